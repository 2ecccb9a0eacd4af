"""Which agreement a sentence goes on about: the one told of last, or one that a sentence before only named; and which reports are of one."""

from __future__ import annotations

from ingest.denials import is_denied
from ingest.drafts import Draft, compatible
from ingest.frames import Frame, instrument
from ingest.instruments import instruments
from ingest.sides import in_sentence
from ingest.story import Story
from ingest.topics import topics_of
from ingest.units import Row

ORDER = ("proposed", "planned", "signed", "ratified", "in_force", "cancelled", "denied", "expired")
"""The stages of a life; of two reports of one agreement in an article the later stage stands."""
ENDED = frozenset({"ratified", "cancelled"})
"""Stages whose day is another than that of the signing."""
PAIR = 2
NEAR = 2
"""How many sentences later one may go on about an agreement that was only named."""
MANY = 4


def told_last(story: Story, row: Row) -> Draft | None:
    """Give the agreement that a sentence may go on about: one that was named right before, or else the last of which something was told."""
    named = story.memory.named
    return named if named and row.number - named.rows[0].number <= NEAR else story.memory.agreement


def refers(story: Story, frame: Frame) -> bool:
    """Whether a frame is about an agreement told of before: its rule says so, or its noun is one for any (« le texte »)."""
    options, named = frame.match.rule.options, instrument(frame.match)
    general = named >= 0 and frame.row.units[named].label.startswith("instrument") and "another" not in options
    return "again" in options or general or _goes_on(story, frame.row, named)


def recalls(frame: Frame, last: Draft | None) -> bool:
    """Whether a participle only recalls when what is in force by now was signed (« Le texte, signé en mars 2024, remplace … »)."""
    apposed = frame.verb is not None and frame.verb.tense == "participle"
    return apposed and last is not None and last.status in ("in_force", "ratified")


def _goes_on(story: Story, row: Row, named: int) -> bool:
    """Whether a definite noun, where the article is joined to it, takes up the agreement told of last: no other country is named."""
    last = told_last(story, row)
    if last is None or named < 0 or not row.view.is_joined_to_article(row.units[named].start):
        return False
    kind = row.units[named].label.partition(":")[2]
    return kind == last.detail["agreement_kind"] and set(in_sentence(story, row)) <= set(last.countries)


def is_first_told(story: Story, frame: Frame, status: str) -> bool:
    """Whether a sentence tells of a text that none before has named, but two have met who may have signed it (« Le texte, signé … »)."""
    met = len(story.memory.countries) == PAIR
    return "again" not in frame.match.rule.options and met and status in ("signed", "planned")


def note_named(story: Story, row: Row, read: set[int]) -> None:
    """Keep in mind an agreement that a sentence names with its parties and says nothing of: the next may tell (« Il a été signé … »)."""
    last = told_last(story, row)
    for at in instruments(row):
        kind = row.units[at].label.partition(":")[2]
        codes = in_sentence(story, row, compounds=True) if kind and at not in read else []
        if not PAIR <= len(codes) <= MANY or (last and set(last.countries) == set(codes)):
            continue
        story.memory.named = Draft(
            "agreement",
            "denied" if is_denied(row, at) else "",
            [row],
            countries=codes,
            detail={"agreement_kind": kind},
            topics=topics_of(row),
        )


def place_in_story(drafts: list[Draft], draft: Draft) -> Draft:
    """Add an agreement to those of the article; two stages of one instrument are one, at the later stage or with its new date."""
    for other in drafts:
        if other.kind != "agreement" or not _same(other, draft):
            continue
        stages = (other.status, draft.status)
        anew = stages == ("cancelled", "planned") or (stages == ("in_force", "signed") and not other.date)
        if (anew and draft.stated("date")) or ORDER.index(draft.status) > ORDER.index(other.status):
            other.status, other.date, other.place = draft.status, draft.date or None, draft.place
        elif other.status in ENDED and draft.status == "signed":
            draft.date = draft.place = None  # those of the signing
        other.join(draft)
        return other
    drafts.append(draft)
    return draft


def _same(one: Draft, other: Draft) -> bool:
    if one.another != other.another and (one.rows == other.rows or "proposed" in (one.status, other.status)):
        return False
    if set(one.countries) != set(other.countries):
        return False
    if not compatible(one.stated("date"), other.stated("date")) and one.status == other.status:
        return False
    if "expired" in (one.status, other.status) and one.status != other.status:
        return False
    stages = {one.status, other.status}
    if "in_force" in stages and stages & {"proposed", "planned"} and one.rows != other.rows:
        return False
    kinds = {one.detail["agreement_kind"], other.detail["agreement_kind"]}
    return len(kinds) == 1
