"""The country an outlet writes from, as its address and its name say: « khabar-dz.example », “amman-monitor”, « .ma »."""

from __future__ import annotations

import re
from functools import cache
from typing import Final
from urllib.parse import urlsplit

from ontology import gazetteer
from ontology.names import fold
from ontology.records import Article

OFFERED_TO_ALL: Final = frozenset({"AI", "CC", "CO", "FM", "IO", "LY", "ME", "NU", "TO", "TV", "WS"})
"""Countries whose domain anybody takes, so that it says nothing of where an outlet is."""
WORD: Final = re.compile(r"[^\W\d_]+")
PRESS: Final = re.compile(
    r"(?:daily|evening|morning|sunday|weekly|news|wire|press|media|radio|tv|post|herald|times|star|sun|mail|mirror|globe|"
    r"tribune|gazette|standard|guardian|observer|observatory|monitor|courier|express|chronicle|telegraph|journal|ledger|"
    r"record|report|reporter|review|today|online|live|info|24)+"
)
"""Words that papers are called by, which may be written in one with the name of their city (“bangkokpost”)."""
SHORTEST: Final = 5


def outlet_country(article: Article) -> str:
    """Give the code of the country whose domain, code, name or capital an outlet bears; empty where it bears none."""
    host = (urlsplit(article.url or "").hostname or "").removeprefix("www.")
    *labels, domain = host.upper().split(".")
    if len(domain) == 2 and domain in gazetteer.country_codes() - OFFERED_TO_ALL:
        return domain
    words = [word for label in labels for word in WORD.findall(label)] + WORD.findall(article.outlet or "")
    named = [_names().get(fold(word), "") or _joined(fold(word)) for word in words]
    coded = [
        last for label in labels if (last := label.rpartition("-")[2]) != label and last in gazetteer.country_codes()
    ]
    return next((code for code in (*named, *coded) if code), "")


def _joined(word: str) -> str:
    """Give the country of a name that is written in one with a word for a paper (“manilatimes”); empty if there is none."""
    for end in range(len(word) - 2, SHORTEST - 1, -1):
        if word[:end] in _names() and PRESS.fullmatch(word[end:]):
            return _names()[word[:end]]
    return ""


@cache
def _names() -> dict[str, str]:
    """Index the countries by the single words that name them or their capitals."""
    rows = [row for row in gazetteer.countries() if row.kind in ("name", "alias", "capital") and not row.ambiguous]
    return {fold(row.name): row.code for row in rows if fold(row.name).isalpha()}
