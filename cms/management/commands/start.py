"""`manage.py start`: both sites and the worker under one supervisor, as `make run` uses it. Ctrl-C ends all."""

import subprocess
import sys
from argparse import ArgumentParser
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from honcho.manager import Manager

from cms.sample_county.officers import DEMO_SIGN_INS
from cms.settings.environment import environment_of

SITES = {"officers": settings.WAGTAILADMIN_BASE_URL, "public": settings.PUBLIC_BASE_URL}
STOP_SECONDS = 15


class Command(BaseCommand):
    """Prepares the database, then runs everything until told to stop."""

    help = "Prepares the database and runs both sites and the worker until Ctrl-C."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """How much of the sample county to bring in."""
        parser.add_argument("--without-sample-county", action="store_true", help="do not seed an empty database")
        parser.add_argument("--papers", type=int, default=None, help="only the first N sample papers")

    def handle(self, *args: Any, without_sample_county: bool, papers: int | None, **options: Any) -> None:
        """Prepare, start, wait."""
        self._prepare()
        if not without_sample_county:
            call_command("seed", offices_only=True, verbosity=0)
        manager = Manager()
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
        if MigrationExecutor(connection).migration_plan(MigrationExecutor(connection).loader.graph.leaf_nodes()):
            self.stdout.write("데이터베이스를 준비합니다 (preparing the database) …")
            call_command("migrate", verbosity=0, interactive=False)
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


def _manage(command: str) -> str:
    return f"{sys.executable} manage.py {command}"


def _serve(address: str) -> str:
    place = urlsplit(address).netloc
    # One process, many threads: the search analysis is loaded once, and SQLite has one writer anyway.
    options = f"--bind {place} --workers 1 --threads 8 --timeout 120 --log-level warning"
    return f"{sys.executable} -m gunicorn cms.wsgi {options}"


def _begin(command: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen([sys.executable, "manage.py", *command], env=environment_of("worker"))  # noqa: S603 - our own command


def _end(process: "subprocess.Popen[bytes]") -> None:
    process.terminate()
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
