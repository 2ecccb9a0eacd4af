"""Meetings: who met whom, when, where, and whether it took place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from ingest.circumstances import date_of, of_a_stay, place_of
from ingest.drafts import Draft, compatible
from ingest.frames import Frame
from ingest.gatherings import together
from ingest.registry import Official
from ingest.separately import is_separate, mode_of, own_day
from ingest.several import are_all
from ingest.sides import in_sentence
from ingest.standing import Standing, was_planned
from ingest.status import HEDGED, standing
from ingest.story import Story
from ingest.units import Row
from ingest.venues import venue_of

SURE = 0.65
NEAR = 3
RECENT = 8
DISPUTED = frozenset({"deny", "claim", "report", "announce"})
"""Senses of verbs beside which it is told that a meeting did not take place."""
MONTH = len("2026-01")


def meetings(story: Story, frame: Frame) -> Iterator[Draft]:
    """Make the drafts of a meeting frame: one, or one for each partner where the sentence says « respectivement »."""
    judged = None if _never_met(story, frame) else _renounced(frame) or standing(frame)
    without = frame.match.rule.options.get("without", ())
    if judged is None or not _enough(story, frame) or any(unit.label in without for unit in frame.row.units):
        return
    if frame.match.rule.options.get("done") and judged.status != "held":
        return  # what a trip is for follows from it only once it has been made
    if judged.status == "held":
        judged = replace(judged, status=frame.match.rule.options.get("status", "held"))
    event, on_visit = story.memory.event, None
    to_be = judged.status == "planned" and frame.verb is not None and frame.verb.tense == "was_to"
    if to_be and _called_off_before(story, frame.row):
        judged = replace(judged, status="cancelled")
    on_it = frame.verb is None and event and event.kind == "visit" and not mode_of(frame)
    on_it = on_it and judged.status not in ("cancelled", "denied")
    if on_it and event and set(frame.people("who")) & set(event.people):
        judged = replace(judged, status=event.status)
        on_visit = event
    judged = replace(judged, confidence=min(judged.confidence, frame.match.rule.options.get("sure", 1.0)))
    if "moves" in frame.match.rule.options and story.memory.meeting and story.memory.meeting.status == "planned":
        story.memory.meeting.status = "cancelled"
    if frame.match.rule.options.get("institutional"):
        yield from _session(story, frame, judged)
        return
    partners = [party for name, party in frame.parts.items() if name in ("with", "with2", "guest") and party.officials]
    if (is_separate(frame) or frame.match.rule.options.get("split")) and sum(len(p.officials) for p in partners) > 1:
        hosts = {name: p.officials for name, p in frame.parts.items() if name not in ("with", "with2", "guest")}
        for one in dict.fromkeys(official for party in partners for official in party.officials):
            yield _draft(story, frame, judged, {**hosts, "with": [one]}, one)
    else:
        again = judged.status == "planned" and are_all(story.memory, frame)
        parts = {} if again else {name: list(party.officials) for name, party in frame.parts.items()}
        draft = _draft(story, frame, judged, parts)
        draft.countries += [code for code in story.memory.sides if again and code not in draft.countries]
        draft.date = draft.date or (_during(on_visit) if on_visit else None)
        told = [one for one in (event, story.memory.meeting) if one]
        if frame.match.rule.options.get("goes_on") and any(set(draft.people) <= set(one.people) for one in told):
            draft.date = draft.end_date = None
        if any(unit.label in frame.match.rule.options.get("undated_by", ()) for unit in frame.row.units):
            draft.date = draft.end_date = None  # it is the day of something else
        yield draft


def _renounced(frame: Frame) -> Standing | None:
    """Judge as cancelled what a rule says is called off («renunció a la entrevista con Y»), unless its verb is negated."""
    verbs = [unit.value for unit in frame.row.units[frame.match.start : frame.match.end] if unit.code == "V"]
    off = frame.match.rule.options.get("status") == "cancelled" and not any(verb.negated for verb in verbs)
    return Standing("cancelled", 0.8) if off else None


def _never_met(story: Story, frame: Frame) -> bool:
    """Whether a sentence only tells that people do not know each other: no day, and nobody has claimed that they met."""
    verb, row = frame.verb, frame.row
    if not row.view.modifiers_before or verb is None or not verb.negated or verb.tense not in ("past", "present"):
        return False
    before = story.rows[row.number - 1 : row.number] if row.number else []
    units = [unit for one in (*before, row) for unit in one.units]
    said = any(unit.label.startswith(("rumour", "denial")) for unit in units)
    claimed = any(unit.code == "V" and unit.value.senses & DISPUTED for unit in units)
    return not (said or claimed or any(unit.code == "D" for unit in row.units))


def _called_off_before(story: Story, row: Row) -> bool:
    """Whether the sentence before says that something was called off."""
    before = story.rows[row.number - 1] if row.number else row
    verbs = [unit.value for unit in before.units if unit.code == "V"]
    return any("cancel" in verb.senses and not verb.negated for verb in verbs)


def _of_training(story: Story, frame: Frame) -> bool:
    """Whether a bare « session » is one of a course that the article tells of."""
    rows = story.rows[max(0, frame.row.number - RECENT) : frame.row.number + 1]
    unit = frame.row.units[frame.anchor]
    return unit.end - unit.start == 1 and any(one.label == "training" for row in rows for one in row.units)


def _during(visit: Draft) -> str | None:
    """Give the date of what happens on a visit: its day, or the month if it lasts several."""
    if visit.date and visit.end_date and visit.end_date != visit.date:
        return visit.date[:MONTH]
    return visit.date


def _session(story: Story, frame: Frame, judged: Standing) -> Iterator[Draft]:
    """Make the draft of a meeting of bodies: between the countries the sentence names, with those of the story."""
    row = frame.row
    options = frame.match.rule.options
    off = judged.status == "cancelled" and len(in_sentence(story, row, compounds=True)) > 1
    sure = judged.status == "planned" or judged.confidence >= SURE
    if not (options.get("body") or off) and not (sure and _is_body(story, row, frame)):
        return
    if _of_training(story, frame):
        return
    codes = in_sentence(story, row, compounds=True)
    if len(codes) < 2 and options.get("told"):
        return
    if len(codes) < 2:
        codes = list(dict.fromkeys([*codes, *(story.memory.session or story.memory.involved())]))
    story.memory.session = tuple(codes) if len(codes) > 1 else story.memory.session
    draft = _draft(story, frame, judged, {})
    draft.countries, draft.pending = codes, True
    yield draft


def _is_body(story: Story, row: Row, frame: Frame) -> bool:
    """Whether the meeting is one of a series or of a body (a session, « la prochaine réunion »), or of sides it names."""
    for index in range(frame.match.start, frame.match.end):
        if row.units[index].label in ("meeting:session", "states"):
            return True
        if row.units[index].label.startswith("meeting"):
            if len(in_sentence(story, row, compounds=True)) > 1:
                return True
            near = range(max(0, index - 2), min(index + 3, len(row.units)))
            unit = row.units[index]
            own = any(row.view.is_a(at, "ordinal") for at in range(unit.start, unit.end))
            return own or any(row.is_a(at, "ordinal") for at in near)
    return False


def _enough(story: Story, frame: Frame) -> bool:
    """Whether those who met are known well enough: two people, or two sides."""
    people = frame.people()
    options = frame.match.rule.options
    if options.get("institutional"):
        return True
    host = frame.parts.get("host")
    if host and host.countries and not host.officials and any(unit.label == "visit" for unit in frame.row.units):
        return False  # a country receives whoever visits it
    if options.get("fallback") and len({one.country or one for one in people}) + len(_sides(story, frame)) < 2:
        return False
    if options.get("at_least") and len(people) + len(_sides(story, frame)) < options["at_least"]:
        return False
    if not together(story, frame):
        return False
    return len(people) >= 2 or bool(people and _sides(story, frame)) or len(_sides(story, frame)) >= 2


def _sides(story: Story, frame: Frame) -> list[str]:
    """List the countries of those sides of a frame that nobody named stands for."""
    codes: list[str] = []
    for party in frame.parts.values():
        codes += party.countries + [code for side in party.sides for code in story.countries_of(side)]
        codes += [code for spot in party.agencies for code in story.countries_of(spot)]
    return list(dict.fromkeys(codes))


def _draft(
    story: Story, frame: Frame, judged: Standing, parts: dict[str, list[Official]], partner: Official | None = None
) -> Draft:
    """Make one draft; of several meetings in a sentence it is the one with a `partner`."""
    row = frame.row
    unsure, was = judged.status in ("cancelled", "denied"), was_planned(row, frame.anchor)
    to_come = judged.status in ("planned", "cancelled", "proposed")
    dates = story.planned_dates(row, nearest=unsure, was=was) if to_come else ()
    at = frame.anchor if judged.moved < 0 else judged.moved
    date = own_day(frame, partner, dates) or date_of(row, at, dates, since=False, but=partial(of_a_stay, row, at))
    mode = mode_of(frame, partner)
    return Draft(
        "meeting", judged.status, [row],
        parts={name: [one for one in officials if one.in_office] for name, officials in parts.items()},
        countries=_sides(story, frame),
        agencies=[spot for party in frame.parts.values() for spot in party.agencies],
        sides=[side for party in frame.parts.values() for side in party.sides],
        date=date.date if date else None,
        end_date=date.end_date if date else None,
        place=None if mode else place_of(row, frame.anchor) or _venue(story, row),
        confidence=judged.confidence,
        detail={"mode": mode} if mode else {},
        rule=frame.match.rule.id,
    )  # fmt: skip


def _venue(story: Story, row: Row) -> tuple[str, str] | None:
    """Give the place of the gathering at which a sentence says that they met."""
    return venue_of(story.memory, row, story.rows[row.number - 1] if row.number else None)


def place_in_story(drafts: list[Draft], draft: Draft) -> Draft:
    """Add a draft to those of the article: it joins one that may be the same meeting, else stands for itself."""
    for other in reversed(drafts):
        if other.kind == "meeting" and (same_meeting(other, draft) or _rumoured(other, draft)):
            other.join(draft)
            return other
    drafts.append(draft)
    return draft


def same_meeting(one: Draft, other: Draft) -> bool:
    """Whether two drafts of an article tell of one meeting: the same people, or the fewer among the more; no clash."""
    if one.status != other.status or not compatible(one.stated("date"), other.stated("date")):
        return False
    stated = one.detail.get("mode"), other.detail.get("mode")
    anew = other.stated("date") not in (None, one.stated("date"))
    told_twice = one.rows == other.rows and not (one.place or other.place)  # “went over it in a video call”
    apart = (stated[1] or other.stated("place") or anew) and not told_twice
    if stated[0] != stated[1] and apart:
        return False
    places = one.stated("place"), other.stated("place")
    if all(places) and places[0][0] != places[1][0]:
        return False
    people, others = set(one.people), set(other.people)
    if people and others and not _with_others(one, other):
        return people <= others or others <= people
    return False


def _with_others(one: Draft, other: Draft) -> bool:
    """Whether one of two drafts tells that somebody met the unnamed of a country that the other does not know."""
    for draft, against in ((one, other), (other, one)):
        known = {official.country for official in (*draft.people, *against.people)} | set(against.countries)
        if len(draft.people) == 1 and len(known) > 1 and set(draft.countries) - known:
            return True
    return False


def _rumoured(denied: Draft, draft: Draft) -> bool:
    """Whether a report that hedges (« auraient discuté ») repeats a meeting that the article says was denied."""
    if denied.status != "denied" or draft.confidence >= HEDGED:
        return False
    if not denied.people and draft.people:
        return bool(denied.countries) and set(denied.countries) == {one.country for one in draft.people}
    return set(denied.people) == set(draft.people)


def unite(story: Story, drafts: list[Draft]) -> None:
    """Join meetings told of without names to those told of with names nearby, where countries and dates agree."""
    for late in [draft for draft in drafts if draft.kind == "meeting" and draft.sides and draft.people]:
        for other in [one for one in drafts if one is not late and one.kind == "meeting"]:
            follows = other.rows[0].number - late.rows[-1].number == 1 and not (other.date or other.place)
            if follows and set(other.people) == set(late.people) and same_meeting(late, other):
                late.join(other)  # its officials were named only after it was told of
                drafts.remove(other)
    for bare in [draft for draft in drafts if draft.kind == "meeting" and not draft.people]:
        for other in drafts:
            if other is not bare and other.kind == "meeting" and other.people and _one_event(story, bare, other):
                other.status = bare.status if bare.status == "cancelled" else other.status
                other.join(bare)
                drafts.remove(bare)
                break


def _one_event(story: Story, bare: Draft, other: Draft) -> bool:
    """Whether a meeting of countries is the one of officials told of within three sentences."""
    near = abs(bare.rows[0].number - other.rows[0].number) <= NEAR
    status = bare.status == other.status or {bare.status, other.status} == {"cancelled", "planned"}
    wider = set(bare.countries) <= set(countries_of(story, other))
    own, others = bare.stated("place"), other.stated("place")
    apart = (own and others and own[0] != others[0]) or other.detail.get("mode")
    dates = compatible(bare.stated("date"), other.stated("date"))
    return near and status and wider and dates and not apart


def countries_of(story: Story, draft: Draft) -> list[str]:
    """List the countries of a draft: of its sides, its agencies and its officials."""
    codes = [*draft.countries, *(code for side in draft.sides for code in story.countries_of(side))]
    codes += [code for spot in draft.agencies for code in story.countries_of(spot)]
    return [*codes, *(one.country for one in draft.people if one.country)]


def place_last(story: Story, row: Row) -> None:
    """Give the meeting told of last the place that « au cours de cette entrevue, qui s’est déroulée à L » adds."""
    event = story.memory.event
    labels = [unit.label for unit in row.units[:8]]
    if event is None or event.kind != "meeting" or event.place or "occasion" not in labels:
        return
    for index, unit in enumerate(row.units[:8]):
        if event.place is None and unit.code == "V" and unit.value.senses & {"take_place", "hold"}:
            event.place = place_of(row, index)
