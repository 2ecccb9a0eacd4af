"""Whose a post is: the countries and the agencies that its words name, and where its holder is posted."""

from __future__ import annotations

from typing import Final, NamedTuple

from ingest.bodies import owner
from ingest.post import is_of_envoy
from ingest.spotting import Spot, distinctive
from ingest.view import View
from ontology.territories import state_of

PLACES: Final = frozenset({"country", "city"})


class Jurisdiction(NamedTuple):
    """What a stretch of words names; `candidates` have an agency of a name that does not tell of which country it is."""

    countries: tuple[str, ...]
    agencies: tuple[str, ...]
    candidates: tuple[str, ...]
    seat: str = ""
    """The country to which somebody is sent, which is not the one that sends him (« ambassadeur au Sénégal »)."""


def jurisdiction(view: View, start: int, end: int) -> Jurisdiction:
    """Read the countries and agencies that a stretch names; where an envoy serves is none of his countries."""
    countries: list[str] = []
    agencies: list[str] = []
    candidates: list[str] = []
    seats: list[str] = []
    sent = is_of_envoy(view.text(start, end), view.words.posted)
    index = start
    while index < end:
        agency = view.entry(index, "agency")
        place = view.entry(index, "demonym", "country", "city", "prefix")
        if agency and agency[0].end <= end:
            agencies.append(view.text(index, agency[0].end))
            own = {entry.country for entry in agency[0].of("agency")}
            candidates += sorted(own - {""})
            whose = owner(view, agency[0].end)
            if whose:
                countries.append(whose)
            elif len(own) == 1 and "" not in own and distinctive(agency[1].label) and not _is_common(view, agency[0]):
                countries.append(own.pop())
            index = agency[0].end
        elif place and place[0].end <= end:
            seat = sent and place[1].type in PLACES and is_seat(view, index, place[0].end)
            (seats if seat else countries).append(place[1].country)
            index = place[0].end
        else:
            index += 1
    return Jurisdiction(
        tuple(dict.fromkeys(map(state_of, countries))),
        tuple(agencies),
        tuple(dict.fromkeys(candidates)),
        next(iter(seats), ""),
    )


def is_seat(view: View, index: int, end: int) -> bool:
    """Whether a place is only where somebody serves (« à Rabat », “to the Netherlands”, « لدى السنغال »), not whose mission it is."""
    at = index - 1
    while view.is_a(at, "article"):
        at -= 1
    return not view.is_a(end, "mission") and (view.is_a(at, "in") or view.is_a(at, "accredited"))


def _is_common(view: View, spot: Spot) -> bool:
    """Whether a name is made of nothing but words that any state has for its services (“National Intelligence Organisation”)."""
    names = ("title_adjective", "post_noun", "agency_word", "and")
    words = range(spot.start, spot.end)
    return view.modifiers_before and len(words) > 1 and all(any(view.is_a(at, name) for name in names) for at in words)
