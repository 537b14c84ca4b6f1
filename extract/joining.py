"""Which figures of a sentence one statement needs together, and in which roles.

Figures are taken in reading order; each either joins the draft of a figure before it or opens one of its own. The rules
are the same for both languages; what the words say (`Mention.cue`, `tie`, `bare`) is read by the language's module.
"""

from __future__ import annotations

from decimal import Decimal

from extract.alone import told_alone
from extract.breakdown import break_down, is_complete
from extract.framing import frame_with, framing, only_frames
from extract.kinds import RULES, kind_of
from extract.likeness import alike, fits, is_fraction, of_one_rate, rate_of
from extract.model import Role
from extract.pairing import acted, bridged, contrasted, restated
from extract.scene import Draft, Mention, Scene

_APPOSED = 24  # characters: 240 flats, 35% of them affordable
_LOOSE = Decimal("1.25")  # by how much parts may exceed a whole that is said loosely
_LEVELS = frozenset(("money", "count", "measure", "number", "percent", "duration", "age"))


def join(scene: Scene) -> list[Draft]:
    """The drafts of a sentence, in the order of their first figures."""
    drafts: list[Draft] = []
    scene.language.tie_counts(scene)
    frames = framing(scene)
    places = scene.language.severally(scene)
    for mention in scene.figures:
        if mention.quantity.start in places:
            _put_severally(drafts, mention, *places[mention.quantity.start])
            continue
        if mention.ordinal or mention in frames or bridged(drafts, mention):
            continue
        parted = mention.quantity.start in scene.document.cells
        for draft in reversed(drafts[-2:]):
            if draft is not drafts[-1] and (parted or not _reaches_over(scene, draft, mention)):
                continue  # what the words say of a figure ties it to the one before
            if draft is drafts[-1] and len(drafts) > 1 and _is_part_of(drafts[-2], draft, mention):
                continue
            rule = _beside(scene, draft, mention) if parted else _joins(draft, mention)
            if rule:
                draft.rule = rule
                if mention.cue == "part" and draft is not drafts[-1]:  # what follows goes on with it
                    drafts.append(drafts.pop(-2))
                break
        else:
            before = 1 if mention.aside and drafts else 0  # what follows goes on with the figure before it
            drafts.insert(len(drafts) - before, _moved_again(drafts, mention) or _opened(mention))
    drafts.sort(key=lambda draft: min(mention.quantity.start for mention, _ in draft.members))
    break_down(scene, drafts)
    kept = [draft for draft in drafts if not all(mention.quantity.optional for mention, _ in draft.members)]
    if not kept and (alone := told_alone(scene)):
        kept = [_opened(alone)]
    for draft in kept:
        if [role for _, role in draft.members] == ["from"]:  # nothing came of it
            draft.set_role(draft.first, "main")
        draft.kind = kind_of(scene, draft)
        draft.rule = draft.rule or RULES[draft.kind]
    kept = [each for draft in kept for each in (*_told_alone(scene, draft), draft)]
    kept = scene.language.sum_up(scene, kept)
    frame_with(scene, frames, kept)
    return [draft for draft in kept if not only_frames(scene, draft, kept)]


def _put_severally(drafts: list[Draft], mention: Mention, statement: int, role: Role) -> None:
    """Puts a figure told severally into its statement, which is known by where its first figure begins."""
    for draft in drafts:
        if draft.first.quantity.start == statement:
            draft.members.append((mention, role))
            return
    drafts.append(Draft([(mention, role)], "told severally"))


def _beside(scene: Scene, draft: Draft, mention: Mention) -> str:
    """In a row of a table nothing belongs together but one sum in two currencies."""
    last, role = draft.members[-1]
    now, before = mention.quantity, last.quantity
    cells = scene.document.cells
    if before.start not in cells or cells[before.start].row != cells[now.start].row:
        return ""
    if now.kind != "money" or before.kind != "money" or now.unit == before.unit:
        return ""
    draft.members.append((mention, role))
    return "the same figure in two units"


