"""Verb groups: one main verb with its auxiliaries, negation and clitics, as one unit with tense, voice and mood."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ingest.insertions import behind_insertion, behind_phrases, steps_over
from ingest.lexicon import VerbForm
from ingest.moods import is_just_done, is_marked_passive, mood, shares_auxiliary, tense_of, went_to_do
from ingest.verbforms import AUXILIARY, BEFORE_INFINITIVE, readings_of, with_particle
from ingest.view import View

NOT_FINITE = frozenset({"infinitive", "participle", "gerund"})
SHORT = 2


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb in its sentence: tokens `start` to `end`, what it means and how it is said.

    `tense` is `past`, `present`, `future`, `conditional`, `hedged` (a past conditional: it is said to have happened),
    `was_to` (« devait recevoir »), `infinitive`, `participle` (a bare one) or `gerund`.
    """

    start: int
    end: int
    lemma: str
    senses: frozenset[str]
    tense: str
    passive: bool = False
    reflexive: bool = False
    negated: bool = False
    preposition: str = ""
    clitics: frozenset[str] = frozenset()
    object_clitic: bool = False
    first: int = 0
    """Where its first auxiliary stands: before `start` if something is put in (« avait, pour sa part, reçu »)."""
    speaking: bool = False
    """Whether its form is one in which somebody speaks of himself or is spoken to (« me reuní »)."""
    dual: bool = False
    """Whether its form tells of two (« التقيا »)."""

    @property
    def voice(self) -> str:
        """`act`, `pass` or `refl`, as rules write it."""
        return "pass" if self.passive else "refl" if self.reflexive else "act"


def verb_groups(view: View, covered: frozenset[int], days: frozenset[int] = frozenset()) -> list[VerbGroup]:
    """Find the verb groups of a sentence outside the tokens that mentions cover, `days` those of dates."""
    groups: list[VerbGroup] = []
    end = 0
    for index in range(len(view.tokens)):
        if index < end or index in covered:
            continue
        group = _group_at(view, index, covered, days)
        if group:
            end = max(end, group.end)
            groups.append(_with_auxiliary(view, group, groups[-1:]))
    return groups


def _with_auxiliary(view: View, group: VerbGroup, before: list[VerbGroup]) -> VerbGroup:
    """Let a bare participle after « et » share the auxiliary of the verb before it: « a reçu X et visité Y »."""
    if before and group.tense == "participle" and shares_auxiliary(view, group.first, group.end):
        (other,) = before
        if other.tense == "past" and other.voice == "act" and other.end - other.first > 1:
            return replace(group, tense="past", passive=False)
    return group


def _group_at(view: View, index: int, covered: frozenset[int], days: frozenset[int]) -> VerbGroup | None:
    """Read a chain of verb forms from its first word: auxiliaries lead on to a participle or an infinitive."""
    chain: list[tuple[int, VerbForm]] = []
    negated, at = False, index
    while (at := _behind(view, at, chain, days) if at in covered else at) < len(view.tokens) and at not in covered:
        if chain and view.is_a(at, "due") and _leads_to_infinitive(view, at):
            at += 1
            continue
        readings = readings_of(view, at) or _unknown(view, at, chain)
        reading = _fitting(readings, chain, _marked(view, at)) if readings else None
        if reading is not None and not chain and reading.tense == "participle" and _leads_on(reading):
            return None
        if reading is None and not chain:
            return _other_verb(view, index)
        if reading is not None:
            chain.append((at, reading))
            if not _leads_on(reading):
                break
        elif _is_there_to(view, at) or not (steps_over(view, at) or _leads_to_infinitive(view, at)):
            behind = behind_insertion(view, at, bool(chain))
            behind = _behind(view, at, chain, days) if behind == at else behind
            if behind == at:
                break
            at = behind
            continue
        negated = negated or view.is_a(at, "negation")
        at += 1
    return _build(view, chain, negated, covered)


def _behind(view: View, index: int, chain: list[tuple[int, VerbForm]], days: frozenset[int]) -> int:
    """Step over the days and places between an auxiliary and its participle."""
    if not chain:
        return index
    at, auxiliary = chain[-1]
    reflexive = any(view.low(left) in view.words.words("reflexive") for left in range(max(0, at - 2), at))
    return behind_phrases(view, index, auxiliary, reflexive, days)


def _is_there_to(view: View, index: int) -> bool:
    """Whether somebody is at a place in order to do something there (“was | here to see …”), which is no plan."""
    return (view.is_a(index, "here") or view.is_a(index, "there")) and view.is_a(index + 1, "infinitive")


def _marked(view: View, index: int) -> bool:
    """Whether the word of the infinitive (“to”) stands before a verb form, but for adverbs and negation."""
    at = index - 1
    while at > 0 and (view.is_a(at, "adverb") or view.is_a(at, "negation")):
        at -= 1
    return view.is_a(at, "infinitive")


def _leads_to_infinitive(view: View, index: int) -> bool:
    """Whether “to”, or “due” before it, leads from an auxiliary on to an infinitive (“is due to arrive”)."""
    index += view.is_a(index, "due")
    return view.is_a(index, "infinitive") and bool(_infinitives(view, index + 1))


def _infinitives(view: View, index: int) -> tuple[VerbForm, ...]:
    while view.is_a(index, "adverb"):
        index += 1
    token = view.tokens[min(index, len(view.tokens) - 1)]
    known = tuple(one for one in view.words.verbs.get(token.low, ()) if one.tense == "infinitive")
    return known or ((VerbForm(token.low, frozenset(), "infinitive"),) if token.pos == "VERB" else ())


