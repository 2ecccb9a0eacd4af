"""Whether two tellings are of one event: kind, sides and officials, place, and days that may be the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations

from graph.timespan import AHEAD, Span, months, span
from ontology.names import fold
from ontology.offices import agency_id
from ontology.persons import words
from ontology.records import Fact, Judgement
from ontology.spelling import skeletons

OTHER = Judgement("other", 0.0)
MOST_MONTHS = 13
MOST_SIDES = 5
PUT_OFF = timedelta(7)
"""A new date printed up to so long after the old one puts it off."""
COMPANY = 3
"""So many sides are the same company again only for the same occasion."""
ONE_PERSON = {"award": "recipient", "appointment": "appointee"}
"""The kinds that are about one person, and the capacity of that person."""
COUNTRY_CODE = 2
"""The letters of a country's code, with which the id of a place in a known country begins."""
OF_ARTICLE = frozenset({"cooperation", "role"})
"""Kinds that are not clustered: cooperation is stated article by article, a post is told by its holder."""


@dataclass(frozen=True, slots=True)
class Account:
    """One telling as identity sees it: whom it names, resolved, and when it says that it was."""

    id: str
    article: str
    kind: str
    status: str
    when: Span | None
    published: str
    place: str
    sides: frozenset[str]
    officials: tuple[tuple[str, str, str], ...]
    """Each official: entity, country, capacity."""
    bodies: frozenset[tuple[str, str]]
    """Each agency and organisation: entity, country."""
    topics: frozenset[str]
    detail: tuple[tuple[str, str], ...]
    keys: tuple[str, ...]
    recalls: bool = False
    """Whether it calls somebody a former holder of a post."""

    def said(self, name: str) -> str:
        """Give a detail, or nothing."""
        return dict(self.detail).get(name, "")


def keys(fact: Fact, published: str | None) -> list[str]:
    """List the keys of a telling: tellings of one event share one. Officials' words stand in where sides are missing."""
    if fact.kind in OF_ARTICLE:
        return []
    when = span(fact.date, fact.end_date, fact.status, published)
    if when is None:
        return []
    sides = sorted(sides_of(fact))
    if fact.kind == "agreement":
        return [f"agreement {pair}" for pair in _pairs(sides)]
    first = when.first
    if fact.status in AHEAD and published:
        first = min(first, span(None, None, "planned", published).first)  # type: ignore[union-attr]  # it is dated
    spread = months(first, when.last, MOST_MONTHS)
    return [f"{fact.kind} {key} {month}" for key in [*_pairs(sides), *_people(fact, len(sides))] for month in spread]


def _pairs(sides: Sequence[str]) -> list[str]:
    if len(sides) > MOST_SIDES:
        return ["many"]
    return [f"{one}+{other}" for one, other in combinations(sides, 2)] or [f"{side} alone" for side in sides]


def _people(fact: Fact, sides: int) -> list[str]:
    """List the keys of officials: `one` where the telling has one side, or is about one person; else `two`."""
    rank = "one" if sides < 2 or fact.kind in ONE_PERSON else "two"
    labels = [one.label for one in fact.participants if one.type == "official"]
    return sorted({f"{rank} {bones}" for label in labels for word in words(label).full for bones in skeletons(word)})


def looked_up(account: Account) -> list[str]:
    """List the keys at which the tellings are found that may be of the same event."""
    crossed = [
        key.replace(" one ", " two ") if " one " in key else key.replace(" two ", " one ") for key in account.keys
    ]
    own = [key for key in account.keys if " two " not in key]
    return list(dict.fromkeys([*own, *crossed]))


def sides_of(fact: Fact) -> set[str]:
    """List the sides of an event: its countries, and the international organisations, by one name in all languages."""
    bodies = {agency_id(one.label, None) or fold(one.label) for one in fact.participants if one.type == "organisation"}
    return {*fact.countries, *(one.country for one in fact.participants if one.country), *bodies}


def level(account: Account) -> int:
    """Say how little a telling tells of its day: 0 the day, 1 a month or a year, 2 nothing."""
    if account.when is None or account.when.day:
        return 0
    return 1 if account.when.written else 2


def judge(one: Account, other: Account) -> Judgement:
    """Judge two tellings: 1. kind 2. who took part 3. when 4. how much speaks for it."""
    if one.kind != other.kind or one.when is None or other.when is None or _other_detail(one, other):  # 1
        return OTHER
    people = _people_fit(one, other)  # 2
    if people.verdict != "same":
        return people
    days = _days_fit(one, other)  # 3
    if days.verdict != "same":
        return days
    return _weigh(one, other, people, days)  # 4


def _other_detail(one: Account, other: Account) -> bool:
    left, right = one.said("operation_kind"), other.said("operation_kind")
    return bool(left and right and left != right)


