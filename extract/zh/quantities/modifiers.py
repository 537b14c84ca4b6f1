"""Modifiers: the words around a number that make it a bound or an estimate (约, 超过, 不到, 至少, 以上, 以内)."""

from __future__ import annotations

import re

from extract.model import Modifier
from extract.zh.draft import QuantityDraft
from extract.zh.passage import Passage
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.lexemes import LEXEMES

# Right before the number; longest ending wins. 高达, 达, 仅 and 只有 change nothing and are listed where they must win.
_MODIFIERS: tuple[Modifier, ...] = ("~", ">", ">=", "<", "<=", "=")
_AHEAD: dict[str, Modifier] = {
    surface: modifier for modifier in _MODIFIERS for surface in LEXEMES.words(f"modifiers.{modifier}")
}
_LAST_CHARACTERS = frozenset(surface[-1] for surface in _AHEAD)
_LONGEST = max(len(surface) for surface in _AHEAD)
# What may stand between the modifier and the number.
_TIGHT_FILLERS = (" ", "了", "有", "为", "达", "「", "“", '"', "共")

# 大概只要 2 毛: what stands between an estimate and its number without bounding it.
_LOOSE_FILLERS = (
    "每月", "每年", "每日", "每天", "每人", "每户", "每周", "每名", "每晚", "只需要", "只要", "只需", "仅需", "只有",
    "需要", "仅为", "只", "仅", "需", "要",
)  # fmt: skip

