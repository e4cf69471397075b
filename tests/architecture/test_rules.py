"""The house keeps its rules, and each rule is shown to catch a planted fault."""

import ast
import statistics
from pathlib import Path

import pytest

from tests.architecture import rules

ROOT = Path(__file__).resolve().parents[2]

PLANTED = {
    "constructors": ("cms/public/views.py", "proof = VerifiedPdf(content=b'')"),
    "row_writers": ("cms/officers/views.py", "Publication.objects.create(title='')"),
    "broad_excepts": ("redaction/finding/names.py", "try:\n    x()\nexcept (ValueError, Exception):\n    pass"),
    "settings_readers": ("search/engine.py", "from django.conf import settings"),
    "environment_readers": ("disclosure/storage.py", "import os\nkey = os.environ['KEY']"),
    "inner_imports": ("search/query.py", "def find():\n    import json"),
    "signal_receivers": ("disclosure/models/files.py", "from django.dispatch import receiver"),
    "save_overrides": ("disclosure/models/files.py", "class A:\n    def save(self):\n        pass"),
    "names": ("cms/public/utils.py", "x = 1"),
    "function_lengths": ("cms/public/views.py", "def long():\n" + "    x = 1\n" * 61),
}


@pytest.fixture(scope="session")
def source() -> rules.Source:
    """The product code as it stands."""
    return rules.load(ROOT)


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_house_keeps_the_rule(rule, source):
    """No file of the product breaks a rule of the house."""
    assert rule(source.modules) == []


@pytest.mark.parametrize("rule", rules.RULES, ids=lambda rule: rule.__name__)
def test_the_rule_catches_a_planted_fault(rule):
    """A rule that cannot fail guards nothing."""
    path, code = PLANTED[rule.__name__]
    assert len(rule({path: ast.parse(code)})) == 1


def test_a_missing_except_type_counts_as_broad():
    """A bare except is as broad as can be."""
    assert rules.broad_excepts({"search/a.py": ast.parse("try:\n    x()\nexcept:\n    pass")})


def test_no_file_is_longer_than_four_hundred_lines(source):
    """A file is read in one sitting."""
    assert rules.file_lengths(source.texts) == []
    assert rules.file_lengths({"a.py": "x\n" * 401}) == ["a.py:1 has 401 lines"]


def test_half_of_all_functions_are_short(source):
    """The median function has at most eight lines."""
    assert statistics.median(rules.function_lines(source.modules) or [0]) <= rules.FUNCTION_LINES_MEDIAN_MAX
