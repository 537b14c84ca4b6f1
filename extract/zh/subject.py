"""Chinese subjects: the noun phrase a clause is about, read from the tagged words of its sentence."""

from __future__ import annotations

import re

from extract.document import Token

# Nouns that only name what is measured: the claim is about their holder (公司的净利润 is about 公司).
MEASURES = frozenset(
    "全长 总长 全高 总投资额 造价 容量 射程 市占率 投资 单位 长 宽 高 深 重 估值 市值 金额 总额 总金额 资金额 总量 总数 总值 人数 数量 数目 数字 数据 规模 面积 长度 高度 重量 价格 售价 单价 均价 价 价钱 成本 费用 收入 营收 营业额 营业收入 利润 "
    "净利 净利润 净利率 毛利 毛利率 纯利 溢利 盈利 亏损 净亏损 销量 销售额 销售 产量 产值 产能 增速 增长率 增幅 涨幅 跌幅 降幅 升幅 幅度 比例 比率 比重 占比 率 份额 占有率 "
    "分辨率 速度 温度 寿命 年龄 身高 体重 时间 期限 次数 频率 概率 市场份额 股价 总 额 量 值 度 平均 总计 全年 付费 投资额 成交额 成交量 交易额 交易量 余额 存款 贷款 "
    "负债 资产 总资产 净资产 募资 募集 资金 同比 环比 指数 得票率 支持率 得票 票数 库存 客流量 流量 访问量 粉丝 关注者 造价 耗资 总投资 预算 开支 支出 赤字 盈余 顺差 逆差 "
    "合计 结果 其中 部分 大部分 方面 情况 当中 累计 现价 市盈率 股息 派息 每股 薪酬 薪金 月薪 年薪 工资 中位数 平均数 有效期 任期 刑期 罚款".split()
)
TITLES = frozenset("老总 总裁 主席 董事长 发言人 经理 总经理 首席 创始人 负责人 主任 创办人 联合创始人 行政总裁 会长 秘书长 董事 官员 高管 CEO 首席执行官 总监".split())
_MEASURE_ENDS = tuple(noun for noun in MEASURES if len(noun) > 1)
_NOMINAL = re.compile(r"(?:n[a-z]*|vn|an|j|l|i|eng|s|b|a|g|ng|ag|tg|q|m|k|r|uj|x|zg|ad|vg|h|z)\Z")
_HEAD = re.compile(r"(?:n[a-z]*|vn|an|j|l|i|eng|s|ng|k|g|vg|r|b|m|nrt|h)\Z")
_SKIPPED = frozenset("c d t ad y o e u ul uz f ug".split())
_ASPECTS = frozenset("ul uz ug".split())
_NO_START = frozenset("uj f ul d c q m t uz p".split())
_NO_END = frozenset("f d a c m q uj p ad t r".split())
_OPENERS = frozenset("事实上 其实 实际上 总之 的确 当然 然而 但 但是 同时 总体而言 也就是说 换言之 其中 当中 另 另外 此外 例如 譬如 比如 即 包括 预计 预料 预测 估计 相信 显示 据称 据悉 据了解 经查 如 若 如果 只 仅 的 中 等 结果 也 可以 应 须 可".split())
_PHRASE_ENDS = frozenset("时 后 前 来说 来看 而言 以来 下 内 期间 以外 外 统计 报道 上 止 显示 起 说 称 指".split())
_PIVOTS = frozenset("有 还有 仍有 也有 另有 亦有 约有 共有 已有 仅有 只有 没有 出现".split())
_JOINS = frozenset("和 与 及 以及 跟 同 暨".split())
_COVERBS = frozenset("于 把 将 令 使 让 给 被 向 对 与 以 从 在 于 为 因 由 获 遭 受 通过 按".split())
_STRONG_VERBS = frozenset(
    "是 有 占 达 达到 超过 等于 成为 位居 排名 会 能 可 可以 要 需 需要 须 计划 预计 预期 预料 预测 拟 打算 将 共有 设有 拥有 具有 存在 约有 包括 来自 位于 建议 希望 表示 说 称 "
    "指出 透露 认为 宣布 报道 显示 指 强调 发现 估计 录得 获 获得 取得 造成 导致 共 合计 增长 下降 上升 增加 减少 上涨 下跌 升 跌 涨 降 增 减 增至 升至 跌至 降至 减至 突破 跌破 升破 "
    "时说 时称 耗资 斥资 筹得 获利 创 涉及 预 多达 高达 为 没有 无 已有 仍有 只有 仅 约 近 逾 曾 已 仍 均 都 也 还 亦 不 未 正 一直 才能 能够 应 应该 必须".split()
)
_INDEFINITE = frozenset("人 有人 者 发帖者 记者 该报记者 网民 网友 卖家 用户 大家 人们 我们 我 你 你们 媒体 发帖者".split())
_PRONOUNS = frozenset("他 她 它 他们 她们 它们 其 该 这 那 此 自己 该公司 该行 公司 集团 这家 两者 双方 这些 那些 前者 后者 本人 该集团 该企业 该校".split())
_SPEAKING = frozenset("说 表示 称 指出 透露 认为 强调 指 报道 显示 宣布 介绍 披露 写道 估计 发现 相信 承认 预测 预计 告诉 坦言 补充 解释 回应 批评 形容 提到 公布 引述 质疑".split())
_EXISTENTIAL = frozenset("有 存在 共有 出现 设有 已有 仍有 还有 发生 发现 只有 约有 现有 拥有 没有 录得 新增 造成 导致 涌现 聚集 多达 包括 含有".split())
_TRIM = re.compile(r"^[\s“”\"'「」『』《》()（）、，,:：·–—\-_~…]+|[\s“”\"'「」『』()（）、，,:：·–—\-_~…]+\Z")


