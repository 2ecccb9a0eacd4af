"""Whether what a frame tells took place, is planned, proposed, cancelled or denied, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.denials import is_claimed, is_denied
from ingest.frames import Frame
from ingest.prospects import foretold, talked_of
from ingest.units import Row, Unit
from ingest.verbs import NOT_FINITE, VerbGroup

HEDGED = 0.5
"""Below this an event is only said to have happened."""
DAY = len("2026-01-27")
DATED = 8
"""How many units after a verb its day may stand."""
CLAIMED = 0.4
"""How sure it is what somebody only claims."""
PLANNED_TENSES = frozenset({"future", "was_to", "conditional"})
HAPPENING = frozenset({"take_place", "hold", "gather"})
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
    if any(unit.label == "hearsay" for unit in row.units):
        return None
    if is_denied(row, frame.anchor):  # 1
        return Standing("planned", 0.7) if _stays_planned(row) else Standing("denied", 0.9)
    if off := called_off(row, frame.anchor) or put_off(row, frame.anchor):
        return off
    if verb and frame.kind == "meeting" and (status := talked_of(row, frame.anchor)):
        return Standing(status, 0.6)
    judged = of_noun(row, frame.anchor) if verb is None else not_done(row, verb) if verb.negated else None
    judged = judged or (None if verb is None or verb.negated else _of_verb(row, frame.anchor, verb))  # 2
    return replace(judged, confidence=CLAIMED) if judged and is_claimed(row, frame.anchor) else judged


def not_done(row: Row, verb: VerbGroup) -> Standing | None:
    """Judge what a negated verb says: what did not happen is denied, what will not is cancelled; « pas encore », « pas … depuis un an » tell nothing."""
    if any(row.view.is_a(at, "yet") or row.view.is_a(at, "no_longer") for at in range(verb.first, verb.end)):
        return None
    if row.view.is_a(verb.end, "since"):
        return None
    if verb.tense in PLANNED_TENSES:
        return Standing("cancelled", 0.7)
    return Standing("denied", 0.6) if verb.tense in ("past", "present") else None


def _of_verb(row: Row, anchor: int, verb: VerbGroup) -> Standing | None:
    own = next((index for index, unit in enumerate(row.units) if unit.value is verb), anchor)
    if verb.tense == "present" and (is_to_come(row, anchor) or is_to_come(row, own)):
        return Standing("planned", 0.8)
    if verb.tense in PLANNED_TENSES:
        return Standing("planned", 0.85 if verb.tense == "future" else 0.7)
    if verb.tense == "hedged":
        return Standing("held", 0.4)
    if "plan" in verb.senses and (verb.passive or verb.tense == "participle"):
        return Standing("planned", 0.8)
    if verb.tense in UNREAL:
        return _governed(row, anchor, verb)  # 3
    return Standing("held", 0.95 if verb.tense in ("past", "present") else 0.85)


def is_to_come(row: Row, anchor: int) -> bool:
    """Whether a verb in the present has a day (“leaves on Sunday”), or goes on after one in the future, where that is of what is to come."""
    if row.view.words.settings.get("dated_present") != "planned":
        return False
    before, after = reversed(row.units[:anchor]), row.units[anchor + 1 : anchor + 1 + DATED]
    return any(_day_of(units) for units in (before, after)) or _goes_on_future(row, anchor)


def _goes_on_future(row: Row, anchor: int) -> bool:
    """Whether “and” joins a verb to one in the future before it (« سيزور … ويلتقي … »)."""
    finite = [unit.value for unit in row.units[:anchor] if unit.code == "V" and unit.value.tense not in NOT_FINITE]
    joined = row.is_a(anchor - 1, "and") and bool(finite)
    return joined and finite[-1].tense == "future" and not finite[-1].negated


def _day_of(units: Iterable[Unit]) -> bool:
    """Whether the first date of some units, up to a verb, is a day."""
    first = next((unit for unit in units if unit.code in "VD"), None)
    return first is not None and first.code == "D" and len(first.value.date) == DAY and not first.value.edge


def _governed(row: Row, anchor: int, verb: VerbGroup) -> Standing | None:
    """Judge an infinitive or a subjunctive by the verb before it: planned, proposed, permitted; else nothing."""
    before = next(_verbs_before(row, anchor), None)
    if verb.tense == "gerund" and row.view.is_a(verb.first - 1, "during"):
        return _of_occasion(row, verb)
    if before is None:
        return _with_main_verb(row, anchor) if verb.tense == "gerund" else None
    if _is_framed(row, verb) and not before.negated:
        return Standing("planned", 0.6) if before.tense in PLANNED_TENSES else Standing("held", 0.6)
    if "plan" in before.senses and before.passive and not before.negated:
        return Standing("planned", 0.75)
    if before.tense == "past" and not before.negated and _is_purpose(row, anchor, before):
        return Standing("held", 0.5)
    if "invite" in before.senses and not before.negated:
        return Standing("proposed", 0.7)
    if before.senses & {"plan", "modal", "agree"} and not before.negated:
        return Standing("planned", 0.75)
    if before.senses & {"allow"} and before.tense == "past":
        return Standing("held", 0.7)
    if before.senses & {"propose"} and not before.negated:
        return Standing("proposed", 0.7)
    told = verb.tense == "gerund" and before.tense == "past" and not before.senses & {"discuss"}
    return Standing("held", 0.7) if told else None


def _of_occasion(row: Row, verb: VerbGroup) -> Standing:
    """Judge a verbal noun that says on what occasion something happened (« خلال استقباله »): as sure as what happened then."""
    others = [unit.value for unit in row.units if unit.code == "V" and unit.value is not verb]
    to_come = any(one.tense in PLANNED_TENSES and not one.negated for one in others)
    return Standing("planned", 0.6) if to_come else Standing("held", 0.8)


def _with_main_verb(row: Row, anchor: int) -> Standing | None:
    """Judge a gerund that opens the sentence (« Recevant X, Y a salué … ») by the main verb after it."""
    main = next((u.value for u in row.units[anchor + 1 :] if u.code == "V" and u.value.tense not in NOT_FINITE), None)
    if main is None or main.tense not in ("past", "present"):
        return Standing("planned", 0.6) if main and main.tense in PLANNED_TENSES else None
    return Standing("held", 0.8)


def _will_not_be(verb: VerbGroup) -> bool:
    """Whether a verb says that something will not take place (« no se realizará »)."""
    happens = verb.senses & HAPPENING or (verb.reflexive and "perform" in verb.senses)
    return verb.negated and verb.tense in PLANNED_TENSES and bool(happens)


def _is_purpose(row: Row, anchor: int, before: VerbGroup) -> bool:
    """Whether somebody went somewhere to do it: « s'est rendu à L rencontrer X », « a fait le voyage de L pour … »."""
    if before.senses & {"go", "arrive", "move"}:
        return True
    return any(u.label.startswith("visit") and u.start >= before.end for u in row.units[:anchor])


