"""Regions: where a Chinese text is from, so that 元, 尺 and 112年 mean what they mean there."""

from __future__ import annotations

import re
from functools import cache

from extract.document import Document

_HONG_KONG = re.compile(
    "香港|港元|港币|港铁|港府|林郑|特首|立法会|九龙|新界|警务处|民建联|泛民|港人|港股|恒指|本港|强积金|公屋|"
    "[係喺嘅咗嚟佢哋冇嘢]|议员办事处|区议会|行政长官"
)
_TAIWAN = re.compile(
    "台湾|新台币|台币|台北|高雄|台中|台南|新北|桃园|立委|行政院|立法院|国民党|民进党|总统府|卫福部|经济部|"
    "蔡英文|柯文哲|赖清德|韩国瑜|县市|健保|台股|金管会|劳保|内政部|捷运|悠游卡|嘉义|屏东|花莲"
)
_MAINLAND = re.compile(
    "人民币|国务院|国家统计局|中共|发改委|公安|习近平|广东省|浙江|江苏|北京|上海|深圳|证监会|央行|A股|新华社|"
    "亿元人民币|财政部|全国人大|省委|市委|工信部"
)
_TRADITIONAL = re.compile("[們這個來對時說國會還過後從學與種長經實發點間業員開關問無電話書車東馬風飛見貝資質區]")
_SAMPLE = 6000


def region_of(document: Document) -> str:
    """ "cn", "hk" or "tw": what the caller knows, else the script and the places that the text speaks of.

    Simplified text is the mainland's unless the caller says otherwise; Traditional text is Hong Kong's or Taiwan's,
    whichever it names more.
    """
    if document.region:
        return document.region
    sample = document.text[:_SAMPLE]
    if len(_TRADITIONAL.findall(sample)) * 60 < len(sample):
        return "cn"
    folded = document.folded[:_SAMPLE]
    return "tw" if len(_TAIWAN.findall(folded)) > len(_HONG_KONG.findall(folded)) else "hk"


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
