"""Chinese words: jieba's tags, put right where its dictionary knows a function word only as something else."""

from __future__ import annotations

from bisect import bisect_left
from operator import attrgetter

from extract.document import Document, Sentence, Token
from extract.wordlists import entries

_TAGS = {word: tag for tag in "dvscptn" for word in entries("zh", f"tagged_{tag}")}
_MOVES = ("上涨", "下跌", "增长", "下降", "上升", "减少", "增加")
_START = attrgetter("start")


def between(document: Document, sentence: Sentence, start: int, end: int) -> list[Token]:
    """The tagged words of a sentence that begin in a stretch of it."""
    tokens = document.tokens(sentence)
    at = bisect_left(tokens, start, key=_START)
    found: list[Token] = []
    for token in tokens[at:]:
        if token[0] >= end:
            break
        if token[3] == "收" and found and found[-1].word == "营":
            found[-1] = Token(found[-1].start, token[1], "n", "营收")  # which the dictionary does not know
            continue
        if len(token[3]) > 2 and token[3].endswith(_MOVES):  # 价格上涨 is one word of the dictionary
            cut = token[1] - 2
            found.append(Token(token[0], cut, "n", token[3][:-2]))
            found.append(Token(cut, token[1], "v", token[3][-2:]))
            continue
        tag = _TAGS.get(token[3])
        found.append(token if tag is None else Token(token[0], token[1], tag, token[3]))
    return found
