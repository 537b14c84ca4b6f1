"""From quantities to claims: what one statement needs together, in which role, about whom and when.

One stretch at a time (`stretches`): its figures are read in their clauses, joined (`joining`) and dated (`times`), and
dates that date no figure become events (`events`). Here each draft becomes a claim, with its period, speakers, subject
and stance.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from operator import attrgetter

from extract.claims.hedging import hedged_by
from extract.claims.runningtime import RunningTime
from extract.claims.scene import ClaimDraft, Mention, Scene
from extract.claims.stance import negation
from extract.claims.stretches import scenes
from extract.claims.subject import Topics, subject_of
from extract.gloss.gloss import gloss
from extract.model import Attribution, Claim, Quantity, Reasons, Role
from extract.speech.sayingday import apart
from extract.speech.speaking import Speaking
from extract.speech.statement import FORETOLD
from extract.text.document import Document


def group(document: Document, quantities: Sequence[Quantity], attributions: Sequence[Attribution]) -> list[Claim]:
    """The claims of a document in reading order; every quantity that is not optional is in at least one."""
    claims: list[Claim] = []
    homeless: list[Claim] = []
    story = _Story(RunningTime(document.published), Topics(document), Speaking(attributions))
    for scene in scenes(document, quantities):
        story.time.enter(scene)
        claims.extend(apart(_claims(scene, scene.drafts, story), scene.bounds))
        homeless.extend(_claims(scene, _dates_alone(scene), story))
        story.time.leave(scene)
        story.topics.note(scene)
    return [gloss(claim, document) for claim in _keeping(claims, homeless)]


@dataclass(frozen=True, slots=True)
class _Story:
    """What goes on from sentence to sentence: the time, what it is about, who speaks."""

    time: RunningTime
    topics: Topics
    speaking: Speaking


def _claims(scene: Scene, drafts: Iterable[ClaimDraft], story: _Story) -> list[Claim]:
    return [_claim(scene, draft, story) for draft in drafts]


def _dates_alone(scene: Scene) -> list[ClaimDraft]:
    """A draft for every date of a scene that tells nothing else."""
    dates = [] if scene.drafts else scene.dates
    return [ClaimDraft([(mention, "time")], "date", "event") for mention in dates if not mention.quantity.optional]


def _asserted(attribution: Attribution, draft: ClaimDraft, told: list[int]) -> list[int]:
    """The places of a draft that make it somebody's: a forecast beside a result is not what the result rests on."""
    return told[:1] if attribution.rule == FORETOLD and draft.kind != "event" else told


def _claim(scene: Scene, draft: ClaimDraft, story: _Story) -> Claim:
    start, end = _frame(scene, draft)
    members: list[tuple[Mention, Role]] = [*draft.members, *draft.dates]
    if len(members) > 1:
        members.sort(key=lambda pair: pair[0].quantity.start)
    timed = story.time.of(scene, draft)
    speaking = story.speaking
    spoken = speaking.of(min(start, members[0][0].quantity.start), max(end, members[-1][0].quantity.end))
    told = [m.quantity.start for m, _ in members if m.quantity.kind != "date" or draft.kind == "event"]
    attributed = spoken and tuple(a for a in spoken if any(a.says(at) for at in _asserted(a, draft, told)))
    speaker = next((a.name for a in speaking.near if start <= a.start < end), None) if speaking.near else None
    subject, where = subject_of(scene, draft, story.topics, speaker, next((a.name for a in attributed), None))
    hedge, denial = hedged_by(scene, draft, attributed), negation(scene, draft)
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
        negated=denial is not None,
        hedged=hedge is not None,
        time_start=timed.period.start,
        time_end=timed.period.end,
        place=scene.language.place_of(scene, draft),
        reasons=Reasons(where, timed.told, timed.carried, hedge, denial),
    )


_ALL_BUT_ROLE = attrgetter(*(each.name for each in fields(Quantity) if each.name != "role"))


def _in_role(quantity: Quantity, role: Role) -> Quantity:
    """The quantity with its role; what `dataclasses.replace` does at a third of its cost, for the last field."""
    return quantity if role == quantity.role else Quantity(*(*_ALL_BUT_ROLE(quantity), role))


_EDGES = " \t\n，,、;；:：。.—–-"


def _frame(scene: Scene, draft: ClaimDraft) -> tuple[int, int]:
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
