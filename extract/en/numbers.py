"""Reads one English number, in figures or words, with its multiplier: `1.06 million`, `two and a half`, `half a dozen`.

Knows nothing of units, nouns or bounds. A number is read at a given place; where numbers begin is the affair of `scan`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from extract.en.number_words import (
    FRACTION_SIGNS,
    LETTER_SCALES,
    ORDINALS,
    SCALES,
    SHORT_SCALES,
    TENS,
    UNITS,
    VAGUE,
)

MAX_DIGITS = 18  # longer runs of digits are identifiers


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the text: `value`, and `upper` for the high end of a range or a vague plural.

    `scale` is the multiplier already in `value` (1 for none); `spelled` says that it begins in words; `grouped` that
    its figures carry thousands separators; `figures` are the digits of a plain whole number, as a year would be.
    """

    start: int
    end: int
    value: Decimal
    upper: Decimal | None = None
    scale: Decimal = Decimal(1)
    spelled: bool = False
    grouped: bool = False
    vague: bool = False
    ordinal: bool = False
    figures: str = ""


@cache
def _figure_pattern() -> re.Pattern[str]:
    return re.compile(
        r"""
        (?P<whole> \d{1,3}(?:,\d{3}){1,6}(?![\d]|,\d)     # 464,000
                 | \d{1,2}(?:,\d{2}){1,5},\d{3}(?!\d)      # 1,20,000 as in India
                 | \d{1,18}(?!\d) )
        (?P<part> \.\d{1,9}(?![\d]) )?
        (?P<sign> [¼½¾⅓⅔⅛] | [ ](?:1/2|1/4|3/4)(?![\d/]) )?
      | (?P<bare> \.\d{1,9} | [¼½¾⅓⅔⅛] )
        """,
        re.VERBOSE,
    )


@cache
def _scale_pattern() -> re.Pattern[str]:
    long = "|".join(SCALES)
    short = "|".join(sorted(SHORT_SCALES, key=len, reverse=True))
    return re.compile(
        rf"(?:[ -]{{0,2}}(?P<long>{long})|\s?(?P<short>{short}))(?![A-Za-z])"
        rf"|(?P<letter>[kmbt])(?![A-Za-z\d])",
        re.IGNORECASE,
    )


_AND_A_HALF = re.compile(r"[ -]and[ -]a[ -](half|quarter)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z]+")
# What may stand between two words of one number.
_JOINT = re.compile(r"(?:,? and |[ -]and[ -]|, ?|[ -])(?=[A-Za-z])")
_ARTICLE_NUMBER = re.compile(
    r"(?P<several>a few|several|a couple of|a couple)[ -](?P<few>hundred|thousand|dozen|million"
    r"|billion|trillion|lakh|crore)\b"
    r"|(?:a[ -])?half[ -](?:a[ -])?(?P<half>dozen|million|billion|trillion|crore|lakh|thousand)\b"
    r"|(?P<couple>a couple)\b(?! (?:who|was|were|had|have|has|is|are|said|from|in)\b)(?: of(?= [a-z]))?"
    r"|(?P<plural>(?:tens|dozens|scores(?= of )|hundreds|thousands)(?: of (?:thousands|millions|billions))?"
    r"|millions|billions|trillions|lakhs|crores)\b",
    re.IGNORECASE,
)
_DOZEN = re.compile(r"[ -]dozen\b", re.IGNORECASE)


def read_number(text: str, at: int, end: int, *, money: bool = False) -> Number | None:
    """The number that begins at `at`, not reaching beyond `end`; `money` lets m, b and t multiply.

    >>> read_number("1.06 million cars", 0, 17).value
    Decimal('1060000.00')
    >>> read_number("two and a half years", 0, 20).value
    Decimal('2.5')
    """
    first = text[at]
    if first.isdigit() or first == "." or first in FRACTION_SIGNS:
        return _figures(text, at, end, money)
    return _article_number(text, at, end) or _words(text, at, end)


def _figures(text: str, at: int, end: int, money: bool) -> Number | None:
    match = _figure_pattern().match(text, at, end)
    if match is None:
        return None
    if match["bare"]:
        value = FRACTION_SIGNS.get(match["bare"]) or Decimal(match["bare"])
    else:
        value = Decimal(match["whole"].replace(",", "") + (match["part"] or ""))
        if match["sign"]:
            value += _fraction(match["sign"].strip())
    number = Number(
        at,
        match.end(),
        value,
        grouped="," in match.group(),
        figures=match["whole"] if match["whole"] and match["whole"].isdigit() and not match["part"] else "",
    )
    ordinal = _ORDINAL_ENDING.match(text, match.end(), end) if number.figures else None
    if ordinal:
        return replace(number, end=ordinal.end(), ordinal=True)
    return _scaled(text, number, end, money)


