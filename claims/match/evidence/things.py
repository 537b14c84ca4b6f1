"""Whether two statements of one figure count one thing, by the noun beside the figure."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from claims.match.pairs.overlap import alike
from claims.match.pairs.pair import Feature, Pair, is_literal, is_precise, shown
from claims.match.statement.counters import counts_leaves_and_matters, counts_people_and_things
from claims.match.statement.figures import Figure
from claims.match.statement.mention import Mention
from claims.match.statement.people import PEOPLE, WHOEVER, counts_heads, is_person, may_be_people
from claims.match.words.kin import kin, rivals
from claims.match.words.rarity import stem
from claims.match.words.surfaces import surfaces
from claims.match.words.terms import CALENDAR, PLACES, Term, ideas, terms
from extract.text.fold import fold

GENERAL = frozenset(
    (
        *("thing.people", "thing.company", "thing.government", "thing.case", "thing.national", "change.up"),
        *("change.down", "thing.hit", "thing.record", "comparison.yearly", "comparison.monthly"),
    )
)


def resemble(one: Term, other: Term) -> bool:
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


def is_thing(term: Term) -> bool:
    """Whether a word names something that can be exchanged for another thing; roles are for `meaning` to tell apart."""
    if term.sort == "idea":
        return term.form not in GENERAL and ideas().scopes[term.form.partition(".")[0]] != "figure"
    return term.sort != "word" and (len(term.form) > 1 or term.form[0] < "\u3400")


def thing(pair: Pair) -> Feature:
    """What is counted or measured: the noun beside the figure has to be spoken of on the other side too."""
    leading = pair.leading
    if leading and counts_leaves_and_matters(leading.left.exact, leading.right.exact):
        return Feature("thing", -1.0, "One counts pages or the like, the other what they tell of.")
    if _people_and_things(pair):
        return _people_against_things()
    one = _counted(pair.left, leading.left) if leading else None
    other = _counted(pair.right, leading.right) if leading else None
    if pair.leading_kind == "count" and _are_heads_and_homes(pair, one, other):
        return _people_against_things()
    if one is None or other is None:
        if alone := _untold(pair, one, other):
            return Feature("thing", -0.5, f"One counts {shown(alone.form)}, of which the other says nothing.")
        return Feature("thing", 0.0, "Nothing says that they count different things.")
    things = _Things(pair, one, other)
    return next(filter(None, (question(things) for question in _QUESTIONS)), None) or _exchanged(things)


def _people_against_things() -> Feature:
    return Feature("thing", -1.0, "One counts people, the other things.")


@dataclass(frozen=True, slots=True)
class _Things:
    """What the deciding figures of both statements count."""

    pair: Pair
    one: Term
    other: Term

    @property
    def forms(self) -> frozenset[str]:
        """The forms of both."""
        return frozenset((self.one.form, self.other.form))

    @property
    def shown(self) -> tuple[str, str]:
        """Both as people read them."""
        return shown(self.one.form), shown(self.other.form)

    @property
    def spoken(self) -> tuple[bool, bool]:
        """Of which of the two the other statement speaks."""
        pair = self.pair
        one = _spoken_of(self.one, pair.right, pair.is_crossing)
        return one, _spoken_of(self.other, pair.left, pair.is_crossing)


def _nationals(things: _Things) -> Feature | None:
    """People and nationals, by a stem that these share with nations."""
    if things.forms != {PEOPLE, "thing.national"}:
        return None
    one, other = things.shown
    return Feature("thing", 0.1, f"Both count {one} or {other}.")


def _beasts_and_people(things: _Things) -> Feature | None:
    if things.pair.leading_kind != "count" or not _are_beasts_and_people(things.one, things.other):
        return None
    return _people_against_things()


def _two_groups(things: _Things) -> Feature | None:
    """Soldiers beside guerrillas, where both statements tell of both."""
    if things.pair.is_clash or not _are_two_groups(things.one, things.other) or not all(things.spoken):
        return None
    one, other = things.shown
    return Feature("thing", -1.0, f"Both tell of {one} and {other}, and each counts others.")


def _told_by_both(things: _Things) -> Feature | None:
    """What both speak of; 13 tonnes of cocaine among bananas are no 13 tonnes of bananas."""
    pair, leading = things.pair, things.pair.leading
    named = leading and leading.left.item and leading.right.item and not pair.is_crossing
    enough = all if named and (pair.leading_kind == "measure" or pair.is_clash) else any
    if not kin(things.one.form, things.other.form) and not enough(things.spoken):
        return None
    one, other = things.shown
    return Feature("thing", 0.1, f"Both speak of {one} or {other}.")


def _may_be_one(things: _Things) -> Feature | None:
    """Items and whatever they are, visitors and whoever came, jobs and those who lost them."""
    if not any(may(things) for may in _MAY_BE):
        return None
    one, other = things.shown
    return Feature("thing", 0.0, f"{one} may be {other}.")


_QUESTIONS: tuple[Callable[[_Things], Feature | None], ...] = (
    _nationals,
    _beasts_and_people,
    _two_groups,
    _told_by_both,
    _may_be_one,
)


def _is_anything(things: _Things) -> bool:
    return not things.pair.is_crossing and not things.forms.isdisjoint(_ANYTHING)


def _is_whoever(things: _Things) -> bool:
    return not things.forms.isdisjoint(_WHO_COMES) and any(map(_is_someone, (things.one, things.other)))


def _left_work(things: _Things) -> bool:
    if things.forms == _LEFT_WORK:
        return True
    return not things.pair.is_crossing and _are_workers(things.one.form, things.other.form)


def _are_supplied(things: _Things) -> bool:
    return not things.pair.is_clash and things.forms <= _SUPPLIED


_MAY_BE = (_is_anything, _is_whoever, _left_work, _are_supplied)


def _exchanged(things: _Things) -> Feature:
    """One thing against another; a dictionary does not know every synonym."""
    pair, one, other = things.pair, things.one, things.other
    sure = one.sort == other.sort == "idea" or (is_literal(pair) and not resemble(one, other))
    retold = not is_literal(pair) and (is_precise(pair) or pair.is_clash)
    value = -1.0 if sure and not retold else -0.25 if pair.is_crossing else -0.5
    told = things.shown
    return Feature("thing", value, f"One counts {told[0]}, the other {told[1]}.")


_UNTELLING = GENERAL | {"thing.city", "thing.county", "thing.town", "thing.village", "thing.district", "thing.world"}
_ANYTHING = frozenset(
    map(stem, ("object", "item", "piece", "unit", "thing", "specimen", "example", "entry", "live", "life"))
)
_SUPPLIED = frozenset(("product.houses", "person.users", "thing.company"))  # who has no power: homes, customers
_WHO_COMES = WHOEVER | {"thing.visit"}
_LEFT_WORK = {"employment.laid_off", "person.workers"}  # 裁员1.4万人: 14,000 jobs
_TRADE = re.compile(r"[a-z]{3,}(?:er|or|ist|man|smith)")


def _are_beasts_and_people(one: Term, other: Term) -> bool:
    """Whether one of two words names beasts and the other persons: lambs killed by dogs, farmers who complain."""
    beasts = [rivals().get(term.form) == rivals()["thing.dog"] for term in (one, other)]
    people = [_is_someone(term) and term.form not in GENERAL for term in (one, other)]
    return beasts != people and any(beasts) and any(people)


def _are_two_groups(one: Term, other: Term) -> bool:
    """Whether two words name two groups of people for certain: soldiers and the guerrillas whom they fought."""
    groups = [term.form.startswith("person.") or term.form in _FIGHTERS for term in (one, other)]
    return one.form != other.form and all(groups) and not kin(one.form, other.form)


_FIGHTERS = ("thing.militant",)


def _are_heads_and_homes(pair: Pair, one: Term | None, other: Term | None) -> bool:
    """Whether one counts people by that very word and the other homes: 240 people moved, 240 houses wrecked."""
    leading = pair.leading
    if leading is None or pair.is_crossing:
        return False
    sides = ((leading.left, other), (leading.right, one))
    return any(
        fold(figure.item or "").lower() in _HEADS and term is not None and term.form == "product.houses"
        for figure, term in sides
    )


_HEADS = ("people", "persons", "人", "民众", "群众", "居民")


def _are_workers(one: str, other: str) -> bool:
    """Whether one counts workers and the other people of a trade that no table knows: miners."""
    return any(
        left == "person.workers" and _TRADE.fullmatch(right) is not None for left, right in ((one, other), (other, one))
    )


def _untold(pair: Pair, one: Term | None, other: Term | None) -> Term | None:
    """What one figure counts in words that a table knows, where the other figure counts nothing and is told without."""
    counted = one or other
    leading = pair.leading
    if counted is None or leading is None or leading.left.kind != "count" or pair.is_crossing:
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
    named = [term for term in item if is_thing(term) or (term is item[-1] and term.sort == "noun")]
    named = [term for term in named if term.form.partition(".")[0] not in PLACES] or named  # Afghan girls are girls
    if named:
        return named[-1]
    for term in mention.terms:
        after = term.start >= figure.end and _OF.fullmatch(mention.folded, figure.end, term.start)
        before = mention.lang == "zh" and 0 <= term.end == figure.start and not _is_verb(mention, term)
        outside = term.form in _DIMENSIONS or term.form.partition(".")[0] in (*PLACES, *CALENDAR, "body")
        if (after or before) and is_thing(term) and not outside:
            return term
    return None


# What a measure is taken of says nothing of the thing that has it: 身长9米的鱼, a nine-metre fish.
_DIMENSIONS = frozenset(f"thing.{name}" for name in ("height", "depth", "weight", "length", "metres", "area"))


def _is_verb(mention: Mention, term: Term) -> bool:
    """Whether a Chinese word is told of what is counted and does not name it: 截获4.2吨."""
    from extract.zh.words.tags import tagged  # brings jieba's dictionary, on first use only

    return any(tag[0] == "v" for _, tag in tagged(mention.folded[term.start : term.end]))


_OF = re.compile(r"\s*(?:(?:worth )?of (?:the )?)?|的")


def _spoken_of(term: Term, mention: Mention, crossing: bool) -> bool:
    if term.form in mention.forms:
        return True
    return term.sort != "idea" and any(alike(term.form, form, crossing) for form in mention.forms)
