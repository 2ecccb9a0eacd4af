"""The rows that questions answer with: frozen, typed, in the order in which their columns are shown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quote:
    """A sentence that states what a row says, and where it was printed."""

    quote: str
    outlet: str | None
    url: str | None
    published: str | None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """Somebody who was met: an official, or an agency or country where nobody is named.

    `sources` counts the articles that are no copies of one another.
    """

    name: str
    id: str
    country: str | None
    title: str | None
    date: str | None
    place: str | None
    status: str
    event: str
    sources: int
    agency: str | None = None
    evidence: tuple[Quote, ...] = ()


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


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event of a timeline: what, when, where, with whom."""

    date: str | None
    kind: str
    status: str | None
    label: str
    participants: tuple[str, ...]
    place: str | None
    event: str
    sources: int
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class NewRow:
    """An event, or a state of an agreement, of which the first article was printed on a day."""

    published: str
    date: str | None
    kind: str
    status: str
    label: str
    participants: tuple[str, ...]
    place: str | None
    event: str
    sources: int
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class PostRow:
    """Somebody in a post, with the first and the last day on which an article says so, and the first that calls it past."""

    name: str
    id: str
    title: str
    organisation: str | None
    first: str | None
    last: str | None
    event: str
    sources: int
    ended: str | None = None
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """What one article says of something on which articles disagree: its date, or whether it took place."""

    label: str
    participants: tuple[str, ...]
    about: str
    value: str
    outlet: str | None
    published: str | None
    article: str
    event: str
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class StepRow:
    """One step of a path between two names: whom an event joins, and what it was."""

    source: str
    target: str
    kind: str
    date: str | None
    status: str
    event: str
    evidence: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class RankRow:
    """A node with its measure in the network, the number of its neighbours, and the community it is in."""

    name: str
    id: str
    type: str
    score: float
    degree: int = 0
    community: int | None = None


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic in all or in one period: how many events speak of it, how often articles tell of those, from when to when."""

    topic: str
    events: int
    articles: int
    first: str | None
    last: str | None
    period: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleRow:
    """An article of the store, how many facts it states, and which earlier article it copies."""

    id: str
    published: str | None
    title: str | None
    outlet: str | None
    language: str | None
    source: str | None
    facts: int
    copy_of: str | None = None


@dataclass(frozen=True, slots=True)
class HitRow:
    """A name or a quotation in which a text was found."""

    found: str
    text: str
    id: str
