"""Commands that ask the store a question and write the rows of the answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from commands.options import answering, ask, period
from graph import questions


@click.command("who-met")
@click.argument("name")
@period
@click.option("--country", default="", help="Only people of this country.")
@click.option("--agency", default="", help="Only people of this agency.")
@click.option("--planned", is_flag=True, help="Also meetings that are planned, cancelled or denied.")
@answering
def who_met(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """List whom somebody met."""
    ask(store, form, evidence, output, questions.who_met, **asked)


@click.command()
@click.option("--status", default="", help="Only agreements in this state.")
@click.option("--between", nargs=2, default=None, metavar="A B", help="Only those between two countries.")
@click.option("--as-of", default="", metavar="DATE", help="As known on this day.")
@click.option("--history", is_flag=True, help="One row for each state.")
@answering
def agreements(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """List agreements: planned, signed, in force, expired."""
    ask(store, form, evidence, output, questions.agreements, **asked)


@click.command()
@click.argument("names", nargs=-1, metavar="[NAME…]")
@period
@answering
def timeline(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """List events by date: all, or those in which all of the named take part."""
    ask(store, form, evidence, output, questions.timeline, **asked)


@click.command()
@click.argument("one")
@click.argument("other")
@answering
def between(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """List everything between two names."""
    ask(store, form, evidence, output, questions.between, **asked)


@click.command()
@click.argument("one")
@click.argument("other")
@answering
def path(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """Give the shortest path between two names, with the event behind each step."""
    from graph import network

    ask(store, form, evidence, output, network.path, **asked)


@click.command()
@click.argument("name")
@answering
def show(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """List all that is told of somebody or something."""
    ask(store, form, evidence, output, questions.show, **asked)


@click.command()
@click.argument("text")
@answering
def search(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """Find a text in names and quotations."""
    ask(store, form, evidence, output, questions.search, **asked)


@click.command()
@click.option("--by", type=click.Choice(["degree", "betweenness", "pagerank"]), default="degree", show_default=True)
@answering
def rank(store: Path, form: str, evidence: bool, output: Path | None, **asked: Any) -> None:
    """Rank the nodes of the network."""
    from graph import network

    ask(store, form, evidence, output, network.rank, **asked)


@click.command()
@answering
def topics(store: Path, form: str, evidence: bool, output: Path | None) -> None:
    """List the fields of cooperation."""
    ask(store, form, evidence, output, questions.topics)


@click.command()
@answering
def articles(store: Path, form: str, evidence: bool, output: Path | None) -> None:
    """List the articles of the store."""
    ask(store, form, evidence, output, questions.articles)
