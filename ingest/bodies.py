"""Agencies that no table has, by how their names are written; and what somebody heads, as a post of his.

A name of an agency is a run of capitalised words after « de la »: it has a word that agencies are called by in some
language (`agency_word`: « Bureau », « Guard », « Policía »), or a comma and a person's name behind it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ingest.spotting import Spot, has_term
from ingest.view import View
from ontology.spelling import given_names

LONGEST_TAIL: Final = 3
OWNER: Final = 5
"""Tokens that the country before “'s” may have."""
SENDER: Final = 5
"""How many words the name of a body may have that sends an envoy."""
SEVERAL: Final = ("p", "d")
"""How the forms of a title end that are of several: plural and dual."""


def unlisted_agency(view: View, index: int) -> int | None:
    """Step over the capitalised name of an agency that no table has; None where there is no such name."""
    end = _run_end(view, index)
    called = [at for at in range(index, end) if view.is_a(at, "agency_word")]
    if called and end - index > 1:
        last = _last_word(view, called[-1], end)
        named = all(view.tokens[at].entity.startswith("PER") for at in range(last, end))
        return last if not _closed(view, end) or (named and end - last > 1) else end
    if end - index < 2 or not view.is_comma(end) or view.name_end(end + 1) == end + 1:
        return None
    definite = view.is_a(index - 1, "article") or view.is_a(index - 1, "of_the")
    person = any(view.tokens[at].entity.startswith("PER") for at in range(index, end))
    return end if definite or not person else None


def portfolio_tail(view: View, index: int) -> int | None:
    """Step over the capitalised rest of a portfolio, before its country or its holder (« ministra de Interior y | Policía |, Y »)."""
    end = index
    while end < len(view.tokens) and view.tokens[end].capital and not view.tokens[end].entity.startswith("PER"):
        end += 1
    if (
        not view.tokens[index - 2].capital
        or end == index
        or end - index > LONGEST_TAIL
        or given_names(view.norm(index))
    ):
        return None
    at = end + 1 + view.is_a(end + 1, "article")
    of_country = view.is_a(end, "of") and view.entry(at, "country")
    return end if of_country or (view.is_comma(end) and view.name_end(end + 1) > end + 1) else None


def adjective_of_place(view: View, index: int) -> bool:
    """Whether a word looks like an adjective of a place that no table has: « vaudoise », « genevois »."""
    token = view.tokens[index]
    endings = tuple(view.words.settings.get("place_endings", ()))
    return token.pos != "VERB" and not token.capital and bool(endings) and token.low.endswith(endings)


def is_honour(view: View, index: int) -> bool:
    """Whether « officier de l'ordre du Mérite », “a Commander of the Order” begins there, which is no post."""
    index += view.is_a(index, "indefinite") and index + 1 < len(view.tokens)
    spot = view.entry(index, "term")
    return bool(spot and spot[1].id == "honour" and spot[0].end > index + 1)


def hitherto(view: View, index: int) -> int:
    """Step over « jusqu'ici » before a post that somebody has had until now; 0 where it does not stand there."""
    spot = view.entry(index, "term")
    return spot[0].end + view.is_a(spot[0].end, "article") if spot and spot[1].id == "hitherto" else 0


def body_behind(view: View, index: int) -> tuple[str, str] | None:
    """Read “of the X Police”, “of Kenya” behind a name: the body as written, and its country if that is certain."""
    at = index + 1 + view.is_a(index + 1, "article")
    body = view.entry(at, "agency", "country") if view.is_a(index, "of") else None
    if body is None:
        return None
    countries = {one.country for one in body[0].of("agency", "country")}
    name = view.text(at, body[0].end) if body[1].type == "agency" else ""
    return name, countries.pop() if len(countries) == 1 else ""


def service_end(view: View, index: int) -> int:
    """Step over the service of which a rank is, before the name (« le capitaine | de la Garde civile | Y »)."""
    at = index + 1
    while view.is_a(at, "article"):
        at += 1
    body = view.entry(at, "agency") if view.is_a(index, "of") else None
    return body[0].end if body and view.name_end(body[0].end) > body[0].end else index


def is_part_of_term(view: View, spot: Spot) -> bool:
    """Whether the word for a post only begins a noun of an event (“an official visit”)."""
    term = view.entry(spot.start, "term")
    return bool(
        term and term[1].id.startswith(("visit", "meeting", "agreement", "training")) and term[0].end > spot.end
    )


