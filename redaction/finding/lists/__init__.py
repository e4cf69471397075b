"""Lists of words, written by us, one file each; read once when a module that needs them is imported."""

import re
from collections.abc import Iterable
from importlib import resources

_LOOKS_BEHIND = re.compile(r"^(?:\(\?<[^)]*\))+")


def words_of(name: str) -> tuple[str, ...]:
    """The words of a list in the order of its file, lines that begin with `#` left out."""
    return tuple(word for line in lines_of(name) for word in line.split())


def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a list that are no comments."""
    text = resources.files(__name__).joinpath(f"{name}.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))


def named_words(name: str) -> dict[str, str]:
    """The groups of a list, `name: words`, each as an expression for one of its words in the order of the file.

    A `_` in a word is a blank that papers may leave out, a `~` one that must stand.
    """
    groups = (line.partition(": ") for line in lines_of(name))
    return {group: f"(?:{'|'.join(words.split())})".replace("_", " ?").replace("~", " ") for group, _, words in groups}


def one_of(words: Iterable[str]) -> str:
    """The source of an expression for one of some words, the longest that fits first; a `_` in a word is a blank that
    papers may leave out, and what it must not stand behind may be written in front of it as an expression.

    A look at the letter they begin with comes before: almost everywhere in a text it spares trying each of them.
    """
    ordered = sorted(words, key=len, reverse=True)
    first = "".join(sorted({re.escape(_LOOKS_BEHIND.sub("", word)[0]) for word in ordered}))
    return f"(?:(?=[{first}])(?:{'|'.join(ordered).replace('_', ' ?')}))"
