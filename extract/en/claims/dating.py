"""Which dates of an English sentence are the time of a figure, and how long a time that was told goes on."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.claims.scene import ClaimDraft, Mention, Scene
from extract.claims.stance import hedged_between
from extract.claims.words import words_of
from extract.dates.reckoning import OpenPeriod
from extract.en.words.finite import is_past, verb_at
from extract.en.words.moves import MOVED
from extract.text.document import Document, Sentence

_NEAR = 24  # characters before a clause in which a name may end
_OWNING = 4  # characters between a date and the figure that it owns: 2003's $1.2bn loss
_BEHIND_BASE = 10  # between the base of a change and its date: $260m for the first quarter of 2022
_MONTH, _QUARTER, _YEAR = 31, 100, 366  # days
_NEXT_LINE = 2  # an empty line may part two paragraphs
NOW: re.Pattern[str] = re.compile(r"\b(?:now|currently)\b")
_ASIDE = re.compile(r"\s*(?:which|who|whose|where)\s")  # Acme, which bought the rival in 2011, now expects
_ANOTHER_DEED = re.compile(
    r"[^,;]{0,40}\b(?:after|for|before|since|because of|following|over) (?:[a-z]+ly )?(?:being )?[a-z]+(?:ing|ed)\b"
)


_THEN = re.compile(r"\b[Aa] (?:year|month|week|decade|fortnight) (?:ago|earlier|before)\b")
_MOVES = f"(?:{MOVED}|lost|fixed|closed|ended|traded|was|were|up|down)"
_MARKETS = "[Ss]terling|[Bb]ullion|[Gg]old|[Cc]rude|[Oo]il|[Cc]opper|[Tt]he (?:pound|dollar|euro|yen|rupee|rand)"
_TRADED = re.compile(rf"\b(?:{_MARKETS}) {_MOVES}\b")
_SHARES = re.compile(r"\b(?:[Ss]hares|[Ss]tocks|[Ff]utures|FTSE|Dow|Nasdaq|Nikkei|DAX)\b")
_GOES_ON = re.compile(r"\s*(?:It|He|She|They)\b")
_WEEK, _SHORTEST = 7, 27  # days


def has_own_time(scene: Scene, draft: ClaimDraft, period: OpenPeriod, of_event: bool) -> bool:
    """Whether a statement without a date is of another time than `period`, which was told before it.

    English tells the time by the verb: what is, or will be, goes on with nothing that is over, and how many or how
    much there was is told of no day. What goes on is a change (sales rose 3% in May; exports fell), a quarter's result,
    and what a pronoun goes on with (it sold two shops in 2004; it made $3m). A year ago it stood at 5%: then. Shares
    fell 3p: a move of the market is told of its day, not of the year of the results before it.
    """
    stretch = (scene.document.folded, scene.clauses[draft.first.clause].start, draft.first.quantity.start)
    if period.start is None or period.end is None or _THEN.search(*stretch) or not _tells_past(scene, draft):
        return True
    days = (period.end - period.start).days
    if _tells_of_it(scene, draft, days):
        return False
    if draft.kind != "change" and not _MONTH < days <= _QUARTER and not _GOES_ON.match(scene.text(*scene.sentence[:2])):
        return True
    moved = draft.kind in ("change", "rank") and _SHARES.search(*stretch[:2], draft.last.quantity.start)
    return days >= _WEEK and bool(moved or _TRADED.search(*stretch[:2], draft.last.quantity.start))


# Came to $5m for the year: the year that was told
_OF_IT = re.compile(
    r" (?:for|in|over|during) (?:the|that|this) (?:full |whole |entire |same )?(?P<unit>year|quarter|month|period)"
    r"(?=[.,;]| (?:to|from) |\Z)"
)
_LENGTHS = {"period": (85, 1100), "year": (360, 372), "quarter": (85, 95), "month": (27, 31)}


def _tells_of_it(scene: Scene, draft: ClaimDraft, days: int) -> bool:
    """Whether the clause of a draft ends with the year, quarter or month that was told, so many days long."""
    last = draft.last
    found = _OF_IT.search(scene.document.folded, last.quantity.end, scene.clauses[last.clause].end)
    least, most = _LENGTHS[found["unit"]] if found is not None else (1, 0)
    return least <= days <= most


def _tells_past(scene: Scene, draft: ClaimDraft) -> bool:
    """Whether the first verb of a clause tells what was."""
    words = words_of(scene, draft.first.clause)
    at = verb_at(words)
    return at is not None and is_past(words[at])


def belongs(
    scene: Scene, dated: Mention, draft: ClaimDraft, previous: ClaimDraft | None, following: ClaimDraft | None
) -> bool:
    """Whether a date in the clauses of a draft is that draft's: it mostly stands behind its figure."""
    at = dated.quantity.start
    if (
        following is not None
        and dated.clause == following.first.clause
        and (at > following.first.quantity.start or _is_of_next(scene, dated, draft))
    ):
        return False
    if previous is None or previous.last.clause != dated.clause:
        return True
    if not previous.last.quantity.end <= at < draft.first.quantity.start:
        return True
    between = scene.text(previous.last.quantity.end, at)
    return " and " in between or ", " in between


