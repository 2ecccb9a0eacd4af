"""Fuzz the readers of sources for as long as you like: needs Linux and `pip install atheris`.

    python scripts/fuzz.py page|text|jsonl|warc|zip|tar [-max_total_time=600] [CORPUS…]

What it raises besides the errors that users are told is a bug: mend it and add the input to `tests/test_ingest_hostile.py`.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import atheris  # type: ignore[import-not-found]  # installed for fuzzing only

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

with atheris.instrument_imports(include=["ingest"]):
    from ingest.article import Given, article
    from ingest.document import Document, document
    from ingest.source import READERS
    from ontology.errors import LiaisonError

FRENCH = Given(language="fr")
ENDINGS = {"jsonl": ".jsonl", "warc": ".warc", "zip": ".zip", "tar": ".tar.gz"}


def one(data: bytes) -> None:
    """Read some bytes as an ingest does."""
    kind = sys.argv[1]
    found = READERS[ENDINGS[kind]](io.BytesIO(data), "x") if kind in ENDINGS else [document("x", data, kind)]
    for item in found:
        try:
            if isinstance(item, Document):
                article(item, FRENCH)
        except LiaisonError as error:
            if "\n" in str(error):
                raise


if __name__ == "__main__":
    atheris.Setup([sys.argv[0], *sys.argv[2:]], one)
    atheris.Fuzz()
