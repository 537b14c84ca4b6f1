"""Digits and number words that are no quantities: scores, clock times, telephone numbers, addresses, idioms.

Names that hold a number are in `names`.
"""

from __future__ import annotations

import re
from functools import cache

from extract.en.numbers.number_words import DIGITS
from extract.en.passage import Passage
from extract.en.quantities.names import end_of_named_figure, is_named_number
from extract.en.quantities.ranges import are_round
from extract.en.quantities.ranks import is_among_top
from extract.en.quantities.thrownaway import SORTS, is_range
from extract.en.quantities.units import read_unit
from extract.en.words.vocabulary import VOCABULARY

_TOKEN_BEFORE = re.compile(r"[^\s\"“”‘’(),;]{1,40}\Z")
_TOKEN_AFTER = re.compile(r"[^\s\"“”‘’(),;]{1,60}")
_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|co|gov|edu|html?|php|io)\b")
# The endings by which a file is known: 20190412.jpg, 3-budget.xlsx
_FILE = re.compile(
    r"\w\.(?:jpe?g|png|gif|bmp|tiff?|webp|svg|heic|pdf|docx?|xlsx?|pptx?|odt|rtf|txt|csv|json|xml|zip|rar|7z|exe"
    r"|apk|dmg|iso"
    r"|mp[34]|m4a|wav|avi|mkv|mov|epub)\b",
    re.IGNORECASE,
)
_SCORE = re.compile(
    r"\d{1,3}(?:[-–]\d{1,3}){1,3}(?![\d%/]|[,.]\d)(?:[ ,]+(?:\(\d{1,2}[-–]\d{1,2}\)"
    r"|\d{1,2}[-–]\d{1,2}(?:[ ,]?\(\d{1,2}(?:[-/]\d{1,2})?\))?)){0,5}"
)
_VOTED = re.compile(r"\b(?:defeated|passed|approved|rejected|carried|voted|vote of|was lost)(?: by)? \Z")
# At the start of a line: `3. The`, `12 Guillermo Canas (Argentina)`.
_LIST_NUMBER = re.compile(r"\d{1,2}(?:[.)、] ?(?=[A-Z\"“])| (?=[A-Z][a-z]+ [A-Z][A-Za-z' -]{1,30} \([A-Z]))")
_SHORT_CODE = re.compile(r"\d{4,6}(?![\d,.%]\d)")
_TEXTED_TO = re.compile(r"\b(?:[Tt]ext|TEXT|[Tt]exting|SMS|[Ss]end)\b.{0,60}\bto \Z")  # text the word HELP to 85130
_FOOTNOTE = re.compile(r"\d{1,3}\]")
_LETTERS_BEFORE = re.compile(r"(?:^|[^A-Za-z])(?P<letters>[A-Za-z]+)\Z")
_BEFORE_AMOUNTS = ("rs.", "agnitude-")
_STOPPED = re.compile(r"(?:\A|[^A-Za-z])(?P<letters>[A-Za-z]+)\.\Z")  # Rs.500
_GLUED_CURRENCIES = VOCABULARY.words("names.glued")


def skip_figures(passage: Passage, at: int) -> int | None:
    """Where the noise that begins with the digit at `at` ends; None when it may be a quantity."""
    text, limit = passage.text, passage.limit(at, 80)
    before = passage.before(at, 40)
    glued = _glued(text, at, before, limit)
    if glued is not None:
        return None if is_among_top(passage, at, glued) else glued
    for sort in SORTS:
        if thrown := sort.end_at(passage, at, limit):
            return thrown
    if score := score_at(passage, at):
        return score.end()
    if before.endswith("[") and (footnote := _FOOTNOTE.match(text, at, limit)):
        return footnote.end()
    if not before.strip() and (listed := _LIST_NUMBER.match(text, at, limit)):
        return listed.end()
    code = _SHORT_CODE.match(text, at, limit) if before.endswith("to ") else None
    if code and _TEXTED_TO.search(passage.before(at, 90)) and "text" in passage.before(at, 90).lower():
        return code.end()
    return end_of_named_figure(passage, at, before)


def score_at(passage: Passage, at: int) -> re.Match[str] | None:
    """The result of a match that begins with the digit at `at`, its sets one after another."""
    score = _SCORE.match(passage.text, at, passage.limit(at, 80))
    return score if score and _is_score(passage, score, passage.before(at, 40)) else None


def _is_score(passage: Passage, score: re.Match[str], before: str) -> bool:
    """Whether figures joined by hyphens are a result: no unit or plural behind, no rising range of large figures."""
    if is_range(passage, score.start(), score.end()):
        return False
    if _VOTED.search(before):
        return True  # defeated 311-322
    parts = [int(part) for part in re.findall(r"\d+", score.group())]
    if len(parts) != 2 or parts[0] >= parts[1]:
        return True
    return parts[0] < 100 and not are_round(*parts)


def _glued(text: str, at: int, before: str, limit: int) -> int | None:
    """The end of digits that continue a word (F1, Covid-19) or stand in an address."""
    last = before[-1:]
    token = _TOKEN_AFTER.match(text, at, limit)
    end = token.end() if token else at + 1
    if last and (last.isalpha() or last in "_@#/&"):
        letters = _LETTERS_BEFORE.search(before)
        return None if letters and letters["letters"] in _GLUED_CURRENCIES else end
    if last in ("-", ".") and before[-2:-1].isalnum() and not before.endswith(_BEFORE_AMOUNTS):
        stopped = _STOPPED.search(before) if last == "." else None
        return None if stopped and stopped["letters"] in _GLUED_CURRENCIES else end
    if token and "." in token.group() and _ADDRESS.search(token.group()):
        return end
    start = _TOKEN_BEFORE.search(before) if last and not last.isspace() else None
    return end if start and _ADDRESS.search(start.group()) else None


