"""Templates and word lists of the training texts, written by us."""

from importlib import resources


def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a list that are no comments."""
    text = resources.files(__name__).joinpath(f"{name}.txt").read_text("utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and not line.startswith("# "))


def words_of(name: str) -> tuple[str, ...]:
    """The words of a list."""
    return tuple(word for line in lines_of(name) for word in line.split())
