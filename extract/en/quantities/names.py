"""Names that hold a number: Boeing 737, FTSE 100, Article 50, BBC One, Six Nations, phase 3 trials."""

from __future__ import annotations

import re

from extract.en.numbers.number_words import FRACTION_SIGNS
from extract.en.passage import Passage
from extract.en.quantities.money import currency_after
from extract.en.quantities.units import read_unit
from extract.en.words.tags import tag
from extract.en.words.vocabulary import PLURAL, VOCABULARY

_NUMBERED, _ALWAYS, _ORDERED, _SPELLED, _FREE = (
    VOCABULARY.words(f"names.{name}") for name in ("numbered", "always", "ordered", "spelled", "free")
)
_FREE_NAMES = _FREE | VOCABULARY.words("names.glued")
_SOFTWARE = VOCABULARY.words("names.software")
_DIVIDED = VOCABULARY.words("names.divided")
_DECIMALS = re.compile(r"(?:[.]\d+)+")
_INDEXES, _INDEX_FIGURES = VOCABULARY.words("names.indexes"), VOCABULARY.words("names.index_figures")
_FIGURE = re.compile(r"\d+(?:st|nd|rd|th)?")
_VERSION = re.compile(r"\d{1,2}\.0(?![\d%]|[ -]?[a-z]+s\b| ?per ?cent)")  # Firefox 1.0
_LAST_WORD = re.compile(r"(?P<word>[A-Za-z&][\w&'’.-]*?)(?:['’]s)?(?P<gap> ?-?)\Z")
# A single word with a capital before a figure, not at the beginning of a sentence.
_NAME_BEFORE = re.compile(r"(?:^|[^.!?:\"“]\s|[-(/])(?P<name>[A-Z][A-Za-z]*[a-z][A-Za-z]*) \Z")
# A title in its marks that ends in the figure: “Ironclad 2”, "Inside Out 2,".
_TITLE_BEFORE = re.compile(
    r"[“\"‘'](?:(?:[A-Z][\w’'.-]*|[Tt]he|of|and|in|to|for|a|&) )*(?P<name>[A-Z][\w’'.-]*[a-z][\w’'.-]*) \Z"
)
_NO_TITLE = ("PRP", "EX", "RB", "VBP", "VBG", "MD", "DT", "IN", "CC")  # "Usually 20," he said
_TITLE_CLOSES = re.compile(r"[,.!?]?[”\"’'](?!s?\w)")
_DOWNING_STREET = re.compile(r"\b(?:Number|No\.?) \Z")
_AMOUNT_AFTER = re.compile(r" ?%| (?:per ?cent|percentage|basis|points|million|billion|thousand)\b")
# A unit or a plural of things behind the figure speaks for a count.
_COUNTED_AFTER = re.compile(
    r"[ -]?(?:%|[kmbt]n?\b|million|billion|trillion|thousand|hundred|per ?cent|percentage|basis|degrees"
    r"|[a-z]*(?:year|month|week|day|hour|minute|second|mile|metre|meter|foot|feet|inch)(?:s|-|\b)"
    r"|km|kg|cm|mm|ft|lbs?|bps?|people\b|men\b|women\b|children\b|p\b|per\b|cents?\b"
    rf"|{PLURAL})"
)
_LASTING = re.compile(r"-(?:year|month|week|day|hour|minute|mile)\b")  # crews stage 24-hour walkouts
_COUNTRIES = (
    r"US|U\.S\.|UK|British|American|Chinese|Labour|Tory|English|French|German|Russian|Israeli|Palestinian|Iraqi"
)
_NAMES_NONE = re.compile(rf"[ -](?:of|{_COUNTRIES}|[A-Z][a-z]+(?:an|ese|ish|ian)s?)\b")
_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_NATIONS = re.compile(r"[ -](?:Nations|Sisters)\b")
_PLURAL_NEXT = re.compile(
    r"[ -](?:(?!(?:in|of|at|on|to|for|by|and|from|with|as|is|was|has|does|says|its|his"
    r"|this)\b)[a-z-]+ ){0,2}?(?:(?!(?:is|was|has|does|says|its|his|this)\b)[a-z-]+s|people|men|women"
    r"|children|staff|troops)\b|[ -](?:million|thousand|hundred|billion)"
)


# Junctions 4 and 7, pages 3-5, phases two and three: several that are named by their numbers.
_LISTED_NAMES = re.compile(
    r"\b(?:[Jj]unctions|[Pp]ages|[Cc]hapters|[Ss]ections|[Pp]aragraphs|[Cc]lauses|[Aa]rticles|[Pp]hases|[Ss]tages"
    r"|[Gg]rades|[Tt]iers"
    r"|[Ll]evels|[Cc]ategories|[Tt]ypes|[Rr]ows|[Gg]ates|[Pp]latforms|[Rr]ooms|[Tt]erminals|[Ff]lights|[Pp]arts"
    r"|[Ee]pisodes|[Vv]olumes"
    r"|[Vv]ersions|[Zz]ones|[Ww]ards|[Ll]anes|[Qq]uestions|[Nn]umbers|[Rr]ounds|[Uu]nits|[Bb]locks|[Cc]hannels"
    r"|[Ss]izes) \Z"
)
_NAMED_LIST = re.compile(
    rf"(?:\d+[A-Z]?|{_WORDS})(?:(?:, ?| ?[-–] ?| to | and |,? and | or | through )(?:\d+[A-Z]?|{_WORDS}))+(?![\w%]"
    rf"|[.,]\d)"
    r"(?! (?:per|percent|million|billion|thousand|hundred|years|times)\b)"
)


