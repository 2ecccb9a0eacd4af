"""Frames: what a rule found in a row, with the people, agencies and countries that play each part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.clauses import NOT_FINITE, beside, carrier, depends, governor, relativised
from ingest.memory import Memory
from ingest.party import Party, agent, apposed, following, inverted, owner, preceding, shared, subject
from ingest.pronouns import described_before, object_of, object_said, unsaid
from ingest.registry import Official
from ingest.rows import Meant, Side
from ingest.rules import Match, matches
from ingest.units import REFERENCE, Row, Unit
from ingest.verbs import VerbGroup

NEAR = 3
"""How many sentences back at most somebody received a guest whom another follows."""


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
        if self.kind == "visit" and (to := _numbers(self.match.groups.get("to", ""))):
            return (self.kind, int(to[0]))
        return (self.kind, instrument(self.match) if self.kind == "agreement" else self.anchor)

    def overlaps(self, other: Frame) -> bool:
        """Whether two frames of one kind are read from the same words."""
        same = self.kind == other.kind
        return same and self.match.start < other.match.end and other.match.start < self.match.end

    def claims(self, other: Frame) -> bool:
        """Whether its rule says that its verb tells nothing else: « a reçu la médaille des mains de Y » is no meeting."""
        return "claims" in self.match.rule.options and self.anchor == other.anchor

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
    parts = _parts(match, anchor, memory)
    if parts and rule.kind == "meeting" and (recalled := _of_one_side(row, parts)):
        again = _parts(match, anchor, memory.without(recalled))
        parts = again if again and not _of_one_side(row, again) else parts
    if parts is None:
        return None
    unit = row.units[anchor]
    if rule.options.get("finite") and unit.code == "V" and unit.value.tense == "participle":
        return None
    return Frame(rule.kind, match, anchor, parts, unit.value if unit.code == "V" else None)


def _parts(match: Match, anchor: int, memory: Memory) -> dict[str, Party] | None:
    """Fill each part of a rule; None if one that it needs stays empty."""
    parts: dict[str, Party] = {}
    for part, source in match.rule.roles.items():
        party = parts.setdefault(part, Party())
        for name in source.rstrip("?").split("|"):
            _fill(party, name, match, anchor, memory)
            if party:
                break
        if not party and not source.endswith("?"):
            return None
    return parts


def _of_one_side(row: Row, parts: dict[str, Party]) -> list[Official]:
    """List whom a sentence only recalls and does not name, if all whom it brings together are of one country.

    They are hardly meant: in “Italy’s ambassador had prepared the trip. He met the Italian minister” it is the traveller.
    """
    people = list(dict.fromkeys(one for party in parts.values() for one in party.officials))
    named = [one for unit in row.units if isinstance(unit.value, Meant) for one in unit.value.officials]
    recalled = [one for one in people if one not in named]
    sides = any(party.countries or party.agencies or party.sides for party in parts.values())
    alone = len(people) > len(recalled) > 0 and len({one.country for one in people}) == 1 and not sides
    return recalled if alone and people[0].country else []


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
    return REFERENCE.findall(stretch)


def _fill(party: Party, name: str, match: Match, anchor: int, memory: Memory) -> None:
    """Fill a part from a captured group, from the subject of the verb, or from what is in mind."""
    row = match.row
    if name in ("subject", "patient"):
        bare = name == "patient" and row.units[anchor].value.tense == "participle"
        if not apposed(row, anchor, party) and not bare:
            subject(row, anchor, memory, party)
        if not party and "at_least" in match.rule.options:
            inverted(party, row, anchor)
        if not party:
            party.officials += unsaid(row, anchor, memory)
    elif name == "doers":
        subject(row, anchor, memory, party)
        if not party:
            inverted(party, row, anchor)
    elif name == "earlier":
        before = [
            at for at, unit in enumerate(row.units[:anchor]) if unit.code == "V" and unit.value.tense not in NOT_FINITE
        ]
        subject(row, before[-1] if before else anchor, memory, party)
    elif name == "clause":
        _clause(party, match, anchor, memory)
    elif name == "sentence":
        for index, unit in enumerate(row.units):
            if unit.code in "PU" and not depends(row, index):
                party.add(unit)
    elif name == "agent":
        agent(party, row, anchor)
    elif name == "all":
        for unit in [one for one in row.units[: match.start] if one.code == "P"]:
            party.add(unit)
    elif name == "before":
        preceding(party, row, match.start)
    elif name == "owner":
        owner(party, row, match.start)
    elif name == "next":
        following(party, row, match.end)
    elif name in match.groups:
        for unit in row.refers(match.groups[name]):
            party.add(_owned(row, unit))
    else:
        party.officials += _in_mind(name, match, anchor, memory)
        side = _described(match, anchor, memory) if name == "pronoun" and not party else None
        party.sides += [side] if side else []


def _owned(row: Row, unit: Unit) -> Unit:
    """Give whom a mention leads to if it only says whose man he is (“sat down with Y's deputy, | Z”)."""
    at = next(at for at, one in enumerate(row.units) if one is unit)
    behind = (
        row.units[at + 2] if unit.code == "P" and at + 2 < len(row.units) and row.is_a(at + 1, "genitive") else unit
    )
    return behind if behind.code == "P" else unit


def _described(match: Match, anchor: int, memory: Memory) -> Side | None:
    """Give the one only described whom “received him” means: the subject of the clause before (“The deputy chief of A came, and X | received him”)."""
    mine = Party()
    subject(match.row, anchor, memory, mine)
    side = described_before(match.row, anchor, mine.officials) if mine else None
    return side if side and all(side.country != one.country for one in mine.officials) else None


def _in_mind(name: str, match: Match, anchor: int, memory: Memory) -> list[Official]:
    """Give the officials that a part has from what is in mind; none if its name means nothing of the kind."""
    row, event = match.row, memory.event
    if name in ("pair", "told"):
        return list(memory.pair if name == "pair" else memory.told)
    if name in ("lead", "lone"):
        return list(memory.lead if name == "lead" else memory.lone)
    if name == "host":
        return _host(memory, row)
    if name == "traveller":
        return event.parts.get("visitor", []) if event is not None and event.kind == "visit" else []
    if name in ("pronoun", "object"):
        mine = Party()
        subject(row, anchor, memory, mine)
        if name == "pronoun":
            return object_of(row, match.start, match.end, mine.officials, memory)
        return object_said(row, anchor, mine.officials) or list(memory.subject)
    if name == "other":
        named = [one for unit in row.units[match.start : match.end] if unit.code == "P" for one in unit.value.officials]
        return [one for one in reversed(memory.seen) if one not in named][:1]
    if name == "prior":
        if sharing := shared(row, anchor):
            return sharing[:1]
        before = [unit for unit in row.units[: match.start] if unit.code == "P"]
        return list(before[-1].value.officials[:1] if before else memory.subject)
    return list(memory.subject) if name == "last" else []


def _host(memory: Memory, row: Row) -> list[Official]:
    """Give who received somebody in one of the few sentences before."""
    met = memory.meeting
    near = met is not None and row.number - met.rows[-1].number <= NEAR
    return list(met.parts.get("host", ()))[:1] if met and near else []


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
        verb = row.units[anchor].value
        if not party and not (verb.voice == "refl" and verb.tense == "present"):  # « se habla de … » is of nobody
            party.officials += unsaid(row, anchor, memory)
    for unit in [*beside(row, start, end), *relativised(row, anchor)]:
        party.add(unit)
    if noun is not None and len(party.officials) == 1 and (verb := governor(row, noun)) is not None:
        subject(row, verb, memory, party)
