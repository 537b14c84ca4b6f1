"""English subjects: the noun phrase a clause is about, found from its finite verb and capitals, without a tagger."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.document import Token
from extract.en.clauses import FALL, RISE

_AUXILIARIES = frozenset(
    "is are was were be been has have had will would can could may might shall should must do does did isn't aren't wasn't weren't hasn't "
    "haven't hadn't won't wouldn't can't couldn't don't doesn't didn't it's he's she's they're we're i'm we've they've 'll".split()
)
SPEAKING = frozenset(
    "said says say told tells announced announces reported reports added adds claimed claims confirmed believes believed estimated estimates "
    "predicted predicts warned warns stated argued argues insisted revealed reveals showed shows suggested suggests expects expected hopes "
    "forecast thinks thought found denied admitted acknowledged say tell believe estimate predict expect think know knows knew hope hopes fear fears feared insists".split()
)
_ACTIONS = frozenset(
    "made makes make took takes take taken gave gives give got gets get went goes go came comes come became becomes become began begins begin "
    "won wins win beat beats held holds hold kept keeps keep left leaves led leads met meets meet paid pays pay put puts ran runs run saw sees see "
    "sent sends sold sells sell spent spends spend spoke stood stands stand wrote writes bought buys buy brought brings built builds broke breaks "
    "chose cost costs drew drove fought found finds felt flew forgot fought hit hits hurt lent lay lies let lets owned owns own own posted posts "
    "set sets shot shut sat slept struck stole taught tore threw understood wore remains remain remained stays stay includes include included "
    "contains contain needs need wants want uses use offers offer offered serves works work worked helps help plays play played stars features starts "
    "start ends end opens opened open closes closed totals totalled totaled employs employed generates produces produced makes launches launch plans "
    "plan aims aim accounts account represents represent receives receive received carries carry attracts attracted earns earned stands faces face "
    "scored scores sits sees follows follow involves covers covered charges charged killed injured died dies published intends marks marked keeps "
    "prices trades traded averages averaged exceeds exceed appears appear seems seem lives live loses lost finishes finished ranks ranked measures weighs "
    "slump slumps consists comprises spans lasts lasted sees saw believe expect hope estimate estimates".split()
)
VERBS = (_AUXILIARIES | SPEAKING | _ACTIONS | frozenset(RISE) | frozenset(FALL)) - frozenset(
    "up down higher lower more less fewer extra from growth top reduction improvement contraction slow narrow increase decrease rise fall drop "
    "cut gain decline open own plan work use face account mark report estimate play start end offer".split()
)
_AMBIGUOUS = frozenset("cost hit cut set beat jump climb surge increase decrease rise fall drop cut gain decline open own plan work use face play start end offer slump dip run set need".split())
_DETERMINERS = frozenset("the a an this that these those some any all both each every no another other its their his her our my your many most several".split())
_PREPOSITIONS = frozenset("of at in for to from by with on over under after before during since until between among against about into through within without across per than as despite amid like including".split())
_OPENERS = frozenset(
    "but and or so however meanwhile although though while whereas because if when where also then now yet still already even indeed similarly instead "
    "moreover furthermore meantime today yesterday tomorrow recently currently previously only just almost nearly around about over more up".split()
)
_NO_SUBJECT_END = _DETERMINERS | _PREPOSITIONS | {"and", "or", "'s", ",", "-", "to", "'"}
_PRONOUNS = frozenset("it he she they we i you who which that this these those him them us its their his her our one there what both".split())
MEASURES = frozenset(
    "profit profits sales revenue revenues earnings income turnover loss losses price prices share shares value worth cost costs growth output "
    "production number numbers total figure figures rate rates volume volumes spending debt debts deficit surplus exports imports dividend dividends "
    "margin margins budget budgets wage wages salary salaries pay orders demand deliveries shipments stake population size length height weight "
    "speed age average amount amounts proportion percentage unemployment inflation gdp market turnout audience attendance subscribers results "
    "performance quarter gains expenses expenditure assets liabilities reserves valuation capitalisation capitalization takings "
    "cash fees charges bid offer half-year full-year second-quarter first-quarter bill tax".split()
)
_QUALIFIERS = frozenset("pre-tax net gross operating underlying annual quarterly total overall average full-year half-year interim worldwide global domestic retail online first second third fourth quarter year strong higher lower record advert ad car unit underlying like-for-like same-store group monthly weekly daily core combined".split())


class Subject(NamedTuple):
    """A subject read from a clause: a phrase, or a pronoun or measure whose holder must be looked for."""

    phrase: str
    holder: bool  # the phrase names who it is about; else a pronoun or a measure


def verb_at(words: list[Token], start: int = 0) -> int | None:
    """Index of the first finite verb from `start` on."""
    for at in range(start, len(words)):
        lower = words[at].word.lower().replace("’", "'")
        if lower in _AUXILIARIES or lower.endswith(("n't", "'ve", "'ll", "'re")):
            return at
        if words[at].word[0].isupper() and at > 0:
            continue
        tagged = words[at].tag
        if at == start:
            if tagged in _FINITE or (lower in VERBS and tagged[:1] == "V"):
                return at
        elif _can_govern(words[at - 1]) and (lower in VERBS or lower in _AMBIGUOUS or tagged in _FINITE or (tagged == "VBN" and _past(lower))):
            return at
    return None


_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def _past(lower: str) -> bool:
    return len(lower) > 4 and lower.endswith("ed")


def _can_govern(before: Token) -> bool:
    """Whether a word can be the end of a subject: not an article, preposition or adjective that asks for a noun."""
    lower = before.word.lower()
    if lower in _NO_SUBJECT_END:
        return False
    return lower in _PRONOUNS or before.word[0].isupper() or before.tag[0] != "J"


def subject_of(words: list[Token], bound: int) -> tuple[Subject | None, Subject | None]:
    """Subject of the clause up to `bound`, and the speaker when the clause begins with who says it."""
    before = [w for w in words if w.start < bound]
    verb = verb_at(before)
    speaker: Subject | None = None
    start = 0
    while verb is not None and before[verb].word.lower() in SPEAKING:
        later = verb + 1
        while later < len(before) and before[later].word.lower() in _BETWEEN:
            later += 1
        second = verb_at(before, later)
        if second is None or second == later:
            rest = before[later : later + 1]
            if rest and rest[0].word.lower() in _PRONOUNS:
                return Subject(rest[0].word, False), _phrase(before[start:verb])
            break
        speaker = speaker or _phrase(before[start:verb])
        start, verb = later, second
    return _phrase(before[start:verb] if verb is not None else []), speaker


_BETWEEN = frozenset("that on in early late yesterday today this last the the".split()) - {"the", "this", "last"}


def bare_phrase(words: list[Token]) -> Subject | None:
    """The noun phrase that a clause without a verb consists of (AOL, in its own internet business, AOL, had …)."""
    if not words or verb_at(words) is not None or words[0].word.lower() in _PREPOSITIONS | _OPENERS_STRICT:
        return None
    return _phrase(words)


_OPENERS_STRICT = frozenset("however meanwhile although though because if when where then now moreover furthermore today yesterday tomorrow recently who which that to not".split())


def _phrase(words: list[Token]) -> Subject | None:
    """The noun phrase that a stretch of words before a verb makes, reduced to who or what it is about."""
    words = _bounded(words)
    if not words:
        return None
    if len(words) == 1 and re.split("['’]", words[0].word.lower())[0] in _PRONOUNS:
        return Subject(words[0].word, False)
    if words[0].tag == "VBG" or not any(w.word[0].isupper() or w.tag[:1] == "N" for w in words):
        return None
    if words[-1].word.lower() in ("he", "she", "it", "they", "we", "i"):
        return Subject(words[-1].word, False)
    cut = next((at for at, w in enumerate(words) if w.word.lower() in _PREPOSITIONS and at > 0), len(words))
    head, rest = words[:cut], words[cut + 1 :]
    owned = next((at for at, w in enumerate(head) if w.word.endswith(("'s", "’s", "s'", "s’"))), None)
    if head[-1].word.lower() in MEASURES:
        if owned is not None:
            return Subject(_name(head[: owned + 1]), True)
        holder = _holder(head) or _name_in(rest)
        return Subject(holder, True) if holder else Subject(_plain(head), False)
    if head[-1].word.lower() in _GENERAL and head[0].word.lower() in _DETERMINERS:
        return Subject(_plain(head), False)
    if owned is not None and owned + 1 < len(head):
        return Subject(_plain(head[owned + 1 :] if head[0].word.lower() in _PRONOUNS else head), True)
    return Subject(_name(head), True)


_GENERAL = frozenset("company firm group bank carmaker airline retailer club team party government study report survey two pair duo former latter man woman".split())


def _bounded(words: list[Token]) -> list[Token]:
    """The words without openers, adverbs and what follows a relative pronoun or a mark."""
    while words and (words[0].word.lower() in _OPENERS | _PREPOSITIONS or not words[0].word[0].isalpha() or (words[0].word.lower().endswith("ly") and words[0].tag == "RB")):
        words = words[1:]
    for at, word in enumerate(words):
        if at and (word.word.lower() in ("who", "which", "that", "whose") or word.word in (",", "(", "-", ")", '"', "“")):
            words = words[:at]
            break
    while words and (words[-1].word.lower() in _OPENERS | _DETERMINERS or not words[-1].word[0].isalpha() or words[-1].tag == "RB"):
        words = words[:-1]
    return words


def _holder(head: list[Token]) -> str:
    """`Chrysler sales` → Chrysler; nothing for `fourth quarter sales`."""
    capital = [w for w in head[:-1] if w.word[0].isupper() and w.word.lower() not in _DETERMINERS | _QUALIFIERS and w.word.lower() not in MEASURES]
    if capital and not (capital[0] is head[0] and len(capital) == 1 and head[0].word.lower() in _QUALIFIERS):
        return capital[0].word if len(capital) == 1 else " ".join(w.word for w in capital)
    return ""


def _name_in(rest: list[Token]) -> str:
    """The last run of capitals in a phrase (at US media giant TimeWarner → TimeWarner)."""
    runs: list[list[str]] = []
    for at, word in enumerate(rest):
        if word.word[0].isupper():
            if at and rest[at - 1].word[0].isupper():
                runs[-1].append(word.word)
            else:
                runs.append([word.word])
    if runs:
        return " ".join(runs[-1])
    plain = [w.word for w in rest if w.word.lower() not in _DETERMINERS]
    cut = next((at for at, w in enumerate(plain) if w.lower() in _PREPOSITIONS), len(plain))
    return " ".join(plain[:cut])


def _name(head: list[Token]) -> str:
    """The proper name at the end of a phrase (search engine firm Google → Google), else the phrase without its determiner."""
    words = [w.word for w in head]
    words[-1] = re.sub(r"['’]s?\Z", "", words[-1])
    if len(words) > 1 and words[-1][:1].isupper():
        start = len(words) - 1
        while start > 0 and (words[start - 1][:1].isupper() and words[start - 1].lower() not in _DETERMINERS):
            start -= 1
        if start > 0 and any(w[:1].islower() and w.lower() not in _DETERMINERS for w in words[:start]):
            return " ".join(words[start:])
    while len(words) > 1 and words[0].lower() in _DETERMINERS:
        words = words[1:]
    return " ".join(words)


def _plain(head: list[Token]) -> str:
    words = [w.word for w in head]
    while len(words) > 1 and words[0].lower() in _DETERMINERS:
        words = words[1:]
    return " ".join(words)
