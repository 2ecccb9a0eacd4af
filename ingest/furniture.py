"""What a single paragraph shows by its own words to be: link, invitation, caption, byline, publication line, end."""

from __future__ import annotations

import re
from typing import Final

from ingest.cues import Cues
from ingest.lexicon import finite_forms
from ingest.moment import WrittenDate, written_dates
from ingest.paragraphs import Paragraph
from ingest.tokens import tokenize

BULLET: Final = r"[\s\-–—•·●▪■◆►▶▸→⇒>»›|*+✓\[(«\"“']*(?:\d{1,4}\s+)?"
AFTER_CUE: Final = r"\s*(?:$|[:|•·–—#>›»«“\"(\[\]\d@©/]|-\s)"
TIME: Final = re.compile(
    r"\b\d{1,2}\s?(?:h|:|heures)\s?\d{0,2}(?::\d{2})?\s?(?:[ap]\.?m\.?|GMT|UTC|CET|min)?(?!\w)", re.IGNORECASE
)
HASHTAGS: Final = re.compile(r"(?:#[^\W\d]\w*(?:[ \u00a0][^\s#.:]+){0,3}\s*)+$")
SOCIAL: Final = re.compile(
    r"pic\.(?:twitter|x)\.com/|https?://t\.co/|[—–-]\s?[^()]{1,60}\(@\w+\)|^@\w+$|^https?://\S+$"
)
SIGNATURE: Final = re.compile(r"\(?[A-Z]{2,8}\)?$|\(?[A-Z][A-Za-z]{1,8}(?:\s?/\s?[A-Za-z]{1,5})+\)?$")
NO_NAME: Final = re.compile(r"\w{2}\.$|[»”\"):;?!\d]\.?$")
LONGEST_LINK: Final = 250
LONGEST_CAPTION: Final = 300
LONGEST_BYLINE: Final = 80
LONGEST_DATE_LINE: Final = 120


def is_link(paragraph: Paragraph, cues: Cues) -> bool:
    """Whether it is a link to another article (« Lire aussi : … »), with or without the link's text."""
    after = link_cue(paragraph.text, cues)
    if after is None:
        return False
    return re.match(AFTER_CUE, paragraph.text[after:]) is not None or paragraph.is_headline


def is_empty_link(paragraph: Paragraph, cues: Cues) -> bool:
    """Whether it is the cue of a link alone, its headline standing in the next paragraph or nowhere."""
    after = link_cue(paragraph.text, cues)
    return after is not None and not any(map(str.isalnum, paragraph.text[after:]))


def link_cue(text: str, cues: Cues) -> int | None:
    """Give where the cue of a link ends that a text starts with."""
    match = re.compile(BULLET).match(text)
    cue = cues.pattern("inline", "inside", "anywhere", "start").match(text, match.end() if match else 0)
    return cue.end() if cue else None


def is_furniture(paragraph: Paragraph, cues: Cues) -> bool:
    """Whether it is a button, an invitation, a social post, or holds no word at all."""
    text = paragraph.text
    if not any(map(str.isalpha, text)) or (SOCIAL.search(text) and len(text) <= 500):
        return True
    buttons = rf"{BULLET}(?:{cues.pattern('inline', 'line').pattern}[\s:|·•,.…!>)]*)+$"
    if re.match(buttons, text, re.IGNORECASE):
        return True
    invitation = rf"{BULLET}{cues.pattern('invite', 'start').pattern}"
    return len(text) <= LONGEST_LINK and re.match(invitation, text, re.IGNORECASE) is not None


def is_end(paragraph: Paragraph, cues: Cues) -> bool:
    """Whether it is where tags, related or most-read articles, comments or the copyright line begin."""
    text = paragraph.text
    if HASHTAGS.match(text):
        return True
    if len(text) <= LONGEST_LINK and cues.pattern("end", "anywhere").search(text):
        return True
    match = re.match(rf"{BULLET}{cues.pattern('end', 'start', 'line').pattern}", text, re.IGNORECASE)
    if match is None:
        return False
    rest = text[match.end() :]
    if not any(map(str.isalnum, rest)):
        return True
    starts = re.match(rf"{BULLET}{cues.pattern('end', 'start').pattern}", text, re.IGNORECASE)
    return starts is not None and (
        re.match(AFTER_CUE, text[starts.end() :]) is not None
        or (not paragraph.is_sentence and len(text[starts.end() :].split()) <= 4)
    )


