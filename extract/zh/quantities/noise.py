"""Noise: numerals that count nothing. Names, idioms and everyday words that merely hold a number character."""

from __future__ import annotations

import re

from extract.text.document import Document
from extract.zh.numbers.numerals import HAN_DIGIT, POINTS
from extract.zh.quantities.tails import tail_at
from extract.zh.words.bounding import BOUND
from extract.zh.words.lexemes import LEXEMES

# A lone 一 is read only before these (units of time, shares, money, scales); elsewhere it is an article or a word.
_ONE_BEFORE = frozenset("".join(LEXEMES.words("noise.one_before")))
# Behind 一 they make a word, or leave it alone.
_NO_ARTICLE = frozenset("".join(LEXEMES.words("noise.behind_one"))) | {"，", "、", "。", " ", ""}
_ONE_CUES = frozenset("仅只每共唯少另达增死伤")
_ONE_NAMES = re.compile(
    r"一(?:年级|岁(?=一枯|[长增老数])|天天|年到头|日千|日为|日游|日三|人之|人得|元(?:论|化|复)|万一"
    r"|月(?!\d|份|[初底末中尾]|[上下]旬|(?!一[次回趟])[一二三四五六七八九十廿卅至到])|分为|"
    r"个人(?!的|在)|天到晚|半(?:会|点|信|懂)|日之(?!内|间)|尺之|小(?!时)"
    r"|个(?!半|月|小时|星期|钟|多|世纪|礼拜|季度|工作日|学期)|分(?!钟|之|钱[买乘吃卖起抢秒]|[\d零一二三四五六七八九十]{1,3}秒)|公(?![里斤吨顷分尺升])|平(?!方)|"
    r"立(?!方)|星(?!期)|英(?![里尺寸亩镑])|千零|百零|世|刻(?!钟)|角(?![一二两三四五六七八九钱])|毛不"
    r"|两(?!个|名|年|天|次|百|千|万|位|周|家|成|宗|间|句|日|人|件|小时|分)|两银|晚|人一|块(?!钱|"
    r"[一二两三四五六七八九]|半|多|人民币)|米(?=线|阳)|克(?=[莱里])"
    r"|点(?![零〇一二三四五六七八九]+(?:[倍成万亿千百元块米公吨斤晚天日年月周小人次升克度毫英折海磅里尺亩坪平立桶秒%个名])))"
)
_LOW_END = re.compile(r"一\ ?(?:(?:[到至–—~]|-)\ ?[两二三四五六七八九十](?!月)|、\ ?两)")
_COUPLE = re.compile(r"一[男女][一二两三四五六七八九十\d]+[男女]")
_STRUCK = re.compile(
    r"一[人例宗](?:已|当场|不幸|仍|目前|其后)?(?:死亡|身亡|丧生|遇难|罹难|遇害|溺|死|受伤|重伤|轻伤|伤亡|伤"
    r"|失踪|失联|被[困捕拘]|夹困|受困|送医|命危|罹癌|中弹|获救|确诊|感染|染疫|送院|昏迷|不治)"
)
_ONLY = re.compile(r"(?:[只仅还唯][有剩]|[剩][下余]?|[^其]中有)\Z")
# 每七个人中就有一个: one in so many.
_ONE_IN_SO_MANY = re.compile(
    r"每[\d一两二三四五六七八九十百千万]+(?![\d一两二三四五六七八九十百千万]"
    r"|个?(?:秒|分|刻|小?时|钟|天|日|年|月|星|周|礼|季|公里|[英海]里|米|步"
    rf"|[场次届]))[^，。;:每]{{1,10}}[，,]?(?:就|便|即|都|会|仍|{BOUND})*有\Z"
)
_BOUNDED = re.compile(
    r"(?:不到|不足|未到|未满|不满|至少|最少|最多|至多|顶多|超过|足足|整整|短短|仅仅|耗时|历时|只有|仅有|只剩|"
    r"不超过|为期|提前|推迟|延迟|延后|延期|延长|缩短|再过|长达|历经|相隔|时隔|花了|用了|等了|至少有|最少有)\ ?\Z"
)
_BOUNDED_BEHIND = frozenset("年天次个周星礼日月份季人小分秒斤公吨米升亩里丈尺英平立克元块毛角成倍")
_HAVING = frozenset("有育下生得添子女儿")  # before so many children
_BY_A_COIN = re.compile(r"[价卖涨降减加跌贵][价了为到至]?一(?:毫|毛|角|分钱)")  # 加一毫, 售价一分钱
_CHILD = re.compile(r"一[子女儿](?=[，。、;)]|[一两二三四五六]|及|和|\Z)")
_JANUARY_AHEAD = frozenset("在从自于由，。;、「“(")
_IS_MONTH = re.compile(r"一月(?!期(?!间)|(?:之?内|[之以]?[后前间下来])|[一二三四五六七八九十\d]?[次回趟封番]|给|就|只)")
_DAY_OF = frozenset("朝有那这哪每某同第当到终前后")

