"""Digits and number words that are no quantities: names, scores, clock times, telephone numbers, addresses, list numbers."""

from __future__ import annotations

import re

from extract.en.passage import Passage
from extract.en.units import read_unit

_TOKEN_BEFORE = re.compile(r"[^\s\"“”‘’(),;]{1,40}\Z")
_TOKEN_AFTER = re.compile(r"[^\s\"“”‘’(),;]{1,60}")
_ADDRESS = re.compile(r"://|www\.|@|\.(?:com|org|net|co|gov|edu|html?|php|io)\b")
_CLOCK = re.compile(
    r"(?:[01]?\d|2[0-4])(?:[:.][0-5]\d)?[ -]?(?:[ap]\.?m\b\.?|o['’]clock|noon\b|(?:hrs|hours)? ?(?:GMT|BST|UTC|CET|EST|EDT|ET|PT|PST|PDT|IST)\b)|\d{1,3}:[0-5]\d(?:[:.]\d{1,2})?(?![\d:])"
    r"|[0-2]\d[0-5]\d(?:hrs)? ?(?:GMT|BST|UTC|CET|EST|EDT|IST|hrs|hours)\b",
    re.IGNORECASE,
)
_PHONE = re.compile(
    r"(?:\+\d{1,3}[ -]|\b0)\d{2,5}[ -]\d{3,4}(?:[ -]?\d{3,4})?\b|\d{3}-\d{3}-\d{4}\b|\d{3}-\d{4}\b|\(?\d{3}\) \d{3}-\d{4}\b|0[1-9]\d{7,10}\b|08\d{2} \d{3,4}(?: \d{2,4})?\b"
)
_SCORE = re.compile(r"\d{1,3}(?:[-–]\d{1,3}){1,3}(?![\d%,.]\d|\d|%)(?:[ ,]+(?:\(\d{1,2}[-–]\d{1,2}\)|\d{1,2}[-–]\d{1,2}(?:[ ,]?\(\d{1,2}(?:[-/]\d{1,2})?\))?)){0,5}")
_RANGE_AFTER = re.compile(r"[ -]?(?:%|[kmbt]n?\b|million|billion|trillion|thousand|hundred|per ?cent|percentage|basis|[a-z]*(?:year|month|week|day|hour|minute|second|mile|metre|meter|foot|feet|inch)(?:s|-|\b)|km|kg|cm|mm|ft|lbs?|bps?|[a-z-]+s\b(?! (?:win|defeat|victory|lead))(?<!victors)(?<!winners)(?<!losers)(?<!success)(?<!loss)(?<!champions)(?<!underdogs)(?<!favourites)(?<!minutes)|people\b|men\b|women\b|children\b|p\b|per\b|cents?\b|degrees)")
_SLASH = re.compile(r"(?:50 Cent\b|9/11|24/7|7/7|50/50|20/20|9-11|50-50|4x4|[0-9]+x[0-9]+|365/24/7|\d{1,3}/[1-9]\d?(?=,? (?:favou?rite|shot|on\b|to win|outsider|odds|joint))|360[- ]degree|\d+/\d+(?= in the|,| to | at |\)))(?![\d])")
_VERSION = re.compile(r"\d+(?:\.\d+){2,}(?!\d)")
_STREET = re.compile(r"\d{1,5}[A-Za-z]? (?:[A-Z][a-z]+ ){1,2}(?:Street|Road|Avenue|Ave|St|Rd|Lane|Drive|Boulevard|Blvd|Way|Square|Place|Highway|Terrace|Crescent|Court)\b")
_LIST_NUMBER = re.compile(r"\d{1,2}[.)] ?(?=[A-Z\"“])")
_FOOTNOTE = re.compile(r"\d{1,3}\]")
_GLUED = re.compile(r"[A-Za-z_]\Z")
_CURRENCY_GLUE = re.compile(r"(?:^|[^A-Za-z])(?:Rs|RMB|US|A|C|HK|NZ|S|NT|R|N|NGN|GH|USD|EUR|GBP|CHF|INR|JPY|CNY|AUD|CAD|KSh|Ksh|Sh|RM|Rp|Tk|P|Php|PHP|SEK|NOK|DKK|AED|SAR|K|Br|Le|GHS|ZAR|KES|TZS|BRL|MXN|KRW|HKD|SGD|NZD|TWD|THB|c|x|€|£)\Z")
# Indexes and sets that carry a number in their names.
_INDEX = re.compile(
    r"\b(?:FTSE(?:[- ]?MIB)?|S&P(?:/\w+)?(?: [A-Z]+)?|Standard (?:and|&) Poor['’]s|Nikkei(?:-| Stock Average)?|CAC(?:-)?|Nasdaq|NASDAQ|Nasdaq-|Euro ?Stoxx|Euro STOXX|STOXX(?: Europe)?|Stoxx(?: Europe)?|Russell|"
    r"Fortune|Forbes|Euronext|ASX|S&P/ASX|TSX|CSI|SSE|KOSPI|Kospi|FTSEurofirst|Eurofirst|Nifty|NSE|BSE|IBEX|DAX|MDAX|HDAX|TOPIX|Topix|JSE Top|AIM|Wilshire|MSCI|Bovespa|Sensex|ISEQ|BEL|AEX|OMX|SMI|PSI|OBX|ATX|WIG|"
    r"Dow Jones|Blue-chip|All[- ]Share|Nikkei's|Ivy|VN|Straits Times|LQ|SET|Inc\.?|Hot|Billboard|UK Top|Global|Power|Interbrand|Shanghai|Shenzhen|CSI-)[ -]?\Z"
)
_INDEX_NUMBERS = frozenset("20 25 30 35 40 50 60 100 120 200 225 250 300 350 400 500 600 1000 2000 3000 5000".split())
# Words, mostly with a capital, that are followed by a number which only names.
_NAMING = re.compile(
    r"\b(?:Boeing|Airbus|Windows|iPhone|iPad|iOS|Android|Formula|Channel|Article|Articles|Route|Highway|Section|Chapter|Title|Terminal|Radio|Bowl|Apollo|Xbox|PlayStation|Playstation|Galaxy|Area|Studio|"
    r"Room|Gate|Platform|Flight|flight|Grade|grade|Level|Phase|phase|Stage|Day|Week|Year|Page|page|Type|type|Category|category|Tier|tier|Class|Group|Pool|Division|League|BBC|ITV|Force|War|Chapter|Part|part|"
    r"Volume|Vol|Episode|episode|Season|Series|Act|Scene|Version|version|Resolution|resolution|Rule|Law|Psalm|Unit|Line|Lot|Row|Box|Bus|Interstate|Exit|Junction|junction|Pier|Building|Block|Ward|District|Zone|"
    r"Model|Mark|Mk|Serie|Ligue|Bundesliga|Expo|Euro|Agenda|Vision|Operation|Number|Covid|COVID|Mach|Proposition|Prop|Amendment|Schedule|Annex|Appendix|Figure|Fig|Table|Clause|clause|Regulation|Directive|"
    r"Halo|Quake|Doom|Half-Life|Gran Turismo|Final Fantasy|Shrek|Spider-Man|Terminator|Toy Story|Ocean['’]s|Catch|Sin City|Kill Bill|Saw|Rocky|Rambo|GTA|MTV|Studio|Section|Sky Sports|Pentium|Office|Photoshop|"
    r"Core|Ryzen|GeForce|GPT|Web|Office|Apartment|Flat|Suite|Cell|Camp|Tour|Group|Pipeline|Mersenne|Plan|Title|Model|Team|Band|Lane|Sector|Track|Hole|Round|round|Game|Match|Heat|Test|Division|Super|World Cup|Class of|Studio|"
    r"Soyuz|Shenzhou|Chang['’]e|Ariane|Falcon|Sputnik|Voyager|Discovery|Mars|Cassini|Porsche|Peugeot|Renault|Audi|Mazda|Ferrari|Form|form|question|Question|Stalag|Proton|Gemini|Skylab|Playoff|Playoffs|Windows|"
    r"Directive|paragraph|Paragraph|para|verse|Verse|section|article|chapter|Rule|rule|line|Option|option|Protocol|Notice|Order|Case|Count|count|counts|Bill|HB|SB|HR|Item|item|Pub|Public Law|Blink|Maroon|Sum|Level|level|step|Step|door|lane)"
    r"(?:['’]s)? ?-?\Z"
)  # fmt: skip
_NUMBERED = re.compile(r"\b(?:phase|stage|type|grade|category|tier|flight|page|chapter|section|clause|paragraph|junction|version|question|protocol|option|[Aa]rticle|appendix|annex|figure|terminal|gate|platform) \Z")
_CAPITAL_WORD = re.compile(r"(?:^|[^.!?:\"“]\s|[-(/])(?P<name>[A-Z][A-Za-z]*[a-z][A-Za-z]*)[ ]\Z")
_DOWNING = re.compile(r"\b(?:Number|No\.?) \Z")
_FREE_NAMES = frozenset(
    "Mr Mrs Ms Dr About Around Over Nearly Almost Some Only Just In At By On To From With Of For And Or But The A An Between Under Than Up Down Least Most All Last Next This That These Those First Second January February March April "
    "May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec If When While After Before Since Until Another Approximately Roughly As Rs Re "
    "Its Their His Her Our Your My Additional Other More Fewer Less Up Aged Age Now Then Today Yesterday It He She They We There Rupees Dollars Euros Pounds US UK EU UN Total Top Seed Seeds".split()
)


