"""Errors of search, with stable codes (docs/errors.md) and a Korean sentence that says what to do next."""

from typing import ClassVar


class SearchError(Exception):
    """Base of all; carries no text of any record or query."""

    code: ClassVar[str]
    sentence: ClassVar[str]
    exit_code: ClassVar[int]

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"{self.code} {detail}".strip())
        self.detail = detail


class Refused(SearchError):
    """Somebody must act before this can go on: the query or the command is at fault."""

    exit_code = 3


class Unavailable(SearchError):
    """The same call may succeed later."""

    exit_code = 4


class Broken(SearchError):
    """Stop and alarm; never retry in silence."""

    exit_code = 5


class QueryRefused(Refused):
    """The query is over 200 characters, has over 12 phrases and excluded words, or asks for a page over 1,000."""

    code = "SEA-01"
    sentence = "찾는 말이 너무 깁니다. 200자 이하로, 따옴표와 빼기는 12개 이하로 줄여 주세요."


class PagesMissing(Refused):
    """The file of pages that an index is to be built from is not there or cannot be read."""

    code = "SEA-02"
    sentence = "쪽 파일을 읽을 수 없습니다. 경로와 권한을 확인해 주세요."


class SearchUnavailable(Unavailable):
    """The engine is away or slower than its budget; try again later. Never the same as no results."""

    code = "SEA-20"
    sentence = "지금은 본문 검색을 쓸 수 없어 제목에서만 찾았습니다. 잠시 뒤 다시 찾아 주세요."


class IndexBroken(Broken):
    """The index contradicts itself or was built by another analysis: rebuild it."""

    code = "SEA-30"
    sentence = (
        "지금은 검색을 쓸 수 없습니다. 관리자가 고치고 있으니 공개 자료 목록에서 찾아보시거나 나중에 다시 찾아 주세요."
    )
