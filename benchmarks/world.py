"""A made-up world of officials, agencies and events, from which any number of articles can be drawn; the same each time."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from ontology.gazetteer import country_codes, country_name
from ontology.records import Article, Capacity, Evidence, Fact, Kind, Participant

GIVEN: Final = [
    "Ahmed",
    "Ali",
    "Andrei",
    "Anna",
    "Carlos",
    "Elena",
    "Farid",
    "Hassan",
    "Ivan",
    "Jean",
    "Karim",
    "Khalid",
    "Laura",
    "Luca",
    "Maria",
    "Mehmet",
    "Mikael",
    "Mohamed",
    "Nadia",
    "Omar",
    "Paul",
    "Pedro",
    "Rachid",
    "Said",
    "Samir",
    "Sofia",
    "Tarek",
    "Viktor",
    "Walid",
    "Youssef",
]
SYLLABLES: Final = [
    "ba",
    "ben",
    "bo",
    "dar",
    "del",
    "fer",
    "gal",
    "ham",
    "jo",
    "kar",
    "lam",
    "lun",
    "mar",
    "mon",
    "nas",
    "or",
    "pet",
    "ra",
    "ros",
    "sal",
    "san",
    "tor",
    "val",
    "ver",
    "zi",
]
ENDINGS: Final = ["i", "ouf", "ez", "son", "ova", "ani", "ard", "el", "in", "ou"]
COUNTRIES: Final = 60
OFFICIALS: Final = 40
"""Officials of each country; the first of them are in the news most often."""
DAYS: Final = 3650
KINDS: Final[tuple[Kind, ...]] = ("meeting", "meeting", "meeting", "visit", "agreement", "operation")


class World:
    """The officials of a number of countries, each with a name of its own."""

    def __init__(self, seed: int = 1) -> None:
        self.random = random.Random(seed)
        self.codes = self.random.sample(sorted(country_codes()), COUNTRIES)
        self.names = {code: [self._name() for _ in range(OFFICIALS)] for code in self.codes}

    def _name(self) -> str:
        family = "".join(self.random.choices(SYLLABLES, k=3)) + self.random.choice(ENDINGS)
        return f"{self.random.choice(GIVEN)} {family.capitalize()}"

    def articles(self, count: int, start: int = 0) -> Iterator[tuple[Article, tuple[Fact, ...]]]:
        """Draw articles: most tell of an event that one or two others of about the same day tell of too."""
        for number in range(start, start + count):
            event = random.Random(f"event {number // 3}")
            yield self._article(number, event)

    def _article(self, number: int, event: random.Random) -> tuple[Article, tuple[Fact, ...]]:
        day = date(2016, 1, 1) + timedelta(event.randrange(DAYS))
        sides = event.sample(self.codes, 2)
        people = [Participant(self._of(code, event), "official", country=code) for code in sides]
        parties = [
            Participant(country_name(code, "fr"), "country", country=code, id=f"country/{code}") for code in sides
        ]
        kind = event.choice(KINDS)
        quote = f"{people[0].label} a rencontré {people[1].label} ({number})."
        fact = self._fact(kind, people, parties, day, quote)
        published = (day + timedelta(1 + number % 3)).isoformat()
        return Article(f"article/{number:016x}", f"{number}.txt", quote, "fr", published=published), (fact,)

    def _of(self, code: str, event: random.Random) -> str:
        return self.names[code][min(int(event.expovariate(0.2)), OFFICIALS - 1)]

    def _fact(self, kind: Kind, people: list[Participant], parties: list[Participant], day: date, quote: str) -> Fact:
        capacity: Capacity = "visitor" if kind == "visit" else "participant"
        takers = (*(Participant(p.label, p.type, capacity, p.country) for p in people[:1]), *people[1:], *parties)
        detail = {"agreement": {"agreement_kind": "mou"}, "operation": {"operation_kind": "arrests"}}.get(kind, {})
        return Fact(
            kind, "signed" if kind == "agreement" else "held", takers, (Evidence(quote, 0, len(quote)),), day.isoformat(),
            countries=tuple(sorted(party.country or "" for party in parties)), detail=detail,
        )  # fmt: skip
