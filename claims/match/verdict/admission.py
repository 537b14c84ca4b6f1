"""What may be stored: of two texts that somebody puts side by side more is believed than of two in a database."""

from __future__ import annotations

import math
import re
from datetime import date, timedelta

from claims.match.evidence.modality import is_aim
from claims.match.evidence.parts import is_partial
from claims.match.evidence.rows import are_other_rows
from claims.match.pairs.alignment import Aligned
from claims.match.pairs.pair import Pair, Values
from claims.match.statement.figures import LOOSE, Figure, gap
from claims.match.statement.mention import Mention, are_of_one_source
from claims.match.verdict.score import Comparison
from claims.match.words.terms import CALENDAR, PLACES, terms
from extract.text.fold import fold

SAME_LINKED = 0.7
_DOUBTED_LINKED = 0.75  # the same where each names what the other leaves out
CONFLICT_LINKED = 0.65
UNCOUNTED_LINKED = 0.75
RELATED_LINKED = 0.8
_PRECISE = 0.6
_PASSING = 0.5
_LIKE_SUBJECTS = 0.4
_LIKE_TITLES = 0.6
# Shares of whole sentences: the least beside a figure; one that speaks for itself; one that does so long after.
_CONTEXT, _SAME_CONTEXT, _RETOLD = 0.45, 0.7, 0.8


def is_linked(pair: Pair, comparison: Comparison) -> bool:
    """Whether a pair found in a database is to be linked.

    Scores have to be higher, whole sentences have to agree where clauses are bare, and a round figure needs a name, a
    place, a subject or a story in common.
    """
    values = {feature.name: feature.value for feature in comparison.features}
    if comparison.relation == "same":
        doubted = values["names"] < 0 or values["subject"] < 0
        return comparison.score >= (_DOUBTED_LINKED if doubted else SAME_LINKED) and may_say_the_same(pair, values)
    if comparison.relation == "conflict":
        plain = values["thing"] > 0 or values["speakers"] < 0  # one thing counted, or two people who count
        needed = CONFLICT_LINKED if plain else UNCOUNTED_LINKED
        return comparison.score >= needed and may_contradict(pair, values)
    return comparison.relation == "related" and comparison.score >= RELATED_LINKED


def may_say_the_same(pair: Pair, values: Values) -> bool:
    """Whether agreeing figures may be linked, whatever the score; `values` are those of the features by their names."""
    round_figure = values["precision"] < _PRECISE
    bare = round_figure and not _is_anchored(values) and values["context"] < _SAME_CONTEXT
    if bare or (round_figure and _is_told_in_passing(pair, values)) or values["stance"] < 0:
        return False
    return not _is_other_news(pair, values) and _is_one_happening(pair, values)


def _is_other_news(pair: Pair, values: Values) -> bool:
    """Whether two sentences have less in common than who tells something again has, the more the later it is told.

    Of 298 links of one city's news that two readers judged, 64 % were the same claim: 80 % of those that this leaves,
    and 34 % of those that it takes out.
    """
    if pair.is_crossing:
        return False
    apart = _apart(pair)
    if apart > _FORESEEN:
        return values["context"] < _RETOLD and values["time"] <= 0
    return values["context"] < _CONTEXT and (values["precision"] < _PRECISE or apart > _RECENT)


def _apart(pair: Pair) -> timedelta:
    """How long after each other the two sources appeared; no time at all where one does not say when."""
    left, right = pair.left.published, pair.right.published
    return abs(left - right) if left is not None and right is not None else timedelta(0)


def _is_told_in_passing(pair: Pair, values: Values) -> bool:
    """Whether two sentences share little but a name: they may tell other things of it."""
    return not pair.is_crossing and values["wording"] < _PASSING and values["context"] < _PASSING / 2


def may_contradict(pair: Pair, values: Values) -> bool:
    """Whether a contradiction may be linked, whatever the score; `values` are those of the features by their names."""
    spoken = _is_anchored(values) or values["context"] >= _SAME_CONTEXT
    seen = values["context"] >= _CONTEXT or values["topic"] >= _LIKE_TITLES
    return seen and spoken and _are_of_one_thing(pair, values)


def _is_anchored(values: Values) -> bool:
    anchored = values["names"] > 0 or values["place"] > 0 or values["subject"] >= _LIKE_SUBJECTS
    return anchored or values["topic"] >= _LIKE_TITLES


def _is_one_happening(pair: Pair, values: Values) -> bool:
    """Whether nothing says that agreeing figures are of two happenings."""
    leading = pair.leading
    if leading is None:
        return True
    if leading.left.kind == "age":
        known = pair.is_inside or _is_one_person(pair) or _share_a_name(pair)
        return known or (values["topic"] >= _LIKE_TITLES and values["names"] >= 0 and _appeared_together(pair))
    return are_told_alike(pair) and (values["thing"] >= 0 or not _is_small(pair, leading))


