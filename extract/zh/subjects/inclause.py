"""Subjects of whole clauses and sentences in Chinese, found once: what the clauses before are about."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Earlier, Scene
from extract.claims.words import words_of
from extract.text.document import Token
from extract.zh.subjects import nounphrase, phrases
from extract.zh.subjects.found import Found
from extract.zh.words.balanced import balanced
from extract.zh.words.grammar import GRAMMAR
from extract.zh.words.nounwords import PERSON_ENDINGS
from extract.zh.words.verbs import verb_words


def clause_before(scene: Scene, clause: int) -> str | None:
    """The subject of a clause before: a name, a body, a measure in its own words (国内生产总值), or the speaker."""
    speaker: str | None = None
    framed: str | None = None
    weak: str | None = None
    for at in range(clause - 1, max(-1, clause - 5), -1):
        label = _label(scene, at)
        if label:
            return label
        found = None if _closes_bracket(scene, at) or _goes_on(scene, at) else whole(scene, at)
        if not found or not phrases.names(found):
            if found and (phrases.is_body(found) or (len(found) > 3 and phrases.is_measure(found))):
                weak = weak or found
            continue
        if _LEARNS.search(scene.text(*scene.clauses[at])):
            continue
        if phrases.speaks(words_of(scene, at)):
            speaker = speaker or found
        elif _FRAMES.search(scene.text(*scene.clauses[at])):
            framed = framed or found  # 重组后，裁员300人: what is told of may stand before it
        else:
            return found
    return framed or weak or speaker


def told_before(scene: Scene, clause: int, earlier: Earlier) -> Found | None:
    """The subject of the clauses before, else that of the sentences before."""
    told = clause_before(scene, clause)
    if told:
        return told, "the clause before"
    topic = earlier.before(scene)
    return (topic, "the sentence before") if topic else None


def _label(scene: Scene, clause: int) -> str | None:
    """The words before a colon that head a line (小型攤檔：底價…), when they say no more than of what it speaks."""
    start, end = scene.clauses[clause]
    if start > scene.sentence.start or scene.text(end, end + 1) != ":":
        return None
    label = _LABEL.fullmatch(scene.document.folded, start, end)
    if label is None or phrases.speaks(words_of(scene, clause)):
        return None
    return scene.document.text[label.start(1) : label.end(1)]


# 记者从教育部了解到: who is told something is not what that is about.
_LEARNS = re.compile(r"记者.{0,24}(?:了解到?|获悉|得知|获知|采访(?:时)?发现|注意到)\s*\Z")
_LABEL = re.compile(r"[\s\-•·*●◆]*([\u3400-\u9fff]{2,10})\s*")


def _goes_on(scene: Scene, clause: int) -> bool:
    """Whether a clause only goes on with what the one before names (…坦克，以及导弹; 拘捕14人，包括3名少年)."""
    return clause > 0 and _GOING_ON.match(scene.text(*scene.clauses[clause])) is not None


_GOING_ON = re.compile(r"\s*(?:以及|及其|连同|还有|[其当]?中?(?:包括|包含)(?!.*(?:在内|之内)))")


def _closes_bracket(scene: Scene, clause: int) -> bool:
    """Whether a clause is the rest of an aside in brackets (38人(北区37人，南区1人))."""
    text = scene.text(*scene.clauses[clause])
    return ")" in text and "(" not in text


def topic_of(scene: Scene) -> str | None:
    """What a sentence is about: the subject of the first clause that has one and does not only say who speaks."""
    if _CREDIT.search(scene.text(scene.sentence.start, scene.sentence.end)):
        return None
    speaker: str | None = None
    framed: str | None = None
    weak: str | None = None
    for at in range(min(len(scene.clauses), 6)):
        found = whole(scene, at)
        if not found or not phrases.names(found) or phrases.is_indefinite(found):
            weak = weak or (found if found and phrases.is_body(found) else None)
            continue
        if phrases.speaks(words_of(scene, at)):
            speaker = speaker or found
        elif _FRAMES.search(scene.text(*scene.clauses[at])):
            framed = framed or found
        else:
            return found
    return speaker or framed or weak


_FRAMES = re.compile(r"(?:[之以]?后|之?前|期间|之际)\s*\Z")  # 地震发生一年后，乐施会…


def whole(scene: Scene, clause: int) -> str | None:
    """The subject of a whole clause; None where it only says when something else happened (当警方到场后)."""
    return before(scene, clause, scene.clauses[clause].end)


_WHEN = re.compile(
    r"(?:[\s\d年月日号去今前昨天]|每逢){0,20}(?:(?<![应适])当(?![局地天日时晚年事他她它])|每当|趁"
    r"|就?在(?!野|线|职|校|逃|场|押)|距离?)"
    r"[^，。]{2,40}?(?:[之以]?后|之?时|的时候|期间|之际|之?前|(?:前|后)[数几\d]+(?:小时|天|日)|不足[^，。]{1,4}时间)\s*"
)
_WHEN_ENDS = frozenset("后时候间际前天日")
# Whose picture it is
_CREDIT = re.compile(
    r"\A\s*[^，。]{0,14}(?:摄|供图|图片|截图|提供|照片|制图|资料图|网图|美联社|路透社|法新社|新华社|中新社"
    r"|中央社|影片|Facebook|facebook|fb)"
    r"[)）。]?\s*\Z"
)


def only_says_when(scene: Scene, clause: int) -> bool:
    """Whether a clause is all 当警方到场后, 在新规出台之前: when what the next one tells happened."""
    folded, (start, end) = scene.document.folded, scene.clauses[clause]
    if folded[start:end].rstrip()[-1:] not in _WHEN_ENDS or _WHEN.fullmatch(folded, start, end) is None:
        return False
    behind = scene.text(*scene.clauses[clause + 1]).lstrip()[:1] if clause + 1 < len(scene.clauses) else ""
    return behind not in tuple("他她它其我你大人")  # 当漏洞公开时，它已过时; 当联盟胜出时，我们很激动


def only_speaks(scene: Scene, clause: int, found: str) -> bool:
    """Whether what a clause before names only says something (数据显示，总产值…), or when (改革后，月薪涨1%)."""
    return any(
        whole(scene, at) == found
        and (phrases.speaks(words_of(scene, at)) or _FRAMES.search(scene.text(*scene.clauses[at])) is not None)
        for at in range(clause)
    )


def is_remote(scene: Scene, clause: int, found: str) -> bool:
    """Whether what a clause before names only says something there, or stands too far back to be still spoken of."""
    near = range(max(0, clause - _NEAR), clause)
    if any(whole(scene, at) == found and phrases.speaks(words_of(scene, at)) for at in range(clause)):
        return True
    return not any(found in scene.document.text[slice(*scene.clauses[at])] for at in near)


_NEAR = 2  # clauses for which a subject holds that none of them names again


def before(scene: Scene, clause: int, bound: int) -> str | None:
    """The subject in the words of a clause before `bound`, found once."""
    place = clause, bound
    if place not in scene.phrases:
        scene.phrases[place] = _phrase(scene, clause, bound)
    return scene.phrases[place]


def _phrase(scene: Scene, clause: int, bound: int) -> str | None:
    if bound == scene.clauses[clause].end and only_says_when(scene, clause):
        return None
    words = words_of(scene, clause)
    label = scene.document.folded.rfind("】", scene.clauses[clause].start, bound)
    if label >= 0:
        words = [word for word in words if word.start > label]  # 【专栏】甲基金成立于2007年
    if _OPENS_NAME.search(scene.document.folded, scene.clauses[clause].start, bound):
        words = _with_names(words, bound)
        quoted = _QUOTED.match(scene.document.folded, scene.clauses[clause].start, bound)
        if quoted:
            return scene.document.text[quoted.start(1) : quoted.end(1)]
    presented = _PRESENTING.match(scene.document.folded, scene.clauses[clause].start, bound)
    if presented:
        shown = nounphrase.phrase_after(words, presented.end())  # 接下来是德国, 紧随其后的是谷歌
        if shown is not None and shown[1] <= bound:
            return scene.document.text[shown[0] : shown[1]].strip()
    span = nounphrase.phrase_before(words, bound)
    if span is not None and bound < scene.clauses[clause].end and scene.text(*span) in _REASONS:
        span = _given(words, span, bound) or span
    if span is not None and _only_acts(words, span, bound, first=clause == 0):
        return None
    if span is None:
        named = _NAME_BEFORE_BRACKET.match(scene.document.folded, scene.clauses[clause].start, bound)
        doers = _DOERS_ALONE.fullmatch(scene.document.folded, scene.clauses[clause].start, bound)
        if doers:
            return scene.document.text[doers.start(1) : doers.end(1)]
        inside = [word for word in words if named and named.start(1) <= word.start < named.end(1)]
        if named is None or not inside or any(word.tag in _LEADING for word in inside[:1]):
            return None  # nothing, or a date: 昨日(1月22日), 将于明日(周日)
        return scene.document.text[named.start(1) : named.end(1)]
    start = span[0]
    if any(word.word == "时" for word in words if word.end == span[1]) or scene.text(*span).endswith(_WHENS):
        return None  # 去世时, 最忙的时候
    if scene.text(*span).endswith(_PENALTIES):
        return None  # 最高可处监禁10年
    if scene.text(*span) in _PEOPLE:
        aged = _AGE_BEFORE.search(scene.document.folded, scene.sentence.start, start)
        start = aged.start() if aged else start
    phrase = balanced(scene.document.text, start, span[1])
    return phrase[1:-1] if _TITLE.fullmatch(phrase) else phrase


def _given(words: list[Token], reason: tuple[int, int], bound: int) -> tuple[int, int] | None:
    """The subject of what is given as a reason behind 是: 产量 in 原因是产量今年下降两成."""
    behind = [word for word in words if word.start >= reason[1]]
    if len(behind) < 2 or behind[0].word != "是" or behind[1].start >= bound:
        return None
    return nounphrase.phrase_before(behind[1:], bound)


_REASONS = GRAMMAR.words("reasons")


def _only_acts(words: list[Token], span: tuple[int, int], bound: int, *, first: bool) -> bool:
    """Whether a phrase is what somebody does, and not who does it (储存7天, 分析可能…, 挑战做了…), or is no thing."""
    inside = [word for word in words if span[0] <= word.start < span[1]]
    if len(inside) == 1 and (inside[0].word in _NO_SUBJECTS or any(w.word == "最" for w in words if w.end == span[0])):
        return True  # 最年长83岁
    if len(inside) > 1 and inside[-1].word[-1] not in _DOERS and _has_object(*inside[:2]):
        return True
    if not inside or any(word.tag not in ("v", "vn", "c", "vg") for word in inside):
        return False
    behind = next((word for word in words if word.start >= span[1] and word.word.strip()), None)
    if behind is None:
        return False
    return behind.word in _DONE or (behind.start >= bound and not first)


def _has_object(verb: Token, behind: Token) -> bool:
    """Whether a phrase begins with a verb and its object: 罚其行政拘留, 经历重重波折, 咨询香港政府."""
    if behind.word == "其":
        return verb.tag[0] in "vz"
    return (
        behind.tag in _OBJECTS
        and len(verb.word) > 1
        and verb.tag in ("v", "vn", "n")
        and verb.word in verb_words().plain
    )


def _with_names(words: list[Token], bound: int) -> list[Token]:
    """The words with each title and each short name in quotation marks before `bound` as one name.

    《关于…的意见》 is no 意见 about something, and 「勇气号」 is no courage.
    """
    found: list[Token] = []
    opened = -1
    for word in words:
        found.append(word)
        if word.word in _NAMED_BETWEEN:
            opened = len(found) - 1
        elif opened >= 0 and word.word == _NAMED_BETWEEN[found[opened].word] and word.end <= bound:
            inside = found[opened:]
            if word.word == "》" or _is_short_name(inside[1:-1]):
                name = "".join(part.word for part in inside)
                found[opened:] = [Token(inside[0].start, word.end, "nz", name)]
            opened = -1
    return found


def _is_short_name(words: list[Token]) -> bool:
    """Whether words between quotation marks are a name, and nothing that somebody says."""
    return (
        bool(words)
        and 1 < words[-1].end - words[0].start <= _LONGEST_NAME
        and all(word.tag[0] in "nvjabmi" or word.tag == "eng" for word in words)
        and words[-1].tag[0] in "nmj"
    )


_NAMED_BETWEEN = {"《": "》", "「": "」", "“": "”"}
_OPENS_NAME = re.compile("[《「“]")
_LONGEST_NAME = 6  # characters


# What a clause presents behind 是: the next, or the first, of those that are told one by one.
_PRESENTING = re.compile(
    r"\s*(?:今次|这次|此次|这回|接下来|接着|其次|再其次|随后|之后|然后|紧接着"
    r"|(?:紧随|紧跟|排在|位居|尾随)其后的?|(?:排名|排在|位列|位居)第[一二三四五六七八九十\d]+位?的?|最后"
    r"|(?:其中|当中)?最[\u3400-\u9fff]{1,3}的)(?:则|便|就|还)?(?:是|为)"
)
_OBJECTS = frozenset(("a", "ns", "nt", "nr", "nz", "r"))
_DOERS = PERSON_ENDINGS | frozenset("会局署部院组团队司")  # 研究武汉肺炎的专家, 提名顾问委员会
_NO_SUBJECTS = GRAMMAR.words("no_subjects")
_DONE = frozenset(("可能", "做", "了", "过", "着", "到", "下来"))
_TITLE = re.compile(r"《[^《》]+》")
_PENALTIES = ("处监禁", "判监禁", "判入狱", "经定罪")
_WHENS = ("的话", "时候", "有时", "今时", "那时", "期间", "当天", "当日", "当晚", "之际")
_PEOPLE = frozenset(
    ("人", "人口", "人士", "人群", "者", "长者", "儿童", "男子", "女子", "男性", "女性", "居民", "市民")
)
_AGE_BEFORE = re.compile(r"\d+(?:[-–~至到]\d+)?岁(?:或?以[上下])?的?\Z")
# 「甲号」及「乙号」同属一级: names in quotation marks at the front, and no words that somebody says.
_QUOTED = re.compile(
    r"\s*((?:「[\u3400-\u9fffA-Za-z\d]{2,8}」[、和及与]?)+)(?<![、和及与])(?=同?属|是|将|已|均|都|亦|也|于|可|共|有(?!关))"
)
# 拒绝宣誓者，…: those who do something, in a clause of their own.
_DOERS_ALONE = re.compile(r"\s*(?:[而但凡若如]|至于|对于)?([\u3400-\u9fff]{2,9}(?<![或再记作学患])者)\s*")
_LEADING = frozenset("dpct")
_NAME_BEFORE_BRACKET = re.compile(r"\s*([\u3400-\u9fff]{2,4})\(")


def of_event(scene: Scene, draft: ClaimDraft) -> str | None:
    """The subject of the first clause that has one of those that tell an event."""
    for at in draft.run or range(draft.first.clause, draft.first.clause + 1):
        found = whole(scene, at)
        if found:
            return found
    return None
