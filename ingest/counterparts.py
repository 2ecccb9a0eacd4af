"""The posts of counterparts: those of the officials whose counterparts they are, as they are called elsewhere."""

from __future__ import annotations

from dataclasses import replace

from ingest.clitics import tokens_of
from ingest.genders import in_gender, native_gender
from ingest.mention import PersonMention
from ingest.post import Post
from ingest.spotting import Entry, spotter
from ingest.units import Row


def elsewhere(row: Row, mention: PersonMention, post: Post) -> Post:
    """Write a post as the counterpart holds it: with his own demonym, or without any country."""
    own = _demonym(row, mention)
    text = _of_one_field(row, _without_country(row, post.text))
    text = f"{own} {text}" if own and post.text.endswith(text) and text != post.text else text
    for word in text.split():
        spots = [e for spot in _spots_of(row, word) for e in spot if e.type == "demonym"]
        if spots:
            text = text.replace(f" {word}", f" {own}" if own else "")
    gender = _gender(row, mention)
    text = in_gender(row.view.words, text, gender) if gender not in ("", post.gender) else text
    return replace(
        post,
        text=text,
        country=mention.country,
        countries=(mention.country,),
        agencies=(),
        gender=gender or post.gender,
    )


def _gender(row: Row, mention: PersonMention) -> str:
    """Tell the gender of a counterpart by the word for it, or by the adjective of his people."""
    view = row.view
    for index in range(mention.start, mention.end):
        told = next((gender for gender in ("m", "f") if view.is_a(index, f"counterpart_{gender}")), "")
        native = view.entry(index, "demonym") if view.is_a(index - 1, "counterpart") else None
        if told := told or (native_gender(view, index, native[0].end) if native else ""):
            return told
    return mention.gender


def _of_one_field(row: Row, text: str) -> str:
    """Keep the first field of a post, in a language that joins further ones by “and”: counterparts rarely have the same."""
    words = row.view.words
    tokens = tokens_of(text, words.language)
    cut = next((token.start for token in tokens[1:] if token.low in words.words("and")), None)
    return text[:cut].rstrip() if cut and words.words("portfolio") else text


def _without_country(row: Row, text: str) -> str:
    """Drop the country at the end of a post, or whose it begins by saying: « ministre de la Sécurité du Mali », “Mali's minister”.

    A word for the nation itself is no more his («ministra de Seguridad | de la Nación»).
    """
    tokens = tokens_of(text, row.view.words.language)
    classes = row.view.words.words("of") | row.view.words.words("article")
    if tokens[-1].low in row.view.words.words("own_nation"):
        own = next(at for at in range(len(tokens) - 1, 0, -1) if tokens[at - 1].low not in classes)
        return text[: tokens[own].start].rstrip()
    for index, spots in spotter(row.view.words.language).spots(tokens).items():
        owner = next((spot.end for spot in spots if not index and spot.of("country")), len(tokens))
        if any(token.low in row.view.words.words("genitive") for token in tokens[owner : owner + 1]):
            return text[tokens[owner].end :].lstrip()
        if any(spot.end == len(tokens) and spot.of("country") for spot in spots):
            while index and tokens[index - 1].low in classes:
                index -= 1
            return text[: tokens[index].start].rstrip()
    return text


def _spots_of(row: Row, word: str) -> list[tuple[Entry, ...]]:
    found = spotter(row.view.words.language).spots(tokens_of(word, row.view.words.language))
    return [spot.entries for spots in found.values() for spot in spots]


def _demonym(row: Row, mention: PersonMention) -> str:
    for index in range(mention.start, mention.end):
        spot = row.view.entry(index, "demonym")
        if spot:
            return row.view.text(index, spot[0].end)
    return ""
