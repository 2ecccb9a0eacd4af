"""Commands that read articles into the store."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commands.options import stored
from graph.store import Store
from graph.trouble import Locator

if TYPE_CHECKING:
    from commands.ingestion import Report
    from ingest.article import Given
    from ingest.document import Item
    from ingest.source import Tally

INTERRUPTED = 130


@dataclass(frozen=True)
class Order:
    """What is to be read, into which store, and how: the options of one command line."""

    store: Locator
    sources: tuple[str, ...]
    feeds: tuple[str, ...]
    lists: tuple[str, ...]
    told: Given
    resume: bool
    quiet: bool
    jobs: int | None
    private: bool


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE…]")
@click.option("--feed", "feeds", multiple=True, metavar="ADDRESS", help="An RSS or Atom feed: only its new entries.")
@click.option(
    "--urls", "lists", multiple=True, type=click.Path(), metavar="FILE", help="A list of addresses, one a line."
)
@click.option("--published", metavar="DATE", help="The date of all articles, as 2026-01-27.")
@click.option("--language", metavar="CODE", help="The language of all articles: fr, en, es, ar.")
@click.option("--outlet", metavar="NAME", help="Who published all articles.")
@click.option("--resume/--no-resume", default=True, show_default=True, help="Leave alone what was read before.")
@click.option(
    "--report",
    "report_path",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write what became of each input, as JSON Lines.",
)
@click.option(
    "--jobs",
    type=click.IntRange(0),
    metavar="N",
    help="Read in N processes, 0 for one on each core; else by how much there is to read.",
)
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Who reads: this machine, or a Ray cluster.",
)
@click.option("--address", metavar="ADDRESS", help="Of the Ray cluster; without it this machine is one.")
@click.option(
    "--shards",
    metavar="PLACE",
    help="Where a cluster keeps what it has read: a folder or address that all its nodes see. [default: STORE.shards]",
)
@click.option("--allow-private", is_flag=True, help="Also fetch from this machine and the local network.")
@click.option("--quiet", is_flag=True, help="Print errors only.")
@stored
def ingest(
    sources: tuple[str, ...],
    feeds: tuple[str, ...],
    lists: tuple[str, ...],
    published: str | None,
    language: str | None,
    outlet: str | None,
    resume: bool,
    report_path: Path | None,
    jobs: int | None,
    engine: str,
    address: str | None,
    shards: str | None,
    allow_private: bool,
    quiet: bool,
    store: Locator,
) -> None:
    """Read articles into the store.

    A SOURCE is a file (.txt .html .jsonl .warc .warc.gz .zip .tar.gz), a folder, a glob, the address of a page or a
    feed, or - for the standard input. A run can be interrupted at any moment and goes on when it is started again.
    """
    from commands.ingestion import Report
    from ingest.article import given

    if not (sources or feeds or lists):
        raise click.UsageError(
            "Missing argument 'SOURCE…': name a file, a folder or an address, or give --feed or --urls."
        )
    told = given(published, language, outlet)
    order = Order(store, sources, feeds, lists, told, resume, quiet, jobs, allow_private)
    if engine == "ray" or address or shards:
        _refuse(order, engine, shards or store)
    report = Report(report_path)
    try:
        if engine == "ray":
            _on_cluster(order, report, shards or f"{store}.shards", address)
        else:
            _here(order, report)
    except KeyboardInterrupt:
        click.echo(f"\ngraph: interrupted: {report.summary()}; the same command goes on from here", err=True)
        raise click.exceptions.Exit(INTERRUPTED) from None
    finally:
        report.close()
    if not quiet:
        click.echo(report.summary(), err=True)
    if report.counts["failed"]:
        raise click.exceptions.Exit(1)


def _here(order: Order, report: Report) -> None:
    """Read on this machine, with a bar; what failed is one line."""
    from commands.ingestion import Ingestion
    from commands.progress import Bar
    from commands.workers import workers
    from ingest.reader import Reader
    from ingest.source import Tally

    tally = Tally(order.sources)
    with (
        Store.open(order.store, write=True) as store,
        Bar(tally, quiet=order.quiet) as bar,
        closing(workers(Reader(), order.jobs, tally.total)) as readers,
    ):
        items = _items(order, store, tally)
        for outcome in Ingestion(store, readers, order.told, resume=order.resume).run(items):
            report.note(outcome)
            if outcome.outcome == "failed":
                bar.say(f"graph: {outcome.why}")
            bar.advance()


def _items(order: Order, store: Store, tally: Tally) -> Iterator[Item]:
    """Give what all sources hold, in the order in which they were named."""
    from graph import fetches
    from ingest.address import is_any, is_public
    from ingest.fetching import Fetcher
    from ingest.source import documents
    from ingest.web import ADDRESS, feed, fetched, listed

    known = (lambda url: fetches.known(store, url)) if order.resume else (lambda url: None)
    fetcher = Fetcher(known, is_any if order.private else is_public)
    for source in order.sources:
        yield from fetched(source, fetcher) if ADDRESS.match(source) else documents(source, tally)
    for source in order.feeds:
        yield from feed(source, fetcher)
    for source in order.lists:
        yield from listed(source, fetcher)


def _refuse(order: Order, engine: str, place: Locator) -> None:
    """Refuse what a cluster cannot do."""
    from graph.trouble import is_address
    from ingest.web import ADDRESS

    if engine != "ray":
        raise click.UsageError("--address and --shards belong to --engine ray.")
    if order.feeds or order.lists or any(source == "-" or ADDRESS.match(source) for source in order.sources):
        raise click.UsageError(
            "--engine ray reads files and folders: fetch first what addresses, feeds and lists name."
        )
    if order.jobs is not None:
        raise click.UsageError("--engine ray reads on each processor of its cluster: leave out --jobs.")
    if is_address(place):
        raise click.UsageError("--engine ray keeps shards in a folder: name one with --shards.")


def _on_cluster(order: Order, report: Report, place: str, address: str | None) -> None:
    """Have a cluster read the files that sources name, then load its shards.

    1. make units, and have those read that no shard holds  2. take the shards into the store, in the order of the units
    """
    from commands.cluster import read_units, require
    from commands.ingestion import Outcome
    from commands.shards import Shelf, load, units

    require()
    shelf, found = Shelf(place), units(order.sources, order.told)
    unread = [unit for unit in found if not (order.resume and shelf.has(unit))]  # 1
    failures: dict[str, str] = {}
    for number, (unit, why) in enumerate(read_units(unread, place, address) if unread else (), 1):
        if why:
            failures[unit.id] = why
        elif not order.quiet:
            click.echo(f"{number} of {len(unread)} units read: {unit.name}", err=True)
    failed = [Outcome(unit.paths[0], "failed", failures[unit.id]) for unit in found if unit.id in failures]
    read = [unit for unit in found if unit.id not in failures]
    with Store.open(order.store, write=True) as opened:
        for outcome in chain(failed, load(opened, read, shelf)):  # 2
            report.note(outcome)
            if outcome.outcome == "failed":
                click.echo(f"graph: {outcome.why}", err=True)