def is_against(view: View, index: int) -> bool:
    """Whether a word, or the one before it that it qualifies, says against what a body is: « anti-criminalité organisée »."""
    prefixes = tuple(view.words.settings.get("against", ()))
    if not prefixes or index >= len(view.tokens):
        return False
    token = view.tokens[index]
    if token.low.startswith(prefixes):
        return not token.capital
    return view.low(index - 1).startswith(prefixes) and "-" in view.low(index - 1) and token.pos in ("ADJ", "VERB")


def apposed_adjective(view: View, index: int) -> bool:
    """Whether an adjective ends what a comma or a name follows: « de la police cantonale, Y »."""
    token = view.tokens[index]
    if token.pos != "ADJ" or token.capital or view.is_a(index, "predicate"):
        return False
    return view.is_comma(index + 1) or view.is_sign(index + 1, "(") or view.name_end(index + 1) > index + 1


def headed(view: View, index: int) -> int | None:
    """Step over « à la tête de », « , qui commande », « qui dirige »; give where what is headed begins."""
    spot = view.entry(index, "term")
    if spot and spot[1].id == "at_head":
        return spot[0].end
    if not is_relative(view, index):
        return None
    after = view.entry(index + 1, "term")
    if after and after[1].id == "at_head":
        return after[0].end
    forms = view.words.verbs.get(view.low(index + 1), ())
    return index + 2 if any("head" in form.senses and form.tense == "present" for form in forms) else None


def is_relative(view: View, index: int) -> bool:
    """Whether a relative pronoun stands there by which it may be told what somebody heads."""
    return view.is_a(index, "subject_relative") or view.is_a(index, "head_relative")


def in_capitals(view: View, index: int) -> bool:
    """Whether an adjective in capitals, unread by a pipeline, goes on a title in capitals: « ministro de Seguridad » « Pública »."""
    capitals = view.is_a(index, "title_adjective") and view.tokens[index - 1].capital and view.tokens[index].capital
    return capitals and not view.tokens[index].pos and not view.entry(index, "rank")


def is_body(view: View, start: int, end: int) -> bool:
    """Whether a stretch names a service: a listed agency, an acronym, or a word for one (« la région de gendarmerie »)."""
    return any(
        view.entry(at, "agency") or view.is_a(at, "body") or (view.tokens[at].text.isupper() and len(view.norm(at)) > 1)
        for at in range(start, end)
    )


def is_agency(view: View, index: int) -> bool:
    """Whether the name of an agency that is no ministry begins at a token, past its article."""
    while view.is_a(index, "article"):
        index += 1
    spot = view.entry(index, "agency")
    return bool(spot) and all(entry.form != "ministry" for entry in spot[0].entries) if spot else False


def of_owner(view: View, spot: Spot) -> Spot:
    """Keep of an agency's readings those of the country that owns it by a genitive (“Iceland's Coast Guard”), if there are some."""
    genitive = view.is_a(spot.start - 1, "genitive")
    before = [one for at in range(max(0, spot.start - OWNER), spot.start) for one in view.spots.get(at, ())]
    codes = {e.country for one in before if genitive and one.end == spot.start - 1 for e in one.of("country")}
    own = tuple(entry for entry in spot.entries if entry.country in codes)
    return replace(spot, entries=own) if own else spot


def is_of_another(view: View, spot: Spot) -> bool:
    """Whether a name of an agency only ends a longer one, of a country that has none of its readings (“Federal | Drugs Bureau of C”)."""
    longer = spot.start > 1 and view.tokens[spot.start - 1].capital
    code = owner(view, spot.end) if longer and view.is_a(spot.end, "of") else ""
    return bool(code) and all(entry.country not in ("", code) for entry in spot.of("agency"))


def owner(view: View, index: int) -> str:
    """Give the country that « du Canada » or « espagnole » after an agency's name says."""
    of = view.is_a(index, "of")
    index += 1 if of else 0
    index += 1 if of and view.is_a(index, "article") else 0
    spot = view.entry(index, "country") if of else view.entry(index, "demonym")
    return spot[1].country if spot else ""


def is_international(view: View, start: int, end: int) -> bool:
    """Whether a stretch names an international body and no agency of a country, such as its bureau in one is (« BCN-Interpol »)."""
    if has_term(view.spots, "national_office", start, end):
        return False
    named = [spot[0] for index in range(start, end) if (spot := view.entry(index, "agency"))]
    bare = (at for at in range(start + 1, end) if view.is_a(at, "world_body"))
    if not named and any(view.is_a(at - 1, "article") or view.is_a(at - 1, "of_the") for at in bare):
        return True  # « la secrétaire générale de l'organisation »
    return bool(named) and all(not entry.country for entry in named[0].of("agency"))


