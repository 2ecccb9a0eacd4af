"""Who is who, and which tellings are of one event: names for participants, events and facts, made from what they are.

The same content gives the same name in every article, so that five reports of one meeting are five tellings of one
event; nothing depends on the order in which articles come.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from hashlib import sha256

from ontology.names import fold, name_key
from ontology.records import Article, Fact, Participant, Place

NOT_IN_SLUGS = re.compile(r"[^\w]+")
BY_YEAR = frozenset({"in_force", "expired", "cancelled"})
"""States in which an agreement is cited by its date, so that a later one of the same parties is another."""
OF_ARTICLE = frozenset({"cooperation"})


def identify(article: Article, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """Name what the facts of an article speak of.

    1. participants and places  2. the event each fact tells of  3. this article's telling of it
    """
    named = [_with_participants(fact) for fact in facts]  # 1
    counts: Counter[str] = Counter()
    found = []
    for fact in named:
        event = event_of(article, fact)  # 2
        counts[event] += 1
        telling = digest(article.id, event, fact.status, str(counts[event]))  # 3
        found.append(replace(fact, event=event, id=f"fact/{telling}"))
    return tuple(found)


def digest(*parts: str) -> str:
    """Give 16 hexadecimal digits that stand for these texts."""
    return sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def slug(text: str) -> str:
    """Write a text as the last part of an IRI: letters and digits, words joined by hyphens."""
    return NOT_IN_SLUGS.sub("-", fold(text)).strip("-") or digest(text)


def _with_participants(fact: Fact) -> Fact:
    participants = tuple(replace(one, id=one.id or participant_id(one)) for one in fact.participants)
    place = replace(fact.place, id=fact.place.id or place_id(fact.place)) if fact.place else None
    return replace(fact, participants=participants, place=place)


def participant_id(one: Participant) -> str:
    """Name an official by the key of the name, an agency known by its form only by its country and label."""
    if one.type == "official":
        return f"official/{NOT_IN_SLUGS.sub('-', name_key(one.label)) or digest(one.label)}"
    if one.type == "country":
        return f"country/{one.country or slug(one.label)}"
    return f"{one.type}/{'-'.join(filter(None, ((one.country or '').lower(), slug(one.label))))}"


def place_id(place: Place) -> str:
    """Name a place by its country and label."""
    return f"place/{'-'.join(filter(None, ((place.country or '').lower(), slug(place.label))))}"


def event_of(article: Article, fact: Fact) -> str:
    """Name the event, agreement or tenure that a fact tells of, by its kind, its time and its principals."""
    keys = {"agreement": _agreement_key, "role": _tenure_key, "award": _award_key, "appointment": _tenure_key}
    key = keys.get(fact.kind, _event_key)(fact)
    folder = "tenure" if fact.kind == "role" else fact.kind
    own = article.id if fact.kind in OF_ARTICLE or _unplaced(fact) else ""
    return f"{folder}/{digest(fact.kind, own, *key)}"


def _unplaced(fact: Fact) -> bool:
    """Whether nothing tells an event from others of the same people, so that it stays this article's own."""
    return fact.date is None and fact.kind not in ("agreement", "role", "appointment", "award")


def _event_key(fact: Fact) -> list[str]:
    return [fact.date or "", fact.detail.get("operation_kind", ""), *principals(fact)]


def principals(fact: Fact) -> list[str]:
    """List the first official of each country that takes part, and the countries that have none."""
    first: dict[str, str] = {}
    for one in fact.participants:
        if one.type == "official":
            first.setdefault(one.country or one.id, one.id)
    return sorted([*first.values(), *(code for code in fact.countries if code not in first)])


def _agreement_key(fact: Fact) -> list[str]:
    cited = (fact.date or "")[:4] if fact.status in BY_YEAR else ""
    return [fact.detail.get("agreement_kind", ""), cited, *fact.countries]


def _tenure_key(fact: Fact) -> list[str]:
    return [fact.participants[0].id, fold(fact.detail.get("title") or fact.detail.get("post") or "")]


def _award_key(fact: Fact) -> list[str]:
    recipients = [one.id for one in fact.participants if one.capacity == "recipient"]
    return [*recipients, fold(fact.detail.get("honour", "")), (fact.date or "")[:4]]
