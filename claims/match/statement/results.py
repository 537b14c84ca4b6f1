"""Results of matches and votes: 3-2, 三比二, 54 votes to 46 are one figure each, whatever the words between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from claims.match.statement.figures import Figure
from claims.match.words.numbers import number_of
from extract.en.words.contests import CONTEST
from extract.model import Lang
from extract.text.fold import fold

SCORE = "score"  # the unit of a result
_SETS, SHOOT_OUT = "sets", "shoot-out"  # the units of all its sets, and of a shoot-out
RESULTS = (SCORE, _SETS, SHOOT_OUT)
_SIDES = 1000  # a result is the larger side's points in thousands and the smaller one's
_NUMBER_EN = r"(\d{1,3}|nil|zero|one|two|three|four|five|six|seven|eight|nine|ten)"
_RESULT_EN = re.compile(
    rf"(?<![-–—.,/\d])(?:\b{_NUMBER_EN} (?:sets?|goals?|votes?|games?|frames?) to {_NUMBER_EN}\b"
    rf"|\bby {_NUMBER_EN}(?: votes)? to {_NUMBER_EN}\b|\b{_NUMBER_EN} to {_NUMBER_EN} (?:in favou?r|against)\b"
    r"|\b(\d{1,3})(?: votes?| voting| voted)? (?:in favou?r|for)(?: [a-z ]{2,20})?(?: and| to|,| with)?"
    r" (\d{1,3})(?: votes?| voting| voted)? against\b"
    r"|\b(\d{1,3}) (?:[a-z]+ ){0,3}voted (?:against|for)(?: [a-z ]{2,20})?,? (?:and|with) (\d{1,3}) (?:for|against)\b"
    r"|\b(\d{1,3})[-–—](\d{1,3})\b)"
    r"(?![-–—%\d]|[.,]\d|[- ](?:year|day|month|week|hour|minute|mile|metre|meter|inch|point))",
    re.IGNORECASE,
)
_NUMBER_ZH = r"(\d{1,3}|[零一二三四五六七八九十])"
_RESULT_ZH = re.compile(
    rf"(?<![\d.:]){_NUMBER_ZH}\s?比\s?{_NUMBER_ZH}(?![\d.])|(?<![\d.:])(\d{{1,3}})[::](\d)(?![\d.:])"
    r"|(?:比[数分][为是]?|以)(\d{1,3})[::](\d{1,3})(?![\d.:])"
    r"|(\d{1,3})票?对(\d{1,3})票|(\d{1,3})票(?:赞成|支持|同意)[、,，对比和]?\s?(\d{1,3})票?(?:反对|否决)"
    r"|(\d{1,3})(?:人|名[^,，\d]{0,6})(?:赞成|支持|同意)[、,，]?\s?(\d{1,3})(?:人|名[^,，\d]{0,6})(?:反对|否决)"
    r"|(?:赞成|支持|同意)票?(?:为|有)?(\d{1,3})[票张][、,，对比和]?\s?(?:反对|否决)票?(?:为|有)?(\d{1,3})[票张]"
)
_CONTEST_ZH = re.compile(
    "[胜负败击战擒平赢输克屠捧]|逼和|打和|握手言和|逆转|横扫|赛|比分|夺冠|淘汰|拿下|送走|取胜|掀翻|血洗|通过|否决|表决|裁[决定]"
    "|投票|公投|过关|闯关|动议|议案|法案|提案|罢免|弹劾"
)
_NEXT_SET = re.compile(r"\)?\s?(?:[,、,和及/]|and)?\s?(?:\(\d{1,2}[-–/]\d{1,2}\)[,;]? ?)?")
_SHOOT_OUT = re.compile(r"penalt|shoot-?out|点球|互射|十二码", re.IGNORECASE)
_ON_PENALTIES = re.compile(
    r"\s(?:on|in|via|after) (?:a |the )?(?:\w+ )?(?:penalt|shoot-?out)|的?(?:点球|互射)", re.IGNORECASE
)
_DIGIT = re.compile(r"\d")
_OF_A_MATCH = re.compile(r"\w{1,6}[盘局](?!面|势)|[\w-]+ (?:sets?|games?|frames?)\b", re.IGNORECASE)  # two sets down
_BEFORE = 40  # characters in which a shoot-out is named before its result


def with_result(figures: tuple[Figure, ...], text: str, lang: Lang) -> tuple[Figure, ...]:
    """The figures of a sentence with the one result that it tells, in place of what was read at its spot.

    A match told by its sets ended as many to as many, and is known by them as well. Several results are left as they
    are; one of a shoot-out stands beside that of the match.
    """
    pattern, contest = (_RESULT_ZH, _CONTEST_ZH) if lang == "zh" else (_RESULT_EN, CONTEST)
    folded = fold(text)
    matches = pattern.finditer(folded) if contest.search(folded) else ()
    found = [match for match in matches if match.start() == 0 or folded[match.start() - 1] != "("]
    if not found:
        return _odd_goal(figures, folded)
    told = [_result(run, text, shoot_out=_is_shoot_out(folded, run)) for run in _runs(found, folded)]
    results = [each for run in told for each in run]
    if not _are_of_one_match(results):
        return figures
    kept = (
        each
        for each in figures
        if each.kind == "date"
        or (
            all(each.end <= result.start or each.start >= result.end for result in results)
            and not _OF_A_MATCH.match(folded, each.start)
        )
    )
    return (*kept, *{(each.unit, each.low): each for each in results}.values())


_ODD_GOAL = re.compile(r"\bby the odd goal in (three|five|seven|nine)\b", re.IGNORECASE)


def _odd_goal(figures: tuple[Figure, ...], folded: str) -> tuple[Figure, ...]:
    """The figures of a sentence with a result in place of all its goals, of which the winner scored one more."""
    found = _ODD_GOAL.search(folded)
    if found is None:
        return figures
    loser = number_of(found[1]) // 2
    start, end = found.span()
    result = Figure("ratio", "main", SCORE, Decimal((loser + 1) * _SIDES + loser), start=start, end=end, exact=found[0])
    return (*(each for each in figures if each.end <= start or each.start >= end), result)


def _are_of_one_match(results: list[Figure]) -> bool:
    """Whether one match is told, be it once by its sets and once without."""
    return all(len({each.low for each in results if each.unit == unit}) <= 1 for unit in RESULTS)


def _runs(found: list[re.Match[str]], folded: str) -> Iterator[list[re.Match[str]]]:
    """The results that follow each other as sets of one match do."""
    run = found[:1]
    for match in found[1:]:
        if _NEXT_SET.fullmatch(folded, run[-1].end(), match.start()):
            run.append(match)
        else:
            yield run
            run = [match]
    yield run


def _is_shoot_out(folded: str, run: list[re.Match[str]]) -> bool:
    start, end = run[0].start(), run[-1].end()
    before = _DIGIT.split(folded[max(0, start - _BEFORE) : start])[-1]
    before = _ON_PENALTIES.sub("", before, count=1) if _ON_PENALTIES.match(before) else before  # of the result before
    return _SHOOT_OUT.search(before) is not None or _ON_PENALTIES.match(folded, end) is not None


def _result(run: list[re.Match[str]], text: str, *, shoot_out: bool) -> list[Figure]:
    """How a match ended that a run of results tells, and its sets if there are several, those of the winner first."""
    sets = [tuple(number_of(each) for each in match.groups() if each) for match in run]
    first, second = (sum(one > other for one, other in sets), sum(one < other for one, other in sets))
    if len(sets) == 1:
        first, second = sets[0]
    start, end = run[0].start(), run[-1].end()
    smaller, larger = sorted((first, second))
    whole = Figure(
        "ratio",
        "main",
        SHOOT_OUT if shoot_out else SCORE,
        Decimal(larger * _SIDES + smaller),
        start=start,
        end=end,
        exact=text[start:end],
    )
    if len(sets) == 1:
        return [whole]
    points = [str(point).zfill(2) for pair in sets for point in (pair if first >= second else pair[::-1])]
    return [whole, replace(whole, unit=_SETS, low=Decimal("".join(points)))]


_PLACINGS = (
    (
        "first",
        "冠军|夺冠|金牌|夺金|摘金|折桂|第一名|首名",
        "champions?|gold(?: medal)?|first place|(?:came|finished) first",
    ),
    (
        "second",
        "亚军|银牌|夺银|摘银|第二名|次名",
        "runners?-up|silver(?: medal)?|second place|(?:came|finished) second",
    ),
    ("third", "季军|铜牌|夺铜|摘铜|第三名", "bronze(?: medal)?|third place|(?:came|finished) third"),
)
_PLACING = re.compile("|".join(rf"(?P<{name}>{zh}|\b(?:{en})\b)" for name, zh, en in _PLACINGS), re.IGNORECASE)
_MISSED = re.compile(
    r"(?:无缘|错失|错过|卫冕|失落|憾失|上届|前)[^,，。]{0,4}\Z|\b(?:defending|former|miss\w*|denied)(?: \w+){0,2} \Z",
    re.IGNORECASE,
)


def placing(text: str) -> str:
    """The one place that a sentence tells somebody took: first, second or third; empty for none or several."""
    folded = fold(text)
    found = (match for match in _PLACING.finditer(folded) if not _MISSED.search(folded, 0, match.start()))
    told = {match.lastgroup or "" for match in found}
    return told.pop() if len(told) == 1 else ""


_RACES = frozenset(map(Decimal, (50, 60, 100, 110, 200, 400, 800, 1500, 3000, 5000, 10000)))  # metres
_DISTANCE = re.compile(r"[\d,]+ ?m(?:etres?|eters?)?|[\d,]+米", re.IGNORECASE)
_RUN_BEFORE = re.compile(
    r"\b(?:(?:men|women|boys|girls)['’]s|indoor|outdoor|olympic|world|european|national|defending|over|the)\s\Z|[男女]子\Z",
    re.IGNORECASE,
)
_RUN_AFTER = re.compile(
    r"\s*(?:hurdles|steeplechase|relay|sprint|dash|race|final|heats?|champion|title|crown|medal|gold|silver|bronze"
    r"|freestyle|butterfly|backstroke|breaststroke|medley|world record|runner|events?|(?:at|in|on)\b|and \d|[,.;]|\Z)"
    r"|(?:栏|接力|自由泳|蝶泳|仰泳|蛙泳|混合泳|决赛|预赛|冠军|金牌|银牌|铜牌|短跑|赛跑|跑)",
    re.IGNORECASE,
)
_SURE_RUN = re.compile(
    r"\s*(?:(?:indoor|outdoor|world|european|olympic) )?(?:hurdles|steeplechase|relay|sprint|champion|title|medal"
    r"|gold\b|freestyle|butterfly|backstroke|breaststroke|medley)|(?:栏|接力|自由泳|蝶泳|仰泳|蛙泳|混合泳|决赛|预赛|冠军|金牌)",
    re.IGNORECASE,
)


_RECORD = re.compile(r"\s*(?:来|新|最)|[\s-]*(?:highs?|lows?|peak|record)\b", re.IGNORECASE)


def spans_record(figure: Figure, folded: str) -> bool:
    """Whether a length of time only says since when nothing was so high or low: 创22年新高, a 22-year low."""
    return figure.kind == "duration" and _RECORD.match(folded, figure.end) is not None


_WEIGHT_CLASS = re.compile(r"(?:以[上下])?[级級](?!别)|[ -](?:class|category|division)\b", re.IGNORECASE)

# What stands as high, or is shot from as far: the 10m platform, 10米气步枪.
_APPARATUS = re.compile(
    r"[ -]?(?:platform|springboard|air (?:rifle|pistol)|rapid[- ]fire)\b"
    r"|跳?[台臺板](?![阶币])|[氣气][步手][枪槍]|移[动動]靶",
    re.IGNORECASE,
)


def names_race(figure: Figure, text: str) -> bool:
    """Whether a distance or weight only names a contest and asserts nothing: the men's 60m, 男子100米, 69公斤级."""
    if figure.unit == "kg" and _WEIGHT_CLASS.match(text, figure.end):
        return True
    if figure.kind in ("measure", "count") and _APPARATUS.match(text, figure.end):
        return True
    if figure.kind not in ("measure", "count") or figure.low not in _RACES or not _DISTANCE.fullmatch(figure.exact):
        return False
    if _SURE_RUN.match(text, figure.end):
        return True
    return _RUN_BEFORE.search(text, 0, figure.start) is not None and _RUN_AFTER.match(text, figure.end) is not None
