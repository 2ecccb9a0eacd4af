"""Dates that a text names, resolved against its publication and against each other.

The words and the patterns of a language are data, in `lexicons/<language>/dates.toml`:

- `[words]` are classes of words: a table gives each word its number (months, weekdays, « hier » = -1); a list, the number 1.
- `[parts]` are bits of pattern that recur; a part may name classes and earlier parts.
- `[cues]` are patterns that tell, in the clause before a date, whether it is past, planned or was to be; `ending` alone, the
  endings of the future, is matched with accents (« celebrará », not « para »).
- `rules` are tried in their order: `is` names a resolver of `ingest.calendar`, `text` is a pattern in which `{month}`
  stands for the words of a class or for a part, a space for white space, and brackets group. `case` says how the month or
  weekday begins.

Patterns are matched without regard to case and accents; offsets are those of the text as it was given.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, Final

from ingest.calendar import RESOLVERS
from ingest.inheritance import FOLDER, data_of, over, settings
from ingest.period import Clock, before
from ontology.errors import LanguageError

DAY_LENGTH: Final = len("2026-01-27")
EDGES: Final = ("since", "until", "before", "after")
DIGITS: Final = {
    "day": r"(?<![\d.,/])(?:3[01]|[12]\d|0?[1-9])",
    "first": r"(?<![\d.,/])\d\d?",
    "second": r"\d\d?",
    "monthnumber": r"(?:1[0-2]|0?[1-9])",
    "year": r"(?<![\d/-])(?:19|20)\d\d(?![-/]?\d)",
    "fullyear": r"(?:19|20)\d\d(?!\d)",
    "number": r"\d{1,3}",
}
"""What digits may stand for beside the words of a class."""

PLACEHOLDER: Final = re.compile(r"\{([a-z_]+)\}")
GROUP: Final = re.compile(r"(?<!\\)\((?!\?)")
SENTENCE_START: Final = re.compile(r"""(?:^|[.!?…:;»"”\n—–])[\s("'«“”–—-]*$""")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression `text[start:end]` and what it means, in ISO 8601 with the precision of the words.

    `anchored`: the words do not give it in full, the publication date or another date completed it. `edge`: how it bounds
    what it dates, if it does: `since` (« depuis lundi »), `until`, `before`, `after`.
    """

    start: int
    end: int
    date: str
    end_date: str | None
    anchored: bool
    edge: str = ""


@dataclass(frozen=True)
class Grammar:
    """The date expressions of one language, compiled: group `r7` of the finder is rule 7, `r7_month2` its second month."""

    finder: re.Pattern[str]
    hint: re.Pattern[str]
    rules: Mapping[str, tuple[str, str]]
    groups: Mapping[str, tuple[tuple[str, str, Mapping[str, int]], ...]]
    cues: Mapping[str, re.Pattern[str]]


def dates(
    text: str, published: str | None, language: str, *, anchor: str | None = None, future: bool = False
) -> tuple[DateMention, ...]:
    """Find the dates of a sentence or paragraph, in order.

    1. Fold the text, so that one pattern meets all ways to write a word.
    2. Find the expressions; what only looks like a date is found and dropped.
    3. Resolve each: against `published`, or, if it leans on another date (« la veille »), against the day named last in
       the text, else `anchor`, else `published`. What cannot be resolved is left out.

    `anchor` is the day that earlier sentences named last. `future` says that the clause tells of what is planned; words
    just before an expression (« prévue », « a annoncé ») count for more.
    """
    grammar = grammar_of(language)
    folded, offsets = fold(text)
    if not grammar.hint.search(folded):
        return ()
    clock = Clock(iso_day(published), iso_day(anchor), anchor, "future" if future else "past")
    mentions: list[DateMention] = []
    read_to = 0
    for match in grammar.finder.finditer(folded):
        clause = folded[read_to : match.start()], _as_written(text, offsets, read_to, match.start())
        told = replace(clock, tense=_tense(grammar, *clause, clock.tense))
        read_to = match.end()
        for mention in _read(grammar, match, told, text, offsets):
            mentions.append(mention)
            clock = _moved(clock, mention)
    return tuple(mentions)


def iso_day(value: str | None) -> date | None:
    """Take the day from an ISO date or datetime; None if there is none, or only a month or year."""
    try:
        return date.fromisoformat((value or "")[:DAY_LENGTH])
    except ValueError:
        return None


def fold(text: str) -> tuple[str, list[int] | None]:
    """Bring a text to bare lower-case letters; the list gives each letter's place in the text, if any place moved."""
    folded = text.translate(FOLDING)
    if len(folded) == len(text):
        return folded, None
    kept = [place for place, letter in enumerate(text) if FOLDING.get(ord(letter), "") is not None]
    return folded, [*kept, len(text)]


def _read(
    grammar: Grammar, match: re.Match[str], clock: Clock, text: str, offsets: list[int] | None
) -> Iterator[DateMention]:
    rule = match.lastgroup or ""
    kind, case = grammar.rules[rule]
    start, end = match.span() if offsets is None else (offsets[match.start()], offsets[match.end() - 1] + 1)
    values: dict[str, int] = {}
    for group, name, words in grammar.groups[rule]:
        if match[group] is not None:
            place = match.start(group) if offsets is None else offsets[match.start(group)]
            if name.rstrip("2") in ("month", "weekday") and not _case_fits(text, place, case):
                return
            values[name] = _number(match[group], words)
    edge = next((name for name in EDGES if name in values), "")
    for period in RESOLVERS[kind](values, clock):
        kept = before(period, clock.published) if edge == "before" else period
        if kept is not None:
            yield DateMention(start, end, kept.start, kept.end, kept.anchored, edge)


def _case_fits(text: str, place: int, case: str) -> bool:
    """Whether a name that is also another word (May, Mars, Domingo) is written as a date."""
    if case == "upper":
        return text[place].isupper()
    if case == "lower":
        return not text[place].isupper() or SENTENCE_START.search(text[max(0, place - 8) : place]) is not None
    return True


def _number(written: str, words: Mapping[str, int]) -> int:
    digits = re.match(r"\d+", written)
    return int(digits[0]) if digits else words[" ".join(written.split())]


def _as_written(text: str, offsets: list[int] | None, start: int, end: int) -> str:
    """Give the part of a text, in lower case but with its accents, that a part of the folded text was made of."""
    return (text[start:end] if offsets is None else text[offsets[start] : offsets[end]]).lower()


def _tense(grammar: Grammar, clause: str, written: str, tense: str) -> str:
    """Read from the clause before an expression whether it is past, planned or was to be; endings as they are `written`."""
    near, as_written = (_last_part(grammar, part) for part in (clause, written))
    if grammar.cues["said"].search(near):
        return "past"
    if grammar.cues["planned"].search(near) or grammar.cues["ending"].search(as_written):
        return "future"
    return "near" if tense == "past" and grammar.cues["due"].search(near) else tense


def _last_part(grammar: Grammar, clause: str) -> str:
    parts = grammar.cues["boundary"].split(clause)
    return (parts[-1] if parts else clause) or ""


def _moved(clock: Clock, mention: DateMention) -> Clock:
    """Remember a mention as the date on which the next may lean."""
    latest = mention.end_date or mention.date
    return replace(clock, last=mention.date, day=iso_day(latest) if len(latest) == DAY_LENGTH else clock.day)


@cache
def grammar_of(language: str) -> Grammar:
    """Read and compile the date expressions of a language; `LanguageError` if there are none or they are malformed."""
    path, pattern, _ = data_of(language, "dates.toml")
    if not path.is_file():
        known = ", ".join(sorted(found.parent.name for found in FOLDER.glob("*/dates.toml")))
        raise LanguageError(f"no date expressions for the language “{language}”: choose one of {known}")
    try:
        return _compile(_inherited(tomllib.loads(path.read_text("utf-8")), language, pattern))
    except (ValueError, KeyError, TypeError, re.error) as error:
        raise LanguageError(f"{language}/dates.toml: malformed: {error}: see the top of ingest/dates.py") from None


def _inherited(data: dict[str, Any], language: str, pattern: Callable[[str], str]) -> dict[str, Any]:
    """Write date expressions with the words of a language: its own are in `[dates]` of its settings."""
    rules = [{**row, "text": pattern(row["text"])} for row in data["rules"]]
    parts = {name: pattern(text) for name, text in data.get("parts", {}).items()}
    return over({**data, "rules": rules, "parts": parts}, settings(language).get("dates", {}))


def _compile(data: dict[str, Any]) -> Grammar:
    words = {name: _class(entries) for name, entries in data["words"].items()}
    rules, groups, patterns = {}, {}, []
    for number, row in enumerate(data["rules"]):
        rule = f"r{number}"
        if row["is"] not in RESOLVERS:
            raise ValueError(f"no resolver “{row['is']}” in rule {row['text']!r}")
        pattern, groups[rule] = _pattern(rule, _expand(row["text"], data.get("parts", {})), words)
        rules[rule] = row["is"], row.get("case", "")
        patterns.append(f"(?P<{rule}>{pattern})")
    prefix = _plain(data.get("prefix", ""))
    cues = {name: re.compile(_plain(data["cues"][name])) for name in ("boundary", "said", "planned", "due")}
    cues["ending"] = re.compile(data["cues"].get("ending", "(?!)"))
    finder = re.compile(rf"(?<![\w]){prefix}(?:{'|'.join(patterns)})(?!\w)")
    return Grammar(finder, _hint(words, data["hints"], joined=bool(prefix)), rules, groups, cues)


def _class(entries: list[str] | dict[str, int]) -> dict[str, int]:
    numbered = entries if isinstance(entries, dict) else dict.fromkeys(entries, 1)
    return {fold(word)[0]: number for word, number in numbered.items()}


def _expand(text: str, parts: Mapping[str, str]) -> str:
    """Put the parts in their places, innermost last; what is no part is left as the name of a class."""
    while any(name in parts for name in PLACEHOLDER.findall(text)):
        text = PLACEHOLDER.sub(lambda name: f"({parts[name[1]]})" if name[1] in parts else name[0], text)
    return text


def _plain(text: str) -> str:
    """Turn the notation of the lexicons into a regular expression."""
    grouped = GROUP.sub("(?:", fold(text)[0])
    return grouped.replace(" ?", r"\s*").replace(" ", r"\s+")


def _pattern(
    rule: str, text: str, words: Mapping[str, Mapping[str, int]]
) -> tuple[str, tuple[tuple[str, str, Mapping[str, int]], ...]]:
    """Compile one rule; gives the pattern, and for each of its groups the name of its number and its words."""
    groups: list[tuple[str, str, Mapping[str, int]]] = []
    seen: dict[str, int] = {}

    def group(placeholder: re.Match[str]) -> str:
        name = placeholder[1]
        seen[name] = seen.get(name, 0) + 1
        numbered = name if seen[name] == 1 else f"{name}{seen[name]}"
        groups.append((f"{rule}_{numbered}", numbered, words.get(name, {})))
        return f"(?P<{rule}_{numbered}>{_alternatives(name, words)})"

    return PLACEHOLDER.sub(group, _plain(text)), tuple(groups)


def _alternatives(name: str, words: Mapping[str, Mapping[str, int]]) -> str:
    """List the words of a class, longest first, and its digits."""
    if name not in words and name not in DIGITS:
        raise ValueError(f"no class or part “{name}”")
    listed = sorted(words.get(name, {}), key=lambda word: (-len(word), word))
    escaped = [re.escape(word).replace(r"\ ", r"\s+") for word in listed]
    return "|".join([*escaped, *([DIGITS[name]] if name in DIGITS else [])])


def _hint(words: Mapping[str, Mapping[str, int]], classes: list[str], *, joined: bool) -> re.Pattern[str]:
    """Tell cheaply that a text may hold a date: it has a digit, or the word of a class that no date can do without.

    A word may have an ending, and in a language that writes small words joined to the next anything before it.
    """
    listed = sorted({re.escape(word).replace(r"\ ", r"\s+") for name in classes for word in words[name]})
    before, after = ("", "") if joined else (r"(?<![^\W_])", r"\w{0,2}(?!\w)")
    return re.compile(rf"\d|{before}(?:{'|'.join(listed)}){after}")


def _letter(code: int) -> str | int | None:
    letter = chr(code)
    if unicodedata.category(letter) in ("Mn", "Cf") or letter == "ـ":
        return None
    if not letter.isalpha():
        return OTHER_SIGNS.get(letter, str(unicodedata.digit(letter)) if letter.isdecimal() else letter)
    base = unicodedata.normalize("NFD", letter.lower())[0]
    return ARABIC_FORMS.get(base, base)


OTHER_SIGNS: Final = (
    dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("\xa0\u2007\u2009\u202f\t\n\r", " ") | dict.fromkeys("‐‑‒–—−", "-")
)
ARABIC_FORMS: Final = {"ى": "ي", "ة": "ه", "ٱ": "ا", "ی": "ي", "ک": "ك"}
BLOCKS: Final = (range(0x250), range(0x2B0, 0x370), range(0x600, 0x700), range(0x1E00, 0x1F00), range(0x2000, 0x2070))
FOLDING: Final = {code: _letter(code) for block in (*BLOCKS, (0x2212, 0xFEFF)) for code in block}
"""Each letter's bare form; marks, tatweel and invisible signs have none."""
