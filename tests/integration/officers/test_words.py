"""Words: every Korean sentence of our screens has an English one, and Wagtail's own gaps are filled."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils.translation.template import templatize

from cms.management.commands.print_states import states_page

CATALOGUES = Path(settings.BASE_DIR) / "cms" / "locale"


ROOT = Path(settings.BASE_DIR)
MARKERS = {"_", "gettext", "gettext_lazy"}


def sentences() -> Iterator[str]:
    """Every sentence the officers' screens mark for translation."""
    for path in (ROOT / "cms" / "officers").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            is_marked = isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS
            if is_marked and isinstance(node.args[0], ast.Constant):
                yield str(node.args[0].value)
    for folder in ("officers", "account", "wagtailadmin"):
        for path in (ROOT / "cms" / "templates" / folder).rglob("*.html"):
            found = re.findall(r"gettext\(u?'((?:[^'\\\\]|\\\\.)*)'\)", templatize(path.read_text(encoding="utf-8")))
            yield from (sentence.replace("\\'", "'").replace('\\"', '"') for sentence in found)


def test_every_sentence_of_our_screens_has_an_english_one():
    """Whoever chooses English is not left with Korean sentences of ours."""
    known = {entry.msgid for entry in polib.pofile(str(CATALOGUES / "en" / "LC_MESSAGES" / "django.po"))}
    marked = {sentence for sentence in sentences() if re.search("[가-힣]", sentence)}
    assert len(marked) > 300
    assert marked <= known, sorted(marked - known)


def test_every_english_sentence_keeps_its_placeholders():
    """No entry is empty, doubled, or loses a number or a name on the way."""
    entries = polib.pofile(str(CATALOGUES / "en" / "LC_MESSAGES" / "django.po"), check_for_duplicates=True)
    for entry in entries:
        texts = [entry.msgstr, *entry.msgstr_plural.values()]
        assert any(texts), entry.msgid
        for text in filter(None, texts):
            assert text.count("%(") == entry.msgid.count("%("), entry.msgid


def test_wagtails_gaps_are_filled_in_korean():
    """The words of Wagtail's own screens that its Korean catalogue lacks stand in ours."""
    entries = polib.pofile(str(CATALOGUES / "ko" / "LC_MESSAGES" / "django.po"))
    assert {"Show filters", "Filter by", "Skip to main content"} <= {entry.msgid for entry in entries}
    assert all(entry.msgstr or entry.msgstr_plural for entry in entries)


def test_the_manuals_table_of_states_is_the_programs():
    """What the manual says about states is printed from the one table that decides."""
    page = Path(settings.BASE_DIR) / "docs" / "manual" / "states.md"
    assert page.read_text(encoding="utf-8") == states_page(), "run: manage.py print_states > docs/manual/states.md"


def test_an_officer_whose_browser_has_no_korean_face_is_given_ours():
    """On a bare machine every Korean word of the officers' screens would otherwise be an empty square."""
    sheet = Path(finders.find("officers/officers.css"))
    (imported,) = re.findall(r'@import url\("([^"]+)"\);', sheet.read_text(encoding="utf-8"))
    faces = set(re.findall(r"font-family: '([^']+)'", (sheet.parent / imported).read_text(encoding="utf-8")))
    (stack,) = re.findall(r"--w-font-sans: ([^;]+);", sheet.read_text(encoding="utf-8"))
    assert faces & {name.strip(' "') for name in stack.split(",")}
