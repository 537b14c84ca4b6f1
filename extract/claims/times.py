"""When a claim holds: which dates of the sentence are its time, and the period they make together."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from extract.claims.scene import ClaimDraft, Mention, Scene
from extract.dates.reckoning import DAYS, MONTHS, NEVER, OpenPeriod, around, later, moved
from extract.model import Quantity, Role

_JOINED = 5  # characters between two dates that are one time
_NEAR = 16  # characters between the end of a period and the period: 截至5月20日，2020年
_OWNED = 4  # characters between a date that owns a figure and the figure
_DIRECTED = 12  # characters between a base of comparison and its own figure: 2019年全年总额6826亿元
_BESIDE = re.compile(r"[\s()（）、至到和及与~–—-]{0,4}")  # two dates that speak of one time: 本周四（12月5日）


def date_drafts(scene: Scene) -> None:
    """Gives every draft of the scene its dates, as time or as context."""
    if not scene.dates:
        return
    for number, draft in enumerate(scene.drafts):
        if draft.first.attribute:
            continue  # second seed Ana Ruiz won on Friday: the day is that of the win
        following = scene.drafts[number + 1] if number + 1 < len(scene.drafts) else None
        previous = scene.drafts[number - 1] if number else None
        draft.dates = _dates_of(scene, draft, previous, following)


def _dates_of(
    scene: Scene, draft: ClaimDraft, previous: ClaimDraft | None, following: ClaimDraft | None
) -> list[tuple[Mention, Role]]:
    told_severally = [d for d in scene.dates if d.place is not None and d.place == draft.first.place]
    if told_severally:
        return [(mention, _role(scene, draft, mention)) for mention in told_severally]
    first, last = draft.first.clause, draft.last.clause
    language = scene.language
    inside = [d for d in scene.dates if first <= d.clause <= last]
    inside = [d for d in inside if language.date_belongs(scene, d, draft, previous, following)]
    counted = any(m.anchor == "next" and m.clause >= first for m, _ in draft.members)
    if counted and not inside:
        return []  # 29日远离，未来两天降雨: the days counted from now are the time
    own = language.dates_of(draft, inside)
    if not any((d.use in ("at", "since") and d.quantity.start_date is not None) or _directs(d, draft) for d in own):
        inside = [*(d for d in _earlier(scene, draft) if d not in inside), *inside]
    elif not any(d.use in ("until", "since") for d in inside):
        inside = [*(d for d in _earlier(scene, draft) if d.use == "until" and d.clause == first - 1), *inside]
    told = [mention for mention in inside if not language.date_of_another_deed(scene, mention, inside)]
    found = [(mention, _role(scene, draft, mention)) for mention in told]
    if not any(role == "time" for _, role in found):
        behind = [mention for mention in language.dates_behind(scene, draft, following) if mention not in inside]
        found.extend((mention, _role(scene, draft, mention)) for mention in behind)
    return found


def _role(scene: Scene, draft: ClaimDraft, dated: Mention) -> Role:
    """Context for a base of comparison and for the day of speaking, unless the statement holds on that day."""
    base = draft.having("from")
    if base is not None and scene.language.date_of_base(dated, base):
        return "context"
    if dated.use == "base":
        return "time" if _directs(dated, draft) else "context"
    return "context" if dated.use == "said" and not now(scene, draft) else "time"


def _directs(dated: Mention, draft: ClaimDraft) -> bool:
    """Whether a base of comparison is the time of the very figure behind it (接近2019年全年总额6826亿元; May's 5%)."""
    apart = draft.first.quantity.start - dated.quantity.end
    if dated.owner and len(draft.members) == 1 and 0 <= apart <= _OWNED:
        return True
    return dated.use == "base" and draft.kind != "change" and 0 <= apart <= _DIRECTED


def now(scene: Scene, draft: ClaimDraft) -> bool:
    """Whether the statement holds on the day it was spoken."""
    start = scene.clauses[draft.first.clause].start
    return scene.language.now.search(scene.document.folded, start, draft.last.quantity.start) is not None


def _earlier(scene: Scene, draft: ClaimDraft) -> list[Mention]:
    """The dates of earlier clauses that still hold: the nearest that opens its clause, and what stands beside it."""
    if now(scene, draft):
        return [d for d in scene.dates if d.use == "said" and d.clause <= draft.first.clause][-1:]
    language = scene.language
    before = [
        d
        for d in scene.dates
        if language.date_precedes(d, draft.first)
        and d.use != "base"
        and not any(m.cue == "from" and language.date_beside_base(d, m) for m in scene.figures)
        and not (d.clause != draft.first.clause and language.is_aside(scene, d.clause))
        and (d.topic or any(m.clause == d.clause for m in scene.figures) or language.ensues(scene, d, draft))
        and d.quantity.start_date is not None
    ]
    if not before:
        return []
    nearest = before[-1]
    found = [nearest]
    for other in reversed(before[:-1]):
        between = scene.text(other.quantity.end, nearest.quantity.start)
        bounded = other.use in ("until", "since") and len(between) <= _NEAR
        if nearest.use == "until" and draft.kind == "duration" and draft.first.frames:
            bounded = True  # 在1998年…，冻结至去年6月，历时19年
        if nearest.use == "said" or not (bounded or _BESIDE.fullmatch(between)):
            break
        found.insert(0, other)
    return found


def tells_aside(scene: Scene, draft: ClaimDraft) -> bool:
    """Whether an event is told in a relative clause, so that its day is no time of what follows."""
    return draft.kind == "event" and scene.language.is_aside(scene, draft.first.clause)


def period_of(mentions: list[Mention], published: date | None) -> OpenPeriod:
    """The period that dates and durations with the role of time make together; open where the text leaves it open."""
    passed = later_in(mentions)
    if passed is not None:
        return later(period_of([m for m in mentions if m is not passed], published), passed.quantity)
    dates = [m for m in mentions if m.quantity.kind == "date" and m.quantity.start_date is not None]
    spans = [m for m in mentions if m.quantity.kind == "duration"]
    if not dates:
        return next((p for p in (_counted(m.quantity, m.anchor, published) for m in spans) if p != NEVER), NEVER)
    ended = next((m for m in dates if m.months), None)
    if ended is not None:
        return _ending(ended.quantity, Decimal(ended.months), "mo")
    run = next((m.quantity for m in spans if m.anchor == "to"), None)
    return _bounded(dates, run)


def _bounded(dates: list[Mention], run: Quantity | None) -> OpenPeriod:
    """From the day since which it holds to the day until which it does; `run` is how long it held up to a day."""
    since = [m.quantity for m in dates if m.use == "since"]
    until = [m.quantity for m in dates if m.use == "until"]
    plain = [m.quantity for m in dates if m.use == "at" or (m.use == "base" and m.owner)]
    plain = plain or [m.quantity for m in dates if m.use == "said"]
    if since:
        return OpenPeriod(since[0].start_date, until[-1].end_date if until else None)
    if until and plain:
        told_later = _after(plain[-1].start_date, until[-1].end_date)  # 周三公布截至4月28日的业绩
        return _common(plain) if told_later else OpenPeriod(plain[-1].start_date, until[-1].end_date)
    if run is not None and (until or plain):
        return _ending((until or plain)[-1], run.value, run.unit)
    return OpenPeriod(until[-1].start_date, until[-1].end_date) if until else _common(plain)


def later_in(mentions: list[Mention]) -> Mention | None:
    """The stretch after which something happened (两年后, two years later), unless its day is told behind it."""
    run = next((m for m in mentions if m.anchor == "later"), None)
    told = run is not None and any(
        m.quantity.kind == "date" and m.quantity.start > run.quantity.start for m in mentions
    )
    return None if told else run


def _common(dates: list[Quantity]) -> OpenPeriod:
    """Dates that follow each other as one, else the narrowest of those that lie within each other."""
    if not dates:
        return NEVER
    if all(_follows(left, right) for left, right in pairwise(dates)):
        return OpenPeriod(dates[0].start_date, dates[-1].end_date)
    narrow = min(dates, key=lambda d: ((d.end_date or date.max) - (d.start_date or date.min), d.start))
    for other in dates:
        if _after(narrow.start_date, other.end_date) or _after(other.start_date, narrow.end_date):
            return NEVER
    return OpenPeriod(narrow.start_date, narrow.end_date)


def _follows(left: Quantity, right: Quantity) -> bool:
    """Whether a date goes on where the one right before it ends (1月和2月), or is another day of its week."""
    if left.end_date is None or right.start_date is None or not 0 < right.start - left.end <= _JOINED:
        return False
    days = left.start_date == left.end_date and right.start_date == right.end_date
    apart = right.start_date - left.end_date
    return apart == timedelta(days=1) or (days and timedelta(0) < apart < _WEEK)


def _after(left: date | None, right: date | None) -> bool:
    return left is not None and right is not None and left > right


def _ending(last: Quantity, length: Decimal | None, unit: str | None) -> OpenPeriod:
    """`three months to December`, `the year to March`: the months that end with the date's last day."""
    if last.end_date is None or length is None:
        return NEVER
    return OpenPeriod(moved(last.end_date + timedelta(days=1), -length, unit), last.end_date)


def _counted(run: Quantity, anchor: str, published: date | None) -> OpenPeriod:
    """过去十年, next two years, 三年前: counted from the day of publication."""
    if published is None or run.value is None or run.unit not in MONTHS | DAYS:
        return NEVER
    if anchor == "past":
        return OpenPeriod(moved(published, -run.value, run.unit), published)
    if anchor == "next":
        return OpenPeriod(published, moved(published, run.value, run.unit))
    if anchor == "ago":
        day = moved(published, -run.value, run.unit)
        if run.unit == "a" and run.value != run.value.to_integral_value():
            return NEVER  # 半年前 is no year
        return around(day, run.unit)
    return NEVER


_WEEK = timedelta(days=7)
_BESIDE_BASE = 8  # characters


def timing_of(draft: ClaimDraft) -> list[Mention]:
    """The dates that say when a draft holds."""
    # Not 10 years ago, where the change is one since then
    timing = [m for m, role in (*draft.members, *draft.dates) if role == "time" or (m.anchor and m.cue != "base")]
    base = draft.having("from")
    if base is None:
        return timing
    # up from 28% five years ago: then it was the base
    return [m for m in timing if m.anchor != "ago" or not 0 <= m.quantity.start - base.quantity.end <= _BESIDE_BASE]
