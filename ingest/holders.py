"""Who holds an office, where a sentence says so by a verb: “Y has led the X since …”, “the X is led by Y”, “C's minister is Y”."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from ingest.bodies import is_international
from ingest.frames import Frame
from ingest.jurisdiction import jurisdiction
from ingest.post import Post
from ingest.predicates import begins_now, edges, goes_on
from ingest.rows import Side
from ingest.units import Row, Unit
from ingest.verbs import VerbGroup
from ontology.names import fold

ENTERING: Final = frozenset({"take_over", "take"})
"""Senses of verbs by which somebody enters upon an office that he holds from then on."""


def note_holder(frame: Frame) -> bool:
    """Give whom a rule of the kind `role` captures as `holder` the `post`, or the headship of a `body`, that it says is his now.

    Somebody whose post the article has told keeps it; whoever held an office once, or does not, gets none.
    """
    holders = frame.people("holder")
    if len(holders) != 1 or not holders[0].name or holders[0].posts or not _now(frame):
        return False
    post = _post(frame, holders[0].rank)
    if post is None or post.plural or post.former:
        return False
    holders[0].posts.append(post)
    holders[0].country = holders[0].country or post.country
    return True


def _now(frame: Frame) -> bool:
    """Whether the verb, if there is one, tells of now: “leads”, “is led”, “(the force) led by”, “has led since 2022”, not “led until 2020”."""
    row, at, verb = frame.row, frame.anchor, frame.verb
    if verb is None:
        return True
    if verb.negated or "until" in edges(row, at):
        return False
    started = bool(verb.senses & ENTERING) and verb.tense == "past"
    present = verb.tense in ("present", "participle") or (verb.passive and begins_now(row, at, "be_aux"))
    return present or started or goes_on(row, at)


def _post(frame: Frame, rank: str) -> Post | None:
    """Give the post that a frame captures, or make one of the body, which he heads."""
    groups = frame.match.groups
    for unit in frame.row.refers(groups.get("post") or ""):
        posts = unit.value.posts if isinstance(unit.value, Side) else ()
        return posts[0] if len(posts) == 1 else None
    for unit in frame.row.refers(groups.get("body") or ""):
        post = _of_body(frame.row, unit, frame.verb)
        return replace(post, text=f"{rank}, {post.text}") if rank else post
    return None


def _of_body(row: Row, unit: Unit, verb: VerbGroup | None) -> Post:
    """Make the post of one who heads a body: in the words of what he does (“leads the X”), or of the body alone."""
    view = row.view
    countries, agencies, candidates, seat = jurisdiction(view, unit.start, unit.end)
    heads = verb is not None and not verb.passive and verb.end <= unit.start
    start = verb.first if verb is not None and heads else unit.start
    text = view.text(start, unit.end)
    return Post(
        unit.start, unit.end, text, fold(text), agencies=agencies, country=countries[0] if countries else "",
        countries=countries, candidates=candidates, seat=seat, head_start=unit.start,
        offsets=(view.tokens[start].start, view.tokens[unit.end - 1].end),
        international=not countries and is_international(view, unit.start, unit.end),
    )  # fmt: skip
