"""How a date stands to its English clause."""

from __future__ import annotations

import re

from extract.claims.scene import Clause, DateUse, Mention
from extract.en.claims.clauses import CHANGE
from extract.en.numbers.numbers import read_number
from extract.en.words.grammar import GRAMMAR
from extract.en.words.tags import tag
from extract.model import Quantity

_WINDOW = 70  # characters before a date in which a word may still govern it
_YEAR_LONG = 7  # characters of 1998-99
_CLAUSE = 160  # characters of its clause in which something is reported on it
_SINCE = re.compile(r"\b([Ss]ince|[Ff]rom)(?: (?:early|late|mid|the|at least|as early as))*[ -]\Z")
_RECORD = re.compile(
    r"\b(?:best|worst|first|low|high|(?<!at )most|(?<!at )least"
    r"|(?!(?:rest|west|east|forest|interest|request|protest|contest|harvest|arrest)\b)[a-z]{3,}est)\b"
    r"[^,;.]{0,40}\Z"
)
# Makes 300 tons, little changed since 1990: set against what was then
_AS_BEFORE = re.compile(r"\A,?\s*(?:little|barely|hardly|virtually|largely|almost|broadly) (?:un)?changed\b[^,;.]*\Z")
_FROM = re.compile(r"\b[Ff]rom \Z")
_SPAN = re.compile(r".*(?: to | until | till | through |\d[-–])")  # fell from August to October: the whole of it
# The year to March, the quarter ended June 30, the three months to December: so many months end with the date.
_RUN_TO = re.compile(
    r"\b(?:(?P<number>[a-z]+|\d\d?) months|(?P<unit>year|quarter|half(?:[- ]year)?|month))"
    r" (?:to|ended|ending|through|that ended|which ended)(?: (?:on|in|the end of|late|early))* \Z"
)
_MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
# From 1 May smokers will be fined: an open end, where none is told.
_WILL = re.compile(
    r"(?! ?(?:to|until|till|through|-|–) )[^.;]*\b(?:will|shall|must|can|may not|are to|is to|would|face)\b"
)
_CLAUSE_OPENS = re.compile(r"(?:\A|[.;] |\b(?:that|and|but|said) )[Ff]rom \Z")
# Since the scheme began in July, since opening in May, since Poland joined the European Union on May 1
_SINCE_IT_BEGAN = re.compile(
    r"\b[Ss]ince (?:[\w'’-]+ ){0,5}?(?:[a-z]{3,}ed|began|became|took|came|won|left|went|fell|rose|broke|built|met"
    r"|opening|launch(?:ing)?|starting|joining|taking [a-z]+|introduction)(?: [\w'’-]+){0,4}? (?:in|on) \Z"
)
# Since that game in 2000, since their defeat in May
_SINCE_THING = re.compile(
    r"\b([Ss]ince) (?:the|that|this|its|their|his|her|an?|[A-Z]\w+['’]s) (?:[\w'’-]+ ){1,5}?(?:in|on|of) \Z"
)
_TO_BE_FROM = re.compile(
    r"\b(?:will|shall|would|(?:is|are|was|were) (?:to|due|set|expected|likely|scheduled)|be|available|effective"
    r"|force)\b"
    r"(?!(?:[^;.]*\b(?:postpon|delay|mov|brought|shift|push|switch|chang|travel|return|flown|back)[a-z]*\b))"
    r"[^;.\d]{0,60} from (?:early |late |mid-|the (?:start|beginning|end) of )?\Z"
)
# Should save £4m a year from 2015
_EACH_YEAR_FROM = re.compile(r"(?: (?:an?|per|each|every) (?:month|week|year)| annually) from (?:early |late |mid-)?\Z")
_ENDS = re.compile(r" (?:to|until|till|through|and|,? \d)\b|\s?[-–]")
_ONWARDS = re.compile(r"\s(?:onwards?|on\b|forward)")
_UNTIL = re.compile(r"\b(?:until|till|to|through|as of|as at|up to)(?: (?:the|end of|late|early|mid))*[ -]\Z")
_BASE = re.compile(
    r"\b(?:than|from|compared (?:with|to)|against|on|over|versus)"
    r"(?: (?:in|its|the|their|a|that of|those of|for|those in|that in))*\s\Z"
)
_AFTER_RATE = re.compile(r"(?:%|per ?cent|points?) (?:on|from|over|compared with) (?:the )?\Z")
_NOT_THEN = re.compile(r"\b(?:instead of|rather than|unlike)(?: in| on)? \Z")  # in May instead of June
_EARLIER = re.compile(r"earlier|ago|previous|same period|same (?:month|quarter)|preceding")
_CHANGING = re.compile(rf"\b(?:{CHANGE}|than)\b")
_SAID = re.compile(rf"\b(?:{GRAMMAR.either('saying')})\b(?: [\w.'’-]+){{0,5}}? ?(?:on|late|early)? ?\Z")
_REPORTED = re.compile(r"\b(?:reported|posted|announced)\b[^.;]*\bon \Z")
# the 2.1% it forecast in January
_FORETOLD = re.compile(
    r"\b(?:it|he|she|they|we|[A-Z]\w+|the [a-z]+)(?: had| has)?"
    r" (?:forecast|predicted|projected|estimated|expected|targeted|promised|announced|gave|given|pencilled in|guided)"
    r"(?: back| only)? (?:in|on) \Z"
)
_THAT = re.compile(r",? that\b")  # said in March that it would
# On Monday the firm said; the prime minister on Sunday said
_NOBODY_YET = re.compile(r"\W*(?:[\w'’.-]+ ){0,5}")
_SAYS_AFTER = re.compile(r",?(?: [\w'’.-]+){0,5}? (?:said|says|told|added|warned|claimed|insisted)\b")
# according to a survey published last year
_SOURCE = re.compile(r"\b[Aa]ccording to [^,;.]*\b(?:published|released|issued) (?:in |late |early )*\Z")
# A date behind a verb (founded in 1998) says nothing of the clauses that follow, unless a figure stands with it.
_VERBAL = re.compile(
    r"\b(?:\w+ed|was|were|is|are|has|have|had|born|began|came|took|made|won|held|met|died|led|set|left|who|which)\b"
)
_OWNER = re.compile(r"['’]s\b|['’](?=\s)")  # last week's top film: the date tells a noun apart

