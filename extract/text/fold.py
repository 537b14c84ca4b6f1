"""Folding: full-width forms to ASCII and Traditional to Simplified, one character for one character.

Rules are written once, in Simplified and half-width, and every offset in the folded text is an offset in the original.
Not NFKC, which turns ㎞ into two characters and moves every span behind it. Radicals, which printing to
PDF puts for characters (⼈⼝, 增⻓), become what they stand for. Half of a surrogate pair, which no
encoding holds, becomes U+FFFD.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

# Where per-character conversion would pick a character that the rules do not want: 著 marks aspect in Hong Kong and
# Taiwan print (接著 = 接着), 乾 is 干 but not in 乾隆, an era name that dates need; 佔 and 占 are one word, and so are
# 衞, as Hong Kong prints 衛, 瑯, 敍 and 両, which the conversion leaves alone, and 巿 (U+5DFF), typed for 市. Marks of
# half width are those of Chinese.
_OVERRIDES = {"著": "着", "乾": "乾", "佔": "占", "裏": "里", "裡": "里", "纔": "才", "祇": "只", "衹": "只"} | {
    "衞": "卫",
    "瑯": "琅",
    "敍": "叙",
    "両": "两",
    "巿": "市",
    "｢": "「",
    "｣": "」",
    "､": "、",
    "｡": "。",
}
# Radicals of the supplement that are written as characters of their own; NFKC knows two of them.
_RADICALS = dict(
    zip(
        "⺁⺄⺈⺊⺎⺒⺓⺛⺜⺝⺠⺧⺩⺫⺬⺶⺼⻁⻄⻅⻆⻉⻋⻑⻒⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "厂乙刀卜兀巳幺旡日月民牛王目示羊肉虎西见角贝车長镸长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
        strict=True,
    )
)
_RADICAL_BLOCKS = range(0x2E80, 0x2FE0)
_HAN = (_RADICAL_BLOCKS, range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))
_WIDTH = range(0xFF01, 0xFFEF)
_SURROGATES = range(0xD800, 0xE000)
_KEPT = {0xFF0C}  # ，parts clauses; folded to a comma it would join 2018，300人 into one number


@cache
def _table() -> str:
    """What each character of the first plane becomes: one string, which stays in the processor's cache as no list of
    single characters does.
    """
    from opencc import OpenCC

    converter = OpenCC("t2s")
    table = [chr(code) for code in range(0x10000)]
    table[0x3000] = table[0xA0] = " "
    for code in _SURROGATES:
        table[code] = "\ufffd"
    for code in _WIDTH:
        narrow = unicodedata.normalize("NFKC", chr(code))
        if code not in _KEPT and len(narrow) == 1 and "<wide>" in unicodedata.decomposition(chr(code)):
            table[code] = narrow
    for code, whole in _whole_characters().items():
        table[code] = whole
    for block in _HAN:
        characters = [table[code] for code in block]
        converted = converter.convert("\n".join(characters)).split("\n")
        for code, simplified in zip(block, converted, strict=True):
            if len(simplified) == 1:
                table[code] = simplified
    for traditional, simplified in _OVERRIDES.items():
        table[ord(traditional)] = simplified
    return "".join(table)


@cache
def _whole_characters() -> dict[int, str]:
    return {code: _RADICALS.get(chr(code)) or unicodedata.normalize("NFKC", chr(code)) for code in _RADICAL_BLOCKS}


def without_radicals(text: str) -> str:
    """The text with characters where radicals stand for them, in the script that it is written in.

    >>> without_radicals("⾨⼝增⻓")
    '門口增长'
    """
    return text.translate(_whole_characters())


def fold(text: str) -> str:
    """The text in Simplified and half-width characters, exactly as long as it was.

    >>> fold("２０００萬個鏡頭"), fold("⽐上年增⻓，⼈⼝")
    ('2000万个镜头', '比上年增长，人口')
    >>> fold("3,000人,其中5%,即150人")
    '3,000人，其中5%，即150人'
    """
    if len(text) <= _SHORT:
        return _folded(text)
    return _told(text) if len(text) <= _SENTENCE else _translated(text)


_SHORT = 30  # characters of a phrase, which a text holds again and again
_SENTENCE = 1_000  # characters of a sentence, which is asked for several times in a row


@lru_cache(maxsize=50_000)
def _folded(phrase: str) -> str:
    return _translated(phrase)


@lru_cache(maxsize=50)
def _told(sentence: str) -> str:
    return _translated(sentence)


def _translated(text: str) -> str:
    return _COMMA.sub("，", text.translate(_table()))


# A comma of half width that stands for one of full width: beside a Chinese character, as many sites write it.
_COMMA = re.compile(r",(?:(?<=[\u3400-\u9fff],)|(?=\s?[\u3400-\u9fff]))")
