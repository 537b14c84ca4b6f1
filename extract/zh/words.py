"""Chinese words by clause: jieba's tags, put right where its dictionary knows a function word only as something else."""

from __future__ import annotations

from extract.document import Document, Sentence, Token
from extract.scene import Clause

# Words whose tag in jieba's dictionary misleads.
_TAGS = {
    **dict.fromkeys("近 多达 高达 合计 平均 约 正式 每年 每日 每天 每月 多 或 又 更 均 仍 至今 一度 共 逾 整体 实时 逐步 累计 分别 至少 最多 目前 现时 首次 再 已 曾 将 首 全面".split(), "d"),
    **dict.fromkeys("有 预计 预料 预测 预期 时说 设厂 状告 获 达 达到 升 跌 录得 估计 耗资 斥资 创 称 指 涉 占 料 升至 跌至 打算 计划 拟 筹得 获利 包括 时称 损失 耗时 用时 历时 为期 约合 折合".split(), "v"),
    **dict.fromkeys("各地 全国 全球 当地 全港 本港 全省 全市".split(), "s"),
    **dict.fromkeys("为何 为什么 如何 是否 因为 由于 难以 虽然 但是 因此 于是 所以 不过 而且 并且".split(), "c"),
    **dict.fromkeys("据 根据 截至 截止 按 按照 除 除了 随着 随 对 对于 就 自 自从 从 由 经 在 于 作为 为了 针对 关于 向 因 通过 透过".split(), "p"),
    **dict.fromkeys("日前 近日 当日 当天 翌日 昨日 昨天 今日 其后 随后 此后 之后 同日 当时 同时 当年 期间".split(), "t"),
}


def by_clause(
    document: Document, sentence: Sentence, clauses: list[Clause], taken: list[tuple[int, int]]
) -> list[list[Token]]:
    """The tagged words of each clause without those that belong to `taken`, the sorted spans of figures and dates."""
    found: list[list[Token]] = [[] for _ in clauses]
    clause, end = 0, clauses[0].end
    spans = iter([*taken, (sentence.end + 1, sentence.end + 1)])
    span_start, span_end = next(spans)
    inside = found[0]
    for word in document.tokens(sentence):
        start = word.start
        while start >= span_end:
            span_start, span_end = next(spans)
        if word.end > span_start:
            continue
        while start >= end and clause + 1 < len(clauses):
            clause += 1
            end, inside = clauses[clause].end, found[clause]
        if start >= end or start < clauses[clause].start:
            continue
        tag = _TAGS.get(word.word)
        inside.append(word if tag is None else Token(start, word.end, tag, word.word))
    return found
