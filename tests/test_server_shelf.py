"""The pages that a server keeps: those of one state of the store, the ones read last, and unchanged by whoever sends them."""

from __future__ import annotations

from starlette.responses import Response

from exports.shelf import Shelf


def test_a_page_is_kept_until_the_store_changes() -> None:
    shelf = Shelf()
    shelf.keep("one", "home", Response("text", headers={"Vary": "Accept"}))
    found = shelf.find("one", "home")
    assert found is not None
    assert (found.body, found.headers["vary"]) == (b"text", "Accept")
    assert shelf.find("two", "home") is None
    shelf.keep("two", "other", Response("new"))
    assert shelf.find("one", "home") is None


def test_what_is_sent_may_be_changed() -> None:
    shelf = Shelf()
    shelf.keep("one", "home", Response("text"))
    for _ in range(2):  # a compressed page once was compressed again
        found = shelf.find("one", "home")
        assert found is not None
        assert "content-encoding" not in found.headers
        found.headers["Content-Encoding"] = "gzip"


def test_the_room_is_bounded() -> None:
    shelf = Shelf(room=100)
    for number in range(10):
        shelf.keep("one", number, Response("x" * 30))
        shelf.find("one", 0)
    kept = [number for number in range(10) if shelf.find("one", number)]
    assert kept == [0, 8, 9]


def test_refusals_are_not_kept() -> None:
    shelf = Shelf()
    shelf.keep("one", "x", Response("nothing", 404))
    assert shelf.find("one", "x") is None
