"""The records that travel between the layers: frozen, typed, free of any library.

`ingest` makes them (what was written), `graph` gives them identity and keeps them, `exports` shows them. The fields of
`Fact` and below are those of the exchange format that `graph export facts` writes, one JSON object a line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["meeting", "visit", "agreement", "operation", "award", "appointment", "role", "cooperation"]
ParticipantType = Literal["official", "agency", "country", "organisation"]
Capacity = Literal[
    "participant", "host", "visitor", "party", "signatory", "giver", "recipient", "appointee", "organisation", "holder"
]


@dataclass(frozen=True, slots=True)
class Article:
    """One news article as it is stored: evidence offsets count characters of `text`.

    `id` is an IRI suffix below the data base (`article/…`), the same at every ingest of the same article; `source` is
    the path or address as given; `published` is ISO 8601 (date, or date and time with its zone) or None; `language` is
    an ISO 639-1 code; `digest` stands for the bytes it was read from, so that the same bytes need not be read twice.
    """

    id: str
    source: str
    text: str
    language: str
    url: str | None = None
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: str | None = None
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Fetch:
    """What a server said of an address when it was last fetched (RFC 9110), so that only what is new is fetched again."""

    url: str
    tag: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that state a fact: `quote` is exactly `article.text[start:end]`."""

    quote: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where something happens; `id` is an IRI suffix (`place/…`), `country` ISO 3166-1 alpha-2."""

    label: str
    country: str | None = None
    id: str = ""


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody or something that takes part in a fact, in one capacity (`as` in the exchange format).

    `id` is an IRI suffix; `ingest` fills it for what a gazetteer names (`country/MA`, `agency/ma-dgsn`) and leaves it
    empty for people and for agencies known by their form only, which `graph.identity` names. `country` is alpha-2,
    `agency` the label of the agency the person acts for, `title` the post as written.
    """

    label: str
    type: ParticipantType
    capacity: Capacity = "participant"
    country: str | None = None
    agency: str | None = None
    title: str | None = None
    aliases: tuple[str, ...] = ()
    id: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """One event or relation that one article states, with the words that state it.

    `date` and `end_date` are ISO 8601 with the precision the text has (`2026-01-27`, `2026-01`, `2026`) or None.
    `id` is the IRI suffix of this article's telling, empty until `graph.identity` has named it; what it tells of is not
    for one article to say. `detail` holds what only this kind has: `mode`, `agreement_kind`, `title`, `operation_kind`,
    `honour`, `post`.
    """

    kind: Kind
    status: str
    participants: tuple[Participant, ...]
    evidence: tuple[Evidence, ...]
    date: str | None = None
    end_date: str | None = None
    place: Place | None = None
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    confidence: float = 1.0
    attributed_to: str | None = None
    detail: dict[str, str] = field(default_factory=dict, hash=False)
    id: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Whether two names mean one holder, or two tellings one event, how sure that is, and why.

    `other` says that nothing speaks for it, `different` that something speaks against it.
    """

    verdict: Literal["same", "different", "other"]
    score: float
    reasons: tuple[str, ...] = ()