def end_of_file_name(passage: Passage, at: int) -> int | None:
    """Where the name of a file ends that the figure at `at` opens or continues: 2019-budget.xlsx."""
    token = _TOKEN_AFTER.match(passage.text, at, passage.limit(at, 80))
    return token.end() if token and "." in token.group() and _FILE.search(token.group()) else None


_PRONOUN_BEFORE = re.compile(
    r"\b(?:no|any|every|some|the|the only|this|that|each|which|another|a|good|bad|new|big|small|first|last|next|latter"
    r"|other)[ -]\Z",
    re.IGNORECASE,
)
_IDIOM_AFTER = re.compile(
    r"['’]s\b|[ -](?:off|way|another|by one|on one|on-one|to one|side|sided|time\b|stop|upmanship|thing\b|is\b|can\b"
    r"|would\b|could\b|might\b|may\b|has to|must\b|should\b|and all|and only|and the same|night stand|point\b|hand\b"
    r"|direction\b|or (?:two|the other|other|another)\b(?! [a-z]+s\b)|day\b(?! (?:after|before|of|international|later"
    r"|game))|of th(?:ose|ese) (?:days|nights|things|moments|weeks|years|people who|games"
    r"|situations)\b(?=[.,;!?\"”’]|\Z| (?:when|where|you|that)))",
    re.IGNORECASE,
)
_NUMBER_AFTER = re.compile(
    r"-(?:year|month|week|day|hour|minute|mile|metre|point)\b|[ -](?:hundred|thousand|million|billion|trillion)\b"
    rf"|[ -](?:third|half|quarter|fifth)\b| point[ -](?:{'|'.join(DIGITS)})\b"
    r"|[ -](?:in|out of)[ -](?:\d+|three|four|five|six|seven|eight|nine|ten)\b"
)
_FIXED = re.compile(
    r"zero[- ](?:tolerance|sum|carbon|emissions?|hours?|gravity|day)\b|fifty-fifty\b"
    r"|(?:two|four)-(?:way|wheel|faced|ply|stroke|letter)\b|two (?:minds|left feet|cents(?= worth|['’] worth"
    r"|[.,;]))\b|two and two\b"
    r"|three Rs\b|four (?:corners of the|letter word)|five-a-side\b|seven seas\b|nine lives\b|forty winks\b"
    r"|nine-to-five\b"
    r"|[a-z]+ a penny\b|seventh heaven\b|eleventh hour\b|million miles (?:away )?from (?:the|being|what|reality|home)\b"
    r"|[a-z]+-(?:piece|pack|figures?|digits?|pointers?|(?:hour|week|month|year)ly)\b",
    re.IGNORECASE,
)
_DAY_AFTER = re.compile(r" day\b")
# One day behind it is a length of time, elsewhere `some day`.
FOR_A_DAY = re.compile(r"\b(?:in|within|than|just|only|for|least) (?:only |just )?\Z")
_OR_TWO = re.compile(r"\ban? [a-z]+ or \Z")


@cache
def _idioms() -> re.Pattern[str]:
    return re.compile(rf"(?:{VOCABULARY.either('idioms.counting_nothing')})\b", re.IGNORECASE)


@cache
def _openings() -> re.Pattern[str]:
    """Finds the words with which the sayings open."""
    listed = VOCABULARY.entries("idioms.counting_nothing")
    words = {word for entry in listed for word in re.findall(r"[a-z]{2,}", entry.split(" ")[0].split("-")[0])}
    either = "|".join(sorted(word[1:] for word in words))
    return re.compile(
        rf"\b[{''.join(sorted({case for word in words for case in (word[0], word[0].upper())}))}](?:{either})\b"
    )


def _is_idiom(passage: Passage, at: int) -> bool:
    """Whether the number at `at` stands in a saying that counts nothing: on cloud nine, put two and two together."""
    text, first = passage.text, at - _LEADING
    for opening in _openings().finditer(text, first if first > passage.start else passage.start, at + _LEADING):
        if opening.start() > at:
            return False
        saying = _idioms().match(text, opening.start(), passage.limit(at, _SAYING))
        if saying is not None and saying.end() > at:
            return True
    return False


_LEADING = 20  # characters of a saying before its number
_SAYING = 44  # characters of the longest saying


def skip_words(passage: Passage, at: int, end: int) -> bool:
    """Whether the number word at `at`..`end` only names (BBC One) or stands for a noun (`no one`, `an inch or two`)."""
    before = passage.before(at, 24)
    if passage.text[end : end + 1].isdigit():
        return True  # Twenty20
    if before.endswith("-") and not before.endswith((" -", "--")) and not is_among_top(passage, at, end):
        return True
    if is_named_number(passage, at, end, before) or _OR_TWO.search(before) or _is_idiom(passage, at):
        return True
    if _FIXED.match(passage.text, at, passage.limit(at, 24)):
        return True
    day = _DAY_AFTER.match(passage.text, end, passage.limit(end, 8)) and FOR_A_DAY.search(before)
    if day or passage.text[at:end].lower() != "one" or _NUMBER_AFTER.match(passage.text, end, passage.limit(end, 14)):
        return False
    unit = read_unit(passage.text, end, passage.limit(end, 24))
    if unit is not None and unit.kind == "measure" and before.endswith("a "):
        return False  # a one gigabit network
    return bool(_IDIOM_AFTER.match(passage.text, end, passage.limit(end, 20)) or _PRONOUN_BEFORE.search(before))
