"""The progress bar of long work: on the error stream, for people on a terminal only."""

from __future__ import annotations

from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from ingest.source import Tally


class Bar:
    """How far a run is: share of the bytes, inputs done, their rate, the time that remains."""

    def __init__(self, tally: Tally, *, quiet: bool) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

        self._tally = tally
        self._console = Console(stderr=True, highlight=False, soft_wrap=True)
        self._progress = Progress(
            BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[inputs]} inputs, {task.fields[rate]:.1f}/s"),
            TimeRemainingColumn(compact=True), TextColumn("left"),
            console=self._console, transient=True, disable=quiet or not self._console.is_terminal,
        )  # fmt: skip
        self._task = self._progress.add_task("", total=tally.total or None, inputs=0, rate=0.0)
        self._inputs = 0

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def advance(self) -> None:
        """Note that one more input is done."""
        self._inputs += 1
        elapsed = self._progress.tasks[0].elapsed or 0
        rate = self._inputs / elapsed if elapsed else 0.0
        self._progress.update(self._task, completed=self._tally.done, inputs=self._inputs, rate=rate)

    def say(self, line: str) -> None:
        """Write a line above the bar."""
        self._progress.console.print(line, markup=False, emoji=False, soft_wrap=True)
