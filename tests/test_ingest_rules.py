"""Every rule of every language: it fires on its own sentences, and not on those in which it must not."""

from __future__ import annotations

import pytest

from ingest.lexicon import FOLDER, lexicon
from ingest.reader import Reader
from ingest.rules import matches
from ingest.spotting import spotter
from ingest.story import Story
from ontology.records import Article

LANGUAGES = sorted(path.parent.name for path in FOLDER.glob("*/rules.jsonl"))
RULES = [(language, rule) for language in LANGUAGES for rule in lexicon(language).rules]


def fired(reader: Reader, language: str, text: str) -> set[str]:
    """The rules that fire on a text, by their ids."""
    article = Article("article/0", "a.txt", text, language, published="2026-03-04")
    story = Story(article, lexicon(language))
    spots = spotter(language).spots
    rows = [reader.row(story, section, one, spots(one.tokens)) for section, one in reader.sentences(article, story)]
    return {match.rule.id for row in rows for match in matches(row, language)}


@pytest.mark.parametrize(("language", "rule"), RULES, ids=[f"{language}-{rule['id']}" for language, rule in RULES])
def test_a_rule_fires_where_it_should_and_only_there(reader: Reader, language: str, rule: dict[str, list[str]]) -> None:
    assert rule["yes"]
    assert rule["no"]
    for sentence in rule["yes"]:
        assert rule["id"] in fired(reader, language, sentence)
    for sentence in rule["no"]:
        assert rule["id"] not in fired(reader, language, sentence)


def test_no_rule_is_there_twice() -> None:
    names = [(language, rule["id"]) for language, rule in RULES]
    assert len(names) == len(set(names))
