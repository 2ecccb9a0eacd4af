"""Verb groups completed by what stands before them: « vient de » (« vient de signer »), and the first person (« nous nous sommes vus »)."""

from __future__ import annotations

from dataclasses import replace

from ingest.verbs import VerbGroup
from ingest.view import View


def joined(view: View, groups: list[VerbGroup]) -> list[VerbGroup]:
    """Join a verb of the class `just` and the infinitive that « de » ties to it into one group in the past."""
    found: list[VerbGroup] = []
    for group in sorted(groups, key=lambda one: one.start):
        group = _in_first_person(view, group)
        before = found[-1] if found else None
        if before and _is_just(view, before) and _follows(view, before, group):
            found[-1] = replace(
                group, start=before.start, first=before.first, tense="past", negated=before.negated, preposition=""
            )
        else:
            found.append(group)
    return found


def _in_first_person(view: View, group: VerbGroup) -> VerbGroup:
    """Give a group whose auxiliary is in the first person its pronoun; two pronouns are a reflexive (« nous nous sommes »)."""
    start = group.first
    while view.is_a(start - 1, "pronoun_first") or view.is_a(start - 1, "negation"):
        start -= 1
    pronouns = {at: view.low(at) for at in range(start, group.first) if view.is_a(at, "pronoun_first")}
    if not pronouns or not any(view.is_a(at, "verb_first") for at in range(group.first, group.end)):
        return group
    reflexive = len(pronouns) > 1
    clitics = group.clitics | frozenset(pronouns.values())
    passive = group.passive and not reflexive
    return replace(
        group, start=min(start, group.start), first=start, reflexive=reflexive, passive=passive, clitics=clitics
    )


def _is_just(view: View, group: VerbGroup) -> bool:
    return group.end == group.first + 1 and view.is_a(group.first, "just")


def _follows(view: View, before: VerbGroup, group: VerbGroup) -> bool:
    """Whether an infinitive stands right after, with only « de » between them."""
    return group.tense == "infinitive" and group.start == before.end + 1 and view.is_a(before.end, "of")
