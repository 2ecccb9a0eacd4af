"""A page's tree without what its markup says is none of the story: boxes about the author, what follows « Commentaires »."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ingest import furniture
from ingest.cues import Cues
from ingest.paragraphs import Paragraph

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # it ships no types

BOXES: Final = re.compile(
    r"(?:^|[\s_-])(?:bio|author-?(?:bio|box|info|card)|about-?(?:the-)?author|video|tweet|read-?next|most-?read|trending)(?:$|[\s_-])",
    re.IGNORECASE,
)
"""Classes of boxes that stand inside or below stories and hold sentences of their own."""
HEADINGS: Final = ("h2", "h3", "h4", "h5", "h6")
LARGEST_SHARE: Final = 0.4
"""What holds more of the page's text than this is no box."""


def prune(tree: HtmlElement, words: Cues) -> None:
    """Take boxes out of a tree, and each heading at which the story is over, with what follows it in its box."""
    whole = max(1, len(tree.text_content()))
    for element in list(tree.iter("div", "section", "aside", "ul", "blockquote", "p")):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if BOXES.search(names) and _is_small([element], whole):
            element.drop_tree()
    for heading in list(tree.iter(*HEADINGS)):
        text = " ".join(heading.text_content().split())
        if text and furniture.is_end(Paragraph(text, 0, len(text), 0), words):
            following = [heading, *heading.itersiblings()]
            if heading.getparent() is not None and _is_small(following, whole):
                for element in following:
                    element.getparent().remove(element)


def _is_small(elements: list[HtmlElement], whole: int) -> bool:
    """Whether elements hold little of the page, and not its headline."""
    texts = [element.text_content() for element in elements if isinstance(element.tag, str)]
    return sum(map(len, texts)) <= LARGEST_SHARE * whole and not any(
        element.xpath("boolean(self::h1|.//h1)") for element in elements if isinstance(element.tag, str)
    )
