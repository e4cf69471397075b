"""A whole 열린기록 as an office runs it: the real start command in its own state folder, on free loopback ports."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 300
STOP_SECONDS = 30


@dataclass(frozen=True)
class RunningSite:
    """Addresses of a running system and the folder that holds its state and its log."""

    public: str
    officers: str
    folder: Path
    log: Path
    environment: dict[str, str]

    def manage(self, *command: str, timeout: float = 120) -> str:
        """Run a management command beside the running system; gives its output."""
        return subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=timeout,
        ).stdout

    def newest_mail(self) -> str:
        """The last mail that was sent."""
        return max((self.folder / "mail").iterdir(), key=lambda path: path.stat().st_mtime).read_text(encoding="utf-8")

    def get(self, address: str) -> tuple[int, bytes]:
        """Status and body of an address, errors too."""
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 - loopback
                return answer.status, answer.read()
        except urllib.error.HTTPError as error:
            return error.code, error.read()


def free_port() -> int:
    """A port nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def environment_for(folder: Path) -> dict[str, str]:
    """The environment of a system with its state below `folder`; database and stores are those of the test run."""
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "cms.settings.dev",
        "YG_SITE": "worker",
        "YG_STATE_FOLDER": str(folder),
        "YG_PUBLIC_URL": f"http://127.0.0.1:{free_port()}",
        "YG_OFFICERS_URL": f"http://127.0.0.1:{free_port()}",
    }


def start(folder: Path, *options: str) -> tuple[RunningSite, "subprocess.Popen[bytes]"]:
    """Start everything and wait until both sites answer."""
    environment = environment_for(folder)
    log = folder / "start.log"
    with log.open("wb") as sink:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "start", *options],
            cwd=ROOT,
            env=environment,
            stdout=sink,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    site = RunningSite(environment["YG_PUBLIC_URL"], environment["YG_OFFICERS_URL"], folder, log, environment)
    try:
        wait_for(lambda: _answers(site.public) and _answers(site.officers), START_SECONDS, process, log)
    except BaseException:
        stop(process)
        raise
    return site, process


def stop(process: "subprocess.Popen[bytes]") -> None:
    """End it as Ctrl-C does; what does not end is killed with its whole group."""
    if process.poll() is None:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=STOP_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def wait_for(holds, seconds: float, process: "subprocess.Popen[bytes] | None" = None, log: Path | None = None) -> None:
    """Wait until `holds()`; fails with the tail of the log when the time is up or the process has ended."""
    end = time.monotonic() + seconds
    while not holds():
        ended = process is not None and process.poll() is not None
        if ended or time.monotonic() > end:
            tail = log.read_text(errors="replace")[-4000:] if log else ""
            raise AssertionError(f"{'it ended' if ended else 'it took too long'}\n{tail}")
        time.sleep(0.25)


def published(site: RunningSite) -> int:
    """How many records the public site shows."""
    told = re.search(
        r'class="count"[^>]*>[^<]*<strong>([\d,]+)</strong>', site.get(f"{site.public}/records/")[1].decode()
    )
    return int(told[1].replace(",", "")) if told else 0


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - loopback
            return bool(answer.status == 200)
    except (urllib.error.URLError, OSError):
        return False
