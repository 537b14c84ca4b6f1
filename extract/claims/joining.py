"""Which figures of a sentence one statement needs together, and in which roles.

Figures are taken in reading order; each either joins the draft of a figure before it, by one of `joinrules`, or opens
one of its own. The rules are the same for all languages; what the words say (`Mention.cue`, `tie`, `bare`) is read by
the language's module.
"""

from __future__ import annotations

from extract.claims.alone import told_alone
from extract.claims.breakdown import break_down, is_complete
from extract.claims.framing import frame_with, framing, only_frames
from extract.claims.joinrules import joined_by
from extract.claims.kinds import RULES, kind_of
from extract.claims.pairing import bridged
from extract.claims.scene import ClaimDraft, Joined, Mention, Scene
from extract.model import Role
from extract.quantities.likeness import alike, are_points_of, fits


def join(scene: Scene) -> list[ClaimDraft]:
    """The drafts of a sentence, in the order of their first figures."""
    scene.language.tie_counts(scene)
    frames = framing(scene)
    drafts = _drafted(scene, frames)
    drafts.sort(key=lambda draft: min(mention.quantity.start for mention, _ in draft.members))
    break_down(scene, drafts)
    return _finished(scene, drafts, frames)


def _drafted(scene: Scene, frames: list[Mention]) -> list[ClaimDraft]:
    """What the figures that neither frame nor number others are drafted into, in reading order."""
    drafts: list[ClaimDraft] = []
    places = scene.language.severally(scene)
    for mention in scene.figures:
        if mention.quantity.start in places:
            _put_severally(drafts, mention, *places[mention.quantity.start])
        elif not (mention.ordinal or mention in frames or bridged(drafts, mention)):
            _put(scene, drafts, mention)
    return drafts


def _put(scene: Scene, drafts: list[ClaimDraft], mention: Mention) -> None:
    """Puts a figure into the draft that it joins, or into one of its own; what follows goes on with the last draft."""
    home = _home_of(scene, drafts, mention)
    if home is None:
        before = 1 if mention.aside and drafts else 0
        drafts.insert(len(drafts) - before, _moved_again(drafts, mention) or _opened(mention))
        return
    draft, joined = home
    draft.take(mention, joined)
    if mention.cue == "part" and draft is not drafts[-1]:
        drafts.append(drafts.pop(-2))


def _home_of(scene: Scene, drafts: list[ClaimDraft], mention: Mention) -> tuple[ClaimDraft, Joined] | None:
    """The draft that a figure joins and how: the last, or the one before it where the words reach so far."""
    if not drafts:
        return None
    last, earlier = drafts[-1], drafts[-2] if len(drafts) > 1 else None
    parted = mention.quantity.start in scene.document.cells
    if earlier is None or not _is_part_of(earlier, last, mention):
        joined = _beside(scene, last, mention) if parted else joined_by(last, mention)
        if joined is not None:
            return last, joined
    if earlier is None or parted or not _reaches_over(scene, earlier, mention):
        return None
    joined = joined_by(earlier, mention)
    return None if joined is None else (earlier, joined)


def _finished(scene: Scene, drafts: list[ClaimDraft], frames: list[Mention]) -> list[ClaimDraft]:
    """The drafts that say something, each of its kind, with wholes and sums by themselves, and what frames them."""
    kept = [draft for draft in drafts if not all(mention.quantity.optional for mention, _ in draft.members)]
    if not kept and (alone := told_alone(scene)):
        kept = [_opened(alone)]
    for draft in kept:
        if [role for _, role in draft.members] == ["from"]:  # nothing came of it
            draft.set_role(draft.first, "main")
        draft.kind = kind_of(scene, draft)
        draft.rule = draft.rule or RULES[draft.kind]
    kept = [each for draft in kept for each in (*_whole_alone(scene, draft), draft)]
    kept = scene.language.sum_up(scene, kept)
    frame_with(scene, frames, kept)
    return [draft for draft in kept if not only_frames(scene, draft, kept)]


