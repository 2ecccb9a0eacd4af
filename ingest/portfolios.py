"""Portfolios of several departments behind one head: « ministro de Justicia, Paz y Seguridad Pública de C », « del Interior, Obras Públicas y …, Y »."""

from __future__ import annotations

from ingest.view import View
from ontology.spelling import given_names


def list_end(view: View, comma: int) -> int | None:
    """Step over « , Paz y Seguridad Pública » behind the first department; None where a comma begins something else.

    Each member begins with a noun of the class `department`, and the last is joined with “and”.
    """
    end: int | None = comma
    while end is not None and view.is_comma(end):
        end = _department(view, end + 1)
    return _department(view, end + 1) if end is not None and view.is_a(end, "and") else None


def _department(view: View, index: int) -> int | None:
    """Step over one department: its noun, what qualifies it and what it is of (« Desarrollo de la Vivienda »)."""
    start = _past_small(view, index)
    if not view.is_a(start, "department") or start in view.taken:
        return None
    end = start + 1
    while end < len(view.tokens):
        token, noun = view.tokens[end], _past_small(view, end)
        of_noun = noun > end and view.is_a(noun, "department")
        if of_noun:
            end = noun + 1
        elif _qualifies(view, end, token.capital):
            end += 1
        else:
            break
    return end


def _qualifies(view: View, index: int, capital: bool) -> bool:
    word = view.is_a(index, "title_adjective") or view.is_a(index, "department")
    return word or (capital and view.tokens[index - 1].capital and not given_names(view.norm(index)))


def _past_small(view: View, index: int) -> int:
    """Step over « de la » before a noun."""
    while view.is_a(index, "of") or view.is_a(index, "article"):
        index += 1
    return index
