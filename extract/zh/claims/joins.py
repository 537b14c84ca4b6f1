"""Chinese figures that a whole clause puts together: two counts of one verb, parts with their sum, populations.

All patterns read the Simplified, half-width fold.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.claims.scene import ClaimDraft, Mention, Scene
from extract.claims.words import words_of
from extract.model import Quantity
from extract.quantities.likeness import alike
from extract.zh.quantities.bare import NAMED_SO
from extract.zh.quantities.rank import OFTEN_RULE
from extract.zh.quantities.ratio import SCORE_RULE

_TOTAL = re.compile(r"(?:合共|合计|共计|总共|总计|一共|加起来)(?:[有约为达是]|\s)*\Z")
_MOST_PARTS = 4
_GROUP = re.compile(
    r"\s*(?:(?:或|及)?(?:以上|以下)|之间)?的?(?:常住|老年|老龄|劳动力|劳动年龄|劳动|适龄|育龄|就业|城镇|农村)?"
    r"(?:人口|人士|人群|人|者|老人|老年人|长者|居民|市民|民众|青年|儿童|男性|女性|患者|受访者|受访市民|网民"
    r"|用户|学生|群体|群组|组别"
    r"|(?:这|该|[一两二三四五六]个)?(?:年龄|年纪)?(?:群组|组别|层|段|组))"
)
# 最富有的10%人口, 前5%的房产, 1%阶层: of which part of all another figure speaks.
_UTMOST = re.compile(r"(?:最[^，。；、\d]{1,5}的?|前|顶层的?|顶尖的?|底层的?|首|最低|最高)\s*\Z")
_THOSE = re.compile(r"\s*的?[\u3400-\u9fff](?<![，。；、，了是为至到和与及])")
# 最高10%的家庭, but not 最高36%的关税, which only says how high it can be.
_THOSE_PEOPLE = re.compile(r"\s*的?[^，。；\d]{0,6}?(?:人|者|家庭|户|群|阶层|学生|员工|企业|公司|国家)")
_STRATUM = re.compile(r"\s*的?(?:阶层|富豪|富人|穷人|权贵|精英)")
# 45至54岁、55至64岁两个群组: one of several groups of ages.
_NEXT_GROUP = re.compile(r"\s*(?:、|和|及|与|以及)\s*\d{1,3}(?:(?:至|到|-)\d{1,3})?岁")
_BOUND = re.compile(r"\s*(?:(?:或|及)?(?:以上|以下)|之间|至|的(?:人|群体))")
_ATTRIBUTE = re.compile(r"[^，。；()]{0,10}的")
_CONJOINED = re.compile(r".*[的和与及、或跟]", re.DOTALL)
_PARTING = re.compile(r"[中里(]|(?<![持拥占享])[有是]\s*\Z")  # 六家分店有两家: a part, nothing done to it
_TOLD = re.compile(r"(?:这|该|此|那|上述|以上|前述)\s*\Z")
_MOST_BETWEEN = 40  # characters between two counts of one verb


def sum_up(scene: Scene, drafts: list[ClaimDraft]) -> list[ClaimDraft]:
    """The drafts, a total with the figures before it that add up to it as its parts (3元，另加2元，合共5元)."""
    summed: list[ClaimDraft] = []
    for draft in drafts:
        total = draft.members[-1][0]
        parts = _parts(scene, summed, draft) if all(role == "main" for _, role in draft.members) else []
        if parts and len(draft.members) > 1:  # the last part had drawn its total to itself
            summed.append(replace(draft, members=draft.members[:-1], rule=""))
        summed.append(draft)
        if parts:
            draft.members = [*((part, "part") for part in parts), (total, "main")]
            draft.rule = "total and its parts"
    return summed


def _parts(scene: Scene, before: list[ClaimDraft], draft: ClaimDraft) -> list[Mention]:
    """The figures that add up to the last one of `draft`, in the text's order; none where it is no such total."""
    total = draft.members[-1][0]
    begin = scene.clauses[total.clause].start
    if len(draft.members) > 2 or not _TOTAL.search(scene.text(begin, total.quantity.start)):
        return []
    parts: list[Mention] = [mention for mention, _ in draft.members[:-1]]
    for earlier in reversed(before[-_MOST_PARTS:]):
        if not alike(earlier.last.quantity, total.quantity):
            break
        parts.insert(0, earlier.last)
        if len(parts) > 1 and sum(part.quantity.value or 0 for part in parts) == total.quantity.value:
            return parts
    return []


