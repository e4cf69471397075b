"""The review screen, its buttons, its end, and who else is there."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from cms.officers import sealed
from cms.officers.check_words import method_of_page
from cms.officers.faults import sentence_of
from cms.officers.review import presence
from cms.officers.review.acts import Pressed, press
from cms.officers.review.elsewhere import Difference, differences
from cms.officers.review.hints import shown_hints
from cms.officers.review.screen import Group, Place, Review, read_review, spots
from cms.officers.review.unread import SearchedFileStep
from cms.officers.review.words import DRAW_FIELDS, KEY_MAP, LIST_CHOICES, STATUS_WORDS, VIEW_CHOICES
from cms.officers.scoped import Scoped, now
from cms.officers.values import usual_last_day
from cms.officers.words import person_words
from cms.wording import reason_words, told
from disclosure import errors
from disclosure.models import PublicFile, SealedFile
from disclosure.models.lists import ListDisposition, ListScope
from disclosure.permits import why_not_file
from disclosure.requestpass import differing
from disclosure.reviewing import SealedLine
from disclosure.states import FileAction
from redaction.types import UNIQUE_IDENTIFIERS

GROUPS_A_SCREEN = 60
PLACES_A_GROUP = 40


@dataclass(frozen=True, slots=True)
class ShownGroup:
    """A group with its own words, for one answer."""

    group: Group
    sealed_title: str
    places: Sequence[tuple[Place, SealedLine | None]]
    hidden: int
    is_open: bool
    differences: Sequence[Difference] = ()

    @property
    def title(self) -> str:
        """The value itself, or what a drawn box is called."""
        return self.sealed_title or self.group.places[0].kind_word

    @property
    def is_many(self) -> bool:
        """Whether its buttons decide more than one place."""
        return len(self.group.places) > 1

    @property
    def is_drawn(self) -> bool:
        """Whether it is a drawn box."""
        return self.group.places[0].is_drawn

    @property
    def kind_word(self) -> str:
        """What it is; nothing where the title says it already."""
        return "" if self.is_drawn else self.group.places[0].kind_word

    @property
    def reason(self) -> str:
        """Why the detector proposed what it did."""
        return "" if self.is_drawn else reason_words(self.group.places[0].mark.reason)

    @property
    def word(self) -> str:
        """What holds for it."""
        return self.group.word

    @property
    def finding_id(self) -> int | None:
        """A finding that has its value, to list it by; none for what no list may speak of."""
        mark = self.group.places[0].mark
        return None if mark.kind in UNIQUE_IDENTIFIERS else mark.finding_id


class ReviewPage(SearchedFileStep):
    """Pages, picture, and list; each decision is a small form of its own."""

    related = ("department", "case", "agency")
    template_name = "officers/review/review.html"
    header_icon = "glasses"

    def get_page_title(self) -> str:
        """Which paper is reviewed."""
        return _("검토: %(name)s") % {"name": sealed.short_name(self.object)}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Everything the screen shows."""
        file: SealedFile = self.object
        at = now()
        presence.appear(file, self.request.user, at=at)
        review = read_review(file)
        page = review.page(_number(self.request.GET.get("page")))
        results = sealed.has_result_pictures(file)
        frame = sealed.page_frame(file, page.number)
        asked_view = _one_of(self.request.GET.get("view"), VIEW_CHOICES)
        view_mode = asked_view if results else "original"
        context = {
            "review": review,
            "page": page,
            "results": results,
            "view_mode": view_mode,
            "has_no_result": asked_view != view_mode,
            "blocked_sentence": sentence_of(file.blocked_code) if file.blocked_code else "",
            "view_choices": VIEW_CHOICES,
            "result_method": _result_method(file, page.number) if view_mode != "original" else "",
            "list_choices": LIST_CHOICES,
            "draw_fields": DRAW_FIELDS,
            "key_map": KEY_MAP,
            "words": json.dumps({name: str(words) for name, words in STATUS_WORDS.items()}, ensure_ascii=False),
            "presence": presence.notice(file, self.request.user, at=at),
            "may_decide": why_not_file(FileAction.DECIDE, file, by=self.request.user) is None,
            "decide_url": reverse("officers:decide", args=(file.public_id,)),
            "list_url": reverse("officers:list_value", args=(file.public_id,)),
            "list_scopes": ListScope.choices,
            "list_dispositions": ListDisposition.choices,
            "list_last_day": usual_last_day(),
            "spots": spots(review.places, page.number, frame),
            "hints": shown_hints(review.hints, page.number, frame),
        }
        return super().get_context_data(**context, **self._list(review, page.number), **kwargs)

    def _list(self, review: Review, page: int) -> dict[str, Any]:
        list_mode = _one_of(self.request.GET.get("list"), LIST_CHOICES)
        groups = [group for group in review.groups() if _is_listed(group, list_mode, page)]
        first = _first_shown(groups, self.request.GET)
        shown = groups[first : first + GROUPS_A_SCREEN]
        lines = sealed.lines(review.file, [place.mark for group in shown for place in group.places[:PLACES_A_GROUP]])
        elsewhere = differences(review.file, self.request.user)
        rest = len(groups) - first - len(shown)
        query = {"page": page, "list": list_mode, "from": first + GROUPS_A_SCREEN + 1}
        return {
            "list_mode": list_mode,
            "groups": [_shown(group, lines, page, elsewhere) for group in shown],
            "differing": sum(group.places[0].mark.value_key in elsewhere for group in groups),
            "more_count": min(rest, GROUPS_A_SCREEN),
            "more_url": f"?{urlencode(query)}" if rest > 0 else "",
            "outside": sealed.outside(review.file) if list_mode == "all" and rest <= 0 else (),
        }


