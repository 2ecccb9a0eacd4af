"""Instruments that no rule has read: what becomes of an agreement by the verb that governs it, wherever that stands in its clause.

Rules read what stands near the noun. Here the clause is read by its structure: the predicate of the noun (« L'accord de
2014 entre X et Y en matière de … a été reconduit »), its participle, the verb whose object it is, what it is joined to or listed with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from ingest.dates import DateMention
from ingest.drafts import Draft
from ingest.frames import Frame, instrument
from ingest.party import Party, agent, subject
from ingest.rules import Match, Rule
from ingest.standing import PLANNED_TENSES
from ingest.story import Story
from ingest.subjects import SIGNING
from ingest.units import Row
from ingest.verbs import NOT_FINITE, VerbGroup

STAGES: Final[dict[str, dict[str, Any]]] = {
    "sign": {},
    "conclude": {},
    "ratify": {"held": "ratified", "wished": "signed"},
    "renew": {"held": "in_force", "lapsed": "expired"},
    "expire": {"status": "expired"},
    "cancel": {"status": "cancelled"},
    "denounce": {"status": "cancelled"},
    "propose": {"status": "proposed"},
}
"""What a verb of a sense makes of an agreement: the options of a rule."""
BY_ITSELF: Final = frozenset({"expire", "cancel"})
"""Senses of verbs whose subject an agreement may be without being done to: “lapsed”, “fell through”."""
CARRYING: Final = frozenset({"take_place", "hold", "conduct"})
"""Senses of verbs that say of a signing that it took place."""
FRONTED: Final = 3
"""How many units at most stand before a verb that has no noun for its subject."""
SURE: Final = 0.6
"""How sure what is read so is."""
REACH: Final = 14
"""How many units after its verb the object stands at most."""
PATTERN: Final = re.compile("")
"""No pattern: what is read so is found by its structure."""


def unread(story: Story, row: Row, tried: set[int], last: Draft | None) -> Iterator[Frame]:
    """Yield a frame for each agreement of a row that no rule has `tried`, where a verb says what becomes of it.

    Where a row names none, one for the signing of the `last` one told of: “It was signed …”, “The ceremony took place …”.
    """
    named = instruments(row)
    for noun in named:
        if noun in tried or (row.units[noun].label.startswith("instrument") and last is None):
            continue
        if (found := _governor(row, noun)) is not None:
            yield _frame(story, row, noun, found)
        elif _after_ceremony(story, row, noun):
            yield _of_ceremony(story, row, noun)
    if not named and not tried and last is not None and (at := _signing(row)) is not None:
        yield Frame("agreement", Match(_rule("sign", again=True), row, at, at + 1, {}), at, {}, row.units[at].value)


def superseded(story: Story, frame: Frame) -> bool:
    """Whether the clause says more than the participle a rule read: « le mémorandum paraphé en janvier doit encore être signé ».

    What is in force is, after a ceremony in the sentence before, the agreement that was signed there.
    """
    at = instrument(frame.match)
    if at < 0:
        return False
    if frame.verb is None or "sign" not in frame.verb.senses or frame.verb.tense != "participle":
        return "status" in frame.match.rule.options and _after_ceremony(story, frame.row, at)
    behind = _predicate(frame.row, at)
    verb = frame.row.units[behind].value if behind is not None else None
    told = verb is not None and (verb.tense == "past" or bool(verb.senses & SIGNING))
    return told and verb is not None and verb.tense not in NOT_FINITE and not verb.negated


def note_ceremony(story: Story, row: Row) -> None:
    """Keep in mind a signing that a sentence tells of without saying what was signed: « La cérémonie de signature s'est tenue jeudi »."""
    if not instruments(row) and (at := _signing(row)) is not None:
        story.memory.ceremony = (row, at)


