"""Nouns: what a count counts, as the shortest noun phrase of the text, behind the classifier or before the number.

Works on the tagger's words (jieba's tags: n nouns, v verbs, a adjectives, uj 的, m numerals, eng Latin words).
"""

from __future__ import annotations

from extract.model import Span
from extract.quantities.moves import MOVES
from extract.text.document import Token
from extract.zh.passage import Passage
from extract.zh.quantities.disguised import disguised_noun, unknown_word
from extract.zh.quantities.fitting import fitted, past_place
from extract.zh.quantities.nounruns import behind_clause, lead, past_opening, run_end, trimmed
from extract.zh.quantities.things import past_qualifiers
from extract.zh.words.generalnouns import is_general_place
from extract.zh.words.lexemes import LEXEMES
from extract.zh.words.nounwords import (
    ADVERBS,
    BODY_ENDINGS,
    CLOSERS,
    COMMON_PLACES,
    COMPOUND_HEADS,
    CONCRETE,
    HEADS,
    IDEAS,
    MARKS,
    NOMINAL,
    NOT_IN_RUN,
    NOUNS_OF_ONE,
    PERSON_ENDINGS,
    PERSON_WORDS,
    PERSONS,
    PLACES,
    PREDICATES,
    QUALITY_NOUNS,
    TIMES,
    TRAITS,
)

# What moves, compares or wills, alone behind a number, is no thing: 从8家猛增至39家, 与去年的302家相比.
_NO_THINGS = LEXEMES.words("nouns.no_things") | MOVES["zh"].words("up", "up_of_figures", "down", "down_of_figures")
_PERSON_WORDS = tuple(PERSON_WORDS)
_DOCUMENTS = LEXEMES.words("nouns.documents")
_OF_DOCUMENTS = frozenset("张幅篇封则份部本首段条册卷")
_TEXTS = frozenset("则篇条段封部集幅")  # 两则母亲患病的新闻: what they tell of is no text
# Words whose first character the tagger joins to the classifier
_BROKEN = ("着作", "著作", "单亲", "宿生", "舍友", "房源")
# What a clause about a thing begins with: 价格低于千元的手机, 感觉快乐的方法, 人类栖居的方式.
_MEASURED = LEXEMES.words("nouns.measured")
_ASPECTS = LEXEMES.words("nouns.aspects")
_QUALITIES = frozenset(("a", "i", "l", "z", "ad"))
_WAYS = LEXEMES.words("nouns.ways")
_KINDS = ("种", "类", "点", "大")
_DEEDS = frozenset(("感觉", "影响", "涉及", "反映", "治疗", "适合"))
_PREDICATIVE = frozenset(("v", "a", "ad", "d", "p", "i", "l", "z", "zg"))
_LINKING = frozenset(("是", "为", "在", "有", "都", "均", "已", "会", "就", "也", "由", "被", "将", "能", "可", "可以"))
_SORTS = ("类型", "种类", "品种", "款式", "形式", "样式", "规格")
_HANDLED = frozenset(("研究", "分析", "调查", "讨论", "评估", "审查", "监测", "检测", "测试", "管理", "建设", "改造"))
_PREFIXES = frozenset("负超反准")  # verbs to the tagger: 负利率国家
_UNKNOWN = ("不明", "不详", "未明", "待查", "成疑")
_TEXT_NOUNS = LEXEMES.words("nouns.text_nouns")
_AND = ("和", "及", "与", "或")
_WHILE = "中后前里内"
_REACH = 18


