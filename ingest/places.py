"""Places that no table has, and capitals that are only described, as units of a row."""

from __future__ import annotations

from typing import Final

from ingest.spotting import Entry, Spot
from ingest.units import Unit
from ingest.view import View
from ontology.gazetteer import capital_name

MIN_PLACE: Final = 3


def unlisted(view: View, index: int) -> Unit | None:
    """Read a capitalised word after « à » that no table has as a place, if the pipeline does not object."""
    token = view.tokens[index]
    if _is_place_name(view, index):
        return Unit("L", index, index + 1, Entry("city", "", token.text, ""))
    seated = view.is_a(index - 1, "of") and view.is_a(index - 2, "seat")
    trip = view.entry(index - 2, "term") if view.is_a(index - 1, "to") else None
    led = seated or view.is_a(index - 1, "at") or (trip is not None and trip[1].id == "visit")
    if not (index and token.capital and led) or view.is_calendar(index):
        return None
    unlike = view.is_person(index) or token.entity.startswith("ORG") or token.text.isupper()
    if unlike or len(token.text) < MIN_PLACE or view.tokens[min(index + 1, len(view.tokens) - 1)].capital:
        return None
    return Unit("L", index, index + 1, Entry("city", "", token.text, ""))


def _is_place_name(view: View, index: int) -> bool:
    """Whether an unknown word names a place by the noun before it, in a script without capitals (« بمدينة الطارف »)."""
    token = view.tokens[index]
    if not (view.words.settings.get("caseless") and index and view.is_a(index - 1, "place_noun")) or token.named:
        return False
    spotted = any(not spot.of("city") for spot in view.spots.get(index, ()))
    known = token.low in view.words.verbs or token.low in view.words.ordinary or spotted
    return token.text[0].isalpha() and len(token.norm) >= MIN_PLACE and not known


def described_capital(view: View, index: int) -> Unit | None:
    """Read « la capitale espagnole » as the city that it is."""
    noun, whose = view.entry(index, "term"), view.entry(index, "demonym")
    if noun:
        whose = view.entry(noun[0].end, "demonym")
    elif whose:
        noun = view.entry(whose[0].end, "term")
    if whose is None or noun is None or noun[1].id != "capital":
        return None
    code = whose[1].country
    name = capital_name(code, view.words.language)
    end = max(noun[0].end, whose[0].end)
    return Unit("L", index, end, Entry("city", code, name, code, "described")) if name else None


def is_own_capital(view: View, index: int, spot: Spot, entry: Entry) -> bool:
    """Whether the name of a country is that of its capital, where somebody is (« à Luxembourg », « à Djibouti »)."""
    name = view.text(spot.start, spot.end)
    return view.is_a(index - 1, "at") and capital_name(entry.country, view.words.language).startswith(name)
