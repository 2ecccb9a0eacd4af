"""The words of the command line: which command stands in which module and does what, and how an error is told."""

from __future__ import annotations

import importlib
import os
from typing import Any, Final

import click

from ontology.errors import LiaisonError

COMMANDS: Final = {
    "demo": ("demo:demo", "Read the example articles and answer three questions."),
    "ingest": ("reading:ingest", "Read articles into the store."),
    "who-met": ("asking:who_met", "List whom somebody met, the latest first."),
    "agreements": ("asking:agreements", "List agreements: planned, signed, in force, expired."),
    "timeline": ("asking:timeline", "List events by date."),
    "between": ("asking:between", "List everything between two names, such as two countries."),
    "path": ("asking:path", "Give the shortest path between two names."),
    "show": ("asking:show", "List all that is told of a name, an event, an agreement."),
    "headed": ("asking:headed", "List who headed an agency."),
    "search": ("asking:search", "Find the words of a text in names and quotations."),
    "rank": ("asking:rank", "Rank the nodes of the network."),
    "topics": ("asking:topics", "List the fields of cooperation, in all or over time."),
    "new": ("asking:new", "List what articles told for the first time since a day."),
    "contradictions": ("asking:contradictions", "List where articles disagree."),
    "articles": ("asking:articles", "List the articles of the store."),
    "sparql": ("sharing:sparql", "Run a SPARQL query over the union of all graphs."),
    "map": ("sharing:map_", "Write the network as one HTML page."),
    "export": ("sharing:export", "Write what the store holds for other programs."),
    "import": ("sharing:import_", "Take back what `graph export trig` or `nq` has written."),
    "serve": ("serving:serve", "Serve pages, the map and a SPARQL endpoint."),
    "identity": ("identity:identity", "Show, mend and undo which names and reports are one."),
    "forget": ("keeping:forget", "Drop an article and exactly what it states."),
    "validate": ("keeping:validate", "Check the store against the shapes of the ontology."),
    "doctor": ("keeping:doctor", "Examine the store, and say how to mend it."),
    "completion": ("home:completion", "Print the script that lets a shell complete commands."),
}
"""Each command's module in `commands`, its name there, and a line on it; a module is imported when one of its commands is called."""


class Program(click.Group):
    """The command group: what the user can mend is one line on the error stream and exit 1."""

    def list_commands(self, context: click.Context) -> list[str]:
        """List the commands in the order of the table."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """Import a command; None if there is none of that name."""
        if name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(f"commands.{module}"), attribute)
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with a line each, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; for one that is mistyped say which it may be."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=3, cutoff=0.6)
            hint = f"did you mean {' or '.join(near)}?" if near else "see `graph --help`"
            raise click.UsageError(f"there is no command “{args[0]}”: {hint}", context)
        return super().resolve_command(context, args)

    def invoke(self, context: click.Context) -> Any:
        """Run a command; see the class."""
        try:
            return super().invoke(context)
        except LiaisonError as error:
            click.echo(f"graph: {error}", err=True)
            context.exit(1)


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted and not context.resilient_parsing:
        from graph.provenance import program_version

        click.echo(f"graph {program_version()}")
        context.exit()


@click.group(cls=Program, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Show the version.")
@click.pass_context
def main(context: click.Context) -> None:
    """A knowledge graph of security cooperation, read from news articles.

    Without a command it tells what the store holds and what to type next.
    """
    from commands.config import defaults

    context.default_map = defaults(list(COMMANDS))
    if context.invoked_subcommand is None:
        from pathlib import Path

        from commands.home import home

        store = os.environ.get("LIAISON_STORE") or context.default_map.get("articles", {}).get("store")
        click.echo(home(Path(store or "liaison-store")))
