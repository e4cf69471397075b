"""What the county knows of itself, kept by its IT team in one JSON file: office numbers, mail domains, staff directory.

The file holds the fields of `redaction.config.CountyLexicon`; nothing in it is private. Without a file the defaults of
that class hold.
"""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from redaction.config import CountyLexicon

_LEXICON = TypeAdapter(CountyLexicon)


class CountyFileWrong(ValueError):
    """The file is not a county's facts; the message names the field, never a value."""


def read_county(path: Path) -> CountyLexicon:
    """The county's facts. Raises `CountyFileWrong`; an office must not start on half a directory."""
    if not path.exists():
        return CountyLexicon()
    try:
        return _LEXICON.validate_json(path.read_bytes())
    except ValidationError as error:
        fields = ", ".join(".".join(map(str, item["loc"])) for item in error.errors())
        raise CountyFileWrong(fields) from None


def write_county(path: Path, lexicon: CountyLexicon) -> None:
    """Write the file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_bytes(_LEXICON.dump_json(lexicon, indent=2))
    draft.replace(path)
