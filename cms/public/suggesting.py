"""Offers that save typing, and ways on from an empty answer; never from what other readers typed."""

from disclosure.wiring import services
from search.errors import SearchError

MOST_SINGLE = 6
MOST_NEAR = 5
_STEM = 2


def completions(prefix: str, most: int = 8) -> tuple[str, ...]:
    """Titles, departments and places that begin so; none while the engine is away: the search itself says that."""
    if not prefix:
        return ()
    try:
        return services().engine.suggest(prefix, most)
    except SearchError:
        return ()


def ways_on(words: str) -> dict[str, tuple[str, ...]]:
    """What to try instead of words that found nothing: each word alone, and words of the index that begin alike."""
    several = tuple(dict.fromkeys(word.strip("\"'-") for word in words.split()))
    singles = tuple(word for word in several if len(word) >= _STEM)[:MOST_SINGLE] if len(several) > 1 else ()
    near = dict.fromkeys(offer for word in several[:3] for offer in completions(word[:_STEM], MOST_NEAR))
    return {"single_words": singles, "near_words": tuple(near)[:MOST_NEAR]}
