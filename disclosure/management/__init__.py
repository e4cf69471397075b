"""Commands of the domain: the worker, reconciling, verifying the audit, withdrawing."""
