"""What people put beside the search: editors' synonyms and pinned records, missed words, saved searches, counts."""
