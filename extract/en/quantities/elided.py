"""What a number counts when its noun is not behind it: `the toll rose to 57`, `12 of them`, `up from 44 billion`."""

from __future__ import annotations

import re

from extract.en.numbers.numbers import Number
from extract.en.passage import Passage
from extract.en.quantities.nouns import noun_after
from extract.en.words.moves import MOVED
from extract.en.words.tags import is_known, tag
from extract.en.words.vocabulary import VOCABULARY
from extract.model import Span

_STATISTICS = VOCABULARY.words("nouns.statistics")
_SOFT = (
    r"(?: (?:the|an?|about|around|nearly|almost|over|more than|less than|fewer than|just|only|some|at least"
    r"|as many as|as few as"
    r"|an estimated|a record|record|(?:a )?seasonally adjusted|roughly|approximately|under|up to|close to"
    r"|between))*"
)
_VERB = re.compile(
    r"\b(?:to|at|of|was|were|is|are|reached|reaches|hit|totalled|totaled|total|totalling|stands|stood|numbered|increased"
    r"|broke|broken|crossed|breached|cleared"
    r"|decreased|climbed|dropped|declined|jumped|slipped"
    r"|numbering|exceed(?:ed|s)?|fell|rose|from|by|than|averaged|surpassed|topped|passed|with|up|down|only|just"
    r"|includ(?:es|ed|ing))"
    rf"{_SOFT}\s*\Z"
)
# `41 million iPhones, compared with 40.4 million`: the same thing as before.
_AGAIN = re.compile(
    r"\b(?:compared (?:with|to)|versus|vs|against|from|than|above the|below the"
    r"|short of|shy of|topping|beating|surpassing|exceeding|eclipsing|outstripping|missing|matching|a fraction of"
    r"|(?:average|peak|high|low|record|total) of|forecasts? of|estimates? of|expectations? of"
    rf"|to|(?:total|target|goal) of|expected|and|(?:and|while) (?:rival )?(?:[A-Z]\w+ ){{0,2}}[a-z]+ed|only|just"
    r"|including|include|includes|gained|gains|added|lost|shed|created|has|have|had"
    rf"|[A-Z]\w+['’]s|(?:its|his|her|their) [a-z]+['’]s){_SOFT} \Z"
)
_A_TIME = re.compile(r" (?:(?:a|per|each|every) (?:year|month|week|day|hour|minute)|annually|daily|a piece|apiece)\b")
_FURTHER = re.compile(r"\b(?:a further|another|an additional|an extra) \Z")
_HARMED = re.compile(
    r"\b(?:kill|injur|wound|sicken|hospitali[sz]|displac|infect|arrest|detain|hurt|evacuat)(?:ed|ing|es|s|e)?"
    rf"{_SOFT} \Z"
)
_PLACES = VOCABULARY.words("nouns.places")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_NEXT_WORD = re.compile(r"(?: (?:now|still|already|also|later|since|then))? ([a-z]+)\b")  # some 300 now live
_ADVERB_FIRST = re.compile(r" (?:now|still|already|also|later|since|then) ")
_LABEL = re.compile(r"(?:^|[\s(])(?P<noun>[A-Za-z]{3,}): \Z")  # Mortgage approvals: 66,766
_LIMITS = ("target", "limit", "goal", "maximum", "minimum", "level", "speed", "depth", "age", "score", "ratio")
_TOPIC = re.compile(r"\b[Nn]umbers? of(?= )")
_IN_GROUPS = re.compile(
    r"\b(?:groups?|teams?|pairs?|sets?|famil(?:y|ies)|panels?|crews?|rows?|packs?|batch(?:es)?) of \Z"
)
# Bookings rose 16 per cent to $33.6bn, and trips were up 22 per cent to 2.3bn: another thing is told of.
_NEW_SUBJECT = re.compile(
    r"[,;]? (?:and|while|but|as) (?:the )?(?:[a-z-]+ ){0,2}?(?P<noun>[a-z]+s) "
    rf"(?:was|were|{MOVED}|reached|hit|totall?ed|stood)\b[^,;.]*\Z"
)
# A crowd of 18,500 has no goals in it.
_PEOPLE_IN = re.compile(
    r"\b(?P<who>crowds?|audiences?|congregation|gathering|(?P<room>capacity|town|city|village|community)) of"
    r"(?: (?:about|around|some|nearly|almost|just|only|over|more than|up to|at least))* \Z"
)
_SUMS = VOCABULARY.words("nouns.sums")
_MOVING = re.compile(
    r"(?s:.*)(?:\A|[.;:,] |\b(?:that|and|while|but|as|the|new|total|annual|monthly|their|its) )(?:[A-Za-z-]+ ){0,2}?"
    r"(?P<noun>[A-Z]?[a-z-]+s) (?:have |has |had )?(?:[a-z]+ly )?"
    rf"(?:{MOVED}|totall?ed|numbered)\b[^;:()]{{0,60}}\Z"
)
# Building approvals hit 14,230: what reached a mark, where the figure is all that follows.
_REACHING = re.compile(
    r"(?s:.*)(?:\A|[.;:,] |\b(?:that|and|while|but|as|the|new|total|annual|monthly|their|its) )(?:[A-Za-z-]+ ){0,2}?"
    r"(?P<noun>[A-Z]?[a-z-]+s) (?:have |has |had )?(?:[a-z]+ly )?(?:hit|reached|topped|passed|exceeded|surpassed"
    rf"|stood at|came (?:in )?(?:at|to)){_SOFT} \Z"
)
_BRACKETED = 40  # characters between a bracket and an amount in it
_PHRASE_END = re.compile(r"[.,;]|\Z")
_HAVING = re.compile(
    r"\b(?:owns?|owned|has|have|had|sold|sells?|sent|sends|made|makes?|shipped|ships|bought|produced|produces"
    r"|uses?|used"
    rf"|received|receives|carry|carries|hold|holds|seats?|employs?|employed|wants?|wanted|needs?){_SOFT} \Z"
)
_IN_PLACE = re.compile(r"\b(?:in|at|for|by|from|on|to|with|across)(?: the| its| their)?(?: [A-Za-z-]+){0,2} \Z")
_LEVELS = VOCABULARY.words("nouns.levels")
_HOLDERS = VOCABULARY.words("nouns.holders")
_LARGE = 1000
_LARGE_SUM = 10_000  # smaller sums are prices, and say nothing of millions
_TOPIC_BACK = 250  # characters
_LOOK_BACK = 110  # characters


