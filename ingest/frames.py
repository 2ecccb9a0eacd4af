"""Frames: what a rule found in a row, with the people, agencies and countries that play each part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ingest.clauses import beside, carrier, depends, governor, is_governed, relativised
from ingest.memory import Memory
from ingest.pronouns import joined_to, meant_by, object_of
from ingest.registry import Official
from ingest.rows import Meant, Side
from ingest.rules import Match, matches
from ingest.spotting import Entry, Spot
from ingest.units import Row, Unit
from ingest.verbs import VerbGroup

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


@dataclass
class Frame:
    """One construction found in one row; `anchor` is the unit that carries it, `verb` its verb group if it has one."""

    kind: str
    match: Match
    anchor: int
    parts: dict[str, Party]
    verb: VerbGroup | None = None

    @property
    def row(self) -> Row:
        """The row it was found in."""
        return self.match.row

    @property
    def key(self) -> tuple[str, int]:
        """What the frame is about: of two frames with one key only one can be true."""
        return (self.kind, instrument(self.match) if self.kind == "agreement" else self.anchor)

    def overlaps(self, other: Frame) -> bool:
        """Whether two frames of one kind are read from the same words."""
        same = self.kind == other.kind
        return same and self.match.start < other.match.end and other.match.start < self.match.end

    def people(self, *parts: str) -> list[Official]:
        """List the officials of these parts, or of all."""
        chosen = [self.parts[name] for name in (parts or tuple(self.parts)) if name in self.parts]
        return list(dict.fromkeys(one for party in chosen for one in party.officials))


def frames(row: Row, language: str, memory: Memory) -> Iterator[Frame]:
    """Yield the frames of a row in the order of the rules."""
    for match in matches(row, language):
        frame = _frame(match, memory)
        if frame is not None:
            yield frame


def _frame(match: Match, memory: Memory) -> Frame | None:
    """Fill the parts of a rule; a part that the rule needs and that stays empty drops the frame."""
    row, rule = match.row, match.rule
    anchor = _anchor(match)
    parts: dict[str, Party] = {}
    for part, source in rule.roles.items():
        party = parts.setdefault(part, Party())
        for name in source.rstrip("?").split("|"):
            _fill(party, name, match, anchor, memory)
            if party:
                break
        if not party and not source.endswith("?"):
            return None
    unit = row.units[anchor]
    if rule.options.get("finite") and unit.code == "V" and unit.value.tense == "participle":
        return None
    return Frame(rule.kind, match, anchor, parts, unit.value if unit.code == "V" else None)


def instrument(match: Match) -> int:
    """Give the unit index of the agreement that a match speaks of, -1 if it names none: the one captured as it, or the first."""
    if "instrument" in match.groups:
        return int(_numbers(match.groups["instrument"])[0])
    for index in range(match.start, match.end):
        if match.row.units[index].label.startswith(("agreement", "instrument")):
            return index
    return -1


def _anchor(match: Match) -> int:
    """Give the unit index of the verb or noun that the pattern is about: its last verb or noun, or where it begins."""
    group = match.groups.get("anchor")
    if group:
        return int(next(iter(_numbers(group)), match.start))
    for wanted in ("V", "N"):
        for index in range(match.start, match.end):
            if match.row.units[index].code == wanted:
                return index
    return match.start


def _numbers(stretch: str) -> list[str]:
    from ingest.units import REFERENCE

    return REFERENCE.findall(stretch)


def _fill(party: Party, name: str, match: Match, anchor: int, memory: Memory) -> None:
    """Fill a part from a captured group, from the subject of the verb, or from what is in mind."""
    row = match.row
    if name == "subject":
        if not _apposed(row, anchor, party):
            subject(row, anchor, memory, party)
    elif name == "clause":
        _clause(party, match, anchor, memory)
    elif name == "sentence":
        for index, unit in enumerate(row.units):
            if unit.code in "PU" and not depends(row, index):
                party.add(unit)
    elif name == "pair":
        party.officials += list(memory.pair)
    elif name == "traveller":
        event = memory.event
        party.officials += event.parts.get("visitor", []) if event is not None and event.kind == "visit" else []
    elif name == "pronoun":
        mine = Party()
        subject(row, anchor, memory, mine)
        party.officials += object_of(row, match.start, match.end, mine.officials, memory)
    elif name == "last":
        party.officials += list(memory.subject)
    elif name == "all":
        for unit in [one for one in row.units[: match.start] if one.code == "P"]:
            party.add(unit)
    elif name == "other":
        named = [one for unit in row.units[match.start : match.end] if unit.code == "P" for one in unit.value.officials]
        party.officials += [one for one in reversed(memory.seen) if one not in named][:1]
    elif name == "prior":
        before = [unit for unit in row.units[: match.start] if unit.code == "P"]
        party.officials += list(before[-1].value.officials[:1] if before else memory.subject)
    elif name == "before":
        _before(party, row, match.start)
    elif name in match.groups:
        for unit in row.refers(match.groups[name]):
            party.add(unit)


def _clause(party: Party, match: Match, anchor: int, memory: Memory) -> None:
    """Fill a party with all who stand in the clause of a match.

    They are the subject of its verb, who stands beside it, and whom a relative pronoun of the clause stands for
    (« Y, que X a reçu », « Y, avec qui X … »). Where a noun is only the complement of some verb (« s'est prêté à un
    entretien avec Y »), the subject of that verb is one of them if nobody else is.
    """
    row = match.row
    start, end = match.start, match.end
    noun = anchor if row.units[anchor].code == "N" else None
    if noun is not None and (verb := carrier(row, noun)) is not None:
        start, end, anchor, noun = min(start, verb), max(end, verb + 1), verb, None
    if row.units[anchor].code == "V" and row.units[anchor].value.tense not in ("infinitive", "participle"):
        subject(row, anchor, memory, party)
    for unit in [*beside(row, start, end), *relativised(row, anchor)]:
        party.add(unit)
    if noun is not None and len(party.officials) == 1 and (verb := governor(row, noun)) is not None:
        subject(row, verb, memory, party)


def _before(party: Party, row: Row, start: int) -> None:
    """Fill a party with the mention that stands right before, but for a comma."""
    index = start - 1
    while index >= 0 and row.is_a(index, "comma"):
        index -= 1
    if index >= 0 and row.units[index].code in "PU":
        party.add(row.units[index])


def subject(row: Row, verb: int, memory: Memory, party: Party) -> None:
    """Fill a party with the subject of a verb, looking left: past adverbials and relative clauses, through « et »."""
    index = verb - 1
    while index >= 0:
        unit = row.units[index]
        if unit.code in "PUAC" and not is_governed(row, index):
            joined = _joined(row, index)
            party.officials += joined_to(row, row.units.index(joined[0]), memory)
            for one in joined:
                party.add(one)
            return
        if row.is_a(index, "pronoun_singular"):
            party.officials += meant_by(row, index, memory)
            return
        if row.is_a(index, "pronoun_plural"):
            party.officials += list(memory.pair)
            return
        if row.is_a(index, "subject_relative"):
            antecedent(row, index, party)
            return
        if index == verb - 1 and row.is_a(index, "object_relative"):
            return
        if unit.code == "V" and unit.value.tense not in ("infinitive", "participle", "gerund"):
            index = _past_clause(row, index, memory, party)
            if index < 0 or party:
                return
            continue
        if unit.label == ";":
            return
        index -= 1


def _apposed(row: Row, verb: int, party: Party) -> bool:
    """Fill a party with whom a bare participle describes: who stands right before it (« Y, venue au Maroc »)."""
    unit = row.units[verb]
    if unit.code == "V" and unit.value.tense == "participle":
        _before(party, row, verb)
    return bool(party)


def _past_clause(row: Row, index: int, memory: Memory, party: Party) -> int:
    """Step over a relative clause, or share the subject of a verb joined by « et » or a comma."""
    for at in range(index - 1, -1, -1):
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
            party.add(row.units[at])
            return


def _joined(row: Row, index: int) -> list[Unit]:
    """Give a mention and those joined to it by « et » and commas on its left."""
    units = [row.units[index]]
    at = index - 1
    while at > 0:
        step = at
        while step > 0 and (row.is_a(step, "and") or row.is_a(step, "comma") or row.is_a(step, "article")):
            step -= 1
        if step == at or not any(row.is_a(i, "and") for i in range(step + 1, index)):
            break
        if row.units[step].code not in "PUAC":
            break
        units.insert(0, row.units[step])
        at = step - 1
    return units
