"""Told: what a count counts where the text has told it before the number: 手机产量达3亿台, 羊肉…，每日仅约30只."""

from __future__ import annotations

import re

from extract.model import Span
from extract.text.document import Token
from extract.zh.draft import QuantityDraft
from extract.zh.passage import Passage
from extract.zh.quantities.fitting import is_person
from extract.zh.quantities.nounruns import trimmed
from extract.zh.quantities.tails import classifiers
from extract.zh.words.bounding import BOUND
from extract.zh.words.lexemes import LEXEMES
from extract.zh.words.nounwords import BODY_ENDINGS, CASES, HEADS, NOMINAL, NOUNS_OF_ONE, PERSONAL, PLACES, PREDICATES

# Names of the figure, not of the thing: 手机产量3亿台 counts 手机.
_FIGURES = LEXEMES.words("nouns.figures")
_SKIPPED_BEFORE = frozenset(
    ("v", "d", "p", "a", "ad", "m", "u", "ul", "zg", "c", "r", "t", "vq", "vd", "vg", "q", "uz", "ug", "k")
)
_CAUSING = frozenset(("造成", "导致", "致", "令", "使", "酿成", "引发", "累计造成", "酿"))
MISTAGGED = frozenset(("访客", "警察", "旅客", "乘客", "游客", "示威者", "被告", "同意票", "反对票"))  # as verbs
WEAK = LEXEMES.words("nouns.weak")
# 确诊病例
_KINDS_OF_CASES = frozenset(("确诊", "疑似", "死亡", "感染", "输入", "重症", "危重", "阳性", "投诉", "求助"))
# What is done to goods, which counts none of it.
_HANDLING = LEXEMES.words("nouns.handling")
SUMS = frozenset(
    ("共", "共有", "达", "达到", "为", "约", "近", "超", "超过", "逾", "有", "仅", "高达", "多达", "合计")
) | {"以下", "如下"}
# 研发人员首次超过十万人: what leads from persons to how many they are.
LEADING = LEXEMES.words("nouns.leading")
SUMMING = frozenset(("合共", "总共", "总计", "共计", "只得"))  # right before the number: 旅客合共95万人次
AND = ("和", "及", "与", "跟", "同", "以及")
_TOGETHER = re.compile(rf"(?:合共|总共|一共|共计|合计|共)有?(?:{BOUND})?\ ?")
_WITHIN = frozenset(("内", "后", "前", "间", "以来"))
_WHOLE = frozenset(("全港", "全国", "全球", "全市", "全台", "全省", "全城", "本港", "目前", "现时"))  # 餐厅全港共有10间
# 比第六次普查增加720万: the noun before belongs to what is compared.
OF_BASE = re.compile(rf"[比较][^，。;]{{1,18}}(?:增加|增长|减少|下降|上升|多|少|增|减)[了出]?(?:{BOUND})?\Z")
# 行为主要分3类: what is parted into so many kinds; 分店：85间: a label and how many.
_PARTED = re.compile(
    rf"(?:(?:主要|大致|一般|通常|可以?|共|又|再|会|将|被|总共|仍|只|细|划|则|{BOUND})*分(?:为|成|作|开)?(?:约|共)?"
    r"|(?:共|只|还|仅)?有(?:以下|下列|如下))\ ?\Z"
)
_KINDS_OF_THINGS = frozenset(
    ("类", "大类", "种", "级", "等", "层", "组", "部分", "部份", "个", "款", "区", "样", "项", "点")
)
_LABEL = re.compile(rf":\ ?(?:共|合共|{BOUND})*\ ?\Z")
# Classifiers that say enough of the thing for the topic of the clause before to be it.
_TOPICAL = LEXEMES.words("nouns.topical")
_PAPERS, _HOUSES = ("案", "书", "报告", "计划", "文件", "数据"), frozenset("家间所名位")
_TRADES = ("商", "户")  # persons or bodies
_BODY_NAMES = (*BODY_ENDINGS, "集团", "政府", "协会", "委员会", "工会", "学会", "商会", "公会", "署", "局")
_OF_BODIES = frozenset(("家", "间", "所", "个", "批", "类", "种", "组", "大", "大类", "户", "方", "款"))
_OF_PERSONS = frozenset("名位个口户家帮伙批队群组班对双代派次宗例起")
_NEVER_TOLD = frozenset(("头", "计", "话", "专", "平均数", "中位数", "次数"))
_OBJECTS = frozenset("息薪价租税产任期刑航牌水电火枪球线路门牌罚案庭口票停课会车机")  # with which such a verb ends
_HAPPENS = frozenset(
    ("发生", "出现", "录得", "举行", "进行", "召开", "举办", "获得", "取得", "夺得", "实施", "作出", "接到", "收到")
)
_ABSTRACT = frozenset(("大", "大类", "类", "方面", "样", "级", "代", "重", "步"))
_ALIKE = {"位": "名", "名": "位", "间": "家", "家": "间", "宗": "起", "起": "宗"}  # classifiers of the same things
_RECENT = 200  # characters
# 医管局每月需逾1000万个: who has or needs so many is no thing counted.
_OWNED = re.compile(
    r"(?:每[日月年天周])?(?:则|亦|也|只|仅|将|会|共)?"
    r"(?:需要?|拥有|持有|收到|接获|接到|获得?|买[入下]?|购[入买]?|生产|输入|进口|派发|售出|卖出|订购|提供|提出|披露)了?"
    rf"(?:{BOUND})*\ ?"
)
# 新增死亡97例: what befell so many, where the same classifier counted something else before.
_BEFALLING = frozenset(("死亡", "治愈", "出院", "康复", "痊愈", "自杀", "流产", "感染"))
_BEFELL = re.compile(
    rf"(?:{'|'.join(sorted(_BEFALLING))})(?:已经?|累计|总共|共有?|突破|达到?|增至|升至|有|{BOUND})*\ ?\Z"
)
_CASES = ("例", "宗", "起")
_PLACES_IN_TEXT = frozenset("页章节段行条")  # where it stands in a book


