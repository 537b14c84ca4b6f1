"""Subjects that the words right around a figure name: 楼高11层的饭店, the row of a table, the disaster of the dead."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Scene
from extract.claims.words import words_of
from extract.text.document import Token
from extract.text.fold import fold
from extract.text.tables import plain, row_at
from extract.zh.subjects import nounphrase, phrases, ratings
from extract.zh.subjects.found import Found
from extract.zh.subjects.inclause import before
from extract.zh.words.bounding import BOUND
from extract.zh.words.nounrun import person_in

_DIMENSION_BEHIND = re.compile(r"(?:高|深|长|宽|阔|厚|重)的?(?=[\u3400-\u9fff])(?!度|达|约|于|过)")
_DIMENSION_AHEAD = re.compile(rf"(?:楼高|身高|全长|总长|高|深|长|宽|阔|厚|重)(?:度?(?:达|{BOUND}))?\Z")
_PENALTY = re.compile(r"最高(?:可|会|刑罚|罚则)?(?:被|处|为)?(?:判|处|罚|监|囚|入狱)")
_OFFENCE = re.compile(
    r"(?:(?<![\u3400-\u9fff])|触犯|干犯|即属|至于|涉嫌|控以)(?P<name>(?!一经|一旦|[如若]被"
    r"|经定)[\u3400-\u9fff]{2,10}?(?:罪(?![名行犯成])|(?=(?:一经|一旦|如被)定罪)))"
)
_DEAD = re.compile(r"(?:名|人)?(?:死亡|死伤|遇难|罹难|遇害|丧生|丧命|身亡|受伤|重伤|轻伤|失踪|死|伤|亡)")
_CASUALTIES = frozenset("死伤亡")
_CAUSING = re.compile(r"造成|导致|酿成|致(?![^，]*?电)|引致|引发|夺")
_DISASTER = re.compile(
    r"地震|强震|余震|大?爆炸|大火|火灾|火警|车祸|空难|坠机|海啸|洪[水灾]|水灾|山洪|暴雨|豪雨|龙卷风|泥石流"
    r"|山泥倾泻|山体滑坡|雪崩|"
    r"矿难|恐袭|袭击|枪击|踩踏|坍塌|塌楼|骚乱|沉船|翻船|翻车|脱轨|交通意外|事故"
)


def subject_of(scene: Scene, draft: ClaimDraft) -> Found | None:
    """The subject that such words name, in the text's words, and where it was found; None without them."""
    if draft.kind == "event":
        return None
    row = _row(scene, draft)
    if row is not None:
        return row, "the head of its row"
    described = _measured(scene, draft)
    if described is not None:
        return described, "what it is a dimension of"
    attributed = _attributed(scene, draft)
    if attributed is not None:
        return attributed, "what it is an attribute of"
    sharer = _sharer(scene, draft)
    if sharer is not None:
        return sharer, "whose share it is"
    rated = ratings.holder(scene, draft)
    if rated is not None:
        return rated, "whose rating it is"
    headed = _listed(scene, draft) or _titled(scene, draft) or _aged(scene, draft) or _sentenced(scene, draft)
    if headed is not None:
        return headed, "the name at the figure"
    offence = _offence(scene, draft)
    if offence is not None:
        return offence, "what it is the penalty of"
    disaster = _disaster(scene, draft) if draft.kind in ("count", "share") else None
    return None if disaster is None else (disaster, "what caused it")


def _row(scene: Scene, draft: ClaimDraft) -> str | None:
    """The head of the row of a table in one of whose cells the figure stands behind other words (| 甲 | 约5万 |)."""
    document, at = scene.document, draft.first.quantity.start
    cell = document.cell_at(at)
    row = row_at(document.folded, at) if cell is None else cell.row
    head = "" if row is None else plain(document.text, row)
    told = 2 <= len(head) <= _HEAD and not any(letter.isdigit() for letter in head)
    return head if told else None


_HEAD = 12  # characters of the head of a row, of which a cell of many words tells


def _measured(scene: Scene, draft: ClaimDraft) -> str | None:
    """饭店 in 11层高饭店 and 高约11层的饭店: the noun whose height, length, depth or weight the figure is."""
    first, last = draft.first.quantity, draft.last.quantity
    if first.kind != "measure" and fold(first.item or "") not in ("层", "楼"):
        return None
    text, clause = scene.document.folded, scene.clauses[draft.first.clause]
    behind = _DIMENSION_BEHIND.match(text, last.end, clause.end)
    if behind is not None:
        at = behind.end()
    elif text.startswith("的", last.end) and _DIMENSION_AHEAD.search(text, clause.start, first.start):
        at = last.end + 1
    else:
        return None
    span = nounphrase.phrase_after(words_of(scene, draft.first.clause), at)
    return None if span is None else scene.document.text[span[0] : span[1]].strip()


