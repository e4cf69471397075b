"""Lists of words, written by us, one file each; read once when a module that needs them is imported."""

from importlib import resources


def words_of(name: str) -> tuple[str, ...]:
    """The words of a list in the order of its file, lines that begin with `#` left out."""
    return tuple(word for line in lines_of(name) for word in line.split())


def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a list that are no comments."""
    text = resources.files(__name__).joinpath(f"{name}.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
