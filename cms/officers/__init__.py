"""Officers' screens inside the Wagtail admin: today's work, cases, files, review, approval, publications."""
