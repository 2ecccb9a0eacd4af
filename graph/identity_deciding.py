"""To decide about identity: from two names as a user writes them to a decision that contradicts no other."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from graph.identity_decisions import Decided, Decision
from graph.identity_index import Index
from graph.identity_review import meant
from graph.staging import Staging
from ontology.errors import DecisionError

if TYPE_CHECKING:
    from graph.store import Store

TYPES = ("official", "agency", "organisation", "country")


def decide(store: Store, judgement: str, one: str, other: str, author: str, reason: str = "") -> Decision:
    """Decide that two names, entities, tellings or events are the same or different, and keep it.

    Raises `DecisionError` if the two are not of one type, are one name, or were decided otherwise, also through a third.
    """
    (kind, left, label), (against, right, other_label) = meant(store, one), meant(store, other)
    if kind != against:
        raise DecisionError(f"“{one}” is of type {kind} and “{other}” of type {against}: name two of one type")
    left, right = _whole(store, left, right)
    if set(left) & set(right):
        raise DecisionError(
            f"“{one}” and “{other}” name the same: give the ids that `graph identity review --format json` shows"
        )
    decision = Decision(judgement, kind, (label, other_label), left, right, author, _now(), reason)
    _refuse(store.decided(), decision)
    store.decide([decision])
    return decision


def _whole(store: Store, left: tuple[str, ...], right: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Take all names of two different entities where both are named by some, so that the whole is decided about."""
    index = Index(Staging(store.quads))
    if not left[0].startswith("name/"):
        return left, right
    entities = [{index.entity(one) for one in side} for side in (left, right)]
    if entities[0] & entities[1]:
        return left, right
    sides = []
    for side in entities:
        names = {name.value.rpartition("/id/")[2] for one in side if one for name in index.objects(one, "lia:name")}
        sides.append(tuple(sorted(names)))
    return (sides[0] or left, sides[1] or right)


def _refuse(decided: Decided, new: Decision) -> None:
    """Refuse a decision that contradicts those there are, followed from one to the next."""
    one, other = decided.all_linked(new.one), decided.all_linked(new.other)
    if new.judgement == "different" and one & other:
        raise DecisionError("they were decided to be one: undo that first, see `graph identity list`")
    if new.judgement == "same" and any(frozenset((a, b)) in decided.parted for a in one for b in other):
        raise DecisionError("they were decided to be two: undo that first, see `graph identity list`")


def ignore(store: Store, kind: str, label: str, author: str, reason: str = "") -> Decision:
    """Decide that a text of a type is not to be extracted, and keep it."""
    decision = Decision("ignore", kind, (label,), (), (), author, _now(), reason)
    store.decide([decision])
    return decision


def undo(store: Store, ident: str = "") -> Decision:
    """Take back the decision whose id begins so, or the last; raises `DecisionError` if none or several do."""
    made = store.decisions()
    found = [one for one in made if one.id.startswith(ident.removeprefix("decision/"))] if ident else made[-1:]
    if len(found) != 1:
        named = (
            f"{ident} is the id of {len(found) or 'no'} decision{'s' if found else ''}"
            if ident
            else "nothing was decided"
        )
        raise DecisionError(f"{named}: see `graph identity list`")
    store.decide(undone=found)
    return found[0]


def take(store: Store, found: Iterable[Decision]) -> int:
    """Keep decisions that were written to a file, those that the store does not have; how many those are."""
    held = set(store.decisions())
    new = [one for one in dict.fromkeys(found) if one not in held]
    store.decide(new)
    return len(new)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
