"""The speaker of a Chinese clause: from the words before a verb of saying to the shortest proper name in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.speech.statement import Anaphor
from extract.zh.speech.items import NAME_TAGS, Item, is_time, spelled, stripped
from extract.zh.speech.nominal import is_known, is_nominal, is_somebody, predicate
from extract.zh.speech.spokenfor import report_length
from extract.zh.speech.titled import called, introduced, name_behind_title
from extract.zh.words.pronouns import HE_OR_SHE
from extract.zh.words.speech_words import speech_words


class Speaker(NamedTuple):
    """Where the name stands, or whom to look for instead. `proper` tells names and bodies from plain phrases."""

    start: int
    end: int
    anaphor: Anaphor | None = None
    proper: bool = True
    report: bool = False
    indefinite: bool = False


_INDEFINITE = re.compile(
    r"^(?:有|还有|也有|另有|更有|曾有|多[名位家个]|数[名位家]|几[名位家]|[一两二三四五六七八九十\d]+[名位个家些])"
)

_SURVEYED = re.compile(
    r"(?:绝?大部分|大多数|多数|过半数?|逾半数?|半数|少数|部分|超过|逾|近|[\d.]+%"
    r"|[一二三四五六七八九]成半?)[^，]{0,12}(?:受访者|市民|网民|人|学生|家长)$"
)
_FIRST_PERSON = frozenset(["我", "我们", "你", "你们", "咱们", "笔者", "您", "本报记者", "本台记者", "本刊记者"])

_PAIRS = frozenset(["两会", "两国", "两党", "两院", "两校", "两地", "双方", "三方", "各方"])  # numerals to the tagger
_NO_NOUN = frozenset(["i", "d", "c", "p", "ul", "uj", "uv", "uz", "ug", "e", "y", "o", "z"])

_PREDICATES = frozenset(
    [
        "是",
        "不",
        "没",
        "没有",
        "就是",
        "不是",
        "还是",
        "把",
        "被",
        "让",
        "并非",
        "而是",
        "不再",
        "如何",
        "怎么",
        "地",
        "得",
    ]
)


_GOING_ON = frozenset(["就算", "即便", "哪怕", "以及", "或", "或者", "而且", "并且", "于是"])


_WOULD = re.compile("[人我他她你们都也还便就不才](?<!商人)(?<!工人)会\\Z")
_MODALS = frozenset(["会", "可以", "应该", "可能", "或许", "也许", "必须", "需要", "不会", "不能", "无法", "能够"])


_ANY = frozenset(("任何", "此", "此段", "某些", "各种", "种种"))
_COMPARED = frozenset(("较", "比", "较之", "相比", "相较"))
_RUMOURED = ("网传", "盛传", "疯传", "误传")
_BARE_TITLE = 3  # characters of a title that says nothing by itself (官员)
_LATIN = re.compile(r"\( ?[A-Z]")
_LISTED = re.compile(r" ?\((?:[A-Z]{2,6}[:.])?\d{4,6}(?:\.[A-Z]{2})?\)")  # 某新材(600123.SH)
_SAYS = re.compile("[的了是不没]")
_SHARE_OF = re.compile(r"(?:%|[一二三四五六七八九]成半?)\s?的?\Z")


def _begins_clause(items: Sequence[Item]) -> bool:
    """Whether the first word leads what somebody does: 可以更多地关注新闻(报道); not 不愿上镜的林女士."""
    first = items[0].word
    relative = any(item.word == "的" for item in items) or introduced(items) is not None
    return first in _GOING_ON or first in _MODALS or (first in speech_words().blocking and not relative)


def _ends_clause(items: Sequence[Item]) -> bool:
    """Whether the last word is a verb or a share and no name: 情况令人(担忧), 你会(发现), 近五成(认为)."""
    if _WOULD.search(spelled(items)) is not None:
        return True  # 很多人会(说)
    if len(items) < 2:
        return False
    last = items[-1]
    if last.word == "会" and items[-2].tag == "r":
        return True
    if last.tag == "m":
        return last.word.endswith(("成", "半"))
    plain = is_known(last) or _given(items)
    return last.tag == "v" and len(last.word) > 1 and not plain


def _given(items: Sequence[Item]) -> bool:
    """周 + 大同: the tagger knows the given name as some other word."""
    return (
        len(items) > 1
        and len(items[-2].word) == 1
        and speech_words().person.fullmatch(items[-2].word + items[-1].word) is not None
    )


def speaker_of(items: Sequence[Item], text: str) -> Speaker | None:
    """The speaker that a noun phrase of the folded `text` names; None when it cannot be one."""
    table = speech_words()
    phrase = spelled(items)
    if not items or len(phrase) - sum(len(item.word) for item in items if item.tag == "paren") > 60:
        return None
    start, end = items[0].start, items[-1].end
    if (
        phrase in table.nobody
        or phrase in table.blocking
        or items[0].word in _FIRST_PERSON
        or (items[-1].tag in _NO_NOUN and not _given(items))
    ):
        return None
    if any(item.word in ("按", "按照", "依", "依照", "遵照") for item in items):
        return None  # 决定按报告(建议): what somebody does
    if items[0].word in _ANY or phrase.startswith(_RUMOURED) or phrase.endswith("地"):
        return None if table.bodies.search(phrase) is None else Speaker(start, end)
    if _begins_clause(items) or _ends_clause(items):
        return None
    relative = max((n for n, item in enumerate(items) if item.word == "的"), default=-1)
    done = next((n for n, item in enumerate(items) if n > 1 and item.word == "了"), None)
    if relative < 0 and done is not None and is_somebody(items[: done - 1]):
        return speaker_of(items[: done - 1], text)  # 莎莉犹豫了好久(说)
    if items[-1].word == "如" or (relative < 0 and items[0].word in _COMPARED):
        return None
    tail = items[relative + 1 :]
    if tail and tail[0].word == "地" and table.bodies.search(phrase):
        tail = tail[1:]  # 地政总署
    if any(item.word in _PREDICATES or item.word.endswith(("是", "%")) for item in tail):
        return None
    if (all(item.tag in ("m", "q") for item in items) and phrase not in _PAIRS) or (
        items[-1].word in "天日月年周" and items[-2:-1] and items[-2].tag == "m"
    ):
        return None
    if _SURVEYED.match(phrase):
        return None  # a share of those asked answers a poll, it is nobody's source
    return _answering(items, phrase, text)


def _answering(items: Sequence[Item], phrase: str, text: str) -> Speaker | None:
    """Whom a noun phrase means that may speak: somebody named before, a paper, what is published, a proper name."""
    table, start, end = speech_words(), items[0].start, items[-1].end
    if phrase in table.persons:
        return Speaker(start, end, "person")
    if items[-1].word in HE_OR_SHE and all(is_time(item) or item.tag in ("f", "t") for item in items[:-1]):
        return Speaker(items[-1].start, end, "person")  # 上星期二她
    if items[0].word in HE_OR_SHE and items[1].tag[0] not in "nucj":
        return Speaker(start, items[0].end, "person")  # 她摇摇头(说)
    if len(phrase) == 1 and items[0].tag != "eng":
        # 蒋说: whose name was told before
        return Speaker(start, end, "person") if phrase in table.surnames and phrase != "官" else None
    if (phrase in table.outlets or phrase in table.bare) and _ONE_OF_THEM.search(text, max(0, start - 3), start):
        return Speaker(start, end, report=True)  # 一项研究
    if phrase in table.outlets or phrase in table.bare:
        return Speaker(start, end, "outlet", report=True)
    if len(items) == 1 and items[0].tag == "r":
        return Speaker(start, end) if phrase[0] == "该" and table.bodies.search(phrase) else None  # 该行
    indefinite = _INDEFINITE.match(text[max(0, start - 2) : start] + phrase) is not None or (
        text[max(0, start - 1) : start] == "有"
    )
    if published := report_length(items):
        return _report(items, published, text)
    return _named(items, text, indefinite)


def _behind_relative(items: Sequence[Item]) -> int:
    """Where 政府数据 begins in 公布的政府数据; a lone noun keeps what defines it (一份基于英国的报告)."""
    last = max((n for n, item in enumerate(items) if item.word == "的"), default=-1)
    return items[last].end if last >= 0 and items[-1].end - items[last].end >= 4 else items[0].start


def _paper_it_stands_in(items: Sequence[Item]) -> Item | None:
    """《自然》 in 一项发表于《自然》的(研究), the journal that carries what is cited."""
    for verb, place, paper in zip(items, items[1:], items[2:], strict=False):
        if paper.tag == "title" and place.word in ("于", "在") and verb.word in ("发表", "刊登", "刊", "刊载", "载"):
            return paper
    return None


_ONE_OF_THEM = re.compile(r"(?:[一两三几多][项份篇]|[有的])\Z")
_COUNTED = re.compile(r"[一两几数多这该另各]?[项份篇个种次些家]?|有关|相关|最新|近期")


_TITLED = frozenset(("题为", "名为", "题目为", "标题为", "题目是", "标题是"))
_BEFORE_PAPER = frozenset(("的", "之", "在", "于", "透过", "通过", "以"))


def _report(items: Sequence[Item], published: int, text: str) -> Speaker | None:
    """The body behind what is published, or its title, or the phrase as it stands."""
    start, end = items[0].start, items[-1].end
    if items[-1].word == "》":
        return Speaker(start, end, report=True)
    if items[-1].tag == "title":
        return Speaker(items[-1].start, end, report=True)
    titled = next(
        (n for n, item in enumerate(items) if n and item.tag == "quote" and items[n - 1].word in _TITLED), None
    )
    if titled is not None:
        return Speaker(items[titled].start + 1, items[titled].end - 1, report=True)
    owner = stripped(items[:-published])
    if len(owner) > 2 and _COUNTED.fullmatch(owner[0].word + owner[1].word):
        owner = owner[2:]  # 一份警方报告
    paper = _paper_it_stands_in(owner)
    if paper is not None:
        return Speaker(paper.start, paper.end, report=True)
    if owner and owner[-1].word in ("的", "之"):
        owner = owner[:-1]
    relative = max((n for n, item in enumerate(owner) if item.word == "的"), default=0)
    described = relative and not any(item.tag in ("ul", "p") for item in owner[:relative])
    if described and is_somebody(owner[:relative]) and not is_somebody(owner[relative + 1 :]):
        owner = owner[:relative]  # 甲公司的股票借贷数据
    owner = owner[: predicate(owner)]
    if owner and owner[0].word in ("从", "自", "在", "根据", "按照"):
        owner = owner[1:]
    spelled_out = bool(owner) and owner[-1].tag == "paren" and _LATIN.match(owner[-1].word) is not None
    cut = next(
        (n for n, item in enumerate(owner) if item.word in speech_words().publishing or is_time(item)), len(owner)
    )
    counted = next((n for n, i in enumerate(owner) if n and i.tag == "m" and i.word[0] in "一两几多数"), len(owner))
    if counted < len(owner) and speech_words().bodies.search(spelled(owner[:counted])):
        owner = owner[:counted]  # 某医院一项涵盖7.6万人的研究
        cut = min(cut, counted)
    made = any(item.word in speech_words().publishing and item.tag == "v" for item in owner[cut : cut + 1])
    about = any(item.tag[0] == "n" for item in owner[cut:])
    owner = stripped(owner[:cut])
    made_by = next((n for n, item in enumerate(owner) if item.word == "由"), None)
    if made_by is not None and made_by + 1 < len(owner):
        owner = owner[made_by + 1 :]  # 一份由某智库发布的报告
    while owner and (_COUNTED.fullmatch(owner[-1].word) or owner[-1].tag in "mq" or owner[-1].word in _BEFORE_PAPER):
        owner = owner[:-1]
    if not owner:
        if about:
            return Speaker(_behind_relative(items), end, report=True)
        lone = spelled(items[-published:])
        if lone in speech_words().bare:
            return Speaker(start, end, "outlet", report=True)
        return Speaker(start, end, None, proper=len(items) == published, report=True)
    quoted = len(owner) == 1 and owner[0].tag == "quote" and items[-1].word not in ("报道", "报导")
    if quoted and not speech_words().bodies.search(owner[0].word[:-1]):
        if items[-1].word in _CARRIED_OUT and items[-2] is owner[0]:
            return Speaker(owner[0].start + 1, owner[0].end - 1, report=True)  # 「健康行动」研究
        return None  # 「超级病毒」的消息
    named = _named(owner, text, False)
    if named is None or not (named.proper or made or spelled_out) or _is_kind(owner):
        start = _behind_relative(items)
        return Speaker(start, end, None, proper=end - start <= 20, report=True)
    return named._replace(report=True, proper=True)


_CARRIED_OUT = frozenset(("研究", "调查", "民调", "统计", "监测", "普查", "问卷"))


def _is_kind(owner: Sequence[Item]) -> bool:
    """Whether the word before a paper says of which kind it is (印花证明书), though it might be a name elsewhere."""
    table = speech_words()
    word = owner[0].word
    known = table.bodies.search(word) or table.titles.search(word) or word in table.brands
    return len(owner) == 1 and owner[0].tag == "n" and not known


_PERSONS = ("位", "名")  # classifiers


def _named(items: Sequence[Item], text: str, indefinite: bool) -> Speaker | None:
    table = speech_words()
    relative = max((n for n, item in enumerate(items) if item.word == "的"), default=-1)
    tail = items[relative + 1 :]
    if not tail:
        return None
    tail = tail[: predicate(tail)]
    spelled_out = tail[-1].tag == "paren" and _LATIN.match(tail[-1].word) is not None
    if spelled_out and len(tail) > 1:
        return Speaker(tail[0].start, tail[-2].end, indefinite=indefinite)  # 萨顿信托 (Sutton Trust)
    brand = called(tail)
    if brand:
        return Speaker(brand[0].start, brand[-1].end, indefinite=indefinite)
    if not is_nominal(tail):
        named = introduced(tail)
        return Speaker(named.start, named.end, indefinite=indefinite) if named is not None else None
    start, end = tail[0].start, tail[-1].end
    if _SHARE_OF.search(text, max(0, start - 8), start):
        return None  # 只有5%的企业
    folded = spelled(tail)
    if folded in table.nobody or (folded.endswith("记者") and tail[0].tag != "title"):
        return (
            None  # the article's own reporter is its own voice; those of other papers come with a title: 《新京报》记者
        )
    if (
        tail[-1].tag == "quote"
        and len(tail) > 1
        and not tail[-2].word.endswith(tuple(table.kinds))
        and _is_proper(tail[:-1], folded[: -len(tail[-1].word)])
    ):
        return Speaker(start, tail[-2].end, indefinite=indefinite)  # 甲研究所「民意小组」的调查
    if tail[-1].tag == "quote" and 4 <= tail[-1].end - tail[-1].start <= 12 and not _SAYS.search(tail[-1].word):
        return Speaker(tail[-1].start + 1, end - 1, indefinite=indefinite)  # 电商公司“京东”
    if len(tail) == len(items) == 2 and tail[0].word in ("记者", "编辑", "编译"):
        return None  # 记者王小明: the article's own
    person = name_behind_title(tail, text, start, end)
    if person is not None:
        return Speaker(*person, indefinite=indefinite)
    teams = table.titles.search(folded) or folded.endswith(("小组", "团队"))
    telling = items[0].tag == "m" and len(folded) > _BARE_TITLE  # 一位匿名的微信平台运营者
    if relative >= 0 and teams and end - items[0].start <= 24 and not telling:
        start = items[0].start  # a title alone keeps what it belongs to: Megvii 的老总
    one = len(tail) > 1 and items[0].word.endswith(_PERSONS)  # 一位女工
    proper = one or _is_proper(tail, folded) or _LISTED.match(text, end) is not None
    return Speaker(start, end, None, proper=proper, indefinite=indefinite)


def _is_proper(items: Sequence[Item], phrase: str) -> bool:
    table = speech_words()
    return (
        items[-1].tag in NAME_TAGS
        or (table.bodies.search(phrase) is not None and items[-1].word not in table.nobody)
        or table.titles.search(phrase) is not None
        or table.person.fullmatch(phrase) is not None
        or (2 <= len(items) <= 4 and all(len(item.word) == 1 for item in items))
    )
