"""What speaks for and against two statements being the same: one function for each kind of evidence.

A feature looks at a pair and returns its value, from -1 (they are not about the same) to 1, with the sentence that is
shown to people. The first line of its docstring is the explanation of the feature itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher

from rapidfuzz import fuzz

from claims.match.alignment import Aligned
from claims.match.figures import Figure, gap
from claims.match.mention import QUOTED, Mention
from claims.match.overlap import Overlap, alike, is_known
from claims.match.words import Term, ideas, terms
from extract.fold import fold


@dataclass(frozen=True, slots=True)
class Feature:
    """One piece of evidence: its name, its value from -1 to 1, and a sentence for people."""

    name: str
    value: float
    sentence: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two statements with what comparing them needs, computed once."""

    left: Mention
    right: Mention
    aligned: tuple[Aligned, ...]
    overlap: Overlap

    @property
    def leading(self) -> Aligned | None:
        """The counterparts that decide: the first that agree, else the first that clash, else any."""
        return self.aligned[0] if self.aligned else None


def figures(pair: Pair) -> Feature:
    """Figures agree when they are equal after rounding to the coarser one's digits."""
    leading = pair.leading
    if leading is None:
        return Feature("figures", 0.0, "No figure of one can be compared with a figure of the other.")
    clashes = [each for each in pair.aligned if each.agreement == "clash"]
    if clashes:
        return Feature("figures", -1.0, f"{_both(clashes[0])} cannot both be true.")
    if leading.agreement == "agree":
        return Feature("figures", 1.0, f"{_both(leading)} agree.")
    if leading.agreement == "fit":
        return Feature("figures", 0.8, f"{_both(leading)} fit: one bounds the other closely.")
    return Feature("figures", 0.0, f"{_both(leading)} may both be true without being the same.")


def _both(aligned: Aligned) -> str:
    return f"“{aligned.left.exact}” and “{aligned.right.exact}”"


_ROUND = {1: 0.3, 2: 0.55, 3: 0.8}


def precision(pair: Pair) -> Feature:
    """Agreeing in 57,387 says more than agreeing in 3: every significant digit makes chance less likely."""
    strengths = [_strength(each) for each in pair.aligned if each.agreement in ("agree", "fit")]
    value = 1.0
    for strength in strengths:
        value *= 1 - strength
    return Feature("precision", round(1 - value, 3), f"{len(strengths)} figure(s) agree, to this many digits in all.")


def _strength(aligned: Aligned) -> float:
    if aligned.left.kind == "date":
        days = [_days(figure) for figure in (aligned.left, aligned.right)]
        return 0.7 if max(days) <= 1 else 0.5 if max(days) <= 31 else 0.25
    digits = min(_digits(aligned.left), _digits(aligned.right))
    unit = 0.1 if aligned.left.unit not in (None, "%") else 0.0
    large = 0.1 if digits < 4 and abs(aligned.left.low) >= 10000 else 0.0
    nearness = max(0.4, 1 - 4 * float(gap(aligned.left.low, aligned.right.low)))  # a bound says less of a distant point
    return nearness * min(0.95, _ROUND.get(digits, 0.95) + unit + large)


def _digits(figure: Figure) -> int:
    return max(1, len(figure.low.normalize().as_tuple().digits))


def _days(figure: Figure) -> int:
    return (figure.last_day - figure.first_day).days + 1 if figure.first_day and figure.last_day else 1


def wording(pair: Pair) -> Feature:
    """Words that both use, the rare ones first; words of the other language count by their translation."""
    shared = ", ".join(_shown(one, other) for one, other in pair.overlap.shared[:6])
    saturation = min(1.0, pair.overlap.weight / 1.2)
    sentence = f"Both speak of {shared}." if shared else "They share no word that says anything."
    return Feature("wording", round(pair.overlap.share * saturation, 3), sentence)


def _shown(one: str, other: str) -> str:
    name = one.rpartition(".")[2].replace("_", " ")
    return name if one == other else f"{name} ({other.rpartition('.')[2]})"


