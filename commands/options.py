"""What commands share: the options that name the store, the form of an answer, a period, and how much is said beside it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from exports.rows import WRITERS
from exports.terminal import answer
from graph.store import Store
from graph.trouble import Locator, is_address
from ontology.vocabulary import LANGUAGES

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

Command = Callable[..., Any]
DEFAULT_STORE: Final = "liaison-store"
DEFAULT_LIMIT: Final = 1000
QUIET: Final = "liaison.quiet"
VERBOSE: Final = "liaison.verbose"


class Where(click.Path):
    """Where a store is: a folder, or the address of a server."""

    name = "place"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Locator:
        """Leave an address as it is."""
        return value if is_address(value) else Path(str(super().convert(value, param, ctx)))


def stored(command: Command) -> Command:
    """Add the option that names the store."""
    return click.option(
        "--store", type=Where(), envvar="LIAISON_STORE", default=DEFAULT_STORE, show_default=True,
        help="Folder of the store, or address of a SPARQL server.",
    )(command)  # fmt: skip


def noise(command: Command) -> Command:
    """Add the options that say how much is said on the error stream beside the answer."""
    command = click.option(
        "-v", "--verbose", is_flag=True, expose_value=False, callback=_noted(VERBOSE), help="Say what was done, and how long it took."
    )(command)  # fmt: skip
    return click.option(
        "--quiet", is_flag=True, expose_value=False, callback=_noted(QUIET), help="Say nothing but the answer, and errors."
    )(command)  # fmt: skip


def _noted(key: str) -> Callable[[click.Context, click.Parameter, bool], None]:
    """A callback that keeps a flag for the whole run."""

    def keep(context: click.Context, _: click.Parameter, value: bool) -> None:
        context.meta[key] = value

    return keep


def say(line: str, *, verbose: bool = False) -> None:
    """Say something beside the answer, on the error stream, unless it is to be quiet; what is `verbose` only with -v."""
    meta = click.get_current_context().meta
    if not meta.get(QUIET) and (meta.get(VERBOSE) or not verbose):
        click.echo(line, err=True)


def given(_: click.Context, __: click.Parameter, value: str | None) -> str:
    """Give a choice that was made, or an empty text."""
    return value or ""


OPTIONS: Final[dict[str, Callable[[Command], Command]]] = {
    "evidence": click.option("--evidence", is_flag=True, help="Print the sentences that say so, and who printed them."),
    "lang": click.option("--lang", type=click.Choice(LANGUAGES), callback=given, help="Language of names and words; else as articles write them."),
    "limit": click.option("--limit", type=click.IntRange(0), default=DEFAULT_LIMIT, show_default=True, metavar="N", help="At most so many, the latest or first; 0 for all."),
}  # fmt: skip


def answering(*names: str) -> Callable[[Command], Command]:
    """Add the options of commands that answer with rows: those named of `OPTIONS`, format, file, store."""

    def add(command: Command) -> Command:
        command = noise(stored(command))
        command = click.option("-o", "--output", type=click.Path(path_type=Path), help="Write to a file.")(command)
        for name in reversed(names):
            command = OPTIONS[name](command)
        return click.option(
            "--format", "form", type=click.Choice(list(WRITERS)), default="table", show_default=True,
            help="For people, spreadsheets or programs.",
        )(command)  # fmt: skip

    return add


def period(command: Command) -> Command:
    """Add the options that bound dates."""
    command = click.option(
        "--until", default="", metavar="DATE", help="Up to this day, month or year.", callback=_date
    )(command)
    return click.option("--since", default="", metavar="DATE", help="From this day, month or year on.", callback=_date)(
        command
    )


def dated(name: str, about: str) -> Callable[[Command], Command]:
    """Make an option that is a date."""
    return click.option(name, default="", metavar="DATE", help=about, callback=_date)


def _date(context: click.Context, option: click.Parameter, value: str) -> str:
    """Refuse what is not a year, a month or a day (ISO 8601)."""
    from datetime import date

    try:
        date.fromisoformat(value + "2000-01-01"[len(value) :] if len(value) in (4, 7) else value or "2000-01-01")
    except ValueError:
        raise click.BadParameter(
            f"“{value}” is no date: write a day as 2026-03-31, a month as 2026-03, a year as 2026", context, option
        ) from None
    return value


def named(position: str, **more: Any) -> Callable[[Command], Command]:
    """Make an argument that is a name of the store, and completes to one."""
    return click.argument(position, shell_complete=complete_name, **more)


def complete_name(context: click.Context, _: click.Parameter, typed: str) -> list[CompletionItem]:
    """List the names of the store of which a word begins with what is typed; nothing if there is no store."""
    from click.shell_completion import CompletionItem

    from graph.lookup import names
    from ontology.errors import LiaisonError
    from ontology.names import fold

    try:
        with Store.open(context.params.get("store") or _default_store(context)) as opened:
            known = names(opened)
    except LiaisonError:
        return []
    wanted = f" {fold(typed)}"
    return [CompletionItem(one.label, help=one.type) for one in known if wanted in f" {fold(one.label)}"]


def _default_store(context: click.Context) -> Locator:
    """The store that a command would open if none is named: by the environment, the configuration, else the default."""
    option = next(one for one in context.command.params if one.name == "store")
    return Where().convert(str(option.value_from_envvar(context) or option.get_default(context)), None, None)


def ask(
    store: Locator, form: str, output: Path | None, question: Callable[..., Sequence[object]], *, plot: Path | None = None,
    **asked: Any,
) -> None:  # fmt: skip
    """Ask the store a question, draw the answer if that is wanted, and write the rows."""
    start = time.perf_counter()
    with Store.open(store) as opened:
        rows = question(opened, **asked)
    say(f"{len(rows)} rows in {time.perf_counter() - start:.3f} s from {store}", verbose=True)
    if plot:
        _draw(rows, plot, asked)
    else:
        answer(rows, form, output, note=say, evidence=asked.get("evidence", False), lang=asked.get("lang", ""))
    if 0 < asked.get("limit", 0) <= len(rows):
        say(f"there may be more than {asked['limit']}: --limit 0 gives all")


def _draw(rows: Sequence[object], plot: Path, asked: dict[str, Any]) -> None:
    from exports.plot import draw

    draw(rows, plot, lang=asked.get("lang", ""), by=asked.get("by", ""))
    say(f"{plot} written")
