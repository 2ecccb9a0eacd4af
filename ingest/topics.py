"""Topics: the fields of cooperation that a sentence names."""

from __future__ import annotations

from ingest.units import Row
from ontology.vocabulary import TOPICS


def topics_of(row: Row) -> tuple[str, ...]:
    """List the topics that the terms of a row name, in the order of the list of topics."""
    found = {
        entry.id.partition(":")[2]
        for index, spots in row.view.spots.items()
        if index not in row.view.taken
        for spot in spots
        for entry in spot.of("term")
        if entry.id.startswith("topic:")
    }
    return tuple(topic for topic in TOPICS if topic in found)
