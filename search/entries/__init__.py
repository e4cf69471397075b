"""Records as an index holds them: documents with their terms, matches with their places, records side by side."""