# The 1980 comedy, the 2000 silver medallist, under the 1989 Children Act: the year only says which is meant.
_NAMED_BY_YEAR = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]hat)|['’]s?) \Z")
_ONE_OF_ITS_YEAR = re.compile(r"\b[Aa]n? \Z")
_MAKE = re.compile(r" [A-Z][a-z]+")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d(?:s|-\d\d)?\Z")
_SOMETHING_MADE = re.compile(
    r"(?: (?:[A-Z][\w'’.-]*|[a-z]+(?:-[a-z]+)*)){0,3}? (?:champions?|winners?|medall?ists?|runners?-up|finalists?"
    r"|semi-?finalists?|quarter-?finalists?|nominees?|film|movie|comedy|drama|thriller|musical|biopic"
    r"|documentary|blockbuster"
    r"|novel|book|memoir|play|sitcom|album|single|hit|song|track|ballad|classic|remake|original|sequel|version"
    r"|edition|model|vintage"
    r"|Act|Treaty|Agreement|Convention|Constitution|Protocol|Accords?|Declaration|Directive|Charter|law|treaty|agreement"
    r"|accord|constitution|convention|legislation|pact)\b"
)


def read_date(text: str, clause: int, clauses: list[Clause], quantity: Quantity) -> Mention:
    """A date with how it stands to its clause, and whether it holds for those that follow."""
    left = text[max(clauses[clause].start, quantity.start - _WINDOW) : quantity.start]
    owned = _OWNER.match(text, quantity.end) is not None
    if _only_names(text, left, quantity):
        return Mention(quantity, clause, use="base", owner=True)
    use = _use(text, left, max(clauses[clause].start, quantity.start - _CLAUSE), quantity)
    run = _RUN_TO.search(left) if use in ("at", "until") else None
    return Mention(
        quantity,
        clause,
        use="at" if run else use,
        months=_months(run) if run else 0,
        topic=not owned and (_SINCE_IT_BEGAN.search(left) is not None or not _VERBAL.search(left)),
        attribute=use == "at" and _tells_noun_apart(text, left, quantity),
        owner=owned,
    )


def _months(run: re.Match[str]) -> int:
    """How many months a run has; 0 where its number is none (several months)."""
    if run["number"] is None:
        return _MONTHS[re.split("[- ]", run["unit"])[0]]
    number = read_number(run["number"], 0, len(run["number"]))
    return int(number.value) if number is not None and number.upper is None else 0


def _only_names(text: str, left: str, quantity: Quantity) -> bool:
    """Whether a year only tells a person, a work or a law from others."""
    year = quantity.end - quantity.start <= _YEAR_LONG and _YEAR.match(text, quantity.start, quantity.end)
    if year and _ONE_OF_ITS_YEAR.search(left) and _MAKE.match(text, quantity.end):
        return True  # a 1986 Volvo
    return bool(year and _NAMED_BY_YEAR.search(left)) and _SOMETHING_MADE.match(text, quantity.end) is not None


_DETERMINED = re.compile(r"(?:\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|['’]s?)|['’]s?) \Z")
_QUARTER = re.compile(r"quarter|half|\bQ\d")
_NOUN_AFTER = re.compile(r"[ -](?P<noun>[A-Za-z]+)")


def _tells_noun_apart(text: str, left: str, quantity: Quantity) -> bool:
    """Whether a date stands before the noun that it tells apart: the 12 March game, the 1998 World Cup."""
    noun = _NOUN_AFTER.match(text, quantity.end)
    if noun is not None and noun["noun"][0].isupper() and left.endswith(" and "):
        return True  # the 1998 World Cup and 2000 European Championship
    if noun is None or not _DETERMINED.search(left) or _QUARTER.search(text, quantity.start, quantity.end):
        return False  # the fourth quarter profit is that of the quarter
    return noun["noun"][0].isupper() or tag(noun["noun"])[:2] in ("NN", "JJ")


_BRACKETED = re.compile(r"\b(?:on |last )?[A-Z][a-z]+day \(\Z")  # said on Wednesday (Oct 30)


def _use(text: str, left: str, clause_from: int, quantity: Quantity) -> DateUse:
    told_again = _BRACKETED.search(left)
    if told_again is not None and text[quantity.end : quantity.end + 1] == ")":
        left = left[: told_again.start()] + "on "
    if _FROM.search(left) and _SPAN.match(text, quantity.start, quantity.end):
        return "at"
    after_rate = _AFTER_RATE.search(left) and not (left.endswith("on ") and _is_day(quantity))  # fell 3% on Monday
    if _EARLIER.search(text, quantity.start, quantity.end) or after_rate or _NOT_THEN.search(left):
        return "base"
    if _is_day(quantity):
        if (
            _SAID.search(left)
            or _REPORTED.search(text, clause_from, quantity.start)
            or (_NOBODY_YET.fullmatch(left) and _SAYS_AFTER.match(text, quantity.end))
        ):
            return "said"
    elif (_SAID.search(left) and _THAT.match(text, quantity.end)) or _FORETOLD.search(left) or _SOURCE.search(left):
        return "said"
    elif _BASE.search(left) and _CHANGING.search(left) and not _lies_open(text, left, quantity):
        return "base"
    if _SINCE_IT_BEGAN.search(left):
        return "base" if _AS_BEFORE.search(left) else "since"
    since = _SINCE.search(left) or _SINCE_THING.search(left)
    if since:
        if _RECORD.search(left) or _AS_BEFORE.search(left):
            return "base"
        if (_CLAUSE_OPENS.search(left) and _WILL.match(text, quantity.end)) or _lies_open(text, left, quantity):
            return "since"
        return "since" if since[1].lower() == "since" or _ONWARDS.match(text, quantity.end) else "at"
    return "until" if _UNTIL.search(left) else "at"


def _lies_open(text: str, left: str, quantity: Quantity) -> bool:
    """Whether something will be so from a date on, and no end of it is told: will be banned from May."""
    planned = _TO_BE_FROM.search(left) or _EACH_YEAR_FROM.search(left)
    return (
        planned is not None
        and not _SPAN.match(text, quantity.start, quantity.end)
        and not _ENDS.match(text, quantity.end)
    )


def _is_day(quantity: Quantity) -> bool:
    """Whether a date is a day or a few: people speak on a day, not in a quarter."""
    if quantity.start_date is None or quantity.end_date is None:
        return True
    return (quantity.end_date - quantity.start_date).days < 8
