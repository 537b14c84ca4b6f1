"""Up or down: whether a quantity is itself a change, and which way it goes.

`rose 5%` is a change; `rose to 5%` and `rose from 5%` are levels. A change is told by a verb before the figure
(`fell by 3%`), a word beside it (`up 3%`, `3% higher`) or a noun (`a 3% fall`, `growth of 3%`).
"""

from __future__ import annotations

import re

from extract.en.passage import Passage
from extract.en.quantities.growth import tells_growth
from extract.en.quantities.laying import is_laid
from extract.en.quantities.trading import tells_trade
from extract.en.quantities.unchanged import (
    SIGNS,
    SOFT,
    is_cut_off,
    is_done_by,
    is_margin_of_contest,
    is_out_of_pocket,
    is_part,
)
from extract.en.words.date_words import MONTH
from extract.en.words.tags import tag
from extract.en.words.vocabulary import VOCABULARY
from extract.model import Direction
from extract.quantities.moves import MOVES

_VERBS: dict[str, Direction] = {
    **dict.fromkeys(MOVES["en"].entries("up", "up_of_figures"), "up"),
    **dict.fromkeys(MOVES["en"].entries("down", "down_of_figures"), "down"),
}
_NOUNS: dict[str, Direction] = {
    **dict.fromkeys(VOCABULARY.words("direction.up_nouns"), "up"),
    **dict.fromkeys(VOCABULARY.words("direction.down_nouns"), "down"),
}
# The particle decides where the verb alone does not: edged down, inched lower, go up.
_PARTICLES: dict[str, Direction] = {
    **dict.fromkeys(("up", "higher", "upwards", "upward"), "up"),
    **dict.fromkeys(("down", "lower", "downwards", "downward"), "down"),
}
_MORE_WAY: dict[str, Direction] = {
    **dict.fromkeys(
        ("higher", "up", "more", "larger", "longer", "bigger", "stronger", "dearer", "pricier", "costlier"), "up"
    ),
    **dict.fromkeys(("lower", "down", "less", "fewer", "cheaper", "shorter", "smaller", "weaker"), "down"),
}
_DRIVING = frozenset(("drive", "drove", "driven", "push", "pushed", "pushes"))
_TAKING_UP = VOCABULARY.words("direction.taking_up")
_OF_THINGS, _OF_BODIES, _OF_TIMES, _PHRASAL, _BUSINESS = (
    VOCABULARY.words(f"direction.{name}") for name in ("of_things", "of_bodies", "of_times", "phrasal", "business")
)

