"""The English catalogue is whole: nobody reads half a page in another language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.utils import translation
from django.utils.translation.template import templatize

from cms.officers.faults import sentence_of
from cms.wording import NAMING_REASONS, reason_words
from disclosure.errors import DisclosureError
from disclosure.states import FileAction, FileState, Role, why_not
from redaction.burning import pipeline
from redaction.errors import RedactionError
from search.errors import SearchError

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "cms" / "locale" / "en" / "LC_MESSAGES" / "django.po"
ENTRIES = list(polib.pofile(str(CATALOGUE)))
PLACES = re.compile(r"%\(\w+\)s|</?\w+>")
KOREAN = re.compile("[가-힣]")
MARKED = {
    "_": 0,
    "gettext": 0,
    "gettext_lazy": 0,
    "ngettext": 0,
    "ngettext_lazy": 0,
    "pgettext": 1,
    "pgettext_lazy": 1,
    "gettext_noop": 0,
}
"""What marks a sentence for translation, and which of its arguments the sentence is."""
NOT_OF_THE_INTERFACE = (
    "cms/management/",
    "cms/migrations/",
    "cms/sample_county/",
    "cms/settings/",
    "cms/officers/similar.py",
    "cms/pages/preparing.py",
    "cms/particles.py",
    "cms/shelves/synonyms.py",
    "disclosure/actions/bodies.py",
    "disclosure/management/",
    "disclosure/migrations/",
    "disclosure/requestpass.py",
)
"""Data of the Korean language, the operator's command line, and what is written into rows as it stands."""
NOT_SAID = re.compile(r"\\|월화수목금토일|[(][가-힣]{2,4} \\")
"""Patterns, and letters that are marked one by one."""
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


def is_marked(node: ast.AST) -> bool:
    """Whether a node is a call that marks its sentence."""
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") in MARKED


def passed_by(node: ast.AST) -> Iterator[ast.AST]:
    """What a node excuses: a marked sentence, a docstring, keys, a stored value before its label, a field's content."""
    if is_marked(node):
        yield from ast.walk(node)
    elif isinstance(node, ast.Expr) or (isinstance(node, ast.keyword) and node.arg == "default"):
        yield node.value
    elif isinstance(node, ast.Dict):
        yield from (key for key in node.keys if key)
    elif isinstance(node, ast.Tuple) and len(node.elts) == 2 and is_marked(node.elts[1]):
        yield node.elts[0]


def unmarked(path: Path) -> Iterator[str]:
    """The Korean literals of a module that are not marked and that a screen may show."""
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    passed = {id(one) for node in nodes for one in passed_by(node)}
    for node in nodes:
        said = node.value if isinstance(node, ast.Constant) and id(node) not in passed else ""
        if isinstance(said, str) and KOREAN.search(said) and not NOT_SAID.search(said):
            yield f"{path.relative_to(ROOT)}: {said}"


def errors_below(base: type[Exception]) -> Iterator[type[Exception]]:
    """Every error with a sentence of its own."""
    for error in base.__subclasses__():
        yield from [error] if "sentence" in vars(error) else []
        yield from errors_below(error)


def reasons_of_findings() -> Iterator[str]:
    """The Korean reasons that the detector's verdicts carry, an agency's name left open."""
    for path in (ROOT / "redaction" / "finding").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Verdict":
                said = node.args[1]
                if isinstance(said, ast.JoinedStr):
                    yield "%(agency)s" + "".join(one.value for one in said.values if isinstance(one, ast.Constant))
                elif isinstance(said, ast.Constant):
                    yield said.value


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


def test_no_korean_of_a_screen_is_left_unmarked():
    """An officer who reads English meets no Korean label, refusal or reason that nobody marked for translation."""
    modules = [*(ROOT / "cms").rglob("*.py"), *(ROOT / "disclosure").rglob("*.py")]
    shown = [path for path in modules if not str(path.relative_to(ROOT)).startswith(NOT_OF_THE_INTERFACE)]
    assert len(shown) > 150
    assert [said for path in shown for said in unmarked(path)] == []


def test_every_error_and_every_reason_stands_in_the_catalogue():
    """What a blocked file and the review say in Korean has its English words."""
    bases = (DisclosureError, RedactionError, SearchError)
    said = {str(error.sentence) for base in bases for error in errors_below(base)}
    reasons = set(reasons_of_findings())
    assert len(reasons) > 40
    assert reasons >= set(NAMING_REASONS)
    pages = {pipeline.RASTER_REASON, pipeline.WANTED_REASON, pipeline.UNLIKE_REASON, *pipeline.REASONS.values()}
    assert sorted((said | reasons | pages) - {entry.msgid for entry in ENTRIES}) == []


def test_an_officer_who_reads_english_reads_states_refusals_and_reasons_in_english():
    """A state, a refused action, a blocked file and a finding's reason read in the language of who looks."""
    refused = why_not(FileAction.APPROVE, state=FileState.REVIEW, roles={Role.APPROVER})
    with translation.override("en"):
        assert str(FileState.BLOCKED.label) == "Blocked"
        assert refused.sentence == "Only a file whose result has been verified can be approved."
        assert sentence_of("RED-03").startswith("The file is locked by a password.")
        assert reason_words("구례군 사무실 전화번호") == "Telephone number of an office of 구례군"
        assert why_not(FileAction.APPROVE, state=FileState.REVIEW, roles=set()).sentence.endswith("Approver.")
    with translation.override("ko"):
        assert str(FileState.BLOCKED.label) == "막힘"
        assert refused.sentence == "결과 확인을 통과한 파일만 승인할 수 있습니다."
        assert reason_words("구례군 사무실 전화번호") == "구례군 사무실 전화번호"
