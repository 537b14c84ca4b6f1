"""Noise: numerals that count nothing. Names, idioms and everyday words that merely hold a number character."""

from __future__ import annotations

import re

from extract.document import Document

# A lone 一 is read only before these (units of time, shares, money, scales); everything else with 一 is an article or a word.
_ONE_BEFORE = frozenset("年天周个小分秒日晚星礼季月倍半成折块元毛角万亿百千十米公斤吨升亩丈尺英平立克点刻世番人例宗两")
_ONE_CUES = frozenset("仅只每共唯少过有另达增死伤及和为中")
_ONE_NAMES = re.compile(
    r"一(?:年级|年到头|日千|成不|人之|人得|点(?!五|[二三四六七八九]|多)|元(?:论|化|复)|万一|月(?!\d|份|[一二三十])|分为|分钱一|个人(?!的|在)|个(?!半|月|小时|星期|钟|多|世纪|礼拜|季度|工作日|学期)|天到晚|半(?:会|点|信|懂)|日之|尺(?!\d)|小(?!时)|分(?!钟|之)|公|平|立|星(?!期)"
    r"|英|千零|千零一|成为|百零|世|刻(?!钟)|角|两(?!个|名|年|天|次|百|千|万|位|周|家|成|宗|间|句|日|人|件|小时|分)|两银|毛不|晚|季|季度(?=的)|度|半是|人一|块(?!钱|[一二两三四五六七八九]|半|多|人民币)|斤|丈|升|吨|米(?![一二三四五六七八九])|克|亩|倍|日游|日三|日为)"
)
_DAY_OF = frozenset("有那这哪每某同第当到终前后")

# Words that begin at the number character.
_WORDS = frozenset((
    "一些 一定 一样 一直 一起 一旦 一切 一般 一再 一致 一面 一向 一边 一同 一律 一概 一贯 一旁 一味 一举 一共 一经 一齐 一路 一心 一时 一阵 一下 一番 一方 一早 一生 一身 一手 一带 一体 一口 "
    "二战 二手 二胡 二维 二审 二婚 二奶 二线 二元 二氧 二叔 二郎 二甲 二恶 二噁 二代 二人转 二次元 二胎 二孩 二选一 三峡 三亚 三星 三农 三角 三审 三胎 三孩 三权 三藩 三聚 三轮车 三明治 三菱 "
    "三井 三藏 三国演义 三水 三门 三沙 三鹿 三文鱼 三围 三退 三无 三公 三思 三元里 三三两两 三令五申 三番四次 三番五次 三心 三位一体 三言两语 三五成群 三教九流 三头六臂 三生 三军 三甲 三级片 三级跳 "
    "四川 四季 四周 四处 四肢 四面 四海 四人帮 四大 四分五裂 四通八达 四平 四书 四眼 四环素 四合院 五官 五行 五星 五金 五月天 五花八门 五一 五四 五毛党 五角大 五颜六色 五湖四海 五谷 五脏 五邑 五指 五体投地 五味 "
    "六四 六合 六神 六安 六盘水 六扇门 七夕 七一 七嘴八舌 七上八下 七七八八 七手八脚 七情六欲 八卦 八一 八月革命 八股 八达 八成新 八字 八十后 九龙 九一八 九七 九江 九寨 九牛 九巴 九州 九铁 九章 九霄 九泉 "
    "十分 十足 十字 十一 十堰 十八大 十九大 二十大 十三五 十四五 十二五 十全十美 十有八九 十恶 十万火急 十面埋伏 十年树木 十拿九稳 十指 十八般 十三行 十里洋场 百姓 百度 百货 百科 百合 百变 百般 百花 百老汇 百事 百胜 百慕大 百搭 百家 百里 百川 百色 "
    "百分 百万富翁 百思 百感 百密 百无 百折 百战 百忙 百出 百济 百灵 百乐 百闻 百叶 百病 百业 百感交集 百年大计 百年树人 百年老 千万别 千万不 千万要 千禧 千方百计 千里 千古 千金 千钧 千军 千辛 千篇一律 千千 千秋 千变 千差 千岛 千丝 千瓦 千克 千兆 千层 "
    "千奇 千疮 千夫 千户 千叶 千葉 千夏 千家万户 千真万确 千叮 千言 万一 万圣 万科 万事 万物 万达 万能 万分 万岁 万万 万般 万众 万维 万历 万县 万象 万里 万宁 万宜 万钢 万民 万家 万豪 万邦 万国 万古 万恶 万花筒 万有引力 万州 万年 万载 万贯 万余 万寿 万佛 万鄂湘 万福 万幸 万全 "
    "亿万 两岸 两极 两性 两难 两口子 两会 两制 两面 两旁 两侧 两边 两手 两翼 两栖 两头 两袖 两全 两厢 两者 两可 两广 两湖 两江 两伊 两弹 两高 两败俱伤 两小无猜 两袖清风 两回事 两码事 两院制 两党制 零售 零件 零食 零星 零碎 零散 零距离 零容忍 零和 零点 零用 零工 零部件 零关税 "
    "零时 零下 零售商 零花 零团费 零排放 零感染 零团 半岛 半天吊 半导体 半球 半决赛 半山 半夜 半途 半径 半边 半晌 半点 半空 半信半疑 半数 半场 半壁 半官方 半成品 半自动 半封 半截 半身 半路 半推 半工 半裸 半生 半世 半价 半吊子 半开 半公开 半永久 半独立 半殖民 半百 半桶水 半挂 半程 "
    "半殖民地 半仙 半老 半票 半壁江山 半夜三更 一一 二二 三三 十十 百百 千千 万千 十之八九 七十二变 四六级 三八 三七 二八 四五 三一"
).split())  # fmt: skip
_WORD_SIZES = (4, 3, 2)
_FIRST_TWO = frozenset(word[:2] for word in _WORDS)
# Words that end with the number character.
_ENDINGS = frozenset(
    "统一 唯一 同一 单一 之一 专一 不一 归一 划一 逐一 某一 另一 任一 每一 初一 初二 初三 初四 初五 高一 高二 高三 大一 大二 大三 大四 中一 中二 中三 中四 中五 中六 小一 小二 小三 小四 小五 小六 "
    "合一 老二 老三 老四 老五 老大 李四 张三 王五 赵六 王二 郑三 于一 一一 非一 如一 择一 其一 其二 其三 其四 万一 独一 说一 闹一 双十 双百 加一 什么一 哪一 那一 这一 上一 下一 前一 后一 首一".split()
)
_NAMED_AHEAD = re.compile(r"(?:[A-Za-z]-?|[A-Za-z] |√|No\.|no\.|#|[A-Za-z]/|±|[A-Za-z]\.)\Z")
_CODE_AHEAD = re.compile(
    r"(?:电话|热线|传真|手机|邮编|邮政编码|代码|股票代码|股份代号|编号|车牌|房间|门牌|航班|班次|档号|文号|证号|号码|专线|WhatsApp|Whatsapp|微信|QQ|ISBN|ISSN|ID|IP|Tel|tel|帐号|账号|户口|国道|省道|地址|页|注|图|表|附件|版本|代号|型号|电邮"
    r"|Vol\.?|No\.?|Ver\.?|Version|学号|身份证|密码|查询)(?:为|是|：|:|\.|\+| |\(|（|\d{3,4}-)*\Z"
)
_WEB = re.compile(
    r"(?:https?://|www\.)[^\s，。；、）)」』》<>\"']+|[\w.+-]+@[\w-]+\.[\w.]+|\bt\.co/\w+|[\w-]+\.(?:com|org|net|hk|tw|cn|html?|php)[/\w.?=&%-]*"
)


