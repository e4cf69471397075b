"""The embedded engine: tantivy in one folder, for one machine."""
