"""Where somebody comes from, as the words around a noun say: « homologue danois », “Danish counterpart”, “Kenya’s envoy”."""

from __future__ import annotations

from typing import Final

from ingest.spotting import Entry, Spot
from ingest.view import View

LONGEST: Final = 5
"""How many tokens the name of a country has at most."""
VERBAL: Final = frozenset({"", "VERB", "AUX"})
ORDINARY: Final = frozenset({"ADJ", "NOUN", "VERB"})


def origins(view: View, index: int) -> tuple[int, tuple[str, ...]]:
    """Read the demonyms or countries before a noun: “Nigerien and Burkinabe | counterparts”, “Kenya’s | envoy”."""
    codes: list[str] = []
    end = index
    while True:
        step = end + 1 if codes and (view.is_a(end, "and") or view.is_comma(end)) else end
        spot = view.entry(step, "demonym", "country")
        if spot is None:
            return end, tuple(codes)
        codes.append(spot[1].country)
        end = spot[0].end + view.is_a(spot[0].end, "genitive")


def counterpart(view: View, index: int) -> tuple[int, tuple[str, ...]]:
    """Read the demonyms after « homologue »: « nigérien et burkinabè », « de la Rhénanie-Palatinat »."""
    codes: list[str] = []
    end = index
    while True:
        step = end + 1 if codes and (view.is_a(end, "and") or view.is_comma(end)) else end
        if view.is_a(step, "of") or view.is_a(step, "from"):
            step += 1
            step += view.is_a(step, "article")
        kinds = ("demonym",) if codes and view.is_comma(end) else ("demonym", "country", "city")
        spot = view.entry(step, *kinds)
        if spot is None:
            return end, tuple(codes)
        codes.append(spot[1].country)
        end = spot[0].end


def listed(view: View, index: int) -> tuple[int, tuple[str, ...]]:
    """Read the countries joined to the one before: “(from Spain), Italy and the United Kingdom”, « (d'Espagne), d'Italie et du Niger ».

    A list has “and” before its last; a country with a genitive is none of it (“… and Italy’s minister”).
    """
    codes: list[str] = []
    end = index
    while True:
        step = end + view.is_comma(end)
        last = view.is_a(step, "and")
        first = step = step + last
        while any(view.is_a(step, name) for name in ("of", "from", "article")):
            step += 1
        spot = view.entry(step, "country") if first > end else None
        if spot is None or view.is_a(spot[0].end, "genitive"):
            return index, ()
        codes.append(spot[1].country)
        end = spot[0].end
        if last:
            return end, tuple(codes)


def behind_country(view: View, index: int) -> bool:
    """Whether the name of a country ends where a token begins."""
    near = range(max(0, index - LONGEST), index)
    return any(spot.end == index and spot.of("country") for at in near for spot in view.spots.get(at, ()))


def before_rank(view: View, index: int) -> tuple[int, str]:
    """Read whose officer it is where that stands before his rank: “US | Rear Admiral Y”, “Kenya’s | General Y”."""
    spot = view.entry(index, "demonym", "country") if view.modifiers_before else None
    if spot is None:
        return index, ""
    end = spot[0].end + view.is_a(spot[0].end, "genitive")
    said = spot[1].type == "demonym" or end > spot[0].end or view.tokens[index].text.isupper()
    return (end, spot[1].country) if said and view.rank_end(end) > end else (index, "")


def nationality(view: View, index: int) -> tuple[Spot, Entry] | None:
    """Read a demonym before a name; in a script without capitals one without article is a name (« تركي بن مشعل »)."""
    native = view.entry(index, "demonym")
    bare = view.words.settings.get("caseless") and not view.is_joined_to_article(index)
    return None if native and bare else native


def is_attribute(view: View, index: int) -> bool:
    """Whether a name is of what an ordinary word that begins the sentence says of its subject (« Originaire du Chouf, le patron … »)."""
    head = index - 2 if view.is_a(index - 1, "of") else index
    first = head >= 0 and not any(token.low[:1].isalpha() for token in view.tokens[:head])
    return first and view.tokens[head].pos in ORDINARY and view.is_a(head + 1, "of")


def is_of_one(view: View, end: int) -> bool:
    """Whether a demonym tells of one person where articles have no gender: “the Ghanaian met …”, but “the French met …”."""
    many = tuple(view.words.settings.get("collective_demonyms", ()))
    verb = end < len(view.tokens) and view.tokens[end].pos in VERBAL
    return bool(many) and not view.low(end - 1).endswith(many) and verb and stands_alone(view, end)


def stands_alone(view: View, index: int) -> bool:
    """Whether no noun may follow a demonym there: « el colombiano, que … », « l'Italienne a reçu … », « el colombiano se sentó … »."""
    index += view.is_a(index, "clitic")
    governed = view.modifiers_before and index < len(view.tokens) and view.tokens[index].pos == "ADP"
    return governed or view.is_comma(index) or view.is_a(index, "relative") or view.low(index) in view.words.verbs


def is_noun_there(view: View, index: int) -> bool:
    """Whether a word for a person that may be an adjective is the noun, as no other may follow (« le policier a reçu … »)."""
    spot = view.entry(index, "term")
    return spot is not None and spot[1].id.startswith("person:") and stands_alone(view, spot[0].end)


def past_native(view: View, index: int) -> tuple[int, str]:
    """Step over a demonym in apposition before “who heads …” (“(Y,) the Dane | who heads …”), with its country."""
    spot = view.entry(index + 1, "demonym") if view.modifiers_before and view.is_a(index, "article") else None
    return (spot[0].end, spot[1].country) if spot else (index, "")
