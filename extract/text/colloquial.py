"""Colloquial: spoken Cantonese, which Hong Kong prints in quotations, read as the Chinese words that it stands for.

佢哋唔係第一次見 is read 他们不是第一次见: one character for one character, so that the rules and the tagger, which know
printed Chinese only, find their words and every offset stays. Only what the rules read changes, never a text.
"""

from __future__ import annotations

import re

_WORDS = str.maketrans("嘅唔佢哋咗喺啲𠮶冇嚟睇畀揾谂嗌攞", "的不他们了在些那没来看给找想喊拿")
# Most texts hold none of these: without them nothing else is looked for.
_TELLING = ("嘅", "唔", "佢", "咗", "喺", "哋", "啲", "冇")
_IS = re.compile("係(?<![關关聯联干]係)")  # 係 is to be, but not in 關係
_THIS = re.compile("呢(?=[个些度条件种样班位次场间单套段笔张一两三四五六七八九十几])")  # 呢 elsewhere ends a question
_STILL = re.compile("仲(?=[有是要会未可没在])")  # not in 仲裁
_GIVE = re.compile("俾(?!斯)")  # not in 俾斯麥


def printed(text: str, folded: str) -> str:
    """`folded` with what `text`, which it is the folded twin of, says in Cantonese; itself where it says nothing so.

    >>> printed("佢哋唔係三個", "佢哋唔系三个")
    '他们不是三个'
    """
    if not any(word in folded for word in _TELLING) and _IS.search(text) is None:
        return folded
    characters = list(folded.translate(_WORDS))
    for found in _IS.finditer(text):
        characters[found.start()] = "是"
    spoken = _GIVE.sub("给", _THIS.sub("这", "".join(characters)))
    return _STILL.sub("还", spoken)
