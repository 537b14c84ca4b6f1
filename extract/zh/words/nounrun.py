"""Noun runs of Chinese: what of a run of tagged words is the name of something, from its head to its last character."""

from __future__ import annotations

from itertools import pairwise

from extract.model import Span
from extract.text.document import Token
from extract.zh.words.generalnouns import MEASURES
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.nounwords import PERSON_ENDINGS, PERSONAL
from extract.zh.words.persons import GOING_ON, is_office, is_surname
from extract.zh.words.pronouns import THIRD_PERSON
from extract.zh.words.speech_words import speech_words

_TITLES = GRAMMAR.words("titles", "aspects")
_QUALIFIERS = GRAMMAR.words("qualifiers")
_SIDES = frozenset("内外上下前后里中间时处判罚")
_WHO = PERSON_ENDINGS | {"主", "王", "人"}
_SPEAKERS = frozenset(("我", "你", "您", "我们", "你们", "咱们", "大家"))
# Tags that can head a noun phrase, stand joined in one, and cannot begin or end one.
NOUNS = frozenset(
    ("n", "nr", "nrt", "nrfg", "ns", "nt", "nz", "ng", "vn", "an", "j", "l", "i", "eng", "s", "k", "g", "r", "m", "h")
)
HEADS = NOUNS | {"vg", "b"}
_JOINED = HEADS | {"c"}
_NO_START = frozenset(("uj", "f", "ul", "d", "c", "q", "m", "t", "uz", "p"))
_NO_END = frozenset(("ud", "ul", "f", "d", "a", "c", "m", "q", "uj", "p", "ad", "t", "r"))
DIGITS = "0123456789"
NUMERALS = frozenset("一二三四五六七八九十百千万")
_STORMS = ("台风", "飓风", "风暴")
NAMING = frozenset(("n", "ns", "nr", "nz", "nt", "vn", "j", "ng"))
_EMPTY = GRAMMAR.words("empty")
_LISTED = HEADS - {"r", "m"} | {"c", "a", "f"}
_LONGEST = 30  # characters; a longer run is a sentence that went wrong
_SHORT_NAMES = frozenset(("r", "eng", "j", "n", "ns"))


def head_of(zone: list[Token]) -> list[Token]:
    """The noun run that heads a phrase: what stands behind its last 的, or its holder when that is a measure."""
    at = last_of(zone, 0, len(zone) - 1)
    if at < 0:
        return zone
    head, holder = zone[at + 1 :], zone[:at]
    if not holder or not head:
        return head
    measure = all(t.word in MEASURES or t.tag in ("a", "b", "d", "m", "q") or not t.word.strip() for t in head)
    if measure or all(t.word in _TITLES for t in head if t.word.strip()):
        return head_of(holder) or head
    return _owned(zone, head_of(holder), head) or head


def _owned(zone: list[Token], holder: list[Token], head: list[Token]) -> list[Token]:
    """A rate or a sum with the noun that has it (货车司机的流失率); nothing where it speaks for itself."""
    last = head[-1]
    measure = last.word in MEASURES and last.word != "率"
    counts = last.word.endswith(("数", "数量", "数目"))  # 工会的会员人数
    told = measure and not counts and any(token.tag in ("n", "vn") for token in head[:-1])  # 风能的年度部署速度
    amount = last.tag in NAMING and last.word[-1:] in _AMOUNTS and not measure
    if not (told or amount) or last.end - head[0].start < _FEWEST:
        return []
    plain = bool(holder) and all(token.tag in _OWNING for token in holder) and len(holder[-1].word) > 1
    if not plain or holder[-1].tag in ("vn", "b") or head[-1].end - holder[0].start > _OWNED:
        return []
    whole = zone[zone.index(holder[0]) :]
    joined = all(token.end == behind.start for token, behind in pairwise(whole))
    return whole if joined else []


_OWNING = NAMING | {"b", "eng"}
# How words end that name an amount of something, and how long a phrase with its holder may be.
_AMOUNTS = frozenset("率数额量价值费产")
_OWNED = 14  # characters
_FEWEST = 2  # characters of the amount's name: 房价


def last_of(zone: list[Token], first: int, behind: int) -> int:
    """Index of the last 的 among the words from `first` to before `behind`; -1 for none."""
    for at in range(behind - 1, first - 1, -1):
        if zone[at][2] == "uj":
            return at
    return -1


def trimmed(run: list[Token], *, measured: bool = False) -> Span | None:
    """The run without what belongs to no name: measures at its end, numerals and classifiers at its start.

    `measured`: the measure is what the claim is about, and stays.
    """
    owned = any(token.tag == "uj" for token in run[:-1])
    run = _without_end(_without_start(_in_one_piece(run)), measured=measured or owned)
    run = _only_name(run)
    if _names_nothing(run) or run[-1].end - run[0].start > _LONGEST:
        return None
    return run[0].start, run[-1].end


