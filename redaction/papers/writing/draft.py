"""What a writer of one kind of paper hands back: everything but kind, seed, department and day."""

from dataclasses import dataclass, field

from redaction.papers.types import Block, PageStyle


@dataclass(frozen=True, slots=True)
class Draft:
    """`title` is public and free of personal data; `sealed_title` is marked and may name people."""

    title: str
    synopsis: str
    blocks: tuple[Block, ...]
    sealed_title: str = ""
    style: PageStyle = field(default_factory=PageStyle)
