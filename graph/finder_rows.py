"""What the side index holds of one graph of the store: rows of its tables, made from its statements."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from hashlib import sha256
from typing import Any, Final

from graph.statements import Statements, Values, every, one
from graph.summary import JOINING
from ontology.names import fold
from ontology.vocabulary import BASE, ONTOLOGY, TOOK_PLACE

Row = tuple[str, tuple[Any, ...]]
"""A table and what one of its rows holds."""
Accounts = Callable[[str], tuple[str, str]]
"""From the address of a telling to the status and the date that it gives, in whichever article it stands."""

EVENTS: Final = ("meeting", "visit", "agreement", "operation", "award", "appointment", "cooperation")
ENTITIES: Final = ("official", "agency", "organisation", "country")
REFUSED: Final = frozenset({"denied", "cancelled"})
AHEAD: Final = frozenset({"planned", "proposed"})

HASH_BITS: Final = 41
DAYS: Final = 2**22 - 1
"""More than the days of all years with four digits."""


def rows(graph: str, told: Statements, accounts: Accounts) -> Iterator[Row]:
    """Give the rows of a graph, by its id; none for one in which nothing is looked for."""
    kind, _, local = graph.partition("/")
    if kind in EVENTS:
        yield from _event(graph, told, accounts)
    elif kind in ENTITIES:
        yield from _entity(graph, told)
    elif kind == "article" and local.endswith("/provenance"):
        yield from _article(graph.removesuffix("/provenance"), told)
    elif kind == "article":
        yield from _quotations(graph, told)


def _event(event: str, told: Statements, accounts: Accounts) -> Iterator[Row]:
    """An event: 1. itself 2. who takes part 3. its topics 4. what tells of it 5. what was new when."""
    own = told.of(BASE + event)
    kind, status, day = event.partition("/")[0], one(own, "lia:status", ONTOLOGY), one(own, "lia:date")
    if not status:
        return
    yield "event", (event, kind, status, day, disputed(every(own, "lia:evidence"), accounts), *_shown(own))  # 1
    yield from _parts(event, kind, status, day, own, told)  # 2
    sources = int(one(own, "lia:sources") or 0)
    for topic in every(own, "lia:topic"):  # 3
        yield "about", (event, topic.removeprefix(ONTOLOGY), day, sources)
    for telling in every(own, "lia:evidence"):  # 4
        yield "tells", (event, telling.removeprefix(BASE))
    stated = one(own, "lia:firstStated")
    if kind == "agreement":  # 5
        yield from _steps(event, told, every(own, "lia:step"), status)
    elif stated:
        yield "news", (stated, event, event)


def _shown(own: Values) -> tuple[str, str, str, str, int, str]:
    """What an answer says of an event: title, kind of agreement or operation, where, how many articles tell of it, who says so."""
    label = one(own, "lia:title") or one(own, "lia:honour") or one(own, "lia:post")
    detail = one(own, "lia:agreementKind", ONTOLOGY) or one(own, "lia:operationKind", ONTOLOGY)
    attributed = json.dumps(said, ensure_ascii=False) if (said := every(own, "lia:attributedTo")) else ""
    place, spot = one(own, "lia:placeName"), one(own, "lia:place", BASE)
    return label, detail, place, spot, int(one(own, "lia:sources") or 0), attributed


def _parts(event: str, kind: str, status: str, day: str, own: Values, told: Statements) -> Iterator[Row]:
    """Who takes part, or whose country is concerned; in which post those who stand for a side are."""
    acting, parties, posts = set(every(own, "lia:participant")), set(every(own, "lia:party")), {}
    for part in every(own, "lia:part"):
        said = told.of(part)
        posts[one(said, "lia:who")] = one(said, "lia:title"), one(said, "lia:agency")
    ties = kind in JOINING and status in TOOK_PLACE
    for who in sorted(acting | set(every(own, "lia:country"))):
        title, agency = posts.get(who, ("", ""))
        post = fold(f"{agency} {title}").strip()
        shown = who in parties, who in posts, title, agency
        yield "part", (who.removeprefix(BASE), day, event, kind, status, who in acting, ties, post, *shown)


def _steps(event: str, told: Statements, steps: list[str], status: str) -> Iterator[Row]:
    for step in steps:
        said, ident = told.of(step), step.removeprefix(BASE)
        state, stated, day = one(said, "lia:status", ONTOLOGY), one(said, "lia:firstStated"), one(said, "lia:date")
        position, sources = int(one(said, "lia:position") or 0), int(one(said, "lia:sources") or 0)
        yield "step", (ident, event, state, position, day, stated, state == status, sources)
        if stated:
            yield "news", (stated, event, ident)


def disputed(tellings: list[str], accounts: Accounts) -> bool:
    """Whether tellings of one event contradict: in the date of one state, or on whether it took place."""
    if len(tellings) < 2:  # two are needed to disagree
        return False
    found = [accounts(telling) for telling in tellings]
    statuses = {status for status, _ in found}
    if statuses & REFUSED and statuses & TOOK_PLACE:
        return True
    dated: dict[str, set[str]] = {}
    for status, day in found:
        if day and status not in AHEAD:
            dated.setdefault(status, set()).add(day)
    return any(not later.startswith(day) for days in dated.values() for day in days for later in days if day < later)


def _entity(entity: str, told: Statements) -> Iterator[Row]:
    """Somebody or something with a name."""
    own = told.of(BASE + entity)
    label = one(own, "rdfs:label")
    if not label:
        return
    yield "node", (entity, entity.partition("/")[0], label)
    for country in every(own, "lia:ofCountry"):
        yield "home", (entity, country.removeprefix(BASE))
    for whole, name in enumerate(("lia:nameWord", "lia:nameKey")):
        for written in every(own, name):
            yield "called", (written, whole, entity)
    for form in sorted({label, *every(own, "skos:altLabel")}):
        yield "passage", (_hash(entity, form), fold(form), entity, entity)


def _article(article: str, told: Statements) -> Iterator[Row]:
    if not any(subject == BASE + article for subject, _ in told.having("rdf:type")):
        return
    known = {
        name: _first(told, f"schema:{name}") for name in ("datePublished", "headline", "publisher", "url", "inLanguage")
    }
    title = known["headline"] or _first(told, "lia:source")
    yield "article", (article, known["datePublished"], title, known["publisher"], known["url"], known["inLanguage"])


def _first(told: Statements, name: str) -> str:
    """The first value of a property, whosever it is: where an article came from is told of the article alone."""
    return min((value for _, value in told.having(name)), default="")


def _quotations(article: str, told: Statements) -> Iterator[Row]:
    """The sentences that an article's facts rest on."""
    printed = max((day for _, day in told.having("lia:statedOn")), default="")
    status, sure = dict(told.having("lia:status")), dict(told.having("lia:confidence"))
    for subject, text in told.having("oa:exact"):
        quote, telling = subject.removeprefix(BASE), subject.partition("#")[0]
        about = telling.removeprefix(BASE)
        yield "passage", (numbered(quote, printed), fold(text), article, about)
        if telling in status and telling in sure:
            yield (
                "sentence",
                (about, quote, article, text, status[telling].removeprefix(ONTOLOGY), float(sure[telling])),
            )


def numbered(quote: str, printed: str) -> int:
    """Number a quotation: those printed last come first, whenever they are read."""
    return ((DAYS - (date.fromisoformat(printed).toordinal() if printed else 0)) << HASH_BITS) + _hash(quote)


def _hash(*parts: str) -> int:
    """A number that stands for these texts, below that of any quotation."""
    return int.from_bytes(sha256("\x1f".join(parts).encode()).digest()[:8]) >> (64 - HASH_BITS)
