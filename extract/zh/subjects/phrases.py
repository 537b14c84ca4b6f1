"""What a Chinese phrase is (a measure, a pronoun, a place), and what a clause does (speak, tell, govern a figure)."""

from __future__ import annotations

from extract.text.document import Token
from extract.text.fold import fold
from extract.zh.words.generalnouns import MEASURES, is_general_place
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.speech_words import speech_words
from extract.zh.words.tags import tagged

_AMOUNTING = GRAMMAR.words("amounting")
_SPEAKING = GRAMMAR.words("speaking")
_MEASURE_ENDS = tuple(noun for noun in MEASURES if len(noun) > 1 and noun != "指数")
_BARE_MEASURES = GRAMMAR.words("bare_measures")
_INDEFINITE = GRAMMAR.words("indefinite")
_EXISTENTIAL = GRAMMAR.words("existential")
_OWNING = GRAMMAR.words("owning")
_GAINING = GRAMMAR.words("gaining")
_FINISHED = GRAMMAR.words("finished")
_QUALIFIERS = GRAMMAR.words("qualifiers")
_NAME_TAGS = frozenset(("nr", "nrt", "nrfg", "nz", "nt", "eng"))
_INSIDE = frozenset(("上", "里", "内", "下", "底下", "里面", "内", "上面", "下面", "旁", "旁边", "外", "附近", "周围"))
THERE_IS = frozenset(("有", "还有", "也有", "只有", "另有", "共有", "放着", "坐着", "挂着", "站着", "住着", "摆着"))
_PRONOUNS = GRAMMAR.words("pronouns")
_INCLUDING = frozenset(("包括", "包含", "涵盖", "含有", "囊括"))


def is_measure(phrase: str) -> bool:
    """Whether a phrase only names what is measured, so that its holder must be looked for (not 地库的面积)."""
    plain = fold(phrase)
    if "的" in plain:
        return False
    return plain in MEASURES or plain in _QUALIFIERS or plain == "人口" or plain.endswith(_MEASURE_ENDS)


def tells_measure(phrase: str) -> bool:
    """Whether a phrase says by itself what is measured: 毛利率, 总市值; not 总额, 人数 or 比例, which something has."""
    plain = fold(phrase)
    return is_measure(phrase) and len(plain) > 1 and plain not in _BARE_MEASURES and plain not in _QUALIFIERS


def is_pronoun(phrase: str) -> bool:
    """Whether a phrase stands for somebody named before."""
    plain = fold(phrase)
    return plain in _PRONOUNS or (plain[:1] in "他她它其这那此" and len(plain) <= 2)


def names(phrase: str) -> bool:
    """Whether a phrase names somebody or something, and not only a measure, a pronoun or nobody in particular."""
    return not is_measure(phrase) and not is_pronoun(phrase)


def is_body(phrase: str) -> bool:
    """Whether a phrase stands for a body whose name is not near: 公司, 该集团."""
    plain = fold(phrase)
    return plain in _PRONOUNS and plain[-1] in "司团行校业"


def may_be_body(phrase: str) -> bool:
    """Whether a phrase can be the name of a body: it ends like one, or holds a word that is no common noun."""
    plain = fold(phrase)
    return bool(speech_words().bodies.search(plain)) or any(
        tag in _NAME_TAGS or (len(word) == 1 and tag != "x") for word, tag in tagged(plain)
    )


def is_indefinite(phrase: str) -> bool:
    """Whether a phrase names nobody in particular."""
    return fold(phrase) in _INDEFINITE


def is_place(tokens: list[Token], phrase: str) -> bool:
    """Whether a phrase is nothing but a place (中国, 全国, 当地)."""
    plain = fold(phrase)
    return is_general_place(plain) or any(plain == token.word and token.tag in ("ns", "s") for token in tokens)


def exists(tokens: list[Token], bound: int) -> bool:
    """Whether the last verb before `bound` only says that something is there (有, 出现, 发生)."""
    if any(token.word == "有人" for token in tokens):
        return True
    for token in reversed(tokens):
        if token.start < bound:
            if token.word in _EXISTENTIAL:
                return True
            if token.tag == "v":
                return False
    return False