def _attributed(scene: Scene, draft: ClaimDraft) -> str | None:
    """地皮 in 1.4万平方米地皮, 啤酒厂 in 有数百年历史的啤酒厂: the noun that a measure tells apart.

    Not where somebody acts on it: 该公司建成了30兆瓦的电站 is about the company, 建成30兆瓦电站的公司获奖 is not.
    """
    first, last = draft.first.quantity, draft.last.quantity
    if len(draft.members) > 1 or first.kind not in ("measure", "duration"):
        return None
    text, clause = scene.document.folded, scene.clauses[draft.first.clause]
    behind = _ATTRIBUTE.match(text, last.end, clause.end)
    if behind is None and first.unit in _EXTENTS:
        behind = _TOUCHED.match(text, last.end, clause.end)
    if behind is None or (first.kind == "duration" and _WINDOW.search(text, clause.start, first.start)):
        return None
    words = words_of(scene, draft.first.clause)
    span = nounphrase.phrase_after(words, behind.end())
    if span is None or (behind.end() > last.end and _is_object(words, first.start, span)):
        return None
    return scene.document.text[span[0] : span[1]].strip()


def _is_object(words: list[Token], at: int, span: tuple[int, int]) -> bool:
    """Whether a noun behind the figure at `at` is what a verb before that acts on, as none follows."""
    if any(word.start >= span[1] and word.tag in ("v", "d", "p") for word in words):
        return False
    has = next((n for n, word in enumerate(words) if word.end <= at and word.word in _HAVING), 0)
    return phrases.governs(words, at) or any(word.tag in _OWNERS for word in words[:has])


_HAVING = ("有", "已有", "拥有", "具有")
_OWNERS = ("n", "nr", "nrt", "nt", "nz", "j", "eng")  # 银行已有20年的经验


_ATTRIBUTE = re.compile(r"(?:以[上下])?(?:历史)?的(?!时间|日子|期间|光景|时候|速度|价格|距离|高度|深度|长度|幅度|水平)")
_EXTENTS = ("m2", "ft2", "ha", "mu", "acre", "km2", "km", "m", "ft", "cm", "mm")
_TOUCHED = re.compile(r"(?=[\u3400-\u9fff])(?![的以左上之多])")
_WINDOW = re.compile(r"(?:(?<!龄)近|过去|未来|这|前|后|首)[^，。]{0,2}\Z")  # 近三个月的公告: only when


def _sharer(scene: Scene, draft: ClaimDraft) -> str | None:
    """游戏收入 in 营收23亿元中，游戏收入占49.8%: what the clause of a share names, behind that of its whole."""
    main = draft.having("main")
    if main is None or draft.kind != "share" or draft.members[0][1] != "whole" or main.clause == draft.first.clause:
        return None
    named = before(scene, main.clause, main.quantity.start)
    return named if named and phrases.names(named) else None


def _listed(scene: Scene, draft: ClaimDraft) -> str | None:
    """林某等9人 in 林某等9人被捕: the person who stands for those that the figure counts, with them."""
    quantity, clause = draft.first.quantity, scene.clauses[draft.first.clause]
    if quantity.kind != "count" or scene.text(quantity.start - 1, quantity.start) != "等":
        return None
    if scene.document.folded[quantity.end - 1] not in "人名":
        return None
    words = [word for word in words_of(scene, draft.first.clause) if word.end < quantity.start]
    behind = max((at + 1 for at, word in enumerate(words) if _parts(word)), default=0)
    named = person_in(words[behind:])
    if named is None or named[0] < clause.start:
        return None
    return scene.document.text[named[0] : quantity.end]


def _parts(word: Token) -> bool:
    """Whether a word stands between what is told before a name and the name; 超 in 梁志超 does not."""
    return word.tag in ("p", "d", "uj", "x") or (word.tag == "v" and len(word.word) > 1)


_TITLE = re.compile(
    r"(?P<names>(?:《[^《》\n]{1,30}》[、和及与]?)+)\s*(?:[则亦也都均就仅只才更还]|[约近逾占达为有共已遭被获]"
    r"|超过|录得|取得|没有){1,5}\Z"
)


def _titled(scene: Scene, draft: ClaimDraft) -> str | None:
    """《晨报》 in 《晨报》则有近九成…: papers, books and films that stand right before their figure."""
    found = _TITLE.search(scene.document.folded, scene.clauses[draft.first.clause].start, draft.first.quantity.start)
    return None if found is None else scene.document.text[found.start("names") : found.end("names")]


