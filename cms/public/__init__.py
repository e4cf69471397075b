"""The public web site: what anybody may find, read, ask for and follow, without an account."""
