"""Names in a script without capitals: which words of a sentence are a person's name, told by what stands around them.

A name follows a post, a rank or a form of address, or stands before a post in apposition; its first word is no word
of the lexicon or of the gazetteers, or one of the common given names; or it was read before in the article.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ingest.origins import counterpart
from ingest.posts import PostReader
from ingest.view import View

LONGEST: Final = 6
ENCLOSED: Final = 3
"""How many words a name has at most that only commas show to be one."""
SHORT_VERB: Final = 3
"""How many letters a word has at most that hardly is a verb in the present."""
KINDS: Final = ("agency", "country", "demonym", "title", "rank", "honorific", "term", "former", "acting")


def with_names(view: View) -> View:
    """Mark the words of names.

    1. those that the article named before, and common given names with what follows
    2. what follows a rank or a form of address
    3. what follows a post, with or without a comma
    4. what stands before « , » and a post, or right before a post that needs no comma
    """
    reader = _NameReader(view)
    reader.read()
    tokens = tuple(
        replace(token, named=True) if index in reader.named else token for index, token in enumerate(view.tokens)
    )
    return View(tokens, view.spots, view.words, view.taken, view.surnames)


class _NameReader:
    def __init__(self, view: View) -> None:
        self.view = view
        self.posts = PostReader(view)
        self.adjectives = tuple(view.words.settings.get("adjectives_of_things", ()))
        self.nisba = tuple(view.words.settings.get("adjective_endings", ()))
        self.unnamed = tuple(view.words.settings.get("unnamed_endings", ()))
        self.verbal = tuple(view.words.settings.get("verb_letters", ()))
        self.named: set[int] = set()

    def read(self) -> None:
        """Go through the sentence once; what is read as a post is not looked at again."""
        index = 0
        while index < len(self.view.tokens):
            index = max(self._at(index), index + 1)

    def _at(self, index: int) -> int:
        view = self.view
        if index in view.taken:
            return index
        if view.tokens[index].norm in view.surnames and not self._is_ordinary(index):  # 1
            return self._mark(index, self._known_end(index))
        rank_end, post = view.rank_end(index), self.posts.at(index)
        if rank_end != index and (post is None or post.end <= rank_end):  # 2
            known = rank_end < len(view.tokens) and view.tokens[rank_end].norm in view.surnames
            return self._mark(rank_end, self._known_end(rank_end) if known else self._end(rank_end, sure=True))
        if post is not None:  # 3
            return self._behind_post(post.end)
        if view.is_a(index, "counterpart"):
            end = counterpart(view, index + 1)[0]
            return self._behind_post(max(end, self.posts.past_complements(end)))
        end = self._end(index)
        if self._is_given(index) and end > index + 1 and not self._spotted_longer(index):
            return self._mark(index, end)
        if surname := self._surname_after(index, end):
            return self._mark(index, surname)
        if end > index + 1 and view.is_comma(end) and self.posts.after_comma(end) is not None:  # 4
            return self._mark(index, end)
        verbal = any(view.words.verbs.get(view.low(at)) for at in range(index, end))
        if end > index + 1 and not verbal and self.posts.construct.may_open(end) and self._opens(index):
            return self._mark(index, end)
        return index

    def _surname_after(self, index: int, end: int) -> int:
        """Give where a name ends that a preposition leads and whose surname the article tells again (« مع Y X »); 0 where none does."""
        view = self.view
        led = any(view.is_a(index - 1, name) for name in ("preposition", "to", "called"))
        known = (at + 1 for at in range(index + 1, end) if view.tokens[at].norm in view.surnames)
        return next((at for at in known if not self._is_ordinary(at - 1)), 0) if led else 0

    def _opens(self, index: int) -> bool:
        """Whether a name may begin at a word that nothing shows to be one: a given one at the start, any behind a comma, a verb or “and”."""
        view = self.view
        if not index:
            return self._is_given(index)
        if view.is_comma(index - 1) or view.is_a(index - 1, "and") or view.is_a(index - 1, "with"):
            return True
        side = index > 1 and view.entry(index - 1, "country", "demonym") and not view.is_a(index - 2, "preposition")
        return bool(side or view.words.verbs.get(view.low(index - 1)))

    def _behind_post(self, index: int) -> int:
        """Mark the name after a post: of two words at least, unless a rank or the article has shown it to be one."""
        view, index = self.view, self.view.past_brackets(index)
        begin = index + 1 if view.is_comma(index) else index
        if view.rank_end(begin) != begin:
            return begin
        native = view.entry(begin, "demonym")
        if native and view.is_joined_to_article(begin) and self._end(native[0].end) > native[0].end + 1:
            begin = native[0].end
        end = self._end(begin, sure=self._is_noun_and_name(begin))
        if begin > index and end < begin + 2:
            end = self._enclosed(begin)
        known = begin < len(view.tokens) and view.tokens[begin].norm in view.surnames and end > begin
        return self._mark(begin, end) if end > begin + 1 or known else index

    def _is_noun_and_name(self, index: int) -> bool:
        """Whether a noun that is a given name too stands before a bare word of no table, which it cannot govern (« نضال درويش »)."""
        view, after = self.view, index + 1
        bare = after < len(view.tokens) and view.tokens[after].norm == view.low(after) and not view.spots.get(after)
        return view.is_a(index, "rank_given") and bare and self._may_be(after, 1, sure=False)

    def _enclosed(self, index: int) -> int:
        """Step over what stands between a comma behind a post and the next sign, where it can only be a name.

        It has two words or three; the first may be a town's, or a people's too (« ميلان يوفيتش »), the others are of no table.
        """
        view, end = self.view, self._end(index, sure=True)
        if not view.closes(end):
            return self._rejoined(index)
        if not index + 1 < end <= index + ENCLOSED:
            return index
        plain = view.tokens[index].norm == view.low(index) or view.entry(index, "demonym")
        others = all(self._may_be(at, 1, sure=False) for at in range(index + 1, end))
        return end if plain and others and not view.words.verbs.get(view.low(index)) else index

    def _rejoined(self, index: int) -> int:
        """Step over a name there in a word of which a letter was taken for a joined one (« ، سمير بالحاج علي، »); else nothing."""
        view, end, words = self.view, index, 0
        while not view.closes(end) and words <= ENCLOSED:
            whole = end + 1 + self._joins(end) if end > index else end + 1
            fits = whole > end + 1 or self._may_be(end, words, sure=True) or view.is_a(end, "particle")
            fits = fits or bool(words and view.entry(end, "country"))
            if not fits or (view.is_a(end, "preposition") and whole == end + 1):
                return index
            end, words = whole, words + 1
        return end if words > 1 and view.closes(end) else index

    def _joins(self, index: int) -> bool:
        """Whether a letter is written together with the word behind it, which is a surname or of no table."""
        view, after = self.view, index + 1
        joined = after < len(view.tokens) and view.tokens[index].end == view.tokens[after].start
        named = view.is_a(after, "surname") or not view.spots.get(after)
        return joined and named and len(view.tokens[index].text) == 1 and not view.is_a(index, "and")

    def _known_end(self, index: int) -> int:
        """Step over a name that the article told before: words of such names and given names, nothing new."""
        view, end, last = self.view, index, index
        while end < len(view.tokens) and end - index < LONGEST and end not in view.taken:
            if view.tokens[end].norm in view.surnames or self._is_given(end):
                last = end + 1
            elif not view.is_a(end, "particle") or view.is_a(end, "preposition"):
                break
            end += 1
        return last

    def _mark(self, start: int, end: int) -> int:
        self.named.update(range(start, end))
        return end

    def _end(self, index: int, *, sure: bool = False) -> int:
        """Step over the words that may be a name; `sure` says that a rank before shows it to be one."""
        view, end, last = self.view, index, index
        fathers = 0
        while end < len(view.tokens) and end - index - 2 * fathers < LONGEST and end not in view.taken:
            if view.is_a(end, "particle") and not view.is_a(end, "preposition"):
                end += 1
                fathers += 1
            elif end > index and self._is_given(end - 1) and self._joins(end) and view.is_a(end + 1, "surname"):
                end += 2  # « سمير بالحاج »
                fathers += 1
                last = end
            elif self._may_be(end, end - index, sure=sure):
                end += 1
                last = end
            else:
                break
        return last

    def _may_be(self, index: int, place: int, *, sure: bool) -> bool:
        """Whether a word may be the one at this place of a name: its first is without article, or known, or after a rank."""
        view, token = self.view, self.view.tokens[index]
        if not token.text[0].isalpha() or len(token.norm) < 2 or (self.unnamed and token.text.endswith(self.unnamed)):
            return False
        if place > 1 and (self._is_over(index) or self._begins_post(index) or self._looks_verbal(index)):
            return False
        if sure and place == 0 and view.is_a(index, "rank_given"):
            return True
        if self._is_given(index) or view.is_a(index - 1, "particle") or (place > 1 and self._is_of_given(index)):
            return True
        if token.norm in view.surnames:
            return True
        if place > 1 and self._heads_construct(index):
            return False
        spots = view.spots.get(index, ())
        when = view.is_a(index, "time") or view.is_a(index, "adverb")
        if place == 1 and self._is_given(index - 1) and view.closes(index + 1) and not spots and not when:
            return True
        towns = bool(spots) and all(spot.entries[0].type == "city" for spot in spots)
        plain = token.norm == token.low and view.low(index) not in view.words.ordinary
        called = self._is_given(index - 1) or view.is_a(index - 1, "second")
        ends = view.closes(index + 1) or bool(view.words.verbs.get(view.low(index + 1)))
        if place > 0 and towns and plain and (called or ((sure or place > 1) and ends)):
            return True
        if self._is_ordinary(index, surname=place == 1 or (place == 0 and sure), later=place > 0):
            return False
        if place > 0 and token.norm == token.low and token.text.endswith(self.adjectives) and not sure:
            return False
        return place > 0 or sure or token.norm == token.low

    def _heads_construct(self, index: int) -> bool:
        """Whether a bare word goes with a noun that has the article, and no surname: « (قال له X) عمق العلاقات »."""
        view, after = self.view, index + 1
        if after >= len(view.tokens) or view.tokens[index].norm != view.low(index):
            return False
        definite = view.tokens[after].norm != view.low(after)
        feminine = view.tokens[index].text.endswith("ة") and not self._is_given(index)
        nisba = view.low(after).endswith(self.nisba) and not feminine  # « … سرقة الماشية »
        named = nisba or any(view.is_a(after, one) for one in ("second", "surname"))
        return definite and not named

    def _begins_post(self, index: int) -> bool:
        """Whether a post of several words begins at a word, though surnames may be written like its first (« الأمين العام »)."""
        return any(spot.end > index + 1 and spot.of("title") for spot in self.view.spots.get(index, ()))

    def _is_over(self, index: int) -> bool:
        """Whether a name ends before a word: a surname with its article stands there, and this is neither one nor a given name."""
        view = self.view
        before, token = view.tokens[index - 1], view.tokens[index]
        closed = (
            before.norm != before.low and not view.is_a(index - 2, "particle") and not view.is_a(index - 1, "second")
        )
        return closed and token.norm == token.low and not self._is_given(index) and not view.is_a(index, "particle")

    def _looks_verbal(self, index: int) -> bool:
        """Whether a word behind a name of two begins as a verb in the present and something follows it (« X Y | يصغي إلى … »)."""
        view, token = self.view, self.view.tokens[index]
        known = self._is_given(index) or token.norm in view.surnames or view.is_a(index - 1, "particle")
        shaped = bool(self.verbal) and token.low.startswith(self.verbal) and len(token.low) > SHORT_VERB
        return shaped and not known and not view.closes(index + 1)

    def _is_given(self, index: int) -> bool:
        """Whether a word is a common given name and not one that only folds to it (« على » is not « علي », « آن » is not « أن »)."""
        text = self.view.tokens[index].text if 0 <= index < len(self.view.tokens) else ""
        marked = text in self.view.words.settings["classes"].get("given_as_written", ())
        return marked or (self.view.is_a(index, "given") and not text.endswith("ى"))

    def _is_of_given(self, index: int) -> bool:
        """Whether a word is a given name with its article, as surnames are (« السالم »)."""
        token = self.view.tokens[index]
        return token.norm != token.low and token.norm in self.view.words.words("given")

    def _is_ordinary(self, index: int, *, surname: bool = False, later: bool = False) -> bool:
        """Whether a word is one of the lexicon or the gazetteers; a surname may sound like a people or a town."""
        view = self.view
        if later and view.is_a(index, "surname") and not self._spotted_longer(index):
            return False
        if view.words.verbs.get(view.low(index)) and not surname:
            return True
        if view.low(index) in view.words.ordinary:
            return True
        kinds = tuple(
            kind for kind in KINDS if not (surname and kind == "demonym") and not (later and kind == "honorific")
        )
        return any(
            spot.of(*kinds) or (spot.of("city") and (not surname or (not later and spot.end > index + 1)))
            for spot in view.spots.get(index, ())
        )

    def _spotted_longer(self, index: int) -> bool:
        return any(spot.end > index + 1 for spot in self.view.spots.get(index, ()))