def _is_framed(row: Row, verb: VerbGroup) -> bool:
    """Whether an infinitive shares the status of the main verb: « avant de rencontrer », « après avoir reçu »."""
    view, at = row.view, verb.first - 1
    return view.is_a(at, "around") or (view.is_a(at, "of") and view.is_a(at - 1, "around"))


def of_noun(row: Row, anchor: int) -> Standing | None:
    """Judge a noun (« une rencontre entre … ») by the noun that governs it, else by the nearest verb that says what became of it."""
    around = _verbs_around(row, anchor)
    after = [unit.value for unit in row.units[anchor + 1 :] if unit.code == "V"]
    if (status := foretold(row, anchor)) and not any(took_place(row, verb) for verb in after):
        return Standing(status, 0.7)
    happened = next((verb for verb in around if took_place(row, verb)), None)
    planned = happened and happened.negated and any(_is_plan(row, verb) for verb in around)
    if planned or any(map(_will_not_be, around)):
        return Standing("cancelled", 0.8)
    if happened:
        return not_done(row, happened) if happened.negated else _of_verb(row, anchor, happened)
    for verb in around:
        if "plan" in verb.senses and verb.negated:
            return None
        if _is_plan(row, verb):
            return Standing("planned", 0.85)
        if verb.senses & {"take_place", "hold", "gather", "open", "be_aux", "chair"}:
            if verb.negated:
                return not_done(row, verb)
            return _of_verb(row, anchor, verb)
    near = next((verb for verb in around if verb.tense not in NOT_FINITE), None)
    if near and near.tense == "present" and not near.negated and not near.senses & REPORTING and _comes(row, near):
        return Standing("planned", 0.7)
    if near and near.tense in PLANNED_TENSES and (near.passive or not near.senses & REPORTING):
        return Standing("cancelled" if near.negated else "planned", 0.55)
    main = _main_before(row, anchor)
    if main and main.senses & {"plan", "propose", "agree"} and _is_object(row, anchor, main):
        return Standing("proposed" if "propose" in main.senses and "plan" not in main.senses else "planned", 0.6)
    return Standing("held", 0.6)


