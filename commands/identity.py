"""Commands that show who is who and why, and keep what people decide about it."""

from __future__ import annotations

import getpass
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from commands.options import answering, say, stored
from graph import identity_deciding, identity_decisions, identity_review
from graph.store import Store
from graph.trouble import Locator
from ontology.errors import SourceError

Command = Callable[..., Any]


@click.group()
def identity() -> None:
    """Show which names and reports are one and why; say that they are, or are not."""


def deciding(command: Command) -> Command:
    """Add the options of commands that decide."""
    command = click.option("--reason", default="", help="Why.")(command)
    command = click.option("--author", default=None, help="Who decides; by default the user of the machine.")(command)
    return stored(command)


def _author(author: str | None) -> str:
    return author or os.environ.get("LIAISON_AUTHOR") or getpass.getuser()


@identity.command()
@click.argument("names", nargs=-1, metavar="[NAME…]")
@click.option("--standing", type=click.Choice(identity_review.STANDINGS), help="Only these pairs.")
@answering("evidence")
def review(
    names: tuple[str, ...], standing: str | None, store: Locator, form: str, evidence: bool, output: Path | None
) -> None:
    """List pairs of names and of reports: merged, doubtful or refused, with score, reasons and sentences."""
    from exports.terminal import answer

    with Store.open(store) as opened:
        ids = [one for name in names for one in identity_review.meant(opened, name)[1]]
        rows = identity_review.review(opened, ids, standing or "")
    answer(rows, form, output, evidence=evidence, note=say)


def _decide(judgement: str, one: str, other: str, author: str | None, reason: str, store: Locator) -> None:
    with Store.open(store, write=True) as opened:
        made = identity_deciding.decide(opened, judgement, one, other, _author(author), reason)
    click.echo(
        f"{made.id}: {' and '.join(made.labels)} are {'the same' if judgement == 'same' else 'different'}", err=True
    )


@identity.command()
@click.argument("one")
@click.argument("other")
@deciding
def same(one: str, other: str, author: str | None, reason: str, store: Locator) -> None:
    """Say that two names, or two reports, are of one: by name, id or address."""
    _decide("same", one, other, author, reason, store)


@identity.command()
@click.argument("one")
@click.argument("other")
@deciding
def different(one: str, other: str, author: str | None, reason: str, store: Locator) -> None:
    """Say that two names, or two reports, are of two; they stay apart whatever comes."""
    _decide("different", one, other, author, reason, store)


@identity.command()
@click.argument("kind", metavar="TYPE", type=click.Choice(identity_deciding.TYPES))
@click.argument("text")
@deciding
def ignore(kind: str, text: str, author: str | None, reason: str, store: Locator) -> None:
    """Say that a text of a TYPE is none, and is not to be extracted: official, agency, organisation or country."""
    with Store.open(store, write=True) as opened:
        made = identity_deciding.ignore(opened, kind, text, _author(author), reason)
    click.echo(f"{made.id}: “{text}” is not extracted as {kind}", err=True)


@identity.command()
@click.argument("decision", default="")
@stored
def undo(decision: str, store: Locator) -> None:
    """Take back a decision, by its id or the beginning of it; the last one if none is named."""
    with Store.open(store, write=True) as opened:
        undone = identity_deciding.undo(opened, decision)
    click.echo(f"{undone.id} undone", err=True)


@identity.command("list")
@answering("evidence")
def list_(store: Locator, form: str, evidence: bool, output: Path | None) -> None:
    """List the decisions with their time and author."""
    from exports.terminal import answer

    with Store.open(store) as opened:
        rows = [identity_review.DecisionRow.of(one) for one in opened.decisions()]
    answer(rows, form, output, evidence=evidence, note=say)


@identity.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file.")
@stored
def export(output: Path | None, store: Locator) -> None:
    """Write the decisions as JSON Lines, to be reviewed and kept under version control."""
    from exports.terminal import emit

    with Store.open(store) as opened:
        text = identity_decisions.to_jsonl(opened.decisions())
    emit(text.encode(), output)


@identity.command("import")
@click.argument("path", type=click.Path(path_type=Path))
@stored
def import_(path: Path, store: Locator) -> None:
    """Take decisions from a file of JSON Lines; those that the store has stay as they are."""
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{path} cannot be read: {error}") from None
    with Store.open(store, write=True) as opened:
        taken = identity_deciding.take(opened, identity_decisions.from_jsonl(text, str(path)))
    click.echo(f"{taken} decisions taken", err=True)