def _put_severally(drafts: list[ClaimDraft], mention: Mention, statement: int, role: Role) -> None:
    """Puts a figure told severally into its statement, which is known by where its first figure begins."""
    for draft in drafts:
        if draft.first.quantity.start == statement:
            draft.members.append((mention, role))
            return
    drafts.append(ClaimDraft([(mention, role)], "told severally"))


def _beside(scene: Scene, draft: ClaimDraft, mention: Mention) -> Joined | None:
    """In a row of a table nothing belongs together but one sum in two currencies."""
    last, role = draft.members[-1]
    now, before = mention.quantity, last.quantity
    cells = scene.document.cells
    if before.start not in cells or cells[before.start].row != cells[now.start].row:
        return None
    sums = now.kind == before.kind == "money" and now.unit != before.unit
    return Joined(role, "the same figure in two units") if sums else None


def _reaches_over(scene: Scene, draft: ClaimDraft, mention: Mention) -> bool:
    """Whether a figure may belong to the draft before the last: a base does, points of a share, and a part of
    what it counts.
    """
    if mention.cue != "part":
        points = mention.cue == "by" and are_points_of(draft.last.quantity, mention.quantity)
        return mention.cue == "from" or points
    return scene.language.is_same_sort(scene, draft.last.quantity, mention.quantity)


def _is_part_of(earlier: ClaimDraft, draft: ClaimDraft, mention: Mention) -> bool:
    """Whether a part is of what was counted before the last figure (17个政党进入150个席位的议会，其中5个是新政党)."""
    item = mention.quantity.item
    return (
        mention.cue == "part"
        and item is not None
        and earlier.last.quantity.item is not None
        and earlier.last.quantity.item in item
        and not alike(draft.last.quantity, mention.quantity)
        and fits(mention.quantity, earlier.last.quantity)
    )


def _moved_again(drafts: list[ClaimDraft], mention: Mention) -> ClaimDraft | None:
    """The level of the change before with a second change of it (职工21万人，同比减少7人，比上季减少18人)."""
    last = drafts[-1] if drafts else None
    level = last.having("to") if last is not None and last.having("by") and not last.having("from") else None
    if level is None or mention.cue != "by" or not mention.bare or mention.quantity.kind not in ("count", "money"):
        return None
    if not alike(level.quantity, mention.quantity):
        return None
    return ClaimDraft([(level, "to"), (mention, "by")], "level and its change")


def _whole_alone(scene: Scene, draft: ClaimDraft) -> list[ClaimDraft]:
    """The whole of a share as a statement of its own, where its clause tells it (共83人受伤，其中4人重伤)."""
    first, role = draft.members[0]
    if role != "whole" or not scene.language.tells_whole(scene, draft):
        return []
    rest = [mention for mention, its in draft.members[1:] if its != "whole"]
    if any(mention.clause == first.clause for mention in rest[:1]) or is_complete(draft):
        return []
    alone = _opened(first)
    for mention, its in draft.members[1:]:
        if its == "whole":  # in another currency
            alone.take(mention, Joined("main", "the same figure in two units"))
    alone.kind = kind_of(scene, alone)
    alone.rule = alone.rule or RULES[alone.kind]
    return [alone]


def _opened(mention: Mention) -> ClaimDraft:
    role: Role = "main"
    if mention.quantity.kind == "rank":  # dropped to second place
        return ClaimDraft([(mention, role)], "")
    if mention.cue == "by" or (mention.quantity.unit in ("pp", "bp") and mention.cue != "whole"):
        role = "by"
    elif mention.cue == "expected" and mention.quantity.direction is not None:
        role = "by"  # had forecast a 3% rise
    elif mention.cue in ("to", "from"):
        role = mention.cue
    elif mention.cue == "price":
        role = "price"
    return ClaimDraft([(mention, role)], "")
