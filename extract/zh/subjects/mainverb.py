"""The verb of a Chinese clause: where the words of its subject end."""

from __future__ import annotations

from extract.text.document import Token
from extract.zh.words.generalnouns import MEASURES
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.nounrun import last_of
from extract.zh.words.persons import is_office
from extract.zh.words.verbs import verb_words

_JOINS = GRAMMAR.words("joins")
_COVERBS = GRAMMAR.words("coverbs")
VERBS = GRAMMAR.words("verbs", "speaking")
_WILLING = GRAMMAR.words("willing")
_AMOUNTING = GRAMMAR.words("amounting")
_ATTRIBUTING = GRAMMAR.words("attributing")
_ASPECTS = frozenset(("ul", "uz", "ug", "ud"))
_COUNTED_AS = GRAMMAR.words("counted_as")
_POINTING = GRAMMAR.words("pointing")
_NAMES = frozenset(("nr", "nrt", "nrfg", "ns"))
_ADDING = GRAMMAR.words("adding_cases")
_CASES = tuple(GRAMMAR.entries("counted_as", "states_of_cases"))
_IN_COMPOUND = frozenset(("n", "v", "vn", "b", "j", "nz", "a", "s", "l"))
_NOMINAL = frozenset(("n", "nr", "nz", "ns", "nt", "eng", "j", "vn", "l", "ng"))
_GOING = frozenset("到在去赴往来回")
_MODAL = GRAMMAR.words("modals_of_verbs")
_EQUALS = frozenset(("占", "是"))
_RESULTS = frozenset("出到过下起上入回住完掉走开")
_THEN = frozenset("就便才却也都")  # between a subject and its verb
_MAY_END = frozenset(("v", "t", "d", "p"))  # tags of what may end the words of a subject


def verb_of(zone: list[Token], *, open_ended: bool) -> int:
    """Index of the clause's verb: the first word that can be nothing else, or the first verb behind the attributes.

    `open_ended`: a figure follows the zone, so that the zone may be an attributed noun phrase and nothing else.
    """
    if not _ADDING.isdisjoint([token[3] for token in zone]):
        compound = next((behind for at in range(len(zone)) if (behind := _added(zone, at))), 0)
        if compound:
            return compound
    if _goes_on(zone[0]) or (zone[0].tag == "v" and not _opens_attribute(zone) and not _opens_measure(zone)):
        return 0
    certain = _behind_opening(zone)
    while certain < len(zone) and (not _is_verb(zone, certain) or _only_describes(zone, certain)):
        certain += 1
    if certain < len(zone) and zone[certain].word in _ATTRIBUTING:
        certain = _behind_attribute(zone, certain) or certain
    attribute = last_of(zone, 0, certain - 1)
    if certain == len(zone) and not open_ended and not any(token.tag == "v" for token in zone[attribute + 1 :]):
        attribute = -1
    told = _takes_object(zone, attribute)
    if told:
        return told
    for at in range(max(attribute + 1, 2 if _opens_measure(zone) else 0), certain):
        token = zone[at]
        if token[2] not in _MAY_END:
            continue
        last = at + 1 == certain
        if at and at == attribute + 1 and not last and token.tag == "v":
            continue  # 负责招聘的遴选委员会: a verb right behind 的 belongs to the noun
        if (
            token.tag == "v"
            and not last
            and at
            and zone[at + 1].word in _COUNTED_AS
            and zone[at + 1].start == token.end
        ):
            continue  # 高考报名人数
        if token.tag == "v" and not last and zone[at + 1].tag != "uj" and not _pointed_at(zone, at):
            if len(token.word) == 1 and (zone[at + 1].word in MEASURES or _compounds(zone, at)):
                continue  # 定增总金额: single characters that make a compound
            goes = token.word in _GOING
            if at and len(token.word) == len(zone[at - 1].word) == 1 and zone[at - 1].tag == "n" and not goes:
                continue  # 军购清单
            apart = zone[at + 1].tag in ("ns", "r", "nr")
            if certain < len(zone) and not (apart or goes) and all(t.tag in ("s", "ns") for t in zone[:at]):
                continue  # 全市确诊病例达120例: a place, then a compound that begins with a verb
            if zone[at + 1].tag == "nr" and is_office(token.word):
                continue  # 导演张三
            return at
        if at == attribute + 1 or _pointed_at(zone, at):
            continue
        if token.tag in ("t", "d", "p"):
            return at
        if token.tag == "v" and _is_told(zone, at, certain):
            return at
    return certain


