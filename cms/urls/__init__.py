"""Addresses of the two sites; `officers` has the admin, `public` has none of it."""
