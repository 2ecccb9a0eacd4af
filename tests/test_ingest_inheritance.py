"""A language of three files: what it inherits, in which words, and that it is read like the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import main
from graph.store import Store
from ingest.clitics import tokens_of
from ingest.cues import cues
from ingest.dates import dates
from ingest.inheritance import FOLDER, over, pattern_in, phrase_in, settings
from ingest.lexicon import lexicon
from ontology.errors import LanguageError

WORDS = {"con": ["com"], "al": ["ao", "à"], "también": ["também"], "lea": ["leia"]}


def test_portuguese_has_three_files() -> None:
    assert {path.name for path in (FOLDER / "pt").iterdir()} == {"language.toml", "terms.tsv", "verbs.tsv"}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("{V:talk} {gap}con {whos:with}", "{V:talk} {gap}com {whos:with}"),
        ("(?:a |al )?{whos:guest}", "(?:a |(?:ao|à) )?{whos:guest}"),
        ("{@con} con", "{@con} com"),  # a class of that name is no word
        ("final|alto", "final|alto"),  # « al » within a word is none
        (r"\bcon", r"\bcon"),  # what follows a backslash is a sign
    ],
)
def test_a_pattern_is_written_in_other_words(pattern: str, expected: str) -> None:
    assert pattern_in(pattern, WORDS) == expected


def test_a_phrase_takes_the_first_word_and_keeps_its_capital() -> None:
    assert phrase_in("Lea también al", WORDS) == "Leia também ao"


def test_tables_are_merged_and_lists_replaced() -> None:
    general = {"pipelines": ["x"], "classes": {"of": ["de"], "and": ["y"]}}
    assert over(general, {"pipelines": [], "classes": {"and": ["e"]}}) == {
        "pipelines": [],
        "classes": {"of": ["de"], "and": ["e"]},
    }


def test_classes_rules_and_cues_are_inherited() -> None:
    own, parent = lexicon("pt"), lexicon("es")
    assert len(own.rules) == len(parent.rules)
    assert "homólogo" in own.words("counterpart")
    assert "não" in own.words("negation")
    assert "leia também" in cues("pt").of("inline", "inside")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("recebeu na terça-feira, em Lisboa", "2026-02-17"),
        ("viajará a Rabat em abril", "2026-04"),
        ("assinado em Dar es Salaam em maio de 2019", "2019-05"),
        ("no próximo dia 3 de março", "2026-03-03"),
        ("a 20 de novembro de 2025", "2025-11-20"),
    ],
)
def test_dates_are_inherited(text: str, date: str) -> None:
    assert [found.date for found in dates(text, "2026-02-18", "pt")] == [date]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("reuniram-se ontem", ["reuniram", "-se", "ontem"]),
        ("o primeiro-ministro", ["o", "primeiro-ministro"]),
        ("na terça-feira", ["na", "terça-feira"]),
    ],
)
def test_a_pronoun_joined_by_a_hyphen_is_a_word(text: str, words: list[str]) -> None:
    tokens = tokens_of(text, "pt", 5)
    assert [token.text for token in tokens] == words
    assert [text[token.start - 5 : token.end - 5] for token in tokens] == words


def test_portuguese_is_read_from_the_command_line(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text(
        "LISBOA – O ministro da Defesa de Portugal, Rui Alvim, reuniu-se na terça-feira em Lisboa com o embaixador de "
        "Angola, Nuno Teles.\n\nO ministro do Interior de Angola, Ivo Sá, não se reuniu com o embaixador.\n"
    )
    store = tmp_path / "store"
    done = CliRunner().invoke(main, ["ingest", str(text), "--language", "pt", "--store", str(store)])
    assert done.exit_code == 0, done.output
    with Store.open(store) as opened:
        meetings = [fact for fact in opened.facts() if fact["kind"] == "meeting" and fact["status"] == "held"]
    (meeting,) = meetings
    assert {one["label"] for one in meeting["participants"] if one["type"] == "official"} == {"Rui Alvim", "Nuno Teles"}
    assert meeting["countries"] == ["AO", "PT"]


def test_a_language_without_a_folder_is_refused_in_one_line(tmp_path: Path) -> None:
    text = tmp_path / "a.txt"
    text.write_text("Der Minister traf den Botschafter.")
    done = CliRunner().invoke(main, ["ingest", str(text), "--language", "de", "--store", str(tmp_path / "store")])
    assert done.exit_code == 1
    assert done.stderr.strip() == "graph: language “de” is not read: give one of ar, en, es, fr, pt with --language"
    with pytest.raises(LanguageError, match="no lexicon for the language “de”"):
        settings("de")
