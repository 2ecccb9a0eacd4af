"""The pages of the server: every official, agency, country, agreement, event and article under a stable address.

An IRI of the data resolves here: `https://w3id.org/liaison/id/official/x` is the page `id/official/x`, as HTML for
people and as Turtle or JSON-LD for programs (content negotiation, or `?format=`). Each page reads what it shows and no
more, so its cost does not grow with the store.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import Any, Final

import pyoxigraph as ox
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from exports.guard import PAGE_POLICY
from exports.media import choose
from exports.pagedata import Line, Writer, day, path_of, safe_link
from exports.queryprocess import GRAPH_FORMATS
from exports.shelf import written
from exports.site import HTML, language, page, web
from exports.snapshot import Snapshot
from graph import latest, questions, shown, thing, told
from graph.store import Store
from ontology.vocabulary import AGREEMENT_STATUSES, BASE, PREFIXES

DATA: Final = {"text/turtle": "ttl", "application/ld+json": "jsonld", "application/n-triples": "nt"}
FORMATS: Final = {form: media for media, form in DATA.items()}
NEWEST: Final = 12
ANNOUNCED: Final = 6
"""Planned agreements on the first page."""
EVENTS: Final = 10
"""Events on the page of somebody who takes part in them."""
ON_TIMELINE: Final = 60
IN_COLUMN: Final = 40
HITS: Final = 100
DATE: Final = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
DEEPEST: Final = 1000
"""The last page of a list: whoever wants more asks for data."""


async def home(request: Request) -> Response:
    """Give the first page: what is new, and what is announced."""
    return await written(_home, request)


def _home(request: Request) -> Response:
    store, writer = _store(request), _writer(request)
    announced = latest.agreements(store, "planned", count=ANNOUNCED)
    return page(
        request, "home.html.j2", section=".", events=_lines(store, writer, latest.printed(store, count=NEWEST)),
        announced=_lines(store, writer, announced),
    )  # fmt: skip


async def node(request: Request) -> Response:
    """Give the page of one node, or its triples."""
    media = FORMATS.get(request.query_params.get("format", ""))
    media = media or choose(request.headers.get("accept", ""), [HTML, *DATA])
    if media in DATA:
        return await run_in_threadpool(_as_data, _store(request), request.path_params["path"], media)
    return await written(_as_page, request)


def _as_data(store: Store, path: str, media: str) -> Response:
    iri = thing.iri_of(path)
    triples = thing.triples_of(store, iri) if iri else []
    if not triples:
        return Response("nothing stands under this address\n", 404, media_type="text/plain")
    prefixes = None if media == "application/n-triples" else PREFIXES
    content = ox.serialize(triples, format=GRAPH_FORMATS[DATA[media]], prefixes=prefixes)
    return Response(content or b"", media_type=media, headers={"Vary": "Accept"})


def _as_page(request: Request) -> Response:
    """Give the page that fits what the address names."""
    store, path = _store(request), request.path_params["path"]
    iri = thing.iri_of(path)
    one = thing.thing(store, iri) if iri else None
    if one is None:
        return page(request, "missing.html.j2", status=404)
    if one.type == "AgreementStep":
        return RedirectResponse(f"/{path_of(thing.agreement_of(store, one.iri))}", 303)
    if one.type in thing.EVENTS:
        return _event(request, store, one, path)
    if one.type == "NewsArticle":
        return _article(request, store, one, path)
    return _actor(request, store, one, path)


def _actor(request: Request, store: Store, one: thing.Thing, path: str) -> Response:
    """Give the page of somebody, of a body, a country or a place: the posts, then the events, so many a page."""
    writer, number = _writer(request), _number(request)
    found = latest.events_of(store, one.iri, skip=(number - 1) * EVENTS, count=EVENTS + 1)
    posts = writer.posts(told.posts_of(store, one.iri)) if one.type in thing.HOLDERS else []
    label = writer.speaker.name(one.iri, one.label)
    others = [form for form in (one.label, *one.aliases) if form != label]
    return page(
        request, "actor.html.j2", thing=one, label=label, others=others, path=f"id/{path}", posts=posts, number=number,
        events=_lines(store, writer, found[:EVENTS]), more=len(found) > EVENTS and number < DEEPEST,
        on_map=one.type in thing.ACTORS,
    )  # fmt: skip


def _event(request: Request, store: Store, one: thing.Thing, path: str) -> Response:
    """Give the page of one event: who, what, when, where, the stages of its life, and every sentence that tells of it."""
    found = told.event(store, one.iri, posts=True)
    if found is None:
        return page(request, "missing.html.j2", status=404)
    return page(request, "event.html.j2", thing=one, event=_writer(request).line(found), path=f"id/{path}")


def _article(request: Request, store: Store, one: thing.Thing, path: str) -> Response:
    """Give the page of an article: where it was printed, and what it tells."""
    article = told.article_of(store.quads, ox.NamedNode(one.iri))
    events = _writer(request).lines(shown.events_in(store, one.iri))
    return page(
        request, "article.html.j2", thing=one, article=article, events=events, link=safe_link(article.url), path=f"id/{path}",
        day=day(article.published, language(request)),
    )  # fmt: skip


async def agreements(request: Request) -> Response:
    """Give the board of agreements: a column for each state."""
    return await written(_agreements, request)


def _agreements(request: Request) -> Response:
    store, writer = _store(request), _writer(request)
    found = {state: latest.agreements(store, state, count=IN_COLUMN + 1) for state in AGREEMENT_STATUSES}
    columns = {state: _lines(store, writer, column[:IN_COLUMN]) for state, column in found.items() if column}
    cut = {state for state, column in found.items() if len(column) > IN_COLUMN}
    return page(request, "agreements.html.j2", section="agreements", columns=columns, cut=cut)


async def timeline(request: Request) -> Response:
    """Give the events day by day, the newest first, so many events a page; `?until=` begins with a day."""
    return await written(_timeline, request)


def _timeline(request: Request) -> Response:
    store, number, until = _store(request), _number(request), request.query_params.get("until", "")
    until = until if DATE.fullmatch(until) else ""
    found = latest.events(store, until=until, skip=(number - 1) * ON_TIMELINE, count=ON_TIMELINE + 1)
    lines = _lines(store, _writer(request), found[:ON_TIMELINE])
    days = [(date, list(group)) for date, group in groupby(lines, key=lambda one: one.date)]
    more = len(found) > ON_TIMELINE and number < DEEPEST
    return page(
        request, "timeline.html.j2", section="timeline", days=days, number=number, until=until, more=more,
    )  # fmt: skip


async def search(request: Request) -> Response:
    """Give the names and the sentences that hold a text."""
    return await written(_search, request)


def _search(request: Request) -> Response:
    asked, writer = request.query_params.get("q", "").strip(), _writer(request)
    hits = questions.search(_store(request), asked, limit=HITS) if asked else []
    names = [
        {"path": path_of(hit.id), "text": hit.text, "type": hit.id.removeprefix(BASE).partition("/")[0]}
        for hit in hits if hit.found == "name"
    ]  # fmt: skip
    ids = dict.fromkeys(hit.id for hit in hits if hit.found != "name")
    quotes = [{"path": path_of(hit.id), "text": hit.text} for hit in hits if hit.found != "name"]
    events = {one.path: one for one in _lines(_store(request), writer, ids)}
    return page(request, "search.html.j2", asked=asked, names=names, quotes=quotes, events=events)


async def feed(request: Request) -> Response:
    """Give what is new as an Atom feed (RFC 4287)."""
    return await written(_feed, request)


def _feed(request: Request) -> Response:
    store = _store(request)
    events = _lines(store, _writer(request), latest.printed(store, count=NEWEST * 2))
    events.sort(key=lambda one: (one.printed, one.path), reverse=True)
    updated = next((one.printed for one in events), "") or "1970-01-01"
    return page(
        request, "feed.atom.j2", media="application/atom+xml", events=events, updated=f"{updated}T00:00:00Z",
        address=str(request.base_url), base=BASE,
    )  # fmt: skip


async def missing(request: Request, _: Exception) -> Response:
    """Say that nothing stands under an address."""
    return page(request, "missing.html.j2", status=404)


def query(request: Request) -> Response:
    """Give the page to ask SPARQL from; YASGUI puts its styles into the page."""
    answer = page(request, "query.html.j2", section="sparql", settings={"query": web("example.rq")})
    answer.headers["Content-Security-Policy"] = PAGE_POLICY.replace(
        "style-src 'self'", "style-src 'self' 'unsafe-inline'"
    )
    return answer


def _lines(store: Store, writer: Writer, events: Any) -> list[Line]:
    return writer.lines(shown.events(store, events))


def _writer(request: Request) -> Writer:
    return Writer(_store(request), language(request))


def _number(request: Request) -> int:
    """Give the number of the page of a list that is asked for, the first if that is none."""
    asked = request.query_params.get("page", "1")
    return min(max(int(asked), 1), DEEPEST) if asked.isascii() and asked.isdigit() and len(asked) < 9 else 1


def _store(request: Request) -> Store:
    snapshot: Snapshot = request.app.state.snapshot
    return snapshot.store()
