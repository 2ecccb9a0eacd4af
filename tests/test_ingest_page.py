"""Pages: the article's text without what surrounds it, and what the page says of itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.article import articles
from ingest.layers import STATING, layers
from ingest.page import page
from ontology.errors import SourceError
from ontology.records import Article

SHARED = Path(__file__).parents[2] / "shared"
PAGES = SHARED / "eval/dev/html"

STORY = (
    "Le ministre de l'Intérieur a reçu jeudi à Tunis son homologue maltais, selon un communiqué publié dans la soirée.",
    "Les deux hommes ont parlé de la surveillance des côtes et de la formation des gardes, a précisé la même source.",
    "Une nouvelle réunion doit se tenir à La Valette le 4 mai 2026, « si le calendrier le permet », ajoute le texte.",
)
AROUND = ("Accueil", "Borg décoré à Rome", "Le général Zahra limogé", "Météo", "Tous droits réservés", "cookies")


def html(
    head: str = "", top: str = "<h1>Tunis reçoit Malte</h1>", story: tuple[str, ...] = STORY, lang: str = "fr"
) -> str:
    """Write a page with a menu, a story, a sidebar and a footer."""
    paragraphs = "".join(f"<p>{one}</p>" for one in story)
    return (
        f"<!doctype html><html lang='{lang}'><head><meta charset='utf-8'><title>Tunis reçoit Malte | Le Journal</title>{head}"
        "</head><body><div class='consent'>Nous utilisons des cookies</div><nav><a href='/'>Accueil</a><a>Météo</a></nav>"
        f"<article>{top}<div class='body'>{paragraphs}</div></article>"
        "<aside><h3>Les plus lus</h3><ul><li><a href='/1'>Borg décoré à Rome</a></li></ul></aside>"
        "<section class='related'><h3>Sur le même sujet</h3><a href='/2'>Le général Zahra limogé</a></section>"
        "<footer>© Le Journal. Tous droits réservés</footer></body></html>"
    )


def test_the_text_is_the_story() -> None:
    text = page(html().encode(), "a.html").text
    assert all(paragraph in text for paragraph in STORY)
    assert not any(word in text for word in AROUND)


@pytest.mark.parametrize("space", ["\xa0", "\u202f"])
def test_apostrophes_and_spaces_stay_as_the_page_has_them(space: str) -> None:
    sentence = STORY[0].replace("'", "’") + f" Elle a coûté 4{space}000 euros, soit 95{space}% du budget prévu."
    text = page(html(story=(sentence, *STORY)).encode(), "a.html").text
    assert "l’Intérieur" in text and f"4{space}000" in text


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ('<meta property="article:published_time" content="2026-03-12T18:05:00+01:00">', "2026-03-12T18:05:00+01:00"),
        ('<meta name="date" content="2026-03-12">', "2026-03-12"),
        ('<meta itemprop="datePublished" content="2026-03-12T18:05:00">', "2026-03-12"),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2026-03-12"}</script>',
            "2026-03-12",
        ),
        (
            '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},'
            '{"@type":["Article","NewsArticle"],"datePublished":"2026-03-12T17:05:00Z"}]}</script>',
            "2026-03-12T17:05:00+00:00",
        ),
        ('<script type="application/ld+json">{broken</script>', None),
        ('<meta property="article:modified_time" content="2026-03-14">', None),
        ('<meta property="article:published_time" content="">', None),
    ],
)
def test_the_date_that_the_head_states(head: str, published: str | None) -> None:
    assert page(html(head).encode(), "a.html").published == published


@pytest.mark.parametrize(
    ("top", "lang", "published"),
    [
        ("<h1>Titre</h1><time datetime='2026-03-12T18:05:00+01:00'>jeudi</time>", "fr", "2026-03-12T18:05:00+01:00"),
        (
            "<h1>Titre</h1><p class=m>Par S. B. – Publié le 12 mars 2026 à 18 h 05 – Lecture : 2 min</p>",
            "fr",
            "2026-03-12",
        ),
        ("<h1>Titre</h1><span>12/03/2026</span>", "fr", "2026-03-12"),
        ("<h1>Title</h1><div>Posted on <b>March 12, 2026</b></div>", "en", "2026-03-12"),
        ("<h1>Título</h1><p>Publicado el 12 de marzo de 2026</p>", "es", "2026-03-12"),
        ("<h1>عنوان</h1><p>نُشر في 12 مارس 2026</p>", "ar", "2026-03-12"),
        (
            "<div>samedi 21 novembre 2026</div><h1>Titre</h1><p>Publié le 12 mars 2026</p>",
            "fr",
            "2026-03-12",
        ),  # today's date
        (
            "<div>samedi 21 novembre 2026</div><h1>Titre</h1>",
            "fr",
            None,
        ),  # the day the page was saved is not the article's
        ("<p>Publié le 12 mars 2026</p><h1>Titre</h1>", "fr", "2026-03-12"),
        ("<h1>Titre</h1><p>Mis à jour le 14 mars 2026</p><p>Publié le 12 mars 2026</p>", "fr", "2026-03-12"),
    ],
)
def test_the_date_that_the_page_shows(top: str, lang: str, published: str | None) -> None:
    stories = {
        "fr": STORY,
        "en": ("The minister received his Maltese counterpart in Tunis. They spoke about patrols off the coast. " * 3,),
        "es": ("El ministro recibió en Túnez a su homólogo maltés. Hablaron de la vigilancia de las costas. " * 3,),
        "ar": ("استقبل وزير الداخلية نظيره المالطي بتونس وتناول الجانبان مراقبة السواحل وتكوين عناصر الحرس. " * 3,),
    }
    assert page(html(top=top, lang=lang, story=stories[lang]).encode(), "a.html").published == published


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://press.example/a">', "https://press.example/a"),
        ('<meta property="og:url" content="https://press.example/a">', "https://press.example/a"),
        (
            '<link rel="canonical" href="/a"><meta property="og:url" content="https://press.example/b">',
            "https://press.example/b",
        ),
        ('<base href="https://press.example/x/"><link rel="canonical" href="/a">', "https://press.example/a"),
        (  # every page names the front page
            '<link rel="canonical" href="https://press.example/"><meta property="og:url" content="https://press.example/a">',
            "https://press.example/a",
        ),
        (
            '<script type="application/ld+json">{"@type":"NewsArticle","mainEntityOfPage":{"@id":"https://press.example/a"}}</script>',
            "https://press.example/a",
        ),
        ('<link rel="canonical" href="javascript:void(0)">', None),
        ('<link rel="canonical" href="https://[broken">', None),
        ("", None),
    ],
)
def test_addresses(head: str, url: str | None) -> None:
    assert page(html(head).encode(), "a.html").url == url


def test_what_a_page_says_of_itself() -> None:
    head = (
        '<meta property="og:site_name" content="Le Journal"><meta property="og:title" content="Tunis reçoit Malte">'
        '<meta name="author" content="Salma B.">'
    )
    found = page(html(head).encode(), "a.html")
    assert (found.title, found.outlet, found.author, found.language) == (
        "Tunis reçoit Malte",
        "Le Journal",
        "Salma B.",
        "fr",
    )


@pytest.mark.parametrize(
    ("top", "title"),
    [
        ("<h1>Tunis reçoit <i>Malte</i></h1>", "Tunis reçoit Malte"),
        ("<h1>Le Journal</h1><h1>Tunis reçoit le ministre</h1>", "Tunis reçoit Malte"),  # the logo is a heading too
        ("", "Tunis reçoit Malte"),
    ],
)
def test_titles(top: str, title: str) -> None:
    assert page(html(top=top).encode(), "a.html").title == title


@pytest.mark.parametrize(
    ("markup", "encoding"),
    [
        (html(), "utf-8"),
        (html(), "utf-16"),
        (html().replace("charset='utf-8'", "charset=windows-1252"), "cp1252"),
        (html().replace("<meta charset='utf-8'>", ""), "cp1252"),
        (html(), "cp1252"),  # says UTF-8 and is not
        (html().replace("charset='utf-8'", "charset=iso-8859-1"), "utf-8"),  # says Latin-1 and is not
        (html().replace("charset='utf-8'", "charset=unheard-of"), "utf-8"),
        ("<?xml version='1.0' encoding='utf-8'?>" + html(), "utf-8"),
    ],
)
def test_charsets(markup: str, encoding: str) -> None:
    assert STORY[0] in page(markup.encode(encoding), "a.html").text


def test_a_stray_byte_does_not_lose_a_page() -> None:
    assert STORY[1] in page(html().encode().replace(b"cookies", b"cookies \xff\xfe\x81"), "a.html").text


@pytest.mark.parametrize(
    "markup",
    [
        html().replace("</p>", "").replace("</div>", "").replace("</article>", "")[:-40],
        "<p>" + STORY[0],
        "<html><body>" + STORY[0],
        "<div><table><tr><td><p>" + "<p>".join(STORY),
        "<<<html>>><p class=><p>" + STORY[0] + "<p>" + STORY[0],
        "<html><body>" + "<div>" * 200 + f"<p>{STORY[0]}</p>",
    ],
)
def test_broken_pages_still_give_their_text(markup: str) -> None:
    assert STORY[0][:60] in page(markup.encode(), "a.html").text


@pytest.mark.parametrize(
    "markup", ["<html></html>", "<p>", "<!-- a -->", "<script>var a = 1</script>", "<style>p{}</style>"]
)
def test_a_page_without_text(markup: str) -> None:
    with pytest.raises(SourceError) as caught:
        page(markup.encode(), "a.html")
    assert str(caught.value) == "a.html: no text in this page: give a page that holds an article"


def test_a_binary_file_is_no_page() -> None:
    with pytest.raises(SourceError, match="binary file"):
        page(b"<html>\0\0", "a.html")


GOLD = {path.stem: SHARED / f"eval/dev/gold/{path.stem}.json" for path in sorted(PAGES.glob("*.html"))}
OUTSIDE = (
    "Shaalan", "Lindqvist", "Kassoma", "Salemi", "Libye-Malte", "Perkovac", "Dewhurst", "Ofosu", "Brandvold", "Ocampos",
    "Artigas", "العتيبي", "السنغافوري", "cookies", "Mentions légales", "© ", "Nico57", "Courtesy", "Archives.", "ADN",
    "Pradelles", "captagon", "limogé", "routes du Nord", "Colo-Colo", "Albania", "Cyclone", "البتراء",
)  # fmt: skip


@pytest.mark.skipif(not GOLD, reason="skipped: no shared data")
def test_the_pages_of_the_development_set() -> None:
    for stem, path in GOLD.items():
        (article,) = articles(str(PAGES / f"{stem}.html"))
        gold = json.loads(path.read_text("utf-8"))
        assert isinstance(article, Article)
        assert (article.language, article.url or "") == (gold["lang"], gold["url"])
        assert (article.published or "")[:10] == gold["published"]
        sections = layers(article.text, article.language, article.title)
        kept = [article.text[one.start : one.end] for one in sections if one.kind in STATING]
        lost = [fact["evidence"] for fact in gold["facts"] if not any(fact["evidence"] in part for part in kept)]
        assert (stem, lost) == (stem, [])
        assert (stem, [word for word in OUTSIDE if any(word in part for part in kept)]) == (stem, [])
