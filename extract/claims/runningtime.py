"""Running time: the time that a sentence tells holds for those behind it, until another is told or it is long ago."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from extract.claims.scene import ClaimDraft, Mention, Scene
from extract.claims.times import later_in, now, period_of, tells_aside, timing_of
from extract.dates.reckoning import NEVER, OpenPeriod, later
from extract.model import Span
from extract.text.tables import year_at

_HELD = 240  # characters for which the time of a sentence holds for the next ones


class Timed(NamedTuple):
    """The period of a statement, the stretches that tell it, and whether it is counted from the time told before."""

    period: OpenPeriod
    told: tuple[Span, ...] = ()
    carried: bool = False


_UNTOLD: Timed = Timed(NEVER)


@dataclass(slots=True)
class RunningTime:
    """The time that a sentence leaves to the next ones of its paragraph."""

    published: date | None
    period: OpenPeriod = NEVER
    paragraph: int = -1
    said_at: int = 0
    of_event: bool = False  # what is told next happened then, where a figure's year is that of the figure

    def enter(self, scene: Scene) -> None:
        """Forgets the time of another paragraph, and one that was said long ago."""
        sentence = scene.sentence
        lines = sentence.paragraph - self.paragraph
        goes_on = lines == 0 or scene.language.time_goes_on(scene.document, sentence, lines, self.period)
        if not goes_on or sentence.start - self.said_at > _HELD:
            self.period = NEVER
        self.paragraph = sentence.paragraph

    def of(self, scene: Scene, draft: ClaimDraft) -> Timed:
        """A draft's own period, or that of the sentence before when it has none and does not hold now."""
        timing = timing_of(draft)
        own, counted = self._told(timing) if timing else (NEVER, False)
        if own != NEVER:
            return Timed(own, tuple([(m.quantity.start, m.quantity.end) for m in timing]), counted)
        cell = scene.document.cells.get(draft.first.quantity.start)
        for head in () if cell is None else (cell.column, cell.row):
            year = year_at(scene.document.folded, head)
            if head is not None and year is not None:
                return Timed(OpenPeriod(*year), (head,))
        if self.period == NEVER or any(m.quantity.kind == "date" for m in timing) or now(scene, draft):
            return _UNTOLD
        if later_in(timing) is not None:  # 数年后
            return _UNTOLD
        own_time = scene.language.has_own_time(scene, draft, self.period, self.of_event)
        return _UNTOLD if own_time else Timed(self.period, carried=True)

    def leave(self, scene: Scene) -> None:
        """Keeps the last time of a sentence for the next; the day of speaking is not kept."""
        self.of_event = self.of_event and not scene.drafts
        for draft in scene.drafts:
            if tells_aside(scene, draft) or scene.language.foretells(scene, draft):
                continue
            timing = [m for m in timing_of(draft) if _lasts(draft, m)]
            period, _ = self._told(timing) if timing else (NEVER, False)
            if period != NEVER:
                self.period = period
                self.said_at = scene.sentence.end
                self.of_event = all(member.quantity.kind == "date" for member, _ in draft.members)
        if not scene.drafts:
            alone = period_of([*scene.language.days_alone(scene)], self.published)
            if alone != NEVER:
                self.period = alone
                self.said_at = scene.sentence.end
                self.of_event = True

    def _told(self, timing: list[Mention]) -> tuple[OpenPeriod, bool]:
        """The period that dates and durations tell, and whether it is counted from the time told last: years later."""
        own = period_of(timing, self.published)
        run = later_in(timing) if own == NEVER else None
        return (own, False) if run is None else (later(self.period, run.quantity), True)


def _lasts(draft: ClaimDraft, timed: Mention) -> bool:
    """Whether a date or duration holds on: not the day of speaking, nor one that only tells a noun apart."""
    apart = timed.owner or (timed.attribute and draft.kind == "event")
    return timed.use != "said" and timed.anchor != "ago" and not apart