def precedes(dated: Mention, figure: Mention) -> bool:
    """Whether a date stands before a figure, for which it may still hold."""
    return dated.quantity.end <= figure.quantity.start


def is_of_base(dated: Mention, base: Mention) -> bool:
    """Whether a date only dates the base of a change (from 40p last year; 2003's $1.2bn loss)."""
    return 0 <= base.quantity.start - dated.quantity.end <= _OWNING or is_beside_base(dated, base)


def is_beside_base(dated: Mention, base: Mention) -> bool:
    """Whether a date is that of a figure with which a change begins, and stands behind it (from 57.6 in May)."""
    return 0 <= dated.quantity.start - base.quantity.end <= _BEHIND_BASE


def of_draft(draft: ClaimDraft, dates: list[Mention]) -> list[Mention]:
    """The dates that may be the time of a draft: not that of its base (up from 44% in 2009)."""
    base = draft.having("from")
    return dates if base is None else [dated for dated in dates if not is_of_base(dated, base)]


def is_of_another_deed(scene: Scene, dated: Mention, inside: list[Mention]) -> bool:
    """Whether a date tells when something else was done: jailed in 2023 after being convicted in 2013."""
    if dated is inside[0] or dated.use != "at":
        return False
    return _ANOTHER_DEED.match(scene.text(inside[0].quantity.end, dated.quantity.start)) is not None


def is_aside(scene: Scene, clause: int) -> bool:
    """Whether a clause is a relative one, whose day is no time of what follows."""
    return _ASIDE.match(scene.text(*scene.clauses[clause])) is not None


def later(scene: Scene, draft: ClaimDraft, following: ClaimDraft | None) -> list[Mention]:
    """A date that comes behind the figures which it dates, in their clause or in one of its own."""
    told = _told_when(scene, draft)
    if told is not None:
        return [told]
    last = draft.last
    after = [d for d in scene.dates if d.quantity.start >= last.quantity.end and d.use != "base"]
    inside = [d for d in after if d.clause == last.clause]
    # plunged 17% on Monday after it lost $5m this year
    if following is not None and following.first.clause == last.clause:
        inside = [d for d in inside if not _is_of_next(scene, d, draft)]
        own = [d for d in inside if d.quantity.start < following.first.quantity.start]
        between = last.quantity.end, following.first.quantity.start
        # there are 3m, and it could rise to 5m by 2050
        apart_from_it = not own and hedged_between(scene.language, scene.document.folded, *between) is not None
        inside = own or ([] if apart_from_it else inside)
    if inside:
        return inside[-1:]
    behind = last.clause + 1 + _is_inserted(scene, last.clause + 1)
    apart = [d for d in after if d.clause == behind and not _tells_another(scene, behind - 1)]
    apart = [] if _tells_of_name(scene, behind) or _objects(scene, behind) else apart
    return apart[:1] if following is None or (apart and apart[0].clause < following.first.clause) else []


_WHEN = re.compile(r",? when ")
_PREDICATE = re.compile(
    r"\s*(?:(?:was|were|is|are|has|have|had|will|would|begins?|began|starts?|opens?|died|came|went)\b"
    r"|[a-z]+ed\b(?! by))"
)
_INSERT = re.compile(
    r"\s*(?:[a-z]+ing|[a-z]+ed|which|who|aged|an?|the|half|most|some|including|both|all|\d+|one|two)\b"
)


