"""Whether two statements deny each other: what one rejects, a rise and a fall, one achievement placed twice."""

from __future__ import annotations

import re

from claims.match.evidence.earnings import results_collide
from claims.match.pairs.agreement import RATES, slot
from claims.match.pairs.pair import Feature, Pair, is_literal
from claims.match.statement.mention import Mention
from claims.match.statement.results import RESULTS, placing
from extract.text.fold import fold


def stance(pair: Pair) -> Feature:
    """A statement and its denial cannot both be true, nor can a rise and a fall."""
    if pair.leading and pair.leading.is_complement:
        return Feature("stance", 0.0, "What one denies of the rest the other says of its part.")
    if are_opposed_majorities(pair):
        return Feature("stance", _REJECTED, "One says it, the other denies it.")
    if _rejects(pair):
        return Feature("stance", _REJECTED, "One names the figure of the other and says that it is not so.")
    if lasts_as_long(pair):
        return Feature("stance", 0.0, "What does not end before a day lasts until then.")
    explicit = any(_DENYING.search(mention.folded) for mention in (pair.left, pair.right))
    denied = -1.0 if explicit or is_literal(pair) or pair.overlap.share >= _SAID_ALIKE else _WORDED
    if _denies(pair.left) != _denies(pair.right) and (explicit or not all(map(_has_none, (pair.left, pair.right)))):
        return Feature("stance", denied, "One says it, the other denies it.")
    if results_collide(pair):
        return Feature("stance", _REJECTED, "One says that it was earned, the other that it was lost.")
    if _won_what_it_lost(pair):
        return Feature("stance", _REJECTED, "One says that its subject won, the other that it lost.")
    if placed := _are_placed_otherwise(pair):
        return Feature("stance", _REJECTED, f"One says {placed[0]}, the other {placed[1]}.")
    left, right = (mention.core_forms.keys() & {"change.up", "change.down"} for mention in (pair.left, pair.right))
    if len(left) == len(right) == 1 and left != right and not _is_rate_told_twice(pair):
        return Feature("stance", denied, "One speaks of a rise, the other of a fall.")
    return Feature("stance", 0.0, "Neither denies the other.")


_SAID_ALIKE = 0.8  # of shared words from which what one denies is what the other says
_WORDED = -0.25  # below, a blackout leaves homes without power: a doubt

_DENYING = re.compile(
    r"否认|辟谣|驳斥|\b(?:den(?:y|ies|ied|ial)|refut\w+|rebut\w+|untrue|not true|false)\b", re.IGNORECASE
)

_TIMED = ("duration", "measure", "number")  # what an athlete achieved, beside the place that it earned


def are_opposed_majorities(pair: Pair) -> bool:
    """Whether more than all would be for and against one thing: 62% support it, 62% oppose it."""
    leading = pair.leading
    if leading is None or leading.left.kind != "percent" or leading.left.direction or leading.right.direction:
        return False
    if not (_VOTES.isdisjoint(pair.left.forms) and _VOTES.isdisjoint(pair.right.forms)):
        return False  # a vote may turn out otherwise than it was polled
    told = [mention.core_forms.keys() & _SIDES for mention in (pair.left, pair.right)]
    return len(told[0]) == len(told[1]) == 1 and told[0] != told[1] and leading.left.low + leading.right.low > _WHOLE


_SIDES = frozenset(("ballot.for", "ballot.against"))
_VOTES = frozenset(("thing.referendum", "thing.election"))
_WHOLE = 105  # percent; a little more than all, as shares are rounded


def _are_placed_otherwise(pair: Pair) -> tuple[str, str] | None:
    """The places that one achievement is told to have earned, where they differ: champion, runner-up."""
    leading = pair.leading
    if leading is None or leading.left.kind not in _TIMED or leading.agreement == "clash":
        return None
    left, right = placing(pair.left.text), placing(pair.right.text)
    return (left, right) if left and right and left != right else None


_WON, _LOST = frozenset(("match.won",)), frozenset(("match.lost", "finance.loss"))


