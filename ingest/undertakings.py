"""Who was behind a result that names nobody: « Une cellule a été démantelée à L. L'opération a été menée par A et B. »."""

from __future__ import annotations

from typing import Final

from ingest.circumstances import date_of
from ingest.drafts import Draft, compatible
from ingest.sides import in_sentence
from ingest.story import Story
from ingest.units import Row
from ingest.verbs import NOT_FINITE

SURE: Final = 0.6
NEXT: Final = 2
"""How many sentences on those who acted may still be told."""
OPENING: Final = 7
"""Among how many units of a sentence the word stands by which it takes up what was done."""

TAKEN: Final = frozenset({"arrests", "seizure", "dismantling", "rescue"})
"""Kinds of operations that are the outcome of what the sentence before tells of."""
BEGINNING: Final = 3
"""Within how many units a sentence begins with what it is about."""


def is_open(draft: Draft) -> bool:
    """Whether a draft is an operation of which nobody who acted has been told yet."""
    return draft.kind == "operation" and draft.pending


def close(story: Story, drafts: list[Draft]) -> None:
    """Give operations that nobody is told to have done the sides of the sentence that takes them up; drop the others."""
    for draft in [one for one in drafts if is_open(one)]:
        at = draft.rows[-1].number
        row = next((one for one in story.rows[at + 1 : at + 1 + NEXT] if _taken_up(one) is not None), None)
        codes = _sides(story, draft, row) if row else []
        if row is None or len(codes) < 2 or _is_told(drafts, draft, codes):
            drafts.remove(draft)
            continue
        draft.countries, draft.pending = codes, False
        draft.rows.append(row)
        _take_day(draft, row)
        draft.agencies += [unit.value for unit in row.units if unit.code == "A"]


def _take_day(draft: Draft, row: Row) -> None:
    """Give a result without a day that of the sentence that takes it up."""
    date = None if draft.date else date_of(row, _taken_up(row) or 0, (), ranges=True)
    if date:
        draft.date, draft.end_date = date.date, date.end_date


def _taken_up(row: Row) -> int | None:
    """Find the word with which a sentence begins on what was done before (« Ce coup de filet », “The simultaneous raids”, « نفذت العملية »)."""
    for at, unit in enumerate(row.units[:OPENING]):
        named = unit.label == "operation" or row.is_a(at, "undertaking")
        if named and (row.view.is_joined_to_article(unit.start) or _is_definite(row, at)):
            return at
    return None


def _is_definite(row: Row, at: int) -> bool:
    """Whether a determiner that is not indefinite opens the sentence before a noun."""
    return any(row.is_a(one, "determiner") and not row.is_a(one, "indefinite") for one in range(max(0, at - 3), at))


def _sides(story: Story, draft: Draft, row: Row) -> list[str]:
    """List the countries of those who acted: the services named, and where somebody only helped, the place of the result."""
    shared = any(row.view.is_a(at, name) for at in range(len(row.view.tokens)) for name in ("joint", "help"))
    acting = sum(unit.code in "AUP" for unit in row.units)
    codes = in_sentence(story, row, compounds=True) if shared or acting > 1 else []
    if len(codes) == 1 and (shared or acting > 1):
        towns = [code for unit in draft.rows[0].units if unit.code in "CL" for code in story.countries_of(unit.value)]
        codes += [code for code in towns if code not in codes][:1]
    return list(dict.fromkeys(codes))


def _is_told(drafts: list[Draft], draft: Draft, codes: list[str]) -> bool:
    """Whether another sentence has told of the same result with one of these sides."""
    return any(
        other.kind == "operation"
        and not is_open(other)
        and other.detail == draft.detail
        and set(other.countries) & set(codes)
        and compatible(other.date, draft.date)
        for other in drafts
    )


def shares_passive(row: Row, anchor: int) -> bool:
    """Whether a participle goes on with the passive before it, whose auxiliary it leaves out (« X ont été arrêtés et Y | saisis »)."""
    own = row.units[anchor].value
    if own.tense != "participle" or not own.passive:
        return False
    for at in range(anchor - 1, -1, -1):
        if row.units[at].code == "V":
            verb, between = row.units[at].value, range(at + 1, anchor)
            joined = any(row.is_a(i, "and") for i in between) and not any(row.is_a(i, "relative") for i in between)
            return joined and verb.passive and verb.tense not in NOT_FINITE
    return False


def is_taught(row: Row) -> bool:
    """Whether a sentence goes on about a course with who gives it (« Elle est assurée par deux experts mauriciens »)."""
    verb = next((unit.value for unit in row.units if unit.code == "V"), None)
    return row.is_a(0, "pronoun_singular") and verb is not None and bool(verb.senses & {"provide", "conduct", "train"})


def is_outcome(draft: Draft, before: Draft) -> bool:
    """Whether a sentence that begins with “the operation” only tells what came of the one told just before («La operación se saldó con …»)."""
    row, kinds = draft.rows[0], {draft.detail["operation_kind"], before.detail["operation_kind"]}
    near = 0 < row.number - before.rows[-1].number <= NEXT and kinds <= TAKEN
    opens = any(
        unit.label == "operation" and row.is_a(at - 1, "article") for at, unit in enumerate(row.units[:BEGINNING])
    )
    return near and opens and not any(unit.code in "AC" for unit in row.units)
