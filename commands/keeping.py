"""Commands that look after the store: drop an article, check against the shapes, examine."""

from __future__ import annotations

import click

from commands.options import stored
from graph import lookup
from graph.store import Store
from graph.trouble import Locator


@click.command()
@click.argument("article")
@stored
def forget(article: str, store: Locator) -> None:
    """Drop an article, by its id, address or source, and exactly what it states."""
    with Store.open(store, write=True) as opened:
        opened.forget(lookup.article(opened, article))
    click.echo(f"{article} forgotten", err=True)


@click.command()
@stored
def validate(store: Locator) -> None:
    """Check the store against the shapes of the ontology."""
    from graph.validate import validate as violations

    with Store.open(store) as opened:
        found = violations(opened)
    for one in found:
        click.echo(f"{one.node}: {one.message}{f' ({one.value})' if one.value else ''}")
    click.echo("conforms to the shapes" if not found else f"{len(found)} violations", err=bool(found))
    if found:
        raise click.exceptions.Exit(1)


@click.command()
@click.option(
    "--rebuild", is_flag=True, help="First make the side index, by which questions find events and words, anew."
)
@stored
def doctor(store: Locator, rebuild: bool) -> None:
    """Examine the store: damaged files, half articles, quotations that no text has, a full disk, a writer at work."""
    from graph.doctor import examine, hindrances

    if rebuild:
        with Store.open(store, write=True) as opened:
            opened.reindex()
    with Store.open(store) as opened:
        found = examine(opened)
    troubles = [*found.troubles, *hindrances(store)]
    for trouble in troubles:
        click.echo(trouble)
    sizes = f"{found.articles} articles, {found.facts} facts, {found.quads} quads"
    click.echo(f"{sizes}: {f'{len(troubles)} troubles' if troubles else 'whole'}", err=bool(troubles))
    if found.troubles:
        raise click.exceptions.Exit(1)
