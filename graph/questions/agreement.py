"""Agreements and their life."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

import pyoxigraph as ox

from graph.evidence import Evidence, Quote, evidence_of, quotes
from graph.lookup import country
from graph.names import Speaker
from graph.query import Row, ask, code, word
from graph.rdf import suffix
from graph.store import Store
from ontology.errors import QueryError
from ontology.vocabulary import AGREEMENT_STATUSES

AHEAD = ("proposed", "planned")
DAYS_A_MONTH = 30.44


@dataclass(frozen=True, slots=True)
class AgreementRow:
    """An agreement in one state: the last as of the date asked for; with `history` one row for each state.

    `stated` is the day on which the first article that tells of the state was printed.
    """

    id: str
    title: str | None
    kind: str
    parties: tuple[str, ...]
    countries: tuple[str, ...]
    status: str
    date: str | None
    sources: int
    stated: str | None = None
    evidence: tuple[Quote, ...] = ()


def agreements(
    store: Store, *, status: str = "", between: Sequence[str] | None = None, as_of: str = "", history: bool = False,
    overdue: int = 0, lang: str = "", limit: int = 0, evidence: bool = True,
) -> list[AgreementRow]:  # fmt: skip
    """List agreements by date, in the state they are in, or (`history`) in each state of their life.

    `as_of` leaves out what was printed or came about after a day; `overdue` keeps those that were announced this many
    months ago or earlier, whose date, if they have one, has passed, and which have not been signed since.
    """
    if status and status not in AGREEMENT_STATUSES:
        raise QueryError(f"“{status}” is no state of an agreement: choose {', '.join(AGREEMENT_STATUSES)}")
    states = [one for one in (AHEAD if overdue else AGREEMENT_STATUSES) if status in ("", one)]
    sides = {key: country(store, name) for key, name in zip(("one", "other"), between or (), strict=False)}
    today = as_of or date.today().isoformat()
    texts = {"asof": as_of, "told": _months_before(today, overdue), "passed": today if overdue else ""}
    if not states:
        return []
    if store.finder:
        steps = store.finder.steps(states, map(suffix, sides.values()), limit, history=history, **texts)
        found = store.finder.ask("agreements", step=[step for step, _ in steps])
    else:
        literals = {name: ox.Literal(value) for name, value in texts.items()} | {"history": ox.Literal(history)}
        found = ask(store, "agreements", limit=limit, status=map(word, states), **literals, **sides)
    return _rows(store, found, lang, evidence, every=history)


def stages(store: Store, agreement: ox.NamedNode, lang: str = "", evidence: bool = True) -> list[AgreementRow]:
    """List the states of one agreement, in the order of its life."""
    if store.finder:
        found = store.finder.ask("agreements", step=store.finder.stages(suffix(agreement)))
    else:
        found = ask(store, "agreements", limit=0, history=ox.Literal(True), id=agreement)
    return _rows(store, found, lang, evidence, every=True)


def _rows(store: Store, found: list[Row], lang: str, evidence: bool, every: bool) -> list[AgreementRow]:
    """Make one row of those of the parties of each state; unless `every` is wanted, of the last state of each."""
    told = evidence_of(store, (row["id"] for row in found)) if evidence else {}
    speaker = Speaker(store, lang)
    groups = {step: list(rows) for step, rows in groupby(found, lambda row: row["step"])}
    last = {rows[0]["id"]: step for step, rows in groups.items()}
    return [_row(rows, speaker, told) for step, rows in groups.items() if every or last[rows[0]["id"]] == step]


def _months_before(day: str, months: int) -> str:
    """Give the day that lies some months before another; nothing for none."""
    try:
        start = date.fromisoformat(f"{day}-01-01"[:10] if len(day) < 10 else day)
    except ValueError:
        raise QueryError(f"“{day}” is no date: write it as 2026-03-01") from None
    return (start - timedelta(days=round(months * DAYS_A_MONTH))).isoformat() if months else ""


def _row(rows: list[Row], speaker: Speaker, told: Evidence) -> AgreementRow:
    """Make one row of those of the parties."""
    first = rows[0]
    parties = dict.fromkeys(speaker.name(row["side"], row["party"]) for row in rows)
    countries = sorted({found for found in (code(row["country"]) for row in rows) if found})
    return AgreementRow(
        first["id"], first["title"], first["kind"].removeprefix("kind-"), tuple(parties), tuple(countries),
        first["status"], first["date"], first["sources"], first["first"], quotes(told, first["id"], first["status"]),
    )  # fmt: skip
