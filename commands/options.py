"""What commands share: the options that name the store, the form of an answer and a period."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from exports.rows import WRITERS
from exports.terminal import answer
from graph.store import Store

Command = Callable[..., Any]
DEFAULT_STORE = "liaison-store"


def stored(command: Command) -> Command:
    """Add the option that names the store."""
    return click.option(
        "--store", type=click.Path(path_type=Path), envvar="LIAISON_STORE", default=DEFAULT_STORE, show_default=True,
        help="Folder of the store.",
    )(command)  # fmt: skip


def answering(command: Command) -> Command:
    """Add the options of commands that answer with rows."""
    command = click.option("--format", "form", type=click.Choice(list(WRITERS)), default="table", show_default=True)(
        command
    )
    command = click.option("--evidence", is_flag=True, help="Print the sentences that say so.")(command)
    command = click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file.")(command)
    return stored(command)


def period(command: Command) -> Command:
    """Add the options that bound dates."""
    command = click.option("--since", default="", metavar="DATE", help="From this day, month or year on.")(command)
    return click.option("--until", default="", metavar="DATE", help="Up to this day, month or year.")(command)


def ask(
    store: Path, form: str, evidence: bool, output: Path | None, question: Callable[..., Sequence[object]], **asked: Any
) -> None:
    """Ask the store a question and write the rows."""
    with Store.open(store) as opened:
        rows = question(opened, **asked)
    answer(rows, form, evidence, output)
