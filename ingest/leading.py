"""Where it is told beside a name what somebody heads: « à la tête de X », « , qui commande X », « qui dirige depuis 2019 X »."""

from __future__ import annotations

from ingest.view import View


def headed(view: View, index: int) -> int | None:
    """Step over « à la tête de », « , qui commande », « qui dirige »; give where what is headed begins."""
    if end := _past_at_head(view, index):
        return end
    if not is_relative(view, index):
        return None
    if end := _past_at_head(view, max(index + 1, past_copula(view, index))):
        return end
    forms = view.words.verbs.get(view.low(index + 1), ())
    heads = any("head" in form.senses and form.tense == "present" for form in forms)
    return _past_place(view, index + 2) if heads else None


def is_relative(view: View, index: int) -> bool:
    """Whether a relative pronoun stands there by which it may be told what somebody heads."""
    return view.is_a(index, "subject_relative") or view.is_a(index, "head_relative")


def _past_at_head(view: View, index: int) -> int:
    """Step over « à la tête de », “in charge of”; 0 where it does not stand there."""
    spots = (spot for spot in view.spots.get(index, ()) if any(one.id == "at_head" for one in spot.of("term")))
    return next((spot.end for spot in spots), 0)


def past_copula(view: View, index: int) -> int:
    """Step over “who is” before a post in apposition: “(Y,) who is | the customs chief of C”."""
    opens = view.modifiers_before and view.is_a(index, "subject_relative")
    forms = view.words.verbs.get(view.low(index + 1), ()) if opens else ()
    return index + 2 if any("be_aux" in form.senses and form.tense == "present" for form in forms) else index


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
