"""Things: where the noun of a count begins when it does not simply follow: behind an age, a nationality or a bracket,
or with the next count, which it shares.
"""

from __future__ import annotations

import re

from extract.model import Span
from extract.zh.passage import Passage
from extract.zh.quantities.fitting import is_person
from extract.zh.words.nounwords import CASES

_QUALIFIER = re.compile(
    r"(?:年约|年仅|现年)?(?:\d{1,3}|[一二两三四五六七八九十]{1,3})(?:多|余"
    r"|几)?(?:(?:至|到|-|、)\d{1,3})?(?:周?岁|歳)(?:或?以上|或?以下)?的?"
    r"|(?:所谓的?|怀疑|思疑|下列|不相关|[有无][盖牌毒薪线害酬偿码味色]|在[逃囚学职场席任读港澳台京]"
    r"|不[灭朽法良雅实当])(?=[\u4e00-\u9fff「『“])"
    r"|[\u4e00-\u9fff]{1,6}?(?<![书国户古典学党会戏])籍(?!贯)的?(?=[\u4e00-\u9fff])"
    r"|(?:里氏|芮氏|黎克特制)?(?:规模)?\d(?:\.\d)?级?(?:以上)?的?(?=[强大浅余]?地?震)"
    r"|(?:[小初高大国][一二三四五六]|中[一二三四五六七])(?=学生|生|新生|毕业生|考生|同学|学童|家长|班)"
    r"|(?:表面|名义|实际|事实|理论|法律)上的"
    r"|\([^()\n]{1,30}\)(?=[\u4e00-\u9fff])"
)
# 6台手动和2台自动印刷机: a qualifier without its noun, then the same classifier again.
_SHARED = re.compile(
    r"\ ?(?P<quality>[\u4e00-\u9fff]{0,4}(?:动|型|式|性|级|制|色|大|小|新|旧|男|女)|)\ ?"
    r"(?:和|及|与|、|以及|或者?|甚至|乃至)(?:另外?)?\ ?(?:\d{1,6}|更?多|数|[一二两三四五六七八九十百]{1,4})\ ?"
    r"(?P<classifier>[\u4e00-\u9fff]{1,2}?)"
)
_CRAFT = re.compile(
    r"(?:[歼轰运苏直空]|[A-Z]{1,3})-?\d{1,3}[A-Z]{0,2}(?:[\u4e00-\u9fff]{1,3}[机艇舰])?(?![\u4e00-\u9fff]{0,3}[机艇舰])"
)


def past_qualifiers(text: str, at: int, end: int) -> int:
    """Where the noun begins behind 45岁的, 小六, 印尼籍 and （…）, which may stand between a classifier and it."""
    match = _QUALIFIER.match(text, at, end)
    return at if match is None else match.end()


# 2个或更多文件: the noun of both numbers follows.
_OR_MORE = re.compile(r"\ ?(?:或者?|甚至)更多的?")


def behind_next(passage: Passage, at: int, classifier: str) -> int | None:
    """Where the noun that two counts share may begin: behind the next count with the same classifier."""
    if (more := _OR_MORE.match(passage.text, at, passage.end)) is not None:
        return more.end()
    match = _SHARED.match(passage.text, at, passage.end)
    if match is None or not passage.text.startswith(classifier, match.start("classifier")):
        return None
    return match.start("classifier") + len(classifier)


def craft_at(passage: Passage, at: int, classifier: str) -> Span | None:
    """歼-16 in 12架次歼-16: craft that letters or their class and a number name."""
    match = _CRAFT.match(passage.text, at, passage.end) if classifier in ("架次", "架", "艘", "艘次") else None
    return None if match is None else match.span()


def is_peopled(passage: Passage, place: Span) -> bool:
    """Whether a noun before a bare figure is one of persons or of their cases: 确诊病例超过12万."""
    word = passage.document.tokens_between(*place)[-1]
    return is_person(word) or word.word in CASES or word.word.endswith("户")
