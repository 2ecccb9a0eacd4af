"""The layers of an article's text: headline, standfirst, byline, date, captions, body, and what is none of the article.

Only `headline`, `standfirst` and `body` state facts. Where in doubt a paragraph stays in the body: what is kept too
much may be ignored later, what is dropped is lost.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from ingest import furniture
from ingest.cues import Cues, cues
from ingest.paragraphs import Paragraph, paragraphs
from ontology.names import fold

Layer = Literal["headline", "standfirst", "byline", "date", "caption", "body", "boilerplate"]

STATING: Final = frozenset({"headline", "standfirst", "body"})
"""The layers that state facts."""
HEADER: Final = 3
"""Bylines and publication lines stand above the third paragraph of prose, or below the last."""
STANDFIRST: Final = 3
"""Paragraphs a standfirst may have."""
LONG: Final = 20
"""Letters from which two paragraphs are not alike by chance."""
LINKS: Final = 5
"""Headlines that may follow the cue of a link."""
BULLET: Final = re.compile(r"[•◦‣▪●*·–—-]\s")
SENTENCE: Final = re.compile(r"(?<=\w{3}\.)[»”\"]?\s+(?=[^\W\d_a-zà-ÿ].{40})", re.DOTALL)
"""The end of a sentence that more than a few words follow."""


@dataclass(frozen=True, slots=True)
class Section:
    """One paragraph, or the part of it, that belongs to one layer: `text[start:end]`."""

    kind: Layer
    start: int
    end: int


def layers(text: str, language: str, title: str | None = None) -> tuple[Section, ...]:
    """Tell the layers of a text.

    1. split it into paragraphs
    2. name those that show by their own words what they are
    3. name everything behind the end of the article, and the headlines behind the cue of a link
    4. find the headline, what stands above it, and the standfirst
    5. the rest is body, without the links that are run into it
    """
    found, words = paragraphs(text), cues(language)  # 1
    kinds = _own(found, words)  # 2
    kinds |= _behind(found, words, kinds)  # 3
    kinds |= _header(found, words, kinds, title)  # 4
    return tuple(  # 5
        section
        for number, paragraph in enumerate(found)
        for section in _sections(paragraph, kinds.get(number, "body"), words)
    )


def _own(found: tuple[Paragraph, ...], words: Cues) -> dict[int, Layer]:
    """Name the paragraphs that show by themselves, or by being repeated, what they are."""
    kinds: dict[int, Layer] = {}
    prose = [number for number, paragraph in enumerate(found) if paragraph.is_prose]
    top = prose[HEADER - 1] if len(prose) >= HEADER else len(found)
    bottom = prose[-1] if prose else -1
    times = Counter(fold(paragraph.text) for paragraph in found)
    seen: set[str] = set()
    for number, paragraph in enumerate(found):
        outside = number < top or number > bottom
        kind = _kind(paragraph, words, outside=outside, repeated=times[fold(paragraph.text)] > 1, seen=seen)
        if kind is not None:
            kinds[number] = kind
    return kinds


def _kind(paragraph: Paragraph, words: Cues, *, outside: bool, repeated: bool, seen: set[str]) -> Layer | None:
    """Name one paragraph; of those repeated the first stays what it is, unless it names a picture."""
    if furniture.is_link(paragraph, words) or furniture.is_furniture(paragraph, words):
        return "boilerplate"
    if outside and furniture.publication(paragraph, words) is not None:
        return "date"
    if outside and furniture.is_byline(paragraph, words):
        return "byline"
    if furniture.is_caption(paragraph, words) or furniture.is_bare(paragraph, words):
        return "caption"
    key = fold(paragraph.text)
    again = key in seen
    seen.add(key)
    if repeated and len(key) >= LONG and (again or not furniture.states(paragraph, words)):
        return "caption"
    return None


def _behind(found: tuple[Paragraph, ...], words: Cues, kinds: dict[int, Layer]) -> dict[int, Layer]:
    """Name what stands behind the end of the article; a box with more prose behind than before it ends nothing."""
    named: dict[int, Layer] = {}
    ends = [number for number, paragraph in enumerate(found) if furniture.is_end(paragraph, words)]
    for number, following in pairwise([*ends, len(found)]):
        if box := _box(found, number):
            named |= dict.fromkeys(box, "boilerplate")
            continue
        if _prose(found[:number]) >= _prose(found[number + 1 : following]):
            return named | dict.fromkeys(range(number, len(found)), "boilerplate")
        named[number] = "boilerplate"
        named |= _links(found, number, kinds)
    for number, paragraph in enumerate(found):
        if furniture.is_empty_link(paragraph, words):
            named |= _links(found, number, kinds)
    return named


def _box(found: tuple[Paragraph, ...], cue: int) -> range | None:
    """Give the numbers of a cue and of the bulleted lines of its block, where prose goes on behind the block."""
    end = cue + 1
    while end < len(found) and found[end].block == found[cue].block and BULLET.match(found[end].text):
        end += 1
    goes_on = cue + 1 < end < len(found) and found[end].block != found[cue].block and found[end].is_prose
    return range(cue, end) if goes_on else None


def _prose(found: tuple[Paragraph, ...]) -> int:
    return sum(len(paragraph.text) for paragraph in found if paragraph.is_prose)


def _links(found: tuple[Paragraph, ...], cue: int, kinds: dict[int, Layer]) -> dict[int, Layer]:
    """Name the headlines that follow the cue of a link."""
    named: dict[int, Layer] = {}
    for number in range(cue + 1, min(cue + 1 + LINKS, len(found))):
        if number in kinds or not found[number].is_headline or found[number].is_sentence:
            break
        named[number] = "boilerplate"
    return named


def _header(found: tuple[Paragraph, ...], words: Cues, kinds: dict[int, Layer], title: str | None) -> dict[int, Layer]:
    """Name the headline, the lines above it, and the paragraphs between it and the byline."""
    named: dict[int, Layer] = {}
    headline = _headline(found, kinds, title)
    if headline is None:
        return named
    named[headline] = "headline"
    named |= {n: "boilerplate" for n in range(headline) if n not in kinds and not found[n].is_prose}
    lines = [n for n in range(headline + 1, len(found)) if kinds.get(n) in {"byline", "date"}]
    between = [n for n in range(headline + 1, lines[0]) if n not in kinds] if lines else []
    body_follows = lines and any(found[n].is_prose and n not in kinds for n in range(lines[0], len(found)))
    if body_follows and len(between) <= STANDFIRST:
        named |= dict.fromkeys(between, "standfirst")
    return named


def _headline(found: tuple[Paragraph, ...], kinds: dict[int, Layer], title: str | None) -> int | None:
    """Find the headline: the paragraph that is the title; without a title, the first line above the prose like one."""
    if title is not None:
        return next((number for number, paragraph in enumerate(found) if _is_title(paragraph, title)), None)
    prose = next((number for number, paragraph in enumerate(found) if paragraph.is_prose and number not in kinds), 0)
    lines = [number for number in range(prose) if number not in kinds and found[number].is_headline]
    return next((number for number in lines if found[number].words >= 4), lines[0] if lines else None)


def _is_title(paragraph: Paragraph, title: str) -> bool:
    """Whether a paragraph is the title, perhaps without the name of the outlet."""
    line, whole = fold(paragraph.text), fold(title)
    return line == whole or (len(line) >= LONG and whole.startswith(line))


def _sections(paragraph: Paragraph, kind: Layer, words: Cues) -> Iterator[Section]:
    """Give the sections of one paragraph: several where a link is run into its sentences."""
    if kind == "boilerplate" and furniture.link_cue(paragraph.text, words) is not None:
        kind, links = "body", [(0, 0)]
    elif kind in STATING:
        links = [(match.start(), match.end()) for match in _run_in(words).finditer(paragraph.text)]
    else:
        links = []
    done = paragraph.start
    for offset, after in links:
        start, end = paragraph.start + offset, paragraph.start + _link_end(paragraph.text, offset, after)
        if start < done:
            continue
        yield from _section(paragraph, kind, done, start)
        yield from _section(paragraph, "boilerplate", start, end)
        done = end
    yield from _section(paragraph, kind, done, paragraph.end)


def _section(paragraph: Paragraph, kind: Layer, start: int, end: int) -> Iterator[Section]:
    """Give one section without the blanks around it, unless nothing is left of it."""
    part = paragraph.text[start - paragraph.start : end - paragraph.start]
    if part.strip():
        yield Section(kind, start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip()))


def _run_in(words: Cues) -> re.Pattern[str]:
    """Give the pattern of a link behind a sentence of the body: « … du pays. Lire aussi : … »."""
    colon, bare = (words.pattern("inline", position).pattern for position in ("anywhere", "inside"))
    capital = r"(?-i:\s*(?=[^\W\d_a-zà-ÿ]))"
    behind = r"(?:(?<=[.!?…»”\")\]؟])\s*|[(\[]\s*)[▶►▸→>»•–-]*\s*"
    return re.compile(rf"{behind}(?:{colon}\s*:|{bare}(?:\s*:|{capital}))|[(\[]\s*{bare}", re.IGNORECASE)


def _link_end(text: str, start: int, after: int) -> int:
    """Give where a link ends that starts at `start` and whose cue ends at `after`: bracket, sentence or paragraph."""
    closed = text.find(")", after) + 1 if text[start] == "(" else 0
    sentence = SENTENCE.search(text, after)
    return closed or (sentence.start() if sentence else len(text))