def skip_figures(passage: Passage, at: int) -> int | None:
    """Where the noise that begins with the digit at `at` ends; None when it may be a quantity."""
    text, limit = passage.text, passage.limit(at, 80)
    before = passage.before(at, 40)
    glued = _glued(text, at, before, limit)
    if glued is not None:
        return glued
    for pattern in (_CLOCK, _PHONE, _VERSION, _SLASH, _STREET):
        match = pattern.match(text, at, limit)
        if match:
            return match.end()
    score = _SCORE.match(text, at, limit)
    if score and not _RANGE_AFTER.match(text, score.end(), limit) and not read_unit(text, score.end(), limit) and not before.endswith(("$", "£", "€")) and _is_score(score.group(), text[score.end() : score.end() + 8]):
        return score.end()
    if before.endswith("[") and (match := _FOOTNOTE.match(text, at, limit)):
        return match.end()
    if not before.strip() and (at == 0 or text[at - 1] == "\n" or at == passage.start) and (match := _LIST_NUMBER.match(text, at, limit)):
        return match.end()
    if text[at] == "0" and text[at + 1 : at + 2].isdigit():
        return re.compile(r"\d+").match(text, at).end()  # type: ignore[union-attr]
    return _named(passage, at, before)


def _is_score(score: str, after: str) -> bool:
    """Whether figures joined by hyphens are a result: no year, no rising range of money or of large figures."""
    parts = [int(part) for part in re.findall(r"\d+", score)]
    return not (len(parts) == 2 and parts[0] >= 100 and parts[1] > parts[0]) and not after.startswith(("-year", "-day", "-month", "-week"))


