"""Noun words: the tags and words by which a noun phrase behind a number is told from what surrounds it."""

from __future__ import annotations

from extract.zh.words.lexemes import LEXEMES

HEADS = frozenset(("n", "nr", "nrt", "nrfg", "ns", "nt", "nz", "ng", "j", "vn", "eng", "an", "l", "g", "s", "zg"))
PERSONAL = frozenset(("nr", "nrt", "nrfg"))
PLACES = frozenset(("ns", "s")) | PERSONAL
# What may stand between a classifier and its noun: 三个自主可控万卡集群, 两名被捕人士.
LEADS = frozenset(("b", "a", "ag", "z", "v", "vi", "vg", "m", "mq", "q", "i", "f", "ad", "an", "k", "h", "t", "r"))
OPENING = "“「『\"'《〈‘"
CLOSING = "”」』\"'》〉’"
MARKS = "，。；、！？!?;,:：()（）[]【】\n"
# Predicates: what follows them is no longer the thing counted, unless a clause with 的 ends in it.
PREDICATES = LEXEMES.words("nouns.predicates")
# Nouns that close a compound whose middle is a verb: 新冠肺炎确诊个案.
COMPOUND_HEADS = LEXEMES.words("nouns.compound_heads")
# Single characters that close a noun whatever the tagger takes them for: 牛角包, 充电桩.
CLOSERS = LEXEMES.words("nouns.closers")
ADVERBS = LEXEMES.words("nouns.adverbs")
# Verbs to the tagger, things behind 个 and 项: 三个要求, 两项重大改变.
NOMINAL = LEXEMES.words("nouns.nominal")
# Tagged like names
COMMON_PLACES = frozenset(
    (
        "城市",
        "国家",
        "地区",
        "省份",
        "县",
        "村庄",
        "岛屿",
        "大学",
        "公司",
        "上市公司",
        "口岸",
        "关口",
        "车站",
        "景点",
        "港口",
    )
)
NOUNS_OF_ONE = frozenset(
    "书牛羊鱼歌课话信酒水汤树车船马猫狗米饭菜画纸药花墙刀枪肉茶人鸡鸭猪戏片剧站店奖牌卡证题案灯门窗桥楼房井田线路街河命"
)
SCALES = ("万", "千", "百", "亿", "双", "多", "第三方")  # numerals that tell a noun apart
CASES = ("个案", "病例", "案件", "患者", "者", "人士", "人员")  # 确诊个案: what the verb makes is a kind of case
NOT_IN_RUN = frozenset(
    (
        "时",
        "后",
        "前",
        "内",
        "中",
        "等",
        "以上",
        "以下",
        "左右",
        "之间",
        "方面",
        "当中",
        "其中",
        "全部",
        "同时",
        "有关",
        "全程",
        "上街",
        "无法",
        "消失",
        "轮流",
        "全天候",
        "同步进行",
        "派员",
        "关门",
        "索性",
        "尝试",
        "投票",
        "停班",
        "停课",
        "停工",
        "歇业",
        "停产",
        "减产",
        "转产",
    )
)
OF_A_PLACE = frozenset("人军警民")  # 巴黎人, which says more than 人
TIMES = ("次", "回", "趟", "遍", "度")
PERSONS = ("名", "位")
CASE_CLASSIFIERS = ("宗", "例", "起")
IDEAS = frozenset(("个", "项", "点", "种", "大", "条", "份", "类", "方面"))
BODIES = frozenset("家所间")
BODY_ENDINGS = ("公司", "企业", "银行", "机构", "学校", "大学", "医院", "酒店", "餐厅", "商店", "媒体", "传媒")
CONCRETE = frozenset("座台辆架艘栋幢间只部支根家所张")
# Qualities that the tagger takes for nouns: 危险的用例, 人口密集的城市.
QUALITY_NOUNS = LEXEMES.words("nouns.quality_nouns")
PERSON_ENDINGS = frozenset("员者人表生师长工民家手警官士兵客友子女孩童婴父母犯徒商农众属迷星授")
PERSON_WORDS = LEXEMES.words("nouns.person_words")
TRAITS = frozenset(("平均", "年龄", "年纪", "身高", "体重"))
