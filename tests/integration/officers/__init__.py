"""Officers' screens against the database and plain papers."""
