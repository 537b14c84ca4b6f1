"""Whether an English verb of saying takes a statement where it stands, or an object, or is no verb at all."""

from __future__ import annotations

import re

from extract.en.numbers.number_words import TENS, UNITS
from extract.en.speech.speaker import Speaker
from extract.en.speech.speech_words import speech_words

_REPORTS_IN = re.compile(r"\s(?:in|on) (?:the |a |their )?[A-Z]")
# an amount behind a verb: added £3m
_OBJECT = re.compile(
    r"\s+(?:(?:an?|the|its|his|her|their|more|up|over|about|around|nearly|almost|at least)\s+)?[$£€\d]"
)
_NOUNS_TOO = frozenset(["project", "report", "claim", "estimate", "show", "forecast"])


# claimed the plans would cost, not: claimed the prize
_CLAUSE = re.compile(
    r"\s(?:the|a|an|his|her|their|its|it|he|she|they|there|this|[A-Z]\w+)\b[^,.;:\"“]{0,50}?"
    r"\s(?:would|will|was|were|is|are|had|has|have|could|can|may|might|should|did|do|does)\b"
)


# the official forecast had been, Globex's forecast for May
_FORECAST_NOUN = re.compile(r"\s(?:for|of|by|from|and|in|to|had|has|was|were|is|are|will|would|could|may|might)\b")
_PARTICLE = re.compile(r"\s(?:off|down|up|out(?! that\b))\b")  # wrote off $3bn, ruled out 40 deals
# Insurance claims had reached a record, jobless claims rose: a noun with a verb of its own
_RUNS_ON = re.compile(
    r"\s(?:had|has|have|were|was|are|is|will|would|could|may|might|rose|fell|grew|jumped|dropped|climbed|surged|topped"
    r"|reached|worth|against)\b"
)
_IN_WORDS = "|".join((*UNITS, *TENS))
_COUNTED = re.compile(  # reported only six deaths
    r"\s(?:(?:an?|the|its|their|more than|up to|over|about|around|nearly|almost|at least|only|just|another)\s){0,2}"
    rf"(?:[$£€]?\d|(?:{_IN_WORDS})\b)"
)
_COUNTING = ("reported", "confirmed", "recorded", "registered", "counted")
_BODY = re.compile(
    r"(?i:\b(?:ministry|government|authorit(?:y|ies)|officials|police|department|agency|commission|bureau|council"
    r"|hospitals?"
    r"|centre|center|office|organi[sz]ation|regulator|watchdog|institute|university|service|union|coroner))\Z"
)
# estimated 300 jobs would go: a statement that begins with its figure
_SO_MANY_DO = re.compile(
    r"(?:\s[a-z]+){0,3}?\s[$£€]?\d[\d,.]*[^,.;]{0,60}?\s(?:would|will|were|was|had|have|has|are|is|could|may|might)\b"
)
# Bradford Crown Court heard: what is told there; anybody else hears noises
_COURT = re.compile(r"(?i:court|inquest|tribunal|inquiry|hearing|jury|jurors|magistrates|committee|panel)\Z")
# reported a loss of $5m: a company tells its results
_CALLED = re.compile(r"(?!The|An?\b|One\b)[A-Z]")
_RESULT = re.compile(
    r"\s(?:(?:an?|its|their)\s)?(?:[\w.,%£$€-]+\s){0,8}?(?:loss|losses|profits?|earnings|revenues?|sales|income"
    r"|turnover|takings|orders|deficit|surplus)\b"
)
_RESULTS = frozenset(("reported", "reports", "reporting", "report"))
_OUTCOME = frozenset(("announced", "announces", "announcing", "unveiled"))
# announced a $3bn buyback: what is announced is told by whoever announces it, from its figure on
_ANNOUNCED = re.compile(r"\s(?:[\w'’-]+\s){0,4}?[$£€]?\d")


# declared Mr Ade the winner with 4,300 votes
_ELECTED = re.compile(
    r" (?:[A-Z][\w.'’-]* (?:(?:of|for|the) )*){1,8}(?:(?:as|to be) )?"
    r"(?:the |duly |re-)*(?:winner|victor|elected|champion)\b"
)
_WORK = re.compile(
    r" (?:an?|the|his|her|its|their)(?: [a-z-]+)?"
    r" (?:book|letter|novel|paper|poem|report|script|song|study)s?\b(?! that)"
)
_WRITING = frozenset(("writes", "wrote"))


