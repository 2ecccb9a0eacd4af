"""The relevance gate: what may state a fact passes, what is other news does not reach the language pipeline."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from relevance import FIELDS, measure

from ingest.article import articles
from ingest.gate import may_state_facts
from ontology.records import Article

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"


@pytest.mark.parametrize(
    ("language", "text", "passes"),
    [
        ("fr", "Le chef de la police a reçu son homologue danois.", True),
        ("ar", "استقبل مدير الأمْن العامّ سفير الولايات المتّحدة الأمريكيّة.", True),  # vowel signs hid the words
        ("ar", "بحث مدير اﻻمن العام مع السفير الاردني التعاون.", True),  # and letters written otherwise
        (
            "fr",
            "Le ministre s’est rendu au Kenya. Il y a signé un accord sur le renseignement.",
            True,
        ),  # over two sentences
        ("fr", "Le colonel Traoré est nommé à la tête de la gendarmerie.", True),
        ("fr", "Les chefs des polices malienne et togolaise se sont vus.", True),  # two countries, whatever joins them
        ("fr", "Le ministre malien de l’Intérieur sera à Oslo.", True),  # a demonym within the office
        ("fr", "Le ministre de l'Agriculture a reçu son homologue danois.", False),
        ("fr", "La réunion de quartier a parlé de police.", False),  # once the island of La Réunion
        ("fr", "Un homme a été arrêté par la police à Lyon.", False),
        ("fr", "Un homme a été arrêté par la police à Bamako.", False),  # a town is that of its own police: once passed
        ("fr", "Un ressortissant malien a été arrêté par la police à Lyon.", True),
        ("es", "La Policía Nacional y la Policía Federal de Bélgica detuvieron a cuatro hombres.", True),
        ("en", "The FBI director met Kenyan officials in Nairobi.", True),
        ("en", "Police arrested a man after a robbery in Leeds.", False),
        ("es", "La Guardia Civil y la policía marroquí firmaron un convenio.", True),
        ("es", "El equipo firmó un acuerdo con un delantero chileno.", False),
        ("ar", "وعين العقيد قائدا للدرك الوطني.", True),  # the article is written otherwise behind a particle
        ("ar", "استقبل وزير التجارة نظيره من فرنسا.", False),
        ("de", "Der Minister traf seinen Amtskollegen.", True),  # a language without words: every text passes
    ],
)
def test_what_passes(language: str, text: str, passes: bool) -> None:
    assert may_state_facts(text, language) is passes


def test_of_mixed_news_nothing_relevant_is_lost_and_little_else_passes() -> None:
    everything, reached, _ = measure(800, 100)
    assert reached["relevant"] == everything["relevant"] == 100
    assert sum(reached[field] for field in FIELDS) <= 0.05 * 800


def test_every_article_with_a_fact_in_the_gold_passes() -> None:
    gold = sorted((SHARED / "eval/dev/gold").glob("*.json"))
    if not gold:
        pytest.skip("skipped: no shared data")
    records = [json.loads(path.read_text("utf-8")) for path in gold]
    facts = {one["url"]: [fact for fact in one["facts"] if not fact.get("optional")] for one in records}
    for source in ("articles.jsonl", "html"):
        for one in articles(str(SHARED / "eval/dev" / source)):
            assert isinstance(one, Article)
            assert may_state_facts(f"{one.title}\n{one.text}", one.language) or not facts.get(one.url or "", True)


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.txt")), ids=lambda path: path.stem)
def test_the_examples_pass(path: Path) -> None:
    language = path.stem.rpartition(".")[2] if "." in path.stem else "fr"
    assert may_state_facts(path.read_text("utf-8"), language)
