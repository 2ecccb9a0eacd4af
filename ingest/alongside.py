"""Two officials in one phrase: “the Minister and police chief Y”, where the minister is another who was named before."""

from __future__ import annotations

from dataclasses import replace

from ingest.mention import PersonMention
from ingest.registry import Official, Registry
from ingest.view import View
from ontology.names import fold


def named_with(view: View, mention: PersonMention, registry: Registry, at: int) -> tuple[Official, ...]:
    """Give whom a name means, and before him the holder of a bare post that “and” joins to the posts of somebody new.

    “The Minister and Y” is read so only where modifiers stand before their noun, and where just one who was named has that post.
    """
    if view.modifiers_before and len(mention.posts) > 1 and view.is_a(mention.start, "article"):
        bare, *own = mention.posts
        whole = len(bare.text.split()) == 1 and all(len(post.text.split()) > 1 for post in own)
        known = registry.described(replace(mention, how="described", posts=(bare,), country=""), at) if whole else None
        rivals = [one for one in registry.recent(at, heads=(fold(bare.text),)) if one is not known] if known else []
        if known and not rivals and registry.find(mention.name) is None:
            return known, registry.named(replace(mention, posts=tuple(own)))
    return (registry.named(mention),)
