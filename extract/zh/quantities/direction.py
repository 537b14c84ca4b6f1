"""Direction: whether a figure is itself a rise or a fall (增长40%, 三成的跌幅), and not a level (增长到3000人)."""

from __future__ import annotations

import re

from extract.model import Direction
from extract.quantities.moves import MOVES
from extract.zh.draft import QuantityDraft
from extract.zh.passage import Passage
from extract.zh.words.bounding import BOUND
from extract.zh.words.lexemes import LEXEMES
from extract.zh.words.nounwords import TIMES

_VERBS: dict[str, Direction] = {
    **dict.fromkeys(MOVES["zh"].entries("up", "up_of_figures"), "up"),
    **dict.fromkeys(MOVES["zh"].entries("down", "down_of_figures"), "down"),
}
# 升 and the like end other words too, which say nothing of a change.
_NOT_VERBS = LEXEMES.words("directions.neither")
_LAST_CHARACTERS = frozenset(surface[-1] for surface in _VERBS)
_LONGEST = max(len(surface) for surface in _VERBS)
# Between the verb and the number.
_FILLERS = frozenset((
    "了", "约", "近", "超", "逾", "超过", "大约", "将近", "不到", "不足", "至少", "最少", "最多", "多达", "高达",
    "达到", "达", "为", "是", "都在", "均在", "约在", "在", "分别", "幅度", "幅度为", "一度", "最高", "累计",
    "平均", "只有", "仅有", "仅", "共", "多", "再", "又", "逾越", "突破", "接近", "低于", "高于", "少于", "大幅",
    "大幅度", "均", "同比", "环比", "按年", "按月", "按季", "每年", "每月", "每日", "全年", "整体", "整整", "不止",
    "左右", "率", "率为", "率达", "率约", "比率", "幅", "速", "速度", "有", "每股", "人民币", "港币", "美元",
    "新台币", "HK$", "US$", "$", " ", "「", "“", ":", "来到", "录得", "由", "额外", "数百", "些", "差不多",
    "几乎", "成为", "最大", "估计", "合共", "合计", "共计", "总共", "收", "录", "报", "高", "的", "百分之",
    "则", "可达", "却", "个", "仍", "将", "会", "仍将", "维持", "保持", "稳定", "处于", "介乎", "介于", "落在",
    "保持在", "维持在", "控制在",
))  # fmt: skip
_FILLER_SIZES = sorted({len(filler) for filler in _FILLERS}, reverse=True)
_BEHIND = re.compile(
    r"\ ?(?:左右|以上|以下)?的?(?:按年|同比|年度|复合|平均|实质|整体|累计|强劲|高速|季度|单日|大幅|全年|惊人|"
    r"涨价|销售|年均|正|负|经济|预期|惊人|快速){0,3}"
    r"(?:(?P<up>增长|增幅|涨幅|升幅|增速|成长|上升|上涨|升值|加幅|提升|增加|加薪|回升|溢价幅度|反弹|涨势)|"
    r"(?P<down>跌幅|降幅|减幅|下降|下跌|跌势|衰退|减少|萎缩|减薪|降薪|降价|贬值|减持|缩水|裁减|减排|"
    r"折让))(?!至|到|为|点|空间|目标|是|乏力|之|都|均|来自|源自|源于|由)"
)
_STRETCHED = re.compile(rf"(?:延长|缩短|增加|减少|加刑|减刑|[大激骤急锐剧程间期][增减])了?(?:{BOUND})?\Z")
_MORE_TIME = re.compile(rf"(?<![至最不])[多少]了?(?:{BOUND})?\Z")
_AGED = re.compile(rf"(?:提高|上升|升高|下降|降低|推迟|延后|增加|减少)了?(?:{BOUND})?\Z")  # 平均年龄提高1.8岁
_THAN: dict[str, Direction] = {"多": "up", "少": "down", "高": "up", "低": "down"}  # than at another time
_LEAST = ("至少", "最少", "最多", "最高", "最低", "不少")
# 今天多卖了60碗, 少收13万: how much more or less is dealt in than else.
_DEALT = re.compile(rf"(?<![至最])(?P<more>[多少])(?:运|卖|售|销|产|生|招|录取|进|收)了?(?:{BOUND})?\Z")
# 销量掉了两成, but 花掉了两成
_FELL = re.compile(rf"(?<![花烧用吃卖丢扣抹砍走杀输占除])掉了(?:{BOUND})?\Z")
# 物业费多收了两万: too much; 加一位多收五十: for one more
_OVERCHARGED = re.compile(r"费|票价|租|[加添]一[\u4e00-\u9fff][^，。;]{0,6}\Z")
# 过海线将贵八毫, 已贵了三成, 比上周便宜两元: dearer and cheaper than before.
_DEARER = re.compile(rf"(?P<ahead>[将会再又已要也]?)(?P<word>贵|便宜)(?P<done>[了过])?(?:{BOUND})?\Z")
_PRICES_MOVED = re.compile(r"加价|涨价|提价|调价|降价|减价")
# 增长2.4%，较去年的2.5%略低: what a rate of growth is compared with is one; 加幅由9.2%减为7.4%.
_RATE_BEFORE = re.compile(r"[，,](?:较|比|低于|高于|略低于|略高于|差过)[^，。;\d]{1,8}的\ ?\Z")
_RATE_MOVED = re.compile(
    r"\ ?(?:大幅|略|微)?(?:减|降|缩|收窄|放缓|回落|下降|升|增|扩大|加快|提高|下调|上调)[少小大]?[为至到]\ ?"
)
_OF_RATE = re.compile(r"(?:[加增升涨跌降减]幅|增速|增长率)[^，。;\d]{0,4}\Z")
# 裁员幅度在一至两成
_BY_RATE = re.compile(
    r"(?:(?P<up>加薪|加价|涨价|提价|调薪|加租|扩招)|(?P<down>裁员|减薪|降薪|减价|降价|减租|减产))的?(?:幅度|比例)"
    r"(?:为|是|在|达|约|高达|介乎)*\Z"
)
# 减息两次，每次25点子, 三度上调准备金率，合共1.5个百分点: by how much at each step or in all.
_EACH_STEP = re.compile(
    r"(?:(?P<up>[加升]息|上调|调[升高])|(?P<down>[减降]息|下调|调[降低]))"
    r"[^。;\d]{0,14}，?(?:[每一]次|累计|合[共计]|总?共)(?:约|为|达)?\Z"
)
# 下调存款准备金率0.5个百分点: points are always by how much something moved.
_MOVED_POINTS = re.compile(
    r"(?:(?P<up>上调|调升|调高|提高|提升|加|上修|推高)|(?P<down>下调|调降|调低|降低|削减|减|下修|压低|拉低))了?"
    rf"[^，。;、\d至到为]{{2,14}}(?:{BOUND})?\Z"
)
_HELD = ("维持", "保持", "稳定", "处于", "介乎", "介于")  # 增速维持在5%
# 13年赚2.1倍, 帐面蚀两成: by how much of what was paid.
_GAINED = re.compile(rf"(?:(?P<up>赚|获利|获益)|(?P<down>(?<![腐侵锈剥风溶冲海])蚀|(?<!盈)亏|蚀让))了?(?:{BOUND})?\Z")
_LEVEL_MARKS = ("为", "是")  # 降为2000人 is a level, 降幅为5% a change
_COMPARED = re.compile(r"[较比](?!例|重|率|赛|分|数|特|利|亚|喻|照|邻|如|尔|起来)(?P<with>[^，。;]{0,24})\Z")
_MOVED_BY = re.compile(
    r"\ ?(?:大幅|显著|轻微|略)?(?:增|减|升|降|跌|涨|上|下|回)"
    r"[^的，。;]{0,6}?(?:[\d一两二三四五六七八九十半]|百分之)"
)
_RATES_COMPARED = re.compile(
    r"(?:(?P<up>增长率|成长率|增速|增幅|涨幅|升幅)|跌幅|降幅|减幅)"
    rf"(?:比|较|与|高于|低于|超过|快于|慢于|不及|逊于)[^，。;\d]{{1,12}}的?(?:{BOUND})?\Z"
)
_BY_PERIODS = re.compile(r"(?:按[年季月周日]|同比|环比|[年月季]比)\Z")  # 按月少21.7%
_TIME_WORD = re.compile(
    r"(?<!每)[年月日季周]|同期|星期|[高低][点位]|高峰|低谷|前|上一|上[届次回]|过去|以往|疫情|当时|昨|去|以前|此前|危机|平[时日常]|往常|正常|原[来先本]"
)
_ONLY_TIME = re.compile(
    r"(?:上|去|前|今|昨|一|[\d零一二三四五六七八九十]|疫情|同)[^，。;的]{0,6}?(?:[年月日季周期届次初末底前时]|高峰|[高低]点)"
    r"(?:略|稍|仍|还|约|更|又|再|均)*"
)
_MORE_OR_LESS = ("多了", "少了")
_NOT_MOVES = ("高出", "多出", "高了", "多了", "少了", "低了", "便宜", "便宜了")


