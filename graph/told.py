"""What happened, as it stands in the graphs of events: who, what, when, where, and which sentences say so.

Everything is looked up by its address, so the cost is that of what is shown, however much the store holds.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import pyoxigraph as ox

from graph.query import ask, with_values
from graph.rdf import node, suffix, term
from graph.store import Store
from graph.telling import Quads
from graph.triples import DETAIL_TERMS, DETAILS
from ontology.vocabulary import BASE, ONTOLOGY, TOPICS

CAPACITIES: Final = (
    "host", "visitor", "signatory", "party", "giver", "recipient", "appointee", "holder", "organisation",
)  # fmt: skip
FORMER: Final = "former"
"""The state of a post that an article calls past."""


@dataclass(frozen=True, slots=True)
class Party:
    """One who takes part in an event, in which capacity, and the post and agency that articles give with the name."""

    iri: str
    type: str
    label: str
    capacity: str = "participant"
    title: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """The article that a sentence stands in."""

    iri: str
    title: str
    outlet: str
    published: str
    url: str
    language: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quotation, the state of the event that it tells of, and how sure that is."""

    quote: str
    status: str
    confidence: float
    article: Article


@dataclass(frozen=True, slots=True)
class Stage:
    """A state in the life of an agreement."""

    status: str
    date: str
    stated: str


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, is planned or is denied, or a post held (kind `role`); dates as precise as articles have them."""

    iri: str
    kind: str
    status: str
    date: str
    stated: str
    what: str
    place: tuple[str, str] | None
    who: tuple[Party, ...]
    topics: tuple[str, ...]
    by: tuple[str, ...]
    stages: tuple[Stage, ...]
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Post:
    """A post that somebody holds, or held (`former`), and the last day on which an article says so."""

    iri: str
    what: str
    status: str
    stated: str


class _Graph:
    """What one graph says, subject by subject: as it was read with others (`queries/told.rq`), else as it is asked about."""

    def __init__(self, quads: Quads, name: ox.NamedNode) -> None:
        self.quads = quads
        self.name = name
        self.said: dict[str, dict[str, list[str]]] = {}

    def all(self, subject: str, name: str) -> list[str]:
        """List the values of a property as texts, in order."""
        if subject not in self.said:
            self.said[subject] = self._read(subject)
        return sorted(self.said[subject].get(term(name).value, ()))

    def _read(self, subject: str) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for quad in self.quads.quads_for_pattern(ox.NamedNode(subject), None, None, self.name):
            found.setdefault(quad.predicate.value, []).append(quad.object.value)  # type: ignore[union-attr]  # no triple terms
        return found

    def one(self, subject: str, name: str) -> str:
        """Give the first value of a property, '' if there is none."""
        return next(iter(self.all(subject, name)), "")

    def local(self, subject: str, name: str) -> str:
        """Give the first value of a property as a name of the ontology."""
        return self.one(subject, name).removeprefix(ONTOLOGY)


def event(store: Store, iri: str, *, posts: bool = False) -> Event | None:
    """Give an event with its sentences, the surest first; with `posts` also in which post each takes part.

    None if the store does not know it.
    """
    return next(iter(events(store, [iri], posts=posts)), None)


def events(store: Store, iris: Iterable[str], *, posts: bool = False) -> list[Event]:
    """Give events in their order, without those that the store does not know.

    Three questions answer for all of them: 1. what their graphs say 2. the sentences 3. how those are called who take part.
    """
    said = _graphs(store, list(dict.fromkeys(iris)))
    sentences = _sentences(store, said)
    taking = {iri: list(_taking(told, iri)) for iri, told in said.items()}
    labels = _labels(store, dict.fromkeys(one for shown in taking.values() for one in shown))
    return [
        _event(iri, told, tuple(_parties(told, iri, taking[iri], labels, posts)), sentences.get(iri, []))
        for iri, told in said.items()
    ]


def _graphs(store: Store, iris: Sequence[str]) -> dict[str, _Graph]:
    """Read what the graphs of events say of them; those that say nothing are left out."""
    asked = [ox.NamedNode(iri) for iri in iris]
    rows = store.query(with_values("told", event=asked)) if asked else ()
    found: dict[str, dict[str, list[str]]] = {}
    for one, says, value in rows:
        found.setdefault(one.value, {}).setdefault(says.value, []).append(value.value)
    graphs = {iri: _Graph(store.quads, ox.NamedNode(iri)) for iri in iris if iri in found}
    for iri, told in graphs.items():
        told.said[iri] = found[iri]
    return graphs


def _event(iri: str, told: _Graph, who: tuple[Party, ...], sentences: Sequence[Sentence]) -> Event:
    kind = told.local(iri, "rdf:type").lower().replace("tenure", "role")
    place, status = told.one(iri, "lia:place"), _status(told, iri, kind)
    return Event(
        iri, kind, status, told.one(iri, "lia:date"), told.one(iri, "lia:firstStated") or told.one(iri, "lia:statedOn"),
        _what(told, iri), (place, told.one(iri, "lia:placeName")) if place else None, who, tuple(_topics(told, iri)),
        tuple(told.all(iri, "lia:attributedTo")), tuple(_stages(told, iri)),
        surest(sentences, status),
    )  # fmt: skip


def surest(sentences: Iterable[Sentence], status: str) -> tuple[Sentence, ...]:
    """Put sentences in order: those that tell of a state first, of these the surest."""
    return tuple(
        sorted(
            sentences, key=lambda one: (one.status != status, -one.confidence, one.article.published, one.article.iri)
        )
    )


def _status(told: _Graph, iri: str, kind: str) -> str:
    if kind == "role":
        return FORMER if told.one(iri, "lia:endedBy") >= (told.all(iri, "lia:statedOn") or ["~"])[-1] else "held"
    return told.local(iri, "lia:status")


def _what(told: _Graph, iri: str) -> str:
    """Say what an event is beyond its kind: its title or honour, or the kind of agreement or operation."""
    for key, prefix in sorted(DETAILS.items(), key=lambda item: bool(item[1])):
        said = told.one(iri, f"lia:{DETAIL_TERMS.get(key, key)}") if key != "mode" else ""
        if said:
            return said.removeprefix(f"{ONTOLOGY}{prefix}") if prefix else said
    return ""


def _taking(told: _Graph, iri: str) -> list[str]:
    """List who takes part, each once; of an agreement its parties stand for the sides."""
    faces = told.all(iri, "lia:party") or told.all(iri, "lia:representedBy")
    return shown_of({one for name in ("participant", *CAPACITIES) for one in told.all(iri, f"lia:{name}")}, faces)


def shown_of(taking: Iterable[str], faces: Collection[str]) -> list[str]:
    """List those who take part as they are shown: officials, then bodies, then countries, first those who stand for a side.

    Of a country for which somebody stands only the latter is given.
    """
    shown = [one for one in taking if one in faces or not (faces and one.startswith(f"{BASE}country/"))]
    return sorted(shown, key=lambda one: (one not in faces, not one.startswith(f"{BASE}official/"), one))


def _parties(told: _Graph, iri: str, taking: Iterable[str], labels: dict[str, str], posts: bool) -> Iterator[Party]:
    """Describe those who take part, in which capacity, and with `posts` in which post."""
    capacities = {who: name for name in reversed(CAPACITIES) for who in told.all(iri, f"lia:{name}")}
    parts = told.all(iri, "lia:part") if posts else []
    titles = {told.one(part, "lia:who"): told.one(part, "lia:title") for part in parts}
    for one in taking:
        label = labels.get(one, one.removeprefix(BASE))
        yield Party(one, class_of(one), label, capacities.get(one, "participant"), titles.get(one, ""))


def class_of(iri: str) -> str:
    """Give the kind of a participant as the address has it (`official`, `country`)."""
    return iri.removeprefix(BASE).partition("/")[0]


def _labels(store: Store, asked: Iterable[str]) -> dict[str, str]:
    """Give the names of those who take part in events."""
    ids = [ox.NamedNode(one) for one in asked]
    return {row["id"]: row["name"] for row in ask(store, "called", id=ids)} if ids else {}


def _topics(told: _Graph, iri: str) -> list[str]:
    named = {one.removeprefix(ONTOLOGY) for one in told.all(iri, "lia:topic")}
    return [topic for topic in TOPICS if topic in named]


def _stages(told: _Graph, iri: str) -> Iterator[Stage]:
    for step in sorted(told.all(iri, "lia:step"), key=lambda one: int(told.one(one, "lia:position") or 0)):
        yield Stage(told.local(step, "lia:status"), told.one(step, "lia:date"), told.one(step, "lia:firstStated"))


def _sentences(store: Store, asked: Iterable[str]) -> dict[str, list[Sentence]]:
    """List the quotations of events, each once in each article."""
    ids = [ox.NamedNode(one) for one in asked]
    found: dict[str, dict[Sentence, None]] = {}
    for row in ask(store, "evidence", event=ids) if ids else ():
        said = {name: row[name] or "" for name in ("outlet", "url", "language")}
        article = Article(
            row["article"], row["title"] or row["source"] or "", published=(row["published"] or "")[:10], **said
        )
        sentence = Sentence(row["quote"], row["status"], float(row["confidence"]), article)
        found.setdefault(row["event"], {})[sentence] = None
    return {event: list(sentences) for event, sentences in found.items()}


def article_of(quads: Quads, article: ox.NamedNode) -> Article:
    """Describe an article: headline, outlet, day of print, address, language; '' for what is not known."""
    origin = _Graph(quads, node(f"{suffix(article)}/provenance"))

    def said(name: str) -> str:
        return origin.one(article.value, name)

    return Article(
        article.value, said("schema:headline") or said("lia:source"), said("schema:publisher"),
        said("schema:datePublished")[:10], said("schema:url"), said("schema:inLanguage"),
    )  # fmt: skip


def posts_of(store: Store, who: str) -> list[Post]:
    """List the posts that somebody holds or held, the last stated first."""
    held = store.quads.quads_for_pattern(None, term("lia:holder"), ox.NamedNode(who), None)
    said = _graphs(store, sorted({quad.subject.value for quad in held}))  # type: ignore[union-attr]  # no triple terms
    found = [Post(iri, _what(told, iri), _status(told, iri, "role"), _last(told, iri)) for iri, told in said.items()]
    return sorted(found, key=lambda one: (one.stated, one.iri), reverse=True)


def _last(told: _Graph, iri: str) -> str:
    """Give the last day on which an article says that a post is held, or calls it past."""
    return max([*told.all(iri, "lia:statedOn"), *told.all(iri, "lia:endedBy")], default="")
