"""Who or what two statements are about, by their subjects: alike, or two ideas of which each speaks alone."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from claims.match.evidence.earnings import results_collide
from claims.match.evidence.roles import near_ideas
from claims.match.evidence.sites import sites, venues
from claims.match.evidence.things import GENERAL
from claims.match.pairs.pair import Feature, Pair, is_literal, shown
from claims.match.statement.mention import Mention
from claims.match.statement.people import PEOPLE, is_person
from claims.match.words.kin import kin
from claims.match.words.terms import CALENDAR, PLACES, terms
from extract.text.fold import fold


def subject(pair: Pair) -> Feature:
    """Who or what each is about: alike in one language, or two ideas that the other side does not speak of."""
    if found := venues(pair) if pair.is_clash else sites(pair):
        return Feature("subject", -1.0, f"One is about {found[0]}, the other about {found[1]}.")
    if told := _other_heads(pair):
        doubtful = -1.0 if is_literal(pair) else -0.5  # in other words a telescope's mirror is a mirror's gold
        return Feature("subject", doubtful, f"One is about {shown(told[0])}, the other about {shown(told[1])}.")
    return _spelling(pair)


_SHARES = ("percent", "ratio", "age")


def _other_heads(pair: Pair) -> tuple[str, str] | None:
    """The ideas that name the two subjects, where they are two of which the other side does not speak."""
    share = pair.leading_kind in _SHARES
    one, other = _head(pair.left, share=share), _head(pair.right, share=share)
    if one is None or other is None or (_is_paid(pair) and (one in _PAYERS or other in _PAYERS)):
        return None
    if _are_met(pair, one, other) or _count(pair) or results_collide(pair) or _are_of_one_casualty(pair):
        return None
    return one, other


def _are_met(pair: Pair, one: str, other: str) -> bool:
    """Whether the other side speaks of one of two subjects; where shares differ, whether it does of just that."""
    if pair.leading_kind in _SHARES and pair.is_clash and not kin(one, other):
        return other in pair.left.forms or one in pair.right.forms
    return any(form in (one, other) for shared in pair.overlap.shared for form in shared)


def _is_paid(pair: Pair) -> bool:
    return pair.leading_kind == "money" or "thing.pay" in pair.left.forms or "thing.pay" in pair.right.forms


def _spelling(pair: Pair) -> Feature:
    """How alike two subjects of one language are written."""
    left, right = pair.left.subject, pair.right.subject
    if not left or not right or min(len(left), len(right)) < _SPELLED or pair.is_crossing:
        return Feature("subject", 0.0, "The subjects cannot be compared by their spelling.")
    ratio = fuzz.partial_ratio(fold(left).lower(), fold(right).lower()) / 100
    return Feature(
        "subject", round(ratio - 0.4, 3) if ratio > 0.4 else 0.0, f"“{left}” and “{right}” are the subjects."
    )


_SPELLED = 2  # signs of a subject whose spelling tells something: people (人) are nobody, nor is a letter
# Of what is priced
_PAYERS = ("product.houses", "thing.customer", "thing.consumer", "thing.driver", "person.users", "person.passengers")


def _are_of_one_casualty(pair: Pair) -> bool:
    """Whether both figures count the dead, or the injured, where one says it of the accident, the other of persons."""
    left, right = ({form for form in near_ideas(pair, side) if form.startswith("casualty.")} for side in (0, 1))
    heads = [_head(mention, share=False) or PEOPLE for mention in (pair.left, pair.right)]
    return bool(left & right) and any(head.startswith("person.") or is_person(head) for head in heads)


def _count(pair: Pair) -> bool:
    """Whether a subject is only who counted: ministry and charity count the same victims."""
    return any(_COUNTING.search(mention.folded_clause) for mention in (pair.left, pair.right))


_COUNTING = re.compile(
    r"\b(?:count|estimat|record|register|report|put)(?:s|ed|es)?\b|统计|估计|估算|点算|录得|清点", re.IGNORECASE
)


def _head(mention: Mention, *, share: bool) -> str | None:
    """The idea that names the subject: the last one of it, where it says what the statement is about.

    People are a subject only where a `share` of them or their age is told.
    """
    if not mention.about or _BODY.search(fold(mention.about)):
        return None
    owned = _OWNED.match(mention.folded, mention.text.find(mention.about) + len(mention.about))
    whole = mention.about + (owned[1] if owned else "")  # the wages of Dublin are no city
    found = [term.form for term in terms(whole, mention.lang) if term.sort == "idea"]
    telling = [
        form
        for form in found
        if (form not in _NO_HEAD or (share and form == PEOPLE)) and form.partition(".")[0] not in _NO_HEADS
    ]
    return telling[-1] if telling else None


# Who acts and what is done are two: a competition watchdog's fine is no competition.
_BODY = re.compile(
    r"(?:委员会|部|局|署|厅|法院|法庭|公司|集团|银行|协会|机构|当局|警方|检察院|警察|大学|学院|研究所|政府)\Z"
    r"|\b(?:watchdog|commission|committee|ministry|agency|authority|regulator|department|court|bank|university"
    r"|institute|association|council|board|bureau|company|group|government|police|prosecutors?)\Z",
    re.IGNORECASE,
)
_OWNED = re.compile(r"的(?!调查|研究|民调|报告|统计)([\u3400-\u9fff]{2,4})")
_NO_HEAD = (
    GENERAL - {"thing.government"}
    | {"thing.raid_police", "thing.aboard"}
    | {f"thing.{idea}" for idea in ("world", "city", "county", "town", "district")}
)
_NO_HEADS = (*PLACES, *CALENDAR, "change", "body", "sex", "team", "party", "award")
