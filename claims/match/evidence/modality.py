"""What is wanted or planned, and what is so: 50,000 places that a city plans are not the 50,000 that it has."""

from __future__ import annotations

import re
from functools import lru_cache

from claims.match.pairs.pair import Feature, Pair
from claims.match.statement.mention import Mention
from claims.match.statement.once import once
from claims.match.statement.results import RESULTS
from extract.text.fold import fold

_AIM = re.compile(
    r"要达到|[要欲]争|到20\d\d年.{0,20}(?:将|要)|达到.{0,12}目标|目标|力争|争取|计划|规划|拟|旨在"
    r"|求刑|求处|(?:检方|控方|公诉方|检察官|检控官|律政司).{0,8}(?:建议|要求|请求|求判)|最高可(?:判|处)|面临.{0,12}(?:监禁|刑期)"
    r"|\b(?:prosecutors?|prosecution|lawyers?|defence)(?: \w+){0,3} (?:asked|recommended|demanded|called)\b"
    r"|\bfac(?:es?|ed|ing) (?:up to|a maximum|a possible|as (?:many|much) as|between)\b"
    r"|\b(?:aims?|aiming|aimed|targets?|targeted|goals?|(?<!travel )plans?|planned|planning|intends?|hopes?"
    r"|would(?! (?:support|back|favou?r|oppose|vote|prefer|welcome))"  # so people answer when they are asked
    r"|should|wants?"
    r"|seeks?|seeking|sought|request(?:ed|(?<!asylum request)s)?|(?<!the )propos(?:es?|ed))\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"将|预计|有望|预期|料|未来|今后|明年|要求|希望|建议|可望|准备"
    r"|\b(?:will|shall|going|expect(?:s|ed)?|forecasts?|next|set|due|by 20\d\d|could|may|might|if"
    r"|to (?!\d|[$£€]|(?:one|two|three|four|five|six|seven|eight|nine|ten|the|an?|its|their|his|her)\b)"
    r"|(?:call|ask)(?:s|ed)? for|demand(?:s|ed)?|urg(?:es?|ed))\b",
    re.IGNORECASE,
)
# What somebody reckons is to come; a forecast that something is compared with is none.
_FORECAST = re.compile(
    r"预测|预计|(?<![于出比合])预期|预估|料将|展望"
    r"|\b(?:(?:advance|flash) (?:\w+ )?estimates?|forecasts?|forecasting|predict(?:s|ed|ions?)?|projections?"
    r"|projects (?:that|the)|projected|expects"
    r"|(?<!than )(?<!as )expected)\b",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"已|被判|(?<=[天年月日时])后|现有|目前|共有|去年|上年|昨|完成|了(?!解)|过去|此前|曾|仍有|如今"
    r"|\b(?:has|have|had|now|last|ago|already|was|were|currently|since|gave|given|got|handed)\b|\b[a-z]{3,}ed\b",
    re.IGNORECASE,
)


_PUNISHED = frozenset(("prosecution.sentenced", "finance.fine"))
# What the prosecution asks of a court.
_TERM_ASKED = re.compile(
    r"求刑|求处|(?:检方|控方|公诉方|公诉人|检察官|检控官|检察院|律政司)[^,，。;；]{0,8}(?:建议|要求|请求|求判)"
    r"|\b(?:prosecutors?|prosecution|state attorneys?)(?: \w+){0,3} "
    r"(?:asked|recommended|demanded|called|sought|(?:are|is|was|were) (?:seeking|asking|demanding))\b",
    re.IGNORECASE,
)


@once
def _asks_term(mention: Mention) -> bool:
    clause = mention.folded_clause
    told = mention.folded[: mention.end] if clause.startswith("并") else clause  # 求处无期,并科罚金500万元
    return not _PUNISHED.isdisjoint(mention.forms) and _TERM_ASKED.search(told) is not None


