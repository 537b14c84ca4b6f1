"""Counties, districts and townships by their written names: two of one rank are two places, in no table as they are."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claims.match.pairs.pair import Pair
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.words.surfaces import surfaces
from claims.match.words.terms import PLACES

# The last two signs of a Chinese name, and its rank, where what follows makes no other word of it: 区议会, 镇压.
_CHINESE = re.compile(
    r"(?P<name>(?![在的到为由从及和与于对向这那是有者席出])[\u3400-\u9fff]{2})"
    r"(?:(?:[\u3400-\u9fff]{1,6}族)?自治(?=县))?"
    r"(?:(?P<county>县|区(?![议域间分块旗别隔委选内外]))"
    r"|(?P<town>镇(?![压静定痛守江民口中上里暴])|乡(?![村下亲民土里音愁间])))"
)
# Signs after which 县, 区, 镇 and 乡 end no name: 全县, 灾区, 城镇, 家乡.
_NO_NAME = {
    "县": "全该本各外跨邻两几多个此某每郡州市省区的在到和与及从属贫大小农强点范产困赴返离下",
    "区": "地灾山社小景市城郊新特校园厂病战选辖专林牧矿库湖港发护治政理业宅时赛大分农街片禁误盲疫震事人游假范验贸税全该"
    "本各两几多个此某每的在到县省州域警海军空防航雨雪火热寒温带管控外内核生住居商心点跨馆展岸河江流东西南北总当一二三"
    "四五六七八九十级教湾落超藏封旧产诊院界岛填置网水养土回整换予授以",
    "镇": "城集小村古重坐乡全该本各市名的县区个几多此某每冰强到",
    "乡": "城家故老下返同水侨全该本各他异梦还回思离名的县区个几多此某每怀入归界",
}
_ENGLISH = re.compile(
    r"\b(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)(?<!The) (?:(?P<county>[Cc]ounty|[Dd]istrict|[Bb]orough|[Pp]arish)"
    r"|(?P<town>[Tt]ownship))\b(?! (?:[Cc]ourt|[Jj]udge|[Aa]ttorney|of Columbia|[Cc]ricket|[Cc]hampionship))"
)
_NO_TOWN = re.compile(
    r"(?:School|Central|Historic|Business|Lake|Health|Congressional|Financial|Federal|Southern|Northern)\Z"
)


@dataclass(frozen=True, slots=True)
class _Named:
    """A name with its rank, and what it may be shortened to in another text."""

    name: str
    short: str
    rank: str


def districts(pair: Pair) -> tuple[str, str] | None:
    """Two places of one rank, each told of by one side alone: 信丰县 and 寻乌县, Cullman and Baldwin County."""
    left, right = _districts(pair.left), _districts(pair.right)
    for rank in sorted({each.rank for each in left} & {each.rank for each in right}):
        ones, others = ([each for each in told if each.rank == rank] for told in (left, right))
        if any(_is_told(each, pair.right) for each in ones) or any(_is_told(each, pair.left) for each in others):
            continue
        return ones[0].name, others[0].name
    return None


@once
def _districts(mention: Mention) -> tuple[_Named, ...]:
    """The names that no table knows; of the others the tables tell more."""
    found = []
    for match in (_CHINESE if mention.lang == "zh" else _ENGLISH).finditer(mention.folded):
        name, rank = match["name"], match.lastgroup or ""
        if _is_known(mention, name):
            continue
        if mention.lang == "en" and not _NO_TOWN.search(name):
            found.append(_Named(name, name.split()[-1], rank))
        elif mention.lang == "zh" and name[-1] not in _NO_NAME[match[0][-1]] and not _is_word(name):
            found.append(_Named(name + match[0][-1], name[-1] + match[0][-1], rank))
    return tuple(found)


def _is_known(mention: Mention, name: str) -> bool:
    places = (form for form in mention.forms if form.partition(".")[0] in PLACES)
    return any(name.lower() in surface for place in places for surface in surfaces(place))


def _is_word(name: str) -> bool:
    """Whether two signs are a word of the language and no name: 讨论区."""
    from extract.zh.words.dictionary import english

    glosses = english(name)
    return bool(glosses) and not any(gloss[:1].isupper() for gloss in glosses)


def _is_told(place: _Named, mention: Mention) -> bool:
    """Whether a statement of either language names a place, shortened or by how its name sounds."""
    told = mention.folded
    if place.short in told or (place.name[0] >= "\u3400" and place.name[:2] in told):
        return True
    if (place.name[0] >= "\u3400") == (mention.lang == "zh"):
        return False
    return _sound(place.short.removesuffix(place.name[-1])) in _sound(told)


def _sound(text: str) -> str:
    from extract.zh.words.dictionary import pinyin

    told = pinyin(text) if any(sign >= "\u3400" for sign in text) else text
    return re.sub("[^a-z]", "", told.lower())
