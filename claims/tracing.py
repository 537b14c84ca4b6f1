"""What became of each appearance in another text of its source: unchanged, moved, altered or gone.

First come words that stand where they stood, then the same words elsewhere, then words that were edited around the same
figures, then a sentence that is the same but for its figures. A place never moves to a look-alike with other digits:
that one is altered.
"""

from __future__ import annotations

import hashlib
import re
import sqlite3
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from db.changes import Change, Figure, Outcome, Told, current_version, told, told_in
from db.rows import APPEARANCE, QUANTITY, Appearance, appearance_row, quantity_row, source_id
from extract.fold import fold
from extract.model import Source

_EDITED = 75.0  # rapidfuzz ratio of two clauses, figures out, from which one with the same figures is the other, edited
_ALTERED = 65.0  # the same of clauses that measure the same: 上涨3% became 下跌3%
_SENTENCE = 85.0  # the same of sentences in which no rule finds a claim, where nothing else speaks for it
_TERSE = 6  # characters of a clause without its figures; a shorter one needs its sentence to be told apart
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*|[零〇一二两三四五六七八九十百千万亿]{2,}")
_SENTENCES = re.compile(r"[^。！？!?\n]+?(?:[。！？!?]|\.(?=\s)|$)", re.M)
_BESIDE = frozenset(("time", "context"))  # roles of figures that only frame a claim


def trace(old: Sequence[Told], new: Sequence[Told], text: str) -> list[Change]:
    """What became of every appearance of `old` in the `text` whose appearances are `new`, in the order of `old`."""
    pairs: dict[int, tuple[int, bool]] = {}  # place in old -> place in new, and whether the figures agree
    for steps in (_standing, _same_words, _same_figures, _same_but_for_figures):
        taken = {place for place, _ in pairs.values()}
        left = [at for at in range(len(old)) if at not in pairs]
        right = [at for at in range(len(new)) if at not in taken]
        agree = steps is not _same_but_for_figures
        pairs |= {one: (other, agree) for one, other in steps(old, left, new, right)}
    elsewhere = _Elsewhere(text, [new[place] for place, _ in pairs.values()])
    return [
        _change(each, new[pairs[at][0]], pairs[at][1]) if at in pairs else elsewhere.change(each)
        for at, each in enumerate(old)
    ]


Pairs = Iterable[tuple[int, int]]


def _standing(old: Sequence[Told], left: list[int], new: Sequence[Told], right: list[int]) -> Pairs:
    return _by_key(old, left, new, right, lambda each: (each.start, each.exact, _spans(each)))


def _same_words(old: Sequence[Told], left: list[int], new: Sequence[Told], right: list[int]) -> Pairs:
    return _by_key(old, left, new, right, lambda each: (each.exact, _spans(each)))


def _by_key(
    old: Sequence[Told], left: list[int], new: Sequence[Told], right: list[int], key: Callable[[Told], Hashable]
) -> Pairs:
    """Pairs of equal keys; of several twins those whose surroundings are most alike, then in the order of the text."""
    places: dict[Hashable, list[int]] = {}
    for at in right:
        places.setdefault(key(new[at]), []).append(at)
    scored = [
        (-_surroundings(old[one], new[other]), abs(left.index(one) - right.index(other)), one, other)
        for one in left
        for other in places.get(key(old[one]), ())
    ]
    return _greedy((one, other) for _, _, one, other in sorted(scored))


def _same_figures(old: Sequence[Told], left: list[int], new: Sequence[Told], right: list[int]) -> Pairs:
    return _alike(old, left, new, right, lambda one, other: _likeness(one, other, _EDITED) * _say_the_same(one, other))


def _same_but_for_figures(old: Sequence[Told], left: list[int], new: Sequence[Told], right: list[int]) -> Pairs:
    return _alike(
        old, left, new, right, lambda one, other: _likeness(one, other, _ALTERED) * _measure_alike(one, other)
    )


