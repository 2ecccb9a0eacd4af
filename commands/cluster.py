"""Reading on a Ray cluster: the units of an archive as tasks, which are done again elsewhere when a node is lost."""

from __future__ import annotations

import logging
import os
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from commands.shards import read_unit
from ontology.errors import LiaisonError, SourceError

if TYPE_CHECKING:
    from commands.shards import Unit

EXTRA: Final = ("ray", "fsspec", "zstandard")
"""What the extra brings."""
AHEAD: Final = 1000
"""Units that the cluster has been asked for and that are not done."""
TRIES: Final = 5
"""How often a unit is begun again after the process or the node that read it died, or its disk or network failed."""
TASK: Final = {
    "num_cpus": 1,
    "max_retries": TRIES,
    "retry_exceptions": [OSError],
    "scheduling_strategy": "SPREAD",
}
"""How units are given out: a processor for each, on all nodes alike."""
SETTINGS: Final = {
    "RAY_DEDUP_LOGS": "0",
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_enable_metrics_collection": "0",
}
"""Environment of Ray: nothing leaves the machine, and nothing is counted that nobody reads."""
STARTS: Final = 3
"""How often it is tried to make this machine a cluster."""
START: Final = "start one with `ray start --head`"


def read_units(units: Sequence[Unit], place: str, address: str | None) -> Iterator[tuple[Unit, str]]:
    """Have units read on a cluster, onto the shelf at a place that all its nodes see; give each, and why it failed if so.

    Each process of the cluster reads one unit at a time and keeps its pipelines for the next. Raises `SourceError` if
    there is no cluster at the address. Without an address, this machine is one.
    """
    with _joined(address) as ray:
        read = ray.remote(**TASK)(read_unit)
        rest = iter(units)
        waiting: dict[Any, Unit] = {}
        while True:
            waiting |= {read.remote(unit, place): unit for unit in islice(rest, AHEAD - len(waiting))}
            if not waiting:
                return
            (done,), _ = ray.wait(list(waiting), num_returns=1)
            unit = waiting.pop(done)
            yield unit, _failure(ray, done, unit)


def require() -> None:
    """Raise `SourceError` if what a cluster needs is not installed."""
    for name in EXTRA:
        try:
            import_module(name)
        except ImportError:
            raise SourceError(f"--engine ray needs {name}: install it with pip install 'liaison-graph[ray]'") from None


def _failure(ray: Any, done: Any, unit: Unit) -> str:
    """Say in one line why a unit could not be read; nothing if it could."""
    try:
        ray.get(done)
    except ray.exceptions.RayTaskError as error:
        cause = error.cause
        if isinstance(cause, LiaisonError):
            return str(cause)
        why = f"{type(cause).__name__}: {' '.join(str(cause).split())[:200]}"
        return f"{unit.name}: cannot be read on a node of the cluster ({why}): is the same Liaison installed on each?"
    except ray.exceptions.RayError as error:
        why = type(error).__name__
        return f"{unit.name}: whoever read it died {TRIES + 1} times ({why}): read it without --engine ray"
    return ""


@contextmanager
def _joined(address: str | None) -> Iterator[Any]:
    """Join the cluster at an address, or make one of this machine; what Ray itself prints of lost nodes is left out."""
    os.environ.update(SETTINGS)
    import ray

    if address:
        _reach(address)
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere):
        try:
            _start(ray, address)
            yield ray
        finally:
            ray.shutdown()


def _start(ray: Any, address: str | None) -> None:
    """Begin with Ray; here again where its own processes, for which it waits 15 seconds, began too slowly."""
    place = {"address": address} if address else {"include_dashboard": False}
    for left in reversed(range(1 if address else STARTS)):
        try:
            ray.init(log_to_driver=False, logging_level=logging.ERROR, **place)
        except Exception as error:  # Ray raises bare exceptions where it cannot start
            ray.shutdown()
            if not left:
                reason = " ".join(str(error).split())[:200]
                raise SourceError(f"{address or 'this machine'}: no Ray cluster ({reason}): {START}") from None
        else:
            return


def _reach(address: str) -> None:
    """Refuse an address where nobody listens, for which Ray itself waits some minutes."""
    host, _, port = address.removeprefix("ray://").rpartition(":")
    if not (host and port.isdecimal()):
        return
    try:
        socket.create_connection((host, int(port)), timeout=10).close()
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise SourceError(f"{address}: no Ray cluster ({reason}): {START}") from None
