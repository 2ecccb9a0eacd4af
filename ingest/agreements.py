"""Agreements: which instrument, between whom, and how far its life has come."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.bound import by_body, of_bodies, of_two, parties, with_body
from ingest.cancellations import called_off
from ingest.circumstances import date_of, place_of
from ingest.dates import DateMention
from ingest.denials import is_denied, of_denial, tells_claim
from ingest.drafts import Draft
from ingest.expiry import expires, has_expired, to_expire
from ingest.foreign_dates import of_force
from ingest.frames import Frame, instrument
from ingest.happenings import of_noun
from ingest.instruments import fronted, heads_list, of_signature
from ingest.modality import AVOIDING, is_unreal
from ingest.reference import is_first_told, recalls, refers, told_last
from ingest.standing import CLAIMED, UNREAL, WENT_TO, Standing, is_perfect, is_to_come, of_verb
from ingest.status import is_doubtful
from ingest.story import Story
from ingest.topics import topics_of
from ingest.units import Row
from ingest.verbs import VerbGroup

WISH = 6
"""How many units a noun of wishing stands at most before what is wished (« رغبة بلاده في إبرام اتفاقية »)."""
YEAR = len("2026")
MONTH = len("2026-01")
DAY = len("2026-01-01")
TOLD = 0.85
"""How sure what a rule reads is."""
PLACED = frozenset({"signed", "planned", "cancelled", "denied"})
"""Stages that are those of one act, which has a place; a state has none."""


def agreements(story: Story, frame: Frame) -> Iterator[Draft]:
    """Make the draft of an agreement frame: 1. its state, 2. the one it goes on about, 3. its parties, 4. the date and place of that state."""
    row, options, at = frame.row, frame.match.rule.options, instrument(frame.match)
    status = _state(story, frame)  # 1
    if status is None or _is_of_trade(row) or (at >= 0 and heads_list(row, at)):
        return
    goes_on = refers(story, frame)
    last = told_last(story, row) if goes_on else None  # 2
    unknown = goes_on and last is None and not is_first_told(story, frame, status)
    if unknown or (goes_on and status == "denied") or (status == "signed" and recalls(frame, last)):
        return
    named = last if last and last is story.memory.named else None
    status = named.status or status if named else status
    countries = last.countries if last else parties(story, frame)  # 3
    countries = countries or (of_two(story) if status == "in_force" else [])
    if not countries and not of_bodies(row):
        return
    ceremony = story.memory.ceremony if "ceremony" in options else None
    told, anchor = ceremony or (row, frame.anchor)
    signs = status != "proposed" and "answers" not in options  # who says that there is none signed nothing
    yield Draft(
        "agreement", status, [*([told] if ceremony else []), *(named.rows if named else []), row],
        parts={"signatory": [one for one in frame.people() if one.in_office and signs]},
        countries=countries,
        agencies=[spot for party in frame.parts.values() for spot in party.agencies],
        date=_date(story, frame, status) if ceremony is None else _day(date_of(told, anchor)),  # 4
        place=place_of(told, anchor) if status in PLACED or _is_act(frame) else None,
        confidence=CLAIMED if _is_doubtful(frame) else min(options.get("sure", TOLD), TOLD),
        detail={"agreement_kind": last.detail["agreement_kind"] if last else _kind(frame)},
        topics=tuple(dict.fromkeys((*(named.topics if named else ()), *topics_of(row)))),
        rule=frame.match.rule.id,
        with_body=with_body(story, row) or by_body(row),
        another="another" in options,
    )  # fmt: skip


def _day(date: DateMention | None) -> str | None:
    return date.date if date else None


def _is_of_trade(row: Row) -> bool:
    """Whether a sentence tells of an agreement on trade and the like, and names no field of security."""
    tokens = row.sentence.tokens
    nouns = {token.low for token in tokens if token.pos in ("", "NOUN")}
    for unit in row.units:
        if unit.label.startswith("agreement"):
            nouns |= {token.low for token in tokens[unit.end : unit.end + 1]}
    return bool(row.view.words.words("economy") & nouns) and not topics_of(row)


def _date(story: Story, frame: Frame, status: str) -> str | None:
    """Give the date of the act that the status names; where another is told than the signing, not that of the signing."""
    row, options, named = frame.row, frame.match.rule.options, instrument(frame.match)
    cited, entered = status in ("in_force", "expired"), _is_entry(frame)
    dates = story.planned_dates(row) if status in ("planned", "proposed") else ()
    if status == "cancelled":
        dates = tuple(one for one in story.planned_dates(row, nearest=True) if len(one.date) == DAY)
    at = named if cited and named >= 0 and not entered else frame.anchor
    if status == "in_force" and expires(frame):
        return None  # the date is that of its end
    if "of_signature" in options or (status == "signed" == options.get("wished")):
        date = next((unit.value for index, unit in enumerate(row.units) if of_signature(row, index, told=True)), None)
    elif status == "expired" and (opening := fronted(row)) is not None:
        date = opening
    else:
        told = status in ("ratified", "cancelled") or (cited and entered)
        date = date_of(row, at, dates, since=status != "signed", but=lambda index: told and of_signature(row, index))
        date = None if status == "denied" and date and of_denial(row, at, date) else date
        coarse = date is None or (status == "expired" and len(date.date) < DAY)
        if cited and entered and named >= 0 and coarse:
            date = date_of(row, named) or date  # « l'accord de 2011, échu en mars » is cited by its year
        cited_only = status == "in_force" and date and len(date.date) > YEAR and frame.verb is None
        of_end = status == "in_force" and options.get("status") == "expired"  # « sera caduc en juin »
        ends = of_end and date is not None and date.date > (story.article.published or "")
        if ends or status == "proposed" or (cited_only and not _tells_force(row, date)):
            date = None
    return date.date if date else _of_visit(story, row) if status == "planned" else None


def _tells_force(row: Row, date: DateMention | None) -> bool:
    return any(unit.value is date and of_force(row, at) for at, unit in enumerate(row.units))


def _is_entry(frame: Frame) -> bool:
    """Whether a verb tells that an agreement came into force or lapsed, an act with a date of its own."""
    verb = frame.verb
    return verb is not None and (frame.match.rule.options.get("held") == "in_force" or "expire" in verb.senses)


def _is_doubtful(frame: Frame) -> bool:
    """Whether an agreement is only said to have been signed."""
    judged = of_verb(frame.row, frame.anchor, frame.verb) if frame.verb else None
    hedged = judged is not None and judged.status == "held" and judged.confidence <= CLAIMED
    return hedged or is_doubtful(frame.row, frame.anchor)


def _state(story: Story, frame: Frame) -> str | None:
    """Give the stage that the rule names, as the verb has it: signing to come is planned, denied signing is none."""
    stated = frame.match.rule.options.get("status")
    verb = frame.verb
    if is_unreal(frame.row, frame.anchor) and not stated:
        return None
    if "answers" in frame.match.rule.options and not any(
        tells_claim(row) for row in story.rows if row is not frame.row
    ):
        return None  # an agreement that there is none of is denied only against what was said
    if is_denied(frame.row, frame.anchor):
        return "denied" if stated == "denied" or _is_none(frame) else None
    if _is_none(frame) and not stated:
        return "denied" if any(unit.code == "V" and "deny" in unit.value.senses for unit in frame.row.units) else None
    if stated == "expired" and verb and to_expire(frame):
        return "expired" if has_expired(frame) else "in_force"
    if stated:
        return frame.match.rule.options.get("lapsed") if verb and verb.negated else str(stated)
    off = called_off(frame.row, frame.anchor)
    if off and (verb is None or verb.tense in UNREAL or verb.tense == "was_to"):
        return off.status
    options = frame.match.rule.options
    if verb is None:
        ahead = _to_come(frame.row) or _on_agenda(story, frame.row) or _follows_plan(story, frame)
        return "planned" if ahead else _of_noun(frame)
    if verb.negated:
        return options.get("lapsed") or _unsigned(frame, verb)
    if verb.tense in ("future", "conditional", "was_to") or _to_come(frame.row) or _is_foreseen(frame, verb):
        return str(options.get("wished") or "planned")
    if verb.tense == "gerund" and (intended := _intended(frame)):
        return intended
    if verb.tense == "gerund" and _on_agenda(story, frame.row):
        return "planned"
    judged = of_verb(frame.row, frame.anchor, verb)
    if verb.tense in UNREAL and _is_avoided(frame):
        return None
    if verb.tense == "infinitive" and _was_done(frame.row, verb, judged):
        return str(options.get("held", "signed"))
    if verb.tense == "present" and judged and judged.status != "held" and "held" not in options:
        return judged.status
    if verb.tense in ("infinitive", "subjunctive"):
        return str(options.get("wished") or _named_intent(frame) or _wished(frame))
    return str(options.get("held", "signed"))


def _was_done(row: Row, verb: VerbGroup, judged: Standing | None) -> bool:
    """Whether an infinitive tells of an act that is over: by the verb before it, or as a perfect (« est accusé d'avoir signé »)."""
    if judged is None:
        return is_perfect(row, verb)
    return judged.status == "held" and judged.confidence != WENT_TO


def _of_noun(frame: Frame) -> str | None:
    """Give the stage that « la signature de … » tells, as the verb that carries the noun has it."""
    judged = of_noun(frame.row, frame.anchor)
    if judged is None or (judged.status == "cancelled" and not frame.row.is_a(frame.anchor - 1, "determiner")):
        return None
    return {"held": "signed"}.get(judged.status, judged.status)


def _unsigned(frame: Frame, verb: VerbGroup) -> str | None:
    """Tell an agreement whose signing is denied, against what was said, from one that is merely not signed."""
    contrary = any(frame.row.is_a(at, "contrary") for at in range(len(frame.row.units)))
    return "denied" if contrary and verb.tense == "past" and "sign" in verb.senses else None


def _intended(frame: Frame) -> str:
    """Tell whether the verb before a verbal noun only plans or proposes it (« يعتزم توقيع اتفاقية »)."""
    at, before = _verb_before(frame)
    if intent := _named_intent(frame):
        return intent
    if before is None or before.negated:
        return ""
    to_come = before.tense in ("future", "subjunctive") or (before.tense == "present" and is_to_come(frame.row, at))
    if before.senses & {"plan", "agree"} or to_come:
        return "planned"
    return "proposed" if "propose" in before.senses else ""


def _is_avoided(frame: Frame) -> bool:
    """Whether the verb before says that the signing was not done (“refused to sign”, « a failli signer »)."""
    before = _verb_before(frame)[1]
    return before is not None and bool(before.senses & AVOIDING)


def _verb_before(frame: Frame) -> tuple[int, VerbGroup | None]:
    """Give the nearest verb before the anchor and its unit; -1 if there is none."""
    at = max((at for at, unit in enumerate(frame.row.units[: frame.anchor]) if unit.code == "V"), default=-1)
    return at, frame.row.units[at].value if at >= 0 else None


def _named_intent(frame: Frame) -> str:
    """Tell what a noun right before the anchor makes of it: a wish or an offer proposes it, an intent plans it."""
    row = frame.row
    for index in range(frame.anchor - 1, max(_verb_before(frame)[0], frame.anchor - WISH), -1):
        if row.is_a(index, "wish") or row.is_a(index, "intent"):
            return "proposed" if row.is_a(index, "wish") else "planned"
    return ""


def _is_none(frame: Frame) -> bool:
    """Whether the sentence says that there is no such agreement (« aucun accord »)."""
    named = instrument(frame.match)
    return any(frame.row.is_a(at, "no") for at in range(max(0, named - 2), max(0, named)))


def _wished(frame: Frame) -> str:
    """Tell a signature that is intended from one that is only proposed, by the verb before it."""
    for unit in reversed(frame.row.units[: frame.anchor]):
        if unit.code == "V":
            return "proposed" if "propose" in unit.value.senses else "planned"
    return "planned"


def _of_visit(story: Story, row: Row) -> str | None:
    """Give the date of what is on the agenda of a visit: its day, or the month if it lasts several."""
    visit = story.memory.event
    if visit is None or not visit.date or not _on_agenda(story, row):
        return None
    return visit.date[:MONTH] if visit.end_date and visit.end_date != visit.date else visit.date


def _on_agenda(story: Story, row: Row) -> bool:
    """Whether a sentence lists what is to be done on a visit or at a meeting that is planned (« au programme figurent … »)."""
    event = story.memory.event
    listed = any(row.view.is_a(index, "agenda") for index in range(len(row.view.tokens)))
    return listed and event is not None and event.status == "planned"


def _follows_plan(story: Story, frame: Frame) -> bool:
    """Whether the noun of a signing has no verb that tells it, right after a sentence that tells of something planned."""
    event = story.memory.event
    told = any(unit.code == "V" and unit.value.senses for unit in frame.row.units)
    return (
        not told and event is not None and event.status == "planned" and event.rows[-1].number == frame.row.number - 1
    )


def _to_come(row: Row) -> bool:
    """Whether a word of the sentence says that the act is soon to come (« prochainement »)."""
    return any(row.is_a(index, "soon") for index in range(len(row.units)))


def _is_foreseen(frame: Frame, verb: VerbGroup) -> bool:
    """Whether a verb in the present stands in a clause of what is only planned (« il est prévu qu'ils signent … »)."""
    before = [at for at, unit in enumerate(frame.row.units[: frame.anchor]) if unit.code == "V"]
    if not before or verb.tense != "present" or not frame.row.is_a(before[-1] + 1, "object_relative"):
        return False
    main = frame.row.units[before[-1]].value
    return "plan" in main.senses and main.passive and not main.negated


def _is_act(frame: Frame) -> bool:
    """Whether a verb by which an agreement is in force tells an act, which has a place: it was signed or renewed."""
    return frame.verb is not None and _is_entry(frame) and bool(frame.verb.senses & {"sign", "renew"})


def _kind(frame: Frame) -> str:
    """Give the kind of instrument that the noun says, or that the rule assumes."""
    named = instrument(frame.match)
    said = frame.row.units[named].label.partition(":")[2] if named >= 0 else ""
    return said or str(frame.match.rule.options.get("kind_of", "agreement"))
