"""Tables that hold letters written from the right: on a terminal every column keeps its place, a pipe gets plain text."""

from __future__ import annotations

import re
from dataclasses import fields
from typing import Any

import pytest
from bidi import get_display

from exports.rows import NOT_IN_TABLES, to_table
from exports.table import HEADINGS, View
from exports.text import width
from graph.evidence import Quote
from graph.questions.meetings import MeetingRow
from graph.questions.news import NewRow
from graph.questions.topic import TopicRow

COLOURS = re.compile(r"\x1b\[[0-9;]*m")
ISOLATES = re.compile("[\u2066-\u2069]")
LONG = "المدير العام للأمن الوطني ومراقبة التراب الوطني"
ROWS = [
    MeetingRow("Mikael Wern", "w", "DK", "chef de la police", "2026-01-27", "Rabat", "held", "e1", 1),
    MeetingRow("عبد اللطيف حموشي", "h", "MA", LONG, "2026-01-27", "الرباط", "planned", "e2", 2),
    MeetingRow("عبد اللطيف حموشي", "h", "MA", "chef (المدير)", "2026-02-01", "Rabat", "held", "e3", 3),
    MeetingRow("مُحَمَّد", "m", None, None, "2026-03", None, "held", "e4", 12),
]
QUOTED = MeetingRow(
    "عبد اللطيف حموشي", "h", "MA", None, "2026-01-27", None, "held", "e5", 1, None,
    (Quote("استقبل عبد اللطيف حموشي في الرباط يوم 27 يناير 2026 نظيره الدانماركي وأجريا مباحثات حول التعاون الأمني", "هسبريس", "https://news.example/1", "2026-01-27"),),
)  # fmt: skip


def as_drawn(text: str) -> list[str]:
    """What a terminal that reorders text (Unicode annex 9) draws, a line of cells each."""
    lines = COLOURS.sub("", text).splitlines()
    return [ISOLATES.sub("", get_display(line, base_dir="L")) for line in lines]


@pytest.mark.parametrize("columns", [80, 72, 120])
def test_columns_keep_their_place_on_a_terminal(columns: int) -> None:
    shown = as_drawn(to_table(ROWS, View(columns, terminal=True)))
    places = [shown[0].index(name) for name in ("DATE", "STATUS", "SOURCES")]
    assert max(map(width, shown)) <= columns
    found = [
        [shown_at(line, place).split("  ")[0].strip() for place in places]
        for line in shown[1:]
        if re.search(r"\d{4}-\d\d", line)
    ]
    assert found == [
        ["2026-01-27", "held", "1"], ["2026-01-27", "! planned", "2"], ["2026-02-01", "held", "3"], ["2026-03", "held", "12"],
    ]  # fmt: skip


def shown_at(line: str, column: int) -> str:
    """The text from a column on; marks above letters take none."""
    position = next(at for at in range(len(line) + 1) if width(line[:at]) == column)
    return line[position:]


def test_without_isolates_the_date_would_move() -> None:
    """The bug that this pins: digits after Arabic letters are drawn to their left."""
    shown = ISOLATES.sub("", COLOURS.sub("", to_table(ROWS, View(80, terminal=True)))).splitlines()
    assert "2026-03 " not in get_display(shown[-3], base_dir="L")


NEWS = NewRow(
    "2025-01-05", "2025-01-03", "agreement", "in_force", "mou", ("Rabannnn Bababara", "Werbannnnnn Bababawer"), "Copenhague", "e6", 1
)  # fmt: skip
NOT_YET = NewRow(
    "2025-02-07", "2025-02-05", "operation", "planned", "arrests", ("Direction générale",), "Madrid", "e7", 1
)
TOPIC = TopicRow("technical_assistance", 120_000, 230_000, "2007-02-08", "2024-02-16", "2007-02")


@pytest.mark.parametrize(
    "rows",
    [
        [NEWS, NOT_YET],  # PARTICIPANT over S: the heading was wider than what was left
        [TOPIC],
        [QUOTED],
    ],
)
def test_no_word_is_broken_at_80_columns(rows: list[Any]) -> None:
    head, *lines = to_table(rows, View(80)).splitlines()
    names = [
        field.name for field in fields(rows[0]) if field.name not in NOT_IN_TABLES and getattr(rows[0], field.name)
    ]
    assert head.split() == [HEADINGS.get(name, name).upper() for name in names]
    shown = " ".join(lines).split()
    for value in (
        one
        for row in rows
        for field in fields(row)
        for one in [getattr(row, field.name)]
        if field.name not in NOT_IN_TABLES
    ):
        words = " ".join(map(str, value)) if isinstance(value, tuple) else str(value or "")
        assert set(words.split()) <= {word.rstrip(",") for word in shown}


@pytest.mark.parametrize("row", [*ROWS, QUOTED])
def test_a_pipe_gets_plain_text(row: MeetingRow) -> None:
    shown = to_table([row], View(80, evidence=True))
    assert not ISOLATES.search(shown)
    assert "\x1b" not in shown
    assert max(map(width, shown.splitlines())) <= 80


def test_evidence_stands_apart_too() -> None:
    shown = as_drawn(to_table([QUOTED], View(80, terminal=True, evidence=True)))
    assert f"    — {get_display('هسبريس')}, 2026-01-27, https://news.example/1" in [line.rstrip() for line in shown]
    assert all(line.startswith("    ") for line in shown[2:] if line)
