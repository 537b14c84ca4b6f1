"""Uncounted: a number right before its noun, without a classifier (10万口罩, 两男子), or behind it (人口约3500万)."""

from __future__ import annotations

import re

from extract.model import Span
from extract.zh.draft import QuantityDraft
from extract.zh.passage import Passage
from extract.zh.quantities.amounts import Reading
from extract.zh.quantities.bare import BEHIND_NOUN, TOLD, read_bare, set_item
from extract.zh.quantities.described import counted
from extract.zh.quantities.naming import (
    LONE_SCALE_AHEAD,
    SOME_AHEAD,
)
from extract.zh.quantities.noise import is_code
from extract.zh.quantities.told import told_before

BEFORE_NOUN = "count: number right before a noun"
_FAR, _CLOSE = 8, 4  # characters from the number to its noun, with and without 的
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d\Z")
_LISTED_AHEAD = re.compile(r"(?:[(\[【]|第|No\.|#|[A-Za-z]|\.|:|《|〈|/|\*|\d-|·)\ ?\Z")
_ROADS = re.compile(
    r"\ ?(?:国道|省道|高速|框架|事件|运动|航班|巴士|号|频道|室|指数|袭击|恐怖|恐袭|暴动|民运|股票|报警|无铅|汽油|辛烷|"
    r"房型|房户|君子|开(?!放)|共识|学运|大限|回归|移交|页|楼|路|单元(?=\d))"
)
_NOT_BEHIND = re.compile(
    r"\ ?(?:[@#/_)\]】》=+*.:]|月(?!活|均|费|租|薪)|-\d|号|强(?!震)|[巷弄](?!堂)|单元(?!格|房|楼)"
    r"|后|年|式|型|系|合[一成]|版|路|线|分|时|x|×|、|-|—(?!—))"
)
# Persons of one more character and what a headline tells of them.
_PERSONS_BEHIND = re.compile(
    r"(?:[\u4e00-\u9fff]{1,3}?[生男女童汉妇翁警]|男[子童]|女[子童]|少[年女]|老[人妇翁]|学[生童]|[警船矿民渔]工?[员民工察]"
    r"|嫌[疑犯]人?|疑犯|劫匪|[歹匪]徒|[骗窃]贼|兄弟|姐妹|姊妹|夫[妇妻])(?=被|遭|获(?!得)|涉|送院|落网|自首|受伤|中弹|堕|坠|打架|判囚|染疫"
    r"|确诊|死|失踪|落水|溺|受审|被捕|殒命|丧命|身亡|[重轻]伤|失联|受骗|认罪|获刑|获救)"
)
_SOME = ("多", "余", "几")
_MYRIAD = 10**4
_LEFT_OUT = re.compile(r"[一二两三四五六七八九十百千]{1,4}[万亿][一二三四五六七八九]")  # its last place is not said
_FEW = (2, 20)
_LANDS = frozenset(("城市", "省市", "省份", "省区", "县市", "区县", "国家", "乡镇"))
_TITLES = ("先生", "女士", "小姐", "太太", "博士", "教授")
_LATIN_BEHIND = re.compile(r"\ ?[A-Za-z]")
_QUALIFIERS = "njbavmfs"
_AND_MORE = ("大关", "关口", "关卡", "出头", "挂零", "开外", "有余")


def plain_count(reading: Reading, rule: str) -> QuantityDraft:
    """A count of what nothing is known of yet."""
    low, high = reading.low, reading.high
    return QuantityDraft(
        reading.start, reading.end, "count", rule, low, high, None, reading.modifier, vague=reading.vague
    )


