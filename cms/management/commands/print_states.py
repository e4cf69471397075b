"""`manage.py print_states`: the states of files and cases as docs/manual/states.md shows them, from the one table."""

from collections.abc import Iterable
from typing import Any

from django.core.management.base import BaseCommand
from django.db.models import TextChoices

from disclosure.states import (
    CASE_TRANSITIONS,
    FILE_TRANSITIONS,
    LIST_TRANSITIONS,
    CaseAction,
    CaseState,
    FileAction,
    FileState,
    ListAction,
    ListState,
    Role,
    Transition,
)

HEAD = """# 상태와 할 수 있는 일

`manage.py print_states`가 찍은 표입니다. 시험이 이 쪽과 프로그램의 표를 견줍니다.
"""


class Command(BaseCommand):
    """The table decides; this page only shows it."""

    help = "Print docs/manual/states.md."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the page."""
        self.stdout.write(states_page(), ending="")


def states_page() -> str:
    """The whole page."""
    files = _section("파일", FILE_TRANSITIONS, FileAction, FileState)
    cases = _section("청구 처리 건", CASE_TRANSITIONS, CaseAction, CaseState)
    return HEAD + files + cases + _section("가림·둠 목록", LIST_TRANSITIONS, ListAction, ListState)


def _section(title: str, lines: Iterable[Transition], actions: type[TextChoices], states: type[TextChoices]) -> str:
    rows = "".join(f"{_row(line, actions, states)}\n" for line in lines)
    return f"\n## {title}\n\n| 일 | 누가 | 이 상태에서 | 이 상태로 |\n|---|---|---|---|\n{rows}"


def _row(line: Transition, actions: type[TextChoices], states: type[TextChoices]) -> str:
    sources = [str(state.label) for state in states if state in line.sources]
    roles = [str(role.label) for role in Role if role in line.roles]
    target = states(line.target).label if line.target else "그대로"
    return f"| {actions(line.action).label} | {', '.join(roles)} | {', '.join(sources)} | {target} |"
