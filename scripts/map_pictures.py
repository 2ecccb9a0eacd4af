"""Take the pictures of the map in `docs/`: of the examples, and of made-up worlds of 60, 300 and 3,000 names.

They show the page as Chromium draws it: all of them, or those named (`map-paper.png`). Look at them before they are kept.
"""

import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests"), str(ROOT / "benchmarks")]

from browser import Visit, chromium, visiting, written  # noqa: E402 # after the path
from mapworld import records  # noqa: E402 # after the path

from exports.map import to_map  # noqa: E402 # after the path
from graph.names import Speaker  # noqa: E402 # after the path
from graph.store import Store  # noqa: E402 # after the path
from ingest.article import articles  # noqa: E402 # after the path
from ingest.reader import Reader  # noqa: E402 # after the path

AROUND = "liaison.expand(liaison.model.search('%s')[0].node, 2, true)"
STORY = """liaison.view('overview');
  const keep = (said) => { liaison.story.text.value = said; liaison.story.keep(); };
  keep('Countries that work with Morocco'); liaison.view('geography'); keep('Where they lie');
  liaison.view('network'); liaison.open({ node: liaison.model.search('Mikael Wern')[0].node }); keep('Mikael Wern met three of them');
  liaison.story.go(1); document.getElementById('side').scrollTop = 9999;"""
SCREEN, PHONE, PAPER = {"width": 1440, "height": 1080}, {"width": 390, "height": 844}, {"width": 1032, "height": 640}
LARGEST = 300_000
PICTURES = [
    ("map.png", "en", 0, "light", AROUND % "Mikael Wern"),
    ("map-story.png", "en", 0, "light", STORY),
    ("map-phone.png", "en", 0, "light", ""),
    ("map-paper.png", "fr", 0, "dark", AROUND % "Mikael Wern"),
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
            if sys.argv[1:] and name not in sys.argv[1:]:
                continue
            text = to_map(records(size), lang=lang) if size else examples[lang]
            size_of = PHONE if "phone" in name else SCREEN
            with visiting(browser, written(text, Path(folder)), color_scheme=scheme, viewport=size_of) as visit:
                visit.run(f"() => {{ {action} }}")
                visit.page.wait_for_timeout(1200)
                if "paper" in name:
                    lay_out_for_paper(visit)
                visit.page.screenshot(path=Path(folder, name))
            picture = Image.open(Path(folder, name)).convert("RGB")
            keep(ImageOps.expand(picture, 44, "white") if "paper" in name else picture, ROOT / "docs" / name)
            print(name, (ROOT / "docs" / name).stat().st_size // 1000, "KB")


def lay_out_for_paper(visit: Visit) -> None:
    """Show the page as it is printed: its first sheet of A4."""
    visit.run("() => window.dispatchEvent(new Event('beforeprint'))")
    visit.page.set_viewport_size(PAPER)
    visit.page.emulate_media(media="print")


def keep(picture: Image.Image, path: Path) -> None:
    """Save a picture; in 255 colours if it is large otherwise."""
    picture.save(path, optimize=True)
    if path.stat().st_size > LARGEST:
        picture.quantize(255, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE).save(path, optimize=True)


def example_page(lang: str) -> str:
    """The map of the example articles in a language."""
    reader = Reader()
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder, "store"), write=True) as store:
        for article in articles(str(ROOT / "examples")):
            store.add(article, reader.facts(article))
        return to_map(store.facts(), lang=lang, speaker=Speaker(store, lang))


if __name__ == "__main__":
    main()
