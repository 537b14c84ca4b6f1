"""What stands at an English figure and says whom it is about: what it counts, changes or values, who is so old."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from extract.claims.scene import ClaimDraft, Scene
from extract.claims.words import words_of
from extract.en.quantities.ages import IN_APPOSITION
from extract.en.speech import polls
from extract.en.subjects import antecedents, described, goods, hanging, inclause, moving, nearby, trailing
from extract.en.subjects.found import Found
from extract.en.subjects.sides import SOFT, Sides, without_bounds, words_before
from extract.en.subjects.titled import titled
from extract.en.words.finite import verb_at
from extract.en.words.grammar import GRAMMAR
from extract.model import Quantity
from extract.quantities.likeness import is_fraction
from extract.text.document import Token

_NUMBERS = ("number", "total", "figure", "tally")
_ONE_THING_IN = re.compile(r"[Oo]ne (?P<noun>[a-z]+) (?:in|out of) [a-z\d]+\Z")
_MEASURE_OF = re.compile(r"\s*[A-Z][\w'’ -]{2,30} (?:of|for|among|in) ")
_OF_THEM = re.compile(r" of (?:all )?[a-z]+\b")
_OF_IT = re.compile(r" of (?:them|whom|which)\b")
_HYPHENED = re.compile(r"-[a-z]+(?<!s)\Z")  # three-year; not: twenty-seven hours, three-quarters
_PEOPLE = GRAMMAR.words("people")
_REACHING = GRAMMAR.words("prepositions") - {"by"}
_BOUNDING = SOFT - {"between", "up"} | {"the", "some", "another", "a", "than", "fewer", "less"}
_HOLDING = frozenset((
    *("with", "including", "like", "population", "workforce", "membership", "audience", "consist", "consists", "one"),
    *("crew", "team", "squad", "union", "up"),  # has up to 900 people on board
))  # fmt: skip
_ROOMS = ("bed", "bedroom", "berth", "floor", "hole", "room", "screen", "seat", "storey", "story")  # that houses have
_HARMING = frozenset((
    *("stranding", "killing", "injuring", "wounding", "displacing", "trapping", "hospitalising", "hospitalizing"),
    *("sickening", "poisoning", "infecting", "evacuating", "arresting", "detaining", "sacking", "affecting"),
))  # fmt: skip
_ASKING = frozenset(("poll", "survey", "study", "sample", "trial"))
_SHORT = 24  # characters of the words before a share that names a part of all
_UNVEILED = re.compile(
    r"\b(?:[Uu]nveil|[Aa]nnounc|[Ll]aunch|[Ii]ntroduc|[Pp]ropos)(?:ed|es|s|ing|e)? (?:an?|the|its|his|her|their)"
    r"(?: [\w-]+)? [£$€¥]?\Z"
)
_A_BEFORE = re.compile(r"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Hh]is) \Z")


@dataclass(frozen=True, slots=True)
class ClauseOf:
    """The clause of a draft's first figure: what stands around it, and what the draft counts."""

    scene: Scene
    draft: ClaimDraft
    item: str | None
    here: Sides

    @property
    def at(self) -> int:
        """Which clause of its sentence it is."""
        return self.draft.first.clause

    @property
    def words(self) -> list[Token]:
        """Its words."""
        return self.here.words

    @property
    def bound(self) -> int:
        """Where they stop to be asked: at the figure, or where an event ends."""
        return self.here.at

    @property
    def opens(self) -> bool:
        """Whether no verb governs the figure."""
        if not inclause.opens(self.here):
            return False
        return not self.at or not (hanging.hangs(self.here) or antecedents.acts(self.scene, self.at))


