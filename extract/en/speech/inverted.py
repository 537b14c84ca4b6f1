"""Who speaks behind the verb: `"We lost 12 cows," said Ann Bell`."""

from __future__ import annotations

import re

from extract.en.speech.apposition import apposed_behind
from extract.en.speech.phraseend import PHRASE_END
from extract.en.speech.speaker import anybody, speaker_of
from extract.en.speech.speech_words import speech_words
from extract.en.speech.spoken import Passage, said_before, statement_of
from extract.speech.statement import Statement
from extract.text.document import Sentence


def inverted(passage: Passage, match: re.Match[str], sentence: Sentence) -> Statement | None:
    """…, said X: the words before the verb end with a comma or a quotation, a name follows."""
    text, verb = passage.document.folded, match.group()
    before = text[sentence.start : match.start()].rstrip()
    if verb not in speech_words().inverting:
        return None
    if not before or before[-1] not in ',"”?!':
        return None
    stop = PHRASE_END.search(text, match.end() + 1, min(passage.end, match.end() + 120))
    end = stop.start() if stop else min(passage.end, match.end() + 120)
    if _PREDICATE.search(text, match.end(), stop.end() if stop else end) or _FIGURE.match(text, end):
        return None  # said residents could not pay, said a mill owed him Rs. 1.8 lakh
    speaker = speaker_of(text, match.end(), end) or anybody(text, match.end(), end)
    called = apposed_behind(text, match.end(), end, sentence.end)
    if called is not None:
        speaker, end = called, called.end
    many = _MANY_IN.match(text, match.end(), end)
    if speaker is None or _TOLD_THAT.match(text, match.end()) or (many and many["noun"] not in speech_words().speakers):
        return None
    start = said_before(passage, sentence.start + len(before), sentence)
    aside = _ASIDE.match(text, end, sentence.end) and not _QUOTE.search(text, end, sentence.end)
    scope = (start, end if aside else sentence.end)  # said Ann Bell, who owns three shops
    return statement_of(passage, speaker, (match.start(), end), scope, "quoted")._replace(carries=True)


_ASIDE = re.compile(
    r",\s(?:\d{1,3}(?:\.\Z|\.(?=\s)|,\s(?=(?:who|whose|of|from|an?|the)\b)))|,\s(?:who|whose|which)\b"
    r"|,\s(?:an?|the|his|her|one of)\s(?:[\w'’-]+\s){1,8}?[^.,;\"“]{0,60}\.?\s*\Z"
)
_QUOTE = re.compile(r"[\"“]")
_FIGURE = re.compile(r"\.? ?[\d$£€]")
_PREDICATE = re.compile(
    r"\s(?:that|said|says|has|have|had|was|were|is|are|will|would|could|can|should|may|might|must|did|do)\b"
)
_MANY_IN = re.compile(r"\s(?:[a-z-]+ )??(?P<noun>[a-z]+s) (?:in|at|on|for) ")  # said margins in the sauces division
_TOLD_THAT = re.compile(r"\s+(?:that|it|he|she|they|there|in|on|at|by|from|to|with|for)\b")
