"""What the words around the noun of an event say became of it: « la rencontre entre … a eu lieu », “the visit is in doubt”."""

from __future__ import annotations

from typing import Final

from ingest.clauses import LIGHT
from ingest.modality import AVOIDING, is_unreal, phrase_at
from ingest.prospects import foretold
from ingest.standing import (
    CLAIMED,
    MANAGING,
    PLANNED_TENSES,
    REPORTING,
    Standing,
    is_to_come,
    not_done,
    of_verb,
    verbs_before,
)
from ingest.units import Row, Unit
from ingest.verbs import NOT_FINITE, VerbGroup

CARRYING: Final = LIGHT | {"go", "move", "arrive", "call", "have_aux"}
"""Senses of verbs of which a noun says what was done: “conduct patrols”, « se rendre en visite », « avoir un entretien »."""
HAPPENING: Final = frozenset({"take_place", "hold", "gather", "open", "be_aux", "chair"})
OBJECT: Final = MANAGING | {"propose", "plan"}
CLOSING: Final = frozenset({";", ":"})
PREDICATES: Final = {"pending": "planned", "mooted": "proposed", "thwarted": "cancelled"}
"""Senses of phrases behind a verb, and the status they give its subject: « est en préparation », “is off”."""
OPENED: Final = 3
"""How many units before a noun “after” or “during” stands at most."""
DIRECT: Final = 3
"""How many words stand at most between a verb and the noun that is its direct object."""


def of_noun(row: Row, anchor: int) -> Standing | None:
    """Judge a noun: 1. by a verb that says that it happened, 2. by what governs it, 3. by what is said of it, 4. by the nearest verb."""
    main, around = main_verb(row, anchor), _verbs_around(row, anchor)
    if main and took_place(row, main):  # 1
        return _outcome(row, anchor, main, around)
    if status := foretold(row, anchor):  # 2
        return Standing(status, 0.7)
    if (governing := carrier_of(row, anchor)) is not None and _decides(row, governing):
        return _of_act(row, governing)
    if said := _said_of(row, main) if main else _said_without_verb(row, anchor):  # 3
        return said
    if happened := next((verb for verb in around if took_place(row, verb)), None):
        return _outcome(row, anchor, happened, around)
    if any(map(_will_not_be, around)):
        return Standing("cancelled", 0.8)
    return _of_nearest(row, anchor, around)  # 4


def main_verb(row: Row, anchor: int) -> VerbGroup | None:
    """Give the finite verb of the clause that a noun before it begins, relative clauses left out."""
    relative = False
    for index in range(anchor + 1, len(row.units)):
        unit = row.units[index]
        if unit.label in CLOSING:
            return None
        relative = relative or row.is_a(index, "relative")
        if unit.code == "V" and unit.value.tense not in NOT_FINITE:
            if not relative:
                verb: VerbGroup = unit.value
                return verb
            relative = False
    return None


def _outcome(row: Row, anchor: int, happened: VerbGroup, around: list[VerbGroup]) -> Standing | None:
    """Judge a noun by a verb that says that it happened; what was planned and did not happen was cancelled."""
    if not happened.negated:
        return of_verb(row, anchor, happened)
    if _will_not_be(happened) or "proceed" in happened.senses or any(_is_plan(row, verb) for verb in around):
        return Standing("cancelled", 0.8)
    return not_done(row, happened)


def carrier_of(row: Row, anchor: int) -> int | None:
    """Give the unit of the verb whose object or complement a noun is: the one before it, with no other clause or occasion between."""
    for at in range(anchor - 1, -1, -1):
        unit = row.units[at]
        if unit.code == "V":
            return at if unit.value.senses & (CARRYING | AVOIDING | MANAGING) else None
        if unit.label in CLOSING or row.is_a(at, "relative") or _is_occasion(row, at):
            return None
    return None


def _is_occasion(row: Row, at: int) -> bool:
    """Whether a word says that a noun is only the occasion of something; not « في » of « فشل في لقاء », where it is what somebody failed in."""
    before = row.units[:at][-2:]
    governed = row.is_a(at, "in") and any(u.code == "V" and u.value.senses & (OBJECT | AVOIDING) for u in before)
    return row.is_a(at, "during") and not governed


