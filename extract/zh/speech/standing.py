"""Whether a Chinese subject is one that can state, find or forecast something: somebody, a body, a report."""

from __future__ import annotations

import re

from extract.zh.speech.items import NAME_TAGS, Item, items_between, spelled
from extract.zh.speech.nominal import is_somebody
from extract.zh.speech.speaker import Speaker
from extract.zh.speech.voices import Passage
from extract.zh.words.speech_words import speech_words

_THING = re.compile(
    r"(?:率|价|额|量|值|润|收|入|数|速|规模|比例|成本|需求|面积|产能|指标|业绩|市场|经济|价格|选举|会议|活动"
    r"|事件|方案|计划|问题|工程)$"
)


_THIS = frozenset(("该", "这", "此", "这部", "这份", "这本"))


def can_state(speaker: Speaker, phrase: list[Item]) -> bool:
    """Whether a subject of 预计 or 公告 is somebody: a pronoun, a report, or a proper name that no clause modifies."""
    if speaker.anaphor is not None:
        return True
    if speaker.report and (speaker.proper or phrase[0].word in _THIS):
        return True
    if _THING.search(phrase[-1].word):
        return False
    modified = any(item.word == "的" for item in phrase)
    last, table = phrase[-1], speech_words()
    titled = table.titles.search(last.word) or (len(phrase) > 1 and table.trailing_titles.fullmatch(last.word))
    known = last.tag in NAME_TAGS or titled is not None
    if len(phrase) == 1 and last.tag == "quote":
        return True  # “福布斯”报道称
    if modified and (last.word in _OF_SOMEBODY or _affiliated(phrase) or _titled(speaker, phrase) or _by_name(phrase)):
        return True
    one = phrase[0].word.endswith(("位", "名"))  # 一位某大学的学者
    return speaker.proper and (not modified or (known and (one or phrase[0].tag not in ("m", "t"))))


# Who speaks for somebody or lives with him, whose name stands before 的
_OF_SOMEBODY = frozenset(
    ("辩护人", "代理人", "代表律师", "律师", "家属", "家人", "家长", "妻子", "丈夫", "父亲", "母亲")
)


_FORESEEING = re.compile("(?:报告|研究|调查|民调|公报|财报|年报|预测|分析|文章|论文|模型|预报)$")


_PRINTED = re.compile("(?:报告?|刊|杂志|社|网|人|新闻|时代|预测|展望|研究|调查|蓝皮书|白皮书|公报|年鉴|社论|分析)》\\Z")


def may_foresee(passage: Passage, speaker: Speaker) -> bool:
    """Somebody, or a paper that forecasts; of another thing 预计 tells what is expected of it (测试预计需一年)."""
    if speaker.anaphor is not None or (speaker.proper and not speaker.report):
        return True
    text = passage.document.folded
    if text[speaker.end - 1] == "》":
        return _PRINTED.search(text, speaker.start, speaker.end) is not None
    somebody = is_somebody(items_between(passage.document, speaker.start, speaker.end))
    return somebody or _FORESEEING.search(text, speaker.start, speaker.end) is not None


_YET_TO = re.compile("[将会须应可需要未没不]")


def may_record(passage: Passage, speaker: Speaker, gap: str) -> bool:
    """A paper, or a body that keeps a register (试验注册中心列出了105项), has listed what follows."""
    body = speech_words().bodies.search(passage.document.folded, speaker.start, speaker.end)
    return (speaker.report or body is not None) and _YET_TO.search(gap) is None


def is_plain_noun(phrase: list[Item]) -> bool:
    """Whether a phrase of several nouns names a body by no word for one (民主动力): who gives out figures is one."""
    nouns = all(item.tag[0] in "nj" or item.tag == "vn" for item in phrase)
    return len(phrase) > 1 and nouns and _THING.search(phrase[-1].word) is None


def _titled(speaker: Speaker, phrase: list[Item]) -> bool:
    """…正式上任的公司主席张三: a person by name with a title, whatever a clause says of him before 的."""
    name = spelled(item for item in phrase if item.start >= speaker.start)
    office = spelled(item for item in phrase if item.end <= speaker.start)
    table = speech_words()
    known = table.person.fullmatch(name) is not None and table.bodies.search(name) is None
    return known and table.titles.search(office[-8:]) is not None


def _by_name(phrase: list[Item]) -> bool:
    """在巴刹卖蛋的陈玉珍: nothing but a full name behind 的, which the tagger may not know."""
    last = max(n for n, item in enumerate(phrase) if item.word == "的")
    name, table = phrase[last + 1 :], speech_words()
    spelled_out = len(name) == _FULL and all(len(item.word) == 1 for item in name)
    return spelled_out and table.person.fullmatch(spelled(name)) is not None and not table.bodies.search(spelled(name))


_FULL = 3  # characters of most Chinese names


def _affiliated(phrase: list[Item]) -> bool:
    """某大学的张三: one or two persons by name, with the body that they belong to before 的."""
    last = max(n for n, item in enumerate(phrase) if item.word == "的")
    body = spelled(phrase[:last])
    behind = spelled(phrase[last + 1 :])
    table = speech_words()
    if behind.endswith(("小组", "团队")):
        return True
    if table.bodies.search(body) is None:
        return table.person.fullmatch(body) is not None and table.bodies.search(behind) is not None  # Bhat 的团队
    return all(table.person.fullmatch(name) for name in re.split("[和与、]", behind))


_WHEN = re.compile(r"[于在]?[\d\s年月日早最近后来曾已也还又则更就才]+")


_TITLE = 5  # characters before a name
_LEARNED = re.compile(r"(?:教授|学者|博士|研究员|研究人员|专家|学家|院士|分析师|调查员|作者|编辑|顾问)\s?\Z")
_OF_YEAR = re.compile(r"\((?:\d{4}|[A-Z])[^)]{0,40}\)")


def may_find(speaker: Speaker, text: str, gap: str) -> bool:
    """Bodies, researchers and whoever was named before find what they report; a person just finds (李惟斌发现)."""
    if speaker.anaphor == "person":
        return not gap or _WHEN.fullmatch(gap) is not None
    name = text[speaker.start : speaker.end]
    if text[max(0, speaker.start - 1) : speaker.start] in tuple("“「『"):
        return True  # 电商公司“京东”发现
    if name[0].isascii() and speech_words().titles.search(text, max(0, speaker.start - 4), speaker.start):
        return True  # 作者Sarah Bhat发现
    if _LEARNED.search(text, max(0, speaker.start - _TITLE), speaker.start) or _OF_YEAR.fullmatch(gap):
        return True  # 教授李连江发现, 李连江 (2004) 发现
    table = speech_words()
    if text[max(0, speaker.start - _TITLE) : speaker.start].rstrip().endswith(tuple(table.kinds)):
        return True  # 咨询公司麦可思发现
    return name in table.brands or table.bodies.search(name) is not None or table.titles.search(name) is not None


def certain(passage: Passage, speaker: Speaker) -> bool:
    """Not a name by the luck of its last character, as 首阶段会 is one."""
    items = items_between(passage.document, speaker.start, speaker.end)
    found = [item.word for item in items]
    if items[-1].tag == "ns" and speech_words().bodies.search(found[-1]) is None:
        return False  # a place foresees nothing
    unknown = all(len(word) == 1 for word in found)
    return (unknown or len(found[-1]) > 1 or is_somebody(items)) and _THING.search(found[-1]) is None