# Words that begin at the number character.
_WORDS = LEXEMES.words("noise.words")
_NUMERALS = frozenset("一二三四五六七八九十百千万亿")
_COUNTED_AFTER = frozenset("月日号名个人位年岁天家元层点时分秒多余几万亿千百条项所间支只届楼")
_WORD_SIZES = (4, 3, 2)
_FIRST_TWO = frozenset(word[:2] for word in _WORDS)
# Words that end with the number character; those of the second set only where no unit follows: 高一, but 身高一米;
# 其三, but 其三年内.
_ENDINGS = LEXEMES.words("noise.endings")
_CLASS_ENDINGS = LEXEMES.words("noise.class_endings")
# 九．二一地震, 五·四运动: the day that a happening is called by; 十三·五规划: the years that a plan is.
_NAMED_DAY = re.compile(
    r"十[一二三四五六][.·‧・•]五[”」』]?(?=期间|时期|规划|计划|纲要|以来|[初末]|开局|收官)"
    r"|[一二三四五六七八九十]{1,2}[.·‧・•][一二三四五六七八九十]{1,3}[”」』]?"
    r"(?:大?地震|大火|[事政兵]变|事件|[惨血命大]案|空难|袭击|恐[怖袭]|炮战|学[运潮]|运动|晚会|起义|[讲谈]话|批示|暴动|战役|洪水"
    r"|[水风]灾|爆炸|枪击|决议|指示|通知)"
)
_NAMED_AHEAD = re.compile(r"(?:[A-Za-z]-?|[A-Za-z] |√|No\.|no\.|#|[A-Za-z]/|±|[A-Za-z]\.)\Z")
# Types of aircraft, missiles, chips and telephones: 歼16, 轰6, 波音747, 东风-41, 运-20.
_NAMED_TYPE = re.compile(
    r"(?:歼-?|(?<![炮狂])轰-?|(?:安卓|鸿蒙|麒麟|骁龙|天玑|小米|红米|荣耀|锐龙|酷睿"
    r"|空警|米格|波音|空客|空中客车|东风|巨浪|鹰击|枭龙)-?\ ?|[运苏直图教]-)\Z"
)
_TYPE_ENDS = frozenset("歼轰警格音客车风浪击龙- 卓蒙麟玑米红耀睿")
_CODE_AHEAD = re.compile(
    r"(?:电话|热线|传真|手机|邮编|邮政编码|代码|股票代码|股份代号|编号|车牌|房间|门牌|航班|班次|档号|文号|"
    r"证号|号码|专线|WhatsApp|Whatsapp|微信|QQ|ISBN|ISSN|ID|IP|Tel|tel|帐号|账号|户口|国道|省道|地址|页|注|图|"
    r"表|附件|版本|代号|型号|电邮"
    r"|Vol\.?|No\.?|Ver\.?|Version|学号|身份证|密码|查询)(?:为|是|:|︰|\.|\+| |\(|\d{3,4}-)*\Z"
)
# Of Latin letters only, each name tried once from its first one: the Chinese words around an address are none of it.
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s，。;、)」』》<>\"']+|(?<![\w.+-])[\w.+-]+@[\w-]+\.[\w.]+|\bt\.co/\w+"
    r"|(?<![\w-])[\w-]+\.(?:com|org|net|hk|tw|cn|html?|php)[/\w.?=&%-]*"
    r"|(?<![\w.?=&-])[\w.?=&-]*(?:%(?:2[0-9A-F]|3[A-F]|5[BD]|[89A-E][0-9A-F])[\w.?=&-]*){4,}",  # q=%22area%22%2C%22
    re.ASCII,
)
_WEB_SIGN = re.compile(r"http|www|@|\.com|\.hk|%2[0-9A-F]|%[A-E]")


