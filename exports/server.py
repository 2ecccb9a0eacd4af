"""The server: pages, map and SPARQL endpoint over one store, for reading only (Starlette, run by uvicorn)."""

from __future__ import annotations

import ipaddress
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from exports import endpoint, live, pages, static
from exports.guard import Guard
from exports.querypool import Limits, QueryPool
from exports.shelf import Shelf
from exports.snapshot import Snapshot
from graph.store import Store
from graph.trouble import Locator
from ontology.errors import LiaisonError, NameAmbiguous, NameUnknown, ServerError

KEPT = 75
"""Seconds that a connection stays open for the next page."""
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
ROUTES = [
    Route("/", pages.home),
    Route("/id/{path:path}", pages.node),
    Route("/agreements", pages.agreements),
    Route("/timeline", pages.timeline),
    Route("/search", pages.search),
    Route("/map", live.network),
    Route("/map/data", live.data),
    Route("/feed.atom", pages.feed),
    Route("/sparql", endpoint.answer, methods=list(endpoint.METHODS)),
    Route("/.well-known/void", endpoint.dataset),
    Route("/static/{name}", static.file),
]


def application(
    store: Path, *, hosts: tuple[str, ...] = LOOPBACK, token: str = "", cors: bool = False, limits: Limits | None = None
) -> Starlette:
    """Make the application over the store at a path.

    `hosts` are the names it answers under, `token` what a client must show, if set; with `cors` pages elsewhere may
    read the answers.
    """
    middleware = [
        Middleware(Guard, hosts=hosts, token=token, cors=cors),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=5),
    ]

    @asynccontextmanager
    async def life(app: Starlette) -> AsyncIterator[None]:
        app.state.snapshot = Snapshot(store)
        app.state.shelf = Shelf()
        app.state.pool = QueryPool(store, limits or Limits())
        await app.state.pool.start()
        yield
        await app.state.pool.stop()

    return Starlette(
        routes=ROUTES, exception_handlers={LiaisonError: told, 404: pages.missing}, middleware=middleware, lifespan=life
    )


async def told(_: Request, error: Exception) -> Response:
    """Tell in one line what an address asks for that cannot be had: a name that the store does not know."""
    status = 404 if isinstance(error, NameUnknown | NameAmbiguous) else 503
    return PlainTextResponse(f"{error}\n", status)


def serve(store: Locator, *, host: str, port: int, token: str, cors: bool, limits: Limits) -> None:
    """Serve until interrupted; `ServerError` if it would be open to others without a token, or the port is taken."""
    import uvicorn

    if not isinstance(store, Path):
        raise ServerError(f"{store} is a server already: name the folder of a store")
    with Store.open(store) as opened:
        opened.query("ASK {}")  # one that is damaged is told at once
    if not token and not is_loopback(host):
        raise ServerError(f"{host} is open to other machines: give a --token, or leave --host as it is")
    names = (*LOOPBACK, host.lower() if ":" not in host else f"[{host.lower()}]")
    app = application(store, hosts=names, token=token, cors=cors, limits=limits)
    server = uvicorn.Server(
        uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False, timeout_keep_alive=KEPT)
    )
    try:
        server.run()
    except SystemExit:
        raise ServerError(f"port {port} of {host} cannot be used: choose another with --port") from None


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches a host."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