_OF_2000 = ("Russell ", "CSI ", "Forbes Global ", "Forbes ", "Nifty ", "Wilshire ")


def end_of_index(passage: Passage, at: int) -> int | None:
    """Where the figure of an index or a list of firms ends that looks like a year: the Russell 2000."""
    return at + 4 if passage.text.endswith(_OF_2000, 0, at) and passage.text.startswith("2000", at) else None


def end_of_named_list(passage: Passage, at: int) -> int | None:
    """Where the numbers end that name several things, the first of them at `at`; None when they count or measure."""
    if passage.before(at, 2)[:1] != "s" or not _LISTED_NAMES.search(passage.before(at, 12)):
        return None
    match = _NAMED_LIST.match(passage.text, at, passage.limit(at, 60))
    return match.end() if match else None


def end_of_named_figure(passage: Passage, at: int, before: str) -> int | None:
    """Where the figure at `at` ends when it only names; None when it may be a quantity."""
    match = _FIGURE.match(passage.text, at, passage.end)
    if match is None:
        return None
    version = _VERSION.match(passage.text, at, passage.limit(at, 8))
    if version and _is_capital_name(passage, before, "1"):
        return version.end()
    figure, end = match.group(), match.end()
    after = passage.after(end, 30)
    if _LASTING.match(after):
        return None
    decimals = _DECIMALS.match(after)
    divided = _LAST_WORD.search(before) if decimals else None
    if decimals and divided and _is_divided(divided["word"], after[decimals.end() :]):
        return end + decimals.end()
    if after[:1] in (",", ".") and after[1:2].isdigit():
        return None
    last = _LAST_WORD.search(before)
    word = last["word"] if last else ""
    if word in _INDEXES and figure in _INDEX_FIGURES and not _AMOUNT_AFTER.match(after):
        return end
    if _DOWNING_STREET.search(before) and figure in ("10", "11"):
        return end
    if word in _ALWAYS and len(figure) <= 4 and not _AMOUNT_AFTER.match(after):
        return end
    if after[:1] == "%" or _COUNTED_AFTER.match(after):
        named = word in _NUMBERED and after[:1] == " " and len(figure) <= 3 and not _AMOUNT_AFTER.match(after)
        return end if named else None
    if _ends_title(before, after):
        return end
    if word in _NUMBERED or word.removesuffix(".") in _NUMBERED or (word in _ORDERED and not _PLURAL_NEXT.match(after)):
        return end
    return end if _is_capital_name(passage, before, figure) and not _is_measured(passage, end) else None


def _ends_title(before: str, after: str) -> bool:
    """Whether the figure between two stretches is the last word of a title in its marks."""
    title = _TITLE_BEFORE.search(before)
    if title is None or _TITLE_CLOSES.match(after) is None:
        return False
    word = re.split("['’]", title["name"])[0]  # "I'm 79," he said
    return word not in _FREE_NAMES and tag(word.lower()) not in _NO_TITLE


def _is_divided(word: str, after: str) -> bool:
    """Whether figures with decimals name a part of what `word` is: its version 7.60, clause 4.2(b)."""
    if word in _SOFTWARE:
        return True
    return word.lower() in _DIVIDED and not _AMOUNT_AFTER.match(after) and not _COUNTED_AFTER.match(after)


def _is_measured(passage: Passage, end: int) -> bool:
    """Whether a unit, a part or a currency follows: Add 2 tbsp of oil, Fined 500 baht; not the Nexus 5s."""
    if passage.text[end : end + 1] in FRACTION_SIGNS or currency_after(passage, end, large=False):
        return True
    unit = read_unit(passage.text, end, passage.limit(end, 24))
    return unit is not None and unit.end - unit.start > 1


def _is_capital_name(passage: Passage, before: str, figure: str) -> bool:
    name = _NAME_BEFORE.search(before)
    if name is None or passage.title_case:
        return False
    return name["name"] not in _FREE_NAMES and len(figure) <= 4 and figure.isdigit()


def is_named_number(passage: Passage, at: int, end: int, before: str) -> bool:
    """Whether the number word at `at`..`end` is part of a name."""
    word, after = passage.text[at:end], passage.after(end, 30)
    last = _LAST_WORD.search(before)
    previous = last["word"] if last and last["gap"] == " " else ""
    if (previous in _ORDERED or previous in _ALWAYS) and not _PLURAL_NEXT.match(after):
        return True
    if previous.lower() in _ALWAYS and previous[0].isupper():
        return True  # Phase three trials
    if not word[0].isupper():
        return False
    if previous in _SPELLED:
        return True
    opens = not before.strip() or before[-1] in "\"“‘'(:\n—" or before.endswith((". ", "? ", "! ", ": ", "- ", "— "))
    if passage.title_case or opens:
        return _NATIONS.match(after) is not None
    return not _NAMES_NONE.match(after)
