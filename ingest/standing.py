"""Whether what a verb tells took place, is planned or proposed, and how sure that is: by its tense, and by the verb that governs it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.modality import AVOIDING, is_enabled
from ingest.units import Row, Unit
from ingest.verbs import NOT_FINITE, VerbGroup

DAY = len("2026-01-27")
DATED = 8
"""How many units after a verb its day may stand."""
CLAIMED = 0.4
"""How sure it is what somebody only claims."""
WENT_TO = 0.5
"""How sure it is what somebody went somewhere to do."""
PLANNED_TENSES = frozenset({"future", "was_to", "conditional"})
REPORTING = frozenset({"say", "announce"})
SAYING = REPORTING | {"claim", "seem"}
MANAGING = frozenset({"manage", "allow"})
"""Senses of verbs in the past that say of what they govern that it was done."""
WISHING = frozenset({"plan", "propose", "modal"}) | AVOIDING
UNREAL = frozenset({"infinitive", "gerund", "subjunctive"})


@dataclass(frozen=True, slots=True)
class Standing:
    """A status and the confidence that the words allow."""

    status: str
    confidence: float
    moved: int = -1
    """The unit of the new date of what was put off, if there is one."""


def not_done(row: Row, verb: VerbGroup) -> Standing | None:
    """Judge what a negated verb says: what did not happen is denied, what will not is cancelled; « pas encore », « pas … depuis un an » tell nothing."""
    if any(row.view.is_a(at, "yet") or row.view.is_a(at, "no_longer") for at in range(verb.first, verb.end)):
        return None
    if row.view.is_a(verb.end, "since"):
        return None
    if verb.tense in PLANNED_TENSES:
        return Standing("cancelled", 0.7)
    return Standing("denied", 0.6) if verb.tense in ("past", "present") else None


def of_verb(row: Row, anchor: int, verb: VerbGroup) -> Standing | None:
    """Judge what a verb tells that is not negated: 1. a day or a tense to come, 2. hearsay, 3. what governs an infinitive."""
    own = next((index for index, unit in enumerate(row.units) if unit.value is verb), anchor)
    if verb.tense == "present" and (is_to_come(row, anchor) or is_to_come(row, own) or _is_once(row, own)):
        return Standing("planned", 0.8)
    if verb.tense == "present" and (wish := _wished_for(row, own)):
        return _of_governor(wish)
    if verb.tense == "was_to" and is_perfect(row, verb, behind=1):
        return Standing("cancelled", 0.7)
    if verb.tense in PLANNED_TENSES:
        return Standing("planned", 0.85 if verb.tense == "future" else 0.7)
    if verb.tense == "present" and "have_aux" in verb.senses and _has_meeting(row, own):
        return Standing("planned", 0.6)
    if verb.tense == "hedged":
        return Standing("held", CLAIMED)
    if "plan" in verb.senses and (verb.passive or verb.tense == "participle"):
        return Standing("planned", 0.8)
    if verb.tense in UNREAL:
        return _governed(row, anchor, verb)  # 3
    return Standing("held", 0.95 if verb.tense in ("past", "present") else 0.85)


def was_planned(row: Row, anchor: int) -> bool:
    """Whether what the anchor tells was to be, so that its day may be over (“was due in May”, « avait prévu de se rendre »)."""
    own = row.units[anchor].value if row.units[anchor].code == "V" else None
    governing = (verb for verb in verbs_before(row, anchor) if verb.tense not in NOT_FINITE)
    for verb in (own, next(governing, None)):
        if verb and (verb.tense == "was_to" or (verb.tense == "past" and _plans(row, verb))):
            return True
    return False


def _plans(row: Row, verb: VerbGroup) -> bool:
    """Whether a verb plans, or is that of “was due here”."""
    return "plan" in verb.senses or ("be_aux" in verb.senses and row.view.is_a(verb.end, "due"))


def _has_meeting(row: Row, own: int) -> bool:
    """Whether somebody has a meeting, which is still to come («tiene cita con», « a rendez-vous avec »)."""
    behind = row.units[own + 1 : own + 3]
    return any(unit.label.startswith("meeting") for unit in behind) and all(unit.code in "WN" for unit in behind[:1])


def is_to_come(row: Row, anchor: int) -> bool:
    """Whether a verb in the present has a day (“leaves on Sunday”), or goes on after one in the future, where that is of what is to come."""
    if row.view.words.settings.get("dated_present") != "planned":
        return False
    opened = next((at + 1 for at in range(anchor - 1, -1, -1) if row.is_a(at, "relative")), 0)
    before, after = reversed(row.units[opened:anchor]), row.units[anchor + 1 : anchor + 1 + DATED]
    return any(_day_of(row, units) for units in (before, after)) or _goes_on_future(row, anchor)


def _goes_on_future(row: Row, anchor: int) -> bool:
    """Whether “and” joins a verb to one in the future before it (« سيزور … ويلتقي … »)."""
    finite = [unit.value for unit in row.units[:anchor] if unit.code == "V" and unit.value.tense not in NOT_FINITE]
    joined = row.is_a(anchor - 1, "and") and bool(finite)
    return joined and finite[-1].tense == "future" and not finite[-1].negated


def _day_of(row: Row, units: Iterable[Unit]) -> bool:
    """Whether the first date of some units, up to a verb, is a day, or a time that is said to come (“next week”)."""
    first = next((unit for unit in units if unit.code in "VD"), None)
    if first is None or first.code == "V" or first.value.edge:
        return False
    coming = any(row.view.is_a(at, "coming") for at in range(first.start, first.end))
    return coming or len(first.value.date) == DAY


def _governed(row: Row, anchor: int, verb: VerbGroup) -> Standing | None:
    """Judge an infinitive or a subjunctive by the verb before it: planned, proposed, permitted; else nothing."""
    before = next(verbs_before(row, anchor), None)
    if before is verb and _is_planned_by(row, anchor, verb):
        return Standing("planned", 0.75)
    if verb.tense == "gerund" and row.view.is_a(verb.first - 1, "during"):
        return _of_occasion(row, verb)
    if verb.tense == "subjunctive" and _is_after(row, anchor):
        return Standing("planned" if before and before.tense in PLANNED_TENSES else "held", 0.75)
    if before and (before.senses & AVOIDING or _not_managed(row, before, verb)):
        return None
    if before and before.tense == "past" and (before.senses & MANAGING or is_enabled(row, verb)):
        return Standing("held", 0.7)
    if before and before.senses & SAYING and is_perfect(row, verb):
        return Standing("held", CLAIMED if before.passive or "seem" in before.senses else 0.7)
    if before is None:
        return _with_main_verb(row, anchor) if verb.tense == "gerund" or _is_framed(row, verb) else None
    if _is_framed(row, verb) and not before.negated:
        return Standing("planned", 0.6) if before.tense in PLANNED_TENSES else Standing("held", 0.6)
    if "plan" in before.senses and before.passive and not before.negated:
        return Standing("planned", 0.75)
    if before.tense in ("past", "hedged") and not before.negated and _is_purpose(row, anchor, before):
        return Standing("held", WENT_TO if before.tense == "past" else CLAIMED)
    if not before.negated and (judged := _of_governor(before)):
        return judged
    if before.tense in PLANNED_TENSES and not before.negated and _is_purpose(row, anchor, before):
        return Standing("planned", 0.7)
    told = verb.tense == "gerund" and before.tense == "past" and not before.senses & {"discuss"}
    return Standing("held", 0.7) if told else None


def _is_after(row: Row, anchor: int) -> bool:
    """Whether a clause tells what went before, though its verb is a subjunctive («después de que | le impusiera la medalla»)."""
    for at in range(anchor - 1, 0, -1):
        if row.units[at].code == "V":
            return False
        if row.is_a(at, "relative") and row.is_a(at - 1 - row.is_a(at - 1, "of"), "after"):
            return True
    return False


def _is_planned_by(row: Row, anchor: int, verb: VerbGroup) -> bool:
    """Whether the finite verb right before a verbal noun plans it (« يعتزم الجيشان | إجراء تمرين »)."""
    planner = next((one for one in verbs_before(row, anchor) if one is not verb), None)
    if planner is None or planner.negated or planner.passive:
        return False
    return "plan" in planner.senses and planner.tense == "present"


def _of_governor(before: VerbGroup) -> Standing | None:
    """Judge what a verb governs that plans, proposes or agrees to it."""
    if "invite" in before.senses:
        return Standing("proposed", 0.7)
    if before.senses & {"plan", "modal", "agree"}:
        return Standing("planned", 0.75)
    return Standing("proposed", 0.7) if "propose" in before.senses else None


def _is_once(row: Row, own: int) -> bool:
    """Whether a verb in the present tells when what is still to come will be (“will raise it with Y when | they meet”)."""
    if row.view.words.settings.get("dated_present") != "planned":
        return False
    opened = next((at for at in range(own - 1, 0, -1) if row.units[at].code == "V" or _opens(row, at)), 0)
    main = next((one.value for one in reversed(row.units[:opened]) if _is_told(one)), None)
    told = opened and _opens(row, opened) and main is not None
    return bool(told and main and main.tense in PLANNED_TENSES and not main.negated)


def _opens(row: Row, at: int) -> bool:
    return row.is_a(at, "when") or (row.is_a(at, "conjunction") and not row.is_a(at, "as"))


def _is_told(unit: Unit) -> bool:
    return unit.code == "V" and unit.value.tense not in NOT_FINITE


def _wished_for(row: Row, own: int) -> VerbGroup | None:
    """Give the verb that wants or expects what the clause of a verb in the present tells (« souhaite que X mène … »)."""
    at = next((at for at in range(own - 1, -1, -1) if row.units[at].code == "V"), 0)
    before = row.units[at].value if row.units[at].code == "V" else None
    if before is None or before.negated or before.senses & REPORTING or not before.senses & WISHING:
        return None
    clause = any(row.is_a(index, name) for index in (at + 1, at + 2) for name in ("object_relative", "that"))
    return before if clause else None


def _not_managed(row: Row, before: VerbGroup, verb: VerbGroup) -> bool:
    """Whether a negated verb says that somebody could not do it (“did not manage to meet X”)."""
    return before.negated and (bool(before.senses & MANAGING) or is_enabled(row, verb))


def is_perfect(row: Row, verb: VerbGroup, behind: int = 0) -> bool:
    """Whether an infinitive has an auxiliary, so that it tells of something before (“is said to have met”, « dit avoir reçu »).

    What stands `behind` the first word of a group: “was to | have met” and “should | have met” tell of what never was.
    """
    last = verb.end if behind else verb.first + 1
    forms = [form for at in range(verb.first + behind, last) for form in row.view.words.verbs.get(row.view.low(at), ())]
    perfect = any("have_aux" in form.senses and (not behind or form.tense == "infinitive") for form in forms)
    return verb.end - verb.first > 1 and perfect


def _of_occasion(row: Row, verb: VerbGroup) -> Standing:
    """Judge a verbal noun that says on what occasion something happened (« خلال استقباله »): as sure as what happened then."""
    others = [unit.value for unit in row.units if unit.code == "V" and unit.value is not verb]
    to_come = any(one.tense in PLANNED_TENSES and not one.negated for one in others)
    return Standing("planned", 0.6) if to_come else Standing("held", 0.8)


def _with_main_verb(row: Row, anchor: int) -> Standing | None:
    """Judge what opens the sentence (« Recevant X, Y a salué … », « Après avoir reçu X, Y … ») by the main verb after it."""
    main = next((u.value for u in row.units[anchor + 1 :] if u.code == "V" and u.value.tense not in NOT_FINITE), None)
    if main is None or main.tense not in ("past", "present"):
        return Standing("planned", 0.6) if main and main.tense in PLANNED_TENSES else None
    return Standing("held", 0.8)


def _is_purpose(row: Row, anchor: int, before: VerbGroup) -> bool:
    """Whether somebody went somewhere to do it: « s'est rendu à L rencontrer X », « a fait le voyage de L pour … »."""
    if before.senses & {"go", "arrive", "move", "cross", "slip"} or _was_there(row, anchor, before):
        return True
    return any(u.label.startswith("visit") and u.start >= before.end for u in row.units[:anchor])


def _was_there(row: Row, anchor: int, before: VerbGroup) -> bool:
    """Whether somebody was somewhere to do it: “was in L on Monday | to see Y”."""
    place = next((unit for unit in row.units[:anchor] if unit.start >= before.end), None)
    at = row.units.index(place) if place is not None else anchor
    somewhere = at < anchor and any(row.is_a(at, name) for name in ("in", "there", "here"))
    return "be_aux" in before.senses and before.tense == "past" and somewhere


def _is_framed(row: Row, verb: VerbGroup) -> bool:
    """Whether an infinitive shares the status of the main verb: « avant de rencontrer », « après avoir reçu »."""
    view, at = row.view, verb.first - 1
    return view.is_a(at, "around") or (view.is_a(at, "of") and view.is_a(at - 1, "around"))


def verbs_before(row: Row, anchor: int) -> Iterator[VerbGroup]:
    """Yield the verbs before a unit, the nearest first."""
    for index in range(anchor - 1, -1, -1):
        if row.units[index].code == "V":
            yield row.units[index].value
