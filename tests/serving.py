"""A real server for tests: `graph serve` as a process on a free port of this machine, over a store on disk."""

from __future__ import annotations

import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30


@dataclass(frozen=True)
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]


def ask(
    address: str, *, method: str = "GET", body: bytes | None = None, headers: dict[str, str] | None = None
) -> Answer:
    """Send a request; an answer with an error status is an answer too, and redirections are not followed."""

    class Stay(urllib.request.HTTPRedirectHandler):
        def redirect_request(self, *_: object, **__: object) -> None:
            return None

    request = urllib.request.Request(address, data=body, headers=headers or {}, method=method)
    try:
        with urllib.request.build_opener(Stay).open(request, timeout=60) as response:
            return Answer(response.status, _small(response.headers.items()), response.read())
    except urllib.error.HTTPError as error:
        return Answer(error.code, _small(error.headers.items()), error.read())


def _small(headers: object) -> dict[str, str]:
    return {str(name).lower(): str(value) for name, value in headers}  # type: ignore[attr-defined]  # pairs


@contextmanager
def serving(store: Path, *options: str) -> Iterator[str]:
    """Run `graph serve` and give its address; it is ended when the test is done."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "graph", "serve", "--store", str(store), "--port", str(port), *options]
    with tempfile.TemporaryFile() as said:  # a pipe that nobody reads would stop a server that says much
        process = subprocess.Popen(command, cwd=ROOT, stderr=said)
        try:
            _wait(process, port, said)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(PATIENCE)


def _wait(process: subprocess.Popen[bytes], port: int, said: IO[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            said.seek(0)
            raise RuntimeError(said.read().decode())
        with socket.socket() as probe:
            probe.settimeout(0.2)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise TimeoutError("the server did not start")
