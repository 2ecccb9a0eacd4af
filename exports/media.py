"""Media types: which of those on offer a client would rather have (RFC 9110, section 12.5.1)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

EXACT, FAMILY, ANY = 2, 1, 0


def choose(accept: str, offers: Sequence[str]) -> str | None:
    """Give the offer that an Accept header likes best, the first of equals; the first offer if it says nothing.

    None if the header refuses every offer. Parameters other than `q` do not count; a malformed `q` counts as 0.
    """
    ranges = list(_ranges(accept))
    if not ranges:
        return offers[0]
    ranked = [(quality, -place, offer) for place, offer in enumerate(offers) if (quality := _quality(offer, ranges))]
    return max(ranked)[2] if ranked else None


def _ranges(accept: str) -> Iterable[tuple[str, float]]:
    for part in accept.split(","):
        name, *parameters = (piece.strip() for piece in part.split(";"))
        if name:
            yield name.lower(), next((_number(p[2:]) for p in parameters if p.lower().startswith("q=")), 1.0)


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _quality(offer: str, ranges: Sequence[tuple[str, float]]) -> float:
    """Give how much a type is liked: the most exact range that covers it says so."""
    family = f"{offer.partition('/')[0]}/*"
    covering = [
        ({offer: EXACT, family: FAMILY, "*/*": ANY}[name], quality)
        for name, quality in ranges
        if name in (offer, family, "*/*")
    ]
    return max(covering)[1] if covering else 0.0
