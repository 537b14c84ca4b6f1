"""Regions: where a Chinese text is from, so that 元, 尺 and 112年 mean what they mean there."""

from __future__ import annotations

import re
from functools import cache
from itertools import compress, islice
from operator import ne

from extract.document import Document

_HONG_KONG = re.compile(
    "香港|港元|港币|港铁|港府|林郑|特首|立法会|九龙|新界|警务处|民建联|泛民|港人|港股|恒指|本港|强积金|公屋|"
    "嘢|议员办事处|区议会|行政长官"
)
_TAIWAN = re.compile(
    "台湾|新台币|台币|台北|高雄|台中|台南|新北|桃园|立委|行政院|立法院|国民党|民进党|总统府|卫福部|经济部|"
    "蔡英文|柯文哲|赖清德|韩国瑜|县市|健保|台股|金管会|劳保|内政部|捷运|悠游卡|嘉义|屏东|花莲"
)
# What a text in Traditional characters tells of the mainland with: there a bare 元 is its currency.
_MAINLAND = re.compile(
    "人民币|内地|国务院|央视|新华社|人民日报|公安局|派出所|村委|县委|市委|省委|全国人大|发改委|银保监|证监会|国家统计局|"
    "北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|广西|海南|四川|贵州|"
    "云南|西藏|陕西|甘肃|青海|宁夏|新疆|内蒙古|深圳|广州|武汉|南京|杭州|成都|西安|苏州|郑州"
)
# Forms of characters that each place prints: 裡 and 著 in Taiwan, 裏 and 着 in Hong Kong, as well as Cantonese.
_TAIWAN_FORMS = re.compile("裡|臺|著(?!名|作|書|重|手|述|稱|者)(?<![顯土專原名巨論編]著)")
_HONG_KONG_FORMS = re.compile("[裏着衞綫嘅喺咗嚟佢哋冇]")
# Each alternative above begins with a plain character: such patterns are searched for faster than those with a set.
_SCRIPT_SAMPLE = 800
# Simplified prints these too, whatever folding makes of them: 显著, 打拚.
_IN_BOTH_SCRIPTS = frozenset("著拚捱摺徵夥麽吒藉覆瞭")
_SINGAPORE = re.compile(r"新元|组屋|狮城|拥车证|易通卡|地铁环线|建屋局|陆交局|公积金局|巴刹")
_SEVERAL = 2
_MOSTLY = 3  # times as often as the others
_SAMPLE = 3000  # characters that decide


def region_of(document: Document) -> str:
    """The region, "cn", "hk", "tw" or "sg": what the caller knows, else what the script and the places named say.

    Simplified text is the mainland's unless the caller says otherwise or it names Singapore and what only Singapore
    has; Traditional text is Hong Kong's or Taiwan's, whichever it names more, unless it tells of the mainland instead.
    """
    if document.region:
        return document.region
    folded = document.folded[:_SAMPLE]
    if not is_traditional(document.text[:_SCRIPT_SAMPLE], folded[:_SCRIPT_SAMPLE]):
        local = ("新加坡" in folded or "狮城" in folded) and len(_SINGAPORE.findall(folded)) >= _SEVERAL
        return "sg" if local and "人民币" not in folded else "cn"
    sample = document.text[:_SAMPLE]
    taiwan, hong_kong = len(_TAIWAN.findall(folded)), len(_HONG_KONG.findall(folded))
    if len(_MAINLAND.findall(folded)) > _MOSTLY * (taiwan + hong_kong) + _SEVERAL:
        return "cn"
    taiwan += len(_TAIWAN_FORMS.findall(sample))
    return "tw" if taiwan > hong_kong + len(_HONG_KONG_FORMS.findall(sample)) else "hk"


def is_traditional(text: str, folded: str) -> bool:
    """True where folding changes more than one character in forty, and those are Han that Simplified does not print."""
    changed = (
        before
        for before in compress(text, map(ne, text, folded))
        if "\u3400" <= before < "\ufa70" and before not in _IN_BOTH_SCRIPTS
    )
    return next(islice(changed, len(text) // 40, None), None) is not None


@cache
def home_currency(region: str) -> str:
    """The currency of a bare 元 in a region."""
    return {
        "hk": "HKD",
        "tw": "TWD",
        "mo": "MOP",
        "sg": "SGD",
        "us": "USD",
        "gb": "GBP",
        "jp": "JPY",
        "au": "AUD",
        "ca": "CAD",
    }.get(region, "CNY")