def owns(tokens: list[Token], bound: int, phrase: str, item: str | None) -> bool:
    """Whether a place with a name has what is counted: 意大利新增4207例, 中国有14亿人口; not 全港有, nor 武汉发生."""
    plain, before = fold(phrase), [token for token in tokens if token.start < bound]
    if not any(token.word == plain and token.tag == "ns" for token in before) or is_general_place(plain):
        return False
    verb = next((token.word for token in reversed(before) if token.word in _EXISTENTIAL), "")
    return verb in _GAINING or (verb in _OWNING and item is not None and fold(item) in ("人", "人口"))


def only_there(tokens: list[Token], bound: int) -> bool:
    """Whether the words before a figure only say where something is: 中国有…, 中国2.5亿老人."""
    return exists(tokens, bound) or not any(t.tag in ("v", "vn", "p", "d") for t in tokens if t.start < bound)


def within(tokens: list[Token], bound: int, place: str) -> bool:
    """Whether a noun with 里 or 底下 behind it only says where something is: 座位底下还有两个小孩."""
    before = [token for token in tokens if token.start < bound and token.word.strip()]
    plain = fold(place)
    at = next((n for n, token in enumerate(before) if plain.endswith(token.word) and token.end - token.start > 1), -1)
    if at < 0 or at + 2 >= len(before) or before[at + 1].tag != "f" or before[at + 1].word not in _INSIDE:
        return False
    return before[at + 2].word in THERE_IS and all(token.tag in ("d", "v") for token in before[at + 2 :])


def includes(tokens: list[Token], bound: int) -> bool:
    """Whether what stands behind `bound` is only part of what was named before (军购清单，包括108辆坦克)."""
    last = next((token.word for token in reversed(tokens) if token.start < bound and token.tag[0] in "vdcpn"), "")
    return last in _INCLUDING


def includes_before(tokens: list[Token], bound: int) -> bool:
    """Whether a list that ends with 等 before `bound` is what somebody has in it (费用包括揽收、配送等4个环节)."""
    return any(token.word in _INCLUDING for token in tokens if token.start < bound)


def governs(tokens: list[Token], bound: int) -> bool:
    """Whether a verb with an object of its own, not one of being there, stands in the clause before `bound`."""
    for token in reversed(tokens):
        if token.start < bound and token.word not in _AMOUNTING:
            if token.word in _EXISTENTIAL or token.word in _SPEAKING:
                return False
            if token.tag in ("v", "vn"):
                return True
    return False


def takes(tokens: list[Token], bound: int) -> bool:
    """Whether what is counted behind `bound` is what somebody acts on, includes, or does something for."""
    if governs(tokens, bound) or includes(tokens, bound):
        return True
    before = [token for token in tokens if token.start < bound and token.word not in _AMOUNTING]
    return bool(before) and before[-1].word in _FOR


_KNOWN_FOR = ("见称", "著称", "堪称", "号称")
_FOR = frozenset("为向给替")


def speaks(tokens: list[Token]) -> bool:
    """Whether a clause only introduces what somebody says: its last verb is one of saying."""
    for token in reversed(tokens):
        if token.word in _SPEAKING or (token.tag == "v" and len(token.word) > 1 and token.word[-1] in "称说指"):
            return token.word not in _KNOWN_FOR
        if token.tag in ("v", "n", "nr", "ns", "nt", "m"):
            return False
    return False


def happens(tokens: list[Token]) -> bool:
    """Whether a clause has a verb of its own, so that it can tell a happening."""
    for at, token in enumerate(tokens):
        if token.tag == "v" and token.word not in ("起", "到", "开始", "以来"):
            return True
        if at == 0 and token.tag == "vn" and len(tokens) > 1 and tokens[1].tag[0] == "n":
            return True  # 调整摊档租金: what could be a noun opens the clause and has its object behind it
        if token.word in _FINISHED and at + 1 < len(tokens) and tokens[at + 1].tag in ("n", "vn", "a", "vg"):
            return True
    return False
