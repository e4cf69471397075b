"""Composition root: settings, addresses, screens, commands."""
