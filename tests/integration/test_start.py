"""What the start command says before anything runs: a folder in use, an address in use, an address that is none."""

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.journeys.running import free_port, wait_for

ROOT = Path(__file__).resolve().parents[2]
HOLDER = """
import fcntl, sys
lock = open(sys.argv[1], "w")
fcntl.flock(lock, fcntl.LOCK_EX)
print("held", flush=True)
input()
"""


def start(folder, **more):
    """The start command, which is expected to refuse."""
    kept = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    given = {"DJANGO_SETTINGS_MODULE": "cms.settings.dev", "YG_STATE_FOLDER": str(folder), **more}
    command = [sys.executable, "manage.py", "start"]
    return subprocess.run(command, cwd=ROOT, env={**kept, **given}, capture_output=True, text=True, timeout=60)


def test_an_address_in_use_is_named(tmp_path):
    """Somebody whose port is taken reads which setting to change, not a page of errors."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        ended = start(tmp_path, YG_PUBLIC_URL=address, YG_OFFICERS_URL="http://127.0.0.1:0")
    assert ended.returncode == 1
    assert "YG_PUBLIC_URL" in ended.stderr
    assert address in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("address", ["http://127.0.0.1:port", "http://127.0.0.1:99999", "http://192.0.2.1:8000"])
def test_an_address_that_cannot_be_is_named(tmp_path, address):
    """A mistyped address is told with the name of its setting."""
    ended = start(tmp_path, YG_OFFICERS_URL=address)
    assert ended.returncode == 1
    assert "YG_OFFICERS_URL" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_one_folder_runs_once(tmp_path):
    """A second start on the same state folder is refused while the first one runs."""
    command = [sys.executable, "-c", HOLDER, str(tmp_path / "running.lock")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as first:
        assert first.stdout.readline() == b"held\n"
        ended = start(tmp_path)
        first.stdin.close()
    assert ended.returncode == 1
    assert "YG_STATE_FOLDER" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_ctrl_c_ends_everything_within_seconds_without_a_page_of_errors(tmp_path):
    """Somebody who stops a county in the making reads which processes ended, and none of them had to be killed."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")}
    given = {"DJANGO_SETTINGS_MODULE": "cms.settings.dev", "YG_STATE_FOLDER": str(tmp_path / "state")}
    given |= {"YG_OFFICERS_URL": f"http://127.0.0.1:{free_port()}", "YG_PUBLIC_URL": f"http://127.0.0.1:{free_port()}"}
    log = tmp_path / "start.log"
    with log.open("wb") as sink:
        command = [sys.executable, "manage.py", "start", "--papers", "3"]
        running = subprocess.Popen(
            command, cwd=ROOT, env={**kept, **given}, stdout=sink, stderr=sink, start_new_session=True
        )
    try:
        wait_for(lambda: "stage done" in log.read_text(), 400, running, log)
        os.killpg(running.pid, signal.SIGINT)
        running.wait(30)
    finally:
        if running.poll() is None:
            os.killpg(running.pid, signal.SIGKILL)
    said = log.read_text()
    assert "worker stopped" in said
    assert "SIGKILL" not in said
    assert "Traceback" not in said
