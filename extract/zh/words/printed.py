"""Printed: Chinese as the rules and the tagger know it, where folding alone does not yield that.

Spoken Cantonese, which Hong Kong prints in quotations, is read as the words that it stands for (佢哋唔係第一次見 is
他们不是第一次见), a letter in a year as 〇, straight quotation marks as pairs, and 著 of 著名 is no 着. One character
for one character, so that every offset stays; only what the rules read changes, never a text.
"""

from __future__ import annotations

import re
from itertools import cycle

_WORDS = str.maketrans("嘅唔佢哋咗喺啲𠮶冇嚟睇畀揾谂嗌攞", "的不他们了在些那没来看给找想喊拿")
# Most texts hold none of these: without them nothing else is looked for.
_TELLING = ("嘅", "唔", "佢", "咗", "喺", "哋", "啲", "冇")
_IS = re.compile("係(?<![關关聯联干]係)")  # 係 is to be, but not in 關係
_THIS = re.compile("呢(?=[个些度条件种样班位次场间单套段笔张一两三四五六七八九十几])")  # 呢 elsewhere ends a question
_STILL = re.compile("仲(?=[有是要会未可没在])")  # not in 仲裁
_GIVE = re.compile("俾(?!斯)")  # not in 俾斯麥


# 二OO三年: a letter for 〇. The letter first, which the engine looks for at memory speed.
_LETTER_ZERO = re.compile("[Oo](?<=[一二].)[Oo]?(?=[一二三四五六七八九Oo〇零]{1,2}年)")
_STRAIGHT = re.compile('"')
# 著名, 著作, 显著, 土著: words with 著 in both scripts, which the folding would take for the 着 of 隨著 and 看著.
_AUTHORED = re.compile(
    "著(?=[名作述称稱書书录錄])"
    "(?<![接跟沿看隨随帶带拿有戴写寫持放抱待穿对對笑活冒載载藉等掛挂得因說说本後"
    "望握靠打想滿满指站依朝向憑凭試试坐走背提拉含意味存忙藏守伴順顺循照仗趁迎頂顶唱叫喊牽牵]著)"
    "|著(?<=[显顯昭原土专專论論卓名編编遗遺巨译譯史]著)"
)


def printed(text: str, folded: str) -> str:
    """What the rules read of `text`, whose folded twin is `folded`: itself where nothing is to be read otherwise.

    >>> printed("佢哋唔係三個", "佢哋唔系三个"), printed("二OO三年名著", "二OO三年名着")
    ('他们不是三个', '二〇〇三年名著')
    """
    return _authored(text, _spoken(text, _quoted(_LETTER_ZERO.sub(_zeros, folded))))


def _quoted(folded: str) -> str:
    """The folded text with opening and closing marks for straight ones, in paragraphs where each has a fellow.

    >>> _quoted('他说:"共3人"。')
    '他说:“共3人”。'
    """
    if '"' not in folded:
        return folded
    marks = cycle("“”")
    return "\n".join(
        line if line.count('"') % 2 else _STRAIGHT.sub(lambda _: next(marks), line) for line in folded.split("\n")
    )


def _zeros(letters: re.Match[str]) -> str:
    return "〇" * len(letters.group())


def _authored(text: str, folded: str) -> str:
    """The folded text with 著 where it stands for writing and fame."""
    if "著" not in text:
        return folded
    parts: list[str] = []
    done = 0
    for match in _AUTHORED.finditer(text):
        parts += folded[done : match.start()], "著"
        done = match.end()
    return "".join((*parts, folded[done:]))


def _spoken(text: str, folded: str) -> str:
    """The folded text with the printed words that its Cantonese stands for."""
    if not any(word in folded for word in _TELLING) and _IS.search(text) is None:
        return folded
    characters = list(folded.translate(_WORDS))
    for found in _IS.finditer(text):
        characters[found.start()] = "是"
    spoken = _GIVE.sub("给", _THIS.sub("这", "".join(characters)))
    return _STILL.sub("还", spoken)
