"""Pages as sites write them, 48 layouts in four languages and several charsets: the story comes out, and nothing else."""

from __future__ import annotations

import pytest
from pages import Made, pages, read

MADE = list(pages())


@pytest.mark.parametrize("made", MADE, ids=lambda made: f"{made.layout}-{made.language}-{made.charset}")
def test_only_the_story_is_read(made: Made) -> None:
    f1, survivors, published = read(made)
    assert survivors == []
    assert f1 >= 0.97
    assert (published or "").startswith("2026-03-12")


def test_the_layouts_are_many_and_their_chrome_has_names() -> None:
    assert len({made.layout for made in MADE}) >= 40 and len({made.language for made in MADE}) == 4
    assert {made.charset for made in MADE} == {"utf-8", "utf-16", "windows-1252", "iso-8859-15", "windows-1256"}
    for made in MADE:
        text = made.data.decode(made.charset)
        assert sum(name in text for name in made.names) >= 5
        assert not any(name in " ".join(made.body) for name in made.names)
