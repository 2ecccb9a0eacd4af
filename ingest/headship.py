"""What somebody heads, where the verb is that of a sentence: « Y commande les garde-côtes indiens », « Il s'appelle Y et dirige la police »."""

from __future__ import annotations

from ingest.memory import Memory
from ingest.posts import PostReader
from ingest.predicates import governed, holder_of, past_adverbials, says_now
from ingest.registry import Official
from ingest.rows import Meant
from ingest.units import Row


def note_headed(row: Row, memory: Memory) -> None:
    """Give the subject of each verb of heading, if no post of his is known, what he heads as his post."""
    posts: PostReader | None = None
    for index, unit in enumerate(row.units):
        verb = unit.value if unit.code == "V" else None
        if verb is None or "head" not in verb.senses or verb.voice != "act" or verb.negated or verb.tense != "present":
            continue
        official = subject_of(row, index, memory)
        posts = posts or PostReader(row.view)
        post = posts.heading(unit.start, unit.end, near=True) if official and not official.posts else None
        if official and post:
            official.posts.append(post)
            official.country = post.country if official.international else official.country or post.country
            official.candidates |= set(post.candidates)


def subject_of(row: Row, index: int, memory: Memory) -> Official | None:
    """Give the only one whom the subject of a verb names, or whom the pronoun means of whom nothing but his name was told."""
    at = past_adverbials(row, index - 1)
    at -= row.is_a(at, "and")
    closed = row.is_a(at, "comma") and not row.is_a(at - 1, "comma")
    named = _named(row, at - closed)
    if named:
        return None if governed(row, at - closed) else named
    if not any(row.is_a(at, name) for name in ("pronoun_singular", "dummy", "subject_relative")):
        return None
    before = next((one for end in range(at - 1, -1, -1) if (one := _named(row, end))), None)
    return before or (memory.newcomer if at <= 1 else None)


def _named(row: Row, at: int) -> Official | None:
    """Give the one official whom a unit names."""
    meant = row.units[at].value if at >= 0 else None
    if not isinstance(meant, Meant) or meant.mention.how != "named" or len(meant.officials) != 1:
        return None
    return meant.officials[0]


def holder_now(row: Row, index: int, memory: Memory) -> Official | None:
    """Give the official of whom a sentence says that he is now what a mention tells, by his name or a pronoun (« Il s'appelle Y, c'est le préfet de X »)."""
    verb = past_adverbials(row, index - 1)
    if verb < 1 or not says_now(row, verb):
        return None
    official = holder_of(row, index) or subject_of(row, verb, memory)
    return official if official and not official.posts else None
