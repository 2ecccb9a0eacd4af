"""An ingest while the server runs: whoever asks next sees what was added, and nobody is refused meanwhile."""

from __future__ import annotations

import threading
from pathlib import Path

from serving import ask, serving
from telling import article, filled, meeting, state, who

from graph.store import Store
from ontology.vocabulary import BASE

ALAMI, FERRI = who("Karim Alami", "MA"), who("Luca Ferri", "FR")
DAYS = [f"2026-01-{number + 1:02}" for number in range(12)]
TOLD = [
    article(number, day, meeting(day, ALAMI, FERRI, state("FR"), state("MA")))
    for number, day in enumerate(DAYS, start=1)
]
OFFICIAL = 'SELECT ?one { ?one a lia:Official ; rdfs:label "Karim Alami" }'


def test_a_page_shows_what_was_just_ingested(tmp_path: Path) -> None:
    path = tmp_path / "store"
    filled(path, TOLD[0])
    with Store.open(path) as store:
        page = "/id/" + str(next(iter(store.query(OFFICIAL)))[0].value).removeprefix(BASE)
    refused: list[int] = []
    done = threading.Event()

    def read(address: str) -> None:
        while not done.is_set():
            status = ask(address).status
            if status != 200:
                refused.append(status)

    with serving(path) as server:
        addresses = [server + one for one in (page, "/", "/timeline", "/id/country/MA")]
        readers = [threading.Thread(target=read, args=[one]) for one in addresses]
        for reader in readers:
            reader.start()
        try:
            with Store.open(path, write=True) as store:  # it stays open, as that of an ingest does
                for day, told in zip(DAYS[1:], TOLD[1:], strict=True):
                    tag = ask(server + page).headers["etag"]
                    store.add(*told)
                    answer = ask(server + page, headers={"If-None-Match": tag})
                    assert (answer.status, f"meeting held {day}" in answer.text) == (200, True)
                store.forget(TOLD[-1][0].id)
                assert f"meeting held {DAYS[-1]}" not in ask(server + page).text
                store.quads.optimize()  # files that are read from go
            for address in addresses:
                assert ask(address).status == 200
        finally:
            done.set()
            for reader in readers:
                reader.join()
    assert refused == []