def meaning(pair: Pair) -> Feature:
    """Some ideas shut each other out: killed and injured, revenue and profit, imports and exports."""
    left, right = _near_ideas(pair, 0), _near_ideas(pair, 1)
    opposed = _contrasts(left, right)
    if opposed:
        one, other = opposed[0]
        return Feature("meaning", -1.0, f"One is about {_shown(one, one)}, the other about {_shown(other, other)}.")
    for axis in _ROLES:
        held = [[idea for idea in near if idea.startswith(axis)] for near in (left, right)]
        whole = axis.partition(".")[0]
        others = [any(form.startswith(whole) for form in mention.forms) for mention in (pair.right, pair.left)]
        for side in (0, 1):
            if held[side] and not others[side]:
                said = _shown(held[side][0], held[side][0])
                return Feature("meaning", -0.4, f"One is about {said}, of which the other says nothing.")
    return Feature("meaning", 0.0, "Nothing says that they measure different things.")


_ROLES = (
    "casualty.dead",
    "casualty.injured",
    "casualty.missing",
    "infection.",
    "trade.",
)  # what a retelling would not leave out


def place(pair: Pair) -> Feature:
    """A figure of one country, city or company is not that of another."""
    left, right = (_ideas_of(mention, _PLACES) for mention in (pair.left, pair.right))
    opposed = _contrasts(left, right)
    if opposed:
        one, other = opposed[0]
        return Feature("place", -1.0, f"One names {_shown(one, one)}, the other {_shown(other, other)}.")
    shared = sorted(left & right)
    if shared:
        return Feature("place", 1.0, f"Both name {_shown(shared[0], shared[0])}.")
    return Feature("place", 0.0, "No known place or company is named by both.")


_PLACES = frozenset(("country", "bloc", "province", "city", "company"))
_CALENDAR = frozenset(("quarter", "year", "relative_month", "month", "weekday", "daytime"))


def names(pair: Pair) -> Feature:
    """Names that no table knows: one shared speaks for, different ones on both sides speak against."""
    crossing = pair.left.lang != pair.right.lang
    left, right = (_names(mention) for mention in (pair.left, pair.right))
    only_left = [name for name in sorted(left) if not _is_named(name, pair.right, crossing)]
    only_right = [name for name in sorted(right) if not _is_named(name, pair.left, crossing)]
    shared = sorted(left - set(only_left))
    if crossing:
        only_left, only_right = ([name for name in only if is_known(name)] for only in (only_left, only_right))
    if only_left and only_right and not (crossing and shared):
        value = -0.5 if shared and pair.overlap.share < _LITERAL else -1.0
        return Feature("names", value, f"One names {only_left[0]}, the other {only_right[0]}.")
    if shared:
        return Feature("names", 1.0, f"Both name {shared[0]}.")
    return Feature("names", 0.0, "No other name is shared.")


_LITERAL = 0.75  # share of common words from which an exchanged name is the only difference


def _is_named(name: str, mention: Mention, crossing: bool) -> bool:
    return any(form == name or alike(name, form, crossing) for form in mention.forms)


def swap(pair: Pair) -> Feature:
    """Two sentences that differ in one noun alone are about two things, however alike the rest: homes and garages."""
    if pair.left.lang == pair.right.lang:
        exchanged = _exchanged_words(pair) or (_exchanged_characters(pair) if pair.left.lang == "zh" else None)
        if exchanged:
            return Feature("swap", -1.0, f"Where one has {exchanged[0]}, the other has {exchanged[1]}.")
    return Feature("swap", 0.0, "No single word was exchanged for another.")


_ALIKE = 0.5  # difflib ratio of two sequences of words from which they are one sentence with changes
_MUCH_ALIKE = 0.6  # the same where one word at the end was exchanged for two
_GENERAL = frozenset(
    ("thing.people", "thing.company", "thing.government", "thing.case", "thing.national", "change.up", "change.down")
)


def _exchanged_words(pair: Pair) -> tuple[str, str] | None:
    partner = {other: one for one, other in pair.overlap.shared}
    left, right = _in_order(pair.left), _in_order(pair.right)
    matcher = SequenceMatcher(
        None, [term.form for term in left], [partner.get(term.form, term.form) for term in right], autojunk=False
    )
    ratio = matcher.ratio()
    if ratio >= _ALIKE:
        for tag, i, i_end, j, j_end in matcher.get_opcodes():
            last = i_end == len(left) and j_end == len(right) and ratio >= _MUCH_ALIKE
            even = i_end - i == j_end - j or last
            if tag == "replace" and even and max(i_end - i, j_end - j) <= 2:
                one, other = left[i_end - 1], right[j_end - 1]
                if _is_thing(one) and _is_thing(other):
                    return _shown(one.form, one.form), _shown(other.form, other.form)
    return None


