"""Clauses: who stands beside a verb or a noun of the field, whatever the order and whatever is put in between."""

from __future__ import annotations

from ingest.units import Row, Unit

LIGHT = frozenset(
    {"hold", "perform", "conduct", "lead", "make", "pay", "grant", "chair", "gather", "take_place", "open"}
)
"""Senses of verbs that only carry the noun: « tenir une réunion »."""
NOT_FINITE = frozenset({"infinitive", "participle", "gerund"})
PREPOSITIONS = ("of", "link", "with", "by", "between", "preposition")
SPOKEN = frozenset({"say", "announce", "reaffirm"})


def beside(row: Row, start: int, end: int) -> list[Unit]:
    """List the people in the clause of the units `start` to `end`, except those who are somebody else's complement.

    To the right the clause ends at the next finite verb, whose subject is left out; to the left, what stands there is
    taken only if no finite verb follows it (« Reçu par X, Y … », « À l'issue d'un entretien avec X, Y … »).
    """
    stop, verb = _right_end(row, end)
    right = [index for index in range(end, stop) if row.units[index].code in "PU"]
    within = [index for index in range(start, end) if row.units[index].code in "PU"]
    if verb is not None and right and _is_finite(row, start, end):
        right = _without_subject(row, right, verb)
    return [row.units[index] for index in (*within, *right) if not depends(row, index)]


def carrier(row: Row, noun: int) -> int | None:
    """Give the verb that carries a noun (« a eu … un entretien », « l'entretien qu'il a eu »), if there is one."""
    for step in (-1, 1):
        index = noun + step
        while 0 <= index < len(row.units) and abs(index - noun) <= 14:
            unit = row.units[index]
            if unit.code == "V" and unit.value.tense not in NOT_FINITE:
                if unit.value.senses & LIGHT:
                    return index
                break
            index += step
    return None


def governor(row: Row, noun: int) -> int | None:
    """Give the finite verb whose complement a noun is: the nearest before it, with no other clause between."""
    for index in range(noun - 1, -1, -1):
        unit = row.units[index]
        if unit.label in (";", ":") or row.is_a(index, "relative"):
            return None
        if unit.code == "V" and unit.value.tense not in NOT_FINITE:
            return None if unit.value.negated else index
    return None


def relativised(row: Row, verb: int) -> list[Unit]:
    """Give whom the relative pronoun of a verb's clause stands for, where he is not its subject (« Y, que X a reçu »)."""
    for index in range(verb - 1, 0, -1):
        unit = row.units[index]
        if unit.label == ";" or (unit.code == "V" and unit.value.tense not in NOT_FINITE):
            return []
        if row.is_a(index, "relative"):
            return antecedent_of(row, index)
    return []


def antecedent_of(row: Row, relative: int) -> list[Unit]:
    """Give the mention right before a relative pronoun, but for a comma and a preposition."""
    index = relative - 1
    prepositions = ("with", "by", "preposition", "to")
    governed = any(row.is_a(index, name) for name in prepositions)
    if row.is_a(relative, "subject_relative") and not governed:
        return []
    while index >= 0 and (row.is_a(index, "comma") or any(row.is_a(index, name) for name in prepositions)):
        index -= 1
    return [row.units[index]] if index >= 0 and row.units[index].code in "PU" else []


def _right_end(row: Row, end: int) -> tuple[int, int | None]:
    """Give where the clause ends, and the finite verb that ends it."""
    for index in range(end, len(row.units)):
        unit = row.units[index]
        if unit.label == ";" or (row.is_a(index, "relative") and not row.is_a(index - 1, "joining")):
            return index, None
        if unit.code == "V" and unit.value.tense not in NOT_FINITE:
            return index, index
    return len(row.units), None


def _is_finite(row: Row, start: int, end: int) -> bool:
    return any(unit.code == "V" and unit.value.tense not in NOT_FINITE for unit in row.units[start:end])


def _without_subject(row: Row, people: list[int], verb: int) -> list[int]:
    """Drop who is the subject of the verb that ends the clause: right before it, unless it only reports."""
    if row.units[verb].value.senses & SPOKEN or is_governed(row, people[-1]):
        return people
    between = row.units[people[-1] + 1 : verb]
    return (
        people[:-1]
        if all(unit.code == "W" and unit.label not in row.view.words.words("and") for unit in between)
        else people
    )


def lies_in(row: Row, index: int) -> bool:
    """Whether a country only says where the town before it is (“in L, | C, …”)."""
    return (
        row.units[index].code == "C" and index > 1 and row.is_a(index - 1, "comma") and row.units[index - 2].code == "L"
    )


def is_governed(row: Row, index: int) -> bool:
    """Whether a preposition governs a mention, or the country whose it is (“of | C's ministry”), so that it cannot be a subject."""
    if lies_in(row, index):
        return is_governed(row, index - 2)
    at = index - 1
    owned = row.is_a(at, "genitive") and row.units[at - 1].code == "C"
    at -= 2 * owned or (
        row.view.modifiers_before and at > 0 and row.units[at].code == "C" and row.units[index].code == "A"
    )  # “of the C coast guard”
    while at >= 0 and row.is_a(at, "article"):
        at -= 1
    if row.is_a(at, "conjunction") and _opens_clause(row, index):
        return False
    return any(row.is_a(at, name) for name in PREPOSITIONS)


def _opens_clause(row: Row, index: int) -> bool:
    """Whether a finite verb follows a mention: it is the subject of a clause (“days before | Y | is due in P”)."""
    following = row.units[index + 1] if index + 1 < len(row.units) else None
    return following is not None and following.code == "V" and following.value.tense not in NOT_FINITE


def depends(row: Row, index: int) -> bool:
    """Whether a mention is a complement of something that is no side of the event: « au nom de X », « selon X »."""
    at = index - 1
    while at >= 0 and row.is_a(at, "article"):
        at -= 1
    if row.is_a(at, "of"):
        unit = row.units[at - 1] if at else None
        return unit is None or not (unit.code == "V" or unit.label.startswith("meeting") or row.is_a(at - 1, "beside"))
    return row.is_a(at, "apart")


def enclosed(row: Row, index: int, verb: int) -> int:
    """Give where the relative clause opens in which a mention is an object, closed by a comma before the verb: “(Y,) who hears | C's cases, met Z”; else 0."""
    ends = row.view.modifiers_before and row.view.is_comma(row.units[index].end - 1)
    ends = ends or (row.view.modifiers_before and any(row.is_a(at, "comma") for at in range(index + 1, verb)))
    at = index - 1
    while at > 1 and row.units[at].code in "WN" and not row.is_a(at, "comma") and not row.is_a(at, "relative"):
        at -= 1
    told = row.units[at] if ends and at > 1 else None
    if told is None or told.code != "V" or told.value.tense in NOT_FINITE:
        return 0
    while at > 1 and (at := at - 1) and row.is_a(at, "adverb"):
        pass
    return at if row.is_a(at, "subject_relative") else 0
