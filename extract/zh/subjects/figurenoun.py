"""What a Chinese claim is about though its clause names somebody else: what is counted, the noun a date describes."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Mention, Scene
from extract.claims.words import words_of
from extract.text.document import Token
from extract.text.fold import fold
from extract.zh.subjects import nounphrase, phrases
from extract.zh.words.bounding import BOUND
from extract.zh.words.generalnouns import is_general_place
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.nounrun import person_in

# Items that say too little of what is counted to be what a claim is about.
_GENERAL = frozenset("人字票次位层天题篇届种口区族章股页国地分句岁例宗起死伤户头名点个项份")
# 出生人口为1200万, 垃圾邮件数量将近12封: what leads from a noun to how many there are of it.
_LEADING = re.compile(
    r"(?:的?(?:总数|总量|总人数|数量|数目|人数|宗数|数))?\s*"
    rf"(?:为|是|有|共有|只有|仅有|共|达|达到|突破|由|从|仅|分别|{BOUND}){{1,3}}\s*\Z"
)
# 受访的222名记者, 这七个国家, 所有30道考题: which ones are meant is said right before their number.
_POINTING = re.compile(
    rf"(?:(?<![内在])的|这|该|此|那|上述|前述|以上|所有|全部|全体|其余|另外|受访)\s*(?:上|总共|共|{BOUND})?\s*\Z"
)
_DISPOSING = re.compile(r"[把将](?![于在会要被可有])")
_HANDLED = re.compile(r"[把将](?![于在会要被可有])|[在从对向与于到](?![于内是])")  # 调查在31省的1500个县抽取…
# 影响旅客8万人, 引发50万人示威: who is affected or driven to do something is what the clause is about.
_AFFECTING = re.compile(rf"(?:影响|引发|波及|惠及|涉及|牵涉|等|导致|令|使|让)(?:到|了|共|合共|总共|{BOUND})*\s*\Z")
# 裁决影响12名议员, 家人连同十名邻居, 专家认为可能有两个原因: so even behind a subject of the same clause.
_TOUCHING = re.compile(rf"(?:影响|波及|惠及|连同|联同|伙同)(?:到|了|共|{BOUND})*\s*\Z")
_THERE_MAY = re.compile(rf"可能(?:还|仍)?(?:有|存在|是因为)?(?:{BOUND})?\s*\Z")
_PLACES = re.compile(
    r"(?:我国|该国|全国|各国|[市省县州]区|[省市县区镇乡村州邦岛港城洲街]|城市|地区|境内|[^之期年月日天以][内外]"
    r"|(?<!以)[上里]|门口|出入位|大堂|大厅|会场|现场|社区|校园|车站|[一二三四五六七八九十\d]楼)\Z"
)
_THERE = re.compile(rf"(?:[^，。；]{{0,10}}(?<![没拥享持占])有|的|里|内|上)(?:共|{BOUND})?\s*\Z")
_OF = ("的", "之")


def is_general(item: str) -> bool:
    """Whether an item says too little of what is counted to be what a claim is about."""
    return fold(item) in _GENERAL or fold(item[-1]) in "内外"  # 室外


def counted_itself(scene: Scene, draft: ClaimDraft, owner: str | None, *, carried: bool) -> str | None:
    """The thing counted, where its clause says how many there are of it or which they are; `owner` is whom the clause
    names before the number, `carried` tells that he was named in an earlier clause only.
    """
    first, item = draft.first.quantity, draft.item
    if item is None or first.kind != "count" or first.item_start is None or is_general(item) or draft.kind == "rank":
        return None
    clause = scene.clauses[draft.first.clause]
    behind = first.item_start + len(item)
    if owner is not None and item in owner:
        return None
    if clause.start <= first.item_start < first.start:
        affected = carried and _AFFECTING.search(scene.text(clause.start, first.item_start))
        return item if affected or _LEADING.fullmatch(scene.text(behind, first.start)) else None
    before = scene.text(max(clause.start, first.start - 12), first.start)
    pointed = _POINTING.search(before)
    if pointed and pointed.group()[0] == "的" and not carried and owner is not None and _acts_on(scene, draft, owner):
        return None  # 甲局选用软件管理其存档的3亿张照片
    if pointed:
        taken = _DISPOSING if carried else _HANDLED
        return None if taken.search(scene.text(clause.start, first.start)) else item
    if carried or _TOUCHING.search(before):
        return item if _AFFECTING.search(before) or not carried else None
    if _THERE_MAY.search(before):
        return item
    placed = owner is not None and _PLACES.search(fold(owner)) is not None
    return item if placed and _THERE.search(before) else None


def _acts_on(scene: Scene, draft: ClaimDraft, owner: str) -> bool:
    """Whether a verb stands between whom a clause names and the 的 before its number."""
    clause = scene.clauses[draft.first.clause]
    start = scene.document.folded.find(fold(owner), clause.start, draft.first.quantity.start)
    words = [word for word in words_of(scene, draft.first.clause) if start <= word.start < draft.first.quantity.start]
    named = any(word.tag in _NAMES for word in words if word.end <= start + len(owner))
    acts = sum(word.tag == "v" and len(word.word) > 1 for word in words if word.start >= start + len(owner))
    return start >= 0 and named and acts > 1


def only_counted(scene: Scene, draft: ClaimDraft, words: list[Token], found: str | None, item: str) -> bool:
    """Whether a clause only says where so many are, or what they do, so that it is about what is counted."""
    if not found:
        return True
    at = draft.first.quantity.start
    if phrases.is_place(words, found) and _only_where(words, at, found, item) and not _one_by_one(scene, draft):
        return True
    if phrases.is_indefinite(found) and not _acts_ourselves(words, at, found):  # 网民转发3张照片
        return scene.text(draft.first.quantity.end - 1, draft.first.quantity.end) not in ("次", "回", "趟")
    inside = not is_general(item) and phrases.within(words, at, found)
    return inside or _acts(scene, draft, words, found)


def _acts(scene: Scene, draft: ClaimDraft, words: list[Token], owner: str) -> bool:
    """Whether what is counted right behind its owner does something itself: 华航2名机师于20日确诊."""
    quantity = draft.first.quantity
    start = quantity.item_start
    if quantity.item is None or start is None or not 0 <= start - quantity.end <= _QUALIFIED:
        return False
    behind = next((word for word in words if word.start >= start + len(quantity.item)), None)
    ahead_of = scene.text(scene.clauses[draft.first.clause].start, quantity.start)
    touching = ahead_of.endswith((fold(owner), *(fold(owner) + inside for inside in _DURING)))
    return touching and behind is not None and behind.tag in ("v", "p", "d")


def _acts_ourselves(words: list[Token], at: int, found: str) -> bool:
    """Whether we or you do something with what is counted: 我们有5个分类; not 我相信300人到场."""
    return fold(found) in _OURSELVES and not any(word.word in _THINKING for word in words if word.start < at)


_OURSELVES = ("我", "我们", "你", "您", "你们")
_THINKING = GRAMMAR.words("speaking") | {"知道", "觉得", "以为", "记得", "得知", "看到"}
_QUALIFIED = 2  # characters between a number and what it counts: 4名本地男子
_DURING = ("中", "当中", "期间", "之中")  # 行动中4名男子被捕


def _one_by_one(scene: Scene, draft: ClaimDraft) -> bool:
    """Whether one place after another is said to have so many of the same: 甲国有30万难民，乙国有5万."""
    counted = draft.first.quantity.item_start
    if counted is None:
        return False
    alike = [m for m in scene.figures if m.quantity.kind == "count" and m.quantity.item_start == counted]
    return len({m.clause for m in alike if _HAS.fullmatch(ahead(scene, m))}) > 1


_HAS = re.compile(rf"[^，。；\d]{{1,12}}有(?:{BOUND})*\s*")


def ahead(scene: Scene, mention: Mention) -> str:
    """The words of the clause of a figure before it."""
    return scene.text(scene.clauses[mention.clause].start, mention.quantity.start)


def _only_where(words: list[Token], at: int, place: str, item: str | None) -> bool:
    """Whether a place only says where something is: 全国新发14495例, 中国有…; not 意大利新增4207例."""
    if is_general_place(fold(place)):
        return True
    return not phrases.owns(words, at, place, item) and phrases.only_there(words, at)


_NAMES = frozenset(("nt", "nr", "nrt", "nz", "ns", "eng"))


def added(scene: Scene, draft: ClaimDraft) -> str | None:
    """新增死亡 in 确诊病例30例，新增死亡4例: what a clause only adds to the count of the one before."""
    first, item = draft.first.quantity, draft.item
    if item is None or first.item_start is None or first.kind != "count":
        return None
    clause, behind = scene.clauses[draft.first.clause], first.item_start + len(item)
    if not clause.start <= first.item_start < first.start or scene.text(behind, first.start).strip():
        return None
    adding = _ADDED.fullmatch(scene.text(clause.start, first.item_start))
    return scene.document.text[clause.start + adding.start("word") : behind] if adding else None


_ADDED = re.compile(r"\s*(?:另|再|其中|而|也|又)*(?P<word>新增|累计|现有|现存|新发)\s*")


def dated_noun(scene: Scene, draft: ClaimDraft) -> str | None:
    """鄭某 in 1月6日上任的鄭某, 大火 in 发生于1929年的大火: the noun that the clause of a date only describes."""
    if draft.kind != "event":
        return None
    date, words = draft.first.quantity, words_of(scene, draft.first.clause)
    behind = [word for word in words if word.start >= date.end and word.word.strip() and word.word not in _NEWLY]
    mark = next((at for at, word in enumerate(behind) if word.word in _OF), 0)
    led = _led(words, date.start)
    if not mark or not (led or (_free(words, date.start) and _describes(behind[:mark]))):
        return None
    span = nounphrase.phrase_after(words, behind[mark].end)
    titled = _TITLE.match(scene.document.folded, span[1]) if span else None
    if titled:
        return scene.document.text[titled.start("name") : titled.end("name")]
    return scene.document.text[span[0] : span[1]].strip() if span else None


_TITLE = re.compile(r"[\u3400-\u9fff]{0,4}(?P<name>《[^《》\n]{1,30}》)")
_NEWLY = frozenset(("新", "刚", "刚刚", "正式", "才", "起"))
_LONGEST = 6  # words of a clause that only describes


def _describes(words: list[Token]) -> bool:
    """Whether words are a verb with no more than its object, so that 的 behind them leads to its subject."""
    return (
        len(words) <= _LONGEST
        and words[0].tag in ("v", "vn")
        and all(word.tag[0] in "vnja" or word.tag in ("ul", "p") for word in words)
    )


def _free(words: list[Token], at: int) -> bool:
    """Whether nobody stands right before a date who could be the subject of the verb behind it (南亚在1958年…)."""
    before = [word for word in words if word.end <= at and word.word.strip()]
    return not before or (before[-1].tag in ("v", "p", "c") and before[-1].word not in ("在", "于", "自"))


def _led(words: list[Token], at: int) -> bool:
    """Whether the clause begins with a verb whose time stands right behind it: 发生于…, 成立于…."""
    before = [word for word in words if word.end <= at and word.word.strip()]
    while before and before[-1].word in ("于", "在", "自"):
        before = before[:-1]
    return len(before) == 1 and before[0].tag in ("v", "vn") and len(before[0].word) > 1


def deed_before(words: list[Token], draft: ClaimDraft, found: str) -> int | None:
    """Where 测试 in 消委会测试30款湿巾 begins: what stands right before a number whose noun follows is the verb."""
    quantity = draft.first.quantity
    last = next((word for word in words if word.end == quantity.start), None)
    follows = quantity.item_start is not None and quantity.item_start >= quantity.end
    if last is None or not follows or last.tag not in ("v", "vn") or not fold(found).endswith(last.word):
        return None
    return last.start if len(found) > len(last.word) > 1 else None


def described(scene: Scene, draft: ClaimDraft) -> str | None:
    """The noun behind a verb and its counted object that only describe it: 背负4项控罪的梁某今日到庭."""
    words, first, last = words_of(scene, draft.first.clause), draft.first.quantity, draft.last.quantity
    behind = [word for word in words if word.start >= last.end]
    mark = next((at for at, word in enumerate(behind) if word.tag[0] not in "nvq"), -1)
    if mark < 0 or behind[mark].tag != "uj":
        return None
    before = [word for word in words if word.end <= first.start]
    if not before:
        return None
    if mark == 0 and before[0].word in _MAKING and first == last:
        span = nounphrase.phrase_after(words, behind[mark].end)  # 令原本5天的审期需延迟
        return scene.document.text[span[0] : span[1]].strip() if span else None
    if draft.kind == "rank" and any(word.word in _BECOMING for word in before):
        return None  # 成为当地第一位出柜的市长
    if before[-1].word in phrases.THERE_IS and person_in(behind[mark + 1 : mark + 2]) is None:
        return None  # 有两条条例限制切断网络的情况出现
    if before[0].tag != "v" and person_in(behind[mark + 1 : mark + 2]) is None:
        return None
    span = nounphrase.phrase_after(words, behind[mark].end)
    return scene.document.text[span[0] : span[1]].strip() if span else None


_BECOMING = frozenset(("成为", "成", "是", "当选", "获选", "出任", "担任", "沦为"))
_MAKING = ("令", "使", "让", "致使", "导致")


def people_of_age(scene: Scene, draft: ClaimDraft) -> str | None:
    """28岁以下的人群 in 28岁以下的人群也脆弱: those whom nothing but their age tells apart, and who do something."""
    quantity, clause = draft.first.quantity, scene.clauses[draft.first.clause]
    if quantity.kind != "age" or _LED_IN.fullmatch(scene.text(clause.start, quantity.start)) is None:
        return None
    told = _OF_AGE.match(scene.document.folded, quantity.end, clause.end)
    return None if told is None else scene.document.text[quantity.start : told.end()].strip()


_LED_IN = re.compile(
    r"(?:[^，。]{0,10}?(?:表示|认为|指出|称|说|指|道))?\s*(?:因为|由于|但|而|如果|其中|当中|所有|那些|约|不过|\s)*"
)
_OF_AGE = re.compile(
    r"\s*(?:(?:或|及)?以[上下])?(?:至[^，。；]{1,6}岁)?的?"
    r"(?:人群|人士|人|长者|儿童|青年|男性|女性|居民|市民|民众|者|妇女)(?![的员数口工群才民物])"
)


def group_told(scene: Scene, draft: ClaimDraft) -> str | None:
    """12人 in 该12人身体良好, 其余2宗 in 其余2宗未找到源头, 19男5女: a group known by its number and nothing else."""
    quantity, clause = draft.first.quantity, scene.clauses[draft.first.clause]
    persons = scene.text(quantity.end, quantity.end + 1) == "人"
    if draft.kind == "event" or not (quantity.kind == "count" or (quantity.kind in ("percent", "ratio") and persons)):
        return None
    mixed = _MIXED.match(scene.document.folded, quantity.start)
    if mixed is not None and _HELD.fullmatch(scene.document.folded, clause.start, quantity.start):
        return scene.document.text[mixed.start() : mixed.end()]
    led = _KNOWN.fullmatch(scene.document.folded, clause.start, quantity.start)
    item = fold(quantity.item or "人")
    if led is None or not (item in _GENERAL or _denied(item)):
        return None
    behind = quantity.end + persons
    if quantity.item_start is not None and item in _GENERAL:
        behind = quantity.item_start + 1
    start = led.start("rest") if led.group("rest") else quantity.start
    return scene.document.text[start : max(behind, quantity.end)]


def _denied(item: str) -> bool:
    """Whether what seems to be counted is what is not done: 其余2宗未找到源头."""
    return item[0] in "未没不" and item[:2] not in ("未成", "不良", "不同", "不明")


_MIXED = re.compile(r"[\d一二两三四五六七八九十]+名?男[\d一二两三四五六七八九十]+名?女(?![性子士生孩])")
_HELD = re.compile(r"(?:[^，。]{0,8}?(?:表示|认为|相信|怀疑|称|说|指|道))?\s*(?:但|而|则|其中|有)?\s*")
_KNOWN = re.compile(
    r"(?:[^，。]{0,8}?(?:表示|认为|称|说|指|道))?\s*(?:但|而|则|其中)?"
    r"(?:该|这|那|上述的?|(?P<rest>其余|其他|余下的?|剩下的?))\s*"
)
