"""Verb groups completed by what stands before them: « vient de » (« vient de signer »), and the first person (« nous nous sommes vus »)."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ingest.verbs import NOT_FINITE, VerbGroup
from ingest.view import View

LONGEST_DATE: Final = 5


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
        elif before and _is_pleased(view, before, group):
            found[-1] = replace(group, first=before.first, tense=before.tense, negated=before.negated, preposition="")
        elif before and _goes_on_past_date(view, before, group):
            passive = "be_aux" in before.senses
            found[-1] = replace(group, first=before.first, tense=before.tense, negated=before.negated, passive=passive)
        else:
            found.append(group)
    return _with_one_finite(view, found)


def _is_pleased(view: View, before: VerbGroup, group: VerbGroup) -> bool:
    """Whether somebody only has the honour to do something, which he does (« a eu l'honneur et le plaisir de recevoir »)."""
    between = range(before.end, group.start)
    named = ("pleasure", "article", "and", "title_adjective", "of", "infinitive")
    polite = all(any(view.is_a(at, name) for name in named) for at in between)
    pleasure = polite and any(view.is_a(at, "pleasure") for at in between)
    return pleasure and "have_aux" in before.senses and group.tense in ("infinitive", "gerund")


def _goes_on_past_date(view: View, before: VerbGroup, group: VerbGroup) -> bool:
    """Whether a date stands between an auxiliary and its participle (“was on Tuesday received”)."""
    between = range(before.end, group.start)
    auxiliary = before.senses & {"be_aux", "have_aux"} and before.tense in ("past", "present", "future")
    dated = any(view.is_calendar(at) for at in between)
    words = all(
        view.is_calendar(at) or view.is_a(at, "preposition") or view.is_a(at, "time") or view.low(at).isdigit()
        for at in between
    )
    return bool(auxiliary) and dated and words and group.tense == "participle" and len(between) <= LONGEST_DATE


def _with_one_finite(view: View, groups: list[VerbGroup]) -> list[VerbGroup]:
    """Take a bare participle that looks like a past (“discussed”) for one where a sentence has no other finite verb."""
    if any(group.tense not in NOT_FINITE for group in groups):
        return groups
    for at, group in enumerate(groups):
        past = any(form.tense == "past" for form in view.words.verbs.get(view.low(group.end - 1), ()))
        bare = group.tense == "participle" and group.end == group.first + 1 and past and group.start > 0
        inserted = view.is_comma(group.start - 1) and not view.tokens[group.start - 2].capital
        if bare and not inserted and not view.is_a(group.end, "by"):
            return [*groups[:at], replace(group, tense="past", passive=False), *groups[at + 1 :]]
    return groups


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