_BOUND = re.compile(rf"(?: {SOFT})+(?={SIGNS})")
_UP_TO = re.compile(r" (?:by )?up to(?: an?| the| its)?(?=[ ($£€¥]*\Z)")
_LEVEL = re.compile(
    r"\b(?:to|from|at|of|than|with|is|was|are|were|against|versus|below|above|stood|stands|standing|total|totalled"
    r"|totaling|totalling|reach|reached|reaching|hit|hitting|for|owns?|holds?|in|on|between|and|until|past|through"
    r"|back)"
    rf"(?: (?:{SOFT}|(?:[a-z-]+ ){{0,2}}[A-Za-z]\w+['’]s))*{SIGNS}"
)
# doubled to 6.6 million, or 9%; has risen to more than eight million, or a third
_REACHED = re.compile(r"\bto [a-z ]{0,20}(?:[$£€]?\d|(?:hundred|thousand|million|billion|trillion)\b)[^,]*,? or\b")
# Advance the $95bn package, cut the 10% tariff: what is told of is a thing with a figure to its name.
_OF_A_THING = re.compile(r"\b[a-z]+ (?:the|its|their|his|her)[ $£€¥]*\Z")
_CREPT_UP_TO = re.compile(
    r"\b(?:add|pick|edg|inch|tick|creep|crept|go|went|mov|shoot|shot|push|back)(?:e[sd]?|ed|s|es|ing|ne)? up to"
    r"(?: an?| the| its)?(?=[ ($£€¥]*\Z)"
)
_DIRECT = re.compile(
    r"\b(?P<word>[A-Za-z]+)(?: (?:up|down|higher|lower|upwards?|downwards?|back|off|by|sharply|slightly|steeply|to|out"
    r"|[a-z]+ly))*"
    rf"(?: (?:{SOFT}|by|[a-z]+ly))*{SIGNS}"
)
_OFF = re.compile(rf"(?:^|(?P<word>[a-z]+) )off(?: by)?(?: {SOFT})*{SIGNS}")  # car sales off 17%
_BE = ("is", "are", "was", "were", "be", "been")
_ACTIVE = ("VB", "VBD", "VBN", "VBG", "VBP")
_BY = re.compile(rf"\bby(?: (?:{SOFT}|[a-z]+ly|anything|something))*{SIGNS}")
_PUT_UP_BY = re.compile(r"\bput(?:s|ting)? up (?:[\w'’-]+ ){1,5}by\b(?: [a-z]+){0,3}[ $£€]*\Z")
_AT_RATE = re.compile(r"\bat (?:an?|the|its)(?: [a-z-]+){0,3} (?:rate|pace|clip|speed) of\s*\Z")
# Spending grew 4%, down from 5% in the quarter before: what a rate of growth is compared with was one too.
_COMPARED = re.compile(
    r"[^.;%]{0,60}?(?:\b(?<!\bto )(?:up|down|slower|faster|lower|higher|weaker|stronger|less|more) (?:from|than)"
    r"|\b(?:accelerat|cool|decelerat|eas|improv|moderat|quicken|slow|weaken)(?:ed|ing|s|es)?(?: [a-z]+ly)? from"
    r"|\b(?:against|versus|compared (?:with|to)|(?:well|far|just) (?:above|below)))"
    r" (?:(?:the|a|an|its|their|revised|previous|[\w-]+['’]s|[\w-]+ [\w-]+['’]s) )*\Z"
)
# It shrank at a 4.8 percent annual rate.
_AT_A = re.compile(r"\bat an? \Z")
_RATE_AFTER = re.compile(r" (?:[a-z-]+ ){0,2}(?:rate|pace|clip)\b")
_OF_NOUN = re.compile(
    r"\b(?P<noun>[A-Za-z]+)(?: rates?)?(?: (?:in|to|on|for) (?:[\w'’-]+ ){1,6}?)?(?: (?:year-on-year|on year|this year"
    r"|last year|in \d{4}|for the (?:year|quarter)))?"
    rf" (?:of|by|at|totalling|averaging|reaching)(?: {SOFT})*\s*\Z"
)
_ATTRIBUTES = "|".join(sorted(VOCABULARY.words("direction.attributes"), key=len, reverse=True))
_BESIDE = re.compile(
    rf"[ -](?:(?:year on year|year over year|month on month|quarter on quarter|[a-z]+ly|{_ATTRIBUTES})[ -]){{0,3}}"
    r"(?P<noun>[a-z]+)\b"
)
# Ended 418 points, or 0.67%, higher: the word behind the second figure tells the way of both.
_TOLD_AGAIN = re.compile(
    r"(?: (?:index )?points?)?"
    r"(?:,? or [$£€]?[\d.,]+ ?(?:%|per ?cent|percentage points?|points?|cents?|pence|p|bps?)?)?,?"
    r" (?P<word>higher|lower|up|down)\b(?= (?:at|to|on|by|in|than)\b|[.,;]|\Z)"
)
_PERCENT = ("%", "per cent", "percent", "pct")
_SECOND = re.compile(r", or [$£€]?\Z")
_OF_LEVELS = re.compile(
    r"\b(?:[Ll]evels?|[Tt]emperatures?|[Tt]ides?|[Ww]aters?|[Ss]eas?|[Ll]ake|[Rr]iver|[Rr]eservoirs?)\b"
)
# 75,900 jobs were added
_ADDED = re.compile(
    r" (?:(?:[a-z]+ ){0,2}?)(?:jobs|posts|positions|places|roles)"
    r" (?:were|was|are|will be|would be|could be|have been|had been|being|are being|to be)"
    r" (?P<done>added|created|lost|cut|axed|shed|eliminated|scrapped)\b"
)
_OFF_AFTER = re.compile(r" off (?:its|the|their|a|what|his|her)\b(?! (?:coast|shore|ground|table|books?|hook)\b)")
_TAKING = re.compile(
    rf"\b(?:wip|shav|slash|slic|knock|tak|took|chopp|cut|lopp)(?:e[sd]?|ing|ed|s|n|ting|en)?(?: {SOFT})*{SIGNS}"
)
# The loss of 1,100 jobs, an increase of 300 staff.
_OF_COUNTED = re.compile(
    r"\b(?P<noun>loss|losses|reductions?|declines?|decreases?|falls?|drops?|increases?|rises?|additions?|gains?) of"
    rf"(?: (?:{SOFT}|up to))*\s*\Z"
)
_OF_MONEY = re.compile(  # an increase of $20; a loss of $20 and a tax cut of $20bn are none
    r"\b(?P<noun>reductions?|declines?|decreases?|falls?|drops?|increases?|rises?|raises?|hikes?|jumps?"
    r"|(?:(?<=pay )|(?<=wage )|(?<=salary )|(?<=price )|(?<=fee )|(?<=real )|(?<=real-terms ))cuts?) of"
    rf"(?: (?:{SOFT}|up to))*[ ($£€¥₹]*\Z"
)
_MORE = re.compile(
    r" (?:(?:[a-z]+ly|points?|even|still|much|in value) )?(?P<word>higher|up|more|lower|down|less|fewer|cheaper"
    r"|larger|smaller|bigger|stronger|weaker|dearer|pricier|costlier)\b"
    r"(?! (?:front|for grabs|to date|on (?:offer|sale)))"
)
# 14% above the year-ago period, 3% below pre-war levels
_ABOVE_THEN = re.compile(
    r"(?: points?)? (?:(?P<above>above)|below) (?:the |its |their |a |that of )?"
    r"(?:(?:same|previous|prior|preceding|year-ago|year-earlier|corresponding) |last (?:year|month|week|quarter|season)"
    r"|(?:year|month|week|decade) (?:ago|earlier|before)|(?:19|20)\d\d|pre-[a-z]+ "
    r"|(?:levels?|figures?) (?:of|in|for) (?:19|20))"
)
# `66% more than a year ago` is a change; `$300 more than the rival` compares two things.
_THAN = re.compile(r" than [^,.;]{1,40}")
_TIME = re.compile(
    r"\b(?:years?|months?|weeks?|quarters?|days?|decades?|before|previous|previously|earlier|ago|last|yesterday"
    r"|normal|usual"
    rf"|average|expected|forecast|then|in|at|during|\d{{4}}|{MONTH})\b"
)
_THEN = re.compile(
    r"\b(?:years?|months?|weeks?|quarters?|decades?) (?:ago|earlier|before)\b|\blast (?:year|month|week)\b"
)
# 16 fewer than last year, five weeks longer than before the drought
_THAN_THEN = re.compile(
    r"(?: [a-z]+)? (?P<word>more|higher|longer|fewer|less|lower|shorter) than (?:when|before"
    r"|(?:in|at|during|on) (?:the|last|[A-Z12])|(?:in |during )?(?:last|the (?:same|previous|preceding|year-earlier))"
    r" (?:day|week|month|quarter|season|year|decade|period|winter|spring|summer|autumn|fall)\b(?!['’])"
    r"|(?:an?|the|one|two|three|four|five|\d+) (?:days?|weeks?|months?|quarters?|years?|decades?)"
    r" (?:ago|before|earlier))"
)
_CLAUSE = re.compile(
    r"[;:()\"“”]|, (?:but|while|whereas|although|and (?:the|its|it|that|they)|who|which|with)\b"
    r"|\b(?:while|whereas|although|because|but|plus)\b"
)
_WORD = re.compile(r"[A-Za-z’'-]+")
_APART = (" short of", " below ", " above ", " behind ", " ahead of ")
_SAYING = ("adding", "added", "adds")
_LOOK_BACK = 110  # characters
_NEAR = 50  # characters before a figure in which the verb stands that governs it without a preposition