def _reaches_over(scene: Scene, draft: Draft, mention: Mention) -> bool:
    """Whether a figure may belong to the draft before the last: a base does, and a part of what it counts."""
    if mention.cue != "part":
        return mention.cue == "from"
    return scene.language.is_same_sort(scene, draft.last.quantity, mention.quantity)


def _is_part_of(earlier: Draft, draft: Draft, mention: Mention) -> bool:
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


def _moved_again(drafts: list[Draft], mention: Mention) -> Draft | None:
    """The level of the change before with a second change of it (职工21万人，同比减少7人，比上季减少18人)."""
    last = drafts[-1] if drafts else None
    level = last.having("to") if last is not None and last.having("by") and not last.having("from") else None
    if level is None or mention.cue != "by" or not mention.bare or mention.quantity.kind not in ("count", "money"):
        return None
    if not alike(level.quantity, mention.quantity):
        return None
    return Draft([(level, "to"), (mention, "by")], "level and its change")


def _told_alone(scene: Scene, draft: Draft) -> list[Draft]:
    """The whole of a share as a statement of its own, where its clause tells it (共83人受伤，其中4人重伤)."""
    first, role = draft.members[0]
    if role != "whole" or not scene.language.tells_whole(scene, draft):
        return []
    if draft.members[1][0].clause == first.clause or is_complete(draft):
        return []
    alone = _opened(first)
    alone.kind = kind_of(scene, alone)
    alone.rule = RULES[alone.kind]
    return [alone]


def _opened(mention: Mention) -> Draft:
    role: Role = "main"
    if mention.quantity.kind == "rank":  # dropped to second place
        return Draft([(mention, role)], "")
    if mention.cue == "by" or (mention.quantity.unit in ("pp", "bp") and mention.cue != "whole"):
        role = "by"
    elif mention.cue == "expected" and mention.quantity.direction is not None:
        role = "by"  # had forecast a 3% rise
    elif mention.cue in ("to", "from"):
        role = mention.cue
    elif mention.cue == "price":
        role = "price"
    return Draft([(mention, role)], "")


def _joins(draft: Draft, mention: Mention) -> str:
    """The rule by which `mention` belongs to `draft`, having put it there; empty when it does not."""
    for rule in (_apposition, restated, contrasted, _priced, _ranked, _changed, _shared, _expected, acted, _averaged):
        name = rule(draft, mention)
        if name:
            return name
    return ""


def _apposition(draft: Draft, mention: Mention) -> str:
    last, role = draft.members[-1]
    if mention.tie == "placed" and role == "main":
        return _put(draft, mention, "main", "place and result")
    sums = last.quantity.kind == mention.quantity.kind == "money"  # $84,000 for a course, or $1,000 a pill
    alike_or_sums = sums or alike(last.quantity, mention.quantity)
    if mention.tie == "bracket" and alike_or_sums and mention.quantity.direction is None:
        draft.members.append((mention, role))
        return draft.rule or "the same figure in two units"
    return ""


def _priced(draft: Draft, mention: Mention) -> str:
    last, role = draft.members[-1]
    if mention.tie == "buys":
        draft.set_role(last, "price")
        draft.members.append((mention, "goods"))
        return "price for goods"
    if mention.tie == "costs" and role in ("main", "goods"):
        draft.set_role(last, "goods")
        draft.members.append((mention, "price"))
        return "goods at a price"
    if mention.tie == "laid" and role == "by":
        return _put(draft, mention, "goods", "change for goods")
    if mention.tie == "capped" and role == "price" and draft.having("goods"):
        return _put(draft, mention, "price", draft.rule)
    if mention.tie == "times" and role == "goods" and mention.quantity.kind == last.quantity.kind:
        draft.members.append((mention, "goods"))
        return draft.rule
    return ""