def _in_one_piece(run: list[Token]) -> list[Token]:
    """The run up to a figure that stands within it, to a bracket, and behind its last mark."""
    for at in range(1, len(run)):
        if run[at][0] > run[at - 1][1] and run[at - 1].tag in _JOINED:
            run = run[:at]
            break
    for at in range(len(run) - 1, -1, -1):
        _, _, tag, word = run[at]
        if at and len(word) > 1 and ((word[0] == "被" and tag in ("v", "vn")) or (word[0] in "没不无" and tag == "l")):
            run = run[:at]  # 议员冲突被控, 小把戏没什么区别
        elif word == "(" and at:
            run = run[:at]
        elif word == "、" and _lists(run, at):
            continue
        elif tag == "x" and is_mark(run[at]) and word.strip(" “”「」《》『』·-)"):
            return run[at + 1 :] if at + 1 < len(run) else run[:at]
    return run


def _lists(run: list[Token], at: int) -> bool:
    """Whether nothing but nouns stands on both sides of 、: 巴士、电车 in 巴士、电车停驶."""
    ahead = next((n + 1 for n in range(at - 1, -1, -1) if is_mark(run[n]) and run[n].word.strip()), 0)
    sides = (run[ahead:at], run[at + 1 :])
    return all(side and all(t.tag in _LISTED or is_mark(t) for t in side) for side in sides)


def _without_start(run: list[Token]) -> list[Token]:
    while (
        run and (run[0].tag in _NO_START or is_mark(run[0])) and run[0].word[0] not in DIGITS and not numbered(run, 0)
    ):
        run = run[1:]
    return run


def _without_end(run: list[Token], *, measured: bool) -> list[Token]:
    while not measured and len(run) > 1 and _falls_off(run[-2], run[-1]) and not _is_given_name(run):
        if run[-1].word in MEASURES and run[-2].word not in MEASURES and not any(t.tag in NOUNS for t in run[:-1]):
            break  # 感染人数
        run = run[:-1]
    return run


def _only_name(run: list[Token]) -> list[Token]:
    """The name itself of a run that says what it is the name of, and a pronoun without what goes on behind it."""
    storm = next((at for at, token in enumerate(run[:-1]) if token.word.endswith(_STORMS)), -1) if len(run) > 1 else -1
    if storm >= 0 and all(token.tag in NAMING or token.tag == "nrt" for token in run[storm + 1 :]):
        run = run[storm + 1 :]  # 强烈台风艾琳
    if len(run) > 1 and run[0].word in THIRD_PERSON:
        run = run[:1]  # 它聪明地定位
    if run and run[0].word == "我会":
        run = [run[0]._replace(end=run[0].start + 1, word="我", tag="r")]
    if len(run) > 1 and run[0].word in _SPEAKERS and any(token.tag not in NAMING for token in run[1:]):
        run = run[:1]  # 我觉得, 我选了, but 我妈妈
    both = next((at for at in range(len(run) - 2, 0, -1) if run[at].word in ("兼", "兼任")), 0)
    if both and run[-1].tag in PERSONAL and "·" not in run[-1].word:
        run = run[-1:]  # 副秘书长兼委员会主任李飞
    alone = len(run) > 1 and all(token.tag != "c" for token in run)
    if len(run) > 1 and run[-1].tag in PERSONAL and (is_office(run[-2].word) or (alone and _announces(*run[-2:]))):
        run = run[-1:]  # 中国人民银行行长潘功胜
    return run


def _announces(noun: Token, name: Token) -> bool:
    """Whether a noun only says who the person behind it is: 奖项得主刘某某, 记录保持者李明."""
    plain = (len(name.word) == 3 and is_surname(name.word[0])) or name.word[:2] in speech_words().compound_surnames
    return plain and len(noun.word) > 1 and noun.tag == "n" and noun.word[-1] in _WHO


def _names_nothing(run: list[Token]) -> bool:
    """Whether a run is only digits, a character that is no name, or an idiom, which tells what somebody does."""
    if all(token.word.isdigit() for token in run) or (len(run) == 1 and run[0].word in _EMPTY):
        return True
    if run[0].word in ("http", "https", "www"):
        return True
    if len(run) == 1 and len(run[0].word) == 1 and (run[0].tag not in _SHORT_NAMES or run[0].word in _SIDES):
        return True
    return not any(token.tag in NOUNS for token in run) or all(token.tag == "i" for token in run)


