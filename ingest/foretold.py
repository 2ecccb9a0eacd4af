"""Posts that an article tells only after it has named somebody (« تباحث مع Y. وY مدير X », « Y. وهي قاضية X »): found before it is read.

Where a script has no capitals they also show that the words they are said of are a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from ingest.lexicon import Lexicon
from ingest.mention import PersonMention
from ingest.post import Post
from ingest.posts import PostReader
from ingest.spotting import Spots
from ingest.tokens import Token
from ingest.view import View

LONGEST: Final = 5
"""How many words a name has at most that only its post shows to be one."""
NO_NAME: Final = ("agency", "country", "title", "rank", "honorific", "former", "acting")
LEADING: Final = ("with", "to", "between", "called", "preposition", "and")
"""Classes of words behind which somebody is named whose post the next sentence tells."""


def foretell(spotted: Sequence[tuple[Sequence[Token], Spots]], words: Lexicon) -> tuple[PersonMention, ...]:
    """Read the posts that the sentences of an article say of a name that it tells elsewhere too."""
    if not words.settings.get("caseless"):
        return ()
    views = [View(tuple(tokens), spots, words) for tokens, spots in spotted]
    said = [token.norm for view in views for token in view.tokens]
    found: list[PersonMention] = []
    for before, view in zip([None, *views], views, strict=False):
        found += [one for one in _said(view) if said.count(one.name.split()[-1]) > 1]
        found += _of_last(before, view) if before else ()
    return tuple(found)


def _said(view: View) -> Iterator[PersonMention]:
    """Yield the posts of a sentence that are said of a name: « وY مدير X », « أما Y فهو مدير X », « تبيّن أن Y مدير X »."""
    posts = PostReader(view)
    for start in _clauses(view):
        for end in range(start + 1, min(start + LONGEST, len(view.tokens)) + 1):
            if not _may_be_name(view, end - 1):
                break
            at = _past_copula(view, end)
            post = _predicate(view, posts, at) if at > end or _opens(view, start) else None
            if post:
                yield _mention(view, start, end, post)
                break


def _of_last(before: View, view: View) -> Iterator[PersonMention]:
    """Yield the post that a sentence says of whom the one before named last: « … مع Y. وهي قاضية X »."""
    begin = int(view.is_a(0, "and"))
    if not view.is_a(begin, "pronoun_singular"):
        return
    post = _predicate(view, PostReader(view), begin + 1)
    end = len(before.tokens) - 1
    start = end
    while start > 0 and end - start < LONGEST and _may_be_name(before, start - 1):
        start -= 1
    if post and end - start > 1 and any(before.is_a(start - 1, name) for name in LEADING):
        yield _mention(before, start, end, post)


def _mention(view: View, start: int, end: int, post: Post) -> PersonMention:
    name = " ".join(token.norm for token in view.tokens[start:end])
    return PersonMention(start, end, "named", name, (post,), country=post.country)


def _clauses(view: View) -> Iterator[int]:
    """Yield where a clause begins that may open with its subject."""
    for index in range(len(view.tokens)):
        opens = index == 0 or view.closes(index - 1) or view.is_a(index - 1, "that") or view.is_a(index - 1, "as_for")
        if opens:
            yield index + (view.is_a(index, "and") or view.is_a(index, "as_for") or view.is_sign(index, "•"))
            if view.is_a(index, "and") and view.is_a(index + 1, "as_for"):
                yield index + 2
        elif view.is_a(index - 1, "and") and index > 1 and view.closes(index - 2):
            yield index


def _opens(view: View, start: int) -> bool:
    """Whether “and” or « أن » stands before a clause, where a post right behind a name is what is said of it."""
    return view.is_a(start - 1, "and") or view.is_a(start - 1, "that")


def _may_be_name(view: View, index: int) -> bool:
    """Whether a word may be one of a name: of no table but those of towns, peoples and names."""
    token = view.tokens[index]
    if not token.text[0].isalpha() or view.entry(index, *NO_NAME):
        return False
    if view.is_a(index, "given") or view.is_a(index, "particle") or view.is_a(index, "surname"):
        return True
    term = view.entry(index, "term")
    return not (term or token.low in view.words.ordinary or view.words.verbs.get(token.low))


def _past_copula(view: View, index: int) -> int:
    """Step over what ties a predicate to a name: « ، هو », « فهو », « هذا »."""
    at = index + view.is_comma(index)
    tied = (
        view.is_a(at, "so_is") or view.is_a(at, "pronoun_singular") or (view.is_a(at, "demonstrative") and at == index)
    )
    return at + 1 if tied else index


def _predicate(view: View, posts: PostReader, index: int) -> Post | None:
    """Read a post of more than one word with which a clause ends, so that no name of its holder follows."""
    post = posts.at(index) if index < len(view.tokens) else None
    if post is None or post.plural or post.former or post.end < index + 2:
        return None
    end = post.end
    ends = view.closes(end) or any(view.is_a(end, name) for name in ("and", "relative", "clitic", "preposition"))
    return post if ends else None
