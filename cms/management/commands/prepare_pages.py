"""Make the editorial pages that are missing."""

from django.core.management.base import BaseCommand

from cms.pages.preparing import prepare_pages
from cms.shelves.editors import let_editors_tend


class Command(BaseCommand):
    """`manage.py prepare_pages`: run before the public site starts; doing it again changes nothing."""

    help = "Make the opening page, guides and notices where they are missing."

    def handle(self, *args: object, **options: object) -> None:
        """Make what is missing, and let the editors look after the search."""
        let_editors_tend()
        self.stdout.write(f"{prepare_pages()} pages made")
