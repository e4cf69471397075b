"""Errors of search, with stable codes (docs/errors.md) and a Korean sentence that says what to do next."""

from typing import ClassVar


class SearchError(Exception):
    """Base of all; carries no text of any record or query."""

    code: ClassVar[str]
    sentence: ClassVar[str]

    def __init__(self, detail: str = "") -> None:
        super().__init__(f"{self.code} {detail}".strip())
        self.detail = detail


class QueryRefused(SearchError):
    """The query is longer than 200 characters, has more than 12 terms, or asks for a page over 1,000."""

    code = "SEA-01"
    sentence = "찾는 말이 너무 깁니다. 200자, 낱말 12개 이하로 줄여 주세요."


class SearchUnavailable(SearchError):
    """The engine is away or slower than its budget; try again later. Never the same as no results."""

    code = "SEA-20"
    sentence = "지금은 본문 검색을 쓸 수 없어 제목에서만 찾았습니다. 잠시 뒤 다시 찾아 주세요."


class IndexBroken(SearchError):
    """The index contradicts itself or was built by another analysis: rebuild it."""

    code = "SEA-30"
    sentence = "검색 색인에 문제가 있습니다. 관리자가 다시 만들고 있습니다."
