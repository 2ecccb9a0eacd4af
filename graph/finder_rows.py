"""What the side index holds of one graph of the store: rows of its tables, made from the quads of that graph."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any, Final

from pyoxigraph import NamedNode

from graph.rdf import node, suffix, term
from graph.summary import JOINING
from graph.telling import Description, Quads, subject_of
from ontology.names import fold
from ontology.vocabulary import ONTOLOGY, TOOK_PLACE

Row = tuple[str, tuple[Any, ...]]
"""A table and what one of its rows holds."""

EVENTS: Final = ("meeting", "visit", "agreement", "operation", "award", "appointment", "cooperation")
ENTITIES: Final = ("official", "agency", "organisation", "country")
REFUSED: Final = frozenset({"denied", "cancelled"})
AHEAD: Final = frozenset({"planned", "proposed"})

HASH_BITS: Final = 41
DAYS: Final = 2**22 - 1
"""More than the days of all years with four digits."""


def rows(store: Quads, graph: str) -> Iterator[Row]:
    """Give the rows of a graph, by its id; none for one in which nothing is looked for."""
    kind, _, local = graph.partition("/")
    if kind in EVENTS:
        yield from _event(store, node(graph))
    elif kind in ENTITIES:
        yield from _entity(store, node(graph))
    elif kind == "article" and local.endswith("/provenance"):
        yield from _article(store, graph.removesuffix("/provenance"))
    elif kind == "article":
        yield from _quotations(store, node(graph))


def _event(store: Quads, iri: NamedNode) -> Iterator[Row]:
    """An event: 1. itself 2. who takes part 3. its topics 4. what was new when."""
    told, event = Description(store, iri, iri), suffix(iri)
    kind, status, day = event.partition("/")[0], told.local("lia:status"), told.text("lia:date") or ""
    if not status:
        return
    yield "event", (event, kind, status, day, disputed(store, [suffix(one) for one in told.all("lia:evidence")]))  # 1
    acting = {suffix(one) for one in told.all("lia:participant")}
    ties, posts = kind in JOINING and status in TOOK_PLACE, dict(_posts(store, told, iri))
    for who in sorted(acting | {suffix(one) for one in told.all("lia:country")}):  # 2
        yield "part", (who, day, event, kind, status, who in acting, ties, posts.get(who, ""))
    for topic in told.all("lia:topic"):  # 3
        yield (
            "about",
            (event, topic.value.removeprefix(ONTOLOGY), day, int(told.text("lia:sources") or 0)),
        )
    stated = told.text("lia:firstStated")
    if kind == "agreement":  # 4
        yield from _steps(store, told, iri, status)
    elif stated:
        yield "news", (stated, event, event)


def _posts(store: Quads, told: Description, iri: NamedNode) -> Iterator[tuple[str, str]]:
    """In which post each takes part, in bare letters."""
    for part in told.all("lia:part"):
        said = Description(store, part, iri)
        words = f"{said.text('lia:agency') or ''} {said.text('lia:title') or ''}"
        yield suffix(said.all("lia:who")[0]), fold(words).strip()


def _steps(store: Quads, told: Description, iri: NamedNode, status: str) -> Iterator[Row]:
    event = suffix(iri)
    for step in told.all("lia:step"):
        said, ident = Description(store, step, iri), suffix(step)
        state, stated = said.local("lia:status"), said.text("lia:firstStated") or ""
        position, day = int(said.text("lia:position") or 0), said.text("lia:date") or ""
        yield "step", (ident, event, state, position, day, stated, state == status)
        if stated:
            yield "news", (stated, event, ident)


def disputed(store: Quads, tellings: list[str]) -> bool:
    """Whether tellings of one event contradict: in the date of one state, or on whether it took place."""
    if len(tellings) < 2:  # two are needed to disagree
        return False
    found = [(_value(store, one, "lia:status"), _value(store, one, "lia:date")) for one in sorted(tellings)]
    statuses = {status.removeprefix(ONTOLOGY) for status, _ in found}
    if statuses & REFUSED and statuses & TOOK_PLACE:
        return True
    dated: dict[str, set[str]] = {}
    for status, day in found:
        if day and status.removeprefix(ONTOLOGY) not in AHEAD:
            dated.setdefault(status, set()).add(day)
    return any(not later.startswith(day) for days in dated.values() for day in days for later in days if day < later)


def _value(store: Quads, subject: str, name: str) -> str:
    """The value of a property of a telling, in whichever article it stands."""
    found = next(iter(store.quads_for_pattern(node(subject), term(name), None, None)), None)
    return str(found.object.value) if found is not None else ""  # type: ignore[union-attr]  # no triple terms


def _entity(store: Quads, iri: NamedNode) -> Iterator[Row]:
    """Somebody or something with a name."""
    told, ident = Description(store, iri, iri), suffix(iri)
    label = told.text("rdfs:label")
    if label:
        yield "node", (ident, ident.partition("/")[0], label)
        for form in sorted({label, *(str(one.value) for one in told.all("skos:altLabel"))}):
            yield "passage", (_hash(ident, form), fold(form), ident, ident)


def _article(store: Quads, article: str) -> Iterator[Row]:
    iri, origin = node(article), node(f"{article}/provenance")
    if next(iter(store.quads_for_pattern(iri, term("rdf:type"), None, origin)), None) is not None:
        printed = next(iter(store.quads_for_pattern(iri, term("schema:datePublished"), None, origin)), None)
        yield "article", (article, str(printed.object.value) if printed is not None else "")  # type: ignore[union-attr]  # a date


def _quotations(store: Quads, iri: NamedNode) -> Iterator[Row]:
    """The sentences that an article's facts rest on."""
    graph, printed = suffix(iri), ""
    for quad in store.quads_for_pattern(None, term("lia:statedOn"), None, iri):
        printed = str(quad.object.value)  # type: ignore[union-attr]  # a date
    for quad in store.quads_for_pattern(None, term("oa:exact"), None, iri):
        quote = suffix(subject_of(quad))
        text = str(quad.object.value)  # type: ignore[union-attr]  # a text
        yield "passage", (numbered(quote, printed), fold(text), graph, quote.partition("#")[0])


def numbered(quote: str, printed: str) -> int:
    """Number a quotation: those printed last come first, whenever they are read."""
    return ((DAYS - (date.fromisoformat(printed).toordinal() if printed else 0)) << HASH_BITS) + _hash(quote)


def _hash(*parts: str) -> int:
    """A number that stands for these texts, below that of any quotation."""
    return int.from_bytes(sha256("\x1f".join(parts).encode()).digest()[:8]) >> (64 - HASH_BITS)
