"""Write the `.mo` beside every `.po` of the project, without the gettext tools."""

from pathlib import Path

import polib
from django.conf import settings
from django.core.management.base import BaseCommand


def compile_catalogue(source: Path) -> bool:
    """Compile one catalogue when it is newer than its result; tell whether anything was written."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return False
    draft = target.with_suffix(".mo.draft")
    polib.pofile(str(source)).save_as_mofile(str(draft))
    # Processes that start together may compile together: each puts a whole file in place.
    draft.replace(target)
    return True


class Command(BaseCommand):
    """`manage.py compile_catalogues`: run before the sites start; doing it again costs nothing."""

    help = "Compile the message catalogues (.po to .mo)."
    requires_system_checks = ()

    def handle(self, *args: object, **options: object) -> None:
        """Compile what is new."""
        sources = sorted(path for root in settings.LOCALE_PATHS for path in Path(root).rglob("*.po"))
        written = sum(compile_catalogue(source) for source in sources)
        self.stdout.write(f"{written} of {len(sources)} catalogues compiled")