def is_word(text: str, start: int, end: int) -> bool:
    """True where the number characters at `start` open or close an everyday word, a name or an idiom."""
    if text[start : start + 2] in _FIRST_TWO:
        for size in _WORD_SIZES:
            if text[start : start + size] in _WORDS:
                return True
    return start > 0 and end - start == 1 and text[start - 1 : start + 1] in _ENDINGS


def is_article(text: str, start: int) -> bool:
    """True where a lone 一 is an article (一名, 一项) or part of a word, and not the number one."""
    following = text[start + 1 : start + 2]
    before = text[start - 1 : start]
    if following in _ONE_BEFORE:
        if following in "人例宗":
            return before not in _ONE_CUES
        return before in _DAY_OF and following not in "半万亿千百成倍" or _ONE_NAMES.match(text, start) is not None
    return (
        before not in _ONE_CUES
        or following in "些定样直起旦切般再致面向边同律概贯旁味度举共经齐路心时刻阵下方早生身手带体口，、。 "
    )


def in_name(passage_before: str, text: str, start: int) -> bool:
    """True where the number belongs to a name or a code: GPT-4, C919, No. 12, 电话 2345 6789."""
    if not passage_before:
        return False
    last = passage_before[-1]
    if last.isascii() and (last.isalpha() or last in "-./ #_") and _NAMED_AHEAD.search(passage_before):
        return True
    return _CODE_AHEAD.search(passage_before) is not None


def web_spans(document: Document) -> list[tuple[int, int]]:
    """Where addresses of pages and mail stand: numbers in them are no quantities."""
    text = document.folded
    if "http" not in text and "www" not in text and "@" not in text and ".com" not in text and ".hk" not in text:
        return []
    return [match.span() for match in _WEB.finditer(text)]
