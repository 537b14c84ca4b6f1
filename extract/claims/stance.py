"""Whether a clause denies what it says, or only plans, forecasts, alleges or supposes it.

What does so is the language's: the questions that hedge a figure are its `hedges`, asked in their order. Here is what
they share: where a draft begins to state something, and which of its figures it states.
"""

from __future__ import annotations

from collections.abc import Callable

from extract.claims.scene import ClaimDraft, Mention, Scene
from extract.language import Language
from extract.model import Quantity, Role, Span

Hedge = Callable[[Scene, ClaimDraft, int], Span | None]  # what hedges a draft, in the words from a place on

_ASIDE = ("context", "time", "from")  # what is compared with may stand behind a forecast that is none of the claim's


def hedge(scene: Scene, draft: ClaimDraft, since: int = 0) -> Span | None:
    """Where the cue stands that makes a draft a plan, forecast, allegation or supposition; None for a plain one.

    What stands before `since` tells of the speaker and hedges nothing that he says.
    """
    if draft.run is not None:
        return scene.language.hedge_of_event(scene, draft, draft.run)
    if scene.language.only_describes(scene, draft):
        return None
    return next(filter(None, (asked(scene, draft, since) for asked in scene.language.hedges)), None)


def cue_before(scene: Scene, draft: ClaimDraft, since: int) -> Span | None:
    """The hedging word between where a draft begins and the figure that it states."""
    return first_cue(scene, max(since, _beginning(scene, draft)), stated(draft).start)


def first_cue(scene: Scene, start: int, end: int) -> Span | None:
    """The first hedging word of a stretch, such apart as plan nothing where they stand."""
    text, language = scene.document.folded, scene.language
    found = hedged_between(language, text, start, end)
    while found is not None and language.is_no_plan(scene, start, found):
        found = hedged_between(language, text, found[1], end)
    return found


def hedged_between(language: Language, text: str, start: int, end: int) -> Span | None:
    """The first word of a stretch that plans, forecasts, alleges or supposes."""
    found = language.hedging.search(text, start, end)
    return found and found.span()


def stated(draft: ClaimDraft) -> Quantity:
    """The last figure of a draft that it states."""
    return next((m.quantity for m, role in reversed(draft.members) if _asserted(m, role)), draft.last.quantity)


def _asserted(mention: Mention, role: Role) -> bool:
    """Whether a figure is stated, and neither compared with nor only measured by another (是预期的六倍)."""
    return role not in _ASIDE and mention.tie != "gauged"


def _beginning(scene: Scene, draft: ClaimDraft) -> int:
    """Where a draft begins to state something: behind a forecast that came out otherwise, at a date set off before."""
    actual = _actual(draft)
    if actual is not None:
        return scene.clauses[actual.clause].start
    first = draft.first.clause
    set_off = first and any(
        m.clause == first - 1
        and role == "time"
        and scene.language.behind_date.fullmatch(scene.text(m.quantity.end, scene.clauses[first - 1].end))
        for m, role in draft.dates
    )
    return scene.clauses[first - 1 if set_off else first].start


def _actual(draft: ClaimDraft) -> Mention | None:
    """The result that is set against a forecast in the same draft."""
    for mention, _ in draft.members:
        if mention.tie == "actual":
            return mention
    return None


def negation(scene: Scene, draft: ClaimDraft) -> Span | None:
    """Where the word stands that denies the clause of a draft; None for an affirmed one."""
    text, language = scene.document.folded, scene.language
    if language.only_describes(scene, draft):
        return None
    actual = _actual(draft) if draft.run is None else None
    start = scene.clauses[(actual or draft.first).clause].start
    if draft.run is not None:
        found = negated_between(language, text, start, scene.clauses[draft.run.stop - 1].end)
        done = found is None or language.is_deed(scene.text(*found)) or language.tells_deed(scene, draft, found)
        return None if done else found
    found = negated_between(language, text, start, draft.last.quantity.start)
    if found is not None and language.denies_other(scene, draft, found):
        return None
    return found or language.refuted(scene, draft)


def negated_between(language: Language, text: str, start: int, end: int) -> Span | None:
    """The first denying word of a stretch, unless the words around it deny nothing (不仅, not only)."""
    found = language.denying.search(text, start, end)
    if found is None:
        return None
    around = max(start, found.start() - 2), min(end + 4, found.end() + 24)
    return None if language.denying_nothing.search(text, *around) else found.span()
