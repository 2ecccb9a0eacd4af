"""Posts as articles write them: « directeur général de la Sûreté nationale et de la Surveillance du territoire ».

A post is a head that the table of titles knows, its adjectives, and complements that a preposition opens; it ends
where a verb, a name, a comma or another post begins. Its country is the first one that it names.
"""

from __future__ import annotations

from dataclasses import replace

from ingest.adjuncts import adjunct, on_visit, only_place
from ingest.bodies import (
    adjective_of_place,
    apposed_adjective,
    hitherto,
    in_capitals,
    is_against,
    is_agency,
    is_envoy,
    is_international,
    is_noun,
    is_of_several,
    is_part_of_term,
    is_posting,
    name_of_land,
    next_country,
    only_seated,
    parts_of,
    portfolio_tail,
    qualifies,
    unlisted_agency,
)
from ingest.construct import Construct
from ingest.jurisdiction import jurisdiction
from ingest.leading import headed, is_body, is_relative, past_copula
from ingest.modifiers import joint_end, phrase_end, portfolio_end, title_at
from ingest.origins import behind_country, listed, past_native
from ingest.portfolios import list_end
from ingest.post import Post, generic_words, head_text, owned_text, second_head, singular_text, without_place
from ingest.ranks import past_honours, past_links, past_rank
from ingest.spotting import Spot
from ingest.view import View
from ontology.names import fold