def _of_ceremony(story: Story, row: Row, at: int) -> Frame:
    """Make the frame of an agreement that was, or will be, signed as the sentence before tells."""
    told, verb = story.memory.ceremony or (row, at)
    status = "planned" if told.units[verb].value.tense in PLANNED_TENSES else "signed"
    return Frame("agreement", Match(_rule("sign", ceremony=True, status=status), row, at, at + 1, {}), at, {})


def _after_ceremony(story: Story, row: Row, at: int) -> bool:
    """Whether the sentence right before told of a signing, of what this one names."""
    told = story.memory.ceremony
    before = told is not None and row.number - told[0].number == 1
    return before and row.units[at].label.startswith("agreement") and not row.is_a(at - 1, "indefinite")


def instruments(row: Row) -> list[int]:
    """Index the nouns of a row for an agreement, but for one that only says what another is of (« un avenant à l'accord »)."""
    named = [at for at, unit in enumerate(row.units) if unit.code == "N" and _is_instrument(unit.label)]
    return [at for at in named if not any(_of(row, other, at) for other in named)]


def of_signature(row: Row, index: int, *, told: bool = False) -> bool:
    """Whether a date is that of a signature, where something else is told (« signé le … est entré en vigueur »), or that too (`told`: « a été signé le … »)."""
    before = row.units[max(0, index - 5) : index] if row.units[index].code == "D" else []
    for unit in reversed(before):
        if unit.code == "V":
            done = unit.value.tense == "participle" or (told and unit.value.passive and unit.value.tense == "past")
            return done and bool(unit.value.senses & SIGNING)
    return False


def fronted(row: Row) -> DateMention | None:
    """Give the day of the signature with which a sentence opens (« Conclu en 1998, l'accord … a cédé la place à … »)."""
    opens = row.units[0].code == "V" and row.units[0].value.tense == "participle"
    return next((unit.value for at, unit in enumerate(row.units[:4]) if opens and of_signature(row, at)), None)


def heads_list(row: Row, at: int) -> bool:
    """Whether a noun only counts the agreements that a list behind it names (« Trois textes ont été signés : un accord … »)."""
    colon = next((index for index in range(at + 1, len(row.units)) if row.units[index].label == ":"), len(row.units))
    return any(_is_instrument(unit.label) for unit in row.units[colon:])


def _is_instrument(label: str) -> bool:
    return label.startswith(("agreement", "instrument"))


def _of(row: Row, one: int, other: int) -> bool:
    """Whether one noun is the complement of another right before it."""
    between = range(one + 1, other)
    small = all(row.is_a(at, "article") or row.is_a(at, "of") or row.is_a(at, "to") for at in between)
    return one < other and bool(between) and small


def _governor(row: Row, at: int) -> int | None:
    """Give the verb that says what becomes of an agreement: its predicate, its participle, the verb whose object it is, or that of the one it is joined to."""
    behind, before = _predicate(row, at), _verb_of(row, at)
    if behind is not None and (row.units[behind].value.tense != "participle" or before is None):
        return behind
    if before is not None:
        return before
    other = _joined_to(row, at)
    return None if other is None else _governor(row, other)


def _joined_to(row: Row, at: int) -> int | None:
    """Give the agreement before another that is joined to it, or that heads the list in which it stands; no verb stands between."""
    other = next((i for i in range(at - 1, -1, -1) if _is_instrument(row.units[i].label)), None)
    if other is None:
        return None
    colon = any(row.units[index].label == ":" for index in range(other, at))
    first = at - 1
    while first > other and any(row.is_a(first, name) for name in ("article", "indefinite", "determiner", "ordinal")):
        first -= 1
    joined = row.is_a(first, "and") or row.is_a(first, "comma")
    verbs = any(unit.code == "V" and unit.value.tense not in NOT_FINITE for unit in row.units[other:at])
    return other if colon or (joined and not verbs) else None


def _stage(verb: VerbGroup) -> str:
    return next((sense for sense in STAGES if sense in verb.senses), "")


