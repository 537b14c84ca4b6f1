"""English clauses: where they begin and end, and what the words around a figure say of it.

The word lists are in grammar.toml; here is the grammar that uses them: what governs a figure from the left (`_cue`),
and what ties it to the figure before (`_tie`).
"""

from __future__ import annotations

import re

from extract.claims.scene import Clause, Cue, Mention, Tie
from extract.en.claims.anchoring import anchor_of, only_limits
from extract.en.claims.bases import is_base, moves_anew, parted_from
from extract.en.claims.framing import names_other
from extract.en.claims.joins import tie_across
from extract.en.claims.prices import is_price, is_trade
from extract.en.quantities.counts import OCCASIONS
from extract.en.quantities.multiples import MULTIPLYING
from extract.en.quantities.results import RULE as RESULT
from extract.en.quantities.unchanged import is_share_brought_in
from extract.en.subjects.described import tells_who
from extract.en.subjects.titled import titled
from extract.en.words.bounding import ABOUT
from extract.en.words.grammar import GRAMMAR
from extract.model import Quantity
from extract.quantities.moves import changing, told_by_claims
from extract.text.document import Document, Sentence
from extract.text.wordlists import alternatives

_WINDOW = 70  # characters before a figure in which a word may still govern it
_MARK = re.compile(
    r"[;?!\n\t|]|:(?!(?<=\d:)\d|//)|,(?!\d)|(?<!\d),|\s[–—-]+\s|—"
    r"|\s(?=(?:while|but|although|though|whereas|because|after which|whilst)\s)"
    r"|(?<=\bthat)\s(?=(?:it|he|she|they|we|the|its)\s)|(?<!\bof)\s(?=which\s|who\s)"
    r"|\s(?=and (?:has|have|had|was|were|is|are|will|would|could|must|faces?|faced|expects?|plans?|wants|hopes"
    r"|aims|intends|reported|posted)\s)"
)
CHANGE = alternatives(changing("en"))
_BOUNDS = re.compile(rf"(?:\b(?:{GRAMMAR.either('bounds')})\b|[~≈\s(])*\Z", re.IGNORECASE)
_SERVED = r"cut\w* (?:off )?(?:the )?(?:power|electricity|water|aid|gas|suppl\w+|services?|access|funding|support)\b"
_TO = re.compile(
    rf"\b(?!{_SERVED})(?i:{CHANGE})\b[^,;.]{{0,60}}\b(?:to|reach(?:ed|ing)?|at)"
    r"(?: an?(?: [a-z]+)? average of)?\s*\Z"
)
_TO_LOW = re.compile(
    rf"\b(?:{CHANGE})\b[^,;.]{{0,60}}\bto an? [\w -]{{0,24}}?\b(?:low|high|record|peak)(?: point)? of\s*\Z"
)
# Bringing the total to 40, took his tally to 13
_BROUGHT_TO = re.compile(
    r"\b(?:tak(?:e|es|en|ing)|took|bring(?:s|ing)?|brought|push(?:es|ed|ing)?|driv(?:es|en|ing)|drove|send(?:s"
    r"|ing)?|sent)"
    r" (?:the|its|his|her|their|this|[A-Z]\w+['’]s) [^,;.]{1,40}? to\s*\Z"
)
_PASSED = re.compile(rf"\b(?:{CHANGE})\b (?:above|below|past|beyond|through)\s*\Z")  # rose above $50
# How the words end that lead there: asked for first, as the expressions above look at all that stands before.
_ENDS_TO, _ENDS_LOW = ("to", "at", "reach", "reached", "reaching", "average of"), " of"
_ENDS_PASSED = ("above", "below", "past", "beyond", "through")
_ARRIVED = re.compile(
    r"\b(?:to|at|reach(?:ed|ing)?|hit(?:ting)?|total(?:l?ed|l?ing)?|closed at|closing at|ending at|stood at)"
    r"(?: an?(?: [a-z]+)? average of| number)?\s*\Z"
)
# shot down 12 drones, chased down 197: nothing falls by so many
_BROUGHT = "(?:" + "|".join(f"(?<={verb} )" for verb in sorted(GRAMMAR.words("bringing"))) + ")"
_BY = re.compile(
    r"\b(?<!\bmake )(?<!\bmakes )(?<!\bmade )(?<!\bmaking )(?<!\btake )(?<!\btakes )(?<!\btook )"
    rf"(?!rais|top\b)(?!(?=(?:down|up)\b){_BROUGHT})(?:{CHANGE})\b"
    r"(?: (?:by|of|in|a|an|some|another|an extra|further))*\s*\Z"
)
# 57 fewer than in 2001
_MORE_AFTER = re.compile(
    r" (?:(?![a-z]+ed\b)[a-z]+ )?(?:more|fewer|less|higher|lower|longer|shorter|up|down) (?:than|on)\b"
)
_LOSING = re.compile(r"\blos(?:e|es|t|ing)\s*\Z")
_TRADED_AFTER = re.compile(r"(?: an? [a-z]+)?(?:,? (?:to|at) [£$€]?\d|,? or [£$€]?[\d.]+)")  # lost 98 cents to $53.27
# recovered 40 bodies, a 9mm pistol: what is found again, and the size of a thing
_GOT_BACK = re.compile(r"\brecover(?:s|ed|ing)?(?: an?| the| another| all| some)?\s*\Z")
_NEXT_WORDS = 12  # characters: of course
_THING_AFTER = re.compile(rf"[ -](?!{alternatives((*told_by_claims('en'), *GRAMMAR.entries('changes')))}\b)[a-z]{{3,}}")
_BASE = re.compile(r"\b(?:than|against|compared with|compared to|versus)\b[^,;.]{0,24}\Z")
_EXPECTED = re.compile(
    r"(?<!\bit )(?<!\bit had )(?<!\bhe had )(?<!\bthey had )\b(?:expected|forecast|predicted|consensus(?: \w+)? of"
    r"|(?:forecasts|estimates?|expectations?|predictions?|targets?) of)\s*\Z"
)
_EXPECTED_AFTER = re.compile(r"\s*(?:that )?(?:analysts|economists|the market|investors|expected|forecast|predicted)")
_AWAITED = re.compile(
    r"\s(?:that was )?(?:expected|forecast|predicted|estimated) by (?:analysts|economists|the market|investors)\b"
    r"|\s(?:that |(?:gain|rise|growth|increase|drop|fall|decline|profit|loss) )?"
    r"(?:analysts|economists|forecasters|investors|brokers|the market|markets|Wall Street|the City)"
    r"(?: (?:polled|surveyed) by [A-Z]\w+(?: [A-Z]\w+)*)?(?: on average)?(?: had| have| were| was| are)? (?:been )?"
    r"(?:expected|expecting|expect|forecast|forecasting|predicted|estimated|pencilled in|looking for|anticipated"
    r"|projected)\b"
)
_SHARE = re.compile(
    r"\b(?:or|account(?:s|ed|ing)? for|represent(?:s|ed|ing)?|making up|makes up|made up|equal to|equivalent to)\s*\Z"
)
_PLAIN_CUES: tuple[tuple[re.Pattern[str], Cue], ...] = (
    (re.compile(r"\b(?:including|of which|of whom|of them|of these|among them)[^,;.]{0,24}\Z"), "part"),
    (re.compile(r"\b(?:average[sd]?|averaging|mean|per capita|each)(?: of)?\s*\Z"), "average"),
    (re.compile(r"\b(?:total(?:l?ing|l?ed|s)?|altogether|in all|in total|combined)(?: of)?\s*\Z"), "total"),
)
_PART_AFTER = re.compile(r" of (?:them|whom|which|those|these|it)\b")
_BRACKET = re.compile(
    r"(?: in (?:19|20)\d\d| last year| this year| a year)?\s?[(\[]\s?"
    r"(?:(?:about|around|or|some|equivalent to|nearly|roughly) )*\Z"
    r"|,? or (?:about |around )?\Z|[,;/]\s?\Z|,? equivalent to \Z"
)
_OR_SO_MANY = re.compile(rf" [a-z -]{{2,30}},? or {ABOUT}")  # 61,482 families, or about 290,000 people
# Valued at between $30 (£16) and $50 (£27)
_OTHER_END = re.compile(r"[)\]] (?:and|to) ")
_FIRST_END = re.compile(r"\b(?:between|from) (?:[a-z]+ )?[^\s\d]{0,3}[\d.,]+ ?(?:[a-z]+ ){0,2}[(\[](?:[a-z]+ )?\Z")
_BUYS = re.compile(
    r"(?:\s(?:an?|per|each|every) (?:day|month|night|week|year))?"
    r"\s(?:for(?! [a-z]+ing\b)|buys?|bought|to buy|to acquire|to purchase|purchase of|acquisition of|gets you"
    r"|would buy)"
    r"(?: [\w'-]+){0,3}?\s\Z"
)
_COSTS = re.compile(
    r"(?:\s[\w' ,-]{0,64}?\b(?:sold for|sells? for|went for|goes for|fetch(?:ed|es|ing)|changed hands for"
    r"|auctioned for)"
    r"|\s[\w' -]{0,36}?\b(?:at|for|priced at|costs?|costing|selling for|sold for|sells? for|worth|valued at"
    r"|at a (?:price|cost) of))"
    r"(?: (?:about|around|nearly|some|just|only|up to|almost|more than|less than|over|under|an?|estimated))*\s\Z"
)
_OF = re.compile(
    r"\s(?:[a-z]+\s)?(?:out )?of"
    r" (?:(?:the|its|their|his|her|all|these|those|some|about|a total of|around|our|an?|more than|nearly"
    r"|almost|roughly|approximately|fewer than|less than|just|over|under|well|close to|an estimated|estimated|current"
    r"|last|first|past|next|opening|previous|remaining|original|final"
    r"|(?:squad|total|field|group|list|pool|sample) of) )*\Z|\sin (?:every )?\Z"
    r"|\sof (?:the |its |their )?(?:[A-Za-z][\w.-]* ){0,3}[A-Za-z][\w.-]*['’]s? (?:[a-z]+ ){0,1}\Z"
)
_AMONG = re.compile(r"[\s\"“]*(?:[Oo]ut )?[Oo]f (?:(?:the|its|their|these|those|some|all|[\w-]+['’]s) )*\Z")
_SPEEDS = ("s", "min", "h", "m/s", "km/h", "mph", "kn")
_TIMES = re.compile(r"\s[\w ]{0,16}\b(?:each with|of|with|each of)\s\Z")
# reported 14 more deaths, bringing the total to 63
_LOW_BEHIND = re.compile(r"[ -](?:low|high|peak)\b")
_LOW_OF = re.compile(r"[ -](?:low|high|peak) of [A-Z]{0,3}\Z")  # fell to a four-month low of A$4.50
_RAISES = re.compile(
    r"[,–-] ?(?:bringing|taking|raising|lifting|pushing|which (?:brought|took|brings|takes)|to bring|to take)"
    r" (?:the|its|their|his|her)(?: [\w'’-]+){1,5}?"
    r" to(?: (?:at least|more than|nearly|about|around|over|some|almost|a record))*\s\Z"
)
_NEXT_PART = re.compile(
    r" (?:were|was|are|have|had|will) [a-z]+(?: [a-z]+)?(?:,| and|, and) |"
    r" (?:for|to|in|on|of|from|by|at|as|worth) [^.;:()\d]{1,40}?(?:,| and|, and)(?: another| about| some)? ?"
)
_BARE = re.compile(rf"(?:[\s,;:(—–-]|\b(?:{CHANGE}|{GRAMMAR.either('bare')}|\d{{4}})\b)*\Z", re.IGNORECASE)
# doubled the level at which people pay tax to £5,000
_AT_WHICH = re.compile(r"\b(?:at|in|for|on|to|by|from|under) which\b")
_TO_IT = re.compile(r" to (?:about |around |nearly |just )?\Z")
_CLOSED = re.compile(r"\b(?:closed|ended|finished|stood|traded|settled)\b")
_RELATIVE = re.compile(r"\s?(?:which|who)\b")
_APART = re.compile(r"\b(?:[Mm]argin|gap|lead|spread|difference)\b[^,;]{0,40}\Z|plus or minus \Z")
_CREPT_UP_TO = re.compile(
    r"\b(?:rise[sn]?|rose|rising|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|shot|soar(?:s|ed|ing)?|tick(?:s|ed|ing)?"
    r"|edg(?:es|ed|ing)|inch(?:es|ed|ing)?|creep(?:s|ing)?|crept|pick(?:s|ed|ing)|mov(?:es|ed|ing)|go(?:es|ing|ne)?|went"
    r"|back) up to (?:an? )?[$£€]?\Z"
    rf"|\b(?:{CHANGE}|traded|hit) as (?:high|low) as [$£€]?\Z"
)
_MOVES = re.compile(rf"\b(?:{CHANGE})\b")


