"""Whether what a frame tells took place, is planned, proposed, cancelled or denied, and how sure that is."""

from __future__ import annotations

from dataclasses import replace

from ingest.cancellations import called_off, put_off
from ingest.clauses import LIGHT
from ingest.denials import is_claimed, is_denied
from ingest.frames import Frame
from ingest.modality import AVOIDING, is_reported, is_unreal
from ingest.prospects import foretold, talked_of
from ingest.standing import (
    CLAIMED,
    PLANNED_TENSES,
    REPORTING,
    Standing,
    is_to_come,
    not_done,
    of_verb,
    verbs_before,
)
from ingest.units import Row
from ingest.verbs import NOT_FINITE, VerbGroup

HEDGED = 0.5
"""Below this an event is only said to have happened."""
CARRYING = LIGHT | {"go", "move", "arrive", "call", "have_aux"}
"""Senses of verbs of which a noun says what was done: “conduct patrols”, « se rendre en visite », « avoir un entretien »."""
NOT_DONE = frozenset({"infinitive", "subjunctive", "hedged"})
"""Tenses of verbs that leave open whether what they carry was done."""
CLOSING = frozenset({";", ":"})
HAPPENING = frozenset({"take_place", "hold", "gather"})


def standing(frame: Frame) -> Standing | None:
    """Judge a frame: 1. denied or called off, 2. by its own verb, 3. by what governs it; None where nothing is told."""
    row, verb = frame.row, frame.verb
    if any(unit.label == "hearsay" for unit in row.units):
        return None
    if is_denied(row, frame.anchor):  # 1
        return Standing("planned", 0.7) if _stays_planned(row) else Standing("denied", 0.9)
    if is_unreal(row, frame.anchor):
        return None
    if off := called_off(row, frame.anchor) or put_off(row, frame.anchor):
        return off
    if verb and frame.kind == "meeting" and (status := talked_of(row, frame.anchor)):
        return Standing(status, 0.6)
    judged = of_noun(row, frame.anchor) if verb is None else not_done(row, verb) if verb.negated else None
    judged = judged or (None if verb is None or verb.negated else of_verb(row, frame.anchor, verb))  # 2
    return replace(judged, confidence=CLAIMED) if judged and is_doubtful(row, frame.anchor) else judged


def is_doubtful(row: Row, anchor: int) -> bool:
    """Whether what the anchor tells is only claimed by somebody or said to have happened."""
    return is_claimed(row, anchor) or is_reported(row, anchor)


def _will_not_be(verb: VerbGroup) -> bool:
    """Whether a verb says that something will not take place (« no se realizará »)."""
    happens = verb.senses & HAPPENING or (verb.reflexive and "perform" in verb.senses)
    return verb.negated and verb.tense in PLANNED_TENSES and bool(happens)


def of_noun(row: Row, anchor: int) -> Standing | None:
    """Judge a noun (« une rencontre entre … ») by the noun that governs it, else by the nearest verb that says what became of it."""
    around = _verbs_around(row, anchor)
    after = [unit.value for unit in row.units[anchor + 1 :] if unit.code == "V"]
    if (status := foretold(row, anchor)) and not any(took_place(row, verb) for verb in after):
        return Standing(status, 0.7)
    if (governing := _governing(row, anchor)) is not None:
        return _of_act(row, governing)
    happened = next((verb for verb in around if took_place(row, verb)), None)
    planned = happened and happened.negated and any(_is_plan(row, verb) for verb in around)
    if planned or any(map(_will_not_be, around)):
        return Standing("cancelled", 0.8)
    if happened:
        return not_done(row, happened) if happened.negated else of_verb(row, anchor, happened)
    for verb in around:
        if "plan" in verb.senses and verb.negated:
            return None
        if _is_plan(row, verb):
            return Standing("planned", 0.85)
        if verb.senses & {"take_place", "hold", "gather", "open", "be_aux", "chair"}:
            if verb.negated:
                return not_done(row, verb)
            return of_verb(row, anchor, verb)
    near = next((verb for verb in around if verb.tense not in NOT_FINITE), None)
    if near and near.tense == "present" and not near.negated and not near.senses & REPORTING and _comes(row, near):
        return Standing("planned", 0.7)
    if near and near.tense in PLANNED_TENSES and (near.passive or not near.senses & REPORTING):
        return Standing("cancelled" if near.negated else "planned", 0.55)
    main = _main_before(row, anchor)
    if main and main.senses & {"plan", "propose", "agree"} and _is_object(row, anchor, main):
        return Standing("proposed" if "propose" in main.senses and "plan" not in main.senses else "planned", 0.6)
    return Standing("held", 0.6)


def _governing(row: Row, anchor: int) -> int | None:
    """Give the unit of the verb whose object or complement a noun is, if that decides: the one before it, with no other clause or occasion between."""
    for at in range(anchor - 1, -1, -1):
        unit = row.units[at]
        if unit.code == "V":
            return at if _decides(row, at) else None
        if unit.label in CLOSING or row.is_a(at, "relative") or row.is_a(at, "during"):
            return None
    return None


def _decides(row: Row, at: int) -> bool:
    """Whether a verb says of the noun it governs that it was not done, or only carries it and tells nothing as it stands."""
    verb = row.units[at].value
    if verb.senses & AVOIDING and verb.tense not in NOT_FINITE:
        return not verb.negated
    lone = verb.negated and "have_aux" not in verb.senses
    return bool(verb.senses & CARRYING) and (lone or verb.tense in NOT_DONE or is_unreal(row, at))


def _of_act(row: Row, at: int) -> Standing | None:
    """Judge a noun by the verb that governs it: « effectuer une visite », “conduct patrols”, “refused a meeting”."""
    verb = row.units[at].value
    if verb.senses & AVOIDING or is_unreal(row, at):
        return None
    return not_done(row, verb) if verb.negated else of_verb(row, at, verb)


def _comes(row: Row, verb: VerbGroup) -> bool:
    """Whether what a verb of the row tells in the present is to come."""
    return is_to_come(row, next(at for at, unit in enumerate(row.units) if unit.value is verb))


def _main_before(row: Row, anchor: int) -> VerbGroup | None:
    """Give the verb before a noun, or the one that governs it (« se comprometen a crear patrullas »)."""
    verbs = verbs_before(row, anchor)
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


def _verbs_around(row: Row, anchor: int) -> list[VerbGroup]:
    """List the verb groups of a row by their distance from a unit, those after it first where they tie."""
    near = sorted((abs(index - anchor), index < anchor, index) for index, u in enumerate(row.units) if u.code == "V")
    return [row.units[index].value for distance, _, index in near if distance <= 14]
