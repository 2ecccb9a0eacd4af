"""The pages of the server: every official, agency, country, agreement, event and article under a stable address.

An IRI of the data resolves here: `https://w3id.org/liaison/id/official/x` is the page `id/official/x`, as HTML for
people and as Turtle or JSON-LD for programs (content negotiation, or `?format=`).
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from itertools import groupby, islice
from typing import Any, Final

import pyoxigraph as ox
from jinja2 import Environment, PackageLoader, select_autoescape
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from exports.media import choose
from exports.pagedata import Told, board, path_of, posts, safe_link, told
from exports.queryprocess import GRAPH_FORMATS
from graph import questions
from graph.lookup import find
from graph.store import Store
from graph.told import Record, iri_of, thing, told_of, triples_of
from ontology.vocabulary import BASE, PREFIXES

HTML: Final = "text/html"
DATA: Final = {"text/turtle": "ttl", "application/ld+json": "jsonld", "application/n-triples": "nt"}
NEWEST: Final = 20
DAYS: Final = 60
HITS: Final = 100
RIGHT_TO_LEFT: Final = frozenset({"ar"})


async def home(request: Request) -> Response:
    """Give the first page: what is new."""
    events = await run_in_threadpool(_newest, _store(request))
    return _page(request, "home.html.j2", section=".", events=events)


async def node(request: Request) -> Response:
    """Give the page of one node, or its triples."""
    path = request.path_params["path"]
    store = _store(request)
    wanted = {form: media for media, form in DATA.items()}.get(request.query_params.get("format", ""))
    media = wanted or choose(request.headers.get("accept", ""), [HTML, *DATA])
    if media in DATA:
        return await run_in_threadpool(_as_data, store, path, media)
    return await run_in_threadpool(_as_page, request, store, path)


def _as_data(store: Store, path: str, media: str) -> Response:
    iri = iri_of(path)
    triples = triples_of(store, iri) if iri else []
    if not triples:
        return Response("nothing stands under this address\n", 404, media_type="text/plain")
    content = ox.serialize(triples, format=GRAPH_FORMATS[DATA[media]], prefixes=_prefixes(media))
    return Response(content or b"", media_type=media, headers={"Vary": "Accept"})


def _prefixes(media: str) -> dict[str, str] | None:
    return None if media == "application/n-triples" else PREFIXES


def _as_page(request: Request, store: Store, path: str) -> Response:
    iri = iri_of(path)
    one = thing(store, iri) if iri else None
    if one is None:
        return _page(request, "missing.html.j2", status=404)
    records = told_of(store, one)
    events = told(records)
    article = records[0]["article"] if one.type == "NewsArticle" and records else None
    return _page(
        request, "thing.html.j2", thing=one, path=f"id/{path}", events=events, posts=posts(events, one.iri),
        article=article, link=safe_link(article["url"]) if article else "",
    )  # fmt: skip


async def agreements(request: Request) -> Response:
    """Give the board of agreements: a column for each state."""
    columns = await run_in_threadpool(lambda: board(_facts(_store(request), "agreement")))
    shown = {state: column for state, column in columns.items() if column}
    return _page(request, "agreements.html.j2", section="agreements", columns=shown)


async def timeline(request: Request) -> Response:
    """Give the events day by day, the newest first, so many days a page."""
    until = request.query_params.get("until", "")
    days = await run_in_threadpool(_days, _store(request), until)
    shown = dict(islice(days.items(), DAYS))
    earlier = next(islice(days, DAYS, None), "")
    return _page(request, "timeline.html.j2", section="timeline", days=shown, earlier=earlier)


async def search(request: Request) -> Response:
    """Give the names and the sentences that hold a text."""
    asked = request.query_params.get("q", "").strip()
    hits = await run_in_threadpool(questions.search, _store(request), asked) if asked else []
    found = [{"text": hit.text, "path": path_of(hit.id), "name": hit.found == "name"} for hit in hits[:HITS]]
    names, quotes = ([hit for hit in found if hit["name"] is wanted] for wanted in (True, False))
    return _page(request, "search.html.j2", asked=asked, names=names, quotes=quotes)


async def network(request: Request) -> Response:
    """Give the map of the whole store, opened on the people named (`?name=`); the page has a policy of its own."""
    names, lang = request.query_params.getlist("name"), language(request)
    content = await run_in_threadpool(_map, _store(request), tuple(names), lang)
    return Response(content, media_type=HTML, headers={"Content-Security-Policy": "frame-ancestors 'none'"})


def _map(store: Store, names: tuple[str, ...], lang: str) -> str:
    from exports.map import languages, to_map

    opening = [find(store, name).iri for name in names]
    return to_map(store.facts(), lang=lang if lang in languages() else "en", opening=opening)


async def query(request: Request) -> Response:
    """Give the page to ask SPARQL from."""
    return _page(request, "query.html.j2", section="query", settings={"query": _web("example.rq")})


async def feed(request: Request) -> Response:
    """Give what is new as an Atom feed (RFC 4287)."""
    events = await run_in_threadpool(_newest, _store(request))
    updated = max((one.printed for one in events), default="") or "1970-01-01"
    return _page(
        request, "feed.atom.j2", media="application/atom+xml", events=events, updated=f"{updated}T00:00:00Z",
        address=str(request.base_url), base=BASE,
    )  # fmt: skip


def _facts(store: Store, kind: str) -> list[Record]:
    return [record for record in store.facts() if kind in ("", record["kind"])]


def _newest(store: Store) -> list[Told]:
    """List what the newest articles tell, posts aside."""
    events = told(record for record in store.facts() if record["kind"] != "role")
    return sorted(events, key=lambda one: (one.printed, one.date, one.path), reverse=True)[:NEWEST]


def _days(store: Store, until: str) -> dict[str, list[Told]]:
    events = (one for one in told(store.facts()) if one.kind != "role" and (not until or one.date <= until))
    return {day: list(group) for day, group in groupby(events, key=lambda one: one.date)}


def _store(request: Request) -> Store:
    found = request.app.state.snapshot.store()
    return found if isinstance(found, Store) else Store.open(request.app.state.snapshot.path)


def _page(request: Request, template: str, *, status: int = 200, media: str = HTML, **context: Any) -> Response:
    """Write a page in the language that the browser asks for."""
    lang = language(request)
    text = _environment().get_template(template).render(
        lang=lang, direction="rtl" if lang in RIGHT_TO_LEFT else "ltr", words=_words()[lang], root=request.scope.get("root_path", "") + "/",
        here=request.url.path.lstrip("/"), section=context.pop("section", ""), **context,
    )  # fmt: skip
    return Response(text, status, media_type=media, headers={"Vary": "Accept, Accept-Language"})


def language(request: Request) -> str:
    """Give the language of the page: `?lang=`, else the one of ours that the browser likes best."""
    asked = request.query_params.get("lang", "")
    if asked in _words():
        return asked
    spoken = request.headers.get("accept-language", "")
    plain = ",".join(part.strip().partition("-")[0] + ";" + part.partition(";")[2] for part in spoken.split(","))
    return choose(plain, list(_words())) or "en"


@cache
def _environment() -> Environment:
    loader = PackageLoader("exports", "web")
    return Environment(loader=loader, autoescape=select_autoescape(default=True, default_for_string=True))


@cache
def _words() -> dict[str, dict[str, Any]]:
    return dict(json.loads(_web("site.json")))


@cache
def _web(name: str) -> str:
    return files("exports").joinpath("web", name).read_text(encoding="utf-8")