def split(document: Document, sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence: its stretches between marks, and before conjunctions that open a statement."""
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
    if titled(text, quantity) or tells_who(text, quantity):
        return Mention(quantity, clause, attribute=True)
    left_from = clauses[clause].start
    tie: Tie = "none"
    bare = False
    if before is not None:
        low_of = before.quantity.kind == "duration" and _LOW_OF.fullmatch(text, before.quantity.end, quantity.start)
        left_from = left_from if low_of else max(left_from, before.quantity.end)
        bare = _is_bare(text, clause, clauses, quantity, before)
        if quantity.start - before.quantity.end <= 80:
            began = clauses[before.clause].start
            tie = tie_across(text, began, before, quantity)
            tie = tie if tie != "none" else _tie(text, began, before, quantity)
    left = text[max(left_from, quantity.start - _WINDOW) : quantity.start]
    cue = before.cue if before is not None and tie == "bracket" else _cue(text, left, quantity, before)
    mention = Mention(quantity, clause, cue=cue, tie=tie, bare=bare)
    if quantity.kind == "duration":
        mention.anchor = anchor_of(text, left, quantity)
        mention.frames = mention.anchor != "" or only_limits(text, left, quantity)
    else:
        mention.frames = names_other(text, left, quantity)
        if before is not None and before.clause == clause:
            mention.anew = moves_anew(text, before.quantity.end, quantity.start)
    return mention


def _is_bare(text: str, clause: int, clauses: list[Clause], quantity: Quantity, before: Mention) -> bool:
    """Whether no new subject is named between the figure before, or the start of the clause, and this figure."""
    told_how_often = before.quantity.rule == OCCASIONS and before.clause == clause
    if clause - before.clause > 2 or (told_how_often and quantity.rule == MULTIPLYING):
        return False  # a jab given twice a year halved attacks
    start = before.quantity.end if clause == before.clause else clauses[before.clause + 1].start
    if clause == before.clause + 1 and _AT_WHICH.search(text, max(0, start - 16), start + 6):
        return _TO_IT.search(text, start, quantity.start) is not None
    aside = clause != before.clause and _RELATIVE.match(text, clauses[before.clause].start)
    if aside and (_MOVES.search(text, start, quantity.start) or _CLOSED.search(text, start, quantity.start)):
        return False  # sales, which make up 8% of the total, rose
    if clause != before.clause and _RELATIVE.match(text, start) and text[start - 2 : start - 1].isalpha():
        return False  # on sales which fell 8%
    return quantity.start - start <= 90 and _BARE.fullmatch(text, start, quantity.start) is not None


def _reaches(core: str, left: str) -> bool:
    """Whether the words before a figure tell of a move that ends there; `core` is `left` without its bounds."""
    if core.rstrip().endswith(_ENDS_TO) and (_TO.search(core) or _BROUGHT_TO.search(core)):
        return True
    end = left.rstrip()
    if end.endswith(_ENDS_LOW):
        return _TO_LOW.search(left) is not None
    return end.endswith(_ENDS_PASSED) and _PASSED.search(left) is not None


def _cue(text: str, left: str, quantity: Quantity, before: Mention | None) -> Cue:
    if quantity.kind == "duration" and _LOW_BEHIND.match(text, quantity.end):
        return "level"  # to a four-month low
    if quantity.rule == RESULT:
        return "level"  # went down 6-2 7-5
    if quantity.kind == "measure" and (quantity.per or quantity.unit) in _SPEEDS and left.rstrip().endswith(" at"):
        return "level"  # came down at 2,400 feet a minute
    reached = left.rstrip("$£€").endswith(("up to ", "up to a ", " as high as ", " as low as "))
    if reached and quantity.direction is None and _CREPT_UP_TO.search(left):
        return "to"
    bounds = _BOUNDS.search(left)
    core = left if bounds is None else left[: bounds.start()]
    if quantity.unit in ("pp", "bp") and _APART.search(left):
        return "whole"  # a margin of 3 points
    if _EXPECTED.search(core) or (before is not None and _awaited(text, left, quantity)):
        return "expected"
    level = quantity.kind == "percent" and core.rstrip().endswith((" to", " from"))  # growth slowed to 1.2% from 2.6%
    loss = quantity.kind == "money" and _LOSING.search(core) and not _TRADED_AFTER.match(text, quantity.end)
    if quantity.direction is not None and not level and not loss:
        return "by"
    if is_base(text, core, quantity, before):
        return "from"
    parted = before is not None and parted_from(text, before.quantity.end, quantity.start)
    if before is not None and before.cue in ("from", "by") and not parted and _ARRIVED.search(core):
        return "to"
    if _reaches(core, left):
        return "to"
    if before is not None and _MORE_AFTER.match(text, quantity.end):
        return "by"
    scored = quantity.unit == "point" and quantity.direction is None  # added 19 points
    lasting = quantity.kind == "duration" and core.rstrip().endswith(" in")  # fell in 24 hours
    kept = _GOT_BACK.search(core) is not None or (quantity.kind == "measure" and _sizes(text, core, quantity))
    share = quantity.kind in ("percent", "ratio")
    kept = kept or (share and is_share_brought_in(core, text[quantity.end : quantity.end + _NEXT_WORDS]))
    if _BY.search(core) and not (scored or lasting or loss or kept):
        return "by"
    since_when = quantity.kind == "duration" and core.rstrip().endswith((" in", " for", " over"))
    if _BASE.search(core) and not since_when:  # its highest against the euro in three months
        return "base"
    if quantity.kind == "money" and is_price(text, core, quantity):
        return "price"
    if _PART_AFTER.match(text, quantity.end):
        return "part"
    if share and _SHARE.search(core):
        return "share"
    return next((cue for pattern, cue in _PLAIN_CUES if pattern.search(core)), "level")


def _sizes(text: str, core: str, quantity: Quantity) -> bool:
    """Whether a measure behind an article only tells how large the thing behind it is: a 9mm pistol."""
    return core.rstrip().endswith((" a", " an")) and _THING_AFTER.match(text, quantity.end) is not None


def _awaited(text: str, left: str, quantity: Quantity) -> bool:
    """Whether the words behind a figure say that others had expected it: than the $5m economists had forecast."""
    if _AWAITED.match(text, quantity.end):
        return True
    return _BASE.search(left) is not None and _EXPECTED_AFTER.match(text, quantity.end) is not None


def _tie(text: str, clause_start: int, before: Mention, quantity: Quantity) -> Tie:
    left, kind = before.quantity, quantity.kind
    gap = text[left.end : quantity.start]
    if left.kind == kind and left.unit != quantity.unit and _BRACKET.fullmatch(gap):
        return "bracket"
    if left.kind == kind == "count" and left.item and gap.startswith(f" {left.item}") and _OR_SO_MANY.fullmatch(gap):
        return "both"
    if left.kind == kind == "money" and _OTHER_END.fullmatch(gap):
        first = _FIRST_END.search(text, clause_start, left.start)
        if first and not _MOVES.search(text, clause_start, first.start()):
            return "bracket"
    if left.kind == "money" and kind in ("count", "measure", "percent", "ratio") and _BUYS.fullmatch(gap):
        return "buys"
    if (
        kind == "money"
        and left.kind in ("count", "measure", "percent")
        and (_COSTS.fullmatch(gap) or is_trade(text, clause_start, left.start, gap))
        and " and " not in gap
        and not gap.startswith(" others")
    ):
        return "costs"
    if _OF.fullmatch(gap):
        return "of"
    if left.kind == kind == "count" and left.direction is None and _RAISES.search(gap):
        return "raises"
    if (before.cue == "part" or before.tie in ("listed", "among")) and left.kind == kind and _NEXT_PART.fullmatch(gap):
        return "listed"
    if left.kind == "count" and _AMONG.fullmatch(text, clause_start, left.start):
        return "among"
    return "times" if _TIMES.fullmatch(gap) else "none"
