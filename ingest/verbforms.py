"""What one token may be as a form of a verb: by the lexicon, and by what the pipeline and the words beside it say."""

from __future__ import annotations

from dataclasses import replace

from ingest.lexicon import VerbForm
from ingest.moods import as_noun
from ingest.view import View

VERBAL = frozenset({"", "VERB", "AUX"})
BEFORE_INFINITIVE = frozenset({"modal", "go_aux", "do_aux"})
AUXILIARY = BEFORE_INFINITIVE | {"have_aux", "be_aux"}
GOING = frozenset({"move", "arrive", "go", "call"})


def readings_of(view: View, index: int) -> tuple[VerbForm, ...]:
    """Give the readings of a token as a verb form; a pipeline's part of speech rules out nouns."""
    token = view.tokens[index]
    readings = view.words.verbs.get(token.low) or _of_phrase(view, index)
    if not token.pos:
        return () if _is_no_verb(view, index, readings) else as_noun(view, index, readings)
    if token.pos in VERBAL or is_auxiliary(readings):
        return _in_form(readings, "Part" if _done_by(view, index, readings) else token.form)
    if view.is_a(index, "surely_verb"):
        return readings
    if token.pos in ("NOUN", "PROPN") and not token.capital and stands_as_verb(view, index):
        return tuple(reading for reading in readings if reading.tense == "present")
    participles = tuple(reading for reading in readings if reading.tense == "participle")
    if token.pos == "ADJ" or not index or (token.pos == "NOUN" and index and _after_auxiliary(view, index)):
        return participles
    return ()


def stands_as_verb(view: View, index: int) -> bool:
    """Whether a form that may be a noun is a verb here.

    It stands right behind a subject, before a day, an object or a partner (« Y, | visite lundi l'Italie »), or between a
    relative pronoun and a name (« la police, que | dirige Y »).
    """
    if not any(form.tense == "present" for form in view.words.verbs.get(view.low(index), ())):
        return False
    parted = view.is_comma(index - 1)
    before = index - 1 - parted
    named = before >= 0 and view.tokens[before].capital and view.tokens[before].pos in ("", "PROPN")
    named = named and not view.opens(before)
    if view.is_a(index - 1, "relative") and index + 1 < len(view.tokens) and view.tokens[index + 1].capital:
        return True
    governs = any(view.is_a(index + 1, name) for name in ("determiner", "this", "with"))
    return (named and (governs or view.is_calendar(index + 1))) or (parted and view.is_calendar(index + 1))


def _of_phrase(view: View, index: int) -> tuple[VerbForm, ...]:
    """Read a verb that the lexicon has only with a particle: “turned” of “turned over”."""
    verb = view.tokens[index].pos == "VERB"
    return view.words.verbs.get(f"{view.low(index)} {view.low(index + 1)}", ()) if verb else ()


def _is_no_verb(view: View, index: int, readings: tuple[VerbForm, ...]) -> bool:
    """Whether a form that no pipeline has judged is a word of a closed class, or a noun behind its article or preposition (« la firma », « de forma directa »)."""
    if view.low(index) in view.words.function_words and not is_auxiliary(readings):
        return True
    present = any(reading.tense in ("present", "subjunctive") for reading in readings)
    if view.is_a(index - 1, "clitic") and view.low(index).endswith(view.words.settings.get("plural_verb") or " "):
        return False  # «la esperan»
    return present and index > 0 and (view.is_a(index - 1, "determiner") or view.is_a(index - 1, "no_finite"))


def _done_by(view: View, index: int, readings: tuple[VerbForm, ...]) -> bool:
    """Whether “by” right behind a form tells that it is a participle (“talks attended by Y”), as it is not with “flew by”."""
    return view.is_a(index + 1, "by") and not any(reading.senses & GOING for reading in readings)


def _in_form(readings: tuple[VerbForm, ...], form: str) -> tuple[VerbForm, ...]:
    """Choose between a past and a participle that look alike (“received”) as the pipeline does."""
    alike = form == "Part" and {"past", "participle"} <= {reading.tense for reading in readings}
    return tuple(reading for reading in readings if reading.tense == "participle" or not alike)


def _after_auxiliary(view: View, index: int) -> bool:
    before = index - 1
    while before >= 0 and (view.is_a(before, "adverb") or view.is_a(before, "negation")):
        before -= 1
    return before >= 0 and is_auxiliary(view.words.verbs.get(view.low(before), ()))


def is_auxiliary(readings: tuple[VerbForm, ...]) -> bool:
    """Whether a form may be an auxiliary."""
    return any(reading.senses & AUXILIARY for reading in readings)


def with_particle(view: View, index: int, reading: VerbForm) -> tuple[int, VerbForm]:
    """Read a verb and the particle after it as one verb of the lexicon: “called off”, “put off”, “stepped down”."""
    for last in (index + 2, index + 1):
        whole = view.words.verbs.get(" ".join(view.low(at) for at in range(index, last + 1)), ())
        found = next((one for one in whole if one.tense == reading.tense), next(iter(whole), None))
        dated = view.is_a(last, "before_day") and view.is_calendar(last + 1)  # “will confer on Tuesday with”
        if found and not dated:
            return last, replace(found, tense=reading.tense)
    return index, reading