def counted(passage: Passage, at: int, classifier: str = "") -> Span | None:
    """Start and end of the noun phrase that begins at `at`, behind number and classifier; None when none does."""
    place = _noun_at(passage, at, classifier)
    if place is None or classifier in TIMES:
        return place
    tokens = passage.document.tokens(passage.sentence)
    first = passage.document.index_at(passage.sentence, place[0])
    last = passage.document.index_at(passage.sentence, place[1] - 1)
    following = tokens[last + 1].word if last + 1 < len(tokens) else ""
    deed = tokens[last].tag in ("v", "l") and following in "于自在"
    goes_on = first == last and following and (deed or following in "着了过")  # 结识于文学社的青年
    placed = is_general_place(passage.text[place[0] : place[1]])
    idea = classifier in IDEAS and following in MARKS  # 两个可能，
    if goes_on or placed or (tokens[last].word in _NO_THINGS and not idea):
        return behind_clause(tokens, first) or (place if placed else None)
    return place


def _noun_at(passage: Passage, at: int, classifier: str) -> Span | None:
    at = past_qualifiers(passage.text, at, passage.end)
    tokens = passage.document.tokens(passage.sentence)
    index = _index(passage, tokens, at)
    if passage.text.startswith(_BROKEN, at):
        behind = next((token for token in tokens[index : index + 3] if token.start == at + 2), None)
        return at, behind.end if behind is not None and behind.tag == "n" else at + 2
    if (
        0 < index <= len(tokens)
        and tokens[index - 1].start < at < tokens[index - 1].end
        and (
            tokens[index - 1].tag in HEADS | {"r", "m"} and passage.text[tokens[index - 1].end - 1] not in "个名位张将"
        )
    ):
        return at, tokens[index - 1].end  # 辆车: the tagger glued the classifier to its noun
    stop = min(len(tokens), index + _REACH)
    headline = passage.text[passage.end - 1] not in "。!?"
    if headline and index < stop and passage.text.startswith(" ", at) and "\u4e00" <= tokens[index].word[0] <= "\u9fff":
        return None  # a space between Chinese words parts headlines
    index = past_opening(tokens, index, stop)
    if index < stop and classifier not in TIMES and tokens[index].word == "的":  # 数以千计的探头, 84页的决定
        index = past_opening(tokens, index + 1, stop)
    if _does_something(tokens, index, stop, classifier) and (doer := behind_clause(tokens, index)) is not None:
        return doer
    disguised = disguised_noun(tokens, index, stop, classifier)
    if disguised is not None:
        return disguised
    begin = None if _is_deed(tokens, index, stop, classifier) else lead(tokens, index, stop)
    if begin is None and index < stop:
        joined = _past_joined(tokens, index, stop)
        begin = joined if joined > index else None
    if begin is None:
        if classifier in TIMES and not _is_qualified(tokens, index):
            return unknown_word(tokens, index, stop) or _deed_counted(tokens, index, stop, classifier)
        return unknown_word(tokens, index, stop) or behind_clause(tokens, index)
    if tokens[begin].word in NOT_IN_RUN:
        return behind_clause(tokens, begin)  # 47宗有关计划的投诉
    if classifier in TIMES and tokens[begin].tag == "ns":
        return None
    begin = past_place(tokens, begin, stop)
    if classifier in TIMES and _is_clause(tokens, index, begin):
        return None  # 三次穿过防线 counts no lines
    return _chosen(tokens, index, begin, stop, classifier)


def _deed_counted(tokens: list[Token], index: int, stop: int, classifier: str) -> Span | None:
    """连任 in 两次连任，: a verb of two characters that nothing follows is what happened so often."""
    if classifier != "次" or index >= stop or tokens[index].tag != "v" or len(tokens[index].word) != 2:
        return None
    if tokens[index].word in ADVERBS or (index + 1 < len(tokens) and tokens[index + 1].word not in MARKS + _WHILE):
        return None
    return tokens[index].start, tokens[index].end


def _is_deed(tokens: list[Token], index: int, stop: int, classifier: str) -> bool:
    """断电 in 逾百万户断电, though the tagger takes it for a noun; not 被捕 in 8名被捕人士."""
    if index >= stop or tokens[index].word not in PREDICATES or classifier in IDEAS.union(TIMES, _TEXTS, "页本"):
        return False
    return index + 1 >= len(tokens) or tokens[index + 1].tag not in HEADS