def _decides(row: Row, at: int) -> bool:
    """Whether a verb says of the noun it carries that it was not done, or not yet, or is only said to have been."""
    verb = row.units[at].value
    if verb.senses & AVOIDING and not verb.senses & CARRYING:
        return verb.tense not in NOT_FINITE and not verb.negated
    if verb.tense == "gerund":
        before = next(verbs_before(row, at), None)
        return is_unreal(row, at) or bool(before and before.senses & (AVOIDING | {"propose"}))
    if verb.tense == "participle":
        return False
    if verb.senses & MANAGING and not verb.senses & CARRYING:
        return bool(verb.negated)
    if verb.negated:
        return "have_aux" not in verb.senses or row.units[at + 1].code == "N"
    judged = of_verb(row, at, verb)
    return is_unreal(row, at) or judged is None or judged.status != "held" or judged.confidence <= CLAIMED


def _of_act(row: Row, at: int) -> Standing | None:
    """Judge a noun by the verb that governs it: « effectuer une visite », “conduct patrols”, “refused a meeting”."""
    verb = row.units[at].value
    if verb.senses & (AVOIDING | MANAGING) or is_unreal(row, at):
        return None
    return not_done(row, verb) if verb.negated else of_verb(row, at, verb)


def _said_of(row: Row, main: VerbGroup) -> Standing | None:
    """Judge a noun by what its verb says of it: that it nears, never existed, is « en préparation », “being considered”, “off”."""
    if "exist" in main.senses and main.negated:
        return Standing("denied", 0.8)
    being = any("be_aux" in form.senses for form in row.view.words.verbs.get(row.view.low(main.first), ()))
    for start in range(main.first + 1 if being else main.end, main.end + 2):
        for sense, status in PREDICATES.items():
            if phrase_at(row, start, sense) and not main.negated:
                return Standing(status, 0.7)
    if "near" in main.senses and not main.negated:
        return Standing("planned", 0.7)
    proposed = "propose" in main.senses and "plan" not in main.senses and main.passive and not main.negated
    return Standing("proposed", 0.7) if proposed else None


def _said_without_verb(row: Row, anchor: int) -> Standing | None:
    """Judge a noun by a phrase of some words that a sentence without a verb says of it (« الزيارة … قيد الدراسة »)."""
    for start in range(row.units[anchor].end, len(row.view.tokens)):
        for sense, status in PREDICATES.items():
            if phrase_at(row, start, sense) > start + 1:
                return Standing(status, 0.6)
    return None


def _of_nearest(row: Row, anchor: int, around: list[VerbGroup]) -> Standing | None:
    """Judge a noun by the nearest verb that says something of its status; held if none does."""
    for verb in around:
        if "plan" in verb.senses and verb.negated:
            return None
        if _is_plan(row, verb):
            return Standing("planned", 0.85)
        if verb.senses & HAPPENING:
            return not_done(row, verb) if verb.negated else of_verb(row, anchor, verb)
    if _was_spoken_at(row, anchor):
        return Standing("held", 0.6)
    near = next((verb for verb in around if verb.tense not in NOT_FINITE and not _reports(verb)), None)
    if near and near.tense == "present" and not near.negated and not near.senses & REPORTING and _comes(row, near):
        return Standing("planned", 0.7)
    if near and near.tense in PLANNED_TENSES:
        return Standing("cancelled" if near.negated else "planned", 0.55)
    return _of_object(row, anchor) or Standing("planned" if _is_listed(row, anchor) else "held", 0.6)


def _reports(verb: VerbGroup) -> bool:
    """Whether a verb only tells who says so."""
    return bool(verb.senses & REPORTING) and not verb.passive


def _was_spoken_at(row: Row, anchor: int) -> bool:
    """Whether a noun is the occasion on which somebody said something, whatever is to come of that (“After talks with X, Y said they would …”)."""
    main = main_verb(row, anchor)
    opened = range(max(0, anchor - OPENED), anchor)
    occasion = any(row.is_a(at, "around") or row.is_a(at, "during") for at in opened)
    return occasion and main is not None and _reports(main) and main.tense == "past" and not main.negated


def _of_object(row: Row, anchor: int) -> Standing | None:
    """Judge a noun that a verb before it plans, proposes or agrees on."""
    main = _main_before(row, anchor)
    if main is None or not _is_object(row, anchor, main) or main.negated:
        return None
    if "agree" in main.senses:
        through = main is not next(verbs_before(row, anchor), None)  # « se comprometen a crear patrullas »
        return Standing("planned", 0.6) if through or _is_direct(row, anchor, main) else None
    if main.senses & {"plan", "propose"}:
        return Standing("proposed" if "plan" not in main.senses else "planned", 0.6)
    return None


