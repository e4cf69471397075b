"""The English catalogue of the public site is whole: nobody reads half a page in another language."""

import re
from pathlib import Path

import polib
import pytest

CATALOGUE = Path(__file__).parents[2] / "cms" / "locale" / "en" / "LC_MESSAGES" / "django.po"
ENTRIES = list(polib.pofile(str(CATALOGUE)))
PLACES = re.compile(r"%\(\w+\)s|</?\w+>")


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.msgid[:30])
def test_every_sentence_is_translated_with_its_places(entry):
    """A translation is there and has the same numbers, names and emphasis in it as the Korean."""
    translations = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    for text in translations:
        assert text
        assert sorted(PLACES.findall(text)) == sorted(PLACES.findall(entry.msgid))
        assert not entry.fuzzy
