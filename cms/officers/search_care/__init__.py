"""Screens on which editors look after the public search: synonyms, records to show first, words that found nothing."""