def _glued(text: str, at: int, before: str, limit: int) -> int | None:
    """Digits that continue a word (F1, Covid-19) or stand in an address."""
    last = before[-1:]
    token = _TOKEN_AFTER.match(text, at, limit)
    end = token.end() if token else at + 1
    if last and (last.isalpha() or last in "_@#/&"):
        return None if _CURRENCY_GLUE.search(before) else end
    if last == "-" and len(before) > 1 and (before[-2].isalpha() or before[-2].isdigit()):
        return end
    if last == "." and len(before) > 1 and before[-2].isalnum() and not before[-3:].lower().endswith("rs."):
        return end
    if token and "." in token.group() and _ADDRESS.search(token.group()):
        return end
    start = _TOKEN_BEFORE.search(before) if last and not last.isspace() else None
    return end if start and _ADDRESS.search(start.group()) else None


def _named(passage: Passage, at: int, before: str) -> int | None:
    match = re.compile(r"\d+(?:st|nd|rd|th)?").match(passage.text, at)
    assert match is not None
    figure, end = match.group(), match.end()
    following = passage.text[end : end + 1]
    if following in (",", ".") and passage.text[end + 1 : end + 2].isdigit():
        return None
    if _INDEX.search(before) and figure in _INDEX_NUMBERS and not re.match(r" ?%| (?:per ?cent|points|million|billion)", passage.after(end, 12)):
        return end
    if _DOWNING.search(before) and figure in ("10", "11"):
        return end
    if _NUMBERED.search(before) and len(figure) <= 4:
        return end
    if following == "%" or _RANGE_AFTER.match(passage.text, end, passage.limit(end, 30)):
        naming = _NAMING.search(before)
        return end if naming and not naming.group().islower() and following == " " and len(figure) <= 3 and not re.match(r" (?:%|per ?cent|million|billion)", passage.after(end, 12)) and not naming.group().rstrip() in ("Euro", "Team", "Mars", "BBC", "ITV", "War") else None
    if _NAMING.search(before):
        return end
    name = _CAPITAL_WORD.search(before)
    if name and name["name"] not in _FREE_NAMES and not passage.title_case and len(figure) <= 4 and not figure.endswith(("st", "nd", "rd", "th")):
        return end
    return None


