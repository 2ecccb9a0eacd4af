"""Operations: what agencies of several countries did together, or one did on the strength of another's help."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ingest.circumstances import date_of, named, place_of
from ingest.courses import is_course, trainees, venues
from ingest.dates import DateMention
from ingest.drafts import Draft, compatible
from ingest.editions import is_dated, repeat
from ingest.frames import Frame
from ingest.matters import is_matter, is_merit, is_whose
from ingest.rules import rules
from ingest.sides import in_sentence
from ingest.spotting import has_term
from ingest.status import standing
from ingest.stays import begun
from ingest.story import Story
from ingest.topics import topics_of
from ingest.undertakings import TAKEN, close, is_outcome, is_taught, shares_passive
from ingest.units import Row
from ingest.verbs import NOT_FINITE

NEAR = 2
"""How many sentences on at most what came of an operation is told."""
TOLD_APART = 0.55
HANDED = {"extradition": "CL", "handover": "C"}
"""Kinds of operations in which the country, or the town too, whither somebody or something is handed over takes part."""
FIELDS = {"training": ("training",), "extradition": ("extradition",)}
"""The topics of operations that are themselves a field of cooperation, whatever words tell them."""


def operations(story: Story, frame: Frame) -> Iterator[Draft]:
    """Make the draft of an operation frame, if at least two countries, or an international body, take part."""
    judged = standing(frame)
    if is_matter(frame) and "agreed" not in frame.match.rule.options:
        _note_field(story, frame)
        return
    if judged is None or is_merit(frame) or is_whose(frame):
        return
    row = frame.row
    again = "again" in frame.match.rule.options
    countries = [] if again else _countries(story, frame)
    told = frame.verb is None or frame.verb.tense not in NOT_FINITE or shares_passive(row, frame.anchor)
    if not countries and told and frame.match.rule.options["operation_kind"] in TAKEN:
        countries = _of_those_before(story, row)
    bodies = [spot for unit in row.units if unit.code == "A" for spot in [unit.value] if not spot.entries[0].country]
    status = _wished(frame) or frame.match.rule.options.get("status") or judged.status
    kind = str(frame.match.rule.options["operation_kind"])
    alone = not countries and not bodies and not _of_exercise(frame) and not (again and is_dated(row, frame.anchor))
    if alone and (status != "held" or not (told or judged.confidence > TOLD_APART) or kind not in TAKEN):
        return
    dates = story.planned_dates(row) if status != "held" else ()
    decided = partial(_of_decision, frame, status)
    date = date_of(row, frame.anchor, dates, ranges=True, but=decided) or _day_above(story, frame)
    first = begun(row, frame.anchor, date) if date else None
    yield Draft(
        "operation", status, [row],
        countries=countries,
        agencies=[unit.value for unit in row.units if unit.code == "A"],
        date=first or (date.date if date else None),
        end_date=date.date if date and first else date.end_date if date else None,
        place=_place(frame, kind, decided),
        confidence=min(judged.confidence, 0.8),
        detail={"operation_kind": kind},
        topics=tuple(dict.fromkeys((*topics_of(row), *FIELDS.get(kind, ())))),
        rule=frame.match.rule.id,
        pending=alone,
    )  # fmt: skip


def _of_decision(frame: Frame, status: str, index: int) -> bool:
    """Whether a day or a place is that on which what is planned was agreed (« ont convenu lundi à L d'organiser … »)."""
    before = [unit.value for unit in frame.row.units[:index] if unit.code == "V" and unit.value.tense == "past"]
    return status == "planned" and index < frame.anchor and any("agree" in verb.senses for verb in before)


def _day_above(story: Story, frame: Frame) -> DateMention | None:
    """Give the only day of the sentence before, if a pronoun takes up whom it was about («subió el jueves a un avión. C lo extraditó»)."""
    row, verb = frame.row, frame.verb
    if verb is None or not row.number or not (verb.object_clitic or row.is_a(frame.anchor + 1, "object_pronoun")):
        return None
    above = story.rows[row.number - 1]
    days = [unit.value for unit in above.units if unit.code == "D"]
    joined = above.sentence.paragraph == row.sentence.paragraph and frame.match.rule.options["operation_kind"] in HANDED
    return days[0] if joined and len(days) == 1 else None


def _of_exercise(frame: Frame) -> bool:
    """Whether an exercise is told of, whose countries the next sentence may name (“Exercise X came to an end today.”)."""
    row, anchor = frame.row, frame.anchor
    opens = not any(unit.code == "V" for unit in row.units[:anchor])
    definite = row.is_a(anchor - 1, "determiner") or row.view.is_joined_to_article(row.units[anchor].start)
    return row.units[anchor].label == "exercise" and opens and not definite


def _wished(frame: Frame) -> str:
    """Tell what is only wished for: « souhaite passer le relais à des moniteurs formés à C »."""
    verb, units = frame.verb, frame.row.units[: frame.anchor]
    if verb is None or verb.tense != "participle":
        return ""
    before = next((one.value for one in reversed(units) if one.code == "V" and one.value.tense not in NOT_FINITE), None)
    return "proposed" if before and "propose" in before.senses and not before.negated else ""


def _place(frame: Frame, kind: str, but: Callable[[int], bool]) -> tuple[str, str] | None:
    """Give where an operation took place; whither the goods of one who is handed over were to go is not where (« vers la Galice »)."""
    row = frame.row
    place = place_of(row, frame.anchor, but=but)
    at = next((at for at, unit in enumerate(row.units) if unit.code == "L" and place == named(row, unit)), -1)
    toward = any(row.is_a(one, "route") or row.is_a(one, "to") for one in range(max(0, at - 2), at))
    return None if kind in HANDED and toward and place and place[1] else place


def _note_field(story: Story, frame: Frame) -> None:
    """Give the agreement that provides for courses, or for handing over, the topic that these are."""
    agreement = story.memory.agreement
    if agreement is not None and frame.row in agreement.rows:
        fields = FIELDS.get(str(frame.match.rule.options["operation_kind"]), ())
        agreement.topics = tuple(dict.fromkeys((*agreement.topics, *fields)))


def _countries(story: Story, frame: Frame) -> list[str]:
    """List the countries whose services act: not those where something was searched, nor a suspect's own.

    In what is done jointly, and when somebody is handed over from one to another, those where it happens take part.
    """
    row = frame.row
    codes = in_sentence(story, row, compounds=True)
    joint = _is_joint(row) or _in_several(frame)
    options = frame.match.rule.options
    abroad = "abroad" in options or (frame.verb is not None and "follow" in frame.verb.senses)
    whither = "CL" if joint or abroad else HANDED.get(options["operation_kind"], "")
    if whither:
        codes += [code for unit in row.units if unit.code in whither for code in story.countries_of(unit.value)]
        home = any(row.is_a(at, "land") for at in range(len(row.units)))
        codes += [story.dateline] if home and not codes and story.dateline else []
    return list(dict.fromkeys(codes))


def _of_those_before(story: Story, row: Row) -> list[str]:
    """List the countries that went in together in the sentence before (“Police of C and of D raided … Nine people were arrested.”)."""
    if not row.number:
        return []
    before = story.rows[row.number - 1]
    told = any(unit.label == "operation" or (unit.code == "V" and "raid" in unit.value.senses) for unit in before.units)
    codes = in_sentence(story, before, compounds=True) if told or _is_joint(before) else []
    return codes if len(codes) > 1 else []


def _in_several(frame: Frame) -> bool:
    """Whether somebody was arrested, or something seized, in several countries in one go: « ont été arrêtés mardi en C, en D et en E »."""
    row = frame.row
    countries = 0
    for index in range(frame.anchor + 1, len(row.units)):
        if row.units[index].code == "C" and any(row.is_a(at, "in") for at in (index - 1, index - 2)):
            countries += 1
        elif row.units[index].code in "VPUA" or row.is_a(index, "relative") or row.is_a(index, "route"):
            break
    return countries > 1


def _is_joint(row: Row) -> bool:
    """Whether a sentence tells of something done together."""
    return any(row.view.is_a(index, "joint") for index in range(len(row.view.tokens)))


def complete(story: Story, drafts: list[Draft]) -> None:
    """Add to operations the countries that the next sentence names; drop those in which one country acts alone.

    First, results that nobody is told to have done take their sides from the sentence that takes them up (`ingest/undertakings.py`). Where a rule with `at_home` names only a foreign country or an international body, the other side is at home.
    """
    at_home = {rule.id for rule in rules(story.words.language) if "at_home" in rule.options}
    again = {rule.id for rule in rules(story.words.language) if "again" in rule.options}
    close(story, drafts)
    before: Draft | None = None
    for draft in [one for one in drafts if one.kind == "operation"]:
        at = draft.rows[-1].number
        if draft.rule in again and not repeat(draft, drafts):
            drafts.remove(draft)
            continue
        if before is not None and is_outcome(draft, before):
            before.rows += draft.rows
            drafts.remove(draft)
            continue
        _go_on(draft, before)
        _as_before(story, draft)
        before = draft
        if len(draft.countries) < 2 and at + 1 < len(story.rows):
            named = in_sentence(story, story.rows[at + 1], compounds=True)
            adds = len(named) > 1 or (draft.detail["operation_kind"] == "training" and is_taught(story.rows[at + 1]))
            draft.countries += [code for code in named if adds and code not in draft.countries]
        if len(draft.countries) == 1:
            settled = [code for row in draft.rows for code in in_sentence(story, row, compounds=True)]
            draft.countries = list(dict.fromkeys([*draft.countries, *settled]))
        if len(draft.countries) == 1:
            near = [] if is_aside(draft.rows[0]) else _around(story, at)
            helpers = [code for row in near for code in in_sentence(story, row)]
            draft.countries += [code for code in dict.fromkeys(helpers) if code not in draft.countries][:1]
            draft.confidence = min(draft.confidence, TOLD_APART)
        if len(draft.countries) == 1 and any(map(is_course, draft.rows)):
            draft.countries += trainees(story, draft.rows[0])
            draft.countries += [code for code in venues(story, draft) if code not in ("", *draft.countries)]
        if len(draft.countries) == 1 and any(map(_is_joint, draft.rows)) and story.home:
            draft.countries = list(dict.fromkeys([*draft.countries, story.home]))
        if len(draft.countries) == 1 and draft.rule in at_home and story.home not in draft.countries:
            draft.countries += [story.home] if story.home else []
            draft.confidence = min(draft.confidence, TOLD_APART)
        bodies = any(not entry.country for spot in draft.agencies for entry in spot.of("agency")[:1])
        bodies = bodies and (draft.rule in at_home or any(map(_tells_of_help, draft.rows)))
        if len(draft.countries) < 2 and not (bodies and draft.countries):
            drafts.remove(draft)


def _go_on(draft: Draft, before: Draft | None) -> None:
    """Give what came of the operation told just before (“Three men, one of them Brazilian, were arrested.”) its sides, day and place.

    A sentence that names nobody who acts names only the suspects' countries.
    """
    row = draft.rows[0]
    near = before is not None and 0 <= row.number - before.rows[-1].number <= NEAR and before.status == draft.status
    if before is None or not near or draft.date or any(unit.code == "D" for unit in row.units) or is_aside(row):
        return
    if before.countries and not any(unit.code in "AC" for unit in row.units):
        draft.countries = list(before.countries)
    if set(draft.countries) & set(before.countries):
        draft.date, draft.end_date, draft.place = before.date, before.end_date, draft.place or before.place


def _as_before(story: Story, draft: Draft) -> None:
    """Give the outcome of what services went into together in the sentence before (“Police of C and of D raided … Nine were arrested.”) its day and place."""
    row = draft.rows[0]
    told = draft.date or draft.status != "held" or any(unit.code in "DL" for unit in row.units)
    if (
        draft.detail["operation_kind"] not in TAKEN
        or told
        or not set(_of_those_before(story, row)) >= set(draft.countries)
    ):
        return
    above = story.rows[row.number - 1]
    at = next((index for index, unit in enumerate(above.units) if unit.label == "operation"), 0)
    date = date_of(above, at)
    draft.date, draft.end_date = (date.date, date.end_date) if date else (None, None)
    draft.place = draft.place or place_of(above, at)


def _around(story: Story, at: int) -> list[Row]:
    """List the sentences around one that tell of another's help: intelligence, coordination, what was done elsewhere."""
    near = story.rows[max(0, at - 2) : at] + story.rows[at + 1 : at + 3]
    return [row for row in near if _tells_of_help(row)]


def is_aside(row: Row) -> bool:
    """Whether a sentence turns to another matter (« في موضوع منفصل »), so that those around it are not about it."""
    return has_term(row.view.spots, "aside", 0, len(row.view.tokens))


def _tells_of_help(row: Row) -> bool:
    return any(row.view.is_a(index, "help") for index in range(len(row.view.tokens)))


def place_in_story(drafts: list[Draft], draft: Draft) -> Draft:
    """Add an operation to those of the article, joining one of the same kind and countries at the same time."""
    for other in drafts:
        same = (
            other.kind == "operation" and other.detail == draft.detail and set(other.countries) & set(draft.countries)
        )
        if same and other.status == draft.status and compatible(other.date, draft.date):
            other.join(draft)
            return other
    drafts.append(draft)
    return draft
