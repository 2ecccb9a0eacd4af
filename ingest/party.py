"""Those who fill one part of a frame, and how they are found by where they stand: subject, agent, apposition."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.clauses import PREPOSITIONS, enclosed, is_governed
from ingest.memory import Memory
from ingest.pairs import they
from ingest.pronouns import described_before, joined_to, meant_by
from ingest.registry import Official
from ingest.rows import Meant, Side
from ingest.speakers import first_person
from ingest.spotting import Entry, Spot
from ingest.units import Row, Unit
from ingest.verbs import NOT_FINITE

OWNED = 4
"""How many units before the subject of a relative clause its pronoun stands at most (“whose successor Y takes over”)."""


@dataclass
class Party:
    """Those who fill one part of a frame: named officials, and countries or agencies that are only sides."""

    officials: list[Official] = field(default_factory=list)
    countries: list[str] = field(default_factory=list)
    agencies: list[Spot] = field(default_factory=list)
    sides: list[Side] = field(default_factory=list)

    def add(self, unit: Unit) -> None:
        """Add whom a unit stands for."""
        if isinstance(unit.value, Meant):
            self.officials += [one for one in unit.value.officials if one not in self.officials]
        elif isinstance(unit.value, Side):
            self.sides.append(unit.value)
            self.agencies += [unit.value.spot] if unit.value.spot else []
            self.officials += [one for one in unit.value.officials if one not in self.officials]
        elif unit.code == "A" and isinstance(unit.value, Spot):
            self.agencies.append(unit.value)
        elif unit.code == "C" and isinstance(unit.value, Entry):
            self.countries.append(unit.value.country)

    def __bool__(self) -> bool:
        return bool(self.officials or self.countries or self.agencies or self.sides)


def agent(party: Party, row: Row, anchor: int) -> None:
    """Fill a party with who stands behind « par » after a passive verb, within its clause."""
    for index in range(anchor + 1, len(row.units)):
        if row.units[index].code == "V":
            return
        if row.is_a(index, "by"):
            behind = next((unit for unit in row.units[index + 1 : index + 3] if unit.code != "W"), None)
            if behind is not None and behind.code in "PUAC":
                party.add(behind)
                return


def following(party: Party, row: Row, start: int) -> None:
    """Fill a party with whom a fronted participle describes: the first mention behind it that nothing governs."""
    for index in range(start, len(row.units)):
        if row.units[index].code in "PU" and not is_governed(row, index):
            party.add(row.units[index])
            return
        if row.units[index].code == "V" and row.units[index].value.tense not in NOT_FINITE:
            return


def preceding(party: Party, row: Row, start: int) -> None:
    """Fill a party with the mention that stands right before, but for a comma."""
    index = start - 1
    while index >= 0 and row.is_a(index, "comma"):
        index -= 1
    if index >= 0 and row.units[index].code in "PU":
        party.add(row.units[index])


def owner(party: Party, row: Row, at: int) -> None:
    """Fill a party with whom a possessive means in its own sentence: the subject before it, or the one behind what it opens.

    “Y recalled | his visit to P”; “On the second day of | his stay in P, Y …”.
    """
    for index in range(at - 1, -1, -1):
        if row.units[index].code in "PU" and not is_governed(row, index):
            party.add(row.units[index])
            return
    if not any(
        unit.code in "PU" or (unit.code == "V" and unit.value.tense not in NOT_FINITE) for unit in row.units[:at]
    ):
        start = next((index for index in range(at, len(row.units)) if row.is_a(index, "comma")), None)
        governed = any(row.is_a(index, name) for index in range(at) for name in (*PREPOSITIONS, "in", "during"))
        if governed:
            following(party, row, at if start is None else start)


def inverted(party: Party, row: Row, verb: int) -> None:
    """Fill a party with several who follow the verb that opens a clause as its subject (« Presidieron la sesión X y Z »)."""
    if any(unit.code in "PUACV" or row.is_a(at, "pronoun_singular") for at, unit in enumerate(row.units[:verb])):
        return
    for index in range(verb + 1, len(row.units)):
        unit = row.units[index]
        if unit.code == "V" or unit.label in (";", ":"):
            return
        if unit.code in "PU" and not (is_governed(row, index) or _is_object(row, index)):
            last = max((at for at in range(index, len(row.units)) if _follows(row, index, at)), default=index)
            joined = _joined(row, last)
            if joined[0] is unit and len(joined) > 1:
                for one in joined:
                    party.add(one)
            return


def _is_object(row: Row, index: int) -> bool:
    """Whether the preposition of objects stands before a mention (« recibió | a X »)."""
    return row.is_a(index - 1, "to") or (row.is_a(index - 1, "article") and row.is_a(index - 2, "to"))


def _follows(row: Row, first: int, index: int) -> bool:
    """Whether only people, commas, articles and “and” stand from one mention to another."""
    between = range(first + 1, index)
    small = all(row.units[i].code in "PU" or any(row.is_a(i, n) for n in ("and", "comma", "article")) for i in between)
    return row.units[index].code in "PU" and small


def subject(row: Row, verb: int, memory: Memory, party: Party) -> None:
    """Fill a party with the subject of a verb, looking left: past adverbials and relative clauses, through « et ».

    The first person, and the second, is whom the article named first: he is the one who is asked.
    """
    if (first := _coordinated(row, verb)) is not None:
        subject(row, first, memory, party)
        return
    index = verb if _is_asked(row, verb) else verb - 1
    while index >= 0:
        unit = row.units[index]
        if _is_asked(row, index):
            party.officials += first_person(row, index, memory)
            return
        if unit.code in "PUAC" and (opened := _inverted(row, index) or enclosed(row, index, verb)):
            index = opened - 1
            continue
        if unit.code in "PUAC" and not is_governed(row, index):
            joined = _joined(row, index)
            party.officials += joined_to(row, row.units.index(joined[0]), memory)
            for one in joined:
                party.add(one)
            return
        if row.is_a(index, "pronoun_singular") and (side := described_before(row, index)):
            party.sides.append(side)
            return
        if row.is_a(index, "pronoun_singular"):
            party.officials += meant_by(row, index, memory)
            party.sides += [memory.stranger] if memory.stranger and not party.officials else []
            return
        if row.is_a(index, "pronoun_plural"):
            party.officials += they(row, index, memory)
            return
        if (index == verb - 1 and row.is_a(index, "object_relative")) or _of_its_own(row, index):
            return
        if row.is_a(index, "subject_relative"):
            antecedent(row, index, party)
            return
        if unit.code == "V" and unit.value.tense not in NOT_FINITE:
            index = _past_clause(row, index, verb, memory, party)
            if index < 0 or party:
                return
            continue
        if unit.label in (";", ":"):
            return
        index -= 1


def _coordinated(row: Row, verb: int) -> int | None:
    """Give the finite verb before one that “and” joins to it, so that both have one subject (“Y telephoned Z and then | met W”).

    Not where verbs come first, with their subject behind them, nor where they may leave it out.
    """
    settings = row.view.words.settings
    if settings.get("caseless") or settings.get("plural_verb") or row.units[verb].code != "V":
        return None
    at = verb - 1
    while at > 0 and (row.units[at].code == "D" or any(row.is_a(at, name) for name in ("adverb", "comma"))):
        at -= 1
    if row.units[verb].value.tense in NOT_FINITE or not (row.is_a(at, "and") or row.is_a(at, "and_then")):
        return None
    before = (index for index in range(at - 1, 0, -1) if row.units[index].code == "V")
    first = next((index for index in before if row.units[index].value.tense not in NOT_FINITE), None)
    return None if first is None or any(row.units[index].label in (";", ":") for index in range(first, at)) else first


def shared(row: Row, verb: int) -> list[Official]:
    """Give whom a verb joined to the one before shares with it where verbs come first (« التقى X Y، ثم | اجتمع بـZ »); else nobody.

    It is the first of two who stand behind the verb before; else the last who stands ahead of it; else the only one there is.
    """
    at = verb - 1
    while at > 0 and (row.units[at].code == "D" or row.is_a(at, "comma")):
        at -= 1
    joined = row.is_a(at, "then") or row.is_a(at, "and")
    before = [index for index in range(at) if row.units[index].code == "V"]
    if not (joined and before and row.view.words.settings.get("caseless")):
        return []
    free = [index for index in range(at) if row.units[index].code in "PU" and not is_governed(row, index)]
    behind = [index for index in free if index > before[-1]]
    ahead = [index for index in free if index not in behind]
    chosen = behind[:1] if len(behind) > 1 else ahead[-1:] or behind
    return [one for index in chosen for one in row.units[index].value.officials]


def _of_its_own(row: Row, index: int) -> bool:
    """Whether a relative pronoun behind a preposition opens a clause with a subject of its own (“under which | patrols will …”)."""
    governed = any(row.is_a(index - 1, name) for name in ("preposition", "apart", "in", "with"))
    return governed and row.is_a(index, "relative")


def _is_asked(row: Row, index: int) -> bool:
    """Whether a verb or a pronoun is in the person in which an interview tells of whom it asks (“I met”, “you were”)."""
    unit = row.units[index]
    first = row.view.words.words("pronoun_first")
    if unit.code == "V":
        return bool(unit.value.speaking or unit.value.clitics & first)
    return unit.label in first or row.is_a(index, "addressed")


def _inverted(row: Row, index: int) -> int:
    """Give where the relative clause opens whose subject a mention is behind its verb: « (Y,) qu'entouraient ses adjoints »; else 0."""
    at = index - 1
    while at > 1 and row.units[at].code == "W" and index - at <= OWNED and not row.is_a(at, "comma"):
        at -= 1
    verb = row.units[at] if at > 0 else None
    opens = verb is not None and verb.code == "V" and verb.value.tense not in NOT_FINITE
    return at - 1 if opens and row.is_a(at - 1, "object_relative") else 0


