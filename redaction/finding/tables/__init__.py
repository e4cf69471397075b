"""Tables on pages and in plain text: their rows, columns and headers, and what a column makes of its cells."""
