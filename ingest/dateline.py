"""The dateline a report opens with: « ALGER – », « (Ottawa) », « Rabat, 12 mars (AGENCE) - », « DAKAR, 16 octobre 2025 – »."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from ingest.clitics import tokens_of
from ingest.layers import Section
from ingest.moment import written_dates
from ingest.spotting import Entry, spotter

WORD: Final = r"[^\W\d_][\w'’.-]*"
PLACE: Final = rf"(?P<place>{WORD}(?:[ \u00a0/]{WORD}){{0,4}})"
DATE: Final = r"(?:,\s*(?=[^\d–—-]{0,20}\d)[\w. \u00a0/]{3,30}?)"
AGENCY: Final = r"(?:\s*\([^()]{2,40}\))"
SLASHED: Final = r"\s*/\s?[\w ]{2,20}\s?/"
DASH: Final = r"(?:\s*\.[-–—]+|\s+[-–—]{1,2}|\s*[—–])\s+"
OPENING: Final = re.compile(rf"{PLACE}(?:{DATE}?{AGENCY}?{DASH}|{DATE}{AGENCY}\s*:?\s*|{DATE}?{SLASHED}\s*[-–—:]?\s*)")
LAND: Final = rf"(?P<place>[^\W\d_a-zà-ÿ]{{2,}}(?:[ \u00a0/-][^\W\d_a-zà-ÿ]{{2,}}){{0,4}}),\s+(?P<land>{WORD}(?:[ \u00a0]{WORD}){{0,3}}?)"
ABROAD: Final = re.compile(rf"{LAND}(?:{DATE}?{AGENCY}?{DASH}|\.\s+)(?=[^\W_a-zà-ÿ«“\"])")
"""A town in capitals with its country (“JAIPUR, India (AGENCY) — ”)."""
SAID: Final = r"(?:\s+\w{2,5}\s+\d{1,2}\s+[^\W\d_]{2,12}(?:\s+\d{4})?)"
CASELESS: Final = re.compile(
    rf"{PLACE}(?:{DATE}|{SAID})?{AGENCY}?\s*(?:[:|ـ]\s*|/\s?{WORD}\s*(?=[-–—:|])[-–—:|]?\s*|/\s+)"
)
"""The signs that open a report in a script without capitals beside those of others: « الرياض: », « طرابلس | », « القاهرة ـ »."""
CAPITALS: Final = re.compile(
    rf"(?P<place>{WORD}(?:[ \u00a0/]{WORD}){{0,3}}?)\s?(?:[:|]|(?<!\.)\.)\s+(?=[^\W\d_a-zà-ÿ])"
)
"""A place in capitals before a colon, a bar or a full stop (“DOHA: ”, « LIMA. »)."""
BRACKETED: Final = re.compile(rf"\({PLACE}{DATE}?\)(?:{DASH}|\s+)")
ALONE: Final = re.compile(rf"{PLACE}{DATE}\.?")
"""A dateline that is a paragraph of its own (« LOMÉ, 3 mars 2026 »)."""
SECOND_DASH: Final = re.compile(r"[^.!?]{1,100}\s[–—]\s")
PARTICLE: Final = 3
"""Lower-case words at most this long may stand inside a place (« Port-au-Prince », “Santiago de Chile”)."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """Where a report was sent from: the place as written, its full date if it has one, and the span of the whole."""

    place: str
    start: int
    end: int
    date: str | None = None
    land: str = ""
    """The country as written behind the place, if it is."""


def datelines(text: str, sections: Iterable[Section], language: str) -> tuple[Dateline, ...]:
    """Find the datelines: of the first paragraph of standfirst or body, and of later ones written in capitals."""
    found: list[Dateline] = []
    first = True
    for section in sections:
        if section.kind not in {"standfirst", "body"}:
            continue
        dateline = _dateline(text[section.start : section.end], section.start, language)
        if dateline is not None and (first or dateline.place.isupper()):
            found.append(dateline)
        first = False
    return tuple(found)


def lone_place(paragraph: str) -> str:
    """Give the place of a paragraph that is nothing but a dateline (« LOMÉ, 3 mars 2026 »); empty if it is none."""
    match = ALONE.fullmatch(paragraph.strip())
    return match["place"] if match else ""


def _dateline(paragraph: str, offset: int, language: str) -> Dateline | None:
    caseless = CASELESS.match(paragraph) if _is_caseless(paragraph[:1]) else None
    match = OPENING.match(paragraph) or BRACKETED.match(paragraph) or caseless
    capitals = CAPITALS.match(paragraph)
    abroad = ABROAD.match(paragraph)
    land = first_place(abroad["land"], language) if abroad else None
    if abroad and land and land.type == "country":
        return Dateline(abroad["place"], offset, offset + abroad.end(), land=abroad["land"])
    if match is None and capitals and capitals["place"].isupper() and _is_place(capitals["place"]):
        return Dateline(capitals["place"], offset, offset + capitals.end())
    if match is None or not _is_place(match["place"]) or _is_inserted(paragraph, match):
        return None
    dates = [written.iso for written in written_dates(match.group(), language)]
    return Dateline(match["place"], offset, offset + match.end(), dates[0] if dates else None)


def _is_inserted(paragraph: str, match: re.Match[str]) -> bool:
    """Whether the dash opens an insertion that another dash closes: « Rabat – hôte du sommet – a proposé … »."""
    following = paragraph[match.end() : match.end() + 1]
    return following.islower() and SECOND_DASH.match(paragraph, match.end()) is not None


def _is_caseless(words: str) -> bool:
    return not any(letter.isupper() or letter.islower() for letter in words)


def _is_place(words: str) -> bool:
    """Whether words may name a place: capitals but for particles; in a script without case, at most three words."""
    parts = re.split(r"[ \u00a0/]", words)
    if _is_caseless(words):
        return len(parts) <= 3
    return parts[0][0].isupper() and all(part[0].isupper() or len(part) <= PARTICLE for part in parts)


def first_place(words: str, language: str) -> Entry | None:
    """Give the city or country with which words begin."""
    spots = spotter(language).spots(tokens_of(words, language)).get(0, ())
    return next((entry for spot in spots for entry in spot.of("city", "country")), None)
