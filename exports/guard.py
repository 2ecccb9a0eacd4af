"""Who may ask the server, and what its answers let a browser do."""

from __future__ import annotations

import hmac
from collections.abc import Sequence
from http.cookies import CookieError, SimpleCookie
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE: Final = "liaison-token"
PAGE_POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'"
)
HEADERS: Final = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
}


class Guard:
    """Lets through requests for a host of ours that bear the token, if one is set, and adds the headers of safety.

    The check of the host keeps a page elsewhere from reaching a server on this machine under a name of its own (DNS
    rebinding). The token comes as `Authorization: Bearer`, as a cookie, or once as `?token=`, which sets the cookie.
    """

    def __init__(self, app: ASGIApp, *, hosts: Sequence[str], token: str = "", cors: bool = False) -> None:
        self.app = app
        self.hosts = frozenset(hosts)
        self.token = token
        self.cors = cors

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        answerer: ASGIApp = refusal or self.app
        await answerer(scope, receive, self._sender(send))

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        if _host(headers.get("host", "")) not in self.hosts:
            return PlainTextResponse("this server does not answer under that name\n", 400)
        if not self.token or self._knows(headers):
            return None
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if not self._is_token(given):
            return PlainTextResponse(
                "this server asks for a token\n", 401, headers={"WWW-Authenticate": 'Bearer realm="Liaison"'}
            )
        answer = RedirectResponse(scope["path"], 303)
        answer.set_cookie(COOKIE, given, httponly=True, samesite="strict")
        return answer

    def _knows(self, headers: Headers) -> bool:
        scheme, _, given = headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and self._is_token(given.strip()):
            return True
        try:
            cookie = SimpleCookie(headers.get("cookie", "")).get(COOKIE)
        except CookieError:
            return False
        return cookie is not None and self._is_token(cookie.value)

    def _is_token(self, given: str) -> bool:
        return hmac.compare_digest(given.encode(), self.token.encode())

    def _sender(self, send: Send) -> Send:
        async def sender(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Content-Security-Policy", PAGE_POLICY)
                if self.cors:
                    headers["Access-Control-Allow-Origin"] = "*"
                    headers["Access-Control-Allow-Headers"] = "Content-Type, Accept"
                    headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, OPTIONS"
            await send(message)

        return sender


def _host(header: str) -> str:
    """Give the name in a Host header, without the port (RFC 9110, section 7.2)."""
    if header.startswith("["):
        return header.partition("]")[0] + "]"
    return header.partition(":")[0].lower()