def _first_shown(groups: Sequence[Group], asked: QueryDict) -> int:
    """Where the list begins: at the group asked for by number, or with the screenful that holds a place."""
    for number, group in enumerate(groups):
        if any(place.id == asked.get("place") for place in group.places):
            return number - number % GROUPS_A_SCREEN
    return max(0, _number(asked.get("from")) - 1)


def _result_method(file: SealedFile, page: int) -> str:
    result = PublicFile.objects.filter(sealed_file=file).order_by("-round").first()
    return method_of_page(result, page) if result and page <= result.pages else ""


def _is_listed(group: Group, list_mode: str, page: int) -> bool:
    if list_mode == "open":
        return group.look == "open"
    return list_mode == "all" or any(place.page == page for place in group.places)


def _shown(
    group: Group, lines: Mapping[int, SealedLine], page: int, elsewhere: Mapping[str, Sequence[Difference]]
) -> ShownGroup:
    here_first = sorted(group.places, key=lambda place: (place.page != page, place.order))
    places = [(place, lines.get(place.mark.finding_id or 0)) for place in here_first[:PLACES_A_GROUP]]
    title = next((line.sealed_value for _place, line in places if line), "")
    is_open = group.look in ("open", "mixed")
    differing = elsewhere.get(group.places[0].mark.value_key, ())
    hidden = max(0, len(group.places) - PLACES_A_GROUP)
    return ShownGroup(group, " ".join(title.split()), places, hidden, is_open, differing)


def _number(given: str | None) -> int:
    return int(given) if given and given.isdecimal() and len(given) < 6 else 1


def _one_of(given: str | None, choices: Sequence[tuple[str, Any]]) -> str:
    return given if given in {value for value, _label in choices} else choices[0][0]


class Decide(Scoped, View):
    """A pressed button. With JavaScript the answer is what changed; without, a redirect to the same page."""

    model = SealedFile
    related = ("department", "agency", "case")
    http_method_names: ClassVar[list[str]] = ["post"]

    def post(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """Decide once, or say why not."""
        file = self.get_object()
        pressed = Pressed(request.POST, file, request.user, now(), lambda page: sealed.page_frame(file, page))
        before = frozenset(differing(file))
        try:
            _refuse_stale(pressed)
            words = press(pressed)
        except (errors.Refused, errors.Unavailable) as refusal:
            return self._refused(refusal)
        if not _wants_json(request):
            messages.success(request, words)
            return self._back(pressed)
        file.refresh_from_db()
        is_redrawn = pressed.changes_boxes or before != frozenset(differing(file))
        return JsonResponse({"message": words, "reload": is_redrawn, **changed(read_review(file), pressed.target)})

    def _refused(self, refusal: errors.Refused | errors.Unavailable) -> HttpResponse:
        words = told(refusal)
        if _wants_json(self.request):
            return JsonResponse({"message": words, "reload": True}, status=409)
        messages.error(self.request, words)
        page = _number(self.request.POST.get("page"))
        return HttpResponseRedirect(f"{reverse('officers:review', args=(self.kwargs['public_id'],))}?page={page}")

    def _back(self, pressed: Pressed) -> HttpResponse:
        scope, key = pressed.target
        page = _number(self.request.POST.get("page"))
        anchor = f"#place-{key}" if scope == "place" else ""
        address = reverse("officers:review", args=(pressed.file.public_id,))
        return HttpResponseRedirect(f"{address}?page={page}{anchor}")


def _refuse_stale(pressed: Pressed) -> None:
    if pressed.form.get("version") == str(pressed.file.changes):
        return
    # An officer's own quick keys overtake each other; only somebody else's work must not be overwritten unseen.
    other = presence.last_editor_is_another(pressed.file, pressed.by)
    if other is not None:
        raise errors.Changed(
            sentence=_("그사이 %(name)s 님이 이 파일을 고쳤습니다. 바뀐 화면을 보고 다시 정해 주세요.")
            % {"name": person_words(other.by)}
        )


def _wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def changed(review: Review, target: tuple[str, str]) -> dict[str, Any]:
    """What one decision changed, as review.js takes it: its group, the places and pages of it. No text of the paper."""
    scope, key = target
    groups = [
        group
        for group in review.groups()
        if (group.key == key if scope == "group" else any(place.id == key for place in group.places))
    ]
    places = [place for group in groups for place in group.places]
    pages = {place.page for place in places}
    return {
        "version": review.file.changes,
        "left": review.left,
        "left_words": review.left_words,
        "places": {
            place.id: {"standing": place.look, "ground": place.ground, "word": place.word, "label": place.label}
            for place in places
        },
        "groups": {group.key: {"standing": group.look, "ground": group.ground, "word": group.word} for group in groups},
        "pages": {
            entry.number: {"look": entry.look, "word": entry.word} for entry in review.pages if entry.number in pages
        },
    }


class Presence(Scoped, View):
    """A sign of life of one open screen, answered with who else is there."""

    model = SealedFile

    def get(self, request: HttpRequest, public_id: str) -> HttpResponse:
        """The notice, and the version the file has now."""
        file = self.get_object()
        at = now()
        presence.appear(file, request.user, at=at)
        answer = JsonResponse({"notice": presence.notice(file, request.user, at=at), "version": file.changes})
        answer["Cache-Control"] = "no-store, private"
        return answer
