"""Money: an amount with a currency before or behind it, and bare amounts that can only be money."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from extract.quantities.lexicon import currencies, currency_surfaces, home_currency, shared_currency
from extract.zh.draft import QuantityDraft
from extract.zh.numbers.numerals import digit_of
from extract.zh.numbers.signs import minus_at
from extract.zh.passage import Passage
from extract.zh.quantities.amounts import Reading
from extract.zh.quantities.headlines import told_below
from extract.zh.quantities.lists import among_sums
from extract.zh.quantities.namesakes import namesake
from extract.zh.quantities.peopletold import people_told_before
from extract.zh.quantities.smallchange import fen_behind, is_coin, is_price, is_sen, small_change
from extract.zh.words.bounding import BOUND

BARE_AMOUNT = "money: bare amount"
_YUAN = re.compile(r"人民币|港元|港币|台币|港府|香港政府|澳门元|澳门币|葡币")
_TOLD = {"人民币": "CNY", "澳门元": "MOP", "澳门币": "MOP", "葡币": "MOP"}
_TOLD_REACH = 300  # characters in which a text goes on in the currency that it named
# An amount of the text's own before that: 罰款1.2萬元 … 以86萬元人民幣購入 … 上限36萬元.
_OWN = re.compile(r"[\d〇一二三四五六七八九十百千万亿]元(?!\ ?\(?人民币)")
_BRACKETED = re.compile(r"\ ?\((?P<name>人民币|港元|港币|美元|美金|新台币|台币|欧元|英镑|日圆|日元|澳门元)[^)]{0,3}\)")
_NAMED_NEAR = (
    ("人民币", "CNY"), ("港币", "HKD"), ("港元", "HKD"), ("新台币", "TWD"), ("台币", "TWD"), ("美金", "USD"),
    ("澳门币", "MOP"),
    ("RMB", "CNY"), ("澳币", "AUD"), ("日币", "JPY"), ("韩币", "KRW"), ("马币", "MYR"),
)  # fmt: skip
_BARE_CUES = re.compile(
    r"(?:营收|收入|利润|净利|净利润|市值|估值|融资|募资|投资|资金|金额|成交额|成交|票房|罚款|售价|价值|价格|"
    r"负债|债务|预算|开支|支出|拨款|捐款|捐出|亏损|超支|蚀|亏掉?|[农灾汇]损|"
    r"涉[税案]|案值|货值|[偷漏]税|赤字|盈余|[顺逆]差|外汇基金|编列|头奖|大奖|彩金|奖池|[房车学信]贷|赌收|损失|赔偿|税收|贷款|存款|资产|总值|总额|销售额|"
    r"营业额"
    r"|交易额|货款|注资|斥资|耗资|集资|筹集|筹得|众筹|盈利|赚|获利|身家|年薪|月薪|薪酬|奖金|积蓄|家产|楼价|造价|涉款|"
    r"买超|卖超|炒|拍得|拍出|喊价|攒够?|攒下|存够|存下|欠债|欠款|省下|省回|节省|悭|凑足|凑够|赔|赔进去|赔掉|烧钱|独得|判赔|索偿|补偿"
    r"|抚恤金|款项|骗去|诈骗|非法所得|债券|(?<!参数)(?<!用户)(?<!人口)(?<!网民)规模|罚金?|押金|保释金|经费|补贴"
    r"|资助|收益|营业收入|出资|资本|账[上面户]|购入|售出|卖出|"
    r"投放|注入|拨出|发债|举债|借出|借贷|骗|输|输掉|欠|欠下|追讨|索赔|套现|派发"
    r"|成本|外汇储备|储备|产值|GDP|生产总值|开价|叫价|作价|房款|[呎尺楼]价|工程费|费用|花费|月租|月供|首付|总价|标价|"
    r"成交价|均价|单价|底价|年租|薪水|底薪|学费|"
    r"票价|房租|定价|现金|集资额|额度?|(?<![峰数均])值|租金|分润|抽成|版税|酬劳|片酬|[电水油药差]费|豪掷|[狂怒豪]?砸下?)"
    r"(?:共|总计|合共|合计|上看|上探|已|高|可|将|就|只|也|又|再|则|就|都|仅|还|恐|曾|逾|达到|达|超过|超|约|近|为|是|有|了|"
    r"到|至|增|增至|升至|跌至|大约|不足|不到|至少|最多|累计|估计|预计|突?破|接近|涉及|涉|逾越|飙|上|的|人民币|目标|规模|"
    r"由|从|冲|过|剩下?| ){0,4}\Z"
)
_BARE_BEHIND = re.compile(
    r"\ ?(?:多|余)?的?(?:特别|专项|追加|年度)?"
    r"(?:资金|资产|贷款(?![人者])|投资(?![人者商客])|债务(?!人)|融资|损失|罚款|订单额|市值|收入|利润"
    r"|补贴|经费|预算|拨款|"
    r"货款|公帑|年薪|月薪|身家|现金|赔偿|奖金|捐款|开支|储备|财产|楼盘款|基金|款项|赃款|善款|港币|合同额|资助"
    r"|援助|头奖|大奖|彩金"
    r"|保释|担保|首期|学费|薪酬|利息|保费|本金|房产|工程款|助学金|奖学金|抚恤金|退休金|津贴|补助|罚金|税收|税金"
    r"|收益|盈利|酬劳|酬金|报酬|版税|遗产|票房|外汇|积蓄|家产|规模(?=的|[，。])|"
    r"[消现代][费金]券|礼券"
    r"|被(?:挪|侵吞|侵占|贪污|截留|套取|骗|盗|冻结|挥霍|卷走)|人工(?![作智费湖岛降受授流养繁培种造客])|级?市场(?!人|部)|按揭|财政|赤字|盈余|税款|债)"
)
_SPENT = re.compile(
    r"(?:花了?|卖到?|要价|叫价|售价为?|付了?|[月年时日周底]薪|月入|罚了?|赚了?|输了?|输掉|[月年房]租|租金|月供"
    r"|学费|押金|[定标票报]价|起薪"
    r"|每[户家人](?:只?要|各|只|得|需|再)?[出交缴摊付凑补掏拿]|[补垫凑掏贴]了|垫付了?|倒贴了?"
    r"|捐了?|(?:彩礼|聘礼|聘金|嫁妆|红包|份子钱|压岁钱|[定订]金|尾款|工钱|保证金"
    r"|(?:医药|手术|治疗|住院|生活|抚养|赡养|中介|装修|学杂)费)[给要收交付花]?了?"
    r"|每[月年天日周](?:要|只|得|需)?(?:[还交付赚挣缴花存寄]|能赚|能挣))(?:每[月年天日]|[为是要到仅只才约近]"
    r"|超过|不到|高达|低至){0,3}\Z"
)
# 掏了8个亿: millions by the piece are money, unless persons follow.
_PIECES_OF_MILLIONS = re.compile(r"个[多几]?亿\Z")
_PERSONS_BEHIND = re.compile(r"\ ?的?(?:人|用户|粉丝|网民|观众|消费者|农民|学生|家庭|中产|粉|的人)")
_ENDS = re.compile(r"[，。、;!?)」』\s]|的(?:价|手机|人工)|左右|买|就|\Z")
# 骗走七名教师共两千万; 影片首周收三百万 where the sentence tells of takings; 甲是三百万，分别为乙的五百万和丙的八百万
_TAKEN = re.compile(
    rf"(?:骗[走去取得]?|诈骗|诈得|卷走|盗走|窃取|勒索|敲诈|贪污|侵吞|挪用|[受行索]贿)[^，。;\d]{{0,14}}(?:合?共|总共|合计|共计|达|{BOUND})\Z"
    r"|骗(?:[走去取得]了?)?\d{1,3}[名位个]?[^，。;\d]{1,6}\Z"
)
_TAKINGS = re.compile(rf"[^吸回没征接招录]收得?(?:{BOUND})?\ ?\Z")
_EACH = re.compile(r"分别[是为][^，。;\d]{1,12}的\ ?\Z")
_SUMMED = re.compile(rf"[，;](?:总计|合计|共计|合共|总共|一共|加起来)(?:达|为|需要?|{BOUND})*\ ?\Z")
_OF_A_HOME = re.compile(r"(?:元)?或?以[上下内]的?(?:私?楼|单位|物业|新盘|豪宅|住宅|房源|商品房)")
_HOME = 10**5  # no home costs less
_MONEY_NOUN = re.compile(
    r"(?:融资|募资|市值|营收|利润|投资|资产|债务|负债|贷款|成交|估值|预算|票房|GDP|消费)[^，。;0-9]{0,6}\Z"
)
# From one bare amount to another: 由5000亿加到6000亿.
_MOVED_TO = re.compile(rf"[，、]?\ ?(?:再|又|大幅)?[增加升涨跌降减超扩调]{{0,2}}[上下高低大]?[到至](?:了|{BOUND})?\ ?")
# 存底降至5610亿美元，较9月底减少26.6亿: by how much the sum before moved
_BY_SO_MUCH = re.compile(
    r"[，、]\ ?(?:[较比][^，。;]{1,9}?|同比|环比|按[年月季])"
    rf"(?:增加|减少|上升|下降|增|减|升|跌|降|多|少)了?(?:{BOUND})?\ ?"
)
_SURGED = re.compile(r"(?:冲|冲击|冲刺|冲上|突?破|站上|直逼)\ ?\Z")
# 以1180万沽出: what a thing is dealt for.
_FOR = re.compile(rf"(?:以|作价|叫价|开价)(?:{BOUND})?\ ?\Z")
_DEALT = re.compile(
    r"\ ?(?:的?[高低]?价)?(?:沽|易手|买|购|售|卖|成交|转[手让]|承接|放售|脱手|[中夺得]标|拍[出得]|落槌|收购|签下|转会)"
)

_SOLD = re.compile(r"\ ?(?:沽(?!空)|易手|承接)")  # 三房1,868万沽


def read_money(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """8元, 22 亿美元, 一毛多, 三块五, 人民币23亿."""
    assert reading.tail is not None
    tail = reading.tail
    low, high, end = reading.low * tail.factor, reading.high and reading.high * tail.factor, reading.end
    if tail.factor != 1 and not is_coin(passage, reading):
        return None
    if tail.surface == "块" and not is_price(passage, reading):
        return None
    start, named = prefix_currency(passage, reading.start)
    if not tail.unit and named is None:  # 三圆日币
        end, named = _named_behind(passage, end)
    minus = minus_at(passage, start) if high is None else None
    if minus is not None:
        low, start = -low, minus
    fen = fen_behind(passage, end) if tail.surface in ("角", "毛", "毫") and high is None else None
    if fen is not None:  # 5角4分
        low, end = low + Decimal(digit_of(fen["digit"])) / 100, fen.end()
    elif tail.factor == 1 and minus is None and high is None:
        low, end = small_change(passage, low, end, tail.surface)
    unit = (
        "MYR"
        if is_sen(passage, reading)
        else namesake(passage, tail.surface, reading.start)
        or tail.unit
        or named
        or _bracketed(passage, end)
        or home_of(passage, reading.start)
    )
    rule = "money: amount and currency name" if tail.unit or named else "money: amount and bare 元"
    if tail.factor != 1:
        rule = "money: small change"
    return QuantityDraft(start, end, "money", rule, low, high, unit, reading.modifier, vague=reading.vague)


def read_signed(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """HK$500, 人民币23亿, USD 3.5 million: the currency stands before the number and nothing behind it."""
    start, unit = prefix_currency(passage, reading.start)
    if unit is None or (unit == "RON" and _OCTANE.match(passage.text, reading.start, passage.end)):
        return None
    letter = _letter_scale(passage, reading.end)
    if letter is not None:
        reading = reading.times(letter[0])._replace(end=letter[1])
    return QuantityDraft(
        start, reading.end, "money", "money: currency sign and amount", reading.low, reading.high, unit,
        reading.modifier, vague=reading.vague,
    )  # fmt: skip


_OCTANE = re.compile(r"(?:9[0-9]|100)(?![\d.,万亿])")  # RON97 is petrol, not lei
_LETTERS = re.compile(r"\ ?(?P<letter>[kKmMbB]n?|tn|T)(?![A-Za-z0-9])")


def _letter_scale(passage: Passage, at: int) -> tuple[Decimal, int] | None:
    match = _LETTERS.match(passage.text, at, passage.end)
    if match is None:
        return None
    power = {"k": 3, "m": 6, "b": 9, "t": 12}[match["letter"][0].lower()]
    return Decimal(10) ** power, match.end()


# 扣千二, 做到千五 in Hong Kong: so much money that nobody needs to say so.
_SPOKEN = re.compile("[百千万][二三四五六七八九]|[千万][一二三四五六七八九]{2}")
_CLOSED = re.compile(r"[，。、!?;」』)\s]|\Z")
_PRICED = re.compile(
    rf"(?:只?要|票|价|花了?|卖|月薪|年薪|薪水|人工|赚了?|付了?|收费|租金|房租)(?:才|为|是|，|{BOUND})?\ ?\Z"
)


def read_bare_money(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """数十亿的资金, 市值超过万亿: a scaled number without a currency that can only be money."""
    ahead = passage.before(reading.start, 12)
    if passage.region == "hk" and _SPOKEN.fullmatch(passage.text, reading.start, reading.end):
        closed = _CLOSED.match(passage.text, reading.end, passage.end)
        return bare_sum(passage, reading) if closed else None
    letter = _letter_scale(passage, reading.end) if _PRICED.search(ahead) else None
    if letter is not None and passage.text[letter[1] - 1] in "kK" and reading.style == "digits":  # 机票20k
        return bare_sum(passage, reading.times(letter[0])._replace(end=letter[1]))
    if reading.scaled and among_sums(passage, reading.start, reading.end):
        return bare_sum(passage, reading)
    if (below := _sum_below(passage, reading)) is not None:
        return below
    before = passage.found[-1] if passage.found else None
    if before is not None and before.rule == BARE_AMOUNT and reading.scaled:
        moved = _MOVED_TO.fullmatch(passage.text[before.end : reading.start])
        if moved is not None:
            return bare_sum(passage, reading)
    spent = _SPENT.search(ahead) is not None and _ENDS.match(passage.text, reading.end, passage.end) is not None
    if not spent and not reading.scaled and not (reading.vague and reading.low >= 10000) and reading.low < 10**6:
        return None
    if _PIECES_OF_MILLIONS.search(passage.text[reading.start : reading.end]):
        return None if _PERSONS_BEHIND.match(passage.text, reading.end, passage.end) else bare_sum(passage, reading)
    if _tells_sum(passage, reading):
        return bare_sum(passage, reading)
    huge = reading.low >= 10**8 and _MONEY_NOUN.search(ahead) is not None
    huge = huge or (reading.low >= 10**11 and _SURGED.search(ahead) is not None)
    dealt = reading.scaled and (
        _SOLD.match(passage.text, reading.end, passage.end)
        or (_DEALT.match(passage.text, reading.end, passage.end) and _FOR.search(ahead))
    )
    if not (
        spent or huge or dealt or _BARE_CUES.search(ahead) or _BARE_BEHIND.match(passage.text, reading.end, passage.end)
    ):
        return None
    return bare_sum(passage, reading)


def _sum_below(passage: Passage, reading: Reading) -> QuantityDraft | None:
    """710亿地铁规划 in the headline of a text that tells 710亿元 below; not 网民达10亿."""
    if not reading.scaled or _PERSONS_BEHIND.match(passage.text, reading.end, passage.end):
        return None
    unit = told_below(passage, reading.start, reading.end)
    persons = unit is not None and people_told_before(passage, reading.start)
    return (
        None
        if unit is None or persons
        else replace(bare_sum(passage, reading), unit=unit or home_of(passage, reading.start))
    )


def _tells_sum(passage: Passage, reading: Reading) -> bool:
    """Whether the sentence makes the scaled `reading` money: by what was taken, by a sum before it, or by a home."""
    if not reading.scaled:
        return False
    if reading.low >= _HOME and _OF_A_HOME.match(passage.text, reading.end, passage.end):
        return True  # 四百万或以下单位的首期
    ahead = passage.before(reading.start, 26)
    if _EACH.search(ahead) and any(draft.rule == BARE_AMOUNT for draft in passage.found):
        return True
    if not _ENDS.match(passage.text, reading.end, passage.end):
        return False
    if _TAKEN.search(ahead) or (_TAKINGS.search(ahead) and passage.text.find("票房", passage.start, passage.end) >= 0):
        return True
    before = next((draft for draft in reversed(passage.found) if draft.kind not in ("date", "percent")), None)
    if before is None or before.kind != "money":
        return False
    moved = _BY_SO_MUCH.fullmatch(passage.text, before.end, reading.start) is not None
    return moved or _SUMMED.search(ahead) is not None


def bare_sum(passage: Passage, reading: Reading) -> QuantityDraft:
    """`reading` as money, in the currency that its sentence told last, else in that of its place."""
    told = next((draft.unit for draft in reversed(passage.found) if draft.kind == "money"), None)
    unit = told or home_of(passage, reading.start)  # 发放10万日圆，先发5万现金
    return QuantityDraft(
        reading.start, reading.end, "money", BARE_AMOUNT, reading.low, reading.high, unit, reading.modifier,
        vague=reading.vague,
    )  # fmt: skip


@cache
def _prefixes() -> dict[str, list[tuple[str, str]]]:
    """Last character -> the currency names and signs that end with it and may stand before an amount, longest first."""
    surfaces = {name: code for name, code in currency_surfaces("zh").items() if len(name) > 1 or not name.isalpha()}
    for currency in currencies():
        surfaces.update({sign: "" for sign in currency.shared if not sign.isalpha()})
    prefixes: dict[str, list[tuple[str, str]]] = {}
    for name in sorted(surfaces, key=len, reverse=True):
        prefixes.setdefault(name[-1], []).append((name, surfaces[name]))
    return prefixes


def prefix_currency(passage: Passage, at: int) -> tuple[int, str | None]:
    """Where the amount begins with the currency before the number `at`, and its code; (at, None) without one."""
    text = passage.text
    edge = at - 1 if at > passage.start and text[at - 1] == " " else at
    if edge <= passage.start:
        return at, None
    for name, code in _prefixes().get(text[edge - 1], ()):
        begin = edge - len(name)
        if begin < passage.start or not text.startswith(name, begin):
            continue
        if (
            name[0].isascii()
            and name[0].isalpha()
            and begin > passage.start
            and text[begin - 1].isascii()
            and text[begin - 1].isalnum()
        ):
            continue
        if (
            name[0] not in "$¥€£"
            and not name.isascii()
            and begin > passage.start
            and text[begin - 1] in "0123456789万亿千百十"
        ):
            continue  # 5美元3件: the name belongs to the amount before it
        return begin, code or _sign(passage, name)
    return at, None


def _sign(passage: Passage, sign: str) -> str | None:
    region = passage.region if passage.region != "cn" or sign != "$" else "us"
    return shared_currency(sign, region)


@cache
def _coinages() -> re.Pattern[str]:
    """日币, 美金: names of currencies that may stand behind 元, 圆 or 块."""
    names = sorted((name for name in currency_surfaces("zh") if name[-1] in "币金" and name[0] not in "元块"), key=len)
    return re.compile(f"(?:{'|'.join(reversed(names))})(?!的?[升贬汇])")


def _named_behind(passage: Passage, at: int) -> tuple[int, str | None]:
    """Where an amount ends with the name of a currency behind it, and its code."""
    match = _coinages().match(passage.text, at, passage.end)
    return (at, None) if match is None else (match.end(), currency_surfaces("zh")[match.group()])


def _bracketed(passage: Passage, at: int) -> str | None:
    """20万元（人民币）: the currency in brackets behind the amount."""
    match = _BRACKETED.match(passage.text, at, passage.end)
    return currency_surfaces("zh").get(match["name"]) if match is not None else None


def home_of(passage: Passage, at: int) -> str:
    """The currency of a bare 元: one named a few characters before, else that of the text's region."""
    window = passage.before(at, 10)
    for name, code in _NAMED_NEAR:
        if name in window:
            return code
    home = home_currency(passage.region)
    if home not in ("HKD", "TWD"):
        return home
    named = list(_YUAN.finditer(passage.text, max(0, at - _TOLD_REACH), at))
    told = _TOLD.get(named[-1].group()) if named else None
    if told is None or _OWN.search(passage.text, 0, named[-1].end()):
        return home
    return told
