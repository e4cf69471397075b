"""The English catalogue is whole: nobody reads half a page in another language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "cms" / "locale" / "en" / "LC_MESSAGES" / "django.po"
ENTRIES = list(polib.pofile(str(CATALOGUE)))
PLACES = re.compile(r"%\(\w+\)s|</?\w+>")
KOREAN = re.compile("[가-힣]")
MARKED = {"_": 0, "gettext": 0, "gettext_lazy": 0, "ngettext": 0, "ngettext_lazy": 0, "pgettext": 1, "pgettext_lazy": 1}
"""What marks a sentence for translation, and which of its arguments the sentence is."""
IN_TEMPLATE = re.compile(r"\b(?:n?gettext|_)\(u?(\"\"\"|'''|\"|')(.*?)(?<!\\)\1", re.DOTALL)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.msgid[:30])
def test_every_sentence_is_translated_with_its_places(entry):
    """A translation is there and has the same numbers, names and emphasis in it as the Korean."""
    translations = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    for text in translations:
        assert text
        assert sorted(PLACES.findall(text)) == sorted(PLACES.findall(entry.msgid))
        assert not entry.fuzzy


def said_by_code(path: Path) -> Iterator[str]:
    """The sentences a module marks for translation."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
        given = node.args[MARKED[name] :][:1] if name in MARKED else []
        yield from (one.value for one in given if isinstance(one, ast.Constant))


def said_by_template(path: Path) -> Iterator[str]:
    """The sentences a template marks for translation, as gettext gets them."""
    yield from (found[2] for found in IN_TEMPLATE.finditer(templatize(path.read_text(encoding="utf-8"))))


def test_every_sentence_of_a_screen_stands_in_the_catalogue():
    """A sentence that somebody added to a screen or a mail was added to the English catalogue too."""
    modules = [*(ROOT / "cms").rglob("*.py"), *(ROOT / "disclosure").rglob("*.py")]
    templates = [path for path in (ROOT / "cms" / "templates").rglob("*.*") if path.suffix in {".html", ".txt"}]
    said = {text for path in modules for text in said_by_code(path)}
    said |= {text for path in templates for text in said_by_template(path)}
    assert len(said) > 1000
    assert sorted(text for text in said - {entry.msgid for entry in ENTRIES} if KOREAN.search(text)) == []
