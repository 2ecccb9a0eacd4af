"""Where it is told beside a name what somebody heads: « à la tête de X », « , qui commande X », « qui dirige depuis 2019 X »."""

from __future__ import annotations

from ingest.view import View


def headed(view: View, index: int) -> int | None:
    """Step over « à la tête de », « , qui commande », « qui dirige »; give where what is headed begins."""
    spot = view.entry(index, "term")
    if spot and spot[1].id == "at_head":
        return spot[0].end
    if not view.is_a(index, "subject_relative"):
        return None
    after = view.entry(index + 1, "term")
    if after and after[1].id == "at_head":
        return after[0].end
    forms = view.words.verbs.get(view.low(index + 1), ())
    heads = any("head" in form.senses and form.tense == "present" for form in forms)
    return _past_place(view, index + 2) if heads else None


def _past_place(view: View, index: int) -> int:
    """Step over where or since when somebody heads what follows: « (qui dirige) à Kinshasa | l'agence », « depuis 2019 | la police »."""
    dated = view.is_a(index, "since") and view.norm(index + 1).isdigit()
    while not dated and view.is_a(index, "adverb"):
        index += 1
    spot = view.entry(index + 1, "city", "country") if view.is_a(index, "in") else None
    end = spot[0].end if spot else index + 2 if dated else index
    return end if view.is_a(end, "determiner") else index


def is_body(view: View, start: int, end: int) -> bool:
    """Whether a stretch names a service: a listed agency, an acronym, or a word for one (« la région de gendarmerie »)."""
    return any(
        view.entry(at, "agency") or view.is_a(at, "body") or (view.tokens[at].text.isupper() and len(view.norm(at)) > 1)
        for at in range(start, end)
    )
