"""What the data is called in English and Chinese: kinds of claim, roles, units, languages and how exact a figure is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Phrase(NamedTuple):
    """One phrase in both languages; `{}` stands for what the page fills in."""

    en: str
    zh: str


VOCABULARY: Mapping[str, Phrase] = {
    # kinds of claim
    "kind_price": Phrase("price", "价格"),
    "kind_amount": Phrase("amount", "金额"),
    "kind_count": Phrase("count", "数量"),
    "kind_share": Phrase("share", "占比"),
    "kind_change": Phrase("change", "增减"),
    "kind_measure": Phrase("measure", "度量"),
    "kind_duration": Phrase("duration", "时长"),
    "kind_ratio": Phrase("ratio", "比率"),
    "kind_rank": Phrase("rank", "名次"),
    "kind_number": Phrase("number", "数值"),
    "kind_event": Phrase("event", "事件"),
    # roles of a quantity
    "role_main": Phrase("the figure", "主要数字"),
    "role_price": Phrase("price", "价钱"),
    "role_goods": Phrase("goods", "所买之物"),
    "role_from": Phrase("from", "原值"),
    "role_to": Phrase("to", "现值"),
    "role_by": Phrase("by", "增减幅"),
    "role_part": Phrase("part", "部分"),
    "role_whole": Phrase("whole", "总体"),
    "role_time": Phrase("time", "时间"),
    "role_context": Phrase("context", "背景"),
    # units whose signs not everybody reads; the others stand as they are
    "unit_a": Phrase("years", "年"),
    "unit_mo": Phrase("months", "个月"),
    "unit_wk": Phrase("weeks", "周"),
    "unit_d": Phrase("days", "天"),
    "unit_h": Phrase("hours", "小时"),
    "unit_min": Phrase("minutes", "分钟"),
    "unit_s": Phrase("seconds", "秒"),
    "unit_x": Phrase("times", "倍"),
    "unit_pp": Phrase("percentage points", "个百分点"),
    "unit_bp": Phrase("basis points", "个基点"),
    "unit_point": Phrase("points", "点"),
    "unit_t": Phrase("tonnes", "吨"),
    "unit_Cel": Phrase("°C", "℃"),
    "unit_m2": Phrase("m²", "平方米"),
    "unit_km2": Phrase("km²", "平方公里"),
    "unit_ft2": Phrase("square feet", "平方英尺"),
    "unit_ha": Phrase("hectares", "公顷"),
    "unit_mu": Phrase("mu (Chinese acres)", "亩"),
    "unit_jin": Phrase("jin (half kilos)", "斤"),
    # languages
    "lang_zh": Phrase("Chinese", "中文"),
    "lang_en": Phrase("English", "英文"),
    # how exact a figure is
    "modifier_~": Phrase("about {}", "约 {}"),
    "modifier_>": Phrase("more than {}", "超过 {}"),
    "modifier_>=": Phrase("at least {}", "至少 {}"),
    "modifier_<": Phrase("less than {}", "不到 {}"),
    "modifier_<=": Phrase("at most {}", "至多 {}"),
    "modifier_=": Phrase("{}", "{}"),
    "vague": Phrase("in round terms", "概数"),
    "direction_up": Phrase("up", "上升"),
    "direction_down": Phrase("down", "下降"),
}
