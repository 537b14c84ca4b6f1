"""Chinese clauses: where they begin and end, and what the words around a figure say of it.

Everything is read on the Simplified, half-width fold. The word lists are in grammar.toml; here is the grammar that uses
them: what ties a figure to the figure before (`_tie`); what the words say of it by itself is `cues`.
"""

from __future__ import annotations

import re

from extract.claims.scene import Clause, Mention, Tie
from extract.model import Quantity
from extract.quantities.likeness import alike
from extract.text.document import Document, Sentence
from extract.zh.claims.anchoring import anchor_of, only_limits, tie_of_length
from extract.zh.claims.cues import BARE, Setting, cue_of, opens_move
from extract.zh.claims.joins import names_population
from extract.zh.claims.pairs import is_charged_for, is_part_in_brackets, is_rest
from extract.zh.claims.prices import PERSONS, tells_tiers
from extract.zh.claims.ties import tie_across
from extract.zh.words.bounding import BOUND
from extract.zh.words.grammar import GRAMMAR

_WINDOW = 18  # characters before a figure in which a word may still govern it
_TIED = 40  # characters between two figures that may still be related to each other
_BARE_ROOM = 48  # characters before a figure that may name no new subject
# Plain characters first: see `either`.
_MARK = re.compile(r"，|；|;|:(?:(?!\d)|(?<!\d:))|!|\?|,(?:(?!\d)|(?<!\d,))|——|–|\n|\t|\|")

# In a headline a space between Chinese words parts what one clause says from the next.
# So does one behind a percentage that is not itself set off by spaces: 净利润降37% 全年目标下调, but 收购 37% 股权.
_HEADLINE_MARK = re.compile(
    rf"{_MARK.pattern}|(?<=[\u3400-\u9fff」》)]) +(?=[\u3400-\u9fff「《])"
    r"|(?<=[%‰]) +(?=[\u3400-\u9fff「《])(?![的以左之])"
)
_SET_OFF = re.compile(r"\s[\d.,]+[%‰]\Z")
_FULL_STOPS = frozenset("。!?;…」』”\"':，、")

_PACE = re.compile(r"\s*(?:但|而)?(?:其)?(?:增速|增幅|涨幅|跌幅|降幅|升幅|增长率|占比|比重|比例)")
# 湖北37人，四川1人: the next part of a whole is named and counted, and nothing else is said of it.
_NEXT_PART = re.compile(r"[，、;]\s*[^，、；。()死伤亡治愈康复院增减升降跌占为有超达共获亏均比]{1,6}\Z")
# …，另外3人伤势稳定: the next part opens its clause.
_ANOTHER_PART = re.compile(
    rf"[^。；]{{0,24}}[，、;]\s*(?:(?:则|而|另外?|其余|余下|还|以及|及|也|亦|剩下|其中)?的?(?:有|{BOUND})*"
    rf"|[^，、；。\d]{{1,5}}(?:有|则为|占)(?:{BOUND})*)\s*\Z"
)
_INCLUDING = re.compile(
    r"[^。；，()]{0,24}[，,(]\s*(?:其中|当中)?"
    r"(?:(?:包括|包含|涵盖)[^，。；\d]{0,26}|(?:即|分别[为是])[^，。；]{0,6})\Z"
)
# 700万个房源（包括4900座城堡…）
_BRACKETED_PART = re.compile(rf"[^。；，()\d]{{0,16}}\(\s*(?:其中|当中)?(?:包括|包含|含|涵盖)(?:了|有|{BOUND})*\s*\Z")
# 6.8级地震遇难人数由46人升至65人: a grade tells of the noun behind it, and nothing that moves.
_DESCRIBES = re.compile(r"级[以之]?上?的?[\u3400-\u9fff]{2}")
_SORTS = "类种项大点步方面型"  # what is told apart by these is no part of what was counted

