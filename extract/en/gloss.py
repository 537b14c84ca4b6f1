"""An English clause shortened to what it claims.

Without who said it and without the figures of other claims, with its subject in place of a pronoun.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from extract.en.kept import Kept
from extract.en.words.moves import VERBS
from extract.en.words.tags import is_known, tag
from extract.model import Claim, Quantity
from extract.speech.statement import ANSWERED
from extract.text.document import Document

REACH = 400  # characters before the first figure, and half of those behind it, that are looked at
DATES = 12  # dates of one claim that are taken out of its words
LEAD = 70  # characters of the words before a change that are kept

_OPENING = re.compile(
    r"^[\s,;:*_–—\"“”'‘-]*(?:(?:but|and|while|although|though|however|meanwhile|with|as|that|also|similarly|well as"
    r"|in addition|so|because|since|when|after|before|if)\b[\s,]*)*",
    re.I,
)
_PRONOUN = re.compile(r"^(?:it|he|she|they|this|which|who|that|its|his|her|their)\b", re.I)
_POSSESSIVE = frozenset(["its", "his", "her", "their"])
_CHANGES = re.compile(
    r"\b(?:(?:has|have|had|will|would|could|may|was|were|is|are)\s+)?(?:also\s+)?(?:\w+ly\s+)?"
    rf"(?:{VERBS}|up|down|(?:doubl|tripl)(?:es?|ed|ing))\b"
)
_NO_END = """
of a an the by to at for with from and or but is are was were has have had in on that which who during between until
since than as its their because while when whose where
"""
_DANGLING = frozenset(_NO_END.split())
_CLOSING = ' \t\n,;:–—"“”-'
SHORT = 75  # characters beyond which what hangs on a clause is cut off
_NUMBER = re.compile(
    r"(?<![\w.])[$£€]?\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty"
    r"|forty|fifty|dozens"
    r"|hundreds|thousands|millions)\b(?:\sand\s(?:a|one|three)[ -](?:half|quarters?|third)\b)?",
    re.I,
)
_PARTS = re.compile(r",?\s(?:and|but|while|whereas|although)\s|[;:(]\s?|,\s|\s[–—-]\s")
_HANGS = re.compile(
    r",\s|\s[–—(-]\s?|;|\s(?:which|who|whose|where|because|while|although|though|after|before|when|as|but|since"
    r"|unless|amid|despite"
    r"|following|according|if|so that|in order to|and (?:has|had|is|was|will|the|a|it|he|she|they))\s"
)
_VAGUE = re.compile(
    r"(?:least|most|other|rest|people|those|short|latter|former|one|ones|number|per cent|percent)\b.{0,8}$", re.I
)
_WHEN = re.compile(r"\b(?:in|for|on|during|by|since|until|at|from|the)\s+(?:the\s+)?$", re.I)
_BOUND = re.compile(r"\b(?:before|after|than)\s(?:the\s)?\Z")
_SMALL = re.compile(
    r"\b(?:by|to|from|about|around|nearly|almost|some|more|less|than|over|under|an?|the|further|another|just|only"
    r"|at|least|of)\b",
    re.I,
)
_OBJECT = re.compile(r"[a-z]{3}")
_RELATIVE = re.compile(r"^(?:which|that|who)\s+(?=(?:it|he|she|they)\b)", re.I)


def classifier(word: str) -> str:
    """What a rate is per, as the text says it."""
    return word


_MULTIPLIED = frozenset(("doubled", "tripled", "trebled", "quadrupled"))


def times_grown(quantity: Quantity, document: Document) -> Decimal | None:
    """How many times as much as before something is, where a verb says so."""
    return quantity.value if document.folded[quantity.start : quantity.end].lower() in _MULTIPLIED else None


def item(quantity: Quantity, document: Document) -> str | None:
    """The counted thing in the text's words, where it stands behind its figure: not `the toll rose to 45`."""
    told_before = quantity.item_start is not None and quantity.item_start < quantity.start
    return None if told_before else quantity.item


def around(claim: Claim, document: Document, figures: Sequence[Quantity], change: str) -> str:
    """The clause in its own words; with `change`, the words before the change and the figures in order."""
    kept = _without_speaker(claim, document)
    if change and not change.startswith("to "):  # crashed to 450 rupees
        lead = _lead(kept, claim, figures)
        if lead is not None:
            return f"{_capital(lead)} {change}"
    dates = [q for q in claim.quantities if q.kind == "date"]
    limits = [day for day in dates if _is_limit(kept, day)]
    text = _short(_alone(kept, figures, dates, claim.subject), [*figures, *limits])
    if text.count('"') % 2 or text.count("“") != text.count("”"):
        text = re.sub(r'["“”]', "", text)
    return _with_subject(_closed(text), claim)