def direction_of(passage: Passage, start: int, end: int, *, counted: bool, rate: bool) -> Direction | None:
    """Which way the quantity at `start`..`end` goes; `counted` for counts, `rate` for percentages and points."""
    if rate and passage.text[start - 1 : start] == "+":
        return "up"
    beside = _beside(passage, start, end, counted=counted, rate=rate)
    if beside is not None:
        return beside
    near = passage.after(end, 30)
    if near.startswith(_APART) or (rate and near.startswith(" off ") and _OFF_AFTER.match(near)):
        return None  # 11 points below target, 15% off its high
    if is_part(passage, start, end, rate=rate):
        return None
    if not counted and is_laid(passage, start, end):
        return "up"
    before = passage.before(start, _LOOK_BACK)
    if is_margin_of_contest(before, near):
        return None
    traded = None if counted else tells_trade(before, near, rate=rate)
    if traded is not None:
        return traded
    resumed = _of_rate_before(passage, start, end) if rate else None
    if resumed is not None:
        return resumed
    if rate and _AT_A.search(before) and _RATE_AFTER.match(passage.after(end, 40)):
        return _last_verb(before)
    cut = 0
    for clause in _CLAUSE.finditer(before):
        cut = clause.end()
    if not (rate or counted) and is_out_of_pocket(before, cut, passage.after(end, 50)):
        return None
    return _before(before[cut:], counted=counted, rate=rate)