# 新增34宗, 新增5名患者: cases that have come are counted, unless an earlier time is named beside them.
_COMING_ANEW = ("新增", "新增了", "多了")
_PRICED = frozenset("息价薪租税产刑")  # with what is moved verbs end that happen so often
_CASES = re.compile(r"[宗例起]|[名人位](?=[^，。;]{0,8}(?:确诊|感染|患者|病人|病例|个案|死|伤|染疫|离世))")
_OF_PERSONS = re.compile(r"(?:或?以[上下])?的?(?:儿童|长者|青年|少年|成人|成年人|人|男|女|患者|病人|学生|居民|市民)")


def direct(passage: Passage, draft: QuantityDraft, at: int) -> None:
    """Sets the direction of `draft`, whose number starts at `at`."""
    if draft.kind in ("date", "rank") or draft.direction is not None:
        return
    if draft.value is not None and draft.value < 0 and draft.kind in ("percent", "money"):
        return  # 增长率为-1.48‰: the sign says it
    if draft.kind == "duration" and not _STRETCHED.search(passage.before(at, 6)) and not _is_longer(passage, at):
        return
    if draft.kind == "age" and (
        _AGED.search(passage.before(at, 6)) is None or _OF_PERSONS.match(passage.text, draft.end)
    ):
        return
    if draft.kind == "percent" and passage.before(at, 1) == "+":
        draft.direction = "up"  # 面条销量+400%
        return
    draft.direction = _ahead(passage, draft, at) or _behind(passage, draft) or _of_rates(passage, draft, at)
    if draft.direction is None and draft.kind in ("percent", "ratio"):
        gained = _GAINED.search(passage.before(at, 8))
        draft.direction = None if gained is None else "up" if gained["up"] else "down"
    if draft.direction is None and draft.unit in ("pp", "bp"):
        moved = _MOVED_POINTS.search(passage.before(at, 20)) or _EACH_STEP.search(passage.before(at, 26))
        draft.direction = None if moved is None else "up" if moved["up"] else "down"
    if draft.direction is None:
        draft.direction = _dealt_or_dearer(passage, draft, at)