def _closed(text: str) -> str:
    """The text without the marks and small words left hanging at its end."""
    text = text.rstrip(_CLOSING)
    while True:
        head, _, last = text.rpartition(" ")
        if last.lower() not in _DANGLING or not head:
            return text
        text = head.rstrip(_CLOSING)


def _is_limit(kept: Kept, day: Quantity) -> bool:
    """Whether a date says before when something is so."""
    span = kept.span(day)
    return span is not None and kept.text[: span[0]].endswith(("before ", "before the "))


def _spans(kept: Kept, quantities: Sequence[Quantity]) -> list[tuple[int, int]]:
    """Where those of the quantities stand that are kept."""
    return [span for quantity in quantities if (span := kept.span(quantity)) is not None]


def _alone(kept: Kept, own: Sequence[Quantity], dates: Sequence[Quantity], subject: str | None) -> Kept:
    """The part of a clause that holds its own figures, cut from parts that hold figures of other claims."""
    figures, text = _spans(kept, own), kept.text
    if not figures:
        return kept
    about = [(at, at + len(subject))] if subject and (at := text.find(subject)) >= 0 else []
    spans = [*figures, *_spans(kept, dates), *about]
    first, last = min(start for start, _ in figures), max(end for _, end in figures)
    others = [m for m in _NUMBER.finditer(text) if not _within(m.start(), spans) and not _names(text, m.start())]
    behind = next((m.start() for m in others if m.start() >= last), None)
    if behind is not None:
        ends = _PARTS.search(text, last, behind)
        kept = kept.cut(end=ends.start()) if ends else kept
    before = max((m.end() for m in others if m.end() <= first), default=None)
    if before is not None:
        begins = _PARTS.search(text, before, first)
        kept = kept.cut(begins.end()) if begins else kept
    return kept


def _within(at: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start <= at < end for start, end in spans)


_NAMED = re.compile(
    r"\b(?!(?:Some|About|Around|Nearly|Almost|Over|Only|Just|More|Its|Another|All|In|On|At|By|For|Of|And|But|From)\b)"
    r"[A-Z][\w'’-]*\s$"
)


def _names(text: str, at: int) -> bool:
    """Whether a number belongs to a name: Line 7, June 4."""
    return _NAMED.search(text, max(0, at - 20), at) is not None