_NAME_AFTER = re.compile(r"[ -][A-Z][a-z]+")
_ONE_PRONOUN = re.compile(r"\b(?:no|any|every|some|the|the only|this|that|each|which|another|a|good|bad|new|big|small|first|last|next|latter|other)[ -]\Z", re.IGNORECASE)
_ONE_IDIOM = re.compile(r"(?:['’]s\b|[ -](?:off|way|another|by one|on one|on-one|day\b(?! (?:after|before|of|international|later|game))|to one|side|sided|time\b|stop|upmanship|thing\b|is\b|can\b|would\b|could\b|might\b|may\b|has to|must\b|should\b|and all|and only|and the same|or (?:two|the other|other|another)\b(?! [a-z]+s\b)|night stand|point\b|hand\b|direction\b))", re.IGNORECASE)
_NUMBER_NAME = re.compile(r"\b(?:Channel|BBC|Radio|Formula|Force|War|League|Division|Group|Studio|Chapter|Phase|Part|Act|Day|Week|Stage|Level|Number|number|Terminal|Platform|Type|Grade|Tier|Category|Pope|Title|Premiership|Capital|Bank|ITV|Round|round|Plan|Section|Article|Book|Volume|Series|Season|Catch|Pier|Page|Zone|Area|phase|part|stage|level|chapter|Game|Race|Heat|Test)['’]?s? \Z")
_OR_TWO = re.compile(r"\ban? [a-z]+ or \Z")
_ORDERED = re.compile(r"\b(?:game|set|leg|round|stage|act|phase|part|chapter|day|week|year|level|step|lane|hole|episode|season|track|page|line|row|room|article) \Z")
_PLURAL_NEXT = re.compile(r"[ -](?:[a-z-]+ )?[a-z-]+s\b|[ -](?:million|thousand|hundred|billion)")
_AFTER_FREE = re.compile(r"[ -](?:of|US|U\.S\.|UK|British|American|Chinese|Labour|Tory|English|French|German|Russian|Israeli|Palestinian|Iraqi|[A-Z][a-z]+(?:an|ese|ish|ian)s?)\b")


def skip_words(passage: Passage, at: int, end: int) -> bool:
    """Whether the number word at `at`..`end` only names (BBC One, Six Nations) or stands for a noun (`no one`, `the one`)."""
    text = passage.text
    word = text[at:end]
    before = passage.before(at, 24)
    if before.endswith("-") and not before.endswith((" -", "--")):
        return True
    if _NUMBER_NAME.search(before) and word[0].isupper():
        return True
    if word[0].isupper() and not passage.title_case and before.strip() and before[-1] not in "\"“‘'(:\n" and not before.endswith((". ", "? ", "! ", ": ", "- ")):
        return not _AFTER_FREE.match(text, end, passage.limit(end, 20))
    if word[0].isupper() and _NAME_AFTER.match(text, end, passage.limit(end, 20)) and not _AFTER_FREE.match(text, end, passage.limit(end, 20)) and word.lower() in ("six", "big", "seven") and text[end + 1 : end + 8] == "Nations":
        return True
    if _OR_TWO.search(before) or (_ORDERED.search(before) and not _PLURAL_NEXT.match(text, end, passage.limit(end, 30))):
        return True
    if word.lower() == "one":
        return bool(_ONE_IDIOM.match(text, end, passage.limit(end, 20)) or _ONE_PRONOUN.search(before))
    return False
