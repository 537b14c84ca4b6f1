"""Two sentences that differ in one noun alone, which makes them two statements of two things."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from claims.match.evidence.speakers import is_disputed
from claims.match.evidence.things import is_thing, resemble
from claims.match.pairs.pair import Feature, Pair, clause, is_literal, shown
from claims.match.statement.counters import is_of_unit
from claims.match.statement.mention import Mention
from claims.match.statement.results import RESULTS
from claims.match.words.kin import are_opposites, is_verb
from claims.match.words.terms import CALENDAR, PLACES, Term, terms


def swap(pair: Pair) -> Feature:
    """Two sentences that differ in one noun alone are about two things, however alike the rest: homes and garages."""
    rest = pair.leading is not None and pair.leading.is_complement  # 12% safe, 88% unsafe
    if not pair.is_crossing and is_literal(pair) and not rest and not (pair.is_clash and is_disputed(pair)):
        exchanged = _exchanged_ends(pair) or _exchanged_words(pair)
        if exchanged is None and pair.left.lang == "zh":
            exchanged = _exchanged_characters(pair)
        if exchanged:
            return Feature("swap", -1.0, f"Where one has {exchanged[0]}, the other has {exchanged[1]}.")
    return Feature("swap", 0.0, "No single word was exchanged for another.")


def _exchanged_ends(pair: Pair) -> tuple[str, str] | None:
    """The opposites in the one place where two clauses differ: started and finished, 公立 and 私立."""
    left, right = (
        list(clause(mention)) if mention.lang == "zh" else _ENGLISH.findall(clause(mention))
        for mention in (pair.left, pair.right)
    )
    if abs(len(left) - len(right)) > _SHORT or _unit(pair) in RESULTS:
        return None  # whom one beat lost to it
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    changed = [code for code in matcher.get_opcodes() if code[0] != "equal"]
    rest = sum(max(i_end - i, j_end - j) for _, i, i_end, j, j_end in changed)
    if rest > _SHORT:
        return None
    for tag, i, i_end, j, j_end in changed:
        if tag != "replace" or not i_end - i == j_end - j == 1:
            continue
        one, other = left[i], right[j]
        counted = one in _ORDINALS and "".join(left[i_end : i_end + 1]) not in _RANKED
        if not counted and are_opposites(one, other):
            return one, other
    return None


_SHORT = 3  # words or signs that may differ, the two ends among them
_ENGLISH = re.compile(r"[a-z][a-z'’-]*")
_ORDINALS = frozenset("一二三四五")
_RANKED = frozenset("等期级类组批手本审读")  # 一等座 and 二等座 are no two numbers of one thing


def _exchanged_words(pair: Pair) -> tuple[str, str] | None:
    """The nouns in the one place where two sequences of words differ, give or take another word."""
    partner = {other: one for one, other in pair.overlap.shared}
    known = {one for one, _ in pair.overlap.shared}
    left, right = _in_order(pair.left), _in_order(pair.right)
    forms = [term.form for term in left], [partner.get(term.form, term.form) for term in right]
    matcher = SequenceMatcher(None, forms[0], forms[1], autojunk=False)
    met = sum(block.size for block in matcher.get_matching_blocks())
    details = _details(pair)
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        lengths = i_end - i, j_end - j
        rest = max(len(left) - met - lengths[0], len(right) - met - lengths[1])
        if tag == "replace" and met and max(lengths) <= 2 and rest <= 1:
            one, other = left[i_end - 1], right[j_end - 1]
            fresh = one.form not in known and other.form not in partner
            fresh = fresh and not any(is_of_unit(term.form, _unit(pair)) for term in (one, other))
            fresh = fresh and one.form not in details[0] and other.form not in details[1]
            sided = _are_of_one_sort(one, other) and not resemble(one, other)
            if fresh and sided and _is_noun(pair.left, one) and _is_noun(pair.right, other):
                return shown(one.form), shown(other.form)
    return None


_OFFICES = frozenset(
    f"thing.{idea}" for idea in ("president", "minister", "prime_minister", "mayor", "ceo", "champion")
)


def _are_of_one_sort(one: Term, other: Term) -> bool:
    """Whether both name places or firms, or neither does; a name no table knows may be a place, and bear an office."""
    if not _OFFICES.isdisjoint((one.form, other.form)) and not one.sort == other.sort == "idea":
        return False  # Trump's approval, the president's approval
    placed = [term.form.partition(".")[0] in PLACES for term in (one, other)]
    named = [term.sort == "name" or place for term, place in zip((one, other), placed, strict=True)]
    return placed[0] == placed[1] or all(named)  # Budapest and Passau, Shell and Eni


def _unit(pair: Pair) -> str | None:
    return pair.leading.left.unit if pair.leading else None


def _details(pair: Pair) -> tuple[set[str], set[str]]:
    """What is counted by figures that the other side does not give: more is said of the thing, no other thing."""
    given = {id(each.left) for each in pair.aligned} | {id(each.right) for each in pair.aligned}
    left, right = (
        {
            term.form
            for figure in mention.asserted
            if id(figure) not in given
            for term in terms(figure.item or "", mention.lang)
        }
        for mention in (pair.left, pair.right)
    )
    return left, right


_ALIKE_SIGNS = 0.7  # the same for two sequences of characters: Chinese words are cut differently beside unknown names


def _exchanged_characters(pair: Pair) -> tuple[str, str] | None:
    left, right = pair.left, pair.right
    texts = [clause(mention) for mention in (left, right)]
    matcher = SequenceMatcher(None, texts[0], texts[1], autojunk=False)
    if matcher.ratio() < _ALIKE_SIGNS:
        return None
    met = {one for one, _ in pair.overlap.shared}, {other for _, other in pair.overlap.shared}
    for tag, i, i_end, j, j_end in matcher.get_opcodes():
        widened = tag == "replace" and i_end - i == j_end - j == 1
        if widened:  # 问天, 梦天: a sign of a name is no word yet
            (i, i_end), (j, j_end) = _whole_word(left, i, i_end), _whole_word(right, j, j_end)
        one, other = texts[0][i:i_end], texts[1][j:j_end]
        if tag == "replace" and abs(len(one) - len(other)) <= 2 and _WORD.fullmatch(one) and _WORD.fullmatch(other):
            ones = _terms_at(left, left.start + i, left.start + i_end)
            others = _terms_at(right, right.start + j, right.start + j_end)
            known = any(term.form in met[0] for term in ones) or any(term.form in met[1] for term in others)
            pieces = all(len(term.form) == 1 for term in (*ones, *others))
            unknown = bool(ones and others) and pieces  # cut to pieces: a name in no dictionary
            resembling = any(resemble(one, other) for one in ones for other in others)
            if widened and not (ones and others):
                continue
            if _only_one_dates(ones, others) or _names_nothing(one, ones) != _names_nothing(other, others):
                continue
            if not known and not resembling and (unknown or any(is_thing(term) for term in (*ones, *others))):
                return one, other
    return None


def _only_one_dates(ones: list[Term], others: list[Term]) -> bool:
    """Whether one side has an hour of the day where the other has something else: 正式通车, 上午通车."""
    return any(_is_hour(term) for term in ones) != any(_is_hour(term) for term in others)


def _names_nothing(words: str, meant: list[Term]) -> bool:
    """Whether Chinese words only tell when or that there is something: where the other side has a noun it is added."""
    from extract.zh.words.tags import tagged  # brings jieba's dictionary, on first use only

    if words in _NOUNS or any(is_thing(term) for term in meant):
        return False
    return all(
        (tag[0] in _OF_GRAMMAR and _DENYING.isdisjoint(word)) or _HAVING.fullmatch(word) for word, tag in tagged(words)
    )


_NOUNS = frozenset(("首都",))  # an adverb to jieba
_OF_GRAMMAR = "dtpcu"  # jieba's tags of adverbs, times, prepositions, conjunctions and particles
_DENYING = frozenset("不没未非无")
_HAVING = re.compile("[仍还尚均都也共已另现只仅约再又就]*有|仍|截至")


def _is_hour(term: Term) -> bool:
    return term.form.startswith("daytime.")


def _whole_word(mention: Mention, start: int, end: int) -> tuple[int, int]:
    """The word around signs of a clause: one that is known, else all between the known words on both sides."""
    at = mention.start + start
    words = [term for term in mention.terms if term.end - term.start > 1 and term.start >= mention.start]
    inside = next((term for term in words if term.start <= at < term.end), None)
    if inside is not None:
        return inside.start - mention.start, inside.end - mention.start
    before = max((term.end for term in words if term.end <= at), default=at)
    after = min((term.start for term in words if term.start > at), default=at + end - start)
    if after - before > _LONGEST:
        return start, end
    return before - mention.start, after - mention.start


_LONGEST = 4  # signs of a name that no table knows

_WORD = re.compile(r"[\u3400-\u9fff]{2,6}")


def _terms_at(mention: Mention, start: int, end: int) -> list[Term]:
    return [term for term in mention.terms if term.start < end and term.end > start]


# After these an English word is a verb, whatever its ending.
_BEFORE_VERB = re.compile(
    r"\b(?:will|to|would|can|could|may|might|must|should|not|never|did|does|has|have|had|it|they|he|she) $",
    re.IGNORECASE,
)


_OBJECT = re.compile(r" (?:its|their|his|her|our)\b", re.IGNORECASE)  # left its rate, held its rate


def _is_noun(mention: Mention, term: Term) -> bool:
    if mention.lang == "en" and term.sort == "noun" and is_verb(term.form):
        return False
    if mention.lang == "en" and term.start >= 0 and _OBJECT.match(mention.text, term.end):
        return False
    verb = mention.lang == "en" and _BEFORE_VERB.search(mention.text, max(0, term.start - 8), term.start)
    return is_thing(term) and not verb


def _in_order(mention: Mention) -> list[Term]:
    """The words of the clause as they stand, those of the calendar and of the seasons apart."""
    words = (t for t in mention.core if t.start >= 0 and t.form not in _SEASONS)
    return [t for t in words if t.form.partition(".")[0] not in CALENDAR]


_SEASONS = frozenset(("thing.season", "winter", "summer", "autumn", "spring", "冬季", "夏季", "秋季", "春季"))