def phrase_before(words: list[Token], bound: int) -> tuple[int, int] | None:
    """Where the subject stands in the words of a clause before `bound`."""
    inside = [w for w in words if w.start < bound]
    zone = inside[_opening(inside) :]
    if not zone:
        return None
    if zone[0].word in _PIVOTS and len(zone) > 1:
        zone = zone[1:]
    verb = _verb(zone, open_ended=bound < words[-1].end)
    if verb == 0:
        return None
    return _trimmed(_head(zone[:verb]))


def phrase_at_end(words: list[Token]) -> tuple[int, int] | None:
    """The noun run that a stretch ends with (…、運輸公司東主王志榮)."""
    start = len(words)
    while start and _NOMINAL.match(words[start - 1].tag) and words[start - 1].tag != "uj" and (words[start - 1].tag != "x" or words[start - 1].word.isalnum()):
        start -= 1
    return _trimmed(words[start:])


def phrase_named(words: list[Token], start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase that fills the stretch between a date and its figure (2019年全年定增总额6826亿); None when a verb does."""
    inside = [w for w in words if start <= w.start < end]
    while inside and inside[0].tag in ("t", "x", "f", "uj", "d"):
        inside = inside[1:]
    while inside and not inside[-1].word.strip():
        inside = inside[:-1]
    if not inside or inside[0].tag == "v" or not _HEAD.match(inside[-1].tag) or any(w.tag in ("d", "p", "c", "ul") or (w.word in _STRONG_VERBS and len(w.word) > 1) for w in inside):
        return None
    return inside[0].start, max(w.end for w in inside if w.word.strip())


def phrase_after(words: list[Token], at: int) -> tuple[int, int] | None:
    """The noun phrase that begins behind a figure and is followed by its verb (八折定价发行有…, 数十亿的资金经过…)."""
    behind = [w for w in words if w.start >= at]
    while behind and (behind[0].tag in ("uj", "q", "f") or not behind[0].word.strip(" )）")):
        behind = behind[1:]
    if not behind or not _HEAD.match(behind[0].tag) and behind[0].tag not in ("a", "b"):
        return None
    verb = _verb(behind, open_ended=False)
    if verb == 0:
        return None
    zone = behind[:verb]
    cut = next((i for i, w in enumerate(zone) if w.tag == "x" and not w.word.strip().isalnum() and w.word.strip()), len(zone))
    return _trimmed(_head(zone[:cut]))


def _opening(words: list[Token]) -> int:
    """Past what stands before a subject: conjunctions, adverbs, times, and prepositional phrases (在…上, 据…统计)."""
    at = 0
    while at < len(words):
        word = words[at]
        if word.word[0] == "每":
            at += 2 if len(word.word) == 1 else 1
        elif word.tag in _SKIPPED or word.word in _OPENERS or (word.tag == "x" and not word.word.isalnum()):
            at += 1
        elif word.tag == "p":
            end = _prepositional(words, at)
            if end == at:
                return at
            at = end
        else:
            return at
    return at


def _prepositional(words: list[Token], at: int) -> int:
    """Where the prepositional phrase at `at` ends; `at` itself when the phrase is part of the subject (由上海生产的摄像头)."""
    for later in range(at + 1, min(len(words), at + 16)):
        word = words[later]
        verbal = any(w.tag in ("v", "vn") for w in words[at + 1 : later])
        if word.tag == "uj" and verbal and later + 1 < len(words) and _HEAD.match(words[later + 1].tag) and not any(w.tag == "f" or w.word in _PHRASE_ENDS for w in words[later + 1 : later + 5]):
            return at
        if (word.tag == "f" and word.word != "中共") or word.word in _PHRASE_ENDS:
            return later + 1
    later = at + 1
    while later < len(words) and (_NOMINAL.match(words[later].tag) or words[later].tag in ("c",) or not words[later].word.strip()) and words[later].tag not in ("d", "v"):
        later += 1
    return later


def _verb(zone: list[Token], open_ended: bool) -> int:
    """Index of the clause's verb: the first word that can be nothing else, or else the first verb behind the attributes.

    `open_ended`: a figure follows the zone, so that the zone may be an attributed noun phrase and nothing else.
    """
    if zone[0].tag == "v":
        return 0
    strong = len(zone)
    for at, word in enumerate(zone):
        if word.word in _STRONG_VERBS or word.word in _SPEAKING or (word.tag in ("p", "d", "v") and word.word in _COVERBS and at):
            strong = at
            break
        if word.tag == "c" and at and word.word not in _JOINS:
            strong = at
            break
        if word.tag == "d" and at and at + 1 < len(zone) and zone[at + 1].tag in ("v", "d", "p", "n", "vn", "a"):
            strong = at
            break
        if word.tag in ("v", "vn", "n") and at + 1 < len(zone) and zone[at + 1].tag in _ASPECTS:
            strong = at
            break
    attribute = max((at for at, word in enumerate(zone[:strong]) if word.tag == "uj" and at + 1 < strong), default=-1)
    if strong == len(zone) and not open_ended and not any(word.tag == "v" for word in zone[attribute + 1 :]):
        attribute = -1
    for at in range(attribute + 1, strong):
        word = zone[at]
        if word.tag == "v" and at + 1 < strong and zone[at + 1].tag != "uj":
            return at
        if word.tag == "v" and at and at + 1 == strong < len(zone) and (zone[strong].word in _AMOUNTING or zone[strong].word == "有"):
            return at
        if word.tag == "v" and at + 1 == strong == len(zone) and at > attribute + 1:
            return at
        if word.tag in ("t", "d", "p") and at > attribute + 1:
            return at
    return strong


def _head(zone: list[Token]) -> list[Token]:
    """The noun run that heads a phrase: what stands behind its last 的, or its holder when that only names a measure."""
    at = max((i for i, word in enumerate(zone) if word.tag == "uj" and i + 1 < len(zone)), default=-1)
    head, holder = zone[at + 1 :], zone[: max(at, 0)]
    if holder and head and all(w.word in MEASURES or w.tag in ("a", "b", "d", "m", "q") or not w.word.strip() for w in head):
        return _head(holder) or head
    if holder and head and head[0].word in TITLES:
        return _head(holder) or head
    return head


_QUALIFIERS = frozenset("营业 净 总 人均 整体 平均 合并 年度 全年 季度 经营".split())


def _trimmed(run: list[Token]) -> tuple[int, int] | None:
    """The run without words that do not belong to a name: measures at its end, numerals and classifiers at its start."""
    gap = next((at for at in range(1, len(run)) if run[at].start > run[at - 1].end and _HEAD.match(run[at - 1].tag)), 0)
    if gap:
        run = run[:gap]
    for at in range(len(run) - 1, -1, -1):
        if run[at].tag == "x" and run[at].word.strip() and not run[at].word.isalnum() and run[at].word not in "“”「」《》『』·-":
            run = run[at + 1 :] if at + 1 < len(run) else run[:at]
            break
    while run and (run[0].tag in _NO_START or (run[0].tag == "x" and not run[0].word.isalnum())):
        run = run[1:]
    while len(run) > 1 and ((run[-1].word in MEASURES and (run[-1].word != "率" or run[-2].tag not in ("v", "vn"))) or run[-1].word in _QUALIFIERS or run[-1].tag in _NO_END or (run[-1].tag == "x" and not run[-1].word.isalnum())):
        run = run[:-1]
    if not run or not any(_HEAD.match(w.tag) and w.tag not in ("vg", "a", "b") for w in run) or run[-1].end - run[0].start > 30:
        return None
    return run[0].start, run[-1].end


def is_measure(phrase: str) -> bool:
    """Whether a phrase only names what is measured, so that its holder must be looked for."""
    bare = phrase.strip()
    return bare in MEASURES or bare.endswith(_MEASURE_ENDS)


def is_pronoun(phrase: str) -> bool:
    """Whether a phrase stands for somebody named before."""
    return phrase in _PRONOUNS or (phrase[:1] in "他她它其这那此" and len(phrase) <= 2)


def is_indefinite(phrase: str) -> bool:
    """Whether a phrase names nobody in particular."""
    return phrase in _INDEFINITE


def exists(words: list[Token], bound: int) -> bool:
    """Whether the last verb before `bound` only says that something is there (有, 出现, 发生)."""
    for word in reversed([w for w in words if w.start < bound]):
        if word.word in _EXISTENTIAL:
            return True
        if word.tag == "v":
            return False
    return False


def speaks(words: list[Token]) -> bool:
    """Whether a clause only introduces what somebody says: its last verb is one of saying."""
    for word in reversed(words):
        if word.word in _SPEAKING or (len(word.word) > 1 and word.word.endswith(("称", "说", "指")) and word.tag == "v"):
            return True
        if word.tag in ("v", "n", "nr", "ns", "nt", "m"):
            return False
    return False


_FINISHED = frozenset("已 已经 曾 曾经 将 正 仍 仍然 刚 均 都 再次 一直".split())


def happens(words: list[Token]) -> bool:
    """Whether a clause has a verb of its own, so that it can tell a happening."""
    for at, word in enumerate(words):
        if word.tag == "v" and word.word not in ("起", "到", "开始", "以来"):
            return True
        if word.word in _FINISHED and at + 1 < len(words) and words[at + 1].tag in ("n", "vn", "a", "vg"):
            return True
    return False


def governs(words: list[Token], bound: int) -> bool:
    """Whether a verb with an object of its own, not one of being there, stands between the clause's start and `bound`."""
    for word in reversed([w for w in words if w.start < bound]):
        if word.word in _EXISTENTIAL:
            return False
        if word.word in _AMOUNTING:
            continue
        if word.tag in ("v", "vn"):
            return True
    return False


_AMOUNTING = frozenset("至少 最多 仅 只 仅有 只有 超过 达 达到 约 近 逾 高达 多达 接近 不足 不到 起 到 预计 估计 预料".split())
_PLACES = frozenset("全国 各地 全球 全省 全市 当地 世界 全港 本港 网上 国内 海外 本地 香港 内地".split())


def is_place(words: list[Token], phrase: str) -> bool:
    """Whether a phrase is nothing but a place (中国, 全国, 当地)."""
    if phrase in _PLACES:
        return True
    return any(phrase == word.word and word.tag in ("ns", "s") for word in words)
