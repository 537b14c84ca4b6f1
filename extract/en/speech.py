"""Who speaks in an English paragraph: X said, said X, according to X, the figures of X showed, quotations.

Without a tagger: the words around a verb of saying are cut at punctuation and conjunctions, and what is left must look
like somebody, by its capitals or by its last noun.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NamedTuple

from extract.document import Document, Sentence
from extract.quotation import Quotations
from extract.statement import Anaphor, Statement

SUBJECT = 130  # the longest stretch before a verb that is searched for its subject


class Speaker(NamedTuple):
    """Where the name stands, or whom to look for instead."""

    start: int
    end: int
    anaphor: Anaphor | None = None
    report: bool = False
    clause: int = -1  # where the words around the name begin


@dataclass(frozen=True, slots=True)
class Words:
    """The tables of speech.toml."""

    weak: frozenset[str]
    closed: frozenset[str]
    forecasting: frozenset[str]
    reports: frozenset[str]
    speakers: frozenset[str]
    titles: frozenset[str]
    cue: re.Pattern[str]


@cache
def words() -> Words:
    """The tables, read once."""
    table: dict[str, str] = tomllib.loads(Path(__file__).with_name("speech.toml").read_text(encoding="utf8"))
    sets = {name: frozenset(table[name].split()) for name in table}
    verbs = "|".join(sorted(sets["saying"], key=len, reverse=True))
    return Words(
        weak=sets["weak"],
        closed=sets["closed"],
        forecasting=sets["forecasting"],
        reports=sets["reports"],
        speakers=sets["speakers"],
        titles=sets["titles"],
        cue=re.compile(rf"\b(?:(?P<according>[Aa]ccording to)|(?P<verb>{verbs}))\b"),
    )


@dataclass(slots=True)
class Passage:
    """One paragraph with its sentences and quotations."""

    document: Document
    start: int
    end: int
    sentences: Sequence[Sentence]
    quotations: Quotations
    taken: set[int]

    def sentence(self, at: int) -> Sentence:
        """The sentence around `at`."""
        return next((s for s in self.sentences if s.start <= at < s.end), self.sentences[-1])


def find_statements(document: Document, sentences: Sequence[Sentence]) -> list[Statement]:
    """The statements of the paragraph that `sentences` make up, in the order of their cues."""
    start, end = sentences[0].start, sentences[-1].end
    passage = Passage(document, start, end, sentences, Quotations.of(document.folded, start, end), set())
    found = []
    for match in words().cue.finditer(document.folded, start, end):
        inside = passage.quotations.around(match.start())
        if inside is not None and inside.closed:
            continue
        statement = _according(passage, match) if match.lastgroup == "according" else _said(passage, match)
        if statement is not None:
            found.append(statement)
    return sorted(found, key=lambda statement: statement.start)


def continues(text: str, sentence: Sentence, statement: Statement) -> bool:
    """Only a quotation that begins the next sentence goes on with the speaker before it."""
    return not statement.outer and text[sentence.start : sentence.end].lstrip()[:1] in ('"', "“")


# --- according to X ---

_PHRASE_END = re.compile(
    r"[.](?=\s|$|[\"”])|[,;:\"”“)(\n]|\s(?:who|which|that|and (?=[a-z])|but|while|as|said|says|has|have|had|was|were|is|are|will|would|on (?=[A-Z])|in (?=\d|an? |[A-Z][a-z]+ \d)|yesterday|today|released|published|issued|carried|conducted|earlier|last|this)\b| - | – |—"
)


def _according(passage: Passage, match: re.Match[str]) -> Statement | None:
    text = passage.document.folded
    stop = _PHRASE_END.search(text, match.end() + 1, min(passage.end, match.end() + 150))
    end = stop.start() if stop else min(passage.end, match.end() + 150)
    sentence = passage.sentence(match.start())
    speaker = _speaker(text, match.end(), end)
    scope = (sentence.start, sentence.end)
    if speaker is None:
        return Statement(match.start(), end, None, *scope, "hearsay")
    return _statement(passage, speaker, (match.start(), end), scope, "according to")


# --- X said / said X ---

_BEFORE_VERB = re.compile(
    r"(?:\s|^)(?:also|has|have|had|is|was|are|were|been|later|earlier|recently|already|still|now|previously|repeatedly|publicly|then|once|even"
    r"|himself|herself|itself|today|yesterday|reportedly|quoted as|further|officially|often|always|therefore|on \w+day|last \w+|this \w+|\w+ly)\s*$"
)
_PASSIVE = re.compile(
    r"\b(?:is|was|are|were|be|been|being|to|not|n't|can|could|would|should|will|may|might|must|never|it)\s+(?:\w+ly\s+|also\s+|widely\s+)?$"
)
_CUT = re.compile(
    r"[.!?](?=\s)|[,;:\"“”()\n]|—| [-–] |\b(?:that|but|while|which|although|though|because|when|whose|where|if|since|as|whom|what|after|before|so|or|than)\s"
    r"|\band\s(?=(?:he|she|it|they|the|a|an|its|his|her|their|one|some|many|most|also|analysts|officials)\b)"
)
_COMPLEMENT = re.compile(r"\s*(?:that\b|\w)")
_AFTER = re.compile(
    r"\s*(?:$|[.,;!?\"“\n]|(?:on|in|at|to|during|after|before|when|as|while|last|this|yesterday|today|earlier|later|recently|by|from|with|via|of|about|following)\b)"
)
_TOLD = re.compile(r"\s+(?:the\s+)?[\w.'’ ]{1,40}?(?=[.,;:\"“]|\s(?:that|on|in|at|how)\b|$)")
_THAT = re.compile(r"\s+(?:[^.,;:\"“]{0,60}?\bthat\b|on \w+day\b)")
_OBJECT = re.compile(
    r"\s+(?:(?:an?|the|its|his|her|their|more|up|over|about|around|nearly|almost|at least)\s+)?[$£€\d]"
)


def _said(passage: Passage, match: re.Match[str]) -> Statement | None:
    text, verb = passage.document.folded, match.group()
    sentence = passage.sentence(match.start())
    inverted = _inverted(passage, match, sentence)
    if inverted is not None:
        return inverted
    low = max(sentence.start, match.start() - SUBJECT)
    subject = _subject(text, low, match.start(), verb)
    if subject is None or not _may_state(text, match, subject):
        return None
    return _spoken(passage, match, subject, sentence)


_NOUNS_TOO = frozenset("project report claim estimate show forecast".split())


def _may_state(text: str, match: re.Match[str], subject: Speaker) -> bool:
    """Whether the verb takes a statement here and not an object, and is no noun (a project, a report)."""
    verb, table = match.group(), words()
    if verb in _NOUNS_TOO and not text[: subject.end].endswith("s") and subject.anaphor is None:
        return False
    if verb in table.closed and not subject.report:
        return re.match(r"\s*(?:that\b|[,:.\"“]|$)", text[match.end() : match.end() + 12]) is not None
    if verb in ("found", "showed", "shows", "show", "suggests", "suggested", "suggest", "indicated", "indicates"):
        return subject.report or text.startswith(" that", match.end())
    return not (
        verb in table.weak and verb not in table.forecasting and _OBJECT.match(text, match.end()) and not subject.report
    )


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
    if end > low and text[end - 1] == ",":  # X, the chairman of Y, said
        commas = [m.start() for m in re.finditer(r",(?=\s)", text[low : end - 1])]
        if not commas:
            return None
        end = low + next((at for at in reversed(commas) if text[low + at + 2 : low + at + 3].islower()), commas[-1])
    start = max((m.end() for m in _CUT.finditer(text, low, end)), default=low)
    speaker = _speaker(text, start, end) or (_anybody(text, start, end) if verb in _STRONG else None)
    return speaker._replace(clause=start) if speaker is not None else None


_STRONG = frozenset("said says told warned explained argued insisted".split())
_ANYBODY = re.compile(
    r"\s*(?:the|a|an|one|another|his|her|their|its|some|many|most|several|both)\s(?:[\w'’-]+\s){0,4}[\w'’-]+", re.I
)


def _anybody(text: str, start: int, end: int) -> Speaker | None:
    """Whoever says something is somebody: the former finance officer, the 20-year-old."""
    match = _ANYBODY.fullmatch(text, start, end)
    if match is None or re.search(r"\b(?:to|is|was|are|were|be|have|has|had|not|will|can|would)\b", match.group()):
        return None
    if _head(match.group()) in words().reports:
        return None
    first = re.search(r"\S", match.group())
    return Speaker(start + (first.start() if first else 0), end)


def _inverted(passage: Passage, match: re.Match[str], sentence: Sentence) -> Statement | None:
    """…, said X: the words before the verb end with a comma or a quotation, a name follows."""
    text, verb = passage.document.folded, match.group()
    before = text[sentence.start : match.start()].rstrip()
    if verb not in (
        "said",
        "says",
        "added",
        "adds",
        "warned",
        "explained",
        "argued",
        "insisted",
        "wrote",
        "told",
        "noted",
        "reported",
        "reports",
    ):
        return None
    if not before or before[-1] not in ',"”?!' or before[:1] == "":
        return None
    stop = _PHRASE_END.search(text, match.end() + 1, min(passage.end, match.end() + 120))
    end = stop.start() if stop else min(passage.end, match.end() + 120)
    speaker = _speaker(text, match.end(), end) or _anybody(text, match.end(), end)
    if speaker is None or _TOLD_THAT.match(text, match.end()):
        return None
    start = _said_before(passage, sentence.start + len(before), sentence)
    statement = _statement(passage, speaker, (match.start(), end), (start, sentence.end), "quoted")
    return _carrying(statement)


_TOLD_THAT = re.compile(r"\s+(?:that|it|he|she|they|there|in|on|at)\b")


def _said_before(passage: Passage, at: int, sentence: Sentence) -> int:
    """Where the words said before `at` begin: the opening of their quotation, which may lie sentences back."""
    quotation = passage.quotations.ending_at(at)
    if quotation is None or quotation.start in passage.taken:
        return sentence.start
    passage.taken.add(quotation.start)
    return min(quotation.start, sentence.start)


def _spoken(passage: Passage, match: re.Match[str], speaker: Speaker, sentence: Sentence) -> Statement | None:
    text, end = passage.document.folded, match.end()
    before = text[sentence.start : speaker.clause].rstrip()
    if speaker.report:
        after = before[-1:] == "," and len(before) > 24 and re.match(r"\s*[.,;]", text[end : end + 4])
        return _statement(
            passage, speaker, (speaker.start, end), (sentence.start if after else end, sentence.end), "figures show"
        )
    told = _TOLD.match(text, end) if match.group() in ("told", "tells", "telling") else None
    rest = text[told.end() if told else end : sentence.end]
    short = len(rest) < 90 and _AFTER.match(rest) is not None and " that " not in rest
    frame = (speaker.start, told.end() if told else end)
    that = _THAT.match(text, frame[1], sentence.end)
    frame = (frame[0], that.end() if that else frame[1])
    if before and before[-1] in '"”' and not rest.startswith(" that"):
        start = _said_before(passage, sentence.start + len(before), sentence)
        return _carrying(_statement(passage, speaker, frame, (start, sentence.end), "quoted"))
    if before and before[-1] in ",?!" and short and len(before) > 24:
        return _carrying(_statement(passage, speaker, frame, (sentence.start, sentence.end), "said after"))
    stop, quote = sentence.end, re.compile(r"[:,]?\s*[\"“]").match(text, frame[1])
    if quote is not None:
        quotation = passage.quotations.around(quote.end() - 1)
        if quotation is not None:
            passage.taken.add(quotation.start)
            stop = max(stop, quotation.end)
    start = sentence.start if match.group() in words().forecasting else frame[1]
    return _carrying(_statement(passage, speaker, frame, (start, stop), "said"))


def _carrying(statement: Statement) -> Statement:
    return Statement(
        statement.start,
        statement.end,
        statement.name,
        statement.scope_start,
        statement.scope_end,
        statement.rule,
        statement.anaphor,
        carries=True,
    )


def _statement(
    passage: Passage, speaker: Speaker, frame: tuple[int, int], scope: tuple[int, int], rule: str
) -> Statement:
    name = None if speaker.anaphor else passage.document.text[speaker.start : speaker.end]
    return Statement(frame[0], frame[1], name, scope[0], scope[1], rule, speaker.anaphor)


# --- the speaker's name ---

_CAPITALS = re.compile(
    r"(?:[A-Z0-9][\w.'’&/-]*)(?:(?:\s+(?:of|de|du|van|von|bin|al|el|la|for|and|&|the|on|in))*\s+[A-Z][\w.'’&/-]*)*$"
)
_OWNER = re.compile(r"(?P<owner>[A-Z][\w.&-]*(?:\s+(?:of|for|and|&|the)?\s*[A-Z][\w.&-]*)*)(?:['’]s?)\s")
_MAKER = re.compile(
    r"\b(?:by|from|in|of|for)\s+(?:the\s+)?(?P<maker>[A-Z][\w.'’&-]*(?:(?:\s+(?:of|for|and|&|the|on|in))*\s+[A-Z][\w.'’&-]*)*)"
)
_LEAD = re.compile(
    r"\s*(?:(?:But|And|However|Meanwhile|Now|Then|Still|Yet|Also|Last|This|Earlier|Yesterday|Today|Although|Though|While|As|So|Even|Both)\s+)?"
)
_PRONOUNS = {"he": "person", "she": "person", "they": "anyone", "it": "anyone"}
_PREPOSITION = re.compile(
    r"^(?:In|On|At|For|By|With|From|After|Before|During|Under|Among|Despite|Of|To|Following|Since|Until|Over)\b"
)
_TITLED = re.compile(r"^(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Dame)\.?\s")


def _speaker(text: str, start: int, end: int) -> Speaker | None:
    """The shortest proper name in `text[start:end]`, or the phrase as it stands when it ends with a speaker's noun."""
    lead = _LEAD.match(text, start, end)
    start = lead.end() if lead else start
    while end > start and text[end - 1] in " ,\t":
        end -= 1
    phrase = text[start:end]
    if not phrase or len(phrase) > 110:
        return None
    if phrase.lower() in _PRONOUNS:
        anaphor: Anaphor = "person" if _PRONOUNS[phrase.lower()] == "person" else "anyone"
        return Speaker(start, end, anaphor)
    last = re.search(r"[\w'’-]+$", phrase)
    if last is None or phrase in ("I", "We", "we", "you", "You", "who", "one", "What", "There", "there"):
        return None
    head = _head(phrase)
    if head in words().reports:
        return _published(phrase, start)
    capitals = _CAPITALS.search(phrase)
    if capitals is not None and capitals.group()[0].isalpha():
        return _capitalised(phrase, start, capitals)
    if last.group().lower() in words().speakers or head in words().speakers:
        return _common(phrase, start, end)
    return None


