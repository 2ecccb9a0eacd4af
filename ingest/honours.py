"""Awards and appointments: who was decorated by whom with what, who was named to which post."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ingest.bodies import is_international
from ingest.circumstances import date_of
from ingest.drafts import Draft, compatible
from ingest.frames import Frame
from ingest.registry import Official
from ingest.rows import Side
from ingest.standing import Standing
from ingest.status import standing
from ingest.story import Story
from ingest.units import Row

PINNED: Final = 0.8
"""How sure an award is whose verb may mean another thing (« علّق على صدره وسام … »: he hung it on his chest, or called it off)."""


def awards(story: Story, frame: Frame) -> Iterator[Draft]:
    """Make a draft for each recipient of an award frame."""
    judged = standing(frame)
    recipients = [one for one in frame.people("recipient") if one.in_office]
    if judged and judged.status == "cancelled" and "done" in frame.match.rule.options:
        judged = Standing("held", PINNED)
    if judged is None or judged.status != "held":
        return
    date = date_of(frame.row, frame.anchor, since="since" in frame.match.rule.options)  # «luce desde ayer la medalla»
    for recipient in recipients:
        givers = [one for one in frame.people("giver") if one is not recipient]
        yield Draft(
            "award", "held", [frame.row],
            parts={"recipient": [recipient], "giver": givers},
            countries=[side.country for party in frame.parts.values() for side in party.sides if side.country],
            date=date.date if date else None,
            confidence=judged.confidence,
            detail={"honour": honour(frame.row)},
            rule=frame.match.rule.id,
        )  # fmt: skip


def honour(row: Row) -> str:
    """Write out the honour: from its noun (« médaille », « ordre ») to where its complements end."""
    for index, unit in enumerate(row.units):
        if unit.code == "N" and unit.label == "honour":
            end = index + 1
            while end < len(row.units) and (_continues(row, end)):
                end += 1
            while end > index + 1 and (row.is_a(end - 1, "of") or row.is_a(end - 1, "article")):
                end -= 1  # «la Cruz al Mérito | de manos de Y»
            start_token, end_token = unit.start, row.units[end - 1].end
            return row.view.text(start_token, end_token)
    return ""


def _continues(row: Row, index: int) -> bool:
    unit = row.units[index]
    if unit.code in "NAC":
        return True
    if unit.code != "W":
        return False
    token = row.view.tokens[unit.start]
    return row.is_a(index, "of") or row.is_a(index, "article") or token.pos in ("ADJ", "NOUN", "PROPN") or token.capital


def appointments(story: Story, frame: Frame) -> Iterator[Draft]:
    """Make the draft of an appointment frame; the post is what follows the verb, or what the person holds."""
    judged = standing(frame)
    if judged is None:
        return
    date = date_of(frame.row, frame.anchor, story.planned_dates(frame.row) if judged.status != "held" else ())
    post = _post(frame)
    for official in frame.people("appointee"):
        if official.name:
            _take(official, frame, judged.status)
            official.country = official.country or _appointer(story, frame)
            yield Draft(
                "appointment", judged.status, [frame.row],
                parts={"appointee": [official]},
                date=date.date if date else None,
                confidence=judged.confidence,
                detail={"post": post or (official.posts[0].text if official.posts else "")},
                rule=frame.match.rule.id,
            )  # fmt: skip


def _take(official: Official, frame: Frame, status: str) -> None:
    """Give an official the post that he has taken (« a pris ses fonctions de … »); he is in office even if no title says so."""
    official.appointed = official.appointed or status == "held"
    view, bodies = frame.row.view, [unit for unit in frame.row.units if unit.code == "A"]
    if not official.posts and bodies and all(is_international(view, unit.start, unit.end) for unit in bodies):
        official.beyond, official.country = True, ""
    for unit in frame.row.refers(frame.match.groups.get("taken", "")):
        if status == "held" and isinstance(unit.value, Side) and not official.posts:
            official.posts += unit.value.posts


def _appointer(story: Story, frame: Frame) -> str:
    """Give the country that appoints somebody by its name or that of its capital, right beside the verb (« Londres a nommé », « سمّت لندن »)."""
    row, at = frame.row, frame.anchor
    beside = row.units[max(0, at - 1) : at] + row.units[at + 1 : at + 2]
    codes = [code for unit in beside if unit.code in "CL" for code in story.countries_of(unit.value)]
    capital = all(unit.code == "C" or unit.value.form == "capital" for unit in beside if unit.code in "CL")
    return codes[0] if len(codes) == 1 and capital and not (frame.verb and frame.verb.passive) else ""


def _post(frame: Frame) -> str:
    """Write out the post that the rule captured: a described official, or the body at whose head one is put."""
    captured = frame.match.groups.get("post") or frame.match.groups.get("taken", "")
    units = list(frame.row.refers(captured))
    if units:
        return frame.row.view.text(units[0].start, units[-1].end)
    return captured.strip()


def place_in_story(drafts: list[Draft], draft: Draft) -> Draft:
    """Add an award or an appointment, unless the article told of it before; of somebody honoured on two days these are two."""
    for other in drafts:
        same = other.kind == draft.kind and other.people[:1] == draft.people[:1]
        same = same and (draft.kind != "award" or compatible(other.date, draft.date))
        if same and (other.status == draft.status or draft.kind == "appointment"):
            other.join(draft)
            return other
    drafts.append(draft)
    return draft
