"""Where two statements hold: other countries, cities and companies make other facts, a city lies in its country."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from claims.match.evidence.districts import districts
from claims.match.evidence.issuers import issuers
from claims.match.evidence.roles import contrasts, ideas_of
from claims.match.pairs.pair import Feature, Pair, shown
from claims.match.statement.mention import QUOTED, Mention
from claims.match.statement.once import once
from claims.match.statement.results import RESULTS
from claims.match.words.kin import kin
from claims.match.words.rarity import table_of
from claims.match.words.terms import PLACES, Term, terms

_AROUND = 0.5  # what it says that one names a city and the other its country


def place(pair: Pair) -> Feature:
    """A figure of one country, city or company is not that of another."""
    left, right = (ideas_of(mention, PLACES) for mention in (pair.left, pair.right))
    opposed = [
        each
        for each in contrasts(left, right)
        if not _is_one_in_the_other(*each)
        and not _is_placed(*each, left, right)
        and not _is_spokesman(*each, pair)
        and not _are_both_told(*each, pair)
        and not _is_of_another_clause(*each, pair)
    ]
    if opposed:
        one, other = opposed[0]
        return Feature("place", -1.0, f"One names {shown(one)}, the other {shown(other)}.")
    if apart := districts(pair):
        return Feature("place", -1.0, f"One names {apart[0]}, the other {apart[1]}.")
    if apart := issuers(pair):
        sentence = f"One is about the central bank of {shown(apart[0])}, the other about that of {shown(apart[1])}."
        return Feature("place", -1.0, sentence)
    if apart := _scenes(pair):
        return Feature("place", -1.0, f"One tells what is so in {shown(apart[0])}, the other in {shown(apart[1])}.")
    if apart := _seats(pair, left, right):
        return Feature("place", -1.0, f"One is about {shown(apart[0])}, the other about {shown(apart[1])}.")
    if apart := _actors(pair) or _lands(pair, left, right):
        return Feature("place", -1.0, f"One is about {shown(apart[0])}, the other about {shown(apart[1])}.")
    shared = sorted(left & right)
    if shared:
        return Feature("place", 1.0, f"Both name {shown(shared[0])}.")
    held = sorted((left & _around(right)) | (right & _around(left)))
    blocs = all(place.startswith("bloc.") for place in held)  # European brandy, that of the EU
    if held and _is_share(pair) and not blocs and not any(kin(one, other) for one in left for other in right):
        return Feature("place", -1.0, f"One share is of {shown(held[0])}, the other of a part of it.")
    if held:
        return Feature("place", _AROUND, f"What one names lies in {shown(held[0])}, which the other names.")
    return Feature("place", 0.0, "No known place or company is named by both.")


def _is_one_in_the_other(one: str, other: str) -> bool:
    """Whether one of two blocs or towns lies in the other: what is European may be the EU's, Mong Kok is a quarter."""
    return one.startswith(_NESTED) and (lies_in(one, (other,)) or lies_in(other, (one,)))


_NESTED = ("bloc.", "city.")  # Scotland's rate is no rate of Britain, though both are called countries


def _seats(pair: Pair, left: frozenset[str], right: frozenset[str]) -> tuple[str, str] | None:
    """A city that one is about, and a city that the other names instead: Guangzhou's metro during games in Hangzhou."""
    for mention, other, others, turned in (
        (pair.left, pair.right, right, False),
        (pair.right, pair.left, left, True),
    ):
        own = _towns(mention)
        told = {place for place in others if place.startswith("city.")}
        apart = own.isdisjoint(_quoted_from(other)) and _around(told).isdisjoint(own)
        if own and told and apart and not (own | _around(own)) & others:
            seat, elsewhere = min(own), min(told)
            return (elsewhere, seat) if turned else (seat, elsewhere)
    return None


def _actors(pair: Pair) -> tuple[str, str] | None:
    """Two lands or blocs that are the subjects, of which neither is spoken of beside the other: the EU, Britain."""
    left, right = (_bare_land(mention) for mention in (pair.left, pair.right))
    if left is None or right is None or left == right or kin(left, right) or left in _around((right,)):
        return None
    told = left in pair.right.forms or right in pair.left.forms or right in _around((left,))
    return None if told else (left, right)


@once
def _bare_land(mention: Mention) -> str | None:
    """The land, bloc or city that is all that the subject names."""
    found = {term.form for term in terms(mention.about or "", mention.lang) if term.form not in _OF_STATE}
    land = next(iter(found)) if len(found) == 1 else ""
    return land if land.partition(".")[0] in _LANDS else None


_LANDS = ("country", "bloc", "city", "province")
_OF_STATE = ("thing.government", "thing.people")


def _lands(pair: Pair, left: frozenset[str], right: frozenset[str]) -> tuple[str, str] | None:
    """A city that one is about and another country that the other names: Taoyuan's airport, that of Hong Kong."""
    for mention, own, others, turned in ((pair.left, left, right, False), (pair.right, right, left, True)):
        seats = _towns(mention)
        lands = {place for place in others if place.startswith("country.")}
        around = _around(seats)
        lone = not any(place.startswith("country.") for place in own) and around and not own & others
        if (
            seats
            and lands
            and lone
            and not lands & around
            and not any(kin(one, each) for one in seats for each in lands)
        ):
            return (min(lands), min(seats)) if turned else (min(seats), min(lands))
    return None


