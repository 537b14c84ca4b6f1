"""A Chinese claim in an English sentence, made of its parts: subject, noun, verb, figures, place.

It translates no sentence: each kind of claim has its frame (`23,000 residents evacuated`, `Company: revenue up 12%`),
and what cannot be said well is not said. Verbs are `extract.zh.gloss.predicate`, nouns `extract.zh.gloss.wording`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.gloss.figures import plural, rendered
from extract.model import Claim, Quantity
from extract.text.document import Document, Token
from extract.text.fold import fold
from extract.zh.gloss.about import aged, labelled, speaks, subject_of
from extract.zh.gloss.conjugation import closed, form, is_bare, known
from extract.zh.gloss.counted import item
from extract.zh.gloss.figures import figures_told, scale_before
from extract.zh.gloss.framed import LOOSE, OBJECTS, unframed
from extract.zh.gloss.happening import GAP, event, gist
from extract.zh.gloss.lasting import lasting
from extract.zh.gloss.moving import CHANGED, LED, MOVES, moved, since
from extract.zh.gloss.phrasebook import gloss_words
from extract.zh.gloss.predicate import (
    ENDS_OF_TOLLS,
    Said,
    after_figure,
    before_figure,
    defining,
    denied,
    is_object,
    shared,
)
from extract.zh.gloss.wording import classifier, person, phrase

BEFORE = 26  # characters before the first figure that may hold its verb and noun
BEHIND = 18
NEXT = 40  # characters behind a clause that holds nothing but a date
FORESEEN = 20  # characters before a clause that may hold the forecast
_WIDE = 40  # characters from the beginning of a clause that may say that it holds nationwide


def around(claim: Claim, document: Document, figures: Sequence[Quantity], change: str) -> str:
    """`Subject: noun verb figures`; `change`, when given, stands for the figures."""
    denial = _DENIED.search(document.folded, claim.start, figures[0].start) if claim.negated and figures else None
    if denial is not None:
        return _denied(claim, document, figures, change, denial.span())
    subject, span = subject_of(claim, document)
    if figures and figures[0].kind == "age":
        subject = aged(figures[0], document) or subject
    if not figures:
        return _event(claim, document, subject, span)
    if figures[0].kind == "count" and figures[0].item is None and fold(claim.subject or "") in ("人", "人们"):
        figures = [replace(figures[0], item="人"), *figures[1:]]
    label = labelled(claim, document, figures) if not change else ""
    if label:
        told = [replace(q, item=None) if q.item and q.item in (claim.subject or "") else q for q in figures]
        return f"{label}: {figures_told(document, told)}"
    return _stating(claim, document, figures, change, (subject, span))


def _stating(
    claim: Claim, document: Document, figures: Sequence[Quantity], change: str, about: tuple[str, tuple[int, int]]
) -> str:
    """What is stated of what it is about: the verb and noun before the figures, the figures, what the counted do."""
    (subject, span), first, last = about, figures[0].start, max(_after(q) for q in figures)
    long = figures[0].kind == "duration"
    said = before_figure(_before(claim, document, _front(figures[0])), span, lasting=long)
    if _front(figures[0]) < first and (not said.verb or claim.kind == "share") and not _given(claim, document, said):
        subject = plural(subject) if figures[0].item == claim.subject else subject
        figures = [replace(figures[0], item=None), *figures[1:]]  # the counted thing stands before, as the subject
        said = before_figure(_before(claim, document, first), span)
    if several := _parted(claim, document, figures):
        return _named(subject, Said("", "", -1), several, span)
    behind = _behind(claim, document, last)
    said = _fitting(said, figures[0], document, behind)
    if change:
        return _changing(claim, document, figures[0], change, said, (subject, span))
    text, head = figures_told(document, figures), figures[0]
    if head.item and text.endswith(("time", "times")) and (done := known(fold(head.item))):
        subject = "" if head.item in (claim.subject or "") else subject
        return _named(subject, Said("", form(done), -1), text, span)
    if head.kind in ("percent", "ratio") and claim.kind == "share" and not head.item:
        text, whole = shared(text, behind)
        subject = "" if whole and (whole == subject.lower() or span[0] >= last) else subject
    if head.kind == "duration":
        said, text = lasting(text, claim, document, head, said)
    acting = [] if head.kind == "count" and is_object(_before(claim, document, _front(head))) else behind
    said, text, verb = _acting(said, text, head, acting, _foreseen(claim, document, first))
    if head.kind in _DEFINING and not verb and " of " not in text:
        text = defining(text, behind, f"{subject} {said.topic} {said.verb}")
    if verb and head.item and speaks(document, span):  # a speaker is no part of what is said
        subject, span = "", (-1, -1)
    return _closing(claim, document, figures, said, text, verb, (subject, span))


def _closing(
    claim: Claim,
    document: Document,
    figures: Sequence[Quantity],
    said: Said,
    text: str,
    verb: str,
    about: tuple[str, tuple[int, int]],
) -> str:
    """The sentence of its parts: none said twice, denied where the claim is, somebody named and where it was.

    `text` are the figures and what stands behind them, `verb` the one among that.
    """
    (subject, span), head = about, figures[0]
    if _is_counted(claim, figures) or (head.kind == "count" and subject.lower() == item(head, document)):
        subject = ""
        if not said.verb:
            said = Said("", "", -1)
    elif said.topic and (item(head, document) == said.topic or said.topic in {"world", *gloss_words().wide.values()}):
        said = said._replace(topic="")
    if claim.negated and not said.verb and "not " not in text and not text.endswith(GAP):
        text = denied(text, _before(claim, document, head.start), none=bool(verb) and head.value == 1)
    if not subject:
        bound = said.start if said.start >= 0 else head.start
        subject = person(document.folded[claim.start : bound].strip())
        span = (claim.start, bound) if subject else span
    body = _named(subject, said, text, span)
    return f"{body}{_where(claim, document, subject)}"


def _changing(
    claim: Claim, document: Document, figure: Quantity, change: str, said: Said, about: tuple[str, tuple[int, int]]
) -> str:
    """A change of what it is about: a number rose, but a company only has something that did."""
    (subject, span), named = about, fold(claim.subject or "")
    foreseen = _foreseen(claim, document, figure.start)
    change = f"not {change}" if claim.negated else moved(change, claim, document, figure.start, foreseen)
    if named.endswith("者") and figure.kind == "count":
        subject = plural(subject)
    rose = LED.search(change) is not None and not said.topic and named.endswith(MOVES)
    change = since(change, claim, document, figure.start)
    return f"{subject} {change}" if subject and rose else _named(subject, said._replace(verb=""), change, span)


_DEFINING = frozenset(["duration", "money", "measure", "percent"])


_DENIED = re.compile("否认|驳斥")


def _denied(claim: Claim, document: Document, figures: Sequence[Quantity], change: str, denial: tuple[int, int]) -> str:
    """Ministry denied: 200 citizens trapped. Who denies it is no part of what is denied."""
    at = document.text.find(claim.subject or "\n", claim.start, denial[0])
    denier = subject_of(claim, document)[0] if at >= 0 else phrase(document.folded[claim.start : denial[0]].strip())
    told = replace(claim, start=denial[1], negated=False, subject=None if at >= 0 else claim.subject)
    body = around(told, document, figures, change)
    body = body if told.subject else body[:1].lower() + body[1:]
    return f"{denier[:1].upper()}{denier[1:]} denied: {body}".strip() if denier else f"Denied: {body}"


def _acting(said: Said, text: str, head: Quantity, behind: Sequence[Token], foreseen: str) -> tuple[Said, str, str]:
    """What the counted do, said behind them: the verb, the text with it and what is said before."""
    verb, thing = "", ""
    happened = said.base in gloss_words().intransitive  # 死了3人
    if head.kind == "count" and (happened or said.verb in ("", "caused")):
        end = fold(head.item or "")
        verb, thing = (form(known(end)), "") if end in ENDS_OF_TOLLS else after_figure(behind, foreseen)
        verb = verb or (said.verb if happened else "")
    if not verb:
        return said, text, ""
    return said._replace(verb=""), " ".join(filter(None, (text, verb if thing else closed(verb), thing))), verb


def _fitting(said: Said, figure: Quantity, document: Document, behind: Sequence[Token]) -> Said:
    """Without a verb that the figure is no object of: one that takes a clause, one that takes no time."""
    begin, end = figure.start, figure.end
    idle = (
        "周年" in document.folded[begin : end + 2]
        or (said.base in gloss_words().arguing and any(t.tag == "v" or known(t.word) for t in behind[:4]))
        or (said.base in {"duration": gloss_words().momentary, "number": ("occur",)}.get(figure.kind, ()))
        or (figure.kind == "count" and not item(figure, document) and is_bare(said.base))
    )
    if idle:
        return said._replace(verb="", base="")
    if figure.kind == "count" and not said.verb and not item(figure, document):
        return said._replace(topic="")  # 公寓15次
    if figure.kind == "money" and said.base == "sentence to":
        return said._replace(verb=said.verb.replace("sentenced to", "fined"), base="fine")  # 处以50万元罚款
    if figure.kind != "duration" and said.base == "last":
        return said._replace(verb="kept at", base="keep")  # 维持380亿元
    if figure.kind == "count" and said.verb.endswith(" to"):
        return said._replace(verb=said.verb[:-3])  # sentenced 2 students
    return said


def _named(subject: str, said: Said, text: str, span: tuple[int, int]) -> str:
    """Subject, noun, verb and figures; the subject is that of the verb when both stand side by side."""
    body = " ".join(part for part in (said.topic, said.verb, text) if part)
    if not subject or said.topic == subject:
        return body[:1].upper() + body[1:]
    if not said.topic and ((said.verb and 0 <= said.start - span[1] <= NEAR and span[0] >= 0) or CHANGED.match(text)):
        return f"{subject} {body}"
    return f"{subject}: {body}"


def _where(claim: Claim, document: Document, subject: str) -> str:
    """in Beijing, nationwide: empty when nothing says so or the subject does."""
    place = fold(claim.place) if claim.place else ""
    name = phrase(place) if place and place[0] != "全" and place not in ("国内", "世界各地") else ""
    if name:
        return "" if name in subject else f" in {name}"
    wide = gloss_words().wide_words.search(document.folded, claim.start, min(claim.end, claim.start + _WIDE))
    word = gloss_words().wide[wide.group()] if wide else ""
    return f" {word}" if word and word not in subject else ""


def _is_counted(claim: Claim, figures: Sequence[Quantity]) -> bool:
    """The subject is what is counted and need not be said twice; 人 is not what 死亡人数 and 常住人口 say."""
    if not figures or figures[0].kind != "count" or not figures[0].item or not claim.subject:
        return False
    item, subject = fold(figures[0].item), fold(claim.subject)
    return subject.endswith(item) or (item in subject and not subject.endswith(_SUMS))


def _given(claim: Claim, document: Document, said: Said) -> bool:
    """Whether nothing understood stands before a thing that stands before its number: 县里下拨毛毯500床."""
    head = next(q for q in claim.quantities if q.kind != "date")
    told = item(head, document) if head.item and head.item not in (claim.subject or "") else None
    plain = claim.kind == "count" and told is not None and not said.verb and not said.topic
    return plain and before_figure(_before(claim, document, head.start), (-1, -1)).topic in ("", told)


_SUMS = ("人数", "人口", "宗数", "户数")


def _front(quantity: Quantity) -> int:
    """The start of a quantity with the counted thing before it (捐出口罩20万个)."""
    item = quantity.item_span
    return min(quantity.start, item[0]) if item is not None else quantity.start


def _after(quantity: Quantity) -> int:
    """The end of a quantity with the counted thing behind it."""
    item = quantity.item_span
    return max(quantity.end, item[1]) if item is not None and item[0] >= quantity.start else quantity.end


def _before(claim: Claim, document: Document, first: int) -> list[Token]:
    low = max(
        claim.start,
        first - BEFORE,
        *(a.end for a in claim.attributions if a.end <= first),
        *(q.end for q in claim.quantities if q.end <= first and q.kind != "date"),
    )
    first = scale_before(document.folded, first)
    return document.tokens_between(low, first) if low < first else []


def _behind(claim: Claim, document: Document, last: int) -> list[Token]:
    high = min(claim.end, last + BEHIND, *(q.start for q in claim.quantities if q.start >= last))
    return document.tokens_between(last, high) if last < high else []


def _parted(claim: Claim, document: Document, figures: Sequence[Quantity]) -> str:
    """Several parts of one whole, each with what is told of it: 45 of 67 cases linked to earlier case, 22 …"""
    parts = [q for q in figures if q.role == "part"]
    whole = next((q for q in figures if q.role == "whole"), None)
    if whole is None or len(parts) < 2 or any(part.start < whole.start for part in parts):
        return ""
    texts = [f"{rendered(parts[0], None, classifier)} of {rendered(whole, item(whole, document), classifier)}"]
    texts += [rendered(part, None, classifier) for part in parts[1:]]
    told = [" ".join(filter(None, after_figure(_behind(claim, document, _after(part))))) for part in parts]
    if sum(map(bool, told)) < 2:
        return ""
    pairs = list(zip(texts, told, strict=True))
    return ", ".join(f"{text} {what}".strip() for text, what in [pairs[0], *(pair for pair in pairs[1:] if pair[1])])


_SPOKE = re.compile(r"表示|说|指出|发文|声明|称|回应|通报|讲话|发言|致辞|撰文|谴责|指(?=[，:])")
_PART = re.compile(r"[，、;:]")
NEAR = 30  # characters between a subject and its verb, the date among them
_FRAMING = re.compile("[在于当从自]|随着")
_TELLING = 60  # characters behind a subject that may hold what it does
_EMPTY = LOOSE | {"x", "f", "p"}


def _event(claim: Claim, document: Document, subject: str, span: tuple[int, int]) -> str:
    """Subject, verb and object of a dated happening; the subject and what it is about where no verb is known."""
    start = span[1] if span[1] > claim.start else claim.start
    tokens: list[Token] = []
    for low, high in _gaps(claim, start):
        tokens += document.tokens_between(low, high)
    subject, tokens = _compounded(subject, claim, tokens, span)
    foreseen = _foreseen(claim, document, claim.end)
    told = event(tokens, foreseen)
    if not told.verb and (span[0] < 0 or tokens) and not any(token.tag not in _EMPTY for token in unframed(tokens)):
        at = document.text.find(claim.subject, claim.end, claim.sentence_end) if claim.subject and span[0] < 0 else -1
        begin = at + len(claim.subject or "") if at >= 0 else claim.end
        span = (at, begin) if at >= 0 else (begin, begin) if span[0] >= 0 else span
        tokens = document.tokens_between(begin, min(claim.sentence_end, begin + NEXT))  # what follows a date or a frame
        told = event(tokens, foreseen)
        if told.topic and _FRAMING.search(document.folded, claim.start, max(span[0], claim.start)):
            subject = ""  # 在…招待会上, somebody else …
    if not told.verb and subject and _SPOKE.search(document.folded, max(claim.start, span[1]), claim.end):
        return f"{subject} made a statement"
    if not told.verb:
        about = gist(tokens) if span[0] < 0 or not subject else ""
        about = "" if about.lower() in subject.lower() else about
        return f"{subject}: {about}" if subject and about else subject or about[:1].upper() + about[1:]
    body = f"{told.verb} {told.thing}".rstrip()
    if told.topic and told.topic.lower() not in subject.lower():
        body = f"{told.topic} {body}"
    if told.other:
        body, subject = f"{GAP} {body}", subject if span[0] >= 0 else ""
    if not subject:
        return f"{body[:1].upper()}{body[1:]}{_where(claim, document, body)}"
    beside = (
        told.topic == ""
        and 0 <= told.start - span[1] <= NEAR
        and not _PART.search(document.folded, span[1], told.start)
    )
    return f"{subject} {body}{_where(claim, document, subject)}" if beside else f"{subject}: {body}"


def _compounded(subject: str, claim: Claim, tokens: list[Token], span: tuple[int, int]) -> tuple[str, list[Token]]:
    """The subject with a noun of action right behind it that has no object (区议会 + 选举), and what follows that."""
    first, follows = (tokens[0], tokens[1].tag if len(tokens) > 1 else "") if tokens else (None, "")
    if first is None or first.start != span[1] or not gloss_words().nouns.get(first.word) or follows in OBJECTS:
        return subject, tokens
    text = phrase(fold(claim.subject or "") + first.word)
    return text[:1].upper() + text[1:] or subject, tokens[1:]


def _foreseen(claim: Claim, document: Document, bound: int) -> str:
    """`expected to` where a hedged claim is a forecast, whoever makes it; empty for others."""
    if not claim.hedged:
        return ""
    low = max(claim.sentence_start, claim.start - FORESEEN)
    found = gloss_words().foreseen_words.search(document.folded, low, bound)
    return gloss_words().foreseen[found.group()] if found is not None else ""


def _gaps(claim: Claim, start: int) -> list[tuple[int, int]]:
    """The clause from `start` without its dates and the words that attribute."""
    taken = sorted([*((q.start, q.end) for q in claim.quantities), *((a.start, a.end) for a in claim.attributions)])
    found: list[tuple[int, int]] = []
    reach, end = start, min(claim.end, start + _TELLING)
    for low, high in (*taken, (end, end)):
        if reach < min(low, end):
            found.append((reach, min(low, end)))
        reach = max(reach, high)
    return found
