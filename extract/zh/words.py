"""Chinese words: jieba's tags, put right where its dictionary knows a function word only as something else."""

from __future__ import annotations

from extract.document import Document, Token
from extract.wordlists import entries

_TAGS = {word: tag for tag in "dvscptn" for word in entries("zh", f"tagged_{tag}")}
_MOVES = ("上涨", "下跌", "增长", "下降", "上升", "减少", "增加")


def between(document: Document, start: int, end: int) -> list[Token]:
    """The tagged words of a stretch."""
    found: list[Token] = []
    for token in document.tokens_between(start, end):
        at, behind, _, word = token
        tag = _TAGS.get(word)
        if tag is not None:
            found.append(Token(at, behind, tag, word))
        elif len(word) > 2 and word.endswith(_MOVES):  # 价格上涨 is one word of the dictionary
            found.append(Token(at, behind - 2, "n", word[:-2]))
            found.append(Token(behind - 2, behind, "v", word[-2:]))
        elif word == "收" and found and found[-1].word == "营":  # and 营收 is none
            found[-1] = Token(found[-1].start, behind, "n", "营收")
        else:
            found.append(token)
    return found
