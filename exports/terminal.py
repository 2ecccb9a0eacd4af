"""Where an answer goes: a terminal, a pipe, or a file that is there whole or not at all."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from exports.rows import WRITERS
from exports.table import View
from exports.writing import write_file


def view(evidence: bool) -> View:
    """Tell how text is to be shown: as wide as the terminal and in colour there, 80 columns of plain text in a pipe."""
    terminal = sys.stdout.isatty()
    return View(shutil.get_terminal_size().columns if terminal else 80, terminal, evidence)


def emit(content: bytes, output: Path | None) -> None:
    """Write to a file, whole or not at all, or to the standard output."""
    if output:
        write_file(output, content)
    else:
        sys.stdout.buffer.write(content)


def answer(rows: Sequence[object], form: str, evidence: bool, output: Path | None) -> None:
    """Write the rows of an answer in a format of `WRITERS`; a table without rows says so on the error stream."""
    if not rows and form == "table":
        sys.stderr.write("nothing found\n")
    emit(WRITERS[form](rows, view(evidence)).encode(), output)