def _told_when(scene: Scene, draft: ClaimDraft) -> Mention | None:
    """The year of a record that a draft is told of: the worst since 1998, when 44 people were killed."""
    start = scene.clauses[draft.first.clause].start
    for dated in reversed(scene.dates):
        gap = (dated.quantity.end, draft.first.quantity.start)
        if (
            dated.use in ("base", "since")
            and start - dated.quantity.end in range(3)
            and _WHEN.match(scene.document.folded, *gap)
        ):
            return replace(dated, use="at")
    return None


# Gained 9% after it said that profits for the year to February had risen: the year is that of the profits.
_SUBORDINATE = re.compile(r"\b(?:after|before|because|although|though) (?!that\b|[a-z]+ing\b)")


def _is_of_next(scene: Scene, dated: Mention, draft: ClaimDraft) -> bool:
    """Whether a date behind a draft stands in a clause of its own, told of the draft that follows."""
    start, end = draft.last.quantity.end, dated.quantity.start
    return start <= end and _SUBORDINATE.search(scene.text(start, end)) is not None


def _is_inserted(scene: Scene, clause: int) -> bool:
    """Whether a clause only describes what stands before it: 90 goats, living on the slope, were moved on Sunday."""
    if clause + 1 >= len(scene.clauses):
        return False
    inserted, behind = (scene.text(*scene.clauses[at]) for at in (clause, clause + 1))
    return bool(_INSERT.match(inserted) and _PREDICATE.match(behind))


_NAME_BEFORE = re.compile(r"\b[A-Z][\w'’.-]*[)\"”]?,?\s?\Z")


def _tells_of_name(scene: Scene, clause: int) -> bool:
    """Whether a clause only tells more of a name before it: paid £5m to Tom Hale, who had left in 2001."""
    if clause >= len(scene.clauses) or not is_aside(scene, clause):
        return False
    start = scene.clauses[clause].start
    return _NAME_BEFORE.search(scene.text(max(scene.sentence.start, start - _NEAR), start)) is not None


def _objects(scene: Scene, clause: int) -> bool:
    """Whether a clause says of another subject what happened: grew for six weeks, but prices fell in May."""
    if clause >= len(scene.clauses):
        return False
    words = words_of(scene, clause)
    return words[:1] != [] and words[0].word in _BUT and (verb_at(words) or 0) > 1


_BUT = ("but", "while", "whereas", "although", "though")


def _tells_another(scene: Scene, clause: int) -> bool:
    """Whether a clause is an aside, or the one behind it tells something else: and face an election on …"""
    return is_aside(scene, clause) or scene.text(*scene.clauses[clause + 1]).lstrip().startswith("and ")


_ENSUES = re.compile(r"\s*(?:thereby |thus )?(?P<verb>[a-z]{2,}ing)\b(?! (?:to|in|at|on|with|from|that)\b)")


def ensues(scene: Scene, dated: Mention, draft: ClaimDraft) -> bool:
    """Whether a draft is what came of the deed of a date before it: closed in May, costing the town $5m."""
    clause = draft.first.clause
    if dated.clause != clause - 1 or dated.use != "at" or dated.attribute or dated.owner:
        return False
    found = _ENSUES.match(scene.text(*scene.clauses[clause]))
    return found is not None and verb_at(words_of(scene, clause)) is None


def goes_on(document: Document, sentence: Sentence, lines: int, period: OpenPeriod) -> bool:
    """Whether a paragraph goes on with the month, quarter or year of the one right before it.

    English news gives every sentence a paragraph of its own; a day is told again where it still holds, and what
    was long ago is history.
    """
    (start, end), published = period, document.published
    if start is None or end is None or published is None or start > published:
        return False
    recent = (published - end).days <= _YEAR
    return recent and lines <= _NEXT_LINE and _SHORTEST <= (end - start).days <= _YEAR


def days_alone(scene: Scene) -> list[Mention]:
    """The days of a sentence without figures, which hold for those behind it: oil prices hit shares on Monday."""
    days = [m for m in scene.dates if m.use == "at" and m.quantity.start_date == m.quantity.end_date]
    return [m for m in days if not m.owner]
