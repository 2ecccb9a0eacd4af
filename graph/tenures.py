"""Posts in time: which post a telling is about, and who held or headed what on a day."""

from __future__ import annotations

from graph.identity import digest
from ontology.offices import bare_title, office


def tenure_id(holder: str, agency: str, title: str) -> str:
    """Name the tenure of a post: the same for all ways to say the office in an agency that the gazetteer knows."""
    post = office(title).kind if agency else ""
    return f"tenure/{digest(holder, agency if post else '', post or bare_title(title))}"