def beside(clause: ClauseOf) -> Found | None:
    """The place for which a rate is told among others, or the name that the clause explains."""
    place = hanging.place_compared(clause.scene, clause.draft.first.quantity)
    if place:
        return place, "the place it is told for"
    first = clause.draft.first.quantity
    name = hanging.explained(clause.scene, clause.at, ranked=first.kind == "rank")
    if name:
        return name, "the name before"
    noun = trailing.told_of(clause.scene, clause.at, first)
    if noun:
        return noun, "the noun before"
    amount = hanging.restated(clause.scene, clause.at, first)
    return (amount, "what the amount is of") if amount else None


def counted(clause: ClauseOf) -> Found | None:
    """What the figure counts, what it is counted in, or who is so old."""
    first = clause.draft.first
    described = titled(clause.scene.document.folded, first.quantity)
    if described:
        return described, "the name that it describes"
    beside_it = _named_beside(clause)
    if beside_it:
        return beside_it
    among = _ONE_THING_IN.match(clause.scene.text(clause.bound, first.quantity.end))
    if among:
        return among["noun"], "the thing counted"
    holding = nearby.container(clause.here) if first.quantity.kind == "count" else None
    if holding:
        of_them = clause.item and not _ASKING.isdisjoint(holding.lower().split())  # a poll of 800 voters; a team of ten
        return (clause.item, "the thing counted") if of_them else (holding, "what holds so many")
    bearing = _bears(clause)
    if bearing:
        return bearing
    itself = clause.opens or _opens_anew(clause) or _is_of_people(clause)
    if clause.item and first.cue != "by" and itself and not is_listed(clause):
        return clause.item, "the thing counted"
    if clause.item and _parts_of_it(clause):
        return clause.item, "the thing counted"
    had = first.quantity.kind in ("count", "duration", "rank", "percent", "money")
    owner = nearby.owner(clause.here) if had else None
    if owner:
        return owner, "whose so many are"
    share = is_fraction(first.quantity) and nearby.share_anew(clause.here, first.quantity.end)
    if share:
        return share, "whose share it is"
    asked = _asked(clause)
    if asked:
        return asked, "those who were asked"
    return _so_old(clause) if first.quantity.kind == "age" else None


def _bears(clause: ClauseOf) -> Found | None:
    """What has so many, lasts so long or is so large, where the figure stands before it: the three-year project."""
    first = clause.draft.first
    if clause.item and _is_attribute(clause) and (clause.opens or clause.item in _ROOMS):
        bearing = nearby.bearing(clause.here, (first.quantity.item_start or 0) + len(clause.item))
        if bearing:
            return bearing, "what has so many"
    if (
        first.quantity.kind == "duration"
        and clause.opens
        and _HYPHENED.search(clause.scene.text(clause.bound, first.quantity.end))
    ):
        bearing = nearby.bearing(clause.here, first.quantity.end)  # the three-year project
        if bearing:
            return bearing, "what lasts so long"
    if (
        first.quantity.kind == "measure"
        and (not clause.at or verb_at(clause.words) is not None)
        and _A_BEFORE.search(clause.scene.text(max(0, clause.bound - 5), clause.bound))
    ):
        bearing = nearby.bearing(clause.here, first.quantity.end)  # a 198 sq ft studio
        if bearing:
            return bearing, "what is so large"
    return None


def _so_old(clause: ClauseOf) -> Found | None:
    """Who is of the age that a figure tells."""
    age = clause.draft.first.quantity
    text = clause.scene.document.folded
    bracketed = goods.before_bracket(text, age.start)
    if bracketed:
        return bracketed, "the name before"
    if clause.at and (age.rule == IN_APPOSITION or _is_who_is(clause, age)):
        before = words_of(clause.scene, clause.at - 1)
        named = antecedents.name_at_end(before)
        if named:
            return named, "the name before"
        somebody = inclause.noun_at_end(before)
        if somebody and somebody.split()[-1] in _PEOPLE:
            return somebody, "the noun before"  # a man, 23, was fined
    if clause.at and clause.words[:1] and clause.words[0].word == "aged":  # the suspects, aged between 22 and 41, had
        bearer = inclause.opened_at_end(words_of(clause.scene, clause.at - 1))
        if bearer is not None:
            return bearer.phrase, "the noun before"
    called = described.named_behind(text, age.end) if clause.opens else None
    if called:
        return called, "the name that it describes"  # a 29-year-old trader, Mrs Bisi Ogun, said
    aged = nearby.aged(clause.here, clause.draft.last.quantity.end)
    return (aged, "the words beside the age") if aged else None


