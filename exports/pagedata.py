"""What the pages show: events in the words of a language, with addresses that may be followed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from exports.words import word
from graph import told
from graph.names import Speaker
from graph.store import Store
from ontology.vocabulary import BASE

Words = dict[str, Any]
"""The words of the pages in one language (`web/site.json`)."""

YEAR, MONTH, DAY = 4, 7, 10


@dataclass(frozen=True, slots=True)
class Name:
    """One who takes part: the address of the page, the name in the reader's language, in which capacity, which post."""

    path: str
    label: str
    capacity: str
    title: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A quotation and the article it stands in; `link` is an address that may be followed, or empty."""

    quote: str
    article: str
    title: str
    outlet: str
    printed: str
    day: str
    link: str
    language: str


@dataclass(frozen=True, slots=True)
class Line:
    """One event as a page shows it; `date` is as data have it, `day` as people write it."""

    path: str
    kind: str
    status: str
    date: str
    day: str
    stated: str
    place: tuple[str, str] | None
    what: str
    who: tuple[Name, ...]
    topics: tuple[str, ...]
    by: tuple[str, ...]
    stages: tuple[tuple[str, str, str], ...]
    sentences: tuple[Sentence, ...]

    @property
    def newest(self) -> Sentence | None:
        """The sentence that was printed last."""
        return max(self.sentences, key=lambda one: one.printed, default=None)

    @property
    def printed(self) -> str:
        """The day on which the newest article that tells of it was printed."""
        return self.newest.printed if self.newest else self.stated


@dataclass(frozen=True, slots=True)
class Post:
    """A post that somebody holds or held; `stated` is the last day on which an article says so, `day` as people write it."""

    path: str
    what: str
    status: str
    stated: str
    day: str


class Writer:
    """Writes what the store holds as pages show it, in one language."""

    def __init__(self, store: Store, lang: str) -> None:
        self.lang = lang
        self.speaker = Speaker(store, lang)

    def lines(self, events: Iterable[told.Event]) -> list[Line]:
        """Write events."""
        return [self.line(one) for one in events]

    def line(self, one: told.Event) -> Line:
        """Write one event."""
        place = one.place and (path_of(one.place[0]), self.speaker.place(*one.place) or "")
        return Line(
            path_of(one.iri), one.kind, one.status, one.date, day(one.date, self.lang), one.stated, place or None,
            word(one.what, self.lang).replace("_", " "), tuple(map(self._name, one.who)),
            tuple(word(topic, self.lang) for topic in one.topics), one.by,
            tuple((stage.status, day(stage.date, self.lang), day(stage.stated, self.lang)) for stage in one.stages),
            tuple(map(self._sentence, one.sentences)),
        )  # fmt: skip

    def posts(self, held: Iterable[told.Post]) -> list[Post]:
        """Write posts held."""
        return [Post(path_of(one.iri), one.what, one.status, one.stated, day(one.stated, self.lang)) for one in held]

    def _name(self, one: told.Party) -> Name:
        return Name(path_of(one.iri), self.speaker.name(one.iri, one.label), one.capacity, one.title)

    def _sentence(self, said: told.Sentence) -> Sentence:
        one = said.article
        return Sentence(
            said.quote, path_of(one.iri), one.title, one.outlet, one.published, day(one.published, self.lang),
            safe_link(one.url), one.language,
        )  # fmt: skip


def path_of(iri: str) -> str:
    """Give the address of a node's page, below the root of the site; an IRI that is not ours has none."""
    return f"id/{iri.removeprefix(BASE)}" if iri.startswith(BASE) else ""


def safe_link(address: str | None) -> str:
    """Give an address that a page may link to: only http and https."""
    return address if address and address.lower().startswith(("http://", "https://")) else ""


@lru_cache(maxsize=4096)
def day(date: str, lang: str) -> str:
    """Write a date as precisely as it is known: 14 May 2026, May 2026, 2026; as it stands if it is none.

    >>> day("2026-05-14", "en"), day("2026-05", "fr"), day("2026", "es"), day("", "en")
    ('14 May 2026', 'mai 2026', '2026', '')
    """
    from datetime import date as calendar

    from babel.dates import format_date, format_skeleton

    locale = {"en": "en_GB"}.get(lang, lang)
    try:
        if len(date) == MONTH:
            return format_skeleton("yMMMM", calendar.fromisoformat(f"{date}-01"), locale=locale)
        return format_date(calendar.fromisoformat(date), "long", locale=locale) if len(date) == DAY else date
    except ValueError:
        return date
