"""Places of one sort told apart by their names: a city's zoo and its film park, two border posts."""

from __future__ import annotations

import re

from claims.match.pairs.pair import Pair
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.words.terms import PLACES, terms
from extract.text.fold import fold

_VENUE = re.compile(r"[\u3400-\u9fff]+(?:园|馆|城|院|校|大学|学院|机场|车站|港|桥|塔|寺|宫|广场|商场|景区)")


def venues(pair: Pair) -> tuple[str, str] | None:
    """Two places to go to in one city, by their Chinese names: its zoo, its film park."""
    names = [_VENUE.fullmatch(fold(mention.about or "")) for mention in (pair.left, pair.right)]
    if pair.is_crossing or names[0] is None or names[1] is None:
        return None
    left, right = names[0][0], names[1][0]
    parting = (at for at, (one, other) in enumerate(zip(left, right, strict=False)) if one != other)
    start = next(parting, min(len(left), len(right)))
    one, other = left[start:], right[start:]
    if not start or not one or not other or set(one[:-1]) & set(other[:-1]):
        return None
    return (one, other) if one not in pair.right.text and other not in pair.left.text else None


_SITE = re.compile(
    r"(?P<name>[\u3400-\u9fff]{2,10}?)(?:出入境|边境|综合|第[一二三四五六七八九十]|国际|人民|中心|附属)*"
    r"(?P<sort>口岸|关口|机场|车站|火车站|地铁站|码头|港口|大桥|隧道|水库|水电站|核电站|电厂|医院|大学|学院|中学|小学|学校"
    r"|幼儿园|监狱|法院|公园|动物园|博物馆|美术馆|图书馆|体育馆|体育场|球场|景区|酒店|商场|市场|广场|[邨苑])"
)


def sites(pair: Pair) -> tuple[str, str] | None:
    """Two subjects of one sort whose Chinese names have nothing in common: the bridge's border post, that of Lo Wu."""
    if not pair.left.lang == pair.right.lang == "zh":
        return None
    left, right = _site(pair.left), _site(pair.right)
    if left is None or right is None or left["sort"] != right["sort"] or set(left["name"]) & set(right["name"]):
        return None
    if left["name"] in pair.right.folded or right["name"] in pair.left.folded:
        return None
    return left[0], right[0]


@once
def _site(mention: Mention) -> re.Match[str] | None:
    """The subject of a statement as the name of a site, if it is one and begins with a name."""
    found = _SITE.fullmatch(fold(mention.about or ""))
    if found is None:
        return None
    named = any(term.sort == "name" or term.form.partition(".")[0] in PLACES for term in terms(found["name"], "zh"))
    return found if named else None