def _alike(
    old: Sequence[Told],
    left: list[int],
    new: Sequence[Told],
    right: list[int],
    likeness: Callable[[Told, Told], float],
) -> Pairs:
    """Pairs that are alike at all, the most alike first; what measures the same in the same unit before the rest."""
    scored = [(-score, one, other) for one in left for other in right if (score := likeness(old[one], new[other])) > 0]
    return _greedy((one, other) for _, one, other in sorted(scored))


def _greedy(ordered: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The pairs in their order, each place once."""
    lefts: set[int] = set()
    rights: set[int] = set()
    for one, other in ordered:
        if one not in lefts and other not in rights:
            lefts.add(one)
            rights.add(other)
            yield one, other


def _own(each: Told) -> tuple[Figure, ...]:
    """The figures that a claim asserts; of one that is only a date, the date."""
    return tuple(figure for figure in each.figures if figure.role not in _BESIDE) or each.figures


def _spans(each: Told) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((figure.start - each.start, figure.end - each.start) for figure in _own(each)))


def _value(figure: Figure) -> Hashable:
    return (
        *(figure.kind, figure.value, figure.max_value, figure.unit, figure.modifier, figure.direction),
        *(figure.start_date, figure.end_date),
    )


def _say_the_same(one: Told, other: Told) -> bool:
    """Whether all figures are equal, however they are written, and so are all digits that belong to none."""
    figures = [Counter(_value(figure) for figure in each.figures) for each in (one, other)]
    rest = [Counter(_DIGITS.findall(_masked(each))) for each in (one, other)]
    return figures[0] == figures[1] and rest[0] == rest[1]


def _measure_alike(one: Told, other: Told) -> float:
    """1 for figures of one kind and unit, a little less for those of one kind, 0 for others."""
    units = [{(each.kind, each.unit) for each in _own(told)} for told in (one, other)]
    kinds = [{kind for kind, _ in found} for found in units]
    return 1.0 if units[0] & units[1] else 0.99 if kinds[0] & kinds[1] else 0.0


def _likeness(one: Told, other: Told, least: float) -> float:
    """0 to 100: how alike two clauses are without their figures, 0 below `least`; terse ones need alike sentences."""
    clauses = [_blank(_masked(each)) for each in (one, other)]
    score = fuzz.ratio(*clauses, score_cutoff=least)
    if min(map(len, clauses)) < _TERSE:
        return min(score, fuzz.ratio(*(_blank(fold(each.text)) for each in (one, other))))
    return score


def _masked(each: Told) -> str:
    """The clause folded, with a mark for each figure."""
    text = fold(each.exact)
    for figure in sorted(each.figures, key=lambda figure: -figure.start):
        start, end = figure.start - each.start, figure.end - each.start
        if 0 <= start < end <= len(text):
            text = f"{text[:start]}#{text[end:]}"
    return text.lower()


def _blank(text: str) -> str:
    return _DIGITS.sub("#", text.lower())


def _surroundings(one: Told, other: Told) -> int:
    """How many characters around two places are the same, from the places outwards."""
    return _shared(one.prefix[::-1], other.prefix[::-1]) + _shared(one.suffix, other.suffix)


def _shared(one: str, other: str) -> int:
    differing = (at for at, (left, right) in enumerate(zip(one, other, strict=False)) if left != right)
    return next(differing, min(len(one), len(other)))


def _figures(each: Told) -> str:
    return "; ".join(figure.exact for figure in _own(each))


def _change(one: Told, other: Told, agree: bool) -> Change:
    stands = agree and one.start == other.start and one.exact == other.exact
    return Change(
        *(one.id, one.claim_id, "unchanged" if stands else "moved" if agree else "altered", one.exact, other.exact),
        *(one.start, other.start, _figures(one), _figures(other), other.id),
    )


class _Elsewhere:
    """A text in which no rule finds what an appearance claims: its words may stand in it all the same."""

    def __init__(self, text: str, known: Sequence[Told]) -> None:
        self._text = text
        self._known = known  # what other appearances became: their sentences are not this one's
        self._sentences: list[tuple[int, str, str]] | None = None

    def change(self, each: Told) -> Change:
        """What became of its words."""
        gone = Change(
            *(each.id, each.claim_id, "gone", each.exact, None, each.start, None, _figures(each), None, None),
        )
        found = [match.start() for match in re.finditer(re.escape(each.exact), self._text)]
        if found:
            start = min(found, key=lambda at: (-self._context(each, at), at))
            outcome: Outcome = "unchanged" if start == each.start else "moved"
            return replace(gone, outcome=outcome, new_exact=each.exact, new_start=start, new_figures=_figures(each))
        return self._edited(each, gone)

    def _context(self, each: Told, at: int) -> int:
        before, after = self._text[max(0, at - len(each.prefix)) : at], self._text[at + len(each.exact) :]
        return _shared(each.prefix[::-1], before[::-1]) + _shared(each.suffix, after[: len(each.suffix)])

    def _edited(self, each: Told, gone: Change) -> Change:
        """A sentence that is the same but for its digits; with the same digits it is the sentence, edited."""
        wanted = _blank(fold(each.text))
        scored = [
            (fuzz.ratio(wanted, blank, score_cutoff=_SENTENCE), -start, sentence)
            for start, sentence, blank in self._free_sentences()
        ]
        best, start, sentence = max(scored, default=(0.0, 0, ""))
        if not best or len(wanted) < _TERSE:
            return gone
        digits = [_DIGITS.findall(fold(text)) for text in (each.text, sentence)]
        new = "; ".join(figure for figure in digits[1] if figure not in digits[0])
        outcome: Outcome = "moved" if Counter(digits[0]) == Counter(digits[1]) else "altered"
        return replace(gone, outcome=outcome, new_exact=sentence, new_start=-start, new_figures=new or None)

    def _free_sentences(self) -> list[tuple[int, str, str]]:
        if self._sentences is None:
            taken = {place for each in self._known for place in range(each.start, each.end)}
            self._sentences = [
                (match.start(), match[0], _blank(fold(match[0])))
                for match in _SENTENCES.finditer(self._text)
                if taken.isdisjoint(range(*match.span()))
            ]
        return self._sentences


@dataclass(frozen=True, slots=True)
class Carried:
    """The appearances of a new text under the ids that they had in the one before, and what became of those."""

    appearances: list[Appearance]
    changes: list[Change]


def carried(connection: sqlite3.Connection, source: Source, found: Sequence[Appearance]) -> Carried:
    """What a source claims with its new text: a claim that stands in it again keeps its id, wherever it stands now."""
    version = current_version(connection, source_id(source))
    if version is None:
        return Carried(list(found), [])
    changes = trace(told_in(connection, version), [_told(each, source) for each in found], source.text)
    kept = {
        each.new_appearance_id: each.appearance_id
        for each in changes
        if each.new_appearance_id is not None and each.outcome != "altered"
    }
    names = {each.id: kept.get(each.id) or _free(each.id, set(kept.values())) for each in found}
    renamed = [replace(each, id=names[each.id]) for each in found]
    told_again = [replace(each, new_appearance_id=names.get(each.new_appearance_id or "")) for each in changes]
    return Carried(renamed, told_again)


def _free(name: str, taken: set[str]) -> str:
    """`name`, or one made from it where another place goes by it: that one stood here in an earlier text."""
    return name if name not in taken else hashlib.sha256(f"{name} 2".encode()).hexdigest()[: len(name)]


def _told(each: Appearance, source: Source) -> Told:
    row = dict(zip(APPEARANCE, appearance_row(each, source, 0, ""), strict=True)) | {"claim_id": None}
    quantities = [
        dict(zip(QUANTITY, quantity_row(each.id, place, quantity, base, source.text), strict=True))
        for place, (quantity, base) in enumerate(zip(each.claim.quantities, each.bases, strict=True))
    ]
    return told(row, quantities)
