"""The review screen: what was found on a file, what is decided, and what is left."""
