"""Language pipelines: parts of speech, forms of verbs and entities for our own tokens, where spaCy has a model for them."""

from __future__ import annotations

import importlib.util
import logging
import re
import time
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from ingest.lexicon import lexicon
from ingest.tokens import Token

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

UNUSED: Final = ("parser", "senter", "lemmatizer")
"""Components of a pipeline that tell nothing that is read."""
SHAPE: Final = (400, 384, 288)
"""Rows, and columns in and out, of the matrices on which libraries of linear algebra are compared."""
ROUNDS: Final = 5
VERB_FORM: Final = re.compile(r"(?:^|\|)VerbForm=([^|,]+)")


class Pipeline:
    """One loaded spaCy pipeline; `annotate` fills what tokens lack."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp

    def annotate(self, tokens: Sequence[Token]) -> list[Token]:
        """Return the tokens with part of speech, entity type and form of a verb; offsets and words stay as they are."""
        from spacy.tokens import Doc

        if not tokens:
            return []
        spaces = [one.end < two.start for one, two in pairwise(tokens)] + [False]
        doc = self._nlp(Doc(self._nlp.vocab, words=[token.text for token in tokens], spaces=spaces))
        return [
            Token(one.text, one.norm, one.low, one.start, one.end, *told, one.named)
            for one, told in zip(tokens, _told(doc), strict=True)
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

    nlp = spacy.load(name, exclude=list(UNUSED))
    if not _blis_is_faster():
        _use_numpy(nlp)
    return nlp


def _told(doc: Doc) -> list[tuple[str, str, str]]:
    """Give the part of speech, entity type and verb form of each word of a document."""
    strings = doc.vocab.strings
    columns = doc.to_array(["POS", "ENT_TYPE", "MORPH"]).tolist()
    return [(strings[pos], strings[entity], _form(strings[morph])) for pos, entity, morph in columns]


@cache
def _form(analysis: str) -> str:
    """Give the form of a verb that an analysis tells (`Gender=Masc|VerbForm=Part`); empty if it tells none."""
    found = VERB_FORM.search(analysis)
    return found[1] if found else ""


@cache
def _blis_is_faster() -> bool:
    """Whether the library that spaCy brings along multiplies matrices faster here than NumPy's: on some processors it is slow.

    Both give the same up to rounding, so the choice changes how long reading takes, not what is read.
    """
    import numpy
    from thinc.api import NumpyOps

    rows, inner, columns = SHAPE
    left, right = numpy.ones((rows, inner), "f"), numpy.ones((columns, inner), "f")
    blis, plain = (NumpyOps(use_blis=use) for use in (True, False))
    return _least(lambda: blis.gemm(left, right, trans2=True)) < _least(lambda: plain.gemm(left, right, trans2=True))


def _least(work: Callable[[], Any]) -> float:
    """Give the least processor time that work takes, of all its threads."""
    found = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def _use_numpy(nlp: Language) -> None:
    """Let the models of a pipeline multiply with NumPy."""
    from thinc.api import NumpyOps

    ops = NumpyOps(use_blis=False)
    for _, component in nlp.pipeline:
        model = getattr(component, "model", None)
        for layer in model.walk() if model else ():
            layer.ops = ops
