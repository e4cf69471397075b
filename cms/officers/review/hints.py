"""Hints of the review screen: where a picture may show a seal, a signature or a face; each is taken or left."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.officers.geometry import PageFrame
from cms.officers.review.screen import style_of
from disclosure.reviewing import HintMark
from redaction.types import HintKind

WORDS: Mapping[str, object] = {
    HintKind.SEAL: gettext_lazy("도장으로 보이는 곳"),
    HintKind.SIGNATURE: gettext_lazy("서명으로 보이는 곳"),
    HintKind.FACE: gettext_lazy("얼굴·사진으로 보이는 곳"),
}


@dataclass(frozen=True, slots=True)
class ShownHint:
    """A hint over the page image and in the list beside it."""

    hint: HintMark
    style: str

    @property
    def kind_word(self) -> str:
        """What it may be."""
        return str(WORDS.get(self.hint.kind, self.hint.kind))

    @property
    def label(self) -> str:
        """For a screen reader at the picture."""
        return _("%(kind)s: 아직 상자가 아닙니다") % {"kind": self.kind_word}


def shown_hints(hints: Iterable[HintMark], page: int, frame: PageFrame) -> list[ShownHint]:
    """The hints of one page."""
    return [ShownHint(hint, style_of(hint.rect, frame)) for hint in hints if hint.page == page]