def _of_rate_before(passage: Passage, start: int, end: int) -> Direction | None:
    """The way of the rate of change that this one is compared with: 5% in `grew 4%, down from 5% in May`."""
    last = next((q for q in reversed(passage.recent()) if q.kind != "date"), None)
    if (
        last is None
        or last.start < passage.start
        or last.kind != "percent"
        or not passage.text.endswith(_PERCENT, start, end)
    ):
        return None
    return last.direction if _COMPARED.fullmatch(passage.text, last.end, start) else None


def _beside(passage: Passage, start: int, end: int, *, counted: bool, rate: bool) -> Direction | None:
    """`5% higher`, `a 5% fall`, `5% year-on-year growth`; a loss of money is no change."""
    after = passage.after(end, 90)
    then = _ABOVE_THEN.match(after) if rate else None
    if then:
        return "up" if then["above"] else "down"
    more = None if counted else _MORE.match(after)
    if not counted and _OFF_AFTER.match(after) and _TAKING.search(passage.before(start, 60)):
        return "down"
    if after.startswith(_APART):
        return None  # fell 17% short of its target
    again = None if counted else _TOLD_AGAIN.match(after)
    if again is not None and (" or " in again.group() or _SECOND.search(passage.before(start, 8))):
        return _PARTICLES[again["word"]]
    added = _ADDED.match(after) if counted else None
    if added is not None:
        return "up" if added["done"] in ("added", "created") else "down"
    if counted and not more and (fewer := _THAN_THEN.match(after)):
        return _MORE_WAY[fewer["word"]]
    if more:
        described = _WORD.match(after, more.end() + 1) if more["word"] in ("more", "less") else None
        if described and tag(described.group()) in ("JJ", "RB", "VBN"):
            then = _THAN.match(after, described.end())  # 30% more expensive than a year ago, but: 12% more likely
            return _MORE_WAY[more["word"]] if then and _THEN.search(then.group()) else None
        compared = _THAN.match(after, more.end())
        return None if compared and not _TIME.search(compared.group()) else _MORE_WAY[more["word"]]
    noun = _BESIDE.match(after)
    if noun is None or (noun["noun"] in ("loss", "losses") and not rate):
        return None
    return _NOUNS.get(noun["noun"])


