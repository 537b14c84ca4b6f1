"""Who speaks in an English paragraph: X said, said X, according to X, the figures of X showed, quotations.

Without a tagger: the words around a verb of saying are cut at punctuation and conjunctions, and what is left must look
like somebody, by its capitals or by its last noun.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extract.en.speech import polls
from extract.en.speech.apposition import apposed_before, apposed_behind, made_by, made_of, of_relative, published_by
from extract.en.speech.continuing import of_publisher
from extract.en.speech.foretellers import agreed_by, awaited, foreseen, polled, reckoned
from extract.en.speech.inverted import inverted
from extract.en.speech.openers import opener, opening_body, owner_of_view
from extract.en.speech.phraseend import PHRASE_END
from extract.en.speech.speaker import Speaker, anybody, report_at_end, speaker_of, unnamed_report
from extract.en.speech.speech_words import speech_words
from extract.en.speech.spoken import Passage, said_before, statement_of
from extract.en.speech.stating import closes, may_state, own_until
from extract.speech.statement import Statement
from extract.text.document import Document, Sentence
from extract.text.quotation import Quotations

_INSIDE = re.compile(r"\b(?:that|which|who|its|their|his|her)\s\Z")  # a figure that the bank expects to double
SUBJECT = 130  # the longest stretch before a verb that is searched for its subject


def find_statements(document: Document, sentences: Sequence[Sentence], last: int) -> list[Statement]:
    """The statements of the paragraph that `sentences` make up, in the order of their cues.

    English paragraphs are short and read whole, whatever the position `last` of their last figure.
    """
    start, end = sentences[0].start, sentences[-1].end
    starts = [sentence.start for sentence in sentences]
    passage = Passage(document, start, end, sentences, starts, Quotations.of(document.folded, start, end), set())
    found = []
    for match in speech_words().cue.finditer(document.folded, start, end):
        inside = passage.quotations.around(match.start())
        if inside is not None and inside.closed:
            continue
        statement = next((read for group, read in _READERS.items() if match[group]), _said)(passage, match)
        if statement is not None:
            found.append(statement)
    found += polls.statements(document, sentences, found)
    if not any(statement.start < sentences[0].end for statement in found):
        found += of_publisher(passage)
    return sorted(found, key=lambda statement: statement.start)


# --- according to X ---


def _according(passage: Passage, match: re.Match[str]) -> Statement | None:
    text = passage.document.folded
    stop = PHRASE_END.search(text, match.end() + 1, min(passage.end, match.end() + 150))
    end = stop.start() if stop else min(passage.end, match.end() + 150)
    sentence = passage.sentence(match.start())
    speaker = (
        made_of(text, end, sentence.end)
        or published_by(text, end, sentence.end)
        or speaker_of(text, match.end(), end)
        or anybody(text, match.end(), end)
        or unnamed_report(text, match.end(), end)
    )
    scope = (sentence.start, sentence.end)
    called = apposed_behind(text, match.end(), end, sentence.end) if speaker is not None else None
    if called is not None:  # according to its director, Ann Bell
        speaker, end = called, called.end
    if speaker is None:
        return Statement(match.start(), end, None, *scope, "hearsay")
    return statement_of(passage, speaker, (match.start(), end), scope, "according to")._replace(carries=True)


# --- X said / said X ---

_BEFORE_VERB = re.compile(
    r"(?:\s|^)(?:also|has|have|had|is|was|are|were|been|later|earlier|recently|already|still|now|previously|repeatedly"
    r"|publicly|then|once|even|himself|herself|itself|today|yesterday|reportedly|quoted as|further|officially|often"
    r"|always|therefore|on \w+day|last \w+|this \w+|[a-z]+ly)\s*$"
)

_PASSIVE = re.compile(
    r"\b(?:is|was|are|were|be|been|being|to|not|n't|can|could|would|should|will|may|might|must|never)\s+"
    r"(?:[a-z]+ly\s+|also\s+|widely\s+)?$"
)

_CUT = re.compile(
    r"[!?](?=\s)|,(?!\d{3})|[;:\"“”()\n]|—| [-–] |\b(?:that|but|while|which|although|though|because|when|whose|where|if"
    r"|since|as|whom|what|after|before|so|or|than)\s"
    r"|\band\s(?=(?:he|she|it|they|the|a|an|its|his|her|their|one|some|many|most|also|analysts|officials)\b)"
)

_AFTER = re.compile(
    r"\s*(?:$|[.,;!?\"“\n]|[-–—]\s|(?:on|in|at|to|during|after|before|when|as|while|last|this|yesterday|today"
    r"|earlier|later"
    r"|recently|by|from|with|via|of|about|following|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)"
)

_TOLD = re.compile(r"\s+(?:the\s+)?[\w.'’ ]{1,40}?(?=[.,;:\"“]|\s(?:that|on|in|at|how)\b|$)")

_THAT = re.compile(
    r"\s+(?:(?!(?:the|an?|it|he|she|they|there|its|his|her|we)\s)(?:(?!and\b)[A-Za-z.'’]+\s){0,7}?that\b|on \w+day\b)"
)


def _said(passage: Passage, match: re.Match[str]) -> Statement | None:
    text, verb = passage.document.folded, match.group()
    sentence = passage.sentence(match.start())
    early = inverted(passage, match, sentence) or awaited(passage, match)
    if early is not None:
        return early
    low = max(sentence.start, match.start() - SUBJECT)
    closing = closes(text, low, match, sentence.end)
    subject = _subject(text, low, match.start(), "said" if closing else verb)
    subject = subject or owner_of_view(text, sentence.start, match.start())
    subject = subject or (report_at_end(text, low, match.start()) if closing else None)
    added = verb in speech_words().adding and text.endswith(", ", low, match.start())
    if subject is None and (added or (verb in _JOINED and text.endswith((" and ", " but "), low, match.start()))):
        subject = opener(text, sentence.start, match.start() - 2)  # Acme raised its prices, saying costs were up 4%
        subject = subject._replace(clause=match.start()) if subject else None
    subject = subject or of_relative(text, low, match.start())
    if subject is None or not may_state(text, match, subject):
        return None
    statement = _spoken(passage, match, subject, sentence)
    if statement is not None and subject.anaphor == "anyone" and text[subject.start : subject.end].lower() == "it":
        body = opening_body(text, sentence.start, subject.start, things=False)  # Acme sold 24 jets, it said
        if body is not None:
            return statement._replace(name=passage.document.text[body.start : body.end], anaphor=None)
    return statement


_JOINED = frozenset(("said", "says", "found", "warned", "estimated", "predicted", "forecast", "concluded", "insisted"))


def _subject(text: str, low: int, end: int, verb: str) -> Speaker | None:
    """The speaker in the clause that ends at `end`, adverbs and auxiliaries before the verb left out."""
    for _ in range(4):
        before = _BEFORE_VERB.search(text, max(low, end - 24), end)
        if before is None:
            break
        if (
            _PASSIVE.search(text, max(low, end - 24), end)
            and not verb.endswith("ing")
            and "quoted" not in before.group()
        ):
            return None
        end = before.start()
    if _PASSIVE.search(text, max(low, end - 24), end) and not verb.endswith("ing"):
        return None
    while end > low and text[end - 1].isspace():
        end -= 1
    short = _SHORT_NAME.search(text, max(low, end - 16), end)
    end = short.start() if short else end  # the Office for National Statistics (ONS) said
    if end > low and text[end - 1] == ",":
        return _before_apposition(text, low, end - 1, verb)
    return _in_clause(text, low, end, verb)


def _before_apposition(text: str, low: int, end: int, verb: str) -> Speaker | None:
    """X of `X, 45, the chairman of Y, said`: the nearest comma before which somebody stands."""
    commas = [low + match.start() for match in re.finditer(r",(?=\s)", text[low:end])]
    made = made_by(text, commas[-1], end) if commas else None  # the figures, published by the ONS on Monday, showed
    if made is not None and _in_clause(text, low, commas[-1], verb) is not None:
        return made._replace(clause=low)
    called = apposed_before(text, low, commas[-1], end) if commas else None
    if called is not None:
        return called
    for comma in reversed(commas[-4:]):
        if text[comma + 2 : comma + 3].isupper() and comma != commas[0] and not _OFFICE_OF.match(text, comma, end):
            continue  # one of several names in the apposition
        if _IN_ASIDE.search(text, max(low, comma - _ASIDE), comma):
            continue
        aged = _AGED.search(text, max(low, comma - 8), comma)
        speaker = _in_clause(text, low, aged.start() if aged else comma, verb)  # Ann Bell (54), who owns
        if speaker is not None:
            return speaker
    if not commas:
        return None
    named = _in_clause(text, commas[-1] + 1, end, verb)  # Net monitor, OneStat, has reported
    return named if named is not None and named.anaphor is None and text[named.start].isupper() else None


def _in_clause(text: str, low: int, end: int, verb: str) -> Speaker | None:
    start = max((m.end() for m in _CUT.finditer(text, low, end)), default=low)
    timed = _WHEN.match(text, start, end)
    start = timed.end() if timed else start  # but last September it
    joined = _JOINED_BY.match(text, start, end)
    start = joined.end("before") if joined else start  # it is unlikely to end and experts predict
    beside = _WITH.match(text, start, end) if verb.endswith("ing") else None
    start = beside.end() if beside else start  # …, with analysts saying that
    if text.endswith(("'s", "’s", "s'", "s’"), start, end) and verb not in _FINITE:
        return None  # BA's estimated revenues; but Moody's expects
    speaker = speaker_of(text, start, end)
    several = _WHO_RECKON.match(text, start, end) if verb == "put" and speaker is None else None
    if several is not None:
        return Speaker(*several.span("who"), clause=start)
    if speaker is None and verb in _STRONG:
        speaker = anybody(text, start, end, after_comma=text.endswith(",", low, start))
    return speaker._replace(clause=start) if speaker is not None else None


# Graziers put losses at
_WHO_RECKON = re.compile(
    r"\s*(?:But |And )?(?P<who>(?:[A-Za-z][a-z-]+ )?(?!(?:[Nn]umb|[Oo]rd|[Pp]ap)ers)"
    r"[A-Za-z][a-z]+(?:ers|ors|ists|ians|men))\s*\Z"
)
# Not: designers put logos at 40 sites
_RECKONED = re.compile(
    r"\b(?:it|them|damage|growth|inflation|output|turnout|worth|loss(?:es)?|catch(?:es)?|(?:age|bill|chance|cost|crowd|figure"
    r"|harvest|number|odd|price|profit|rate|risk|saving|share|size|toll|total|value|wage|yield)s?)\b"
)
# Acme's chairman
_OFFICE_OF = re.compile(r",\s[A-Z][\w.&-]*(?: [A-Z][\w.&-]*)*['’]s? (?:[A-Z]?[a-z-]+ ){0,3}[a-z]+(?=,|\Z)")
_AGED = re.compile(r"\s\(\d{2,3}\)\Z")
_ASIDE = 80
# Ann Bell, of the University of Hale, who led the trial, said
_IN_ASIDE = re.compile(r"[\w.)], (?:of|from|at|in|with|based|formerly) [^,]+\Z")
_SHORT_NAME = re.compile(r"\s\([A-Z][A-Za-z&.-]{1,9}\)\Z")
_WHEN = re.compile(
    r"\s*(?:(?:But|And|Then|but|and) )?(?:[Ll]ast|[Tt]his|[Ii]n|[Ee]arlier (?:in|this|last)|[Oo]n) (?:[\w-]+ ){0,2}"
    r"(?:[A-Z][a-z]+day|week|month|year|quarter|[A-Z][a-z]+(?: \d{4})?|\d{4}),? (?=(?:he|she|it|they)\Z)"
)
_JOINED_BY = re.compile(r"(?P<before>(?:[\w'’-]+\s){4,}and\s)[a-z]+s\Z")
_WITH = re.compile(r"\s*with\s")
_FINITE = frozenset(["says", "said", "expects", "predicts", "believes", "thinks", "warned", "warns", "told", "reckons"])
_STRONG = (_FINITE - {"thinks", "warns"}) | {"explained", "argued", "insisted"}


def _put(passage: Passage, match: re.Match[str]) -> Statement | None:
    """Officials put the damage at £4m: what follows `at` is theirs."""
    text = passage.document.folded
    sentence = passage.sentence(match.start())
    subject = _subject(text, max(sentence.start, match.start() - SUBJECT), match.start(), "put")
    if subject is None or (subject.anaphor == "anyone" and text[subject.start : subject.end] != "It"):
        return None
    who = text[subject.start : subject.end]
    doers = _WHO_RECKON.fullmatch(who) is not None and who.split()[-1].lower() not in speech_words().speakers
    if doers and _RECKONED.search(match.group()) is None:
        return None
    frame = (subject.start, match.end())
    return statement_of(passage, subject, frame, (match.end(), sentence.end), "put at")


def _citing(passage: Passage, match: re.Match[str]) -> Statement | None:
    """…, the agency reported, citing officials: the sentence is first of all theirs."""
    text, sentence = passage.document.folded, passage.sentence(match.start())
    stop = PHRASE_END.search(text, match.end() + 1, min(sentence.end, match.end() + 90))
    end = stop.start() if stop else min(sentence.end, match.end() + 90)
    speaker = speaker_of(text, match.end(), end)
    if speaker is None or speaker.anaphor is not None:
        return None  # citing weak demand
    return statement_of(passage, speaker, (match.start(), end), (sentence.start, sentence.end), "citing")


_READERS: dict[str, Callable[[Passage, re.Match[str]], Statement | None]] = {
    "according": _according,
    "put": _put,
    "reckoned": reckoned,
    "citing": _citing,
    "passive": agreed_by,
    "polled": polled,
    "foreseen": foreseen,
}

_LONG_LEAD = 24
_SHOWN = re.compile(r"\s*(?:(?:on )?\w+day|yesterday|today|last week|this week)?\s*(?:[.,;]|$)")
_OTHER_VOICE = re.compile(r",\s(?:while|but|although|though|whereas)\s|;\s")  # officials said, while villagers insisted
_LEAD_IN = re.compile(
    r"(?:In|On|At(?! least| most)|For|By|From|However|But|And|Meanwhile|Still|Yet|Also|After|Before|During|Since|With"
    r"|Despite|As(?! (?:many|much|few|little) as)|Last|Earlier|Separately|Instead|Then|Now|So|Nevertheless"
    r"|Moreover|Similarly|Asked|Speaking|Writing)\b[^,]{0,30},$"
)

_OPENED = re.compile(r" [–-] (?:(?! [–-] ).)*\Z")
_CLOSING_DASH = re.compile(r" [–-] ")
_HAS = re.compile(r"\b(?:has|have) (?:[a-z]+ )?\Z")
_HAS_ALSO = re.compile(r",? and (?:has|have) ")
_ASIDE_BACK = 40  # characters before a speaker in which an aside may begin
_JOINS = re.compile(r"(?:,| )\s?(?:and|but|while|although|though|whereas)\s\Z")  # shops open in May, and it expects
_WHERE = re.compile(r",\swhere\s(?:[^,\"“]|,(?=\d))*\Z")  # of the place the article tells itself


def _spoken(passage: Passage, match: re.Match[str], speaker: Speaker, sentence: Sentence) -> Statement | None:
    text, end = passage.document.folded, match.end()
    before = text[sentence.start : speaker.clause].rstrip()
    if speaker.report:
        stated = len(before) > _LONG_LEAD or _LEAD_IN.match(before) is None  # not: In May, figures showed
        after = before[-1:] == "," and stated and _SHOWN.match(text, end, sentence.end)
        scope = (sentence.start if after else end, sentence.end)
        shown = statement_of(passage, speaker, (speaker.start, end), scope, "figures show")
        return shown._replace(carries=True, outer=polls.names_poll(text, speaker.clause, match.start()))
    told = _TOLD.match(text, end) if match.group() in ("told", "tells", "telling") else None
    rest = text[told.end() if told else end : sentence.end]
    other = _OTHER_VOICE.match(rest)
    other = other if other is not None and speech_words().cue.search(rest) is not None else None
    short = (len(rest) < 90 and _AFTER.match(rest) is not None and " that " not in rest) or other is not None
    opening = re.compile(r"\S").search(text, speaker.clause, speaker.start)
    frame = (opening.start() if opening else speaker.start, told.end() if told else end)
    that = _THAT.match(text, frame[1], sentence.end)
    frame = (frame[0], that.end() if that else frame[1])
    if before and before[-1] in '"”' and not rest.startswith(" that"):
        start = said_before(passage, sentence.start + len(before), sentence)
        return statement_of(passage, speaker, frame, (start, sentence.end), "quoted")._replace(carries=True)
    if before and before[-1] in ",?!" and short and _LEAD_IN.match(before) is None:
        until = frame[1] if other is not None else own_until(text, frame[1], sentence.end, speaker)
        return statement_of(passage, speaker, frame, (sentence.start, until), "said after")._replace(carries=True)
    stop, quote = own_until(text, frame[1], sentence.end, speaker), re.compile(r"[:,]?\s*[\"“]").match(text, frame[1])
    if quote is not None:
        quotation = passage.quotations.around(quote.end() - 1)
        if quotation is not None:
            passage.taken.add(quotation.start)
            stop = max(stop, quotation.end)
    else:
        stop = next((where.start() for where in _WHERE.finditer(text, frame[1], stop)), stop)
    aside = _OPENED.search(text, max(sentence.start, speaker.clause - _ASIDE_BACK), speaker.start)
    closed = _CLOSING_DASH.search(text, frame[1], stop) if aside and quote is None else None
    stop = closed.start() if closed else stop  # - whom he says he fathered - and 14% voiced
    gone_on = _HAS_ALSO.search(text, frame[1], stop) if _HAS.search(text, frame[0], match.start()) else None
    stop = gone_on.start() if gone_on else stop  # has admitted he was wrong and has since paid
    inside = any(_INSIDE.search(text, sentence.start, at) for at in (speaker.clause, match.start()))
    apart = _JOINS.search(text, sentence.start, speaker.clause) is not None
    start = sentence.start if match.group() in speech_words().forecasting and not inside else frame[1]
    start = max(start, speaker.clause) if apart else start
    return statement_of(passage, speaker, frame, (start, stop), "said")._replace(carries=True)
