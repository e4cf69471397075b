"""What the review screen shows, made of the marks of a file: places, groups, pages, and what is left."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from cms.officers.geometry import PageFrame
from cms.officers.words import ground_word, kind_word
from disclosure import reviewing
from disclosure.models import SealedFile
from disclosure.models.reviews import DecisionState
from disclosure.reviewing import HintMark, Mark, counts_by_ground, hint_marks
from redaction.types import Rect

LOOKS: Mapping[str, str] = {
    DecisionState.REDACT: "remove",
    DecisionState.KEEP: "keep",
    DecisionState.UNDECIDED: "open",
}
"""The three looks of a box, which are also its classes in review.css. An unknown state looks open."""


def look_word(look: str) -> str:
    """A standing in one word."""
    return {"remove": _("가림"), "keep": _("둠"), "open": _("결정 필요"), "mixed": _("섞임")}[look]


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a page: a finding or a drawn box, with what holds for it now."""

    mark: Mark
    order: int

    @property
    def id(self) -> str:
        """The place's name in forms and addresses."""
        return f"f{self.mark.finding_id}" if self.mark.finding_id else f"b{self.mark.box_id}"

    @property
    def page(self) -> int:
        """Its page, from 1."""
        return self.mark.page

    @property
    def is_drawn(self) -> bool:
        """Whether an officer drew it."""
        return self.mark.box_id is not None

    @property
    def may_stay(self) -> bool:
        """Whether an officer may let it stand."""
        return self.mark.may_stay

    @property
    def look(self) -> str:
        """remove, keep or open."""
        return LOOKS.get(self.mark.state, "open")

    @property
    def ground(self) -> str:
        """The ground it goes for; empty while it stays or is open."""
        return self.mark.ground

    @property
    def ground_field(self) -> str:
        """The name of its ground's field in a form."""
        return f"ground-{self.id}"

    @property
    def kind_field(self) -> str:
        """The name of a drawn box's kind in a form."""
        return f"kind-{self.id}"

    @property
    def word(self) -> str:
        """What holds, in a word, with the ground where it goes."""
        ground = f" · {ground_word(self.ground)}" if self.look == "remove" else ""
        return look_word(self.look) + ground

    @property
    def label(self) -> str:
        """For a screen reader at the box: page, kind, standing. Never the text itself."""
        return _("%(page)d쪽 %(kind)s: %(word)s") % {"page": self.page, "kind": self.kind_word, "word": self.word}

    @property
    def kind_word(self) -> str:
        """What it is."""
        drawn = _("직접 그린 상자")
        if not self.is_drawn:
            return kind_word(self.mark.kind)
        return drawn if self.mark.kind == reviewing.DRAWN else f"{drawn} · {kind_word(self.mark.kind)}"


