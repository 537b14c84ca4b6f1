"""A part and its whole: what some of the dead, of the jobs or of a country are does not contradict what all are."""

from __future__ import annotations

import re

from claims.match.evidence.collisions import collide
from claims.match.evidence.roles import ideas_of, near_ideas
from claims.match.evidence.rows import are_other_rows
from claims.match.evidence.speakers import is_disputed
from claims.match.evidence.where import lies_in
from claims.match.pairs.alignment import Aligned
from claims.match.pairs.overlap import are_rendered_alike
from claims.match.pairs.pair import Feature, Pair, shown
from claims.match.statement.figures import Figure, compare_figures
from claims.match.statement.mention import Mention
from claims.match.words.kin import kin
from claims.match.words.terms import CALENDAR, PLACES, terms
from extract.text.fold import fold

# What makes a figure count a part, or something further, of what was counted before.
_PART_ZH = re.compile(r"其中|含|当中|另|其余|余下|剩|其他|首$|前$|再有|还有|包括|每(?![年月周日天季]|小时|星期)")
_PART_EN = re.compile(
    r"\b(?:another|others?|remaining|further|additional|first|rest|including|among|of (?:them|whom|which|these)|each"
    r"|every|per|an? average of|extra)\b",
    re.IGNORECASE,
)
_REST_EN = re.compile(
    r"\s*(?:others?|more|further|additional|of (?:them|whom|which|the|these|those)"
    r"|(?:[\w-]+ ){0,3}(?:was|were|are|is) among)\b",
    re.IGNORECASE,
)
_OF_EN = re.compile(r"(?:^|\. )Of (?:the|those|these|its|their|all|them)\b[^\d]*\Z")
# Among those just counted, and not in the course of what happened.
_AMONG_ZH = re.compile(
    r"(?<!选举)(?<!补选)(?<!比赛)(?<!赛事)(?<!决赛)(?<!联赛)(?<!战役)(?<!过程)(?<!会议)(?<!报告)(?<!讲话)(?<!排名)(?<!活动)(?<!事故)(?<!冲突)(?<!示威)(?<!行动)(?<!袭击)(?<!事件)(?<!灾害)(?<!地震)(?<!抗议)(?<!爆炸)中$"
)
_PAUSE = re.compile(r"[,，。；;、:：()（）]")


def is_partial(mention: Mention, figure: Figure) -> bool:
    """Whether words beside a figure tell that it counts a part, or something further."""
    before = mention.folded[: figure.start]
    *earlier, phrase = _PAUSE.split(before)
    if mention.lang == "zh":
        among = bool(earlier) and _AMONG_ZH.search(earlier[-1]) is not None
        return among or (_PART_ZH.search(phrase) is not None and not phrase.endswith("在内的"))
    after = mention.text[figure.end :]
    if earlier and _OF_EN.search(earlier[-1]):
        return True
    return _PART_EN.search(phrase) is not None or _REST_EN.match(after) is not None


_MEASURED = ("count", "number", "money", "percent", "measure", "duration")


def part(pair: Pair) -> Feature:
    """A part is not its whole: of two figures that differ the smaller one may count some of the larger one."""
    leading = pair.leading
    if leading is None or leading.agreement != "clash" or leading.left.kind not in _MEASURED or collide(pair):
        return Feature("part", 0.0, "Nothing says that one counts a part of what the other counts.")
    sides = ((pair.left, leading.left), (pair.right, leading.right))
    (small, smaller), (large, larger) = sorted(sides, key=lambda side: side[1].low)
    if smaller.kind in ("count", "money", "duration") and _are_far(smaller, larger) and not is_disputed(pair):
        return Feature("part", -1.0, f"“{smaller.exact}” is too little to be meant for “{larger.exact}”.")
    if smaller.kind not in ("percent", "measure") and is_partial(small, smaller) and not is_partial(large, larger):
        return Feature("part", -1.0, f"“{smaller.exact}” counts a part, “{larger.exact}” the whole.")
    if leading.left.role == leading.right.role == "part" and _are_of_other_wholes(pair):
        return Feature("part", -1.0, "They count parts of other wholes.")
    if not is_disputed(pair) and are_other_rows(pair, leading):
        return Feature("part", -1.0, "Both give more figures, and none in common.")
    if kind := _narrower_kind(smaller, small, larger, large):
        return Feature("part", -1.0, f"“{smaller.exact}” is of {kind} alone.")
    if smaller.kind in ("percent", "ratio") and (sex := _one_sex(pair)):
        return Feature("part", -1.0, f"One share is of {shown(sex)} alone.")
    if sort := _one_sort(small, large):
        return Feature("part", -1.0, f"“{smaller.exact}” is of {shown(sort)} alone.")
    if smaller.kind in ("money", "count") and (market := _one_market(small, large)):
        return Feature("part", -1.0, f"“{smaller.exact}” is of {shown(market)} alone.")
    if smaller.kind == "count" and _names_model(smaller) and not _names_model(larger):
        return Feature("part", -1.0, f"“{smaller.exact}” counts {smaller.item} alone.")
    if place := _narrower(pair, leading, small, large):
        return Feature("part", -1.0, f"One tells of {shown(place)} alone.")
    return Feature("part", 0.0, "Nothing says that one counts a part of what the other counts.")


def _are_of_other_wholes(pair: Pair) -> bool:
    """Whether each gives one whole beside its part, and not the same one."""
    wholes = [[figure for figure in mention.asserted if figure.role == "whole"] for mention in (pair.left, pair.right)]
    return len(wholes[0]) == len(wholes[1]) == 1 and compare_figures(wholes[0][0], wholes[1][0]) not in ("agree", "fit")