_SENTENCE = re.compile(
    r"(?:判处|判罚|判令|[改轻重]判|判)(?:被告人?)?(?P<who>(?!监|入狱|囚|有期|即时|处|被(?!告)|罚|缓"
    r"|其)[\u3400-\u9fff·]{2,10}?)"
    r"(?:即时|即|须|共)?(?:有期徒刑|徒刑|监禁|入狱|坐牢|判监|社会服务|罚款|缓刑|囚)[^，。;]{0,4}\Z"
)


def _sentenced(scene: Scene, draft: ClaimDraft) -> str | None:
    """陈某 in 法官判处被告人陈某入狱10个月: whom a court sentences to what the figure tells."""
    quantity = draft.first.quantity
    if quantity.kind not in ("duration", "money"):
        return None
    found = _SENTENCE.search(scene.document.folded, scene.clauses[draft.first.clause].start, quantity.start)
    return None if found is None else scene.document.text[found.start("who") : found.end("who")]


_AGE_OF = re.compile(
    r"\s*(?:(?:他们|她们|其)?(?:平均)?(?:年龄|年纪|岁数)(?:由|从|介乎|介于|分别|均|都|全部|为|在|约|是)*|介乎|介于)\s*"
)
_AGED_ITEM = re.compile(r"(?:年龄|年纪)\Z")
_PERSONS = ("人", "男", "女", "者", "员", "生", "童", "犯", "客", "工", "子", "民", "士", "告")


def _aged(scene: Scene, draft: ClaimDraft) -> str | None:
    """3男2女 in 拘捕3男2女，年龄介乎19至46岁: the persons counted right before, whose ages the figure tells."""
    first, clause = draft.first, scene.clauses[draft.first.clause]
    if first.quantity.kind != "age":
        return None
    here = [m.quantity for m in scene.figures if m.clause == first.clause and m.quantity.end < first.quantity.start]
    named = [quantity for quantity in here if quantity.kind == "count" and quantity.item_start is not None]
    begins = named[-1].end if named else clause.start
    if named:  # 其余5名被告年龄介乎20至35岁
        begins += len(_AGED_ITEM.sub("", fold(named[-1].item or "")))
    if not _AGE_OF.fullmatch(scene.document.folded, begins, first.quantity.start):
        return None
    counted = named or [
        m.quantity for m in scene.figures if m.clause == first.clause - 1 and m.quantity.kind == "count"
    ]
    counted = [q for q in counted if _AGED_ITEM.sub("", fold(q.item or "")).endswith(_PERSONS)]
    if not counted:
        return None
    begin = counted[-1]
    for quantity in counted[-2::-1]:
        if quantity.end != begin.start:
            break
        begin = quantity
    last = counted[-1]
    return scene.document.text[begin.start : max((last.end, *(last.item_span or ())))]


def _offence(scene: Scene, draft: ClaimDraft) -> str | None:
    """暴动罪 in 暴动罪一经定罪，最高可判监10年: the offence of whose highest penalty a clause speaks."""
    text, quantity = scene.document.folded, draft.first.quantity
    if quantity.kind not in ("duration", "money") or not _PENALTY.search(text, scene.sentence.start, quantity.start):
        return None
    named = [*_OFFENCE.finditer(text, scene.sentence.start, quantity.start)]
    return None if not named else scene.document.text[named[-1].start("name") : named[-1].end("name")]


def _disaster(scene: Scene, draft: ClaimDraft) -> str | None:
    """地震 in 地震造成3死: what killed and hurt those that the figure counts, where the sentence tells its name."""
    quantity, clause = draft.first.quantity, draft.first.clause
    text, begin = scene.document.folded, scene.sentence.start
    plain = fold(quantity.item or "") in _CASUALTIES
    if not plain and (quantity.kind != "count" or _DEAD.match(text, quantity.end) is None):
        return None
    named = [*_DISASTER.finditer(text, begin, quantity.start)]
    since = max(scene.clauses[clause].start, named[-1].end()) if named else begin  # 火山爆发引发雪崩1死
    causing = _CAUSING.search(text, since, quantity.start) is not None
    if not named or not (plain or causing) or (causing and named[-1].start() >= scene.clauses[clause].start):
        return None  # 地震造成12人死亡: the subject of its own clause
    at = next(n for n, stretch in enumerate(scene.clauses) if named[-1].start() < stretch.end)
    return scene.document.text[_widened(words_of(scene, at), named[-1].start()) : named[-1].end()]


def _widened(words: list[Token], start: int) -> int:
    """Where 煤气 in 煤气爆炸 begins, the noun right before the disaster that says of what kind it is."""
    before = next((word for word in words if word.end == start), None)
    return before.start if before is not None and before.tag == "n" and len(before.word) > 1 else start