def read_uncounted(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """10万口罩, 两男子, 三警员: a number right before a noun; or a bare level behind 录得, 指数为 and the like."""
    text = passage.text
    ahead = passage.before(reading.start, 12)
    plain = reading.style != "han" and not reading.scaled
    if plain and text[reading.start] == "0" and text[reading.start + 1 : reading.start + 2].isdigit():
        return None  # 01新闻
    if plain and (_LISTED_AHEAD.search(ahead) or _YEAR_LIKE.match(text[reading.start : reading.end])):
        return None
    if text[reading.start] == "零" and reading.end - reading.start == 1:
        return None  # 零宽度字符, 零基础
    # 831落闸, 941股票: three digits right before a noun are a name
    grouped = "," in text[reading.start : reading.end]
    code = plain and not grouped and reading.low >= 100 and reading.modifier == "=" and not SOME_AHEAD.search(ahead)
    phrase = (
        text[reading.start] in "数几上成好"
        or _is_lone_scale(reading, ahead)
        or (text[reading.start] in "十百千" and text.startswith(_SOME, reading.start + 1))  # 百多万居民
    )
    plain_han = reading.style == "han" and not phrase
    if plain_han and text.startswith(":", reading.end):
        return _told_and_numbered(passage, reading, ahead)
    told = text.startswith(")", reading.end) and TOLD.search(ahead)
    listed = text.startswith(":", reading.end) and reading.scaled  # 人口约为50万：
    if (
        (_NOT_BEHIND.match(text, reading.end, passage.end) and not (told or listed))
        or _ROADS.match(text, reading.end, passage.end)
        or (not reading.scaled and _LATIN_BEHIND.match(text, reading.end, passage.end))
        or is_code(ahead)
        or (plain_han and not _is_own_word(passage, reading) and not _headline_persons(passage, reading))
    ):
        return None
    place = None if code else _noun_right_behind(passage, reading, phrase) or _headline_persons(passage, reading)
    if place is not None:
        draft = plain_count(reading, BEFORE_NOUN)
        set_item(passage, draft, place)
        return draft
    left_out = reading.low >= _MYRIAD and _LEFT_OUT.fullmatch(text, reading.start, reading.end) is not None
    pointed = "点" in text[reading.start : reading.end] or left_out  # 失守二万八
    if reading.style == "han" and not reading.scaled and not phrase and not pointed:
        return None
    return read_bare(passage, reading, ahead, lone=_is_lone_scale(reading, ahead))


def _is_own_word(passage: Passage, reading: Reading) -> bool:
    """Whether the tagger has a number in characters as a word of its own, and not as a part of a longer one."""
    word = passage.word_at(reading.start)
    return word is not None and word.tag in ("m", "mq") and word.end <= reading.end


def _told_and_numbered(passage: Passage, reading: Reading, ahead: str) -> QuantityDraft | None:
    """三 in 坏处至少有三：, 原因有二：: a thing told before 有 and how many of it the text goes on to list."""
    told = ahead.endswith("有") and _is_own_word(passage, reading)
    place = told_before(passage, reading.start - 1) if told else None
    if place is None:
        return None
    draft = plain_count(reading, BEHIND_NOUN)
    set_item(passage, draft, place)
    return draft


def _is_lone_scale(reading: Reading, ahead: str) -> bool:
    """千 in 过千警察 and 出动逾千: a scale with a bound before it is that number."""
    return reading.end - reading.start == 1 and reading.low >= 100 and LONE_SCALE_AHEAD.search(ahead) is not None


def _noun_right_behind(passage: Passage, reading: Reading, phrase: bool) -> Span | None:
    behind = reading.end + passage.text.startswith(" ", reading.end)
    if passage.text.startswith("月活", behind):  # the tagger joins 月 to the number
        users = counted(passage, behind + 1)
        return None if users is None else (behind, users[1])
    if passage.text.startswith(_AND_MORE, behind):
        return None  # 两千出头
    linked = passage.text.startswith("的", behind)
    if linked and not phrase and not reading.scaled:
        return None
    if passage.text.startswith("数以", reading.start):  # 数以十万计来自中东的难民
        people = counted(passage, reading.end)
        if people is not None:
            return people
    if passage.text.startswith("其他人", behind) and (phrase or reading.scaled):
        return behind, behind + 3  # 数百万其他人
    word = passage.word_at(behind)
    latin = reading.scaled and word is not None and word.tag == "eng"
    led = phrase and word is not None and (word.tag == "p" or word.word == "不")  # 成千上万在战乱中幸存的人
    if word is None or word.start != behind or not (linked or latin or led or word.tag[0] in _QUALIFIERS):
        return None
    small = reading.style == "han" and not reading.scaled and not phrase
    if small and word.word in _LANDS:
        return word.start, word.end  # 京津冀十三城市
    if small and (word.tag not in ("n", "vn") or len(word.word) < 2 or _after_name(passage, reading.start)):
        return None
    if small and word.word in _TITLES:
        return None  # 雄二先生
    if "." in passage.text[reading.start : reading.end] and not reading.scaled:
        return None
    spaced = passage.text.startswith(" ", reading.end) and passage.before(reading.start, 1) == " "
    place = counted(passage, behind if spaced else reading.end)  # 感染了 1755 香港人
    if place is None:
        return None
    clause = (reading.scaled or phrase) and passage.text[place[0] - 1] == "的"  # 500万翘首期盼的市民
    return place if place[0] - behind <= (_FAR if linked or clause else _CLOSE) else None


def _headline_persons(passage: Passage, reading: Reading) -> Span | None:
    """浸大生 in 两浸大生被处分: persons whose word the tagger does not know, and what befalls them."""
    if reading.high is not None or reading.scaled or not _FEW[0] <= reading.low <= _FEW[1]:
        return None
    match = _PERSONS_BEHIND.match(passage.text, reading.end, passage.end)
    return None if match is None else match.span()


def _after_name(passage: Passage, at: int) -> bool:
    """西九文化区: a noun right before the number makes a name of both."""
    word = passage.word_at(at - 1) if at > passage.start else None
    return word is not None and word.tag[0] in "njsfabmg" and not (word.tag == "n" and len(word.word) == 1)
