"""Which plain Chinese sentences go on with what somebody has stated before them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.speech.statement import Statement, StatementRule
from extract.text.document import Document, Sentence
from extract.text.fold import fold
from extract.zh.speech.items import NAME_TAGS, Item, items_between, stripped
from extract.zh.speech.nominal import is_somebody
from extract.zh.words.lexemes import LEXEMES
from extract.zh.words.speech_words import speech_words

_TURN = re.compile(
    r"\s*(?:\[\d+\]|更多|详见|详情|参见|点击|欢迎|如(?:参照|按|以[^，。]{1,8}计)|[根依]据|据(?!此)"
    r"|按照?(?=其|该|这|上述)|在(?![同其这该])[^，。]{1,12}[，，]|与此同时|另一方面|此外，据|值得|公开资料|记者"
    r"|本报|据悉|据了解|[^，。]{0,6}，?据[称报信指]|包括[^，。]{1,12}在内，|事实上|由于|然而|而在|至于"
    r"|[“「『《]|.{0,8}?(?:财新|本报|本台|大纪元)记者|\()"
)
# The text speaks again: it judges, draws conclusions, supposes, addresses its readers or tells what came then.
_OWN_VOICE = re.compile(
    r"\s*(?:其实|正是|可见|可惜|当然|难怪|无疑|诚然|毕竟|反观|相比之下|换句话|问题是|如此|由此|这样|如果|假如"
    r"|若|倘若|要是|一旦|假设"
    r"|(?:不过|但|但是|而)?(?:这|此)(?:是|也|意味|说明|样|就|一点|一来|种|封|篇|些(?:数据|数字|人)|场|次|与|才|举)"
    r"|结果|后来|随后|其后|及后|终于|最终|不料|到了|直到|当年|当时|那时|过往|昔日|早前|此前|我|你|您|笔者|咱)"
)
_ADDRESSED = re.compile(r"[?!]|(?<!自)我(?!国)|你|您|笔者|咱们")
_QUOTED = re.compile(r"“[^”]*”|「[^」]*」|『[^』]*』")
_FOLLOWS = re.compile(
    r"\s*(?:因此|所以|此外|另外|同时|其中|而且|并且|例如|比如|换言之|也就是|预计|预料|预期|未来|今后|下一步"
    r"|接下来|届时|将|当中|现时|我们|我国|首先|其次|第[一二三]|[从自][^，。]{2,16}(?:起|开始)|公司将"
    r"|该[^，。:]{2,6}(?:包括|涵盖|将|会)|一是|二是|三是|而[^。]{2,40}?[也亦](?:将|会))"
)
_QUOTATION = re.compile(r"\s*[“「『][^”」』]{12,}(?:[。!?…][”」』]?|[”」』][。!?])\s*\Z")
# What is told is a figure of somebody, not what he does: 郑某的支持率为19%.
_FIGURE = re.compile(
    r"(?:率|评分|得分|净值|民望|人数|总数|[总金差数销税]额|产量|销量|比例|比重|占比|指数|价格?|利润|营收|收入"
    r"|产值|增速|规模|人口)[^，。;:]{0,4}?"
    r"(?:为|是|达|有|占|升|跌|增|减|较|比|上|下|录得|维持|约|仅|只)"
)
_CLAUSE = re.compile(r"[，。;:!?\n]|\Z")
_LAW = re.compile(r"(?:法|条例|规例|守则|罪|控罪)》?\Z")  # 特权法 tells nothing more
# 案情指: what the charge tells of goes on, whoever acts in it, until the court or a party to the case speaks or acts.
_CASE = re.compile(r"(?:案情|起诉书|控罪书|入禀状|诉状)\Z")
_COURT = re.compile(
    r"[^，。；]{0,10}(?:辩方|控方|法官|裁判官|律师|陪审|法庭|法院|案件|本案|承认|认罪|否认|不认|求情|量刑|判处|判刑|押后|提堂|开审|诉讼|和解)"
)
_DATED = re.compile(
    r"\s*(?:截[至止]|[早至]于|[在至到])?\s*(?:\d{4}\s*年|\d{1,2}\s*月\s*\d{1,2}\s*日|当晚|翌日|次日|同日|其后|事后)"
)
_PUBLISHED: tuple[StatementRule, ...] = ("figures show", "figures of", "published", "announced")


CARRIED = 3  # plain sentences that go on with a person's words; an outlet's report goes on to the end of its paragraph


def continues(document: Document, sentence: Sentence, statement: Statement) -> bool:
    """Whether a sentence without a speaker of its own plainly goes on with `statement`."""
    text = document.folded
    if _QUOTATION.match(text, sentence.start, sentence.end):
        return not statement.outer  # “…”: whoever spoke last
    name = fold(statement.name or "")
    if _CASE.search(name):
        return _COURT.match(text, sentence.start, sentence.end) is None
    if _LAW.search(name) or (statement.rule == "announced" and _DATED.match(text, sentence.start)):
        return False
    if statement.rule not in _PUBLISHED or statement.rule == "announced":
        if _FOLLOWS.match(text, sentence.start, sentence.end) is not None:
            return True
        if statement.rule != "announced" and not (statement.outer and statement.rule == "said"):  # 某社报道
            return False
    return lies_between(document, sentence, statement)


def lies_between(document: Document, sentence: Sentence, statement: Statement) -> bool:
    """Whether nothing in a sentence says that somebody else, or the text itself, has taken over from `statement`:
    enough for what follows published figures, and for what stands between two statements of one speaker.
    """
    text = document.folded
    if _TURN.match(text, sentence.start, sentence.end) or _OWN_VOICE.match(text, sentence.start, sentence.end):
        return False
    if _ADDRESSED.search(_QUOTED.sub("", text[sentence.start : sentence.end])):
        return False
    name, reported = statement.name or "", statement.outer and statement.rule == "said"
    return not _names_anew(document, sentence, name) and not _about_somebody(document, sentence, name, anybody=reported)


def _names_anew(document: Document, sentence: Sentence, name: str) -> bool:
    """Whether a sentence opens with the full name of somebody else, which the tagger may have parted (许章润是…)."""
    start = (
        sentence.start
        + len(document.folded[sentence.start : sentence.end])
        - len(document.folded[sentence.start : sentence.end].lstrip())
    )
    items = items_between(document, start, min(sentence.end, start + _OPENING))
    behind = next((n for n, item in enumerate(items) if item.start >= start + _NAME), 0)
    if behind == 0 or items[behind].start != start + _NAME or items[behind].tag not in _TELLING:
        return False
    called = document.folded[start : start + _NAME]
    spelled = items[0].tag in NAME_TAGS or all(len(item.word) == 1 for item in items[:behind])
    return spelled and called not in name and speech_words().person.fullmatch(called) is not None


_NAME, _OPENING = 3, 8  # characters of a full name, and of the words that are read for it
_TELLING = frozenset(("v", "d", "t", "p"))


_WHOLE = re.compile(r"\s*(?:“[^“”]+”|「[^「」]+」|『[^『』]+』)[。，!?…]?\s*")


def is_quotation(document: Document, start: int, end: int) -> bool:
    """Whether a paragraph is nothing but one Chinese quotation."""
    if document.folded.startswith("> ", start):
        return True
    opened = document.folded[start] in "“「『 " and end - start > _SHORT
    return opened and _WHOLE.fullmatch(document.folded, start, end) is not None


_SHORT = 12


_ONLY_WHEN = re.compile(
    r"[\s\d零一二三四五六七八九十年月日号时点分许早晚上下中午凌晨清傍夜间前后左右约在于昨今当次翌同天周星期]+"
)
_SETTING = 5  # characters of a clause before the one that tells of somebody


def _about_somebody(document: Document, sentence: Sentence, name: str, *, anybody: bool) -> bool:
    """Whether a sentence tells of another person or body, who may act or speak for himself; with `anybody` also of
    persons who are only told by their kind (调查人员).
    """
    text, start = document.folded, sentence.start
    found = _CLAUSE.search(text, start, sentence.end)
    stop = found.start() if found else sentence.end
    if _FIGURE.search(text, start, stop):
        return False
    short = stop - start <= _SETTING and _tells(items_between(document, start, stop))
    if stop < sentence.end and (short or _ONLY_WHEN.fullmatch(text, start, stop)):
        found = _CLAUSE.search(text, stop + 1, sentence.end)
        start, stop = stop + 1, found.start() if found else sentence.end
    items = stripped(items_between(document, start, stop))
    end = next((n for n in range(1, len(items) + 1) if is_somebody(items[:n]) and not _goes_on(items, n)), None)
    if end is None or any(_acts(item) for item in items[: end - 1]):
        return False
    subject = items[:end]
    if subject[0].word == "该":
        return False  # 该部门, of which the one before has told
    spelled = document.text[subject[0].start : subject[-1].end]
    named = any(item.tag in NAME_TAGS for item in subject)
    kind = not anybody and subject[-1].word in _GENERIC and not named
    generic = kind or spelled in speech_words().nobody
    return not generic and spelled not in name and name not in spelled and spelled[:2] != name[:2]


def _tells(items: Sequence[Item]) -> bool:
    """Whether a short clause tells something itself (疫情严峻，…) and no time or place of what follows."""
    return items[-1].tag in ("a", "v", "vn", "an") if items else False


def _acts(item: Item) -> bool:
    return item.word in ("有", "是", "在", "让", "令", "使", "由") or (item.tag in ("v", "p") and len(item.word) > 1)


def _goes_on(items: Sequence[Item], at: int) -> bool:
    """Whether the words behind somebody make another thing of his name (民政部的数据, 警方资料)."""
    if at == len(items):
        return False
    following = items[at]
    named = items[at - 1].tag in ("nt", "nr") and len(items[at - 1].word) > 2
    return following.word in ("的", "和", "与", "及", "、", "等") or (
        following.tag[0] == "n" and not (named and following.word in _PLANNING)
    )


_PLANNING = frozenset(("计划", "决定", "方面", "希望", "要求"))  # nouns to the tagger
_GENERIC = LEXEMES.words("naming.classes")


def speaks_within(statement: Statement, following: Statement) -> bool:
    """Whether somebody begins with another speaker, who then speaks inside his words (王某表示，初步调查显示…)."""
    return 0 <= following.start - statement.scope_start <= _AT_ONCE


_AT_ONCE = 3  # characters: the comma, and a day or an adverb before the other speaker
