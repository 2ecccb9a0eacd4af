"""Date expressions of a language, compiled from its data.

The words and the patterns of a language are data, in `lexicons/<language>/dates.toml`:

- `[words]` are classes of words: a table gives each word its number (months, weekdays, « hier » = -1); a list, the number 1.
- `[parts]` are bits of pattern that recur; a part may name classes and earlier parts.
- `[cues]` are patterns that tell, in the clause before a date, whether it is past, planned or was to be; `ending` alone, the
  endings of the future, is matched with accents (« celebrará », not « para »).
- `lengths` are patterns of how many days something lasts.
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
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from ingest.calendar import RESOLVERS
from ingest.inheritance import FOLDER, data_of, over, settings
from ontology.errors import LanguageError

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
LOOKS: Final = ("(?=", "(?!", "(?<")
"""How a group begins that only looks at what stands beside."""
MISSING: Final = "?*{"
"""Signs behind what may be missing."""


@dataclass(frozen=True)
class Rule:
    """One rule: its pattern, its resolver, how month or weekday begin, the words of its groups, the classes it cannot do without."""

    finder: re.Pattern[str]
    kind: str
    case: str
    groups: tuple[tuple[str, Mapping[str, int]], ...]
    needs: frozenset[str]


@dataclass(frozen=True)
class Grammar:
    """The date expressions of one language, compiled; `classes` finds the words of each class that a rule needs."""

    hint: re.Pattern[str]
    rules: tuple[Rule, ...]
    classes: Mapping[str, re.Pattern[str]]
    cues: Mapping[str, re.Pattern[str]]
    lengths: tuple[Rule, ...] = ()

    def find(self, folded: str) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Find the expressions of a folded text as one pattern of all rules would: the leftmost, of these that of the first rule.

        One pattern for each rule takes half the time, and of most rules a text has not the words that they need.
        """
        if not self.hint.search(folded):
            return
        present = {name for name, words in self.classes.items() if words.search(folded)}
        rules = [rule for rule in self.rules if rule.needs <= present]
        ahead = [(rule, rule.finder.search(folded)) for rule in rules]
        end = 0
        while True:
            ahead = [
                (rule, match if match.start() >= end else rule.finder.search(folded, end))
                for rule, match in ahead
                if match is not None
            ]
            found = min(((match.start(), number) for number, (_, match) in enumerate(ahead) if match), default=None)
            if found is None:
                return
            rule, match = ahead[found[1]]
            if match is not None:
                yield rule, match
                end = match.end()


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
        raise LanguageError(
            f"{language}/dates.toml: malformed: {error}: see the top of ingest/expressions.py"
        ) from None


def days_long(text: str, language: str) -> int | None:
    """Give how many days a text says that something lasts; nothing where it gives no length or several."""
    folded = fold(text)[0]
    found = {
        number_of(match[name], words)
        for rule in grammar_of(language).lengths
        for match in rule.finder.finditer(folded)
        for name, words in rule.groups
    }
    return found.pop() if len(found) == 1 else None


def number_of(written: str, words: Mapping[str, int]) -> int:
    """Give the number that digits or the word of a class stand for."""
    digits = re.match(r"\d+", written)
    return int(digits[0]) if digits else words[" ".join(written.split())]


def _inherited(data: dict[str, Any], language: str, pattern: Callable[[str], str]) -> dict[str, Any]:
    """Write date expressions with the words of a language: its own are in `[dates]` of its settings."""
    rules = [{**row, "text": pattern(row["text"])} for row in data["rules"]]
    lengths = [pattern(text) for text in data.get("lengths", [])]
    parts = {name: pattern(text) for name, text in data.get("parts", {}).items()}
    return over({**data, "rules": rules, "parts": parts, "lengths": lengths}, settings(language).get("dates", {}))


def _compile(data: dict[str, Any]) -> Grammar:
    words = {name: _class(entries) for name, entries in data["words"].items()}
    prefix = _plain(data.get("prefix", ""))
    rules = tuple(_rule(row, prefix, data.get("parts", {}), words) for row in data["rules"])
    classes = {
        name: re.compile(_alternatives(name, words)) for name in frozenset().union(*(one.needs for one in rules))
    }
    cues = {name: re.compile(_plain(data["cues"][name])) for name in ("boundary", "said", "planned", "due")}
    cues["ending"] = re.compile(data["cues"].get("ending", "(?!)"))
    lengths = tuple(_rule({"is": "not", "text": text}, prefix, {}, words) for text in data.get("lengths", []))
    return Grammar(_hint(words, data["hints"], joined=bool(prefix)), rules, classes, cues, lengths)


def _rule(
    row: Mapping[str, str], prefix: str, parts: Mapping[str, str], words: Mapping[str, Mapping[str, int]]
) -> Rule:
    """Compile one rule."""
    if row["is"] not in RESOLVERS:
        raise ValueError(f"no resolver “{row['is']}” in rule {row['text']!r}")
    text = _expand(row["text"], parts)
    pattern, groups = _pattern(text, words)
    finder = re.compile(rf"(?<![\w]){prefix}(?:{pattern})(?!\w)")
    return Rule(finder, row["is"], row.get("case", ""), groups, frozenset(_needed(text, 0)[0]))


def _needed(text: str, at: int) -> tuple[set[str], int]:
    """Give the classes without which what stands from a place to the end of its group cannot be, and that end."""
    ways: list[set[str]] = [set()]
    while at < len(text) and text[at] != ")":
        if text[at] == "|":
            ways.append(set())
            at += 1
            continue
        found, at = _needed_by_part(text, at)
        if not text[at : at + 1] or text[at] not in MISSING or PLACEHOLDER.match(text, at):
            ways[-1] |= found
    return set.intersection(*ways), at


def _needed_by_part(text: str, at: int) -> tuple[set[str], int]:
    """Give the classes that one part of a pattern needs (a class, a group, a letter), and its end."""
    placeholder = PLACEHOLDER.match(text, at)
    if placeholder:
        return {placeholder[1]}, placeholder.end()
    if text[at] == "(":
        found, end = _needed(text, at + 1)
        return set() if text.startswith(LOOKS, at) else found, end + 1
    return set(), text.index("]", at + 2) + 1 if text[at] == "[" else at + (2 if text[at] == "\\" else 1)


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
    text: str, words: Mapping[str, Mapping[str, int]]
) -> tuple[str, tuple[tuple[str, Mapping[str, int]], ...]]:
    """Give the pattern of a rule, and its groups with their words; the second of a class is `month2`."""
    groups: list[tuple[str, Mapping[str, int]]] = []
    seen: dict[str, int] = {}

    def group(placeholder: re.Match[str]) -> str:
        name = placeholder[1]
        seen[name] = seen.get(name, 0) + 1
        numbered = name if seen[name] == 1 else f"{name}{seen[name]}"
        groups.append((numbered, words.get(name, {})))
        return f"(?P<{numbered}>{_alternatives(name, words)})"

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


def fold(text: str) -> tuple[str, list[int] | None]:
    """Bring a text to bare lower-case letters; the list gives each letter's place in the text, if any place moved."""
    folded = text.translate(FOLDING)
    if len(folded) == len(text):
        return folded, None
    kept = [place for place, letter in enumerate(text) if FOLDING.get(ord(letter), "") is not None]
    return folded, [*kept, len(text)]


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
