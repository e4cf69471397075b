"""The only writers of rows, beside disclosure.publishing and the worker's stages.

Each takes `by=` and `at=`, runs in one transaction with its row locked, and adds exactly one audit entry.
"""