def _goes_on(token: Token) -> bool:
    """Whether a word is a verb with its 着, which the dictionary takes for a set phrase: 掩护着."""
    return len(token.word) > 2 and token.word[-1] == "着"


def _is_told(zone: list[Token], at: int, certain: int) -> bool:
    """Whether the verb at `at` is what the clause tells, and not a noun that the tagger missed.

    A noun it is right before 已经 or 被, or before what it equals (票站投票占45%).
    """
    word = zone[at].word
    if certain == len(zone) or word in verb_words().control or word in _WILLING:
        return True
    if at and at + 1 == certain and len(word) > 1 and zone[certain].word in _EQUALS:
        return False
    return not _keeps_subject(zone[certain])


def _takes_object(zone: list[Token], attribute: int) -> int:
    """Index of 收到 in 卖方收到买方提供的证明: the first of two verbs before a 的, nouns ahead of each; 0 for none."""
    doing = [at for at in range(1, max(attribute, 0)) if zone[at].tag == "v" and len(zone[at].word) > 1]
    if len(doing) != 2 or doing[1] != attribute - 1 or doing[0] + 1 == doing[1]:
        return 0
    ahead = (zone[: doing[0]], zone[doing[0] + 1 : doing[1]])
    return doing[0] if all(token.tag in _NOMINAL for run in ahead for token in run) else 0


def _added(zone: list[Token], at: int) -> int:
    """Index behind 新增确诊病例 or 累计死亡 at `at`: a noun, as nothing but its number or verb follows; 0 for none."""
    if zone[at].word not in _ADDING:
        return 0
    end = at + 1
    while end < len(zone) and zone[end].tag in _IN_COMPOUND and zone[end].start == zone[end - 1].end:
        end += 1
    while end > at + 1 and zone[end - 1].word in VERBS:
        end -= 1
    return end if end > at + 1 and zone[end - 1].word.endswith(_CASES) else 0


def _only_describes(zone: list[Token], at: int) -> bool:
    """Whether the verb at `at` only describes the noun behind its 的: 他提到的国家都未回应."""
    return (
        0 < at < len(zone) - 2
        and zone[at].tag == "v"
        and len(zone[at].word) > 1
        and zone[at + 1].tag == "uj"
        and zone[at + 2].tag in _NOMINAL
    )


def _behind_opening(zone: list[Token]) -> int:
    """Index behind the 的 of an attribute that begins with a modal (要读的范文已经减少); 0 without such."""
    if zone[0].word not in _MODAL or not _opens_attribute(zone):
        return 0
    return next(at for at, token in enumerate(zone) if token.tag == "uj") + 1


def _opens_attribute(zone: list[Token]) -> bool:
    """Whether the verb at the front only begins an attribute of the subject (进入大楼的员工有…)."""
    mark = next((at for at, token in enumerate(zone) if token.tag == "uj"), len(zone))
    if any(token.tag in _ASPECTS or token.word in VERBS for token in zone[1:mark]):
        return False
    told = (at for at in range(mark + 1, len(zone)) if zone[at].word in VERBS or (at > mark + 1 and _tells(zone, at)))
    verb = next(told, mark)
    return any(token.tag[0] in "njl" or token.tag == "eng" for token in zone[mark + 1 : verb])


def _tells(zone: list[Token], at: int) -> bool:
    """Whether a word of two characters is a verb behind a noun (…的导演开始), or 被 stands before one."""
    if zone[at].word == "被":
        return True
    if zone[at].tag != "v" or len(zone[at].word) == 1:
        return False
    return zone[at - 1].tag[0] == "n" or (zone[at - 1].word in _THEN and zone[at - 2].tag[0] == "n")


def _opens_measure(zone: list[Token]) -> bool:
    """Whether the verb at the front makes one noun with the measure or case behind it (感染人数, 确诊病例)."""
    if len(zone) < 3 or zone[1].word not in _COUNTED_AS:
        return False
    return zone[2].word in VERBS or zone[2].tag in ("d", "v", "p", "c")


