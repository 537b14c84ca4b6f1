"""What became of each appearance in another text of its source: unchanged, moved, altered or gone.

First come words that stand where they stood, then the same words elsewhere, then words that were edited around the same
figures, then a sentence that is the same but for its figures. A place never moves to a look-alike with other digits:
that one is altered.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from rapidfuzz import fuzz, process

from claims.pairing import Pairs, greedy, groups, in_order, without
from db.texts.changes import Change, Figure, Outcome, Told
from extract.model import FRAMING
from extract.text.fold import fold

_EDITED = 75.0  # rapidfuzz ratio of two clauses, figures out, from which one with the same figures is the other, edited
_ALTERED = 65.0  # the same of clauses that measure the same: 上涨3% became 下跌3%
_SENTENCE = 85.0  # the same of sentences in which no rule finds a claim, where nothing else speaks for it
_COMPARED = 250_000  # pairs at most that are compared one by one; of longer lists each with its likest
_ALIKE = 20  # how many those are at least
_TERSE = 6  # characters of a clause without its figures; a shorter one needs its sentence to be told apart
_PLACES = 100  # in which words that no rule reads any more are looked for
_HAN = "[零〇一二两三四五六七八九十百千万亿]"
_DIGITS = re.compile(  # a single character is no number but of an ordinal: 一 is in 一些, 万 in 万一
    rf"\d+(?:[.,]\d+)*|(?<=第){_HAN}+|{_HAN}{{2,}}"
)
_NUMBER_BEFORE = re.compile(rf"(?:\d[.,]?|{_HAN})\Z")
_NUMBER_BEHIND = re.compile(rf"[.,]?\d|{_HAN}")
_SENTENCES = re.compile(r"[^。！？!?\n]+?(?:[。！？!?]|\.(?=\s)|$)", re.M)


def trace(old: Sequence[Told], new: Sequence[Told], text: str) -> list[Change]:
    """What became of every appearance of `old` in the `text` whose appearances are `new`, in the order of `old`."""
    before, after = _clauses(old), _clauses(new)
    pairs: dict[int, int] = {}
    altered: set[int] = set()
    for step in _STEPS:
        left = without(dict(enumerate(before)), pairs)
        right = without(dict(enumerate(after)), pairs.values())
        found = dict(step(left, right)) if left and right else {}
        altered.update(found if step is _same_but_for_figures else ())
        pairs |= found
    elsewhere = _Elsewhere(text, [(old[at], new[place]) for at, place in pairs.items()])
    return [
        _change(each, new[pairs[at]], at in altered) if at in pairs else elsewhere.change(each)
        for at, each in enumerate(old)
    ]


@dataclass(frozen=True, slots=True)
class _Clause:
    """An appearance with what is compared of it.

    `words` is its clause, `sentence` what stands around it, both folded and without numbers; `says` is equal where all
    figures are, however they are written, and all digits that belong to no claim's; `measures` are kinds and units.
    """

    told: Told
    words: str
    sentence: str
    says: Hashable
    measures: frozenset[tuple[str, str | None]]


Clauses = dict[int, _Clause]  # by their place in the text


def _clauses(all_told: Sequence[Told]) -> list[_Clause]:
    spans = sorted({(figure.start, figure.end) for each in all_told for figure in each.figures})
    sentences = {text: _blank(fold(text)) for text in {each.text for each in all_told}}
    return [_clause(each, _words(each, spans), sentences[each.text]) for each in all_told]


def _clause(each: Told, words: str, sentence: str) -> _Clause:
    counted = (Counter(map(_value, each.figures)), Counter(_DIGITS.findall(words)))
    says = tuple(frozenset(found.items()) for found in counted)
    measures = frozenset((figure.kind, figure.unit) for figure in _own(each))
    return _Clause(each, _blank(words), sentence, says, measures)


def _words(each: Told, spans: Sequence[tuple[int, int]]) -> str:
    """Its clause with `@` for each figure that it asserts and `#` for the others' in it."""
    own = {(figure.start, figure.end) for figure in _own(each)}
    within = spans[bisect_left(spans, (each.start, 0)) : bisect_left(spans, (each.end, 0))]
    text, last = fold(each.exact).lower(), len(each.exact)
    for start, end in reversed(within):
        if end - each.start <= last:
            text = f"{text[: start - each.start]}{'@' if (start, end) in own else '#'}{text[end - each.start :]}"
            last = start - each.start
    return text


