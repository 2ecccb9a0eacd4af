"""Archives and web archives: their members from real bytes, and what hostile, broken or cut ones are answered with."""

from __future__ import annotations

import gzip
import io
import resource
import tarfile
import time
import zipfile
from pathlib import Path

import pytest

from ingest import archive
from ingest.archive import unpacked
from ingest.document import LARGEST, Document
from ingest.source import documents
from ontology.errors import SourceError

PAGE = b"<!doctype html><html><body><p>Bonjour</p></body></html>"


def seen(path: Path) -> list[str]:
    """Tell the documents of a file in short: name and form, or the error, without the file's folder."""
    found = [
        str(one) if isinstance(one, SourceError) else f"{one.name} {one.form if isinstance(one, Document) else one.why}"
        for one in documents(str(path))
    ]
    return [line.replace(f"{path}", path.name) for line in found]


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(name, data)
    return path


def tarred(path: Path, members: dict[str, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as file:
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            file.addfile(info, io.BytesIO(data))
    return path


def record(
    url: str, body: bytes, media: str = "text/html; charset=utf-8", status: str = "200 OK", **said: object
) -> bytes:
    """Write a record of a web archive; `length` lies about it, `kind` is its type, `encoding` that of its content."""
    encoding = f"Content-Encoding: {said['encoding']}\r\n" if "encoding" in said else ""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {media}\r\n{encoding}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {said.get('kind', 'response')}\r\nWARC-Target-URI: {url}\r\n"
        f"WARC-Date: 2026-01-27T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{url}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {said.get('length', len(http))}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


MEMBERS = {
    "a.txt": b"Un texte",
    "b/c.html": PAGE,
    "b/d.jsonl": b'{"text": "Un"}\n{"text": \n',
    "e.warc": record("http://press.example/1", PAGE),
    "style.css": b"p {}",
    "__MACOSX/b/._c.html": b"x",
}
EXPECTED = ["a.txt text", "b/c.html page", "b/d.jsonl record", "b/d.jsonl:2: not JSON", "http://press.example/1 page"]


@pytest.mark.parametrize("name", ["all.zip", "all.tar.gz", "all.TGZ"])
def test_archives(tmp_path: Path, name: str) -> None:
    path = (zipped if name.endswith("zip") else tarred)(tmp_path / name, MEMBERS)
    found = seen(path)
    assert [line.removeprefix(f"{name}/")[: len(want)] for line, want in zip(found, EXPECTED, strict=True)] == EXPECTED


@pytest.mark.parametrize("name", ["../a.txt", "b/../../a.txt", "/etc/a.txt", "..\\a.txt", "C:\\a.txt"])
@pytest.mark.parametrize("make", [zipped, tarred])
def test_no_path_leads_out_of_an_archive(tmp_path: Path, name: str, make: object) -> None:
    path = make(tmp_path / ("x.zip" if make is zipped else "x.tar.gz"), {name: b"evil", "b.txt": b"good"})  # type: ignore[operator]  # one of two functions
    before = sorted(tmp_path.rglob("*"))
    bad, good = seen(path)
    assert bad.endswith("its path leads out of the archive: not read") and good.endswith("b.txt text")
    assert sorted(tmp_path.rglob("*")) == before  # reading an archive writes nothing at all


def test_links_and_devices_in_an_archive_are_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "x.tar.gz"
    with tarfile.open(path, "w:gz") as file:
        for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
            info = tarfile.TarInfo("a.txt")
            info.type, info.linkname = kind, "/etc/passwd"
            file.addfile(info)
    assert seen(path) == ["x.tar.gz: no .txt, .html, .htm, .jsonl, .warc, .warc.gz file in this archive: give another"]


def memory() -> int:
    """Give the most memory this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10


@pytest.mark.parametrize("name", ["bomb.zip", "bomb.tar.gz"])
@pytest.mark.parametrize("member", ["a.txt", "a.jsonl", "a.warc"])
def test_a_bomb_is_not_unpacked(tmp_path: Path, name: str, member: str) -> None:
    path = (zipped if name.endswith("zip") else tarred)(tmp_path / name, {member: b"0" * (LARGEST * 10)})
    before, start = memory(), time.monotonic()
    (found,) = seen(path)
    assert found.endswith("grows more than 200 times when unpacked: not read")
    assert memory() - before < 100 and time.monotonic() - start < 10


@pytest.mark.parametrize("number", range(0, 98, 7))
def test_a_damaged_archive_is_said_in_one_line(tmp_path: Path, number: int) -> None:
    for make, name in ((zipped, "x.zip"), (tarred, "x.tar.gz")):
        path = make(tmp_path / name, MEMBERS)
        data = path.read_bytes()
        place = len(data) * number // 100
        path.write_bytes(data[:place] + bytes(255 - byte for byte in data[place : place + 4]) + data[place + 4 :])
        assert all("\n" not in line for line in seen(path))
        path.write_bytes(data[:place])
        assert any("damaged, cut short or encrypted" in line for line in seen(path))


def test_an_archive_with_a_password(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"a.txt": b"Un texte"})
    data = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    path.write_bytes(data)
    (found,) = seen(path)
    assert found.startswith("x.zip/a.txt: damaged, cut short or encrypted (File")


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MEMBERS", 3)
    path = zipped(tmp_path / "x.zip", {f"{n}.txt": b"x" for n in range(5)})
    assert seen(path)[0] == "x.zip: 5 files in this archive: give at most 3"


def test_a_member_with_a_deceiving_name_is_shown_on_one_line(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"a\n\x1b[2J\u202etxt.exe.txt": b"x"})
    assert seen(path) == ["x.zip/a\ufffd\ufffd[2J\ufffdtxt.exe.txt text"]


RECORDS = [record(f"http://press.example/{n}", PAGE * 40) for n in range(3)]
OTHERS = [
    record("http://press.example/r", PAGE, kind="request"),
    record("http://press.example/i.png", b"\x89PNG", media="image/png"),
    record("http://press.example/404", PAGE, status="404 Not Found"),
    record("http://press.example/301", b"", status="301 Moved"),
]
WHOLE = ["http://press.example/0 page", "http://press.example/1 page", "http://press.example/2 page"]


@pytest.mark.parametrize("packed", [False, True])
def test_web_archives(tmp_path: Path, packed: bool) -> None:
    path = tmp_path / ("x.warc.gz" if packed else "x.warc")
    parts = [*OTHERS, *RECORDS]
    path.write_bytes(b"".join(map(gzip.compress, parts)) if packed else b"".join(parts))
    assert seen(path) == WHOLE
    (first, *_) = documents(str(path))
    assert isinstance(first, Document)
    assert (first.url, first.charset, first.data, first.crawled) == ("http://press.example/0", "utf-8", PAGE * 40, True)


PACKED = list(map(gzip.compress, RECORDS))
CUT = "x: ends in the middle of a record: get the file again"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"".join(RECORDS)[:-500], [*WHOLE[:2], "x: http://press.example/2: cut short: 1704 bytes where it says 2200"]),
        (b"".join(RECORDS[:2]) + RECORDS[2][:40], [*WHOLE[:2], CUT]),  # the library ends here without a word
        (b"".join(PACKED[:2]) + PACKED[2][:20], [*WHOLE[:2], CUT]),  # here too
        (b"".join(PACKED[:2]) + PACKED[2][:-9], [*WHOLE, CUT]),
        (b"".join(RECORDS[:2])[:-2], WHOLE[:2]),  # only the blank line behind the record is missing
        (RECORDS[0] + record("http://press.example/1", PAGE, length=50) + RECORDS[2], [WHOLE[0], "x: http://press.example/1: empty", "x: damaged"]),
        (RECORDS[0] + record("http://press.example/1", PAGE, length=-5) + RECORDS[2], [WHOLE[0], "x: damaged"]),
        (RECORDS[0] + record("http://press.example/1", PAGE, length="x") + RECORDS[2], [WHOLE[0], "x: damaged"]),
        (RECORDS[0] + record("http://press.example/1", PAGE, length=10**12), [WHOLE[0], "x: says that a record has"]),
        (RECORDS[0] + record("http://press.example/1", PAGE, length=9999), [WHOLE[0], "x: http://press.example/1: cut"]),
        (b"hello" * 1000, ["x: damaged (Invalid WARC header"]),
        (b"WARC/1.0\r\nX: " + b"a" * 5_000_000, ["x: damaged"]),
        (b"", ["x: no record in this web archive: give another"]),
        (PACKED[0] + b"\0" * 40, [WHOLE[0], "x: damaged"]),
        (record("http://press.example/z", gzip.compress(PAGE), encoding="gzip"), ["http://press.example/z page"]),
        (record("http://press.example/z", b"no gzip", encoding="gzip"), ["x: http://press.example/z: damaged"]),
        (record("http://press.example/z", b"x", encoding="zstd"), ["x: http://press.example/z: encoded as “zstd”"]),
        (record("http://press.example/z", gzip.compress(b"a" * (LARGEST + 1)), encoding="gzip"), ["x: http://press.example/z: larger"]),
        (record("http://press.example/z", b"a" * (LARGEST + 1)), ["x: http://press.example/z: larger than 20 MB"]),
        (record("http://press.example/z", b""), ["x: http://press.example/z: empty"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_web_archive_is_said(tmp_path: Path, data: bytes, expected: list[str]) -> None:
    path = tmp_path / "x.warc"
    path.write_bytes(data)
    found = [line.replace("x.warc", "x", 1) for line in seen(path)]
    assert [line[: len(want)] for line, want in zip(found, expected, strict=True)] == expected


@pytest.mark.parametrize(("encoding", "data"), [("gzip", gzip.compress(PAGE)), ("identity", PAGE), ("", PAGE)])
def test_unpacked(encoding: str, data: bytes) -> None:
    assert unpacked(data, encoding) == PAGE


def test_what_is_unpacked_has_a_limit() -> None:
    before = memory()
    assert len(unpacked(gzip.compress(b"0" * (LARGEST * 10)), "gzip", 1000)) == 1001
    assert len(unpacked(gzip.compress(gzip.compress(b"0" * (LARGEST * 10))), "gzip, gzip", 1000)) == 1001
    assert memory() - before < 500