_PER = re.compile(rf"每(?:{GRAMMAR.either('priced_units')}|秒|平方公里|立方米|[平立]方){{1,2}}\Z")
_BEHIND: tuple[tuple[str, Modifier], ...] = (
    ("或以上", ">="), ("及以上", ">="), ("或更多", ">="), ("或更高", ">="), ("或更长", ">="), ("以上", ">="),
    ("或以下", "<="), ("及以下", "<="), ("或更低", "<="), ("或更少", "<="), ("以下", "<"), ("之内", "<="),
    ("以内", "<="), ("左右", "~"), ("上下", "~"), ("前后", "~"), ("有余", ">"), ("开外", ">"), ("出头", ">"),
    ("挂零", ">"),
    ("不到", "<"), ("不足", "<"), ("许", "~"), ("余", ">"), ("起步", ">="), ("上限", "<="), ("之多", "="),
    ("封顶", "<="), ("为限", "<="), ("为上限", "<="), ("都不到", "<"), ("还不到", "<"), ("也不到", "<"),
    ("都不足", "<"), ("还不足", "<"), ("都打不住", ">="), ("都不止", ">"), ("还不止", ">"),
    ("还多，", ">"), ("还多。", ">"), ("有多", ">"),
)  # fmt: skip
# 不可高于, 不得多于: what a rule or a contract forbids bounds the number from the other side.
_FORBIDDEN = re.compile(
    r"(?:(?<!动弹)(?<!哭笑)不|未|没|勿|(?<![特分个])别)(?:可以?|能够?|得|会|应该?|该|宜|许|准|必须?|要)?"
    r"(?:(?P<most>超过|超逾|超出|逾越?|多[于过]|高[于过]|大于|长于|重于|深于|厚于|快于|迟于|晚于)"
    r"|(?:低|少|小|短|浅|轻|薄|慢)于)\Z"
)
# 2死 in 至少2死202伤 shares its bound; so does the prison term of a highest penalty with the fine.
_DEAD = re.compile(r"(?:至少|最少|起码|逾|超过)(?P<count>[\d万千]+)(?:人?死亡?|亡)[、, ]?\Z")
# 最高补助六万元, 最高可贷一百万元: the most that is given or taken.
_MOST_GIVEN = re.compile(
    r"最[高多](?:可|能|会|得|可以|将)?(?:被|获|予以|给予)?"
    r"(?:补助|补贴|补偿|贷款?|借|奖励?|奖赏|资助|减免|报销|申请|领[取到]?|获得?|赔[偿付]?|理赔|[偿给支]付|扶持|抵[扣免]"
    r"|优惠|返[还现]|退还|节?省下?|兑换?|处罚|[处科并]?罚款?|判处?"
    r"|判[囚监刑]|监禁|投保|提取|退税?|拿|拨款?|发放)"
    r"(?:了|达|到|为|约|人民币|新台币|港币)?\Z"
)
# 只准花五千; not 只准备
_ALLOWED = re.compile(r"(?:[只仅][准许]|最?多准|只可以?)(?![备时确惜能是])[\u3400-\u9fff]{0,2}\Z")
_PENALTY = re.compile(r"最高[^，。;]{0,24}(?:及|和|并|或|、)(?:可?判?处?)(?:罚款|罚金|罚|监禁|入狱|判囚|判监)\Z")
_COMPARED = re.compile(r"[比较][^，。;]{2,24}超出\Z")  # 比上限超出3600元 says by how much
_OVER_LIMIT = re.compile(r"(?:[超逾破较比出]|[高低]于)[^，。;]{0,10}[上下]限\Z")  # 超出预期上限一成
_LIMIT_BASE = re.compile(r"[上下]限(?:再|还|更)?(?:[高低多少超]|溢价)")  # 16亿元上限高10%
_NAMED_YU = re.compile(r"余(?!的)[\u4e00-\u9fff]{2}")
# 三分之一强, 四成弱: a little more, a little less.
_STRONG_OR_WEAK: dict[str, Modifier] = {"强": ">", "弱": "<"}
_CLOSED = re.compile(r"[，。、;)」的]|\Z")
_LIMITS = ("之内", "以内")
_BEHIND_NOUN = ("以上", "以下", "左右", "上下")
_BEHIND_FIRST = frozenset(surface[0] for surface, _ in _BEHIND)
_START_AT = re.compile(r"起(?=[，。;、)」』\s]|$|不等|，)")
_DISTANCES = ("m", "km", "ft", "mi", "li", "nautical mile", "yd")  # 饭店周边五百公尺内
_SETS_SCENE = re.compile(r"，|共|就|竟|接连|连续|有(?!效|关)")  # 一公里内共有七座桥
_AREA = re.compile(r"的?范围(?:之?内|以内)")
_WITHIN = re.compile(
    r"(?:时间)?内(?!地(?![铁面区方震价产下])|部(?!署)|设(?![立置计法厂])|在(?:价值|因素|联系|逻辑|美)|[容存阁蒙陆政饰衣外战讧务幕线涵疚心科斗销])"
)
_SHARE_OF = re.compile(
    r"(?P<word>超过|超逾|逾|多于|高于|低于|少于|不足|不到|不及|接近|将近|约占|占|约)(?:[^，。;、\d]|\d{4}年){2,22}的\Z"
)
# 低于去年同期的22.4%: a rate of another time or one that was foreseen, which the rate told is compared with.
_BASE = re.compile(
    r"[高低多少]于[^，。;]{0,12}?(?:同期|[去前今上]一?年度?|[上本前]一?个?[月季周届次期日天]度?|[昨前当]日"
    r"|\d年|\d{1,2}月份?|季度?|此前|之前|以往|当时"
    r"|公布|发布|通报|预期|预测|预估|目标|平均|均值|水平|前值|纪录|高位|低位|[高低]点)的\Z"
)
_LINE = re.compile(r"\ ?的?(?:最低|最高|基本|法定)?(?:门槛|标准|上限|下限|要求|水平|均值|目标|红线|警戒|关口|线)")
_EARLIER_MODIFIER: dict[str, Modifier] = {
    "至少": ">=", "最少": ">=", "起码": ">=", "少说": ">=", "最多": "<=", "至多": "<=",
}  # fmt: skip
_OUTER = tuple(surface + end for surface in _EARLIER_MODIFIER for end in ("", "有"))
# 过去三年内 says which years, and limits nothing.
_ANY_EARLIER = re.compile("|".join(_EARLIER_MODIFIER))
_LAST_YEARS = re.compile(r"(?:过去|最近|近|这个?|此前)\ ?\Z")