_CONVERTS = f"(?:{GRAMMAR.either('converting')})*"
_BRACKET = re.compile(
    rf"[^，。；()]{{0,4}}\([^，。；)]{{0,3}}?{_CONVERTS}\s*\Z"
    rf"|(?:[，,]?\s*按[^，。；\d]{{1,12}})?[，,]?\s*(?:约合|折合|约折合|相当于|合"
    rf"|即(?:平均)?(?:每个?[年月周日天](?:只|就|便)?要?)?){_CONVERTS}\s*\Z"
)
_BUYS = re.compile(
    r"(?:钱|左右|的(?:价格|价钱|总价|代价|高价|低价))?(?:便|就|即|只|仅|也|已|足|可|能|可以|能够|足以|以)*"
    rf"(?:{GRAMMAR.either('buying')})[^，、；。]{{0,14}}\Z|钱?[/每]?\Z"
)
_COSTS = re.compile(
    rf"[^，、；。]{{0,10}}?(?:{GRAMMAR.either('costing', 'prices')})(?:为|是|约|达|仅|了)*\s*\Z|[\s只要]?\Z"
)
_OF = re.compile(rf"[^，、；。]{{0,14}}?的\s*(?:{BOUND})?\Z")
_AMONG = re.compile(
    r"[^；。]{0,24}?(?:(?:当|之|其)?中|里|之内)(?:[，、,]\s*[^，；。]{0,8}?|(?=.))"
    rf"(?:有|就有|便有|仅|只|共|占|为|是|{BOUND}"
    r"|(?:这个?|该|此)(?:数字|比例|比率|占比)|\s)*\Z|[^，；。]{0,12}中\Z"
    rf"|[^，；。]{{0,12}}中(?:随机)?(?:选|抽|挑|拣|筛|遴?选|评|选拔)(?:出|取|走)?了?(?:{BOUND})?\s*\Z"
    rf"|[^；。]{{0,16}}?[，,(]\s*(?:其|当)中(?:有|包括|的|\s|{BOUND})*[^，；。]{{0,6}}?\Z"
)
_LISTED = re.compile(r"[^，；。]{0,10}(?:、|和|及|以及|与)[^，；。]{0,8}\Z")
_TIMES = re.compile(r"[^；。]{0,8}?(?:每|各)[人个名户位]?\s*\Z|[^；。]{0,8}[，,](?:共计|合计|总计|共|一共|总共)\s*\Z")


def split(document: Document, sentence: Sentence) -> list[Clause]:
    """The clauses of a sentence in order: its stretches between commas, colons and dashes."""
    folded = document.folded
    found = []
    start = sentence.start
    last = folded[sentence.start : sentence.end].rstrip()[-1:]
    marks = _MARK if last in _FULL_STOPS else _HEADLINE_MARK
    for mark in marks.finditer(folded, sentence.start, sentence.end):
        if mark.group()[0] == " " and _SET_OFF.search(folded, start, mark.start()):
            continue
        if folded[start : mark.start()].strip():
            found.append(Clause(start, mark.start()))
        start = mark.end()
    if folded[start : sentence.end].strip():
        found.append(Clause(start, sentence.end))
    return found or [Clause(sentence.start, sentence.end)]


