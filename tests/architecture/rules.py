"""Rules of the house as functions: source trees in, violations out. What import-linter cannot see stands here.

A tree maps a path below the repository's root to its parsed module. A violation is one line "path:line what".
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

PACKAGES = ("cms", "disclosure", "redaction", "search")
FILE_LINES_MAX = 400
FUNCTION_LINES_MAX = 60
FUNCTION_LINES_MEDIAN_MAX = 8
EMPTY_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "misc", "manager", "handlers", "stuff"})

# A value that certifies something may be made in these files only.
CONSTRUCTORS = {
    "BurnedPdf": ("redaction/burning/",),
    "VerifiedPdf": ("redaction/verifying/",),
    "IndexEntry": ("disclosure/publishing.py", "search/"),
}
# Rows the public side trusts are written in these files only.
ROW_WRITERS = {
    "Publication": ("disclosure/publishing.py",),
    "PublicFile": ("disclosure/actions/",),
    "Approval": ("disclosure/actions/",),
    "AuditEntry": ("disclosure/auditing.py",),
}
BROAD_EXCEPT_HOMES = ("disclosure/worker", "cms/border.py", "redaction/sandbox/child.py")
SETTINGS_READERS = ("cms/", "disclosure/wiring.py")
ENVIRONMENT_READERS = ("cms/settings/", "cms/wsgi.py", "manage.py")

Tree = Mapping[str, ast.Module]


@dataclass(frozen=True)
class Source:
    """The repository's product code: parsed modules and raw texts by path."""

    modules: dict[str, ast.Module]
    texts: dict[str, str]


def load(root: Path) -> Source:
    """Parse every product module below `root`, migrations left out."""
    texts = {
        str(path.relative_to(root)): path.read_text(encoding="utf-8")
        for package in PACKAGES
        for path in sorted((root / package).rglob("*.py"))
        if "migrations" not in path.parts
    }
    return Source({name: ast.parse(text) for name, text in texts.items()}, texts)


def _calls(module: ast.Module) -> Iterator[tuple[int, str, str]]:
    """(line, called name, dotted owner) of every call."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.lineno, node.func.id, ""
            elif isinstance(node.func, ast.Attribute):
                yield node.lineno, node.func.attr, ast.unparse(node.func.value)


def _allowed(name: str, homes: tuple[str, ...]) -> bool:
    return name.startswith(homes)


def constructors(tree: Tree) -> list[str]:
    """`VerifiedPdf`, `BurnedPdf` and `IndexEntry` are made where the architecture says, nowhere else."""
    return [
        f"{name}:{line} constructs {called}"
        for name, module in tree.items()
        for line, called, owner in _calls(module)
        if called in CONSTRUCTORS and not owner and not _allowed(name, CONSTRUCTORS[called])
    ]


def row_writers(tree: Tree) -> list[str]:
    """Rows of publications, approvals and the audit chain are written by their own files."""
    verbs = {"create", "bulk_create", "get_or_create", "update_or_create"}
    return [
        f"{name}:{line} writes {model}"
        for name, module in tree.items()
        for line, called, owner in _calls(module)
        for model, homes in ROW_WRITERS.items()
        if called in verbs and owner.startswith(f"{model}.objects") and not _allowed(name, homes)
    ]


def broad_excepts(tree: Tree) -> list[str]:
    """A bare or broad `except` stands in the worker's loop, at the request's border, and at the child's end only."""
    broad = {"Exception", "BaseException"}
    found = []
    for name, module in tree.items():
        for node in ast.walk(module):
            if isinstance(node, ast.ExceptHandler) and not _allowed(name, BROAD_EXCEPT_HOMES):
                caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
                if any(one is None or ast.unparse(one) in broad for one in caught):
                    found.append(f"{name}:{node.lineno} catches everything")
    return found


def settings_readers(tree: Tree) -> list[str]:
    """`redaction` and `search` get frozen config objects; `disclosure` reads settings in one file."""
    return [
        f"{name}:{node.lineno} reads settings"
        for name, module in tree.items()
        for node in ast.walk(module)
        if isinstance(node, ast.ImportFrom)
        and node.module == "django.conf"
        and any(alias.name == "settings" for alias in node.names)
        and not _allowed(name, SETTINGS_READERS)
    ]


def environment_readers(tree: Tree) -> list[str]:
    """The process environment is read in cms/settings only."""
    return [
        f"{name}:{node.lineno} reads the environment"
        for name, module in tree.items()
        for node in ast.walk(module)
        if isinstance(node, ast.Attribute)
        and node.attr in {"environ", "getenv"}
        and isinstance(node.value, ast.Name)
        and node.value.id == "os"
        and not _allowed(name, ENVIRONMENT_READERS)
    ]


def inner_imports(tree: Tree) -> list[str]:
    """Imports stand at the top of a module; `AppConfig.ready` is the one exception."""
    return [
        f"{name}:{inner.lineno} imports inside {node.name}"
        for name, module in tree.items()
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.name != "ready"
        for inner in ast.walk(node)
        if isinstance(inner, ast.Import | ast.ImportFrom)
    ]


def signal_receivers(tree: Tree) -> list[str]:
    """No signals of our own: an effect is called by the action that wants it."""
    found = []
    for name, module in tree.items():
        for node in ast.walk(module):
            if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("dispatch"):
                found.append(f"{name}:{node.lineno} imports signals")
            if isinstance(node, ast.Call) and ast.unparse(node.func).endswith(
                ("post_save.connect", "pre_save.connect")
            ):
                found.append(f"{name}:{node.lineno} connects a signal")
    return found


def save_overrides(tree: Tree) -> list[str]:
    """Models are poor in verbs: nobody overrides `save` or `delete` in `disclosure`."""
    return [
        f"{name}:{node.lineno} overrides {node.name}"
        for name, module in tree.items()
        if name.startswith("disclosure/models")
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}
    ]


def names(tree: Tree) -> list[str]:
    """A module's name says what is in it."""
    return [f"{name}:1 says nothing" for name in tree if EMPTY_NAMES & set(Path(name).with_suffix("").parts)]


def file_lengths(texts: Mapping[str, str]) -> list[str]:
    """No file over 400 lines."""
    return [
        f"{name}:1 has {text.count(chr(10))} lines" for name, text in texts.items() if text.count("\n") > FILE_LINES_MAX
    ]


def function_lengths(tree: Tree) -> list[str]:
    """No function over 60 lines."""
    return [
        f"{name}:{node.lineno} {node.name} has {length} lines"
        for name, node, length in _functions(tree)
        if length > FUNCTION_LINES_MAX
    ]


def function_lines(tree: Tree) -> list[int]:
    """Lengths of all functions in lines, docstrings left out, sorted."""
    return sorted(length - _docstring_lines(node) for _, node, length in _functions(tree))


def _functions(tree: Tree) -> Iterator[tuple[str, ast.FunctionDef | ast.AsyncFunctionDef, int]]:
    for name, module in tree.items():
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield name, node, (node.end_lineno or node.lineno) - node.lineno + 1


def _docstring_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    first = node.body[0]
    has_docstring = ast.get_docstring(node) is not None
    return (first.end_lineno or first.lineno) - first.lineno + 1 if has_docstring else 0


RULES: tuple[Callable[[Tree], list[str]], ...] = (
    constructors,
    row_writers,
    broad_excepts,
    settings_readers,
    environment_readers,
    inner_imports,
    signal_receivers,
    save_overrides,
    names,
    function_lengths,
)
