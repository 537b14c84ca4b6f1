"""Ages: `31-year-old`, `aged 20`, `the age of 16`, `18 to 24-year-olds`, `Jane Doe, 34,`; groups are in `agegroups`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extract.en.numbers.numbers import Number
from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.units import UnitWords
from extract.en.words.date_words import MONTH
from extract.en.words.tags import tag
from extract.en.words.vocabulary import VOCABULARY

IN_APPOSITION = "en age: in apposition"
_TWO_UNITS = re.compile(r"[Aa]ged (?:just |only |about |around |nearly )?\Z")
_OLD = re.compile(r"(?:[- ]olds?\b| of age\b)")
_AGED = re.compile(
    r"\b(?:aged?|ages|(?:age|ages) (?:is|was|to|at|from|limit of|limit is|limit to|rose to|falls to)|the ages? of"
    r"|(?:aged|ages) between|aged from|aged (?:over|under|about|around|just|only|at least)|age (?:over|under)) \Z",
    re.IGNORECASE,
)
# `turns 40`, `died at 86`, `a boy of 12`: an age only at the end of its phrase.
_TURNED = re.compile(
    r"\b(?:turn(?:s|ed|ing)?|(?<!of )(?<!number )(?:died|dies|dead|dying) at"
    r"|(?:girl|boy|man|woman|child|children|youngsters|teenagers|kids) of"
    r"|(?:are|were|is|was|those|them|whom|people|anyone|child|children|adults|women|men|everyone|pupils|voters|workers"
    r"|patients|drivers|residents|students|players|citizens|Americans|someone|somebody|anybody|nobody|no one)"
    r" (?:under|over|below|above)|(?:younger|older) than"
    r"|(?:youngest|oldest|eldest)(?: (?:of them|of whom|victim|child|son|daughter|player|member))?"
    r"(?:(?: (?:is|was|being)|,)(?: just| only| aged)?| just| only| aged)"
    r"|\bI(?: am|['’]m| was)(?: just| only| now| already)?"
    r"|\b(?:who|he|she) (?:is|was|will be|would be|would have been)(?: just| only| now)?"
    r"|\b(?:son|daughter|brother|sister|mother|father|husband|wife|baby|grandson) (?:is|was)(?: just| only| now)?) \Z",
    re.IGNORECASE,
)
# The voting age was cut to 18; a minimum age for drivers of 17: the noun stands a few words before.
_LEVEL_OF_AGE = re.compile(
    r"\bages?\b(?! (?:group|gap))(?: [\w'’-]+){0,8}? (?:to|from|at|of|is|was|be|remains?|under|over|below|above)"
    r"(?: (?:just|only|about|around))? \Z"
)
_MUST_BE = re.compile(
    r"\b(?:must|should|has to|have to|had to|needs? to) (?:all )?be(?: at least| over| under| only)? \Z"
)
_AT_FIRST = re.compile(r"(?:^\s*|[.;:\"“] ?)At (?:just |only |barely |nearly )?\Z")  # At 12, he was canvassing
_PERSON_NEXT = re.compile(r" (?:s?he|I) (?!said\b)[a-z]+")  # At thirty-three he already has a grandson
# Draw the state pension from 66; eligible for a jab at 50: what one may do from an age on.
_ENTITLED = re.compile(
    r"\b(?:pensions?|retire|retirement|eligible|entitled|vote|drive|marry|adults?|bus pass|jabs?|boosters?|screening)\b"
    r"[^.;:()\d]{0,30}? (?:from|at|until) (?:just |only )?\Z"
)
_PERSON_AFTER = re.compile(r", (?:s?he|I|[A-Z][a-z]+ (?:[A-Z]|was|is|had|became|left|joined|won|started))\b")
_REST = re.compile(r",? and (?P<rest>\d{1,3}) (?P<unit>month|week|day)s?\b")
_IN_A_YEAR = {"month": Decimal(12), "week": Decimal("52.1775"), "day": Decimal("365.2425")}  # of the Gregorian calendar
_AND_OVER = re.compile(r" (?:and|or) (?:over|older|under|younger|above)\b")
_PEOPLE_BEFORE = re.compile(
    r"\b(?:those|people|anyone|anybody|adults|women|men|workers|everyone|residents|persons|voters|children|drivers"
    r"|pensioners|Americans|patients|students|citizens|players|aged?) \Z"
)
_BEFORE_AGES = VOCABULARY.words("ages.before")
_PHRASE_END = re.compile(
    r"[.,;)]|\Z| ?[–—]| -| or (?:over|under|older|younger)\b"
    r"| (?:in|on|this|next|last|at|and|who|from|to|when|is|was|ha[sd]|have|own(?:ed)?|use[sd]?"
    r"|lived?|are|were|do|did|will|would|can|could|may|should|sa(?:y|id)|spend|spent|make|made|get|got"
    r"|account(?:ed)?|needs?|tomorrow|today|yesterday|soon|later|now|told|beside|alongside|present)\b"
)
# A name or a noun for a person, a comma or bracket, a bare number, and a mark that closes the apposition.
_NOW = r"(?:now |then |just |only |about )?\Z"
_NAMED = re.compile(
    r"(?:[A-Z][\w'’-]+|\b(?:brother|sister|son|daughter|wife|husband|father|mother|man|woman|girl|boy))(?:, | \()"
    + _NOW
)
_DESCRIBED = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Bb]oth|[Tt]wo|[Hh]is|[Hh]er|[Tt]heir|[Mm]y|[Oo]ur|whose)(?: [A-Za-z'’-]+){1,4}, " + _NOW
)
_PARENTHESIS_END = re.compile(r", [a-z]")
_CLOSING = re.compile(
    r"(?:,(?! \d| (?:19|20)\d\d)|\.(?=\s|\Z|\")|\)|;| of(?! (?:its|the|their|them|those|these|his|her|our|all|\d))\b"
    r"| (?:and|who|from|was|were|is|has|had|died|said)\b)"
)
_LISTED = re.compile(rf"\d[ ,(]+\Z|\b(?:{MONTH}|No)[, (]+\Z")
_AGE_GROUP = re.compile(r"[ -]age[- ](?:group|bracket|range|band|category|cohort)s?\b")
_AGE_UNITS = ("a", "mo", "wk", "d")
_PEOPLE_UNDER = re.compile(
    r"\b(?:people|anyone|children|kids|adults|women|men|girls|boys|everyone|pupils|voters|workers|drivers|patients"
    r"|players|those|nobody|no one|anybody|somebody|someone|residents|citizens|students)"
    r" (?:under|over|below|above) \Z",
    re.IGNORECASE,
)
_NEXT_WORD = re.compile(r" (?P<word>[a-z]+)\b")
# Left school at 16, retired from the police at 55, made her debut at 17: what is done once in a life.
_DONE_AT = re.compile(
    r"\b(?:retir(?:e|es|ed|ing)|marri(?:ed|es)|marry|wed|enlist(?:ed|ing)?|emigrat(?:ed|ing)|graduat(?:ed|ing)"
    r"|orphaned|widowed"
    r"|ordained|pregnant|gave birth|diagnosed|turned professional|turned pro|leav(?:e|es|ing)|left|quit"
    r"|finish(?:ed|ing)"
    r"|start(?:ed|ing)|began|beginning|tak(?:e|en|ing) up|took up|joined|joining|made (?:his|her)|making (?:his|her))"
    r"(?P<more>(?: [\w'’-]+){0,5}?) (?:just |only )?at (?:just |only )?\Z",
    re.IGNORECASE,
)
_LIFE = re.compile(
    r"\b(?:school|home|university|college|smok|drink|play|sing|box|train|swim|danc|paint|writ|work|job|career"
    r"|debut|armed forces"
    r"|army|navy|air force|police|priesthood|monastery|club|academy|party|band|company|firm|circus|guitar|piano"
    r"|violin|golf"
    r"|tennis|chess|life|front)"
)
_BY_THEMSELVES = re.compile(
    r"\b(?:retir|marr|wed|enlist|emigrat|graduat|orphan|widow|ordain|pregnan|gave birth|diagnos|turned)",
    re.IGNORECASE,
)
_GROWN = 12  # below, a bare number behind `at` may be a clock's
_OLDEST = 125
_YOUNGEST_LIMIT = 5
_BE_BACK, _MUST_BACK = 13, 32  # characters in which `be` and `must be` stand before a number
_LEVEL_ENDS = re.compile(
    r"[.,;:)]|\Z| ?[–—]| -| (?:in|on|this|next|last|at|and|or|to|from|for|when|while|but|before|after|by|since|as|if"
    r"|with|under)\b"
)
_VERBS = ("VB", "VBN", "VBD", "VBP", "VBZ", "MD")
_PLACES = 5  # of a year: less than an hour


def find_age(passage: Passage, number: Number, unit: UnitWords | None) -> QuantityDraft | None:
    """The age that a number gives, with its unit where one is written."""
    if unit is not None:
        old = _OLD.match(passage.text, unit.end, passage.limit(unit.end, 10)) if unit.unit in _AGE_UNITS else None
        if old is None and unit.unit in _AGE_UNITS and _TWO_UNITS.search(passage.before(number.start, 14)):
            rest = _REST.match(passage.text, unit.end, passage.limit(unit.end, 24)) if unit.unit == "a" else None
            draft = _draft(number, rest.end() if rest else unit.end, unit.unit, "en age: aged so many years")
            part = Decimal(rest["rest"]) / _IN_A_YEAR[rest["unit"]] if rest else Decimal(0)
            return replace(draft, value=draft.value + round(part, _PLACES))
        if old is None and unit.unit == "a" and _LEVEL_OF_AGE.search(passage.before(number.start)):
            return _draft(number, unit.end, "a", "en age: level of an age")
        return _draft(number, old.end(), unit.unit, "en age: years old") if old else None
    whole = number.value == number.value.to_integral_value()
    after = passage.after(number.end, 20)
    if number.value > _OLDEST or number.ordinal or after[:1] in ("%", "-"):
        return None
    before = passage.before(number.start, 40)
    half = number.value * 2 == (number.value * 2).to_integral_value()
    if not whole and not ((" age " in before or half) and number.scale == 1):
        return None
    if _is_level_of_age(passage, number, after):
        return _draft(number, number.end, "a", "en age: level of an age")
    if (
        before[-1:] == " "
        and before[:-1].rsplit(" ", 1)[-1].lstrip("\"“‘'(").lower() in _BEFORE_AGES
        and _is_aged(before, after)
    ):
        return _draft(number, number.end, "a", "en age: aged")
    if number.value > _GROWN and before.endswith("at ") and _is_age_of_doing(before, after):
        return _draft(number, number.end, "a", "en age: done at an age")
    if after.startswith((" age", "-age")) and _AGE_GROUP.match(after):
        return _draft(number, number.end, "a", "en age: group of age")
    if _AT_FIRST.search(before) and (
        _PERSON_AFTER.match(after) or (number.value > _GROWN and _PERSON_NEXT.match(after))
    ):
        return _draft(number, number.end, "a", "en age: at the age of")
    if number.value > _GROWN and _ENTITLED.search(before) and _PHRASE_END.match(after):
        return _draft(number, number.end, "a", "en age: at the age of")
    if after.startswith((" and ", " or ")) and _AND_OVER.match(after) and _PEOPLE_BEFORE.search(before):
        return _draft(number, number.end, "a", "en age: and over")
    bare = number.figures and not number.figures.startswith("0") and number.value > 3
    named = _NAMED.search(before) and _CLOSING.match(after[:12])
    described = _DESCRIBED.search(before) and _PARENTHESIS_END.match(after)
    if bare and (named or described) and not _LISTED.search(before):
        return _draft(number, number.end, "a", IN_APPOSITION)
    return None


def _is_level_of_age(passage: Passage, number: Number, after: str) -> bool:
    if number.value < _YOUNGEST_LIMIT or not _LEVEL_ENDS.match(after):
        return False
    before = passage.before(number.start)
    return (" age" in before and _LEVEL_OF_AGE.search(before) is not None) or (
        " be" in before[-_BE_BACK:] and _MUST_BE.search(before[-_MUST_BACK:]) is not None
    )


def _is_aged(before: str, after: str) -> bool:
    if _AGED.search(before) or (_TURNED.search(before) and _PHRASE_END.match(after)):
        return True
    following = _NEXT_WORD.match(after) if _PEOPLE_UNDER.search(before) else None
    if following is None:
        return False  # but: children under 12 admitted for half price, adults over 60 with asthma
    return tag(following["word"]) in _VERBS or following["word"] in ("with", "without")


def _is_age_of_doing(before: str, after: str) -> bool:
    """Whether what was done `at` a bare number is done once in a life."""
    done = _DONE_AT.search(before) if _PHRASE_END.match(after) else None
    return done is not None and (_BY_THEMSELVES.match(done.group()) or _LIFE.search(done["more"])) is not None


def _draft(number: Number, end: int, unit: str, rule: str) -> QuantityDraft:
    return QuantityDraft(number.start, end, end, "age", rule, number.value, number.upper, unit)