@dataclass(slots=True)
class Group:
    """All places of one person or value."""

    key: str
    places: list[Place] = field(default_factory=list)

    @property
    def look(self) -> str:
        """What holds for all; open as soon as one is open, else mixed when they differ."""
        looks = {place.look for place in self.places}
        if "open" in looks:
            return "open"
        return looks.pop() if len(looks) == 1 else "mixed"

    @property
    def may_stay(self) -> bool:
        """Whether an officer may let all of it stand."""
        return all(place.may_stay for place in self.places)

    @property
    def word(self) -> str:
        """What holds, in a word."""
        if self.look == "remove" and len({place.ground for place in self.places}) == 1:
            return self.places[0].word
        return look_word(self.look)

    @property
    def ground(self) -> str:
        """The ground shown for the group: that of its first removed place, else 제6호."""
        return next((place.ground for place in self.places if place.ground), reviewing.DEFAULT_GROUND)


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A line of the list of pages."""

    number: int
    open: int
    needs_look: bool
    is_looked_at: bool
    is_unreadable: bool
    is_withheld: bool = False

    @property
    def look(self) -> str:
        """done, open or blocked."""
        if self.is_unreadable and not self.is_withheld:
            return "blocked"
        return "open" if self.open or (self.needs_look and not self.is_looked_at) else "done"

    @property
    def word(self) -> str:
        """What is left on the page."""
        if self.is_withheld:
            return _("통째로")
        if self.is_unreadable:
            return _("못 읽음")
        if self.open:
            return _("%(count)d곳") % {"count": self.open}
        return _("그림") if self.look == "open" else _("끝")


@dataclass(frozen=True, slots=True)
class Review:
    """Where the review of one file stands."""

    file: SealedFile
    places: tuple[Place, ...]
    pages: tuple[PageEntry, ...]
    hints: tuple[HintMark, ...] = ()

    @property
    def hints_taken(self) -> int:
        """How many hints an officer made boxes of."""
        return sum(hint.is_taken for hint in self.hints)

    @property
    def open(self) -> int:
        """Places nobody has decided yet."""
        return sum(page.open for page in self.pages)

    @property
    def asked_again(self) -> int:
        """Places that only the check of a result saw, and nobody has decided yet."""
        return sum(place.mark.was_seen_in_result and place.look == "open" for place in self.places)

    @property
    def unseen(self) -> int:
        """Pages with pictures nobody has looked at yet."""
        return sum(page.needs_look and not page.is_looked_at for page in self.pages)

    @property
    def left(self) -> int:
        """Everything still to do."""
        return self.open + self.unseen

    @property
    def left_words(self) -> str:
        """Everything still to do, in words."""
        if not self.left:
            return _("남은 결정 없음")
        parts = [_("남은 결정 %(count)d") % {"count": self.open}]
        if self.unseen:
            parts.append(_("그림 확인 %(count)d쪽") % {"count": self.unseen})
        return " · ".join(parts)

    def page(self, number: int) -> PageEntry:
        """The entry of a page; the first one for a number that is not there."""
        return self.pages[number - 1] if 0 < number <= len(self.pages) else self.pages[0]

    def groups(self) -> list[Group]:
        """Groups, those with something open first, then in reading order."""
        groups: dict[str, Group] = {}
        for place in self.places:
            groups.setdefault(place.mark.group_key, Group(place.mark.group_key)).places.append(place)
        return sorted(groups.values(), key=lambda group: group.look != "open")

    def place(self, place_id: str) -> Place | None:
        """The place of that id, if it is one of this file."""
        return next((place for place in self.places if place.id == place_id), None)

    def removed_by_ground(self) -> list[tuple[str, int]]:
        """How many boxes go, by ground, most first."""
        return Counter(counts_by_ground(place.mark for place in self.places)).most_common()

    @property
    def kept(self) -> int:
        """How many found places stay."""
        return sum(place.look == "keep" for place in self.places)


def read_review(file: SealedFile) -> Review:
    """The review of `file` from five queries, however many places there are."""
    held = reviewing.marks(file)
    places = tuple(Place(mark, order) for order, mark in enumerate(held, start=1))
    unseen = set(reviewing.pages_to_check(file))
    withheld = reviewing.withheld_pages(file)
    open_places = Counter(place.page for place in places if place.look == "open")
    pages = tuple(
        PageEntry(
            number=number,
            open=open_places[number],
            needs_look=number in file.image_pages,
            is_looked_at=number not in unseen,
            is_unreadable=number in file.unreadable_pages,
            is_withheld=number in withheld,
        )
        for number in range(1, (file.pages or 1) + 1)
    )
    return Review(file, places, pages, hint_marks(file, held))


@dataclass(frozen=True, slots=True)
class BoxSpot:
    """A box over the page image; `style` says where it lies."""

    place: Place
    style: str


def style_of(rect: Rect, frame: PageFrame) -> str:
    """Where a rectangle of the page lies over its image, in percent, as a style attribute."""
    left, top, right, bottom = (value * 100 for value in frame.to_share(rect))
    return f"left:{left:.3f}%;top:{top:.3f}%;width:{right - left:.3f}%;height:{bottom - top:.3f}%"


def spots(places: Iterable[Place], page: int, frame: PageFrame) -> list[BoxSpot]:
    """The boxes of one page; a place over several lines has one box a line."""
    shown = []
    for place in places:
        if place.page != page:
            continue
        for rect in place.mark.rects:
            shown.append(BoxSpot(place, style_of(rect, frame)))
    return shown
