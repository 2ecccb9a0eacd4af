"""The page of the map: our template with its style, its scripts, and a policy that lets only these run.

Text from articles enters as JSON that no script runs, and reaches the page as text. What runs is listed by its hash; a
page that holds its data may connect nowhere, one of the server only to the server.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import orjson
from jinja2 import Environment, PackageLoader, select_autoescape
from markupsafe import Markup

from exports.words import word
from ontology.vocabulary import RIGHT_TO_LEFT, TOPICS

VIEWS: Final = ("overview", "network", "geography", "timeline", "table")


def page(
    part: Mapping[str, Any] | None, *, lang: str, engine: str, title: str | None = None, source: str | None = None,
    steps: int = 1, newest: str | None = None, made: str | None = None, link: str = "",
) -> str:  # fmt: skip
    """Write the page around a part of the data, or without one around the address (`source`) that gives it.

    `link` is what it opens on, as a link of such a page has it after `#`.
    """
    words = _words()[lang]
    style = _web("bundles/map.css")
    settings = {
        "lang": lang, "words": words, "steps": steps, "source": source, "engine": engine, "made": made,
        "newest": newest, "link": link, "topics": {topic: word(topic, lang) for topic in TOPICS},
    }  # fmt: skip
    script = _script(_web(f"bundles/map-{engine}.js"))
    return _environment().get_template("map.html.j2").render(
        lang=lang, direction="rtl" if lang in RIGHT_TO_LEFT else "ltr", title=title or words["title"], words=words,
        views=VIEWS, newest=newest, made=made, settings=_json(settings), data=None if part is None else _json(part),
        style=Markup(style), style_hash=Markup(_hash(style)), script=script, script_hash=Markup(_hash(script)),
        connect=Markup("'self'" if source else "'none'"),
    )  # fmt: skip


def languages() -> list[str]:
    """The languages the page can be written in."""
    return list(_words())


def _json(value: object) -> Markup:
    """JSON as it may stand in a script element that holds data: nothing in it ends the element or begins another."""
    return Markup(orjson.dumps(value).replace(b"<", rb"\u003c").decode())


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("exports", "web"), autoescape=select_autoescape(default=True, default_for_string=True)
    )


@cache
def _web(name: str) -> str:
    """One of the files the page is made of."""
    return files("exports").joinpath("web", *name.split("/")).read_text(encoding="utf-8")


@cache
def _words() -> dict[str, dict[str, Any]]:
    return dict(json.loads(_web("words.json")))


def _script(text: str) -> Markup:
    """A script as it stands in the page: nothing in it ends the element."""
    return Markup(text.replace("</script", "<\\/script").replace("<!--", "<\\!--"))


def _hash(text: str) -> str:
    """What the policy of the page lists of a script or style it lets through."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
