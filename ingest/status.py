"""Whether what a frame tells took place, is planned, proposed, cancelled or denied, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.frames import Frame
from ingest.units import Row
from ingest.verbs import VerbGroup

HEDGED = 0.5
"""Below this an event is only said to have happened."""
PLANNED_TENSES = frozenset({"future", "was_to", "conditional"})
NOT_FINITE = frozenset({"infinitive", "participle", "gerund"})
REPORTING = frozenset({"say", "announce"})
UNREAL = frozenset({"infinitive", "gerund", "subjunctive"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the confidence that the words allow."""

    status: str
    confidence: float
    moved: int = -1
    """The unit of the new date of what was put off, if there is one."""


def standing(frame: Frame) -> Standing | None:
    """Judge a frame: 1. denied or called off, 2. by its own verb, 3. by what governs it; None where nothing is told."""
    row, verb = frame.row, frame.verb
    if is_denied(row, frame.anchor):  # 1
        return Standing("denied", 0.9)
    off = called_off(row, frame.anchor)
    if off:
        return off
    if verb is None:
        return of_noun(row, frame.anchor)
    if verb.negated:
        return not_done(row, verb)
    return _of_verb(row, frame.anchor, verb)  # 2


def not_done(row: Row, verb: VerbGroup) -> Standing | None:
    """Judge what a negated verb says: what did not happen is denied, what will not is cancelled; « pas encore » tells nothing."""
    if any(row.view.is_a(at, "yet") for at in range(verb.first, verb.end)):
        return None
    if verb.tense in PLANNED_TENSES:
        return Standing("cancelled", 0.7)
    return Standing("denied", 0.6) if verb.tense in ("past", "present") else None


def _of_verb(row: Row, anchor: int, verb: VerbGroup) -> Standing | None:
    if verb.tense in PLANNED_TENSES:
        return Standing("planned", 0.85 if verb.tense == "future" else 0.7)
    if verb.tense == "hedged":
        return Standing("held", 0.4)
    if "plan" in verb.senses and (verb.passive or verb.tense == "participle"):
        return Standing("planned", 0.8)
    if verb.tense in UNREAL:
        return _governed(row, anchor, verb)  # 3
    return Standing("held", 0.95 if verb.tense in ("past", "present") else 0.85)


def _governed(row: Row, anchor: int, verb: VerbGroup) -> Standing | None:
    """Judge an infinitive or a subjunctive by the verb before it: planned, proposed, permitted; else nothing."""
    before = next(_verbs_before(row, anchor), None)
    if before is None:
        return None
    if _is_framed(row, verb) and not before.negated:
        return Standing("planned", 0.6) if before.tense in PLANNED_TENSES else Standing("held", 0.6)
    if before.senses & {"go", "arrive", "move"} and before.tense == "past" and not before.negated:
        return Standing("held", 0.5)
    if before.senses & {"plan", "modal", "agree"} and not before.negated:
        return Standing("planned", 0.75)
    if before.senses & {"allow"} and before.tense == "past":
        return Standing("held", 0.7)
    if before.senses & {"propose"} and not before.negated:
        return Standing("proposed", 0.7)
    return Standing("held", 0.7) if verb.tense == "gerund" and before.tense == "past" else None


def _is_framed(row: Row, verb: VerbGroup) -> bool:
    """Whether an infinitive shares the status of the main verb: « avant de rencontrer », « après avoir reçu »."""
    view, at = row.view, verb.first - 1
    return view.is_a(at, "around") or (view.is_a(at, "of") and view.is_a(at - 1, "around"))


