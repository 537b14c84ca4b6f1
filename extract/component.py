"""The extractor as a spaCy pipeline component, for people who already have a spaCy pipeline.

    nlp = spacy.blank("zh")
    nlp.add_pipe("claims")
    doc = nlp("全国已有两千万多个摄像头。")
    doc.spans["claims"][0]._.claim["gloss"]

Claims are plain dicts with character offsets (a dataclass would break `Doc.to_bytes` and `n_process=2`).
"""

from __future__ import annotations

from datetime import date
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span

SPANS_KEY = "claims"


@Language.factory(
    "claims",
    default_config={"published": None, "region": None},
    assigns=["doc.spans", "span._.claim"],
    retokenizes=False,
)
def make_claims_component(nlp: Language, name: str, published: str | None, region: str | None) -> ClaimsComponent:
    """Builds the component: `published` (YYYY-MM-DD) dates the texts, `region` (cn, hk, tw …) decides bare units."""
    return ClaimsComponent(nlp.lang, published, region)


class ClaimsComponent:
    """Fills `doc.spans["claims"]` with one span a claim and `span._.claim` with the claim as a dict.

    A document's own date of publication, in `doc._.published` (YYYY-MM-DD), goes before the component's.
    """

    def __init__(self, lang: str | None, published: str | None, region: str | None) -> None:
        self.lang = lang
        self.published = published
        self.region = region
        if not Span.has_extension("claim"):
            Span.set_extension("claim", getter=_claim_of)
        for extension, default in (("published", None), ("claims", {})):
            if not Doc.has_extension(extension):
                Doc.set_extension(extension, default=default)

    def __call__(self, doc: Doc) -> Doc:
        """Adds the claims of `doc`; its tokens stay as they are."""
        from extract import Source, extract
        from extract.appearance import appearance

        published = doc._.published or self.published
        source = Source(doc.text, lang=self.lang)
        spans: list[Span] = []
        claims: dict[str, dict[str, Any]] = {}
        for claim in extract(
            doc.text, self.lang, date.fromisoformat(published) if published else None, region=self.region
        ):
            # char_span is None inside a word token, so the span grows to whole tokens.
            span = doc.char_span(claim.start, claim.end, label=claim.kind, alignment_mode="expand")
            if span is None:  # a claim of white space only, which the rules never make
                continue
            record = appearance(claim, source)
            span.id_ = record["id"]
            claims[record["id"]] = record
            spans.append(span)
        doc.spans[SPANS_KEY] = spans
        doc._.claims = claims
        return doc


def _claim_of(span: Span) -> dict[str, Any] | None:
    found: dict[str, Any] | None = span.doc._.claims.get(span.id_)
    return found
