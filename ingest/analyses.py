"""Parts of speech and forms of verbs that a pipeline tells: its rules over tags and words, each combination computed once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

RULER: Final = "attribute_ruler"
COLUMNS: Final = ("ORTH", "TAG", "POS", "MORPH")
"""What the rules look at, apart from the neighbours."""
READ: Final = frozenset({"POS", "MORPH"})
PARSED: Final = "DEP"
"""What only a parser tells, which is not run: rules that ask for it never apply."""
KEPT: Final = 50_000
"""Combinations that are kept; beyond them all is forgotten, so that memory does not grow."""
VERB_FORM: Final = re.compile(r"(?:^|\|)VerbForm=([^|,]+)")
PAST: Final = re.compile(r"(?:^|\|)Tense=Past(?:\||$)")
GOING_ON: Final = "Aspect=Prog"
Analysis = tuple[str, str]
"""A part of speech and the form of a verb."""


class Analyses:
    """Tells the part of speech and the form of each word of a tagged document."""

    def __init__(self, nlp: Language) -> None:
        ruler: Any = nlp.get_pipe(RULER) if RULER in nlp.pipe_names else None
        self._ruler = ruler
        self._alone = ruler is None or all(map(_is_of_one_word, ruler.patterns))
        self._known: dict[tuple[int, ...], Analysis] = {}

    def __call__(self, doc: Doc) -> list[Analysis]:
        """Give the analyses of the words of a document."""
        if not self._alone:
            self._ruler(doc)
        rows = list(map(tuple, doc.to_array(list(COLUMNS)).tolist()))
        unknown = {row: index for index, row in enumerate(rows) if row not in self._known}
        if len(self._known) + len(unknown) > KEPT:
            self._known.clear()
            unknown = {row: index for index, row in enumerate(rows)}
        if unknown:
            self._learn(doc, unknown)
        return [self._known[row] for row in rows]

    def _learn(self, doc: Doc, unknown: dict[tuple[int, ...], int]) -> None:
        """Apply the rules to words of a document, as to a document that has only them."""
        from spacy.tokens import Doc

        words = [doc[index] for index in unknown.values()]
        bare = Doc(
            doc.vocab, [word.text for word in words], tags=[word.tag_ for word in words],
            pos=[word.pos_ for word in words], morphs=[str(word.morph) for word in words],
        )  # fmt: skip
        if self._alone and self._ruler is not None:
            self._ruler(bare)
        self._known.update((row, (word.pos_, _form(str(word.morph)))) for row, word in zip(unknown, bare, strict=True))


def _is_of_one_word(rule: dict[str, Any]) -> bool:
    """Whether a rule tells nothing that is read but of single words by themselves."""
    patterns = [one for one in rule["patterns"] if not any(PARSED in word for word in one)]
    return not READ & set(rule["attrs"]) or all(len(one) == 1 for one in patterns)


def _form(analysis: str) -> str:
    """Give the form of a verb that an analysis tells (`Gender=Masc|VerbForm=Part`), `Past` for a finite past; empty if it tells none.

    A participle of what goes on (“was reading”) is a gerund.
    """
    found = VERB_FORM.search(analysis)
    form = "Ger" if found and GOING_ON in analysis else found[1] if found else ""
    return "Past" if form == "Fin" and PAST.search(analysis) else form
