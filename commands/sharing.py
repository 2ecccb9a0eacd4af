"""Commands that take what the store holds elsewhere: SPARQL, the map, exports."""

from __future__ import annotations

from pathlib import Path

import click

from commands.options import period, stored
from exports.formats import FORMATS, Wanted
from exports.formats import export as write_export
from exports.holdings import Selection
from exports.sparql import FORMATS as RESULT_FORMATS
from exports.sparql import query_text, serialize
from exports.terminal import emit, view
from graph.store import Store
from graph.trouble import Locator
from ontology.vocabulary import LANGUAGES, STATUSES

ENGINES = ("auto", "pyvis", "sigma")


@click.command()
@click.argument("query")
@click.option("--format", "form", type=click.Choice(RESULT_FORMATS), default="table", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file.")
@stored
def sparql(query: str, form: str, output: Path | None, store: Locator) -> None:
    """Run a SPARQL query over the union of all graphs: QUERY, @FILE, or - for the standard input."""
    with Store.open(store) as opened:
        emit(serialize(opened.query(query_text(query)), form, view(evidence=False)), output)


@click.command("map")
@click.argument("names", nargs=-1, metavar="[NAME…]")
@period
@click.option("--status", default="", help="Only what has this status.")
@click.option("--type", "kind", default="", help="Only this kind of facts: meeting, visit, agreement …")
@click.option(
    "--lang", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Language of the page, and of names that have one."
)  # fmt: skip
@click.option(
    "--depth", type=click.IntRange(1, 3), default=1, show_default=True, help="Steps around NAME that the page opens on."
)
@click.option(
    "--engine",
    type=click.Choice(ENGINES),
    default="auto",
    show_default=True,
    help="What draws: sigma where there are many names.",
)
@click.option(
    "--link", default="", help="Open on the view, and the story, of this link, as « Copy link » of a map gives it."
)
@click.option("-o", "--output", type=click.Path(path_type=Path), default="map.html", show_default=True)
@click.option("--open", "show_it", is_flag=True, help="Open it in the browser.")
@stored
def map_(
    names: tuple[str, ...], since: str, until: str, status: str, kind: str, lang: str, depth: int, engine: str,
    link: str, output: Path, show_it: bool, store: Locator,
) -> None:  # fmt: skip
    """Write the network as one HTML page that needs no network."""
    from exports.map import write_map

    with Store.open(store) as opened:
        write_map(
            opened, output, names=names, since=since, until=until, status=status, kind=kind, lang=lang, depth=depth,
            engine=engine, link=link,
        )  # fmt: skip
    click.echo(f"{output} written", err=True)
    if show_it:
        click.launch(str(output))


@click.command()
@click.argument("form", type=click.Choice(list(FORMATS)), metavar="FORMAT")
@click.argument("names", nargs=-1, metavar="[NAME…]")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file, a folder or a .zip file.")
@period
@click.option("--status", type=click.Choice(STATUSES), default=None, help="Only what has this status.")
@click.option("--bom", is_flag=True, help="Begin CSV files with a byte order mark, for spreadsheets that need one.")
@stored
def export(
    form: str,
    names: tuple[str, ...],
    output: Path | None,
    since: str,
    until: str,
    status: str | None,
    bom: bool,
    store: Locator,
) -> None:
    """Write what the store holds in a FORMAT that other programs read."""
    with Store.open(store) as opened:
        write_export(form, Wanted(opened, Selection(since, until, status or ""), names, bom), output)


export.help = f"{export.help}\n\n\b\n" + "\n".join(f"{name:8} {row.about}" for name, row in FORMATS.items())


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@stored
def import_(file: Path, store: Locator) -> None:
    """Take back a FILE that `graph export trig` or `nq` has written, without loss."""
    from graph.archive import Archive, restore

    archive = Archive.of(file)
    with Store.open(store, write=True) as opened:
        restore(opened, archive)
    click.echo(f"{archive.articles} articles taken from {file}", err=True)
