"""The words of the command line: each command opens the store, asks one function, and hands its rows to a writer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from exports.rdf import FORMATS as DUMPS
from exports.rows import WRITERS
from exports.sparql import FORMATS, query_text, serialize
from exports.terminal import answer, emit, view
from graph import questions
from graph.provenance import program_version
from graph.store import Store
from ontology.errors import LiaisonError

if TYPE_CHECKING:
    from ingest.reader import Reader
    from ontology.records import Article

Command = Callable[..., Any]
DEFAULT_STORE = "liaison-store"


class Program(click.Group):
    """The command group: what the user can mend is one line on the error stream and exit 1."""

    def invoke(self, context: click.Context) -> Any:
        """Run a command; see the class."""
        try:
            return super().invoke(context)
        except LiaisonError as error:
            click.echo(f"graph: {error}", err=True)
            context.exit(1)


@click.group(cls=Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(program_version(), prog_name="graph")
def main() -> None:
    """A knowledge graph of security cooperation, read from news articles."""


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


@main.command()
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


@main.command("who-met")
@click.argument("name")
@period
@click.option("--country", default="", help="Only people of this country.")
@click.option("--agency", default="", help="Only people of this agency.")
@click.option("--planned", is_flag=True, help="Also meetings that are planned, cancelled or denied.")
@answering
def who_met(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """List whom somebody met."""
    ask(store, form, evidence, output, questions.who_met, **asked)


@main.command()
@click.option("--status", default="", help="Only agreements in this state.")
@click.option("--between", nargs=2, default=None, metavar="A B", help="Only those between two countries.")
@click.option("--as-of", default="", metavar="DATE", help="As known on this day.")
@click.option("--history", is_flag=True, help="One row for each state.")
@answering
def agreements(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """List agreements: planned, signed, in force, expired."""
    ask(store, form, evidence, output, questions.agreements, **asked)


@main.command()
@click.argument("names", nargs=-1, metavar="[NAME…]")
@period
@answering
def timeline(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """List events by date: all, or those in which all of the named take part."""
    ask(store, form, evidence, output, questions.timeline, **asked)


@main.command()
@click.argument("one")
@click.argument("other")
@answering
def between(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """List everything between two names."""
    ask(store, form, evidence, output, questions.between, **asked)


@main.command()
@click.argument("one")
@click.argument("other")
@answering
def path(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """Give the shortest path between two names, with the event behind each step."""
    from graph import network

    ask(store, form, evidence, output, network.path, **asked)


@main.command()
@click.argument("name")
@answering
def show(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """List all that is told of somebody or something."""
    ask(store, form, evidence, output, questions.show, **asked)


@main.command()
@click.argument("text")
@answering
def search(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """Find a text in names and quotations."""
    ask(store, form, evidence, output, questions.search, **asked)


@main.command()
@click.option("--by", type=click.Choice(["degree", "betweenness", "pagerank"]), default="degree", show_default=True)
@answering
def rank(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """Rank the nodes of the network."""
    from graph import network

    ask(store, form, evidence, output, network.rank, **asked)


@main.command()
@answering
def topics(store: Path, form: str, evidence: bool, output: Path | None) -> None:
    """List the fields of cooperation."""
    ask(store, form, evidence, output, questions.topics)


@main.command()
@answering
def articles(store: Path, form: str, evidence: bool, output: Path | None) -> None:
    """List the articles of the store."""
    ask(store, form, evidence, output, questions.articles)


@main.command()
@click.argument("query")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file.")
@stored
def sparql(query: str, form: str, output: Path | None, store: Path) -> None:
    """Run a SPARQL query over the union of all graphs: QUERY, @FILE, or - for the standard input."""
    with Store.open(store) as opened:
        emit(serialize(opened.query(query_text(query)), form, view(evidence=False)), output)


@main.command("map")
@click.argument("names", nargs=-1, metavar="[NAME…]")
@period
@click.option("--status", default="", help="Only what has this status.")
@click.option("--type", "kind", default="", help="Only this kind of facts: meeting, visit, agreement …")
@click.option("--lang", type=click.Choice(["fr", "en"]), default="en", show_default=True, help="Language of the page.")
@click.option("-o", "--output", type=click.Path(path_type=Path), default="map.html", show_default=True)
@click.option("--open", "show_it", is_flag=True, help="Open it in the browser.")
@stored
def map_(
    names: tuple[str, ...], since: str, until: str, status: str, kind: str, lang: str, output: Path, show_it: bool,
    store: Path,
) -> None:  # fmt: skip
    """Write the network as one HTML page that needs no network."""
    from exports.map import write_map

    with Store.open(store) as opened:
        write_map(opened, output, names=names, since=since, until=until, status=status, kind=kind, lang=lang)
    click.echo(f"{output} written", err=True)
    if show_it:
        click.launch(str(output))


@main.command()
@click.argument("form", type=click.Choice(DUMPS), metavar="facts|ttl|trig|nq")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file.")
@stored
def export(form: str, output: Path | None, store: Path) -> None:
    """Write all that the store holds: facts as JSON Lines, or RDF."""
    with Store.open(store) as opened:
        emit(DUMPS[form](opened), output)


@main.command()
@click.argument("article")
@stored
def forget(article: str, store: Path) -> None:
    """Drop an article, by its id, address or source, and exactly what it states."""
    with Store.open(store, write=True) as opened:
        opened.forget(opened.article_id(article))
    click.echo(f"{article} forgotten", err=True)


@main.command()
@stored
def validate(store: Path) -> None:
    """Check the store against the shapes of the ontology."""
    from graph.validate import validate as violations

    with Store.open(store) as opened:
        found = violations(opened)
    for one in found:
        click.echo(f"{one.node}: {one.message}{f' ({one.value})' if one.value else ''}")
    click.echo("conforms to the shapes" if not found else f"{len(found)} violations", err=bool(found))
    if found:
        raise click.exceptions.Exit(1)


@main.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), default="map.html", show_default=True, help="The map.")
@click.option("--store", type=click.Path(path_type=Path), default="demo-store", show_default=True)
@click.pass_context
def demo(context: click.Context, output: Path, store: Path) -> None:
    """Read the example articles, answer three questions, and write the map."""
    from importlib.resources import files

    context.invoke(ingest, sources=(str(files("liaison_examples")),), store=store)
    name = "Abdellatif Hammouchi"
    for line, command, asked in (
        (f'who-met "{name}"', who_met, {"name": name}),
        ("agreements", agreements, {}),
        ("topics", topics, {}),
    ):
        click.echo(f"\n$ graph {line} --store {store}")
        context.invoke(command, store=store, **asked)
    context.invoke(map_, output=output, store=store)
    click.echo(f"\nThe map is in {output}: open it in a browser.")