@once
def _towns(mention: Mention) -> frozenset[str]:
    """The cities that the subject names."""
    return frozenset(term.form for term in terms(mention.about or "", mention.lang) if term.form.startswith("city."))


def _scenes(pair: Pair) -> tuple[str, str] | None:
    """The lands in which two figures are told to hold, of which neither lies in the other: in France, in America."""
    if pair.leading is None:
        return None
    left, right = (
        {term.form for term in mention.core if term.form.startswith(_SCENES) and _is_told_in(mention, term)}
        for mention in (pair.left, pair.right)
    )
    left, right = left - pair.right.forms.keys(), right - pair.left.forms.keys()
    apart = left and right and not _around(left) & right and not left & _around(right)
    return (min(left), min(right)) if apart else None


_SCENES = ("country.", "province.")


def _is_told_in(mention: Mention, land: Term) -> bool:
    """Whether a land is where something is so: in France, not in French hospitals."""
    if land.start < 0:
        return False
    folded = mention.folded
    return _IN.search(folded, 0, land.start) is not None and _NO_ADJECTIVE.match(folded, land.end) is not None


_IN = re.compile(r"在\Z|\bin (?:the )?\Z", re.IGNORECASE)
_NO_ADJECTIVE = re.compile(
    r"[^ \w]|\Z|[\u3400-\u9fff]|\s(?:on|in|for|during|after|last|this|and|by|as|to|from|since|at|over|was|were|had)\b",
    re.IGNORECASE,
)


def _is_share(pair: Pair) -> bool:
    """Whether a percentage of some place is told: a state's is not its country's, but a rate is set in its capital."""
    leading = pair.leading
    if leading is None or leading.left.kind != "percent" or leading.agreement != "agree":
        return False
    return any(_OF_THE_LAND.isdisjoint(mention.forms) for mention in (pair.left, pair.right))


_OF_THE_LAND = frozenset(("thing.rate", "thing.central_bank"))


def _is_spokesman(one: str, other: str, pair: Pair) -> bool:
    """Whether one of two places only tells who speaks on its side: the Thai army of Cambodian soldiers.

    Who names no other land and nothing that the other side names speaks of the own one.
    """
    quoted = _is_quoted(one, pair.left), _is_quoted(other, pair.right)
    if all(quoted):  # British media and Portuguese ones, of one club
        shared = pair.left.forms.keys() & pair.right.forms
        return one.startswith("country.") and any(_is_name(pair.left.forms[form]) for form in shared)
    if not any(quoted):
        return False
    mention, place = (pair.left, one) if quoted[0] else (pair.right, other)
    axis = place.partition(".")[0]
    other_land = any(form.startswith(f"{axis}.") and form != place for form in mention.forms)
    return other_land or any(pair.left.forms[form].sort == "name" for form in pair.left.forms.keys() & pair.right.forms)


def _is_name(term: Term) -> bool:
    """Whether a word names somebody, or one place."""
    return term.sort == "name" or term.form.partition(".")[0] in PLACES


def _is_quoted(place: str, mention: Mention) -> bool:
    return all(term.start == QUOTED for term in mention.terms if term.form == place)


def _are_both_told(one: str, other: str, pair: Pair) -> bool:
    """Whether each side names both places, whatever its clause leaves out."""
    if one in _quoted_from(pair.right) or other in _quoted_from(pair.left):
        return True  # a city's police tell of their city
    if pair.is_clash:
        return False  # who hit whom: two sides' dead
    return one in pair.right.forms and other in pair.left.forms


_TIMED = ("duration", "measure")  # what somebody ran, threw or swam


def _is_of_another_clause(one: str, other: str, pair: Pair) -> bool:
    """Whether one of two lands is only that of a rival whom both name: of who came second, in the next clause."""
    timed = pair.leading is not None and (pair.leading.left.kind in _TIMED or pair.leading.left.unit in RESULTS)
    if not timed or not one.startswith("country."):
        return False
    return (other in pair.left.forms and other not in pair.right.core_forms) or (
        one in pair.right.forms and one not in pair.left.core_forms
    )


@once
def _quoted_from(mention: Mention) -> frozenset[str]:
    """The cities that a statement only names where it names who speaks."""
    return frozenset(term.form for term in mention.terms if term.start == QUOTED and term.form.startswith("city."))


def _is_placed(one: str, other: str, left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether a side that names another country also names a place in the first one: Chinese workers near Seoul."""
    return one in _around(right - {other}) or other in _around(left - {one})


def lies_in(place: str, wholes: Iterable[str]) -> bool:
    """Whether a place lies in one of others, by the ideas of places.toml."""
    return not _wholes().get(place, frozenset()).isdisjoint(wholes)


def _around(places: Iterable[str]) -> set[str]:
    """All that these places lie in."""
    return {whole for place in places for whole in _wholes().get(place, ())}


@cache
def _wholes() -> dict[str, frozenset[str]]:
    """Place -> what it lies in, by the ideas of places.toml."""
    axes = {name: axis for axis, entries in table_of("places.toml").items() for name in entries if axis in PLACES}
    direct: dict[str, set[str]] = {}
    for whole, parts in table_of("within.toml").items():
        for part in parts.split():
            direct.setdefault(f"{axes[part]}.{part}", set()).add(f"{axes[whole]}.{whole}")
    return {part: frozenset(_upward(part, direct)) for part in direct}


def _upward(place: str, direct: dict[str, set[str]]) -> set[str]:
    wholes = direct.get(place, set())
    return wholes.union(*(_upward(whole, direct) for whole in wholes))
