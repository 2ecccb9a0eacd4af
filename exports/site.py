"""What all pages of the server have in common: the language of the reader, the templates, their words."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, select_autoescape
from starlette.requests import Request
from starlette.responses import Response

from exports.media import choose
from ontology.vocabulary import RIGHT_TO_LEFT

HTML: Final = "text/html"
NAMES: Final = {"en": "English", "fr": "Français", "es": "Español", "ar": "العربية"}


def page(request: Request, template: str, *, status: int = 200, media: str = HTML, **context: Any) -> Response:
    """Write a page in the language that the browser asks for."""
    lang = language(request)
    text = _environment().get_template(template).render(
        lang=lang, direction="rtl" if lang in RIGHT_TO_LEFT else "ltr", words=words()[lang], languages=NAMES,
        root=request.scope.get("root_path", "") + "/", here=request.url.path.lstrip("/"), other=_other(request),
        section=context.pop("section", ""), **context,
    )  # fmt: skip
    return Response(text, status, media_type=media, headers={"Vary": "Accept, Accept-Language"})


def language(request: Request) -> str:
    """Give the language of the page: `?lang=`, else the one of ours that the browser likes best."""
    asked = request.query_params.get("lang", "")
    if asked in words():
        return asked
    spoken = request.headers.get("accept-language", "")
    plain = ",".join(part.strip().partition("-")[0] + ";" + part.partition(";")[2] for part in spoken.split(","))
    return choose(plain, list(words())) or "en"


def _other(request: Request) -> Any:
    """Give a function that writes the address of this page with other parameters."""
    given = dict(request.query_params)

    def address(**changed: object) -> str:
        asked = urlencode({key: value for key, value in (given | changed).items() if value not in ("", None)})
        return f"{request.url.path.lstrip('/') or '.'}{'?' + asked if asked else ''}"

    return address


@cache
def _environment() -> Environment:
    loader = PackageLoader("exports", "web")
    return Environment(
        loader=loader, autoescape=select_autoescape(default=True, default_for_string=True), trim_blocks=True,
        lstrip_blocks=True, auto_reload=False,
    )  # fmt: skip


@cache
def words() -> dict[str, dict[str, Any]]:
    """Give the words of the pages in each language."""
    return dict(json.loads(web("site.json")))


@cache
def web(name: str) -> str:
    """Give the text of a file that pages are made of."""
    return files("exports").joinpath("web", name).read_text(encoding="utf-8")
