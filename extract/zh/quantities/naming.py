"""Naming: whether a number with its classifier names one thing (二期, 三级, 23条 of a law, 三里屯) and counts none."""

from __future__ import annotations

import re

from extract.zh.passage import Passage
from extract.zh.quantities.amounts import Reading
from extract.zh.quantities.itemspelled import is_charge
from extract.zh.quantities.noise import one_of_so_many
from extract.zh.quantities.nouns import counted
from extract.zh.words.lexemes import LEXEMES
from extract.zh.words.nounwords import NOUNS_OF_ONE

SET_NAME = "大"
# Before a number that counts, whatever follows it.
SOME_AHEAD = re.compile(r"[有得共达逾超约近每出了的各过约捕助名增裁聘招约设拥收获派死伤容纳章]\ ?\Z")

# 过千警察, 出动逾千: a scale alone is a number behind a bound.
LONE_SCALE_AHEAD = re.compile(r"(?:[逾近破]|(?<![通经透不])过|(?<![赶高])超)\Z")

_SETTLEMENTS = frozenset("乡村镇岛城区县")
_BODIES = frozenset("区地省市国县州校科")  # 三区, 两校: the tagger has some of them as places
# Behind a small number in characters these name a stage, a grade or a route: 二期, 三级, 一线.
_GENERATIONS = re.compile(
    r"人(?!工)|女|男|移民|领导|同堂|单传|皇|君|师徒|母女|父子|祖孙|农民|工人|学者|学人|作家|导演|演员|科学家"
    r"|航天员|家族|直系|旁系|以内|之内"
)
_ORDINAL_LIKE = frozenset("期级等届代季线环班甲房厅院站字行")
_SECOND = frozenset("类层组区段")
_COUNTING_AHEAD = re.compile(
    r"(?:只有|仅有|只得|仅得|只剩|尚有|还有|[再另设共仅]有|共|只|连续|连任|(?<!部)分|历经|经历|历任|过去|近|约|逾|超过"
    r"|做足|做了|做过|当过|当了|"
    r"办过|办了|当选|增加|减少|加开|增设|至少|最多|最少|不到|合共|分成|分为|分作|划分|任过|连赢|连做|整整)\Z"
)
_RISING = re.compile(r"(?:[烟声言火]|风波|纷争|争议|质疑|危机|战乱)\Z")
# 三年二班, 二班同学: a class of a school.
_CLASS_AHEAD = re.compile(r"[级年第初高中小连排营届]\Z")
_PUPILS_BEHIND = re.compile(r"的?(?:学生|同学|老师|主任|班主任|学员|长(?!者))")
_MEMBERS_BEHIND = re.compile(
    r"(?:[\u4e00-\u9fff]{0,4}(?:议员|委员|代表|总统|总理|市长|县长|会长|元老|冠军|影帝|影后|得主))"
)
# 十八届三中全会
_SESSION_BEHIND = re.compile(r"[一二三四五六七八九]中|全会|中央|全国|人大(?!代表)|常委|[一二三四五六七八九]次")
_NOT_ONE = re.compile(
    r"(?:仅|只|只有|每|共|唯|不到|不足|未满|超过|至少|最少|最多|至多|顶多|另|其中|死|伤|仅有|只剩|达|[男女])\Z"
)
_ARTICLE_AHEAD = re.compile(r"(?:法|条例|规例|条约|宪章|公约|》|[^相]反|[推护])\ ?\Z|\A反\Z")
_ARTICLE_BEHIND = re.compile(r"\ ?(?:立法|草案|恶法|条文|之一?[，。、]|[之的]?规定|本地立法|》)")
_NOTE_AHEAD = re.compile(r"(?:年|社|》|版)[，,]\ ?\Z|地\Z")
_STANDALONE = re.compile(r"[百千万亿兆]\Z")
_STANDALONE_BEFORE = frozenset("人名个户家位次只张件间宗例辆条场种份篇台票")
_POINTS_AHEAD = re.compile(
    r"(?:以下|下列|如下|(?:提出|提到|列出|列举|归纳|总结|概括|指出|说明|做到)了?|有|[这那]|以上|上述|其[他余它]"
    r"|另外?|的|共|回应|补充|强调)\Z"
)
_POINTS = tuple(LEXEMES.words("nouns.points"))
_POINTED = re.compile(
    rf"要求|回应|诉求|质疑|反映|(?:具体|主要|重大|核心|关键|基本|明确|重要|补充|详细)的?(?:{'|'.join(_POINTS)})"
)
_NAMED_AGAIN = re.compile(r"(?:上述|以上|[这那该此])\Z")
_CONGRESS_BEHIND = re.compile(r"[」』”\"，。、;后前上以的]|报告|代表|召开|闭幕|开幕|期间|政治")
_OF_BODIES = ("关系", "元首", "领导人", "人民", "总统", "政府", "外长", "之间")
_NEAR = 1500  # characters
_LAST_YEAR = 2100
_CHAPTERS = 200  # no book has so many: the laws of Hong Kong are numbered
_OF_A_YEAR = frozenset(("届", "款", "行", "级", "版", "季", "班"))
_BOUNDS = ("近", "约", "逾", "超", "达", "过", "上")
_STATURE = frozenset("高长宽深厚重")  # 楼高三十层: the tagger reads 高三 as a name