def apposed(row: Row, verb: int, party: Party) -> bool:
    """Fill a party with whom a bare participle describes: who stands right before it (« Y, venue au Maroc »)."""
    unit = row.units[verb]
    if unit.code == "V" and unit.value.tense == "participle":
        preceding(party, row, verb)
    return bool(party)


def _past_clause(row: Row, index: int, verb: int, memory: Memory, party: Party) -> int:
    """Step over a relative clause, or share the subject of a verb joined by « et » or a comma."""
    for at in range(index - 1, -1, -1):
        if _of_its_own(row, at) and not any(row.is_a(i, "comma") for i in range(index, verb)):
            return -1
        if row.is_a(at, "relative"):
            return at - 1
        if row.units[at].code in "PUAC" and not is_governed(row, at):
            opened = next((i for i in range(at - 1, max(-1, at - OWNED), -1) if row.is_a(i, "relative")), None)
            if opened is not None and all(row.units[i].code == "W" for i in range(opened, at)):
                return opened - 1
            break
    subject(row, index, memory, party)
    return -1


def antecedent(row: Row, relative: int, party: Party) -> None:
    """Fill a party with what a relative pronoun stands for: the nearest mention before it."""
    for at in range(relative - 1, -1, -1):
        if row.units[at].code in "PUAC":
            whose = _complemented(row, at) if row.view.modifiers_before else None
            party.add(row.units[at if whose is None else whose])
            return


def _complemented(row: Row, at: int) -> int | None:
    """Give whom a body or a country only says more of, behind “of” (“Y of | the coast guard, who …”)."""
    while at > 0 and (row.units[at].code in "AC" or row.is_a(at, "article") or row.is_a(at, "genitive")):
        at -= 1
    return at - 1 if at > 0 and row.is_a(at, "of") and row.units[at - 1].code == "P" else None


def _adjoins(row: Row, at: int) -> bool:
    """Whether two people are named one right behind the other, so that the comma between ends the first's name and post."""
    first, second = row.units[at : at + 2]
    return first.code in "PU" and second.code in "PU" and row.view.is_comma(first.end - 1)


def _joined(row: Row, index: int) -> list[Unit]:
    """Give a mention and those joined to it by « et » and commas on its left."""
    units = [row.units[index]]
    at = index - 1
    while at >= 0:
        step = at
        while step > 0 and any(row.is_a(step, name) for name in ("and", "comma", "article", "indefinite")):
            step -= 1
        if (step == at and not _adjoins(row, at)) or not any(row.is_a(i, "and") for i in range(step + 1, index)):
            break
        if row.units[step].code not in "PUAC":
            break
        units.insert(0, row.units[step])
        at = step - 1
    return units
