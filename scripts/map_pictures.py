"""Take the pictures of the map in `docs/`: of the examples, and of made-up worlds of 60, 300 and 3,000 names.

They show the page as Chromium draws it. Look at them before they are kept.
"""

import sys
import tempfile
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

from browser import chromium, visiting, written  # noqa: E402 # after the path
from mapworld import records  # noqa: E402 # after the path

from exports.map import to_map  # noqa: E402 # after the path
from graph.names import Speaker  # noqa: E402 # after the path
from graph.store import Store  # noqa: E402 # after the path
from ingest.article import articles  # noqa: E402 # after the path
from ingest.reader import Reader  # noqa: E402 # after the path

AROUND = "liaison.expand(liaison.model.search('%s')[0].node, 2, true)"
LARGEST = 300_000
PICTURES = [
    ("map.png", "en", 0, "light", AROUND % "Mikael Wern"),
    ("map-world.png", "fr", 0, "light", "liaison.view('geography')"),
    ("map-arabic.png", "ar", 0, "dark", ""),
    ("map-60.png", "en", 60, "light", ""),
    ("map-300.png", "en", 300, "light", "liaison.view('network')"),
    ("map-300-name.png", "en", 300, "light", "liaison.expand(liaison.model.nodes.find((one) => one.type === 'official' && one.lines.length > 6), 1, true)"),
    ("map-3000.png", "en", 3000, "light", "document.getElementById('view-network').click(); document.getElementById('all-names').click()"),
    ("map-timeline.png", "en", 300, "light", "liaison.view('timeline')"),
]  # fmt: skip
"""Each picture: its file, the language, how many made-up names (0: the examples), light or dark, what is done first."""


def main() -> None:
    """Take each picture."""
    examples = {lang: example_page(lang) for lang in ("en", "fr", "ar")}
    with chromium() as browser, tempfile.TemporaryDirectory() as folder:
        for name, lang, size, scheme, action in PICTURES:
            text = to_map(records(size), lang=lang) if size else examples[lang]
            with visiting(browser, written(text, Path(folder)), color_scheme=scheme) as visit:
                visit.run(f"() => {{ {action} }}")
                visit.page.wait_for_timeout(1200)
                visit.page.screenshot(path=Path(folder, name))
            keep(Image.open(Path(folder, name)).convert("RGB"), ROOT / "docs" / name)
            print(name, (ROOT / "docs" / name).stat().st_size // 1000, "KB")


def keep(picture: Image.Image, path: Path) -> None:
    """Save a picture; in 255 colours if it is large otherwise."""
    picture.save(path, optimize=True)
    if path.stat().st_size > LARGEST:
        picture.quantize(255, dither=Image.Dither.NONE, kmeans=3).save(path, optimize=True)


def example_page(lang: str) -> str:
    """The map of the example articles in a language."""
    reader = Reader()
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder, "store"), write=True) as store:
        for article in articles(str(ROOT / "examples")):
            store.add(article, reader.facts(article))
        return to_map(store.facts(), lang=lang, name=Speaker(store, lang).name)


if __name__ == "__main__":
    main()
