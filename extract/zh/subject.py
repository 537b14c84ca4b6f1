"""Chinese subjects: the noun phrase a clause is about, read from the tagged words of its sentence."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.document import Document, Sentence, Token
from extract.scene import Clause

# Nouns that only name what is measured: the claim is about their holder (公司的净利润 is about 公司).
MEASURES = frozenset(
    "估值 市值 金额 总额 总金额 资金额 总量 总数 总值 人数 数量 数目 数字 数据 规模 面积 长度 高度 重量 价格 售价 单价 均价 价 价钱 成本 费用 收入 营收 营业额 营业收入 利润 "
    "净利 净利润 净利率 毛利 毛利率 纯利 溢利 盈利 亏损 净亏损 销量 销售额 销售 产量 产值 产能 增速 增长率 增幅 涨幅 跌幅 降幅 升幅 幅度 比例 比率 比重 占比 率 份额 占有率 "
    "分辨率 速度 温度 寿命 年龄 身高 体重 时间 期限 次数 频率 概率 市场份额 股价 总 额 量 值 度 平均 总计 全年 付费 投资额 成交额 成交量 交易额 交易量 余额 存款 贷款 "
    "负债 资产 总资产 净资产 募资 募集 资金 同比 环比 指数 得票率 支持率 得票 票数 库存 客流量 流量 访问量 粉丝 关注者 造价 耗资 总投资 预算 开支 支出 赤字 盈余 顺差 逆差 "
    "合计 结果 其中 部分 大部分 方面 情况 当中 累计 现价 市盈率 股息 派息 每股 薪酬 薪金 月薪 年薪 工资 中位数 平均数 有效期 任期 刑期 罚款".split()
)
_NOMINAL = re.compile(r"(?:n[a-z]?|nr[a-z]*|vn|an|j|l|i|eng|s|b|a|g|ng|ag|tg|q|m|k|r|uj|x|zg|nrt|nrfg|f|ad|vg|h|z)\Z")
_HEAD = re.compile(r"(?:n[a-z]*|vn|an|j|l|i|eng|s|ng|k|x|g|vg|r)\Z")
_SKIPPED = frozenset("c d t ad y o e u ul uz p f".split())
_STRONG_AFTER = frozenset("ul uz ug".split())
_STRONG_VERBS = frozenset(
    "是 为 有 占 达 达到 超过 等于 成为 位居 排名 会 能 可 可以 要 需 需要 须 计划 预计 预期 预料 预测 拟 打算 将 共有 设有 拥有 具有 存在 约 近 约有 包括 来自 位于 建议 希望 表示 说 称 "
    "指出 透露 认为 宣布 报道 显示 指 强调 发现 估计 录得 获 获得 取得 "
    "增长 下降 上升 增加 减少 上涨 下跌 升 跌 涨 降 增 减 增至 升至 跌至 降至 减至 突破 跌破 升破".split()
)
_INDEFINITE = frozenset("人 有人 网民 网友 卖家 用户 大家 人们 我们 我 你 你们 媒体 发帖者".split())
_PRONOUNS = frozenset("他 她 它 他们 她们 它们 其 该 这 那 此 自己 该公司 该行 公司 集团 这家 两者 双方 这 这些 那些 前者 后者 该机构 该项目 本人 当局 该局 该院 该团队".split())
_SPEAKING = frozenset("说 表示 称 指出 透露 认为 强调 指 报道 显示 宣布 介绍 披露 写道 估计 发现 相信 承认 预测 预计 告诉 坦言 补充 解释 回应 批评 形容 提到 公布 引述 质疑".split())
_EXISTENTIAL = frozenset("有 存在 共有 出现 设有 已有 仍有 还有 发生 发现 只有 约有 现有 拥有 没有 录得 新增 造成 导致 涌现 聚集 多达 包括 含有".split())
_TRIM = re.compile(r"^[\s“”\"'「」『』《》()（）、，,:：·–—\-_~…]+|[\s“”\"'「」『』()（）、，,:：·–—\-_~…]+\Z")


class Phrase(str):
    """A noun phrase in the text's words."""

    __slots__ = ()


def words_of(document: Document, sentence: Sentence, clause: Clause) -> list[Token]:
    """The tagged words of a clause, in order."""
    tokens = document.tokens(sentence)
    at = bisect_left(tokens, clause.start, key=lambda token: token.start)
    found = []
    while at < len(tokens) and tokens[at].start < clause.end:
        found.append(tokens[at])
        at += 1
    return found


