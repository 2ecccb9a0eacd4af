"""The SPARQL endpoint of the server: the protocol (`exports.protocol`) and the processes behind it, over HTTP."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Final

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from exports import protocol
from exports.media import choose
from exports.protocol import GRAPH_TYPES, LARGEST_QUERY, Refused
from exports.querypool import QueryPool
from exports.queryprocess import GRAPH_FORMATS

METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE")
"""Those that reach the endpoint; it answers the first four and says 405 to the others."""
ALLOWED: Final = "GET, HEAD, POST, OPTIONS"
HTML: Final = "text/html"


async def answer(request: Request) -> Response:
    """Answer a request of the SPARQL 1.1 Protocol; a refusal is its status and one line of text."""
    if request.method == "OPTIONS":
        return Response(status_code=204, headers={"Allow": ALLOWED})
    try:
        return await _answer(request)
    except Refused as refused:
        headers = {"Allow": ALLOWED} if refused.status == 405 else {}
        headers |= {"Retry-After": "60"} if refused.status == 503 else {}
        return PlainTextResponse(f"{refused}\n", refused.status, headers)


async def _answer(request: Request) -> Response:
    """Read the query, choose the form of the answer, run the query: in this order, so that errors are told early."""
    asked = protocol.Request(
        request.method, request.url.query, request.headers.get("content-type", ""), await _body(request)
    )
    query = protocol.read(asked)
    accept = request.headers.get("accept", "")
    if query is None:
        return _service(request, accept)
    media, form = protocol.negotiate(accept, query.text)
    pool: QueryPool = request.app.state.pool
    content = await pool.run(query, form)
    return Response(content, media_type=media, headers={"Vary": "Accept"})


async def _body(request: Request) -> bytes:
    """Read the body of a request, and no more of it than a query may have."""
    content = bytearray()
    async for chunk in request.stream():
        content += chunk
        if len(content) > LARGEST_QUERY:
            raise Refused(413, f"the query is longer than {LARGEST_QUERY:,} bytes")
    return bytes(content)


def _service(request: Request, accept: str) -> Response:
    """Say what this service is: a page to ask from for people, a description for programs."""
    media = choose(accept, ["text/turtle", HTML, *GRAPH_TYPES])
    if media is None:
        raise Refused(406, f"the description can be had as {', '.join(GRAPH_TYPES)}")
    if media == HTML:
        return Response(headers={"Location": "query"}, status_code=303)
    content = ox.serialize(_description(str(request.url)), format=GRAPH_FORMATS[GRAPH_TYPES[media]])
    return Response(content or b"", media_type=media, headers={"Vary": "Accept"})


@cache
def _service_text() -> str:
    return files("exports").joinpath("web", "service.ttl").read_text(encoding="utf-8")


def _description(address: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(_service_text(), ox.RdfFormat.TURTLE, base_iri=address)]