_ORDINAL_ENDING = re.compile(r"(?:st|nd|rd|th)\b")


def _fraction(sign: str) -> Decimal:
    return FRACTION_SIGNS.get(sign) or Decimal(sign[0]) / Decimal(sign[2])


def _scaled(text: str, number: Number, end: int, money: bool) -> Number:
    """The number with `million`, `bn`, `k` … that follow it, and with `and a half` in between."""
    half = _AND_A_HALF.match(text, number.end, end)
    if half:
        number = replace(
            number,
            end=half.end(),
            value=number.value + Decimal("0.5" if half[1].lower() == "half" else "0.25"),
            figures="",
        )
    match = _scale_pattern().match(text, number.end, end)
    if match is None:
        return number
    word = (match["long"] or match["short"] or match["letter"]).lower()
    if match["letter"] and not money and not _letter_multiplies(text, match, number):
        return number
    scale = SCALES.get(word) or SHORT_SCALES.get(word) or LETTER_SCALES[word]
    scaled = replace(number, end=match.end(), value=number.value * scale, scale=scale, figures="")
    if match["long"] and scale < 10**6:  # five hundred million, 3 lakh crore
        again = _scale_pattern().match(text, scaled.end, end)
        if again and again["long"] and SCALES[again["long"].lower()] > scale:
            further = SCALES[again["long"].lower()]
            return replace(scaled, end=again.end(), value=scaled.value * further, scale=scale * further)
    return scaled


_TRACK = {"60", "100", "110", "200", "300", "400", "600", "800", "1000", "1500", "3000", "5000", "10000", "50"}
_LENGTH_AFTER = re.compile(
    r" (?:tall|high|wide|deep|long|away|above|below|race|final|sprint|heats?|hurdles|champion\w*"
    r"|relay|record|title|freestyle"
    r"|breaststroke|backstroke|butterfly|medley|runner|race|swim|mark|from|off|x|by|radius"
    r"|in (?:length|height|width|diameter))\b"
)
_LENGTH_NEAR = re.compile(
    r"\b(?:jump(?:ed|s|er)?|leap|leapt|throw|threw|thrown|vault(?:ed|er)?|clear(?:ed|ing)?"
    r"|met(?:re|er)s?|height|length|depth|tall|wide|deep|sprint(?:er)?|race|hurdles|indoor|javelin"
    r"|discus|shot put|barrier soon|"
    r"waves?|tower|wingspan|altitude|personal best|putts?|dive|swim|athletics|yards?|from goal|feet|km)\b"
)
_PLURAL_AFTER = re.compile(r"[ -](?:[a-z-]+ ){0,2}?(?:[a-z-]{2,}s|people|men|women|children|of)\b")


def _letter_multiplies(text: str, match: re.Match[str], number: Number) -> bool:
    """Whether the letter after figures without a currency is a multiplier and no metre, tonne or byte."""
    letter = match["letter"]
    if letter in "kKMB":
        return not number.grouped
    if letter == "T":
        return False
    if letter == "m":
        if number.figures in _TRACK or number.grouped or _LENGTH_AFTER.match(text, match.end(), match.end() + 40):
            return False
        if _PLURAL_AFTER.match(text, match.end(), match.end() + 60):
            return True
        return not _LENGTH_NEAR.search(text, max(0, number.start - 70), match.end() + 50)
    return letter == "b" and bool(_PLURAL_AFTER.match(text, match.end(), match.end() + 60))


def _article_number(text: str, at: int, end: int) -> Number | None:
    """Numbers that begin with an article, `half` or an indefinite plural."""
    match = _ARTICLE_NUMBER.match(text, at, end)
    if match is None:
        return None
    if match["several"]:
        scale = _scale(match["few"])
        low, high = (Decimal(2), None) if "couple" in match["several"].lower() else (Decimal(1), Decimal(10))
        return Number(at, match.end(), low * scale, high and high * scale, scale, spelled=True, vague=True)
    if match["half"]:
        return Number(at, match.end(), _scale(match["half"]) / 2, scale=_scale(match["half"]), spelled=True)
    if match["couple"]:
        return Number(at, at + len("a couple"), Decimal(2), spelled=True, vague=True)
    words = match["plural"].lower().split(" of ")
    low, high = (Decimal(10), Decimal(100)) if words[0] == "tens" else VAGUE[words[0]]
    if len(words) == 1 and words[0] == "tens":
        return None
    if len(words) == 2:
        scale = VAGUE[words[1]][0]
        low, high = low * scale, high * scale
    return Number(at, match.end(), low, high, spelled=True, vague=True)


