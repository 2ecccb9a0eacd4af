"""The main path of reading: one article in, the facts it states out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from ingest import agreements, honours, itinerary, meetings, operations, reference, visits
from ingest.acronyms import spell_out
from ingest.aftermath import follow
from ingest.attendance import add_participants
from ingest.cancellations import drop_put_off
from ingest.cataphora import with_named
from ingest.clitics import split_names, tokens_of
from ingest.coreference import Coreference
from ingest.dateline import datelines, lone_place
from ingest.dates import dates, shifted
from ingest.denials import answers_no
from ingest.details import add_details
from ingest.drafts import Draft
from ingest.facts import facts_of
from ingest.foretold import foretell
from ingest.frames import Frame, frames
from ingest.gatherings import note_lone
from ingest.headings import note_heading, under_heading, under_one_heading
from ingest.holders import note_holder
from ingest.identified import identify
from ingest.instruments import note_ceremony, superseded, unread
from ingest.layers import STATING, Section, layers
from ingest.lexicon import Lexicon, lexicon
from ingest.naming import with_names
from ingest.occasions import inherit
from ingest.pipeline import pipeline
from ingest.places import in_country
from ingest.quoted import without_marks
from ingest.reference import note_named, told_last
from ingest.relevance import concerns_security
from ingest.rows import RowBuilder
from ingest.settling import postpone, settle
from ingest.sides import turn_to
from ingest.speakers import note_speaker
from ingest.spotting import Spots, spotter
from ingest.status import HEDGED
from ingest.story import Story
from ingest.tokens import Sentence, Token
from ingest.tokens import sentences as split
from ingest.undertakings import is_open
from ingest.units import Row
from ingest.venues import note_venue
from ingest.view import View
from ontology.records import Article, Fact

DRAFTERS: Final[dict[str, tuple[Callable[[Story, Frame], Iterator[Draft]], Callable[[list[Draft], Draft], Draft]]]] = {
    "meeting": (meetings.meetings, meetings.place_in_story),
    "visit": (visits.visits, visits.place_in_story),
    "agreement": (agreements.agreements, reference.place_in_story),
    "operation": (operations.operations, operations.place_in_story),
    "award": (honours.awards, honours.place_in_story),
    "appointment": (honours.appointments, honours.place_in_story),
}
"""For each kind of fact: what makes drafts of a frame, and what joins a draft to those of the article."""


DENIABLE: Final = frozenset({"meeting", "visit", "agreement"})
ANSWERED: Final = 0.6
"""How sure what a question asks is denied by the answer."""


class Reader:
    """Reads articles in any language that has a lexicon; pipelines are loaded once, when first needed."""

    def facts(self, article: Article) -> tuple[Fact, ...]:
        """Read the facts of an article.

        1. tell the layers of the text and split those that state facts into sentences
        2. read each sentence into a row of units, with the officials it speaks of
        3. find the frames of each row and draft the events they tell
        4. settle the countries that only the whole article tells, and join what tells of one event
        5. write the drafts, the posts and the topics as facts
        """
        story, drafts = self.drafts(article)  # 1 to 4
        return facts_of(story, drafts) if concerns_security(story) else ()  # 5

    def drafts(self, article: Article) -> tuple[Story, list[Draft]]:
        """Read an article as a story, and draft the events it tells (steps 1 to 4 of `facts`)."""
        story = Story(article, lexicon(article.language))
        drafts: list[Draft] = []
        told = list(self.sentences(article, story))  # 1
        spots = [spotter(article.language).spots(sentence.tokens) for _, sentence in told]
        spotted = [(sentence.tokens, found) for (_, sentence), found in zip(told, spots, strict=True)]
        spell_out(spotted)
        story.survey(spotted)
        story.registry.foretold = foretell(spotted, story.words)
        for (section, sentence), found in zip(told, spots, strict=True):
            row = self.row(story, section, sentence, found)  # 2
            draft_events(story, row, drafts)  # 3
        with_named(drafts)
        settle(story, drafts)  # 4
        postpone(story, drafts)
        meetings.unite(story, drafts)
        drop_put_off(drafts)
        operations.complete(story, drafts)
        itinerary.find_countries(story, drafts)
        itinerary.find_cities(drafts, article.language)
        itinerary.place_meetings(drafts)
        return story, drafts

    def sentences(self, article: Article, story: Story) -> Iterator[tuple[Section, Sentence]]:
        """Yield the sentences of headline, standfirst and body in their order, their tokens annotated."""
        abbreviations = frozenset(story.words.settings["abbreviations"])
        parts = layers(article.text, article.language, article.title)
        sections = [part for part in parts if part.kind in STATING]
        for part in parts:
            if part.kind == "date" and (place := lone_place(article.text[part.start : part.end])):
                story.note_dateline(place, 0)
        begins = {line.start: line for line in datelines(article.text, sections, article.language)}
        found: list[list[Token]] = []
        for number, section in enumerate(sections):
            line = begins.get(section.start)
            if line:
                story.note_dateline(line.place, number, line.land)
            start = line.end if line else section.start
            found.append(tokens_of(article.text[start : section.end], article.language, start))
        annotated = iter(pipeline(article.language).annotate([token for tokens in found for token in tokens]))
        for number, (section, tokens) in enumerate(zip(sections, found, strict=True)):
            for sentence in split(islice(annotated, len(tokens)), number, abbreviations):
                yield section, sentence

    def row(self, story: Story, section: Section, whole: Sentence, spots: Spots) -> Row:
        """Read one sentence, in which something was spotted, into its row of units, and note in the story what it names."""
        language = story.words.language
        surnames = called(story)
        sentence = split_names(without_marks(whole, spots, story.words), surnames, language)
        spots = spots if sentence is whole else spotter(language).spots(sentence.tokens)
        view = View(
            sentence.tokens, story.told_apart(spots), story.words, long_quotations(sentence, story.words), surnames
        )
        if story.words.settings.get("caseless"):
            view = with_names(view)
            sentence = replace(sentence, tokens=view.tokens)
        text = story.article.text[sentence.start : sentence.end]
        anchor, event = story.memory.day or story.memory.since, story.memory.latest
        found = dates(text, story.article.published, language, anchor=anchor, told=event.date if event else None)
        moved = tuple(shifted(date, sentence.start) for date in found)
        builder = RowBuilder(story.registry, Coreference(story.registry, story.memory))
        row = builder.build(sentence, view, len(story.rows), section.kind, moved)
        named = [code for code, _ in story.mentions.most_common()]
        row.units = [in_country(view, unit, named) for unit in row.units]
        story.note(row)
        note_heading(story, row)
        return row


def _denied_before(story: Story, row: Row) -> bool:
    """Whether one of the two sentences before denies a report, whose particulars a sentence that only claims goes on to tell."""
    before = story.rows[max(0, row.number - 2) : row.number]
    verbs = [unit.value for one in before for unit in one.units if unit.code == "V"]
    said = any("deny" in verb.senses and not verb.negated for verb in verbs)
    return said or any(unit.label in ("denial", "untrue") for one in before for unit in one.units)


def called(story: Story) -> frozenset[str]:
    """Give the words by which the officials of an article may be called alone.

    Where letters have two cases that is also a first word that means nothing else: “Tan Wee Liang”, “Tan”.
    """
    surnames, words = story.registry.surnames(), story.words
    if words.settings.get("caseless"):
        return surnames
    firsts, names = story.registry.first_words() - words.function_words, spotter(words.language)
    return surnames | {one for one in firsts if one not in words.verbs and not names.knows(one)}


SHORT_QUOTATION: Final = 3
LONGEST_PART: Final = 12
"""How many words a quotation has at most that is but a part of its sentence."""
QUESTION: Final = frozenset({"?", "؟"})


def long_quotations(sentence: Sentence, words: Lexicon) -> frozenset[int]:
    """Index the tokens of quotations that are more than a name or a term: what they say is somebody's word.

    Not those with which the sentence itself goes on behind a word (« Y “n'a eu aucune rencontre” avec X »).
    """
    runs: list[list[int]] = []
    for index in sorted(sentence.quoted):
        if runs and runs[-1][-1] == index - 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    told = (run for run in runs if len(run) > SHORT_QUOTATION and not _goes_on(sentence, run, words))
    told = (run for run in told if not _is_speech(sentence, run))
    return frozenset(index for run in told for index in run)


def _is_speech(sentence: Sentence, run: list[int]) -> bool:
    """Whether a quotation that its sentence opens with goes beyond it: a speech or an answer, whose sentences are read like others."""
    return run[0] == 1 and run[-1] == len(sentence.tokens) - 1


def _goes_on(sentence: Sentence, run: list[int], words: Lexicon) -> bool:
    """Whether a quotation of a few words goes on with its sentence: it begins with a verb, right behind a word or a comma."""
    before = sentence.tokens[run[0] - 2] if run[0] > 1 else None
    first = sentence.tokens[run[0]]
    small = first.text[0].isalpha() and first.text[0].islower()
    if before is None or not small or len(run) > LONGEST_PART:
        return False
    verbal = first.low in words.verbs or first.low in words.words("half_negation")
    return verbal and (before.text[0].isalnum() or before.text == ",")


def draft_events(story: Story, row: Row, drafts: list[Draft]) -> None:
    """Draft what a row tells and leave in mind who met whom; headlines and questions state nothing of their own.

    Of the frames with one key the first that tells something stands, and of those that one `claims` no other; one with
    `fallback`, or of a meeting without people (`institutional`), is heard only where no other of its kind has read
    anything of the same words; one that is `last` only where nothing else has been read of the sentence.
    """
    note_venue(story.memory, row)
    identify(story.memory, row)
    asked = _asks(row)
    if row.kind == "headline" or asked:
        if asked:
            turn_to(story, row)
        return
    for question in filter(_asks, story.rows[-2:-1]):
        if answers_no(row):
            _deny(story, question, drafts)
    read: list[Frame] = []
    tried: set[int] = set()
    event = story.memory.event
    for frame in frames(row, story.words.language, story.memory):
        if frame.kind == "agreement":
            if superseded(story, frame):
                continue
            tried.add(frame.key[1])
        again = any(frame.key == other.key or other.claims(frame) for other in read)
        options = frame.match.rule.options
        if again or ((options.get("fallback") or options.get("institutional")) and any(map(frame.overlaps, read))):
            continue
        if options.get("last") and any(one.kind != "role" for one in read):
            continue
        if _draft(story, frame, drafts):
            read.append(frame)
    for frame in unread(story, row, tried, told_last(story, row)):
        read += [frame] if _draft(story, frame, drafts) else []
    note_ceremony(story, row)
    note_named(story, row, tried | {frame.key[1] for frame in read if frame.kind == "agreement"})
    follow(event, drafts, row, story.rows[-2:-1], read=bool(read), about=story.memory.subject)
    add_details(story, row, {frame.kind for frame in read})
    meetings.place_last(story, row)
    note_lone(story.memory, row)
    note_speaker(story.memory, row)
    story.remember_row(row)


def _asks(row: Row) -> bool:
    return row.sentence.tokens[-1].text in QUESTION


def _deny(story: Story, question: Row, drafts: list[Draft]) -> None:
    """Draft as denied what a question asks that is answered with no (“Has Y met Z? ‘No’”)."""
    for frame in [one for one in frames(question, story.words.language, story.memory) if one.kind in DENIABLE]:
        make, place = DRAFTERS[frame.kind]
        for draft in make(story, frame):
            draft.status, draft.confidence = "denied", min(draft.confidence, ANSWERED)
            place(drafts, draft)


def _draft(story: Story, frame: Frame, drafts: list[Draft]) -> bool:
    """Draft what one frame tells; whether it tells anything."""
    if frame.kind == "role":
        return note_holder(frame)
    if frame.kind == "also":
        return add_participants(under_one_heading(story, drafts), frame, frame.row)
    make, place = DRAFTERS[frame.kind]
    made = list(make(story, frame))
    for draft in made:
        if draft.confidence < HEDGED and draft.status == "held" and _denied_before(story, frame.row):
            draft.status = "denied"
        inherit(story, frame, draft)
        under_heading(story, draft)
        placed = place(drafts, draft)
        if not is_open(draft):
            story.remember(placed)
    return not all(map(is_open, made))
