"""Whether two names mean one official or one agency: their words by sound, their country, agency and career.

A *name* is what articles write with what stands beside it: the same words with the same country, agency and career are
one name, however many articles write it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from ontology.names import fold, tokens
from ontology.offices import NOT_OFFICES
from ontology.records import Judgement
from ontology.spelling import alike, given_name, is_arabic, skeletons, sound, words_of_names

CLOSE = 0.05
OTHER = Judgement("other", 0.0)
MONTHS_APART = 1
FIRST_LETTERS = {"X": "k", "S": "c", "G": "g", "w": "o", "j": "d", "i": "y"}
"""The letters that begin a word whose first sound is another: Khalid, Chafik, Ghali, Ouahbi, Djamel, Yassine."""


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


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a person's name: those written out, the initials, and the number of a regnal name."""

    full: tuple[str, ...]
    initials: tuple[str, ...]
    number: str = ""


@lru_cache(maxsize=65536)
def words(label: str) -> Words:
    """Split a name into words: without titles and particles, the number apart."""
    small = words_of_names()
    found = [word for word in tokens(label) if small.get(word) != ""] or list(tokens(label))
    number = small.get(found[-1], "") if len(found) > 1 else ""
    if number:
        found = found[:-1]
    return Words(tuple(w for w in found if len(w) > 1), tuple(w for w in found if len(w) == 1), number)


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
    found = words(label)
    if len(found.full) < 2:
        return tuple(f"lone {one}" for word in found.full for one in skeletons(word))
    pairs = {
        f"pair {' '.join(sorted((one, other)))}"
        for left, right in combinations(found.full, 2)
        for one in skeletons(left)
        for other in skeletons(right)
    }
    return tuple(sorted(pairs | {f"word {one}" for word in found.full for one in skeletons(word)}))


def looked_up(name: Name) -> tuple[str, ...]:
    """List the keys at which the names are found that may be the same as this one."""
    own = keys(name)
    lone = [f"lone {key.removeprefix('word ')}" for key in own if key.startswith("word ")]
    full = [f"word {key.removeprefix('lone ')}" for key in own if key.startswith("lone ")]
    return (*(key for key in own if not key.startswith("word ")), *lone, *full)


def beside_key(label: str) -> str:
    """Give what the spellings of a person's name share, for a comparison of company: the bones of its words, sorted."""
    return " ".join(sorted(skeletons(word)[0] for word in words(label).full))


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
    found = words(name.label)
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
    found = (persons if one.type == "official" else bodies)(one.label, other.label)  # 1
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


@lru_cache(maxsize=262144)
def persons(one: str, other: str) -> Judgement:
    """Judge two names of people by their words alone."""
    left, right = words(one), words(other)
    if left.number != right.number:
        return Judgement("different", 0.9, ("another number in the name",)) if _shared(left, right) else OTHER
    if len(left.full) > len(right.full):
        left, right = right, left
    if len(left.full) < 2:
        return _short(left, right)
    return _whole(left, right)


def _shared(left: Words, right: Words) -> bool:
    return any(alike(one, other) for one in left.full for other in right.full)


def _pairs(left: Words, right: Words) -> dict[int, tuple[int, float]]:
    """Match the words of the shorter name with those of the longer, the most alike first."""
    scored = sorted(
        (
            (alike(one, other), -abs(i - j), i, j)
            for i, one in enumerate(left.full)
            for j, other in enumerate(right.full)
        ),
        reverse=True,
    )
    found: dict[int, tuple[int, float]] = {}
    for score, _, i, j in scored:
        if score > 0 and i not in found and j not in {at for at, _ in found.values()}:
            found[i] = (j, score)
    return found


def _whole(left: Words, right: Words) -> Judgement:
    """Judge two names of two words or more: all words of the shorter must be in the longer, its first among them."""
    found = _pairs(left, right)
    missing = [word for i, word in enumerate(left.full) if i not in found]
    matched = {j for j, _ in found.values()}
    extra = [word for j, word in enumerate(right.full) if j not in matched]
    if missing:
        if not found:
            return OTHER
        return Judgement("different", 0.5, (f"{missing[0]} in one, {(extra or right.full)[0]} in the other",))
    if extra and (_initials_against(left, extra) if left.initials else 0 not in matched):
        return Judgement("different", 0.6, (f"{extra[0]} in one only",))
    score = sum(score for _, score in found.values()) / len(found) - CLOSE * len(extra) - 0.02
    return Judgement("same", round(score, 3), (f"the same words: {' '.join(left.full)}, {' '.join(right.full)}",))


def _initials_against(left: Words, extra: list[str]) -> bool:
    return bool(left.initials) and not any(_begins(word, one) for word in extra for one in left.initials)


def _short(left: Words, right: Words) -> Judgement:
    """Judge a name of one word, with initials or without, against another."""
    if not left.full or not right.full:
        return OTHER
    score, at = max((alike(left.full[0], word), j) for j, word in enumerate(right.full))
    rest = [word for j, word in enumerate(right.full) if j != at]
    if not score or (rest and at == 0 and given_name(left.full[0])):
        return OTHER
    initials = [*rest, *right.initials]
    if left.initials and initials and not all(any(_begins(word, i) for word in initials) for i in left.initials):
        return Judgement("different", 0.5, (f"the initial {left.initials[0]} is of another name",))
    reason = "initial and family name" if left.initials else "family name alone"
    return Judgement("same", round(score * (0.8 if left.initials else 0.7), 3), (f"{reason}: {left.full[0]}",))


def _begins(word: str, initial: str) -> bool:
    """Whether an initial may be that of a word, in whatever script and spelling."""
    return word[0] == initial or bool(_first_sounds(word) & _first_sounds(initial))


def _first_sounds(word: str) -> frozenset[str]:
    heard = sound(word)[:1]
    return frozenset({word[0] if not is_arabic(word) else "", heard, FIRST_LETTERS.get(heard, heard)} - {""})
