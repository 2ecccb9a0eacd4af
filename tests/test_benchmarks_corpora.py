"""Sets of articles with gold: found by their folder or their file of gold, one set for each language."""

from __future__ import annotations

import json
from pathlib import Path

import corpora
import pytest

GOLD = [{"id": "a", "lang": "fr", "facts": []}, {"id": "b", "lang": "en", "facts": []}]


@pytest.mark.parametrize("form", ["folder", "lines"])
def test_gold_is_a_file_for_each_article_or_one_line(tmp_path: Path, form: str) -> None:
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "articles.jsonl").touch()
    if form == "lines":
        (tmp_path / "set" / "gold.jsonl").write_text("\n".join(map(json.dumps, GOLD)), "utf-8")
    else:
        (tmp_path / "set" / "gold").mkdir()
        for one in GOLD:
            (tmp_path / "set" / "gold" / f"{one['id']}.json").write_text(json.dumps(one), "utf-8")
    found = list(corpora.gold_sets((tmp_path,)))
    assert [(one.name, one.language, [gold["id"] for gold in one.gold]) for one in found] == [
        ("set", "fr", ["a"]),
        ("set", "en", ["b"]),
    ]
    assert [path.name for path in found[0].sources] == ["articles.jsonl"]


def test_a_set_says_what_the_relevance_gate_leaves_out(tmp_path: Path) -> None:
    texts = {
        "a": "Le ministre malien de l'Intérieur a reçu mardi à Bamako le chef de la police togolaise.",
        "b": "L'équipe a gagné le match de dimanche devant dix mille personnes.",
    }
    lines = [
        {
            "id": name,
            "url": f"https://x.example/{name}",
            "title": "Brèves",
            "published": "2026-03-05",
            "language": "fr",
            "text": text,
        }
        for name, text in texts.items()
    ]
    (tmp_path / "articles.jsonl").write_text("\n".join(map(json.dumps, lines)), "utf-8")
    given = corpora.GoldSet("set", "fr", (tmp_path / "articles.jsonl",), ())
    assert corpora.left_out(given) == {"https://x.example/b"}