def are_told_alike(pair: Pair) -> bool:
    """Whether two clauses share the words that agreeing figures of their kind need; the words in common are enough.

    Dates, durations and small counts are shared by much of one day or story: the clauses have to tell one thing.
    """
    leading = pair.leading
    if leading is None or leading.left.kind == "age":
        return True
    if leading.left.kind == "count" and abs(leading.left.low) == 1 and _is_any_one(pair, leading):
        return False
    if _is_small(pair, leading):
        return _core_share(pair) >= _SMALL_SHARE
    if leading.left.kind not in ("date", "duration"):
        rough = _is_roughly_met(leading) or leading.left.vague or leading.right.vague or _is_worked_out(leading)
        return not rough or _core_share(pair) >= _ROUGH_SHARE
    if pair.is_crossing:
        return _core_share(pair) >= _SMALL_SHARE
    is_wide = leading.left.kind == "duration" or _is_wide(leading)
    return _core_share(pair) >= (_WIDE_SHARE if is_wide else _DAY_SHARE)


def _is_small(pair: Pair, leading: Aligned) -> bool:
    return leading.left.kind == "count" and abs(leading.left.low) < _SMALL and len(pair.aligned) == 1


def _is_any_one(pair: Pair, leading: Aligned) -> bool:
    """Whether one side only tells of one of several."""
    sides = ((pair.left, leading.left), (pair.right, leading.right))
    return any(is_partial(mention, figure) for mention, figure in sides)


def _share_a_name(pair: Pair) -> bool:
    """Whether both clauses hold one name; a single Chinese sign of one is a surname that many bear."""
    left, right = pair.left.core_forms, pair.right.core_forms
    return any(left[form].sort == "name" and len(form) > 1 for form in left.keys() & right)


def _appeared_together(pair: Pair) -> bool:
    """Whether both sources appeared within some days, if they say when: later others have the same age."""
    return _apart(pair) <= _DAYS


_DAYS = timedelta(3)
_SMALL_SHARE, _ROUGH_SHARE, _DAY_SHARE, _WIDE_SHARE = 0.3, 0.4, 0.45, 0.55  # of the words of both clauses


def _is_roughly_met(leading: Aligned) -> bool:
    """Whether two figures only meet because one is told to a single digit: 3.6 and 4 million."""
    bound = leading.left.is_bound or leading.right.is_bound
    return leading.agreement == "agree" and not bound and gap(leading.left.low, leading.right.low) > LOOSE / 2


def _is_worked_out(leading: Aligned) -> bool:
    """Whether one share stands nowhere as such: 63 of 90, and seven tenths."""
    shares = (each for each in (leading.left, leading.right) if each.kind == "percent")
    return any(not _AS_SHARE.search(fold(each.exact)) for each in shares)


_AS_SHARE = re.compile(r"%|成|分之|百分|per ?cent|pc\b|points?\b", re.IGNORECASE)


def _is_wide(leading: Aligned) -> bool:
    """Whether one date is a day that lies in the other's month or year."""
    days = (leading.left, leading.right)
    return len({(each.last_day or each.first_day) - each.first_day for each in days if each.first_day}) > 1


def _are_of_one_thing(pair: Pair, values: Values) -> bool:
    """Whether nothing tells two statements apart that differ in their figure."""
    leading = pair.leading
    if leading is None or pair.left.hedged != pair.right.hedged or not _at_one_time(pair, values):
        return False
    sides = ((pair.left, leading.left), (pair.right, leading.right))
    if any(is_partial(mention, figure) or figure.vague for mention, figure in sides) or _is_outnumbered(pair):
        return False
    if is_aim(pair.left) != is_aim(pair.right):
        return False  # what is wanted is no contradiction of what is
    if leading.agreement == "clash" and _is_told_beside(leading, pair):
        return False
    if pair.is_inside and values["names"] <= 0 and values["place"] <= 0:
        return False  # an article that goes on to the next country or case gives its figures in like words
    if _core_share(pair) < _needed_share(pair, leading, disputed=values["speakers"] < 0):
        return False
    kind = leading.left.kind
    if kind in ("date", "duration"):
        if values["names"] <= 0 and values["place"] <= 0 and values["topic"] < _LIKE_TITLES:
            return False  # every case is adjourned to some day
        return kind != "date" or all(re.search(r"\d", fold(figure.exact)) for _, figure in sides)
    if kind == "age":
        return _is_one_person(pair)
    disputed = values["speakers"] < 0
    if leading.agreement == "clash" and (kind != leading.right.kind or are_other_rows(pair, leading)):
        return False
    return _is_near(leading, _DISPUTED if disputed else _MISTAKEN) and (disputed or _is_about_one(pair, values))


def _is_told_beside(leading: Aligned, pair: Pair) -> bool:
    """Whether one sentence gives both figures: three months for one, four for the other."""
    sides = ((leading.left, pair.right), (leading.right, pair.left))
    return any(figure.exact in mention.text or _has_number(mention, figure) for figure, mention in sides)


