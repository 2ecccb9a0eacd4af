"""Visits: who went where, from when to when, and whether the visit took place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Final

from ingest.circumstances import date_of, is_located, named, place_of
from ingest.drafts import Draft, compatible
from ingest.frames import Frame
from ingest.registry import Official, is_diplomat
from ingest.status import standing
from ingest.story import DAY, Story
from ingest.units import Row
from ontology.gazetteer import country_name

ON_THE_WAY: Final = 0.7


def visits(story: Story, frame: Frame) -> Iterator[Draft]:
    """Make the draft of a visit frame, if its place is abroad for the visitor, who is not posted there."""
    judged = standing(frame)
    visitors = _visitors(story, frame)
    if judged is None or not (visitors or _countries(frame)):
        return
    if _is_on_the_way(story, frame) and judged.status == "held":
        judged = replace(judged, status="planned", confidence=min(judged.confidence, ON_THE_WAY))
    options = frame.match.rule.options
    stated = options.get("status" if judged.status == "held" else "lapsed" if judged.status == "denied" else "")
    judged = replace(
        judged, status=stated or judged.status, confidence=min(judged.confidence, options.get("sure", 1.0))
    )
    if options.get("here") == "foreign" and not all(one.country for one in visitors):
        return
    if "native" in options:
        _note_home(frame, visitors)
    homes = {one.country for one in visitors if one.country} | set(_countries(frame))
    here = _here(story, frame)
    place = (options.get("here") and here) or _destination(story, frame) or here or _on_agenda(story, frame.row)
    if place and not place[1] and visitors and all(one.country not in ("", story.home) for one in visitors):
        place = place[0], story.home
    place = _left(story, frame, homes) if "homeward" in options else place
    if place is None or place[1] in homes or any(_is_posted(story, one, place) for one in visitors):
        return
    unsure = judged.status in ("cancelled", "denied")
    dates = story.planned_dates(frame.row, nearest=unsure) if judged.status != "held" else ()
    at = frame.key[1] if options.get("another") else frame.anchor
    date = date_of(
        frame.row,
        at if judged.moved < 0 else judged.moved,
        dates,
        ranges=judged.moved < 0,
        but=partial(_not_since, frame.row),
    )
    date = None if "undated" in options else date
    yield Draft(
        "visit", judged.status, [frame.row],
        parts={"visitor": visitors},
        countries=[code for code in (*_countries(frame), place[1]) if code],
        date=date.date if date else None,
        end_date=date.end_date if date else None,
        place=place,
        confidence=judged.confidence,
        rule=frame.match.rule.id,
    )  # fmt: skip


def _note_home(frame: Frame, visitors: list[Official]) -> None:
    """Give those who came home (“came home to L”) the country that their home is in."""
    home = next(frame.row.refers(frame.match.groups.get("from", "")), None)
    for official in visitors:
        official.country = official.country or (home.value.country if home else "")


def _not_since(row: Row, index: int) -> bool:
    """Whether a date only says since when there has been no such visit (« la première depuis sept ans »)."""
    date = row.units[index].value
    return date.edge == "since" and len(date.date) < DAY


def _is_on_the_way(story: Story, frame: Frame) -> bool:
    """Whether a journey is told in the bare present, in a language where that is of what is to come (“travels on to P”)."""
    verb = frame.verb
    bare = (
        verb is not None
        and verb.tense == "present"
        and "move" in verb.senses
        and verb.end - verb.first == 1 + verb.lemma.count("_")
    )
    return bare and story.words.settings.get("dated_present") == "planned"


def _visitors(story: Story, frame: Frame) -> list[Official]:
    """List who travels: the officials named, or the one spoken of last of the country whose delegation it is."""
    named = [one for one in frame.people("visitor") if one.in_office]
    party = frame.parts.get("visitor")
    groups = [side for side in party.sides if side.is_group and side.country] if party and not named else []
    return named or [
        one
        for side in groups
        for one in islice(story.registry.recent(frame.row.number, side.country), 1)
        if one.country == side.country
    ]


def _is_posted(story: Story, official: Official, place: tuple[str, str]) -> bool:
    """Whether an official is a diplomat accredited to a country, so that his stay in it is no visit."""
    label, code = place
    if label != country_name(code, story.words.language) or not is_diplomat(official, story.words.posted):
        return False
    return any(code == (post.seat or story.home) for post in official.posts)


def _on_agenda(story: Story, row: Row) -> tuple[str, str] | None:
    """Give the place that heads the item of an agenda (« Mercredi 7 – Tunis. Visite de … »): a sentence without a verb."""
    for other in reversed(story.rows[: row.number]):
        if other.sentence.paragraph != row.sentence.paragraph:
            return None
        places = [unit for unit in other.units if unit.code in "CL"]
        if places and not any(unit.code == "V" for unit in other.units):
            return named(other, places[-1])
    return None


def _left(story: Story, frame: Frame, homes: set[str]) -> tuple[str, str] | None:
    """Read « a regagné C » of somebody of that country: he had been where the event told of last took place."""
    event = story.memory.event
    home = next(frame.row.refers(frame.match.groups.get("from", "")), None)
    if home is None or home.value.country not in homes:
        return None
    return (event.place if event else None) or _home(story)


def _countries(frame: Frame) -> list[str]:
    party = frame.parts.get("visitor")
    return [side.country for side in party.sides if side.country] if party else []


def _destination(story: Story, frame: Frame) -> tuple[str, str] | None:
    """Give where the visit leads: the place the rule captured, else the nearest one that « à » or « en » governs."""
    if frame.match.rule.options.get("elsewhere"):
        return _elsewhere(story, frame)
    captured = frame.match.groups.get("to")
    if captured:
        unit = next(frame.row.refers(captured))
        return named(frame.row, unit)
    if frame.match.rule.options.get("here") == "foreign":
        return None
    return _of(frame) or _ahead(frame) or place_of(frame.row, frame.anchor, countries=True)


def _elsewhere(story: Story, frame: Frame) -> tuple[str, str] | None:
    """Read “is to return the visit” as the country of him whom the visitor met."""
    own = {story.country_of(one) for one in _visitors(story, frame)}
    code = next((code for code in story.memory.countries if code not in own), "")
    return (country_name(code, story.words.language), code) if code and own and "" not in own else None


def _ahead(frame: Frame) -> tuple[str, str] | None:
    """Read « une visite officielle de quatre jours en C »: the first place after the noun, within its clause."""
    row = frame.row
    noun = next((at for at in range(frame.match.start, frame.match.end) if row.units[at].label == "visit"), None)
    if noun is None:
        return None
    for index in range(noun + 1, len(row.units)):
        unit = row.units[index]
        if unit.code in "CL" and unit.value and is_located(row, index, but_from=True):
            return named(row, unit)
        if unit.code == "V" or unit.label == ";" or row.is_a(index, "relative"):
            return None
    return None


def _of(frame: Frame) -> tuple[str, str] | None:
    """Read « le voyage de L », « le déplacement d'Alger »: the place right after the noun."""
    row = frame.row
    for index in range(frame.match.start, frame.match.end):
        unit = row.units[index + 2] if index + 2 < len(row.units) else None
        if unit and unit.code == "L" and row.units[index].label == "visit" and row.is_a(index + 1, "of"):
            return named(row, unit)
    return None