def modify(passage: Passage, draft: QuantityDraft, at: int) -> None:
    """Sets the modifier of `draft`, whose number (or currency sign) starts at `at`, from the words on both sides."""
    inner = draft.modifier
    small = draft.kind == "count" and draft.value is not None and draft.value < 10  # 读过三遍 is no bound
    ahead = _ahead(passage, at, draft.kind, small)
    behind = _behind(passage, draft)
    if behind is not None and ahead in (None, "=", "~"):
        draft.modifier = behind
    elif ahead is not None and (ahead != "=" or inner == "="):
        draft.modifier = ahead if not (ahead == "~" and inner in (">", ">=")) else inner
    elif inner == "=" and draft.kind != "date":
        draft.modifier = _earlier(passage, at) or _share(passage, draft, at) or inner


def _ahead(passage: Passage, at: int, kind: str, small: bool) -> Modifier | None:
    for _ in range(3):
        window = passage.before(at, _LONGEST)
        if not window:
            return None
        if window[-1] in "过逾出越于" and (forbidden := _FORBIDDEN.search(passage.before(at, 6))):
            return "<=" if forbidden["most"] else ">="
        if window.endswith(("有过", "已过")) and passage.text[at] in "百千万亿半":
            return ">"  # 已有过百名市民
        if window[-1] in _LAST_CHARACTERS:
            for size in range(min(_LONGEST, len(window)), 0, -1):
                found = _AHEAD.get(window[-size:])
                if found is not None:
                    if kind in ("measure", "number") and window[-size:] in ("最高", "最低", "最长", "最重"):
                        return "="  # 最低零下20度 is the lowest, not a bound
                    if window.endswith("超出") and _COMPARED.search(passage.before(at, 28)):
                        return "="
                    if window[-1] == "限" and _OVER_LIMIT.search(passage.before(at, 14)):
                        return "="
                    if found == "~" and (outer := passage.before(at - size, 3)).endswith(_OUTER):  # 至少约30人
                        return _EARLIER_MODIFIER[outer.removesuffix("有")[-2:]]
                    if found == "=" and window[-1] == "约" and _begins_word(passage, at - 1):
                        return "~"  # 损失约3万元 holds no 失约
                    bare = window[-size:] in ("过", "已过")
                    return None if bare and (kind == "duration" or small) else found
        if window[-1] in _TIGHT_FILLERS and not window.endswith("只有"):
            at -= 1
            continue
        per = _PER.search(passage.before(at, 6)) if kind in ("money", "measure") else None
        if per is not None:
            at -= len(per.group())  # 突破每盎司2000美元
            continue
        if not window.endswith(_LOOSE_FILLERS):
            return None
        loose = next(filler for filler in _LOOSE_FILLERS if window.endswith(filler))
        at -= len(loose)
    return None


def _begins_word(passage: Passage, at: int) -> bool:
    """Whether the tagger lets a word begin at `at`."""
    word = passage.word_at(at)
    return word is not None and word.start == at


def is_surname(passage: Passage, at: int) -> bool:
    """Whether 余 behind an age begins a name: 33岁余慧明."""
    return _NAMED_YU.match(passage.text, at, passage.end) is not None


def _is_named(passage: Passage, at: int) -> bool:
    """Whether the tagger has a name that begins at `at`: 十二册余英时文集."""
    word = passage.word_at(at)
    return word is not None and word.start == at and word.tag.startswith("nr")


