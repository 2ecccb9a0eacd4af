"""The paragraphs of a text, with their offsets: one a line, or several lines where the text was wrapped to a width."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, pairwise
from typing import Final

LINE: Final = re.compile(r"[^\r\n\v\f\x85\u2028\u2029]+")
BREAK: Final = re.compile(r"\r\n|[\r\n\v\f\x85\u2028\u2029]")
WIDTHS: Final = range(50, 101)
"""Widths that somebody may have wrapped a text to."""
SENTENCE_END: Final = re.compile(r"[.!?…؟。][»”\"’')\]\s]*$")
HEADLINE: Final = 200
"""The length of the longest headline."""
PROSE: Final = 60
"""Characters from which a line that ends as a sentence is prose."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: `text` is the article's text from `start` to `end`, without the blanks around it."""

    text: str
    start: int
    end: int
    block: int

    @cached_property
    def is_sentence(self) -> bool:
        """Whether it ends as a sentence does."""
        return SENTENCE_END.search(self.text[-8:]) is not None

    @cached_property
    def is_prose(self) -> bool:
        """Whether it reads as part of a story: long enough, and ended as a sentence; or too long for anything else."""
        return (len(self.text) >= PROSE and self.is_sentence) or len(self.text) > HEADLINE

    @cached_property
    def is_headline(self) -> bool:
        """Whether it could be a headline or the text of a link: short and not ended as a sentence by a full stop."""
        return 10 <= len(self.text) <= HEADLINE and self.words >= 2 and self.text[-1] not in ".,;:…"

    @cached_property
    def words(self) -> int:
        """Count its words."""
        return len(self.text.split())


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Split a text into its paragraphs; the lines of a block that was wrapped to a width are one paragraph."""
    found: list[Paragraph] = []
    for _, block in groupby(_lines(text), key=lambda line: line.block):
        lines = list(block)
        found += [_join(text, lines)] if _wrapped(lines) else lines
    return tuple(found)


def _lines(text: str) -> Iterator[Paragraph]:
    """Give the lines that hold something; a blank line starts a new block."""
    block, last = 0, 0
    for match in LINE.finditer(text):
        line = match.group()
        if not line.strip():
            continue
        block += len(BREAK.findall(text, last, match.start())) > 1
        last = match.end()
        start = match.start() + len(line) - len(line.lstrip())
        end = match.start() + len(line.rstrip())
        yield Paragraph(text[start:end], start, end, block)


def _wrapped(lines: list[Paragraph]) -> bool:
    """Tell whether each line was broken because the first word of the next had no room left."""
    width = max(len(line.text) for line in lines)
    return (
        len(lines) > 1
        and width in WIDTHS
        and all(len(line.text) + 1 + len(after.text.split()[0]) > width for line, after in pairwise(lines))
    )


def _join(text: str, lines: list[Paragraph]) -> Paragraph:
    start, end = lines[0].start, lines[-1].end
    return Paragraph(text[start:end], start, end, lines[0].block)
