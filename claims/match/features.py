"""What speaks for and against two statements being the same: one function for each kind of evidence.

A feature looks at a pair and returns its value, from -1 (they are not about the same) to 1, with the sentence that is
shown to people. The first line of its docstring is the explanation of the feature itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from rapidfuzz import fuzz

from claims.match.alignment import PEOPLE, Aligned
from claims.match.figures import Figure, gap
from claims.match.kin import sounds_like
from claims.match.mention import QUOTED, Mention
from claims.match.modality import modality
from claims.match.overlap import alike, is_known
from claims.match.pair import Feature, Pair, shown
from claims.match.roles import PLACES, meaning
from claims.match.spelling import spelling
from claims.match.things import GENERAL, swap, thing
from claims.match.topic import topic
from claims.match.when import time, update
from claims.match.where import place
from claims.match.words import CALENDAR, Term, terms
from extract.fold import fold


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
    size = abs(aligned.left.low)
    large = 0.0 if digits > 3 or size < 1000 else 0.1 if size < 10**6 else 0.15
    nearness = max(0.4, 1 - 4 * float(gap(aligned.left.low, aligned.right.low)))  # a bound says less of a distant point
    return nearness * min(0.95, _ROUND.get(digits, 0.95) + unit + large)


def _digits(figure: Figure) -> int:
    if figure.kind == "ratio" and figure.unit == "%":
        written = sum(sign.isdigit() for sign in figure.exact)
        return max(1, written)  # a third is one of few fractions, however many threes it has; 4 of 27 is one of many
    return max(1, len((figure.low / figure.grain).normalize().as_tuple().digits))


def _days(figure: Figure) -> int:
    return (figure.last_day - figure.first_day).days + 1 if figure.first_day and figure.last_day else 1


def wording(pair: Pair) -> Feature:
    """Words that both use, the rare ones first; words of the other language count by their translation.

    Names, places, times and "people" alone are no topic: what shares nothing else hardly counts.
    """
    shared = pair.overlap.shared
    topical = {one for one, _ in shared} & _topics(pair.left.forms)
    if not topical and not (_topics(pair.left.core_forms) and _topics(pair.right.core_forms)):
        topical = _topics(pair.left.forms) & _topics(pair.right.forms)  # a bare clause speaks of what its sentence does
    listed = ", ".join(shown(one, other) for one, other in shared[:6])
    saturation = min(1.0, pair.overlap.weight / 1.2) * (1.0 if topical else 0.25)
    value = pair.overlap.share * saturation
    if topical and min(len(_topics(mention.core_forms)) for mention in (pair.left, pair.right)) < _BARE:
        value = max(value, _AROUND * context(pair).value)
    sentence = f"Both speak of {listed}." if listed else "They share no word that says anything."
    return Feature("wording", round(value, 3), sentence)


_BARE = 2  # telling words below which a clause speaks of what its sentence does
_AROUND = 0.85  # what that counts


def _topics(forms: Mapping[str, Term]) -> set[str]:
    known = (*PLACES, *CALENDAR)
    return {
        form
        for form, term in forms.items()
        if term.sort != "name" and form.partition(".")[0] not in known and form not in _NO_TOPIC
    }


_NO_TOPIC = frozenset(
    ("thing.people", "thing.national", "thing.world", "thing.announce", "thing.record", "thing.government")
)


def context(pair: Pair) -> Feature:
    """How far the whole sentences speak of the same, beyond the clauses that hold the figures."""
    if pair.left.lang != pair.right.lang:
        return Feature("context", round(pair.overlap.share, 3), "Across languages the clauses stand for them.")
    left, right = pair.left.forms, pair.right.forms
    met = sum(left[form].weight for form in left.keys() & right.keys())
    least = min(sum(term.weight for term in forms.values()) for forms in (left, right))
    share = met / least if least else 0.0
    return Feature("context", round(share, 3), f"The whole sentences share {share:.0%} of the shorter one's words.")


def names(pair: Pair) -> Feature:
    """Names that no table knows: one shared speaks for, different ones on both sides speak against."""
    crossing = pair.left.lang != pair.right.lang
    about = [
        [name for name in _named(mine.subject, mine) if not _is_named(name, other, crossing)]
        for mine, other in ((pair.left, pair.right), (pair.right, pair.left))
    ]
    if not crossing and about[0] and about[1]:
        return Feature("names", -1.0, f"One is about {shown(about[0][0])}, the other about {shown(about[1][0])}.")
    labels = [{form for form in mention.core_forms if form[0] == "#"} for mention in (pair.left, pair.right)]
    if labels[0] and labels[1] and not labels[0] & labels[1]:
        return Feature("names", -1.0, f"One is about number {min(labels[0])[1:]}, the other {min(labels[1])[1:]}.")
    works = [{form for form in mention.forms if form[0] == "《"} for mention in (pair.left, pair.right)]
    if works[0] and works[1] and not works[0] & works[1]:
        return Feature("names", -1.0, f"One is about {min(works[0])}》, the other about {min(works[1])}》.")
    left, right = (_names(mention) for mention in (pair.left, pair.right))
    only_left = [name for name in sorted(left) if not _is_named(name, pair.right, crossing)]
    only_right = [name for name in sorted(right) if not _is_named(name, pair.left, crossing)]
    shared = sorted(left - set(only_left))
    if crossing:
        only_left, only_right = _unlike(only_left, right), _unlike(only_right, left)
        only_left, only_right = (
            [name for name in only if len(name) > 1 and is_known(name)] for only in (only_left, only_right)
        )
    if only_left and only_right and not (crossing and shared):
        value = -0.5 if shared and pair.overlap.share < _LITERAL else -1.0
        return Feature("names", value, f"One names {only_left[0]}, the other {only_right[0]}.")
    if shared:
        return Feature("names", 1.0, f"Both name {shared[0]}.")
    return Feature("names", 0.0, "No other name is shared.")


def _unlike(names: list[str], others: set[str]) -> list[str]:
    """The names that sound like none of the other language's: Moutai is 茅台, though the dictionary has Maotai."""
    return [name for name in names if not any(sounds_like(name, other) for other in others)]