def _is_given_name(run: list[Token]) -> bool:
    """Whether a run ends with a surname and the two characters of a given name (郭 志 诚)."""
    return len(run) > 2 and run[-3].tag == "nr" and all(len(token.word) == 1 for token in run[-3:])


def _falls_off(before: Token, last: Token) -> bool:
    """Whether the last word of a run only measures, or cannot end a name; 投保率 and 赵强 stay whole."""
    if before.tag == "nr" and len(before.word) == 1 and len(last.word) <= 2:
        return False
    if before.tag == "nr" and len(before.word) == 2 and len(last.word) == 1 and last.tag in ("a", "ag", "vg", "ng"):
        return False  # 何君健
    if (last.tag in ("i", "l") and before.tag in PERSONAL) or (last.tag == "i" and before.tag == "n"):
        return True  # 特朗普怒不可遏: an idiom behind a name is what he does
    if last.word == "指数" and before.tag in NOUNS:
        return False  # 上证指数, 租金指数
    if last.word in MEASURES:
        return last.word not in _OF_DEEDS
    if last.tag in _GOING and (len(last.word) > 1 or before.tag in ("a", "ad", "d", "z")):
        return True  # 港人持续, 衣服依旧, 大胆地
    if last.word in _WILLING and len(before.word) > 1:
        return True
    return (
        last.word in _QUALIFIERS
        or last.word in ("到", "至", "从", "自", "现", "今")
        or last.tag in _NO_END
        or is_mark(last)
    )


_OF_DEEDS = frozenset("率量额值")  # 完赛率, 到货量
_GOING = frozenset(("uv", "ug", "y", "vd", "z", "u"))
# What begins to say what somebody does, wants or thinks, whatever the tagger takes it for.
_WILLING = GRAMMAR.words("willing")


def person_in(tokens: list[Token]) -> Span | None:
    """The first person that the words name: one word of the tagger's, 黎先生, or a surname and single characters."""
    for at, token in enumerate(tokens):
        if _is_name(token):
            return token.start, _whole_name(tokens, at)
        if not is_surname(token.word):
            continue
        if at + 1 < len(tokens) and tokens[at + 1].word in _COURTESIES and tokens[at + 1].start == token.end:
            return token.start, tokens[at + 1].end
        double = at + 1 < len(tokens) and token.word + tokens[at + 1].word in speech_words().compound_surnames
        given = [
            t for t in tokens[at + 1 : at + 3 + double] if len(t.word) == 1 and t.word not in GOING_ON and t.tag != "x"
        ]
        known = token.tag in PERSONAL or (len(given) >= 2 and any(t.tag in _GIVEN for t in given))
        if known and given and given[-1].end - token.start == 1 + len(given):
            return token.start, given[-1].end
    return None


def _is_name(token: Token) -> bool:
    """Whether the tagger's person is one: 药费 is none, as nobody is called 药."""
    if token.tag not in PERSONAL:
        return False
    plain = len(token.word) == 2 and token.tag == "nr" and not is_surname(token.word[0])
    double = len(token.word) == 4 and token.word[:2] in speech_words().compound_surnames  # 林郑月娥
    return "·" in token.word or (len(token.word) in (2, 3) and not plain) or double


def _whole_name(tokens: list[Token], at: int) -> int:
    """Where the name at `at` ends: 罗冠 and 聪 are one."""
    name, behind = tokens[at], tokens[at + 1 : at + 3]
    if len(name.word) != 2 or not is_surname(name.word[0]) or not behind or behind[0].start != name.end:
        return name.end
    if is_mark(behind[0]):
        return name.end
    given = len(behind[0].word) == 1 and behind[0].word not in GOING_ON
    apart = len(behind) > 1 and behind[1].tag in ("v", "d", "p", "t", "x")
    return (
        behind[0].end
        if given and (behind[0].tag in _GIVEN or (behind[0].tag in ("n", "a", "ag", "ng") and apart))
        else name.end
    )


_COURTESIES = frozenset(("先生", "女士", "小姐", "太太", "老师", "同学"))
_GIVEN = PERSONAL | {"ns", "zg", "g", "x"}  # tags of characters that stand in names more often than alone


def is_mark(token: Token) -> bool:
    """Whether a word is a mark of punctuation."""
    return token.tag == "x" and not token.word.isalnum()


def numbered(tokens: list[Token], at: int) -> bool:
    """Whether a name begins with the numerals at `at` (九巴, 六福集团)."""
    behind = at
    while behind < len(tokens) and tokens[behind].word in NUMERALS:
        behind += 1
    if behind in (at, len(tokens)) or tokens[at].word == "一":
        return False
    return tokens[behind].tag in NAMING and tokens[behind].start == tokens[behind - 1].end