# What is promised is more than what has come: pledged tanks, delivered tanks.
_PROMISED = re.compile(r"承诺|许诺|答应|允诺|\b(?:pledg|promis|vow)(?:e[sd]?|es|ed|ing)?\b", re.IGNORECASE)
_HANDED_OVER = re.compile(
    r"交付|运抵|抵达|到位|拨付|付清|兑现|送达|移交|收到|已(?:经)?(?:支付|提供|发放)"
    r"|\b(?:deliver(?:ed|ies|y)|shipped|disbursed|paid(?: out)?|handed over|arrived|received|materiali[sz]ed)\b",
    re.IGNORECASE,
)
TARGET = -0.5  # a target is not missed by who counts another number, nor is it another claim where numbers agree
_TARGET = re.compile(
    r"目标|力争|争取|\b(?:targets?|targeted|goals?|aims?|aimed|aiming|(?:meant|supposed|hoped) to)\b", re.IGNORECASE
)


def _is_target(mention: Mention) -> bool:
    return _TARGET.search(mention.folded_clause) is not None


# What a figure is compared with that came about: more than expected.
_AGAINST_FORECAST = re.compile(r"(?:[高低优好逊]于|超[出过]?|不及|符合|未达)[^,，。;；]{0,8}预[期测估]")


@lru_cache(maxsize=20_000)
def _matches(text: str) -> tuple[bool, bool, bool]:
    folded = _AGAINST_FORECAST.sub("", fold(text))
    return bool(_AIM.search(folded)), bool(_AHEAD.search(folded)), bool(_DONE.search(folded))


_PROGRAMME = re.compile(r"(?:工作报告|规划|纲要|方案|意见)[^，。]{0,6}(?:提出|明确|要求)")


@once
def is_aim(mention: Mention) -> bool:
    """Whether its clause speaks of an aim, a plan or a wish, or stands in a programme."""
    programme = _PROGRAMME.search(mention.folded[: mention.end])
    return programme is not None or _matches(mention.text[mention.start : mention.end])[0]


def modality(pair: Pair) -> Feature:
    """What is planned is not what is so: of two statements one of which says that it has come about."""
    for mention, other in ((pair.left, pair.right), (pair.right, pair.left)):
        if _asks_term(mention) and not is_aim(other):
            return Feature("modality", -1.0, "One tells what was asked of a court, the other what it gave.")
        if is_aim(mention) and _is_fact(other):
            return Feature("modality", -1.0, "One tells of a plan or an aim, the other of what is so.")
        if _forecasts(mention) and _is_told_as_fact(other):
            return Feature("modality", -1.0, "One tells of a forecast, the other of what came about.")
        if _is_ahead(mention) and _PAST.search(other.folded) and not _is_ahead(other):
            return Feature("modality", -1.0, "One tells of what is to come, the other of what is past.")
        if _is_ahead(mention) and _is_done(other):
            return Feature("modality", -1.0, "One tells of what is to be done, the other of what is done.")
        if pair.is_clash and _is_ahead(mention) and _is_now(other):
            return Feature("modality", TARGET, "One tells of what is to come, the other of what is so now.")
        if pair.is_clash and _forecasts(mention) and not _forecasts(other):
            return Feature("modality", TARGET, "One tells of a forecast, the other of none.")
        if pair.is_clash and _is_scheduled(mention) and not _is_scheduled(other):
            return Feature("modality", TARGET, "One tells what was once due, the other what came.")
    if pair.is_clash and _are_two_forecasters(pair):
        return Feature("modality", TARGET, "Two who forecast the same expect otherwise.")
    if _are_promise_and_deed(pair):
        return Feature("modality", -1.0, "One tells what was promised, the other what came of it.")
    if _is_supposed(pair.left) != _is_supposed(pair.right):
        return Feature("modality", -1.0, "One only supposes what the other tells.")
    played = pair.leading is not None and pair.leading.left.unit in RESULTS  # by the odd goal in three
    if not played and _is_target(pair.left) != _is_target(pair.right):
        return Feature("modality", TARGET, "One tells of a target, the other of none.")
    return Feature("modality", 0.0, "Neither is a plan of what the other says is so.")


