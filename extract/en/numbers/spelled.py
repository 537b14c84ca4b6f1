"""Numbers in words: `one hundred and five`, `twenty-first`, `two and a half million`, `half a dozen`, `dozens`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from extract.en.numbers.number import Number
from extract.en.numbers.number_words import DENOMINATORS, DIGITS, ORDINALS, SCALES, TENS, UNITS, VAGUE
from extract.en.numbers.scales import scaled, with_half

_WORD = re.compile(r"[A-Za-z]+")
# What may stand between two words of one number.
_JOINT = re.compile(r"(?:,? and |[ -]and[ -]|, ?|[ -])(?=[A-Za-z])")
_POINT = re.compile(rf" point(?P<digits>(?:[ -](?:{'|'.join(DIGITS)}))+)(?![\w-])", re.IGNORECASE)  # one point four
_DOZEN = re.compile(r"[ -]dozen\b", re.IGNORECASE)
_MULTIPLIER = r"hundred|thousand|dozen|million|billion|trillion|lakh|crore"
_INDEFINITE = re.compile(
    rf"(?P<several>a few|several|a couple of|a couple)[ -](?P<few>{_MULTIPLIER})\b"
    rf"|(?P<parts>[a-z]+)[ -](?P<part>third|quarter|fifth|tenth)s? of an? (?P<whole>{_MULTIPLIER})\b"
    rf"|(?:a[ -])?half[ -](?:a[ -])?(?P<half>{_MULTIPLIER})\b"
    r"|(?P<couple>(?:a )?couple)\b(?! (?:who|was|were|had|have|has|is|are|said|from|in|more|on|living|aged|would|could"
    r"|can|may|might|must|earning|needs?|married)\b)"
    r"|(?P<plural>(?:tens(?= of )"
    r"|dozens|scores(?= of )|hundreds|thousands)(?: of (?:thousands|millions|billions))?|millions|billions|trillions"
    r"|lakhs|crores)\b",
    re.IGNORECASE,
)
_ONE_OF = {"crores": "crore", "lakhs": "lakh"}  # two crores
_FURTHER = re.compile(rf"[ -]({_MULTIPLIER})\b", re.IGNORECASE)
_DOZEN_SIZE = Decimal(12)
_TENS = (Decimal(10), Decimal(100))
_UNBOUNDED = Decimal(10**18)


def read_indefinite(text: str, at: int, end: int) -> Number | None:
    """`a few hundred`, `half a million`, `a couple`, `dozens`, `tens of thousands`."""
    match = _INDEFINITE.match(text, at, end)
    if match is None:
        return None
    if match["several"]:
        scale, stop = _scale(match["few"]), match.end()
        further = _FURTHER.match(text, stop, end)
        if further and _scale(further[1]) > scale:  # several hundred million
            scale, stop = scale * _scale(further[1]), further.end()
        if "couple" in match["several"].lower():
            return Number(at, stop, 2 * scale, None, scale, spelled=True, vague=True)
        return Number(at, stop, scale, 10 * scale, scale, spelled=True, vague=True)
    if match["part"]:  # two thirds of a million
        scale, parts = _scale(match["whole"]), UNITS.get(match["parts"].lower(), Decimal(1))
        value = scale * parts / DENOMINATORS[match["part"].lower()]
        return Number(at, match.end(), value, scale=scale, spelled=True)
    if match["half"]:
        scale = _scale(match["half"])
        return Number(at, match.end(), scale / 2, scale=scale, spelled=True)
    if match["couple"]:
        return Number(at, match.end(), Decimal(2), spelled=True, vague=True)
    return _plural(at, match)


def _plural(at: int, match: re.Match[str]) -> Number | None:
    first, _, second = match["plural"].lower().partition(" of ")
    if first == "tens" and not second:
        return None
    low, high = _TENS if first == "tens" else VAGUE[first]
    scale = VAGUE[second][0] if second else Decimal(1)
    return Number(at, match.end(), low * scale, high * scale, spelled=True, vague=True)


def _scale(word: str) -> Decimal:
    return _DOZEN_SIZE if word.lower() == "dozen" else SCALES[word.lower()]


@dataclass(slots=True)
class _Sum:
    """A number in words while it is being read; `group` is what the next multiplier multiplies."""

    total: Decimal = Decimal(0)
    group: Decimal | None = None
    room: Decimal = _UNBOUNDED  # the next word must be worth less than this
    last_scale: Decimal = _UNBOUNDED
    ends_in: Decimal = Decimal(1)  # the multiplier that was the last word, 1 behind any other

    def value(self) -> Decimal:
        """What the words read so far are worth."""
        return self.total + (self.group or 0)

    def take(self, word: str) -> bool:
        """Adds one word; False when it cannot continue the number."""
        if word in SCALES:
            return self._multiply(SCALES[word])
        worth = UNITS.get(word, TENS.get(word))
        if worth is None or worth >= self.room or (worth == 0 and self.group is not None):
            return False
        self.group = (self.group or Decimal(0)) + worth
        self.ends_in = Decimal(1)
        self.room = Decimal(10) if word in TENS else Decimal(1)
        return True

    def _multiply(self, scale: Decimal) -> bool:
        if self.group is None or self.group == 0:
            return False
        if scale == 100:
            if self.group >= 100:
                return False
            self.group *= 100
            self.room, self.ends_in = Decimal(100), scale
            return True
        if scale >= self.last_scale:
            return False
        self.total += self.group * scale
        self.group, self.room, self.last_scale, self.ends_in = None, Decimal(1000), scale, scale
        return True


def read_spelled(text: str, at: int, end: int) -> Number | None:
    """The longest stretch of words from `at` that makes one number, ordinals included."""
    match = _WORD.match(text, at, end)
    if match is None:
        return None
    word = match[0].lower()
    if word in ("a", "an"):
        return _after_article(text, at, match.end(), end)
    if word == "dozen":
        return Number(at, match.end(), _DOZEN_SIZE, scale=_DOZEN_SIZE, spelled=True)
    if word in ORDINALS:
        return Number(at, match.end(), ORDINALS[word], spelled=True, ordinal=True)
    reading = _Sum()
    return _continued(text, at, match.end(), end, reading) if reading.take(word) else None


_PART_OF = re.compile(r"(?<![Aa] )\b(?:(?P<three>three[- ]quarters)|quarter) of \Z")  # a further quarter of a million
_LONGEST_PART = 24  # characters


def _after_article(text: str, at: int, stop: int, end: int) -> Number | None:
    """`a hundred and one`, `a dozen`."""
    following = _WORD.match(text, stop + 1, end)
    if following is None or text[stop] not in " -":
        return None
    word = following[0].lower()
    if word == "dozen":
        return Number(at, following.end(), _DOZEN_SIZE, scale=_DOZEN_SIZE, spelled=True)
    if word not in SCALES:
        return None
    number = _continued(text, at, stop, end, _Sum(group=Decimal(1)))
    part = _PART_OF.search(text, max(0, at - _LONGEST_PART), at)
    if part is None or number.value != SCALES[word]:
        return number
    return replace(number, start=part.start(), value=number.value * (3 if part["three"] else 1) / 4)


def _continued(text: str, at: int, stop: int, end: int, reading: _Sum) -> Number:
    """Reads on from the first word; after `and` or a comma the words count only if they fit in whole."""
    checkpoint: tuple[int, Decimal, Decimal] | None = None  # before an `and` or comma that may part two numbers
    while True:
        joint = _JOINT.match(text, stop, end)
        match = _WORD.match(text, joint.end(), end) if joint else None
        if joint is None or match is None:
            break
        word, loose = match[0].lower(), len(joint[0]) > 1
        word = _ONE_OF.get(word, word)
        if loose and reading.room < 100:  # two and three, fifty, sixty
            break
        if word in ORDINALS and not loose and ORDINALS[word] < min(reading.room, Decimal(100)):
            if joint[0] == " " and text[match.end() : match.end() + 1] == "-":
                break  # nine million first-time voters
            return Number(at, match.end(), reading.value() + ORDINALS[word], spelled=True, ordinal=True)
        before = (stop, reading.value(), reading.ends_in)
        if not reading.take(word):
            if checkpoint and word in SCALES:  # two million and five million
                return _finished(text, at, *checkpoint, end)
            break
        if loose:
            checkpoint = before
        stop = match.end()
    return _finished(text, at, stop, reading.value(), reading.ends_in, end)


def _finished(text: str, at: int, stop: int, value: Decimal, scale: Decimal, end: int) -> Number:
    """With `point five` or `and a half`, then `million`; or with `dozen`."""
    number = Number(at, stop, value, scale=scale, spelled=True)
    point = _POINT.match(text, stop, end) if text.startswith(" point", stop) else None
    if point:
        digits = "".join(DIGITS[word] for word in _WORD.findall(point["digits"].lower()))
        number = Number(at, point.end(), value + Decimal(f"0.{digits}"), spelled=True)
        return scaled(text, number, end)
    dozen = _DOZEN.match(text, stop, end)
    if dozen:
        return replace(number, end=dozen.end(), value=value * _DOZEN_SIZE, scale=_DOZEN_SIZE)
    return scaled(text, number, end) if with_half(text, number, end) else number