def _does_something(tokens: list[Token], index: int, stop: int, classifier: str) -> bool:
    """要求 in 数百份要求使用设备的搜查令, 感觉 in 五种感觉快乐的方法: a deed of what the clause leads to."""
    if index + 1 >= stop or classifier in TIMES or tokens[index].word not in NOMINAL | _DEEDS:
        return False
    tags = ("v", "a", "vn") if tokens[index].tag == "v" else ("v", "a")
    return tokens[index + 1].tag in tags and tokens[index + 1].word not in _LINKING


def _chosen(tokens: list[Token], index: int, begin: int, stop: int, classifier: str) -> Span | None:
    """Of the run of nouns at `begin` the part that the classifier counts, or the noun behind the clause it opens."""
    begin = _past_joined(tokens, begin, stop)
    begin, end = fitted(tokens, begin, run_end(tokens, begin, stop), classifier)
    if end - begin == 1 and len(tokens[begin].word) == 1 and _is_clause_with_of(tokens, end, stop):
        return behind_clause(tokens, index)  # 3座平排的殿堂: the tagger took 平排 apart
    if end < stop and tokens[end].word in _UNKNOWN:
        return None  # 20宗源头不明 counts no sources
    following = tokens[begin + 1].word if begin + 1 < len(tokens) else ""
    trait = tokens[begin].word in TRAITS and not following.startswith(("的", "组"))  # 平均年龄为31岁的国民
    named = tokens[end - 1].tag in PLACES | {"nt"} and tokens[end - 1].word not in COMMON_PLACES
    clause = (
        _is_clause(tokens, index, begin)
        and classifier != "大"
        and not (tokens[begin].word in CLOSERS and (classifier in CONCRETE or tokens[begin].word == "罪"))
    )
    if trait:
        return behind_clause(tokens, index)
    if classifier and _is_measured(tokens, begin, stop):
        return behind_clause(tokens, begin) or trimmed(tokens, index, begin, end)  # 四款价格低于千元的手机
    if (
        classifier in _KINDS
        and (way := _way(tokens, end)) is not None
        and all(token.word not in _WAYS for token in tokens[begin:end])
    ):
        return way
    if classifier == "股" and end < stop and tokens[end].word == "的" and tokens[end - 1].word.endswith(BODY_ENDINGS):
        return behind_clause(tokens, end) or trimmed(tokens, index, begin, end)  # 五千股电讯公司的股票
    if classifier in _OF_DOCUMENTS and tokens[end - 1].word not in _DOCUMENTS | _TEXT_NOUNS:
        document = _document(tokens, end, stop)
        if document is not None:
            return document
    person = tokens[end - 1].word[-1] in PERSON_ENDINGS or tokens[end - 1].word.endswith(_PERSON_WORDS)
    stranger = classifier in PERSONS and not person  # 27位选委会的代表
    if (
        classifier in _TEXTS
        and tokens[end - 1].word not in _TEXT_NOUNS | _DOCUMENTS
        and end < stop
        and tokens[end].tag in ("v", "zg", "vg")
    ):
        return behind_clause(tokens, index) or trimmed(tokens, index, begin, end)
    if end < stop and tokens[end - 1].word.endswith(_SORTS) and tokens[max(index, end - 2)].word.startswith("不同"):
        return behind_clause(tokens, end) or trimmed(tokens, index, begin, end)  # 88种不同类型的皮肤病
    at = end + (end < stop and tokens[end].word == " ")
    if at < stop and tokens[at].word == "、" and clause and (listed := behind_clause(tokens, index)) is not None:
        return listed  # 七八个身穿警服、自称是工作人员的人
    if at < stop and tokens[at].word == "的" and (named or clause or stranger):
        if classifier in IDEAS and at + 1 < stop and tokens[at + 1].word in _HANDLED:
            return trimmed(tokens, index, begin, end)  # 500项创新课题的研究
        return behind_clause(tokens, index) or trimmed(tokens, index, begin, end)
    return trimmed(tokens, index, begin, end)


