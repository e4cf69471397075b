"""`manage.py start`: both sites and the worker under one supervisor, as `make run` uses it. Ctrl-C ends all."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any, TextIO
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from honcho import manager as supervisor

from cms.sample_county.officers import DEMO_SIGN_INS
from cms.settings.environment import environment_of

SITES = {"officers": settings.WAGTAILADMIN_BASE_URL, "public": settings.PUBLIC_BASE_URL}
VARIABLES = {"officers": "YG_OFFICERS_URL", "public": "YG_PUBLIC_URL"}
STOP_SECONDS = 15
"""How long a process may take to end before it is killed."""


class Command(BaseCommand):
    """Prepares the database, then runs everything until told to stop."""

    help = "Prepares the database and runs both sites and the worker until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much of the sample county to bring in."""
        parser.add_argument("--without-sample-county", action="store_true", help="do not seed an empty database")
        parser.add_argument("--papers", type=int, default=None, help="only the first N sample papers")

    def handle(self, *args: Any, without_sample_county: bool, papers: int | None, **options: Any) -> None:
        """Prepare, start, wait. Refuses, saying why, when the state folder or an address is in use."""
        with _hold(Path(settings.STATE_FOLDER)):
            for site, address in SITES.items():
                _expect_free(address, VARIABLES[site])
            self._run(without_sample_county, papers)

    def _run(self, without_sample_county: bool, papers: int | None) -> None:
        self._prepare()
        if not without_sample_county:
            call_command("seed", offices_only=True, verbosity=0)
        supervisor.KILL_WAIT = STOP_SECONDS
        manager = supervisor.Manager()
        for site, address in SITES.items():
            manager.add_process(site, _serve(address), env=environment_of(site))
        manager.add_process("worker", _manage("run_worker"), env=environment_of("worker"))
        seeding = (
            None if without_sample_county else _begin(["seed"] if papers is None else ["seed", "--papers", str(papers)])
        )
        self._greet(seeding is not None)
        try:
            manager.loop()
        finally:
            if seeding is not None:
                _end(seeding)
        sys.exit(manager.returncode)

    def _prepare(self) -> None:
        Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
        if MigrationExecutor(connection).migration_plan(MigrationExecutor(connection).loader.graph.leaf_nodes()):
            self.stdout.write("데이터베이스를 준비합니다 (preparing the database) …")
            call_command("migrate", verbosity=0, interactive=False)
        # By itself: a start that was ended between the two would otherwise never have the table.
        call_command("createcachetable", verbosity=0)
        call_command("compile_catalogues", verbosity=0)
        call_command("prepare_pages", verbosity=0)

    def _greet(self, has_sample_county: bool) -> None:
        lines = [
            "",
            f"  공개 누리집 (public site)     {SITES['public']}",
            f"  담당자 업무 (officers' site)  {SITES['officers']}",
        ]
        if has_sample_county:
            lines += ["", "  시연 계정 (demo sign-ins):"]
            lines += [f"    {one.username:<10} {one.password:<16} {one.says}" for one in DEMO_SIGN_INS]
        lines += ["", "  끝내기 (stop): Ctrl-C", ""]
        self.stdout.write("\n".join(lines))
        self.stdout.flush()


def _hold(folder: Path) -> TextIO:
    """A lock on the state folder, held until the file is closed; two starts on one folder would fight over ports."""
    folder.mkdir(parents=True, exist_ok=True)
    lock = (folder / "running.lock").open("w", encoding="ascii")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        lock.close()
        raise CommandError(
            f"이 상태 폴더로 이미 실행 중입니다 (already running on this state folder): {folder.name}. "
            "먼저 것을 Ctrl-C로 끝내거나 YG_STATE_FOLDER로 다른 폴더를 지정하세요."
        ) from None
    return lock


def _expect_free(address: str, variable: str) -> None:
    """Raises `CommandError`, which names the variable to change, when nothing can listen at an address."""
    try:
        place = urlsplit(address)
        at = (place.hostname or "", place.port or 80)
    except ValueError:
        raise CommandError(f"{variable}: 주소를 읽을 수 없습니다 (not an address): {address}") from None
    try:
        with socket.socket() as probe:
            # What ended a moment ago leaves its address waiting; the servers may listen there again at once.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(at)
    except OSError as error:
        raise CommandError(
            f"{variable}: {address} 에서 들을 수 없습니다 (cannot listen there: {error.strerror}). "
            f"다른 번호로 다시 시작하세요, 예: {variable}=http://127.0.0.1:8123 make run"
        ) from error


def _manage(command: str) -> str:
    return f"{sys.executable} manage.py {command}"


def _serve(address: str) -> str:
    place = urlsplit(address).netloc
    # One process, many threads: the search analysis is loaded once, and SQLite has one writer anyway.
    options = f"--bind {place} --workers 1 --threads 8 --timeout 120 --graceful-timeout 10 --log-level warning"
    return f"{sys.executable} -m gunicorn cms.wsgi {options} --limit-request-line 8190"


def _begin(command: list[str]) -> "subprocess.Popen[bytes]":
    # A session of its own: Ctrl-C at a terminal would cut it in the middle of a paper, with a page of errors.
    return subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "manage.py", *command], env=environment_of("worker"), start_new_session=True
    )


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ends a process of `_begin` and those that it started."""
    if process.poll() is not None:
        return
    os.killpg(process.pid, signal.SIGTERM)
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