def _is_direct(row: Row, anchor: int, verb: VerbGroup) -> bool:
    """Whether nothing but small words stands between a verb and a noun, and its subject where verbs come first."""
    between = [at for at in range(anchor) if row.units[at].start >= verb.end]
    if between and row.view.words.settings.get("caseless") and row.units[between[0]].code in "PUCAN":
        between = between[1:]
    return len(between) <= DIRECT and all(row.units[at].code == "W" and not row.is_a(at, "comma") for at in between)


def _is_listed(row: Row, anchor: int) -> bool:
    """Whether a noun stands in the list of what is to be done (« Au programme : … »)."""
    colon = next((at for at in range(anchor) if row.units[at].label == ":"), 0)
    verbs = any(unit.code == "V" for unit in row.units[:colon])
    return not verbs and any(row.is_a(at, "agenda") for at in range(colon))


def _comes(row: Row, verb: VerbGroup) -> bool:
    """Whether what a verb of the row tells in the present is to come."""
    return is_to_come(row, next(at for at, unit in enumerate(row.units) if unit.value is verb))


def _main_before(row: Row, anchor: int) -> VerbGroup | None:
    """Give the verb before a noun, or the one that governs it (« se comprometen a crear patrullas »)."""
    verbs = verbs_before(row, anchor)
    first = next(verbs, None)
    if first is None or first.tense == "infinitive":
        return next(verbs, first)
    return None if first.tense == "participle" else first


def _is_object(row: Row, anchor: int, verb: VerbGroup) -> bool:
    """Whether a noun is what a verb before it speaks of, not the occasion on which it was said (« lors d'un entretien »)."""
    between = [index for index in range(anchor) if row.units[index].start >= verb.end]
    return not any(_is_occasion(row, index) for index in between)


def took_place(row: Row, verb: VerbGroup) -> bool:
    """Whether a finite verb says that something happened: « s'est tenu », « a eu lieu », “was held”."""
    if verb.tense in NOT_FINITE or verb.tense == "was_to":
        return False
    done = verb.reflexive or verb.passive
    if "take_place" in verb.senses or (verb.senses & {"perform", "hold"} and done):
        return True
    if "come_about" in verb.senses and verb.reflexive:
        return True
    at = next((index for index, unit in enumerate(row.units) if unit.start >= verb.end), len(row.units))
    while row.is_a(at, "negation") or row.is_a(at, "adverb"):
        at += 1
    return "hold" in verb.senses and row.is_a(at, "place_word")


def _is_plan(row: Row, verb: VerbGroup) -> bool:
    """Whether a verb says that something is planned (« est prévue », «se espera»), and does not only look back (“as planned”)."""
    planned = "plan" in verb.senses and (verb.passive or verb.reflexive or verb.tense == "participle")
    return planned and not _by_another(row, verb) and not row.view.is_a(verb.first - 1, "as")


def _by_another(row: Row, verb: VerbGroup) -> bool:
    """Whether it is not planned or only « prévu par » a text."""
    following = next((unit for unit in row.units if unit.start >= verb.end), None)
    return verb.negated or (following is not None and following.label in row.view.words.words("by"))


def _verbs_around(row: Row, anchor: int) -> list[VerbGroup]:
    """List the verb groups of a row by their distance from a unit, those after it first where they tie."""
    near = sorted((abs(index - anchor), index < anchor, index) for index, u in enumerate(row.units) if _tells(u))
    return [row.units[index].value for distance, _, index in near if distance <= 14]


def _tells(unit: Unit) -> bool:
    """Whether a unit is a verb that says more of an event than how long it lasts (« تستغرق يومين »)."""
    return unit.code == "V" and not ("last" in unit.value.senses and unit.value.tense == "present")


def _will_not_be(verb: VerbGroup) -> bool:
    """Whether a verb says that something will not take place (« no se realizará »)."""
    happens = verb.senses & {"take_place", "hold", "gather"} or (verb.reflexive and "perform" in verb.senses)
    return verb.negated and verb.tense in PLANNED_TENSES and bool(happens)