def is_ordinal(passage: Passage, reading: Reading) -> bool:
    """A lone 一 without a word such as 仅, and 二期, 三级, which name and do not count."""
    assert reading.tail is not None
    surface = reading.tail.surface
    if reading.high is not None:
        return False
    lone = _STANDALONE.match(passage.text[reading.start : reading.end - len(surface)]) is not None
    if lone and surface not in _STANDALONE_BEFORE and not LONE_SCALE_AHEAD.search(passage.before(reading.start, 2)):
        return True  # 新亿发: a scale without a number before a rare classifier is a name
    if reading.low == 1 and (is_charge(passage.text, reading.start) or one_of_so_many(passage.text, reading.start)):
        return False
    if reading.low == 1 and surface not in ("人", "例", "宗", "男", "女", "子", "儿") and reading.modifier == "=":
        return _NOT_ONE.search(passage.before(reading.start, 2)) is None
    second = passage.text[reading.start : reading.end - len(surface)] == "二" and surface in _SECOND
    if second and not _COUNTING_AHEAD.search(passage.before(reading.start, 3)):
        return True  # 二类疫苗, 大楼二层: two of them would be 两类, 两层
    if surface == "局" and passage.before(reading.start, 1) in tuple("建铁交冶电水核法"):
        return True  # 中建二局, 立法两局
    if surface == SET_NAME and reading.low > 20:
        return True  # 71大游行
    if surface == SET_NAME and reading.low > 10 and _CONGRESS_BEHIND.match(passage.text, reading.end, passage.end):
        return True  # 中共「十三大」
    if surface == "届" and _SESSION_BEHIND.match(passage.text, reading.end, passage.end):
        return True
    if surface == "起" and reading.low == 4 and _RISING.search(passage.before(reading.start, 2)):
        return True  # 黑烟四起
    if surface == "字" and passage.before(reading.start, 1) in tuple("」』”"):
        return False  # 「自由民主」四字
    if surface not in _ORDINAL_LIKE or not 1 <= reading.low <= 9:
        return False
    if surface == "代" and _GENERATIONS.match(passage.text, reading.end, passage.end):
        return False  # 三代女性
    if surface == "班" and not _CLASS_AHEAD.search(passage.before(reading.start, 1)):
        return _PUPILS_BEHIND.match(passage.text, reading.end, passage.end) is not None
    if passage.text.startswith("两", reading.start) or _COUNTING_AHEAD.search(passage.before(reading.start, 3)):
        return False
    return surface != "届" or _MEMBERS_BEHIND.match(passage.text, reading.end, passage.end) is None


def is_article(passage: Passage, reading: Reading) -> bool:
    """23条 of a law: behind its name, or with nothing to count behind it."""
    assert reading.tail is not None
    ahead = passage.before(reading.start, 8)
    if reading.tail.surface == "章":
        return reading.low >= _CHAPTERS or _ARTICLE_AHEAD.search(ahead) is not None  # 542章《立法会条例》
    if ahead.endswith("章"):  # 《电讯条例》106章13条, but 全文6章66条
        return not (passage.found and passage.found[-1].classifier == "章")
    if reading.tail.surface == "条" and (reading.vague or passage.text.startswith("两", reading.start)):
        return False  # an article is the second, never two, nor 数百条
    if reading.tail.surface != "条":  # pages and paragraphs of a note: 1972年, 154-156页
        return _NOTE_AHEAD.search(ahead) is not None and counted(passage, reading.end) is None
    if _ARTICLE_AHEAD.search(ahead) or _ARTICLE_BEHIND.match(passage.text, reading.end, passage.end):
        return True
    if SOME_AHEAD.search(ahead) is not None:
        return False
    return _is_known_article(passage, reading) or counted(passage, reading.end) is None


def _is_known_article(passage: Passage, reading: Reading) -> bool:
    """23条的内容 near 23条立法 or 反23条: the text calls the article by its number."""
    text, first, last = passage.text, max(0, reading.start - _NEAR), reading.end + _NEAR
    name = text[reading.start : reading.end]
    return any(text.find(known, first, last) >= 0 for known in (f"{name}立法", f"反{name}", f"第{name}"))


# 12座低层F室, 3楼B室: where in a building.
IN_ADDRESSES = ("座", "楼", "层", "幢", "栋", "梯")
_FLOOR_OR_FLAT = re.compile(r"\ ?(?:[高中低]层|[A-Za-z\d一二三四五六七八九十]{1,4}(?:室|楼|单位|号铺|单元))")


def is_address(passage: Passage, reading: Reading) -> bool:
    """Whether a floor or a flat follows a number of one of `IN_ADDRESSES`."""
    return _FLOOR_OR_FLAT.match(passage.text, reading.end, passage.end) is not None