def _ranked(draft: Draft, mention: Mention) -> str:
    """From 31 in the world to number 22, from 14th to third: one change of place."""
    last, now = draft.last, mention.quantity
    if now.kind == "rank" and mention.tie == "among" and len(draft.members) == 1 and last.quantity.kind == "count":
        draft.set_role(last, "whole")
        return _put(draft, mention, "main", "place among so many")
    if now.kind != "rank" or mention.cue != "to" or last.cue != "from" or len(draft.members) > 1:
        return ""
    if last.quantity.kind != "rank" and (last.quantity.kind not in ("count", "number") or last.quantity.item):
        return ""
    draft.set_role(last, "from")
    return _put(draft, mention, "to", "change of place")


def _changed(draft: Draft, mention: Mention) -> str:
    now, cue = mention.quantity, mention.cue
    have_by, have_to, have_from = draft.having("by"), draft.having("to"), draft.having("from", "context")
    level = draft.having("main", "to", "price")
    if draft.having("goods", "part", "whole"):
        return ""
    told = now.kind in ("count", "money") and any(m.quantity.kind == now.kind for m, r in draft.members if r == "by")
    if cue == "by" and mention.bare and not (told and have_to):  # 同比减少7万人，…，比上季减少18万人: two changes
        if have_from and not have_by:
            return _put(draft, mention, "by", "change from a base")
        if level and rate_of(level.quantity, now) and (not have_by or have_to):
            draft.set_role(level, "to")
            return _put(draft, mention, "by", "level and its change")
        if have_by and have_by is draft.last and have_by.quantity.kind != now.kind and not level:
            return _put(draft, mention, "by", "change in two measures")
    if mention.tie == "raises" and draft.last is level and level.quantity.kind == now.kind and len(draft.members) == 1:
        draft.members = [(mention, "to"), (level, "by")]  # it is the total that the statement is about
        return "what came and the new total"
    if mention.tie == "listed" and draft.last is draft.having("from") and alike(draft.last.quantity, now):
        return _put(draft, mention, "from", "change from A to B")  # 由2009年的3小时及2014年的2小时，跌至…
    if mention.tie == "moves" and draft.last is level and not (have_by or have_to or have_from):
        draft.set_role(level, "from")
        return _put(draft, mention, "to", "change from A to B")
    if mention.tie == "onward" and have_to and draft.members[-1][1] == "to" and alike(draft.last.quantity, now):
        return _put(draft, mention, "to", draft.rule)
    here = mention.bare or (mention.clause == draft.last.clause and not mention.anew)
    if cue == "to" and not have_to and (have_from or have_by) and here:
        base = draft.having("from")
        if base is None or of_one_rate(base.quantity, now):
            return _put(draft, mention, "to", "change from A to B" if have_from else "change to a level")
    if (
        cue == "from"
        and not mention.anew
        and not draft.having("from")
        and (have_to or have_by or level)
        and (now.kind in _LEVELS or is_fraction(now))
    ):
        level = have_to or level
        if level is not None and level is not have_by and not of_one_rate(level.quantity, now):
            return ""
        if level is not None and level is not have_by:
            draft.set_role(level, "to")
        return _put(draft, mention, "from", "change from A to B")
    return ""


