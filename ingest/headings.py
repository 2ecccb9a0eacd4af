"""Headings of items: « MARDI 6 – Bucarest. », « Bénin-Nigeria – … », « Comores. »: they hold for their paragraph."""

from __future__ import annotations

from typing import Final

from ingest.drafts import Draft
from ingest.memory import Heading
from ingest.spotting import spotter
from ingest.story import DAY, Story
from ingest.units import Row, Unit
from ontology.names import fold

LONGEST: Final = 9
"""How many units a heading may have."""
DASHES: Final = frozenset({"–", "—", "-", ":", "|", "/", "."})
BULLETS: Final = frozenset({"•", "▪", "●", "■", "*", "◆"})
MONTH: Final = len("2026-01")
PLACED: Final = frozenset({"meeting", "visit", "agreement"})


def note_heading(story: Story, row: Row) -> None:
    """Keep the heading that a row is or begins with; one of an earlier paragraph holds no longer."""
    paragraph = row.sentence.paragraph
    begins = not story.rows[:-1] or story.rows[-2].sentence.paragraph != paragraph
    if begins:
        story.memory.heading = heading(story, row)
    if story.memory.heading is not None:
        for unit in row.units:
            for official in unit.value.officials if unit.code == "P" else ():
                official.local = official.local or story.memory.heading.countries
        if begins and len(story.memory.heading.countries) == 2:
            first, second = story.memory.heading.countries
            story.memory.countries = (first, second)


def heading(story: Story, row: Row) -> Heading | None:
    """Read the heading that a paragraph opens with: nothing but days, countries and a city, up to a dash or full stop."""
    head = _opening(row)
    if not head:
        return None
    codes = [code for unit in head for code in _countries(row, unit)]
    city = next((unit for unit in head if unit.code == "L"), None)
    starts = {unit.value.start for unit in head if unit.code == "D"}
    dates = tuple(date for date in story.planned_dates(row, nearest=True) if date.start in starts)
    if not (codes or city):
        return None
    place = (row.view.text(city.start, city.end), city.value.country) if city else None
    return Heading(row.sentence.paragraph, dates, place, tuple(dict.fromkeys(code for code in codes if code)))


def _opening(row: Row) -> list[Unit]:
    """Give the units of a heading: those before the first dash or full stop that stands before anything else."""
    head: list[Unit] = []
    for index, unit in enumerate(row.units[:LONGEST]):
        if not index and unit.label in BULLETS:
            continue
        if unit.label in DASHES and unit.code == "W":
            following = row.units[index + 1 : index + 2]
            if following and following[0].code in "DLC":
                continue
            return head
        if not (unit.code in "DLC" or row.is_a(index, "and") or unit.label.isdigit() or _countries(row, unit)):
            return []
        head.append(unit)
    return head if head and len(head) >= len(row.units) - (row.units[0].label in BULLETS) else []


def _countries(row: Row, unit: Unit) -> list[str]:
    """Give the countries that a unit of a heading names: « Bénin », « Rome », « Bénin-Nigeria »."""
    if unit.code in "LC":
        return [unit.value.country]
    first, dash, second = unit.label.replace("‑", "-").partition("-")
    if unit.code != "W" or not dash:
        return []
    spots = spotter(row.view.words.language)
    found = [spots.reading(fold(part), "country") or spots.reading(fold(part), "city") for part in (first, second)]
    return [code for code in found if code] if all(found) else []


def under_one_heading(story: Story, drafts: list[Draft]) -> list[Draft]:
    """Give the drafts that a later sentence may add to: under a heading those of its own item."""
    head = story.memory.heading
    if head is None:
        return drafts
    return [draft for draft in drafts if draft.rows[0].sentence.paragraph == head.paragraph]


def under_heading(story: Story, draft: Draft) -> None:
    """Give a draft the days and the place of the heading it stands under, where it states none itself."""
    head = story.memory.heading
    if head is None or draft.status == "proposed":
        return
    if head.dates and not draft.date:
        first, last = head.dates[0].date, head.dates[-1].date
        several = first != last and draft.kind != "visit"
        draft.date = first[:MONTH] if several else first
        draft.end_date = last if first != last and len(last) == DAY and draft.kind == "visit" else draft.end_date
    if head.dates and draft.kind in PLACED and not draft.detail.get("mode"):
        draft.place = draft.place or head.place
