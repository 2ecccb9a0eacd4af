"""The country an outlet writes from, as its address and its name say: « khabar-dz.example », “amman-monitor”, « .ma »."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Final
from urllib.parse import urlsplit

from ontology import gazetteer
from ontology.names import fold
from ontology.records import Article

OFFERED_TO_ALL: Final = frozenset({"AI", "CC", "CO", "FM", "IO", "LY", "ME", "NU", "TO", "TV", "WS"})
"""Countries whose domain anybody takes, so that it says nothing of where an outlet is."""
WORD: Final = re.compile(r"[^\W\d_]+")
PRESS: Final = (
    r"(?:the|daily|evening|morning|sunday|weekly|weekend|news|wire|press|media|radio|tv|post|herald|times|star|sun|mail|mirror|"
    r"globe|tribune|gazette|standard|guardian|observer|observatory|monitor|courier|express|chronicle|telegraph|journal|ledger|"
    r"graphic|citizen|dispatch|record|report|reporter|review|today|online|live|info|24)"
)
"""Words that papers are called by, which may be written in one with the name of their city or its people (“bangkokpost”)."""
JOINED: Final = re.compile(rf"{PRESS}*(?P<name>[a-z]{{5,}}?){PRESS}*")
CODED: Final = re.compile(rf"{PRESS}+(?P<code>[a-z]{{2}})")
PLURAL_ARTICLES: Final = ("los", "las")
"""Behind these stands a noun of many, not the name of a city: a “diario de los lagos” is not of Lagos."""
SHORTEST: Final = 5
INHABITANTS: Final = 150_000
"""How many letters the name of a city that is no capital has at least, and how many inhabitants it: the others are words too."""


def outlet_country(article: Article) -> str:
    """Give the code of the country whose domain, code, name, people or city an outlet bears; empty where it bears none."""
    return _country(urlsplit(article.url or "").hostname or "", article.outlet or "", article.language)


@cache
def _country(host: str, outlet: str, language: str) -> str:
    *labels, domain = host.removeprefix("www.").upper().split(".")
    if len(domain) == 2 and domain in gazetteer.country_codes() - OFFERED_TO_ALL:
        return domain
    named = [_named(name) for text in (*labels, outlet) for name in _names_in(text)]
    coded = [code for label in labels if (code := _code(label)) != language.upper()]  # “-ar” says “in Arabic”
    return next((code for code in (*named, *coded) if code), "")


def _names_in(text: str) -> Iterator[str]:
    """Give what may be a name in a label or a title: two words in one, each word, each without the words for a paper."""
    words = [fold(word) for word in WORD.findall(text)]
    yield from (one + other for one, other in pairwise(words))
    words = [word for before, word in pairwise(["", *words]) if before not in PLURAL_ARTICLES]
    yield from words
    yield from (match["name"] for word in ("".join(words), *words) if (match := JOINED.fullmatch(word)))


def _code(label: str) -> str:
    """Give the country whose code ends a label, behind a hyphen or words for a paper (« elmasar-dz », “dailymirrorlk”)."""
    joined = CODED.fullmatch(label.lower())
    first, _, last = label.rpartition("-")
    code = joined["code"].upper() if joined else last if first else ""
    return code if code in gazetteer.country_codes() else ""


def _named(word: str) -> str:
    return _names().get(word, "") or (_cities().get(word, "") if len(word) >= SHORTEST else "")


@cache
def _names() -> dict[str, str]:
    """Index the countries by what names them, their capitals or their people, written in one."""
    rows = [
        row
        for row in gazetteer.countries()
        if row.kind in ("name", "alias", "capital", "demonym") and not row.ambiguous
    ]
    return _of_one((row.name, row.code) for row in rows)


@cache
def _cities() -> dict[str, str]:
    """Index the countries by their cities, written in one; a name that cities of two countries share says nothing."""
    return _of_one(
        (row.name, row.country) for row in gazetteer.cities() if not row.ambiguous and row.population >= INHABITANTS
    )


def _of_one(named: Iterator[tuple[str, str]]) -> dict[str, str]:
    """Keep the names that mean one country alone, in Latin letters and written without spaces."""
    codes: dict[str, set[str]] = defaultdict(set)
    for name, code in named:
        codes["".join(WORD.findall(fold(name)))].add(code)
    return {name: found.pop() for name, found in codes.items() if len(found) == 1}