_ALIKE_SIGNS = 0.7  # the same for two sequences of characters: Chinese words are cut differently beside unknown names


def _exchanged_characters(pair: Pair) -> tuple[str, str] | None:
    left, right = pair.left, pair.right
    texts = [fold(mention.text[mention.start : mention.end]) for mention in (left, right)]
    matcher = SequenceMatcher(None, texts[0], texts[1], autojunk=False)
    if matcher.ratio() < _ALIKE_SIGNS:
        return None
    met = {one for one, _ in pair.overlap.shared}, {other for _, other in pair.overlap.shared}
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        one, other = texts[0][i:i_end], texts[1][j:j_end]
        if tag == "replace" and abs(len(one) - len(other)) <= 2 and _WORD.fullmatch(one) and _WORD.fullmatch(other):
            ones = _terms_at(left, left.start + i, left.start + i_end)
            others = _terms_at(right, right.start + j, right.start + j_end)
            known = any(term.form in met[0] for term in ones) or any(term.form in met[1] for term in others)
            unknown = all(len(term.form) == 1 for term in (*ones, *others))  # cut to pieces: a name in no dictionary
            if not known and (unknown or any(_is_thing(term) for term in (*ones, *others))):
                return one, other
    return None


_WORD = re.compile(r"[\u3400-\u9fff]{2,6}")


def _terms_at(mention: Mention, start: int, end: int) -> list[Term]:
    return [term for term in mention.terms if term.start < end and term.end > start]


def _is_thing(term: Term) -> bool:
    """Whether a word names something that can be exchanged for another thing; roles are for `meaning` to tell apart."""
    if term.sort == "idea":
        return term.form not in _GENERAL and ideas().scopes[term.form.partition(".")[0]] != "figure"
    return term.sort != "word" and (len(term.form) > 1 or term.form[0] < "\u3400")


def _in_order(mention: Mention) -> list[Term]:
    """The words of the clause as they stand, calendar words apart."""
    return [t for t in mention.core if t.start >= 0 and t.form.partition(".")[0] not in _CALENDAR]


def thing(pair: Pair) -> Feature:
    """What is counted or measured: the noun beside the figure has to be spoken of on the other side too."""
    leading = pair.leading
    one = _counted(pair.left, leading.left) if leading else None
    other = _counted(pair.right, leading.right) if leading else None
    if one is None or other is None:
        return Feature("thing", 0.0, "Nothing says that they count different things.")
    shown = _shown(one.form, one.form), _shown(other.form, other.form)
    crossing = pair.left.lang != pair.right.lang
    if _spoken_of(one, pair.right, crossing) or _spoken_of(other, pair.left, crossing):
        return Feature("thing", 0.2, f"Both speak of {shown[0]} or {shown[1]}.")
    return Feature("thing", -1.0, f"One counts {shown[0]}, the other {shown[1]}.")


def _counted(mention: Mention, figure: Figure) -> Term | None:
    """The thing that a figure counts: the last one of its item; without an item, the noun right beside it."""
    if figure.kind not in ("count", "measure", "number"):
        return None
    named = [term for term in terms(figure.item or "", mention.lang) if _is_thing(term)]
    if named:
        return named[-1]
    for term in mention.terms:
        after = term.start >= figure.end and _OF.fullmatch(mention.text, figure.end, term.start)
        before = mention.lang == "zh" and 0 <= term.end == figure.start
        if (after or before) and _is_thing(term) and term.form.partition(".")[0] not in (*_PLACES, *_CALENDAR, "body"):
            return term
    return None


_OF = re.compile(r"\s*(?:(?:worth )?of (?:the )?)?|的")


def _spoken_of(term: Term, mention: Mention, crossing: bool) -> bool:
    if term.form in mention.forms:
        return True
    return term.sort != "idea" and any(alike(term.form, form, crossing) for form in mention.forms)


def subject(pair: Pair) -> Feature:
    """Who or what each is about, as far as both say it in one language."""
    left, right = pair.left.subject, pair.right.subject
    if not left or not right or pair.left.lang != pair.right.lang:
        return Feature("subject", 0.0, "The subjects cannot be compared by their spelling.")
    ratio = fuzz.partial_ratio(fold(left).lower(), fold(right).lower()) / 100
    return Feature(
        "subject", round(ratio - 0.4, 3) if ratio > 0.4 else 0.0, f"“{left}” and “{right}” are the subjects."
    )


