"""The grammar at one place of a text: a number there, with its sign, range, unit or noun."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.en.numbers.numbers import Number, read_number
from extract.en.passage import Passage
from extract.en.quantities.ages import find_age
from extract.en.quantities.counts import find_count
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.durations import up_to_larger_unit, with_smaller_unit
from extract.en.quantities.finish import finished
from extract.en.quantities.fractions import find_every_second, find_fraction
from extract.en.quantities.homes import end_of_american, goes_on_american
from extract.en.quantities.modifiers import modifier_after
from extract.en.quantities.money import CurrencyWords, currency_after, currency_before, without_kobo
from extract.en.quantities.multiples import find_multiple
from extract.en.quantities.noise import FOR_A_DAY
from extract.en.quantities.racing import find_race_time
from extract.en.quantities.ranges import extended
from extract.en.quantities.ranks import find_rank, is_numbered
from extract.en.quantities.sums import find_sum
from extract.en.quantities.temperatures import find_cold, find_from_zero, scale_of_heat
from extract.en.quantities.units import UnitWords, read_per, read_unit
from extract.en.words.tags import tag
from extract.en.words.vocabulary import VOCABULARY
from extract.model import Quantity

_DASHED = re.compile(r" ?(?:°|º|℃|degrees?\b|[CF]\b|%|per ?cent\b)")  # –9 °C; what else follows a dash is parted by it
_MINUS = re.compile(r"(?:(?:^|[\s(])[-−–]|\b(?<!or )[Mm]inus )\Z")
# Cups are a measure in the kitchen: two cups of flour; elsewhere they are drunk or won.
_OF_INGREDIENT = re.compile(rf"(?: of)? (?:[a-z-]+,? ){{0,3}}?(?:{VOCABULARY.either('measures.kitchen')})\b")
_OF_DATA = re.compile(r"(?: of)? (?:[a-z]+ )?(?:data|RAM|memory|storage|ram|space|files|downloads)\b")
_ROUGHLY = ("-odd", "-ish")
_NEXT_WORD = re.compile(r" (?!thanks\b|weight\b)(?P<word>[a-z]+)\b")


def find_quantity(passage: Passage, at: int) -> tuple[Quantity | None, int]:
    """The quantity whose number begins at `at`, and where the search goes on."""
    sign = currency_before(passage, at)
    number = read_number(passage.text, at, passage.limit(at), money=sign is not None)
    if number is None:
        return None, at
    if _counts_a_price(passage, at):
        return None, number.end
    if sign is not None:
        draft: QuantityDraft | None = _after_sign(passage, without_kobo(passage.text, number, sign), sign)
    elif at > passage.start and passage.text[at - 1].isalpha():
        return None, number.end  # N64
    else:
        draft = _draft(passage, _negative(passage, number))
    if draft is None:
        return None, number.end
    return finished(passage, draft), max(draft.end, number.end)


def _counts_a_price(passage: Passage, at: int) -> bool:
    """Whether `a dozen` at `at` is what a price was told by: $4.82 a dozen."""
    last = passage.found[-1] if passage.found else None
    return last is not None and last.per == "dozen" and last.end + 1 == at


def _negative(passage: Passage, number: Number) -> Number:
    """With the minus before it: `-5C`, `minus 0.3%`; a dash that follows a word is none."""
    match = _MINUS.search(passage.before(number.start, 12))
    if match is None or (number.spelled and "inus" not in match.group()):
        return number
    sign = match.group().lstrip(" (")
    if sign == "–" and not _DASHED.match(passage.text, number.end, passage.limit(number.end, 12)):
        return number
    return replace(number, start=number.start - len(sign), value=-number.value, figures="")


def _after_sign(passage: Passage, number: Number, sign: CurrencyWords) -> QuantityDraft:
    """`$20m`, `US$3.5-4bn`, `$20 million dollars`."""
    number = extended(passage, number, sign.start)
    bound, reach = modifier_after(passage, number.end)
    named = currency_after(passage, number.end)
    end = end_of_american(passage.text, named.end if named and named.parts == 1 else number.end)
    bare = passage.text[sign.start : sign.end] == "$"  # not C$30, £30
    american = bare and (passage.text[end - 1] == ")" or goes_on_american(passage, sign.start))
    code = "USD" if american else sign.code
    draft = QuantityDraft.of(number, end, "money", "en money: sign and number", code)
    reach = max(end, reach)
    per = read_per(passage.text, reach, passage.limit(reach, 40))
    return replace(draft, start=sign.start, reach=reach, per=per, modifier=bound)


def _draft(passage: Passage, number: Number) -> QuantityDraft | None:
    rank = find_every_second(passage, number) or find_rank(passage, number)
    if rank or number.ordinal or is_numbered(passage, number):
        return rank
    fraction = find_fraction(passage, number)
    if fraction:
        return fraction
    number = extended(passage, number, None)
    bound, reach = modifier_after(passage, number.end)
    if passage.text.endswith(_ROUGHLY, number.end, reach):
        number = replace(number, end=reach)  # the 60-odd stations
    of = 3 if number.vague and passage.text.startswith(" of ", reach) else 0  # a couple of weeks
    unit = read_unit(passage.text, reach + of, passage.limit(reach, 40))
    if unit is not None and _is_called(passage, number, unit):
        return None
    draft = (
        find_from_zero(passage, number)
        or find_age(passage, number, unit)
        or find_multiple(passage, number)
        or (_with_unit(passage, number, unit) if unit else None)
        or find_sum(passage, number, reach + of)
        or find_cold(passage, number)
    )
    if draft is None and not _runs_into_letters(passage, number):
        draft = find_race_time(passage, number) or find_count(passage, number, reach)
    return replace(draft, modifier=bound) if draft and bound != "=" else draft


def _runs_into_letters(passage: Passage, number: Number) -> bool:
    """Letters that are no unit, joined to the figures: 3G, 4x4, 747s."""
    return not number.spelled and passage.text[number.end : number.end + 1].isalpha()


def _with_unit(passage: Passage, number: Number, unit: UnitWords) -> QuantityDraft | None:
    if _is_no_unit(passage, number, unit):
        return None
    per = unit.per
    if per is None and unit.kind != "duration":
        per = read_per(passage.text, unit.end, passage.limit(unit.end, 40))
    heat = scale_of_heat(passage, number.value, number.start, unit.end) if unit.unit == "degree" else None
    draft = QuantityDraft.of(number, unit.end, unit.kind, f"en {unit.kind}: number and unit", heat or unit.unit)
    upper = None if number.upper is None else number.upper * unit.factor
    draft = up_to_larger_unit(passage, replace(draft, value=number.value * unit.factor, upper=upper, per=per), unit)
    return with_smaller_unit(passage, draft, unit)


def _is_called(passage: Passage, number: Number, unit: UnitWords) -> bool:
    """Whether somebody is called by a number and a unit, both with capitals: Three Degrees, Nine Inch Nails."""
    capital = number.spelled and passage.text[number.start].isupper() and not passage.title_case
    return capital and passage.text[unit.start : unit.end].istitle() and unit.kind in ("measure", "duration")


def _is_no_unit(passage: Passage, number: Number, unit: UnitWords) -> bool:
    """Pounds that are money, `two second places`, `one day`."""
    name = passage.text[unit.start : unit.end]
    if unit.unit == "lb" and currency_after(passage, unit.start - 1) is not None:
        return True
    if name == "stone" and passage.text[unit.start - 1] == " ":
        following = _NEXT_WORD.match(passage.after(unit.end, 24))
        return following is not None and tag(following["word"]) in ("NN", "NNS")  # three stone walls
    if name in ("gig", "gigs"):  # bands play gigs
        return number.value == number.value.to_integral_value() and not _OF_DATA.match(passage.after(unit.end, 24))
    if unit.unit == "cup":
        return not _OF_INGREDIENT.match(passage.after(unit.end, 48))
    if name == "second":
        apart = passage.text[unit.start - 1] != "-"
        return apart and (number.value != 1 or passage.text[unit.end : unit.end + 1] == "-")  # one second-set point
    if FOR_A_DAY.search(passage.before(number.start, 16)):
        return False
    return name == "day" and number.spelled and number.value == 1 and passage.text[unit.start - 1] != "-"
