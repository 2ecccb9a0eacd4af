"""One article as the readers of facts see it: its rows, its officials, the country it is written from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ingest.circumstances import is_aside, is_located, named, place_of
from ingest.clauses import depends, is_governed
from ingest.clitics import ordinary_words, tokens_of
from ingest.dateline import first_place
from ingest.dates import DateMention, dates, nearer, shifted
from ingest.drafts import Draft
from ingest.lexicon import Lexicon
from ingest.memory import Memory
from ingest.natives import missions
from ingest.outlet import outlet_country
from ingest.pronouns import leaves_out
from ingest.registry import Official, Registry
from ingest.rows import Meant, Side
from ingest.several import remember_several
from ingest.spotting import Entry, Spot, Spots, distinctive, is_capital_too, spotter
from ingest.tokens import Token
from ingest.towns import is_of_name, is_surname
from ingest.units import Row
from ontology.names import fold
from ontology.records import Article, Evidence

DAY = len("2026-01-27")
FORTNIGHT = 14
WITHOUT_PIPELINE = 0.8
LONGEST_HEADING = 8
FRONTED = 3
"""How many units stand before a mention at most that opens a sentence without being its subject (“With Y she …”)."""
OFTEN = 2
"""How many times a paper names a country at least that is not its own if the article is set there."""
TITLE = 3
"""How many times a country named in the title counts."""


@dataclass
class Story:
    """An article being read; rows are added one after another and later ones may point back."""

    article: Article
    words: Lexicon
    registry: Registry = field(default_factory=Registry)
    memory: Memory = field(default_factory=Memory)
    rows: list[Row] = field(default_factory=list)
    dateline: str = ""
    desk: tuple[str, str] | None = None
    """Where the report was sent from, which is what it means by “here”."""
    lines: dict[int, str] = field(default_factory=dict)
    """The countries of the datelines, by the paragraphs that they open."""
    mentions: Counter[str] = field(default_factory=Counter)
    envoys: set[str] = field(default_factory=set)
    receiving: Counter[str] = field(default_factory=Counter)

    def survey(self, sentences: Iterable[tuple[Sequence[Token], Spots]]) -> None:
        """Count the countries that the article names or whose cities or people it names, before it is read.

        Those of its title count threefold: they are what it is about. A city in the name of a person (“Francisco
        Flores”) or a country there (« François Hollande ») is none, nor is an ordinary word (« صباح », morning), and whom somebody deals with (« avec le
        Rwanda ») is told of from elsewhere.
        """
        partner, ordinary = self.words.words("with"), ordinary_words(self.words.language)
        title = tokens_of(self.article.title or "", self.words.language)
        titled = title, spotter(self.words.language).spots(title)
        for (tokens, spots), weight in [*((one, 1) for one in sentences), (titled, TITLE)]:
            past = 0
            for index, found in spots.items():
                past = next((one.end for one in found if any(e.id == "fixed" for e in one.of("term"))), past)
                if index < past:  # “Guinea” in “Papua New Guinea”, in “Gulf of Guinea”
                    continue
                past = found[0].end if found[0].of("country", "demonym") else past
                entries = found[0].of("country", "demonym", "city")
                entries = entries[:1] if len({one.country for one in entries if one.type != "city"}) < 2 else ()
                small = ordinary if index else ordinary | self.words.function_words
                of_name = is_of_name(tokens, spots, index, self.words.language)
                no_city = of_name or (tokens[index].low in small and found[0].end == index + 1)
                dealt = any(token.low in partner for token in tokens[max(0, index - 2) : index])
                kept = () if dealt else entries
                surname = is_surname(tokens, spots, index, self.words.language)
                barred = {"city": no_city, "country": of_name and tokens[index - 1].capital, "demonym": surname}
                for code in {one.country for one in kept if one.country and not barred.get(one.type)}:
                    self.mentions[code] += weight

    def told_apart(self, spots: Spots) -> Spots:
        """Put first, of the countries that share a name (« Congo »), the one that the article names otherwise."""
        for found in spots.values():
            for at, spot in enumerate(found):
                if len({one.country for one in spot.of("country", "demonym")}) > 1 or is_capital_too(spot):
                    ranked = sorted(spot.entries, key=lambda one: -self.mentions[one.country])
                    found[at] = Spot(spot.start, spot.end, tuple(ranked))
        return spots

    def note(self, row: Row) -> None:
        """Keep a row; note which countries its diplomats come from and where they are accredited."""
        self.rows.append(row)
        self.envoys.update(missions(row))
        for unit in row.units:
            for official in unit.value.officials if isinstance(unit.value, Meant) else ():
                for post in official.posts:
                    if any(head in fold(post.text) for head in row.view.words.settings["heads"]["diplomat"]):
                        self.envoys.update(post.countries[:1])
                        self.receiving.update(filter(None, [post.seat]))

    @property
    def certainty(self) -> float:
        """How sure what is read can be: less where no pipeline told the parts of speech."""
        return 1.0 if any(token.pos for row in self.rows for token in row.sentence.tokens) else WITHOUT_PIPELINE

    def quote(self, row: Row) -> Evidence:
        """Quote a sentence exactly as the stored text has it."""
        start, end = row.sentence.start, row.sentence.end
        return Evidence(self.article.text[start:end], start, end)

    def countries_of(self, value: object) -> list[str]:
        """List the countries that the value of a unit stands for."""
        if isinstance(value, Meant):
            return [one.country for one in value.officials if one.country]
        if isinstance(value, Side):
            return [value.country, *value.more] if value.country else self.countries_of(value.spot)
        if isinstance(value, Entry) and value.type in ("country", "city"):
            return [value.country] if value.country else []
        if isinstance(value, Spot):
            own = {entry.country for entry in value.of("agency")}
            sure = len(own) == 1 and "" not in own and distinctive(value.of("agency")[0].label)
            return list(own) if sure else self._likely(own)
        return []

    def _likely(self, codes: set[str]) -> list[str]:
        """Give the one of several countries, all with an agency of a name, that the article speaks of most."""
        named = [code for code, _ in self.mentions.most_common() if code in codes]
        return named[:1]

    @property
    def home(self) -> str:
        """The country the article is set in: its dateline's, its outlet's, where its diplomats are posted, or the one it names most."""
        named = [code for code, _ in self.mentions.most_common()]
        if self.dateline:
            return self.dateline
        own = outlet_country(self.article)
        if own and (own in named or not named or self.mentions[named[0]] < OFTEN):
            return own
        if self.receiving:
            return self.receiving.most_common(1)[0][0]
        return next((code for code in named if code not in self.envoys), next(iter(named), ""))

    def note_dateline(self, place: str, paragraph: int, land: str = "") -> None:
        """Keep the country of the article's dateline, and of that of each report of a round-up."""
        town, country = first_place(place, self.words.language), first_place(land, self.words.language)
        if found := country or town:
            self.dateline = self.dateline or found.country
            self.lines.setdefault(paragraph, found.country)
        if country or (found.type == "city" if found else place.isupper()):
            self.desk = self.desk or (place.title() if place.isupper() else place, found.country if found else "")

    def headed(self, number: int) -> str:
        """Give the country that heads the paragraph of a row: « Comores. », « Mercredi – Tunis. », « Mauritanie – »."""
        first = next((row for row in self.rows if self._of_one(row, number)), None)
        if first and len(self.lines) > 1 and first.sentence.paragraph in self.lines:
            return self.lines[first.sentence.paragraph]
        if first is None or first.kind != "body":
            return ""
        end = next((at for at in range(len(first.units)) if first.is_a(at, "heading_end")), len(first.units))
        whole = not any(unit.code in "VNPUA" for unit in first.units)
        heading = first.units if whole else first.units[:end] if end < len(first.units) else []
        codes = {code for unit in heading if unit.code in "CL" for code in self.countries_of(unit.value)}
        short = len(heading) <= LONGEST_HEADING and all(unit.code in "CLDW" for unit in heading)
        return codes.pop() if short and len(codes) == 1 else ""

    def _of_one(self, row: Row, number: int) -> bool:
        return 0 <= number < len(self.rows) and row.sentence.paragraph == self.rows[number].sentence.paragraph

    def remember(self, draft: Draft) -> None:
        """Leave in mind who met, and their countries, for « les deux responsables », « les deux pays »."""
        self.memory.latest = draft
        if draft.kind == "agreement" and not (draft.status == "expired" and self.memory.agreement):
            self.memory.agreement, self.memory.named = draft, None
        if draft.kind == "appointment":
            self.memory.appointee = self.memory.appointee or tuple(draft.people[:1])
        if draft.kind in ("meeting", "visit", "award", "appointment"):
            self.memory.event = draft
        if draft.kind == "meeting":
            self.memory.meeting = draft
        if draft.kind == "visit":
            self.memory.visit = draft
        remember_several(self.memory, draft, [code for spot in draft.agencies for code in self.countries_of(spot)])
        principals = draft.people[:2]
        if draft.kind in ("meeting", "agreement") and len(principals) == 2:
            self.memory.pair = tuple(principals)
        if len(set(draft.countries)) == 2 or len(principals) == 2:
            codes = self._both(*principals) if len(principals) == 2 else draft.countries
            pair = tuple(dict.fromkeys(code for code in codes if code))[:2]
            self.memory.countries = pair if len(pair) == 2 else self.memory.countries

    def _both(self, one: Official, other: Official) -> list[str]:
        """Give the countries of two who met; one whose country is not told is not of the other's."""
        if other.country:
            return [self.country_of(one, (other.country,)), other.country]
        first = self.country_of(one)
        return [first, self.country_of(other, (first,))]

    def remember_row(self, row: Row) -> None:
        """Leave in mind the first official of a sentence, and the last day and place it names.

        A sentence that begins with a pronoun goes on about the one before.
        """
        for index, unit in enumerate(row.units):
            if unit.start in row.sentence.quoted:
                continue  # “he” of a quotation is somebody the speaker tells of
            if row.is_a(index, "pronoun_singular") or (self.memory.subject and leaves_out(row)):
                break
            if isinstance(unit.value, Meant) and not _fronted(row, index):
                self.memory.turn_to(unit.value.officials)
                break
            if isinstance(unit.value, Side) and unit.value.country and not unit.value.is_several:
                self.memory.subject, self.memory.stranger = (), unit.value
                break
        self.memory.told = self._may_have_met(row)
        for mention in row.dates:
            if mention.edge == "since" and len(mention.date) == DAY:
                self.memory.since = mention.date
            stays = len(mention.date) == DAY and mention.edge != "since" and not is_aside(row, mention)
            if stays and not self._runs_ahead(mention.date):
                day = mention.end_date or mention.date
                self.memory.scene = self.memory.scene if day == self.memory.day else None
                self.memory.day, self.memory.several_days = day, day != mention.date
        for index, unit in enumerate(row.units):
            if unit.code == "L" and is_located(row, index):
                self.memory.place = named(row, unit)
        told = self.memory.event is not None and self.memory.event.rows[-1] is row
        if told or any(mention.edge != "since" and len(mention.date) == DAY for mention in row.dates):
            verbs = [at for at, unit in enumerate(row.units) if unit.code == "V"] or [0]
            place = place_of(row, verbs[0]) or place_of(row, verbs[-1])
            self.memory.scene = self.memory.scene if place is None else place if place[1] else None

    def _may_have_met(self, row: Row) -> tuple[Official, ...]:
        """List whom a sentence names, if they are of several countries and no meeting of theirs is told in it."""
        meeting = self.memory.meeting
        named = [u for at, u in enumerate(row.units) if isinstance(u.value, Meant) and not depends(row, at)]
        people = tuple(dict.fromkeys(one for unit in named for one in unit.value.officials if one.in_office))
        told = meeting is not None and meeting.rows[-1] is row
        return people if len({one.country for one in people} - {""}) > 1 and not told else ()

    def _runs_ahead(self, day: str) -> bool:
        """Whether a day lies ahead in an article that told of past days: what it tells next does not follow that day."""
        today = (self.article.published or "")[:DAY]
        return bool(self.memory.day and today and self.memory.day <= today < day)

    def planned_dates(self, row: Row, *, nearest: bool = False, was: bool = False) -> tuple[DateMention, ...]:
        """Resolve the dates of a row again as those of something to come; of what came to nothing, as the nearest such.

        Of what `was` planned the nearest too (“was expected in February”), but for weekdays: those are still to come.
        """
        start = row.sentence.start
        text = self.article.text[start : row.sentence.end]
        told = self.memory.latest.date if self.memory.latest else None
        language, ahead = self.words.language, self.memory.ahead()
        found = dates(text, self.article.published, language, anchor=ahead, told=told, future=True)
        moved = tuple(shifted(date, start) for date in found)
        if not (nearest or was) or not self.article.published:
            return moved
        past, apart = {date.start: date for date in row.dates}, 0 if nearest else FORTNIGHT
        return tuple(nearer(date, past.get(date.start, date), self.article.published, apart) for date in moved)

    def country_of(self, official: Official, others: tuple[str, ...] = (), hosted: str = "", stayed: str = "") -> str:
        """Give an official's country: stated; or where he received somebody; or where the article is set.

        It is none of the `others`, and rather one of those that have an agency of the name his post says: if need be that of
        one of the others, who may be of his delegation.
        """
        if official.country or official.international:
            return official.country
        if official.group and (codes := self.countries_of(official.group)):
            return codes[0]
        if hosted and hosted not in others:
            return hosted
        likely = [
            *official.local,
            self.home,
            stayed,
            outlet_country(self.article),
            *(code for code, _ in self.mentions.most_common()),
        ]
        open_to = [code for code in likely if code and code not in others]
        abroad = [code for code in likely if code != self.home]
        having = [code for code in (*open_to, *abroad) if code in official.candidates]
        return next(iter((*having, *open_to)), "")


def _fronted(row: Row, index: int) -> bool:
    """Whether a mention opens a sentence behind a preposition, so that it is not its subject (“With Y she …”); « Quant à Y, il … », «A Y lo …» is about him."""
    verb = next((unit.value for unit in row.units[index + 1 : index + 3] if unit.code == "V"), None)
    if row.is_a(0, "to") and verb and verb.object_clitic:
        return False
    return index < FRONTED and not row.is_a(0, "as_for") and row.units[0].code == "W" and is_governed(row, index)
