"""The demonstration: the example articles, three questions, the map."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from commands.asking import agreements, topics, who_met
from commands.reading import ingest
from commands.sharing import map_


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), default="map.html", show_default=True, help="The map.")
@click.option("--store", type=click.Path(path_type=Path), default="demo-store", show_default=True)
def demo(output: Path, store: Path) -> None:
    """Read the example articles, answer three questions, and write the map."""
    from importlib.resources import files

    typed(ingest, str(files("liaison_examples")), "--store", str(store))
    for command, words in (
        (who_met, ("who-met", "Abdellatif Hammouchi")),
        (agreements, ("agreements",)),
        (topics, ("topics",)),
    ):
        click.echo(f"\n$ graph {shlex.join(words)} --store {store}")
        typed(command, *words[1:], "--store", str(store))
    typed(map_, "-o", str(output), "--store", str(store))
    click.echo(f"\nThe map is in {output}: open it in a browser.")


def typed(command: click.Command, *words: str) -> None:
    """Run a command as if its words had been typed, with all its defaults."""
    command.main(list(words), prog_name=f"graph {command.name}", standalone_mode=False)
