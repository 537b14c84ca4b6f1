"""What ties a Chinese figure to the one before it beyond a change or a price: said again, set against, done by it.

All patterns read the Simplified, half-width fold.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extract.likeness import alike, is_fraction
from extract.model import Quantity
from extract.scene import Draft, Mention, Scene, Tie
from extract.words import words_of
from extract.zh.claims.pairs import tie_of_pair

_SAME = "即是|即|也就是说|也就是|亦即|等于|相当于|约占|占|约为|约"
_RESTATED = re.compile(
    rf"[^，。；()]{{0,24}}\(\s*(?:(?:{_SAME})[^，。；()]{{0,16}}|[^，。；()\d]{{0,6}}(?:得票|占有|市占|占|比)率[为达约]?)?\s*\Z"
    r"|[^，。；()]{0,8}[，,]\s*(?:即是|即|也就是说|也就是|亦即|等于|相当于)[^，。；()]{0,16}\Z"
    rf"|[^，。；()、\d]{{0,8}}、\s*(?:{_SAME})?(?:大约|近|逾|超过)?\s*\Z"  # 有17人、3.8%
)
# 奖金6万元，即每月多得5000元: one sum told twice.
_IN_OTHER_TERMS = re.compile(
    r"[^，。；()、]{0,8}[，,]\s*(?:即是|即|也就是说|也就是|亦即|相当于|等于|换言之|换句话说)[，,]?(?!有)[^，。；()\d]{0,12}(?<!每)"
)
# 房租600元，不到工资的十分之一: of what an amount is a part.
_PART_OF = re.compile(r"[^，。；()]{0,4}[，,]\s*(?:还?不到|不足|超过|约为?|接近|近)[^，。；()的]{1,8}的\Z")
# 罚款10万元及监禁1年; 有期徒刑十四年，并处罚金500万元: one punishment.
_PUNISHED = re.compile(
    r"(?:元|港元)?[，,、]?\s*(?:以?及|和|与|并|或|另)?(?:被?[处判]|罚处)?(?:监禁|入狱|囚|坐牢|有期徒刑|徒刑|即?监)\s*"
    r"|(?:徒刑|监禁)?[，,、]?\s*(?:以?及|和|与|并|另)?(?:[处科]|被处)?(?:以|得)?(?:罚金|罚款|没收财产)(?:人民币|港币|新台币)?\s*"
)
_FORECAST = "预期|预计|预测|预估|预料|估计|目标"
_ACTUAL = re.compile(
    r"[^。；]{0,16}[，,]\s*(?:但是?|而|然而|不过|可|却|最终|最后|结果)?[^，。；]{0,6}"
    r"(?:实际|事实上|最终|最后|结果)[^，。；]{0,14}\Z"
)
_RATHER = re.compile(r"[^，。；]{0,6}[，,]\s*而[却]?是[^，。；]{0,4}\Z")
_NOT = re.compile(r"(?:不是|并非|并不是|而非)[^，。；]{0,10}\Z")
# 250个票站，一半属…: the share that has a verb of its own is one of what was counted right before.
_OF_THOSE = re.compile(r"[^，。；()、]{0,10}[，,]\s*(?:当中|其中)?(?:约有?|近|逾|超过|有)?\s*")
_BELONGS = re.compile(
    r"\s*(?:以上|左右)?(?:属(?!性)|位于|来自|设[于在]|是(?!因)|为(?![了免何])|由|在|都|均|已|被|从事)"
)
# 对3000亿美元商品加征10%关税: what a duty is laid on.
_LAID_ON = re.compile(r"[^。；()]{0,30}(?:加征|征收|课征|开征|加收|课以)(?:最高|额外|约|近|惩罚性)*\s*")
_TOWARDS = re.compile(r"[对向就][^，。；]{0,16}\Z")
# 花28万元印刷120万份: what is spent, and how many are made or got for it.
_SPENDING = re.compile(r"(?:花费?|斥资|耗资|动用|出资|豪掷|用)了?(?:约|近|逾|超过)?\s*\Z")
_MADE = re.compile(
    r"[^，。；、的\d]{0,4}(?:印|制|造|买|购|建|订|产|做|换|置|装|租|搭)[^，。；、的\d]{0,3}(?:约|近|逾|超过)?\s*"
)
_SEXES = ("男女", "女男")
# 2016年只占四成半，但今次急增至73%
_NOW = re.compile(
    r"[^。；]{0,24}[，,]\s*(?![^，]*(?:预计|预期|料|将|可望|有望|目标|计划))(?:但|而|不过|惟)?[^，。；]{0,4}(?:今次|今年|今届|本届|现时|目前|如今|最近|其后|后来|最终)[^，。；]{0,20}"
    r"(?:[升增涨跌减降落]|上调|下调|提高|扩大|缩小)[至到]\s*"
)
# 四成赞成，三成反对，其余未表态: the next share of the same whole opens its clause.
_OTHERS = re.compile(
    r"[^。；\d，,]{1,14}[，,]\s*(?:而|则|但)?(?:另有?|另外|其余|余下|剩下|剩余|还有)?(?:的|约|近|有)*\s*"
)
_TOTAL = re.compile(r"(?:合共|合计|共计|总共|总计|一共|加起来)(?:[有约为达是]|\s)*\Z")
_MOST_PARTS = 4
_GAUGED = re.compile(
    rf"[^，。；]{{0,4}}[，,]\s*(?:几乎|差不多|竟|更|大约)?(?:是|为|达|相当于|高达)[^，。；]{{0,6}}"
    rf"(?:{_FORECAST}|(?:19|20)\d\d年|去年|上年|前年|同期|平均|均值|全国|之前|此前|原来|当时|以往)[^，。；]{{0,6}}的\s*[约近逾超]?(?:超过|大约|接近)?\Z"
)
# 军费500亿美元，是邻国的三倍; 投入占3.6%——大约是银行平均投入的一半
_MULTIPLE_OF = re.compile(
    r"[^，。；()、]{0,8}(?:[，,]|[—-]{1,2}|\()\s*(?:大约|大概|几乎|差不多|约|也|更|就|已|竟|恰好|正好|刚好)*"
    r"(?:是|为|系|相当于|等于)[^，。；()\d]{1,16}的\s*(?:大约|约|近|逾|超过|接近|不到|不足|将近|整整)*\s*"
)
# 两项暴动罪、一项袭警罪: the next of one list.
_AND_OF_THE_SAME = re.compile(r"[^，。；()、和及与\d]{1,10}(?:、|和|及|以及|与)\s*")
# 每七个人中就有一个, 每100人有3人: how many of every so many.
_OF_EVERY = re.compile(
    r"[^，。；、\d]{0,10}[，,]?(?:就|便|即|都|大约|约|至少|会|仍)*有(?:约|近|至少|超过|多达|大约)*\s*"
)
# 379间公司每名雇员获补贴1万元; 两家店的雇员人数均为5人: what holds of each of those counted.
_EACH_OF_THEM = re.compile(
    r"[^，。；()、\d]{1,14}(?:(?:(?<!平)均|皆)[^，。；()\d]{0,8}|每[名人个间位户家天日月年][^，。；()\d]{2,14})"
)
_GAP = re.compile(
    r"[^。；，,]{0,8}[，,][^，。；]{0,6}(?:差距|相差|差额|差异|相距|落差|差价|差)(?:可|最|更|竟|却)?"
    r"(?:达|为|是|有|高达|超过|超|逾|近|约|了|至少|到)*\s*\Z"
)
_GROUP = re.compile(
    r"\s*(?:(?:或|及)?(?:以上|以下)|之间)?的?(?:常住|老年|老龄|劳动力|劳动年龄|劳动|适龄|育龄|就业|城镇|农村)?"
    r"(?:人口|人士|人群|人|者|老人|老年人|长者|居民|市民|民众|青年|儿童|男性|女性|患者|受访者|受访市民|网民|用户|学生|群体|群组|组别"
    r"|(?:这|该|[一两二三四五六]个)?(?:年龄|年纪)?(?:群组|组别|层|段|组))"
)
# 最富有的10%人口, 前5%的房产, 1%阶层: of which part of all another figure speaks.
_UTMOST = re.compile(r"(?:最[^，。；、\d]{1,5}的?|前|顶层的?|顶尖的?|底层的?|首|最低|最高)\s*\Z")
_THOSE = re.compile(r"\s*的?[\u3400-\u9fff](?<![，。；、，了是为至到和与及])")
_STRATUM = re.compile(r"\s*的?(?:阶层|富豪|富人|穷人|权贵|精英)")
# 45至54岁、55至64岁两个群组: one of several groups of ages.
_NEXT_GROUP = re.compile(r"\s*(?:、|和|及|与|以及)\s*\d{1,3}(?:(?:至|到|-)\d{1,3})?岁")
_BOUND = re.compile(r"\s*(?:(?:或|及)?(?:以上|以下)|之间|至|的(?:人|群体))")
_ATTRIBUTE = re.compile(r"[^，。；()]{0,10}的")
_CONJOINED = re.compile(r".*[的和与及、或跟]", re.DOTALL)
_PARTING = re.compile(r"[中里(]|(?<![持拥占享])[有是]\s*\Z")  # 六家分店有两家: a part, nothing done to it
_TOLD = re.compile(r"(?:这|该|此|那|上述|以上|前述)\s*\Z")
_MOST_BETWEEN = 40  # characters between two counts of one verb


# 一半（3万个）, 1%选民（约4万人）: a share, and in brackets how many that are.
_COUNTED = re.compile(r"[^，。；()、\d]{0,12}\(\s*(?:即|约|共|近|逾|相当于|也就是|大约|超过)*\s*\Z")
# 1%、即约3.7万人: a share, and behind it how many that are.
_COUNTED_BESIDE = re.compile(
    r"(?:的[^，。；、()\d]{1,6})?[，、]\s*(?:即是?|亦即|也就是说?|相当于|等于)(?:大?约|近|逾|超过)*\s*"
)
_MANY_OF = 1000  # 每10万人有5名医生 is a rate
_MANY = 10  # 概率为56%，即两个75%相乘的结果 says nothing again
# 1%的人拥有50%的财富: what share of them has what share of something.
_HOLDING = re.compile(
    r"的?[^，。；、()\d]{1,6}?(?:持有|拥有|占有|掌握|控制|贡献|赚取|[或竟便]?拥|消耗|排放)了?(?:约|近|逾|超过|着)*(?:全[国球港民])?\s*"
)
# 在180个国家中排名第177, 两项测试中位列第一: among how many a place is won.
_PLACED_AMONG = re.compile(
    r"[^，。；、]{0,14}(?:当中|之中|中|里|内)[，,]?\s*(?:世界|全球|整体|总体|综合)?(?:排名|排行|排|位列|位居|名列|居|列|获得?|得|夺得?|是|为|的|全球|世界|仅|只|于|在){0,4}\s*\Z"
)
# 由59个到42个，再到现在的32个
_ONWARD = re.compile(
    r"[，、,]?\s*(?:[再又]|然后|随后|其后|最后)(?:[升增涨跌减降落]|上调|下调|提高)?[至到](?:[\d一二三四去今上前年月日现在如目的]{1,8}的?)?(?:约|近|逾|超过)*\s*"
)
# 由2009年的3小时及2014年的2.7小时，跌至去年的2.3小时: two bases of one change.
_SECOND_BASE = re.compile(
    r"\s*(?:、|和|及|与|以及)\s*(?:[\d一二三四五六七八九十年月季度上下半去前初底末]{2,10}的?)?\s*"
)


def tie_across(text: str, clause_start: int, before: Mention, quantity: Quantity) -> Tie:
    """The tie of a figure to the one before it, whose clause begins at `clause_start`; `none` when there is no such."""
    last = before.quantity
    gap = text[last.end : quantity.start]
    pair = tie_of_pair(text, last, quantity)
    if pair != "none":
        return pair
    part = quantity.kind == "percent" or (quantity.kind == "ratio" and (quantity.value or 1) < 1)
    if {last.kind, quantity.kind} == {"money", "duration"} and _PUNISHED.fullmatch(gap):
        return "both"
    if part and before.cue in ("level", "average", "total") and last.kind == "money" and _PART_OF.fullmatch(gap):
        return "restates"
    if part and last.kind in ("count", "number", "money", "measure", "ratio", "percent") and _RESTATED.fullmatch(gap):
        return "none" if quantity.direction or last.kind == quantity.kind else "restates"
    counts = quantity.kind in ("count", "money", "measure") and text.startswith(")", quantity.end)
    if counts and is_fraction(last) and _COUNTED.fullmatch(gap):
        return "restates"
    many = quantity.kind in ("count", "money") and (quantity.value or 0) >= _MANY
    if is_fraction(last) and many and _COUNTED_BESIDE.fullmatch(gap):
        return "restates"
    if quantity.kind == last.kind == "percent" and _HOLDING.fullmatch(gap):
        return "both"
    if quantity.kind == "rank" and last.kind == "count" and _PLACED_AMONG.fullmatch(gap):
        return "among"
    if before.cue == "to" and quantity.kind == last.kind and _ONWARD.fullmatch(gap):
        return "onward"
    if before.cue == "from" and quantity.kind == last.kind and _SECOND_BASE.fullmatch(gap):
        return "listed"
    if part and last.kind == "count" and before.cue in ("level", "total") and _OF_THOSE.fullmatch(gap):
        return "none" if quantity.direction or not _BELONGS.match(text, quantity.end) else "among"
    if quantity.kind == "percent" and last.kind in ("money", "count") and _LAID_ON.fullmatch(gap):
        return "among" if _TOWARDS.search(text, clause_start, last.start) else "none"
    if last.kind == "money" and _MADE.fullmatch(gap) and _SPENDING.search(text, clause_start, last.start):
        return "buys" if quantity.kind in ("count", "measure") else "none"
    if not gap and last.kind == quantity.kind == "count" and text[last.end - 1] + text[quantity.end - 1] in _SEXES:
        return "listed" if before.tie in ("among", "listed") or before.cue == "part" else "both"
    if before.cue in ("level", "share") and not last.direction and _NOW.fullmatch(gap) and alike(last, quantity):
        return "moves"
    if part and last.kind == quantity.kind and before.tie in ("among", "listed") and _OTHERS.fullmatch(gap):
        return "listed"
    if _ACTUAL.fullmatch(gap) and re.search(_FORECAST, text[clause_start : last.start]):
        return "actual"
    if _RATHER.fullmatch(gap) and _NOT.search(text, clause_start, last.start):
        return "actual"
    if quantity.kind == "ratio" and ((not part and _GAUGED.fullmatch(gap)) or _MULTIPLE_OF.fullmatch(gap)):
        return "gauged"
    if (quantity.kind, quantity.unit) == (last.kind, last.unit) and _IN_OTHER_TERMS.fullmatch(gap):
        return "restates" if quantity.kind in ("money", "count", "measure", "duration") else "none"
    if before.cue != "part" and before.tie in ("none", "both") and _AND_OF_THE_SAME.fullmatch(gap):
        return "both" if quantity.kind == last.kind == "count" and _one_sort(text, last, quantity) else "none"
    few = last.kind == "count" and (last.value or _MANY_OF) < _MANY_OF and text[last.start - 1] == "每"
    if few and quantity.kind == "count" and _OF_EVERY.fullmatch(gap):
        return "among"
    each = last.kind == "count" and before.cue == "level" and _EACH_OF_THEM.fullmatch(gap) is not None
    if each and (quantity.kind != "count" or "均" in gap or "皆" in gap):
        return "both"
    return "gap" if quantity.kind in ("ratio", "percent", "money") and _GAP.fullmatch(gap) else "none"


def _one_sort(text: str, one: Quantity, other: Quantity) -> bool:
    """Whether two neighbouring counts are of sorts of one thing (两项暴动罪、一项袭警罪), by classifier and noun."""
    if text[one.end - 1] != text[other.end - 1] or not one.item or not other.item or one.item == other.item:
        return False
    return one.item[-1] == other.item[-1]


def sum_up(scene: Scene, drafts: list[Draft]) -> list[Draft]:
    """The drafts, a total with the figures before it that add up to it as its parts (3元，另加2元，合共5元)."""
    summed: list[Draft] = []
    for draft in drafts:
        total = draft.members[-1][0]
        parts = _parts(scene, summed, draft) if all(role == "main" for _, role in draft.members) else []
        if parts and len(draft.members) > 1:  # the last part had drawn its total to itself
            summed.append(replace(draft, members=draft.members[:-1], rule=""))
        summed.append(draft)
        if parts:
            draft.members = [*((part, "part") for part in parts), (total, "main")]
            draft.rule = "total and its parts"
    return summed


def _parts(scene: Scene, before: list[Draft], draft: Draft) -> list[Mention]:
    """The figures that add up to the last one of `draft`, in the text's order; none where it is no such total."""
    total = draft.members[-1][0]
    begin = scene.clauses[total.clause].start
    if len(draft.members) > 2 or not _TOTAL.search(scene.text(begin, total.quantity.start)):
        return []
    parts: list[Mention] = [mention for mention, _ in draft.members[:-1]]
    for earlier in reversed(before[-_MOST_PARTS:]):
        if not alike(earlier.last.quantity, total.quantity):
            break
        parts.insert(0, earlier.last)
        if len(parts) > 1 and sum(part.quantity.value or 0 for part in parts) == total.quantity.value:
            return parts
    return []


