"""The demonstration: the example articles, three questions, the map."""

from __future__ import annotations

from pathlib import Path

import click

from commands.asking import agreements, topics, who_met
from commands.reading import ingest
from commands.sharing import map_


@click.command()
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