def _scale(word: str) -> Decimal:
    return Decimal(12) if word.lower() == "dozen" else SCALES[word.lower()]


@dataclass(slots=True)
class _Sum:
    """A number in words while it is being read; `group` is what the next multiplier multiplies."""

    total: Decimal = Decimal(0)
    group: Decimal | None = None
    room: Decimal = Decimal(10**18)  # the next word must be worth less than this
    last_scale: Decimal = Decimal(10**18)

    def value(self) -> Decimal:
        return self.total + (self.group or 0)

    def take(self, word: str) -> bool:
        """Adds one word; False when it cannot continue the number."""
        if word in SCALES:
            return self._multiply(SCALES[word])
        worth = UNITS.get(word, TENS.get(word))
        if worth is None or worth >= self.room or (worth == 0 and self.group is not None):
            return False
        self.group = (self.group or Decimal(0)) + worth
        self.room = Decimal(10) if word in TENS else Decimal(1)
        return True

    def _multiply(self, scale: Decimal) -> bool:
        if self.group is None or self.group == 0:
            return False
        if scale == 100:
            if self.group >= 100:
                return False
            self.group *= 100
            self.room = Decimal(100)
            return True
        if scale >= self.last_scale:
            return False
        self.total += self.group * scale
        self.group, self.room, self.last_scale = None, Decimal(1000), scale
        return True


def _words(text: str, at: int, end: int) -> Number | None:
    """`one hundred and five`, `twenty-first`, `a million`; the longest stretch that makes one number."""
    match = _WORD.match(text, at, end)
    if match is None:
        return None
    word = match[0].lower()
    if word in ("a", "an"):
        following = _WORD.match(text, match.end() + 1, end)
        if following is None or text[match.end()] not in " -":
            return None
        if following[0].lower() == "dozen":
            return Number(at, following.end(), Decimal(12), scale=Decimal(12), spelled=True)
        if following[0].lower() not in SCALES:
            return None
        sum_, stop = _Sum(group=Decimal(1)), match.end()
    elif word == "dozen":
        return Number(at, match.end(), Decimal(12), scale=Decimal(12), spelled=True)
    elif word in ORDINALS:
        return Number(at, match.end(), ORDINALS[word], spelled=True, ordinal=True)
    else:
        sum_, stop = _Sum(), match.end()
        if not sum_.take(word):
            return None
    return _continued(text, at, stop, end, sum_)


def _continued(text: str, at: int, stop: int, end: int, sum_: _Sum) -> Number:
    """Reads on from the first word; after `and` or a comma the words count only if they fit in whole."""
    checkpoint = (stop, sum_.value())
    pending = False  # behind a comma or `and`: not sure yet that it is one number
    while True:
        joint = _JOINT.match(text, stop, end)
        match = _WORD.match(text, joint.end(), end) if joint else None
        if joint is None or match is None:
            break
        word, loose = match[0].lower(), len(joint[0]) > 1
        if loose and sum_.room < 100:  # two and three, fifty, sixty
            break
        if word in ORDINALS and not loose and ORDINALS[word] < max(sum_.room, 0) and ORDINALS[word] < 100:
            return Number(at, match.end(), sum_.value() + ORDINALS[word], spelled=True, ordinal=True)
        before = (stop, sum_.value())
        if not sum_.take(word):
            if pending and word in SCALES:
                stop, value = checkpoint
                return _finished(text, Number(at, stop, value, scale=_last_scale(value), spelled=True), end)
            break
        if loose:
            checkpoint, pending = before, True
        stop = match.end()
    value = sum_.value()
    return _finished(text, Number(at, stop, value, scale=_last_scale(value), spelled=True), end)


def _last_scale(value: Decimal) -> Decimal:
    return next(
        (scale for scale in sorted(SCALES.values(), reverse=True) if value >= scale and value % scale == 0), Decimal(1)
    )


def _finished(text: str, number: Number, end: int) -> Number:
    """With `and a half`, then `million`; or with `dozen`."""
    dozen = _DOZEN.match(text, number.end, end)
    if dozen:
        return replace(number, end=dozen.end(), value=number.value * 12, scale=Decimal(12))
    if _AND_A_HALF.match(text, number.end, end):
        return replace(_scaled(text, number, end, False), spelled=True)
    return number
