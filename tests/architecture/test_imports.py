"""import-linter's contracts hold, and each is shown to break on a planted import."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LINT = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]

PLANTED = {
    "a library that reaches up": ("redaction/planted.py", "import disclosure\n"),
    "the law that reaches up": ("disclosure/planted.py", "import cms\n"),
    "redaction that knows search": ("redaction/planted.py", "import search\n"),
    "a library that knows Django": ("search/planted.py", "import django\n"),
    "a screen that opens PDFs itself": ("cms/planted.py", "import pypdf\n"),
    "a screen that talks to the engine's client": ("cms/planted.py", "import elasticsearch\n"),
    "a screen that walks past the door of redaction": ("cms/planted.py", "import redaction.rendering\n"),
    "a screen that opens the store itself": ("cms/planted.py", "import boto3\n"),
    "a store outside its file": ("disclosure/planted.py", "import boto3\n"),
    "a recognizer that asks whose a value is": (
        "redaction/finding/recognizing/mails.py",
        "from redaction.finding.judging import people\n",
    ),
    "a circle": ("search/types.py", "import search.engine\n"),
}


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(LINT, cwd=folder, capture_output=True, text=True, timeout=120, check=False)


def _no_python(folder: str, names: list[str]) -> list[str]:
    """Files beside the code, and what Python keeps; folders stay."""
    kept = {name for name in names if name.endswith(".py") or Path(folder, name).is_dir()} - {"__pycache__"}
    return [name for name in names if name not in kept]


@pytest.fixture(scope="module")
def copy(tmp_path_factory) -> Path:
    """The product's Python files and the contract, apart from the checkout."""
    folder = tmp_path_factory.mktemp("house")
    for package in ("cms", "disclosure", "redaction", "search"):
        shutil.copytree(ROOT / package, folder / package, ignore=_no_python)
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


def test_every_import_goes_down(copy):
    """The four packages import in one direction and only through doors."""
    result = _lint(copy)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize("fault", PLANTED, ids=str)
def test_a_planted_import_is_refused(copy, fault):
    """A contract that cannot break guards nothing."""
    path, line = PLANTED[fault]
    planted = copy / path
    before = planted.read_text(encoding="utf-8") if planted.exists() else '"""Planted."""\n'
    planted.write_text(before + line, encoding="utf-8")
    try:
        assert _lint(copy).returncode != 0
    finally:
        planted.write_text(before, encoding="utf-8")