def read_figure(text: str, clause: int, clauses: list[Clause], quantity: Quantity, before: Mention | None) -> Mention:
    """What the words around `quantity` say of it; `before` is the figure before it in the sentence, if any."""
    left_from = clauses[clause].start
    tie: Tie = "none"
    bare = False
    if before is not None:
        gap = text[before.quantity.end : quantity.start]
        left_from = max(left_from, before.quantity.end)
        bare = _is_bare(text, clause, clauses, quantity, before)
        if len(gap) <= _TIED:
            tie = tie_across(text, clauses[before.clause].start, before, quantity)
            tie = tie if tie != "none" else _tie(text, before, quantity)
    left = text[max(left_from, quantity.start - _WINDOW) : quantity.start]
    setting = Setting(text, left, clause, clauses, quantity, before)
    cue = before.cue if before is not None and tie == "bracket" else cue_of(setting)
    opened = cue == "from" and not bare and before is not None and before.clause != clause
    graded = cue == "from" and before is not None and _DESCRIBES.match(text, before.quantity.end - 1) is not None
    anew = (opened or graded) and opens_move(text, left, quantity)
    if before is not None and _sorts(text, before.quantity, quantity):
        tie, cue = "none", "level"
    if quantity.kind == "duration":
        tie = tie_of_length(text, clauses[clause], quantity, before) or tie
    if quantity.kind != "duration":
        frames = names_population(text, quantity)
        return Mention(quantity, clause, cue=cue, tie=tie, bare=bare, frames=frames, anew=anew)
    anchor = anchor_of(text, left, quantity)
    frames = (anchor != "" or only_limits(text, left, quantity)) and not is_charged_for(text, quantity)
    return Mention(quantity, clause, cue=cue, tie=tie, bare=bare, frames=frames, anchor=anchor)


def _is_bare(text: str, clause: int, clauses: list[Clause], quantity: Quantity, before: Mention) -> bool:
    """Whether no new subject is named between the figure before, or the start of the clause, and this figure."""
    if clause == before.clause:
        start = before.quantity.end
    elif clause - before.clause > 2:
        return False
    else:
        start = clauses[before.clause + 1].start
    if quantity.unit == "pp" and _PACE.match(text, start):
        return False  # 增长0.6%，增速回落1.1个百分点: the points are of the pace
    return quantity.start - start <= _BARE_ROOM and BARE.fullmatch(text, start, quantity.start) is not None


def _tie(text: str, before: Mention, quantity: Quantity) -> Tie:
    gap = text[before.quantity.end : quantity.start]
    left, kind = before.quantity.kind, quantity.kind
    if left == kind == "count" and _BRACKETED_PART.fullmatch(gap):
        return "among"
    if left == kind and _BRACKET.fullmatch(gap):
        return "among" if is_part_in_brackets(before.quantity, quantity) else "bracket"
    if left == "money" and kind in ("count", "measure", "percent", "ratio") and _BUYS.fullmatch(gap):
        return "buys"
    if kind == "money" and left in ("count", "measure") and _COSTS.fullmatch(gap):
        return "costs"
    if _AMONG.fullmatch(gap) or (kind in ("percent", "ratio") and _OF.fullmatch(gap)):
        return "among"
    if _TIMES.fullmatch(gap):
        return "times"
    parted = before.tie in ("among", "listed") or before.cue == "part"
    if parted and (_NEXT_PART.fullmatch(gap) or (left == kind and _is_next_part(text, before.quantity, quantity))):
        return "listed"
    if parted and is_rest(text, before.quantity, quantity):
        return "listed"
    if left == kind == "count" and _INCLUDING.fullmatch(gap):
        same = text[quantity.end - 1] == text[before.quantity.end - 1] in PERSONS  # 4名证人，包括三名指挥官
        if same or alike(before.quantity, quantity):
            return "among"
    return "listed" if _LISTED.fullmatch(gap) else "none"


def _sorts(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a count tells of how many sorts there are (47宗投诉，当中主要分六类), and is no part of them."""
    if quantity.kind != "count" or before.kind != "count":
        return before.kind == "money" and tells_tiers(text, quantity)
    return text[quantity.end - 1] in _SORTS and text[before.end - 1] not in _SORTS


def _is_next_part(text: str, before: Quantity, quantity: Quantity) -> bool:
    """Whether a figure that opens its clause counts more of what the one before counts, by the same classifier."""
    if before.end == quantity.start:
        return True  # 15男3女
    same = text[quantity.end - 1] == text[before.end - 1]
    return same and _ANOTHER_PART.fullmatch(text, before.end, quantity.start) is not None
