"""The smaller towns: countries that have one of a name.

So many of the names are words or surnames as well that one is a town only where something else says that it is a place.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from ontology.gazetteer import FOLDER, Cells, read_table
from ontology.names import fold

ARTICLE: Final = re.compile("^ال(?=...)")


@cache
def towns() -> dict[str, tuple[str, ...]]:
    """Give the countries that have a smaller town of a name, by its folded words without Arabic article."""
    return dict(read_table(FOLDER / "towns.tsv", "name countries", _town))


def _town(cells: Cells) -> tuple[str, tuple[str, ...]]:
    return _bare(cells["name"]), tuple(cells["countries"].split())


def _bare(name: str) -> str:
    return " ".join(ARTICLE.sub("", word) for word in fold(name).split())