def _standing(left: Clauses, right: Clauses) -> Pairs:
    return _by_key(left, right, lambda each: (each.start, each.exact, _spans(each)))


def _same_words(left: Clauses, right: Clauses) -> Pairs:
    return _by_key(left, right, lambda each: (each.exact, _spans(each)))


def _by_key(left: Clauses, right: Clauses, key: Callable[[Told], Hashable]) -> Pairs:
    """Pairs of equal keys; of several twins those whose surroundings are most alike, then in the order of the text."""
    ranks = [{place: rank for rank, place in enumerate(clauses)} for clauses in (left, right)]
    for lefts, rights in groups(left, right, lambda each: key(each.told)):
        if len(lefts) * len(rights) > _COMPARED:
            within = dict(in_order(lefts, rights, lambda each: (each.told.prefix, each.told.suffix)))
            yield from within.items()
            yield from in_order(without(lefts, within), without(rights, within.values()), lambda each: None)
            continue
        scored = [
            (-_surroundings(each.told, other.told), abs(ranks[0][at] - ranks[1][place]), at, place)
            for at, each in lefts.items()
            for place, other in rights.items()
        ]
        yield from greedy((one, other) for _, _, one, other in sorted(scored))


def _same_figures(left: Clauses, right: Clauses) -> Pairs:
    for lefts, rights in groups(left, right, lambda each: each.says):
        yield from _alike(lefts, rights, _EDITED, lambda one, other: 1.0)


def _same_but_for_figures(left: Clauses, right: Clauses) -> Pairs:
    return _alike(left, right, _ALTERED, _measure_alike)


_STEPS = (_standing, _same_words, _same_figures, _same_but_for_figures)


