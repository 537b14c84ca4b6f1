"""Which language and script a text is written in, as BCP 47: zh-Hans, zh-Hant, en; and what that says of its region."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from extract.text.fold import fold
from extract.zh.quantities.regions import region_of_simplified

_HAN = re.compile("[\u3400-\u9fff]+")
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4000  # characters
# The commonest words of English; three in ten words of any English text, few of any other language's.
_ENGLISH = frozenset(
    _WORD.findall(
        "the of and to in a is that for it was on with as be by at from he his are an this have has not but which they"
        " will their its said were or been had who would more one we about than new after up out"
    )
)
_REGIONS = {"hk": "hk", "mo": "hk", "tw": "tw", "sg": "sg", "cn": "cn", "us": "us", "gb": "gb", "uk": "gb"}


def language(text: str, declared: str | None = None) -> str | None:
    """The language of `text`; `declared` (an html lang attribute) only counts where the characters do not decide.

    >>> language("工聯會設廠月產10萬口罩"), language("财新智库"), language("It was the first of its kind")
    ('zh-Hant', 'zh-Hans', 'en')
    """
    sample = text[:_SAMPLE]
    han = "".join(_HAN.findall(sample))
    words = _WORD.findall(_HAN.sub(" ", sample).lower())
    if han and len(han) * 6 > len(words):
        return f"zh-{_script(han, declared)}"
    if words and sum(word in _ENGLISH for word in words) * 8 >= len(words):
        return "en"
    primary = (declared or "").strip().lower().replace("_", "-").split("-")[0]
    if primary == "en" or (not primary and words and all(word.isascii() for word in words)):
        return "en"
    return primary if re.fullmatch("[a-z]{2,3}", primary) else None


def region_of_language(lang: str | None, declared: str | None, text: str) -> str | None:
    """The region that a language tag names (zh-HK, en-GB), or that a text in the Simplified script tells of."""
    for part in (declared or "").lower().replace("_", "-").split("-")[1:]:
        if part in _REGIONS:
            return _REGIONS[part]
    return region_of_simplified(fold(text)) if lang == "zh-Hans" else None


def region_of_host(host: str) -> str | None:
    """The region of a country's own domain: news.example.hk is in hk."""
    return _REGIONS.get(host.rpartition(".")[2].lower())


def _script(han: str, declared: str | None) -> str:
    """Traditional when more characters exist only in that script than only in the other."""
    counts = Counter(han)
    folded = zip(counts, fold("".join(counts)), strict=True)
    traditional = sum(counts[before] for before, after in folded if before != after)
    simplified = sum(count for character, count in counts.items() if character in _only_simplified())
    if traditional == simplified:
        return "Hant" if re.search(r"hant|hk|tw|mo\b", (declared or "").lower()) else "Hans"
    return "Hant" if traditional > simplified else "Hans"


@cache
def _only_simplified() -> frozenset[str]:
    """Characters that only Simplified writes: those that change on the way to Traditional and not on the way back."""
    from opencc import OpenCC

    characters = [chr(code) for code in range(0x4E00, 0xA000)]
    converted = OpenCC("s2t").convert("\n".join(characters)).split("\n")
    # 后 里 干 台 are Traditional words too, beside their use as Simplified forms.
    shared = set("后里干台面谷斗丑几系发范松咸游占志制周准余云向于才升叶冲")
    return frozenset(a for a, b in zip(characters, converted, strict=True) if a != b and a not in shared)
