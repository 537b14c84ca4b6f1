"""Claims in the shapes that other programs know: schema.org Claim, W3C Web Annotation, Google's Fact Check Tools.

Pure functions from what `db.queries` reads to plain JSON. `Addresses` says where our pages are, so that every `@id`
resolves. ClaimReview is written only where a person has reviewed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from claims.ingest.addresses import is_on_the_web
from db.reading.queries import ClaimDetail

Json = dict[str, Any]
SCHEMA_ORG = "https://schema.org"
WEB_ANNOTATION = "http://www.w3.org/ns/anno.jsonld"


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where this database is published; `base` is the address of its front page without a slash at the end."""

    base: str

    def claim(self, claim_id: str) -> str:
        """The page of a claim."""
        return f"{self.base}/claim/{claim_id}"

    def appearance(self, appearance_id: str, claim_id: str) -> str:
        """The place on the page of a claim that shows one appearance."""
        return f"{self.claim(claim_id)}#a-{appearance_id}"

    def source(self, source_id: str) -> str:
        """The page of a source."""
        return f"{self.base}/source/{source_id}"

    def annotations(self, source_id: str) -> str:
        """The annotations of a source."""
        return f"{self.base}/api/v1/sources/{source_id}/annotations.jsonld"


def text_fragment(url: str | None, selector: Mapping[str, Any]) -> str | None:
    """A link that opens a page at the words of `selector` and marks them there; None without an http address.

    Words over several lines are given by the first and the last line. Without context: a clause is rarely told twice,
    and context that ends inside a Chinese word makes browsers find nothing at all.

    >>> text_fragment("https://a.example/1", {"exact": "two, three"})
    'https://a.example/1#:~:text=two%2C%20three'
    """
    if url is None or not is_on_the_web(url):
        return None
    lines = [line.strip() for line in selector["exact"].split("\n") if line.strip()]
    if not lines:
        return url
    wanted = _part(lines[0]) if len(lines) == 1 else f"{_part(lines[0])},{_part(lines[-1])}"
    page = url.split("#")[0]
    return f"{page}#:~:text={wanted}"