_LITERAL = 0.75  # share of common words from which an exchanged name is the only difference


def _named(part: str | None, mention: Mention) -> list[str]:
    """The names in a subject, those of known places and companies among them."""
    found = terms(part, mention.lang) if part and part not in mention.speakers else ()
    return [term.form for term in found if term.sort == "name" or term.form.partition(".")[0] in _OWN_PLACES]


_OWN_PLACES = ("city", "province", "company")


def _is_named(name: str, mention: Mention, crossing: bool) -> bool:
    return any(form == name or alike(name, form, crossing) for form in mention.forms)


_TOWNS = ("city.", "province.")


def _names(mention: Mention) -> set[str]:
    inside = {form for form, term in mention.core_forms.items() if term.sort == "name" or form.startswith(_TOWNS)}
    return inside or {form for form, term in mention.forms.items() if term.sort == "name" and term.start != QUOTED}


def subject(pair: Pair) -> Feature:
    """Who or what each is about: alike in one language, or two ideas that the other side does not speak of."""
    left, right = pair.left.subject, pair.right.subject
    share = pair.leading is not None and pair.leading.left.kind in ("percent", "ratio", "age")
    heads = _head(pair.left, share=share), _head(pair.right, share=share)
    met = {one for one, _ in pair.overlap.shared} | {other for _, other in pair.overlap.shared}
    if heads[0] and heads[1] and not met & {*heads} and not _count(pair):
        return Feature("subject", -1.0, f"One is about {shown(heads[0])}, the other about {shown(heads[1])}.")
    if not left or not right or pair.left.lang != pair.right.lang:
        return Feature("subject", 0.0, "The subjects cannot be compared by their spelling.")
    ratio = fuzz.partial_ratio(fold(left).lower(), fold(right).lower()) / 100
    return Feature(
        "subject", round(ratio - 0.4, 3) if ratio > 0.4 else 0.0, f"“{left}” and “{right}” are the subjects."
    )


def _count(pair: Pair) -> bool:
    """Whether a subject is only who counted: ministry and charity count the same victims."""
    return any(_COUNTING.search(mention.text, mention.start, mention.end) for mention in (pair.left, pair.right))


_COUNTING = re.compile(
    r"\b(?:count|estimat|record|register|report|put)(?:s|ed|es)?\b|统计|估计|估算|点算|录得|清点", re.IGNORECASE
)


def _head(mention: Mention, *, share: bool) -> str | None:
    """The idea that names the subject: the last one of it, where it says what the statement is about.

    People are a subject only where a `share` of them or their age is told.
    """
    if not mention.subject or mention.subject in mention.speakers:
        return None
    owned = _OWNED.match(mention.text, mention.text.find(mention.subject) + len(mention.subject))
    whole = mention.subject + (owned[1] if owned else "")  # the wages of Dublin are no city
    found = [term.form for term in terms(whole, mention.lang) if term.sort == "idea"]
    telling = [
        form
        for form in found
        if (form not in _NO_HEAD or (share and form == PEOPLE)) and form.partition(".")[0] not in _NO_HEADS
    ]
    return telling[-1] if telling else None


_OWNED = re.compile(r"的([\u3400-\u9fff]{2,4})")
_NO_HEAD = GENERAL - {"thing.government"} | {
    f"thing.{idea}" for idea in ("world", "city", "county", "town", "district")
}
_NO_HEADS = (*PLACES, *CALENDAR, "change", "body", "sex")


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


# In the order in which they are shown.
FEATURES: tuple[Callable[[Pair], Feature], ...] = (
    figures,
    precision,
    wording,
    spelling,
    context,
    meaning,
    place,
    names,
    swap,
    thing,
    subject,
    topic,
    time,
    stance,
    modality,
    update,
    speakers,
)