def of_noun(row: Row, anchor: int) -> Standing | None:
    """Judge a noun (« une rencontre entre … ») by the nearest verb that says what became of it."""
    for verb in _verbs_around(row, anchor):
        if "plan" in verb.senses and verb.negated:
            return None
        if verb.senses & {"plan"} and (verb.passive or verb.tense == "participle") and not _by_another(row, verb):
            return Standing("planned", 0.85)
        if verb.senses & {"take_place", "hold", "gather", "open", "be_aux", "chair"}:
            if verb.negated:
                return not_done(row, verb)
            return _of_verb(row, anchor, verb)
    near = next((verb for verb in _verbs_around(row, anchor) if verb.tense not in NOT_FINITE), None)
    if near and near.tense in PLANNED_TENSES and (near.passive or not near.senses & REPORTING):
        return Standing("cancelled" if near.negated else "planned", 0.55)
    main = next(_verbs_before(row, anchor), None)
    if main and main.senses & {"plan", "propose"} and main.tense != "participle":
        return Standing("planned" if "plan" in main.senses else "proposed", 0.6)
    return Standing("held", 0.6)


def _by_another(row: Row, verb: VerbGroup) -> bool:
    """Whether it is not planned or only « prévu par » a text."""
    following = next((unit for unit in row.units if unit.start >= verb.end), None)
    return verb.negated or (following is not None and following.label in row.view.words.words("by"))


def is_denied(row: Row, anchor: int) -> bool:
    """Whether a denial governs the anchor: « dément toute rencontre », « aucune rencontre », « prétendue rencontre »."""
    for index in range(anchor):
        unit = row.units[index]
        if unit.code == "V" and "deny" in unit.value.senses and not unit.value.negated:
            return True
        if unit.code == "N" and unit.label == "denial":
            return True
    nearby = [row.units[index] for index in range(max(0, anchor - 2), anchor)]
    return any(unit.code == "N" and unit.label == "rumour" for unit in nearby) or any(
        unit.code == "W" and unit.label in row.view.words.words("none") for unit in nearby
    )


def called_off(row: Row, anchor: int) -> Standing | None:
    """Find « a été annulée » (cancelled) or « reportée au 14 septembre » (planned anew) said of the anchor."""
    for index, unit in enumerate(row.units):
        if unit.code != "V" or unit.value.negated or not unit.value.senses & {"cancel", "postpone"}:
            continue
        if not _concerns(row, index, anchor):
            continue
        moved = moved_to(row, index) if "postpone" in unit.value.senses else None
        if moved:
            return Standing("planned", 0.85, moved)
        return Standing("cancelled", 0.9)
    return None


def moved_to(row: Row, verb: int) -> int | None:
    """Give the unit of the new date after « reporté au … »; none where it is put off without a day."""
    for index in range(verb + 1, min(verb + 5, len(row.units))):
        if row.units[index].code == "D":
            return index
    return None


def _concerns(row: Row, verb: int, anchor: int) -> bool:
    """Whether a verb of calling off is said of the anchor: in the same clause, the anchor its subject or object."""
    if verb == anchor:
        return True
    if row.units[verb].value.tense == "participle" and (row.units[anchor].code == "V" or abs(verb - anchor) > 3):
        return False
    low, high = sorted((verb, anchor))
    between = row.units[low + 1 : high]
    finite = [u for u in between if u.code == "V" and u.value.tense not in ("participle", "infinitive", "was_to")]
    return len(finite) <= (1 if verb < anchor else 0) or (
        verb > anchor and all(u.value.tense == "was_to" for u in finite)
    )


def _verbs_before(row: Row, anchor: int) -> Iterator[VerbGroup]:
    for index in range(anchor - 1, -1, -1):
        if row.units[index].code == "V":
            yield row.units[index].value


def _verbs_around(row: Row, anchor: int) -> list[VerbGroup]:
    """List the verb groups of a row by their distance from a unit, those after it first where they tie."""
    near = sorted((abs(index - anchor), index < anchor, index) for index, u in enumerate(row.units) if u.code == "V")
    return [row.units[index].value for distance, _, index in near if distance <= 14]


def denies(row: Row) -> bool:
    """Whether a sentence does nothing but deny (« Le Qatar a démenti. »)."""
    verbs = [unit.value for unit in row.units if unit.code == "V"]
    denial = any("deny" in verb.senses and not verb.negated for verb in verbs)
    denial = denial or any(unit.label == "denial" for unit in row.units)
    return denial and all(verb.senses & {"deny", "have_aux", "be_aux", "say", "announce"} for verb in verbs)
