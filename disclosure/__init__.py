"""The law and the life of a request: states, deadlines, actions, audit, storage, publishing."""
