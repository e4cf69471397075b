"""Presidio with our recognizers over Kiwi's morphemes, and the tagger that reads names in running text."""
