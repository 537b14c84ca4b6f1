"""English clauses: where they begin and end, and what the words around a figure say of it."""

from __future__ import annotations

import re

from extract.document import Document, Sentence
from extract.model import Quantity
from extract.scene import Anchor, Clause, Cue, DateUse, Mention, Tie

_WINDOW = 70  # characters before a figure in which a word may still govern it
_MARK = re.compile(
    r"[;:?!\n]|,(?!\d)|(?<!\d),|\s[–—-]+\s|—|\s(?=(?:while|but|although|though|whereas|because|after which|whilst)\s)"
    r"|(?<=\bthat)\s(?=(?:it|he|she|they|we|the|its)\s)|\s(?=which\s|who\s)"
)
RISE = (
    "rise rises rose risen rising increase increases increased increasing grow grows grew grown growing growth climb climbs climbed climbing jump "
    "jumps jumped jumping surge surges surged surging soar soars soared soaring gain gains gained gaining advance advanced leap leapt "
    "leaped rally rallied add adds added up higher raise raises raised raising boost boosted expand expanded expanding swell swelled "
    "spike spiked accelerate accelerated improve improved improving improvement double doubled triple tripled more extra upgrade upgraded lift lifted "
    "hike hiked edged inched ticked top"
).split()
FALL = (
    "fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased "
    "decreasing slump slumps slumped slumping plunge plunged plunges plunging tumble tumbled tumbles slide slid slides sink sank dip dips dipped "
    "lose loses lost losing shed sheds shedding down lower cut cuts cutting reduce reduces reduced reducing reduction slip slipped slips shrink shrank shrunk "
    "contract contracted contraction halve halved ease eased weaken weakened crash crashed less fewer slash slashed trim trimmed "
    "narrowed narrow retreat retreated downgrade downgraded slowed slow"
).split()
CHANGE = "|".join(sorted({*RISE, *FALL, "change", "changed", "move", "moved", "went", "go", "extended", "swung", "revised"}, key=len, reverse=True))
_FILLERS = re.compile(
    r"(?:(?:\b(?:about|around|nearly|almost|some|roughly|approximately|over|under|just|only|at least|at most|more than|less than|fewer than|"
    r"as much as|as many as|up to|an? estimated|an?|the|its|their|his|her|record|further|another|additional|mere|total of|well|below|above|"
    r"slightly|close to|somewhere|between|an average of|even|still|also)\b|[~≈\s(])\s*)*\Z"
)
_FROM = re.compile(r"\b(?:from|against|versus|vs\.?|compared (?:with|to)|compares with|up on|down on|on)(?: \w+){0,2}\s*\Z")
_FROM_STRICT = re.compile(r"\b(?:from|against|versus|vs\.?|compared (?:with|to)|compares with)(?: (?:the|a|an|its|their|previous|last year's|earlier|forecast))*\s*\Z")
_TOWARDS = re.compile(r"[^.;]{0,60}?\bto\b")
_TO = re.compile(rf"\b(?:{CHANGE})\b[^,;.]{{0,60}}\b(?:to|reach(?:ed|ing)?|at)\s*\Z")
_ARRIVED = re.compile(r"\b(?:to|at|reach(?:ed|ing)?|hit(?:ting)?|total(?:l?ed|l?ing)?|closed at|closing at|ending at|stood at)\s*\Z")
_BY = re.compile(rf"\b(?:{CHANGE})\b(?: (?:by|of|in|a|an|some|another|an extra|further))*\s*\Z")
_BASE = re.compile(r"\b(?:than|against|compared with|compared to|versus)\b[^,;.]{0,24}\Z")
_EXPECTED = re.compile(r"\b(?:expected|forecast|forecasts of|predicted|estimates? of|expectations? of|consensus(?: \w+)? of|predictions? of|targets? of)\s*\Z")
_EXPECTED_AFTER = re.compile(r"\s*(?:that )?(?:analysts|economists|the market|investors|expected|forecast|predicted)")
_PART = re.compile(r"\b(?:including|of which|of whom|of them|of these|among them)[^,;.]{0,24}\Z")
_SHARE = re.compile(r"\b(?:or|account(?:s|ed|ing)? for|represent(?:s|ed|ing)?|making up|makes up|made up|equal to|equivalent to)\s*\Z")
_AVERAGE = re.compile(r"\b(?:average[sd]?|averaging|mean|per capita|each)(?: of)?\s*\Z")
_TOTAL = re.compile(r"\b(?:total(?:l?ing|l?ed|s)?|altogether|in all|in total|combined)(?: of)?\s*\Z")
_PRICE = re.compile(
    r"\b(?:pric(?:e|es|ed|ing)|cost(?:s|ing)?|sells?|sold|selling|fares?|fees?|charg(?:e|es|ed|ing)|tickets?|fetch(?:ed|es)?|retail(?:s|ed|ing)?|rents?)"
    r"(?: \w+){0,3}?(?: (?:at|of|for|is|was|were|are|from|to))?\s*\Z"
)
_PER_TIME = frozenset("a mo d wk h min s year month day week hour minute second annum quarter".split())
_BRACKET = re.compile(r"\s?[(\[]\s?(?:about |around |or |some |equivalent to |nearly |roughly )*\Z|,? or (?:about |around )?\Z|[,;/]\s?\Z|,? equivalent to \Z")
_BUYS = re.compile(r"\s(?:for|buys?|bought|to buy|to acquire|to purchase|purchase of|acquisition of|gets you|would buy)(?: [\w'-]+){0,3}?\s\Z")
_COSTS = re.compile(
    r"\s[\w' -]{0,36}?\b(?:at|for|priced at|costs?|costing|cost|selling for|sold for|sells for|sell for|worth|valued at|at a price of|at a cost of)"
    r"(?: (?:about|around|nearly|some|just|only|up to|almost|more than|less than|over|under|a))*\s\Z"
)
_OF = re.compile(r"\s(?:[a-z]+\s)?(?:out )?of (?:the |its |their |his |her |all |these |those |some |about |a total of |around |our |an? |more than |nearly |(?:squad|total|field|group|list|pool|sample) of )*\Z|\sin (?:every )?\Z")
_AMONG_BEFORE = re.compile(r"\s*(?:[Oo]ut )?[Oo]f (?:the |its |their |these |those |some |all )*\Z")
_TIMES = re.compile(r"\s[\w ]{0,16}\b(?:each with|of|with|each of)\s\Z")
_BARE = re.compile(
    rf"(?:[\s,;:(—–-]|\b(?:and|or|an?|the|its|their|his|her|{CHANGE}|by|to|of|at|in|on|for|over|about|around|nearly|almost|some|just|only|compared|with|"
    r"against|versus|same|period|year|years|earlier|ago|last|previous|prior|quarter|month|months|week|ended|ending|percentage|annual|annually|"
    r"year-on-year|year-earlier|yoy|sharply|slightly|as|much|than|is|was|were|which|that|this|representing|representing|reaching|marking|"
    r"down|sequentially|further|another|respectively|net|month-on-month|quarter-on-quarter|first|second|third|fourth|full|half|"
    r"January|February|March|April|May|June|July|August|September|October|November|December|\d{4}|or|roughly|approximately|more|total|average|"
    r"accounting|represents?|accounts?|making|made|makes?|equal|equivalent|up|including|them|whom|these|expected|forecast|closed|closing|finished|ended)\b)*\Z",
    re.IGNORECASE,
)
_LIMITS_AFTER = re.compile(r"\s(?:to|ended|ending|ago|later|earlier|after|before|period|of|since|through|on|until)\b|'|\s?-")
_LIMITS_BEFORE = re.compile(
    r"\b(?:in|within|over|for|during|past|last|next|after|first|every|per|each|coming|previous|under|preceding|recent|every|final|of|by)"
    r"(?: (?:the|a|an|past|last|next|first|coming|just|only|about|around|nearly|more|than|less|under|at|least|previous|another|some|almost|over|up|to))*\s*\Z"
)
_SINCE = re.compile(r"\b(?:since|from)(?: (?:early|late|mid|the|at least|as early as))*[ -]\Z")
_RECORD = re.compile(r"\b(?:lowest|highest|best|worst|biggest|largest|fastest|slowest|strongest|weakest|first|low|high|most|least)\b[^,;.]{0,40}\Z")
_ONWARDS = re.compile(r"\s(?:onwards?|on\b|forward)")
_UNTIL = re.compile(r"\b(?:until|till|to|through|as of|as at|up to|by)(?: (?:the|end of|late|early|mid|the end of))*[ -]\Z")
_DATE_BASE = re.compile(r"\b(?:than|from|compared (?:with|to)|against|on|over|versus)(?: (?:in|its|the|their|a|that of|those of|for|those in|that in))*\s\Z")
_SAID = re.compile(
    r"\b(?:said|says|told|announced|reported|according|added|confirmed|reveals?|revealed|stated|warned|claimed|saying)\b(?: [\w.'’-]+){0,5}? ?(?:on|late|early)? ?\Z"
)


