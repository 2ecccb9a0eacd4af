"""Officials as one sentence names them: post, rank, name, in whatever order, with or without commas.

A mention is read from the surface alone: a post, what may stand between post and name (an acronym in brackets, a comma, a
rank), a name (capitalised words and particles), a post in apposition. Posts, ranks and particles are data.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.apposed import (
    also_ranked,
    apposed_name,
    as_counterpart,
    counterpart_end,
    home_behind,
    past_clause,
    past_comma,
)
from ingest.bodies import body_behind, is_honour, service_end
from ingest.genders import address_gender
from ingest.mention import Named, PersonMention
from ingest.origins import before_rank, counterpart, is_attribute, nationality, origins
from ingest.places import in_name, named_place, town_end
from ingest.possessed import is_anothers, is_fronted, is_governed, names_another, with_countries
from ingest.post import Post, of_country, split_posts, spread, with_body_behind
from ingest.posts import PostReader
from ingest.ranks import past_praise
from ingest.view import View


def people(view: View) -> list[PersonMention]:
    """Read all mentions of officials in a sentence, left to right, none overlapping another."""
    reader = _PeopleReader(view)
    mentions: list[PersonMention] = []
    index = 0
    while index < len(view.tokens):
        found = reader.at(index)
        mentions += found
        place = view.long_place_end(index) - 1
        index = max([index, view.fixed_end(index) - 1, place, *(mention.end - 1 for mention in found)]) + 1
    return with_countries(view, mentions)


class _PeopleReader:
    def __init__(self, view: View) -> None:
        self.view = view
        self.posts = PostReader(view)

    def at(self, index: int) -> list[PersonMention]:
        """Read the mention, or the mentions that share one plural post, that begin at a token."""
        start, index = index, past_praise(self.view, index)
        fixed = any(map(self.view.fixed_end, (start, index)))
        if start in self.view.taken or fixed or self.view.is_a(start - 1, "named_after") or is_honour(self.view, start):
            return []
        if town_end(self.view, start) or in_name(self.view, start):
            return []
        readers = (self._shared, self._counterpart, self._post_first, self._rank_first, self._native, self._name_first)
        for read in readers:
            if found := read(start, index):
                return as_counterpart(self.posts, found)
        return []

    def _post_first(self, start: int, index: int) -> list[PersonMention]:
        """« le directeur général de X (ACR), le général Y, » · « la procureure fédérale Y » · a post alone."""
        post = self.posts.at(index)
        if post is None:
            return []
        more = self.posts.coordinated(post)
        posts = (post, *more)
        past = self.view.past_brackets(end := posts[-1].end)
        past += self.view.is_a(past, "himself")
        native = self.view.entry(past, "demonym") if past > end else None
        named = self._name_after(native[0].end if native else past) or self._name_after(past_clause(self.view, past))
        if named is None or is_fronted(self.view, start, named):
            definite = not self.view.is_a(start, "indefinite")
            described = PersonMention(start, end, "described", posts=split_posts(posts), definite=definite)
            return [replace(described, plural=post.plural, country=post.country, head=post.head)]
        end = named.end
        apposed = self.view.is_comma(named.start - 1)
        further, end = self._own_posts(end) if not apposed or self.posts.adds(end) else ((), end)
        further, end = ((), named.end) if is_anothers(self.view, posts, further, end) else (further, end)
        posts = split_posts((with_body_behind(self.view, posts[0], named.end), *posts[1:])) + further
        end = self._close(named.start, end)
        mention = PersonMention(start, end, "named", named.name, posts, named.rank, country=named.country)
        mention = replace(mention, gender=self.view.feminine(start))
        another = self._next_sharer(end, post)  # « (el ministro del Interior de C, Y,) y el de D, Z »
        return [mention, another] if another and self.view.is_a(another.start - 1, "that_one") else [mention]

    def _rank_first(self, start: int, index: int) -> list[PersonMention]:
        """« M. Y » · « le colonel Y, attaché de défense » · « MM. Y et Z » · “US Rear Admiral Y”."""
        index, before = before_rank(self.view, index)
        rank_end = self.view.rank_end(index)
        longer = self.view.entry(index, "demonym", "country", "agency")
        if rank_end == index or (longer and longer[0].end > rank_end):
            return []
        plural = self.view.is_plural_rank(index)
        native = nationality(self.view, rank_end)
        name_start = apposed_name(self.view, start, native[0].end if native else rank_end)
        name_end = self.view.name_end(name_start)
        if name_end == name_start:
            return []
        posts, end = self._own_posts(name_end)
        rank, posts = self.view.text(index, rank_end), posts or self._ranked_in(index, rank_end, name_end)
        name, country = self.view.text(name_start, name_end), native[1].country if native else before
        gender = address_gender(self.view, index)
        first = PersonMention(start, end, "named", name, posts, rank, country=country, gender=gender)
        return [first, *(also_ranked(self.view, name_end, rank) if plural and not posts else ())]

    def _ranked_in(self, index: int, rank_end: int, name_end: int) -> tuple[Post, ...]:
        """Read “Commissioner Y of the X Police” as a post, where the rank is also a title."""
        view = self.view
        spot = view.entry(index, "title")
        if spot is None or spot[0].end != rank_end or not body_behind(view, name_end):
            return ()
        post = self.posts.post(index, spot[0], rank_end, [], False)
        return (with_body_behind(view, post, name_end),)

    def _native(self, start: int, index: int) -> list[PersonMention]:
        """« l'Espagnole Y » · « le Brésilien Y, secrétaire général de Z, »."""
        native = self.view.entry(index, "demonym")
        contracted = self.view.is_a(index - 1, "contracted") or self.view.is_joined_to_article(index)
        articled = self.view.is_a(index - 1, "article") or contracted
        led = start != index or contracted  # « au Mozambicain Y »
        if native is None or not led or not (articled or self.view.tokens[index].capital):
            return []
        head = self.posts.after_comma(native[0].end) if self.view.is_a(native[0].end, "subject_relative") else None
        name_start = apposed_name(self.view, start, head.end if head else native[0].end)
        name_end = self.view.name_end(name_start)
        if name_end < name_start + 2 or self.view.is_a(name_end - 1, "agency_word"):
            return []
        posts, end = self._posts_after(name_end)
        posts = (head, *posts) if head else posts
        name = self.view.text(name_start, name_end)
        gender = self.view.article_gender(start)
        return [PersonMention(start, end, "named", name, posts, country=native[1].country, gender=gender)]

    def _name_first(self, start: int, index: int) -> list[PersonMention]:
        """« Y, directeur de X et responsable de Z, » · « Y (directeur de X) » · a bare name."""
        name_end = self.view.name_end(index) if start == index else index
        if (
            name_end == index + self.view.is_a(index, "no_person")
            or named_place(self.view, index) >= name_end
            or is_attribute(self.view, index)
        ):
            return []
        posts, end = self._posts_after(name_end)
        alone = name_end - index < 2
        stray = alone and not self.view.is_person(index)
        governed = any(self.view.is_a(index - 1, name) for name in ("of", "at", "in"))
        if posts and stray and governed and self._name_after(end - 1):  # « dans son bureau de Yarzé, l'ambassadeur, Y »
            return []
        if posts and is_governed(self.view, index) and names_another(self.view, posts[0], end - 1):
            return []  # « au ministère de la Justice, le directeur des prisons, Y, »
        if not posts and (stray or self.view.names_no_person(index, name_end)):
            return []
        if (stray and self.view.is_a(index - 1, "at")) or (alone and self.view.entry(index, "country")):
            return []
        return [PersonMention(start, end, "named", self.view.text(index, name_end), posts)]

    def _shared(self, start: int, index: int) -> list[PersonMention]:
        """« les ministres de l’Intérieur de C, Y, et de D, Z » · « les ministres C-adj et D-adj de X, Y et Z »."""
        post = self.posts.at(index)
        if post is None or not post.plural:
            return []
        named = self._name_after(self.view.past_brackets(post.end))
        if named is None:
            return []
        singular = self.posts.singular(post)
        found = [PersonMention(start, named.end, "named", named.name, (singular,), named.rank, country=named.country)]
        end = named.end
        while True:
            following = self._next_sharer(end, singular)
            if following is None:
                break
            found.append(following)
            end = following.end
            native = self.view.entry(post.end - 1, "demonym")
            if native and following.posts[0].country not in ("", singular.country):
                found[0] = replace(found[0], posts=(of_country(self.view, singular, native[0]),))
        own_posts = spread(self.view, post, len(found))
        found = [replace(one, posts=(own,)) for one, own in zip(found, own_posts, strict=True)] if own_posts else found
        return found if len(found) > 1 else []

    def _next_sharer(self, end: int, post: Post) -> PersonMention | None:
        """Read « , et (celui) de D, Z » or « et Z » after a name that shares a plural post."""
        index = end
        while self.view.is_comma(index) or self.view.is_a(index, "and"):
            index += 1
        if index == end:
            return None
        index += self.view.is_a(index, "that_one") and self.view.is_a(index + 1, "of")
        if self.view.is_a(index, "of"):
            own = self.posts.of_another(post, index)
            named = self._name_after(own.end) if own else None
            return PersonMention(index, named.end, "named", named.name, (own,), named.rank) if own and named else None
        native = self.view.entry(index, *(("country",) if self.view.tokens[index].capital else ("country", "demonym")))
        named = self._name_after(native[0].end if native else index)
        if named is None:
            return None
        own = of_country(self.view, post, native[0]) if native else post
        return PersonMention(index, named.end, "named", named.name, (own,), named.rank, country=named.country)

    def _counterpart(self, start: int, index: int) -> list[PersonMention]:
        """« son homologue danois, Y » · « leurs homologues nigérien et burkinabè »."""
        head, before = origins(self.view, index) if self.view.modifiers_before else (index, ())
        while self.view.is_a(head, "title_adjective"):
            head += 1
        behind = counterpart_end(self.view, head)
        if behind is None or (self.view.is_a(head, "comparable") and not self.view.is_a(head - 1, "possessive")):
            return []  # « una reunión similar »
        end, codes = (behind, before) if before else counterpart(self.view, behind)
        named = self._name_after(end) or self._name_after(self.posts.past_complements(end))
        codes = codes or (home_behind(self.view, end, named.start) if named else ())
        post = self.posts.at(end + 1) if self.view.is_comma(end) else None
        own = self._name_after(post.end) if post else None
        if post and own and (" " in post.text or post.text.isupper()):
            country = codes[0] if codes else own.country
            return [PersonMention(start, own.end, "named", own.name, (post,), own.rank, country=country)]
        if named is None:
            plural = len(codes) > 1 or self.view.tokens[behind - 1].norm.endswith("s")
            country = codes[0] if codes else ""
            return [PersonMention(start, end, "counterpart", plural=plural, country=country, countries=codes)]
        country = codes[0] if codes else named.country
        posts, closing = self._posts_after(named.end)
        if posts:
            return [PersonMention(start, closing, "named", named.name, posts, named.rank, country=country)]
        closing = self._close(named.start, named.end)
        first = PersonMention(start, closing, "counterpart", named.name, rank=named.rank, country=country)
        return [first, *self._each_counterpart(closing, codes[1:]), *self._further_counterparts(closing)]

    def _each_counterpart(self, end: int, codes: tuple[str, ...]) -> list[PersonMention]:
        """Read “(his C and D counterparts, Y) and Z”: one name for each country."""
        found: list[PersonMention] = []
        for code in codes:
            joined = self.view.is_a(end, "and") or self.view.is_comma(end)
            named = self._name_after(end + 1) if joined else None
            if named is None:
                return found
            end = named.end
            found.append(PersonMention(named.start, end, "counterpart", named.name, rank=named.rank, country=code))
        return found

    def _further_counterparts(self, end: int) -> list[PersonMention]:
        """« (leurs homologues néerlandais, Y,) et luxembourgeois, Z »."""
        index = end
        while self.view.is_comma(index) or self.view.is_a(index, "and"):
            index += 1
        native = self.view.entry(index, "demonym")
        named = (
            self._name_after(native[0].end) if native and index > end and not self.view.tokens[index].capital else None
        )
        if native is None or named is None:
            return []
        closing = self._close(named.start, named.end)
        country = native[1].country
        other = PersonMention(index, closing, "counterpart", named.name, rank=named.rank, country=country)
        return [other, *self._further_counterparts(closing)]

    def _name_after(self, index: int) -> Named | None:
        """Read « , le général Y », « Y » or « , le Brésilien Y » after a post."""
        view = self.view
        begin = index + 1 if view.is_comma(index) else index
        after_article = begin + (view.is_a(begin, "article") and not view.begins_name(begin))
        rank_end = view.rank_end(after_article)
        rank_end += begin > index and view.is_a(begin, "title_as_rank") and view.is_named(begin + 1)
        rank_end = service_end(view, rank_end) if rank_end > after_article else rank_end
        native = nationality(self.view, rank_end)
        led = after_article != begin or rank_end > after_article or view.is_joined_to_article(rank_end)
        written = native and (led or view.tokens[rank_end].capital)
        name_start = native[0].end if native and written else rank_end
        name_start = past_comma(view, name_start) if begin > index and after_article < rank_end else name_start
        if name_start == after_article and after_article != begin:
            return None
        name_end = view.name_end(name_start)
        if name_end == name_start or view.is_a(name_start, "no_person") or view.is_a(name_end - 1, "agency_word"):
            return None
        country = native[1].country if native and name_start != rank_end else ""
        return Named(view.text(name_start, name_end), view.text(after_article, rank_end), begin, name_end, country)

    def _posts_after(self, end: int) -> tuple[tuple[Post, ...], int]:
        """Read the posts in apposition after a name: « Y, directeur de X et responsable de Z, » or « Y (…) »."""
        post = self.posts.after_comma(end)
        if post is None:
            return (), end
        posts = (post, *self.posts.coordinated(post))
        stop = self.view.past_brackets(posts[-1].end)
        name_follows = self._name_after(stop) is not None and not self.view.closes(stop)
        if name_follows:
            return (), end
        return split_posts(posts), self.view.past_closing(stop)

    def _own_posts(self, end: int) -> tuple[tuple[Post, ...], int]:
        """Read the posts behind a name that a post or a rank shows to be one, but for one that goes with the name behind it."""
        posts, stop = self._posts_after(end)
        return ((), end) if posts and names_another(self.view, posts[0], posts[-1].end) else (posts, stop)

    def _close(self, name_start: int, end: int) -> int:
        """Take the comma that closes an apposition which a comma opened."""
        return end + (self.view.is_comma(name_start - 1) and self.view.is_comma(end))
