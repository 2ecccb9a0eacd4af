"""Delegations and whose they are: « une délégation de la police du Mali », “a Danish delegation”, « une mission conduite par … »."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from ingest.origins import listed
from ingest.spotting import Entry, Spot
from ingest.view import View

LONGEST_OWNER: Final = 8
"""How many tokens the name of the body that sends a delegation may have."""
LONGEST_PEOPLE: Final = 4
"""How many tokens it takes to say of which people it is made (“of | senior police officers Italian”)."""
LONGEST_BODY: Final = 8
"""How many tokens stand between a delegation of whatever else and « conduite par »."""


@dataclass(frozen=True, slots=True)
class Delegation:
    """Tokens `start` to `end` (exclusive) that speak of a delegation: its country or its agency with what was spotted of it, and `more` countries."""

    start: int
    end: int
    country: str = ""
    agency: Entry | None = None
    text: str = ""
    spot: Spot | None = None
    more: tuple[str, ...] = ()


def delegation_at(view: View, index: int) -> Delegation | None:
    """Read the delegation whose noun begins at a token, if the text says whose it is or who leads it."""
    noun = view.entry(index, "term")
    if noun is None or noun[1].id != "delegation":
        return None
    end = noun[0].end
    found = _owned_behind(view, index, end) or _owned_before(view, index, end)
    if found:
        return found
    led = _led_from(view, end)
    return None if led is None else Delegation(index, led)


def another_at(view: View, index: int) -> Delegation | None:
    """Read a further delegation that is only “one” (“… and | one from the coast guard”)."""
    led = view.is_a(index + 1, "of") or view.is_a(index + 1, "from")
    return _owned_behind(view, index, index + 1) if view.is_a(index, "one") and led else None


def _led_from(view: View, start: int) -> int | None:
    """Give where « conduite par » begins after a delegation of whatever else; nothing if it does not follow."""
    for index in range(start, min(start + LONGEST_BODY, len(view.tokens) - 1)):
        if view.is_a(index, "led_by") or (view.is_a(index, "delegation_head") and view.is_a(index + 1, "by")):
            return index
    return None


def _owned_before(view: View, index: int, end: int) -> Delegation | None:
    """Read whose delegation it is where that stands before: “the Danish delegation”, “a DGSI delegation”."""
    start = index
    while view.is_a(start - 1, "title_adjective") or view.is_a(start - 1, "genitive"):
        start -= 1
    for first in range(max(0, start - LONGEST_OWNER), start):
        spot = view.entry(first, "agency", "demonym", "country")
        if spot and view.past_brackets(spot[0].end) == start:
            whole = Delegation(first, end, text=view.text(first, end))
            if spot[1].type == "agency":
                return replace(whole, agency=spot[1], spot=spot[0])
            return replace(whole, country=spot[1].country)
    return None


def _owned_behind(view: View, index: int, noun_end: int) -> Delegation | None:
    """Read whose delegation it is behind the noun: a demonym, « de la DGSI », « du Maroc », « de la police du Mali », « d'experts maliens »."""
    end = noun_end
    while view.is_a(end, "title_adjective"):
        end += 1
    described, linked = end > noun_end, view.is_a(end, "of") or view.is_a(end, "from")
    if linked:
        end += 1
        end += view.is_a(end, "article")
    spot = view.entry(end, "agency", "demonym", "country") or (_of_people(view, end) if linked else None)
    if spot is None or (spot[1].type == "country" and described and not linked):
        return None
    end = view.past_brackets(spot[0].end)
    if spot[1].type == "agency":
        end, country = _home(view, end)
        return Delegation(index, end, country, spot[1], view.text(noun_end, end), spot[0])
    end, more = listed(view, _past_body(view, end))
    return Delegation(index, end, spot[1].country, text=view.text(noun_end, end), more=more)


def _home(view: View, end: int) -> tuple[int, str]:
    """Read the country behind an agency (« (la police) du Mali »): where that ends, and its code."""
    at = end + 1 + view.is_a(end + 1, "article")
    spot = view.entry(at, "country") if view.is_a(end, "of") else None
    return (spot[0].end, spot[1].country) if spot else (end, "")


def _of_people(view: View, start: int) -> tuple[Spot, Entry] | None:
    """Give the demonym of those a delegation is made of: « (une délégation d')experts américains », “of senior Italian officers”."""
    for index in range(start, min(start + LONGEST_PEOPLE, len(view.tokens))):
        if spot := view.entry(index, "demonym"):
            return spot
        word = view.tokens[index]
        if not word.text.isalpha() or word.capital or word.low in view.words.function_words:
            return None
    return None


def _past_body(view: View, index: int) -> int:
    """Step over the body behind its country (“from | Benin's Directorate of Customs”), listed or written with capitals."""
    end = index + view.is_a(index, "genitive")
    spot = view.entry(end, "agency")
    if spot:
        return spot[0].end
    while end < len(view.tokens) and (view.tokens[end].capital or (end > index + 1 and _links(view, end))):
        end += 1
    named = any(view.is_a(at, "no_person") for at in range(index, end))
    return end if named else index


def _links(view: View, index: int) -> bool:
    """Whether a small word stands inside a name with capitals (“Directorate | for | Priority Crime”)."""
    small = view.is_a(index, "of") or view.is_a(index, "and") or view.is_a(index, "link")
    return small and view.tokens[index + 1 : index + 2] != () and view.tokens[index + 1].capital
