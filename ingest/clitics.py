"""Words as a language writes them apart: where it joins small words to the next (« وبالدوحة »), they are split off.

A language that does so lists in `[clitics]` of its `language.toml` the letters that may stand before a word
(`before`, `conjunction`), its article and the pronouns after verbs and nouns (`after`). A word is split only where what
remains is known, where the article shows that something was joined to it, where what remains has the shape of a verbal
noun (`shapes`, regular expressions over letters without vowel signs), or where a sentence begins with the conjunction. Offsets stay
those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from ingest.lexicon import Lexicon, lexicon
from ingest.tokens import FULL_STOP, MARKS, Sentence, Token, tokenize, with_tokens
from ontology import gazetteer
from ontology.names import fold
from ontology.towns import towns

STRETCH: Final = f"[{MARKS}\\u0640]*"
VOWELS: Final = re.compile(STRETCH[:-1])
SHORTEST: Final = 3
TOWN: Final = 4
"""From how many letters on what a preposition may be joined to is the name of a small town, not the rest of a word."""
LIGATURES: Final = frozenset("\ufef5\ufef6\ufef7\ufef8\ufef9\ufefa\ufefb\ufefc")
"""Signs for « لا », as old word processors write it."""
SIGNS_ONLY: Final = "()[]«»\"'.,:;!?/–—-"


def tokens_of(text: str, language: str, offset: int = 0) -> list[Token]:
    """Split a text into the words of a language."""
    tokens = tokenize(text, offset)
    splitter = _splitter(language)
    if splitter is None:
        return list(_pronouns_apart(tokens, lexicon(language).words("enclitic")))
    begins = [not index or tokens[index - 1].text in FULL_STOP for index in range(len(tokens))]
    return [part for token, first in zip(tokens, begins, strict=True) for part in splitter.parts(token, first=first)]


def _pronouns_apart(tokens: list[Token], enclitics: frozenset[str]) -> Iterator[Token]:
    """Split off pronouns that a hyphen joins to the verb, where the language lists some: « reuniu-se »."""
    for token in tokens:
        verb, hyphen, pronoun = token.text.rpartition("-")
        if not verb or token.low[-len(pronoun) - 1 :] not in enclitics:
            yield token
            continue
        at = token.start + len(verb)
        yield from tokenize(verb, token.start)
        yield replace(token, text=hyphen + pronoun, norm=fold(pronoun), low=f"-{fold(pronoun)}", start=at)


def words_of(name: str, language: str) -> tuple[str, ...]:
    """Give the folded words that a name or a phrase is found by."""
    splitter = _splitter(language)
    if splitter is None:
        return tuple(fold(name).split())
    return tuple(part.norm for token in tokenize(name) for part in splitter.parts(token) if part.norm.strip(SIGNS_ONLY))


def split_names(sentence: Sentence, names: frozenset[str], language: str) -> Sentence:
    """Split what is joined to the names that an article told before (« بفيلاردي » after « خوان فيلاردي »)."""
    splitter = _splitter(language)
    if splitter is None or not names:
        return sentence
    tokens = [part for token in sentence.tokens for part in splitter.before_name(token, names)]
    return sentence if len(tokens) == len(sentence.tokens) else with_tokens(sentence, tokens)


@cache
def ordinary_words(language: str) -> frozenset[str]:
    """Give the words of the closed classes of a language, without the article."""
    return frozenset(word for low in lexicon(language).ordinary for word in (low, *words_of(low, language)))


@dataclass(frozen=True)
class Splitter:
    """Splits the joined words of one language; `known` are the words that stand whole, folded and without article, `short` those of one or two letters."""

    known: frozenset[str]
    short: frozenset[str]
    whole: frozenset[str]
    verbs: frozenset[str]
    auxiliaries: frozenset[str]
    before: str
    conjunction: str
    article: str
    after: tuple[str, ...]
    shapes: re.Pattern[str]

    def parts(self, token: Token, *, first: bool = False) -> Iterator[Token]:
        """Give the words that one written word holds, each with its own offsets; the first of a sentence may be joined to nothing before it."""
        start = token.start
        cut = self._cut(token.text)
        for text, low in (first and len(cut) == 1 and self._opening(token.text)) or cut:
            end = start + len(text)
            yield replace(
                token, text=self._spelled(text, low), low=low, norm=self.bare(low, text), start=start, end=end
            )
            start = end

    def _spelled(self, text: str, low: str) -> str:
        """Write a word as it stands alone: « لشرطة », cut off « للشرطة », has lost the first letter of its article."""
        lost = low.startswith(self.article) and text.startswith(self.article[1:])
        return self.article[0] + text if lost else text

    def before_name(self, token: Token, names: frozenset[str]) -> Iterator[Token]:
        """Give a word, or the letter joined to one of these names and the name."""
        rest = token.text[1:]
        joined = token.low[:1] in self.before + self.conjunction and len(rest) > SHORTEST and token.norm not in names
        if joined and fold(rest) in names and token.low not in self.known:
            yield replace(token, text=token.text[0], low=token.low[0], norm=token.low[0], end=token.start + 1)
            low = fold(rest)
            yield replace(token, text=rest, low=low, norm=self.bare(low, rest), start=token.start + 1)
        else:
            yield token

    def bare(self, low: str, text: str) -> str:
        """Take the article off a folded word."""
        written = text.startswith((self.article, self.article[1:])) or text[1:2] in LIGATURES
        defined = low.startswith(self.article) and written
        return low[len(self.article) :] if defined and len(low) >= len(self.article) + SHORTEST else low

    def _cut(self, word: str) -> list[tuple[str, str]]:
        low = fold(word) or tokenize(word)[0].low
        if self._stands(word, low):
            return [(word, low)]
        return self._behind_prefix(word) or self._before_pronoun(word, low) or [(word, low)]

    def _stands(self, word: str, low: str) -> bool:
        """Whether a word is known whole; what an article inside shows to be joined is not."""
        if len(low) < SHORTEST or low in self.whole or not low.isalpha():
            return True
        if self._is_defined(low[1:]) and low[0] in self.before + self.conjunction:
            return False
        if low[0] in self.before and low not in self.verbs and self._is_shaped(word[1:]):
            return False
        return self.bare(low, word) in self.known and not low.startswith("لل")

    def _opening(self, word: str) -> list[tuple[str, str]]:
        """Split the conjunction off an unknown word that opens a sentence: what stands there is a verb more often than a name."""
        found = re.match(f"{self.conjunction[0]}{STRETCH}", word)
        if found is None or len(fold(word)) <= SHORTEST or self._stands(word, fold(word)):
            return []
        rest = word[found.end() :]
        return [(found[0], fold(found[0])), *self._cut(rest)]

    def _is_shaped(self, word: str) -> bool:
        """Whether a word has the shape of a verbal noun, its vowel signs left out."""
        return self.shapes.fullmatch(VOWELS.sub("", word)) is not None

    def _is_defined(self, low: str) -> bool:
        return low.startswith(self.article) and len(low) >= len(self.article) + SHORTEST

    def _behind_prefix(self, word: str) -> list[tuple[str, str]]:
        """Split off one letter that stands for a conjunction or a preposition."""
        found = re.match(f"[{self.before}{self.conjunction}]{STRETCH}", word)
        if found is None:
            return []
        letter, rest = fold(found[0]), word[found.end() :]
        low = fold(rest)
        head = (found[0], letter)
        long = len(low) > SHORTEST or (len(low) == SHORTEST and not self._stands(rest, low))  # « للطب », but « للقاء »
        if letter == "ل" and low.startswith("ل") and long:
            return [head, (rest, f"ا{low}")]
        if self._is_defined(low):
            seldom = (self.conjunction[-1], self.before[-1])
            named = letter in seldom and self.bare(low, rest) not in self.known  # « فالكاو », « كالوييراكيس »
            return [] if named else [head, (rest, low)]
        if letter in self.conjunction and low.startswith(letter) and not self._stands(rest, low):
            return []
        inner = self._cut(rest)
        if letter in self.conjunction:
            stands = self._stands(rest, low) and (len(low) >= SHORTEST or low in self.short)  # « ويم » is a name
            apart = len(inner) > 1 or stands or (letter == self.conjunction[0] and rest[:1] in "أإآ")
            long = len(low) > SHORTEST or letter == self.conjunction[0] or low in self.auxiliaries
            return [head, *inner] if apart and long else []
        known = len(low) >= SHORTEST and (
            self.bare(low, rest) in self.known
            or (len(inner) > 1 and inner[-1][1] in self.after)
            or self._is_shaped(rest)
            or (letter == self.before[0] and len(low) > TOWN and self.bare(low, rest) in towns())
        )
        return [head, *inner] if known else []

    def _before_pronoun(self, word: str, low: str) -> list[tuple[str, str]]:
        """Split off a pronoun from a known verb or noun (« أجراه », « زيارته »)."""
        for pronoun in self.after:
            if not low.endswith(pronoun) or len(low) < len(pronoun) + SHORTEST or not word.endswith(pronoun):
                continue
            stem, text = low[: -len(pronoun)], word[: -len(pronoun)]
            forms = [stem, f"{stem[:-1]}ه" if stem.endswith("ت") else "", f"{stem[:-1]}ي" if stem.endswith("ا") else ""]
            forms += [stem[:-1] if stem[-1] in "وي" else "", f"{stem}ا" if stem.endswith("و") else ""]
            if (
                text.endswith("ا") and forms[2] in self.verbs
            ):  # « أجراها » : of the noun « إجراء » the hamza would be written
                forms.insert(0, forms[2])
            known = next((form for form in forms if form in self.known), "")
            if known:
                return [(text, known), (word[-len(pronoun) :], pronoun)]
        return []


@cache
def _splitter(language: str) -> Splitter | None:
    words = lexicon(language)
    table = words.settings.get("clitics")
    if not table:
        return None
    known = frozenset(_known(words, table["article"]))
    return Splitter(
        known, frozenset(low for low in _listed(words) if len(low) < SHORTEST), words.words("whole"), frozenset(words.verbs),
        _auxiliaries(words), table["before"], table["conjunction"], table["article"], tuple(table["after"]), re.compile("|".join(table["shapes"])),
    )  # fmt: skip


def _auxiliaries(words: Lexicon) -> frozenset[str]:
    return frozenset(low for low, forms in words.verbs.items() if any("be_aux" in form.senses for form in forms))


def _known(words: Lexicon, article: str) -> Iterator[str]:
    """List the words that stand whole: those of the lexicon and of the gazetteers, with and without the article."""
    listed = set(_listed(words))
    named = {word for name in _names(words.language) for word in fold(name).split()}
    joined = set(words.settings["clitics"]["conjunction"])
    named = {word for word in named if word[0] not in joined or word[1:] not in listed | named}
    named = {word for word in named if word[0] not in words.settings["clitics"]["before"] or word[1:] not in listed}
    for low in listed | named:
        if len(low) >= SHORTEST:
            yield low
            bare = low[len(article) :] if low not in listed and low.startswith(article) else ""
            if len(bare) >= SHORTEST and bare[1:] not in listed:
                yield bare


def _listed(words: Lexicon) -> Iterator[str]:
    yield from words.verbs
    for members in words.settings["classes"].values():
        yield from (word for member in members for word in fold(member).split())
    yield from (word for term in words.terms for word in fold(term.phrase).split())


def _names(language: str) -> Iterator[str]:
    yield from (row.name for row in gazetteer.countries() if row.language == language)
    yield from (row.name for row in gazetteer.cities() if row.language == language and " " not in row.name)
    yield from (row.name for row in gazetteer.agencies() if row.language == language)
    yield from (row.title for row in gazetteer.titles() if row.language == language)
