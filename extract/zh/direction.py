"""Direction: whether a figure is itself a rise or a fall (增长40%, 下降8.1%, 三成的跌幅), and not a level (增长到3000人)."""

from __future__ import annotations

import re

from extract.model import Direction
from extract.zh.draft import Draft
from extract.zh.passage import Passage

_UP = (
    "增长 增加 上升 上涨 上扬 上调 上浮 上行 提高 提升 提速 回升 回暖 攀升 飙升 急升 劲升 飆升 激增 大增 猛增 剧增 暴增 倍增 扩大 扩张 扩增 反弹 跃升 递增 走高 涨 升 增 "
    "暴涨 大涨 狂涨 急涨 微涨 微升 微增 大升 狂升 升幅 涨幅 增幅 增速 升值 增值 加价 涨价 提价 加薪 加息 加税 加租 增持 增多 增产 增收 净增 新增长 多了 高出 高了 增至多 拉升 推高 抬高 "
    "推升 攀高 攀增 成长 增进 高涨 上揚 年增 月增 季增 调升 调高 调涨 升高 增大 加快 提前 延长 延后 增率 成长率 增长率 增长率为 增加率 升逾 涨逾 增逾"
).split()
_DOWN = (
    "下降 下跌 下滑 下挫 下调 下行 下探 减少 降低 缩减 缩水 缩小 缩短 萎缩 回落 回调 暴跌 大跌 急跌 狂跌 重挫 挫 跌 降 减 锐减 骤降 骤减 大减 大降 剧减 急降 微跌 微降 贬值 跌幅 降幅 减幅 "
    "裁减 削减 减产 减排 减持 减息 降息 减价 降价 减薪 降薪 减税 减租 少了 低了 流失 收缩 衰退 负增长 减低 减慢 年减 月减 季减 调降 调低 调减 滑落 走低 折让 缩 下滑率 跌去 蒸发 "
    "降温 倒退 递减 便宜 便宜了 下跌率 降逾 跌逾 减逾 扣减 大幅减少 插水 滑坡"
).split()
_VERBS: dict[str, Direction] = {**dict.fromkeys(_UP, "up"), **dict.fromkeys(_DOWN, "down")}
# 升 and the like end other words too, which say nothing of a change.
_NOT_VERBS = frozenset(
    ("毫升", "公升", "晋升", "直升", "加减", "下调至", "投降", "高增", "空降", "霜降", "抢涨", "看涨", "看跌")
)
_LAST_CHARACTERS = frozenset(surface[-1] for surface in _VERBS)
_LONGEST = max(len(surface) for surface in _VERBS)
# Between the verb and the number.
_FILLER = re.compile(
    r"(?:了|约|近|超|逾|超过|大约|将近|不到|不足|至少|最少|最多|多达|高达|达到|达|为|是|在|分别|分別|幅度|幅度为|一度|最多|最高|累计|平均|只有|仅有|仅|共|多|再|又|逾越|突破"
    r"|接近|低于|高于|少于|大幅|大幅度|均|同比|环比|按年|按月|按季|每年|每月|每日|全年|整体|整整|不止|左右|率|率为|率达|率约|比率|幅|速|速度|逾|有|每股|人民币|港币|美元|新台币|HK\$|US\$|\$"
    r"| |「|“|:|：|来到|录得|由|额外|数百|些|整体|差不多|几乎|成为|最大|最少|估计|合共|合计|共计|总共|收|录|报|共|高|的|百分之)\Z"
)
_BEHIND = re.compile(
    r"\ ?(?:左右|以上|以下)?的?(?:按年|同比|年度|复合|平均|实质|整体|累计|强劲|高速|季度|单日|大幅|全年|惊人|涨价|销售|年均|正|负|经济|预期|惊人|快速){0,3}"
    r"(?:(?P<up>增长|增幅|涨幅|升幅|增速|成长|上升|上涨|升值|加幅|提升|增加|加薪|回升|溢价幅度|反弹|涨势)|(?P<down>跌幅|降幅|减幅|下降|下跌|跌势|衰退|减少|萎缩|减薪|降薪|降价|贬值|减持|缩水|裁减|减排|折让))(?!至|到|为|点|空间|目标|是|乏力|之)"
)
_COMPARED = re.compile(r"[较比](?!例|重|率|赛|分|数|特|利|亚|喻|照|邻|如|尔|起来)(?P<with>[^，。；]{0,24})\Z")
_TIME_WORD = re.compile(r"年|月|日|季|周|同期|前|上一|过去|以往|疫情|当时|昨|去|以前|此前|危机")
_NOT_MOVES = ("高出", "高了", "多了", "少了", "低了", "便宜", "便宜了")


def direct(passage: Passage, draft: Draft, at: int) -> None:
    """Sets the direction of `draft`, whose number starts at `at`."""
    if draft.kind in ("date", "age", "rank") or draft.direction is not None:
        return
    draft.direction = _ahead(passage, draft, at) or _behind(passage, draft)


def _ahead(passage: Passage, draft: Draft, at: int) -> Direction | None:
    for _ in range(4):
        window = passage.before(at, _LONGEST)
        if not window:
            return None
        if window[-1] in _LAST_CHARACTERS:
            found = _verb(window)
            if found is not None:
                return _move(passage, draft, at, *found)
        filler = _FILLER.search(window)
        if filler is None:
            return None
        at -= len(filler.group())
    return None


def _verb(window: str) -> tuple[Direction, str] | None:
    for size in range(min(_LONGEST, len(window)), 0, -1):
        surface = window[-size:]
        found = _VERBS.get(surface)
        if found is not None:
            return None if window[-2:] in _NOT_VERBS else (found, surface)
    return None


def _move(passage: Passage, draft: Draft, at: int, found: Direction, surface: str) -> Direction | None:
    """高出15% is a move against an earlier time, but no direction against another thing."""
    if surface not in _NOT_MOVES:
        return found
    compared = _COMPARED.search(passage.before(at - len(surface), 26))
    return found if compared is not None and _TIME_WORD.search(compared["with"]) else None


def _behind(passage: Passage, draft: Draft) -> Direction | None:
    if draft.kind not in ("percent", "ratio"):
        return None
    match = _BEHIND.match(passage.text, draft.end, passage.end)
    if match is None:
        return None
    return "up" if match["up"] else "down"