# 所有因素中有3个: of which so many are.
_AMONG = re.compile(
    r"(?<![其当途集空手初高心])(?:(?:之|当)?中[，,](?:[^，。;、\d]{2,8}(?=[有占]))?|(?:之|当)?中)(?:只|仅|至少"
    r"|大约|约|就|便|已|还|另)?(?:有|占|包括)?"
    rf"(?:{BOUND})?\ ?\Z"
)
# 其中三组, 当中至少五间: of what was counted before.
THERE_ARE: str = rf"(?:已|已有|有|只有|仅有|就有|仅|只|达|{BOUND})"
OF_WHOLE = re.compile(rf"(?:其中|当中){THERE_ARE}*\ ?\Z")
_CONTAINERS = frozenset(
    ("列表", "名单", "清单", "表格", "协议", "合同", "过程", "计划", "历史", "数据", "生活", "事件")
)


def told_elsewhere(passage: Passage, draft: QuantityDraft, classifier: str) -> Span | None:
    """What a count without a noun behind it counts: what stands before the number, or what the same classifier counted
    a little earlier.
    """
    ahead = passage.before(draft.start, 16)
    parted = _PARTED.search(ahead) if classifier in _KINDS_OF_THINGS else None
    labelled = _LABEL.search(ahead) if parted is None and ":" in ahead else None
    if (leading := parted or labelled) is not None:
        named = _noun_before(passage, draft.start - len(leading.group()))
        return named if named is not None and _fits(passage, named, classifier) else None
    if classifier in _ABSTRACT or classifier == "口":  # 一家四口
        return None
    times = classifier in ("次", "回", "遍", "趟", "度", "点")
    follows = passage.word_at(draft.end) if times else None
    if follows is not None and follows.start == draft.end and (follows.tag == "v" or follows.word in PREDICATES):
        return None  # 立法会两度宣誓 counts no councils
    if times and (deed := _deed_right_before(passage, draft.start)) is not None:
        return deed
    befell = _BEFELL.search(passage.before(draft.start, 12)) if classifier in _CASES else None
    if befell is not None:
        word = passage.word_at(draft.start - len(befell.group()))
        if word is not None and word.word in _BEFALLING:
            return word.start, word.end
    among = _AMONG.search(ahead) if "中" in ahead else None
    whole = OF_WHOLE.search(ahead)
    if whole is not None:  # 分配到其中三组, but 说唱音乐其中一种
        opens = draft.start - len(whole.group())
        named = told_before(passage, opens)
        return named if named is not None and named[1] == opens else _known(passage, draft, classifier)
    told = told_before(passage, draft.start - (0 if among is None else len(among.group())), strict=times)
    if told is not None and (listed := _listed_with(passage, told, draft.start)) is not None:
        return listed
    if told is not None and classifier == "人次":
        told = _without_journey(passage, told)
    if told is not None and not _fits(passage, told, classifier):
        told = None  # 医院收了六十名 counts no hospitals
    if told is not None and ahead.endswith("等") and _lists_names(passage, told[0]):
        told = None
    if among is not None and told is not None and passage.text[told[0] : told[1]].endswith(tuple(_CONTAINERS)):
        told = None
    if told is not None and times:
        told = _deed_done(passage, told)
    known = None if times else _known(passage, draft, classifier)
    if known is not None and (told is None or _OWNED.fullmatch(passage.text, told[1], draft.start)):
        return known
    told = told or _before_bracket(passage, draft) or _named_like_persons(passage, draft.start, classifier)
    return told or topic(passage, draft.start, classifier)


