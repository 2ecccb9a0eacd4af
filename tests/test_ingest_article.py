"""Articles: the stored text is the source's, and title, date, language and name are found the same every time."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ingest.article import address, articles, identifier
from ingest.language import language_of
from ingest.moment import moment, written_dates
from ontology.errors import LanguageError, SourceError
from ontology.records import Article

SHARED = Path(__file__).parents[2] / "shared"

BODY = (
    "Le ministre de l'Intérieur a reçu jeudi à Tunis son homologue maltais, selon un communiqué.\n"
    "Les deux hommes ont parlé de la surveillance des côtes et de la formation des gardes.\n"
    "Une nouvelle réunion doit se tenir à La Valette le 4 mai 2026, ajoute le texte.\n"
    "La précédente remonte au 2 février 2024.\n"
)


def read(path: Path, text: str, **given: str) -> Article:
    path.write_text(text, "utf-8", newline="")
    (article,) = articles(str(path), **given)
    assert isinstance(article, Article), article
    return article


@pytest.mark.parametrize(
    ("header", "footer", "title", "published", "author"),
    [
        (
            "Tunis reçoit le ministre maltais\nLe 12/03/2026 à 18h05\n",
            "",
            "Tunis reçoit le ministre maltais",
            "2026-03-12",
            None,
        ),
        (" date 2026-03-12 Monde\n\nTunis reçoit Malte\n\n", "", "Tunis reçoit Malte", "2026-03-12", None),
        (
            "Tunis reçoit Malte\nPar Salma B.\nPublié le 12 mars 2026 à 18 h 05\n",
            "",
            "Tunis reçoit Malte",
            "2026-03-12",
            "Salma B",
        ),
        ("Tunis reçoit Malte\n12 mars 2026\n", "", "Tunis reçoit Malte", "2026-03-12", None),
        ("Tunis reçoit Malte\nABP, 12.03.2026 – 18:05\n", "", "Tunis reçoit Malte", "2026-03-12", None),
        ("TUNIS, 12 mars 2026 – ", "", None, "2026-03-12", None),
        (
            "Tunis reçoit Malte\n",
            "Par la rédaction\nLe 12/03/2026\n",
            "Tunis reçoit Malte",
            "2026-03-12",
            "la rédaction",
        ),
        (
            "Tunis reçoit Malte\nMis à jour le 14/03/2026, publié le 12/03/2026\n",
            "",
            "Tunis reçoit Malte",
            "2026-03-12",
            None,
        ),
        (
            "Tunis reçoit Malte\nMis à jour le 14/03/2026\nPublié le 12/03/2026\n",
            "",
            "Tunis reçoit Malte",
            "2026-03-12",
            None,
        ),
        ("Tunis reçoit Malte\n", "", "Tunis reçoit Malte", None, None),  # the dates of events are no publication dates
        ("Tunis reçoit Malte\n12 mars\n", "", "Tunis reçoit Malte", None, None),  # no year, no date
    ],
)
def test_what_a_text_says_of_itself(
    tmp_path: Path, header: str, footer: str, title: str | None, published: str | None, author: str | None
) -> None:
    article = read(tmp_path / "a.txt", header + BODY + footer)
    assert (article.title, article.published, article.author) == (title, published, author)
    assert (article.language, article.url, article.source) == ("fr", None, str(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    "text", ["Un mot\r\n\r\n" + BODY, "\n\n  " + BODY.replace(" ", "\xa0"), BODY.replace("é", "e\u0301")]
)
def test_the_stored_text_is_the_file_unchanged(tmp_path: Path, text: str) -> None:
    assert read(tmp_path / "a.txt", text).text == text


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Le 27/01/2026 à 12h33", "fr", "2026-01-27"),
        ("1er février 2025", "fr", "2025-02-01"),
        ("1er fevr. 2025", "fr", "2025-02-01"),
        ("12.03.2026", "fr", "2026-03-12"),
        ("Thursday, 12th of March, 2026", "en", "2026-03-12"),
        ("Sept. 7, 2025", "en", "2025-09-07"),
        ("3/27/2026", "en", "2026-03-27"),
        ("8/9/2026", "en", None),  # August or September: not guessed
        ("7 de mayo de 2026", "es", "2026-05-07"),
        ("Mayo 7 de 2026", "es", "2026-05-07"),
        ("22 مايو 2025", "ar", "2025-05-22"),
        ("٢٢ غشت ٢٠٢٥", "ar", "2025-08-22"),  # Moroccan month, Arabic digits
        ("5 كانون الثاني/يناير 2025", "ar", "2025-01-05"),
        ("5 يناير/كانون الثاني 2025", "ar", "2025-01-05"),
        ("14 جويلية 2025", "ar", "2025-07-14"),
        ("31/02/2026", "fr", None),
        ("mars 2026", "fr", None),
        ("article 12.3.20261", "fr", None),
    ],
)
def test_dates_as_readers_see_them(line: str, language: str, expected: str | None) -> None:
    assert next((written.iso for written in written_dates(line, language)), None) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2026-01-27", "2026-01-27"),
        ("2026-01-27T12:33:00", "2026-01-27"),  # a time without its zone is no time
        ("2026-01-27T12:33:00Z", "2026-01-27T12:33:00+00:00"),
        ("2026-01-27T12:33:00+01:00", "2026-01-27T12:33:00+01:00"),
        ("Tue, 27 Jan 2026 12:33:00 +0100", "2026-01-27T12:33:00+01:00"),
        ("27 janvier 2026", "2026-01-27"),
        ("2026-01", None),
        ("0001-01-01T00:00:00", None),  # what an empty field of some content systems becomes
        ("hier", None),
        ("", None),
        (None, None),
        (1769513580, None),
    ],
)
def test_dates_as_machines_write_them(value: object, expected: str | None) -> None:
    assert moment(value) == expected


def test_records(tmp_path: Path) -> None:
    records = [
        {
            "url": "https://press.example/a",
            "title": "Tunis",
            "text": BODY,
            "published": "2026-03-12",
            "language": "fr",
            "outlet": "P",
        },
        {"text": BODY, "title": 7, "id": "x", "extra": [1]},
        {"text": "Un \ud83d demi-caractère", "language": "fr-FR"},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, records)) + "\n{\n", "utf-8")
    first, second, third, error = articles(str(path))
    assert isinstance(first, Article) and isinstance(second, Article) and isinstance(third, Article)
    assert (first.url, first.title, first.published, first.language, first.outlet, first.source) == (
        "https://press.example/a", "Tunis", "2026-03-12", "fr", "P", str(path),
    )  # fmt: skip
    assert (second.title, second.language, second.published) == (None, "fr", None)
    assert (third.text, third.language) == ("Un \ufffd demi-caractère", "fr")  # could not be stored as UTF-8
    assert isinstance(error, SourceError) and str(error).startswith(f"{path}:4: not JSON")


def test_what_the_user_says_wins(tmp_path: Path) -> None:
    article = read(
        tmp_path / "a.txt", "12 mars 2026\n" + BODY, published="2026-03-01", language="es", outlet="El Diario"
    )
    assert (article.published, article.language, article.outlet) == ("2026-03-01", "es", "El Diario")


@pytest.mark.parametrize(
    ("given", "error", "message"),
    [
        ({"published": "yesterday"}, SourceError, "publication date “yesterday” is not a date: write it as 2026-01-27"),
        (
            {"language": "de"},
            LanguageError,
            "language “de” is not read: give one of ar, en, es, fr, pt with --language",
        ),
    ],
)
def test_what_the_user_says_must_make_sense(given: dict[str, str], error: type[Exception], message: str) -> None:
    with pytest.raises(error) as caught:
        list(articles("-", **given))
    assert str(caught.value) == message


GERMAN = (
    "Der Minister hat am Donnerstag in Berlin seinen Kollegen aus Malta empfangen. Beide sprachen über die Küstenwache "
    "und die Ausbildung der Beamten. Ein weiteres Treffen soll noch vor Ende des Jahres in Valletta stattfinden, hieß es."
)


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        (BODY, None, "fr"),
        (BODY, "en-US", "fr"),  # a theme's default
        ("Tunis", "es", "es"),
        ("The interior minister received his Maltese counterpart.", None, "en"),
        ("استقبل الوزير نظيره المالطي في العاصمة تونس", None, "ar"),
    ],
)
def test_languages(text: str, declared: str | None, expected: str) -> None:
    assert language_of(text, declared) == expected


def test_a_language_that_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GERMAN, "utf-8")
    (error,) = articles(str(tmp_path / "a.txt"))
    assert (
        str(error)
        == f"{tmp_path / 'a.txt'}: written in “de”: give one of ar, en, es, fr, pt with --language if it is not"
    )


@pytest.mark.parametrize(
    "url",
    [
        "https://press.example/a/b?id=2",
        "http://www.press.example/a/b/?id=2",
        "https://PRESS.example:443/a/b?utm_source=mail&id=2&fbclid=z#comments",
    ],
)
def test_one_page_has_one_name(url: str) -> None:
    assert address(url) == "press.example/a/b?id=2"
    assert identifier(url, "x.html", "T", None) == identifier(
        "https://press.example/a/b?id=2", "y.html", None, "2026-01-01"
    )


def test_names_without_an_address(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    one.mkdir()
    other.mkdir()
    first, again, moved = read(one / "a.txt", BODY), read(one / "a.txt", BODY), read(other / "a.txt", BODY)
    renamed = read(one / "b.txt", BODY)
    assert first.id == again.id == moved.id != renamed.id
    assert first.id.startswith("article/") and len(first.id) == len("article/") + 16


def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\0\1\2")
    (tmp_path / "b.txt").write_text(BODY, "utf-8")
    error, article = articles(str(tmp_path))
    assert isinstance(error, SourceError) and isinstance(article, Article)


@pytest.mark.skipif(not SHARED.is_dir(), reason="skipped: no shared data")
def test_the_first_article() -> None:
    (article,) = articles(str(next((SHARED / "seeds").glob("*.txt"))))
    assert isinstance(article, Article) and article.title is not None
    assert article.title.startswith("Coopération") and article.title.endswith("danoise à Rabat")
    assert (article.published, article.language, article.author) == ("2026-01-27", "fr", "La Rédaction")
