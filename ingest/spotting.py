"""Names and terms found in a sentence: the longest entries of the gazetteers and of the lexicon, by one trie."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final

from ingest.clitics import words_of
from ingest.lexicon import lexicon
from ingest.tokens import MARKS, Token, lower
from ingest.towns import is_noun, is_word
from ontology import gazetteer
from ontology.names import fold

SPOKEN: Final = 6
"""An acronym so long is read as a word and may be written like one: « Africom »."""

MARK: Final = re.compile(f"[{MARKS}]")

ARTICLE: Final = 3
"""A first word so short may be an article: « la réunion » is not La Réunion."""

COMMON: Final = 3
"""A name that the agencies of so many countries bear tells none of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a phrase may stand for.

    `type` is `agency`, `country`, `demonym`, `prefix`, `city`, `title`, `rank`, `honorific`, `former`, `acting` or
    `term`; `id` is an agency's id, a country code or a term's sense; `form` tells names, acronyms, genders apart.
    """

    type: str
    id: str
    label: str
    country: str = ""
    form: str = ""
    proper: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """Tokens `start` to `end` (exclusive) read as one phrase, with all that it may stand for."""

    start: int
    end: int
    entries: tuple[Entry, ...]

    def of(self, *types: str) -> tuple[Entry, ...]:
        """Give the readings of these types."""
        return tuple([entry for entry in self.entries if entry.type in types])


Spots = dict[int, list[Spot]]
"""For each token at which phrases begin, these, the longest first."""


@dataclass(slots=True)
class _Node:
    next: dict[str, _Node] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


class Spotter:
    """Finds the entries of one language in a sentence, longest first at each token."""

    def __init__(self, entries: Iterable[tuple[tuple[str, ...], Entry]]) -> None:
        self._root = _Node()
        for words, entry in entries:
            node = self._root
            for word in words:
                node = node.next.setdefault(word, _Node())
            if entry not in node.entries:
                node.entries.append(entry)

    def reading(self, word: str, kind: str) -> str:
        """Give the country that one folded word stands for as a reading of a kind; empty if it has none."""
        node = self._root.next.get(word)
        entries = node.entries if node else []
        return next((entry.country for entry in entries if entry.type == kind), "")

    def knows(self, word: str) -> bool:
        """Whether one folded word is the name of something or a term."""
        node = self._root.next.get(word)
        return bool(node and node.entries)

    def spots(self, tokens: Sequence[Token]) -> Spots:
        """Give, for each token where a phrase begins, its readings from the longest to the shortest."""
        words = [(word, index) for index, token in enumerate(tokens) for word in token.norm.split()]
        found: Spots = {}
        for position, (word, index) in enumerate(words):
            if word in self._root.next and (position == 0 or words[position - 1][1] != index):
                spots = self._spots_at(tokens, words, position)
                if spots:
                    found[index] = spots
        return found

    def _spots_at(self, tokens: Sequence[Token], words: list[tuple[str, int]], position: int) -> list[Spot]:
        first = words[position][1]
        node, spots = self._root, []
        for offset in range(position, len(words)):
            word, index = words[offset]
            following = node.next.get(word)
            if following is None:
                break
            node = following
            whole = offset + 1 == len(words) or words[offset + 1][1] != index
            entries = tuple(e for e in node.entries if _written_as(e, tokens[first : index + 1])) if whole else ()
            entries = _as_marked(entries, tokens[first].text)
            if entries:
                spots.append(Spot(first, index + 1, entries))
        return spots[::-1]


def _written_as(entry: Entry, tokens: Sequence[Token]) -> bool:
    """Terms of one word keep their accents; proper names begin with a capital; acronyms have as many capitals as the gazetteer writes, or two."""
    if entry.form == "acronym":
        needed = min(2, sum(letter.isupper() for letter in entry.label))
        if len(entry.label) >= SPOKEN and entry.label.isupper():
            needed = 1
        return sum(letter.isupper() for token in tokens for letter in token.text) >= needed
    if entry.label.startswith(LONG_ALIF) and tokens[0].text.removeprefix("ال").startswith(OTHER_ALIFS):
        return False  # « الأمر » is no « آمر »
    phrase = entry.type == "term" or (entry.type == "honorific" and len(tokens) > 1)
    if phrase and not tokens[-1].text[:1].islower() and not tokens[-1].text[:1].isupper():
        return _as_definite(entry.label.split()[-1], tokens[-1])
    if entry.type == "term" and len(tokens) == 1:
        return tokens[0].low == entry.label
    if entry.type == "title" and len(tokens) == 1 and tokens[0].text[:1].islower() and entry.label == fold(entry.label):
        return tokens[0].low[:-1] != entry.label[:-1] or tokens[0].low == entry.label  # «mandó» is no «mando»
    if entry.proper and len(tokens) > 1 and len(tokens[0].text) <= ARTICLE:
        return tokens[-1].capital or not tokens[-1].text[:1].islower()  # “Rio de Janeiro”
    return not entry.proper or tokens[0].capital or not tokens[0].text[:1].islower()


def _as_definite(word: str, token: Token) -> bool:
    """Whether a word with an article joined to it is met as one (« خلال اللقاء » is not « خلال لقاء »); without, it may be either."""
    joined = word.endswith(token.low) and len(word) - len(token.low) <= (1 if token.low == token.norm else 2)
    return joined or word == token.norm


def _as_marked(entries: tuple[Entry, ...], text: str) -> tuple[Entry, ...]:
    """Keep the readings that have the written vowel signs, if one has just these (« عمّان » is Amman, not Oman)."""
    marked = tuple(entry for entry in entries if entry.label == text and MARK.search(text))
    return marked or entries


@cache
def spotter(language: str) -> Spotter:
    """Build the spotter of a language from the gazetteers (names in that language or in any) and its lexicon."""
    entries = [*_countries(language), *_cities(language), *_agencies(language), *_titles(language), *_terms(language)]
    return Spotter((words_of(words, language), entry) for words, entry in entries)


@cache
def _bearers() -> dict[str, set[int]]:
    """Index the rows of the table of agencies by the words of their names."""
    rows: dict[str, set[int]] = {}
    for number, row in enumerate(gazetteer.agencies()):
        for word in _words(row.name):
            rows.setdefault(word, set()).add(number)
    return rows


def has_term(spots: Spots, sense: str, start: int, end: int) -> bool:
    """Whether a term of this sense begins between two tokens."""
    near = (spot for at in range(start, end) for spot in spots.get(at, ()))
    return any(entry.id == sense for spot in near for entry in spot.of("term"))


@cache
def distinctive(name: str) -> bool:
    """Whether an agency's name tells its country: hardly any other country has an agency with all of its words."""
    rows = [_bearers().get(word, set()) for word in _words(name) if len(word) > 2]
    together = set.intersection(*rows) if rows else set()
    return 0 < len({gazetteer.agencies()[number].country for number in together}) < COMMON


