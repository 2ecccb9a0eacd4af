"""Itineraries: what the visits and the meetings of an article tell of each other's place."""

from __future__ import annotations

from ingest.drafts import Draft
from ingest.story import Story
from ontology.gazetteer import country_name


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
            there = set(visit.people) & set(meeting.people) and _within(visit, meeting) and meeting.date
            if _is_on(visit, meeting) or (there and cities == {visit.place}):
                meeting.place = visit.place


def _is_on(visit: Draft, meeting: Draft) -> bool:
    """Whether a meeting told right after a visit to a city, or with it, is one of its visitor with somebody of that country."""
    code = (visit.place or ("", ""))[1]
    follows = any(0 <= meeting.rows[0].number - row.number <= 1 for row in visit.rows)
    hosts = [one for one in meeting.people if one not in visit.people]
    city = visit.place is not None and visit.place[0] != country_name(code, visit.rows[0].view.words.language)
    of_it = bool(hosts) and len(hosts) < len(meeting.people) and all(one.country == code for one in hosts)
    return city and bool(code) and of_it and follows and _within(visit, meeting)


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