def word_end(text: str, start: int, end: int) -> int:
    """Where the everyday word, name or idiom ends that the number characters at `start` open or close; 0 for none."""
    if text[start : start + 2] in _FIRST_TWO:
        for size in _WORD_SIZES:
            word = text[start : start + size]
            if word in _WORDS and not (len(word) == 2 and _is_number_after_all(text, start)):
                return start + len(word)
    if start == 0 or end - start != 1:
        return 0
    word = text[start - 1 : start + 1]
    if word == "任一" and text[start - 2 : start - 1] in tuple("上就在连出前现到离"):
        return 0  # 上任一年
    if word[0] == "中" and text[start - 2 : start - 1] in tuple("其当"):
        return 0  # 其中三对双胞胎
    if word == "于一" and _LOW_END.match(text, start):
        return 0  # 可望于一至两周内
    closes = word in _ENDINGS or (word in _CLASS_ENDINGS and text[end : end + 1] not in _ONE_BEFORE)
    return end if closes else 0


def _is_number_after_all(text: str, start: int) -> bool:
    """十一月, 十分之一, 三公里, 四周后, 一箭三星: a word of two characters that what follows makes a number again."""
    second, third = text[start + 1], text[start + 2 : start + 3]
    if second == "分":
        return third in ("之", "钟")
    if second == "季":
        return third == "度"
    if second == "角":
        return text[start - 1 : start] in tuple("涨跌降调减加升")  # 每公升涨三角
    if second == "元":
        return text[start + 3 : start + 4] in tuple("角毫")  # 二元二角
    if second == "点":
        return third in _NUMERALS  # 零点一个百分点
    if second == "星" and text.startswith("一箭", start - 2):
        return True
    if second in _NUMERALS and third in tuple(POINTS):
        return text[start + 3 : start + 4] in tuple(HAN_DIGIT)  # 三三．一五元
    if second in _NUMERALS:
        return third != "" and (third in _COUNTED_AFTER or _is_read_out(text, start))
    if second == "周":
        ahead = text[start - 1 : start] in ("来", "去", "续", "近", "期", "达", "约")
        return ahead or third in ("后", "前", "内", "以", "时") or _WEEKS_BEHIND.match(text, start + 2) is not None
    tail = tail_at(text, start + 1, len(text), "cn")
    return tail is not None and len(tail.surface) > 1


def _is_read_out(text: str, start: int) -> bool:
    """一一二例: digits one after the other before a unit."""
    digits = _READ_OUT.match(text, start)
    return digits is not None and tail_at(text, digits.end(), len(text), "tw") is not None


_READ_OUT = re.compile(r"[一二三四五六七八九][零〇一二三四五六七八九]{2,3}")
_WEEKS_BEHIND = re.compile(r"的?(?:时间|假期|休假|课程|培训|训练|隔离|治疗|疗程|旅[行程]|航程)|为[一1]")  # 四周的假期


def closes_word(text: str, start: int) -> bool:
    """True where the character at `start` ends a word: 统一 in 统一六国, but not 合一 in 约合一百万元."""
    word = text[start - 1 : start + 1] if start else ""
    return word in _ENDINGS and not (word == "合一" and text[start + 1 : start + 2] in tuple("十百千万亿点"))


def named_day_end(text: str, start: int) -> int:
    """Where the day ends that a happening is called by (九．二一地震), or 0."""
    match = _NAMED_DAY.match(text, start)
    return match.end() if match is not None else 0


