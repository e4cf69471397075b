"""Papers built to leak, the outputs made of them, and outputs broken on purpose."""
