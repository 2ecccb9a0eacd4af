"""Whom a mention means: names, descriptions, counterparts, pairs and pronouns, resolved within the article by rule."""

from __future__ import annotations

from dataclasses import replace

from ingest.alongside import named_with
from ingest.belonging import note_bodies, note_offices, note_same_office
from ingest.cataphora import name_stranger
from ingest.counterparts import elsewhere
from ingest.defined import name_defined
from ingest.headship import holder_now, note_headed
from ingest.introduced import introduced, newcomer
from ingest.joining import note_sides, with_countries, with_leaders
from ingest.members import note_members
from ingest.memory import Memory
from ingest.mention import PersonMention
from ingest.natives import joined_native, native_of, note_natives
from ingest.origins import counterpart, is_noun_there, is_of_one, origins, stands_alone
from ingest.owners import leave_out, note_owners
from ingest.pairs import both_of, each_of, named_before, named_behind
from ingest.partners import partner
from ingest.places import same_place
from ingest.post import is_bare, spread
from ingest.predicates import is_predicate
from ingest.pronouns import acting_on, demonstrated, described, stressed
from ingest.registry import Official, Registry, is_diplomat
from ingest.rows import Meant, Side
from ingest.units import Row, Unit
from ontology.names import fold


class Coreference:
    """Resolves the mentions of one row after another against the registry and what is in mind."""

    def __init__(self, registry: Registry, memory: Memory) -> None:
        self.registry = registry
        self.memory = memory

    def __call__(self, row: Row) -> None:
        """Give each person unit of a row its meaning; those that stay unnamed become `U` units."""
        for index, unit in enumerate(row.units):
            if unit.code == "P" and isinstance(unit.value, PersonMention):
                row.units[index] = self._person(row, index, unit)
        row.units[:] = with_countries(row, with_leaders(row, self._anaphors(row)))
        if row.view.modifiers_before:
            name_defined(row)
        row.units[:] = same_place(row, self.memory.place)
        note_sides(row)
        note_members(row)
        note_natives(row, self.memory)
        note_bodies(row)
        note_offices(row)
        note_headed(row, self.memory)
        note_same_office(row, self.memory.seen)
        name_stranger(row, self.memory, self.registry)
        note_owners(row, self.memory.row)
        leave_out(row)
        self._name_plural(row)
        for unit in row.units:
            if unit.code == "P":
                for official in unit.value.officials:
                    self.registry.seen(official, row.number)
                    self.memory.see(official)
        self.memory.newcomer, self.memory.row = newcomer(row, self.memory.lead[:1]), row

    def _person(self, row: Row, index: int, unit: Unit) -> Unit:
        mention: PersonMention = unit.value
        if mention.how == "named":
            return self._known(row, unit, named_with(row.view, mention, self.registry, row.number))
        if mention.how == "counterpart":
            return self._counterpart(row, index, unit)
        if mention.definite and not mention.plural:
            gender = row.view.article_gender(mention.start)
            apart = acting_on(row, index)
            official: Official | None = self.registry.described(mention, row.number, gender, apart)
            if official is None and len(mention.posts) == 1:
                official = next(iter(self._bare(row, mention)), None)
            if official is None and any(row.view.is_a(mention.posts[0].start + at, "newly") for at in (-1, 0)):
                official = next(iter(self.memory.appointee), None)
            official = official or introduced(self.memory, self.registry, row, index, mention, gender)
            if official:
                return self._known(row, unit, (official,))
            if holder := holder_now(row, index, self.memory):
                self.registry.describe(holder, mention)
        codes = [code for post in mention.posts for code in post.countries]
        two = self._two(row, mention) if mention.plural and not codes else ()
        if two:
            return self._known(row, unit, two)
        text, more = row.view.text(unit.start, unit.end), tuple(codes[1:]) if mention.plural else ()
        side = Side(next(iter(codes), ""), None, text, more=more, plural=mention.plural, posts=mention.posts)
        if mention.plural and len(codes) > 1:
            side.posts = spread(row.view, mention.posts[0], len(codes))
            self.memory.plural = side
        return replace(unit, code="U", value=side)

    def _two(self, row: Row, mention: PersonMention) -> tuple[Official, ...]:
        """Resolve a post that by itself means two who were spoken of (« القائدان »)."""
        spot = row.view.entry(mention.start, "term")
        if spot and spot[1].id == "three":  # « المسؤولون الثلاثة », whose number stands behind
            return self._meant(row, "three", mention.start, spot[0].end)
        return self.memory.two() if spot and spot[1].id == "pair" and spot[0].end == mention.end else ()

    def _name_plural(self, row: Row) -> None:
        """Give the names that follow « les chefs d'état-major C-adj et D-adj » in their order: « Les généraux X et Y »."""
        side = self.memory.plural
        named = [one for unit in row.units if unit.code == "P" for one in unit.value.officials if not one.posts]
        if side is None or side.officials or len(named) != len(side.posts):
            return
        for official, post in zip(named, side.posts, strict=True):
            official.posts.append(post)
            official.country = official.country or post.country
        side.officials = tuple(named)

    def _bare(self, row: Row, mention: PersonMention) -> tuple[Official, ...]:
        """Resolve « la responsable », « le haut gradé béninois »: the latest official spoken of that fits the word."""
        post = mention.posts[0]
        spot = row.view.entry(post.head_start, "term")
        if spot is None or not spot[1].id.startswith("person:"):
            return ()
        begins = row.view.modifiers_before and origins(row.view, post.start)[0] == post.head_start
        ends = max(spot[0].end, counterpart(row.view, spot[0].end)[0]) >= post.end
        whole = is_bare(post) or (ends and (begins or not row.view.modifiers_before))
        return self._fitting(row, spot[1].id, mention.start, post.countries) if whole else ()

    def _known(self, row: Row, unit: Unit, officials: tuple[Official, ...]) -> Unit:
        for official in officials:
            self.registry.seen(official, row.number)
        return replace(unit, value=Meant(officials, unit.value))

    def _counterpart(self, row: Row, index: int, unit: Unit) -> Unit:
        """Give a counterpart the post of the official whose counterpart he is, in his own country."""
        mention: PersonMention = unit.value
        mine = self.memory.lead[:1] if row.view.is_a(mention.start, "possessive_first") else []
        base = mine[0] if mine else self._before(row, index) or (self.memory.seen[-1] if self.memory.seen else None)
        if not mention.name:
            other = self._other_of_pair(base, mention.country)
            if other and len(mention.countries) < 2:
                return self._known(row, unit, (other,))
            side = Side(mention.country, None, row.view.text(unit.start, unit.end), more=mention.countries[1:])
            return replace(unit, code="U", value=side)
        stranger = None if mine or self._before(row, index) else described(row, index, self.memory)
        held = stranger.posts if stranger else base.posts if base else ()
        posts = tuple(elsewhere(row, mention, post) for post in held[:1])
        official = self.registry.named(replace(mention, posts=posts))
        official.opposite = official.opposite or (None if stranger else base)
        return self._known(row, unit, (official,))

    def _before(self, row: Row, index: int) -> Official | None:
        """Find the official named last before in the sentence; if all of them are whom “he” deals with, it is he whom a possessive means."""
        people = [at for at in range(index) if isinstance(row.units[at].value, Meant)]
        led = any(row.is_a(at, "pronoun_singular") for at in range(people[0] if people else 0))
        if led and self.memory.subject and not any(row.is_a(at, "and") for at in (index - 1, index - 2)):
            return self.memory.subject[0]
        return row.units[people[-1]].value.officials[0] if people else None

    def _other_of_pair(self, base: Official | None, country: str) -> Official | None:
        for official in self.memory.pair:
            if official is not base and base in self.memory.pair and (not country or official.country in ("", country)):
                return official
        return None

    def _anaphors(self, row: Row) -> list[Unit]:
        """Turn « les deux responsables », « ce dernier », « le diplomate italien » into person units."""
        units: list[Unit] = []
        index = 0
        while index < len(row.units):
            unit, width = self._anaphor(row, index)
            units.append(unit or row.units[index])
            index += width if unit else 1
        return units

    def _anaphor(self, row: Row, index: int) -> tuple[Unit | None, int]:
        unit = row.units[index]
        if unit.code != "W" or unit.start in row.view.taken or is_predicate(row, index):
            return None, 1
        if whom := stressed(row, index, self.memory) or demonstrated(row, index, self.memory):
            return Unit(
                "P", unit.start, unit.end, Meant(tuple(whom), PersonMention(unit.start, unit.end, "described"))
            ), 1
        with_partner = partner(row, index, self.registry, self.memory)
        if with_partner[0]:
            return with_partner
        for spot in row.view.spots.get(unit.start, ()):
            for entry in spot.of("term"):
                officials = self._meant(row, entry.id, unit.start, spot.end)
                if entry.id.startswith("person") and row.view.is_a(spot.end, "of"):
                    continue
                if officials:
                    end = counterpart(row.view, spot.end)[0] if entry.id.startswith("person") else spot.end
                    width = sum(unit.start <= other.start < end for other in row.units)
                    mention = PersonMention(unit.start, end, "described")
                    return Unit("P", unit.start, end, Meant(officials, mention)), width
        if row.view.is_a(unit.start, "article") or row.view.is_a(unit.start, "demonstrative"):
            return self._definite(row, index)
        return joined_native(row, index, self.registry, self.memory)

    def _definite(self, row: Row, index: int) -> tuple[Unit | None, int]:
        """Resolve « le responsable danois », « la diplomate », « l’officier »."""
        unit = row.units[index]
        start, before = origins(row.view, unit.end)
        while row.view.is_a(start, "title_adjective") and not is_noun_there(row.view, start):
            start += 1
        if not before:
            start, before = origins(row.view, start)
        spot = row.view.entry(start, "term")
        if spot is None or not spot[1].id.startswith("person:"):
            native = self._native(row, unit)
            return native if native[0] else self._ranked(row, unit)
        end, codes = (spot[0].end, before) if before else counterpart(row.view, spot[0].end)
        officials = self._fitting(row, spot[1].id, unit.start, codes)
        width = sum(unit.start <= other.start < end for other in row.units)
        if not officials:
            return (Unit("U", unit.start, end, Side(codes[0])), width) if codes else (None, 1)
        officials[0].country = officials[0].country or next(iter(codes), "")
        return Unit("P", unit.start, end, Meant(officials, PersonMention(unit.start, end, "described"))), width

    def _native(self, row: Row, article: Unit) -> tuple[Unit | None, int]:
        """Resolve « la Brésilienne », « el danés »: the latest official spoken of who is, or may be, of that country."""
        spot = row.view.entry(article.end, "demonym")
        if spot is None or row.view.is_joined_to_article(article.end) or row.view.entry(article.end, "country"):
            return None, 1
        if not row.view.tokens[article.end].capital and not stands_alone(row.view, spot[0].end):
            return None, 1
        gender = row.view.article_gender(article.start)
        one = gender or is_of_one(row.view, spot[0].end)
        known = native_of(row, spot[1].country, gender, self.registry, self.memory) if one else None
        if known is None:
            return None, 1
        end = spot[0].end
        width = sum(article.start <= other.start < end for other in row.units)
        return Unit("P", article.start, end, Meant((known,), PersonMention(article.start, end, "described"))), width

    def _ranked(self, row: Row, article: Unit) -> tuple[Unit | None, int]:
        """Resolve « le général », a rank without a name: the latest official spoken of who has it."""
        spot = row.view.entry(article.end, "rank")
        if spot is None:
            return None, 1
        end = spot[0].end
        rank = fold(row.view.text(article.end, end))
        holders = [one for one in self.registry.recent(row.number) if one.has_rank(rank)]
        found = next((one for one in holders if fold(one.rank) == rank), next(iter(holders), None))
        width = sum(article.start <= other.start < end for other in row.units)
        if found is None:
            return None, 1
        return Unit("P", article.start, end, Meant((found,), PersonMention(article.start, end, "described"))), width

    def _meant(self, row: Row, sense: str, start: int, end: int) -> tuple[Official, ...]:
        here = named_before(row, start)
        if sense == "pair":
            of_things = any(token.pos == "NOUN" for token in row.view.tokens[end : end + 1])  # “the two utilities”
            if len(here) > 1 and not of_things:
                return tuple(here[-2:])
            alone = here and not of_things and row.view.modifiers_before
            two = both_of(row, start, self.memory) or (each_of(row, self.memory) if alone else ())
            return tuple(two) or self.memory.two()
        if sense == "three":
            of_things = any(token.pos == "NOUN" for token in row.view.tokens[end : end + 1])  # “the three suspects”
            spoken_of = here if len(here) > 2 else self.memory.group or self.memory.seen
            return tuple(spoken_of[-3:]) if len(spoken_of) > 2 and not of_things else ()
        if sense == "appointee":
            return self.memory.appointee
        if sense == "latter":
            return tuple((here or self.memory.seen)[-1:])
        if sense.startswith("person:") and (row.view.is_a(start, "determiner") or row.view.is_joined_to_article(start)):
            return self._fitting(row, sense, start, counterpart(row.view, end)[1])
        return ()

    def _fitting(self, row: Row, sense: str, start: int, codes: tuple[str, ...]) -> tuple[Official, ...]:
        heads = row.view.words.settings["heads"].get(sense.partition(":")[2], ())
        gender = row.view.article_gender(start)
        found = list(self.registry.recent(row.number, codes[0] if codes else "", gender, map(fold, heads)))
        found = [one for one in found if one not in named_behind(row, start)]
        exact = [one for one in found if one.gender == gender] if gender == "f" else []
        native = [one for one in exact or found if codes and one.country == codes[0]]
        posted = () if heads else row.view.words.posted  # « le responsable » is hardly the resident ambassador
        native = [one for one in native if not is_diplomat(one, posted)] or native
        event = self.memory.event
        told = set(event.people) - set(event.parts.get("also", ())) if event is not None else set()
        fitting = [one for one in native if one in told] or native or exact or found
        order = sorted(fitting, key=lambda one: one not in self.memory.subject)
        return tuple(order[:1])
