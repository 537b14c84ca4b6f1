"""Figures that count nothing and are thrown away whole: clock times, telephone numbers, versions, house numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from extract.en.passage import Passage
from extract.en.quantities.money import currency_before
from extract.en.quantities.units import read_unit
from extract.en.words.tags import tag
from extract.en.words.vocabulary import PLURAL

_ZONES = r"(?:GMT|BST|UTC|CET|EST|EDT|ET|PT|PST|PDT|IST)\b"
_MEASURED_AFTER = re.compile(
    r"[ -]?(?:%|[kmbt]n?\b|million|billion|trillion|thousand|hundred|per ?cent|percentage|basis|p\b|per\b|cents?\b"
    r"|degrees|people\b|men\b|women\b|children\b|age[- ](?:group|bracket|range|band))"
)
_COUNTED_AFTER = re.compile(
    rf"[ -]?(?!victors|winners|losers|success|loss|champions|underdogs|favou?rites){PLURAL}"
    r"(?! (?:win|defeat|victory|lead))"
)
_BOUND_BEFORE = re.compile(r"\b(?:about|around|some|nearly|almost|roughly|approximately|estimated) \Z", re.IGNORECASE)
_NEXT_WORD = re.compile(r" (?P<word>[a-z]+)\b")


def is_measured(passage: Passage, start: int, end: int) -> bool:
    """Whether figures joined by a hyphen are a range of ages, of money or of what a unit behind them measures."""
    limit = passage.limit(end, 40)
    return (
        passage.before(start, 8).endswith(("ages ", "aged ", "ages of "))
        or currency_before(passage, start) is not None
        or _MEASURED_AFTER.match(passage.text, end, limit) is not None
        or read_unit(passage.text, end, limit) is not None
    )


def is_range(passage: Passage, start: int, end: int) -> bool:
    """The same, and where a plural behind them may be counted: 500-1000 people, 60-80 shops."""
    counted = _COUNTED_AFTER.match(passage.text, end, passage.limit(end, 40))
    return counted is not None or is_measured(passage, start, end)


def _is_rough_range(passage: Passage, start: int, end: int) -> bool:
    """The same, and behind a word that no code has before it: about 500-1000 were arrested."""
    return _BOUND_BEFORE.search(passage.before(start, 16)) is not None or is_range(passage, start, end)


def _leads_noun(passage: Passage, start: int, end: int) -> bool:
    """Whether a plural stands behind a name, which is what the number counts: 32 Supreme Court cases."""
    following = _NEXT_WORD.match(passage.text, end, passage.limit(end, 24))
    return following is not None and tag(following["word"]) == "NNS"


def _never(passage: Passage, start: int, end: int) -> bool:
    return False


class Figures(NamedTuple):
    """Figures of one sort by their pattern, with examples of what is thrown away and of what looks alike and is kept.

    An example is read at its first digit. `unless` is asked with the place of a match.
    """

    sort: str
    pattern: re.Pattern[str]
    thrown: tuple[str, ...]
    kept: tuple[str, ...] = ()
    unless: Callable[[Passage, int, int], bool] = _never

    def end_at(self, passage: Passage, at: int, limit: int) -> int | None:
        """Where figures of this sort end that begin at `at`."""
        match = self.pattern.match(passage.text, at, limit)
        return None if match is None or self.unless(passage, at, match.end()) else match.end()


SORTS: tuple[Figures, ...] = (
    Figures(
        "clock time or running time",
        re.compile(
            rf"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?[ -]?(?:[ap]\.?m\b\.?|o['’]clock|noon\b|(?:hrs|hours)? ?{_ZONES})"
            r"|\d{1,3}:[0-5]\d(?:[:.]\d{1,2})?(?![\d:])"
            rf"|[0-2]\d[0-5]\d(?:hrs)? ?(?:{_ZONES}|(?:hrs|hours)\b)",
            re.IGNORECASE,
        ),
        ("7.30pm", "10:45", "1200 GMT", "3:35.27"),
        ("7.30 metres", "12 hours"),
    ),
    Figures(
        "telephone number",
        re.compile(
            r"(?:\+\d{1,3}[ -]|\b0)\d{2,5}[ -]\d{3,4}(?:[ -]?\d{3,4})?\b|\d{3}-\d{3}-\d{4}\b"
            r"|\(?\d{3}\) \d{3}-\d{4}\b|0[1-9]\d{7,10}\b|08\d{2} \d{3,4}(?: \d{2,4})?\b"
            r"|1[389]00[ -]\d{3}[ -]\d{3,4}\b|1-8\d\d-\d{3}-\d{4}\b"
        ),
        ("0800 123 4567", "212-555-0134", "1300 555 123"),
        ("800 people",),
    ),
    Figures(
        "telephone number without its area",
        re.compile(r"\d{3}-\d{4}\b"),
        ("555-0134 for details",),
        ("500-1000 people", "$500-1000", "800-1200 metres", "about 500-1000 were arrested"),
        _is_rough_range,
    ),
    Figures("version", re.compile(r"\d+(?:\.\d+){2,}(?!\d)"), ("10.4.1",), ("10.4",)),
    Figures(
        "format of films and screens",
        re.compile(
            r"[248][kK](?= (?:video|TV|UHD|HD|resolution|display|screen|camera|footage|[Uu]ltra|monitor|content))"
        ),
        ("4K video",),
        ("4k people",),
    ),
    Figures(
        "fixed expression or relay",
        re.compile(
            r"(?:50 Cent\b|64,000(?=[- ](?:dollar )?question)"
            r"|9/11|24/7|7/7|50/50|20/20|50-50|\d+-(?:for|of)-\d+|360[- ]degree|\d+x\d+"
            r"|[2-9]\d?/[1-9](?=[.,;)]|\Z)|\d+/\d+(?= in the|,| to | at |\)))(?!\d)"
        ),
        ("50 Cent sang", "9/11", "24/7", "4x100", "2-for-1"),
        ("50 cents", "9/110 of it"),
    ),
    Figures(
        "day of September",
        re.compile(r"9-11(?!\d)"),
        ("9-11", "9-11 attacks"),
        ("aged 9-11", "9-11 per cent", "9-11 weeks", "9-11%"),
        is_measured,
    ),
    Figures(
        "how fast a car is",
        re.compile(r"0(?:-(?:to-)?| to )(?:6[02]|100)(?=[ -](?:times?|sprint|run|dash|figure|in \d))"),
        ("0-60 time", "0 to 62 in 4.1 seconds"),
        ("0-60 points",),
    ),
    Figures(
        "shots and hits of attempts",
        re.compile(r"(?:(?<=went )|(?<=shot )|(?<=was ))\d{1,2} for \d{1,2}\b(?! [a-z]+s\b)"),
        ("shot 5 for 11",),
        ("paid 5 for 11", "shot 5 for 11 dollars"),
    ),
    Figures(
        "throw worth three points",
        re.compile(
            r"3-point(?:ers?\b|(?= (?:range|line|attempts?|arc|land|shot|field|shooting|percentage|play|territory)))"
        ),
        ("3-pointer", "3-point range"),
        ("3-point lead",),
    ),
    Figures(
        "group of countries", re.compile(r"(?<=Group of )(?:7|8|20|77)\b"), ("Group of 20",), ("group of 20 children",)
    ),
    Figures(
        "house number",
        re.compile(
            r"\d{1,5}[A-Za-z]? (?:[A-Z][a-z]+ ){1,2}(?:Street|Road|Avenue|Ave|St|Rd|Lane|Drive|Boulevard|Blvd|Way"
            r"|Square|Place|Highway|Terrace|Crescent|Court)\b"
            r"|\d{1,4}[A-Za-z]?,? (?:[Rr]ue|[Aa]venue|[Bb]oulevard|Place|[Qq]uai|Via|Viale|Piazza"
            r"|[Cc]alle|[Aa]venida|Rua|Jalan)"
            r" (?:(?:de|du|des|del|della|dei|degli|do|da|dos)(?: la| los| las| l['’])? )?[A-Z]\w+"
        ),
        ("at 10 Downing Street", "221B Baker Street, where", "at 17 Rue Lepic", "8 Via della Croce"),
        ("32 Supreme Court cases", "the 9 Supreme Court justices", "500 Wall Street bankers", "12 Via Rail trains"),
        _leads_noun,
    ),
    Figures(
        "place in a list of hits",
        re.compile(r"(?<=[Tt]op[ -])\d{1,3}(?= (?:hits?|singles?|albums?|songs?|records?|spot|place|chart|list)\b)"),
        ("a top 10 album",),
        ("the top 10 shops", "10 albums"),
    ),
    Figures("station or contest", re.compile(r"6 (?:Music|Nations)\b"), ("6 Music", "6 Nations"), ("6 nations",)),
    Figures("block of a street", re.compile(r"\d{3,5} block of [A-Z]"), ("1200 block of Oak",), ("1200 blocks",)),
    Figures(
        "aeroplane",
        re.compile(
            r"7[0-8]7(?:-\d{1,3}[A-Z]*)?(?= (?:MAX|Max|Dreamliner|NG|jets?|planes?|aircraft|jumbo|freighters?)\b)"
            r"|(?<=[Tt]he )7[0-8]7(?!-| (?!(?:was|is|has|had|does)\b)(?:[a-z-]+ )?[a-z-]+s\b"
            r"| (?:million|billion|people)|[,.]\d|\d)"
            r"|(?<=737 M[Aa][Xx] )(?:7|8|9|10)\b"
        ),
        ("737 MAX", "787-9 Dreamliner", "The 747 was", "the 737"),
        ("the 747 people", "the 747 small shops", "747 shops"),
    ),
    Figures(
        "race by its time",
        re.compile(r"(?<=[Tt]he )(?:[1-9]|1[0-2])\.[0-5]\d(?= (?:at|from|to) [A-Z])"),
        ("the 3.40 at Ascot",),
        ("the 3.40 metres",),
    ),
    Figures(
        "year before our era, for which a date has no place",
        re.compile(r"\d{1,3}(?:,?\d{3})? ?(?:BCE?|B\.C\.(?:E\.)?)(?![A-Za-z])"),
        ("50 BC", "2,500 BCE"),
        ("50 BBC staff",),
    ),
    Figures("agent or code", re.compile(r"0\d+(?![.\d])"), ("007",), ("0.07",)),
)
