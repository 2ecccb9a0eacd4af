"""Rules as data: one construction each, a pattern over rows of units, with sentences where it fires and must not.

A pattern is a regular expression over `Row.line` in which braces stand for classes of units:

    {who} {whos}       an official; several joined by commas and « et »     {side} {sides}   also agencies, countries
    {V:sense.voice}    a verb group with that sense (and voice)             {N:sense}        a noun of the field
    {country} {place} {date} {year} {agency}                                {gap}            up to 14 units, no official,
    {@class}           a word of a closed class of the language                               no verb; {far} any, up to 24
    {V:!sense}         a verb group without that sense                    {partner}          « son hôte, (X) », “his guest X”

`:name` before the closing brace captures what it matched: `{whos:guest}`; for verbs and nouns `@name`. Each unit and word ends in one space.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Final

from ingest.lexicon import Lexicon, lexicon
from ingest.units import Row
from ontology.errors import LanguageError

PLACEHOLDER: Final = re.compile(r"\{(?P<what>@?[a-zA-Z_]+)(?::(?P<sense>[^{}]*))?\}")
NEEDED: Final = re.compile(r"\{[VN]:(?P<senses>[a-z_|]+)[^{}]*\}")
CHOICE: Final = re.compile(r"\^?\(\?:(?:\{[VN]:[a-z_|]+[^{}]*\}[^(){}|]*(?:\{[a-z_]+\}[^(){}|]*)*\|?)+\)(?![?*{])")
SIMPLE: Final = {
    "who": "PU",
    "side": "PUAC",
    "country": "C",
    "place": "[CL]",
    "date": "D",
    "year": "D",
    "agency": "A",
    "person": "P",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One construction: what it yields (`kind`), its compiled pattern, and which captured group plays which part."""

    id: str
    kind: str
    pattern: re.Pattern[str]
    roles: dict[str, str]
    options: dict[str, Any] = field(default_factory=dict)
    signs: tuple[frozenset[str], ...] = ()
    """For each verb or noun that the pattern cannot do without, the senses of which a row must have one."""

    def may_match(self, present: frozenset[str]) -> bool:
        """Whether a row with these senses has the verbs and nouns that the pattern needs: a cheap test before the expensive one."""
        return not any(map(present.isdisjoint, self.signs))


@dataclass(frozen=True, slots=True)
class Match:
    """A rule that fired on a row: where, and the stretches of the line that its groups captured."""

    rule: Rule
    row: Row
    start: int
    end: int
    groups: dict[str, str]


@cache
def rules(language: str) -> tuple[Rule, ...]:
    """Compile the rules of a language, in their order in the file, but who holds an office before who did what."""
    words = lexicon(language)
    ordered = sorted(words.rules, key=lambda entry: entry["kind"] != "role")
    return tuple(_compile(entry, words) for entry in ordered)


@cache
def signs(language: str) -> frozenset[str]:
    """List the senses that the rules of a language need."""
    return frozenset(sign for rule in rules(language) for senses in rule.signs for sign in senses)


@lru_cache(maxsize=4096)
def candidates(language: str, present: frozenset[str]) -> tuple[Rule, ...]:
    """List the rules of a language that may match a row with these senses."""
    return tuple(rule for rule in rules(language) if rule.may_match(present))


def matches(row: Row, language: str) -> Iterator[Match]:
    """Fire every rule of a language on a row, in the order of the rules and then of the text."""
    present = frozenset(sign for sign in signs(language) if sign in row.line)
    for rule in candidates(language, present):
        for found in rule.pattern.finditer(row.line):
            groups = {name: text for name, text in found.groupdict().items() if text}
            yield Match(rule, row, row.index_at(found.start()), row.index_at(found.end()), groups)


def _compile(entry: dict[str, Any], words: Lexicon) -> Rule:
    try:
        source = PLACEHOLDER.sub(lambda match: _expand(match, words), entry["pattern"].replace("} ", "}"))
        options = {key: value for key, value in entry.items() if key not in ("id", "kind", "pattern", "roles")}
        pattern = re.compile(rf"(?:(?<=\s)|^)(?:{source})")
        return Rule(
            entry["id"], entry["kind"], pattern, dict(entry.get("roles", {})), options, _signs(entry["pattern"])
        )
    except (KeyError, re.error) as error:
        raise LanguageError(f"{words.language}/rules.jsonl: rule {entry.get('id', '?')}: {error}") from None


