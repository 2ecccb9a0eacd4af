"""Facts of a made-up world for the map, in the exchange format: so many names, about two lines for each, the same each time.

Countries are met with as in the news: a few very often, most rarely, neighbours in the list more than others.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any, Final

from world import ENDINGS, GIVEN, SYLLABLES

from ontology.gazetteer import country_codes, country_name
from ontology.vocabulary import BASE, TOPICS

Record = dict[str, Any]

CENTRE: Final = [
    "MA",
    "ES",
    "FR",
    "DK",
    "SN",
    "PT",
    "BE",
    "DE",
    "IT",
    "GB",
    "US",
    "NL",
    "TN",
    "EG",
    "SA",
    "AE",
    "TR",
    "ML",
    "CI",
    "NE",
]
"""The countries that are told of most come first, so that the picture is one of a region, not of the alphabet."""
BODIES: Final = ["Interpol", "Europol", "Frontex", "African Union", "Arab Interior Ministers", "UNODC"]
AGENCIES: Final = ["National Police", "Intelligence Service", "Border Guard", "Interior Ministry"]
OUTLETS: Final = ["The Harbour Post", "Le Courrier du Port", "Diario del Faro", "Sahel Dispatch", "Northern Gazette"]
ARABIC: Final = ["أحمد الورياشي", "سعيد بنموسى الغالي", "ليلى المرابط", "حسن الدرعي", "يوسف التازي"]
SENTENCES: Final = {
    "meeting": "{a} received {b} on {day} to review joint work on {topic}.",
    "visit": "{a} a effectué le {day} une visite de travail auprès de {b}, consacrée au dossier « {topic} ».",
    "agreement": "{a} y {b} trataron el {day} un acuerdo de cooperación en materia de {topic}.",
    "operation": "Officers led by {a} and {b} carried out a joint operation on {day} ({topic}).",
}
STATES: Final = {"agreement": ["signed", "signed", "planned", "proposed"], "": ["held"] * 7 + ["planned", "denied"]}
CAPACITIES: Final = {"visit": ("visitor", "host"), "agreement": ("signatory", "signatory")}


def records(names: int, seed: int = 7) -> list[Record]:
    """Give the facts of a world of so many names."""
    return list(MapWorld(names, seed).facts())


class MapWorld:
    """Countries with their agencies and officials, and some international bodies."""

    def __init__(self, names: int, seed: int) -> None:
        self.random = random.Random(seed)
        others = sorted(set(country_codes()) - set(CENTRE))
        self.codes = (CENTRE + self.random.sample(others, 40))[: min(60, max(8, names // 12))]
        self.countries = {code: _one("country", code, country_name(code, "en"), code) for code in self.codes}
        self.bodies = [_one("organisation", str(n), name, None) for n, name in enumerate(BODIES[: max(2, names // 20)])]
        left = names - len(self.countries) - len(self.bodies)
        self.agencies = [self._agency(number) for number in range(min(left // 6, len(self.codes) * len(AGENCIES)))]
        self.officials = [self._official(number) for number in range(left - len(self.agencies))]
        self.people = {code: [one for one in self.officials if one["country"] == code] for code in self.codes}

    def _agency(self, number: int) -> Record:
        code = self.codes[number % len(self.codes)]
        name = f"{AGENCIES[number // len(self.codes)]} of {country_name(code, 'en')}"
        return _one("agency", f"{code.lower()}-{number}", name, code)

    def _official(self, number: int) -> Record:
        family = "".join(self.random.choices(SYLLABLES, k=3)) + self.random.choice(ENDINGS)
        name = f"{self.random.choice(GIVEN)} {family.capitalize()}"
        code = self.codes[number % len(self.codes) if number < 2 * len(self.codes) else self._often(len(self.codes))]
        if number % 29 == 5:
            name = f"{ARABIC[number // 29 % len(ARABIC)]}"
        return _one("official", f"{number:05}", name, code)

    def _often(self, size: int) -> int:
        """A number below the size, small ones more often."""
        return min(int(self.random.expovariate(4.0 / size)), size - 1)

    def facts(self) -> Iterator[Record]:
        """Give for each official the post held and about one and a half events with another; then those of bodies."""
        bodies = {code: [one for one in self.agencies if one["country"] == code] for code in self.codes}
        for number, one in enumerate(self.officials):
            if bodies[one["country"]]:
                agency = bodies[one["country"]][number % len(bodies[one["country"]])]
                yield self._fact(number, "role", [(one, "holder", "director"), (agency, "organisation", None)])
            for turn in range(2 if number % 2 else 1):
                yield self._event(number * 3 + turn + 1, one, self._other(one))
        for number, agency in enumerate(self.agencies):
            yield self._event(900_000 + number, agency, self.bodies[number % len(self.bodies)])
        for number in range(len(self.codes) * 2):
            pair = [self.countries[self.codes[self._often(len(self.codes))]] for _ in range(2)]
            if pair[0] is not pair[1]:
                yield self._event(950_000 + number, *pair, kind="agreement")

    def _other(self, one: Record) -> Record:
        """Somebody of a country that this one's country works with: of one of three nine times in ten, else of any."""
        at = self.codes.index(one["country"])
        steady = self.codes[(at * 3 + self.random.randrange(3) * 2 + 1) % len(self.codes)]
        code = steady if self.random.random() < 0.9 else self.codes[self._often(len(self.codes))]
        people = self.people.get(code) or self.officials
        return people[self._often(len(people))]

    def _event(self, number: int, one: Record, other: Record, kind: str = "") -> Record:
        kind = kind or self.random.choice(list(SENTENCES))
        other = other if other is not one else self.bodies[0]
        takes = CAPACITIES.get(kind, ("participant", "participant"))
        sides = [
            self.countries[side["country"]] for side in (one, other) if side["country"] and side["type"] != "country"
        ]
        parties = [(side, "participant", None) for side in {side["id"]: side for side in sides}.values()]
        return self._fact(number, kind, [(one, takes[0], None), (other, takes[1], None), *parties])

    def _fact(self, number: int, kind: str, who: list[tuple[Record, str, str | None]]) -> Record:
        day = date(2019, 1, 1) + timedelta(int(2700 * self.random.random() ** 0.6))
        topic = self.random.choice(TOPICS)
        names = {"a": who[0][0]["label"], "b": who[1][0]["label"], "topic": topic.replace("_", " ")}
        quote = SENTENCES.get(kind, "{a}, who heads the {b}, spoke to reporters.").format(day=day, **names)
        published, outlet = str(day + timedelta(1)), OUTLETS[number % len(OUTLETS)]
        host = outlet.lower().replace(" ", "-")
        return {
            "id": f"{BASE}fact/{number:016x}{kind}", "kind": kind,
            "status": "held" if kind == "role" else self.random.choice(STATES.get(kind, STATES[""])),
            "date": None if kind == "role" else str(day)[: 7 if number % 11 == 0 else 10], "end_date": None, "place": None,
            "participants": [{**one, "as": capacity, "title": title} for one, capacity, title in who],
            "topics": [] if kind == "role" else [topic], "confidence": round(self.random.uniform(0.6, 0.99), 2),
            "attributed_to": None, "evidence": [{"quote": quote, "start": 0, "end": len(quote)}],
            "article": {
                "id": f"{BASE}article/{number:016x}", "url": f"https://{host}.example/{number}", "source": "", "outlet": outlet,
                "title": quote[:60], "published": published, "language": "en",
            },
        }  # fmt: skip


def _one(kind: str, local: str, label: str, country: str | None) -> Record:
    return {
        "id": f"{BASE}{kind}/{local}",
        "label": label,
        "type": kind,
        "country": country,
        "agency": None,
        "aliases": [],
    }
