"""Counterparts: whose « homologue » somebody is, by the demonyms that follow the word."""

from __future__ import annotations

from ingest.view import View


def counterpart(view: View, index: int) -> tuple[int, tuple[str, ...]]:
    """Read the demonyms after « homologue »: « nigérien et burkinabè », « de la Rhénanie-Palatinat »."""
    codes: list[str] = []
    end = index
    while True:
        step = end + 1 if codes and (view.is_a(end, "and") or view.is_comma(end)) else end
        if view.is_a(step, "of"):
            step += 1
            step += view.is_a(step, "article")
        kinds = ("demonym",) if codes and view.is_comma(end) else ("demonym", "country", "city")
        spot = view.entry(step, *kinds)
        if spot is None:
            return end, tuple(codes)
        codes.append(spot[1].country)
        end = spot[0].end
