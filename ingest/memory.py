"""What the sentences of an article leave in mind: who met last, who was spoken of, which event, which day."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from ingest.dates import DateMention
from ingest.drafts import Draft
from ingest.registry import Official
from ingest.rows import Side
from ingest.units import Row

PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """The days, the place and the countries under which a paragraph stands (« MARDI 6 – Bucarest. »)."""

    paragraph: int
    dates: tuple[DateMention, ...] = ()
    place: tuple[str, str] | None = None
    countries: tuple[str, ...] = ()


@dataclass
class Memory:
    """What the sentences so far leave in mind: the last two who met, the last subject."""

    pair: tuple[Official, ...] = ()
    subject: tuple[Official, ...] = ()
    subjects: list[Official] = field(default_factory=list)
    """Whom the sentences so far were about, the latest last."""
    countries: tuple[str, ...] = ()
    group: tuple[Official, ...] = ()
    """All who met or signed last, if they are more than two, each of another country."""
    sides: tuple[str, ...] = ()
    """The countries of the last event told of, if they are more than two."""
    session: tuple[str, ...] = ()
    """The countries of the body that last sat."""
    seen: list[Official] = field(default_factory=list)
    lead: list[Official] = field(default_factory=list)
    speaker: tuple[Official, ...] = ()
    """Who said what was quoted last, and so is “I” in what the quotation goes on with."""
    row: Row | None = None
    """The sentence before."""
    newcomer: Official | None = None
    """Whom the sentence before told of by his name alone."""
    day: str | None = None
    since: str | None = None
    """The day since which something is said to last, which “that day” means where no other is named."""
    several_days: bool = False
    """Whether the day is the last of several."""
    venue: tuple[str, str] | None = None
    """Where the conference or summit named last is held."""
    scene: tuple[str, str] | None = None
    """The listed town where what was told of the day named last took place: at a base or a village one goes no further."""
    latest: Draft | None = None
    """The event told last, of whatever kind; `event`: the last meeting, visit, award or appointment."""
    event: Draft | None = None
    meeting: Draft | None = None
    visit: Draft | None = None
    agreement: Draft | None = None
    named: Draft | None = None
    """An agreement that a sentence named with its parties and told nothing of."""
    ceremony: tuple[Row, int] | None = None
    """The last sentence that told of a signing without saying of what, and where its verb stands."""
    appointee: tuple[Official, ...] = ()
    place: tuple[str, str] | None = None
    plural: Side | None = None
    heading: Heading | None = None
    told: tuple[Official, ...] = ()
    """Whom the sentence before names who may have met there, if it tells of no meeting."""
    lone: tuple[Official, ...] = ()
    """The only one named of a sentence that tells of a meeting with somebody unnamed."""
    stranger: Side | None = None
    """The one only described whom the last sentence was about, if it was about nobody named."""

    def both(self) -> tuple[Official, ...]:
        """Give the two whom the sentence before names and who may have met there, else the last two who met."""
        return self.told if len(self.told) == PAIR else self.pair

    def all(self) -> tuple[Official, ...]:
        """Give all whom “they” means: those who met or signed last if they were more than two, else both."""
        return self.group or self.both()

    def involved(self) -> tuple[str, ...]:
        """Give the countries of what was told of last: all, if they were more than two."""
        return self.sides or self.countries

    def two(self) -> tuple[Official, ...]:
        """Give both of those, else the last two officials spoken of who are of different countries."""
        if self.both():
            return self.both()
        if not self.seen:
            return ()
        last = self.seen[-1]
        others = [
            one for one in reversed(self.seen[:-1]) if one.posts and not (one.country and one.country == last.country)
        ]
        other = next(iter(others), None)
        return (other, last) if other else ()

    def turn_to(self, officials: tuple[Official, ...]) -> None:
        """Note whom a sentence is about."""
        self.subject, self.stranger = officials[:1], None
        self.subjects += self.subject

    def without(self, barred: list[Official]) -> Memory:
        """Give what would be in mind if some had not been spoken of."""
        about = [one for one in self.subjects if one not in barred]
        return replace(self, subject=tuple(about[-1:]), seen=[one for one in self.seen if one not in barred])

    def ahead(self) -> str | None:
        """Give the day on which what is planned leans (« le même jour »): that of the plan told last, else the day named last."""
        event = self.event
        planned = event is not None and event.status == "planned" and len(event.date or "") == len("2026-01-27")
        return event.date if event and planned else self.day

    def see(self, official: Official) -> None:
        """Note an official as the latest spoken of."""
        self.lead = self.lead or [official]
        if official in self.seen:
            self.seen.remove(official)
        self.seen.append(official)
