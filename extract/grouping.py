"""From quantities to claims: what one statement needs together, in which role, about whom and when.

One sentence at a time: its figures are read in their clauses (`extract.zh.claims`, `extract.en.claims`), joined
(`extract.joining`), dated (`extract.times`), and given their subject and stance. Dates that date no figure become
events (`extract.events`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from operator import attrgetter

from extract.document import Document, Sentence
from extract.events import find_events
from extract.gloss import gloss
from extract.hedging import is_hedged
from extract.joining import join
from extract.languages import language_for
from extract.model import Attribution, Claim, Quantity, Role
from extract.reckoning import NEVER, Period, later
from extract.scene import Draft, Mention, Scene
from extract.speaking import FORETOLD, apart
from extract.stance import negation
from extract.subject import Topics, subject_of
from extract.tables import year_at
from extract.times import date_drafts, later_in, now, period_of, tells_aside, timing_of


def group(document: Document, quantities: Sequence[Quantity], attributions: Sequence[Attribution]) -> list[Claim]:
    """The claims of a document in reading order; every quantity that is not optional is in at least one."""
    claims: list[Claim] = []
    clock, topics, speaking = _Clock(document.published), Topics(document), _Speaking(attributions)
    lost: list[Claim] = []
    for sentence, figures in by_sentence(document, quantities):
        scene = read_scene(document, sentence, figures)
        clock.enter(scene)
        inside = [_claim(scene, draft, clock, topics, speaking) for draft in scene.drafts]
        bounds = frozenset(m.quantity.start for m in scene.dates if m.use in ("until", "since"))
        claims.extend(apart(inside, bounds))
        if not scene.drafts:
            alone = [Draft([(m, "time")], "date", "event") for m in scene.dates if not m.quantity.optional]
            lost.extend(_claim(scene, draft, clock, topics, speaking) for draft in alone)
        clock.leave(scene)
        topics.note(scene)
    return [gloss(claim, document) for claim in _keeping(claims, lost)]


def by_sentence(document: Document, quantities: Sequence[Quantity]) -> Iterator[tuple[Sentence, Sequence[Quantity]]]:
    """The sentences that hold quantities, each with its own."""
    starts = [quantity.start for quantity in quantities]
    at = 0
    for sentence in _whole(document):
        behind = bisect_left(starts, sentence.end, at)
        if behind == at:
            continue
        inside, at = quantities[at:behind], behind
        if len(inside) <= _MOST:
            yield sentence, inside
            continue
        # A table or a list without full stops: taken in bounded stretches, so that cost stays linear.
        for first in range(0, len(inside), _MOST):
            some = inside[first : first + _MOST]
            start = sentence.start if first == 0 else some[0].start
            end = sentence.end if first + _MOST >= len(inside) else inside[first + _MOST].start
            yield sentence._replace(start=start, end=end), some


_MOST = 40  # quantities of a sentence that are read together


def _whole(document: Document) -> Iterator[Sentence]:
    """Sentences, with what a semicolon parts put together where the second half gives the base of the first."""
    waiting: Sentence | None = None
    for sentence in document.sentences:
        start, end, _, lang = sentence
        if waiting is not None:
            goes_on = start == waiting.end and lang == waiting.lang
            if goes_on and language_for(lang).gives_base(document.folded, start):
                waiting = waiting._replace(end=end)
                continue
            yield waiting
            waiting = None
        if document.folded[end - 1] == ";":
            waiting = sentence
        else:
            yield sentence
    if waiting is not None:
        yield waiting


def read_scene(document: Document, sentence: Sentence, quantities: Sequence[Quantity]) -> Scene:
    """A sentence with its figures joined into drafts, each with its dates."""
    language = language_for(sentence.lang)
    clauses = language.split(document, sentence)
    starts = [clause.start for clause in clauses]
    figures: list[Mention] = []
    dates: list[Mention] = []
    for quantity in quantities:
        clause = max(0, bisect_right(starts, quantity.start) - 1)
        if quantity.kind == "date":
            dates.append(language.read_date(document.folded, clause, clauses, quantity))
        else:
            before = next((m for m in reversed(figures) if not m.aside), None)
            figures.append(language.read_figure(document.folded, clause, clauses, quantity, before))
    scene = Scene(document, sentence, language, clauses, figures, dates)
    scene.drafts = join(scene)
    date_drafts(scene)
    find_events(scene)
    return scene


_HELD = 240  # characters for which the time of a sentence holds for the next ones


@dataclass(slots=True)
class _Clock:
    """The time that a sentence leaves to the next ones of its paragraph."""

    published: date | None
    period: Period = NEVER
    paragraph: int = -1
    said_at: int = 0

    def enter(self, scene: Scene) -> None:
        """Forgets the time of another paragraph, and one that was said long ago."""
        sentence = scene.sentence
        lines = sentence.paragraph - self.paragraph
        goes_on = lines == 0 or scene.language.time_goes_on(scene.document, sentence, lines, self.period)
        if not goes_on or sentence.start - self.said_at > _HELD:
            self.period = NEVER
        self.paragraph = sentence.paragraph

    def told(self, timing: list[Mention]) -> Period:
        """The period that dates and durations tell; what came so much later is counted from the time told last."""
        own = period_of(timing, self.published)
        run = later_in(timing) if own == NEVER else None
        return own if run is None else later(self.period, run.quantity)

    def leave(self, scene: Scene) -> None:
        """Keeps the last time of a sentence for the next; the day of speaking is not kept."""
        for draft in scene.drafts:
            if tells_aside(scene, draft):
                continue
            timing = [m for m in timing_of(draft) if m.use != "said" and not m.owner and m.anchor != "ago"]
            period = self.told(timing) if timing else NEVER
            if period != NEVER:
                self.period = period
                self.said_at = scene.sentence.end
        if not scene.drafts:
            alone = period_of([*scene.language.days_alone(scene)], self.published)
            if alone != NEVER:
                self.period = alone
                self.said_at = scene.sentence.end


class _Speaking:
    """The attributions in order of their scopes, asked sentence by sentence."""

    def __init__(self, attributions: Sequence[Attribution]) -> None:
        self._waiting = sorted(attributions, key=lambda a: a.scope_start, reverse=True)
        self._open: list[Attribution] = []

    @property
    def near(self) -> list[Attribution]:
        """The attributions around the stretch that was asked last."""
        return self._open

    def of(self, start: int, end: int) -> tuple[Attribution, ...]:
        """Those whose scope overlaps a stretch; stretches must be asked in reading order of their sentences."""
        while self._waiting and self._waiting[-1].scope_start < end:
            self._open.append(self._waiting.pop())
        if not self._open:
            return ()
        self._open = [a for a in self._open if a.scope_end > start - 2000]
        return tuple(a for a in self._open if a.scope_start < end and a.scope_end > start)


def _period(scene: Scene, draft: Draft, clock: _Clock) -> Period:
    """The draft's own period, or that of the sentence before when it has none and does not hold now."""
    timing = timing_of(draft)
    own = clock.told(timing) if timing else NEVER
    cell = scene.document.cells.get(draft.first.quantity.start) if own == NEVER else None
    if cell is not None:
        text = scene.document.folded
        year = year_at(text, cell.column) or year_at(text, cell.row)
        own = own if year is None else Period(*year)
    if own != NEVER or clock.period == NEVER or any(m.quantity.kind == "date" for m in timing) or now(scene, draft):
        return own
    if later_in(timing) is not None:  # 数年后
        return own
    return NEVER if scene.language.has_own_time(scene, draft, clock.period) else clock.period


