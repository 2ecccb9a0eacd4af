"""What `graph` alone says: what the store holds and what to type next; and the script for completion in a shell."""

from __future__ import annotations

import os

import click

from commands.options import DEFAULT_STORE
from graph.query import ask
from graph.store import Store
from graph.trouble import Locator
from ontology.errors import StoreError

WORDS = {
    "NewsArticle": ("article", "articles"), "Official": ("official", "officials"), "Agency": ("agency", "agencies"),
    "Organisation": ("international organisation", "international organisations"), "Country": ("country", "countries"),
    "Meeting": ("meeting", "meetings"), "Visit": ("visit", "visits"), "Agreement": ("agreement", "agreements"),
    "Operation": ("operation", "operations"), "Award": ("award", "awards"), "Appointment": ("appointment", "appointments"),
    "Cooperation": ("relation of cooperation", "relations of cooperation"),
}  # fmt: skip

CLASSES = {"article": "NewsArticle"}


def home(store: Locator) -> str:
    """Tell what a store holds and what may be asked of it; or how to fill one, if there is none."""
    try:
        with Store.open(store) as opened:
            counts, best = holdings(opened)
    except StoreError as error:
        return f"{error}\n\n{_lines(_first_steps())}"
    things = (f"{counts[key]:,} {words[counts[key] != 1]}" for key, words in WORDS.items() if key in counts)
    held = ", ".join(things) or "nothing yet"
    return f"{store} holds {held}.\n\n{_lines(_next_steps(store, best))}"


def holdings(store: Store) -> tuple[dict[str, int], str]:
    """Count what a store holds of each class, and name the official who takes part in most events."""
    if store.finder:
        counts = {CLASSES.get(kind, kind.capitalize()): count for kind, count in store.finder.counts()}
        return counts, next(iter(store.finder.busiest()), "")
    found = {row["class"].rpartition("/")[2]: row["things"] for row in ask(store, "overview")}
    return found, next((row["name"] for row in ask(store, "busiest", limit=1)), "")


def _first_steps() -> list[tuple[str, str]]:
    return [
        ("graph demo", "reads the example articles and shows what can be asked"),
        ("graph ingest SOURCE…", "reads your articles: files, folders, web archives, feeds"),
        ("graph --help", "lists all commands"),
    ]


def _next_steps(store: Locator, name: str) -> list[tuple[str, str]]:
    at = "" if os.environ.get("LIAISON_STORE") or str(store) == DEFAULT_STORE else f" --store {store}"
    people = [
        (f'graph who-met "{name}"{at}', "whom this official met"),
        (f'graph show "{name}"{at}', "all that is told of one name"),
    ]
    return [
        *(people if name else []),
        (f"graph agreements{at}", "agreements and the state they are in"),
        (f"graph new{at}", "what articles told of in the last thirty days"),
        (f"graph map -o map.html{at}", "the network as a page"),
        ("graph --help", "lists all commands"),
    ]


def _lines(steps: list[tuple[str, str]]) -> str:
    longest = max(len(command) for command, _ in steps)
    return "\n".join(f"  {command:{longest}}  {about}" for command, about in steps)


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    r"""Print the script that lets a shell complete commands, options and names of the store.

    \b
    bash   graph completion bash > ~/.local/share/bash-completion/completions/graph
    zsh    graph completion zsh > a file _graph in a folder of your $fpath
    fish   graph completion fish > ~/.config/fish/completions/graph.fish
    """
    from click.shell_completion import get_completion_class

    found = get_completion_class(shell)
    if found is None:
        raise click.UsageError(f"no completion for {shell}")
    click.echo(found(click.get_current_context().find_root().command, {}, "graph", "_GRAPH_COMPLETE").source())