def _is_longer(passage: Passage, at: int) -> bool:
    """Whether a time is one by which another grew or shrank since: 睡眠比三年前少了42分钟."""
    more = _MORE_TIME.search(passage.before(at, 6))
    compared = _COMPARED.search(passage.before(at - len(more.group()), 26)) if more is not None else None
    return compared is not None and _TIME_WORD.search(compared["with"]) is not None


def _dealt_or_dearer(passage: Passage, draft: QuantityDraft, at: int) -> Direction | None:
    """By how much more or less is dealt in, and by how much dearer or cheaper something is than it was."""
    dealt = _DEALT.search(passage.before(at, 9)) if draft.kind in ("count", "money", "measure", "percent") else None
    if dealt is not None and not _OVERCHARGED.search(passage.before(at, 24)):
        return _THAN[dealt["more"]]
    if draft.kind in ("percent", "ratio") and _FELL.search(passage.before(at, 6)):
        return "down"
    dearer = _DEARER.search(passage.before(at, 9)) if draft.kind in ("money", "percent", "ratio") else None
    if dearer is None:
        return None
    compared = _COMPARED.search(passage.before(at - len(dearer.group()), 26))
    against = compared is not None and _TIME_WORD.search(compared["with"]) is not None
    done = dearer["done"] and draft.kind == "percent"  # 成本贵了三成
    of_late = compared is None and (dearer["ahead"] or done or _PRICES_MOVED.search(passage.text, passage.start, at))
    return ("up" if dearer["word"] == "贵" else "down") if against or of_late else None


