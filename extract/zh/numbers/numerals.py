"""Numerals: a written number, in digits, in characters or in both, becomes an exact decimal.

Covers 57,387 · 1.2万亿 · 3万5千 · 2万8,590 · 三千五 · 两万三 · 壹仟贰佰 · 廿三 · 二〇二〇 · 三点五 · 十几 ·
几十万 · 数以千计 · 三五百 · 20多万 · 百余 · 3.5 million. What stands behind the number is not read here.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Literal, NamedTuple

from extract.model import Modifier

DIGITS = {
    "零": 0,
    "〇": 0,
    "○": 0,
    "一": 1,
    "二": 2,
    "两": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12, "廿": 20, "卅": 30}
_FINANCIAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
POINTS = ".·‧・•"  # 十二．八五元, as papers of Taiwan print it
_POINTS = str.maketrans(dict.fromkeys(POINTS, "点"))
_ENGLISH_SCALES = {
    "thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "mn": 10**6, "bn": 10**9, "tn": 10**12,
}  # fmt: skip

ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
HAN_DIGIT = "零〇○一二两三四五六七八九"
_POINT = rf"(?:点|(?<![\s。;:][一二三四五六七八九十])(?<!\A[一二三四五六七八九十])[{POINTS}])"  # no list: 一．三名
_BIG = r"(?:[十百千]?万?亿亿?|个[多几]?亿|[十百千][多余]?万|万|兆|[百千])"
_INNER = r"(?:多|余|几|来)"
_ABOUT = (
    r"来(?=[个名岁人位元块年天米公里万亿头只条间家斤亩件户次部辆张句本倍份封幅台座"
    r"桌只匹枚艘架栋幢所种项趟遍秒吨升尺枝支根棵株朵颗瓶杯碗盘袋箱盒包捆套双首篇页卷册])"  # 四十来头
)
# What belongs to the unit is no scale: 兆 before 瓦 or 赫 is mega, 千 before 瓦, 克 and the like kilo.
_NOT_PREFIX = (
    r"(?!(?<=兆)(?:瓦|赫|帕|字节|比特|的?(?:免费)?(?:存储|空间|流量|宽带|带宽|内存|网速|文件|光纤|邮箱|附件))"
    r"|(?<=千)(?:瓦|克(?!拉)|米|赫|卡|伏|帕|牛(?!奶|肉|栏)|字节)|(?<=百)帕|"
    r"(?<=万)(?:圣节|科|事|物|达(?=[广集影商院电])|佛))"
)

# 5千 in 3万5千; apart only as in 1 万 6 千, where nothing else can begin.
_NEXT_PART = rf"(?:(?!\d+\ ?年)(?:零?{ARABIC}(?:{_BIG}{_NOT_PREFIX})?|\ [1-9]\ ?[百千](?!万){_NOT_PREFIX}))"

_NUMERAL = re.compile(
    rf"""
      (?P<digits>{ARABIC})
      (?: \ ?(?P<english>(?:thousand|million|billion|trillion|mn|bn|tn)(?![A-Za-z]))
        | (?P<scaled> \ ?{_INNER}?\ ?{_BIG}{_NOT_PREFIX} {_NEXT_PART}* )
      )?
      (?P<many> \ ?(?:多|余(?![额地下震热温党])|几|{_ABOUT}))?
    | (?P<han>
        (?:(?:好?几|数|上|成|好)(?=[十百千万亿]))?
        [{HAN_DIGIT}十百千万亿兆廿卅]+
        (?:{_POINT}[{HAN_DIGIT}]++(?!{_POINT})[十百千万亿]*)?
        (?:{_INNER}[十百千万亿兆]+)?
        (?:个[多几]?亿)?
        {_NOT_PREFIX}
      )
      (?P<han_many>(?<=[十百千万亿])多(?![数么半少为媒亏哥])|多(?![数么半少为元媒样次亏哥])|余(?![额地下震热温党])|几(?![乎何率])|{_ABOUT})?
    | (?P<money>[壹贰叁肆伍陆柒捌玖拾佰仟零万亿]{{2,}})
    """,
    re.VERBOSE,
)
_BY = re.compile(r"数以([十百千万亿]+)(?:计|(?=[^，。;、]{1,3}计))")
_COUNTED_BY = re.compile(r"计(?![算划程时入量提件数])")  # 上万计市民
_TENS = re.compile(r"(?P<low>[1-8])0(?:几|多)(?P<high>[2-9])0(?!\d)")  # 10几20年
_ROUGH = re.compile(r"[百千万]把(?=[个名人元块万里斤年条只号])")  # 千把块钱
_TEN_TO_TEN = re.compile(r"(?P<low>[二三四五六七八]?十|廿)[几多](?P<high>[二三四五六七八九]十|[廿卅])")
_ALL_KINDS = {"成千上万": 1000, "成百上千": 100, "千千万万": 10**7, "百八十": 80}


NumeralStyle = Literal["digits", "han", "mixed"]


class Numeral(NamedTuple):
    """A number as written: its place, its bounds and what the writing itself says about them.

    `modifier` is > for 多 and 余 and ~ for 来 inside the number; `scale` is the multiplier that the last digits carry
    (10000 in 5万), which the low end of a range may share; `style` is digits, han or mixed.
    """

    start: int
    end: int
    low: Decimal
    high: Decimal | None
    modifier: Modifier
    vague: bool
    scale: int
    style: NumeralStyle


def read_numeral(text: str, start: int, end: int) -> Numeral | None:
    """The longest number that starts at `start`, or None."""
    match = _NUMERAL.match(text, start, end)
    if match is None:
        return _fixed(text, start, end)
    tens = _TENS.match(text, start, end) if match["many"] else None
    if tens is not None:
        low, high = Decimal(tens["low"]) * 10, Decimal(tens["high"]) * 10
        return Numeral(start, tens.end(), low, high, "=", True, 1, "digits")
    if match.lastgroup is None or match["digits"] is not None:
        return _digital(match)
    if match["han"] is not None:
        written = _fixed(text, start, end) or _written(match)
        if written is not None and written.vague | (written.modifier == ">=") and _COUNTED_BY.match(text, written.end):
            return written._replace(end=written.end + 1)
        return written
    value = evaluate(match["money"].translate(_FINANCIAL))
    return None if value is None else Numeral(match.start(), match.end(), value, None, "=", False, 1, "han")


def _fixed(text: str, start: int, end: int) -> Numeral | None:
    """数以千计 and a few set phrases."""
    by = _BY.match(text, start, end)
    if by is not None:
        low = evaluate(by[1])
        return None if low is None else Numeral(start, by.end(), low, low * 10, "=", True, 1, "han")
    ten = _TEN_TO_TEN.match(text, start, end)
    if ten is not None:  # 十几二十, 三十几四十
        return Numeral(start, ten.end(), evaluate(ten["low"]) or Decimal(0), evaluate(ten["high"]), "=", True, 1, "han")
    rough = _ROUGH.match(text, start, end)
    if rough is not None:
        return Numeral(start, start + 2, Decimal(SCALES[text[start]]), None, "~", False, 1, "han")
    if text.startswith(("成千", "成百", "千千", "百八"), start):
        known = _ALL_KINDS.get(text[start : start + (3 if text[start] == "百" else 4)])
        if known is not None:
            size = 3 if text[start] == "百" else 4
            modifier: Modifier = "~" if size == 3 else ">="
            return Numeral(start, start + size, Decimal(known), None, modifier, True, 1, "han")
    return None


def _digital(match: re.Match[str]) -> Numeral:
    plain = Decimal(match["digits"].replace(",", ""))
    start, end = match.span()
    modifier: Modifier = "="
    high = None
    scale = 1
    vague = False
    if match["english"] is not None:
        scale = _ENGLISH_SCALES[match["english"]]
    elif match["scaled"] is not None:
        written = match["scaled"].replace(" ", "")
        inner = written[0] if written[0] in "多余几来" else ""
        if inner == "几" and plain >= 100:
            modifier = ">"
        elif inner == "几":
            high, vague = plain + 9, True
            plain += 1
        elif inner:
            modifier = "~" if inner == "来" else ">"
        big = (written[1:] if inner else written).replace("个", "").replace("几", "")
        if "多" in big or "余" in big:  # 9千多万
            big, modifier = big.replace("多", "").replace("余", ""), ">"
        scale = _simple_scale(big)
        if scale == 0:  # 3万5千: several scales
            value = evaluate((match["digits"] + big).replace(",", ""))
            if match["many"] is not None:
                modifier = "~" if "来" in match["many"] else ">"
            return Numeral(start, end, value if value is not None else plain, None, modifier, False, 1, "mixed")
    many = (match["many"] or "").strip()
    if many == "几" and plain >= 100:
        modifier = ">"
    elif many == "几":
        high, vague = plain + 9, True
        plain += 1
    elif many:
        modifier = "~" if many == "来" else ">"
    if scale != 1:
        return Numeral(
            start, end, plain * scale, None if high is None else high * scale, modifier, vague, scale, "mixed"
        )
    return Numeral(start, end, plain, high, modifier, vague, 1, "digits")


def _simple_scale(big: str) -> int:
    scale = 1
    for character in big:
        if character not in SCALES:
            return 0
        scale *= SCALES[character]
    return scale


_PAIR = re.compile(
    r"(?<![一二两三四五六七八九])([一二两三四五六七八九])([二两三四五六七八九])(?![一二两三四五六七八九])"
)
_PER_ONE = re.compile(r"[十百千万][一二三四五六七八九]一\Z")
_ASCENDING = {"一二", "一两", "两三", "二三", "三四", "四五", "五六", "六七", "七八", "八九", "三五", "五七"}


_SOME_MORE = re.compile(r"(?:.[十百千万亿]|[廿卅])\Z")


def _written(match: re.Match[str]) -> Numeral | None:
    written = match["han"].replace("个", "").translate(_POINTS)
    start, end = match.span()
    many = match["han_many"]
    if written[-1] == "两" and len(written) > 1 and written[-2] in "二三四五六七八九十百" and many is None:
        written, end = written[:-1], end - 1  # 三两 weighs, it does not count
    scale = SCALES.get(written[-1], 1) if len(written) > 1 else 1
    if written[0] in "几数上成好":
        return _vague(written, start, end, many)
    inner = next((character for character in written if character in "多余几来"), None)
    if inner is not None:
        head, _, tail = written.partition(inner)
        base = evaluate(head) if inner == "几" and _SOME_MORE.search(head) and SCALES[head[-1]] < 100 else None
        if inner == "几" and base is not None:  # 二十几万
            return Numeral(start, end, base * (evaluate(tail) or 1), None, ">", False, scale, "han")
        if inner == "几":
            return _spread(head, tail, start, end)
        value = evaluate(head + tail)
        return (value and Numeral(start, end, value, None, "~" if inner == "来" else ">", False, scale, "han")) or None
    if many == "几":
        value = evaluate(written) if _SOME_MORE.search(written) else None
        if value is not None:  # 两百几名, 三十几个: two hundred and some
            return Numeral(start, end, value, None, ">", False, scale, "han")
        return _spread(written, "", start, end)
    pair = _PAIR.search(written) if "点" not in written else None
    if pair is not None and pair[1] + pair[2] in _ASCENDING:
        before, after = written[: pair.start()], written[pair.end() :]
        low, high = evaluate(before + pair[1] + after), evaluate(before + pair[2] + after)
        if low is not None and high is not None:
            return Numeral(start, end, low, high, "=", False, scale, "han")
    value = evaluate(written)
    if value is None and many is None and _PER_ONE.search(written):  # 六百五 in 六百五一克
        return Numeral(start, end - 1, evaluate(written[:-1]) or Decimal(0), None, "=", False, 1, "han")
    if value is None:
        return None
    modifier: Modifier = "=" if many is None else "~" if many == "来" else ">"
    return Numeral(start, end, value, None, modifier, False, scale, "han")


def _vague(written: str, start: int, end: int, many: str | None) -> Numeral | None:
    prefix = "好几" if written.startswith("好几") else written[0]
    low = evaluate(written[len(prefix) :])
    if low is None:
        return None
    if prefix in ("上", "成"):
        return Numeral(start, end, low, None, ">=", False, 1, "han")
    return Numeral(start, end, low, low * 10, ">" if many else "=", True, 1, "han")


def _spread(head: str, tail: str, start: int, end: int) -> Numeral | None:
    """十几 is 11 to 19, 二十几万 210,000 to 290,000, 一百几十 110 to 190."""
    if tail and evaluate(head) is not None and SCALES.get(head[-1], 0) > SCALES[tail[0]]:
        low, high = evaluate(head + "一" + tail), evaluate(head + "九" + tail)
    else:
        base, scale = evaluate(head), evaluate(tail) if tail else Decimal(1)
        if base is None or scale is None:
            return None
        step = Decimal(SCALES.get(head[-1], 10)) / 10
        low, high = (base + step) * scale, (base + 9 * step) * scale
    shared = SCALES.get(tail[-1], 1) if tail else 1
    return None if low is None or high is None else Numeral(start, end, low, high, "=", True, shared, "han")


_PART = re.compile(r"\d+(?:\.\d+)?|\D")
_PLACES_LEFT_OUT = re.compile(
    r"(?P<whole>[一二两三四五六七八九]?[千万])(?P<next>[一二三四五六七八九])(?P<last>[一二三四五六七八九])"
)


@lru_cache(maxsize=50_000)
def evaluate(written: str) -> Decimal | None:
    """The value of digits and number characters without 多, 几 and the like; None when they make no number.

    >>> [str(evaluate(text)) for text in ("三千五", "两万三", "1亿2000万", "二〇二〇", "一百零五", "三点五", "廿三")]
    ['3500', '23000', '120000000', '2020', '105', '3.5', '23']
    """
    whole, point, fraction = written.partition("点")
    if point:
        return _with_point(whole, fraction)
    if len(written) == 1 and written in DIGITS:
        return Decimal(DIGITS[written])
    if all(character in DIGITS for character in written):
        return Decimal("".join(str(DIGITS[character]) for character in written)) if "两" not in written else None
    short = _PLACES_LEFT_OUT.fullmatch(written)
    if short is not None:  # 万三八
        spoken = evaluate(short["whole"] + short["next"])
        return spoken and spoken + DIGITS[short["last"]] * Decimal(SCALES[short["whole"][-1]] // 100)
    return _sum(written)


def digit_of(written: str) -> int:
    """The value of one digit or number character, also of those that papers write (柒角)."""
    return int(written) if written.isdigit() else DIGITS[written.translate(_FINANCIAL)]


def _with_point(whole: str, fraction: str) -> Decimal | None:
    digits = fraction.rstrip("十百千万亿")
    base = evaluate(whole)
    if base is None or not digits or any(character not in DIGITS for character in digits):
        return None
    value = base + Decimal("0." + "".join(str(DIGITS[character]) for character in digits))
    for character in fraction[len(digits) :]:
        value *= SCALES[character]
    return value


def _sum(written: str) -> Decimal | None:
    """Sections of 万 and 亿, each a sum of 千 百 十; a last bare digit counts in the next lower place (三千五)."""
    total = section = Decimal(0)
    current: Decimal | None = None
    last = 0  # the scale just read, which a bare last digit divides by ten
    largest = 0
    zero = False
    for part in _PART.findall(written):
        if part[0] in "0123456789":
            current, zero = Decimal(part), False
        elif part in DIGITS:
            if current is not None and current != 0:
                return None  # two digits side by side make no number in a sum
            current, zero = Decimal(DIGITS[part]), part in "零〇○" or (zero and last > 0)
        elif part not in SCALES:
            return None
        elif part in "廿卅":
            section, current, last = section + SCALES[part], None, 10
        elif SCALES[part] < 10**4:
            if current == 0:
                current = None
            last = SCALES[part]
            section, current = section + (1 if current is None else current) * last, None
            zero = False
        else:
            below = last // 10 if last >= 100 and not zero and current is not None and current < 10 else 1
            last = SCALES[part]
            section += (current or 0) * below  # 三千二万: 32 million
            if last > largest and total:
                total, section = (total + section) * last, Decimal(0)
            else:
                total, section = total + (section or 1) * last, Decimal(0)
            current, largest, zero = None, max(largest, last), False
    if current is not None:
        section += current * (last // 10) if last >= 100 and not zero and current < 10 else current
    return total + section
