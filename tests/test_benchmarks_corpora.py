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
