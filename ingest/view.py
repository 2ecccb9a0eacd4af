"""A sentence as the readers see it: tokens, the names and terms spotted in them, and the closed classes."""

from __future__ import annotations

from dataclasses import dataclass, field

from ingest.acronyms import past_quoted
from ingest.lexicon import Lexicon
from ingest.ranks import is_judge, is_retired
from ingest.spotting import Entry, Spot
from ingest.tokens import Token

LONGEST_NAMES = (7, 14)
"""How many words a name has at most, and one of which a script without capitals has marked every word."""
LONGEST_INITIAL = 2
"""How many letters an initial has at most that a full stop shortens (« Sh. Khalikov »)."""
NO_CLASS: frozenset[str] = frozenset()


@dataclass
class View:
    """One sentence; `taken` has the token indexes that a reader may not begin at (quotations, dates)."""

    tokens: tuple[Token, ...]
    spots: dict[int, list[Spot]]
    words: Lexicon
    taken: frozenset[int] = frozenset()
    surnames: frozenset[str] = frozenset()
    _ends: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Look up once to which closed classes each token belongs."""
        self._classes = [self.words.classes_of.get(token.low, NO_CLASS) for token in self.tokens]

    @property
    def idioms(self) -> frozenset[int]:
        """The token indexes of phrases that mean something else than their words say (`no_topic`), or name a topic (“organised crime”)."""
        idioms = (one for found in self.spots.values() for one in found if self._is_idiom(one))
        return frozenset().union(*(range(one.start, one.end) for one in idioms))

    def _is_idiom(self, spot: Spot) -> bool:
        named = spot.end - spot.start > 1 and self.tokens[spot.end - 1].pos == "NOUN"
        return any(one.id == "no_topic" or (named and one.id.startswith("topic")) for one in spot.of("term"))

    def norm(self, index: int) -> str:
        """Give the folded token, or nothing outside the sentence."""
        return self.tokens[index].norm if 0 <= index < len(self.tokens) else ""

    def low(self, index: int) -> str:
        """Give the token in small letters, or nothing outside the sentence."""
        return self.tokens[index].low if 0 <= index < len(self.tokens) else ""

    def is_a(self, index: int, name: str) -> bool:
        """Whether the token belongs to a closed class of the language."""
        return 0 <= index < len(self._classes) and name in self._classes[index]

    @property
    def modifiers_before(self) -> bool:
        """Whether the language puts modifiers before their noun (“police chief”), as its settings say."""
        return bool(self.words.settings.get("modifiers") == "before")

    def is_calendar(self, index: int) -> bool:
        """Whether the token is the name of a weekday or a month, which some languages write with a capital."""
        if not self.tokens[index].capital or not self.is_a(index, "month"):
            return self.is_a(index, "weekday")
        given = self.is_a(index + 1, "particle") and not self.is_a(index + 1, "name_article")  # “Jan van den Berg”
        return not given and not self._is_before_surname(index)

    def _is_before_surname(self, index: int) -> bool:
        """Whether a word that opens a name, behind a noun or a sign, has another behind it that is of no table (“Mr August Weber”)."""
        following = self.tokens[index + 1 : index + 2]
        named = any(one.capital and one.pos == "PROPN" and not self.spots.get(index + 1) for one in following)
        return named and index > 0 and self.tokens[index - 1].pos in ("NOUN", "PROPN", "PUNCT")

    def names_no_person(self, start: int, end: int) -> bool:
        """Whether capitalised words name a building, a body or a place: by a word among them, or for the pipeline."""
        if any(self.is_a(at, "no_person") for at in range(start, end)):
            return True
        others = self.words.settings.get("entities_not_people", ())
        known = any(self.tokens[at].norm in self.surnames for at in range(start, end))
        return not known and all(self.tokens[at].entity in others for at in range(start, end))

    def is_joined_to_article(self, index: int) -> bool:
        """Whether the article is written joined to the word, in a script without capitals (« الضابط »)."""
        return bool(self.words.settings.get("caseless")) and self.norm(index) != self.low(index)

    def _for_person(self, index: int) -> bool:
        """Whether the pipeline takes a token for part of a person's name."""
        return self.tokens[index].entity.startswith("PER")

    def is_comma(self, index: int) -> bool:
        """Whether the token is a comma."""
        return 0 <= index < len(self.tokens) and self.tokens[index].text in {",", "،"}

    def is_sign(self, index: int, signs: str) -> bool:
        """Whether the token is one of these signs."""
        return 0 <= index < len(self.tokens) and self.tokens[index].text in signs.split()

    def closes(self, index: int) -> bool:
        """Whether an apposition may end here: a comma, a bracket, a full stop or the end of the sentence."""
        return index >= len(self.tokens) or self.is_comma(index) or self.is_sign(index, ") . ; : – —")

    def text(self, start: int, end: int) -> str:
        """Give the words of a stretch of tokens as the sentence writes them."""
        parts: list[str] = []
        for index in range(start, min(end, len(self.tokens))):
            token = self.tokens[index]
            apart = parts and token.start > self.tokens[index - 1].end
            whole = not parts or apart
            parts.append((" " if apart else "") + (token.text if whole else token.text[token.start - token.end :]))
        return "".join(parts)

    def entry(self, index: int, *types: str) -> tuple[Spot, Entry] | None:
        """Give the longest spot of one of these types that begins at a token, with its first such reading."""
        found = self.spots.get(index)
        if found:
            for spot in found:
                for entry in spot.entries:
                    if entry.type in types:
                        return spot, entry
        return None

    def fixed_end(self, index: int) -> int:
        """Step over a set phrase whose words mean nothing by themselves (« au cours de »); 0 where there is none."""
        for spot in self.spots.get(index, ()):
            for entry in spot.entries:
                if entry.id == "fixed" and entry.type == "term":
                    return spot.end
        return 0

    def past_brackets(self, index: int) -> int:
        """Step over « (ACR) », and over an agency that quotation marks enclose."""
        if not self.is_sign(index, "("):
            return past_quoted(self, index)
        ends = range(index + 1, min(index + 8, len(self.tokens)))
        return next((end + 1 for end in ends if self.is_sign(end, ")")), index)

    def past_closing(self, index: int) -> int:
        """Step over the comma or bracket that closes an apposition."""
        return index + 1 if self.is_comma(index) or self.is_sign(index, ")") else index

    def rank_end(self, index: int) -> int:
        """Step over ranks and forms of address: « M. », « le commissaire divisionnaire », « Son Excellence »."""
        spot = self.entry(index, "rank", "honorific")
        named = self.is_a(index, "given") and self.norm(index) == self.low(index)  # « عماد Y » is no « العماد Y »
        if named or not spot or index in self.taken or (self._is_name_part(index) and self.tokens[index].capital):
            return index
        end = spot[0].end
        if self.is_sign(end, ".") and self.tokens[end].start == self.tokens[end - 1].end:
            end += 1
        while (spot[0].of("rank") and self._goes_with_rank(end)) or is_judge(self, spot[0], end):
            end += 1
        if is_retired(self, end):
            end = self.past_brackets(end)
        return self.rank_end(end)

    def _goes_with_rank(self, index: int) -> bool:
        """Whether a word goes on about a rank: an adjective, an arm of service (« اللواء الركن بحري », « general PNP »), « de » before a rank."""
        if self.is_a(index, "title_adjective") or self.is_a(index, "rank_adjective"):
            return True
        service = self.entry(index, "agency")
        if service and self.tokens[index].text.isupper() and self.name_end(index + 1) > index + 1:
            return True
        return self.is_a(index, "of") and self.entry(index + 1, "rank") is not None

    def article_gender(self, index: int) -> str:
        """Give the gender that an article or a pronoun shows; nothing where it shows none."""
        return str(self.words.settings["gender"].get(self.low(index), ""))

    def feminine(self, index: int) -> str:
        """Give the gender that an article shows if it is the feminine one: women too are « le contre-amiral »."""
        return "f" if self.article_gender(index) == "f" else ""

    def is_plural_rank(self, index: int) -> bool:
        """Whether a rank or address is plural (« MM. », « les généraux »)."""
        spot = self.entry(index, "rank", "honorific")
        return spot is not None and any(entry.form.endswith("p") for entry in spot[0].of("rank", "honorific"))

    def is_person(self, index: int) -> bool:
        """Whether the pipeline takes the token for a person, or the article named somebody so before."""
        return self.tokens[index].norm in self.surnames

    def is_named(self, index: int) -> bool:
        """Whether a token was marked as the word of a name, in a script without capitals."""
        return index < len(self.tokens) and self.tokens[index].named

    def name_end(self, index: int) -> int:
        """Step over a person's name: capitalised words with particles between them; its beginning if there is none."""
        if index not in self._ends:
            self._ends[index] = self._name_end(index)
        return self._ends[index]

    def _name_end(self, index: int) -> int:
        end, last = index, index
        if self.long_place_end(index):
            return index
        while end < len(self.tokens) and end - index < LONGEST_NAMES[self.tokens[end].named] and end not in self.taken:
            if self._is_name_word(end, end == index) or (end > index and self._goes_on(end)):
                end += 1
                last = end
                if self.is_sign(end, ".") and len(self.tokens[end - 1].text) <= LONGEST_INITIAL:
                    end += 1
                    last = end if self.is_a(end - 2, "name_suffix") else last
            elif (
                self.is_a(end, "particle")
                and (end > index or (self.tokens[end].capital and not self.opens(end)))
                and not self._leaves(end, index)
            ):
                end += 1
            else:
                break
        return (
            last if any(self.tokens[i].capital and not self.is_a(i, "particle") for i in range(index, last)) else index
        )

    def begins_name(self, index: int) -> bool:
        """Whether what looks like an article is the first word of a name: “A. K. Y”, «, El Hassan Y,»."""
        patronymic = index and self.is_a(index, "particle") and self.name_end(index + 1) > index + 2
        return self.tokens[index].capital and bool(self.is_sign(index + 1, ".") or patronymic)

    def long_place_end(self, index: int) -> int:
        """Step over the name of a country or town in several words that ends the capitals (« Abou Dhabi »); 0 where there is none."""
        spot = self.entry(index, "city", "country")
        end = spot[0].end if spot else 0
        closed = end >= len(self.tokens) or not self.tokens[end].capital
        return end if end > index + 1 and closed and self.is_a(index, "particle") else 0

    def _goes_on(self, index: int) -> bool:
        """Whether a word is the rest of a name: that which an apostrophe cuts (“Ma’arouf”), or « Jr », “III”."""
        return self._is_elided(index - 1) or self.is_a(index, "name_suffix")

    def _is_name_part(self, index: int) -> bool:
        """Whether what is a form of address elsewhere is part of a name: « Sidi Y », « M'Hamed Y »."""
        return self.is_a(index, "name_part") or self._is_elided(index)

    def _is_elided(self, index: int) -> bool:
        """Whether a word ends in an apostrophe to which the next is joined."""
        token = self.tokens[index]
        return token.text[-1] in "'’" and self.tokens[min(index + 1, len(self.tokens) - 1)].start == token.end

    def _leaves(self, index: int, start: int) -> bool:
        """Whether a particle in fact leads on to a country, a city or an agency (« Martin de France »)."""
        if index == start or not self.is_a(index, "name_article"):
            return False
        following = index + 1
        while self.is_a(following, "article") or (
            self.is_a(following, "particle") and not self.tokens[following].capital
        ):
            following += 1
        kinds = ("country", "city", "agency", *(("term",) if self.is_a(index, "article") else ()))
        return bool(self.entry(following, *kinds)) or not self.tokens[min(following, len(self.tokens) - 1)].capital

    def _is_name_word(self, index: int, first: bool) -> bool:
        token = self.tokens[index]
        spoken = token.pos == "PRON" and self.is_a(index, "pronoun_first")  # “When I tell”
        if not token.capital or not token.text[0].isalpha() or self.is_calendar(index) or spoken:
            return False
        if token.text.isupper() and 2 <= len(token.text) <= 5 and not self._in_capitals(index):
            return False
        if token.norm in self.surnames:
            return True
        return not (first and (self.opens(index) or self._is_other(index)))

    def opens(self, index: int) -> bool:
        """Whether a word only has its capital from the sentence that it begins: « De Roma », « Negocian A y B »."""
        token = self.tokens[index]
        verb = not token.pos and token.low in self.words.verbs
        return index == 0 and (verb or token.low in self.words.function_words)

    def _in_capitals(self, index: int) -> bool:
        """Whether a word in capitals is a surname beside a given name (« WERN Mikael »)."""
        near = [i for i in (index - 1, index + 1) if 0 <= i < len(self.tokens) and not self.is_a(index, "post_nominal")]
        return any(self.tokens[i].capital and not self.tokens[i].text.isupper() and not self.spots.get(i) for i in near)

    def _goes_beyond(self, spot: Spot) -> bool:
        """Whether capitals follow a name, but for a particle where no preposition leads (« le colonel Rachid al Ketbi »)."""
        led = any(self.is_a(spot.start - 1, name) for name in ("at", "of", "in", "to"))
        end = spot.end
        while not led and self.is_a(end, "particle") and not self._leaves(end, spot.start):
            end += 1
        return end < len(self.tokens) and self.tokens[end].capital

    def _is_other(self, index: int) -> bool:
        """Whether a capitalised word begins something that is no person: an agency, a country, a city, a post."""
        if self.tokens[index].named:
            return False
        placed = self.is_a(index - 1, "at")  # « à Niamey Jens Holm »: the town is no part of the name
        for spot in self.spots.get(index, ()):
            beyond = self._goes_beyond(spot)
            address = spot.end == index + 1 and self._is_name_part(index)
            if address or (beyond and self.is_a(index, "given_too")):
                return False
            kinds = ("country",) if placed else ("country", "city")
            if beyond and spot.of(*kinds) and self._for_person(index) and self._for_person(spot.end):
                return False
            other = spot.of("agency", "country", "title", "rank", "honorific", "term", *(("city",) if placed else ()))
            if other or (spot.of("city", "demonym") and not beyond):
                return True
        return False
