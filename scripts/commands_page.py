"""The reference of the command line, `docs/commands.md`, made from what each command says of itself.

    python scripts/commands_page.py

A test compares the page with the commands; after a change to one of them, run this.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

WIDTH = 100
HEAD = """# Commands

What each command says of itself with `--help`. This page is made by `scripts/commands_page.py`.
"""


def page() -> str:
    """Give the page: the program, then each command in the order in which `graph --help` lists them."""
    from cli import main

    return "\n".join([HEAD, *_sections(main, "graph", None, 2)])


def _sections(command: click.Command, name: str, parent: click.Context | None, level: int) -> Iterator[str]:
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=WIDTH,
        max_content_width=WIDTH,
        **command.context_settings,
    )
    yield f"{'#' * level} {context.command_path}\n\n```text\n{command.get_help(context)}\n```\n"
    if isinstance(command, click.Group):
        for child in command.list_commands(context):
            found = command.get_command(context, child)
            if found is not None:
                yield from _sections(found, child, context, level + 1)


if __name__ == "__main__":
    (ROOT / "docs/commands.md").write_text(page(), "utf-8")
