"""The map over the whole store: the page, and the parts of the data that it asks for, each of bounded size.

The page is that of the file (`exports.map`); what the file holds at once comes here part by part: an opening, whoever
stands around somebody, what a search finds, the way from one to another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from exports.map_data import gather
from exports.map_page import page
from exports.map_part import Part, part_of
from exports.shelf import written
from exports.site import HTML, language
from graph import latest, questions, shown, thing, told
from graph.lookup import find
from graph.names import Speaker
from graph.store import Store
from graph.telling import tellings
from ontology.errors import NameUnknown, QueryError

NAMES: Final = 300
"""A part holds no more names than this."""
AT_FIRST: Final = 400
"""Events of an opening at most."""
AROUND: Final = 150
"""Events of somebody whose surroundings are asked for; further steps take a tenth of it each."""
FOUND: Final = 8
STEPS: Final = 3


async def network(request: Request) -> Response:
    """Give the page of the map, if the store knows the people it is to open on; what it may do stands in the page."""
    return await run_in_threadpool(_network, request)


def _network(request: Request) -> Response:
    lang = language(request)
    for name in request.query_params.getlist("name"):
        find(request.app.state.snapshot.store(), name)
    text = page(None, lang=lang, engine="sigma", source=f"map/data?lang={lang}", steps=_steps(request))
    return Response(text, media_type=HTML, headers={"Content-Security-Policy": "frame-ancestors 'none'"})


async def data(request: Request) -> Response:
    """Give a part of the data: `?node=` with those around, `?search=`, `?from=&to=`, else an opening (`?name=`)."""
    return await written(_data, request)


def _data(request: Request) -> Response:
    """Answer one question of the page: 1. which events 2. as many of them as fit 3. as a part."""
    store, asked, lang = request.app.state.snapshot.store(), request.query_params, language(request)
    opening: list[str] = []
    if "node" in asked:  # 1
        events = _around(store, _known(asked.getlist("node")), _steps(request))
    elif "search" in asked:
        events = _found(store, asked["search"])
    elif "from" in asked and "to" in asked:
        events = _way(store, _known([asked["from"], asked["to"]]))
    elif "name" in asked:
        opening = [find(store, name).iri for name in asked.getlist("name")]
        events = _around(store, opening, _steps(request))
    else:
        events = latest.events(store, count=AT_FIRST)
    return JSONResponse(_part(store, events, lang, opening))  # 2, 3


def _part(store: Store, events: Iterable[str], lang: str, opening: Sequence[str]) -> Part:
    records: list[dict[str, Any]] = []
    names: set[str] = set()
    for event in dict.fromkeys(events):
        told_so = tellings(store.quads, event)
        names |= {one["id"] for record in told_so for one in record["participants"]}
        if len(names) > NAMES:
            break
        records += told_so
    return part_of(gather(records, Speaker(store, lang)), lang=lang, opening=opening)


def _known(paths: Iterable[str]) -> list[str]:
    """Give the addresses that paths below the data base stand for; raise `NameUnknown` for one that stands for none."""
    found = {path: thing.iri_of(path) for path in paths}
    for path, iri in found.items():
        if iri is None:
            raise NameUnknown(path)
    return [iri for iri in found.values() if iri]


def _around(store: Store, asked: Sequence[str], steps: int) -> list[str]:
    """List events of some names, then of those who take part in these with them, and so on; posts held too."""
    found: dict[str, None] = {}
    seen, edge, count = set(asked), list(asked), AROUND
    for _ in range(steps):
        events = [event for who in edge for event in _of(store, who, count)]
        found |= dict.fromkeys(events)
        parties = (party.iri for event in shown.events(store, events) for party in event.who)
        edge = [who for who in dict.fromkeys(parties) if who not in seen][: NAMES // 10]
        seen |= set(edge)
        count = AROUND // 10
    return list(found)


def _of(store: Store, who: str, count: int) -> list[str]:
    return [*(post.iri for post in told.posts_of(store, who)), *latest.events_of(store, who, count=count)]


def _found(store: Store, text: str) -> list[str]:
    """List events of the names, and those of the sentences, that hold a text."""
    hits = questions.search(store, text, limit=FOUND * 2) if text.strip() else []
    names = [hit.id for hit in hits if hit.found == "name"][:FOUND]
    events = [event for who in names for event in _of(store, who, AROUND // 10)]
    return [*events, *(hit.id for hit in hits if hit.found != "name")]


def _way(store: Store, ends: Sequence[str]) -> list[str]:
    """List the events of the shortest way from one to another; none if there is no way."""
    try:
        return [step.event for step in questions.path(store, ends[0], ends[-1], evidence=False)]
    except QueryError:
        return []


def _steps(request: Request) -> int:
    asked = request.query_params.get("steps", "1")
    return min(max(int(asked), 1), STEPS) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1
