"""A county of its own for tests that run real worker processes: state folder, database, offices, papers."""

import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class County:
    """A state folder and the environment that leads to it."""

    folder: Path
    environment: dict[str, str]

    def manage(self, *command: str, timeout: float = 120, check: bool = True) -> "subprocess.CompletedProcess[str]":
        """Run a management command to its end."""
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=check,
            timeout=timeout,
        )

    def tell(self, code: str) -> str:
        """What a few lines of Python print inside the county."""
        return self.manage("shell", "--no-imports", "-c", code).stdout.strip()

    def hire(self) -> "subprocess.Popen[bytes]":
        """A worker process; its lines go to worker.log."""
        with (self.folder / "worker.log").open("ab") as sink:
            command = [sys.executable, "manage.py", "run_worker"]
            return subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=sink, stderr=sink)

    def log(self) -> str:
        """What the workers said."""
        return (self.folder / "worker.log").read_text()


@contextmanager
def county(folder: Path, like: County | None = None) -> Iterator[County]:
    """A county on the database server of this test run, or on SQLite; it is gone afterwards.

    `like` another one it starts with that one's database, which nobody may be using: making one anew takes long.
    """
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    settings = {"DJANGO_SETTINGS_MODULE": "cms.settings.dev", "YG_SITE": "worker", "YG_STATE_FOLDER": str(folder)}
    folder.mkdir(exist_ok=True)
    with _database(kept.get("DATABASE_URL"), folder, like) as database:
        yield County(folder, {**kept, **settings, **database})


@contextmanager
def _database(url: str | None, folder: Path, like: County | None) -> Iterator[dict[str, str]]:
    if not url:
        for part in like.folder.glob("database.sqlite3*") if like else ():
            shutil.copy(part, folder)
        yield {}
        return
    name = f"county_{uuid.uuid4().hex[:12]}"
    template = f' TEMPLATE "{urlsplit(like.environment["DATABASE_URL"]).path[1:]}"' if like else ""
    with psycopg.connect(url, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}"{template}')
    try:
        yield {"DATABASE_URL": urlunsplit(urlsplit(url)._replace(path=f"/{name}"))}
    finally:
        with psycopg.connect(url, autocommit=True) as server:
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
