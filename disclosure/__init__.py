"""The law and the life of a request: states, deadlines, actions, rows, audit, storage, publishing, the outbox."""