def _is_who_is(clause: ClauseOf, age: Quantity) -> bool:
    """Whether an age stands in what only says who somebody is: Ann Bell, a 34-year-old nurse who lives there."""
    text = clause.scene.document.folded
    if _WHO_IS.search(text, max(0, age.start - _ARTICLE), age.start) is None:
        return False
    told = [*takewhile(lambda token: token.word not in _RELATIVE, clause.here.behind(age.end))]
    return verb_at(told) is None


_RELATIVE = ("who", "which", "that", "whose")
_WHO_IS = re.compile(r", an? \Z")
_ARTICLE = 5  # characters


def _named_beside(clause: ClauseOf) -> Found | None:
    """Who scored so many, the part of all that a share names, or what somebody unveils that comes to so much."""
    scene, first = clause.scene, clause.draft.first.quantity
    if first.kind == "count":
        scorer = goods.scorer(scene.document.text, first.item, first.start, first.end)
        if scorer:
            return scorer, "who scored so many"
    stratum = _stratum(clause)
    if stratum:
        return stratum, "the part of all that it names"
    if first.kind == "money" and _UNVEILED.search(scene.text(max(0, clause.bound - 50), clause.bound)):
        bearing = nearby.bearing(clause.here, clause.draft.last.quantity.end)  # unveiled a £40bn budget
        if bearing:
            return bearing, "what comes to so much"
    return None


def _stratum(clause: ClauseOf) -> str | None:
    """The part of all that a share names, in the text's words: the poorest 20%."""
    scene, first = clause.scene, clause.draft.first
    named = next(
        (m for m in scene.figures if m.clause == clause.at and m.frames and m.quantity.kind == "percent"), None
    )
    if named is None or named.quantity.start > first.quantity.start:
        return None
    begin = scene.clauses[clause.at].start
    start = begin + scene.text(begin, named.quantity.start).lower().rfind("the ")
    near = begin <= start and named.quantity.start - start <= _SHORT
    led = _MEASURE_OF.fullmatch(scene.text(begin, start)) is not None
    led = led and verb_at(words_before(clause.words, start)) is None
    if not near or not (named is first or start == begin or led):
        return None
    of = _OF_THEM.match(scene.document.folded, named.quantity.end)
    end = of.end() if of is not None else named.quantity.end
    return scene.document.text[begin if led else start : end].strip()


def _parts_of_it(clause: ClauseOf) -> bool:
    """Whether a part is told of what is counted: seven tugs, two of them under repair."""
    folded = clause.scene.document.folded
    return any(role == "part" and _OF_IT.match(folded, m.quantity.end) for m, role in clause.draft.members)


def _is_of_people(clause: ClauseOf) -> bool:
    """Whether people are counted to whom the clause only comes in the end: he spoke to two of his friends.

    Not where somebody has them: a club with 800 members, a population of 800 people.
    """
    if not clause.item or clause.item.split()[-1].lower() not in _PEOPLE or _is_attribute(clause):
        return False
    before = [token.word.lower() for token in without_bounds(clause.here.before, _BOUNDING)]
    if before and before[-1] in _HARMING:
        return True  # cancelled nine flights, stranding about 520 people
    return len(before) > 1 and before[-1] in _REACHING and not _HOLDING & set(before[-2:])


