"""Where an answer goes: a terminal, a pipe, or a file that is there whole or not at all."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from exports.rows import WRITERS
from exports.table import View
from exports.writing import write_file


def view(evidence: bool = False, lang: str = "") -> View:
    """Tell how text is to be shown: as wide as the terminal and in colour there, 80 columns of plain text in a pipe."""
    if not sys.stdout.isatty():
        return View(evidence=evidence, lang=lang)
    import shutil

    return View(shutil.get_terminal_size().columns, terminal=True, evidence=evidence, lang=lang)


def emit(content: bytes, output: Path | None) -> None:
    """Write to a file, whole or not at all, or to the standard output."""
    if output:
        write_file(output, content)
    else:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()


def answer(
    rows: Sequence[object],
    form: str,
    output: Path | None,
    *,
    note: Callable[[str], None],
    evidence: bool = False,
    lang: str = "",
) -> None:
    """Write the rows of an answer in a format of `WRITERS`; a table without rows is noted instead."""
    if not rows and form == "table":
        note("nothing found")
    shown = view(evidence, lang) if not output else View(evidence=evidence, lang=lang)
    emit(WRITERS[form](rows, shown).encode(), output)