def last_item(passage: Passage) -> Span | None:
    """The thing counted last, also in the sentence before."""
    for quantity in reversed(passage.recent()):
        if quantity.kind == "count" and quantity.item_span is not None:
            return quantity.item_span
    return None


def _item_of_sentence(passage: Passage) -> Span | None:
    item = last_item(passage)
    return item if item and item[0] >= passage.start else None


_OPENING = re.compile(
    r"\W*(?:(?:[Oo]nly|[Aa]bout|[Ss]ome|[Jj]ust|[Aa]t least|[Aa]nother|[Mm]ore than|[Oo]f these,?|[Nn]early) )?"
)
# Of the 1,200 women enrolled, 83 fell ill.
_OF_SO_MANY = re.compile(
    r"\W*Of (?:the|its|their|his|her|those|these)? ?(?:[a-z-]+(?:['’]s)? )?[\d.,]+ [^.;:()]{3,80}?,?"
    r" (?:(?:only|about|some|just|at least|more than|nearly) )?"
)
_SAID_THAT = re.compile(r"\bthat (?:only |about |some |just |at least |another |more than |nearly )?\Z")
_NEW_CLAUSE = re.compile(r".*;(?! (?:there|they|it|of|another)\b)", re.DOTALL)  # Acme claims …; Delta puts them at
_DOING: tuple[str, ...] = ("VBD", "VBP", "VB", "MD")
_MARGIN = re.compile(r"\b(?P<noun>majority) of (?:about |just |only |around |more than |some |at least )?\Z")


def _first_item(passage: Passage) -> Span | None:
    """What the sentence counts first, for `the number` to stand for."""
    for quantity in passage.recent():
        if quantity.start >= passage.start and quantity.kind == "count" and quantity.item_span is not None:
            return quantity.item_span
    return None


def _is_plural(passage: Passage, item: Span) -> bool:
    return tag(passage.text[item[0] : item[1]].split()[-1]) in ("NNS", "NNPS")


def item_of_clause(passage: Passage, number: Number) -> Span | None:
    """`of 1,000 adults asked, 600 said no`: a number with a verb behind it counts what was counted before."""
    opens = _OPENING.fullmatch(passage.before(number.start, 24)) is not None
    of_many = _OF_SO_MANY.fullmatch(passage.text, passage.start, number.start) is not None
    opens = opens or of_many
    opens = opens or bool(_SAID_THAT.search(passage.before(number.start, 24)) and not _item_of_sentence(passage))
    if number.value < 2 or (number.spelled and not opens):
        return None
    following = _NEXT_WORD.match(passage.text, number.end, passage.limit(number.end, 24))
    doing: tuple[str, ...] = (*_DOING, "VBN") if of_many else _DOING
    if of_many and following is not None and _ADVERB_FIRST.match(following.group()):
        doing = (*doing, "NN", "NNS", "VBZ")  # 11 now show an alert
    if following is None or (tag(following[1]) not in doing and following[1] not in ("more", "fewer")):
        return None
    item = last_item(passage) if opens else _item_of_sentence(passage)  # Ten people were hurt. Two died.
    return item if item and _is_plural(passage, item) else None


