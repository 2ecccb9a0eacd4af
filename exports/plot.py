"""Answers as pictures, where people would rather look: a timeline, a rank, topics over time (matplotlib, an extra)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from exports.days import first_day
from exports.text import clean
from exports.words import word
from exports.writing import write_file
from graph.network import RankRow
from graph.questions.event import TimelineRow
from graph.questions.topic import TopicRow
from ontology.errors import ExportError
from ontology.vocabulary import TOOK_PLACE

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.ticker import Locator

FORMATS: Final = ("svg", "png", "pdf")
COLOURS: Final = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#7a5c00", "#999999")
"""Colours that the colour-blind tell apart (Okabe and Ito, 2008), the yellow darkened, the last for the rest."""
INK: Final = "#222222"
FAINT: Final = "#d9d9d9"
SHOWN: Final = 25
"""Up to this many bars, or labels of events, are drawn; more cannot be read."""
TOPICS: Final = len(COLOURS)
LONGEST: Final = 48
LETTER: Final = 0.0062
"""How wide a letter of a label is, as a part of the width of the timeline."""
LEVELS: Final = 4


def draw(rows: Sequence[object], path: Path, *, lang: str = "", by: str = "") -> None:
    """Draw the rows of an answer into a file, by its ending an SVG, PNG or PDF.

    Raises `ExportError` if the ending is another, if there is nothing to draw, or if matplotlib is not installed.
    """
    form = path.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        raise ExportError(f"{path} says no format: end it in .{', .'.join(FORMATS)}")
    if not rows:
        raise ExportError(f"{path}: there is nothing to draw, for nothing was found")
    picture = next(one for kind, one in PICTURES if isinstance(rows[0], kind))
    write_file(path, _rendered(rows, picture, form, lang or "en", by))


def _rendered(rows: Sequence[Any], picture: Callable[..., None], form: str, lang: str, by: str) -> bytes:
    try:
        from matplotlib import rc_context
        from matplotlib.figure import Figure
    except ImportError:
        raise ExportError("pictures need matplotlib: pip install 'liaison-graph[plot]'") from None
    with rc_context({"svg.hashsalt": "liaison", "svg.fonttype": "none", "font.size": 9}):
        figure = Figure(figsize=(10, 6), layout="constrained")
        axes = figure.add_subplot()
        picture(axes, rows, lang, by)
        _plainly(axes)
        out = BytesIO()
        plain = {"svg": {"Date": None}, "pdf": {"CreationDate": None}, "png": {"Software": None}}
        figure.savefig(out, format=form, dpi=160, metadata=plain[form])
    return out.getvalue()


def _plainly(axes: Axes) -> None:
    """No frame around the picture: the data is what is looked at."""
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(FAINT)
    axes.tick_params(length=0, colors=INK)


def _timeline(axes: Axes, rows: Sequence[TimelineRow], lang: str, by: str) -> None:
    """Each event a mark on its day in the row of its kind: filled if it took place, hollow if not, or not yet."""
    dated = [(_day(row), row) for row in rows if row.date]
    kinds = sorted({row.kind for _, row in dated}, key=lambda kind: word(kind, lang))
    for level, kind in enumerate(kinds):
        colour = COLOURS[level % len(COLOURS)]
        for took_place in (True, False):
            days = [day for day, row in dated if row.kind == kind and (row.status in TOOK_PLACE) is took_place]
            fill = colour if took_place else "white"
            axes.scatter(days, [level] * len(days), s=55, zorder=3, linewidths=1.5, facecolors=fill, edgecolors=colour)  # type: ignore[arg-type]  # matplotlib takes dates
    axes.set_yticks(range(len(kinds)), [word(kind, lang) for kind in kinds])
    axes.set_ylim(-0.4, len(kinds) - 0.1)
    axes.grid(axis="y", color=FAINT, zorder=0)
    axes.margins(x=0.1)
    _say_who(axes, dated, kinds)
    _concisely(axes)
    axes.set_title(f"{len(dated)} events; hollow: did not take place, or not yet", loc="left", color=INK)


def _concisely(axes: Axes) -> None:
    """Write of each day on the axis only what the one before does not say."""
    from matplotlib.dates import ConciseDateFormatter

    locator = axes.xaxis.get_major_locator()
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator))  # type: ignore[no-untyped-call]  # matplotlib.dates has no types


def _whole() -> Locator:
    """Marks on an axis that counts."""
    from matplotlib.ticker import MaxNLocator

    return MaxNLocator(integer=True)


def _day(row: TimelineRow) -> date:
    return date.fromisoformat(first_day(row.date or ""))


def _say_who(axes: Axes, dated: Sequence[tuple[date, TimelineRow]], kinds: Sequence[str]) -> None:
    """Write who took part above the marks, each as low as it does not touch another; where there is no room, nothing."""
    from matplotlib.dates import date2num

    low, high = axes.get_xlim()
    taken: dict[tuple[str, int], float] = {}
    for day, row in sorted(dated, key=lambda pair: pair[0]):
        text = _short(" – ".join(row.participants[:2]), LONGEST)
        half = len(text) * LETTER * (high - low) / 2
        middle = min(max(float(date2num(day)), low + half), high - half)  # type: ignore[no-untyped-call]  # matplotlib.dates has no types
        level = next((one for one in range(LEVELS) if taken.get((row.kind, one), low) <= middle - half), None)
        if level is not None:
            taken[row.kind, level] = middle + half
            axes.annotate(
                text, (middle, kinds.index(row.kind)), xytext=(0, 8 + 10 * level), textcoords="offset points",
                ha="center", fontsize=6.5, color=INK,
            )  # fmt: skip


def _rank(axes: Axes, rows: Sequence[RankRow], lang: str, by: str) -> None:
    """A bar each, the highest first."""
    shown = list(reversed(rows[:SHOWN]))
    types = sorted({row.type for row in shown})
    colours = [COLOURS[types.index(row.type) % len(COLOURS)] for row in shown]
    axes.barh(range(len(shown)), [row.score for row in shown], color=colours, height=0.7, zorder=3)
    axes.set_yticks(range(len(shown)), [_short(row.name, LONGEST) for row in shown])
    axes.set_title(f"{by or 'degree'}: the first {len(shown)} of {len(rows)}", loc="left", color=INK)
    axes.grid(axis="x", color=FAINT, zorder=0)
    for name in types:
        axes.bar(0, 0, color=COLOURS[types.index(name) % len(COLOURS)], label=word(name, lang))
    axes.legend(frameon=False, loc="lower right")
    axes.set_ylim(-0.6, len(shown) - 0.4)
    axes.set_xlim(left=0)


def _topics(axes: Axes, rows: Sequence[TopicRow], lang: str, by: str) -> None:
    """Topics over time as bars upon each other, the most told of apart and the rest together; without periods one bar each."""
    periods = sorted({row.period for row in rows if row.period})
    if not periods:
        _topic_bars(axes, rows, lang)
        return
    totals: dict[str, int] = {}
    for row in rows:
        totals[row.topic] = totals.get(row.topic, 0) + (row.events if row.period else 0)
    named = sorted(totals, key=lambda topic: (-totals[topic], topic))[: TOPICS - 1]
    below = [0] * len(periods)
    for number, name in enumerate([*named, ""]):
        heights = [
            sum(row.events for row in rows if row.period == period and (row.topic == name or (not name and row.topic not in named)))
            for period in periods
        ]  # fmt: skip
        label = word(name, lang) if name else word("other", lang)
        axes.bar(periods, heights, bottom=below, color=COLOURS[number], label=label, width=0.8, zorder=3)
        below = [low + height for low, height in zip(below, heights, strict=True)]
    axes.set_title("events a topic is told of", loc="left", color=INK)
    axes.grid(axis="y", color=FAINT, zorder=0)
    axes.legend(frameon=False, loc="upper left", bbox_to_anchor=(1, 1))
    axes.tick_params(axis="x", rotation=45 if len(periods) > 8 else 0)
    axes.yaxis.set_major_locator(_whole())


def _topic_bars(axes: Axes, rows: Sequence[TopicRow], lang: str) -> None:
    shown = list(reversed(rows[:SHOWN]))
    axes.barh([word(row.topic, lang) for row in shown], [row.events for row in shown], color=COLOURS[0], zorder=3)
    axes.set_title("events a topic is told of", loc="left", color=INK)
    axes.grid(axis="x", color=FAINT, zorder=0)
    axes.xaxis.set_major_locator(_whole())


def _short(text: str, longest: int) -> str:
    line = clean(text).replace("$", r"\$")
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


PICTURES: Final[tuple[tuple[type, Callable[..., None]], ...]] = (
    (TimelineRow, _timeline), (RankRow, _rank), (TopicRow, _topics),
)  # fmt: skip
