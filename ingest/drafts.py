"""Drafts: what one frame says of one event, before reports of one article on the same event are joined."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ingest.registry import Official
from ingest.rows import Side
from ingest.spotting import Spot
from ingest.units import Row


@dataclass
class Draft:
    """One event as one sentence tells it; `rows` are the sentences that state it, the first with its unit span."""

    kind: str
    status: str
    rows: list[Row]
    parts: dict[str, list[Official]] = field(default_factory=dict)
    countries: list[str] = field(default_factory=list)
    agencies: list[Spot] = field(default_factory=list)
    sides: list[Side] = field(default_factory=list)
    date: str | None = None
    end_date: str | None = None
    place: tuple[str, str] | None = None
    confidence: float = 0.9
    detail: dict[str, str] = field(default_factory=dict)
    topics: tuple[str, ...] = ()
    rule: str = ""
    with_body: bool = False
    """Whether an international body may be the other party."""
    another: bool = False
    """Whether it is a further instrument beside the one that its sentence names (« celui qui lie … »)."""
    assumed: frozenset[str] = frozenset()
    """Which of `date` and `place` the sentences before stated, not its own: what another report states goes before them."""
    pending: bool = False
    """Whether who takes part may be told by the sentences that follow (« Sont attendus … »)."""

    @property
    def people(self) -> list[Official]:
        """List its officials, each once, in the order of its parts."""
        return list(dict.fromkeys(one for party in self.parts.values() for one in party))

    def stated(self, name: str) -> Any:
        """Give its `date` or `place` if its own sentences state it."""
        return None if name in self.assumed else getattr(self, name)

    def join(self, other: Draft) -> None:
        """Take what another report of the same event adds: people, sentences, and a date or place not yet known."""
        for part, officials in other.parts.items():
            mine = self.parts.setdefault(part, [])
            mine += [one for one in officials if one not in self.people]
        self.rows += [row for row in other.rows if row not in self.rows]
        self.countries += [code for code in other.countries if code not in self.countries]
        self.agencies += [spot for spot in other.agencies if spot not in self.agencies]
        if _finer(other.date, self.date if other.stated("date") is None else self.stated("date")):
            self.date, self.end_date = other.date, other.end_date or self.end_date
        self.end_date = self.end_date or other.end_date
        self.place = self.stated("place") or other.stated("place") or self.place or other.place
        self.assumed = frozenset(name for name in ("date", "place") if not (self.stated(name) or other.stated(name)))
        self.detail = {**other.detail, **self.detail}
        self.topics = tuple(dict.fromkeys((*self.topics, *other.topics)))
        self.confidence = max(self.confidence, other.confidence)


def compatible(one: str | None, other: str | None) -> bool:
    """Whether two dates may be of one day: one is unknown, or the less precise one begins the other."""
    return not one or not other or one.startswith(other) or other.startswith(one)


def _finer(new: str | None, old: str | None) -> bool:
    return bool(new) and (old is None or (new or "").startswith(old))