def time(pair: Pair) -> Feature:
    """The same thing on another day or in another period is another thing; a day lies in its month."""
    if pair.leading and pair.leading.left.kind == "date":
        return Feature("time", 0.0, "The date is what they assert.")
    left, right = (_period(mention) for mention in (pair.left, pair.right))
    if left and right:
        return _compare_periods(pair, left, right)
    opposed = _contrasts(*(_ideas_of(mention, _CALENDAR) for mention in (pair.left, pair.right)))
    if opposed:
        one, other = opposed[0]
        return Feature("time", -1.0, f"One says {_shown(one, one)}, the other {_shown(other, other)}.")
    return Feature("time", 0.0, "Not both say when.")


def _period(mention: Mention) -> tuple[date, date] | None:
    if mention.time_start is None:
        return None
    return mention.time_start, mention.time_end or date.max


_FLOWS = frozenset(("money", "percent"))
_MONTH = timedelta(27)


def _compare_periods(pair: Pair, left: tuple[date, date], right: tuple[date, date]) -> Feature:
    said = " and ".join(f"{start} to {end}" if end != start else str(start) for start, end in (left, right))
    if left == right:
        return Feature("time", 1.0, f"Both speak of {left[0]} to {left[1]}.")
    if left[0] > right[1] or right[0] > left[1]:
        return Feature("time", -1.0, f"They speak of different times: {said}.")
    within = (left[0] >= right[0] and left[1] <= right[1]) or (right[0] >= left[0] and right[1] <= left[1])
    leading = pair.leading
    measured = leading is not None and (leading.left.kind in _FLOWS or leading.left.direction is not None)
    long = min(left[1] - left[0], right[1] - right[0]) >= _MONTH
    if measured and long and date.max not in (left[1], right[1]):
        return Feature("time", -1.0, f"They sum up different periods: {said}.")
    how = "One time lies in the other" if within else "The times overlap"
    return Feature("time", 0.5 if within else 0.0, f"{how}: {said}.")


def stance(pair: Pair) -> Feature:
    """A statement and its denial cannot both be true, nor can a rise and a fall."""
    if _denies(pair.left) != _denies(pair.right):
        return Feature("stance", -1.0, "One says it, the other denies it.")
    left, right = (mention.core_forms.keys() & {"change.up", "change.down"} for mention in (pair.left, pair.right))
    if len(left) == len(right) == 1 and left != right:
        return Feature("stance", -1.0, "One speaks of a rise, the other of a fall.")
    return Feature("stance", 0.0, "Neither denies the other.")


def _denies(mention: Mention) -> bool:
    """Whether it says that something is not so; "no longer offers" asserts that someone stopped."""
    return mention.negated and not {"thing.stop", "ballot.against"} & mention.forms.keys()


_UPDATE = re.compile(
    r"升至|增至|增加到|上升到|升到|增到|累计|累積|截至|截止|最新|更新|至今"
    r"|\b(?:rises?|rose|risen|rising|climb(?:s|ed|ing)?|jump(?:s|ed)?|grows?|grew|increas(?:es|ed|ing)|"
    r"brings?|bringing|brought|soars?|soared|tops?|up|now stands?|so far|as of|latest|updated)\b",
    re.IGNORECASE,
)
_RUNNING = frozenset(("casualty", "infection", "prosecution"))


def update(pair: Pair) -> Feature:
    """Counts that are still rising replace each other: another day's count contradicts nothing."""
    running = any(idea.partition(".")[0] in _RUNNING for idea in _near_ideas(pair, 0) | _near_ideas(pair, 1))
    marked = [mention for mention in (pair.left, pair.right) if _UPDATE.search(mention.text)]
    leading = pair.leading
    counts = leading is not None and leading.left.kind == "count" and not leading.left.direction
    if counts and marked and (running or len(marked) == 2):
        return Feature("update", -1.0, "One is a running count that the other may have overtaken.")
    apart = _published_apart(pair)
    if counts and apart:
        return Feature("update", -1.0, f"The sources appeared {apart} days apart, and counts move on.")
    return Feature("update", 0.0, "Nothing says that one is a later count.")


