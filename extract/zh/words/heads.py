"""What the heads of columns and rows say in Chinese of the figures under them or beside them."""

from __future__ import annotations

import re

from extract.language import Heads

HEADS: Heads = Heads(
    no_figures=re.compile(
        r"年份|年度|日期|时间|编号|电话|号码|代[码号]|排名|名次|序号|页|班次|年级|期数|路线|航班|房号|车牌|座位|版本|频道|网址|\A#\Z"
    ),
    share=re.compile(r"%|百分比|比例|比率|占比|比重|(?<!汇)率\Z"),
    lasting={"时数": "h", "日数": "d", "天数": "d", "周数": "wk", "月数": "mo", "年数": "a"},
    counted=re.compile(
        r"(?:得|(?P<item>(?!总[数计量额])[^()\s]+?)(?<!公布)(?<!估计)(?<!统计)的?)?"
        r"(?:(?P<unit>[人户票宗])数|(?P<visits>人次)|数目|数量|总数|(?<!指)数)\Z"
    ),
    money=re.compile(
        r"(?:金额|款额|总额|费用?|开支|收入|预算|拨款|支出|成本|造价|价[值格钱]?|薪酬?|工资|人工|租金|奖金|营业额|市值)\Z"
    ),
    age=re.compile(r"(?:年龄|年纪|岁数)\Z"),
    length=re.compile(r"[高长宽深厚]度|身高|全长|水深|海拔|距离"),
    by_millions=re.compile(r"[人户]数|人口|用户|人次"),
)