def split(document: Document, sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence in order: its stretches between marks and before the conjunctions that open a new statement."""
    found = []
    start = sentence.start
    for mark in _MARK.finditer(document.folded, sentence.start, sentence.end):
        if document.folded[start : mark.start()].strip():
            found.append(Clause(start, mark.start()))
            start = mark.end()
    if document.folded[start : sentence.end].strip():
        found.append(Clause(start, sentence.end))
    return found or [Clause(sentence.start, sentence.end)]


def read_figure(text: str, clause: int, clauses: list[Clause], quantity: Quantity, before: Mention | None) -> Mention:
    """What the words around `quantity` say of it; `before` is the figure before it in the sentence, if any."""
    left_from = clauses[clause].start
    gap, bare = "", False
    if before is not None:
        gap = text[before.quantity.end : quantity.start]
        left_from = max(left_from, before.quantity.end)
        bare = _is_bare(text, clause, clauses, quantity, before)
    left = text[max(left_from, quantity.start - _WINDOW) : quantity.start]
    whole_left = text[max(clauses[clause].start, quantity.start - _WINDOW) : quantity.start]
    tie: Tie = _tie(text, clauses[before.clause].start, gap, before, quantity) if before is not None and len(gap) <= 80 else "none"
    limits = quantity.kind == "duration" and (
        _LIMITS_AFTER.match(text, quantity.end) is not None or _LIMITS_BEFORE.search(left) is not None
    )
    anchor: Anchor = _anchor(text, left, quantity) if quantity.kind == "duration" else ""
    return Mention(quantity, clause, _cue(text, left, whole_left, quantity, before), tie, bare, limits or bool(anchor), anchor)


def _is_bare(text: str, clause: int, clauses: list[Clause], quantity: Quantity, before: Mention) -> bool:
    if clause - before.clause > 2:
        return False
    start = before.quantity.end if clause == before.clause else clauses[before.clause + 1].start
    return quantity.start - start <= 90 and _BARE.fullmatch(text, start, quantity.start) is not None


def _cue(text: str, left: str, whole_left: str, quantity: Quantity, before: Mention | None) -> Cue:
    core = left[: _FILLERS.search(left).start()]  # type: ignore[union-attr]  # matches the empty string too
    if _EXPECTED.search(core) or (before is not None and _BASE.search(left) and _EXPECTED_AFTER.match(text, quantity.end)):
        return "expected"
    if quantity.direction is not None:
        return "by"
    if _FROM_STRICT.search(core) and (_TOWARDS.match(text, quantity.end) or (before is not None and _is_base(text, core, quantity, before))):
        return "from"
    if before is not None and before.cue in ("from", "by") and _ARRIVED.search(core):
        return "to"
    if _TO.search(core):
        return "to"
    if _BY.search(core):
        return "by"
    if _BASE.search(core):
        return "base"
    if quantity.kind == "money" and (_PRICE.search(core) or (quantity.per is not None and quantity.per not in _PER_TIME)):
        return "price"
    if quantity.kind in ("percent", "ratio") and _SHARE.search(core):
        return "share"
    for pattern, cue in _PLAIN_CUES:
        if pattern.search(core):
            return cue
    return "level"


def _is_base(text: str, core: str, quantity: Quantity, before: Mention) -> bool:
    """Whether `from` or `compared with` gives the base of a change, and not a source or another thing to compare."""
    if before.cue in ("by", "to"):
        return True
    return _THEN.match(text, quantity.end) is not None or _THEN.search(core) is not None


_THEN = re.compile(r"[^.;]{0,40}\b(?:year|years|month|quarter|earlier|ago|before|previous|previously|last|same|prior|in (?:19|20)\d\d)\b")
_PLAIN_CUES: tuple[tuple[re.Pattern[str], Cue], ...] = ((_PART, "part"), (_AVERAGE, "average"), (_TOTAL, "total"))


def _tie(text: str, clause_start: int, gap: str, before: Mention, quantity: Quantity) -> Tie:
    left = before.quantity
    if left.kind == quantity.kind and left.unit != quantity.unit and _BRACKET.fullmatch(gap):
        return "bracket"
    if left.kind == "money" and quantity.kind in ("count", "measure", "percent", "ratio") and _BUYS.fullmatch(gap):
        return "buys"
    if quantity.kind == "money" and left.kind in ("count", "measure", "percent") and _COSTS.fullmatch(gap):
        return "costs"
    if _OF.fullmatch(gap):
        return "of"
    if left.kind == "count" and _AMONG_BEFORE.fullmatch(text, clause_start, left.start):
        return "among"
    if _TIMES.fullmatch(gap):
        return "times"
    return "none"


# A date behind a verb (founded in 1998) says nothing of the clauses that follow, unless a figure stands with it.
_VERBAL = re.compile(r"\b(?:\w+ed|was|were|is|are|has|have|had|born|began|came|took|made|won|held|met|died|led|set|left|started|who|which)\b")
_YEAR_EARLIER = re.compile(r"earlier|ago|previous|same period|same (?:month|quarter)|preceding")
_CHANGING = re.compile(rf"\b(?:{CHANGE}|than)\b")


def _is_day(quantity: Quantity) -> bool:
    """Whether a date is a day or a few: people speak on a day, not in a quarter."""
    if quantity.start_date is None or quantity.end_date is None:
        return True
    return (quantity.end_date - quantity.start_date).days < 8


def read_date(text: str, clause: int, clauses: list[Clause], quantity: Quantity) -> Mention:
    """A date with how it stands to its clause, and whether it holds for those that follow."""
    left = text[clauses[clause].start : quantity.start]
    return Mention(quantity, clause, use=_date_use(text, clause, clauses, quantity), topic=not _VERBAL.search(left))


def _date_use(text: str, clause: int, clauses: list[Clause], quantity: Quantity) -> DateUse:
    left = text[max(clauses[clause].start, quantity.start - _WINDOW) : quantity.start]
    if _YEAR_EARLIER.search(text, quantity.start, quantity.end) or (_DATE_BASE.search(left) and not _is_day(quantity) and _CHANGING.search(left)):
        return "base"
    if _SAID.search(left) and _is_day(quantity):
        return "said"
    if _SINCE.search(left):
        if _RECORD.search(left):
            return "base"
        return "since" if "since" in left[-20:] or _ONWARDS.match(text, quantity.end) else "at"
    if _UNTIL.search(left) and not re.search(r"\bby(?: the)?(?: end of)? ?\Z", left):
        return "until"
    return "at"


_PAST = re.compile(r"\b(?:past|last|previous|recent)(?: (?:about|nearly|almost|some|more than|over))*\s\Z")
_NEXT = re.compile(r"\b(?:next|coming|following)(?: (?:about|nearly|almost|some|more than))*\s\Z|\bwithin (?:the )?\Z")
_AGO = re.compile(r"\s(?:ago|earlier)\b")
_TO_DATE = re.compile(r"\s(?:to|ended|ending|through|up to|until)\s(?=[A-Z\d])")


def _anchor(text: str, left: str, quantity: Quantity) -> Anchor:
    if _AGO.match(text, quantity.end):
        return "ago"
    if _TO_DATE.match(text, quantity.end):
        return "to"
    if _PAST.search(left):
        return "past"
    return "next" if _NEXT.search(left) else ""
