"""The words of the command line: which command stands in which module, and how an error is told."""

from __future__ import annotations

import importlib
from typing import Any, Final

import click

from graph.provenance import program_version
from ontology.errors import LiaisonError

COMMANDS: Final = {
    "demo": "demo:demo",
    "ingest": "reading:ingest",
    "who-met": "asking:who_met",
    "agreements": "asking:agreements",
    "timeline": "asking:timeline",
    "between": "asking:between",
    "path": "asking:path",
    "show": "asking:show",
    "search": "asking:search",
    "rank": "asking:rank",
    "topics": "asking:topics",
    "articles": "asking:articles",
    "sparql": "sharing:sparql",
    "map": "sharing:map_",
    "export": "sharing:export",
    "import": "sharing:import_",
    "serve": "serving:serve",
    "identity": "identity:identity",
    "forget": "keeping:forget",
    "validate": "keeping:validate",
    "doctor": "keeping:doctor",
}
"""Each command's module in `commands` and its name there; a module is imported when one of its commands is needed."""


class Program(click.Group):
    """The command group: what the user can mend is one line on the error stream and exit 1."""

    def list_commands(self, context: click.Context) -> list[str]:
        """List the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Import a command; None if there is none of that name."""
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name].partition(":")
        command: click.Command = getattr(importlib.import_module(f"commands.{module}"), attribute)
        return command

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