def _document(tokens: list[Token], end: int, stop: int) -> Span | None:
    """照片 in 两张游艇的照片: pictures and writings by the noun behind what they show, which ends at `end`."""
    if end >= stop or tokens[end].word != "的":
        return None
    place = behind_clause(tokens, end)
    last = tokens[end + 1 : stop]
    heads = [token.word for token in last if place is not None and place[0] <= token.start < place[1]]
    return place if heads and heads[-1] in _DOCUMENTS else None


def _is_measured(tokens: list[Token], at: int, stop: int) -> bool:
    """价格 in 四款价格低于千元的手机, 因素 in 两个因素相同的实体: a trait, what is said of it, 的 and the thing."""
    if at + 1 >= stop:
        return False
    trait, behind = tokens[at].word, tokens[at + 1]
    if trait[:2] in _MEASURED and len(trait) > 2:
        return trait[2:] in QUALITY_NOUNS or tokens[at].tag in _PREDICATIVE  # 规模较 小, one word to the tagger
    if trait in _ASPECTS:
        return behind.tag in _QUALITIES or behind.word in QUALITY_NOUNS
    said = behind.tag in _PREDICATIVE and behind.word != "来"
    return trait in _MEASURED and (said or behind.word in QUALITY_NOUNS)


def _way(tokens: list[Token], end: int) -> Span | None:
    """生活方式 in 两种人类栖居于世上的生活方式: what has kinds, behind a clause whose noun has none."""
    if end >= len(tokens) or tokens[end].tag not in _PREDICATIVE or tokens[end].word in _LINKING:
        return None
    place = behind_clause(tokens, end)
    words_of = [token.word for token in tokens if place is not None and place[0] <= token.start < place[1]]
    return place if words_of and words_of[-1] in _WAYS else None


def _past_joined(tokens: list[Token], begin: int, stop: int) -> int:
    """Where 队伍 begins in 两支执法及司法队伍: behind a quality that 和 joins to another."""
    joint = begin + 1
    if (
        joint + 1 >= stop
        or (tokens[joint].word not in _AND and tokens[joint].word != "而")
        or tokens[begin].tag not in ("vn", "v", "b", "an")
    ):
        return begin
    behind = lead(tokens, joint + 1, stop)
    return begin if behind is None or tokens[joint + 1].tag == "m" else behind


def _index(passage: Passage, tokens: list[Token], at: int) -> int:
    """The first word from `at` on, spaces skipped; the next one when the tagger glued `at` into a word."""
    index = passage.document.index_at(passage.sentence, at)
    if index < 0 or tokens[index].start < at:
        index += 1
    while index < len(tokens) and tokens[index].word == " ":
        index += 1
    return index


def _is_qualified(tokens: list[Token], index: int) -> bool:
    """非例行的 in 五次非例行的强制搬迁: at most two words that qualify, then 的."""
    ahead = tokens[index : index + 3]
    return bool(ahead) and ahead[0].tag in ("h", "b", "a") and any(token.word == "的" for token in ahead[1:])


def _is_clause_with_of(tokens: list[Token], at: int, stop: int) -> bool:
    return (
        at + 1 < stop
        and tokens[at].tag == "v"
        and tokens[at + 1].word == "的"
        and tokens[at - 1].word not in NOUNS_OF_ONE
    )


def _is_clause(tokens: list[Token], index: int, begin: int) -> bool:
    if begin == index + 1 and tokens[begin].word in COMPOUND_HEADS and len(tokens[index].word) == 2:
        return False  # 执法机构
    return any(tokens[at].tag == "v" and tokens[at].word not in _PREFIXES for at in range(index, begin))
