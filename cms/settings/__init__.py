"""Settings: `dev` for `make run`, `test` for the suite, `production` for a real office; all stand on `base`."""
