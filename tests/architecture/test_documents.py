"""What the documents say is what the code does."""

import re
from pathlib import Path

from cms.management.commands.print_errors import _errors, errors_page
from cms.settings.environment import Environment

ROOT = Path(__file__).resolve().parents[2]
LINK = re.compile(r"\]\(([^)\s]+)\)")


def test_every_error_is_documented_as_it_is():
    """docs/errors.md is what `manage.py print_errors` prints."""
    assert (ROOT / "docs" / "errors.md").read_text(encoding="utf-8") == errors_page(), (
        "manage.py print_errors > docs/errors.md"
    )


def test_no_two_errors_share_a_code():
    """A code names one error."""
    codes = [one.code for one in _errors()]
    assert len(codes) == len(set(codes))


def test_every_error_has_a_kind_and_a_korean_sentence():
    """People read what to do next, in Korean."""
    for one in _errors():
        assert any("가" <= char <= "힣" for char in one.sentence), one.code


def test_every_variable_is_in_the_example_environment():
    """.env.example lists what the system reads, and nothing else."""
    listed = {line.split("=")[0] for line in (ROOT / ".env.example").read_text().splitlines() if "=" in line[:40]}
    known = {name.upper() for name in Environment.model_fields}
    assert {name for name in listed if name.isupper()} == known


def test_no_link_in_the_documents_is_dead():
    """Every link to a file of ours leads to one, pictures included."""
    pages = [ROOT / "README.md", ROOT / "README.ko.md", *sorted((ROOT / "docs").rglob("*.md"))]
    dead = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        for target in LINK.findall(page.read_text(encoding="utf-8"))
        if not target.startswith(("http", "#", "mailto:")) and not (page.parent / target.partition("#")[0]).exists()
    ]
    assert not dead
