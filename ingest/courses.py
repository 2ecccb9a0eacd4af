"""Courses: who is trained, and where, when the sentence that tells of the training names neither."""

from __future__ import annotations

from ingest.circumstances import is_located
from ingest.drafts import Draft
from ingest.sides import in_sentence
from ingest.story import Story
from ingest.units import Row


def is_course(row: Row) -> bool:
    """Whether a sentence tells of a training and of nobody by name, so that it is of those who are trained there."""
    told = any(
        unit.label.startswith("training") or (unit.code == "V" and "train" in unit.value.senses) for unit in row.units
    )
    return told and not any(unit.code == "P" for unit in row.units)


def trainees(story: Story, row: Row) -> list[str]:
    """List the countries of those whom only a pronoun names as trained (“trained them in L”): those of the paragraph before it."""
    verb = next((at for at, unit in enumerate(row.units) if unit.code == "V" and "train" in unit.value.senses), None)
    if verb is None or not row.is_a(verb + 1, "object_plural"):
        return []
    above = [one for one in story.rows[: row.number] if one.sentence.paragraph == row.sentence.paragraph]
    return list(dict.fromkeys(code for one in above for code in in_sentence(story, one)))


def venues(story: Story, draft: Draft) -> list[str]:
    """List the countries in which an operation takes place: that of its place, and those behind a preposition of place (“trained in C”)."""
    codes = list(draft.place[1:]) if draft.place else []
    for row in draft.rows:
        for index, unit in enumerate(row.units):
            codes += story.countries_of(unit.value) if unit.code == "C" and is_located(row, index) else []
    return list(dict.fromkeys(codes))
