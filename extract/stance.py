"""Whether a clause denies what it says, or only plans, forecasts, alleges or supposes it."""

from __future__ import annotations

import re

from extract.model import Lang
from extract.scene import Draft, Scene

Span = tuple[int, int]

# Words that make what follows them in the clause a plan, a forecast, an allegation or a supposition.
_HEDGES_ZH = re.compile(
    r"预计|预测|预料|预期|预估|估计会|将(?!军|来|近|领|士|帅|官|就|其|他|她|它|该|这|此)|拟(?!人|合|态|声)|可能(?!性)|也许|或许|或(?:将|会|可|达|需|许|有|超|受|涉|面临|导致|影响)|计划(?!生育|书|经济)|"
    r"打算|准备|有望|料(?:会|将|可|达|需|在|于|增|跌|升)|目标|力争|争取|据称|涉嫌|疑(?:似|有|为|因)|嫌疑|怀疑|指控|如果|假如|倘若|倘|假设|若(?!干|无其事|隐)|一旦|只要|除非|有意|希望|期望|会在|会于|"
    r"提议|建议|倡议|要求|呼吁|威胁|承诺|憧憬|预算|初步|未来(?!的)|届时|应(?:当|该)|须|需要?(?=在|于|向|支付)|必须|能否|是否|似乎|恐怕|恐(?:将|会|达)|明年|冲(?:刺|击|向|破|[万\d])|正(?:在)?(?:开发|研发|研究|考虑|筹备|计划|洽谈|谈判|寻求)"
)
_HEDGES_AFTER_ZH = re.compile(r"的(?:目标|计划|可能|嫌疑|风险|预期|预测|设想|建议|打算)|之嫌")
_CONDITIONS_ZH = re.compile(r"如果|假如|倘若|倘|假设|若(?!干)|一旦|只要|除非")
_HEDGES_EN = re.compile(
    r"\b(?:will|would|could|may(?! \d)|might|shall|should|must|if|unless|expect(?:s|ed|ing)?|forecasts?|forecasting|predict(?:s|ed|ing)?|project(?:s|ed|ing)(?= )|projections?|"
    r"plans?|planned|planning|aims?|aiming|aimed|targets?|targeting|hopes?|hoping|hoped|intends?|intended|likely|possibly|perhaps|probably|alleged(?:ly)?|alleges?|allegations?|"
    r"accus(?:es|ed|ing)|suspected|reportedly|rumou?red|proposed|proposes?|proposals?|set to|due to(?! the)|is to|are to|was to|has to|have to|had to|on course|potential(?:ly)?|"
    r"scheduled|budgeted|estimates? that|seeks?|seeking|wants? to|wanted to|promis(?:es|ed|ing)|pledg(?:es|ed|ing)|vow(?:s|ed)|can|claimed|claims|suggest(?:s|ed)?|'ll|about to|"
    r"call(?:s|ed|ing)? for|threaten(?:s|ed|ing)?|considering|anticipat(?:es|ed|ing))\b",
    re.IGNORECASE,
)
_CONDITIONS_EN = re.compile(r"\b(?:if|unless|provided that|in case)\b", re.IGNORECASE)
_NEGATIONS_ZH = re.compile(
    r"没有|没能|没(?=[^有收错完])|并未|尚未|未(?:能|有|曾|获|予|经|达|见|被|完成|实现|公布|收到|发现|造成)|并非|并不|不(?:是|会|能|再|予|存在|属|认为|相信|同意|承认|打算|准备)|否认|无法|绝不|从不|未必|毫无|无(?:人|一)|非(?=法定)|拒绝"
)
_NEGATION_SAVED_ZH = re.compile(r"不(?:仅|但|只|光|单|止)是?|不是[^，]{0,20}而是|没有比|莫不|无不|不能不|不得不|不会不")
_NEGATIONS_EN = re.compile(r"\b(?:not|no|never|neither|nor|none|nobody|without|unable|cannot|denie[sd]|deny|failed to|fails to|refused|refuses|hardly)\b|n['’]t\b", re.IGNORECASE)
_NEGATION_SAVED_EN = re.compile(r"\bnot (?:only|just|least|to mention)\b|\bno (?:more|less|fewer|later|longer|doubt|\.)\b|\bNo\.|without (?:a )?doubt", re.IGNORECASE)


def hedge(scene: Scene, draft: Draft) -> Span | None:
    """Where the cue stands that makes a draft's statement a plan, forecast, allegation or supposition; None for a plain one."""
    lang, text = scene.sentence.lang, scene.document.folded
    if draft.run is not None:
        return hedged_between(text, lang, scene.clauses[draft.run.start].start, scene.clauses[draft.run.stop - 1].end)
    start, at = scene.clauses[draft.first.clause].start, draft.last.quantity
    found = hedged_between(text, lang, start, at.start)
    if found is None and lang == "zh":
        behind = _HEDGES_AFTER_ZH.search(text, at.end, scene.clauses[draft.last.clause].end)
        found = behind and behind.span()
    return found or _condition(scene, draft)


def hedged_between(text: str, lang: Lang, start: int, end: int) -> Span | None:
    """The first word of a stretch that plans, forecasts, alleges or supposes."""
    found = (_HEDGES_ZH if lang == "zh" else _HEDGES_EN).search(text, start, end)
    return found and found.span()


def _condition(scene: Scene, draft: Draft) -> Span | None:
    """如果…，…: a condition in the clause before makes the statement a supposition."""
    if not draft.first.clause:
        return None
    clause = scene.clauses[draft.first.clause - 1]
    pattern = _CONDITIONS_ZH if scene.sentence.lang == "zh" else _CONDITIONS_EN
    found = pattern.search(scene.document.folded, clause.start, clause.end)
    return found.span() if found else None


def negation(scene: Scene, draft: Draft) -> Span | None:
    """Where the word stands that denies the clause of a draft; None for an affirmed one."""
    end = draft.last.quantity.start if draft.run is None else scene.clauses[draft.run.stop - 1].end
    return negated_between(scene.document.folded, scene.sentence.lang, scene.clauses[draft.first.clause].start, end)


def negated_between(text: str, lang: Lang, start: int, end: int) -> Span | None:
    """The first denying word of a stretch, such words apart as 不仅 and not only."""
    pattern, saved = (_NEGATIONS_ZH, _NEGATION_SAVED_ZH) if lang == "zh" else (_NEGATIONS_EN, _NEGATION_SAVED_EN)
    found = pattern.search(text, start, end)
    if found is None or saved.search(text, max(start, found.start() - 2), min(end + 4, found.end() + 24)):
        return None
    return found.span()