def only_seated(view: View, start: int, end: int) -> bool:
    """Whether the countries that the post of an international body names only say where it sits (« chef de mission de l'OIM à Tunis »)."""
    places = [at for at in range(start, end) if view.entry(at, "demonym", "country", "city", "prefix")]
    return bool(places) and all(view.is_a(at - 1, "at") for at in places)


def is_noun(view: View, index: int) -> bool:
    """Whether a word may be the noun of a post's complement."""
    token = view.tokens[index]
    return token.pos in ("", "NOUN", "PROPN", "ADJ", "X") or (token.pos == "VERB" and token.capital)


def qualifies(view: View, index: int) -> bool:
    """Whether a word right after a noun belongs to it: an adjective, or a capitalised one that is no name."""
    token = view.tokens[index]
    if not token.text[0].isalpha() or index in view.taken:
        return False
    if token.capital:
        unread = not token.pos and view.is_a(index, "title_adjective")
        return (token.pos == "ADJ" or unread) and not token.entity.startswith("PER")
    return token.pos == "ADJ" or view.is_a(index, "title_adjective") or bool(view.entry(index, "demonym"))


def is_envoy(view: View, index: int) -> bool:
    """Whether an envoy stands before, perhaps with the body that sends him (« مبعوث الأمم المتحدة إلى … »)."""
    if any(view.is_a(at, "envoy") for at in (index - 1, index - 2)):
        return True
    bodies = [(at, view.entry(at, "agency")) for at in range(max(1, index - SENDER), index)]
    return any(view.is_a(at - 1, "envoy") and body is not None and body[0].end == index for at, body in bodies)


def next_country(view: View, index: int) -> int | None:
    """Step over “and” and a country, behind another one (« في ليبيا وتونس »)."""
    before = any(spot.of("country") and spot.end == index for spot in view.spots.get(index - 1, ()))
    spot = view.entry(index + 1, "country") if before else None
    return spot[0].end if spot else None


def is_of_several(spot: Spot) -> bool:
    """Whether a title is a plural or a dual in all its readings."""
    forms = {entry.form for entry in spot.of("title")}
    return bool(forms) and all(form.endswith(SEVERAL) for form in forms)


def is_posting(view: View, start: int, end: int) -> bool:
    """Whether somebody may be posted there: to a body (“at the FBI”, “at the Spanish embassy”), or to a country (“to Kenya”)."""
    to_country = view.is_a(start - 1, "link_to_country") and view.entry(start, "country")
    served = view.is_a(start - 1, "link_to_country") or view.is_a(start - 2, "link_to_country")
    if served and any(view.entry(at, "title") for at in range(start, end)):  # “adviser to the justice minister”
        return True
    return bool(to_country) or any(view.entry(at, "agency") or view.is_a(at, "mission") for at in range(start, end))


def _run_end(view: View, index: int) -> int:
    """Give where a run of capitalised words, and of the small words between them, ends."""
    end = index
    while end < len(view.tokens) and (view.tokens[end].capital or (end > index and _joins(view, end))):
        end += 1
    return end


def _joins(view: View, index: int) -> bool:
    following = index + 1
    if view.is_a(index, "agency_link") and view.is_a(following, "agency_link"):
        following += 1
    link = view.is_a(index, "name_article") or view.is_a(index, "agency_link")
    return link and following < len(view.tokens) and view.tokens[following].capital


def _closed(view: View, end: int) -> bool:
    """Whether nothing of a person's name may be in a run that ends there."""
    return view.closes(end) or view.is_sign(end, "(") or view.is_a(end, "and")


def _last_word(view: View, at: int, end: int) -> int:
    """Give where the agency's name ends if a person's name follows it in one run: behind its last word, or « of X »."""
    of = at + 2 < end and view.is_a(at + 1, "agency_link") and not view.entry(at + 2, "country")
    return at + 3 if of else at + 1


def parts_of(view: View, start: int, head_end: int, end: int, breaks: list[int]) -> tuple[str, ...]:
    """Write out two posts that share a head, when what follows each « de » is an agency of its own."""
    after = breaks[0] + 1 + view.is_a(breaks[0] + 1, "of") if len(breaks) == 1 else 0
    if not after or not is_agency(view, after) or not is_agency(view, head_end + 1):
        return ()
    at = breaks[0]
    first = view.text(start, at)
    of = "" if view.is_a(at + 1, "of") else f"{view.text(head_end, head_end + 1)} "
    second = f"{view.text(start, head_end)} {of}{view.text(at + 1, end)}"
    return (first, second)
