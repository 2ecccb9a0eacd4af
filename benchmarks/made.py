"""A store of any number of events, made from a seed and written as N-Quads: what ingest would have written, much faster.

Officials, countries and months are drawn as they are in the news, a few again and again and most once, so that the
busiest official takes part in about one event in forty. One event in seven is told by two articles, and one in fifteen
of those is told in two ways. Each shape of an event goes once through the functions that ingest uses; its quads become
a template, into which names, dates and sentences are put. Fingerprints are missing: no article is a copy. A `lean` store
also lacks what only identity reads (mentions, names and keys of the articles' graphs), four quads of ten.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from functools import cached_property
from io import RawIOBase
from itertools import accumulate, chain, islice
from typing import Any, Final

import pyoxigraph as ox

from benchmarks.shapes import FOLDED, QUOTE, Template, Values, post_shape, shape_of
from graph.finder_rows import numbered
from graph.identity import names_of
from graph.identity_events import keys
from graph.identity_index import name_quads
from graph.identity_names import Name
from graph.rdf import node
from graph.resolved import entity_triples, in_graph
from graph.upkeep import Row, rows_of
from ontology.gazetteer import country_name
from ontology.names import fold
from ontology.records import Fact, Participant
from ontology.vocabulary import BASE, ONTOLOGY, TOPICS

SEED: Final = 7
CODES: Final = [
    "MA",
    "FR",
    "ES",
    "DK",
    "SN",
    "DE",
    "IT",
    "BE",
    "PT",
    "SA",
    "TN",
    "DZ",
    "GB",
    "US",
    "NL",
    "TR",
    "ML",
    "CI",
    "EG",
    "AE",
]
SYLLABLES: Final = [
    "ba",
    "ko",
    "lar",
    "men",
    "su",
    "dri",
    "van",
    "to",
    "hel",
    "mou",
    "chi",
    "ra",
    "ne",
    "wer",
    "gal",
    "fi",
]
WORDS: Final = [
    "coopération",
    "échange",
    "renseignement",
    "frontière",
    "trafic",
    "stupéfiants",
    "terrorisme",
    "formation",
    "police",
    "sûreté",
    "gendarmerie",
    "délégation",
    "accord",
    "enquête",
    "réseau",
    "cybercriminalité",
    "blanchiment",
    "migration",
    "extradition",
    "patrouille",
    "exercice",
    "commun",
    "visite",
    "officielle",
    "ministre",
    "intérieur",
    "homologue",
    "partenariat",
    "stratégique",
    "expertise",
    "technique",
    "aéroport",
    "maritime",
]
CITIES: Final = {"rabat": "Rabat", "paris": "Paris", "madrid": "Madrid", "dakar": "Dakar", "copenhague": "Copenhague"}
KINDS: Final = {"meeting": 60, "visit": 12, "agreement": 13, "operation": 15}
STATUSES: Final = {
    "agreement": ("signed", "planned", "signed", "in_force"),
    "": ("held", "held", "held", "held", "planned", "denied"),
}
AGENCIES: Final = 5
"""Agencies of each country."""
PER_OFFICIAL: Final = 20
"""Events for each official there is."""
TOLD_TWICE: Final = 1 / 7
DISPUTED: Final = 1 / 15
CHUNK: Final = 2000


class Made:
    """The world of the benchmark and the store of so many of its events."""

    def __init__(self, events: int, *, lean: bool = False) -> None:
        self.lean = lean
        self.random = random.Random(SEED)
        self.events = events
        self.agencies = [self._agency(code, number) for code in CODES for number in range(AGENCIES)]
        self.officials = [self._official(number) for number in range(max(50, events // PER_OFFICIAL))]
        self.weights = list(accumulate(1 / (rank + 8) for rank in range(len(self.officials))))
        self.countries = {
            code: Participant(country_name(code, "fr"), "country", "participant", code, id=f"country/{code}") for code in CODES
        }  # fmt: skip
        self.start = self.random.getstate()
        self.words: dict[str, tuple[str, ...]] = {}
        self.templates: dict[tuple[Any, ...], Template] = {}

    def _agency(self, code: str, number: int) -> Participant:
        label = f"Direction {['générale', 'centrale', 'nationale', 'régionale', 'judiciaire'][number]} de {code.title()}ravie"
        return Participant(label, "agency", "participant", code, id=f"agency/a-{code.lower()}-{number}")

    def _official(self, number: int) -> Participant:
        syllables = [SYLLABLES[(number // 16**place) % 16] for place in range(5)]
        label = f"{''.join(syllables[:2]).title()}{number % 7 * 'n'} {''.join(syllables[2:] + syllables[:1]).title()}"
        agency = self.agencies[
            min(int(self.random.expovariate(0.25)), len(CODES) - 1) * AGENCIES + self.random.randrange(AGENCIES)
        ]
        title = f"directeur général {number} de la police"
        return Participant(
            label, "official", "participant", agency.country, title=title, agency=agency.label, id=f"official/o{number}"
        )

    def quads(self) -> Iterator[bytes]:
        """Give the whole store as N-Quads, graph by graph: each event with its articles, the posts, then names and entities."""
        found = (template.quads.filled(values) for template, values in self._drawn())
        while chunk := "".join(islice(found, CHUNK)):
            yield chunk.encode()
        for _, name in self._named():
            yield ox.serialize(name_quads(name), format=ox.RdfFormat.N_QUADS)
        for one, name in self._named():
            described = in_graph(node(one.id), entity_triples(one.id, [name], one.label))
            yield ox.serialize(described, format=ox.RdfFormat.N_QUADS)

    def rows(self) -> Iterator[Row]:
        """Give the rows of the side index of this store, as they would be read from it."""
        for template, values in self._drawn():
            bare = {f"bare {name}": fold(value) for name, value in values.items() if name.startswith(FOLDED)}
            numbers = {
                f"hash{told}": str(numbered(f"fact/{values[f'fact{told}']}#q0", values["again" if told else "printed"]))
                for told in range(2)
                if f"fact{told}" in values
            }
            for line in template.rows.filled(values | bare | numbers).split("\n"):
                table, *row = line.split("\t")
                yield table, (int(row[0]), *row[1:]) if table == "passage" else tuple(row)
        for one, name in self._named():
            store = ox.Store()
            store.extend(in_graph(node(one.id), entity_triples(one.id, [name], one.label)))
            yield from rows_of(store, one.id)

    def _named(self) -> Iterator[tuple[Participant, Name]]:
        for one in (*self.officials, *self.agencies, *self.countries.values()):
            yield one, names_of(one)[0]

    def _drawn(self) -> Iterator[tuple[Template, Values]]:
        """Draw events and posts: the template of each, and the words to put into it."""
        self.random.setstate(self.start)
        yield from map(self._event, range(self.events))
        for number, one in enumerate(self.officials):
            yield self._post(number, one)

    def _event(self, number: int) -> tuple[Template, Values]:
        draw = self.random
        kind = draw.choices(list(KINDS), list(KINDS.values()))[0]
        drawn = sorted(set(draw.choices(range(len(self.officials)), cum_weights=self.weights, k=2)), key=str)
        people = [self.officials[one] for one in drawn]
        codes = sorted({one.country or "" for one in people})
        homes = tuple(codes.index(one.country or "") for one in people)
        status = draw.choice(STATUSES.get(kind, STATUSES[""]))
        twice = draw.random() < TOLD_TWICE
        shape = (kind, status, homes, len(codes), twice, twice and draw.random() < DISPUTED)
        if shape not in self.templates:
            self.templates[shape] = shape_of(*shape, lean=self.lean)
        values = self._values(number, people, codes)
        if not self.lean:
            values |= self._keys(kind, values, people, codes)
        return self.templates[shape], values

    def _values(self, number: int, people: list[Participant], codes: list[str]) -> Values:
        draw = self.random
        month, day = f"{draw.randint(2006, 2025)}-{draw.randint(1, 12):02}", draw.randint(2, 24)
        city = draw.choice(list(CITIES))
        values = {
            "month": month, "day": f"{month}-{day:02}", "other day": f"{month}-{day - 1:02}", "printed": f"{month}-{day + 2:02}",
            "again": f"{month}-{day + 3:02}", "number": f"{number:016x}", "fact0": f"{number:014x}f0", "fact1": f"{number:014x}f1",
            "keys0": "", "keys1": "", "step0": f"{number:014x}e0", "step1": f"{number:014x}e1", "city": city, "City": CITIES[city], "topic": draw.choice(TOPICS),
        }  # fmt: skip
        for position, one in enumerate(people):
            values |= {f"{name}{position}": value for name, value in self._name(one).items()}
        for position, code in enumerate(codes):
            values |= {f"country {name}{position}": value for name, value in self._name(self.countries[code]).items()}
        for told in range(2):
            said = " ".join(draw.choices(WORDS, k=14))
            quote = f"Le {values['day']}, {people[0].label} a vu {people[-1].label} ({number}) : {said}."
            values[f"quote{told}"] = quote[:QUOTE].ljust(QUOTE, ".")
        return values

    def _name(self, one: Participant) -> Values:
        return {"id": one.id.partition("/")[2], "label": one.label, "title": one.title or "", "agency": one.agency or "",
                "name": self._names[one.id], "code": one.country or ""}  # fmt: skip

    @cached_property
    def _names(self) -> dict[str, str]:
        every = (*self.officials, *self.countries.values(), *self.agencies)
        return {one.id: names_of(one)[0].id.partition("/")[2] for one in every}

    def _keys(self, kind: str, values: Values, people: list[Participant], codes: list[str]) -> Values:
        """The keys by which identity finds the tellings: the sides with the month, the sounds of the officials' names."""
        sides = "+".join(codes) if len(codes) > 1 else f"{codes[0]} alone"
        if kind == "agreement":
            found = [f"agreement {sides}"]
        else:
            words = chain.from_iterable(map(self._sounds, people))
            count = "two" if len(codes) > 1 else "one"
            found = [f"{kind} {key} {values['month']}" for key in (sides, *(f"{count} {word}" for word in words))]
        return {
            f"keys{told}": "".join(
                f'<{BASE}fact/{values[f"fact{told}"]}> <{ONTOLOGY}key> "{key}" <{BASE}article/{values["number"]}{"b" * told}> .\n'
                for key in found
            )
            for told in range(2)
        }

    def _sounds(self, one: Participant) -> tuple[str, ...]:
        if one.id not in self.words:
            fact = Fact("meeting", "held", (one,), (), "2020-01-01")
            self.words[one.id] = tuple(key.split()[2] for key in keys(fact, "2020-01-01") if " one " in key)
        return self.words[one.id]

    def _post(self, number: int, one: Participant) -> tuple[Template, Values]:
        """The post that an official holds, as one article states it."""
        ident = ("post", number % 2)
        if ident not in self.templates:
            self.templates[ident] = post_shape(former=bool(number % 2))
        values = self._values(number, [one], [])
        body = next(body for body in self.agencies if body.label == one.agency)
        values |= {f"body {name}": value for name, value in self._name(body).items()}
        values["number"] = f"f{number:015x}"
        values |= {"fact0": f"f{number:013x}f7", "tenure": f"{number:016x}"}
        return self.templates[ident], values


class Stream(RawIOBase):
    """Bytes that come piece by piece, as a file to read from; `told` is called with the length of each."""

    def __init__(self, pieces: Iterator[bytes], told: Callable[[bytes], None]) -> None:
        self.pieces = pieces
        self.told = told
        self.left = memoryview(b"")

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer as far as there is something."""
        if not self.left:
            piece = next(self.pieces, b"")
            self.told(piece)
            self.left = memoryview(piece)
        length = min(len(buffer), len(self.left))
        buffer[:length], self.left = self.left[:length], self.left[length:]
        return length
