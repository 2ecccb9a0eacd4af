"""Periphrases: two verbs that say one act and when (« vient de signer », « venaient de recevoir »)."""

from __future__ import annotations

from dataclasses import replace

from ingest.verbs import VerbGroup
from ingest.view import View


def joined(view: View, groups: list[VerbGroup]) -> list[VerbGroup]:
    """Join a verb of the class `just` and the infinitive that « de » ties to it into one group in the past."""
    found: list[VerbGroup] = []
    for group in sorted(groups, key=lambda one: one.start):
        before = found[-1] if found else None
        if before and _is_just(view, before) and _follows(view, before, group):
            found[-1] = replace(
                group, start=before.start, first=before.first, tense="past", negated=before.negated, preposition=""
            )
        else:
            found.append(group)
    return found


def _is_just(view: View, group: VerbGroup) -> bool:
    return group.end == group.first + 1 and view.is_a(group.first, "just")


def _follows(view: View, before: VerbGroup, group: VerbGroup) -> bool:
    """Whether an infinitive stands right after, with only « de » between them."""
    return group.tense == "infinitive" and group.start == before.end + 1 and view.is_a(before.end, "of")
