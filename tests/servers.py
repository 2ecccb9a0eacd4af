"""SPARQL servers as people run them, started for the tests: `oxigraph serve` and Virtuoso."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

STARTING = 120
VIRTUOSO = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{database}
NumberOfBuffers = 4000
MaxDirtyBuffers = 3000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{web}
ServerRoot = .
[SPARQL]
ResultSetMaxRows = {rows}
"""
VIRTUOSO_ROWS = 1500
"""Few, so that the tests see answers that are cut."""


def program(name: str) -> str | None:
    """Find a program of this environment or of the machine."""
    return shutil.which(name, path=os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))


@contextmanager
def oxigraph(folder: Path, *options: str) -> Iterator[str]:
    """An Oxigraph server over a folder; gives its address."""
    server, port = program("oxigraph"), free_port()
    assert server, "the package oxigraph is not installed"
    with running([server, "serve", "--location", str(folder), "--bind", f"127.0.0.1:{port}", *options], folder.parent):
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}/"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """A Virtuoso server with its files in a folder; gives the address for its administrator."""
    server, web, database = program("virtuoso-t"), free_port(), free_port()
    assert server, "Virtuoso is not installed"
    (folder / "virtuoso.ini").write_text(VIRTUOSO.format(web=web, database=database, rows=VIRTUOSO_ROWS))
    with running([server, "-f", "+configfile", "virtuoso.ini"], folder):
        wait_for(f"http://127.0.0.1:{web}/sparql")
        yield f"http://dba:dba@127.0.0.1:{web}/sparql-auth"


@contextmanager
def running(command: Sequence[str], folder: Path) -> Iterator[None]:
    """A program that runs in a folder, silent, until the block ends."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            yield
        finally:
            process.terminate()


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def wait_for(address: str) -> None:
    """Wait until a server answers, whatever it says."""
    end = time.monotonic() + STARTING
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
        else:
            return


@contextmanager
def s3(folder: Path) -> Iterator[str]:
    """A server that speaks the protocol of Amazon's object store (moto); gives its address."""
    server, port = program("moto_server"), free_port()
    assert server, "the package moto is not installed"
    with running([server, "-H", "127.0.0.1", "-p", str(port)], folder):
        wait_for(f"http://127.0.0.1:{port}/")
        yield f"http://127.0.0.1:{port}"
