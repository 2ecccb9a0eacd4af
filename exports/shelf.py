"""Pages that were written, kept until the store changes, so that what many people read is written once."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from hashlib import sha256
from typing import Final

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from exports.site import language

ROOM: Final = 64 << 20
"""Bytes of pages that are kept."""
REVALIDATED: Final = {"Cache-Control": "no-cache", "Vary": "Accept, Accept-Language"}
"""A browser may keep a page, but asks whether it is still so."""


class Shelf:
    """The pages read last, up to so many bytes, all of one state of the store; safe to use from several threads."""

    def __init__(self, room: int = ROOM) -> None:
        self.room = room
        self._run = time.time_ns()
        self._lock = threading.Lock()
        self._state: object = None
        self._taken = 0
        self._pages: OrderedDict[Hashable, Response] = OrderedDict()

    def tag(self, state: object, key: Hashable) -> str:
        """Give what a browser can tell a page by, as it is written by this run of the server in a state of the store."""
        return f'W/"{sha256(repr((self._run, state, key)).encode()).hexdigest()[:32]}"'

    def find(self, state: object, key: Hashable) -> Response | None:
        """Give a page as it was written in this state of the store."""
        with self._lock:
            if state != self._state or key not in self._pages:
                return None
            self._pages.move_to_end(key)
            return _copy(self._pages[key])

    def keep(self, state: object, key: Hashable, page: Response) -> None:
        """Keep a page, if it is one, and let go of those that nobody has read for longest."""
        if page.status_code != 200:
            return
        with self._lock:
            if state != self._state:
                self._state, self._taken = state, 0
                self._pages.clear()
            if key not in self._pages:
                self._pages[key] = _copy(page)
                self._taken += len(page.body)
            while self._taken > self.room:
                self._taken -= len(self._pages.popitem(last=False)[1].body)


def _copy(page: Response) -> Response:
    """Give a page that may be changed on its way out without changing the other."""
    return Response(page.body, page.status_code, dict(page.headers))


async def written(write: Callable[[Request], Response], request: Request) -> Response:
    """Give the answer to a request from the shelf of the server, else have it written.

    Its tag (RFC 9110, ETag) stands for the state of the store, so a browser that has the page of that state is told so
    and nothing is written.
    """
    state, _ = request.app.state.snapshot.current()
    key = (write.__name__, request.url.path, request.url.query, language(request), request.headers.get("host"))
    shelf: Shelf = request.app.state.shelf
    tag = shelf.tag(state, key)
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": tag, **REVALIDATED})
    answer = shelf.find(state, key)
    if answer is None:
        answer = await run_in_threadpool(write, request)
        shelf.keep(state, key, answer)
    if answer.status_code == 200:
        answer.headers.update({"ETag": tag, **REVALIDATED})
    return answer