def _won_what_it_lost(pair: Pair) -> bool:
    """Whether both tell one result of one side, which won here and lost there."""
    leading = pair.leading
    if leading is None or leading.left.unit not in RESULTS or leading.agreement != "agree":
        return False
    left, right = (fold(mention.subject or "").lower() for mention in (pair.left, pair.right))
    told = [mention.core_forms.keys() for mention in (pair.left, pair.right)]
    won = [not _WON.isdisjoint(forms) and _LOST.isdisjoint(forms) for forms in told]
    lost = [not _LOST.isdisjoint(forms) and _WON.isdisjoint(forms) for forms in told]
    return bool(left) and left == right and ((won[0] and lost[1]) or (won[1] and lost[0]))


_REJECTED = -0.5  # surer than a denial: what is rejected is what the other says
_NOT_ZH = re.compile(r"(?:并非|而非|不是|并不是|而不是)(?:[此之所][前谓称传]?|传闻|外界|报道|所说的?|的)?\Z")
_NOT_EN = re.compile(r"\b(?:not|rather than)(?: the| some| about)?\s?\Z", re.IGNORECASE)
_UNTRUE_ZH = re.compile(r"[^,，。;；]{0,10}(?:不属实|不实|失实|不准确|系谣言|是谣言|子虚乌有|有误|不正确|系误传)")


def _rejects(pair: Pair) -> bool:
    """Whether one names a figure of the other only to reject it: 46, not 320."""
    agreeing = [each for each in pair.aligned if each.agreement in ("agree", "fit")]
    sides = (
        (pair.left, pair.right, [(each.left.start, each.left.end) for each in agreeing]),
        (pair.right, pair.left, [(each.right.start, each.right.end) for each in agreeing]),
    )
    return any(_is_rejected(mention.folded, *place) for mention, _, own in sides for place in own) or any(
        _is_rejected(folded, at, at + len(written))
        for mention, other, _ in sides
        for told in other.asserted
        if (at := (folded := mention.folded).find(written := fold(told.exact))) >= 0
    )


def _is_rejected(folded: str, start: int, end: int) -> bool:
    """Whether the words before or behind a figure say that it is not so."""
    return bool(_NOT_ZH.search(folded, 0, start) or _NOT_EN.search(folded, 0, start) or _UNTRUE_ZH.match(folded, end))


def _is_rate_told_twice(pair: Pair) -> bool:
    """Whether one gives a rate that slowed and the other what rises by it: inflation fell to 2%, prices rose 2%."""
    leading = pair.leading
    if leading is None or {slot(leading.left), slot(leading.right)} != {"level", "change"}:
        return False
    return not RATES.isdisjoint(pair.left.forms.keys() & pair.right.forms.keys())


def _denies(mention: Mention) -> bool:
    """Whether it says that something is not so; "no longer offers" asserts that someone stopped."""
    bounded = _NO_MORE.search(mention.text, mention.start, mention.end) is not None
    return mention.negated and not bounded and {"thing.stop", "ballot.against"}.isdisjoint(mention.forms)


_NOT_BEFORE = re.compile(
    r"(?:不会|不得|不能|不再|不|未)(?:[于在])?[^,，。;；]{2,12}[之以]?前|[之以]?前[^,，。;；]{0,4}(?:不会|不得|不能|不|未)"
    r"|\b(?:not?|never|neither|nothing)\b[^,;]{1,80}\bbefore\b|n['’]t\b[^,;]{1,60}\bbefore\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"直[到至]|至少[到至]|[到至][^,，。;；]{1,12}(?:为止|止)|持续[到至]|维持[到至]|\b(?:until|till?|through to)\b",
    re.IGNORECASE,
)


def lasts_as_long(pair: Pair) -> bool:
    """Whether one does not end before the time until which the other lasts."""
    return any(
        one.negated
        and not other.negated
        and _NOT_BEFORE.search(one.folded) is not None
        and _UNTIL.search(other.folded) is not None
        for one, other in ((pair.left, pair.right), (pair.right, pair.left))
    )


def _has_none(mention: Mention) -> bool:
    """Whether it denies, or says of what it tells that there is none: 没有储蓄, with no savings."""
    return _denies(mention) or _NONE.search(mention.folded_clause) is not None


_NONE = re.compile(r"\b(?:no|without(?: any)?|lacks?|lacking) [a-z]+", re.IGNORECASE)
_NO_MORE = re.compile(r"\bno \w+(?:er|re|ss) than\b", re.IGNORECASE)  # no faster than 30 is a limit and no denial
