"""Sources: which documents a file, folder, glob or the standard input gives, and what is said of what cannot be read."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from ingest.document import Document, printable
from ingest.encoding import decode
from ingest.source import READERS, documents
from ontology.errors import SourceError

PAGE = b"<!DOCTYPE html><html><body><p>Bonjour</p></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "b").mkdir()
    (tmp_path / "a.txt").write_text("Un texte", "utf-8")
    (tmp_path / "b" / "c.HTML").write_bytes(PAGE)
    (tmp_path / "b" / "d.jsonl").write_text('{"text": "Un"}\n\n{"text": "Deux", "views": 3}\n', "utf-8")
    (tmp_path / "b" / "style.css").write_text("p {}", "utf-8")
    (tmp_path / ".hidden.txt").write_text("non", "utf-8")
    return tmp_path


def seen(spec: str | Path) -> list[str]:
    """Tell the documents of a source in short: name and form, or the error."""
    return [
        str(one) if isinstance(one, SourceError) else f"{Path(one.name).name} {one.form}"
        for one in documents(str(spec))
    ]


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        ("a.txt", ["a.txt text"]),
        ("b/c.HTML", ["c.HTML page"]),
        ("b/d.jsonl", ["d.jsonl record", "d.jsonl record"]),
        ("", ["a.txt text", "c.HTML page", "d.jsonl record", "d.jsonl record"]),  # a folder: other files are left alone
        ("*.txt", ["a.txt text"]),
        ("**/*.HTML", ["c.HTML page"]),
    ],
)
def test_documents(folder: Path, spec: str, expected: list[str]) -> None:
    assert seen(folder / spec) == expected


def test_a_name_is_as_given_and_a_record_keeps_its_keys(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert [one.name for one in documents("a.txt") if isinstance(one, Document)] == ["a.txt"]
    assert [one.name for one in documents("b") if isinstance(one, Document)] == ["b/c.HTML", "b/d.jsonl", "b/d.jsonl"]
    assert [one.record for one in documents("b/d.jsonl") if isinstance(one, Document)][1] == {
        "text": "Deux",
        "views": 3,
    }


@pytest.mark.parametrize(("data", "form"), [(PAGE, "page"), (b"  \n<p>Bonjour</p>", "page"), (b"Bonjour <3", "text")])
def test_the_standard_input_and_files_without_ending_are_sniffed(
    data: bytes, form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))
    (tmp_path / "saved").write_bytes(data)
    assert seen("-") == [f"- {form}"]
    assert seen(tmp_path / "saved") == [f"saved {form}"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "{}: empty: give a file that holds an article"),
        ("blank.html", b" \n\t", "{}: empty: give a file that holds an article"),
        ("empty.jsonl", b"", "{}: empty: give a file that holds an article a line"),
        ("blank.jsonl", b"\n\n", "{}: empty: give a file that holds an article a line"),
        ("bad.jsonl", b"{", "{}:1: not JSON (Expecting property name"),
        ("deep.jsonl", b"[" * 100_000, "{}:1: not JSON ("),
        ("list.jsonl", b"[1]", "{}:1: not a JSON object: write"),
        ("bare.jsonl", b'{"title": "T"}', "{}:1: no “text”: give the article's text under that key"),
        ("number.jsonl", b'{"text": 7}', "{}:1: no “text”"),
        ("latin.jsonl", '{"text": "é"}'.encode("cp1252"), "{}:1: not UTF-8: save the file as UTF-8"),
        ("gone.txt", None, "{}: no such file or folder: check the path"),
        ("gone*.txt", None, "{}: no file matches: check the pattern"),
        (
            "a\0b",
            None,
            "{}: no such file or folder: check the path",
        ),  # once a ValueError of the operating system's call
        ("n" * 5000, None, "{}: no such file or folder: check the path"),
    ],
)
def test_what_cannot_be_read_is_said_in_one_line(tmp_path: Path, name: str, data: bytes | None, message: str) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    (found,) = seen(path)
    assert found.startswith(message.format(printable(str(path)))) and "\n" not in found


def test_a_bad_line_does_not_stop_the_others(tmp_path: Path) -> None:
    path = tmp_path / "some.jsonl"
    path.write_text('{"text": "Un"}\n{"text": \n{"text": "Trois"}\n', "utf-8")
    first, second, third = seen(path)
    assert (first, third) == ("some.jsonl record", "some.jsonl record")
    assert second.startswith(f"{path}:2: not JSON")


def test_folders_without_anything_to_read(tmp_path: Path) -> None:
    assert seen(tmp_path) == [f"{tmp_path}: no {', '.join(READERS)} file in this folder: give another"]


def test_a_file_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "open", refuse)  # the superuser may read everything
    assert "cannot be read (Permission denied): check its permissions" in seen(folder / "a.txt")[0]


FRENCH = "Le général a été reçu à Alger : « Merci », a-t-il déclaré…"
ARABIC = "استقبل الوزير نظيره المالطي في العاصمة"


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (FRENCH.encode(), FRENCH),
        (b"\xef\xbb\xbf" + FRENCH.encode(), FRENCH),  # the mark is no part of the text
        (FRENCH.encode("utf-16"), FRENCH),
        (FRENCH.encode("utf-32"), FRENCH),
        (FRENCH.encode("cp1252"), FRENCH),
        (
            "¿Quién firmó el convenio? La ministra Peña.".encode("latin-1"),
            "¿Quién firmó el convenio? La ministra Peña.",
        ),
        (ARABIC.encode("cp1256"), ARABIC),
        (b"a\r\nb", "a\r\nb"),  # evidence counts characters: nothing is normalised
    ],
)
def test_encodings(data: bytes, text: str) -> None:
    assert decode(data, "x.txt") == text


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", "x.txt: binary file, not text: give the article as .txt, .html or .jsonl"),
        (FRENCH.encode()[:-1] + b"\xe9", "x.txt: neither UTF-8 nor another known encoding: save the file as UTF-8"),
        ("Россия и Сербия".encode("koi8-r"), "x.txt: neither UTF-8 nor another known encoding: save the file as UTF-8"),
        (b"\x81\x8d\x8f\x90\x9d", "x.txt: neither UTF-8 nor another known encoding: save the file as UTF-8"),
    ],
)
def test_what_is_no_text(data: bytes, message: str) -> None:
    with pytest.raises(SourceError) as caught:
        decode(data, "x.txt")
    assert str(caught.value) == message


def test_a_record_survives_the_round_trip(tmp_path: Path) -> None:
    record = {"id": "1", "text": "Éé\u2028ß", "title": None}
    (tmp_path / "r.jsonl").write_text(json.dumps(record, ensure_ascii=False) + "\n", "utf-8")
    (found,) = documents(str(tmp_path / "r.jsonl"))
    assert isinstance(found, Document) and found.record == record
