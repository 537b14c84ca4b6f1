"""Chinese words: jieba's tags, put right where its dictionary knows a function word only as something else."""

from __future__ import annotations

from functools import cache
from operator import itemgetter

from extract.text.document import Document, Token
from extract.text.remembered import Remembered
from extract.zh.words import dotted, persons
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.tags import TAGS
from extract.zh.words.verbs import verb_words

_OFFICES = frozenset("署局厅委")
_SIDES = frozenset("东西南北")
_GROUPED = {"组": GRAMMAR.words("teams"), "派": GRAMMAR.words("camps")}
_ASSOCIATIONS = frozenset(("协会", "总会", "联会", "学会", "商会", "联盟", "联合会", "委员会", "促进会", "基金会"))
_JOINTS = frozenset((".", "&", "-", "'", "’"))
_NO_NAME = frozenset(("d", "p", "c", "uj", "ul", "x", "r", "m", "u"))
_NAMING = frozenset(("n", "ns", "nz", "nt", "j", "vn"))
_ENDS = ("上涨", "下跌", "增长", "下降", "上升", "减少", "增加", "显示", "表明")


def between(document: Document, start: int, end: int) -> list[Token]:
    """The tagged words of a stretch."""
    tokens = document.tokens_between(start, end)
    if dotted.DOT.search(document.folded, start, end):
        tokens = dotted.joined(tokens)
    tokens = persons.joined(tokens)
    cares = list(map(_CARES.__getitem__, map(_WORD, tokens)))
    cared = [at for at, care in enumerate(cares) if care]
    if not cared:
        return tokens
    found: list[Token] = []
    done = 0
    for at in cared:
        found += tokens[done:at]
        done = at + 1
        token, care = tokens[at], cares[at]
        if care != _SPECIAL:
            found.append(Token(token[0], token[1], care, token[3]))
            continue
        _settle(found, token)
        if token[3] in _JOINTS and len(found) > 1 and found[-2].tag == "eng" and _is_latin(tokens, cares, done):
            joint = found.pop()  # Yahoo.com, AT&T
            found[-1] = Token(found[-1].start, tokens[done].end, "eng", found[-1].word + joint.word + tokens[done].word)
            done += 1
    found += tokens[done:]
    return found


def _is_latin(tokens: list[Token], cares: list[str], at: int) -> bool:
    """Whether a Latin word stands at `at` that asks for nothing itself."""
    return at < len(tokens) and tokens[at].tag == "eng" and not cares[at]


def _makes_verb(before: Token, token: Token) -> bool:
    """Whether two single characters side by side are a verb of the news that the dictionary does not hold."""
    return len(before.word) == 1 and before.end == token.start and before.word + token.word in _compounds()


@cache
def _compounds() -> frozenset[str]:
    """Verbs of two characters: those that glosses know and those of grammar.toml."""
    return frozenset(word for word in verb_words().plain if len(word) == 2) | GRAMMAR.words("compound_verbs")


@cache
def _compound_ends() -> frozenset[str]:
    return frozenset(word[-1] for word in _compounds())


_SPECIAL = "?"
_WORD = itemgetter(3)


def _care(word: str) -> str:
    """What a word asks for wherever it stands: another tag, a look at its neighbours, or nothing."""
    tag = TAGS.get(word)
    if tag is not None and word not in _compound_ends():
        return tag
    parted = len(word) > 2 and word.endswith(_ENDS)
    joined = (
        word in ("收", "租约", "组", "派", "人为") or word in _OFFICES or word in _JOINTS or word in _compound_ends()
    )
    named = word in _SIDES or word in _ASSOCIATIONS
    return _SPECIAL if parted or joined or named else ""


_CARES = Remembered(_care)


def _settle(found: list[Token], token: Token) -> None:
    """Adds a word that may have to be parted, or joined to those before it."""
    at, behind, _, word = token
    if word in _ASSOCIATIONS:
        if len(found) > 1 and found[-1].tag == "v" and found[-2].tag in _NAMING:
            found[-1] = found[-1]._replace(tag="vn")  # 社区组织协会
        found.append(token)
    elif len(word) > 2:  # 价格上涨 and 结果显示 are one word of the dictionary
        found.append(Token(at, behind - 2, "n", word[:-2]))
        found.append(Token(behind - 2, behind, "v", word[-2:]))
    elif word == "收" and found and found[-1].word == "营":  # and 营收 is none
        found[-1] = Token(found[-1].start, behind, "n", "营收")
    elif word == "租约" and found and found[-1].word in ("月", "年", "日"):  # 月租约120元
        found[-1] = Token(found[-1].start, behind - 1, "n", found[-1].word + "租")
        found.append(Token(behind - 1, behind, "d", "约"))
    elif found and found[-1].end == at and found[-1].word in _GROUPED.get(word, ()):  # 关注组, 本土派
        found[-1] = Token(found[-1].start, behind, "n", found[-1].word + word)
    elif word == "人为" and found and found[-1].tag in ("m", "r"):  # 一人为学生
        found += (Token(at, at + 1, "n", "人"), Token(at + 1, behind, "v", "为"))
    elif word in _SIDES and found and found[-1].tag == "ns" and found[-1].end == at:  # 新界西
        found[-1] = Token(found[-1].start, behind, "ns", found[-1].word + word)
    elif word in _OFFICES and _abbreviated(found):  # 食环署, 卫健委
        name = found.pop()
        found[-1] = Token(found[-1].start, behind, "nt", found[-1].word + name.word + word)
    elif len(word) == 1 and found and _makes_verb(found[-1], token):
        found[-1] = Token(found[-1].start, behind, "v", found[-1].word + word)  # 检获, 送院
    else:
        found.append(token._replace(tag=TAGS[word]) if word in TAGS else token)


def _abbreviated(found: list[Token]) -> bool:
    """Whether two characters that are no words end what has been read, so that an office behind them is named so."""
    return (
        len(found) > 1
        and all(len(token.word) == 1 and token.tag not in _NO_NAME for token in found[-2:])
        and (len(found) == 2 or len(found[-3].word) > 1 or found[-3].tag in _NO_NAME)
    )