def is_caption(paragraph: Paragraph, cues: Cues) -> bool:
    """Whether it is the legend or the credit of a picture."""
    text = paragraph.text
    if len(text) > LONGEST_CAPTION:
        return False
    words = cues.pattern("caption", "start").pattern
    start = re.match(rf"{BULLET}{words}", text, re.IGNORECASE)
    if start and re.match(r"\s*(?:$|[:./|©(–—]|-\s)", text[start.end() :]):
        return True
    if start and not states(paragraph, cues) and (cues.of("statement", "word") or not paragraph.is_sentence):
        return True
    credit = rf"(?:[.(\[–—|/,]\s*{words}\s*[:/]|©)[^.]{{1,40}}\.?\)?$"
    source = rf"[.(\[–—|/©]\s*{cues.pattern('caption', 'end').pattern}[\s.)\]]*$"
    return bool(
        re.search(credit, text, re.IGNORECASE)
        or re.search(source, text, re.IGNORECASE)
        or re.search(rf"(?<!\w){cues.pattern('caption', 'anywhere').pattern}", text, re.IGNORECASE)
    )


def is_bare(paragraph: Paragraph, cues: Cues) -> bool:
    """Whether it only names people and their posts, as captions do: short, names, commas, and nothing stated."""
    text = paragraph.text
    return (
        bool(cues.of("statement", "word"))
        and 30 <= len(text) <= 220
        and "," in text
        and not re.search(r"[«»“”\":;?!\d]", text)
        and len(re.findall(r"(?<=\s)[^\W\d_a-zà-ÿ]\w+", text)) >= 2
        and not states(paragraph, cues)
    )


def states(paragraph: Paragraph, cues: Cues) -> bool:
    """Whether it has a sign of a statement: a common verb form or an event noun; always in a language without signs."""
    words = cues.pattern("statement", "word").pattern
    first = cues.pattern("statement", "start").pattern
    if re.search(rf"(?<!\w){words}|^\W*{first}", paragraph.text, re.IGNORECASE):
        return True
    suffixes = rf"\w{cues.pattern('statement', 'suffix').pattern}"
    if re.search(suffixes, paragraph.text):
        return True
    finite = finite_forms(cues.language)
    return paragraph.is_sentence and any(token.low in finite for token in tokenize(paragraph.text))


def is_byline(paragraph: Paragraph, cues: Cues) -> bool:
    """Whether it says who wrote the article, or signs for an agency."""
    text = paragraph.text
    return len(text) <= LONGEST_BYLINE and (SIGNATURE.match(text) is not None or author(text, cues) is not None)


def author(text: str, cues: Cues) -> str | None:
    """Give who wrote the article, as its byline says."""
    alone = cues.pattern("byline", "line")
    match = re.match(rf"{BULLET}{cues.pattern('byline', 'start').pattern}\s*:?\s*", text, re.IGNORECASE)
    name = re.split(r"\s[–—|·-]\s|\s{3,}", text[match.end() if match else 0 :])[0].strip(" .,)")
    if alone.fullmatch(name):
        return name
    if match and name and 0 < len(name.split()) <= 8 and not name[0].islower() and not NO_NAME.search(text):
        return name
    return None


def publication(paragraph: Paragraph, cues: Cues) -> WrittenDate | None:
    """Give the date of a publication line: a full date with hardly more than its cue, a time and a section's name."""
    text = paragraph.text
    if len(text) > LONGEST_DATE_LINE:
        return None
    dates = list(written_dates(text, cues.language))
    if not dates:
        return None
    cue = _date_cue(text, cues)
    date = next((date for date in dates if cue and date.start >= cue.end()), dates[0])
    rest = TIME.sub(" ", text[: date.start] + " " + text[date.end :])
    limit = 10 if cue else 4
    return date if len(re.findall(r"[^\W\d_]+", rest)) <= limit and not rest.rstrip().endswith(".") else None


def is_dated(text: str, cues: Cues) -> bool:
    """Whether a text has the words of a publication line (« Publié le », “Posted on”)."""
    return _date_cue(text, cues) is not None


def _date_cue(text: str, cues: Cues) -> re.Match[str] | None:
    return re.search(rf"(?<!\w){cues.pattern('date', 'start').pattern}", text, re.IGNORECASE)


def is_update(text: str, cues: Cues) -> bool:
    """Whether a text has the words of a line that tells of a change (« Mis à jour le »)."""
    update = re.match(rf"{BULLET}{cues.pattern('updated', 'start').pattern}", text, re.IGNORECASE)
    return update is not None and not is_dated(text, cues)