_READ_OUT = re.compile("[五六七八九零〇][零〇一二三四五六七八九]")
# 换5路公交, 坐31路
_BUS = re.compile(r"(?:公交|巴士|公车|公汽|公共汽车|电车|无轨|车|专线|末班|首班|夜班|线|、\d+路)")
_RIDING = re.compile(r"[乘坐换搭转](?:了|上|乘)?\ ?\Z")


def names_a_year_or_route(passage: Passage, reading: Reading) -> bool:
    """2017届, 七九届, 2020款 and 970线: digits that name a year or a route."""
    assert reading.tail is not None
    if reading.tail.surface in ("届", "级") and _READ_OUT.fullmatch(passage.text, reading.start, reading.end - 1):
        return True
    if reading.style != "digits" or reading.modifier != "=" or reading.high is not None:
        return False
    if reading.tail.surface == "路":
        return _BUS.match(passage.text, reading.end, passage.end) is not None or (
            _RIDING.search(passage.before(reading.start, 3)) is not None
        )
    if reading.tail.surface == "线":
        return SOME_AHEAD.search(passage.before(reading.start, 2)) is None
    year = 1900 <= reading.low <= _LAST_YEAR and "," not in passage.text[reading.start : reading.end]
    council = reading.tail.surface == "区" and passage.text.startswith("议会", reading.end)  # 2019区议会选举
    return year and (council or reading.tail.surface in _OF_A_YEAR)


# 兵分三路, 三路大军; not 住在建设四路.
_WAYS_AHEAD = re.compile(r"(?:[分成有共的派出开增新各另了约近坐换乘还这那其和与及每第，。、;:「“(]|\A)\Z")
_WAYS_BEHIND = re.compile(
    r"\ ?(?:大军|人马|[部军]队|救援|队伍|纵队|公交|巴士|线路|信号|视频|诸侯|资金|媒体|记者|并进|夹击|出击"
    r"|追|围|包[抄围]|进[攻军]|推进|进发|北上|南下|[东西]进)"
)
_ROADS = 12


def is_road(passage: Passage, reading: Reading) -> bool:
    """Whether a number before 路 belongs to the name of a road (建设四路, 中山北二路)."""
    if reading.style != "han" or reading.low > _ROADS or passage.text.startswith("两", reading.start):
        return False
    named = _WAYS_AHEAD.search(passage.before(reading.start, 1)) is None
    return named and _WAYS_BEHIND.match(passage.text, reading.end, passage.end) is None


def is_hour(passage: Passage, reading: Reading) -> bool:
    """8点 without a word such as 以下 and without a noun is a time of day."""
    if passage.text.startswith("的", reading.end):
        return True
    if _POINTED.match(passage.text, reading.end):
        return False
    if _POINTS_AHEAD.search(passage.before(reading.start, 6)):
        return False
    place = counted(passage, reading.end)
    return place is None or not passage.text[place[0] : place[1]].endswith(_POINTS)


def is_name(passage: Passage, reading: Reading) -> bool:
    """三里屯, 九龙城, 一波未平: the tagger knows a longer word that begins at or before the number."""
    word = passage.word_at(reading.start)
    if reading.tail is not None and reading.tail.surface in ("连胜", "连败", "连冠", "连霸"):
        return False
    if reading.tail is not None and reading.tail.surface in _SETTLEMENTS:
        before = passage.word_at(reading.start - 1)
        if before is not None and before.tag == "ns" and before.end == reading.start:
            return True  # 元朗八乡
    if word is None or word.tag in ("m", "mq", "t", "x") or _NAMED_AGAIN.search(passage.before(reading.start, 2)):
        return False  # 上述四国
    if (word.start, word.end) == (reading.start, reading.end) and (word.word[-1] == "人" or word.word[-1] in _BODIES):
        return False  # 两万人, 十万人: the dictionary has them as idioms
    rest = word.word[reading.end - reading.start :] if word.start == reading.start else ""
    if rest and (rest in NOUNS_OF_ONE or rest in _OF_BODIES):
        return False  # 三句话, 两国关系: the tagger joined all three
    if word.start == reading.start and word.word[0] in "数成上几好" and word.end < reading.end:
        return False  # 成千上万名
    if word.word[1:] == "大洲":
        return False  # 四大洲
    if word.word[1:2] in tuple("男女子儿") and "女" in word.word[1:]:
        return False  # 两男一女
    if word.word in ("参众两院", "国会两院", "议会两院"):
        return False
    if word.start < reading.start:
        bound = passage.text[word.start : reading.start]
        if word.end <= reading.end and bound in _BOUNDS:
            return False  # 近四百 and 近千人 are one word to the tagger
        if word.word[0] in _STATURE and word.end < reading.end:
            return False
        return word.end > reading.start + 1 or word.tag in ("i", "l", "nr", "ns", "nz", "nt")
    return word.end > reading.end or (word.tag in ("i", "nr", "ns", "nz", "nt") and word.end - word.start > 1)