def item_again(passage: Passage, number: Number) -> Span | None:
    """`compared with 40.4 million`: what was counted before in the sentence."""
    before = passage.before(number.start, 60)
    if _HARMED.search(before):
        return _harmed(passage)
    if number.value < 10 or not (_AGAIN.search(before) or _FURTHER.search(before) or _is_rate(passage, number)):
        return None
    return _item_of_sentence(passage)


def _is_rate(passage: Passage, number: Number) -> bool:
    """Whether the same is told by the year or day: 1.5 million homes over five years, 300,000 a year."""
    apart = passage.before(number.start, 24).endswith((", ", ", or ", ", or about ", ", about ", ", nearly ", " or "))
    return apart and _A_TIME.match(passage.after(number.end, 12)) is not None


def _harmed(passage: Passage) -> Span | None:
    """`sickened 93,000 people in 76 countries and killed 3,200`: the last thing counted that is no place."""
    for quantity in reversed(passage.recent()):
        if quantity.start < passage.start or not quantity.item:
            continue
        if quantity.item_span is not None and quantity.item.rsplit(" ", 1)[-1] not in _PLACES:
            return quantity.item_span
    return None


def item_left_out(passage: Passage, number: Number) -> Span | None:
    """The plural noun of before, unless an article makes the number a noun: `one of the two`."""
    before = passage.before(number.start, 16).lower()
    if before.endswith(("the ", "these ", "all ")) or _IN_GROUPS.search(before):
        return None
    item = _item_of_sentence(passage)
    return item if item and _is_plural(passage, item) else None


def is_in_crowd(passage: Passage, number: Number) -> bool:
    """Whether a number tells how large a crowd is, so that it counts nothing told before."""
    before = passage.before(number.start, 60)
    return " of " in before and _PEOPLE_IN.search(before) is not None


def crowd_before(passage: Passage, number: Number) -> Span | None:
    """The crowd or audience whose size a number tells; a town and a stadium are not what is counted."""
    crowd = _PEOPLE_IN.search(passage.before(number.start, 60))
    if crowd is None or crowd["room"]:
        return None
    offset = number.start - len(crowd.string)
    return offset + crowd.start("who"), offset + crowd.end("who")


_NOUN_OF_THEM = re.compile(
    r"\b(?P<noun>[a-z][a-z-]*s|people|children|women|men),"
    r" (?:about |some |nearly |almost |only |at least |more than |all )?\Z"
)


def item_of_them(passage: Passage, number: Number) -> Span | None:
    """What `seven of them` are: the deaths just before it, else what was counted last."""
    last, noun = last_item(passage), _NOUN_OF_THEM.search(passage.before(number.start, 60))
    if noun is None or tag(noun["noun"]) != "NNS":
        return last
    offset = number.start - len(noun.string)
    span = offset + noun.start("noun"), offset + noun.end("noun")
    return last if last and last[1] == span[1] else span


def noun_before(passage: Passage, at: int) -> Span | None:
    """The thing whose number follows a verb: `the death toll rose to 57`, `sales … at 1.06 million`."""
    before = passage.before(at, _LOOK_BACK)
    parted = _NEW_CLAUSE.match(before)
    before = before[parted.end() :] if parted else before
    offset = at - len(before)
    subject = _new_subject(passage, at)
    if subject:
        return subject
    label = _LABEL.search(before)
    if label and tag(label["noun"].lower()) == "NNS":
        return offset + label.start("noun"), offset + label.end("noun")
    moving = max(
        (found for found in (_MOVING.match(before), _REACHING.match(before)) if found),
        key=lambda found: found.start("noun"),
        default=None,
    )
    noun = moving["noun"].lower() if moving else ""
    in_place = moving is not None and _IN_PLACE.search(before, 0, moving.start("noun"))
    if moving and tag(noun) == "NNS" and noun not in _SUMS | _LEVELS | _HOLDERS and not in_place:
        return _with_attributes(list(_WORD.finditer(before, 0, moving.end("noun"))), offset)
    margin = _MARGIN.search(before)
    if margin and _item_of_sentence(passage) is None:  # by 328 votes to 301, a majority of 27 votes
        return offset + margin.start("noun"), offset + margin.end("noun")
    verb = _VERB.search(before)
    if verb is None:
        return None
    found = list(_WORD.finditer(before, 0, verb.start()))
    if verb.group().startswith("of") and found and found[-1].group().lower() in _LIMITS:
        return None  # a target of 20
    for index in range(len(found) - 1, -1, -1):
        word = found[index].group().lower()
        following = found[index + 1] if index + 1 < len(found) else None
        if word not in _STATISTICS or (following and _is_attribute(found[index], following)):
            continue
        if word in ("number", "total"):
            counted = noun_after(passage.text, offset + found[index].end(), at, plural=True)
            return (counted.start, counted.end) if counted else _first_item(passage)
        return _with_attributes(found[: index + 1], offset)
    return None


