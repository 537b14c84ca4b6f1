"""Names that no table knows: shared by two statements, told apart, shortened, or heard in the other language."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from claims.match.evidence.heard import other_person, unlike
from claims.match.evidence.initials import is_spelled_out
from claims.match.evidence.models import models
from claims.match.evidence.naming import ONLY_ITSELF, is_named, labels_of, names_in, names_of
from claims.match.evidence.speakers import is_disputed
from claims.match.evidence.when import time
from claims.match.evidence.where import lies_in, place
from claims.match.pairs.overlap import is_known
from claims.match.pairs.pair import Feature, Pair, is_literal, shown
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.statement.results import SCORE
from claims.match.words.surfaces import surfaces
from claims.match.words.terms import Term


def names(pair: Pair) -> Feature:
    """Names that no table knows: one shared speaks for, different ones on both sides speak against."""
    found = next(filter(None, (question(pair) for question in _AT_ONCE)), None)
    if found is not None:
        return found
    told = _compared(pair)
    found = next(filter(None, (question(told) for question in _OF_THE_REST)), None)
    return found or Feature("names", 0.0, "No other name is shared.")


def _other_subjects(pair: Pair) -> Feature | None:
    if pair.is_crossing:
        return None
    left, right = _subjects(pair)
    if not left or not right:
        return None
    return Feature("names", -1.0, f"One is about {shown(left[0])}, the other about {shown(right[0])}.")


def _other_persons(pair: Pair) -> Feature | None:
    """Ding Junhui against 王芳."""
    told = other_person(pair) if pair.is_crossing else None
    return Feature("names", -1.0, f"One is about {told[0]}, the other about {told[1]}.") if told else None


def _other_numbers(pair: Pair) -> Feature | None:
    """Line 3 against line 5."""
    left, right = labels_of(pair.left), labels_of(pair.right)
    if not left or not right or left & right:
        return None
    return Feature("names", -1.0, f"One is about number {min(left)[1:]}, the other {min(right)[1:]}.")


def _other_models(pair: Pair) -> Feature | None:
    """The X9 against the X9 Pro."""
    told = models(pair)
    return Feature("names", -1.0, f"One is about {told[0]}, the other about {told[1]}.") if told else None


def _other_works(pair: Pair) -> Feature | None:
    """One film, law or book against another."""
    left, right = ({form for form in mention.forms if form[0] == "《"} for mention in (pair.left, pair.right))
    if not left or not right or left & right:
        return None
    return Feature("names", -1.0, f"One is about {min(left)}》, the other about {min(right)}》.")


def _other_clubs(pair: Pair) -> Feature | None:
    if pair.leading is None or pair.leading.left.unit != SCORE or not (club := _other_side(pair)):
        return None
    return Feature("names", -1.0, f"One names {shown(club)}, and who else played nothing tells that both do.")


_AT_ONCE: tuple[Callable[[Pair], Feature | None], ...] = (
    _other_subjects,
    _other_persons,
    _other_numbers,
    _other_models,
    _other_works,
    _other_clubs,
)


@dataclass(frozen=True, slots=True)
class _Names:
    """The names that two statements share, and those that each alone tells and that speak against the other's."""

    pair: Pair
    met: frozenset[str]
    left: tuple[str, ...]
    right: tuple[str, ...]

    def without(self, left: Iterable[str], right: Iterable[str]) -> _Names:
        """The same but for some names that one alone tells."""
        gone, other_gone = set(left), set(right)
        return replace(
            self,
            left=tuple(name for name in self.left if name not in gone),
            right=tuple(name for name in self.right if name not in other_gone),
        )


def _compared(pair: Pair) -> _Names:
    """What the names of two statements come to."""
    left, right = names_of(pair.left), names_of(pair.right)
    met_left, met_right = _met(left, pair.left, pair.right), _met(right, pair.right, pair.left)
    only_left, only_right = (
        sorted(name for name in only if name[0] != "#") for only in (left - met_left, right - met_right)
    )
    against = _against(only_left, only_right), _against(only_right, only_left)
    told = _Names(pair, frozenset(met_left | met_right), tuple(against[0]), tuple(against[1]))
    told = told.without(
        (name for name in told.left if _is_beside(name, told.met, pair.left)),
        (name for name in told.right if _is_beside(name, told.met, pair.right)),
    )
    return _as_heard(told, left, right) if pair.is_crossing else _as_shortened(_without_makes(told))


def _without_makes(told: _Names) -> _Names:
    """The same without names that an article makes some of many, where one side alone has such: a Bentley."""
    left = _some_of_many(told.pair.left).intersection(told.left)
    right = _some_of_many(told.pair.right).intersection(told.right)
    return told if left and right else told.without(left, right)


