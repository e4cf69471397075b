"""Papers as PDFs by several producers, byte for byte the same for the same paper and versions."""