def _asserted(attribution: Attribution, draft: Draft, told: list[int]) -> list[int]:
    """The places of a draft that make it somebody's: a forecast beside a result is not what the result rests on."""
    return told[:1] if attribution.rule == FORETOLD and draft.kind != "event" else told


def _claim(scene: Scene, draft: Draft, clock: _Clock, topics: Topics, speaking: _Speaking) -> Claim:
    start, end = _frame(scene, draft)
    members: list[tuple[Mention, Role]] = [*draft.members, *draft.dates]
    if len(members) > 1:
        members.sort(key=lambda pair: pair[0].quantity.start)
    period = _period(scene, draft, clock)
    spoken = speaking.of(min(start, members[0][0].quantity.start), max(end, members[-1][0].quantity.end))
    told = [m.quantity.start for m, _ in members if m.quantity.kind != "date" or draft.kind == "event"]
    attributed = spoken and tuple(a for a in spoken if any(a.says(at) for at in _asserted(a, draft, told)))
    speaker = next((a.name for a in speaking.near if start <= a.start < end), None) if speaking.near else None
    subject, _ = subject_of(scene, draft, topics, speaker, next((a.name for a in attributed), None))
    main = draft.first.quantity
    return Claim(
        kind=draft.kind,
        start=start,
        end=end,
        sentence_start=scene.sentence.start,
        sentence_end=scene.sentence.end,
        lang=scene.sentence.lang,
        rule=f"{draft.rule}: {main.rule}",
        gloss="",
        quantities=tuple([_in_role(m.quantity, role) for m, role in members]),
        attributions=attributed,
        subject=subject,
        negated=negation(scene, draft) is not None,
        hedged=is_hedged(scene, draft, attributed),
        time_start=period.start,
        time_end=period.end,
        place=scene.language.place_of(scene, draft),
    )


