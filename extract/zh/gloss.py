"""A Chinese claim in an English sentence, made of its parts: subject, noun, verb, figures, place.

It translates no sentence: each kind of claim has its frame (`23,000 residents evacuated`, `Company: revenue up 12%`),
and what cannot be said well is not said. Verbs are `extract.zh.predicate`, nouns `extract.zh.wording`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from extract.dictionary import noun
from extract.document import Document, Token
from extract.figures import plural, rendered
from extract.fold import fold
from extract.model import Claim, Quantity
from extract.zh.conjugation import closed, is_bare
from extract.zh.happening import event, gist
from extract.zh.numerals import evaluate
from extract.zh.phrasebook import tables
from extract.zh.predicate import Said, after_figure, before_figure, is_verb
from extract.zh.wording import classifier, phrase

BEFORE = 26  # characters before the first figure that may hold its verb and noun
BEHIND = 18
NAMED = 60  # characters of a gloss's subject
FIGURES = 3


def item(quantity: Quantity, document: Document) -> str | None:
    """The counted thing in English, singular; what its classifier says where nobody understands it, else None."""
    if quantity.item is None:
        return _classified(quantity, document) if quantity.kind == "count" else None
    folded = fold(quantity.item)
    text = phrase(folded)
    if text and not text.rpartition(" ")[2][:1].isupper():
        return text
    if text and folded[-1] not in _PEOPLES and noun(folded) == text:
        return text
    return _classified(quantity, document)


def _classified(quantity: Quantity, document: Document) -> str | None:
    """What a classifier alone says is counted: times, pairs, people; None for a place in a row (前两名)."""
    if document.folded[quantity.start - 1 : quantity.start] in _PLACED:
        return None
    for length in (2, 1):
        said = tables().counted.get(document.folded[max(quantity.start, quantity.end - length) : quantity.end])
        if said is not None:
            return said
    return None


_PLACED = frozenset("前第到至首排")
_PEOPLES = frozenset("国洲省市")  # at the end of a place, which is not what is counted


def around(claim: Claim, document: Document, figures: Sequence[Quantity], change: str) -> str:
    """`Subject: noun verb figures`; `change`, when given, stands for the figures."""
    subject, span = _subject(claim, document)
    if not figures:
        return _event(claim, document, subject, span)
    if figures[0].kind == "count" and figures[0].item is None and claim.subject in ("人", "人们", "人們"):
        figures = [replace(figures[0], item="人"), *figures[1:]]
    first, last = figures[0].start, max(_after(q) for q in figures)
    said = before_figure(_before(claim, document, _front(figures[0])), span)
    if _front(figures[0]) < first and (
        not said.verb or claim.kind == "share"
    ):  # the counted thing stands before, as the subject
        figures = [replace(figures[0], item=None), *figures[1:]]
        said = before_figure(_before(claim, document, first), span)
    behind = _behind(claim, document, last)
    said = _fitting(said, figures[0], document, behind)
    if change:
        change = f"not {change}" if claim.negated else change
        return _named(subject, said._replace(verb=""), _since(change, claim, document), span)
    text = _figures(claim, document, figures)
    head = figures[0]
    if head.kind in ("percent", "ratio") and claim.kind == "share" and not head.item:
        text, whole = _share(text, behind)
        subject = "" if whole and whole == subject.lower() else subject
    if head.kind == "duration":
        text = _lasting(text, head, document, said)
    verb, thing = after_figure(behind) if head.kind == "count" and said.verb in ("", "caused") else ("", "")
    if verb:
        said = said._replace(verb="")
        verb = verb if thing else closed(verb)
        text = " ".join(part for part in (text, verb, thing) if part)
    if _is_counted(claim, figures):
        subject = ""
        if not said.verb:
            said = Said("", "", -1)
    elif said.topic and (item(head, document) == said.topic or said.topic in ("world", *tables().wide.values())):
        said = said._replace(topic="")
    if claim.negated and not said.verb and "not " not in text:
        text = f"no {text.removeprefix('1 ')}" if verb and head.value == 1 else f"not {text}"
    body = _named(subject, said, text, span)
    return f"{body}{_where(claim, document, subject)}"


def _fitting(said: Said, figure: Quantity, document: Document, behind: Sequence[Token]) -> Said:
    """Without a verb that the figure is no object of: one that takes a clause, one that takes no time."""
    begin, end = figure.start, figure.end
    idle = (
        "周年" in document.folded[begin : end + 2]
        or (said.base in tables().arguing and any(token.tag == "v" for token in behind[:4]))
        or (figure.kind == "duration" and said.base in tables().momentary)
        or (figure.kind == "count" and not item(figure, document) and is_bare(said.base))
    )
    if idle:
        return said._replace(verb="", base="")
    if figure.kind == "count" and not said.verb and not item(figure, document):
        return said._replace(topic="")  # 公寓15次
    if figure.kind == "count" and said.verb.endswith(" to"):
        return said._replace(verb=said.verb[:-3])  # sentenced 2 students
    return said


def _named(subject: str, said: Said, text: str, span: tuple[int, int]) -> str:
    """Subject, noun, verb and figures; the subject is that of the verb when both stand side by side."""
    body = " ".join(part for part in (said.topic, said.verb, text) if part)
    if not subject or said.topic == subject:
        return body[:1].upper() + body[1:]
    if not said.topic and (
        (said.verb and 0 <= said.start - span[1] <= NEAR and span[0] >= 0) or text.startswith(("up ", "down "))
    ):
        return f"{subject} {body}"
    return f"{subject}: {body}"


def _share(text: str, behind: Sequence[Token]) -> tuple[str, str]:
    """69% of respondents, and the noun in the singular that follows the share."""
    run: list[str] = []
    skipped = 0
    for token in behind:
        if token.tag in ("uj", "ul") and not run:
            skipped += 1
            continue
        if token.tag not in ("n", "vn", "b", "ns", "nz", "j", "nr") and token.word not in ("受访", "受访者"):
            break
        run.append(token.word)
    whole = phrase("".join(run)) if run else ""
    verb, thing = after_figure(behind[skipped + len(run) :]) if run else ("", "")
    return " ".join(part for part in (f"{text} of {plural(whole)}" if whole else text, verb, thing) if part), whole


def _lasting(text: str, quantity: Quantity, document: Document, said: Said) -> str:
    """A length of time with what places it: for 3 years behind a verb, 2 days later, 3 years earlier."""
    for length in (2, 1):
        word = tables().behind.get(document.folded[quantity.end : quantity.end + length])
        if word is not None:
            return f"{text} {word}"
    last = said.verb.rpartition(" ")[2]
    if not said.verb or last in ("to", "for", "lasted", "last", "took", "need", "needed") or text.startswith("<="):
        return text.replace("<=", "within ", 1) if text.startswith("<=") else text
    return f"for {text}"


def _where(claim: Claim, document: Document, subject: str) -> str:
    """in Beijing, nationwide: empty when nothing says so or the subject does."""
    place = fold(claim.place) if claim.place else ""
    name = phrase(place) if place and place[0] != "全" and place not in ("国内", "世界各地") else ""
    if name:
        return "" if name in subject else f" in {name}"
    wide = tables().wide_words.search(document.folded, claim.start, min(claim.end, claim.start + 40))
    word = tables().wide[wide.group()] if wide else ""
    return f" {word}" if word and word not in subject else ""


def _since(change: str, claim: Claim, document: Document) -> str:
    """A change with the period it compares with."""
    found = tables().compared_words.search(document.folded, claim.start, claim.end)
    return f"{change} {tables().compared[found.group()]}" if found else change


def _is_counted(claim: Claim, figures: Sequence[Quantity]) -> bool:
    """The subject is what is counted: it need not be said twice."""
    return any(q.kind == "count" and q.item and claim.subject and q.item in claim.subject for q in figures[:1])


def _front(quantity: Quantity) -> int:
    """The start of a quantity with the counted thing before it (捐出口罩20万个)."""
    return min(quantity.start, quantity.item_start if quantity.item_start is not None else quantity.start)


def _after(quantity: Quantity) -> int:
    """The end of a quantity with the counted thing behind it."""
    if quantity.item is not None and quantity.item_start is not None and quantity.item_start >= quantity.start:
        return max(quantity.end, quantity.item_start + len(quantity.item))
    return quantity.end


_NUMBERED = re.compile(r"([一二三四五六七八九十]{1,3}|\d{1,3})号$")


def _subject(claim: Claim, document: Document) -> tuple[str, tuple[int, int]]:
    """The subject in English without figures in it, and where it stands; before the clause it stands at -1."""
    if not claim.subject:
        return "", (-1, -1)
    start = document.text.rfind(claim.subject, claim.start, claim.end)
    span = (start, start + len(claim.subject)) if start >= 0 else (-1, -1)
    folded = fold(claim.subject)
    if start >= 0:
        for quantity in claim.quantities:
            if span[0] < quantity.start < span[1]:
                folded = folded[: quantity.start - span[0]]
    if folded in tables().subjectless or is_verb(folded):
        return "", (-1, -1)
    text = phrase(folded)
    at = start if start >= 0 else document.text.rfind(claim.subject, claim.sentence_start, claim.start)
    if text and at > 0 and document.folded[at - 1] == "号":
        numbered = _NUMBERED.search(document.folded, max(0, at - 6), at)
        text = f"{text} {evaluate(numbered[1])}" if numbered is not None else text
    return (text[:1].upper() + text[1:] if len(text) <= NAMED else ""), span


def _before(claim: Claim, document: Document, first: int) -> list[Token]:
    low = max(
        claim.start,
        first - BEFORE,
        *(a.end for a in claim.attributions if a.end <= first),
        *(q.end for q in claim.quantities if q.end <= first and q.kind != "date"),
    )
    return document.tokens_between(low, first) if low < first else []


def _behind(claim: Claim, document: Document, last: int) -> list[Token]:
    high = min(claim.end, last + BEHIND, *(q.start for q in claim.quantities if q.start >= last))
    return document.tokens_between(last, high) if last < high else []


def _figures(claim: Claim, document: Document, figures: Sequence[Quantity]) -> str:
    """The figures in their order; part and whole as `243 of 492 companies`."""
    part = next((q for q in figures if q.role == "part"), None)
    whole = next((q for q in figures if q.role == "whole"), None)
    if part is not None and whole is not None:
        rest = [q for q in figures if q.role not in ("part", "whole")][:1]
        shares = f" ({_figure(rest[0], document)})" if rest else ""
        return f"{rendered(part, None, classifier)} of {_figure(whole, document)}{shares}"
    share = next((q for q in figures if q.role == "main" and q.kind in ("percent", "ratio")), None)
    if whole is not None and share is not None:
        return f"{_figure(share, document)} of {_figure(whole, document)}"
    texts = [_figure(q, document) for q in figures[:FIGURES]]
    return ", ".join(text for index, text in enumerate(texts) if text and text not in texts[:index])


def _figure(quantity: Quantity, document: Document) -> str:
    text = rendered(quantity, item(quantity, document), classifier)
    if quantity.kind in ("percent", "money", "count", "measure") and quantity.direction:
        text = f"{quantity.direction} {text}"
    return text


_SPOKE = re.compile(r"表示|说|指出|发文|声明|称|回应|通报|讲话|发言|致辞|撰文|谴责|指(?=[，:])")
_PART = re.compile(r"[，、;:]")
NEAR = 22  # characters between a subject and its verb, the date among them


def _event(claim: Claim, document: Document, subject: str, span: tuple[int, int]) -> str:
    """Subject, verb and object of a dated happening; the subject and what it is about where no verb is known."""
    start = span[1] if span[1] > claim.start else claim.start
    tokens: list[Token] = []
    for low, high in _gaps(claim, start):
        tokens += document.tokens_between(low, high)
    told = event(tokens)
    if not told.verb and subject and _SPOKE.search(document.folded, claim.start, claim.end):
        return f"{subject} made a statement"
    if not told.verb:
        about = gist(tokens) if span[0] < 0 or not subject else ""
        about = "" if about.lower() in subject.lower() else about
        return f"{subject}: {about}" if subject and about else subject or about[:1].upper() + about[1:]
    body = f"{told.verb} {told.thing}".rstrip()
    if told.topic and told.topic.lower() not in subject.lower():
        body = f"{told.topic} {body}"
    if not subject:
        return f"{body[:1].upper()}{body[1:]}{_where(claim, document, body)}"
    beside = (
        told.topic == ""
        and 0 <= told.start - span[1] <= NEAR
        and not _PART.search(document.folded, span[1], told.start)
    )
    return f"{subject} {body}{_where(claim, document, subject)}" if beside else f"{subject}: {body}"


def _gaps(claim: Claim, start: int) -> list[tuple[int, int]]:
    """The clause from `start` without its dates and the words that attribute."""
    taken = sorted([*((q.start, q.end) for q in claim.quantities), *((a.start, a.end) for a in claim.attributions)])
    edges = [(start, start), *((low, high) for low, high in taken if high > start), (claim.end, claim.end)]
    return [
        (max(one[1], start), min(two[0], start + 60))
        for one, two in pairwise(edges)
        if one[1] < two[0] and one[1] < start + 60
    ]
