"""Whether the word at a cue is a verb that states something: 名称 and 手指 hold none, 回应质询 states nothing."""

from __future__ import annotations

import re

from extract.zh.speech.items import Item, items_between
from extract.zh.speech.voices import Passage
from extract.zh.words.bounding import BOUND
from extract.zh.words.nounwords import PERSONAL
from extract.zh.words.speech_words import speech_words

# 说明, 名称, 指数: a verb of one character counts only as a word of its own; these follow it in words that the tagger
# misses.
_ANY_VERB = r"得[上过去]|不[上清定]|的是|为|作|之为|起来|到底|白了|实话|真的|道理"
_NO_WORD = {
    verb: re.compile(f"{tails}|{_ANY_VERB}")
    for verb, tails in {
        "说": "[辞客唱谎成和教话]|明(?![年天日晨早晚])|法(?![国院庭官例律案轮治网])|服(?![务装刑用])"
        "|书(?![记店展商籍本])|不(?:[出完通准过得好]|一定)",
        "指": "[数标定导甲纹向望引骂挥证认南教]",
        "称": "[号呼谓职霸赞颂量王病许]|成(?=[，。])",
        "讲": "[究价和课学座台者坛师义演习堂授解稿话]",
        "料": "[到理子酒想]",
        "估": "[价值算量计摸衣]",
        "猜": "[想测谜中疑]",
    }.items()
}
_NO_OTHER = re.compile(_ANY_VERB)


def _goes_on_in_word(verb: str, text: str, end: int) -> bool:
    """Whether a verb of one character is the beginning of another word there: 说明, 称号, but not 称明年."""
    return _NO_WORD.get(verb[-1], _NO_OTHER).match(text, end) is not None


def spells_name(items: list[Item]) -> bool:
    """孔令成(指): a surname and two characters, one of which is a word besides, or a name that the tagger knows."""
    named = items[-3:]
    if named and named[-1].tag in PERSONAL and len(named[-1].word) > 1:
        return True
    if len(named) > 1 and len(named[-1].word) == 2 and named[-2].word in speech_words().surnames and len(named) < 3:
        return True
    if [len(item.word) for item in named[-2:]] == [2, 1] and named[-2].tag in PERSONAL:
        return True  # 林子 + 恒(指)
    return len(named) == 3 and all(len(item.word) == 1 for item in named) and named[0].tag in ("nr", "zg")


_ASSESSMENT = re.compile(r"结果|报告|工作|机制|模型|方法|方式|标准|机构|小组|委员|程序|显示|指|称|认为|中|后|之后")


_PERSON_OF = re.compile(r"(?:发言|负责|当事|经纪|创始|创办|投资|主持|代言|目击|候选|领导|联系|申请|召集|举报|委托)人$")


_IN_LABEL = re.compile(r"[^【】\n，。]{0,16}】")
_COUNTED = re.compile(r"[\d〇零一二三四五六七八九十百千万两几多数]$")


_JOINED = "并更又还也亦均曾则续"


_OFFICE = re.compile("[局处署司员师](?![方长法工生资理于机徒])")  # 调查局, 分析师, but not 回应局方
_TOMORROW = re.compile("明[年天日晨早晚]")
_REPORTING = ("报道", "报导", "数据", "证据")


def is_verb(passage: Passage, match: re.Match[str]) -> bool:
    """Whether the cue at `match` is a verb of saying there and no part of another word."""
    verb, text = match.group(), passage.document.folded
    if verb == "评估" and _ASSESSMENT.match(text, match.end()):
        return False
    if _IN_LABEL.match(text, match.end()):
        return False  # 【数说选举】: a label says nothing
    counted = verb[0] == "则" and _COUNTED.search(text, max(0, match.start() - 1), match.start())
    if counted or (verb[0] == "则" and text.startswith("说话", match.end() - 1)):
        return False  # 三十则说话题目
    if verb[0] in _JOINED and verb[-1] in "指称说" and _goes_on_in_word(verb, text, match.end()):
        return False  # 并指骂
    if len(verb) > 1:
        return verb[-1] in "指称说" or _OFFICE.match(text, match.end()) is None or verb in ("表示", "指出", "认为")
    if _goes_on_in_word(verb, text, match.end()):
        return False
    if text.startswith(_REPORTING, match.start() - 2):
        return True  # 某台报道指, which is no 道指, 公布数据称, which is no 据称
    if _TOMORROW.match(text, match.end()):
        return True  # 指明年, which is no 指明
    if _PERSON_OF.search(text, max(passage.start, match.start() - 4), match.start()):
        return True  # 发言人称, which is no 人称
    if text[match.start() - 1 : match.end()] in speech_words().joined:
        before = items_between(passage.document, max(passage.start, match.start() - 8), match.start())
        return spells_name(before)  # 孔令成指, and no 成指
    start, end = max(passage.start, match.start() - 8), min(passage.end, match.end() + 4)
    found = passage.document.tokens_between(start, end)
    word = next((token for token in found if token.start <= match.start() < token.end), None)
    return word is not None and word.end == match.end() and word.word not in speech_words().joined


_SUBORDINATE = re.compile(
    r"[^，。;:!?“「\n]{0,30}?(?:之后|之前|以后|后|前|(?<!小)时|之际|期间|的情况下|的)(?=[，。;:])"
)


_SO_LONG_AFTER = re.compile(r"[\d一二两三四五六七八九十几数半百]个?(?:年|月|天|日|周|星期|小时|分钟)(?:之|以)?[后前]\Z")
_SHORT = 8  # characters: 称病之后, but not 指申请人年满60岁后


