"""Korean as papers and people write it: one form, terms with offsets, numbers, the keyboard. Knows no engine."""