_ARTICLE = re.compile(r"\ban? \Z", re.IGNORECASE)
_NO_NOUN = re.compile(r"[,.;:)]| (?:and|or|in|with|from|for|at|on|worth)\b|\Z")


@once
def _some_of_many(mention: Mention) -> frozenset[str]:
    """The forms that stand behind an article and before no noun wherever they do."""
    if mention.lang != "en":
        return frozenset()
    many: set[str] = set()
    one: set[str] = set()
    for term in mention.terms:
        if term.start >= 0:
            is_many = _ARTICLE.search(mention.text, max(0, term.start - 4), term.start)
            (many if is_many and _NO_NOUN.match(mention.text, term.end) else one).add(term.form)
    return frozenset(many - one)


def _met(names: set[str], mention: Mention, other: Mention) -> set[str]:
    """Those names of a statement that the other one tells too, in whatever way."""
    crossing = mention.lang != other.lang
    return {name for name in names if is_named(name, other, crossing) or is_spelled_out(name, mention, other)}


def _as_heard(told: _Names, left: set[str], right: set[str]) -> _Names:
    """The same for two languages: names that sound alike are shared, and those that nobody could know say nothing."""
    strange = unlike(told.left, right), unlike(told.right, left)
    known = (tuple(name for name in names if _is_sure(name)) for names in strange)
    return _Names(told.pair, told.met | (set(told.left) - set(strange[0])), *known)


def _is_sure(name: str) -> bool:
    """Whether a name is one that the other language would tell where it means it."""
    return len(name) > 1 and name[0] != "《" and is_known(name)


def _as_shortened(told: _Names) -> _Names:
    """The same for one language: a name and what it is shortened to are one."""
    short = [(one, other) for one in told.left for other in told.right if _is_short(one, other)]
    told = replace(told, met=told.met | {one for one, _ in short})
    told = told.without((one for one, _ in short), (other for _, other in short))
    if _may_lie_in(told.left, told.right) and _tells_one_name(told.pair):
        return replace(told, left=(), right=())
    return told


def _other_companies(told: _Names) -> Feature | None:
    found = _other_company(told.pair, told.left, told.right) if told.pair.is_crossing else None
    if found is None:
        return None
    return Feature("names", -1.0, f"One is about {shown(found[0])}, the other about {shown(found[1])}.")


def _exchanged(told: _Names) -> Feature | None:
    """A name on either side of which the other says nothing; across languages one that both share outweighs it."""
    if not told.left or not told.right or (told.pair.is_crossing and told.met):
        return None
    akin = _may_each_leave_out(told.pair, told.met) and not _are_two_of_a_kind(told)
    value = -0.5 if akin else -1.0
    return Feature("names", value, f"One names {shown(told.left[0])}, the other {shown(told.right[0])}.")


def _are_two_of_a_kind(told: _Names) -> bool:
    """Whether a name stands on each side before one noun for a place: Elmore prison, Fountain prison."""
    left = {_kind_behind(name, told.pair.left) for name in told.left}
    right = {_kind_behind(name, told.pair.right) for name in told.right}
    return not (left & right).isdisjoint(_PLACES_OF_A_KIND)


def _kind_behind(name: str, mention: Mention) -> str:
    """The noun right behind a name that is no town's."""
    ends = {term.end + 1 for term in mention.terms if term.form == name and term.start >= 0 and term.sort == "name"}
    kind = next((_NOUN.match(mention.text, end) for end in sorted(ends)), None)
    return kind.group().lower() if kind is not None else ""


_NOUN = re.compile(r"[A-Za-z]+")
_PLACES_OF_A_KIND = frozenset(
    (
        *("prison", "jail", "hospital", "school", "airport", "bridge", "station", "dam", "mine", "plant", "camp"),
        *("stadium", "port", "reservoir", "refinery", "university", "college", "museum", "hotel", "tunnel", "park"),
        *("beach", "market"),
    )
)


def _shared(told: _Names) -> Feature | None:
    return Feature("names", 1.0, f"Both name {shown(min(told.met))}.") if told.met else None


_OF_THE_REST: tuple[Callable[[_Names], Feature | None], ...] = (_other_companies, _exchanged, _shared)


def _subjects(pair: Pair) -> tuple[list[str], list[str]]:
    """The names that each is about and the other nowhere tells, shortened or as what they lie in."""
    left, right = (
        [
            name
            for name in names_in(mine.about, mine)
            if not is_named(name, other, False) and not is_spelled_out(name, mine, other)
        ]
        for mine, other in ((pair.left, pair.right), (pair.right, pair.left))
    )
    left = [name for name in left if not lies_in(name, right)]
    right = [name for name in right if not lies_in(name, left)]
    if any(_is_short(one, other) for one in left for other in right):
        return [], []  # 雅江 is 雅鲁藏布江
    return left, right