def _short(kept: Kept, figures: Sequence[Quantity]) -> str:
    """A long clause without what hangs on it behind its figures, and from a comma near to them."""
    text = kept.text
    if len(text) <= SHORT:
        return text
    spots = _spans(kept, figures)
    last = max((end for _, end in spots), default=SHORT // 3)
    for hangs in _HANGS.finditer(text, last + 4 if last + 4 < len(text) else last):
        if hangs.start() > SHORT // 3:
            text = text[: hangs.start()]
            break
    first = min((start for start, _ in spots), default=0)
    if len(text) > SHORT and first > SHORT:
        cuts = [m.end() for m in re.finditer(r",\s", text[: first - 10])]
        text = text[cuts[-1] :] if cuts else text
    return text


_DENIES = re.compile(r"\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?)\b")
_THAT = re.compile(r"\s+that(?=\s)")
# The report by the, a study from: what leads to the name of who made it goes with that name.
_WORK_OF = re.compile(
    r"(?:\b(?:an?|the|its|another|this|[a-z]+(?:er|est|ent|al|ual|ly))\s)*\b(?:[a-z-]+\s)?(?:reports?"
    r"|stud(?:y|ies)|surveys?|polls?"
    r"|research|figures|data|analys[ie]s|reviews?|estimates?|statements?|papers?|forecasts?|ind(?:ex|ices)|inquir(?:y|ies)"
    r"|investigations?|audits?|statistics|findings)\s(?:[a-z]+\s)?(?:by|from|of)\s(?:the\s)?(?:[a-z-]+\s){0,3}\Z",
    re.IGNORECASE,
)


def _without_speaker(claim: Claim, document: Document) -> Kept:
    first = min((q.start for q in claim.quantities), default=claim.start)
    kept, at, close = Kept("", []), max(claim.start, first - REACH), min(claim.end, first + 2 * REACH)
    for attribution in sorted(claim.attributions, key=lambda a: a.start):
        start, end = max(attribution.start, at), min(attribution.end, close)
        answers = attribution.rule == ANSWERED and attribution.name not in document.text[start:end]
        denies = claim.negated and _DENIES.search(document.text, start, end)  # Linden denied that 40 had died
        if start < end and not answers and not denies:  # 82% said it was so: they answer, and the poll speaks
            before = Kept.of(document.text, at, start)
            work = _WORK_OF.search(before.text)
            kept = kept.then(before if work is None else before.cut(end=work.start()))
            that = _THAT.match(document.text, end, close) if kept.text.rstrip()[-1:] in ("", ",") else None
            at = end if that is None else that.end()
    kept = kept.then(Kept.of(document.text, at, close))
    if claim.time_start is not None or claim.time_end is not None:
        for quantity in _times(claim):  # the date is said once, at the end
            kept = _without_date(kept, quantity)
    opening = _OPENING.match(kept.text)
    return kept.cut(opening.end() if opening else 0).spaced()


def _times(claim: Claim) -> list[Quantity]:
    return [q for q in claim.quantities if q.kind == "date" and q.role == "time"][:DATES]


_EDGE = " \t\n,.;:–—-\"'“”‘’()"


def _without_date(kept: Kept, date: Quantity) -> Kept:
    """The text without a date that a preposition leads or that stands at either end."""
    at, end = kept.span(date) or (-1, -1)
    text = kept.text
    if at < 0 or text[end : end + 1].isalnum() or text.startswith(("'s ", "’s "), end):
        return kept  # this year's festival
    if _BOUND.search(text, max(0, at - 16), at):
        return kept  # will not open before 2027
    led = _WHEN.search(text, max(0, at - 16), at)
    if led is not None and led.group().startswith("the") and text[end : end + 1] == " ":
        return kept  # the 1990s boom
    behind = text[end:].lstrip()
    if led is not None:
        return kept.without(led.start(), len(text) - len(behind) + 1 if behind[:1] == "," else end)
    if not text[:at].strip(_EDGE):
        return kept.cut(len(text) - len(text[end:].lstrip(" ,")))
    return kept.cut(end=len(text[:at].rstrip(" ,"))) if not behind.strip(_EDGE) else kept


# House prices have more than doubled
_NEARLY = re.compile(r"(?:\s(?:has|have|had|more|less|than|nearly|almost|about|roughly|over|at|least|well|just))+\s*\Z")


def _lead(kept: Kept, claim: Claim, figures: Sequence[Quantity]) -> str | None:
    """What changed: the words before the verb of change; None when that is nobody or too much."""
    text, spans = kept.text, _spans(kept, figures)
    verb = _CHANGES.search(text)
    figure = min(spans)[0] if spans and len(spans) == len(figures) else -1
    if verb is None or figure < 0 or any(q.kind == "count" and q.role == "by" for q in figures):
        return None
    if _OBJECT.search(_SMALL.sub("", text[verb.end() : figure])):
        return None  # raised its dividend by 11%: what changed stands behind the verb
    lead = _closed(_NEARLY.sub("", text[: min(verb.start(), figure)]))
    if lead.lower() in _DANGLING:
        return claim.subject  # had forecast a 3% rise
    if not lead or len(lead) > LEAD or any(sign.isdigit() for sign in lead):
        return claim.subject
    return _with_subject(lead, claim)


def _with_subject(text: str, claim: Claim) -> str:
    """The subject for a leading pronoun, or before a clause that does not name it."""
    subject = claim.subject
    if not text:
        return subject or ""
    text = _RELATIVE.sub("", text)
    pronoun = _PRONOUN.match(text)
    _, _, told = subject.partition(" who ") if subject else ("", "", "")
    if told and text[4:].startswith(told):
        return f"{subject}{text[4 + len(told) :]}"  # those who took it were
    if subject and pronoun is not None and subject.lower() in text[pronoun.end() :].lower():
        if pronoun.group().lower() in ("who", "which"):
            text = text[pronoun.end() :].lstrip()
        return _capital(text)  # It reported that passenger numbers rose
    if subject and pronoun is not None:
        if pronoun.group().lower() not in _POSSESSIVE:
            text = subject + text[pronoun.end() :]
        elif subject.lower() not in text.lower():
            text = f"{_owner(subject)}{text[pronoun.end() :]}"
        return _capital(text)
    if subject and subject.lower() not in text.lower() and not text[:1].isupper() and not _VAGUE.match(subject):
        return f"{_capital(subject)}: {text}"
    return _capital(text)


def _owner(subject: str) -> str:
    """Of whom something is: the mill's, the voters'."""
    last = subject.split()[-1]
    common = tag(last.lower()) if is_known(last.lower()) else ""
    several = last.endswith("s") and {tag(last), common} & {"NNS", "NNPS"}
    return f"{subject}'" if several else f"{subject}'s"


_INNER_CAPITAL = re.compile(r"[a-z]+[A-Z]")


def _capital(text: str) -> str:
    """The text as it begins a line; a name that has its capital further in keeps it: iPhone sales."""
    return text if _INNER_CAPITAL.match(text) else text[:1].upper() + text[1:]
