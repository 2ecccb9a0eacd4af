"""Whether two names mean one official or one agency: their words by sound, their country, agency and career.

A *name* is what articles write with what stands beside it: the same words with the same country, agency and career are
one name, however many articles write it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from ontology import persons
from ontology.names import fold, is_arabic
from ontology.offices import NOT_OFFICES
from ontology.records import Judgement
from ontology.spelling import skeletons, together

OTHER = Judgement("other", 0.0)
MONTHS_APART = 1


@dataclass(frozen=True, slots=True)
class Name:
    """How somebody or something is named: `known` is the entity that a gazetteer says it is, `months` when it was said."""

    id: str
    type: str
    label: str
    country: str = ""
    agency: str = ""
    career: str = ""
    known: str = ""
    months: frozenset[int] = frozenset()


def keys(name: Name) -> tuple[str, ...]:
    """List the keys under which a name is found: each pair of its words, a word alone, an entity, an acronym.

    Two names that may be the same share one; `lone` keys are those of names of one word.
    """
    if name.known:
        return (
            f"id {name.known}",
            f"{name.type} {bare(name.label)}",
            *(_acronym_keys(name) if name.type == "agency" else ()),
        )
    if name.type != "official":
        return (
            f"{name.type} {name.country} {bare(name.label)}",
            f"{name.type} {bare(name.label)}",
            *_acronym_keys(name),
        )
    return person_keys(name.label)


@lru_cache(maxsize=65536)
def person_keys(label: str) -> tuple[str, ...]:
    """List the keys of a person's name; words that sound alike have the same."""
    found = persons.words(label)
    if len(found.full) < 2:
        return tuple(f"lone {one}" for word in found.full for one in skeletons(word))
    pairs = {
        f"pair {' '.join(sorted((one, other)))}"
        for left, right in combinations(found.full, 2)
        for one in skeletons(left)
        for other in skeletons(right)
    }
    pairs |= set(_keys_together(found.full)) if is_arabic(label) else set()
    return tuple(sorted(pairs | {f"word {one}" for word in found.full for one in skeletons(word)}))


def _keys_together(full: tuple[str, ...]) -> Iterator[str]:
    """List the keys of a name in Arabic letters with two of its words written as one, as Latin letters may have them."""
    for at in range(len(full) - 1):
        for word in (*full[:at], *full[at + 2 :]):
            yield from (
                f"pair {' '.join(sorted((one, other)))}"
                for one in together(full[at], full[at + 1])
                for other in skeletons(word)
            )


def looked_up(name: Name) -> tuple[str, ...]:
    """List the keys at which the names are found that may be the same as this one."""
    own = keys(name)
    lone = [f"lone {key.removeprefix('word ')}" for key in own if key.startswith("word ")]
    full = [f"word {key.removeprefix('lone ')}" for key in own if key.startswith("lone ")]
    return (*(key for key in own if not key.startswith("word ")), *lone, *full)


def beside_key(label: str) -> str:
    """Give what the spellings of a person's name share, for a comparison of company: the bones of its words, sorted."""
    return " ".join(sorted(skeletons(word)[0] for word in persons.words(label).full))


@lru_cache(maxsize=65536)
def bare(label: str) -> str:
    """Give the words of an agency's name without articles and prepositions."""
    return " ".join(NOT_OFFICES.sub(" ", fold(label)).split()) or fold(label)


def _acronym_keys(name: Name) -> tuple[str, ...]:
    short = acronym(name.label)
    return (f"acronym {name.country} {short}",) if short else ()


@lru_cache(maxsize=65536)
def acronym(label: str) -> str:
    """Give the acronym that a label is, or that its words make; nothing for one word in small letters."""
    if label.isupper() and 2 < len(label) <= 8 and " " not in label and not is_arabic(label):
        return fold(label)
    initials = "".join(word[0] for word in bare(label).split())
    return initials if len(initials) > 2 and not is_arabic(label) else ""


def level(name: Name) -> int:
    """Say how little a name tells: 0 for all of it, then without career, without country, with initials, one word."""
    if name.type != "official" or name.known:
        return 0 if name.country or name.known else 2
    found = persons.words(name.label)
    if len(found.full) >= 2:
        return 2 if not name.country else 0 if name.career else 1
    return 3 if found.initials else 4


def judge(one: Name, other: Name) -> Judgement:
    """Judge two names: 1. by their words 2. by what contradicts 3. by what stands beside them."""
    if one.type != other.type:
        return OTHER
    if one.known and other.known:
        return Judgement("same", 1.0, ("the gazetteer knows both as one",)) if one.known == other.known else \
            Judgement("different", 1.0, ("the gazetteer knows them as two",))  # fmt: skip
    found = (persons.compare if one.type == "official" else bodies)(one.label, other.label)  # 1
    if found.verdict == "other":
        return found
    against = contradiction(one, other)  # 2
    if against:
        return Judgement("different", found.score, (*found.reasons, against))
    return _with_context(found, one, other)  # 3


def contradiction(one: Name, other: Name) -> str:
    """Say what speaks against two like names: two countries, or two careers at one time."""
    if one.country and other.country and one.country != other.country:
        return f"of two countries, {one.country} and {other.country}"
    if one.career and other.career and one.career != other.career and _at_one_time(one, other):
        return f"of two careers at one time, {one.career} and {other.career}"
    return ""


def _at_one_time(one: Name, other: Name) -> bool:
    return any(abs(left - right) <= MONTHS_APART for left in one.months for right in other.months)


def _with_context(found: Judgement, one: Name, other: Name) -> Judgement:
    score, reasons = found.score, list(found.reasons)
    for name, weight in (("country", 0.04), ("agency", 0.04), ("career", 0.02)):
        left, right = getattr(one, name), getattr(other, name)
        if left and left == right:
            score += weight
            reasons.append(f"same {name}: {left}")
    return replace(found, score=round(min(score, 1.0), 3), reasons=tuple(reasons))


@lru_cache(maxsize=262144)
def bodies(one: str, other: str) -> Judgement:
    """Judge the names of two agencies by their words and acronyms."""
    if bare(one) == bare(other):
        return Judgement("same", 0.9, ("the same words",))
    if acronym(one) and acronym(one) == acronym(other) and (one.isupper() != other.isupper()):
        return Judgement("same", 0.85, (f"{acronym(one).upper()} is the acronym of the other",))
    return OTHER
