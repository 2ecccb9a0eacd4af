"""The SPARQL endpoint of the server: the protocol (`exports.protocol`) and the processes behind it, over HTTP."""

from __future__ import annotations

from typing import Final

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from exports import pages, protocol
from exports.media import choose
from exports.protocol import GRAPH_TYPES, LARGEST_QUERY, Refused
from exports.querypool import QueryPool
from exports.queryprocess import GRAPH_FORMATS, WITH_PREFIXES
from exports.site import HTML, web

METHODS: Final = ("GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE")
"""Those that reach the endpoint; it answers the first four and says 405 to the others."""
ALLOWED: Final = "GET, HEAD, POST, OPTIONS"
DESCRIBING: Final = {
    "sd": "http://www.w3.org/ns/sparql-service-description#", "formats": "http://www.w3.org/ns/formats/",
    "void": "http://rdfs.org/ns/void#", "dcterms": "http://purl.org/dc/terms/", "foaf": "http://xmlns.com/foaf/0.1/",
}  # fmt: skip
"""The prefixes of descriptions."""


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
    """Read the query, choose the form of the answer, run the query: in this order, so that errors are told early.

    A person who asks nothing, with a browser, gets the page to ask from.
    """
    accept = request.headers.get("accept", "")
    nothing = request.method in ("GET", "HEAD") and not {"query", "update"} & set(request.query_params)
    if nothing and choose(accept, ["text/turtle", HTML, *GRAPH_TYPES]) == HTML:
        return pages.query(request)
    asked = protocol.Request(
        request.method, request.url.query, request.headers.get("content-type", ""), await _body(request)
    )
    query = protocol.read(asked)
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
    """Say what this service is and can do."""
    media = choose(accept, list(GRAPH_TYPES))
    if media is None:
        raise Refused(406, f"the description can be had as {', '.join(GRAPH_TYPES)}")
    return _described("service.ttl", request, media)


async def dataset(request: Request) -> Response:
    """Describe the data set in VoID (https://www.w3.org/TR/void/), under the address that it proposes."""
    media = choose(request.headers.get("accept", ""), list(GRAPH_TYPES))
    if media is None:
        return PlainTextResponse(f"the description can be had as {', '.join(GRAPH_TYPES)}\n", 406)
    return _described("void.ttl", request, media)


def _described(name: str, request: Request, media: str) -> Response:
    """Write a description of ours, whose addresses are relative to that of the site."""
    quads = ox.parse(web(name), ox.RdfFormat.TURTLE, base_iri=str(request.base_url))
    form = GRAPH_TYPES[media]
    prefixes = DESCRIBING if form in WITH_PREFIXES else None
    content = ox.serialize((quad.triple for quad in quads), format=GRAPH_FORMATS[form], prefixes=prefixes)
    return Response(content or b"", media_type=media, headers={"Vary": "Accept"})