_LABEL = re.compile(r"[十百千万亿]+(?:[美港欧日英]?[元圆镑]|[人吨户个台辆])\ ?[)|\t\n]")


def is_unit_label(text: str, start: int) -> bool:
    """Whether 万元 at `start` only says in which unit others count: 收入(亿元), 单位:万元."""
    return start > 0 and text[start - 1 - (text[start - 1] == " ")] in "(:|" and _LABEL.match(text, start) is not None


def is_article(text: str, start: int) -> bool:
    """True where a lone 一 is an article (一名, 一项) or part of a word, and not the number one."""
    following = text[start + 1 : start + 2]
    before = text[start - 1 : start]
    if following in tuple(POINTS) and text[start + 2 : start + 3] in tuple(HAN_DIGIT):
        return False  # 一．七％
    if text.startswith("个亿", start + 1) or _LOW_END.match(text, start) or _STRUCK.match(text, start):
        return False  # 一到三个, 一人死亡
    if following in ("子", "女", "儿") and before in _HAVING and _CHILD.match(text, start):
        return False  # 育有一子一女
    if following in ("男", "女") and (before in ("男", "女") or _COUPLE.match(text, start)):
        return False  # 两男一女, 一男一女
    if following == "分" and text[max(0, start - 3) : start].endswith(("月息", "月利", "月息为", "月利率")):
        return False  # 月息一分
    if following in "毫毛角分" and _BY_A_COIN.search(text[max(0, start - 2) : start + 3]):
        return False
    if following in "甲度里" and text.startswith("半", start + 2):
        return False  # 一甲半, 一度半
    if following == "个" and (
        text.startswith(("多", "半"), start + 2) or _ONLY.search(text[max(0, start - 3) : start])
    ):
        return False
    if one_of_so_many(text, start):
        return False
    if following == "月" and before and (before in _JANUARY_AHEAD or before.isspace()) and _IS_MONTH.match(text, start):
        return False
    if following in _ONE_BEFORE:
        if following in _BOUNDED_BEHIND and _BOUNDED.search(text[max(0, start - 4) : start]):
            return text.startswith("个人", start + 1)
        if following in "年天" and text.startswith(("半", "多"), start + 2) and before not in "有":
            return False  # 最后一年半
        if following in "人例宗":
            return before not in _ONE_CUES
        reached = before == "到" and following in "块毛元角厘成"  # 涨到一块八
        return (before in _DAY_OF and following not in "半万亿千百倍" and not reached) or _ONE_NAMES.match(
            text, start
        ) is not None
    return before not in _ONE_CUES or following in _NO_ARTICLE


def one_of_so_many(text: str, start: int) -> bool:
    """Whether 一 is one of a number told before it: 每七个人中就有一个."""
    return text[start - 1 : start] == "有" and _ONE_IN_SO_MANY.search(text[max(0, start - 20) : start]) is not None


def behind_latin(passage_before: str) -> str:
    """What stands before a number: "name" for Latin letters (C919), "word" for a Latin word and a space."""
    if not passage_before:
        return ""
    if passage_before[-1] in _TYPE_ENDS and _NAMED_TYPE.search(passage_before):
        return "name"
    last = passage_before[-1]
    if last.isascii() and (last.isalpha() or last in "-./ #_") and _NAMED_AHEAD.search(passage_before):
        return "word" if last == " " else "name"
    return ""


def is_code(passage_before: str) -> bool:
    """True behind 电话, 编号, 附件 and the like: a bare number there is a code."""
    return _CODE_AHEAD.search(passage_before) is not None


def web_spans(document: Document) -> list[tuple[int, int]]:
    """Where addresses of pages and mail stand: numbers in them are no quantities."""
    if not document.sentences:
        return []
    text, start, end = document.folded, document.sentences[0].start, document.sentences[-1].end
    if _WEB_SIGN.search(text, start, end) is None:
        return []
    return [match.span() for match in _WEB.finditer(text, start, end)]
