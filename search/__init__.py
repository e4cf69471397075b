"""The public index: entries in, answers out. Knows neither Django nor the sealed store."""
