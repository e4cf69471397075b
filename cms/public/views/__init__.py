"""Views of the public site: each parses, asks one question, and translates the answer."""
