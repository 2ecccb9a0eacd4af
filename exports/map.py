"""The map: one HTML page that needs no network, shows who works with whom, and has the sentence behind every line.

pyvis holds the network and brings the JavaScript that moves it; the page around it is ours (`map_page.py`), because
pyvis's own asks other hosts for parts and runs text it is given. Large networks are drawn by sigma in the same page.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from pyvis.network import Network

from exports.map_data import FactRecord, gather
from exports.map_page import languages, page
from exports.map_part import Part, part_of
from exports.writing import write_file
from graph.lookup import find
from graph.names import Speaker
from graph.period import within
from graph.store import Store
from ontology.errors import ExportError

__all__ = ["languages", "to_map", "write_map"]

MANY = 1500
"""More names than this are drawn by sigma, if nothing else is asked for."""


class MapNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network that writes our page; its options are in `web/map/engine-vis.js`, as all that runs."""

    def __init__(self, part: Part, **settings: Any) -> None:
        super().__init__(directed=True)
        self.part = part
        self.settings = settings
        self.nodes = part["nodes"]  # straight into its lists: add_edge would search them for each line
        self.edges = part["edges"]

    def generate_html(self, name: str = "map.html", local: bool = True, notebook: bool = False) -> str:
        """Write the page; the arguments are those of pyvis and change nothing."""
        nodes, edges, *_ = self.get_network_data()
        return page({**self.part, "nodes": nodes, "edges": edges}, **self.settings)


@contextmanager
def uncollected() -> Iterator[None]:
    """Keep Python's collector of cycles still: it would walk the many records again and again, and all of them stay."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@uncollected()
def to_map(
    records: Iterable[FactRecord],
    *,
    lang: str = "en",
    title: str | None = None,
    opening: Sequence[str] = (),
    steps: int = 1,
    engine: str = "auto",
    made: str | None = None,
    speaker: Speaker | None = None,
    link: str = "",
) -> str:
    """Write the facts as one HTML page.

    1. The facts become names and lines. 2. Names get their places. 3. pyvis holds the network. 4. The page is written.
    `opening` are the addresses of the names it opens on, with those up to `steps` around them; `speaker` says names
    and places in `lang`; `link` is a link that such a page gave, whose view and story it opens on (`ExportError` if it has none);
    `made` is the date the page bears, by default that of today (or of `SOURCE_DATE_EPOCH`).
    """
    data = gather(records, speaker)  # 1
    part = part_of(data, lang=lang, opening=opening)  # 2
    if engine == "auto":
        engine = "sigma" if len(data.actors) > MANY else "pyvis"
    network = MapNetwork(  # 3
        part,
        lang=lang,
        title=title,
        steps=steps,
        engine=engine,
        newest=data.newest,
        made=made or today(),
        link=_view(link),
    )
    return str(network.generate_html())  # 4


def write_map(
    store: Store, output: Path, *, names: Sequence[str] = (), lang: str = "en", depth: int = 1, engine: str = "auto", link: str = "",
    **wanted: str,
) -> None:  # fmt: skip
    """Write the map of the facts that fit, opened on the named; countries and known bodies are called as in the language."""
    opening = [find(store, name).iri for name in names]
    facts = [fact for fact in store.facts() if _is_wanted(fact, **wanted)]
    content = to_map(
        facts, lang=lang, opening=opening, steps=depth, engine=engine, speaker=Speaker(store, lang), link=link
    )
    write_file(output, content.encode())


def _view(link: str) -> str:
    """Give what a link of a map has after `#`."""
    view = link.rpartition("#")[2]
    if link and "v" not in parse_qs(view):
        raise ExportError(f"“{link}” has no view of a map: open the map, choose « Copy link », and give that")
    return view


def today() -> str:
    """Give the date of today, or the one that reproducible builds set (https://reproducible-builds.org)."""
    moment = os.environ.get("SOURCE_DATE_EPOCH", "")
    return str((datetime.fromtimestamp(int(moment), UTC) if moment.isdigit() else datetime.now(UTC)).date())


def _is_wanted(fact: Mapping[str, Any], *, since: str = "", until: str = "", status: str = "", kind: str = "") -> bool:
    in_time = within(fact["date"], since, until)
    return in_time and status in ("", fact["status"]) and kind in ("", fact["kind"])