def _here(story: Story, frame: Frame) -> tuple[str, str] | None:
    """Read « dans le pays », « la venue de » as the country the article is set in."""
    row = frame.row
    for index in range(frame.match.start, len(row.units)):
        here = row.is_a(index, "land") or row.units[index].label == "visit:here"
        if here or "here" in frame.match.rule.options:
            return _home(story)
    return None


def _home(story: Story) -> tuple[str, str] | None:
    """Give the country the article is set in as a place."""
    return (country_name(story.home, story.words.language), story.home) if story.home else None


def find_countries(story: Story, drafts: list[Draft]) -> None:
    """Give a visit to a town that no table has the country that the article speaks of most, but for the visitor's own."""
    for visit in (draft for draft in drafts if draft.kind == "visit" and draft.place and not draft.place[1]):
        homes = {one.country for one in visit.people if one.country} | set(visit.countries)
        others = [code for code, count in story.mentions.most_common(2) if code not in homes and count > 1]
        if visit.place and others and homes - {""}:
            visit.place = (visit.place[0], others[0])


def place_meetings(drafts: list[Draft]) -> None:
    """Give a meeting on a visit, of which nothing is said where, the city the visitor came to, if there is but one."""
    for visit in (draft for draft in drafts if draft.kind == "visit" and draft.place):
        cities = {d.place for d in drafts if d.kind == "meeting" and d.place and set(d.people) & set(visit.people)}
        for meeting in (d for d in drafts if d.kind == "meeting" and not d.place and not d.detail.get("mode")):
            if visit.place and _is_on(visit, meeting):
                meeting.place = visit.place
        for meeting in (d for d in drafts if d.kind == "meeting" and not d.place and not d.detail.get("mode")):
            there = set(visit.people) & set(meeting.people) and _within(visit, meeting) and meeting.date
            if there and cities == {visit.place}:
                meeting.place = visit.place


def _is_on(visit: Draft, meeting: Draft) -> bool:
    """Whether a meeting told right after a visit to a city, or with it, is one of its visitor with somebody of that country."""
    code, follows = (visit.place or ("", ""))[1], meeting.rows[0].number - visit.rows[-1].number
    hosts = [one for one in meeting.people if one not in visit.people]
    city = visit.place is not None and visit.place[0] != country_name(code, visit.rows[0].view.words.language)
    of_it = bool(hosts) and len(hosts) < len(meeting.people) and all(one.country == code for one in hosts)
    return city and bool(code) and of_it and 0 <= follows <= 1 and _within(visit, meeting)


def find_cities(drafts: list[Draft], language: str) -> None:
    """Give a visit to a country the city where its visitor met somebody there."""
    for visit in (draft for draft in drafts if draft.kind == "visit" and draft.place):
        for meeting in (draft for draft in drafts if draft.kind == "meeting" and draft.place):
            there = (
                visit.place
                and meeting.place
                and visit.place == (country_name(meeting.place[1], language), meeting.place[1])
            )
            if there and set(visit.people) & set(meeting.people) and _within(visit, meeting):
                visit.place = meeting.place
                break


def _within(visit: Draft, meeting: Draft) -> bool:
    """Whether a meeting falls into a visit, as far as the dates tell, and the visit names only the country."""
    if visit.status != meeting.status or not visit.date or not meeting.date:
        return visit.status == meeting.status
    return visit.date[:7] == meeting.date[:7] and visit.date <= meeting.date


def place_in_story(drafts: list[Draft], draft: Draft) -> Draft:
    """Add a visit to those of the article, joining one of the same visitor to the same country at the same time."""
    for other in drafts:
        same = set(other.people) & set(draft.people) or not (other.people and draft.people)
        alike = other.kind == "visit" and other.status == draft.status and compatible(other.date, draft.date)
        there = other.place and draft.place and other.place[1] == draft.place[1]
        if alike and same and there:
            other.join(draft)
            return other
    drafts.append(draft)
    return draft