_LITERAL = 0.75  # share of common words from which an exchanged name is the only difference


def _may_each_leave_out(pair: Pair, shared: Collection[str]) -> bool:
    """Whether each may name what the other leaves out: two who tell one thing in their own words do.

    Where figures clash both have to be of one time and to name something else in common, or to spell what they name
    in two languages. Of the labelled pairs that this alone would have kept apart when they were first met, 5 of 5
    were the same and 5 of 6 contradictions.
    """
    if not pair.is_clash:
        akin = (shared or _are_of_one_day(pair)) and pair.overlap.share < _LITERAL
        return bool(akin) or not is_literal(pair)
    if shared and is_disputed(pair):
        return True
    known = pair.is_crossing or bool(shared)
    return not is_literal(pair) and time(pair).value == 1 and (known or place(pair).value > 0)


def _other_side(pair: Pair) -> str | None:
    """A club that one statement alone names, where both name one side of a match, or one player, at the most."""
    met = [one for one, _ in pair.overlap.shared if one in pair.left.forms and _is_player(pair.left.forms[one])]
    told = [{form for form in mention.forms if form.startswith(_PLAYING)} for mention in (pair.left, pair.right)]
    other = min((form for form in told[0] ^ told[1] if form.startswith("team.")), default=None)
    return other if len(met) < len(_SIDES) else None


def _is_player(term: Term) -> bool:
    return term.sort == "name" or term.form.startswith(_PLAYING)


_PLAYING = ("team.", "city.", "country.")
_SIDES = ("home", "away")


def _against(names: list[str], others: list[str]) -> list[str]:
    """The names that others may shut out: no place that lies in one of them, clubs and parties beside others alone."""
    sided = any(other.startswith(ONLY_ITSELF) for other in others)
    return [name for name in names if not lies_in(name, others) and (sided or not name.startswith(ONLY_ITSELF))]


_TOLD = 0.6  # of shared words: what tells more may well leave a name out


def _other_company(pair: Pair, left: Iterable[str], right: Iterable[str]) -> tuple[str, str] | None:
    """A known company beside a shared one, and a name that the other side has instead: OpenAI, Ampere."""
    both = pair.left.core_forms.keys() & pair.right.core_forms
    if pair.overlap.share >= _TOLD or not any(form.startswith("company.") for form in both):
        return None
    for mention, other, names in ((pair.left, pair.right, right), (pair.right, pair.left, left)):
        firms = [form for form in mention.core_forms if form.startswith("company.") and form not in other.forms]
        strange = [name for name in names if "." not in name]
        if firms and strange:
            return firms[0], strange[0]
    return None


def _are_of_one_day(pair: Pair) -> bool:
    """Whether both tell of one day and one known place: each may well name what the other leaves out."""
    left, right = pair.left, pair.right
    dated = left.time_start == left.time_end == right.time_start == right.time_end is not None
    return dated and place(pair).value > 0


def _is_short(one: str, other: str) -> bool:
    """Whether one of two Chinese names holds some characters of the other, from its first on: 凯 and 凯达格兰."""
    short, name = sorted((one, other), key=len)
    if len(short) == 1 and "." in name:
        return short >= "\u3400" and any(short in surface for surface in surfaces(name))  # 纽 of 纽交所 is New York
    if not "\u3400" <= short[0] == name[0] or len(short) == len(name):
        return False
    rest = iter(name)
    return all(sign in rest for sign in short)


def _is_beside(name: str, met: Collection[str], mention: Mention) -> bool:
    """Whether a name stands wherever it does right before one that both tell: the first name of Robert Mugabe."""
    if mention.lang == "zh" or not met:
        return False
    ends = [term.end for term in mention.terms if term.form == name and term.start >= 0]
    starts = {term.start for term in mention.terms if term.form in met and term.sort == "name"}
    return bool(ends) and all(end + 1 in starts and mention.text[end] == " " for end in ends)


def _may_lie_in(left: Iterable[str], right: Iterable[str]) -> bool:
    """Whether one side names provinces and the other what stands in no table, which may lie there."""
    return any(
        all(name.startswith("province.") for name in wide) and not any("." in name for name in narrow)
        for wide, narrow in ((left, right), (right, left))
    )


_PROPER = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)+")


def _tells_one_name(pair: Pair) -> bool:
    """Whether both texts tell of one thing by a name of several English words: the Creek Fire."""
    left, right = (
        set(_PROPER.findall(f"the {mention.text}".replace("the The ", "the "))) for mention in (pair.left, pair.right)
    )
    return not left.isdisjoint(right)