def _shared(draft: Draft, mention: Mention) -> str:
    last, role = draft.members[-1]
    now = mention.quantity
    if (
        role == "main"
        and mention.tie == "of"
        and is_fraction(last.quantity)
        and now.kind in ("money", "count", "measure")
    ):
        return _put(draft, mention, "whole", "share of a whole")
    if role == "by" and last.quantity.kind == "count" and mention.tie == "among" and len(draft.members) == 1:
        role = "main"  # 新增42宗，当中34宗…: what came is the whole of its parts
    counted = last.quantity.kind == now.kind == "count" and fits(last.quantity, now)
    if role == "by" and mention.tie == "of" and counted:
        return _put(draft, mention, "whole", draft.rule or "change in a whole")  # lost eight of its 22 staff
    if role == "price" and len(draft.members) == 1 and mention.cue == "share" and mention.bare and is_fraction(now):
        role = "main"  # 月租5000元，占入息三成
    if role not in ("main", "part", "whole") or last.quantity.kind not in _LEVELS or now.direction is not None:
        return ""
    if mention.tie == "listed" and role == "main" and draft.having("whole") and _fractions_fit(draft, mention):
        return _put(draft, mention, "main", draft.rule)
    if is_fraction(now):
        if last.quantity.kind == "percent":
            return ""
        if mention.cue == "share" and mention.bare:
            if role != "whole":  # 27 of the 60 seats, or 45%
                draft.set_role(draft.first if draft.last.told else last, "part")
            return _put(draft, mention, "main", "amount and its share")
        apposed = mention.bare and 0 < now.start - last.quantity.end <= _APPOSED
        if mention.tie == "among" or (mention.cue == "part" and role == "main" and apposed):
            draft.set_role(last, "whole")
            return _put(draft, mention, "main", "share of a whole")
    counted = {last.quantity.kind, now.kind} <= {"count", "number"} and mention.tie in ("among", "listed")
    counted = counted and last.quantity.unit is None and now.unit is None  # 1380万人口中，只有310万是…
    if not counted and (last.quantity.kind != now.kind or now.kind not in ("money", "count", "measure")):
        return ""
    if role == "main" and (mention.tie == "among" or mention.cue == "part") and fits(now, last.quantity):
        draft.set_role(last, "whole")
        return _put(draft, mention, "part", "part of a whole")
    if role == "main" and mention.tie == "of" and last.quantity.kind == "count" and fits(last.quantity, now):
        draft.set_role(last, "part")
        return _put(draft, mention, "whole", "part of a whole")
    if role == "part" and mention.tie == "listed" and _left_over(draft, mention):
        return _put(draft, mention, "part", "part of a whole")
    return ""


def _fractions_fit(draft: Draft, mention: Mention) -> bool:
    """Whether a percentage fits beside those of the same whole (800人当中，四成赞成，三成反对)."""
    shares = [m.quantity for m, role in draft.members if role == "main"] + [mention.quantity]
    known = all(each.kind == "percent" and each.value is not None for each in shares)
    return known and sum(each.value or 0 for each in shares) <= _ALL


_ALL = 100


def _left_over(draft: Draft, mention: Mention) -> bool:
    """Whether a figure fits beside the parts of a whole that have been told."""
    whole = draft.having("whole")
    if whole is None or whole.quantity.value is None or mention.quantity.value is None:
        return whole is not None
    parts = [m.quantity.value for m, role in draft.members if role == "part" and m.quantity.value is not None]
    most = whole.quantity.max_value or whole.quantity.value
    loose = whole.quantity.modifier in ("~", ">", ">=")  # 40多名乘客中，21死20伤
    return sum(parts) + mention.quantity.value <= (most * _LOOSE if loose else most)


def _expected(draft: Draft, mention: Mention) -> str:
    if mention.cue == "expected" and any(of_one_rate(member.quantity, mention.quantity) for member, _ in draft.members):
        return _put(draft, mention, "context", draft.rule or "result against a forecast")
    return ""


def _averaged(draft: Draft, mention: Mention) -> str:
    last, role = draft.members[-1]
    if mention.cue == "more" and role == "main" and alike(last.quantity, mention.quantity):
        return _put(draft, mention, "main", draft.rule or "figure and its lead over another")
    if mention.cue not in ("average", "total") or role != "main" or not mention.bare:
        return ""
    together = (
        last.quantity.kind == mention.quantity.kind
        if mention.cue == "average"
        else alike(last.quantity, mention.quantity)
    )
    return _put(draft, mention, "main", "total and average") if together else ""


def _put(draft: Draft, mention: Mention, role: Role, rule: str) -> str:
    draft.members.append((mention, role))
    return rule