def _opens_anew(clause: ClauseOf) -> bool:
    """Whether a count opens a second statement of its clause: 90 cases occurred and 12 people died."""
    counted = clause.draft.first.quantity
    end = (counted.item_start or 0) + len(clause.item or "")
    return counted.item == clause.item and nearby.begins_statement(clause.here, end)


def _asked(clause: ClauseOf) -> str | None:
    """Who was asked, where a share answers without saying of whom: One in four said."""
    first, text = clause.draft.first.quantity, clause.scene.document.folded
    if not is_fraction(first):
        return None
    end = clause.draft.last.quantity.end + clause.scene.text(
        clause.draft.last.quantity.end, clause.draft.last.quantity.end + 1
    ).count(")")
    named = polls.asked_behind(text, end)
    return named or (polls.asked_before(text, first.start) if polls.is_answer(text, end) else None)


def _is_attribute(clause: ClauseOf) -> bool:
    """Whether a count is joined to its noun and tells of another: a 60-storey tower."""
    first = clause.draft.first.quantity
    return first.item_start == first.end + 1 and clause.scene.text(first.end, first.end + 1) == "-"


def is_listed(clause: ClauseOf) -> bool:
    """Whether the figure goes on with a list that a verb opened: led with 29 points, 13 rebounds and nine assists."""
    counted = {m.quantity.item_start for m in clause.scene.figures}
    own = [token for token in clause.words if token.start not in counted]  # rebounds is no verb there
    hangs = hanging.hangs(clause.here)  # up from a close of 43.4
    if not clause.at or clause.draft.kind == "event" or hangs or verb_at(own) is not None:
        return False
    if own and own[0].word == "with" and not words_before(own[1:], clause.bound):
        return False  # with 12 sailors still missing
    before = clause.scene.clauses[clause.at - 1]
    told = any(m.clause == clause.at - 1 for m in clause.scene.figures)
    return told and verb_at(words_of(clause.scene, clause.at - 1)) is not None and before.end < clause.bound


def at_figure(clause: ClauseOf) -> Found | None:
    """What is valued or changed by the figure, who does something beside the clause, or what there is."""
    here, draft = clause.here, clause.draft
    measured = draft.first.quantity.kind in ("measure", "money", "age")
    laid = draft.first.cue == "by" and goods.lays(clause.scene.text(clause.scene.sentence.start, here.at))
    named = (
        (goods.laid_on(here, end_of_size(draft)) if laid else None)
        or (goods.traded(here) if draft.kind == "price" else None)
        or moving.valued(here, rated=draft.first.quantity.kind in ("percent", "money"))
        or (moving.changed(here) if draft.kind == "change" else None)
        or (nearby.sized(here, end_of_size(draft)) if measured else None)
        or (nearby.object_of_size(here, end_of_size(draft)) if measured else None)
        or (moving.made_into(here) if draft.first.quantity.kind == "rank" else None)
        or moving.set_by(here)
        or (moving.sentenced(here) if draft.first.quantity.kind == "duration" else None)
        or (nearby.taken(here, end_of_size(draft)) if draft.first.quantity.kind == "measure" else None)
        or nearby.taking(here)
        or moving.foretold(here)
        or moving.made_to(here)
        or (moving.seen_moving(here) or moving.shown_moving(here) if draft.kind == "change" else None)
        or moving.moved_in(here, draft.last.quantity.end)
        or (nearby.accompanied(here) if draft.kind != "event" else None)
    )
    if named in _NUMBERS and draft.item:  # put the number of those who marched at 5,000
        return draft.item, "the thing counted"
    if named:
        return named, "what is valued or has changed"
    moved = nearby.before_adverb(here)
    if moved is not None and moved.holder:
        return moved.phrase, "the words before the figure"
    there = nearby.there_is(here)
    return (there, "what there is") if there else None


def end_of_size(draft: ClaimDraft) -> int:
    """Where a size ends that is told in two units; what it becomes stands behind."""
    _, role = draft.members[0]
    return [m.quantity.end for m, its in draft.members if its == role][-1]