def _people_fit(one: Account, other: Account) -> Judgement:
    if one.kind in ONE_PERSON:
        return _one_person(one, other, ONE_PERSON[one.kind])
    left, right = {o for o, _, _ in one.officials}, {o for o, _, _ in other.officials}
    shared = left & right
    sides = one.sides & other.sides
    if not (one.sides <= other.sides or other.sides <= one.sides):
        return Judgement("different", 0.6, ("told apart by one article",)) if one.article == other.article else OTHER
    if len(sides) + len(shared) < 2 or (one.kind != "visit" and len(sides) < 2 and len(shared) < 2):
        return OTHER
    for country in sides:
        ours, theirs = _of_side(one, country), _of_side(other, country)
        if ours and theirs and not ours & theirs:
            return Judgement("different", 0.6, (f"others take part for {country}",))
        ours, theirs = ({body for body, of in account.bodies if of == country} for account in (one, other))
        if ours and theirs and not shared and not ours & theirs:
            return Judgement("different", 0.5, (f"another agency takes part for {country}",))
    reasons = [f"sides {' and '.join(sorted(sides))}"] if sides else []
    return Judgement(
        "same", 0.8 + min(0.06, 0.03 * len(shared)), (*reasons, *(f"both name {o}" for o in sorted(shared)))
    )


def _one_person(one: Account, other: Account, capacity: str) -> Judgement:
    left = {o for o, _, c in one.officials if c == capacity}
    right = {o for o, _, c in other.officials if c == capacity}
    if not left & right:
        return OTHER
    return Judgement("same", 0.85, tuple(f"{capacity} is {o}" for o in sorted(left & right)))


def _of_side(account: Account, country: str) -> set[str]:
    return {official for official, of, _ in account.officials if of == country}


def _days_fit(one: Account, other: Account) -> Judgement:
    """Judge the days of two tellings; a plan fits what it was a plan of, and a plan that it replaces."""
    assert one.when and other.when
    if one.when.meets(other.when):
        same = one.when == other.when
        return Judgement(
            "same", 0.1 if same and one.when.day else 0.05, ("on the same day" if same else "days that fit",)
        )
    ahead = [account.status in AHEAD for account in (one, other)]
    if not any(ahead):
        return Judgement("different", 0.6, ("on two dates",))
    if all(ahead):
        return _put_off(*sorted((one, other), key=lambda account: (account.published, account.id)))
    plan, done = (one, other) if ahead[0] else (other, one)
    assert done.when
    if plan.published[:10] > done.when.last.isoformat():
        return Judgement("different", 0.6, ("planned after the other had been",))
    return OTHER


def _put_off(old: Account, new: Account) -> Judgement:
    assert old.when and new.when
    put_off = new.when.first > old.when.last and new.published[:10] <= (old.when.last + PUT_OFF).isoformat()
    if put_off and old.article != new.article and old.published < new.published:
        return Judgement("same", 0.0, ("put off to a later date",))
    return Judgement("different", 0.5, ("planned for two dates",))


def _weigh(one: Account, other: Account, people: Judgement, days: Judgement) -> Judgement:
    """Add up what speaks for it; where the day is not known, only those fit who are named."""
    score, reasons = people.score + days.score, [*people.reasons, *days.reasons]
    if one.place and other.place:
        if one.place == other.place:
            score += 0.03
            reasons.append(f"both in {one.place}")
        elif _abroad(one, other):
            return Judgement("different", score, (*reasons, f"one in {one.place}, the other in {other.place}"))
    if not _dated(one, other) and not _names_somebody(one, other) and not _same_company(one, other):
        return OTHER
    score += 0.01 * len(one.topics & other.topics)
    return Judgement("same", round(min(score, 1.0), 3), tuple(reasons))


def _abroad(one: Account, other: Account) -> bool:
    """Whether two places are in two countries, as far as is known; the same people on one day are in one of them."""
    countries = {code for place in (one.place, other.place) if len(code := place.partition("-")[0]) == COUNTRY_CODE}
    sure = one.when == other.when and one.when and one.when.day
    together = len({o for o, _, _ in one.officials} & {o for o, _, _ in other.officials}) > 1
    return len(countries) > 1 and not (sure and together)


def _dated(one: Account, other: Account) -> bool:
    return level(one) < 2 and level(other) < 2


def _names_somebody(one: Account, other: Account) -> bool:
    return bool({o for o, _, _ in one.officials} & {o for o, _, _ in other.officials})


def _same_company(one: Account, other: Account) -> bool:
    """Whether the same many sides do the same thing: three countries at once make one operation of a week."""
    return one.sides == other.sides and len(one.sides) >= COMPANY and one.detail == other.detail


def nearness(account: Account, group: Sequence[Account]) -> float:
    """Break a tie: a plan is of the first thing that it can be of."""
    if account.status not in AHEAD:
        return 0
    return -min(one.when.first.toordinal() for one in group if one.when)
