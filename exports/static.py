"""The files that pages load: styles and bundled scripts, by name, and no others."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

FILES: Final = {
    "site.css": ("site.css", "text/css"),
    "icon.svg": ("icon.svg", "image/svg+xml"),
    "query.js": ("bundles/query.js", "text/javascript"),
    "query.css": ("bundles/query.css", "text/css"),
}


async def file(request: Request) -> Response:
    """Give a file; 404 for a name that is not in the table."""
    place, media = FILES.get(request.path_params["name"], ("", ""))
    if not place:
        return Response("no such file\n", 404, media_type="text/plain")
    content = files("exports").joinpath("web", *place.split("/")).read_bytes()
    return Response(content, media_type=media, headers={"Cache-Control": "max-age=3600"})
