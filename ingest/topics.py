"""Topics: the fields of cooperation that a sentence names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.spotting import Spot
from ingest.units import Row
from ontology.vocabulary import TOPICS

NEAR: Final = 3
"""How many words stand at most between what is done and what it is done with (« contrôler | plus étroitement la | frontière »)."""


def topics_of(row: Row) -> tuple[str, ...]:
    """List the topics that the terms of a row name, in the order of the list of topics.

    The words of a post, of a rank and of an agency's name name none: a minister of defence may speak of fishing; nor do
    those of a phrase that means something else (`no_topic`). Some are named by two words near each other: what is done
    and what it is done with (« trafic … d'armes », “sharing … of fingerprints”).
    """
    named = _names(row)
    found = {
        entry.id.partition(":")[2]
        for index, spots in row.view.spots.items()
        if index not in row.view.taken
        for spot in spots
        if not _is_other(row, spot)
        and not any(
            start <= spot.start and spot.end <= end for start, end in named if (start, end) != (spot.start, spot.end)
        )
        for entry in spot.of("term")
        if entry.id.startswith("topic:")
    }
    paired = set(_paired(row, named))
    found -= {"other"} if paired else set()
    return tuple(topic for topic in TOPICS if topic in found | paired)


def _paired(row: Row, named: list[tuple[int, int]]) -> Iterator[str]:
    """Name the topics of which one term says what is done (`topic_head:traffic`) and another near it with what (`topic_object:traffic:…`)."""
    said = [
        (spot, entry.id.split(":")[1:])
        for index, spots in row.view.spots.items()
        if index not in row.view.taken
        for spot in spots
        for entry in spot.of("term")
        if entry.id.startswith(("topic_head:", "topic_object:"))
        and not any(start <= spot.start and spot.end <= end for start, end in named)
    ]
    for head, (what, *_) in (one for one in said if len(one[1]) == 1):
        for thing, (of, *topic) in said:
            apart = max(thing.start - head.end, head.start - thing.end)
            if topic and of == what and 0 <= apart <= NEAR:
                yield topic[0]


def _is_other(row: Row, spot: Spot) -> bool:
    """Whether a word that is also a noun of the field is a finite verb (« traite mille demandes ») or part of a name."""
    token = row.view.tokens[spot.start]
    named = spot.start and token.capital and not any(one.form == "name" for one in spot.of("term"))
    if named and row.kind == "body" and row.view.modifiers_before:
        return True  # part of a name (“the Directorate for Immigration”)
    if spot.end - spot.start > 1 or token.pos != "VERB":
        return False
    tenses = {form.tense for form in row.view.words.verbs.get(token.low, ())}
    return bool(tenses & {"present", "subjunctive"}) and "infinitive" not in tenses


def _names(row: Row) -> list[tuple[int, int]]:
    """List the tokens, from and to, of each mention of a certain person, each agency's name, title, rank and phrase of no topic."""
    units = [
        (unit.start, unit.end)
        for unit in row.units
        if unit.code == "P" or (unit.code == "U" and row.view.is_a(unit.start, "article"))
    ]
    spots = [spot for found in row.view.spots.values() for spot in found]
    named = [
        spot for spot in spots if spot.of("agency", "rank", "title") or any(e.id == "no_topic" for e in spot.of("term"))
    ]
    return units + [(spot.start, spot.end) for spot in named]
