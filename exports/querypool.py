"""The processes that run the queries of the server: each query has its time and its memory, and costs only itself."""

from __future__ import annotations

import asyncio
import contextlib
import multiprocessing
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from exports import queryprocess
from exports.protocol import Query, Refused

MEGABYTE = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """What one query may cost: seconds, bytes of memory, bytes of its answer; and how many may run side by side."""

    seconds: float = 30.0
    memory: int = 1024 * MEGABYTE
    answer: int = 64 * MEGABYTE
    processes: int = 8


class QueryPool:
    """Runs queries in processes of their own; one that is too long or too large is ended, and its process made anew."""

    def __init__(self, store: Path, limits: Limits) -> None:
        self.limits = limits
        self._store = store
        self._context = multiprocessing.get_context("spawn")
        self._idle: asyncio.Queue[_Process] = asyncio.Queue()
        self._running: set[_Process] = set()
        self._starting: set[asyncio.Task[None]] = set()
        self._threads = ThreadPoolExecutor(limits.processes + 1, thread_name_prefix="query")

    async def start(self) -> None:
        """Start the processes, and wait until the first is ready."""
        for _ in range(self.limits.processes):
            self._add()
        await asyncio.wait(self._starting, return_when=asyncio.FIRST_COMPLETED)

    async def stop(self) -> None:
        """End the processes, whatever they are at."""
        for task in self._starting:
            task.cancel()
        for process in list(self._running):
            self._end(process)
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _add(self) -> None:
        """Start a process, which takes queries once it is ready: its start is not part of their time."""
        process = _Process(self._context, self._store, self.limits)
        self._running.add(process)
        task = asyncio.get_running_loop().create_task(self._admit(process))
        self._starting.add(task)
        task.add_done_callback(self._starting.discard)

    async def _admit(self, process: _Process) -> None:
        await asyncio.get_running_loop().run_in_executor(self._threads, process.ready)
        self._idle.put_nowait(process)

    def _end(self, process: _Process) -> None:
        self._running.discard(process)
        process.end()

    async def run(self, query: Query, form: str) -> bytes:
        """Give the answer of a query in a format; `Refused` 400 if it is not SPARQL, 503 if it goes over a limit."""
        process = await self._next()
        try:
            ended, content = await self._ask(process, query, form)
        except BaseException:
            self._end(process)
            self._add()
            raise
        self._idle.put_nowait(process)
        return _content(ended, content, self.limits)

    async def _next(self) -> _Process:
        try:
            return await asyncio.wait_for(self._idle.get(), self.limits.seconds)
        except TimeoutError:
            raise Refused(503, "too many queries are being answered: try again in a minute") from None

    async def _ask(self, process: _Process, query: Query, form: str) -> tuple[str, bytes]:
        asked = asyncio.get_running_loop().run_in_executor(self._threads, process.ask, query, form)
        try:
            return await asyncio.wait_for(asyncio.shield(asked), self.limits.seconds)
        except TimeoutError:
            asked.add_done_callback(lambda done: done.exception())
            raise Refused(503, f"the query took longer than {self.limits.seconds:g} s: ask for less") from None
        except (EOFError, OSError):
            megabytes = self.limits.memory // MEGABYTE
            raise Refused(503, f"the query needed more than {megabytes} MB of memory: ask for less") from None


class _Process:
    """One process and the line to it."""

    def __init__(self, context: multiprocessing.context.SpawnContext, store: Path, limits: Limits) -> None:
        self._line, theirs = context.Pipe()
        arguments = (store, limits.memory, limits.answer, theirs)
        self._process = context.Process(target=queryprocess.work, args=arguments, daemon=True)
        self._process.start()
        theirs.close()

    def ready(self) -> None:
        """Wait until the process has started; one that ended at once fails with its first query."""
        with contextlib.suppress(EOFError, OSError):
            self._line.recv()

    def ask(self, query: Query, form: str) -> tuple[str, bytes]:
        """Send a query and wait for its answer; `EOFError` or `OSError` if the process has ended."""
        self._line.send((query, form))
        ended, content = self._line.recv()
        return str(ended), bytes(content)

    def end(self) -> None:
        """End the process at once."""
        self._process.kill()
        self._process.join()
        self._line.close()


def _content(ended: str, content: bytes, limits: Limits) -> bytes:
    if ended == queryprocess.INVALID:
        raise Refused(400, f"the query is not valid SPARQL: {content.decode()}")
    if ended == queryprocess.TOO_LARGE:
        raise Refused(503, f"the answer is longer than {limits.answer // MEGABYTE} MB: ask for less, or add LIMIT")
    if ended == queryprocess.FAILED:
        raise Refused(503, f"the store cannot be read: {content.decode()}")
    return content
