"""Visits: who went where, from when to when, and whether the visit took place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Final

from ingest.circumstances import country_behind, date_of, is_located, named, place_of
from ingest.dates import DateMention
from ingest.drafts import Draft, compatible
from ingest.frames import Frame
from ingest.registry import Official, is_diplomat
from ingest.standing import Standing, was_planned
from ingest.status import standing
from ingest.stays import days_of
from ingest.story import DAY, Story
from ingest.units import Row
from ingest.verbs import VerbGroup
from ontology.gazetteer import capital_name, country_name

ON_THE_WAY: Final = 0.7
STAYING: Final = frozenset({"be_aux", "stay", "conduct", "last"})
"""Senses of verbs that tell of a state, not of an act."""
ADJACENT: Final = "> <"
"""Between two mentions that nothing joins: where verbs come first, the host and his guest (« استقبل X Y، الذي يزور … »)."""


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
    if ("known" in options or options.get("here") == "foreign") and not _is_foreign(judged, visitors):
        return
    if "native" in options:
        _note_home(frame, visitors)
    homes = {one.country for one in visitors if one.country} | set(_countries(frame))
    told = _told_place(story, frame, visitors, homes)
    place = told or _scene(story, frame, visitors)
    if place and ADJACENT in frame.match.groups.get("visitor", ""):
        visitors = [one for one in visitors if one.country != place[1]] or visitors
        homes = {one.country for one in visitors if one.country} | set(_countries(frame))
    if place is None or place[1] in homes or any(_is_posted(story, one, place, told=bool(told)) for one in visitors):
        return
    unsure, was = judged.status in ("cancelled", "denied"), was_planned(frame.row, frame.anchor)
    dates = story.planned_dates(frame.row, nearest=unsure, was=was) if judged.status != "held" else ()
    at = frame.key[1] if options.get("another") else frame.anchor
    at = at if judged.moved < 0 else judged.moved
    find = partial(date_of, frame.row, at, ranges=judged.moved < 0, but=partial(_not_since, frame.row))
    date = find(dates)
    if judged.status == "planned" and (current := _going_on(story, frame, date, find(()))):
        judged, date = replace(judged, status="held"), current
    first, last = days_of(frame, date if judged.status == "held" or "undated" not in options else None)
    yield Draft(
        "visit", judged.status, [frame.row],
        parts={"visitor": visitors},
        countries=[code for code in (*_countries(frame), place[1]) if code],
        sides=frame.parts["visitor"].sides if "visitor" in frame.parts else [],
        date=first,
        end_date=last,
        place=place,
        confidence=judged.confidence,
        rule=frame.match.rule.id,
        assumed=frozenset() if told else frozenset({"place"}),
    )  # fmt: skip


def _going_on(story: Story, frame: Frame, planned: DateMention | None, past: DateMention | None) -> DateMention | None:
    """Give the days of a visit told in the present that lie about the day of publication (“is on a visit from 3 to 6 March”).

    Days of the week that some act fills (“from Tuesday to Friday X visits”) are those to come.
    """
    verb, today = _present(frame), (story.article.published or "")[:DAY]
    stays = verb is not None and bool(verb.senses & STAYING)
    for span in (planned, past) if stays or (planned and past and planned.date[:4] != past.date[:4]) else (planned,):
        if verb and span and span.end_date and len(span.date) == DAY and span.date <= today <= span.end_date:
            return span
    return None


def _present(frame: Frame) -> VerbGroup | None:
    """Give the verb in the present that tells of a visit: its own, or that of which it is the subject (“his stay runs from …”)."""
    behind = (unit.value for unit in frame.row.units[frame.anchor + 1 :] if unit.code == "V")
    verb = frame.verb or next(behind, None)
    return verb if verb and verb.tense == "present" else None


def _is_foreign(judged: Standing, visitors: list[Official]) -> bool:
    """Whether all who are said to have come or left are known to be of some country: who did neither tells of no visit."""
    return judged.status != "denied" and all(one.country for one in visitors)


def _told_place(story: Story, frame: Frame, visitors: list[Official], homes: set[str]) -> tuple[str, str] | None:
    """Give where the words of a frame say that the visitors went."""
    options = frame.match.rule.options
    if "homeward" in options:
        return _left(story, frame, homes)
    if options.get("here") == "foreign":
        return None
    here = _here(story, frame)
    place = (options.get("here") and here) or _destination(story, frame) or here or _on_agenda(story, frame.row)
    if place and not place[1] and visitors and all(one.country not in ("", story.home) for one in visitors):
        place = place[0], story.home
    return place


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
        and not verb.senses.isdisjoint({"move", "arrive"})
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


def _is_posted(story: Story, official: Official, place: tuple[str, str], *, told: bool) -> bool:
    """Whether an official is a diplomat accredited to a country, so that his stay in it is no visit, but one in a city that is `told`."""
    label, code = place
    city = told and label not in (country_name(code, story.words.language), capital_name(code, story.words.language))
    if city or not is_diplomat(official, story.words.posted):
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
    if frame.match.rule.options.get("native_land"):
        return _of_natives(story, frame)
    captured = frame.match.groups.get("to")
    if captured:
        unit = next(frame.row.refers(captured))
        label, code = named(frame.row, unit)
        return label, code or country_behind(frame.row, unit)
    return _of(frame) or _ahead(frame) or place_of(frame.row, frame.anchor, countries=True)


def _of_natives(story: Story, frame: Frame) -> tuple[str, str] | None:
    """Read “toured three Italian barracks” as the country whose they are."""
    view = frame.row.view
    spots = (view.entry(unit.start, "demonym") for unit in frame.row.units[frame.match.start : frame.match.end])
    code = next((spot[1].country for spot in spots if spot), "")
    return (country_name(code, story.words.language), code) if code else None


def _elsewhere(story: Story, frame: Frame) -> tuple[str, str] | None:
    """Read “is to return the visit” as the country of him who came on it, or whom the visitor met."""
    visitors, visit = _visitors(story, frame), story.memory.visit
    guests = visit.people if visit and not set(visit.people) & set(visitors) else []
    own = {story.country_of(one, tuple(guest.country for guest in guests if guest.country)) for one in visitors}
    codes = (*(guest.country for guest in guests), *story.memory.countries)
    code = next((code for code in codes if code and code not in own), "")
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


def _scene(story: Story, frame: Frame, visitors: list[Official]) -> tuple[str, str] | None:
    """Give where a visit is of which no place is told: where its visitor took part in what was told before, or where the article is set.

    Not where the visitor is only whom a possessive may mean (« sa visite »).
    """
    homes = {one.country or story.country_of(one) for one in visitors}
    unclear = {"place_needed", "homeward", "native_land"} & set(frame.match.rule.options)
    if not homes or "" in homes or unclear:
        return None
    desk = story.desk if story.desk and story.desk[1] == story.home else None
    place = _of_event(story, homes, visitors) or desk or _home(story)
    return place if place and place[1] not in homes else None


def _of_event(story: Story, homes: set[str], visitors: list[Official]) -> tuple[str, str] | None:
    """Give where the event told of last took place if one of the visitors took part: its place, or the country of those he met."""
    event = story.memory.event
    if event is None or not set(event.people) & set(visitors):
        return None
    if event.place and event.place[1]:
        return event.place
    abroad = {one.country for one in event.people if event.kind == "meeting"} - homes - {""}
    code = abroad.pop() if len(abroad) == 1 and "mode" not in event.detail else ""
    return (country_name(code, story.words.language), code) if code else None


def _home(story: Story) -> tuple[str, str] | None:
    """Give the country the article is set in as a place."""
    return (country_name(story.home, story.words.language), story.home) if story.home else None


def place_in_story(drafts: list[Draft], draft: Draft) -> Draft:
    """Add a visit to those of the article, joining one of the same visitor to the same country at the same time."""
    for other in drafts:
        same = set(other.people) & set(draft.people) or not (other.people and draft.people)
        one = "place" in other.assumed or "place" in draft.assumed or compatible(other.date, draft.date)
        alike = other.kind == "visit" and other.status == draft.status and one
        there = other.place and draft.place and other.place[1] == draft.place[1]
        if alike and same and there:
            other.join(draft)
            return other
    drafts.append(draft)
    return draft