def _head(phrase: str) -> str:
    """The noun that a preposition modifies: figures of figures from the ONS, analysts of analysts at UBS."""
    front = re.split(
        r"\s(?:at|of|from|by|for|in|with|on|into|to|released|published|about|among|near|close)\s", phrase, maxsplit=1
    )[0]
    found = re.search(r"[\w'’-]+$", front)
    return found.group().lower() if found else ""


def _published(phrase: str, start: int) -> Speaker | None:
    owner = _OWNER.search(phrase) or _MAKER.search(phrase)
    if owner is not None:
        group = "owner" if "owner" in owner.groupdict() else "maker"
        return Speaker(start + owner.start(group), start + owner.end(group), report=True)
    if re.match(r"(?:the|a|an|this|its|one|another)\s", phrase, re.I) and _head(phrase) not in (
        "figures",
        "data",
        "numbers",
        "figure",
    ):
        return Speaker(start, start + len(phrase), report=True)
    named = re.match(r"(?:[A-Z][\w.&-]*\s+)+(?=[a-z])", phrase)
    if named is not None and named.group().split()[0] not in (
        "The",
        "A",
        "An",
        "New",
        "Official",
        "Latest",
        "Recent",
        "Those",
        "These",
        "Some",
        "Early",
    ):
        return Speaker(start, start + len(named.group().rstrip()), report=True)
    return None