def _has_number(mention: Mention, figure: Figure) -> bool:
    """Whether a sentence gives a count with another counter: 55個國家, 55項."""
    count = _COUNT.match(fold(figure.exact))
    return count is not None and re.search(rf"(?<![\d.,]){count[0]}(?![\d.,万亿千%])", mention.folded) is not None


_COUNT = re.compile(r"\d{2,}(?=[\u3400-\u9fff])(?![十百千万亿年月日号])")

_SMALL = 10  # below this a count says so little that everything else has to be told alike


def _needed_share(pair: Pair, leading: Aligned, *, disputed: bool) -> float:
    """How much of each other two clauses have to say before their figures contradict each other."""
    if leading.agreement != "clash" or leading.left.kind in ("date", "duration", "rank"):
        return 0.8  # else it is the day or the time that each article looks back on
    if max(abs(leading.left.low), abs(leading.right.low)) < _SMALL:
        return 0.6
    if pair.is_inside or leading.left.kind == "percent":
        return 0.5
    if pair.is_crossing:
        return 0.0
    return 0.3 if disputed else 0.4


_MISTAKEN, _DISPUTED = 2.5, 10  # how many times one figure may be the other and still be meant for the same


def _is_near(leading: Aligned, times: float) -> bool:
    """Two counts of one thing seldom lie far apart, unless a sign was dropped; two things' counts often do."""
    small, large = sorted((abs(leading.left.low), abs(leading.right.low)))
    slipped = small.normalize().as_tuple().digits == large.normalize().as_tuple().digits
    return slipped or float(large) <= times * float(small)


_RECENT, _FORESEEN = timedelta(7), timedelta(31)  # how far back a report looks, and how long a date stays set


def _at_one_time(pair: Pair, values: Values) -> bool:
    """Whether both may speak of one time; who gives none speaks of the days before its source appeared."""
    if values["time"] > 0 or pair.leading_kind == "measure":
        return True
    if pair.leading_kind == "date":
        return _apart(pair) <= _FORESEEN
    left, right = (_period(mention) for mention in (pair.left, pair.right))
    return left is None or right is None or (left[0] <= right[1] and right[0] <= left[1])


def _period(mention: Mention) -> tuple[date, date] | None:
    if mention.time_start is not None:
        told = mention.published and max(mention.time_start, mention.published) + _FORESEEN
        return mention.time_start, mention.time_end or told or date.max  # what holds since then holds when it is told
    return (mention.published - _RECENT, mention.published) if mention.published else None


def _is_about_one(pair: Pair, values: Values) -> bool:
    """Whether the subjects or the counted things meet, places apart."""
    if values["thing"] > 0:
        return True
    subjects = [
        {term.form for term in terms(mention.subject or "", mention.lang) if term.form.partition(".")[0] not in PLACES}
        for mention in (pair.left, pair.right)
    ]
    partners = dict(pair.overlap.shared) | {other: one for one, other in pair.overlap.shared}
    return not all(subjects) or any(partners.get(form) for subject in subjects for form in subject)


def _core_share(pair: Pair) -> float:
    """How much of each clause the other clause says, at least."""
    left, right = (
        {form: term.weight for form, term in each.core_forms.items() if form.partition(".")[0] not in CALENDAR}
        for each in (pair.left, pair.right)
    )
    partner = dict(pair.overlap.shared)
    met = {form for form in left if partner.get(form) in right}
    shared = math.fsum([left[form] for form in met])  # the same in whatever order they come
    total = max(sum(left.values()), sum(right.values()))
    return shared / total if total else 0.0


def _is_outnumbered(pair: Pair) -> bool:
    """Whether one side names a place or a disease that the other leaves out, or both name more than they share."""
    if pair.is_crossing:
        return False
    left, right = (
        {form for form, term in mention.core_forms.items() if term.sort == "name"}
        for mention in (pair.left, pair.right)
    )
    unknown = min(len(left - pair.right.forms.keys()), len(right - pair.left.forms.keys()))
    return unknown > len(left & right) or _narrows(pair.left, pair.right) or _narrows(pair.right, pair.left)


_NARROWING = frozenset(("province", "city", "company", "side", "scope", "disease"))


def _narrows(mention: Mention, other: Mention) -> bool:
    """Whether a statement is told of one place, company or disease of which the other's source says nothing."""
    told = {form for form in mention.core_forms if form.partition(".")[0] in _NARROWING}
    inside = are_of_one_source(mention, other)
    return not told <= other.forms.keys() | (frozenset() if inside else other.topic.keys())


def _is_one_person(pair: Pair) -> bool:
    """Whether the subjects, whose ages differ, bear one name."""
    left, right = (
        {term.form for term in terms(mention.subject or "", mention.lang) if term.sort in ("name", "noun")}
        for mention in (pair.left, pair.right)
    )
    return bool(left & right) or (pair.is_crossing and bool(left and right))