def _of_rates(passage: Passage, draft: QuantityDraft, at: int) -> Direction | None:
    """增长率比汉族的4.93%高: what a rate of growth is compared with is one."""
    if draft.kind != "percent" or draft.unit == "pp":
        return None
    match = _RATES_COMPARED.search(passage.before(at, 24)) or _BY_RATE.search(passage.before(at, 12))
    if match is not None:
        return "up" if match["up"] else "down"
    before = next((found for found in reversed(passage.found) if found.kind != "date"), None)
    if before is None or before.kind != "percent" or before.direction is None or before.unit != draft.unit:
        return None
    moved = _RATE_MOVED.fullmatch(passage.text, before.end, at) and _OF_RATE.search(passage.before(before.start, 9))
    return before.direction if moved or _RATE_BEFORE.search(passage.before(at, 14)) else None


def _ahead(passage: Passage, draft: QuantityDraft, at: int) -> Direction | None:
    between, held = "", False
    for _ in range(4):
        window = passage.before(at, _LONGEST)
        if not window:
            return None
        if window[-1] in _LAST_CHARACTERS:
            found = _verb(window)
            if found is not None:
                counted = draft.kind == "count" and passage.text.startswith("的", at)
                if counted or passage.text.startswith("流失率", at - 2):
                    return None  # 上涨的有62个 counts what rose, a 流失率 is a level
                level = held or between in _LEVEL_MARKS
                return None if level and found[1][-1] not in "幅速率长" else _move(passage, draft, at, *found)
        if (
            window[-1] in _THAN
            and not window.endswith(_LEAST)
            and _against_earlier(passage, at - 1, alone=window[-1] in "高低")
        ):
            return _THAN[window[-1]]
        between = next((window[-size:] for size in _FILLER_SIZES if window[-size:] in _FILLERS), "")
        if not between:
            return None
        held = held or between in _HELD
        at -= len(between)
    return None


def _against_earlier(passage: Passage, at: int, *, alone: bool) -> bool:
    """Whether 比去年 or 较上月的五百人 stands before a lone 少 or 多 at `at`; with `alone` nothing but the time, which
    高 and 低 need, since they compare things too (较去年同行高).
    """
    if _BY_PERIODS.search(passage.before(at, 4)):
        return True
    compared = _COMPARED.search(passage.before(at, 26))
    if compared is None:
        return False
    return (_ONLY_TIME.fullmatch(compared["with"]) if alone else _TIME_WORD.search(compared["with"])) is not None


def _verb(window: str) -> tuple[Direction, str] | None:
    for size in range(min(_LONGEST, len(window)), 0, -1):
        surface = window[-size:]
        found = _VERBS.get(surface)
        if found is not None:
            return None if window[-2:] in _NOT_VERBS or window[-3:] in _NOT_VERBS else (found, surface)
    return None


def _move(passage: Passage, draft: QuantityDraft, at: int, found: Direction, surface: str) -> Direction | None:
    """高出15% is a move against an earlier time, but no direction against another thing."""
    if surface == "加" and (draft.kind in ("count", "measure") or passage.text.startswith("的", draft.end)):
        return None  # 加三项条件, 8GB内存加256GB存储, 本金加0.5%的利息 add things
    if surface[-1] in _PRICED and draft.classifier in TIMES:
        return None  # 减息两次
    if surface in _COMING_ANEW and _counts_cases(passage, draft):
        return None if _COMPARED.search(passage.before(at - len(surface), 26)) is None else found
    if surface not in _NOT_MOVES:
        return found
    before = passage.before(at - len(surface), 26)
    if before.endswith(("同比", "环比", "按年", "按月", "按季")):
        return found
    compared = _COMPARED.search(before)
    if compared is None:  # 今年多了20名学生
        return found if surface in _MORE_OR_LESS and draft.kind in ("count", "percent") else None
    return found if _TIME_WORD.search(compared["with"]) else None


def _counts_cases(passage: Passage, draft: QuantityDraft) -> bool:
    """Whether a count is one of cases, by its classifier or by who is counted."""
    return draft.kind == "count" and _CASES.match(passage.text, draft.end - 1, passage.end) is not None


def _behind(passage: Passage, draft: QuantityDraft) -> Direction | None:
    moved = draft.kind in ("count", "money", "measure", "number") and passage.text.startswith("的", draft.end)
    if not moved and draft.kind not in ("percent", "ratio"):  # 近2万辆的增长
        return None
    match = _BEHIND.match(passage.text, draft.end, passage.end)
    if match is None:
        return None
    if _COMPARED.search(passage.before(draft.start, 26)) and _MOVED_BY.match(passage.text, draft.end, passage.end):
        return None  # 较2020年的74.9%减少约3个百分点: what the move starts from
    return "up" if match["up"] else "down"
