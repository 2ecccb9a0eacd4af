"""Clusters of what is one: from judgements on pairs to groups without a contradiction, the same in any order of input."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import Generic, Protocol, TypeVar

from ontology.records import Judgement


class Item(Protocol):
    """What is clustered: only its id counts."""

    @property
    def id(self) -> str:
        """Give the id by which items are told apart and put in order."""


T = TypeVar("T", bound=Item)
Pair = frozenset[str]
TIE = 0.02


@dataclass(frozen=True)
class Rules(Generic[T]):
    """How items are put together: the judgement on two, how little one tells, what breaks a tie, what was decided."""

    judge: Callable[[T, T], Judgement]
    level: Callable[[T], int]
    context: Callable[[T, Sequence[T]], float] = lambda one, group: 0
    linked: frozenset[Pair] = frozenset()
    parted: frozenset[Pair] = frozenset()


@dataclass
class _Groups(Generic[T]):
    rules: Rules[T]
    of: dict[str, list[T]]
    partners: dict[str, list[T]] = field(default_factory=dict)

    def join(self, one: T, other: T) -> None:
        """Make one group of the groups of two items."""
        left, right = self.of[one.id], self.of[other.id]
        if left is not right:
            left += right
            for item in right:
                self.of[item.id] = left

    def parted(self, one: T, other: T) -> bool:
        """Whether a decision keeps the groups of two items apart."""
        return any(frozenset((a.id, b.id)) in self.rules.parted for a in self.of[one.id] for b in self.of[other.id])

    def fit(self, one: T, other: T) -> bool:
        """Whether nothing in the groups of two items contradicts that they are one."""
        left, right = self.of[one.id], self.of[other.id]
        return not self.parted(one, other) and not any(self._against(a, b) for a in left for b in right)

    def _against(self, one: T, other: T) -> bool:
        """Whether two items differ, and none that was decided to be one of them says otherwise."""
        if self.rules.judge(one, other).verdict != "different":
            return False
        others = [(one, other) for other in self.partners.get(other.id, ())]
        others += [(one, other) for one in self.partners.get(one.id, ())]
        return not any(self.rules.judge(a, b).verdict == "same" or a is b for a, b in others)


def clusters(items: Iterable[T], rules: Rules[T]) -> list[list[T]]:
    """Put items together that are one.

    1. what was decided  2. those that tell most, the surest pairs first  3. level by level, each of the others to the
    one group that it fits best; where two fit alike it stays alone  4. what is left of a level, among itself
    """
    ordered = sorted(items, key=lambda item: item.id)
    groups = _Groups(rules, {item.id: [item] for item in ordered})
    _decided(groups, ordered)  # 1
    levels = sorted({rules.level(item) for item in ordered})
    for level in levels:
        here = [item for item in ordered if rules.level(item) == level]
        if level != levels[0]:
            _attach(groups, here, [item for item in ordered if rules.level(item) < level])  # 3
        _pair_up(groups, here)  # 2, 4
    unique = {id(group): sorted(group, key=lambda item: item.id) for group in groups.of.values()}
    return sorted(unique.values(), key=lambda group: group[0].id)


def _decided(groups: _Groups[T], ordered: Sequence[T]) -> None:
    there = {item.id: item for item in ordered}
    for pair in sorted(sorted(pair) for pair in groups.rules.linked):
        if len(pair) == 2 and pair[0] in there and pair[1] in there:
            one, other = there[pair[0]], there[pair[1]]
            if not groups.parted(one, other):
                groups.join(one, other)
                groups.partners.setdefault(one.id, []).append(other)
                groups.partners.setdefault(other.id, []).append(one)


def _pair_up(groups: _Groups[T], items: Sequence[T]) -> None:
    judged = ((groups.rules.judge(one, other), one, other) for one, other in combinations(items, 2))
    same = [(-found.score, one.id, other.id, one, other) for found, one, other in judged if found.verdict == "same"]
    for _, _, _, one, other in sorted(same, key=lambda row: row[:3]):
        if groups.of[one.id] is not groups.of[other.id] and groups.fit(one, other):
            groups.join(one, other)


def _attach(groups: _Groups[T], items: Sequence[T], settled: Sequence[T]) -> None:
    """Add each item to the group of more telling ones that it fits best, judged by the groups as they stood before."""
    before = list({id(groups.of[item.id]): list(groups.of[item.id]) for item in settled}.values())
    for item in items:
        if any(groups.of[item.id] is groups.of[one.id] for one in settled):
            continue
        best = _best(groups, item, before)
        if best is not None and groups.fit(item, best[0]):
            groups.join(best[0], item)


def _best(groups: _Groups[T], item: T, before: Sequence[list[T]]) -> list[T] | None:
    """Give the group that an item fits best; none if several fit alike and nothing else tells them apart."""
    judge = groups.rules.judge
    scored = []
    for group in before:
        scores = [found.score for found in (judge(item, one) for one in group) if found.verdict == "same"]
        if scores and groups.fit(item, group[0]):
            scored.append((max(scores), group))
    if len(scored) < 2:
        return scored[0][1] if scored else None
    top = max(score for score, _ in scored)
    tied = [group for score, group in scored if score > top - TIE]
    if len(tied) > 1:
        near = [groups.rules.context(item, group) for group in tied]
        tied = [group for group, value in zip(tied, near, strict=True) if value == max(near)]
    return tied[0] if len(tied) == 1 else None