def _fitting(
    readings: tuple[VerbForm, ...], chain: list[tuple[int, VerbForm]], marked: bool = False
) -> VerbForm | None:
    """Choose the reading that may stand next: after « a » a participle, after « doit » an infinitive.

    `marked`: the word of the infinitive stands before it, and no other form may follow that.
    """
    infinitive = next((reading for reading in readings if reading.tense == "infinitive"), None)
    if marked and (infinitive or not chain):
        return infinitive or next(iter(readings), None)
    if not chain:
        finite = [reading for reading in readings if reading.tense not in ("participle", "infinitive", "subjunctive")]
        return next(iter(finite or readings), None)
    before = chain[-1][1]
    wanted = {"infinitive"} if before.senses & BEFORE_INFINITIVE else {"participle"}
    if "be_aux" in before.senses:
        wanted = {"participle", "gerund"}
    for reading in readings:
        if reading.tense in wanted:
            return reading
    return None


def _unknown(view: View, index: int, chain: list[tuple[int, VerbForm]]) -> tuple[VerbForm, ...]:
    """Read a verb that the lexicon has not, after an auxiliary, as the form that the auxiliary asks for."""
    token = view.tokens[index]
    if not chain or token.pos != "VERB" or token.low in view.words.verbs:
        return ()
    modal = bool(chain[-1][1].senses & BEFORE_INFINITIVE) or _marked(view, index)
    going = token.form == "Ger" and "be_aux" in chain[-1][1].senses and not modal
    tense = "infinitive" if modal else "gerund" if going else "participle"
    return (VerbForm(token.low, frozenset(), tense),) if modal == (token.form == "Inf") else ()


def _leads_on(reading: VerbForm) -> bool:
    return bool(reading.senses & AUXILIARY)


def _other_verb(view: View, index: int) -> VerbGroup | None:
    """Take a verb that the lexicon does not list for a verb without a sense: it still ends a phrase."""
    token = view.tokens[index]
    if token.pos != "VERB" or "-" in token.text or view.entry(index, "demonym"):
        return None
    tense = {"Inf": "infinitive", "Past": "past"}.get(token.form, "present")
    return VerbGroup(index, index + 1, token.low, frozenset(), tense, first=index)


def _build(view: View, chain: list[tuple[int, VerbForm]], negated: bool, covered: frozenset[int]) -> VerbGroup | None:
    if not chain:
        return None
    first = chain[0][0]
    chain[-1:] = [with_particle(view, *chain[-1])]
    main = chain[-1][1]
    end = chain[-1][0] + 1
    left, clitics = _before(view, first)
    start = chain[-1][0] if any(at in covered for at in range(first, end)) else _start(view, left, chain)
    clitics |= {view.low(at) for at in range(start, end) if view.is_a(at, "clitic")}
    negated = negated or any(view.is_a(at, "negation") for at in range(left, first))
    negated = negated and not _only(view, left, end)
    follows = view.is_a(end, "enclitic")
    clitics |= {view.low(end)} if follows else set()
    forms = [form for _, form in chain]
    clitics |= {form.clitic for form in forms if form.clitic}
    speaking = any(form.speaking for form in forms)
    own = view.words.words("reflexive") | (view.words.words("reflexive_first") if speaking else set())
    reflexive = bool(clitics & own)
    passive = _is_passive(view, forms, reflexive)
    preposition = view.low(left - 1) if main.tense == "infinitive" and len(chain) == 1 else ""
    tense = mood(view, left, first, forms[0]) or tense_of(view, forms, reflexive)
    tense = "past" if tense == "infinitive" and is_just_done(view, left) else tense
    passive = passive or is_marked_passive(view, first, main)
    object_clitic = (bool(clitics & view.words.words("object_clitic")) or follows) and not reflexive
    end += follows
    alone = view.words.settings.get("reflexive", {}).get(main.lemma) if reflexive else None  # «el viaje se cayó»
    senses = main.senses | {alone} if alone else main.senses
    senses = senses | {"go_aux"} if went_to_do(forms) else senses
    return VerbGroup(
        start, end, main.lemma, senses, tense, passive, reflexive, negated, preposition, clitics, object_clitic, left,
        speaking, main.dual,
    )  # fmt: skip


def _only(view: View, start: int, end: int) -> bool:
    """Whether « ne … que » limits and does not negate."""
    if view.is_a(end, "negation"):  # « ne nie pas que »
        return False
    said = {view.low(at) for at in range(start, end) if view.is_a(at, "negation")}
    return said <= view.words.words("half_negation") and any(view.is_a(at, "only") for at in (end, end + 1))


def _start(view: View, left: int, chain: list[tuple[int, VerbForm]]) -> int:
    """Give where the unit of a group begins: at its first word, or behind the last thing put in, which stays readable."""
    commas = [at for at in range(left, chain[-1][0]) if view.is_comma(at)]
    wide = commas and commas[-1] - commas[0] > SHORT
    return commas[-1] + 1 if wide else left


def _before(view: View, start: int) -> tuple[int, frozenset[str]]:
    """Step back over clitics and negation before the first verb: « ne s’y est pas », « l’a »."""
    clitics: list[str] = []
    left = start
    while left > 0 and (view.is_a(left - 1, "clitic") or view.is_a(left - 1, "negation")):
        left -= 1
        clitics.append(view.low(left))
    return left, frozenset(clitics)


def _is_passive(view: View, forms: list[VerbForm], reflexive: bool) -> bool:
    main = forms[-1]
    if main.tense != "participle" or main.lemma in view.words.settings["classes"]["be_verbs"]:
        return False
    if len(forms) == 1:
        return True
    return "be_aux" in forms[-2].senses and not reflexive