def _predicate(row: Row, at: int) -> int | None:
    """Give the verb behind an agreement that is said of it: the finite one of its clause, else the participle or relative clause on it."""
    found, inside = None, False
    for index in range(at + 1, len(row.units)):
        unit = row.units[index]
        if unit.label in (";", ":") or _is_instrument(unit.label):
            break
        inside = inside or row.is_a(index, "relative")
        if unit.code != "V":
            continue
        undergone = _is_undergone(row, at, index)
        if undergone and (found is None or not (inside or unit.value.tense == "participle")):
            found = index
        if unit.value.tense in NOT_FINITE or (undergone and unit.value.voice == "act"):
            continue
        if not inside:
            break
        inside = False
    return found


def _is_undergone(row: Row, at: int, index: int) -> bool:
    """Whether a verb says what is done to an agreement before it: passive, reflexive, or one of a relative clause (« que X a signé »)."""
    verb: VerbGroup = row.units[index].value
    stage = _stage(verb)
    if not stage or (stage == "propose" and verb.tense == "past"):
        return False
    if verb.passive or verb.reflexive or stage in BY_ITSELF or verb.tense == "participle":
        return True
    acting = any(row.units[i].code in "PUAC" or row.units[i].label == "states" for i in range(at + 1, index))
    relative = any(row.is_a(i, "relative") for i in range(at + 1, index))
    return relative if acting else verb.tense == "past"


def _verb_of(row: Row, at: int) -> int | None:
    """Give the verb before an agreement whose object it is, or whose subject if that follows its verb."""
    for index in range(at - 1, max(-1, at - REACH), -1):
        unit = row.units[index]
        if unit.label in (";", ":") or _is_instrument(unit.label) or row.is_a(index, "relative"):
            return None
        if unit.code == "V":
            governs = _stage(unit.value) and unit.value.tense != "participle"
            return index if governs and (unit.value.voice == "act" or not _is_governed(row, at)) else None
    return None


def _is_governed(row: Row, at: int) -> bool:
    """Whether a preposition stands before a noun, so that it is neither subject nor object."""
    first = at - 1
    while row.is_a(first, "article") or row.is_a(first, "indefinite"):
        first -= 1
    return any(row.is_a(first, one) for one in ("preposition", "of", "about", "with", "by", "in", "to"))


def _signing(row: Row) -> int | None:
    """Give the verb that tells of a signing without a word for what is signed: its subject is left out, a pronoun, or the signing."""
    for at, unit in enumerate(row.units):
        if unit.code == "V":
            ceremony = any(one.label == "signature" for one in row.units[:at]) and unit.value.senses & CARRYING
            alone = not _has_noun(row, at) and unit.value.senses & SIGNING
            undergone = (unit.value.passive or unit.value.reflexive) and unit.value.tense not in NOT_FINITE
            return at if ceremony or (alone and undergone) else None
    return None


def _has_noun(row: Row, at: int) -> bool:
    """Whether something is named before a verb that may be its subject."""
    nouns = ("determiner", "article", "indefinite", "possessive", "demonstrative")
    return at > FRONTED or any(
        unit.code not in "WD" or any(row.is_a(i, one) for one in nouns) for i, unit in enumerate(row.units[:at])
    )


def _rule(stage: str, **options: object) -> Rule:
    return Rule(f"{stage}-governs", "agreement", PATTERN, {}, STAGES[stage] | {"sure": SURE} | options)


def _frame(story: Story, row: Row, at: int, anchor: int) -> Frame:
    """Make the frame of an agreement and of the verb that governs it, with who does what the verb tells."""
    verb: VerbGroup = row.units[anchor].value
    match = Match(_rule(_stage(verb)), row, min(at, anchor), max(at, anchor) + 1, {"instrument": f"<N{at}"})
    party = Party()
    if verb.passive:
        agent(party, row, anchor)
    elif verb.tense not in ("participle", "infinitive"):
        subject(row, anchor, story.memory, party)
    return Frame("agreement", match, anchor, {"party": party}, verb)
