"""Answer before asking: published pages for what somebody is about to request, and whether they were enough."""

from dataclasses import dataclass

from django.utils import timezone

from cms.public import searching
from cms.public.choosing import LONGEST_WORDS, Choice
from cms.public.drafts import Draft
from cms.public.searching import Found
from cms.shelves.answers import Event, count_answer

MOST_ANSWERS = 5
MOST_WORDS = 12
_SIGNS = str.maketrans(dict.fromkeys("\"'()[]{}<>.,?!~:;", " "))


@dataclass(frozen=True, slots=True)
class Answers:
    """Records with their best pages. `notice` says that search is away; `looked` that there was something to ask."""

    found: tuple[Found, ...] = ()
    notice: str = ""
    looked: bool = False


def published_answers(text: str) -> Answers:
    """What is published already on a topic or a longer text; its first words decide."""
    words = asked_words(text)
    if not words:
        return Answers()
    answer = searching.answer(Choice(words=words))
    return Answers(answer.found[:MOST_ANSWERS], answer.only_titles or answer.refused, looked=True)


def asked_words(text: str) -> str:
    """The first twelve words of a text without the signs of the query language, each once."""
    words = (word.lstrip("-") for word in text[: 2 * LONGEST_WORDS].translate(_SIGNS).split())
    chosen = " ".join([word for word in dict.fromkeys(words) if word][:MOST_WORDS])
    return chosen[:LONGEST_WORDS].strip()


def count_once(draft: Draft, event: Event) -> bool:
    """Count an event of a draft that was not counted before; the caller keeps the draft. Gives whether it counted."""
    if event in draft.marks:
        return False
    draft.marks.append(event)
    count_answer(event, timezone.now())
    return True