def direction_by(passage: Passage, start: int, end: int, *, bodies: bool) -> Direction | None:
    """The same for measures and times, which change `by` so much or in a rise of so much; `bodies` also lose weight."""
    beside = _beside(passage, start, end, counted=True, rate=False)
    if beside is not None:
        return beside
    before = passage.before(start, _LOOK_BACK)
    clause = _BOUND.sub("", before[before.rfind(",") + 1 :])
    direct = _DIRECT.search(clause)
    word = direct["word"].lower() if direct else ""
    # Water levels fell 20 feet; a bridge did too.
    of_this = not bodies or _OF_LEVELS.search(clause.rpartition(";")[2]) is not None
    if word in _OF_TIMES and of_this and not clause.rstrip().lower().endswith((" to", " from", " at")):
        return _VERBS[word]
    of_so_much = _OF_COUNTED.search(clause)
    if of_so_much and not (bodies and of_so_much["noun"] in ("fall", "drop", "loss", "losses")):
        return _NOUNS.get(of_so_much["noun"], "up")
    if bodies and word in _OF_BODIES and not clause.rstrip().lower().endswith((" to", " from", " at")):
        return _VERBS[word]
    return _last_verb(clause) if _BY.search(clause) and not is_done_by(clause) else None


def _before(clause: str, *, counted: bool, rate: bool) -> Direction | None:
    if clause.rstrip(" $£€").endswith((" as high as", " as low as")):
        return None  # rose as high as $1.25: where it went
    if _CREPT_UP_TO.search(clause) or _OF_A_THING.search(clause) or (counted and is_cut_off(clause)):
        return None
    clause = _BOUND.sub("", _UP_TO.sub("", clause))
    direct = _DIRECT.search(clause)
    level = clause.rstrip(" ($£€¥").lower().endswith((" to", " from", " at", " of"))
    if direct and not level:
        word = direct["word"].lower()
        if word in _PARTICLES:
            return _PARTICLES[word]
        if word in _BUSINESS and not rate and not counted and (word in _DRIVING or not _BY.search(clause)):
            return None
        particle = _particle(direct.group())
        if word in _DRIVING and particle is None:
            return None  # drove half of them from their homes
        way = _VERBS.get(word, None if counted or word in (_TAKING_UP if rate else _PHRASAL) else particle)
        if way and (not counted or word in _OF_THINGS):
            return particle or way
    off = None if counted else _OFF.search(clause)
    if off and (rate or off["word"] in _BE or tag(off["word"] or "off") not in _ACTIVE):  # siphoned off $3m
        return "down"
    if _PUT_UP_BY.search(clause):
        return "up"
    if is_done_by(clause):
        return None
    if rate and tells_growth(clause):
        return "up"
    if _BY.search(clause) or (rate and _AT_RATE.search(clause)):
        return _last_verb(clause)
    of_counted = None if rate else (_OF_COUNTED if counted else _OF_MONEY).search(clause)
    if of_counted:
        return _NOUNS.get(of_counted["noun"], "up")
    of_noun = _OF_NOUN.search(clause) if rate else None
    if of_noun:
        if of_noun["noun"] == "factor":  # expected to rise by a factor of 10
            return _last_verb(clause)
        return _NOUNS.get(of_noun["noun"].lower()) or _named_change(clause)
    if counted or not rate or _LEVEL.search(clause) or _REACHED.search(clause):
        return None
    return _last_verb(clause if len(clause) <= _NEAR else clause[-_NEAR:].partition(" ")[2])


def _named_change(clause: str) -> Direction | None:
    """`operating earnings growth of`: the change is the last word before `of`."""
    last: list[str] = _WORD.findall(clause)[:-6:-1]
    return next((_NOUNS[word] for word in last if word in _NOUNS), None)


def _particle(phrase: str) -> Direction | None:
    return next((_PARTICLES[word] for word in phrase.split()[1:3] if word in _PARTICLES), None)


def _last_verb(clause: str) -> Direction | None:
    """The way of the last verb of change in the clause, or of the particle behind it."""
    found = [match.group().lower() for match in _WORD.finditer(clause)]
    for index in range(len(found) - 1, -1, -1):
        word = found[index]
        before = found[index - 1] if index else ""
        following = found[index + 1] if index + 1 < len(found) else ""
        named = before in ("the", "a", "an", "their", "his", "her") and word not in _NOUNS
        if following == "that" and word in _SAYING:
            continue  # adding that 80% of houses had no roof
        if word in _VERBS and not named:  # shorten the drive
            return _PARTICLES.get(following) or _VERBS[word]
        stated = before not in _PHRASAL if index else following == "by"
        if word in ("up", "down") and stated and following != "to":
            return _PARTICLES[word]
    return None
