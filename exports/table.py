"""A table of text: columns that fit the width, what did not take place flagged, the evidence below its row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from exports.text import clean, isolated, width, wrap
from exports.words import word
from ontology.vocabulary import STATUSES, TOOK_PLACE

Segment = tuple[str, str]
"""Some text and the rich style it has on a terminal."""

Cells = Mapping[str, object]
"""One row: the text or value of each column, by name; `evidence` is not a column but what is printed below."""

GAPS = (2, 1)
"""Spaces between columns: fewer where words would have to be broken otherwise."""
NARROWEST = 6
WORD = 14
"""Up to this long a word keeps its column wide enough for it."""
KEPT_WHOLE = frozenset({
    "date", "published", "stated", "first", "last", "ended", "period", "status", "sources", "country", "score", "degree",
    "community", "events", "articles", "facts", "about",
})  # fmt: skip
HEADINGS = {"participants": "who"}
"""Columns whose name is wider than what tables of 80 columns have for it."""
FLAG = "!"
FLAG_NOTE = f"{FLAG} did not take place, or not yet"
NOT_TAKEN_PLACE = frozenset(STATUSES) - TOOK_PLACE
WORDS = frozenset({"status", "kind", "topic", "type", "label", "about"})
"""Columns that hold words of the ontology, which has labels for them in four languages."""
STATUS_STYLES = {"planned": "yellow", "proposed": "yellow", "cancelled": "red", "denied": "red"}


@dataclass(frozen=True, slots=True)
class View:
    """How text is to be shown: how wide, on a terminal (in colour, scripts kept apart) or plain, with evidence or without."""

    columns: int = 80
    terminal: bool = False
    evidence: bool = False
    lang: str = ""


def table(rows: Sequence[Cells], names: Sequence[str], view: View) -> str:
    """Lay the rows out under the named columns; an empty string if there is no row."""
    lines = list(_lines(rows, names, view)) if rows else []
    return _coloured(lines) if view.terminal else _plain(lines)


def _lines(rows: Sequence[Cells], names: Sequence[str], view: View) -> Iterator[list[Segment]]:
    """Every line of the table: the head, each row with its evidence, the note on flags."""
    names = [name for name in names if any(row.get(name) not in (None, "", [], ()) for row in rows)] or names
    texts = [[_text(name, row.get(name), view.lang) for name in names] for row in rows]
    widths, gap = _widths(names, texts, view.columns)
    yield from _row([_heading(name) for name in names], widths, gap, ["bold"] * len(names))
    for row, cells in zip(rows, texts, strict=True):
        yield from _row(cells, widths, gap, [_style(name, row.get(name)) for name in names])
        if view.evidence:
            yield from _evidence(row.get("evidence"), view.columns)
    if any(_flagged(name, row.get(name)) for row in rows for name in names):
        yield [("", "")]
        yield [(FLAG_NOTE, "dim")]


def _heading(name: str) -> str:
    return HEADINGS.get(name, name).replace("_", " ").upper()


def _flagged(name: str, value: object) -> bool:
    """Whether the cell says that something did not, or not yet, take place."""
    return name == "status" and value in NOT_TAKEN_PLACE


def _style(name: str, value: object) -> str:
    return STATUS_STYLES.get(str(value), "") if name == "status" else ""


def _text(name: str, value: object, lang: str) -> str:
    """What a cell shows; a word of the ontology in the language asked for."""
    flag = f"{FLAG} " if _flagged(name, value) else ""
    return flag + (word(str(value), lang) if value and lang and name in WORDS else show(value))


def show(value: object) -> str:
    """A value as one line of text: nothing for None, a list with commas."""
    if value is None:
        return ""
    if isinstance(value, (list, tuple)):
        return ", ".join(show(item) for item in value)
    if isinstance(value, Mapping):
        return show(value.get("label"))
    return clean(str(value))


def _widths(names: Sequence[str], texts: Sequence[Sequence[str]], columns: int) -> tuple[list[int], int]:
    """The width of each column and the gap between: the widest are narrowed until the line fits, inside words only at last."""
    columns_of_text = [(_heading(name), *cells) for name, cells in zip(names, zip(*texts, strict=True), strict=True)]
    whole = [max(map(width, cells)) for cells in columns_of_text]
    headed, floors, narrow = (
        [max(NARROWEST, min(WORD, _longest_word(cells[start:]))) for cells in columns_of_text]
        for start in (0, 1, len(texts) + 1)
    )
    fixed = [name in KEPT_WHOLE for name in names]
    for gap, least in (*((gap, least) for least in (headed, floors) for gap in GAPS), (GAPS[-1], narrow)):
        least = [size if kept else min(size, low) for size, low, kept in zip(whole, least, fixed, strict=True)]
        spare = columns - gap * (len(names) - 1)
        if sum(least) <= spare:
            break
    return _narrowed(whole, least, spare), gap


def _longest_word(cells: Sequence[str]) -> int:
    return max((width(word) for cell in cells for word in cell.split()), default=0)


def _narrowed(widths: Sequence[int], least: Sequence[int], spare: int) -> list[int]:
    """Narrow the widest columns, but none below its least, until the sum fits."""
    found = list(widths)
    while sum(found) > spare:
        able = [i for i, size in enumerate(found) if size > least[i]]
        if not able:
            break
        found[max(able, key=lambda i: found[i])] -= 1
    return found


def _row(cells: Sequence[str], widths: Sequence[int], gap: int, styles: Sequence[str]) -> Iterator[list[Segment]]:
    """The lines of one row, each cell wrapped inside its column."""
    wrapped = [wrap(cell, size) for cell, size in zip(cells, widths, strict=True)]
    for number in range(max(map(len, wrapped))):
        line: list[Segment] = []
        for cell, size, style in zip(wrapped, widths, styles, strict=True):
            text = cell[number] if number < len(cell) else ""
            line.append((text, style))
            line.append((" " * (size - width(text) + gap), ""))
        yield line


def _evidence(pieces: object, columns: int) -> Iterator[list[Segment]]:
    """Below a row: each quote, then who printed it, when, and its address."""
    for piece in pieces if isinstance(pieces, (list, tuple)) else ():
        for line in wrap(f"“{show(piece.get('quote'))}”", max(columns - 4, 20)):
            yield [("    ", ""), (line, "italic")]
        where = [show(piece.get(key)) for key in ("outlet", "published", "url") if piece.get(key)]
        parts = [(part, "dim") for one in where or ["source not named"] for part in (", ", one)]
        yield [("    — ", "dim"), *parts[1:]]


def _plain(lines: Sequence[Sequence[Segment]]) -> str:
    return "".join("".join(text for text, _ in line).rstrip() + "\n" for line in lines)


def _coloured(lines: Sequence[Sequence[Segment]]) -> str:
    """The same lines with the colours and weights of a terminal."""
    import io

    from rich.console import Console
    from rich.text import Text

    console = Console(file=io.StringIO(), force_terminal=True, color_system="standard", legacy_windows=False)
    with console.capture() as captured:
        for line in lines:
            text = Text.assemble(*((isolated(text), style) for text, style in line))
            text.rstrip()
            console.print(text, soft_wrap=True, highlight=False)
    return captured.get()
