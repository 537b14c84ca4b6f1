"""Amounts with the name of a currency or a note behind: `11 dollars and 20 cents`, `a pound fifty`, `two grand`."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from extract.en.numbers.numbers import Number, read_number
from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.homes import currency_of_talk, end_of_american
from extract.en.quantities.money import CurrencyWords, currency_after
from extract.en.quantities.units import read_per

_CENTS = 100  # in a dollar
_COUNTED_BY_HAND = 50  # below, `10 won` is a verb and `three real` an adjective
_AND_CENTS = re.compile(r",? and (?=\d|[a-z]+(?:-[a-z]+)? (?:cents|pence|centimes|kopecks|sen|paise|kobo|p)\b)")
# Two pounds fifty, a dollar 20: the cents are told as a bare number of two digits.
_THEN_CENTS = re.compile(r" (?=\d\d(?!\d)|[a-z])")
_SUM_ENDS = re.compile(r"[.,;:)!?](?!\d)|\Z| (?:an?|per|each|for|in|at|to|and|on|from|if|when|with|more|less)\b")
_PLAIN = ("dollar", "dollars", "pound", "pounds", "euro", "euros", "quid", "rand", "rupees")
SUMS = ("tenner", "fiver", "grand", "dollar", "pound", "euro", "quid")  # what may be told by an article
_NOTE = re.compile(r"[ -](?:of )?(?P<name>grand|tenners?|fivers?)\b")
_NOTES = {"grand": 1000, "tenner": 10, "fiver": 5}
# Two grand pianos, a grand old man: behind the sum no noun and no adjective follows.
_NO_NOUN = re.compile(
    r"[.,;:)!?\"”’]|\Z| ?[–—-]|"
    r" (?:an?|per|each|every|in|for|on|to|from|or|and|more|less|by|off|into|if|when|with|worth|short|down|up|apiece"
    r"|cash|over|under|out|is|was|would|will|towards?|before|after|than|cheaper|better|extra|back|at|last|this|because|but)\b"
)


def find_sum(passage: Passage, number: Number, at: int) -> QuantityDraft | None:
    """The amount that a number makes with the name behind it, which begins at `at`."""
    named = currency_after(passage, at, large=number.value >= _COUNTED_BY_HAND)
    if named is None:
        return _in_notes(passage, number, at)
    draft = QuantityDraft.of(
        number, end_of_american(passage.text, named.end), "money", "en money: number and name", named.code
    )
    cents = _cents_after(passage, number, named)
    if cents is not None:
        per = read_per(passage.text, cents.end, passage.limit(cents.end, 40))
        return replace(draft, end=cents.end, reach=cents.end, value=cents.value, per=per)
    return replace(
        draft,
        value=number.value / named.parts,
        upper=None if number.upper is None else number.upper / named.parts,
        per=read_per(passage.text, named.end, passage.limit(named.end, 40)),
    )


def find_article_sum(passage: Passage, at: int) -> QuantityDraft | None:
    """What an article tells of one: `a tenner`, `a grand`, and `a dollar` where cents follow."""
    one = Number(at, at + 1, Decimal(1), spelled=True)
    draft = find_sum(passage, one, one.end)
    noted = draft is not None and _NOTE.match(passage.text, one.end, draft.end) is not None
    return draft if draft is not None and (noted or draft.value > 1) else None


def _cents_after(passage: Passage, number: Number, whole: CurrencyWords) -> Number | None:
    """The cents told behind the name of the whole, with what both make: 11 dollars and 20 cents, two pounds fifty."""
    if whole.parts != 1 or number.scale >= 1000 or number.upper is not None:
        return None
    text, limit = passage.text, passage.limit(whole.end, 40)
    joint = _AND_CENTS.match(text, whole.end, limit) or _THEN_CENTS.match(text, whole.end, limit)
    part = read_number(text, joint.end(), limit) if joint else None
    if joint is None or part is None or part.upper is not None or part.ordinal or part.value >= _CENTS:
        return None
    named = currency_after(passage, part.end)
    if named is not None and named.parts == _CENTS:
        return replace(part, end=named.end, value=number.value + part.value / _CENTS)
    bare = joint.group() == " " and part.value >= 10 and text[whole.start : whole.end].strip(" -").lower() in _PLAIN
    if named is not None or not bare or not _SUM_ENDS.match(text, part.end, passage.limit(part.end, 8)):
        return None
    return replace(part, value=number.value + part.value / _CENTS)


def _in_notes(passage: Passage, number: Number, at: int) -> QuantityDraft | None:
    """`two grand`, `a tenner`, in the currency that the text speaks of."""
    opens = passage.text[at + 1 : at + 2] in ("g", "t", "f", "o")  # grand, tenner, fiver, of
    note = _NOTE.match(passage.text, at, passage.limit(at, 16)) if opens else None
    if note is None or (note["name"] == "grand" and not _NO_NOUN.match(passage.after(note.end(), 12))):
        return None
    worth = _NOTES[note["name"].removesuffix("s")]
    code = currency_of_talk(passage)
    draft = QuantityDraft.of(number, note.end(), "money", "en money: in notes", code)
    per = read_per(passage.text, note.end(), passage.limit(note.end(), 40))
    upper = None if number.upper is None else number.upper * worth
    return replace(draft, value=number.value * worth, upper=upper, per=per)
