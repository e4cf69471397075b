"""The writers of the ten kinds of papers, one module a kind."""