def _without_journey(passage: Passage, told: Span) -> Span:
    """国内游客 in 国内游客出游3亿人次, 旅客 in 黄金周旅客80万人次: those who travel, without what they do and when."""
    tokens = passage.document.tokens_between(*told)
    last = next((at for at in range(len(tokens) - 1, -1, -1) if is_person(tokens[at])), None)
    if last is None:
        return told
    first = next((at for at in range(last, 0, -1) if tokens[at - 1].word.endswith(("周", "节", "假期"))), 0)
    return tokens[first].start, tokens[last].end


def _listed_with(passage: Passage, told: Span, at: int) -> Span | None:
    """白票及废票 in 白票及废票合共23张: both nouns that a sum is of."""
    if _TOGETHER.fullmatch(passage.text, told[1], at) is None:
        return None
    tokens = passage.document.tokens(passage.sentence)
    index = passage.document.index_at(passage.sentence, told[0] - 1)
    if index < 1 or tokens[index].word not in AND or tokens[index - 1].tag not in ("n", "nz"):
        return None
    return tokens[index - 1].start, told[1]


def _lists_names(passage: Passage, at: int) -> bool:
    """Whether a name is joined to the noun at `at`: 万科、格力等十余只 counts neither."""
    tokens = passage.document.tokens(passage.sentence)
    index = passage.document.index_at(passage.sentence, at - 1)
    return index > 0 and tokens[index].word == "、" and tokens[index - 1].tag in PLACES | {"nz", "nt"}


def _named_like_persons(passage: Passage, at: int, classifier: str) -> Span | None:
    """鲍鱼 in 鲍鱼三百箱 and 罗非鱼 in 罗非鱼逾三千只, names to the tagger, which 箱 and 只 do not count."""
    if classifier not in _TOPICAL or classifier == "头":  # 文武两头
        return None
    tokens = passage.document.tokens(passage.sentence)
    index = passage.document.index_at(passage.sentence, at - 1)
    while index >= 0 and tokens[index].word in SUMS | SUMMING | LEADING:
        index -= 1
    named = index >= 0 and tokens[index].tag in PERSONAL and "·" not in tokens[index].word
    return (tokens[index].start, tokens[index].end) if named else None


def _known(passage: Passage, draft: QuantityDraft, classifier: str) -> Span | None:
    """What the same classifier, or one of the same things, counted a little earlier."""
    known = passage.items.get(classifier) or passage.items.get(_ALIKE.get(classifier, ""))
    return known if known is not None and draft.start - known[1] <= _RECENT else None


def _fits(passage: Passage, told: Span, classifier: str) -> bool:
    """Whether a classifier can count what was told before the number: no persons by 本, no bodies by 名."""
    words_told = passage.document.tokens_between(*told)
    word = words_told[-1].word if words_told else ""
    if classifier in ("人次", "人份"):
        return (classifier == "人次") == is_person(words_told[-1])
    if word.endswith(_BODY_NAMES):
        return classifier in _OF_BODIES
    if word.endswith(_PAPERS) and classifier in _HOUSES:
        return False
    if word in _NEVER_TOLD or words_told[0].word.startswith("每"):
        return False
    return classifier in (_OF_BODIES if word.endswith(_TRADES) else _OF_PERSONS) or not is_person(words_told[-1])


def _deed_right_before(passage: Passage, at: int) -> Span | None:
    """减息 in 今年减息两次, 连任 in 连任三次: a deed of two characters that holds its own object."""
    word = passage.word_at(at - 1)
    if word is None or word.end != at or word.tag not in ("v", "vn") or len(word.word) != 2:
        return None
    return (word.start, word.end) if word.word[-1] in _OBJECTS else None


def _deed_done(passage: Passage, told: Span) -> Span:
    """清洗 in 清洗机器两次, where 地震共17次 counts the earthquakes: what is done to a thing so many times."""
    index = passage.document.index_at(passage.sentence, told[0] - 1)
    deed = passage.document.tokens(passage.sentence)[index] if index >= 0 else None
    if deed is None or deed.end != told[0] or deed.tag != "v" or len(deed.word) < 2 or deed.word in _HAPPENS:
        return told
    return deed.start, deed.end


def _before_bracket(passage: Passage, draft: QuantityDraft) -> Span | None:
    """请求 in 提出了最多请求(186个): the noun right before the bracket that holds nothing but its number."""
    alone = passage.before(draft.start, 1) == "(" and passage.text.startswith(")", draft.end)
    if not alone or draft.classifier in _PLACES_IN_TEXT:
        return None
    return _noun_before(passage, draft.start - 1)


