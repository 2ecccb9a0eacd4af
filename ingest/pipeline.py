"""Language pipelines: parts of speech, lemmas and entities for our own tokens, where spaCy has a model for them."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.lexicon import lexicon
from ingest.tokens import Token
from ontology.errors import LanguageError

if TYPE_CHECKING:
    from spacy.language import Language

UNUSED = ("parser", "senter")


class Pipeline:
    """One loaded spaCy pipeline; `annotate` fills what tokens lack."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def annotate(self, tokens: Sequence[Token]) -> list[Token]:
        """Return the tokens with part of speech, lemma and entity type; offsets and words stay as they are."""
        from spacy.tokens import Doc

        spaces = [one.end < two.start for one, two in pairwise(tokens)] + [False]
        doc = self._nlp(Doc(self._nlp.vocab, words=[token.text for token in tokens], spaces=spaces))
        return [
            replace(token, pos=word.pos_, lemma=word.lemma_, entity=word.ent_type_)
            for token, word in zip(tokens, doc, strict=True)
        ]


class NoPipeline(Pipeline):
    """What stands in where a language has no pipeline: tokens stay as they are, rules and gazetteers do the work."""

    def __init__(self) -> None:
        pass

    def annotate(self, tokens: Sequence[Token]) -> list[Token]:
        """Return the tokens unchanged."""
        return list(tokens)


@cache
def pipeline(language: str) -> Pipeline:
    """Load the first pipeline installed among those the language names; `LanguageError` says what to install."""
    wanted = lexicon(language).settings["pipelines"]
    if not wanted:
        return NoPipeline()
    for name in wanted:
        if importlib.util.find_spec(name):
            return Pipeline(_load(name))
    package = wanted[0].replace("_", "-")
    raise LanguageError(f"no pipeline for “{language}” is installed: python -m pip install {package}")


def _load(name: str) -> Language:
    import spacy

    return spacy.load(name, exclude=list(UNUSED))
