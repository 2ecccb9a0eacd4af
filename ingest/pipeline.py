"""Language pipelines: parts of speech, forms of verbs and entities for our own tokens, where spaCy has a model for them."""

from __future__ import annotations

import importlib.util
import logging
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from ingest import inference
from ingest.analyses import RULER, Analyses
from ingest.entities import Recogniser
from ingest.inference import lighten
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


class Pipeline:
    """One loaded spaCy pipeline; `annotate` fills what tokens lack."""

    def __init__(self, nlp: Language) -> None:
        lighten(nlp)
        self._nlp = nlp
        self._own = len(nlp.vocab.strings)
        self._zone: AbstractContextManager[Any] | None = None
        self._analyses = Analyses(nlp)
        steps = {name: step for name, step in nlp.pipeline if name != RULER}
        self._recogniser = Recogniser(steps.pop("ner")) if Recogniser.knows(steps.get("ner")) else None
        self._steps = tuple(steps.values())

    def annotate(self, tokens: Sequence[Token]) -> list[Token]:
        """Return the tokens with part of speech, entity type and form of a verb; offsets and words stay as they are."""
        from spacy.tokens import Doc

        if not tokens:
            return []
        self._forget()
        spaces = [one.end < two.start for one, two in pairwise(tokens)] + [False]
        doc = Doc(self._nlp.vocab, words=[token.text for token in tokens], spaces=spaces)
        for step in self._steps:
            doc = step(doc)
        return [
            Token(one.text, one.norm, one.low, one.start, one.end, pos, kind, form, one.named)
            for one, (pos, form), kind in zip(tokens, self._analyses(doc), self._kinds(doc), strict=True)
        ]

    def _forget(self) -> None:
        """Let the vocabulary forget the words of earlier articles once they are many, so that memory does not grow."""
        if self._zone is not None:
            if len(self._nlp.vocab.strings) - self._own <= inference.KEPT:
                return
            self._zone.__exit__(None, None, None)
        self._zone = self._nlp.memory_zone()
        self._zone.__enter__()

    def _kinds(self, doc: Doc) -> list[str]:
        """Give the kind of name that each word is part of."""
        return self._recogniser.kinds(doc) if self._recogniser else [word.ent_type_ for word in doc]


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