def _are_promise_and_deed(pair: Pair) -> bool:
    told = [mention.folded_clause for mention in (pair.left, pair.right)]
    promised, done = ([pattern.search(text) is not None for text in told] for pattern in (_PROMISED, _HANDED_OVER))
    if promised[0] == promised[1]:
        return False
    other = (pair.left, pair.right)[promised[0]]
    return (done[promised[0]] and not done[promised[1]]) or _is_done(other)


_IF = re.compile(r"如果|假如|假设|倘若|要是|万一|一旦|(?:^|[,，。;；:：])若(?!干|非)|^(?:even )?if\b", re.IGNORECASE)


@once
def _is_supposed(mention: Mention) -> bool:
    """Whether its sentence up to the end of its clause is a condition."""
    return _IF.search(mention.folded[: mention.end]) is not None


# What lies behind, as far as it is dated; "will" told of it would be odd.
_PAST = re.compile(
    r"(?<![比较同])(?:去年|前年|上年|上月|上周)|(?<!than )(?<!from )(?<!on )\blast (?:year|month|week)\b"
    r"|\b(?:ago|since (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_FUTURE = re.compile(r"将|明年|拟|\b(?:will|shall|going to|next (?:year|month|week))\b", re.IGNORECASE)


_COME_ABOUT = re.compile(
    r"(?<![如若])已(?:经|于)?(?!故|知|婚|久|宣布|表示|决定|计划|同意|批准|要求|下令|承诺|公布|通过|预)[\u3400-\u9fff]"
    r"|\b(?:has|have) (?:already|so far) [a-z]+",
    re.IGNORECASE,
)


@once
def _is_done(mention: Mention) -> bool:
    """Whether its clause tells that something has been done, and not merely settled on."""
    clause = mention.folded_clause
    return _COME_ABOUT.search(clause) is not None and not _is_ahead(mention) and not is_aim(mention)


_SCHEDULED = re.compile(
    r"原定|原计划|原拟|原本(?:计划|预计|打算)|本应"
    r"|\b(?:was|were) (?:due|scheduled|supposed|meant|to have)\b|\boriginally\b",
    re.IGNORECASE,
)


@once
def _is_scheduled(mention: Mention) -> bool:
    return _SCHEDULED.search(mention.folded_clause) is not None


def _are_two_forecasters(pair: Pair) -> bool:
    """Whether both tell a forecast, and name other bodies that made it."""
    left, right = ({form for form in mention.forms if form.startswith("body.")} for mention in (pair.left, pair.right))
    return bool(left and right) and left.isdisjoint(right) and _forecasts(pair.left) and _forecasts(pair.right)


_NOW = re.compile(r"目前|现有|现在|如今|现时|\b(?:now|currently|at present|so far|today)\b", re.IGNORECASE)


def _is_now(mention: Mention) -> bool:
    return _NOW.search(mention.folded_clause) is not None and not _is_ahead(mention)


def _is_ahead(mention: Mention) -> bool:
    clause = mention.folded_clause
    return _FUTURE.search(clause) is not None and _PAST.search(clause) is None


@lru_cache(maxsize=20_000)
def _reckons(text: str) -> bool:
    return _FORECAST.search(_AGAINST_FORECAST.sub("", fold(text))) is not None


def _forecasts(mention: Mention) -> bool:
    return _reckons(mention.text[: mention.end])


_HAPPENED = re.compile(
    r"同比|已|了(?!解)|公布|录得|昨|去年|显示|初值|实际|统计"
    r"|\b(?:was|were|had|grew|rose|fell|shrank|came|stood|hit|made|sold|won|lost|cut|[a-z]{3,}ed)\b",
    re.IGNORECASE,
)


def _is_told_as_fact(mention: Mention) -> bool:
    _, ahead, _ = _matches(mention.text)
    if _AGAINST_FORECAST.search(mention.folded):
        return True
    return not ahead and not _reckons(mention.text) and _HAPPENED.search(mention.folded) is not None


def _is_fact(mention: Mention) -> bool:
    aim, ahead, done = _matches(mention.text)
    return done and not aim and not ahead
