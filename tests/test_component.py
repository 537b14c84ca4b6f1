"""The extractor inside a spaCy pipeline."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

TEXT = "全市共有1200名教师，比去年增加8%。"


@pytest.fixture(scope="module")
def nlp() -> Language:
    pipeline = spacy.blank("zh")
    pipeline.add_pipe("claims", config={"published": "2024-05-01"})
    return pipeline


def test_spans_cover_the_claims(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert doc.spans["claims"]
    for span in doc.spans["claims"]:
        claim = span._.claim
        selector = claim["selector"]
        assert TEXT[selector["start"] : selector["end"]] == selector["exact"]
        assert selector["exact"] in span.text


def test_claims_survive_bytes_and_processes(nlp: Language) -> None:
    doc = nlp(TEXT)
    again = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert [span._.claim["id"] for span in again.spans["claims"]] == [
        span._.claim["id"] for span in doc.spans["claims"]
    ]
    parallel = list(nlp.pipe([TEXT, TEXT], n_process=2))
    assert [len(d.spans["claims"]) for d in parallel] == [len(doc.spans["claims"])] * 2


def test_a_documents_own_date_goes_first(nlp: Language) -> None:
    doc = nlp.make_doc("去年共有30家公司上市。")
    doc._.published = "2011-03-01"
    claims = [span._.claim for span in nlp(doc).spans["claims"]]
    assert {q["start_date"] for claim in claims for q in claim["quantities"] if q["kind"] == "date"} <= {"2010-01-01"}


def test_english_pipeline() -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("claims")
    doc = pipeline("The company hired 300 engineers.")
    assert [span._.claim["lang"] for span in doc.spans["claims"]] == ["en"]
