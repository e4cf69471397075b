"""What the start command says before anything runs: a folder in use, an address in use, an address that is none."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

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
