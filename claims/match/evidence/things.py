"""Whether two statements of one figure count one thing: exchanged words, and the noun beside the figure."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from claims.match.evidence.speakers import is_disputed
from claims.match.pairs.overlap import alike
from claims.match.pairs.pair import Feature, Pair, clause, is_literal, is_precise, shown
from claims.match.statement.counters import counts_leaves_and_matters, counts_people_and_things, is_of_unit
from claims.match.statement.figures import Figure
from claims.match.statement.mention import Mention
from claims.match.statement.people import PEOPLE, counts_heads, is_person, may_be_people
from claims.match.words.kin import is_verb, kin
from claims.match.words.rarity import stem
from claims.match.words.surfaces import surfaces
from claims.match.words.terms import CALENDAR, PLACES, Term, ideas, terms


def swap(pair: Pair) -> Feature:
    """Two sentences that differ in one noun alone are about two things, however alike the rest: homes and garages."""
    clashing = pair.leading is not None and pair.leading.agreement == "clash"
    rest = pair.leading is not None and pair.leading.is_complement  # 12% safe, 88% unsafe
    if pair.left.lang == pair.right.lang and is_literal(pair) and not rest and not (clashing and is_disputed(pair)):
        exchanged = _exchanged_words(pair) or (_exchanged_characters(pair) if pair.left.lang == "zh" else None)
        if exchanged:
            return Feature("swap", -1.0, f"Where one has {exchanged[0]}, the other has {exchanged[1]}.")
    return Feature("swap", 0.0, "No single word was exchanged for another.")


GENERAL = frozenset(
    (
        *("thing.people", "thing.company", "thing.government", "thing.case", "thing.national", "change.up"),
        *("change.down", "thing.hit", "thing.record", "comparison.yearly", "comparison.monthly"),
    )
)


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
            sided = (one.form.partition(".")[0] in PLACES) == (other.form.partition(".")[0] in PLACES)
            sided = sided and not _resemble(one, other)
            if fresh and sided and _is_noun(pair.left, one) and _is_noun(pair.right, other):
                return shown(one.form), shown(other.form)
    return None


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
            resembling = any(_resemble(one, other) for one in ones for other in others)
            if widened and not (ones and others):
                continue
            if _only_one_dates(ones, others):
                continue
            if not known and not resembling and (unknown or any(_is_thing(term) for term in (*ones, *others))):
                return one, other
    return None


def _only_one_dates(ones: list[Term], others: list[Term]) -> bool:
    """Whether one side has an hour of the day where the other has something else: 正式通车, 上午通车."""
    return any(_is_hour(term) for term in ones) != any(_is_hour(term) for term in others)


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


def _resemble(one: Term, other: Term) -> bool:
    """Whether two Chinese words may name one thing: 藏书量 holds what 图书 ends in, 手机 not what 手环 ends in."""
    if one.sort == other.sort == "idea":
        return False
    return any(
        (left[-1] in right or right[-1] in left)
        and min(left[-1], right[-1]) >= "\u3400"
        and not _are_opposed(left, right)
        for left in _written(one)
        for right in _written(other)
    )


_OPPOSED = tuple(
    map(frozenset, ("春夏秋冬", "早中晚", "上下", "男女", "大中小", "东西南北", "新旧", "内外", "进出", "公私", "正副"))
)


def _are_opposed(left: str, right: str) -> bool:
    """Whether two words differ in one sign alone, and that tells one sort from another: summer and autumn grain."""
    if len(left) != len(right):
        return False
    apart = [{one, other} for one, other in zip(left, right, strict=True) if one != other]
    return len(apart) == 1 and any(apart[0] <= family for family in _OPPOSED)


def _written(term: Term) -> tuple[str, ...]:
    return surfaces(term.form) if term.sort == "idea" else (term.form,)


def _terms_at(mention: Mention, start: int, end: int) -> list[Term]:
    return [term for term in mention.terms if term.start < end and term.end > start]


# After these an English word is a verb, whatever its ending.
_BEFORE_VERB = re.compile(
    r"\b(?:will|to|would|can|could|may|might|must|should|not|never|did|does|has|have|had|it|they|he|she) $",
    re.IGNORECASE,
)


def _is_noun(mention: Mention, term: Term) -> bool:
    if mention.lang == "en" and term.sort == "noun" and is_verb(term.form):
        return False
    verb = mention.lang == "en" and _BEFORE_VERB.search(mention.text, max(0, term.start - 8), term.start)
    return _is_thing(term) and not verb


def _is_thing(term: Term) -> bool:
    """Whether a word names something that can be exchanged for another thing; roles are for `meaning` to tell apart."""
    if term.sort == "idea":
        return term.form not in GENERAL and ideas().scopes[term.form.partition(".")[0]] != "figure"
    return term.sort != "word" and (len(term.form) > 1 or term.form[0] < "\u3400")


def _in_order(mention: Mention) -> list[Term]:
    """The words of the clause as they stand, those of the calendar and of the seasons apart."""
    words = (t for t in mention.core if t.start >= 0 and t.form not in _SEASONS)
    return [t for t in words if t.form.partition(".")[0] not in CALENDAR]


_SEASONS = frozenset(("thing.season", "winter", "summer", "autumn", "spring", "冬季", "夏季", "秋季", "春季"))


def thing(pair: Pair) -> Feature:
    """What is counted or measured: the noun beside the figure has to be spoken of on the other side too."""
    leading = pair.leading
    if leading and counts_leaves_and_matters(leading.left.exact, leading.right.exact):
        return Feature("thing", -1.0, "One counts pages or the like, the other what they tell of.")
    if _people_and_things(pair):
        return Feature("thing", -1.0, "One counts people, the other things.")
    one = _counted(pair.left, leading.left) if leading else None
    other = _counted(pair.right, leading.right) if leading else None
    crossing = pair.left.lang != pair.right.lang
    if one is None or other is None:
        if alone := _untold(pair, one, other):
            return Feature("thing", -0.5, f"One counts {shown(alone.form)}, of which the other says nothing.")
        return Feature("thing", 0.0, "Nothing says that they count different things.")
    exchanged = shown(one.form), shown(other.form)
    if {one.form, other.form} == {PEOPLE, "thing.national"}:  # nationals, by a stem that it shares
        return Feature("thing", 0.1, f"Both count {exchanged[0]} or {exchanged[1]}.")
    spoken = _spoken_of(one, pair.right, crossing), _spoken_of(other, pair.left, crossing)
    named = leading and leading.left.item and leading.right.item and not crossing
    if leading and named and (leading.left.kind == "measure" or leading.agreement == "clash"):
        spoken = (all(spoken), all(spoken))  # 13 tonnes of cocaine among bananas are no 13 tonnes of bananas
    if kin(one.form, other.form) or any(spoken):
        return Feature("thing", 0.1, f"Both speak of {exchanged[0]} or {exchanged[1]}.")
    if not crossing and not {one.form, other.form}.isdisjoint(_ANYTHING):
        return Feature("thing", 0.0, f"{exchanged[0]} may be {exchanged[1]}.")
    if any(term.form in _WHO_COMES for term in (one, other)) and any(_is_someone(term) for term in (one, other)):
        return Feature("thing", 0.0, f"{exchanged[0]} may be {exchanged[1]}.")
    if {one.form, other.form} == _LEFT_WORK or (not crossing and _are_workers(one.form, other.form)):
        return Feature("thing", 0.0, f"{exchanged[0]} may be {exchanged[1]}.")
    if leading and leading.agreement != "clash" and {one.form, other.form} <= _SUPPLIED:
        return Feature("thing", 0.0, f"{exchanged[0]} may be {exchanged[1]}.")
    # A dictionary does not know every synonym.
    sure = one.sort == other.sort == "idea" or (is_literal(pair) and not _resemble(one, other))
    retold = not is_literal(pair) and (is_precise(pair) or (leading is not None and leading.agreement == "clash"))
    value = -1.0 if sure and not retold else -0.25 if crossing else -0.5
    return Feature("thing", value, f"One counts {exchanged[0]}, the other {exchanged[1]}.")


_UNTELLING = GENERAL | {"thing.city", "thing.county", "thing.town", "thing.village", "thing.district", "thing.world"}
_ANYTHING = frozenset(
    map(stem, ("object", "item", "piece", "unit", "thing", "specimen", "example", "entry", "live", "life"))
)
_SUPPLIED = frozenset(("product.houses", "person.users", "thing.company"))  # who has no power: homes, customers
# Of whatever persons.
_WHO_COMES = frozenset(("thing.participate", "thing.visit", "ballot.turnout", "人数", "人次", "crowd"))
_LEFT_WORK = {"employment.laid_off", "person.workers"}  # 裁员1.4万人: 14,000 jobs
_TRADE = re.compile(r"[a-z]{3,}(?:er|or|ist|man|smith)")


def _are_workers(one: str, other: str) -> bool:
    """Whether one counts workers and the other people of a trade that no table knows: miners."""
    return any(
        left == "person.workers" and _TRADE.fullmatch(right) is not None for left, right in ((one, other), (other, one))
    )


def _untold(pair: Pair, one: Term | None, other: Term | None) -> Term | None:
    """What one figure counts in words that a table knows, where the other figure counts nothing and is told without."""
    counted = one or other
    leading = pair.leading
    if counted is None or leading is None or leading.left.kind != "count" or pair.left.lang != pair.right.lang:
        return None
    figure, mention = (leading.left, pair.right) if one else (leading.right, pair.left)
    if (
        not figure.item
        or counted.sort != "idea"
        or counted.form in _UNTELLING
        or _is_someone(counted)
        or _spoken_of(counted, mention, False)
    ):
        return None
    met = any(counted.form in shared for shared in pair.overlap.shared)
    return None if met else counted


def _is_someone(term: Term) -> bool:
    """Whether what is counted is persons, of whom a retelling may say nothing more: the blaze killed 16."""
    return term.form.startswith("person.") or is_person(term.form)


def _people_and_things(pair: Pair) -> bool:
    """Whether one counts people and the other what no person is."""
    leading = pair.leading
    if leading is None:
        return False
    if counts_people_and_things(leading.left.exact, leading.right.exact):
        return True
    counted = _named(leading.left, pair.left), _named(leading.right, pair.right)
    heads = [
        [term.form for term in terms(item, mention.lang) if term.sort != "word"][-1:]
        for item, mention in zip(counted, (pair.left, pair.right), strict=True)
    ]
    if any(
        _AGENT.search(item) if mention.lang == "en" else item.endswith(_PERSON) or counts_heads(mention, figure)
        for item, mention, figure in zip(counted, (pair.left, pair.right), (leading.left, leading.right), strict=True)
    ):
        return False
    return any(PEOPLE in head for head in heads) and not may_be_people([*heads[0], *heads[1]])


_AGENT = re.compile(r"(?:[^t]er|[^c]tor|ist|m[ae]n|ee|ian)s?\Z")  # car smugglers are people, helicopters and cars none
_PERSON = ("者", "员", "生", "民", "工", "兵")  # what Chinese words for persons end in


def _named(figure: Figure, mention: Mention) -> str:
    """What a figure counts in words: its item, or the subject that is more or fewer by it."""
    if figure.item or figure.kind != "count" or figure.direction is None:
        return figure.item or ""
    return mention.subject or ""


def _counted(mention: Mention, figure: Figure) -> Term | None:
    """The thing that a figure counts: the last one of its item; without an item, the noun right beside it."""
    if figure.kind not in ("count", "measure", "number"):
        return None
    item = terms(figure.item or "", mention.lang)
    named = [term for term in item if _is_thing(term) or (term is item[-1] and term.sort == "noun")]
    named = [term for term in named if term.form.partition(".")[0] not in PLACES] or named  # Afghan girls are girls
    if named:
        return named[-1]
    for term in mention.terms:
        after = term.start >= figure.end and _OF.fullmatch(mention.text, figure.end, term.start)
        before = mention.lang == "zh" and 0 <= term.end == figure.start and not _is_verb(mention, term)
        if (after or before) and _is_thing(term) and term.form.partition(".")[0] not in (*PLACES, *CALENDAR, "body"):
            return term
    return None


def _is_verb(mention: Mention, term: Term) -> bool:
    """Whether a Chinese word is told of what is counted and does not name it: 截获4.2吨."""
    from extract.text.document import tagged  # brings jieba's dictionary, on first use only

    return any(tag[0] == "v" for _, tag in tagged(mention.folded[term.start : term.end]))


_OF = re.compile(r"\s*(?:(?:worth )?of (?:the )?)?|的")


def _spoken_of(term: Term, mention: Mention, crossing: bool) -> bool:
    if term.form in mention.forms:
        return True
    return term.sort != "idea" and any(alike(term.form, form, crossing) for form in mention.forms)
