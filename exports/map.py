"""The map: one HTML page that needs no network, shows who works with whom, and has the sentence behind every line.

pyvis builds the network and brings the JavaScript that moves it; the page around it is ours. Text from articles enters
as JSON that no script runs, and reaches the page as text; a policy in the page lets only our own scripts run, and lets
nothing connect anywhere.
"""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, select_autoescape
from markupsafe import Markup
from pyvis.network import Network

from exports.layout import positions
from exports.map_data import Actor, FactRecord, MapData, Told, gather
from exports.writing import write_file
from graph.lookup import find
from graph.period import within
from graph.store import Store

SCRIPTS = ("model.js", "drawing.js", "panel.js", "search.js", "map.js")
VIS_NETWORK = "templates/lib/vis-9.1.2/vis-network.min.js"
RIGHT_TO_LEFT = frozenset({"ar"})
OPENING_NAMES = 300
"""More names than this are not shown at once: the page opens on the most told of, the others come by search."""
ROOM_FOR_NAMES = 120
"""Up to so many names each gets room on the map for its text; the names of more are written as one looks closer."""

OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "edges": {
        "smooth": False,
        "color": {"color": "rgba(0,0,0,0)", "inherit": False, "opacity": 0},
        "chosen": False,
        "width": 6,
    },
    "nodes": {"chosen": False},
    "interaction": {
        "hover": True,
        "hoverConnectedEdges": False,
        "selectConnectedEdges": False,
        "tooltipDelay": 1000000,
    },
}


class MapNetwork(Network):  # type: ignore[misc]  # pyvis has no types
    """A pyvis network that writes our page: pyvis's own asks other hosts for parts and runs text it is given."""

    def __init__(self, page: Mapping[str, Any]) -> None:
        super().__init__(directed=True)
        self.options = OPTIONS
        self.page = page

    def generate_html(self, name: str = "map.html", local: bool = True, notebook: bool = False) -> str:
        """Write the page; the arguments are those of pyvis and change nothing."""
        nodes, edges, *_ = self.get_network_data()
        data = {**self.page["data"], "nodes": nodes, "edges": edges, "options": self.options}
        scripts = [_script(text) for text in (_vis_network(), *map(_web, SCRIPTS))]
        style = _web("map.css")
        return _environment().get_template("map.html.j2").render(
            {key: value for key, value in self.page.items() if key != "data"},
            data=data,
            style=Markup(style),
            style_hash=Markup(_hash(style)),
            scripts=scripts,
            script_hashes=Markup(" ".join(map(_hash, scripts))),
        )  # fmt: skip


def to_map(
    records: Iterable[FactRecord],
    *,
    lang: str = "en",
    title: str | None = None,
    opening: Sequence[str] = (),
    labels: Mapping[str, str] | None = None,
) -> str:
    """Write the facts as one HTML page.

    1. The facts become names and lines. 2. Names get their places. 3. pyvis holds the network. 4. The page is written.
    `opening` are the addresses of the names it opens on; `labels` gives the names of topics and countries in `lang`.
    """
    data = gather(records)  # 1
    labels = labels or {}
    for actor in data.actors:
        actor.label = labels.get(actor.iri, actor.label)
    boxes = [_box(actor, len(data.actors) > ROOM_FOR_NAMES) for actor in data.actors]
    places = positions(len(data.actors), [*data.lines, *_kinship(data)], boxes)  # 2
    network = MapNetwork(_page(data, lang, title, opening, labels))
    _fill(network, data, places)  # 3
    return str(network.generate_html())  # 4


def write_map(store: Store, output: Path, *, names: Sequence[str] = (), lang: str = "en", **wanted: str) -> None:
    """Write the map of the facts that fit, opened on the named."""
    opening = [find(store, name).iri for name in names]
    facts = [fact for fact in store.facts() if _is_wanted(fact, **wanted)]
    write_file(output, to_map(facts, lang=lang, opening=opening).encode())


def _is_wanted(fact: dict[str, Any], *, since: str = "", until: str = "", status: str = "", kind: str = "") -> bool:
    in_time = within(fact["date"], since, until)
    return in_time and status in ("", fact["status"]) and kind in ("", fact["kind"])


def _kinship(data: MapData) -> list[tuple[int, int]]:
    """Who belongs to which country, if both are on the map: not drawn, but they stand near each other."""
    countries = {actor.country: number for number, actor in enumerate(data.actors) if actor.type == "country"}
    return [
        (number, countries[actor.country])
        for number, actor in enumerate(data.actors)
        if actor.type != "country" and actor.country in countries
    ]


def _radius(actor: Actor) -> float:
    return round(min(5.0 + 1.8 * math.sqrt(len(actor.facts)), 18.0), 1)


