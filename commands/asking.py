"""Commands that ask the store a question and write the rows of the answer."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from commands.options import answering, ask, dated, given, named, period
from graph.trouble import Locator


@click.command("who-met")
@named("name")
@period
@click.option("--country", default="", help="Only people of this country.")
@click.option("--agency", default="", help="Only people of this agency.")
@click.option("--planned", is_flag=True, help="Also meetings that are planned, cancelled or denied.")
@answering("evidence", "lang", "limit")
def who_met(store: Locator, form: str, output: Path | None, **asked: Any) -> None:
    """List whom somebody met, the latest first: a person, an agency or a country."""
    from graph.questions.meetings import who_met

    ask(store, form, output, who_met, **asked)


@click.command()
@click.option("--status", default="", help="Only agreements in this state.")
@click.option("--between", nargs=2, default=None, metavar="A B", help="Only those between two countries or bodies.")
@dated("--as-of", "As known on this day.")
@click.option("--history", is_flag=True, help="One row for each state.")
@click.option(
    "--overdue",
    type=click.IntRange(0),
    default=0,
    metavar="MONTHS",
    help="Only those announced so many months ago or earlier and not signed since.",
)
@answering("evidence", "lang", "limit")
def agreements(store: Locator, form: str, output: Path | None, **asked: Any) -> None:
    """List agreements: planned, signed, in force, expired."""
    from graph.questions.agreement import agreements

    ask(store, form, output, agreements, **asked)


@click.command()
@named("names", nargs=-1, metavar="[NAME…]")
@period
@click.option("--plot", type=click.Path(path_type=Path), metavar="FILE", help="Draw it: a .svg, .png or .pdf file.")
@answering("evidence", "lang", "limit")
def timeline(store: Locator, form: str, output: Path | None, plot: Path | None, **asked: Any) -> None:
    """List events by date: all, or those in which all of the named take part."""
    from graph.questions.event import timeline

    ask(store, form, output, timeline, plot=plot, **asked)


@click.command()
@named("one")
@named("other")
@answering("evidence", "lang", "limit")
def between(store: Locator, form: str, output: Path | None, **asked: Any) -> None:
    """List everything between two names, such as two countries."""
    from graph.questions.event import between

    ask(store, form, output, between, **asked)


@click.command()
@named("one")
@named("other")
@answering("evidence", "lang")
def path(store: Locator, form: str, output: Path | None, **asked: Any) -> None:
    """Give the shortest path between two names, with the event behind each step."""
    from graph.network import path

    ask(store, form, output, path, **asked)


@click.command()
@named("name")
@answering("evidence", "lang", "limit")
def show(store: Locator, form: str, output: Path | None, **asked: Any) -> None:
    """List all that is told of a person, an agency, a country, or of an event or agreement by its address."""
    from graph.questions.profile import show

    ask(store, form, output, show, **asked)


@click.command()
@named("agency")
@dated("--on", "Who did on this day.")
@answering("evidence", "lang")
def headed(store: Locator, form: str, output: Path | None, **asked: Any) -> None:
    """List who headed an agency, with the days on which articles say so."""
    from graph.questions.posts import headed

    ask(store, form, output, headed, **asked)


@click.command()
@click.argument("text")
@answering("limit")
def search(store: Locator, form: str, output: Path | None, **asked: Any) -> None:
    """Find the words of a text in names and quotations."""
    from graph.questions.texts import search

    ask(store, form, output, search, **asked)


@click.command()
@dated("--since", "From this day of print on; else the last thirty days.")
@answering("evidence", "lang", "limit")
def new(store: Locator, form: str, output: Path | None, since: str, **asked: Any) -> None:
    """List what is new: events, and states of agreements, of which articles first told since a day."""
    from datetime import date, timedelta

    from graph.questions.news import new

    since = since or (date.today() - timedelta(days=30)).isoformat()
    ask(store, form, output, new, since=since, **asked)


@click.command()
@answering("evidence", "lang", "limit")
def contradictions(store: Locator, form: str, output: Path | None, **asked: Any) -> None:
    """List where articles disagree: on a date, or on whether something took place."""
    from graph.questions.contradiction import contradictions

    ask(store, form, output, contradictions, **asked)


@click.command()
@click.option(
    "--by",
    type=click.Choice(["degree", "betweenness", "pagerank", "brokers"]),
    default="degree",
    show_default=True,
    help="How many one is tied to; on how many shortest paths; how much the tied are worth; how evenly one is tied to several communities.",
)
@click.option("--plot", type=click.Path(path_type=Path), metavar="FILE", help="Draw it: a .svg, .png or .pdf file.")
@answering("lang", "limit")
def rank(store: Locator, form: str, output: Path | None, plot: Path | None, **asked: Any) -> None:
    """Rank the nodes of the network."""
    from graph.network import rank

    ask(store, form, output, rank, plot=plot, **asked)


@click.command()
@click.option("--by", type=click.Choice(["year", "month"]), callback=given, help="Each period of its own.")
@period
@click.option("--plot", type=click.Path(path_type=Path), metavar="FILE", help="Draw it: a .svg, .png or .pdf file.")
@answering("lang")
def topics(store: Locator, form: str, output: Path | None, plot: Path | None, **asked: Any) -> None:
    """List the fields of cooperation, in all or over time."""
    from graph.questions.topic import topics

    ask(store, form, output, topics, plot=plot, **asked)


@click.command()
@answering("limit")
def articles(store: Locator, form: str, output: Path | None, **asked: Any) -> None:
    """List the articles of the store."""
    from graph.questions.texts import articles

    ask(store, form, output, articles, **asked)
