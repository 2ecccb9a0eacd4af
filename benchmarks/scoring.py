"""Scores: what was read against what a careful reader found, item by item, article by article."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from comparing import same_attribute
from items import SAME, Item, Record, found, wanted

UNREAL: Final = frozenset({"planned", "proposed", "cancelled", "denied"})
"""What did not take place."""


@dataclass
class Tally:
    """Counts of one kind: `hit` found, `extra` found but not there, `missed`; of what was found, which attributes are right."""

    hit: int = 0
    extra: int = 0
    missed: int = 0
    right: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)

    @property
    def precision(self) -> float:
        """The share of what was read that is there; 1 if nothing was read."""
        return self.hit / (self.hit + self.extra) if self.hit + self.extra else 1.0

    @property
    def recall(self) -> float:
        """The share of what is there that was read; 1 if nothing is there."""
        return self.hit / (self.hit + self.missed) if self.hit + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def share(self, attribute: str) -> float | None:
        """Give the share of stated values of an attribute that are right; None if none is stated."""
        total = self.right[attribute] + self.wrong[attribute]
        return self.right[attribute] / total if total else None

    def add(self, other: Tally) -> None:
        """Count what another tally counts as well."""
        self.hit, self.extra, self.missed = self.hit + other.hit, self.extra + other.extra, self.missed + other.missed
        self.right.update(other.right)
        self.wrong.update(other.wrong)


@dataclass
class Scores:
    """The tallies by kind, the errors as (article, kind, what is wrong, which), and the statuses that were not told apart."""

    kinds: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    errors: list[tuple[str, str, str, str]] = field(default_factory=list)
    taken_for_held: int = 0

    @property
    def all(self) -> Tally:
        """The tally of all kinds together."""
        total = Tally()
        for tally in self.kinds.values():
            total.add(tally)
        return total


def score(pairs: Iterable[tuple[Record, list[Record]]], least: float = 0.0) -> Scores:
    """Score pairs of gold and the facts read from its article; facts below a confidence are left out."""
    scores = Scores()
    for gold, facts in pairs:
        kept = [fact for fact in facts if fact.get("confidence", 1.0) >= least]
        _score(scores, gold["id"], wanted(gold), found(kept))
    return scores


def match(gold: list[Item], read: list[Item]) -> list[tuple[Item, Item]]:
    """Pair items one to one: those with equal keys first, then those with more attributes right, those owed first."""
    candidates = [
        (one.key != other.key, -_agreement(one, other), one.optional, at, to)
        for at, one in enumerate(gold)
        for to, other in enumerate(read)
        if one.kind == other.kind and SAME[one.kind](one.key, other.key)
    ]
    pairs: list[tuple[int, int]] = []
    for *_, at, to in sorted(candidates):
        if all(at != one and to != other for one, other in pairs):
            pairs.append((at, to))
    return [(gold[at], read[to]) for at, to in pairs]


def _agreement(gold: Item, read: Item) -> int:
    return sum(same_attribute(n, value, read.attributes.get(n)) for n, value in gold.attributes.items() if value)


def _score(scores: Scores, article: str, gold: list[Item], read: list[Item]) -> None:
    """Count one article."""
    pairs = match(gold, read)
    for one, other in pairs:
        scores.kinds[one.kind].hit += not one.optional
        _attributes(scores, article, one, other)
    for item in gold:
        if not item.optional and all(item is not one for one, _ in pairs):
            scores.kinds[item.kind].missed += 1
            scores.errors.append((article, item.kind, "missed", item.note))
    for item in read:
        if not item.optional and all(item is not other for _, other in pairs):
            scores.kinds[item.kind].extra += 1
            scores.errors.append((article, item.kind, "extra", item.note))


def _attributes(scores: Scores, article: str, gold: Item, read: Item) -> None:
    """Count the attributes of an item that was found; a date or place that the text does not state is invented."""
    tally = scores.kinds[gold.kind]
    if gold.attributes.get("status") in UNREAL and read.attributes.get("status") not in UNREAL:
        scores.taken_for_held += 1
    for name, value in gold.attributes.items():
        got = read.attributes.get(name)
        stated = bool(value)
        if not stated and (name not in ("date", "place") or gold.kind == "role"):
            continue
        right = same_attribute(name, value, got) if stated else not got
        label = name if stated else f"{name} not invented"
        (tally.right if right else tally.wrong)[label] += 1
        if not right:
            what = f"wrong {name}" if stated else f"invented {name}"
            scores.errors.append((article, gold.kind, what, f"{gold.note}: {value!r}, read {got!r}"))