def names_population(text: str, quantity: Quantity) -> bool:
    """Whether an age or a share only says of whom another figure speaks (60岁以上人口的比例, 最富有的1%家庭)."""
    if quantity.kind == "percent":
        if _STRATUM.match(text, quantity.end):
            return True
        led = _UTMOST.search(text, max(0, quantity.start - 12), quantity.start)
        return led is not None and _THOSE.match(text, quantity.end) is not None
    if quantity.kind != "age":
        return False
    end = quantity.end
    while (following := _NEXT_GROUP.match(text, end)) is not None:
        end = following.end()
    if not _GROUP.match(text, end):
        return False
    return quantity.max_value is not None or _BOUND.match(text, quantity.end) is not None or end > quantity.end


def tie_counts(scene: Scene) -> None:
    """Ties the second of two counts to the first where one verb stands between them (9名司机租了12辆车)."""
    for before, mention in zip(scene.figures, scene.figures[1:], strict=False):
        left, right = before.quantity, mention.quantity
        if mention.tie == "spread" and _acts_between(scene, mention.clause, left.end, right.start):
            mention.tie = "none"
        if (
            {left.kind, right.kind} == {"count"}
            and before.clause == mention.clause
            and before.cue in ("level", "total")
            and mention.cue == "level"
            and mention.tie in ("none", "among", "listed", "times")
            and not (left.optional or right.optional)
            and right.start - left.end <= _MOST_BETWEEN
            and not alike(left, right)
            and "、" not in scene.text(left.end, right.start)
            and not _PARTING.search(scene.text(left.end, right.start))
            and not _ATTRIBUTE.match(scene.text(right.end, right.end + 12))
            and _verb_between(scene, mention.clause, left.end, right.start)
        ):
            mention.tie = "both"
            mention.told = _TOLD.search(scene.text(left.end, right.start)) is not None


def _acts_between(scene: Scene, clause: int, start: int, end: int) -> bool:
    """Whether those who were counted do something before the next count (300名士兵进入边境的四个村庄)."""
    between = [word for word in words_of(scene, clause) if start <= word.start and word.end <= end]
    while between and between[-1].tag != "uj":
        between.pop()
    nouns = bool(between) and between[0].tag[0] == "n"  # 90个账户发布的帖子: a verb right before 的 describes
    return nouns and any(word.tag == "v" for word in between[1:-2])


def _verb_between(scene: Scene, clause: int, start: int, end: int) -> bool:
    """Whether a verb, and no conjunction after it, stands between two figures."""
    if scene.text(end - 1, end) == "的":
        words = [word for word in words_of(scene, clause) if start < word.start and word.end < end]
        if words and words[-1].tag[0] == "n":
            end -= 1  # 进入某地的四个村
    joined = _CONJOINED.match(scene.text(start, end))
    start += joined.end() if joined else 0
    return any(word.tag.startswith("v") and start < word.start and word.end <= end for word in words_of(scene, clause))
