"""What is known of Korean before anything is looked for: words, particles, places, numerals, and views of a text."""
