"""The words of one language, read from `lexicons/<language>/`: closed classes, verbs, terms and rules are data.

`language.toml` names the pipeline and lists the closed classes; `verbs.tsv` has one verb a row with its senses and
forms; `terms.tsv` one phrase a row with its sense; `rules.jsonl` one rule a line. Phrases are compared folded; single words
of classes and verbs with their accents.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from ingest.inheritance import FOLDER, data_of, settings
from ingest.tokens import lower
from ontology.errors import LanguageError
from ontology.names import fold

FUNCTION: Final = (
    "determiner", "of", "link", "and", "but", "with", "by", "between", "to", "in", "from", "apart", "relative", "around",
    "preposition", "pronoun_singular", "pronoun_plural", "there", "about", "according", "adverb", "negation", "closed",
    "dummy",
)  # fmt: skip
"""The closed classes whose words are no part of a name."""
NAMES: Final = ("given", "particle", "surname", "second", "rank_given")
"""The closed classes whose words are parts of names."""
TENSES: Final = ("present", "imperfect", "past", "future", "conditional", "subjunctive", "participle", "gerund")


@dataclass(frozen=True, slots=True)
class VerbForm:
    """One reading of a verb form: its lemma, the senses of the verb, and a tense of `TENSES` or `infinitive`.

    `speaking`: it is one of the first or second person, in which somebody speaks of himself or is spoken to; `clitic`: the
    pronoun that hangs on it («firmarse», «entregándole»); `dual`: it is one that tells of two (« يلتقيان »).
    """

    lemma: str
    senses: frozenset[str]
    tense: str
    speaking: bool = False
    clitic: str = ""
    dual: bool = False


@dataclass(frozen=True, slots=True)
class Term:
    """One phrase of the lexicon (folded words) and what it means: `meeting`, `topic:training`, `agreement:mou` and so on."""

    words: tuple[str, ...]
    sense: str
    phrase: str = ""


@dataclass(frozen=True)
class Lexicon:
    """Everything that sets one language apart."""

    language: str
    settings: dict[str, Any]
    verbs: dict[str, tuple[VerbForm, ...]]
    terms: tuple[Term, ...]
    rules: tuple[dict[str, Any], ...]

    def words(self, name: str) -> frozenset[str]:
        """Give a closed class by its name (`determiner`, `of`, `negation` …), as tokens write it low."""
        return self.classes.get(name, frozenset())

    @cached_property
    def function_words(self) -> frozenset[str]:
        """Give all words of the closed classes that begin no name, though a sentence may begin with them."""
        return frozenset().union(*(self.words(name) for name in FUNCTION))

    @cached_property
    def moods(self) -> dict[str, str]:
        """Give the particles of the language that set the tense of the verb after them, with that tense."""
        return {lower(word): tense for word, tense in self.settings.get("moods", {}).items()}

    @property
    def posted(self) -> list[str]:
        """Give the heads of the posts whose holders serve abroad; those of diplomats where the language has no list."""
        heads: dict[str, list[str]] = self.settings["heads"]
        return heads.get("posted", heads["diplomat"])

    @cached_property
    def ordinary(self) -> frozenset[str]:
        """Give all words of all closed classes but those of which names consist."""
        return frozenset().union(*(words for name, words in self.classes.items() if name not in NAMES))

    @cached_property
    def classes(self) -> dict[str, frozenset[str]]:
        """Give all closed classes by name."""
        return {name: frozenset(map(lower, words)) for name, words in self.settings.get("classes", {}).items()}

    @cached_property
    def classes_of(self) -> dict[str, frozenset[str]]:
        """Give the closed classes to which each word belongs."""
        names: dict[str, set[str]] = {}
        for name, words in self.classes.items():
            for word in words:
                names.setdefault(word, set()).add(name)
        return {word: frozenset(found) for word, found in names.items()}


@cache
def lexicon(language: str) -> Lexicon:
    """Read the lexicon of a language; `LanguageError` if there is none or if a row of it is malformed."""
    own = settings(language)
    folder = FOLDER / language
    verbs = _verbs(folder / "verbs.tsv", own.get("speaking", ()), tuple(own.get("dual", ())))
    verbs = with_hanging(verbs, own.get("hanging", ()), own.get("hanging_on", {}))
    return Lexicon(language, own, verbs, _terms(folder / "terms.tsv"), _rules(language))


@cache
def finite_forms(language: str) -> frozenset[str]:
    """Give the finite forms of the verbs that the lexicon of a language lists, none if it has no lexicon."""
    verbs = _verbs(FOLDER / language / "verbs.tsv")
    return frozenset(
        form
        for form, readings in verbs.items()
        if all(reading.tense not in ("participle", "infinitive", "gerund") for reading in readings)
    )


def _verbs(
    path: Path, speaking: Iterable[tuple[str, str, str]] = (), dual: tuple[str, ...] = ()
) -> dict[str, tuple[VerbForm, ...]]:
    """Read the forms of verbs, with those of the first and second person that `speaking` makes of those of the third.

    `dual` are the endings that make a form of two of one that the verb has for one person.
    """
    forms: dict[str, list[VerbForm]] = {}
    for lemma, senses, *columns in _table(path, 2 + len(TENSES)):
        meaning = frozenset(senses.split())
        forms.setdefault(lower(lemma.replace("_", " ")), []).append(VerbForm(lemma, meaning, "infinitive"))
        listed = {lower(form) for cell in columns for form in cell.split()} if dual else set()
        for tense, cell in zip(TENSES, columns, strict=True):
            for form in cell.split():
                low = lower(form.replace("_", " "))
                two = tense not in ("participle", "gerund") and any(
                    low.endswith(end) and low.removesuffix(end) in listed for end in dual
                )
                forms.setdefault(low, []).append(VerbForm(lemma, meaning, tense, dual=two))
                for own in _in_persons(form, tense, speaking):
                    forms.setdefault(own, []).append(VerbForm(lemma, meaning, tense, speaking=True))
    return {form: tuple(dict.fromkeys(readings)) for form, readings in forms.items()}


def with_hanging(
    verbs: dict[str, tuple[VerbForm, ...]], pronouns: Sequence[str], endings: Mapping[str, str]
) -> dict[str, tuple[VerbForm, ...]]:
    """Add the infinitives and gerunds on which a pronoun hangs, where the table does not list them («firmarse», «viéndolo»).

    `endings` are those on which one may hang, and how they are written before it.
    """
    found = dict(verbs)
    for form, readings in verbs.items() if pronouns else ():
        bare = [one for one in readings if one.tense in ("infinitive", "gerund")]
        ending = next((one for one in endings if form.endswith(one)), None) if bare else None
        for pronoun in pronouns if ending else ():
            joined = form.removesuffix(ending or "") + endings[ending or ""] + pronoun
            if joined not in verbs:
                found[joined] = tuple(VerbForm(one.lemma, one.senses, one.tense, one.speaking, pronoun) for one in bare)
    return found


def _in_persons(form: str, tense: str, endings: Iterable[tuple[str, str, str]]) -> list[str]:
    """Write a form of the third person as those of the others: by the first of the endings that it has.

    >>> _in_persons("reunió", "past", [("past", "ió", "í"), ("past", "ó", "é")])
    ['reuní']
    """
    whole = f" {form}"
    found = next(((end, own) for wanted, end, own in endings if wanted == tense and whole.endswith(end)), None)
    return [(whole[: len(whole) - len(found[0])] + one).strip() for one in found[1].split()] if found else []


def _terms(path: Path) -> tuple[Term, ...]:
    return tuple(Term(tuple(fold(phrase).split()), sense, phrase) for phrase, sense in _table(path, 2))


def _rules(language: str) -> tuple[dict[str, Any], ...]:
    path, pattern, _ = data_of(language, "rules.jsonl")
    if not path.is_file():
        return ()
    rules = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            rule = json.loads(line)
            rules.append({**rule, "pattern": pattern(rule["pattern"])})
        except (ValueError, KeyError) as error:
            raise LanguageError(
                f"{path.parent.name}/{path.name}:{number}: not a JSON object with a pattern: {error}"
            ) from None
    return tuple(rules)


def _table(path: Path, columns: int) -> list[list[str]]:
    """Read a TSV file below its header; a row with another number of columns is an error that names its line."""
    if not path.is_file():
        return []
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()[1:]]
    for number, row in enumerate(rows, 2):
        if len(row) != columns:
            where = f"{path.parent.name}/{path.name}:{number}"
            raise LanguageError(f"{where}: {len(row)} columns where there should be {columns}")
    return rows
