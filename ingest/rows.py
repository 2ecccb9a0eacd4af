"""From a sentence to its row of units: what was spotted, who is meant, which verbs stand between them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from ingest.bodies import is_of_another, of_owner
from ingest.dates import DateMention
from ingest.delegations import Delegation, another_at, delegation_at
from ingest.mention import PersonMention
from ingest.metonyms import name_states
from ingest.people import people
from ingest.periphrases import joined
from ingest.places import described_capital, is_own_capital, unlisted
from ingest.post import Post
from ingest.reduced import finite_after_all
from ingest.registry import Official, Registry
from ingest.spotting import Entry, Spot
from ingest.tokens import Sentence
from ingest.units import Row, Unit
from ingest.verbforms import stands_as_verb
from ingest.verbs import VerbGroup, verb_groups
from ingest.view import View

NOUNS: Final = (
    "meeting", "visit", "agreement", "exercise", "training", "arrests", "seizure", "dismantling", "extradition",
    "operation", "rescue", "equipment", "donation", "honour", "certificate", "signature", "ratification", "denunciation", "draft",
    "instrument", "by_", "sine_die", "denial", "untrue", "rumour", "hearsay", "occasion", "margin", "earlier", "states",
    "takeover",
)  # fmt: skip
"""Senses of terms that become noun units; topics and words for people are read elsewhere."""

YEAR: Final = len("2026")


@dataclass
class Meant:
    """Whom a mention means: named officials, or one only described with a country or an agency."""

    officials: tuple[Official, ...]
    mention: PersonMention


@dataclass
class Side:
    """A delegation, or an unnamed official: all that is known is where he comes from."""

    country: str = ""
    agency: Entry | None = None
    text: str = ""
    officials: tuple[Official, ...] = field(default_factory=tuple)
    spot: Spot | None = None
    more: tuple[str, ...] = ()
    is_group: bool = False
    plural: bool = False
    """Whether several are told of, whom no “he” means (“Italian prosecutors”)."""
    posts: tuple[Post, ...] = ()
    """The posts of several who are not named yet, one for each."""

    @property
    def is_several(self) -> bool:
        """Whether no singular pronoun can mean them."""
        return bool(self.is_group or self.plural or self.more)


class RowBuilder:
    """Builds the row of one sentence after another, so that later ones may point back."""

    def __init__(self, registry: Registry, resolve: Callable[[Row], None]) -> None:
        self.registry = registry
        self.resolve = resolve

    def build(self, sentence: Sentence, view: View, number: int, kind: str, dates: tuple[DateMention, ...]) -> Row:
        """Make the row: 1. people, 2. names and terms, 3. dates, 4. verbs, 5. the words between."""
        parts = [Unit("P", m.start, m.end, m) for m in people(view)]
        days = _dates(view, dates, parts)
        parts += days
        parts += _delegations(view, parts)
        parts += _spotted(view, parts)
        verbs = joined(view, verb_groups(view, _tokens_of(parts) | view.taken | view.idioms, _tokens_of(days)))
        dative = view.words.words("dative")
        parts = [part for part in parts if not any(v.start < part.end and part.start < v.end for v in verbs)]
        parts += [Unit("V", v.start, v.end, v, _verb_label(v, dative)) for v in verbs]
        row = Row(sentence, view, _as_list(_with_words(view, parts)), number, kind, list(dates))
        for at, verb in finite_after_all(row):
            row.units[at] = replace(row.units[at], value=verb, label=_verb_label(verb, dative))
        name_states(row)
        self.resolve(row)
        return row


def _tokens_of(parts: list[Unit]) -> frozenset[int]:
    return frozenset(index for part in parts for index in range(part.start, part.end))


def _verb_label(verb: VerbGroup, dative: frozenset[str]) -> str:
    senses = ",".join(sorted(verb.senses)) or "other"
    obj = "~obj" if verb.object_clitic else ""
    to = "~to" if verb.clitics & dative else ""
    two = "~two" if verb.dual else ""
    return f"{senses}:{verb.voice}:{verb.tense}{'-not' if verb.negated else ''}{to}{obj}{two}"


def _dates(view: View, dates: tuple[DateMention, ...], taken: list[Unit]) -> list[Unit]:
    """Make a unit of each date; the tokens of one are those that lie within it, but an auxiliary (« Y a lundi reçu X »)."""
    units = []
    for date in dates:
        inside = [i for i, token in enumerate(view.tokens) if token.start < date.end and token.end > date.start]
        if any("have_aux" in form.senses for i in inside[:1] for form in view.words.verbs.get(view.low(i), ())):
            del inside[0]
        if inside and not _overlaps(taken, inside[0], inside[-1] + 1):
            year = len(date.date) == YEAR and not date.end_date
            units.append(Unit("D", inside[0], inside[-1] + 1, date, "year" if year else ""))
    return units


def _delegations(view: View, taken: list[Unit]) -> list[Unit]:
    """Make a unit of each « délégation marocaine », « délégation de la DGSI »."""
    found: list[Delegation] = []
    for index in range(len(view.tokens)):
        one = delegation_at(view, index) or (another_at(view, index) if found else None)
        if one and not _overlaps(taken, one.start, one.end):
            found.append(one)
    return [Unit("U", one.start, one.end, _side(one)) for one in found]


def _side(one: Delegation) -> Side:
    return Side(one.country, one.agency, one.text, spot=one.spot, more=one.more, is_group=True)


def _spotted(view: View, taken: list[Unit]) -> list[Unit]:
    """Make units of agencies, countries, places and nouns of the field, the longest at each token."""
    units: list[Unit] = []
    index = 0
    while index < len(view.tokens):
        fixed = view.fixed_end(index)
        unit = None if index in view.taken or fixed else _spotted_at(view, index, taken) or unlisted(view, index)
        if fixed:
            index = fixed
        elif unit and not _overlaps(taken, unit.start, unit.end):
            units.append(unit)
            index = unit.end
        else:
            index += 1
    return units


def _spotted_at(view: View, index: int, taken: list[Unit]) -> Unit | None:
    capital = described_capital(view, index)
    if capital:
        return capital
    topic = next(
        (spot for spot in view.spots.get(index, ()) if any(e.id.startswith("topic") for e in spot.of("term"))), None
    )
    for spot in view.spots.get(index, ()):
        if _overlaps(taken, spot.start, spot.end):
            continue
        for code, types in (("A", ("agency",)), ("C", ("country",)), ("L", ("city",)), ("N", ("term",))):
            if code == "A" and is_of_another(view, spot):
                continue
            if code == "L" and (_is_verb(view, index) or view.opens(index)):
                continue
            for entry in spot.of(*types):
                within = topic is not None and topic.end > spot.end and entry.id.startswith("meeting")
                if code != "N" or (entry.id.startswith(NOUNS) and not within and not _is_no_noun(view, index, spot)):
                    end = view.past_brackets(spot.end) if code == "A" else spot.end
                    if code == "C" and is_own_capital(view, index, spot, entry):
                        return Unit("L", spot.start, end, replace(entry, type="city", form="capital"))
                    value = of_owner(view, spot) if code == "A" else entry
                    return Unit(code, spot.start, end, value, entry.id if code == "N" else "")
    return None


def _is_participle(view: View, index: int) -> bool:
    """Whether a word that is also a noun follows its auxiliary: « a démenti »."""
    after = any(form.senses & {"have_aux"} for form in view.words.verbs.get(view.low(index - 1), ()))
    return after and any(form.tense == "participle" for form in view.words.verbs.get(view.low(index), ()))


def _is_verb(view: View, index: int) -> bool:
    """Whether a word that is a town and a verb, in a script without capitals, is no place: nothing says where before it."""
    return not view.tokens[index].capital and view.low(index) in view.words.verbs and not view.is_a(index - 1, "in")


def _is_no_noun(view: View, index: int, spot: Spot) -> bool:
    """Whether the pipeline takes a word that is also a noun of the field for a verb: “will visit Rome”."""
    form = " ".join(view.low(at) for at in range(index, spot.end))
    verb = view.tokens[index].pos == "VERB" and form in view.words.verbs
    return verb or _is_participle(view, index) or (spot.end == index + 1 and stands_as_verb(view, index))


def _overlaps(units: list[Unit], start: int, end: int) -> bool:
    for unit in units:  # noqa: SIM110 - asked for every token, where a generator costs twice as much
        if unit.start < end and start < unit.end:
            return True
    return False


def _as_list(units: list[Unit]) -> list[Unit]:
    """Read the semicolons between officials as the commas of a list (“with Y, minister of C; Z, minister of D; and …”)."""
    for index, unit in enumerate(units):
        if unit.label == ";" and units[index - 1].code in "PU":
            following = next((other for other in units[index + 1 : index + 4] if other.code != "W"), None)
            if following is not None and following.code in "PU":
                units[index] = replace(unit, label=",")
    return units


def _with_words(view: View, parts: list[Unit]) -> list[Unit]:
    """Put the units in order and a word unit at each token between; a quotation becomes one sign."""
    begins = {part.start: part for part in parts}
    units: list[Unit] = []
    index = 0
    while index < len(view.tokens):
        part = begins.get(index)
        if part is None:
            if index not in view.taken:
                units.append(
                    Unit("W", index, index + 1, label=view.tokens[index].low.replace("<", "‹").replace(" ", "_"))
                )
        else:
            units.append(part)
        index = part.end if part else index + 1
    return units
