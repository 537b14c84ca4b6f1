"""Regions: where a Chinese text is from, so that 元, 尺 and 112年 mean what they mean there."""

from __future__ import annotations

import re
from functools import cache
from itertools import compress, islice
from operator import ne

from extract.text.document import Document
from extract.zh.words.lexemes import LEXEMES

# Forms of characters that each place prints: 裡 and 著 in Taiwan, 裏 and 着 in Hong Kong, as well as Cantonese.
_TAIWAN_FORMS = re.compile("裡|臺|著(?!名|作|書|重|手|述|稱|者)(?<![顯土專原名巨論編]著)")
_HONG_KONG_FORMS = re.compile("[裏着衞綫嘅喺咗嚟佢哋冇]")
_SCRIPT_SAMPLE = 800
# Simplified prints these too, whatever folding makes of them: 显著, 打拚.
_IN_BOTH_SCRIPTS = frozenset("著拚捱摺徵夥麽吒藉覆瞭")
_SEVERAL = 2
_MOSTLY = 3  # times as often as the others
_SAMPLE = 3000  # characters that decide


def region_of(document: Document) -> str:
    """The region, "cn", "hk", "mo", "tw" or "sg": what the caller knows, else what the script and the places named say.

    Simplified text is the mainland's unless the caller says otherwise or it tells of what only Singapore
    has; Traditional text is Hong Kong's, Macau's or Taiwan's, whichever it names most, unless it tells of the mainland
    instead.
    """
    if document.region:
        return document.region
    folded = document.folded[:_SAMPLE]
    if not is_traditional(document.text[:_SCRIPT_SAMPLE], folded[:_SCRIPT_SAMPLE]):
        return region_of_simplified(folded)
    sample = document.text[:_SAMPLE]
    hong_kong, taiwan, macau = (_told_of(place, folded) for place in ("hong_kong", "taiwan", "macau"))
    if _told_of("mainland", folded) > _MOSTLY * (taiwan + hong_kong + macau) + _SEVERAL:
        return "cn"
    taiwan += len(_TAIWAN_FORMS.findall(sample))
    hong_kong += len(_HONG_KONG_FORMS.findall(sample))
    if macau > max(hong_kong, taiwan):
        return "mo"
    return "tw" if taiwan > hong_kong else "hk"


def region_of_simplified(folded: str) -> str:
    """The mainland, or Singapore where a folded text tells several times of what only that has."""
    folded = folded[:_SAMPLE]
    told = _told_of("singapore", folded)
    local = told >= (_SEVERAL if "新加坡" in folded or "狮城" in folded else _MOSTLY)
    return "sg" if local and "人民币" not in folded else "cn"


def _told_of(place: str, folded: str) -> int:
    """How often a text names what only one place has."""
    return len(_words_of(place).findall(folded))


@cache
def _words_of(place: str) -> re.Pattern[str]:
    return re.compile(LEXEMES.either(f"regions.{place}"))


def is_traditional(text: str, folded: str) -> bool:
    """True where folding changes more than one character in forty, and those are Han that Simplified does not print."""
    changed = (
        before
        for before in compress(text, map(ne, text, folded))
        if "\u3400" <= before < "\ufa70" and before not in _IN_BOTH_SCRIPTS
    )
    return next(islice(changed, len(text) // 40, None), None) is not None