_FAR = 12  # times one figure may be the other and still be meant for the same: a zero slipped, and a digit


def _are_far(smaller: Figure, larger: Figure) -> bool:
    """Whether two figures differ by more than people who count one thing do, unless a zero or a unit slipped."""
    slipped = smaller.low.normalize().as_tuple().digits == larger.low.normalize().as_tuple().digits
    return not slipped and larger.low > _FAR * smaller.low


def _narrower_kind(smaller: Figure, small: Mention, larger: Figure, large: Mention) -> str | None:
    """What the smaller figure is of, where that is a kind or division of what the larger one is of.

    New energy cars of all cars, cloud services of a company: one phrase holds the other beside a word of which the
    other side says nothing.
    """
    kind, whole = (fold(figure.item or "").lower() for figure in (smaller, larger))
    part, firm = (fold(mention.subject or "").lower() for mention in (small, large))
    added = kind.removesuffix(whole)
    if len(whole) > 1 and added != kind and not are_rendered_alike(kind, whole) and _adds(added, small, large):
        return smaller.item
    of_firm = any(term.form.startswith("company.") or term.sort == "name" for term in terms(firm, large.lang))
    division = small.lang == "zh" or any(word[:1].isupper() for word in (small.subject or "")[len(firm) :].split())
    if (
        of_firm
        and division
        and not _OFFICE.search(part)
        and part.startswith(firm)
        and _adds(part.removeprefix(firm), small, large)
    ):
        return small.subject
    return None


_OFFICE = re.compile(r"(?:[局署厅委]|委员会|政府|当局|警方)\Z")  # who counts for a county is no part of it
# What is told of all of a kind, and the sorts of it.
_SORTS_OF = {"thing.renewable": frozenset(("product.solar", "product.wind", "hydropower", "水电"))}


def _one_sex(pair: Pair) -> str | None:
    """The sex that one share is told of, where the other side tells of none: the women out of work of all."""
    left, right = ({form for form in m.forms if form.startswith("sex.")} for m in (pair.left, pair.right))
    return min(left | right) if len(left | right) == 1 and not left & right else None


def _one_sort(small: Mention, large: Mention) -> str | None:
    """The one sort that the smaller figure is of, where the larger one is of all: wind of renewables."""
    for kind, sorts in _SORTS_OF.items():
        named = sorted(small.core_forms.keys() & sorts)
        if len(named) == 1 and kind in large.core_forms.keys() - small.forms.keys():
            return named[0]
    return None


_MARKETS = ("country.", "bloc.", "province.", "city.")
_TURNOVER = frozenset(("finance.revenue", "finance.profit"))


def _one_market(small: Mention, large: Mention) -> str | None:
    """The land or bloc in which alone the smaller figure of a company is told, where the larger one is of no land."""
    firms = {form for form in small.forms.keys() & large.forms.keys() if form.startswith("company.")}
    if (
        not firms
        or _TURNOVER.isdisjoint(small.core_forms.keys() & large.core_forms.keys())
        or any(form.startswith(_MARKETS) for form in large.forms)
    ):
        return None
    return min((form for form in small.core_forms if form.startswith(_MARKETS)), default=None)


_OUTSIDE = (*PLACES, *CALENDAR, "change", "casualty", "finance", "trade")


def _adds(more: str, small: Mention, large: Mention) -> bool:
    """Whether words tell a kind of which the other side says nothing."""
    told = [term for term in terms(more, small.lang) if term.form.partition(".")[0] not in _OUTSIDE]
    return bool(told) and not any(term.form == form or kin(term.form, form) for term in told for form in large.forms)


def _names_model(figure: Figure) -> bool:
    """Whether what a figure counts is one model, named by a number: 737s of all planes."""
    return any(sign.isdigit() for sign in figure.item or "")


_LANDS = frozenset(("country", "province", "city", "bloc"))
_HAPPENINGS = ("casualty.", "disaster.", "infection.", "match.", "ballot.")


def _narrower(pair: Pair, leading: Aligned, small: Mention, large: Mention) -> str | None:
    """A place of the smaller figure inside one that the larger figure is told of.

    A happening in a city is one in its country too, its victims are counted once.
    """
    if leading.left.kind == "percent" and not leading.left.direction:
        return None
    if any(idea.startswith(_HAPPENINGS) for idea in near_ideas(pair, 0) | near_ideas(pair, 1)):
        return None
    if _is_of_world(large) and "thing.world" not in small.forms:
        return next(iter(sorted(ideas_of(small, _LANDS) - ideas_of(large, _LANDS))), None)
    if _is_of_world(small) and "thing.world" not in large.forms and leading.left.direction:
        return next(iter(sorted(ideas_of(large, _LANDS) - ideas_of(small, _LANDS))), None)
    if leading.left.kind == "percent":
        return None
    narrow, wide = ideas_of(small, PLACES), ideas_of(large, PLACES)
    if narrow & wide & {place for place in narrow if lies_in(place, wide)}:
        return None
    own = {place for place in narrow if place in small.core_forms}  # Korea's statistics office tells of Seoul
    return next((place for place in sorted(narrow - wide) if lies_in(place, wide - own)), None)


_AMONG = re.compile(r"world['’]s\b|全?(?:世界|球)(?:第[\d一二三四五六七八九十]+|最)", re.IGNORECASE)


def _is_of_world(mention: Mention) -> bool:
    """Whether a statement tells of all the world: the world's sixth-largest producer is one of many."""
    return any(
        term.form == "thing.world" and (term.start < 0 or not _AMONG.match(mention.folded, term.start))
        for term in mention.terms
    )