def phrase_before(words: list[Token], bound: int, taken: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Where the subject stands in the words of a clause before `bound`; `taken` are the spans of its figures and dates."""
    zone = _zone([w for w in words if w.start < bound and not _inside(w, taken)])
    run = _after_attribute(zone) or _first_run(zone)
    return _trimmed(run)


def _inside(word: Token, taken: list[tuple[int, int]]) -> bool:
    return any(start < word.end and word.start < end for start, end in taken)


def _zone(words: list[Token]) -> list[Token]:
    """The words before the verb that can only be the clause's own: one with an adverb before it or an aspect after it."""
    zone: list[Token] = []
    start = _after_preposition(words)
    for at in range(start, len(words)):
        word = words[at]
        verbal = word.tag == "v"
        if zone and (word.word in _STRONG_VERBS and word.tag in ("v", "d", "vg", "p", "n", "vn", "zg")):
            break
        if zone and verbal and (words[at - 1].tag == "d" or (at + 1 < len(words) and words[at + 1].tag in _STRONG_AFTER)):
            break
        if word.word in ("把", "将", "令", "使", "让", "给", "被", "向", "对", "与") and zone and word.tag in ("p", "d", "v"):
            break
        if zone or not (word.tag in _SKIPPED or (word.tag == "x" and not word.word.isalnum())):
            zone.append(word)
    return zone


def _after_preposition(words: list[Token]) -> int:
    """Past a prepositional phrase that opens the clause (在…上, 对…来说, 据…统计)."""
    at = 0
    while at < len(words) and (words[at].tag in ("c", "d", "t", "y") or (words[at].tag == "x" and not words[at].word.isalnum()) or words[at].word == "其中"):
        at += 1
    if at < len(words) and (words[at].tag == "p" or words[at].word in ("据", "根据", "截至", "截止", "除")):
        for later in range(at + 1, min(len(words), at + 14)):
            if words[later].tag == "f" or words[later].word in ("时", "后", "前", "来说", "来看", "而言", "以来", "下", "内", "期间", "以外", "外", "统计", "报道", "上"):
                return later + 1
        later = at + 1
        while later < len(words) and _NOMINAL.match(words[later].tag) and words[later].tag not in ("d",):
            later += 1
        return later
    return at


def _after_attribute(zone: list[Token]) -> list[Token]:
    """The noun run behind the last 的 (中国各地的监控探头 → 监控探头), unless it only names a measure."""
    for at in range(len(zone) - 1, 0, -1):
        if zone[at].tag == "uj" and at + 1 < len(zone):
            head = _run(zone, at + 1)
            if not head or not any(_HEAD.match(w.tag) for w in head):
                continue
            if all(w.word in MEASURES or w.tag in ("a", "b", "d", "m", "q") for w in head):
                holder = zone[:at]
                return _after_attribute(holder) or _last_run(holder) or head
            return head
    return []


def _first_run(zone: list[Token]) -> list[Token]:
    for at in range(len(zone)):
        if _HEAD.match(zone[at].tag) or zone[at].tag in ("a", "b", "m"):
            return _run(zone, at)
    return []


def _last_run(zone: list[Token]) -> list[Token]:
    end = len(zone)
    start = end
    while start > 0 and _NOMINAL.match(zone[start - 1].tag) and zone[start - 1].tag != "uj":
        start -= 1
    return zone[start:end]


def _run(zone: list[Token], at: int) -> list[Token]:
    """The words from `at` on that can stand in one noun phrase."""
    end = at
    while end < len(zone) and (_NOMINAL.match(zone[end].tag) or zone[end].word in ("、", "和", "及", "与", "·") ) and zone[end].tag != "uj":
        if zone[end].tag == "f" and zone[end].word not in ("中", "前", "东", "西", "南", "北", "中共"):
            break
        if zone[end].tag == "x" and zone[end].word in ("，", "。", "”", "」", "(", ")", "“", "「", ":", "》", "《") and end > at:
            break
        end += 1
    return zone[at:end]


def _trimmed(run: list[Token]) -> tuple[int, int] | None:
    """The run without words that do not belong to a name: measures at its end, numerals and classifiers at its start."""
    while run and (run[0].tag in ("uj", "f", "ul", "d", "c", "q", "m") or (run[0].tag == "x" and not run[0].word.isalnum())):
        run = run[1:]
    while len(run) > 1 and (run[-1].word in MEASURES or run[-1].tag in ("f", "d", "a", "c", "m", "q", "uj", "p") or (run[-1].tag == "x" and not run[-1].word.isalnum())):
        run = run[:-1]
    if not run:
        return None
    return run[0].start, run[-1].end


def is_measure(phrase: str) -> bool:
    """Whether a phrase only names what is measured, so that its holder must be looked for."""
    bare = phrase.strip()
    return bare in MEASURES or any(bare.endswith(noun) for noun in MEASURES if len(noun) > 1)


def is_pronoun(phrase: str) -> bool:
    """Whether a phrase stands for somebody named before."""
    return phrase in _PRONOUNS or (phrase[:1] in "他她它其该这那此" and len(phrase) <= 2)


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


def is_place(words: list[Token], span: tuple[int, int]) -> bool:
    """Whether a phrase is nothing but a place (中国, 全国, 当地)."""
    inside = [w for w in words if span[0] <= w.start < span[1]]
    return bool(inside) and all(w.tag in ("ns", "s", "f") or w.word in ("全国", "各地", "全球", "全省", "全市", "当地", "世界", "全港", "本港", "网上", "国内", "海外", "本地") for w in inside)
