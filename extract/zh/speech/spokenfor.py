"""The words of the speaker among those before a Chinese verb of saying, without what he did besides."""

from __future__ import annotations

from collections.abc import Sequence

from extract.zh.speech.items import Item, is_time, spelled, stripped
from extract.zh.speech.nominal import is_somebody, predicate
from extract.zh.words.nounwords import PERSONAL
from extract.zh.words.speech_words import speech_words

# A prepositional or verbal phrase before the speaker ends with one of these: 接受采访时张三说, 在会上张三说.

_PHRASE_ENDS = frozenset(
    [
        "时",
        "后",
        "上",
        "中",
        "里",
        "下",
        "前",
        "间",
        "期间",
        "会上",
        "之际",
        "之后",
        "之前",
        "当中",
        "以来",
        "起",
        "内",
        "的",
    ]
)


_INSIDE = frozenset("中里内")
_QUOTING = frozenset(["引述", "援引", "引用", "转引", "引"])


def noun_phrase(items: Sequence[Item]) -> list[Item]:
    """The words of the speaker among the words before the verb; empty when the subject is left out."""
    return _without_times(_phrase(items))


def _phrase(items: Sequence[Item]) -> list[Item]:
    left = stripped(items)
    if len(left) > 2 and left[-1].word == "话" and left[-2].word == "的":
        left = left[:-2]  # 用他的话说
    inside = (
        len(left) > 1 and left[-1].word in _INSIDE and all(item.word not in speech_words().boundary for item in left)
    )
    if inside and report_length(left[:-1]):
        left = left[:-1]  # 年度报告中(称)
    paper = report_length(left) if left else 0
    if 0 < paper < len(left) and left[0].word in _LOOKED_UP:
        return stripped(left[1:])  # 翻查旅客流量数字(显示)
    if 0 < paper < len(left) and left[-paper - 1].word in _THERE_IS:
        return left[-paper:]  # 某国曾经有民调(显示)
    if len(left) > 2 and left[-2].word in ("在", "于") and speech_words().reports.fullmatch(left[-1].word):
        left = left[:-2]  # 某发言人在声明(说)
    if left and items[-1].word in _WHILE:
        left = left[: _deed(left)]
        if len(left) > 2 and left[-1].word in _SPEECHES:
            left = left[:-1]  # 骆某致词时
    if len(left) == 3 and all(len(item.word) == 1 for item in left) and speech_words().person.fullmatch(spelled(left)):
        return left  # 陈以诚, whose 以 is no preposition
    if len(left) > 1 and left[-1].word in _SPEECHES and left[-2].tag[0] in "nr":
        left = left[:-1]  # 林可发言(表示)
    quoting = next((n for n, item in enumerate(left) if n and item.word in _QUOTING), None)
    if quoting is not None:
        left = stripped(left[:quoting])  # 文章引述某网指
    left = left[: predicate(left, placed=True)]
    beside = next((n for n, item in enumerate(left) if n and _is_lasting(item) and is_somebody(left[:n])), None)
    left = left[:beside]  # 张某指着倒了一地的树(说)
    for _ in range(3):
        if not left:
            return []
        if report_length(left) and not _is_deed(left):
            return left[1:] if left[0].word in _QUOTING and len(left) > 1 else left
        cut = next((n for n in range(len(left)) if _ends_phrase(left, n)), None)
        if cut is None:
            return left
        if _names_behind_relative(left[cut:]):
            return left
        if cut > 0:
            return stripped(left[:cut])
        ends = [n for n, item in enumerate(left) if n > cut and item.word in _PHRASE_ENDS]
        left = stripped(left[ends[-1] + 1 :]) if ends else []
    return left


def _is_lasting(item: Item) -> bool:
    """Whether a word says what somebody goes on doing while he speaks: 望着, 指着."""
    return len(item.word) > 1 and item.word.endswith("着") and item.tag == "v"


def _without_times(items: list[Item]) -> list[Item]:
    """A person without the words behind that only say when or how often (林可三日内第三度)."""
    end = len(items)
    while end > 1 and (is_time(items[end - 1]) or items[end - 1].tag in "mqf" or items[end - 1].word in "内前后间"):
        end -= 1
    if end == len(items):
        return items
    last = items[end - 1]
    named = last.tag in PERSONAL and len(last.word) > 1
    return items[:end] if named or speech_words().person.fullmatch(spelled(items[:end])) else items