def _comes(row: Row, verb: VerbGroup) -> bool:
    """Whether what a verb of the row tells in the present is to come."""
    return is_to_come(row, next(at for at, unit in enumerate(row.units) if unit.value is verb))


def _main_before(row: Row, anchor: int) -> VerbGroup | None:
    """Give the verb before a noun, or the one that governs it (« se comprometen a crear patrullas »)."""
    verbs = _verbs_before(row, anchor)
    first = next(verbs, None)
    if first is None or first.tense == "infinitive":
        return next(verbs, first)
    return None if first.tense == "participle" or "agree" in first.senses else first


def _is_object(row: Row, anchor: int, verb: VerbGroup) -> bool:
    """Whether a noun is what a verb before it speaks of, not the occasion on which it was said (« lors d'un entretien »)."""
    between = [index for index in range(anchor) if row.units[index].start >= verb.end]
    return not any(row.is_a(index, "during") for index in between)


def took_place(row: Row, verb: VerbGroup) -> bool:
    """Whether a finite verb says that something happened: « s'est tenu », « a eu lieu »."""
    if verb.tense in NOT_FINITE or verb.tense == "was_to":
        return False
    if "take_place" in verb.senses or ("perform" in verb.senses and (verb.reflexive or verb.passive)):
        return True
    at = next((index for index, unit in enumerate(row.units) if unit.start >= verb.end), len(row.units))
    while row.is_a(at, "negation") or row.is_a(at, "adverb"):
        at += 1
    return "hold" in verb.senses and row.is_a(at, "place_word")


def _is_plan(row: Row, verb: VerbGroup) -> bool:
    planned = "plan" in verb.senses and (verb.passive or verb.tense == "participle")
    return planned and not _by_another(row, verb)


def _by_another(row: Row, verb: VerbGroup) -> bool:
    """Whether it is not planned or only « prévu par » a text."""
    following = next((unit for unit in row.units if unit.start >= verb.end), None)
    return verb.negated or (following is not None and following.label in row.view.words.words("by"))


def _stays_planned(row: Row) -> bool:
    """Whether what is denied is that something was called off (« نفى إلغاء الزيارة »)."""
    verbs = [unit.value for unit in row.units if unit.code == "V"]
    denied = next((at for at, verb in enumerate(verbs) if "deny" in verb.senses), len(verbs))
    return any(verb.senses & {"cancel", "postpone"} and verb.tense == "gerund" for verb in verbs[denied:])


def called_off(row: Row, anchor: int) -> Standing | None:
    """Find « a été annulée » (cancelled) or « reportée au 14 septembre » (planned anew) said of the anchor."""
    for index, unit in enumerate(row.units):
        off = unit.code == "V" and not unit.value.negated and unit.value.senses & {"cancel", "postpone"}
        if not off or not _concerns(row, index, anchor):
            continue
        moved = moved_to(row, index) if "postpone" in unit.value.senses else None
        return Standing("planned", 0.85, moved) if moved else Standing("cancelled", 0.9)
    return None


def put_off(row: Row, anchor: int) -> Standing | None:
    """Find « a été remise à une date ultérieure », « est tombée à l'eau », said of a noun."""
    units = row.units[anchor + 1 :] if row.units[anchor].code == "N" else []
    for verb, after in pairwise(unit for unit in units if unit.code in "VND"):
        if verb.code != "V" or after.start > verb.end + 1:
            continue
        if after.label == "sine_die":
            return Standing("cancelled", 0.85)
        if after.code == "D" and "hand" in verb.value.senses and verb.value.passive:
            return Standing("planned", 0.8, row.units.index(after))
    return None


def moved_to(row: Row, verb: int) -> int | None:
    """Give the unit of the new date after « reporté au … »; none where it is put off without a day."""
    for index in range(verb + 1, min(verb + 7, len(row.units))):
        if row.units[index].code == "D" or row.is_a(index, "relative"):
            return index if row.units[index].code == "D" else None
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
    return len(finite) <= (verb < anchor) or (verb > anchor and all(u.value.tense == "was_to" for u in finite))


def _verbs_before(row: Row, anchor: int) -> Iterator[VerbGroup]:
    for index in range(anchor - 1, -1, -1):
        if row.units[index].code == "V":
            yield row.units[index].value


def _verbs_around(row: Row, anchor: int) -> list[VerbGroup]:
    """List the verb groups of a row by their distance from a unit, those after it first where they tie."""
    near = sorted((abs(index - anchor), index < anchor, index) for index, u in enumerate(row.units) if u.code == "V")
    return [row.units[index].value for distance, _, index in near if distance <= 14]