def _behind(passage: Passage, draft: QuantityDraft) -> Modifier | None:
    text, at = passage.text, draft.end
    if draft.item is not None and draft.item_start == at and text.startswith(_BEHIND_NOUN, at + len(draft.item)):
        at += len(draft.item)  # 三家企业以上
    if at < passage.end and text[at] == " ":
        at += 1
    if at >= passage.end:
        return None
    if text[at] == "级" and draft.kind in ("money", "measure"):  # 亿元级: of that order
        return "~"
    if text[at] in _STRONG_OR_WEAK and draft.kind in ("ratio", "percent") and _CLOSED.match(text, at + 1, passage.end):
        return _STRONG_OR_WEAK[text[at]]
    if text[at] in _BEHIND_FIRST:
        for surface, modifier in _BEHIND:
            if text.startswith(surface, at):
                if surface == "前后" and draft.kind == "count":
                    return None  # 三位前后任市长
                if surface == "上限" and _LIMIT_BASE.match(text, at):
                    return None
                if surface == "余" and (_is_named(passage, at) or (draft.kind == "age" and is_surname(passage, at))):
                    return None
                return None if surface in _LIMITS and _LAST_YEARS.search(passage.before(draft.start, 3)) else modifier
    fee = draft.kind == "money" or (
        draft.kind == "duration" and passage.before(draft.start, 1) not in tuple("前从自近")
    )
    if text[at] == "起" and fee and _START_AT.match(text, at, passage.end):
        return ">="
    if draft.kind != "count" and text.startswith("之上", at):  # 一人之下万人之上
        return ">"
    if (
        draft.kind == "measure"
        and text[at] == "内"
        and draft.unit in _DISTANCES
        and not _SETS_SCENE.match(text, at + 1)
        and _WITHIN.match(text, at, passage.end)
    ):
        return "<="
    if draft.kind == "measure" and text[at] in "的范" and _AREA.match(text, at, passage.end):
        return "<="
    if draft.kind == "duration" and text[at] in "内时" and _WITHIN.match(text, at, passage.end):
        return None if _LAST_YEARS.search(passage.before(draft.start, 3)) else "<="
    return None


def _share(passage: Passage, draft: QuantityDraft, at: int) -> Modifier | None:
    """超过 in 超过全球总数的四分之一."""
    if draft.kind not in ("ratio", "percent") or not passage.before(at, 1).endswith("的"):
        return None
    window = passage.before(at, 28)
    match = _SHARE_OF.search(window)
    if match is None or _LINE.match(passage.text, draft.end, passage.end):  # 高于法定的3%门槛: the line is the figure
        return None
    if draft.kind == "percent" and _BASE.search(window[match.start() :]):
        return None
    if forbidden := _FORBIDDEN.search(window[: match.end("word")]):
        return "<=" if forbidden["most"] else ">="  # 不得超过座位总数的六成
    return _AHEAD.get(match["word"])


def _earlier(passage: Passage, at: int) -> Modifier | None:
    """至少 and 最多 hold for a number later in their clause: 至少在全国建成10万座."""
    if passage.before(at, 1) in tuple("死亡、款金罚禁狱囚监") and (bound := _shared_bound(passage, at)):
        return bound
    window = passage.before(at, 18)
    if _MOST_GIVEN.search(window) or _ALLOWED.search(window):
        return "<="
    if _ANY_EARLIER.search(window) is None:
        return None
    for surface, modifier in _EARLIER_MODIFIER.items():
        found = window.rfind(surface)
        if found >= 0 and not re.search(r"[，。;、(\d]|的[首前头]?\Z|的[一那这]", window[found:]):  # 最多请求的20个国家
            return modifier
    return None


def _shared_bound(passage: Passage, at: int) -> Modifier | None:
    """The bound of the dead for the injured right behind them, of a prison term for the fine."""
    window = passage.before(at, 34)
    if _PENALTY.search(window):
        return "<="
    dead = _DEAD.search(window)
    return (">" if dead.group().startswith(("逾", "超过")) else ">=") if dead is not None else None