def _published_apart(pair: Pair) -> int:
    """Days between the sources where the statements do not say themselves when; 0 when unknown or within a day."""
    left, right = pair.left, pair.right
    if left.published is None or right.published is None or (left.time_start and right.time_start):
        return 0
    days = abs((left.published - right.published).days)
    return days if days > 1 else 0


def speakers(pair: Pair) -> Feature:
    """Who says so: police and organisers may count one march differently."""
    left, right = set(pair.left.speakers), set(pair.right.speakers)
    if not left or not right:
        return Feature("speakers", 0.0, "Not both say whom the figure comes from.")
    best = max(fuzz.partial_ratio(fold(one).lower(), fold(other).lower()) for one in left for other in right)
    known = [{term.form for name in m.speakers for term in terms(name, m.lang)} for m in (pair.left, pair.right)]
    if best >= 80 or known[0] & known[1]:
        return Feature("speakers", 1.0, "Both quote the same speaker.")
    return Feature("speakers", -0.5, f"One quotes {min(left)}, the other {min(right)}.")


def _near_ideas(pair: Pair, side: int) -> frozenset[str]:
    """The ideas that belong to the deciding figure: of each axis the nearest one."""
    mention = (pair.left, pair.right)[side]
    leading = pair.leading
    figure = (leading.left, leading.right)[side] if leading else None
    scopes = ideas().scopes
    nearest: dict[str, tuple[float, str]] = {}
    for term in terms(figure.item or "", mention.lang) if figure else ():
        nearest[term.form.partition(".")[0]] = (-1.0, term.form)
    found = set()
    for term in mention.terms:
        axis = term.form.partition(".")[0]
        if term.sort != "idea" or axis in _PLACES or axis in _CALENDAR:
            continue
        if scopes[axis] == "statement":
            found.add(term.form)
        elif scopes[axis] == "figure":
            nearest[axis] = min(nearest.get(axis, (9e9, "")), (_distance(mention, figure, term), term.form))
    return frozenset(found | {idea for _, idea in nearest.values() if "." in idea})


_CUT = re.compile(r"[,;:，、；：]| and | while | but |和|及|并|而|另")
_NUMBER_BEFORE = re.compile(r"[\d〇零一二两三四五六七八九十百千万亿]+[^\d，,。]{0,3}$")


def _distance(mention: Mention, figure: Figure | None, term: Term) -> float:
    """How far a word stands from a figure, in characters; a comma widens it, so does a number that claims the word."""
    if figure is None or term.start < 0:
        return 500.0
    if figure.start <= term.start < figure.end:
        return 0.0
    before = term.end <= figure.start
    between = mention.text[term.end : figure.start] if before else mention.text[figure.end : term.start]
    claimed = before and _NUMBER_BEFORE.search(fold(mention.text[max(0, term.start - 8) : term.start]))
    return len(between) + 60 * len(_CUT.findall(between)) + (30 if claimed else 0)


def _ideas_of(mention: Mention, axes: frozenset[str]) -> frozenset[str]:
    """The ideas of some axes that a statement names: in its clause, else anywhere in its sentence."""
    inside = {form for form in mention.core_forms if form.partition(".")[0] in axes}
    reached = {form.partition(".")[0] for form in inside}
    around = {form for form in mention.forms if form.partition(".")[0] in axes}
    return frozenset(inside | {form for form in around if form.partition(".")[0] not in reached})


def _names(mention: Mention) -> set[str]:
    inside = {form for form, term in mention.core_forms.items() if term.sort == "name"}
    return inside or {form for form, term in mention.forms.items() if term.sort == "name" and term.start != QUOTED}


def _contrasts(left: frozenset[str], right: frozenset[str]) -> list[tuple[str, str]]:
    """Pairs of ideas that shut each other out, one held on the left alone, the other on the right alone."""
    scopes = ideas().scopes
    found = []
    for one in sorted(left - right):
        axis = one.partition(".")[0]
        if scopes[axis] != "never":
            found += [(one, other) for other in sorted(right - left) if other.startswith(axis + ".")]
    return found


# In the order in which they are shown.
FEATURES: tuple[Callable[[Pair], Feature], ...] = (
    figures,
    precision,
    wording,
    meaning,
    place,
    names,
    swap,
    thing,
    subject,
    time,
    stance,
    update,
    speakers,
)