_LOOKED_UP = frozenset(("翻查", "翻阅", "查阅", "查看", "翻看", "参考", "综合", "检视"))
_THERE_IS = frozenset(("有", "另有", "还有", "亦有", "也有", "多项", "不少"))
_SPEECHES = frozenset(
    ["致词", "总结", "发言", "讲话", "演讲", "致辞", "作证", "供述", "自述", "受访", "来电", "来信", "回信", "开腔"]
)
_WHILE = frozenset(["时", "后", "期间", "之际", "之后"])


def _deed(items: Sequence[Item]) -> int:
    """Where what somebody did begins behind his name (裁判官判刑时指); the end where 的 makes it an attribute."""
    verb = next((n for n, item in enumerate(items) if n and item.tag == "v" and len(item.word) > 1), len(items))
    named = all(item.word != "的" for item in items) and not (verb < len(items) and runs_office(items[verb].word))
    return verb if named and items[verb - 1].tag[0] in "nr" else len(items)


_OFFICES = frozenset("局处署司部所院科厅组")


def _ends_phrase(items: Sequence[Item], at: int) -> bool:
    """A preposition, a verb of saying or a verb with its aspect (收集了…后发现) ends the speaker's phrase."""
    word = items[at].word
    if at > 0 and at + 1 < len(items) and items[at + 1].word in _OFFICES:
        return False  # 综合统计处
    if word in _WORKING and at + 1 < len(items) and runs_office(items[at + 1].word):
        return False  # 公署调查主任, 住户调查办公室, 经济预测机构
    if at > 0 and _day_of_deed(items, at):
        return True
    if word in speech_words().boundary or (at > 0 and word in speech_words().saying):
        return True
    if at > 0 and items[at - 1].word.endswith("记者") and items[at].tag in ("v", "vn"):
        return True
    return at > 0 and at + 1 < len(items) and items[at + 1].tag in ("ul", "ug", "uz") and items[at].tag == "v"


_WORKING = frozenset(("调查", "预测", "分析", "评估", "统计", "研究", "评论", "预报", "监测"))
_UNITS = ("机构", "部门", "办公室", "委员会", "中心", "总队", "科", "组", "处", "署")


def runs_office(word: str) -> bool:
    """Whether a word behind a verb makes the name of an office or a body with it (调查主任, 调查委员会)."""
    return speech_words().titles.match(word) is not None or word.endswith(_UNITS)


_DAYS = frozenset(["早前", "日前", "近日", "此前", "先前", "昨日", "昨天", "今日", "今天", "曾"])


def _day_of_deed(items: Sequence[Item], at: int) -> bool:
    """入境处早前交代安排(时透露): the day between a speaker and what he did besides."""
    following = items[at + 1 : at + 6]
    if items[at].word not in _DAYS or not following or following[0].word == "的":
        return False
    return any(item.tag in ("v", "vn") for item in following)


def _names_behind_relative(items: Sequence[Item]) -> bool:
    """…的工程师张杰: what follows the boundary is a relative clause before the name."""
    last = next((n for n in range(len(items) - 1, -1, -1) if items[n].word == "的"), None)
    if last is None or last + 1 >= len(items):
        return False
    behind = items[last + 1 :]
    tail = spelled(behind)
    if len(tail) > 24 or any(item.word in speech_words().boundary for item in behind):
        return False
    return (
        speech_words().titles.search(tail) is not None
        or bool(report_length(behind))
        or all(item.tag in PERSONAL | {"eng", "paren"} or len(item.word) == 1 for item in behind)
    )


def _is_deed(items: Sequence[Item]) -> bool:
    """记者近日调查(发现): the last word is what somebody did, not what he published."""
    if len(items) < 2 or items[-1].tag not in ("v", "vn"):
        return False
    before = items[-2]
    if before.word == "最新":
        return False
    person = before.tag in PERSONAL or speech_words().titles.fullmatch(before.word) is not None
    return before.word in speech_words().adverbs or is_time(before) or person


def report_length(items: Sequence[Item]) -> int:
    """How many items at the end name something published (《…报告》, 最新调查报告, 财报); 0 for none."""
    if items[-1].tag == "title" or items[-1].word == "》":  # a line break may have parted the title
        return 1
    if items[-1].word[-1] not in speech_words().report_ends:
        return 0
    best, text, reports = 0, "", speech_words().reports
    for count, item in enumerate(reversed(items), 1):
        text = item.word + text
        if reports.fullmatch(text):
            best = count
        elif count > best + 1:  # 研报 may have been parted into 研 and 报
            break
    return best
