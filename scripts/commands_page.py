"""The reference of the command line, made from what each command says of itself when the documentation is built."""

from collections.abc import Iterator

import click

WIDTH = 100
HEAD = """# Commands

What each command says of itself with `--help`.
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