_ALL_BUT_ROLE = attrgetter(*(each.name for each in fields(Quantity) if each.name != "role"))


def _in_role(quantity: Quantity, role: Role) -> Quantity:
    """The quantity with its role; what `dataclasses.replace` does at a third of its cost, for the last field."""
    return quantity if role == quantity.role else Quantity(*(*_ALL_BUT_ROLE(quantity), role))


_EDGES = " \t\n，,、;；:：。.—–-"


def _frame(scene: Scene, draft: Draft) -> tuple[int, int]:
    """From the first clause of the draft to its last, without the marks around them."""
    mentions = [m for m, _ in draft.members]
    if draft.run is not None:
        first, last = draft.run.start, draft.run.stop - 1
    else:
        inside = [m.clause for m in mentions]
        first, last = min(inside), max(inside)
        if first and any(m.clause == first - 1 and role == "time" for m, role in draft.dates):
            first -= 1
    start, end = scene.clauses[first].start, scene.clauses[last].end
    text = scene.document.folded
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    for mention in mentions:
        start, end = min(start, mention.quantity.start), max(end, mention.quantity.end)
    return start, end


_NEAR = 400  # characters within which a date that states nothing itself belongs to a claim


def _may_hold(claim: Claim, date_alone: Claim) -> bool:
    """Whether a date by itself may stand in a claim nearby: not where somebody would seem to vouch for it."""
    if abs(claim.start - date_alone.start) > _NEAR:
        return False
    return not claim.attributions or any(a.says(date_alone.start) for a in claim.attributions)


def _keeping(claims: list[Claim], lost: list[Claim]) -> list[Claim]:
    """The claims with every date that states nothing itself beside the claim near to it, as context, or by itself."""
    starts = [claim.sentence_start for claim in claims]
    added: dict[int, list[Quantity]] = {}
    alone: list[Claim] = []
    for date_alone in lost:
        at = bisect_right(starts, date_alone.start)
        beside = [i for i in (at - 1, at) if 0 <= i < len(claims) and _may_hold(claims[i], date_alone)]
        if beside:
            nearest = min(beside, key=lambda i: abs(claims[i].start - date_alone.start))
            added.setdefault(nearest, []).extend(replace(q, role="context") for q in date_alone.quantities)
        else:
            alone.append(date_alone)
    kept = [
        replace(c, quantities=tuple(sorted((*c.quantities, *added[i]), key=lambda q: q.start))) if i in added else c
        for i, c in enumerate(claims)
    ]
    return sorted([*kept, *alone], key=lambda claim: claim.sentence_start) if alone else kept