def _pointed_at(zone: list[Token], at: int) -> bool:
    """Whether a verb behind 该 or 这项 is a noun, as another verb follows it (该计划提供)."""
    if not at or zone[at - 1].word not in _POINTING or len(zone[at].word) == 1:
        return False
    return at + 1 < len(zone) and zone[at + 1].tag in ("v", "d", "p")


def _compounds(zone: list[Token], at: int) -> bool:
    """Whether the single character at `at`, tagged as a verb, only makes a word or a foreign name (巴 切 莱特)."""
    following = zone[at + 1]
    if at and len(zone[at - 1].word) > 1 and following.word in _RESULTS:
        return False  # 台湾验出首例
    if at and zone[at - 1].tag in _NAMES and following.tag in _NAMES:
        return len(zone[at - 1].word) == 1
    return len(following.word) == 1 and following.tag != "f" and following.word not in "至到为"  # 时间调至


def _behind_attribute(zone: list[Token], verb: int) -> int | None:
    """Index of the verb behind the noun that `verb` only tells apart (总部位于伦敦的公司声称)."""
    marks = [at for at in range(verb, len(zone)) if zone[at].tag == "uj"]
    if not marks:
        return None
    return next((at for at in range(marks[0] + 1, len(zone)) if _is_verb(zone, at)), None)


def _keeps_subject(token: Token) -> bool:
    """Whether a word can only stand right behind its subject: 已经, 将, 被."""
    return token.word == "被" or (token.tag == "d" and token.word not in _AMOUNTING)


def _is_verb(zone: list[Token], at: int) -> bool:
    """Whether a word can be nothing but the verb of its clause, or what stands between subject and verb."""
    _, _, tag, word = zone[at]
    if tag == "v" and len(word) > 1 and word[-1] in "称说指于":
        return True
    if word in VERBS:
        compound = len(word) == 1 and at + 1 < len(zone) and zone[at + 1].word in MEASURES
        return not compound and not _ends_name(zone, at) and not _pointed_at(zone, at)  # 定增总金额, 该计划提供
    if at == 0:
        return tag in ("v", "vn", "n") and len(zone) > 1 and zone[1].tag in _ASPECTS
    if zone[at - 1].tag == "nr" and _in_given_name(zone, at):
        return False
    if word in _COVERBS:
        degree = word == "较" and at + 1 < len(zone) and zone[at + 1].tag == "a"  # 依赖程度较低的行业
        return tag in ("p", "d", "v") and not degree
    if word == "则":
        return zone[at - 1].tag in _NOMINAL  # M1则比上月多; not 这则消息
    if word[0] == "每":
        return True
    if tag == "c":
        return word not in _JOINS
    following = zone[at + 1].tag if at + 1 < len(zone) else ""
    if word == "疑":
        return following[:1] in ("v", "p", "d", "")  # 店员疑偷走5万元
    if following == "uv" and tag in ("a", "ad", "z", "n", "d", "i", "l"):
        return True  # 大胆地提出
    if tag == "d":
        if following == "a" and at + 2 < len(zone) and zone[at + 2].tag == "uj":
            return False  # 年轻人更强大的免疫系统
        if word in MEASURES and zone[at - 1].tag == "uj":
            return False  # 企业的平均损失成本
        return following in ("v", "d", "p", "n", "vn", "a", "ad")
    guessed = tag == "nr" and len(word) > 3  # 严格遵守: the tagger takes what it does not know for a name
    return following in _ASPECTS and (guessed or tag in ("v", "vn", "n", "a"))


def _ends_name(zone: list[Token], at: int) -> bool:
    """Whether a verb of one character only ends a name of such that opens the clause before its verb (英伟达 公布)."""
    if not 2 <= at <= 3 or at + 1 >= len(zone) or len(zone[at].word) > 1:
        return False
    lone = all(len(token.word) == 1 and token.tag not in ("d", "p", "r", "c", "m") for token in zone[:at])
    return lone and len(zone[at + 1].word) > 1 and zone[at + 1].word in VERBS


def _in_given_name(zone: list[Token], at: int) -> bool:
    """Whether a character behind a surname stands between two of one character (郑若骅), whatever its tag by itself."""
    return (
        at + 1 < len(zone)
        and all(len(token.word) == 1 for token in zone[at - 1 : at + 2])
        and zone[at].word not in _COVERBS
        and zone[at + 1].word not in VERBS
    )
