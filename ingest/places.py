"""Places that no table has, and capitals that are only described, as units of a row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from ingest.spotting import Entry, Spot
from ingest.units import Row, Unit
from ingest.view import View
from ontology.gazetteer import capital_name
from ontology.towns import towns

MIN_PLACE: Final = 3
TOWN: Final = "town"
LONGEST_TOWN: Final = 4
"""How many words the name of a town in the table may have."""
LONGEST: Final = 3
"""How many words the name of a town may have that no table has."""
NO_TOWNS: Final = ("no_person", "seat", "body")


def unlisted(view: View, index: int) -> Unit | None:
    """Read capitalised words after « à », “in”, that no table has, as a place, if the pipeline does not object.

    The name of a smaller town is one whatever the pipeline says.
    """
    token = view.tokens[index]
    if end := town_end(view, index):
        name = view.text(index, end)
        return Unit("L", index, end, Entry("city", "", name, "", TOWN))
    if _is_place_name(view, index):
        return Unit("L", index, index + 1, Entry("city", "", token.text, ""))
    seated = view.is_a(index - 1, "of") and view.is_a(index - 2, "seat")
    trip = view.entry(index - 2, "term") if view.is_a(index - 1, "to") else None
    led = seated or view.is_a(index - 1, "at") or (trip is not None and trip[1].id == "visit")
    if not (index and token.capital and led) or view.is_calendar(index):
        return None
    end = named_place(view, index) or index + 1
    if _is_no_place(view, index, end) or view.tokens[min(end, len(view.tokens) - 1)].capital:
        return None
    return Unit("L", index, end, Entry("city", "", view.text(index, end), ""))


def named_place(view: View, index: int) -> int:
    """Give where the capitalised words end that stand behind a preposition of place which no person follows; else 0."""
    end = index
    while end < len(view.tokens) and view.tokens[end].capital and not view.is_calendar(end):
        end += 1
    long = end - index > LONGEST or view.is_a(end, "genitive")
    if not (view.is_a(index - 1, "at_nobody") and end > index) or long or _is_no_place(view, index, end):
        return 0
    spotted = any(spot.entries[0].type != "given" for at in range(index, end) for spot in view.spots.get(at, ()))
    return 0 if spotted or any(view.is_a(at, name) for at in range(index, end) for name in NO_TOWNS) else end


def in_country(view: View, unit: Unit, named: Iterable[str]) -> Unit:
    """Give a smaller town the first of some countries that has one of its name: one that the article never names has it not."""
    if unit.code != "L" or unit.value.form != TOWN:
        return unit
    having = towns()[_key(view, unit.start, unit.end)]
    code = next((code for code in named if code in having), "")
    return replace(unit, value=replace(unit.value, country=code))


def in_name(view: View, index: int) -> bool:
    """Whether a word is a later one of a country's name, which no person's name begins with («Costa | Rica, el ministro …»)."""
    begun = (view.entry(at, "country") for at in range(max(0, index - 2), index) if view.tokens[at].capital)
    return any(spot is not None and spot[0].end > index for spot in begun)


def town_end(view: View, index: int) -> int:
    """Give where the name of a smaller town ends that stands behind a preposition of place; else 0."""
    if not _is_placed(view, index):
        return 0
    for end in range(min(index + LONGEST_TOWN, len(view.tokens)), index, -1):
        if _key(view, index, end) in towns():
            return end if _ends_town(view, index, end) else 0
    return 0


def _key(view: View, start: int, end: int) -> str:
    return " ".join(view.norm(at) for at in range(start, end))


def _is_placed(view: View, index: int) -> bool:
    """Whether a word that may be the name of a town stands behind a preposition of place, or one with a seat (« au port de »)."""
    token = view.tokens[index]
    caseless = bool(view.words.settings.get("caseless"))
    if not index or not (token.capital or (caseless and token.text[0].isalpha())) or token.named:
        return False
    seated = view.is_a(index - 1, "of") and (view.is_a(index - 2, "seat") or view.is_a(index - 2, "off"))
    led = seated or view.is_a(index - 1, "at" if caseless else "in") or view.is_a(index - 1, "place_noun")
    return led and not view.is_person(index) and not view.is_calendar(index)


def _ends_town(view: View, start: int, end: int) -> bool:
    """Whether the name of a town ends where its words do: no name goes on behind it, and it is nobody's name."""
    behind = end + view.is_a(end, "particle")
    goes_on = behind < len(view.tokens) and (view.tokens[behind].capital or view.tokens[end].named)
    calendar = goes_on and view.is_calendar(end)
    short = end == start + 1 and len(view.norm(start)) < MIN_PLACE
    given = end == start + 1 and (view.is_a(start, "given") or view.is_a(start, "given_too"))
    return not (short or given or (goes_on and not calendar) or view.is_a(end, "genitive"))


def _is_no_place(view: View, start: int, end: int) -> bool:
    """Whether words are the name of somebody, of a body (for the pipeline, but not after a day: « mardi à L »), or an acronym."""
    words = view.tokens[start:end]
    sure = not view.is_calendar(start - 2)
    body = sure and any(one.entity.startswith("ORG") and one.pos in ("", "PROPN") for one in words)
    short = all(one.text.isupper() or len(one.text) < MIN_PLACE for one in words)
    return body or short or any(view.is_person(at) for at in range(start, end))


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
    city = view.entry(end, "city")
    if city and city[1].country == code:  # « العاصمة الأوزبكية طشقند »
        return Unit("L", index, city[0].end, replace(city[1], label=view.text(end, city[0].end), form="described"))
    return Unit("L", index, end, Entry("city", code, name, code, "described")) if name else None


def same_place(row: Row, last: tuple[str, str] | None) -> list[Unit]:
    """Turn “that city”, “the same town” into the place spoken of last, in the row or before it."""
    units: list[Unit] = []
    for at, unit in enumerate(row.units):
        if unit.code == "L" and unit.value:
            label = unit.value.label if unit.value.form == "described" else row.view.text(unit.start, unit.end)
            last = (label, unit.value.country)
        if last and unit.code == "W" and row.is_a(at, "town_noun") and row.is_a(at - 1, "that_place"):
            start = units.pop().start
            units.append(Unit("L", start, unit.end, Entry("city", "", last[0], last[1], "described")))
        else:
            units.append(unit)
    return units


def is_own_capital(view: View, index: int, spot: Spot, entry: Entry) -> bool:
    """Whether the name of a country is that of its capital, where somebody is (« à Luxembourg », «en Yibuti», “in Kuwait”).

    So it is where the capital is called after the country (« Ciudad de Yibuti »), and where there is none beside the country.
    """
    name, capital = view.text(spot.start, spot.end), capital_name(entry.country, view.words.language)
    words = capital.replace("-", " ").split()
    called = not capital or capital.startswith(name) or " ".join(words[-len(name.split()) :]) == name
    return called and view.is_a(index - 1, "at")