# 宣布参选: the announcement is the deed itself
_CHARGES = re.compile(
    r"(?:全部|所有|其余的?)?(?:控罪|罪名|[一二两三四五六七八九十\d]+(?:项|宗|条)[^，。；]{0,12}罪)"
    r"|[^，。;:“「]{2,16}罪(?=[，。;])"  # 承认危险驾驶罪
)
_DEED = re.compile(
    r"(?:再次|正式|将)?(?:参选|角逐|竞选|辞职|辞任|退选|退党|退役|退休|破产|解散|戒严|结婚|离婚|离任|请辞)"
)

_SHOWN_BY = re.compile("(?:调查|研究|报告|数据|统计|分析|普查|民调|检测|结果)[亦也还又曾]?\\Z")  # 调查发现了1600次
_AMOUNT = re.compile(rf"\s?(?:{BOUND})*[\d一二两三四五六七八九十百千万几数]")
_PAPER = 8  # characters before the end of a verb in which such a paper stands
_QUOTES_WORDS = re.compile(r"，?(?:并|又)?(?:称|说|指|表示|强调)|[:“「『]|，\s*[“「『]")
_EXPERIENCED = ("过，", "过:")
# 一名自称医生的男子: of whom a clause tells, who says nothing here
_OF_SOMEBODY = re.compile(r"[一两三四五六七八九十\d几数][名位个]\Z")
_RELATIVE_BEHIND = re.compile(r"[^，。;:“「『]{1,16}的[\u3400-\u9fff]")
_RELATIVE = re.compile(r"(?:过|了)?的(?![确士哥])")  # 他说过的话, 公布的数字; not 他说的确有


def object_follows(verb: str, text: str, end: int) -> bool:
    """回应质询, 在承认违法之后: the verb takes an object or stands in a subordinate clause, nothing is quoted."""
    if verb == "宣布" and _DEED.match(text, end):
        return True
    if verb == "否认" and not _QUOTES_WORDS.match(text, end):
        return True  # what is denied is not his word
    if verb == "承认" and _CHARGES.match(text, end):
        return True
    described = _OF_SOMEBODY.search(text, max(0, end - len(verb) - 2), end - len(verb)) is not None
    if _RELATIVE.match(text, end) or (described and _RELATIVE_BEHIND.match(text, end)):
        return True
    if text.startswith("了", end) and verb in speech_words().weak and verb not in speech_words().asserting:
        counted = _AMOUNT.match(text, end + 1) is not None
        shown = (
            verb in speech_words().recording
            or _SHOWN_BY.search(text, max(0, end - _PAPER), end - len(verb)) is not None
        )
        return not counted or not shown
    past = end + text.startswith(_EXPERIENCED, end)  # 某台去年报道过，…
    past += text.startswith(" ", past)  # a link stood there
    if (
        verb in speech_words().closed
        and text[past : past + 1] not in tuple('，:“「『"')
        and not _states(verb, text, end)
    ):
        if verb in _SPEAKING_TO and _ADDRESSEE.match(text, end) and _SUBORDINATE.match(text, end) is None:
            return False
        if verb in speech_words().stating and _GAVE_OUT.search(text, max(0, end - _PAPER - len(verb)), end - len(verb)):
            return False  # 某司发稿，披露…
        return verb not in speech_words().weak or verb != "承认" or _SUBORDINATE.match(text, end) is not None
    subordinate = _SUBORDINATE.match(text, end) if verb in speech_words().weak else None
    if subordinate is not None and verb in speech_words().forecasting and _SO_LONG_AFTER.search(subordinate.group()):
        return False  # 估计政府在两年后，…
    return subordinate is not None and (len(verb) > 1 or subordinate.end() - end <= _SHORT)


_CLAUSE = re.compile(
    r"[^，。;:!?的“「\n是]{0,14}?(?:将|会|只有|仅有|维持|有\s?[\d两三四五六七八九十几多数]|新增|录得|共有|累计"
    r"|已有|至少有|约有|仍有|可能|超过|不足|上涨|上升|下降|涨了|跌了|达到|占|是|已|要|须)(?!否)"
    rf"|[^，。;:!?的“「\n是]{{2,24}}?(?:为|达|降至|升至|增至|减至|跌至|较)(?:{BOUND})?[\d一二三四五六七八九十百千万上去]"
    r"|(?:过去|未来|目前|现时|截至|自从)[^，。;:!?的“「\n]{0,12}，"
)


# 警告投资者，…: to whom somebody speaks.
_SPEAKING_TO = frozenset(("警告", "提醒", "告知", "告诫"))
_ADDRESSEE = re.compile(r"(?!了)[^，。;:!?“「\n]{2,10}，")
_COMPLEMENT = re.compile(r"[^，。;:!?\n“「]{6,}")


def _states(verb: str, text: str, end: int) -> bool:
    """警告明年将有…: a whole clause follows, with what can only be its predicate."""
    if verb in speech_words().asserting and _COMPLEMENT.match(text, end):
        return _SUBORDINATE.match(text, end) is None
    return verb in speech_words().stating and _CLAUSE.match(text, end) is not None


_GAVE_OUT = re.compile(
    r"(?:发[稿文帖]|新闻稿|声明|公告|通告|通报|回覆|回复|记者会|撰文|演[说讲]|讲话|致[辞词]|贴文|信)，[并又也]?\Z"
)
_GIVEN_OUT = re.compile(r"(?:发布|发表|发出|刊登|刊发|提交|作出)\Z")
_AND_SAYS = re.compile("，[并又也]?(?:称|指|表示|说|宣布|披露|指出)")


def is_given_out(text: str, match: re.Match[str]) -> bool:
    """发布公告，称…: what is given out is no verb where the verb follows."""
    if not text.startswith("，", match.end()) or _AND_SAYS.match(text, match.end()) is None:
        return False
    return _GIVEN_OUT.search(text, max(0, match.start() - 2), match.start()) is not None
