"""A real Elasticsearch for checks: infra/dev/elasticsearch/start in a folder of its own, on free ports."""

import http.client
import os
import signal
import socket
import subprocess
import time
from http import HTTPStatus
from pathlib import Path
from typing import NoReturn

import pytest

_START = Path(__file__).parents[3] / "infra" / "dev" / "elasticsearch" / "start"
# A cold start fetches 70 MB and compiles; a warm one takes 6 to 8 s, more on a busy machine.
_START_SECONDS = 240
_STOP_SECONDS = 30
_TRANSPORT_OFFSET = 100
# Exit status of the start script when Java or Maven is missing.
MISSING = 3


class NodeMissing(Exception):
    """The machine lacks what a node needs; the message says what."""


def unavailable(what: str) -> NoReturn:
    """End a check that has no server: skipped on a desk, failed in CI."""
    message = f"Elasticsearch cannot be started: {what}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)


class Node:
    """One node in its own process group."""

    def __init__(self, folder: Path, port: int, *options: str) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.folder = folder
        self._port = port
        self._log = folder / "output.log"
        folder.mkdir(parents=True, exist_ok=True)
        command = [str(_START), "--port", str(port), "--data", str(folder), *options]
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, start_new_session=True)

    def wait(self) -> None:
        """Return when the node answers. Raises `NodeMissing` when it cannot be started on this machine."""
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                tail = self._log.read_text(errors="replace")[-500:]
                if self._process.returncode == MISSING:
                    raise NodeMissing(tail)
                raise RuntimeError(f"the node stopped: {tail}")
            if self._answers():
                return
            time.sleep(0.3)
        self.kill()
        raise RuntimeError("the node did not answer in time")

    def stop(self) -> None:
        """End the node in order."""
        if self._process.poll() is None:
            self._process.terminate()
            try:
                self._process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.kill()

    def kill(self) -> None:
        """End the node as a power cut would."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(_STOP_SECONDS)

    def _answers(self) -> bool:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=3)
        try:
            connection.request("GET", "/_cluster/health?wait_for_status=yellow&timeout=1s")
            return connection.getresponse().status == HTTPStatus.OK
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()


def free_port() -> int:
    """A port that is free together with the one the node uses for its fellows."""
    while True:
        with socket.socket() as first, socket.socket() as transport:
            first.bind(("127.0.0.1", 0))
            port = int(first.getsockname()[1])
            try:
                transport.bind(("127.0.0.1", port + _TRANSPORT_OFFSET))
            except (OSError, OverflowError):
                continue
            return port