def _part(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")


def schema_claim(detail: ClaimDetail, addresses: Addresses) -> Json:
    """schema.org Claim with its appearances, its figures as observations, and the reviews that people made of it."""
    node = _claim(detail, addresses)
    if not detail.reviews:
        return {"@context": SCHEMA_ORG, **node}
    reviews = [_claim_review(review, node, {"@id": node["@id"]}) for review in detail.reviews]
    return {"@context": SCHEMA_ORG, "@graph": [node, *reviews]}


def claim_reviews(detail: ClaimDetail, addresses: Addresses) -> list[Json]:
    """Each review that a person made of a claim as schema.org ClaimReview, with the whole claim in it."""
    node = _claim(detail, addresses)
    return [_claim_review(review, node, node) for review in detail.reviews]


def review_feed(reviews: list[Any], address: str, written: str | None) -> Json:
    """schema.org DataFeed of ClaimReviews, as fact-checkers hand theirs out; `written` is when one came last."""
    feed: Json = {"@context": SCHEMA_ORG, "@type": "DataFeed", "@id": address, "name": "Claim reviews"}
    return {**feed, **_told({"dateModified": written}), "dataFeedElement": reviews}


def feed_item(review: Json) -> Json:
    """A ClaimReview as an element of that feed."""
    return {"@type": "DataFeedItem", **_told({"dateCreated": review.get("datePublished")}), "item": [review]}


def _claim(detail: ClaimDetail, addresses: Addresses) -> Json:
    claim = detail.claim
    address = addresses.claim(claim.id)
    works = [_work(each, addresses) for each in detail.appearances]
    names = list(dict.fromkeys(said["name"] for each in detail.appearances for said in each["attributions"]))
    node: Json = {
        "@type": "Claim",
        "@id": address,
        "url": address,
        "text": claim.text,
        "inLanguage": claim.lang,
        "description": claim.gloss,
        "about": [_observation(each) for each in _figures(detail)],
        "appearance": works,
    }
    if works:
        node["firstAppearance"] = works[0]
    if names:
        node["author"] = [{"@type": "Thing", "name": name} for name in names]
    return node


def _figures(detail: ClaimDetail) -> list[Json]:
    quantities = detail.appearances[0]["quantities"] if detail.appearances else []
    return [each for each in quantities if each["kind"] != "date"]


def _observation(quantity: Mapping[str, Any]) -> Json:
    """A figure; money as MonetaryAmount, whose currency is the ISO 4217 code."""
    is_money = quantity["kind"] == "money"
    found: Json = {
        "@type": "MonetaryAmount" if is_money else "Observation",
        "name": quantity["item"] or quantity["exact"],
    }
    if quantity["max_value"] is None:
        found["value"] = quantity["value"]
    else:
        found |= {"minValue": quantity["value"], "maxValue": quantity["max_value"]}
    if quantity["unit"] is not None:
        found["currency" if is_money else "unitText"] = quantity["unit"]
    return found


def _work(appearance: Mapping[str, Any], addresses: Addresses) -> Json:
    source = appearance["source"]
    work: Json = {
        "@type": "CreativeWork",
        "@id": addresses.source(source["id"]),
        "url": text_fragment(source["url"], appearance["selector"]) or addresses.source(source["id"]),
    }
    told = {
        "headline": source["title"],
        "datePublished": source["published"],
        "inLanguage": source["lang"] or None,
        "publisher": {"@type": "Organization", "name": source["publisher"]} if source["publisher"] else None,
    }
    return {**work, **_told(told)}


def _claim_review(review: Mapping[str, Any], claim: Json, reviewed: Json) -> Json:
    rating = {
        "alternateName": review["rating"],
        "ratingValue": review["rating_value"],
        "bestRating": review["best_rating"],
        "worstRating": review["worst_rating"],
    }
    author = {"name": review["publisher"] or review["author"], "url": review["site"]}
    told = {
        "url": review["url"],
        "name": review["title"],
        "inLanguage": review["lang"],
        "datePublished": review["reviewed_at"],
        "reviewBody": review["text"],
        "author": {"@type": "Organization", **_told(author)} if author["name"] else None,
    }
    return {
        "@type": "ClaimReview",
        "@id": f"{claim['@id']}#review-{review['id']}",
        "claimReviewed": claim["text"],
        "reviewRating": {"@type": "Rating", **_told(rating)},
        "itemReviewed": reviewed,
        **_told(told),
    }


def _told(members: Mapping[str, Any]) -> Json:
    return {name: value for name, value in members.items() if value is not None}


def annotation(appearance: Mapping[str, Any], fetched_at: str, addresses: Addresses) -> Json:
    """W3C Web Annotation of one appearance: the claim as its body, the words and their place as its target."""
    source, selector = appearance["source"], appearance["selector"]
    claim_id = appearance["claim_id"] or appearance["id"]
    return {
        "id": addresses.appearance(appearance["id"], claim_id),
        "type": "Annotation",
        "motivation": "identifying",
        "body": [
            addresses.claim(claim_id),
            {"type": "TextualBody", "value": appearance["gloss"], "format": "text/plain", "language": "en"},
        ],
        "target": {
            "source": source["url"] if is_on_the_web(source["url"]) else addresses.source(source["id"]),
            "state": {"type": "TimeState", "sourceDate": fetched_at, "cached": addresses.source(source["id"])},
            "selector": [
                {"type": "TextQuoteSelector", **{name: selector[name] for name in ("prefix", "exact", "suffix")}},
                {"type": "TextPositionSelector", **{name: selector[name] for name in ("start", "end")}},
            ],
        },
    }


def annotation_page(
    annotations: list[Any], start: int, address: str, *, before: str | None = None, after: str | None = None
) -> Json:
    """A page of a W3C Annotation Collection: its items, the first of them number `start`, and the pages beside it."""
    told = {"prev": before, "next": after}
    return {"id": address, "type": "AnnotationPage", **_told(told), "startIndex": start, "items": annotations}


def annotation_collection(label: str, address: str, total: int, first: Json, last: str) -> Json:
    """W3C Annotation Collection with its first page in it, and where the last one is."""
    named: Json = {"id": address, "type": "AnnotationCollection", "label": label, "total": total}
    return {"@context": WEB_ANNOTATION, **named, "first": first, "last": last}


def page_alone(page: Json, label: str, address: str, total: int) -> Json:
    """A page that is sent by itself, with the collection at `address` of which it is a part."""
    whole = {"id": address, "type": "AnnotationCollection", "label": label, "total": total}
    return {"@context": WEB_ANNOTATION, **page, "partOf": whole}


def google_claim(detail: ClaimDetail) -> Json:
    """One claim as Fact Check Tools v1alpha1 answers; `claimReview` only where a person has reviewed.

    Our own id and gloss go into the one extra member `claimtrail`.
    """
    claim = detail.claim
    names = [said["name"] for each in detail.appearances for said in each["attributions"]]
    publishers = [each["source"]["publisher"] for each in detail.appearances if each["source"]["publisher"]]
    found: Json = {"text": claim.text}
    if names or publishers:
        found["claimant"] = (names or publishers)[0]
    if claim.first_published:
        found["claimDate"] = _instant(claim.first_published)
    if detail.reviews:
        found["claimReview"] = [_google_review(review) for review in detail.reviews]
    return {**found, "claimtrail": {"id": claim.id, "gloss": claim.gloss}}


def _google_review(review: Mapping[str, Any]) -> Json:
    told = {
        "publisher": _told({"name": review["publisher"], "site": review["site"]}) or None,
        "url": review["url"],
        "title": review["title"],
        "reviewDate": _instant(review["reviewed_at"]) if review["reviewed_at"] else None,
        "textualRating": review["rating"],
        "languageCode": review["lang"],
    }
    return _told(told)


def _instant(day: str) -> str:
    return f"{day}T00:00:00Z" if len(day) == len("2026-11-20") else day
