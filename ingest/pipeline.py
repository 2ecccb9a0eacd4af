"""Language pipelines: parts of speech, lemmas and entities for our own tokens, where spaCy has a model for them."""

from __future__ import annotations

import importlib.util
import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from ingest.lexicon import lexicon
from ingest.tokens import Token

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

        if not tokens:
            return []
        spaces = [one.end < two.start for one, two in pairwise(tokens)] + [False]
        doc = self._nlp(Doc(self._nlp.vocab, words=[token.text for token in tokens], spaces=spaces))
        return [
            replace(
                token,
                pos=word.pos_,
                lemma=word.lemma_,
                entity=word.ent_type_,
                form=next(iter(word.morph.get("VerbForm", [])), ""),
            )
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
    """Load the first pipeline installed among those the language names.

    Where none is, one line of the log says what to install, and gazetteers and rules do the work alone.
    """
    settings = lexicon(language).settings
    for name in settings["pipelines"]:
        if importlib.util.find_spec(name):
            return Pipeline(_load(name))
    if settings["pipelines"]:
        package = settings.get("package") or settings["pipelines"][0].replace("_", "-")
        logging.getLogger("liaison").warning(
            "no pipeline for “%s” is installed, so it is read less surely: python -m pip install %s", language, package
        )
    return NoPipeline()


def _load(name: str) -> Language:
    import spacy

    return spacy.load(name, exclude=list(UNUSED))