def _box(actor: Actor, crowded: bool) -> tuple[float, float]:
    """The room a mark and the name below it take, about; where there are many names, that of the mark alone."""
    if crowded:
        return 2 * _radius(actor) + 14, 2 * _radius(actor) + 14
    wide = 9.5 if actor.type == "country" else 7.2
    rows = -(-len(actor.label) // 24)
    return max(min(len(actor.label), 24) * wide, 2 * _radius(actor)) + 14, 2 * _radius(actor) + 16 * rows + 14


def _fill(network: MapNetwork, data: MapData, places: Sequence[tuple[int, int]]) -> None:
    """Put names and lines into the network; straight into its lists, where pyvis would search each list for each."""
    for number, (actor, (x, y)) in enumerate(zip(data.actors, places, strict=True)):
        network.nodes.append(
            {
                "id": f"n{number}",
                "label": actor.label,
                "shape": "custom",
                "x": x,
                "y": y,
                "size": _radius(actor),
                "type": actor.type,
                "aliases": sorted(actor.aliases - {actor.label}),
                "facts": actor.facts,
                "posts": _posts(number, data),
            }
        )
    for number, ((a, b), facts) in enumerate(data.lines.items()):
        network.edges.append({"id": f"e{number}", "from": f"n{a}", "to": f"n{b}", "facts": facts})


def _posts(number: int, data: MapData) -> list[str]:
    """The posts that articles say somebody holds: title and body."""
    roles = [fact for fact in map(data.facts.__getitem__, data.actors[number].facts) if fact.kind == "role"]
    return list(
        dict.fromkeys(
            _post(number, fact, data) for fact in roles if (number, "holder") in {one[:2] for one in fact.who}
        )
    )


def _post(number: int, fact: Told, data: MapData) -> str:
    """One post: its title, and the body if the title does not say it."""
    body = next((data.actors[one].label for one, capacity, _ in fact.who if capacity == "organisation"), "")
    title = fact.what or next((title for one, _, title in fact.who if one == number and title), "")
    return " — ".join(filter(None, (title, "" if body.casefold() in title.casefold() else body)))


def _page(
    data: MapData, lang: str, title: str | None, opening: Sequence[str], labels: Mapping[str, str]
) -> dict[str, Any]:
    """Everything the template needs but the network itself."""
    words = _words()[lang]
    numbers = {actor.iri: f"n{number}" for number, actor in enumerate(data.actors)}
    articles = {iri: number for number, iri in enumerate(data.articles)}
    return {
        "lang": lang,
        "direction": "rtl" if lang in RIGHT_TO_LEFT else "ltr",
        "title": title or words["title"],
        "words": words,
        "newest": data.newest,
        "data": {
            "lang": lang,
            "words": words,
            "facts": [_fact(fact, articles, labels) for fact in data.facts],
            "articles": list(data.articles.values()),
            "opening": [numbers[iri] for iri in opening if iri in numbers],
            "shown": [numbers[actor.iri] for actor in _most_told(data, opening)],
        },
    }


def _most_told(data: MapData, opening: Sequence[str]) -> list[Actor]:
    """The names the page opens on: those asked for, then those with the most facts."""
    ranked = sorted(data.actors, key=lambda actor: (actor.iri not in opening, -len(actor.facts)))
    return ranked[:OPENING_NAMES]


def _fact(fact: Told, articles: Mapping[str, int], labels: Mapping[str, str]) -> dict[str, Any]:
    """One fact as the page reads it."""
    return {
        "kind": fact.kind,
        "status": fact.status,
        "date": fact.date,
        "place": fact.place,
        "who": [{"node": f"n{number}", "as": capacity, "title": title} for number, capacity, title in fact.who],
        "what": fact.what,
        "by": fact.by,
        "topics": [labels.get(topic, topic.replace("_", " ")) for topic in fact.topics],
        "quotes": [{"text": quote, "article": articles[iri]} for quote, iri in fact.evidence],
    }


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("exports", "web"), autoescape=select_autoescape(default=True), keep_trailing_newline=True
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    return environment


@cache
def _web(name: str) -> str:
    """One of the files the page is made of."""
    return files("exports").joinpath("web", name).read_text(encoding="utf-8")


@cache
def _words() -> dict[str, dict[str, Any]]:
    return dict(json.loads(_web("words.json")))


def languages() -> list[str]:
    """The languages the page can be written in."""
    return list(_words())


def _vis_network() -> str:
    """The drawing library that pyvis brings, without the address of a map of its source."""
    text = files("pyvis").joinpath(VIS_NETWORK).read_text(encoding="utf-8")
    return "\n".join(line for line in text.split("\n") if not line.startswith("//# sourceMappingURL="))


def _script(text: str) -> Markup:
    """A script as it stands in the page: nothing in it ends the element."""
    return Markup(text.replace("</script", "<\\/script").replace("<!--", "<\\!--"))


def _hash(text: str) -> str:
    """What the policy of the page lists of a script or style it lets through."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