def _noun_before(passage: Passage, at: int) -> Span | None:
    """The noun right before `at`, though the tagger takes it for a verb (收到的投诉分为六类)."""
    word = passage.word_at(at - 1)
    if word is not None and word.word in NOMINAL:
        return word.start, word.end
    return told_before(passage, at)


def told_before(passage: Passage, at: int, *, strict: bool = False) -> Span | None:
    """Start and end of the noun phrase before a number, past verbs and names of figures: 手机产量达3亿台; `strict`
    passes only words that lead to a sum (地震共17次, but not 被告曾两次).
    """
    if OF_BASE.search(passage.before(at, 24)):
        return None
    tokens = passage.document.tokens(passage.sentence)
    index = passage.document.index_at(passage.sentence, at - 1)
    if index >= 0 and tokens[index].end > at:  # 这两项: the tagger joined the number to the word before it
        index -= 1
    share = passage.found[-1] if not strict and passage.found and passage.found[-1].kind == "percent" else None
    for _ in range(8):  # past the share in 减少一成至690间
        if index < 0:
            return None
        token = tokens[index]
        if token.word in _CAUSING:
            return None  # 地震造成37万户停电
        skipped = (
            token.word in SUMS
            or (token.word in SUMMING and token.end == at)
            or token.word in _WHOLE
            or (not strict and token.word in LEADING)
            or (share is not None and share.start < token.end <= share.end)
            or (not strict and token.tag in _SKIPPED_BEFORE and token.word not in MISTAGGED)
        )
        if token.word == "者" and index > 0 and tokens[index - 1].tag == "v":
            return tokens[index - 1].start, token.end  # 抗议者约有1500名
        if token.word not in _FIGURES and not skipped and token.word != " ":
            break
        index -= 1
    if (
        index < 0
        or (tokens[index].tag not in HEADS and tokens[index].word not in MISTAGGED)
        or tokens[index].tag in PLACES
        or (tokens[index].word in WEAK and not _says_which(tokens, index))
    ):
        return None
    if tokens[index].word in _HANDLING and tokens[index + 1].word == "量" and tokens[index - 1].tag == "n":
        index -= 1  # 机车 in 机车过户量
    end = index + 1
    if tokens[index].word in _HANDLING:
        return None  # 印刷量120万个, 去年生产300万个: the thing was told before
    if tokens[index].tag == "j" and index and tokens[index - 1].word.startswith("第"):
        return None  # 第五波累计
    while index >= 0 and end - index <= 4 and (tokens[index].tag in HEADS or tokens[index].tag == "b"):
        index -= 1
    if end - index == 2 and index >= 0 and tokens[index + 1].word in CASES and tokens[index].word in _KINDS_OF_CASES:
        index -= 1
    if index >= 0 and tokens[index].tag == "m" and tokens[index + 1].word in classifiers("words") and end - index > 2:
        index += 1  # 5宗个案: the classifier is no part of the noun
    read = passage.found[-1].end if passage.found and passage.found[-1].end < tokens[end - 1].end else passage.start
    while index + 2 < end and (tokens[index + 1].start < read or tokens[index + 1].word in _WITHIN):
        index += 1  # 24小时内点击率: nor what has been read
    if end - index == 2 and len(tokens[end - 1].word) == 1 and _opens_compound(tokens, index):
        return tokens[index].start, tokens[end - 1].end
    return trimmed(tokens, index + 1, index + 1, end)


def _opens_compound(tokens: list[Token], index: int) -> bool:
    """清污 in 清污船增至40艘: a deed of two characters that makes one word with the character behind it."""
    deed = tokens[index] if index >= 0 else None
    if deed is None or deed.tag != "v" or len(deed.word) != 2 or deed.end != tokens[index + 1].start:
        return False
    return deed.word not in PREDICATES and tokens[index + 1].word in NOUNS_OF_ONE


def _says_which(tokens: list[Token], index: int) -> bool:
    """壳 in 壳公司有上千家: a noun right before a weak one that says which."""
    return tokens[index].word == "公司" and index > 0 and tokens[index - 1].tag in ("n", "nz", "b", "ng")


def topic(passage: Passage, at: int, classifier: str) -> Span | None:
    """羊肉 in 羊肉供应紧张，每日仅约30只: the noun that opens the clause before, where the clause of `at` has none."""
    clause = passage.text.rfind("，", passage.start, at)
    if classifier not in _TOPICAL or clause < 0 or at - clause > 12:
        return None
    opening = max(passage.text.rfind(mark, passage.start, clause) for mark in "，。;:") + 1
    tokens = passage.document.tokens(passage.sentence)
    first = passage.document.index_at(passage.sentence, max(opening, passage.start) - 1) + 1
    if (
        first >= len(tokens)
        or tokens[first].tag != "n"
        or tokens[first].word in WEAK | _FIGURES
        or tokens[first].end > clause
    ):
        return None
    return tokens[first].start, tokens[first].end
