"""Figures that a word behind makes of another kind: dozens (两打鞋垫), square metres (89平), cubic ones (三亿方),
satellites of one rocket (一箭十八星).
"""

from __future__ import annotations

import re
from decimal import Decimal

from extract.zh.draft import QuantityDraft
from extract.zh.numbers.numerals import Numeral
from extract.zh.passage import Passage

_DOZEN = Decimal(12)
_MANY = 1000  # dozens
_HOUSING = re.compile(r"面积?|平[方米]|[房户套厅铺租屋楼宅]|公寓|住|装修|使用")
_FLAT = re.compile(r"\ ?平(?=[的大小，。、;)」』\s左以到至多]|户型|[一二两三四]?[房居室]|\Z)")


def read_dozen(passage: Passage, numeral: Numeral) -> QuantityDraft | None:
    """两打鞋垫, 三打啤酒: twelve each; 打 is a verb before anything but a thing."""
    at = numeral.end
    if not passage.text.startswith("打", at) or not 0 < numeral.low < _MANY or numeral.high is not None:
        return None
    word, behind = passage.word_at(at), passage.word_at(at + 1)
    alone = word is not None and word.end == at + 1 and behind is not None and behind.start == at + 1
    if not alone or behind is None or behind.tag not in ("n", "nz") or len(behind.word) < 2:
        return None
    draft = QuantityDraft(
        numeral.start, at + 1, "count", "count: dozens (打)", numeral.low * _DOZEN, None, None, numeral.modifier
    )
    draft.item, draft.item_start = passage.document.text[behind.start : behind.end], behind.start
    return draft


def read_flat(passage: Passage, numeral: Numeral) -> QuantityDraft | None:
    """89平 of a flat: square metres, as the mainland speaks of them."""
    if numeral.style != "digits" or numeral.low < 5 or passage.region != "cn":
        return None
    flat = _FLAT.match(passage.text, numeral.end, passage.end)
    if flat is None or not _HOUSING.search(passage.before(numeral.start, 12) + passage.after(flat.end(), 6)):
        return None
    rule = "measure: number and unit"
    return QuantityDraft(numeral.start, flat.end(), "measure", rule, numeral.low, numeral.high, "m2", numeral.modifier)


_VOLUME = re.compile(r"水|库容|土石?方?|[天然页岩燃]气|木|[砂沙]石?|混凝土|渣|挖|填|垃圾")
_CUBIC = re.compile(r"\ ?方(?=[的，。、;左以多水土木砂沙混渣天]|\Z)")


def read_cubic(passage: Passage, numeral: Numeral) -> QuantityDraft | None:
    """蓄水三亿方, 八百方混凝土: cubic metres of what is stored, dug or poured."""
    cubic = _CUBIC.match(passage.text, numeral.end, passage.end)
    if cubic is None or not _VOLUME.search(passage.before(numeral.start, 8) + passage.after(cubic.end(), 3)):
        return None
    rule = "measure: number and unit"
    return QuantityDraft(numeral.start, cubic.end(), "measure", rule, numeral.low, numeral.high, "m3", numeral.modifier)


def read_satellites(passage: Passage, numeral: Numeral) -> QuantityDraft | None:
    """一箭十八星: so many satellites that one rocket carries."""
    at = numeral.end
    if numeral.high is not None or passage.before(numeral.start, 2) != "一箭" or not passage.text.startswith("星", at):
        return None
    draft = QuantityDraft(numeral.start, at + 1, "count", "count: satellites of one rocket (星)", numeral.low)
    draft.item, draft.item_start = passage.document.text[at : at + 1], at
    return draft