def _capitalised(phrase: str, start: int, capitals: re.Match[str]) -> Speaker | None:
    before = phrase[: capitals.start()].rstrip()
    if re.search(r"\b(?:at|of|for|from|in|with|by|to|on)(?:\s+the)?$", before) and not _PREPOSITION.match(phrase):
        return _common(phrase, start, start + len(phrase)) if _head(phrase) in words().speakers else None
    name = capitals.group()
    offset = capitals.start()
    if not _TITLED.match(name):
        parts = name.split()
        while len(parts) > 2 and parts[0] in words().titles:
            cut = len(parts[0]) + (len(name) - len(parts[0]) - len(name[len(parts[0]) :].lstrip()))
            offset, name, parts = offset + cut, name[cut:], parts[1:]
    if name.split()[0] in _NOT_NAMES and len(name.split()) > 1:
        cut = len(name) - len(name.split(maxsplit=1)[1])
        offset, name = offset + cut, name[cut:]
    if name in _NOT_NAMES or not re.search(r"[a-zA-Z]{2}", name):
        return None
    return Speaker(start + offset, start + offset + len(name))


_NOT_NAMES = frozenset(
    "The A An In On At But And It He She They This That These Those There Some Many Most Both One As If When While However I We You What Who January February March April May June July"
    " August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
)


def _common(phrase: str, start: int, end: int) -> Speaker | None:
    """the company, analysts at UBS: kept as they stand, cut to the last determiner before the noun."""
    if len(phrase.split()) > 9:
        return None
    if _PREPOSITION.match(phrase):
        found = list(re.finditer(r"\b(?:the|a|an|its|one|some|many)\s", phrase))
        if not found:
            return None
        return Speaker(start + found[-1].start(), end)
    return Speaker(start, end)