def _with_attributes(found: list[re.Match[str]], offset: int) -> Span:
    """The last of the words with the nouns that describe it: car registrations."""
    first = len(found) - 1
    while first and _adjoins(found[first - 1], found[first]):
        first -= 1
    return offset + found[first].start(), offset + found[-1].end()


def _is_attribute(word: re.Match[str], following: re.Match[str]) -> bool:
    """Whether a word of the table only describes the noun behind it: claims for unemployment benefits."""
    return word.end() + 1 == following.start() and tag(following.group()) in ("NN", "NNS")


def _adjoins(word: re.Match[str], following: re.Match[str]) -> bool:
    if word.end() + 1 != following.start():
        return False
    opens = word.start() == 0 and word.group().istitle() and is_known(word.group().lower())
    return tag(word.group().lower() if opens else word.group()) == "NN"  # Mortgage approvals, not Toyota deliveries


def item_of_topic(passage: Passage, number: Number) -> Span | None:
    """`The number of texts beat the record … when 2.3 billion were sent`: what the sentence or that before counts."""
    following = _NEXT_WORD.match(passage.text, number.end, passage.limit(number.end, 24))
    verb = following is not None and tag(following[1]) in ("VBD", "VBP")
    had = _PHRASE_END.match(passage.text, number.end) and _HAVING.search(passage.before(number.start, 40))
    if number.value < 10 or not (verb or had):
        return None
    topics = list(_TOPIC.finditer(passage.text, max(0, passage.start - _TOPIC_BACK), number.start))
    noun = noun_after(passage.text, topics[-1].end(), number.start, plural=True) if topics else None
    return (noun.start, noun.end) if noun else _large_item(passage, number)


def _large_item(passage: Passage, number: Number) -> Span | None:
    """`26 billion texts were sent. … when 2.3 billion were sent`: large numbers near each other count one thing."""
    for quantity in reversed(passage.recent()):
        large = quantity.kind == "count" and quantity.value is not None and quantity.value >= _LARGE
        if large and quantity.item_span is not None and number.value >= _LARGE:
            return quantity.item_span if _is_plural(passage, quantity.item_span) else None
    return None


def _is_bracketed(passage: Passage, at: int) -> bool:
    before = passage.before(at, _BRACKETED)
    return before.rfind("(") > before.rfind(")")


def _new_subject(passage: Passage, at: int) -> Span | None:
    """The plural noun that has become the subject since an amount was told, where it is no sum of money."""
    here = [found.end for found in passage.recent() if found.start >= passage.start and found.kind == "money"]
    subject = _NEW_SUBJECT.search(passage.text, here[-1], at) if here else None
    if subject is None or subject["noun"] in _SUMS or tag(subject["noun"]) != "NNS":
        return None
    return subject.span("noun")


def currency_again(passage: Passage, number: Number, reach: int) -> str | None:
    """`60 billion euros, up from 44 billion`: the currency said before, when no plural noun is counted."""
    if number.scale < 10**6 or number.vague or passage.before(number.start, 9).endswith(("rate of ", "pace of ")):
        return None
    kinds = ("money", "count", "measure", "number")
    here = [found for found in passage.recent() if found.start >= passage.start and found.kind in kinds]
    # $175.6bn (£93.6bn), up from 163 billion: what stands in brackets only converts
    earlier = [found for found in here if not _is_bracketed(passage, found.start)] or here
    if not earlier or earlier[-1].kind != "money" or _new_subject(passage, number.start):
        return None
    if (earlier[-1].value or 0) < _LARGE_SUM:
        return None  # each costs $4, and it can make 200 million a year
    noun = noun_after(passage.text, reach, passage.end, plural=True)
    return None if noun is not None and _is_plural(passage, (noun.start, noun.end)) else earlier[-1].unit