def _alike(left: Clauses, right: Clauses, least: float, weight: Callable[[_Clause, _Clause], float]) -> Pairs:
    """Pairs whose words are `least` alike, those with equal words first and then the most alike."""
    equal = dict(in_order(left, right, lambda each: (each.words, _is_terse(each) and each.sentence, each.measures)))
    yield from equal.items()
    left, right = without(left, equal), without(right, equal.values())
    places, words = list(right), [each.words for each in right.values()]
    scored = [
        (-score, at, places[rank])
        for at, each in left.items()
        for _, likeness, rank in process.extract(
            each.words, words, scorer=fuzz.ratio, score_cutoff=least, limit=max(_ALIKE, _COMPARED // len(left))
        )
        if (score := _likeness(each, right[places[rank]], likeness) * weight(each, right[places[rank]])) > 0
    ]
    yield from greedy((one, other) for _, one, other in sorted(scored))


def _own(each: Told) -> tuple[Figure, ...]:
    """The figures that a claim asserts; of one that is only a date, the date."""
    return tuple(figure for figure in each.figures if figure.role not in FRAMING) or each.figures


def _spans(each: Told) -> tuple[tuple[int, int], ...]:
    return tuple(sorted((figure.start - each.start, figure.end - each.start) for figure in _own(each)))


def _value(figure: Figure) -> Hashable:
    return (
        figure.kind,
        figure.value,
        figure.max_value,
        figure.unit,
        figure.modifier,
        figure.direction,
        figure.start_date,
        figure.end_date,
    )


def _measure_alike(one: _Clause, other: _Clause) -> float:
    """1 for figures of one kind and unit, a little less for those of one kind, 0 for others."""
    if one.measures & other.measures:
        return 1.0
    return 0.99 if {kind for kind, _ in one.measures} & {kind for kind, _ in other.measures} else 0.0


def _is_terse(each: _Clause) -> bool:
    return len(each.words) < _TERSE


def _likeness(one: _Clause, other: _Clause, likeness: float) -> float:
    """0 to 100: how alike two clauses are without their figures; terse ones need alike sentences."""
    if _is_terse(one) or _is_terse(other):
        return min(likeness, fuzz.ratio(one.sentence, other.sentence))
    return likeness


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


def _change(one: Told, other: Told, is_altered: bool) -> Change:
    stands = one.start == other.start and one.exact == other.exact
    outcome: Outcome = "altered" if is_altered else "unchanged" if stands else "moved"
    return Change(
        appearance_id=one.id,
        claim_id=one.claim_id,
        outcome=outcome,
        old_exact=one.exact,
        new_exact=other.exact,
        old_start=one.start,
        new_start=other.start,
        old_figures=_figures(one),
        new_figures=_figures(other),
        new_appearance_id=other.id,
    )


def _is_cut(text: str, start: int, end: int) -> bool:
    """Whether the words at `start`..`end` begin or end within a number.

    >>> _is_cut("15人失踪", 1, 4), _is_cut("其中5人失踪", 2, 5), _is_cut("第十三次", 2, 4), _is_cut("at 1,200", 0, 4)
    (True, False, True, True)
    """
    begins = _NUMBER_BEHIND.match(text, start) and _NUMBER_BEFORE.search(text, max(0, start - 2), start)
    ends = _NUMBER_BEFORE.search(text, max(0, end - 2), end) and _NUMBER_BEHIND.match(text, end)
    return bool(begins or ends)


class _Elsewhere:
    """A text in which no rule finds what an appearance claims: its words may stand in it all the same."""

    def __init__(self, text: str, known: Sequence[tuple[Told, Told]]) -> None:
        self._text = text
        self._covering: dict[int, list[tuple[Told, Told]]] = {}  # place -> other appearances that became what is there
        for old, new in known:
            for place in range(new.start, new.end):
                self._covering.setdefault(place, []).append((old, new))
        self._sentences: list[tuple[int, str, str]] | None = None

    def change(self, each: Told) -> Change:
        """What became of its words."""
        gone = Change(
            appearance_id=each.id,
            claim_id=each.claim_id,
            outcome="gone",
            old_exact=each.exact,
            new_exact=None,
            old_start=each.start,
            new_start=None,
            old_figures=_figures(each),
            new_figures=None,
            new_appearance_id=None,
        )
        found = list(islice(self._places(each), _PLACES))
        if found:
            start = min(found, key=lambda at: (-self._context(each, at), at))
            outcome: Outcome = "unchanged" if start == each.start else "moved"
            return replace(gone, outcome=outcome, new_exact=each.exact, new_start=start, new_figures=_figures(each))
        return self._edited(each, gone)

    def _places(self, each: Told) -> Iterator[int]:
        """Where its words stand, but for those that are a part of a longer number or of what another became."""
        for match in re.finditer(re.escape(each.exact), self._text):
            start, end = match.span()
            if not _is_cut(self._text, start, end) and not any(
                end <= new.end and not old.start <= each.start <= each.end <= old.end
                for old, new in self._covering.get(start, ())
            ):
                yield start

    def _context(self, each: Told, at: int) -> int:
        before, after = self._text[max(0, at - len(each.prefix)) : at], self._text[at + len(each.exact) :]
        return _shared(each.prefix[::-1], before[::-1]) + _shared(each.suffix, after[: len(each.suffix)])

    def _edited(self, each: Told, gone: Change) -> Change:
        """A sentence that is the same but for its digits; with the same digits it is the sentence, edited."""
        wanted, sentences = _blank(fold(each.text)), self._free_sentences()
        blanks = [blank for _, _, blank in sentences]
        best = process.extractOne(wanted, blanks, scorer=fuzz.ratio, score_cutoff=_SENTENCE)
        if best is None or len(wanted) < _TERSE:
            return gone
        start, sentence, _ = sentences[best[2]]
        digits = [_DIGITS.findall(fold(text)) for text in (each.text, sentence)]
        new = "; ".join(figure for figure in digits[1] if figure not in digits[0])
        outcome: Outcome = "moved" if Counter(digits[0]) == Counter(digits[1]) else "altered"
        return replace(gone, outcome=outcome, new_exact=sentence, new_start=start, new_figures=new or None)

    def _free_sentences(self) -> list[tuple[int, str, str]]:
        if self._sentences is None:
            self._sentences = [
                (match.start(), match[0], _blank(fold(match[0])))
                for match in _SENTENCES.finditer(self._text)
                if self._covering.keys().isdisjoint(range(*match.span()))
            ]
        return self._sentences
