"""What is found by what was found before: the same value elsewhere, and what stands in the line of a person."""