class PostReader:
    """Reads the posts of one sentence."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.construct = Construct(view)
        self._read: dict[int, Post | None] = {}

    def at(self, index: int) -> Post | None:
        """Read the post whose head (or « ancien », « ex- ») begins at a token; a bare rank is no post."""
        if index not in self._read:
            self._read[index] = self._at(index)
        return self._read[index]

    def _at(self, index: int) -> Post | None:
        view = self.view
        former = view.entry(index, "former") if not self.construct.is_used else None
        head_at = former[0].end if former else index
        spot = self._head(head_at)
        if spot is None or index in view.taken or is_part_of_term(view, spot):
            return None
        end, breaks = self._complements(spot.end, several=is_of_several(spot))
        apposed = view.is_a(index - 1, "article") and view.is_comma(end)
        owned = view.is_a(index - 1, "possessive")
        bare = spot.of("rank") and not owned and not (view.modifiers_before and (spot.start > index or apposed))
        rank = view.entry(index, "rank")
        if (end == spot.end and bare) or (rank and rank[0].end == end and not view.is_comma(end)):
            return None
        if end == spot.end and view.name_end(end) == end and not former and spot.of("title")[0].form.endswith("x"):
            return None
        former_after = self.construct.is_former(spot.end, end)
        return self.post(index, spot, end, breaks, bool(former) or former_after)

    def _head(self, index: int) -> Spot | None:
        """Find the head of a post, past the modifiers that may stand before it in the language."""
        if self.view.modifiers_before:
            return title_at(self.view, index)
        while self._may_precede(index) and not self.view.entry(index, "title"):
            index += 1
        spot = self.view.entry(index, "title")
        return spot[0] if spot else None

    def _may_precede(self, index: int) -> bool:
        """Whether an adjective may stand before its head: none that has an article joined to it (« المطار الدولي | وزير … »)."""
        return self.view.is_a(index, "title_adjective") and not self.view.is_joined_to_article(index)

    def post(self, start: int, spot: Spot, end: int, breaks: list[int], former: bool) -> Post:
        """Make the post of tokens `start` to `end` whose head is `spot`; `breaks` are where a second one may begin."""
        view, head_end = self.view, spot.end
        forms = {entry.form for entry in spot.of("title")}
        plural = is_of_several(spot)
        countries, agencies, candidates, seat = jurisdiction(view, start, end)
        head = fold(view.text(spot.start if view.modifiers_before else start, head_end))
        parts = parts_of(view, start, head_end, end, breaks)
        international = is_international(view, start, end)
        countries = () if international and only_seated(view, start, end) else countries
        gender = next((form[0] for form in forms if form[:1] in ("m", "f")), "")
        return Post(
            start, end, owned_text(view, start, end), head, plural, former, agencies,
            countries[0] if countries else "", countries, tuple(breaks), parts, gender,
            (view.tokens[start].start, view.tokens[end - 1].end), not countries and international,
            generic_words(view, spot), candidates, spot.start, seat,
        )  # fmt: skip

    def _complements(self, index: int, *, several: bool = False) -> tuple[int, list[int]]:
        """Step over adjectives and complements; also say where an « et de … » may begin a second post.

        Of `several` holders the countries are listed (« مديري الأمن في ليبيا وتونس »).
        """
        view, end, breaks = self.view, index, []
        while not (several and view.is_a(index, "in")) and end < len(view.tokens) and end not in view.taken:
            bracketed = view.past_brackets(end)
            step = self._complement(end) or self._adjective(end)
            if step is None and bracketed != end and (self._complement(bracketed) or self._adjective(bracketed)):
                step = bracketed
            if step is None and end == index:
                step = self.construct.end(end) if self.construct.is_used else second_head(view, end)
            if step is None and view.is_a(end, "and"):
                step = self._complement(end + 1) or self.noun_phrase(end + 1, joined=True)
                if step and (view.is_a(end + 1, "of") or is_agency(view, end + 1)):
                    breaks.append(end)
            if step is None and several and self.construct.is_used and view.is_a(end, "and"):
                step = next_country(view, end)
            if step is None and several and behind_country(view, end):
                past, codes = listed(view, end)
                step = past if codes else None
            if step is None and view.modifiers_before:
                step = portfolio_end(view, end)
            if step is None and view.is_comma(end):
                step = self._complement(end + 1) if self._list_goes_on(end) else list_end(view, end)
            if step is None:
                break
            end = step
        return end, breaks

    def past_complements(self, index: int) -> int:
        """Step over what goes on about a post: « (son homologue libyen) du gouvernement d'union »."""
        return self._complements(index)[0]

    def _adjective(self, index: int) -> int | None:
        if self.view.modifiers_before:
            return None
        spot = self.view.entry(index, "demonym")
        if spot and not self.view.tokens[index].capital:
            return spot[0].end
        titled = self.view.is_a(index, "title_adjective") and not self.view.tokens[index].capital
        titled = titled and not (self.construct.is_used and self.construct.is_closed(index))
        qualified = self.construct.is_used and self.construct.qualifies(index)
        if titled or in_capitals(self.view, index) or is_against(self.view, index) or qualified:
            return index + 1
        acting = self.view.entry(index, "acting") or (self.construct.is_used and self.view.entry(index, "former"))
        if acting:
            return acting[0].end
        if index < len(self.view.tokens) and (
            adjective_of_place(self.view, index) or apposed_adjective(self.view, index)
        ):
            return index + 1
        agency = self.view.entry(index, "agency")
        if agency and index and not self.view.is_comma(index):
            return agency[0].end
        return None if self.construct.is_used else adjunct(self.view, index)

    def _complement(self, index: int) -> int | None:
        """Step over « de la lutte contre … », « d’Espagne », « au Maroc », « près l’ambassade de France »."""
        view = self.view
        spot = view.entry(index, "term")
        phrase = spot[0].end if spot and spot[1].id == "link" else 0
        to_body = view.is_a(index, "link_to_body")
        sent = view.is_a(index, "envoy_link") and is_envoy(view, index)
        if not (phrase or to_body or sent or view.is_a(index, "of") or view.is_a(index, "link")):
            return None
        end = phrase or index + 1
        while any(view.is_a(end, name) for name in ("of", "article", "link", "determiner", "ordinal")):
            end += 1
        if end in view.taken or on_visit(view, index, end):
            return None
        stop = self.noun_phrase(end)
        placed = (
            stop
            and to_body
            and (is_posting(view, end, stop) or (view.is_a(index, "at") and only_place(view, end, stop)))
        )
        owned = stop and view.is_a(index, "in") and view.is_a(stop, "enclitic")  # « بمكتبه »
        return stop if (not to_body or placed) and not owned else None

    def noun_phrase(self, index: int, joined: bool = False) -> int | None:
        """Step over one noun with its adjectives: a spotted name, or a word and what qualifies it."""
        view = self.view
        if index >= len(view.tokens) or not view.tokens[index].text[0].isalpha() or index in view.taken:
            return None
        if view.modifiers_before:
            return joint_end(view, index) if joined else phrase_end(view, index)
        if self.construct.is_used:
            return self.construct.end(index, joined=joined)
        opened = view.is_a(index - 1, "article") or view.is_a(index - 1, "of")
        agency = unlisted_agency(view, index) if opened and not joined else None
        spot = view.entry(index, "agency", "country", "city", "term")
        known = max(spot[0].end if spot and not joined else 0, agency or 0)
        while known and known < len(view.tokens) and view.tokens[known].text[0].isupper() and qualifies(view, known):
            known += 1
        if known:
            return name_of_land(view, index) if known == index + 1 else known
        if joined and (view.is_a(index, "determiner") or view.tokens[index].capital or view.entry(index, "title")):
            return portfolio_tail(view, index)
        if not is_noun(self.view, index):
            return None
        end = name_of_land(view, index)
        while end < len(view.tokens) and qualifies(view, end):
            end += 1
        return end

    def _list_goes_on(self, comma: int) -> bool:
        """Whether a comma stands inside a portfolio: « de l’Intérieur, des Collectivités locales et des Transports »."""
        view = self.view
        if not view.is_a(comma + 1, "of"):
            return False
        end = self._complement(comma + 1)
        while end is not None and view.is_comma(end) and view.is_a(end + 1, "of"):
            end = self._complement(end + 1)
        return end is not None and view.is_a(end, "and") and view.is_a(end + 1, "of")

    def coordinated(self, post: Post) -> tuple[Post, ...]:
        """Read « et responsable de … » after a post."""
        end = self.view.past_brackets(post.end)
        index = end + 1 if self.view.is_comma(end) and self.view.is_a(end + 1, "and") else end
        if not self.view.is_a(index, "and"):
            return ()
        other = self.at(index + 1)
        if other is None or other.plural != post.plural:
            return ()
        return (other, *self.coordinated(other))

    def after_comma(self, end: int) -> Post | None:
        """Read a post in apposition after a name: « , directeur de X », « (directeur de X) »; a construct needs no comma."""
        view, end = self.view, past_honours(self.view, end)
        opened = view.is_comma(end) or view.is_sign(end, "(")
        index = end + 1 if opened else end
        head = self._headed(index) if opened or is_relative(view, index) else None
        if head is None and not opened and self.construct.may_open(index):
            return self.at(index)
        if head is not None or not opened:
            return head
        if (held := hitherto(view, index)) and (post := self.at(held)):
            return replace(post, former=True)
        index = past_links(view, past_copula(view, index))
        behind = past_rank(view, index)
        index = behind if self.at(behind) else index
        indefinite = view.is_a(index, "apposed_indefinite") and end > 1 and view.tokens[end - 2].capital
        led = any(view.is_a(index, name) for name in ("article", "possessive", "possessive_first"))
        return self.at(index + (indefinite or led))

    def adds(self, end: int) -> bool:
        """Whether what follows a name is a further post of his: « , également président de X », « , qui commande X »."""
        comma = self.view.is_comma(end)
        further = hitherto(self.view, end + 1) or self.view.is_a(end + 1, "besides")
        return self._headed(end + comma) is not None or bool(comma and further)

    def _headed(self, index: int) -> Post | None:
        """Read what somebody heads as his post: « (Y, qui) commande la gendarmerie », « (Y,) à la tête de la DGSN »."""
        index, code = past_native(self.view, index)
        start = headed(self.view, index)
        begin = index + is_relative(self.view, index)
        post = None if start is None else self.heading(begin, start)
        return replace(post, country=code) if post and code and not (post.country or post.international) else post

    def heading(self, begin: int, start: int, *, near: bool = False) -> Post | None:
        """Read the body that begins at `start` as the post of who heads it, in words from `begin`; `near`: its first word tells that it is one."""
        view = self.view
        first = start + view.is_a(start, "both_of")
        first += view.is_a(first, "determiner")
        end = self._complements(noun)[0] if (noun := self.noun_phrase(first)) else start
        portfolio = view.modifiers_before and view.is_a(first, "post_noun") and view.is_a(start - 1, "of")
        if not noun or not (is_body(view, first, first + 1 if near else end) or portfolio):
            return None
        return replace(self.post(begin, Spot(begin, first, ()), end, [], former=False), head="")

    def singular(self, post: Post) -> Post:
        """Give the singular of a plural post, as far as the table of titles has one."""
        return replace(post, plural=False, text=singular_text(self.view, post), countries=(), parts=())

    def of_another(self, post: Post, index: int) -> Post | None:
        """Read « de Moldavie » as the post of the same kind there, « de Sécurité du Mexique » as the same head of that."""
        end = self._complement(index)
        if end is None:
            return None
        countries, agencies, *_ = jurisdiction(self.view, index, end)
        first = index + 2 if self.view.is_a(index + 1, "article") else index + 1
        named = self.view.entry(first, "country", "city", "demonym")
        base = without_place(self.view, post) if named else head_text(self.view, post)
        return replace(
            post, start=index, end=end, text=f"{base} {self.view.text(index, end)}", country=countries[0] if countries else "", agencies=agencies,
            countries=countries, plural=False, parts=(),
        )  # fmt: skip
