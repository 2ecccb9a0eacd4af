"""The words of the command line: which command stands in which module, and how an error is told."""

from __future__ import annotations

import importlib
import os
from typing import Any, Final

import click

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
    "headed": "asking:headed",
    "search": "asking:search",
    "rank": "asking:rank",
    "topics": "asking:topics",
    "new": "asking:new",
    "contradictions": "asking:contradictions",
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
    "completion": "home:completion",
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
