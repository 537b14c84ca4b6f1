"""Chinese figures of which a part, or what became of them, is told in the next clause: 2037人留医，8人危殆.

All patterns read the Simplified, half-width fold.
"""

from __future__ import annotations

import re

from extract.zh.claims.beside import ANY, COUNT, MONEY, SHARES, Beside, Rule
from extract.zh.words.bounding import BOUND

# 每日目前约10万个样本，下月可增至30万个: what stands now and what is to come of it.
_STANDING = re.compile(r"(?:目前|现时|现在|当前|如今|现有|原有|原来|原本|原先)[^，、；\d]{0,6}\Z")
_COMING = re.compile(
    r"[^。；\d]{0,12}[，,][^，。；]{0,14}?"
    r"(?:[升增涨跌减降落扩缩]|增加|增长|提升|提高|上升|扩大|扩充|扩建|下降|减少|降低|缩小|缩减)"
    rf"[至到为]\s*(?:{BOUND})*\s*"
)
# 高峰时约4万户停电，目前尚有2300户待复电: what is left of so many.
_LEFT = re.compile(
    r"[^，。；()\d]{0,8}[，,]\s*(?:但|而)?(?:至今|目前|现时|现在|如今|截[至止][^，。；]{1,10}?)"
    rf"(?:尚|仍|还|只|仅)(?:剩下?|余下?|有)?(?:{BOUND})*\s*"
)
_IN_HOSPITAL = re.compile(
    r"[^，。；()、\d]{0,6}(?:留医|住院|送院|送医|送治|受伤|伤者|入院|就医|治疗|染疫|中毒|不适|患者)"
    r"[，,]\s*(?:其中|当中)?(?:有|\s)*"
)
_NEXT_OF_THEM = re.compile(r"(?:仍|的)?(?:情况|病情|伤势)?[^，。；()\d]{2}[，、,]\s*(?:另外?|其余)?(?:有|\s)*")
_CONDITION = re.compile(
    r"\s*(?:仍|的)?(?:情况|病情|伤势)?(?:较|属|为|呈)?"
    r"(?:危殆|危急|危重|垂危|命危|病危|严重|重伤|轻伤|轻微|稳定|重症|昏迷)"
)
# 2.6万艘渔船休渔，违规出海的只有187艘: so many of them did something else.
_WHO_DID = re.compile(
    r"[^，。；()\d]{0,12}[，,]\s*(?:但|而|其中)?"
    r"(?![再又到至从由每是为达即]|[^，。；]{0,6}[去上前今同]年?期?的|[^，。；]?(?:[上下]午|[早晚]上|[男女]性?)的)"
    rf"(?:[^，。；()、\d比较于超]{{3,12}}的|[^，。；()、\d比较于超]{{2}}的(?=[只仅]))(?:只|仅|共|就|却|竟)?有?(?:{BOUND})*\s*"
)
_THAT_IS = re.compile(rf"[，,]\s*(?:还|仅|只|占|{BOUND})+\s*")  # 187艘，不到百分之一
# 600条道路受阻，截至今早已重开四分三: what part of them has become something by now.
_BY_NOW = re.compile(
    r"[^，。；()\d]{0,8}[，,]\s*(?:但|而)?(?:截[至止][^，。；]{1,10}?|至今|目前|其后|现时|迄今)?(?:已经?|现已)?"
    r"(?:重开|恢复|完成|修复|清理|撤离|出院|康复|售出|租出|拆除|通车|复课|复工|开业|复电|获救|交付|投产)了?"
    rf"(?:{BOUND})*\s*"
)
# 经费3680万元，由中央补助七成: who bears what part of a sum.
_BORNE = re.compile(
    r"[^，。；()\d]{0,4}[，,]\s*(?:其中)?由[^，。；()\d]{1,12}?"
    rf"(?:补助|补贴|负担|支付|承担|出资|分担|资助|拨付|拨款|支应|出)了?(?:{BOUND})*\s*"
)


def _is_to_lead(pair: Beside) -> bool:
    return pair.leads_on and _STANDING.search(pair.text, pair.clause_start, pair.last.start) is not None


def _same_classifier(pair: Beside) -> bool:
    return pair.text[pair.last.end - 1] == pair.text[pair.quantity.end - 1]


def _is_left(pair: Beside) -> bool:
    return pair.leads_on and _is_fewer(pair)


def _is_how_they_are(pair: Beside) -> bool:
    return pair.text[pair.quantity.end - 1] in "人名" and _CONDITION.match(pair.text, pair.quantity.end) is not None


def _is_fewer(pair: Beside) -> bool:
    fewer = (pair.quantity.value or 0) < (pair.last.value or 0)
    return fewer and pair.quantity.direction is None and _same_classifier(pair)


RULES = (
    Rule(COUNT, COUNT, _LEFT, "moves", _is_left),
    Rule(COUNT, COUNT, _IN_HOSPITAL, "among", _is_how_they_are),
    Rule(COUNT, COUNT, _NEXT_OF_THEM, "listed", lambda pair: pair.among_parts and _is_how_they_are(pair)),
    Rule(COUNT, COUNT, _WHO_DID, "among", _is_fewer),
    Rule(COUNT, SHARES, _THAT_IS, "restates", lambda pair: pair.shares_a_level and pair.among_parts),
    Rule(COUNT, SHARES, _BY_NOW, "among", lambda pair: pair.shares_a_level),
    Rule(MONEY, SHARES, _BORNE, "among", lambda pair: pair.shares_a_level),
    Rule(ANY, ANY, _COMING, "moves", _is_to_lead),
)
