"""A client of SPARQL servers: the SPARQL 1.1 Protocol for queries and updates, the Graph Store Protocol for loading.

What every request needs is here: credentials by what the server asks for, time limits, retries with growing pauses,
compressed answers, and errors in one line.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import Any, Final, Self

import httpx

from ontology.errors import QueryError, StoreError

PAUSES: Final = (0.2, 0.8, 3.0)
"""Seconds before each new try of a request that a server did not take."""
PASSING: Final = frozenset({429, 502, 503, 504})
"""What a server answers when it may take the same request later."""
LIMITS: Final = httpx.Timeout(300, connect=10)
"""Seconds for a connection, and for an answer to begin or go on."""
ROWS: Final = "application/sparql-results+json"
TRIPLES: Final = "application/n-triples"
QUADS: Final = "application/n-quads"
LAYOUTS: Final = (
    (r"/?", "/query", "/update", "/store", ""),
    (r"(.*)/query", r"\1/query", r"\1/update", r"\1/store", ""),
    (r"(.*)/sparql-auth", r"\1/sparql-auth", r"\1/sparql-auth", "", r"\1/sparql-graph-crud-auth"),
    (r"(.*/repositories/[^/]+)", r"\1", r"\1/statements", r"\1/statements", r"\1/rdf-graphs/service"),
    (r"(.*)", r"\1", r"\1", "", ""),
)
"""Where servers have their addresses, by the path that people name: queries, updates, N-Quads, and graphs one by one
(Oxigraph; the same and Fuseki; Virtuoso; RDF4J and GraphDB; all others)."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a server takes queries, updates, quads in bulk, and graphs one by one; None for what it does not take."""

    query: httpx.URL
    update: httpx.URL
    quads: httpx.URL | None
    graphs: httpx.URL | None

    @classmethod
    def of(cls, url: httpx.URL) -> Self:
        """Tell the addresses from the one that people name."""
        path, *layout = next(one for one in LAYOUTS if re.fullmatch(one[0], url.path))
        query, update, *bulk = (re.sub(f"^{path}$", one, url.path) for one in layout)
        quads, graphs = (url.copy_with(path=one) if one else None for one in bulk)
        return cls(url.copy_with(path=query), url.copy_with(path=update), quads, graphs)


class Challenged(httpx.Auth):
    """Answers a server that asks who it is by the scheme that it asks for: digest or basic."""

    def __init__(self, name: str, password: str) -> None:
        self.basic, self.digest = httpx.BasicAuth(name, password), httpx.DigestAuth(name, password)
        self._known: httpx.Auth | None = None

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send without credentials first, unless the scheme is known."""
        if self._known is None:
            response = yield request
            if response.status_code != httpx.codes.UNAUTHORIZED:
                return
            asked = response.headers.get("www-authenticate", "").lower()
            self._known = self.digest if asked.startswith("digest") else self.basic
        yield from self._known.auth_flow(request)


class Bearer(httpx.Auth):
    """Shows a token with every request (RFC 6750)."""

    def __init__(self, token: str) -> None:
        self.token = token

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the token."""
        request.headers["Authorization"] = f"Bearer {self.token}"
        yield request


class Client:
    """A SPARQL server at an address, which may hold a name and a password (`http://name:password@host/`).

    Without them, the environment is looked at: `LIAISON_STORE_USER` and `LIAISON_STORE_PASSWORD`, or
    `LIAISON_STORE_TOKEN`. Raises `StoreError` if the server cannot be reached or refuses, `QueryError` for a query that
    it does not take.
    """

    def __init__(self, address: str) -> None:
        try:
            url = httpx.URL(address)
        except httpx.InvalidURL as error:
            raise StoreError(f"{address} is no address: {error}; name a server as http://host:7878/") from None
        if not url.host:
            raise StoreError(f"{address} is no address: name a server as http://host:7878/")
        self.auth = _auth(url)
        self.url = url.copy_with(username=None, password=None)
        self.addresses = Addresses.of(self.url)
        self.server = ""
        self._http = httpx.Client(auth=self.auth, timeout=LIMITS, follow_redirects=True)

    def __str__(self) -> str:
        return str(self.url)

    def close(self) -> None:
        """Let go of the connections."""
        self._http.close()

    def query(self, text: str, accept: str = ROWS, **parameters: str) -> httpx.Response:
        """Send a query; the answer has been read, in one of the accepted formats."""
        form = {"query": text, **parameters}
        return self._send("POST", self.addresses.query, data=form, headers={"Accept": accept})

    def update(self, text: str) -> None:
        """Send an update; the server has done it when this returns."""
        content, headers = text.encode(), {"Content-Type": "application/sparql-update"}
        self._send("POST", self.addresses.update, content=content, headers=headers)

    def load(self, content: bytes, graph: str = "") -> None:
        """Add N-Triples to a graph by the Graph Store Protocol, or N-Quads to the graphs that they name."""
        url = self.addresses.graphs if graph else self.addresses.quads
        assert url is not None, "ask `addresses` first"
        headers = {"Content-Type": TRIPLES if graph else QUADS}
        self._send("POST", url, params={"graph": graph} if graph else None, content=content, headers=headers)

    def _send(self, method: str, url: httpx.URL, **request: Any) -> httpx.Response:
        """Send a request, again after a pause if the server may take it then; raise for what it refuses.

        All requests are safe to send twice: they read, add triples that may be there, or remove some that may not.
        """
        for pause in (*PAUSES, None):
            try:
                response = self._http.request(method, url, **request)
            except httpx.TransportError as error:
                if pause is None or isinstance(error, httpx.UnsupportedProtocol):
                    raise StoreError(
                        f"{self} cannot be reached ({_reason(error)}): start the server, or check the address"
                    ) from None
            else:
                self.server = response.headers.get("server", "")
                if pause is None or response.status_code not in PASSING:
                    return self._checked(response)
            time.sleep(pause)
        raise AssertionError("the last try has no pause")

    def _checked(self, response: httpx.Response) -> httpx.Response:
        """Give an answer that is none of refusal."""
        if response.is_success:
            return response
        said = " ".join(response.text.split())[:200] or response.reason_phrase
        if response.status_code in (401, 403):
            raise StoreError(
                f"{self} asks who you are ({response.status_code}): name a user as http://name:password@host/, or set LIAISON_STORE_USER and LIAISON_STORE_PASSWORD, or LIAISON_STORE_TOKEN"
            )
        raise QueryError(f"{self} does not do what it is asked ({response.status_code}): {said}")


def _auth(url: httpx.URL) -> httpx.Auth | None:
    name = url.username or os.environ.get("LIAISON_STORE_USER", "")
    if name:
        return Challenged(name, url.password or os.environ.get("LIAISON_STORE_PASSWORD", ""))
    token = os.environ.get("LIAISON_STORE_TOKEN", "")
    return Bearer(token) if token else None


def _reason(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
