"""Whether two tellings are of one agreement: its parties, kind, title and fields, and stages that can follow each other."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from graph.identity_events import Account
from graph.timespan import AHEAD
from ontology.offices import bare_title
from ontology.records import Judgement

OTHER = Judgement("other", 0.0)
LIFE = ("proposed", "planned", "signed", "ratified", "in_force", "expired")
ANY_KIND = frozenset({"agreement", ""})
LONGEST_WAIT = timedelta(3 * 366)
"""A plan older than this is of another agreement."""
LONGEST_LIFE = timedelta(15 * 366)
LATE_WORD = timedelta(31)
"""An article may still call planned what has been signed, or give its day a little wrong."""
SAME_TITLE = 0.5


def judge(one: Account, other: Account) -> Judgement:
    """Judge two tellings of agreements: 1. parties 2. kind, title, fields 3. stages in their order."""
    if one.kind != other.kind or one.when is None or other.when is None:
        return OTHER
    shared = one.sides & other.sides
    if not (one.sides <= other.sides or other.sides <= one.sides) or len(shared) < min(
        2, len(one.sides | other.sides)
    ):  # 1
        return OTHER
    against = _content_against(one, other)  # 2
    if against:
        return Judgement("different", 0.5, (against,))
    stages = _stages(*sorted((one, other), key=lambda account: (_rank(account), account.published, account.id)))  # 3
    if stages.verdict != "same":
        return stages
    score = 0.8 + stages.score + 0.02 * len(one.topics & other.topics) + (0.05 if _title(one) and _title(other) else 0)
    return Judgement("same", round(min(score, 1.0), 3), (f"between {' and '.join(sorted(shared))}", *stages.reasons))


def _content_against(one: Account, other: Account) -> str:
    """Say what in kind, title or fields speaks against it."""
    kinds = one.said("agreement_kind"), other.said("agreement_kind")
    if kinds[0] != kinds[1] and not ANY_KIND & set(kinds):
        return f"one is a {kinds[0]}, the other a {kinds[1]}"
    left, right = _title(one), _title(other)
    if left and right and len(left & right) < SAME_TITLE * min(len(left), len(right)):
        return "their titles differ"
    if one.topics and other.topics and not one.topics & other.topics:
        return f"one is on {min(one.topics)}, the other on {min(other.topics)}"
    return ""


def _title(account: Account) -> set[str]:
    return set(bare_title(account.said("title")).split())


def _rank(account: Account) -> int:
    """Give the place of a status in an agreement's life; what was called off or denied stands with what was planned."""
    return LIFE.index(account.status) if account.status in LIFE else LIFE.index("planned")


def _stages(earlier: Account, later: Account) -> Judgement:
    """Judge two tellings of which the first tells of a stage that is not after that of the second."""
    assert earlier.when and later.when
    if _rank(earlier) == _rank(later) or {earlier.status, later.status} <= AHEAD:
        return _one_stage(earlier, later)
    if _rank(earlier) > LIFE.index("planned") and later.when.last < earlier.when.first:
        return Judgement("different", 0.6, (f"{later.status} before it was {earlier.status}",))
    if _rank(earlier) <= LIFE.index("planned"):
        return _realised(earlier, later)
    if later.when.first - earlier.when.last > LONGEST_LIFE:
        return OTHER
    return Judgement("same", 0.08, (f"first {earlier.status}, then {later.status}",))


def _realised(plan: Account, done: Account) -> Judgement:
    """A plan and what became of it: told before it came about, and not too long."""
    assert done.when
    printed = _day(plan)
    if printed > done.when.last + LATE_WORD:
        return Judgement("different", 0.6, (f"{plan.status} after the other was {done.status}",))
    if done.when.first - printed > LONGEST_WAIT:
        return OTHER
    return Judgement("same", 0.08, (f"first {plan.status}, then {done.status}",))


def _one_stage(one: Account, other: Account) -> Judgement:
    assert one.when and other.when
    if one.when.meets(other.when):
        return Judgement("same", 0.1 if one.when == other.when else 0.05, ("days that fit",))
    if one.status not in AHEAD or other.status not in AHEAD:
        return Judgement("different", 0.6, (f"{one.status} on two dates",))
    if abs(_day(one) - _day(other)) > LONGEST_WAIT:
        return OTHER
    return Judgement("same", 0.02, ("planned, for another day",))


def _day(account: Account) -> date:
    assert account.when
    return date.fromisoformat(account.published[:10]) if account.published else account.when.first


def level(account: Account) -> int:
    """Say how little a telling fixes: 0 a stage with its day, 1 a stage without, 2 a plan."""
    if account.status in AHEAD or account.status not in LIFE:
        return 2
    return 0 if account.when and account.when.day else 1


def nearness(account: Account, group: Sequence[Account]) -> float:
    """Break a tie: a plan is of the first agreement that it can be of, another telling of the last before it."""
    first = min(one.when.first.toordinal() for one in group if one.when)
    return -first if level(account) == 2 else first
