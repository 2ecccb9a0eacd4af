"""Pages of news as sites write them: twelve skeletons, four ways to stand chrome around a story, four languages, charsets.

Every line of chrome bears a name that the story does not have, so that a line which survives is seen by its name. Run as
a program, it prints how well the story is taken out of each layout.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from ontology.vocabulary import RIGHT_TO_LEFT  # noqa: E402  # the folder above must be on the path first  # isort: skip

WORDS = json.loads(Path(__file__).with_suffix(".json").read_text("utf-8"))
NAMES = {
    "": ("Perkovac", "Dewhurst", "Brandvold", "Ocampos", "Kassoma", "Salemi", "Lindqvist", "Ofosu", "Artigas", "Shaalan", "Vukmir", "Thorsby"),
    "ar": ("العتيبي", "السنغافوري", "بركوفاتش", "البتراوي", "كاسوما", "السليمي", "ليندكفيست", "أوفوسو", "أرتيغاس", "شعلان", "الفوكمير", "ثورسبي"),
}  # fmt: skip
CHARSETS = {"fr": ("utf-8", "windows-1252", "iso-8859-15", "utf-8"), "en": ("utf-8", "windows-1252", "utf-16", "utf-8"),
            "es": ("utf-8", "windows-1252", "utf-8", "utf-16"), "ar": ("utf-8", "windows-1256", "utf-8", "utf-8")}  # fmt: skip
INSERTS = ("p", "aside", "strong", "list")
"""How a link to another story stands between the paragraphs."""


@dataclass(frozen=True)
class Made:
    """A page, and what should be found in it and what must not."""

    layout: str
    language: str
    charset: str
    data: bytes
    title: str
    body: tuple[str, ...]
    names: tuple[str, ...]


def pages() -> Iterator[Made]:
    """Make a page of each layout in each language."""
    for number, (name, skeleton) in enumerate(SKELETONS.items()):
        for variant, insert in enumerate(INSERTS):
            for language, words in WORDS.items():
                charset = CHARSETS[language][(number + variant) % 4]
                parts = chrome(words, NAMES.get(language, NAMES[""]), insert, variant, language, charset)
                markup = skeleton.format(**parts)
                data = markup.encode(charset, "xmlcharrefreplace")
                names = NAMES.get(language, NAMES[""])
                yield Made(f"{name}-{insert}", language, charset, data, words["title"], tuple(words["body"]), names)


def chrome(
    words: dict[str, object], names: tuple[str, ...], insert: str, variant: int, language: str, charset: str
) -> dict[str, str]:
    """Write the parts of a page."""
    said = {key: value for key, value in words.items() if isinstance(value, str)}
    links = [str(link).format(names[at]) for at, link in enumerate(words["links"])]  # type: ignore[arg-type, var-annotated]  # a list of texts
    body = [str(one) for one in words["body"]]  # type: ignore[attr-defined]  # the same
    heads = [said["headline"].format(names[at], names[at + 1]) for at in (3, 5, 7)]
    listed = "".join(f'<li><a href="/{at}">{escape(head)}</a></li>' for at, head in enumerate(heads))
    menu = "".join(f'<li><a href="/{at}">{one}</a></li>' for at, one in enumerate(words["menu"]))  # type: ignore[arg-type, var-annotated]  # the same
    story = [f"<p>{escape(one)}</p>" for one in body]
    for place, link in zip((1, 3), links[variant % 2 :], strict=False):
        story.insert(place + (place > 1), INSERTED[insert].format(escape(link)))
    return {
        "lang": language, "dir": "rtl" if language in RIGHT_TO_LEFT else "ltr", "charset": charset, "menu": menu,
        "title": escape(said["title"]), "site": said["site"], "story": "\n".join(story),
        "breaks": "<br><br>\n".join(escape(one) for one in body), "related": said["related"], "most": said["most"], "listed": listed, "headline": escape(heads[1]),
        "caption": escape(said["caption"].format(names[9], names[10])), "tags": said["tags"].format(names[8], names[11]),
        "tag_links": f'<a rel="tag" href="/t/1">{names[8]}</a> <a rel="tag" href="/t/2">{names[11]}</a>',
        "copyright": said["copyright"].format(names[7]), "share": said["share"], "newsletter": said["newsletter"],
        "comments": said["comments"], "comment": said["comment"].format(names[4]), "agency": said["agency"],
        "bio": said["bio"].format(names[6]), "miss": said["miss"], "tweet": escape(said["tweet"].format(names[9])),
        "video": said["video"].format(names[10]), "gallery": said["gallery"].format(names[11]), "half": "\n".join(story[:3]),
        "rest": "\n".join(story[3:]),
        "by": said["by"].format("N. K."), "on": said["on"].format(said["month"]), "cookies": said["cookies"],
    }  # fmt: skip


INSERTED = {
    "p": "<p>{0}</p>",
    "aside": '<aside class="inline-related"><a href="/x">{0}</a></aside>',
    "strong": '<p class="lire"><strong><a href="/x">{0}</a></strong></p>',
    "list": '<ul class="more"><li><a href="/x">{0}</a></li></ul>',
}
HEAD = (
    '<!doctype html>\n<html lang="{lang}" dir="{dir}"><head><meta charset="{charset}"><title>{title} | {site}</title>'
)
LINKED = (
    '<script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle","headline":"{title}",'
    '"datePublished":"2026-03-12T18:05:00+01:00","publisher":{{"@type":"Organization","name":"{site}"}}}}</script>'
)
FOOT = "<footer><ul>{menu}</ul><p>{copyright}</p></footer>"
SKELETONS = {
    "semantic": HEAD + LINKED + '</head><body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>{title}</h1>'
    '<p class="byline">{by}</p><time datetime="2026-03-12T18:05:00+01:00">{on}</time><figure><img src="a.jpg" alt="">'
    '<figcaption>{caption}</figcaption></figure><div class="article__body">{story}</div><p class="tags">{tags}</p></article>'
    '<aside><h2>{most}</h2><ol>{listed}</ol></aside></main>' + FOOT + "</body></html>",
    "wordpress": HEAD + '<meta property="article:published_time" content="2026-03-12T17:05:00+00:00"></head><body class="single">'
    '<div id="page"><div id="masthead"><ul class="menu">{menu}</ul></div><div id="primary" class="content-area"><div class="post">'
    '<h1 class="entry-title">{title}</h1><div class="entry-meta">{by} – {on}</div><div class="entry-content">'
    '<div class="wp-caption"><img src="a.jpg"><p class="wp-caption-text">{caption}</p></div>{story}<p>{agency}</p>'
    '<div class="sharedaddy"><h3>{share}</h3></div><div class="jp-relatedposts"><h3>{related}</h3><ul>{listed}</ul></div></div>'
    '<div class="tags-links">{tag_links}</div></div><div id="comments"><h2>{comments}</h2><ol><li class="comment"><p>{comment}</p>'
    '</li></ol></div></div><div id="secondary" class="widget-area"><h3>{most}</h3><ul>{listed}</ul></div></div>' + FOOT + "</body></html>",
    "soup": HEAD + '<meta property="og:title" content="{title}"><meta name="date" content="2026-03-12"></head><body>'
    '<div class="css-1a">{cookies}</div><div class="css-2b"><ul>{menu}</ul></div><div class="css-3c"><div class="css-4d"><h1>{title}</h1>'
    '<div class="css-5e"><span>{by}</span><span>{on}</span></div><div class="css-6f"><img src="a.jpg"><div class="caption">{caption}</div></div>'
    '<div class="css-7g">{story}</div><div class="css-8h"><div>{related}</div><ul>{listed}</ul></div></div></div>'
    '<div class="css-9i"><div>{copyright}</div></div></body></html>',
    "table": HEAD + '</head><body><table width="100%"><tr><td colspan="3"><ul>{menu}</ul></td></tr><tr><td width="20%"><b>{most}</b>'
    '<ul>{listed}</ul></td><td><h1>{title}</h1><p><i>{on}</i></p>{story}<p>{agency}</p></td><td width="20%"><b>{related}</b><ul>{listed}</ul></td>'
    '</tr><tr><td colspan="3"><small>{copyright}</small></td></tr></table></body></html>',
    "amp": HEAD.replace("<html ", "<html amp ") + LINKED + '<style amp-custom>p{{margin:0}}</style></head><body><amp-sidebar id="s"><ul>{menu}</ul>'
    '</amp-sidebar><article><header><h1>{title}</h1><div class="meta">{by} <time>{on}</time></div></header><figure><amp-img src="a.jpg">'
    '</amp-img><figcaption>{caption}</figcaption></figure>{story}<section class="related"><h2>{related}</h2><ul>{listed}</ul></section></article>'
    + FOOT + "</body></html>",
    "drupal": HEAD + '</head><body><div class="layout-container"><nav role="navigation"><ul>{menu}</ul></nav><main role="main"><div class="node node--type-article">'
    '<h1 class="page-title">{title}</h1><div class="node__submitted">{on}</div><div class="field field--name-field-image"><img src="a.jpg">'
    '<blockquote class="image-field-caption"><p>{caption}</p></blockquote></div><div class="field field--name-body">{story}</div>'
    '<div class="field field--name-field-tags"><div class="field__label">{tags}</div></div></div><div class="view-related"><h2>{related}</h2>'
    '<ul>{listed}</ul></div></main></div>' + FOOT + "</body></html>",
    "sections": HEAD + LINKED + '</head><body><main><section class="hero"><h1>{title}</h1><p class="date">{on}</p></section><section class="content">'
    '<div class="row"><div class="col-8"><div class="text">{story}</div><p class="credit">{agency}</p></div><div class="col-4"><div class="box"><h4>{most}</h4>'
    '<ul>{listed}</ul></div><div class="box"><p>{newsletter}</p></div></div></div></section><section class="more"><h3>{related}</h3><ul>{listed}</ul>'
    '</section></main>' + FOOT + "</body></html>",
    "portal": HEAD + '<meta itemprop="datePublished" content="2026-03-12T18:05:00+01:00"></head><body><div id="header"><ul>{menu}</ul></div><div id="content">'
    '<div itemscope itemtype="https://schema.org/NewsArticle"><h1 itemprop="headline">{title}</h1><p class="author">{by}</p><p class="pub">{on}</p>'
    '<div itemprop="articleBody">{story}</div><div class="share-buttons"><a href="#">{share}</a></div><p class="tags">{tags}</p></div>'
    '<div class="most-read"><h3>{most}</h3><ul>{listed}</ul></div><div class="comments"><h3>{comments}</h3><div class="c"><p>{comment}</p></div></div></div>'
    '<div id="footer"><p>{copyright}</p></div></body></html>',
    "ministry": HEAD + '</head><body><div class="banner"><a href="/">{site}</a></div><div class="breadcrumb"><ul>{menu}</ul></div><div id="main-content"><h1>{title}</h1>'
    '<p class="date-line">{on}</p><div class="rich-text">{story}</div><div class="photo"><img src="a.jpg"><span class="legend">{caption}</span></div>'
    '<h2>{related}</h2><ul class="cards">{listed}</ul></div><div class="bottom"><p>{copyright}</p></div></body></html>',
    "magazine": HEAD + LINKED + '</head><body><div class="top-bar">{cookies}</div><nav><ul>{menu}</ul></nav><article class="story"><h1>{title}</h1>'
    '<div class="author-box">{by}</div><div class="stamp">{on}</div><div class="story-content">{half}<div class="card"><h5>{miss}</h5><a href="/z"><h4>{headline}</h4></a></div>'
    '{rest}<blockquote class="twitter-tweet"><p>{tweet}</p></blockquote><div class="video"><p>{video}</p></div><div class="newsletter"><p>{newsletter}</p></div></div>'
    '<div class="bio"><p>{bio}</p></div></article><div class="read-next"><h3>{most}</h3><ul>{listed}</ul></div>' + FOOT + "</body></html>",
    "gallery": HEAD + '<meta property="article:published_time" content="2026-03-12T18:05:00+01:00"></head><body><div class="wrap"><h1>{title}</h1><p class="when">{on}</p><div class="txt">{half}'
    '<div class="photo"><img src="b.jpg"><p>{gallery}</p></div>{rest}<p><em>{agency}</em></p><p>{share}</p><h3>{related}</h3><p><a href="/1">{headline}</a></p><p><a href="/2">{video}</a></p></div>'
    '<div class="talk"><h3>{comments}</h3><p>{comment}</p></div></div>' + FOOT + "</body></html>",
    "broken": HEAD.replace("</head>", "") + '<body><div><ul>{menu}</ul><div class=article><h1>{title}</h1><p>{by}<p>{on}<div class=body>{story}'
    '<div class=related><h3>{related}</h3><ul>{listed}</ul></div></div><div class=foot><p>{copyright}',
}  # fmt: skip


def score(found: str, wanted: tuple[str, ...]) -> float:
    """Give the F1 of the words found against those of the story."""
    got, want = (Counter(re.findall(r"\w+", text)) for text in (found, " ".join(wanted)))
    common = sum((got & want).values())
    return 2 * common / (sum(got.values()) + sum(want.values()))


def read(made: Made) -> tuple[float, list[str], str | None]:
    """Read a page: F1 of its body, the names of chrome that survive, the publication date."""
    from ingest.article import Given, article
    from ingest.document import Document
    from ingest.layers import STATING, layers

    found = article(Document(f"{made.layout}.html", made.data, "page"), Given())
    sections = layers(found.text, found.language, found.title)
    body = "\n".join(found.text[one.start : one.end] for one in sections if one.kind in STATING - {"headline"})
    kept = "\n".join(found.text[one.start : one.end] for one in sections if one.kind in STATING)
    return score(body, made.body), [name for name in made.names if name in kept], found.published


def main() -> None:
    """Print each layout, and the whole."""
    total, scores, worst = 0, [], 0
    for made in pages():
        f1, survivors, published = read(made)
        total += 1
        scores.append(f1)
        if survivors or f1 < 0.97 or not (published or "").startswith("2026-03-12"):
            worst += 1
            print(f"{made.layout:20} {made.language} {made.charset:12} F1 {f1:.3f} {published} {' '.join(survivors)}")
    print(
        f"{len(SKELETONS) * len(INSERTS)} layouts, {total} pages: F1 {sum(scores) / total:.4f}, {worst} below what is wanted"
    )


if __name__ == "__main__":
    main()
