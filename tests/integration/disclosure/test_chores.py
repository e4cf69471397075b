"""Duties by the clock: the worker runs them, each once, however the system is started."""

import logging
import threading
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, get_commands
from django.db import connection
from django.utils import timezone

from disclosure import chores, health, worker
from disclosure.models import Chore
from tests.disclosure_world import Clock, make_place

DAILY = {"send_alerts": time(7, 30)}


@pytest.fixture
def ran(db: None, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Which commands ran; they print a count and do nothing."""
    names: list[str] = []

    def pretend(name: str, **streams: object) -> None:
        names.append(name)
        streams["stdout"].write("mails=0\n")  # type: ignore[attr-defined]

    monkeypatch.setattr(chores, "call_command", pretend)
    return names


def due(**fields: object) -> None:
    """The duty fell due a minute ago."""
    Chore.objects.update_or_create(
        name="send_alerts", defaults={"next_at": timezone.now() - timedelta(minutes=1), **fields}
    )


def test_a_daily_duty_waits_for_its_hour_in_korea() -> None:
    """Before half past seven it is due today, after it tomorrow, whatever the server's zone."""
    early, late = datetime(2026, 11, 29, 22, 0, tzinfo=UTC), datetime(2026, 11, 29, 23, 0, tzinfo=UTC)
    assert chores.following(time(7, 30), early) == datetime(2026, 11, 29, 22, 30, tzinfo=UTC)
    assert chores.following(time(7, 30), late) == datetime(2026, 11, 30, 22, 30, tzinfo=UTC)
    assert chores.following(timedelta(minutes=2), late) == late + timedelta(minutes=2)


def test_nothing_runs_before_it_is_due(ran: list[str]) -> None:
    """The first start of a worker only notes when the duty is due."""
    assert chores.run_due(DAILY, at=timezone.now()) == 0
    assert ran == []
    assert Chore.objects.get().next_at > timezone.now()


def test_days_without_a_worker_are_made_up_by_one_run(ran: list[str]) -> None:
    """After three days the duty runs once, and then at its hour again."""
    due(next_at=timezone.now() - timedelta(days=3))
    assert chores.run_due(DAILY, at=timezone.now()) == 1
    assert chores.run_due(DAILY, at=timezone.now()) == 0
    assert ran == ["send_alerts"]
    assert Chore.objects.get().failures == 0


def test_two_workers_run_a_duty_once(ran: list[str]) -> None:
    """Who saw the due time before another moved it on gets nothing."""
    due()
    seen = Chore.objects.get()
    assert chores.run_due(DAILY, at=timezone.now()) == 1
    assert not chores._is_taken(seen, timezone.now())
    assert ran == ["send_alerts"]


def test_a_duty_that_fails_is_tried_again_and_somebody_is_woken(
    ran: list[str], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """A refusing command makes the system unwell until it succeeds; its words are not logged."""

    def refuse(name: str, **streams: object) -> None:
        raise CommandError("words of a mail", returncode=1)

    monkeypatch.setattr(chores, "call_command", refuse)
    due()
    with caplog.at_level(logging.INFO):
        chores.run_due(DAILY, at=timezone.now())
    assert "chore failed name=send_alerts status=1" in caplog.text
    assert "words of a mail" not in caplog.text
    assert health.look(at=timezone.now()).chores_failing == 1
    assert Chore.objects.get().next_at <= timezone.now() + chores.CLAIM


def test_a_duty_cut_by_a_kill_runs_again(ran: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """One kill wakes nobody; the duty is due again after the claim and then counts as done."""
    monkeypatch.setattr(chores, "_run", lambda *given: None)
    due()
    chores.run_due(DAILY, at=timezone.now())
    monkeypatch.undo()
    assert health.look(at=timezone.now()).chores_failing == 0
    row = Chore.objects.get()
    assert timezone.now() < row.next_at <= timezone.now() + chores.CLAIM


@pytest.mark.django_db(transaction=True)
def test_the_workers_loop_runs_what_is_due(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread that `run_worker` starts runs a due command and ends when it is told to."""
    stop, ran = threading.Event(), []

    def pretend(name: str, **streams: object) -> None:
        ran.append(name)
        stop.set()

    monkeypatch.setattr(chores, "call_command", pretend)
    due()
    place, _engine = make_place(tmp_path, Clock(timezone.now()))
    worker.run_chores(replace(place, chores=DAILY), stop=stop)
    connection.ensure_connection()
    assert ran == ["send_alerts"]


def test_every_duty_is_a_command_of_the_system() -> None:
    """The settings name only commands that exist."""
    assert {"send_alerts", "count_missed_words", "verify_audit", "search_check"} <= settings.CHORES.keys()
    assert settings.CHORES.keys() <= get_commands().keys()