def _signs(pattern: str) -> tuple[frozenset[str], ...]:
    """List the senses of each verb and noun of a pattern that stands in no group, so that it cannot be left out.

    Of a pattern that begins with a group of nothing but verbs and nouns to choose from, the row must have one of them.
    """
    found: list[frozenset[str]] = []
    depth = 0
    for part in re.finditer(r"\\.|[()|]|\{[^{}]*\}(?P<often>[?*])?", pattern):
        depth += {"(": 1, ")": -1}.get(part[0], 0)
        if part[0] == "|" and not depth:
            return ()
        needed = NEEDED.fullmatch(part[0]) if not depth else None
        if needed:
            found.append(frozenset(needed["senses"].split("|")))
    first = CHOICE.match(pattern)
    if first:
        found.append(frozenset("|".join(one["senses"] for one in NEEDED.finditer(first[0])).split("|")))
    return tuple(found)


def _expand(match: re.Match[str], words: Lexicon) -> str:
    what, sense = match["what"], match["sense"] or ""
    name = ""
    if what in ("V", "N"):
        sense, _, name = sense.partition("@")
        source = _verb(sense) if what == "V" else _noun(sense)
    else:
        name = sense
        source = _class(what, words)
    return f"(?P<{name}>{source})" if name else f"(?:{source})"


def _verb(sense: str) -> str:
    """Write « receive.act.past » as a pattern over verb units: any of its senses (|), or with ! none of them, its voice and tense if given."""
    sense, _, clitic = sense.partition("~")
    senses, _, voice = sense.partition(".")
    voice, _, tense = voice.partition(".")
    alternatives = "|".join(re.escape(one) for one in senses.removeprefix("!").split("|"))
    meaning = rf"(?:[^:>]*,)?(?:{alternatives})(?:,[^:>]*)?"
    meaning = rf"(?!{meaning}:)[^:>]*" if senses.startswith("!") else meaning
    return rf"<V\d+:{meaning}:(?:{voice or '[a-z]+'}):(?:{tense})[^>]*{rf'~{clitic}(?:~[a-z]+)*' if clitic else ''}> "


def _noun(sense: str) -> str:
    alternatives = "|".join(re.escape(one) for one in sense.split("|"))
    return rf"<N\d+:(?:{alternatives})[^>]*> "


def _class(what: str, words: Lexicon) -> str:
    if what.startswith("@"):
        members = sorted(words.words(what[1:]), key=len, reverse=True)
        return f"(?:{'|'.join(map(re.escape, members)) or '(?!)'}) "
    article = f"(?:{_members('determiner', words)} |{_members('of', words)} )*"
    if what in ("whos", "sides"):
        one = rf"<[{SIMPLE['who' if what == 'whos' else 'side']}]\d+[^>]*> "
        joint = f"(?:, |{_members('and', words)} |{_members('as_well_as', words)} |{_members('separately', words)} )*"
        return f"{article}{one}(?:{joint}{article}{one})*"
    if what == "partner":
        return r"<P\d+:partner> "
    if what == "gap":
        return r"(?:(?!<[PUV])[^\s;]+ ){0,14}?"
    if what == "near_any":
        return r"(?:(?![;] )[^\s]+ ){0,14}?"
    if what == "gap_noun":
        return r"(?:(?!<[PUV]|<N\d+:agreement)[^\s;]+ ){0,12}?"
    if what == "near":
        return r"(?:(?!<N\d+:(?:agreement|visit)|[;] )[^\s]+ ){0,16}?"
    if what == "far":
        return r"(?:(?![;.] )[^\s]+ ){0,24}?"
    if what == "year":
        return rf"{article}<D\d+:year> "
    if what in SIMPLE:
        return rf"{'' if what in ('place',) else article}<[{SIMPLE[what].strip('[]')}]\d+[^>]*> "
    raise KeyError(f"unknown placeholder {{{what}}}")


def _members(name: str, words: Lexicon) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words.words(name), key=len, reverse=True)) or '(?!)'})"
