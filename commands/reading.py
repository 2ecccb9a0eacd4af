"""Commands that read articles into the store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.options import stored
from graph.store import Store
from ontology.errors import LiaisonError

if TYPE_CHECKING:
    from ingest.reader import Reader
    from ontology.records import Article


@click.command()
@click.argument("sources", nargs=-1, required=True, metavar="SOURCE…")
@click.option("--published", metavar="DATE", help="The date of articles that state none.")
@click.option("--language", metavar="CODE", help="The language of articles: fr.")
@click.option("--outlet", metavar="NAME", help="Who published articles that do not say so.")
@click.option("--quiet", is_flag=True, help="Print errors only.")
@stored
def ingest(
    sources: tuple[str, ...], published: str | None, language: str | None, outlet: str | None, quiet: bool, store: Path
) -> None:
    """Read articles into the store: files (.txt .html .jsonl), folders, globs, - for the standard input."""
    from ingest.article import articles
    from ingest.reader import Reader

    found = (
        one for source in sources for one in articles(source, published=published, language=language, outlet=outlet)
    )
    with Store.open(store, write=True) as opened:
        counts = read_into(opened, Reader(), found)
    if not quiet:
        click.echo(f"{counts['new']} articles read, {counts['same']} already there, {counts['facts']} facts", err=True)
    if counts["failed"]:
        raise click.exceptions.Exit(1)


def read_into(store: Store, reader: Reader, found: Iterator[Article | LiaisonError]) -> dict[str, int]:
    """Read articles into a store; an input that cannot be read is one line, and the next is read."""
    counts = {"new": 0, "same": 0, "failed": 0, "facts": 0}
    for one in found:
        try:
            if isinstance(one, LiaisonError):
                raise one
            facts = reader.facts(one)
            counts["new" if store.add(one, facts) else "same"] += 1
            counts["facts"] += len(facts)
        except LiaisonError as error:
            click.echo(f"graph: {error}", err=True)
            counts["failed"] += 1
    return counts
