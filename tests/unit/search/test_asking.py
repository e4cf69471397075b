"""Questions of one search to a server travel together, and guesses never end up in an answer."""

from types import SimpleNamespace
from typing import Any

import pytest

from search.clustered.asking import Conversation
from search.clustered.remembering import Remembered
from search.errors import IndexBroken, SearchUnavailable

_AWAY = {"error": {"type": "no_shard_available_action_exception"}, "status": 503}


class Server:
    """Says of each search what `answers` holds for its query; remembers how many came together."""

    def __init__(self, answers: dict[str, Any], away: int = 0) -> None:
        self.answers = answers
        self.away = away
        self.together: list[int] = []

    def msearch(self, index: str, searches: list[dict[str, Any]]) -> SimpleNamespace:
        """Answer in order; nothing but "away" for the first few times."""
        asked = searches[1::2]
        self.together.append(len(asked))
        if len(self.together) <= self.away:
            return SimpleNamespace(body={"responses": [_AWAY for _ in asked]})
        return SimpleNamespace(body={"responses": [self.answers[body["query"]] for body in asked]})


def stands(talk: Conversation, word: str) -> bool:
    """Whether a word stands; yes, as long as nobody knows."""
    body = talk.foreseen({"query": word})
    return body is None or body["found"]


def conversation(server: Server) -> Conversation:
    """A conversation with the server."""
    return Conversation(server, "records", 2, Remembered())


def test_words_that_stand_as_foreseen_take_one_request() -> None:
    """A usual search asks about all of its words at once."""
    server = Server({"산수유": {"found": True}, "축제": {"found": True}})
    talk = conversation(server)
    assert talk.settled(lambda: [stands(talk, "산수유"), stands(talk, "축제")]) == [True, True]
    assert server.together == [2]


def test_wrong_guess_is_mended_before_anybody_sees_it() -> None:
    """A word that was thought to stand and does not is looked for in its other spelling."""
    server = Server({"산슈유": {"found": False}, "산수유": {"found": True}})
    talk = conversation(server)
    found = talk.settled(lambda: "산슈유" if stands(talk, "산슈유") else stands(talk, "산수유") and "산수유")
    assert found == "산수유"
    assert server.together == [1, 1]


def test_what_nobody_can_foresee_is_waited_for() -> None:
    """How many records there are is never guessed."""
    server = Server({"산수유": {"count": 3}})
    talk = conversation(server)
    assert talk.settled(lambda: talk.answered({"query": "산수유"})["count"]) == 3


def test_node_that_is_away_is_asked_again_but_not_for_ever() -> None:
    """A reader does not notice a node that stops; when all are away, search says so instead of finding nothing."""
    back = conversation(Server({"산수유": {"found": True}}, away=2))
    assert back.settled(lambda: stands(back, "산수유"))
    gone = conversation(Server({}, away=99))
    with pytest.raises(SearchUnavailable):
        gone.settled(lambda: stands(gone, "산수유"))


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"error": {}, "status": 400}, IndexBroken),
        ({"error": {}, "status": 404}, SearchUnavailable),
        ({"timed_out": True}, SearchUnavailable),
        ({"_shards": {"failed": 1}}, SearchUnavailable),
    ],
)
def test_half_an_answer_is_none(answer: dict[str, Any], error: type[Exception]) -> None:
    """A part that was refused, came late or lacks pages is never shown as a result."""
    talk = conversation(Server({"산수유": answer}))
    with pytest.raises(error):
        talk.settled(lambda: stands(talk, "산수유"))


def counting(body: dict[str, Any]) -> dict[str, Any]:
    """As many pages for each term as it has letters."""
    filters = body["aggs"]["values"]["filters"]["filters"]
    buckets = {key: {"doc_count": len(key.partition(" ")[2])} for key in filters}
    return {"aggregations": {"values": {"buckets": buckets}}}


class Counter:
    """Answers questions for numbers; remembers each."""

    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []

    def msearch(self, index: str, searches: list[dict[str, Any]]) -> SimpleNamespace:
        """Answer in order."""
        bodies = searches[1::2]
        self.asked += bodies
        return SimpleNamespace(body={"responses": list(map(counting, bodies))})


def test_numbers_within_the_same_pages_are_one_question() -> None:
    """On how many pages spellings stand beside a word is asked together, apart from how many have them at all."""
    server, within = Counter(), {"term": {"everything": "축제"}}
    talk = Conversation(server, "records", 2, Remembered())
    asked = [("산수", None), ("산수 수유", None), ("산수", within), ("산슈 슈유", within)]
    assert talk.settled(lambda: [talk.number("bigrams", *one) for one in asked]) == [2, 5, 2, 5]
    assert [body.get("query") for body in server.asked] == [None, {"bool": {"filter": [within]}}]
    filters = server.asked[0]["aggs"]["values"]["filters"]["filters"]
    assert [next(iter(one)) for one in filters.values()] == ["term", "match_phrase"]
    assert talk.known_number("bigrams", "산수", within) == 2
    assert talk.known_number("bigrams", "산슈") is None


def test_number_is_guessed_by_the_last_answer_and_still_asked_for() -> None:
    """A word that was common for one reader is taken for common at once for the next, but is asked for all the same."""
    server, remembered = Counter(), Remembered()
    first, second = (Conversation(server, "records", 2, remembered) for _ in range(2))
    first.settled(lambda: [first.number("everything", "결과"), first.number("bigrams", "결과")])
    assert [second.likely_number(field, "결과") for field in ("everything", "bigrams")] == [2, 0]
    assert second.known_number("everything", "결과") is None
    assert second.settled(lambda: second.number("everything", "결과")) == 2
    assert len(server.asked) == 2