def names_population(text: str, quantity: Quantity) -> bool:
    """Whether an age or a share only says of whom another figure speaks (60岁以上人口的比例, 最富有的1%家庭)."""
    if quantity.kind == "percent":
        if _STRATUM.match(text, quantity.end):
            return True
        led = _UTMOST.search(text, max(0, quantity.start - 12), quantity.start)
        those = _THOSE_PEOPLE if led is not None and led.group().strip() in ("最高", "最低") else _THOSE
        return led is not None and those.match(text, quantity.end) is not None
    if quantity.kind != "age":
        return False
    end = quantity.end
    while (following := _NEXT_GROUP.match(text, end)) is not None:
        end = following.end()
    if not _GROUP.match(text, end):
        return False
    return quantity.max_value is not None or _BOUND.match(text, quantity.end) is not None or end > quantity.end


def tie_counts(scene: Scene) -> None:
    """Ties the second of two counts to the first where one verb stands between them (9名司机租了12辆车)."""
    for before, mention in zip(scene.figures, scene.figures[1:], strict=False):
        left, right = before.quantity, mention.quantity
        if mention.tie == "spread" and _acts_between(scene, mention.clause, left.end, right.start):
            mention.tie = "none"
        if (
            {left.kind, right.kind} == {"count"}
            and before.clause == mention.clause
            and before.cue in ("level", "total")
            and mention.cue == "level"
            and mention.tie in ("none", "among", "listed", "times")
            and not (left.optional or right.optional)
            and right.start - left.end <= _MOST_BETWEEN
            and not alike(left, right)
            and "、" not in scene.text(left.end, right.start)
            and not _PARTING.search(scene.text(left.end, right.start))
            and not _ATTRIBUTE.match(scene.text(right.end, right.end + 12))
            and _verb_between(scene, mention.clause, left.end, right.start)
        ):
            mention.tie = "both"
            mention.told = _TOLD.search(scene.text(left.end, right.start)) is not None


def _acts_between(scene: Scene, clause: int, start: int, end: int) -> bool:
    """Whether those who were counted do something before the next count (300名士兵进入边境的四个村庄)."""
    between = [word for word in words_of(scene, clause) if start <= word.start and word.end <= end]
    while between and between[-1].tag != "uj":
        between.pop()
    nouns = bool(between) and between[0].tag[0] == "n"  # 90个账户发布的帖子: a verb right before 的 describes
    return nouns and any(word.tag == "v" for word in between[1:-2])


def _verb_between(scene: Scene, clause: int, start: int, end: int) -> bool:
    """Whether a verb, and no conjunction after it, stands between two figures."""
    if scene.text(end - 1, end) == "的":
        words = [word for word in words_of(scene, clause) if start < word.start and word.end < end]
        if words and words[-1].tag[0] == "n":
            end -= 1  # 进入某地的四个村
    joined = _CONJOINED.match(scene.text(start, end))
    start += joined.end() if joined else 0
    return any(word.tag.startswith("v") and start < word.start and word.end <= end for word in words_of(scene, clause))


def is_same_sort(scene: Scene, whole: Quantity, part: Quantity) -> bool:
    """Whether a part is told by the classifier of its whole (1,500本书，分9类，小说占300本)."""
    return part.kind == "count" and scene.text(part.end - 1, part.end) == scene.text(whole.end - 1, whole.end)


def tells_whole(scene: Scene, draft: ClaimDraft) -> bool:
    """Whether a clause tells the whole of a share for itself (共83人受伤，其中4人重伤; not 在83人中，…)."""
    whole = draft.first
    behind = scene.text(whole.quantity.end, scene.clauses[whole.clause].end)
    return not behind.rstrip().endswith(("中", "里", "内"))


def tells_alone(quantity: Quantity) -> bool:
    """Whether a figure is a claim only where its sentence holds no other: a score, or how often somebody did it."""
    return quantity.rule in _ALONE


_ALONE = frozenset((SCORE_RULE, OFTEN_RULE))


def is_index(quantity: Quantity) -> bool:
    """Whether a ratio is called one by the words before it and is no share (地积比率0.6)."""
    return quantity.rule == NAMED_SO
