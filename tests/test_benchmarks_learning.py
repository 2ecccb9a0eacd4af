"""The benchmark of what could be learnt: its model learns, and its features say where a sign stands."""

from __future__ import annotations

import loglinear
from pairs import officials
from surroundings import features

from ingest.reader import Reader
from ontology.records import Article


def test_a_model_learns_which_feature_tells_the_answers_apart() -> None:
    given = [frozenset({"met", str(n % 3)}) for n in range(30)] + [frozenset({"wrote", str(n % 3)}) for n in range(30)]
    model = loglinear.learn(given, [1] * 30 + [0] * 30, 4, penalty=1.0)
    (met,), (wrote,) = (model.chances([frozenset({word})]) for word in ("met", "wrote"))
    assert met[1] > 0.8 > 0.2 > wrote[1]
    assert abs(met.sum() - 1) < 1e-9


def test_features_say_where_a_sign_stands() -> None:
    text = (
        "La réunion des douanes est loin. Le préfet de Dakar, Amadou Faye, écoute le directeur malien de la sûreté, Sidi Traoré. "
        "Il pleut."
    )
    story, drafts = Reader().drafts(Article("article/0", "made.txt", text, "fr", published="2026-03-12"))
    (two,) = officials(story)
    found = features(story, drafts, two)
    assert {"between|lemma:fr:écouter", "any|lemma:fr:écouter", "any|noun:meeting"} <= found
    assert not {"between|noun:meeting", "before|noun:meeting", "far|noun:meeting"} & found