def may_state(text: str, match: re.Match[str], subject: Speaker) -> bool:
    """Whether the verb takes a statement here and not an object, and is no noun (a project, a report)."""
    verb, table = match.group(), speech_words()
    if _PARTICLE.match(text, match.end()) or (verb == "heard" and not _COURT.search(text, subject.start, subject.end)):
        return False
    if verb.endswith("s") and verb in table.weak and _RUNS_ON.match(text, match.end()):
        return False
    if verb in _COUNTING and _COUNTED.match(text, match.end()) and _BODY.search(text, subject.start, subject.end):
        return True  # the ministry reported 214 new cases
    if verb in _RESULTS and _is_company(text, subject) and _RESULT.match(text, match.end()):
        return True
    if verb in _OUTCOME and _is_company(text, subject) and _ANNOUNCED.match(text, match.end()):
        return True
    if verb == "declared" and _ELECTED.match(text, match.end()):
        return True
    if _WORK.match(text, match.end()) and verb in _WRITING:
        return False
    if verb in _LEARNT:  # 40 houses burned down, the Daily Trust gathered
        outlet = subject.anaphor is None and _OUTLET.match(text, subject.start) is not None
        return outlet and text.endswith((", ", ","), 0, subject.clause) and _AT_END.match(text, match.end()) is not None
    if verb in _CLAIMING and _TO_HAVE.match(text, match.end()):
        return True  # claimed on Thursday to have arrested five
    if verb == "asked":
        return text[max(0, subject.clause - 2) : subject.clause].rstrip()[-1:] in ('"', "”")
    shown = subject.report and verb in ("show", "estimate", "claim")  # figures from the Guardian show
    if (
        verb in _NOUNS_TOO
        and not shown
        and subject.anaphor is None
        and text[subject.end - 1] != "s"
        and not _says_that(text, match)
    ):
        named = text[subject.start].isupper() and not subject.report
        if verb != "forecast" or not named or _FORECAST_NOUN.match(text, match.end()):
            return False
    if verb in table.closed and not subject.report and _CLAUSE.match(text, match.end()) is None:
        if text.endswith((", ", ","), 0, subject.clause) and _REPORTS_IN.match(text, match.end()):
            return True  # …, the team reports in the Lancet
        told = verb in table.adding and _SO_MANY_DO.match(text, match.end()) is not None
        return told or _STATED.match(text, match.end(), match.end() + 40) is not None
    if verb in ("found", "showed", "shows", "show", "suggests", "suggested", "suggest", "indicated", "indicates"):
        told = verb == "found" and _CLAUSE.match(text, match.end()) is not None  # researchers found the risk was
        return subject.report or told or text.startswith(" that", match.end())
    takes = verb in table.weak and verb not in table.forecasting and _OBJECT.match(text, match.end())
    return not takes or subject.report or _SO_MANY_DO.match(text, match.end()) is not None


_LEARNT = ("gathered", "learned", "learnt")
_OUTLET = re.compile(r"(?:[Tt]he )?[A-Z]")
_CLAIMING = ("claim", "claimed", "claims", "admits", "admitted", "deny", "denied", "denies")
_TO_HAVE = re.compile(
    r"(?: (?:(?:late |early )?on \w+day|yesterday|today|last \w+))? (?:to have|to be|to own|having)\b"
)
_COMPANY = re.compile(
    r"(?:company|firm|group|bank|airline|carrier|carmaker|retailer|maker|giant|operator|division|unit|subsidiary)\Z"
)


def _is_company(text: str, subject: Speaker) -> bool:
    """Whether a subject may tell its results: by name, by `it`, or as the company that it is."""
    if subject.anaphor is not None:
        return text[subject.start : subject.end].lower() == "it"
    return (
        _CALLED.match(text, subject.start) is not None or _COMPANY.search(text, subject.start, subject.end) is not None
    )


_STATED = re.compile(
    r"\s*(?:(?:on|in|last|this|late|earlier) (?:\w+ ){1,2})?that\b"
    r"|\s*(?:(?:(?:on )?[A-Z][a-z]+day|(?:earlier )?(?:this|last) [a-z]+|yesterday|today)\s*)?(?:[,:.\"“]|\Z)"
)


_AT_END = re.compile(
    r"(?:\s(?:(?:on )?[A-Z][a-z]+day|(?:earlier )?(?:this|last) [a-z]+|yesterday|today))?(?:[,.\"“]|\s*\Z)"
)


_LAST_CLAUSE = re.compile(r",[\"”]? (?:[\w'’-]+ ){1,6}\Z")


def closes(text: str, low: int, match: re.Match[str], end: int) -> bool:
    """Whether the verb ends a clause of its own, but for the day: …, palaeontologists reported on Monday."""
    return (
        _AT_END.match(text, match.end(), end) is not None and _LAST_CLAUSE.search(text, low, match.start()) is not None
    )


def _says_that(text: str, match: re.Match[str]) -> bool:
    return text.startswith(" that ", match.end()) and match.group() != "report"


# A doctor said, two more than the official count of 11.
_COUNT_OF_OTHERS = re.compile(
    r"\b(?:than|against|above|below|beyond|from|with|to) (?=(?:the|an?) (?:earlier |previous |current |latest )?"
    r"(?:official|government|police|state|ministry|military|army|council)(?:['’]s|s['’])? (?:[a-z]+ )?"
    r"(?:counts?|figures?|tally|tolls?|numbers?|estimates?|totals?)"
    r"(?: of| at| was| is|,)(?: [a-z]+){0,2} [$£€]?\d[^,;:]*\Z)"
)
_OFFICIAL = re.compile(
    r"\b(?:officials?|government|minist(?:er|ry)|spokes\w+|president|mayor|governor)\b", re.IGNORECASE
)


def own_until(text: str, start: int, end: int, speaker: Speaker) -> int:
    """Where in `start`..`end` a speaker's words stop: before the count of the officials that they are compared with.

    What officials say of their own count is theirs.
    """
    if _BODY.search(text, speaker.start, speaker.end) or _OFFICIAL.search(text, speaker.start, speaker.end):
        return end
    others = _COUNT_OF_OTHERS.search(text, start, end)
    return others.end() if others is not None else end
