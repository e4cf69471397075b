"""Editorial pages in Wagtail: the opening page, guides and notices. No record, no personal data ever enters one."""
