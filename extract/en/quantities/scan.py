"""Where a quantity or date may begin: one expression over the text finds the places, the rules look only there."""

from __future__ import annotations

import re
from functools import cache

from extract.en.numbers.number_words import ORDINALS, SCALES, SETS, TENS, UNITS, VAGUE
from extract.en.quantities.agegroups import PLURALS
from extract.en.quantities.multiples import CHANGE_WORDS, FOLDS
from extract.en.quantities.single import ONLY
from extract.en.quantities.single import UNITS as SINGLE_UNITS
from extract.en.words.date_words import MONTHS, SEASONS, WEEKDAYS
from extract.en.words.vocabulary import VOCABULARY

# Behind an article: a third, a twelfth; a fourth is mostly one more.
PARTS = (
    *("half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "twelfth"),
    *("hundredth", "thousandth"),
)
_MULTIPLIERS = r"hundred|thousand|dozen|million|billion"
_TENS = "ten|fif|twen|thir|for|six|seven|eigh|nine"
_ARTICLE = (
    rf"[Aa]n?[ -](?:few[ -](?:{_MULTIPLIERS})|couple|{_MULTIPLIERS}|trillion|lakh|crore|{'|'.join(PARTS)}"
    rf"|{ONLY}(?:{SINGLE_UNITS})|(?:stone|pint)(?= and a half\b))"
    rf"|[Aa] (?:full |whole )?percentage(?= point\b)|[Ss]everal[ -](?:{_MULTIPLIERS})"
    r"|[Qq]uarter(?= (?:past|to) )"
    r"|quarter(?:(?<=he other quarter)|(?<=he remaining quarter))\b"
    r"|[Qq]uarter(?=[ -](?:percentage[ -])?points?\b| of an hour\b|-(?:acre|mile|inch|hour|century)\b)"
    rf"|[Aa] (?:tenner|fiver|grand|(?:dollar|pound|euro|quid)(?= (?:and )?(?:\d\d?\b|(?:{_TENS})[a-z-]*\b)))"
    r"|(?:(?<=next )|(?<=last )|(?<=past )|(?<=first ))couple(?= of )"
    r"|(?:(?<=next )|(?<=last )|(?<=past )|(?<=coming )|(?<=ous )|(?<=ing ))(?:decade|century)(?![-'’])"
)
_PEOPLE = rf"(?:(?<=nder[- ])|(?<=ver-))(?:{'|'.join(PLURALS)})(?!-)"  # under-fives
_HOLIDAY = r"Christmas(?= (?:Day|Eve)\b)|Boxing(?= Day\b)|New(?= Year['’]s (?:Day|Eve)\b)"
_WHOLE_YEAR = (
    r"(?<=or the )(?:whole(?= year\b)"
    r"|year(?= as a whole\b|,? (?:its?|the|total|net|profits?|sales|revenues?) ))"
)
_END = r"(?:[Yy]ear|[Mm]onth|[Qq]uarter|[Dd]ecade)(?=(?:['’]s |[- ])end\b)"  # by year's end, at month-end
_DATED = (
    r"[Tt]he (?:day(?= (?:before yesterday|after tomorrow)\b)"
    r"|(?:week|weekend|month|year)(?= (?:after next|before last)\b))"
    r"|[Ww]eek(?= \d\d? of (?:19|20)\d\d\b)"
)
_YEARS = r"['‘’](?=[2-9]0s\b|(?<=[a-z.] ['‘’])\d\d(?![\w'’]))"  # the '80s, in '74, May '75
_SET = rf"(?:[Aa] )?(?:{'|'.join(SETS)})(?= of )"
_SHORTEST_NAME = 5  # letters: `may`, `mar` and `sun` are words of other kinds without a capital


def _either_case(listed: list[str]) -> str:
    """The words as an alternation, each with or without a capital; shared first letters keep the scan fast."""
    by_letter: dict[str, list[str]] = {}
    for word in sorted(set(listed), key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(word[1:])
    return "|".join(f"[{letter}{letter.upper()}](?:{'|'.join(rests)})" for letter, rests in sorted(by_letter.items()))


@cache
def candidates() -> re.Pattern[str]:
    """Finds figures and an apostrophe before a decade (group `figure`) and words (group `word`)."""
    numbers = [*UNITS, *TENS, *SCALES, *ORDINALS, *VAGUE, *CHANGE_WORDS, *FOLDS, *SEASONS]
    names = [*MONTHS, *WEEKDAYS]
    lower = [*numbers, *VOCABULARY.words("starters.periods"), *VOCABULARY.words("starters.ratios")]
    lower += [name for name in names if len(name) >= _SHORTEST_NAME]
    capitals = "|".join(name.capitalize() for name in names if len(name) < _SHORTEST_NAME)
    opening = "|".join(word.upper() for word in (*UNITS, *TENS) if len(word) > len("one"))
    return re.compile(
        rf"(?P<figure>\d|\.(?=\d)|[¼½¾⅓⅔⅛]|{_YEARS})"
        rf"|(?<![A-Za-z])(?P<word>{_ARTICLE}|{_SET}|{_either_case(lower)}|{capitals}|(?:{opening})(?= [a-z])"
        rf"|{_HOLIDAY}|{_PEOPLE}"
        rf"|{_WHOLE_YEAR}|{_END}|{_DATED}|FY|[QH](?=[1-4](?!\w)))(?![a-z])"
    )
