"""A post: what an article calls somebody who acts in a public office."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.bodies import body_behind
from ingest.spotting import Spot
from ingest.view import View
from ontology.names import fold


@dataclass(frozen=True, slots=True)
class Post:
    """A post in tokens `start` to `end`: its words, its head, the agency and the country that it names, if any."""

    start: int
    end: int
    text: str
    head: str
    plural: bool = False
    former: bool = False
    agencies: tuple[str, ...] = ()
    country: str = ""
    countries: tuple[str, ...] = ()
    breaks: tuple[int, ...] = ()
    parts: tuple[str, ...] = ()
    gender: str = ""
    offsets: tuple[int, int] = (0, 0)
    international: bool = False
    generic: frozenset[str] = frozenset()
    """The words of its head that fit any office: « le chef des carabiniers » may be their « commandant général »."""
    candidates: tuple[str, ...] = ()
    """Countries that have an agency of the name that the post says, where the name alone does not tell which."""
    head_start: int = 0
    """Where its head begins: the modifiers may stand before it."""
    seat: str = ""
    """The country where an envoy serves: not his own."""


def split_posts(posts: Sequence[Post]) -> tuple[Post, ...]:
    """Make two posts of one whose second head is left out: « directeur général de la X et de la Y »."""
    found: list[Post] = []
    for post in posts:
        own = [(name,) for name in post.agencies] if len(post.agencies) == len(post.parts) else [post.agencies] * 2
        parts = zip(post.parts, own, strict=False) if len(post.parts) > 1 else [(post.text, post.agencies)]
        found += [replace(post, text=text, agencies=agencies) for text, agencies in parts]
    return tuple(found)


def is_of_envoy(text: str, heads: Iterable[str]) -> bool:
    """Whether a post has one of these heads."""
    folded = fold(text)
    return any(fold(head) in folded for head in heads)


def generic_words(view: View, head: Spot) -> frozenset[str]:
    """Give the words of a head that fit any office: all of « numéro un », the first of « chef de la police »."""
    words, generic = range(head.start, head.end), view.words.words("generic_head")
    told = [at for at in words if view.low(at) in generic]
    return frozenset(fold(view.low(at)) for at in (words if head.end - 1 in told else told))


def singular_text(view: View, post: Post) -> str:
    """Write a plural post in the singular (« ministres de l’Intérieur » → « ministre de l’Intérieur »)."""
    start = post.head_start if view.modifiers_before else post.start
    spot = view.entry(start, "title")
    if spot is None:
        return post.text
    head = view.text(start, spot[0].end)
    words = [_singular(view, word) for word in head.split()]
    before = "" if len(post.countries) > 1 else view.text(post.start, start)
    return f"{before} {' '.join(words)}".strip() + post.text[len(view.text(post.start, spot[0].end)) :]


def _singular(view: View, word: str) -> str:
    """Write a word in the singular: the one that a table has (« وزيرا »), or without its plural ending (« ministres », « directores »)."""
    if own := view.words.settings.get("singular", {}).get(word):
        return str(own)
    if not word.endswith("s") or fold(word) in view.words.words("plural_s"):
        return word
    longer = tuple(view.words.settings.get("plural_endings", ()))
    return word[:-2] if longer and word.endswith(longer) else word[:-1]


def owned_text(view: View, start: int, end: int) -> str:
    """Write a post; one whose owner is a pronoun joined to it (« وزيرها ») with the agency named before, if there is one."""
    tokens = view.tokens
    joined = [
        at for at in range(start + 1, end) if view.is_a(at, "enclitic") and tokens[at].start == tokens[at - 1].end
    ]
    stem = view.text(start, joined[0] if joined else end)
    written = stem if not joined and end == start + 1 else ""
    own = next((one for one in view.words.settings.get("owned_ending", ()) if written.endswith(one)), "")
    if not joined and not own:
        return stem
    at, stem = joined[0] if joined else end, stem.removesuffix(own)
    if at + 1 < end:
        return f"{view.words.settings['clitics']['article']}{stem} {view.text(at + 1, end)}"
    owner = next((spot[0] for index in range(start, -1, -1) if (spot := view.entry(index, "agency"))), None)
    if owner is None:
        return stem
    whose = view.entry(owner.end, "demonym")
    first = owner.start + (view.is_a(at - 1, "minister") and view.is_a(owner.start, "ministry"))
    return f"{stem} {view.text(first, whose[0].end if whose else owner.end)}"


def head_text(view: View, post: Post) -> str:
    """Write only the head of a post that is in the singular already: « ministre »."""
    start = post.head_start if view.modifiers_before else post.start
    spot = view.entry(start, "title")
    return " ".join(post.text.split()[: len(view.text(start, spot[0].end).split())]) if spot else post.text


def without_place(view: View, post: Post) -> str:
    """Drop the last complement of a post if it names a country: « ministre de l’Intérieur du Luxembourg »."""
    spot = view.entry(post.start, "title")
    start = spot[0].end if spot else post.start
    for index in range(post.end - 1, start, -1):
        if view.entry(index, "country", "city") and view.is_a(index - 1, "of"):
            cut = view.tokens[index - 1].start - view.tokens[post.start].start
            return post.text[: cut - 1].strip() if cut < len(post.text) + 1 else post.text
        if view.entry(index, "country", "city") and view.is_a(index - 2, "of"):
            cut = view.tokens[index - 2].start - view.tokens[post.start].start
            return post.text[: cut - 1].strip()
    return post.text


def spread(view: View, post: Post, count: int) -> tuple[Post, ...]:
    """Give each of several holders his own country: « les ministres espagnol et marocain de l’Intérieur »."""
    if len(post.countries) != count or count < 2:
        return ()
    text, adjectives = singular_text(view, post), _placed(view, post, "demonym")
    if len(adjectives) == count:
        joined = view.text(adjectives[0][0], adjectives[-1][1])
        texts = [text.replace(joined, view.text(*one)) for one in adjectives]
    else:
        texts = [text] * count
    own = zip(post.countries, texts, strict=True)
    return tuple(replace(post, plural=False, text=text, country=code, countries=(code,)) for code, text in own)


def second_head(view: View, index: int) -> int | None:
    """Step over a title right behind the head of a post: « le wali | directeur de la migration »."""
    spot = None if view.modifiers_before or index >= len(view.tokens) else view.entry(index, "title")
    return spot[0].end if spot and not view.tokens[index].capital and not spot[0].of("rank") else None


def of_country(view: View, post: Post, native: Spot) -> Post:
    """Give the post of the same kind elsewhere: « (les ministres lituanien, Y, et) canadien »."""
    entry, word = native.of("demonym", "country")[0], view.text(native.start, native.end)
    own, head = _placed(view, post, entry.type), head_text(view, post)
    text = post.text.replace(f" {view.text(*own[0])}", "") if own else post.text
    behind = entry.type != "demonym" or view.words.settings.get("caseless")  # « وزير العدل البريطاني »
    joined = f"{text} {word}" if behind else f"{head} {word}{text[len(head) :]}"
    return replace(post, text=joined, country=entry.country, countries=(entry.country,))


def _placed(view: View, post: Post, kind: str) -> list[tuple[int, int]]:
    """List where the demonyms, or the countries, of a post begin and end."""
    spots = (view.entry(index, kind) for index in range(post.start, post.end))
    return [(spot[0].start, spot[0].end) for spot in spots if spot]


def with_body_behind(view: View, post: Post, name_end: int) -> Post:
    """Give a post that names no body the one behind the holder's name: “Commissioner Y of the X Police”."""
    body = None if post.agencies or post.country else body_behind(view, name_end)
    return replace(post, agencies=tuple(filter(None, body[:1])), country=body[1]) if body else post


def is_bare(post: Post) -> bool:
    """Whether a post is a single word, or one with the adjective of a country."""
    return len(post.text.split()) - len(post.countries) == 1