Entries = Iterable[tuple[str, Entry]]
LONG_ALIF: Final = "آ"
OTHER_ALIFS: Final = ("أ", "إ")
"""Letters that fold to the same as the long one, but are none that it is ever written as."""


def _words(name: str) -> tuple[str, ...]:
    return tuple(fold(name).split())


def _countries(language: str) -> Entries:
    types = {"demonym": "demonym", "prefix": "prefix", "capital": "city", "region": "city"}
    rows = [
        row
        for row in gazetteer.countries()
        if row.language in ("", language) and (row.kind != "name" or not is_noun(row.name, language))
    ]
    named = {row.name for row in rows}
    for row in rows:
        kind = types.get(row.kind, "country")
        yield row.name, Entry(kind, row.code, row.name, row.code, row.kind, kind in ("country", "city"))
        for form in _inflected(row.name, language) if kind == "demonym" else ():
            if form not in named:
                yield form, Entry(kind, row.code, row.name, row.code, row.kind)


def _inflected(name: str, language: str) -> Iterator[str]:
    """Give the further forms of a demonym of one word that the endings of the language make (« ضابطا مغربيا »)."""
    for ending, other in lexicon(language).settings.get("demonym_endings", ()):
        if name.endswith(ending) and " " not in name:
            yield name[: len(name) - len(ending)] + other


def _cities(language: str) -> Entries:
    for row in gazetteer.cities():
        if row.language in ("", language):
            if is_word(row.name, language):
                continue
            form = "ambiguous" if row.ambiguous else "city"
            yield row.name, Entry("city", row.id, row.name, row.country, form, proper=True)


def _agencies(language: str) -> Entries:
    """List the agencies as a language calls them, and as they call themselves in another of its letters (“Guardia di Finanza”)."""
    caseless = bool(lexicon(language).settings.get("caseless"))
    for row in gazetteer.agencies():
        if row.language in ("", language) or row.kind == "acronym":
            bare = row.kind == "alias" and not row.language and " " not in row.name
            yield row.name, Entry("agency", row.id, row.name, row.country, row.kind, proper=bare)
        elif not caseless and " " in row.name and row.name[0].isupper():
            yield row.name, Entry("agency", row.id, row.name, row.country, row.kind, proper=True)


def _titles(language: str) -> Entries:
    for row in gazetteer.titles():
        if row.language in ("", language):
            kind = "title" if row.kind == "post" else row.kind
            yield row.title, Entry(kind, row.title, row.title, form=row.gender + row.number)
    yield from _in_accusative(language)


def _in_accusative(language: str) -> Entries:
    """Give posts with the ending of what somebody is made, where the language has one (« عُيّن X مفتشا عاما »)."""
    words = lexicon(language)
    ending: str = words.settings.get("accusative", "")
    unchanged = tuple(words.settings.get("accusative_not", ()))
    article = words.settings.get("clitics", {}).get("article", "")
    listed = {row.title for row in gazetteer.titles() if row.language == language}
    for row in gazetteer.titles() if ending else ():
        head, *rest = row.title.split()
        bare = not any(word.startswith(article) or word.endswith(unchanged) for word in (head, *rest))
        described = all({fold(word), fold(article + word)} & words.words("title_adjective") for word in rest)
        form = " ".join(word + ending for word in (head, *rest))
        if (row.language, row.kind, row.gender, row.number) == (language, "post", "m", "s") and bare and described:
            yield from [(form, Entry("title", row.title, row.title, form="ms"))] if form not in listed else ()


def _terms(language: str) -> Entries:
    for term in lexicon(language).terms:
        yield term.phrase, Entry("term", term.sense, lower(term.phrase), form=_case(term.phrase))


def _case(phrase: str) -> str:
    """Tell terms that are names (“Boko Haram”) from those written small."""
    return "" if phrase == phrase.lower() else "name"


def is_capital_too(spot: Spot) -> bool:
    """Whether a country has the name of another's capital, as where vowel signs are left out (« عمان »)."""
    return len({one.country for one in spot.entries if one.type == "country" or one.form == "capital"}) > 1
