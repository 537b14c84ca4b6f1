"""What a Chinese clause tells: its verb in English, what the verb acts on, and the noun before it.

A clause is read from left to right without its brackets and without what only frames it (在…上, 对…, 与…). The first
verb that says something by itself or with an object that is understood is the one told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from extract.text.document import Token
from extract.zh.gloss.conjugation import Manner, chained, closed, form, is_bare, known, negates, takes_object
from extract.zh.gloss.framed import JOINING, LOOSE, MARKS, NOUNS, QUOTES, holds_noun, left_out, unframed
from extract.zh.gloss.phrasebook import gloss_words
from extract.zh.gloss.verbal import COPULAS, followed, lacks, precedes, verb_at
from extract.zh.gloss.wording import phrase
from extract.zh.words.dictionary import noun
from extract.zh.words.verbs import verb_words

_JOINED = JOINING | {"的"}
OBJECT = 6  # words of an object
_IN_PHRASE = NOUNS | {"a", "uj"}


class Told(NamedTuple):
    """A clause in parts; `start` is where its verb stands, -1 when there is none; `other`: done by somebody untold."""

    topic: str
    verb: str
    thing: str
    start: int
    other: bool = False


NOTHING = Told("", "", "", -1)
GAP = "…"  # for an object that is not understood: without it, arrested would be said of who made the arrest


@dataclass(slots=True)
class _Reading:
    """What a clause has told up to a word: how the verb to come is meant, and what it acts on."""

    clause: Sequence[Token]
    foreseen: str
    manner: Manner
    begun: int = 0  # where the words begin that belong to the verb to come
    moved: str = ""  # the object that 把 or 将 puts before it
    waiting: Told = NOTHING  # told, unless a verb behind says more
    waited: int = 0  # where the words behind it begin

    def told_at(self, index: int) -> Told | None:
        """What the clause tells with its word at `index`; None to read on."""
        clause = self.clause
        start, _, tag, word = clause[index]
        if word[:1] in MARKS and word[:1] not in QUOTES:
            self._open(index + 1)
            return self.waiting if self.waiting.verb else None
        if negates(word) and not lacks(clause, index):
            self.manner.negated = True
        elif word in verb_words().passive and tag != "n" and followed(clause, index):
            self.begun = self.begun if self.manner.passive else index + 1
            self.manner.passive = True
        elif word == "把" or (word == "将" and index + 1 < len(clause) and clause[index + 1].tag in NOUNS):
            self.moved, self.begun = object_of(clause[index + 1 :]), index + 1
        elif word in verb_words().control and (led := _controlled(word, clause[index + 1 :])):
            return Told(_topic(clause, index), led[0], led[1], start)
        elif word in verb_words().modals and followed(clause, index):
            self.manner.modal = verb_words().modals[word]
        elif word in COPULAS and (thing := _equated(clause, index)):
            return Told("", _being(self.manner.modal, self.manner.negated or word == "不是"), thing, start)
        elif (verb := verb_at(clause, index)) and not precedes(clause, index):
            return self._done(index, verb)
        return None

    def _open(self, begun: int) -> None:
        """Forgets what was told of a verb, where a new part of the clause begins."""
        self.manner, self.begun, self.moved = Manner(self.foreseen), begun, ""

    def _done(self, index: int, verb: str) -> Told | None:
        """What the verb at `index` tells; None where it waits for one that says more, or says nothing by itself."""
        clause, manner, word = self.clause, self.manner, self.clause[index].word
        if self.waiting.verb and holds_noun(clause, self.waited, index):
            return self.waiting
        thing = object_of(clause[index + 1 :], verb) or self.moved if takes_object(verb) else ""
        at = self.begun - 1 if manner.passive or self.moved else index
        ended = index + 1 == len(clause) or clause[index + 1].word[:1] in MARKS - QUOTES
        manner.passive = manner.passive or (not thing and ended and verb in gloss_words().turned and len(word) > 1)
        gap = GAP if not thing and not manner.passive and takes_object(verb) and left_out(clause, index + 1) else ""
        if not thing and not manner.passive and (len(word) == 1 or (is_bare(verb) and not gap)):
            return None
        manner.negated = manner.negated or word in ("没有", "无", "冇")
        made = manner.form(verb)
        if thing and verb in gloss_words().arising:  # 发生意外
            return Told(thing, made, "", clause[index].start)
        topic = _topic(clause, at)
        other = not topic and holds_noun(clause, self.begun, at)
        told = Told(topic, made if thing or gap else closed(made), thing or gap, clause[index].start, other)
        if not (gap and is_bare(verb)):
            return told
        self.waiting, self.waited = told, index + 1
        return None


def event(tokens: Sequence[Token], foreseen: str = "") -> Told:
    """The first verb of a clause that says something, in its form, with its object and the noun before it.

    `foreseen` stands before a verb that nothing else in the clause says to be planned or likely.
    """
    reading = _Reading(unframed(tokens), foreseen, Manner(foreseen))
    for index in range(len(reading.clause)):
        told = reading.told_at(index)
        if told is not None:
            return told
    return reading.waiting


def _being(modal: str, negated: bool) -> str:
    if modal:
        return f"{modal} {'not ' if negated else ''}be"
    return "was not" if negated else "was"


def _equated(clause: Sequence[Token], at: int) -> str:
    """What something is said to be; empty before a clause and in 是…的."""
    behind = clause[at + 1 : at + 2]
    if not behind or behind[0].tag in ("p", "v", "d", "c") or clause[-1].word == "的":
        return ""
    return object_of(clause[at + 1 :], whole=True)


def acted_on(tokens: Sequence[Token], verb: str) -> str:
    """The object behind `verb`, a gap where one stands that is not understood."""
    return object_of(tokens, verb) or (GAP if left_out(tokens, 0) else "")


def object_of(tokens: Sequence[Token], verb: str = "", *, whole: bool = False) -> str:
    """The object at the head of `tokens`, up to the next mark or verb; empty when it is long or not understood.

    Of an object with numbers or pronouns in it only the nouns behind them are said. Behind `verb`, when that takes a
    clause, the clause is told. `whole`: nothing may follow the object in its clause.
    """
    run: list[str] = []
    index = 0
    while index < len(tokens):
        _, _, tag, word = tokens[index]
        if word == "《" and not run:
            return _title(tokens, index)
        if word[:1] in MARKS and word[:1] not in QUOTES:
            break
        nominal = (
            word in gloss_words().nouns
            or word in gloss_words().telling
            or ((not run or run[-1] in _JOINED) and _is_noun(tokens, index))
        )
        acts = tag in ("p", "c") or (tag in ("v", "vd") and not nominal)
        if acts and word not in JOINING:
            if run and run[-1] != "的":
                if verb in gloss_words().clausal or verb in gloss_words().leading:
                    return _clause(verb, tokens)
                if whole:
                    return ""
                break
            behind = _behind_attribute(tokens, index)
            if not behind:
                return ""
            run, index = [], behind
            continue
        index += 1
        if word in "《》〈〉“”「」『』":
            continue
        if tag in LOOSE and word not in JOINING and word not in ("一",):
            if run and tag == "d" and index < len(tokens) and tokens[index].tag == "v":
                break
            run = []
        elif tag in ("r", "f", "x"):
            run = []
        else:
            run.append(word)
    while run and (run[-1] == "的" or run[-1] in JOINING):
        run.pop()
    text = phrase("".join(run[-8:])) if run else ""
    cut = len(run) > 1 and len(run[-1]) == 1 and text == gloss_words().short.get(run[-1])  # 纽马 is no horse
    return text if not cut and len(text.split()) <= OBJECT else ""


def _is_noun(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word that is tagged a verb stands for what is done: last of its clause, or joined to such (提名)."""
    word = tokens[at].word
    following = tokens[at + 1].word if at + 1 < len(tokens) else ""
    last = not following or following in JOINING or (following[:1] in MARKS and following[:1] not in QUOTES)
    return last and len(word) > 1 and (at == 0 or tokens[at - 1].tag != "d") and bool(noun(word))


def _behind_attribute(tokens: Sequence[Token], at: int) -> int:
    """Index behind the 的 of a clause that defines the object (针对…的首次会议); 0 for none."""
    for index in range(at + 1, min(len(tokens) - 1, at + 14)):
        if tokens[index].word[:1] in MARKS and tokens[index].word[:1] not in QUOTES:
            return 0
        if tokens[index].tag == "uj":
            return index + 1
    return 0


def _title(tokens: Sequence[Token], at: int) -> str:
    """A title between 《 and 》 in English, `work` where it is not understood."""
    name = ""
    for token in tokens[at + 1 :]:
        if token.word == "》":
            break
        name += token.word
    text = phrase(name)
    return text if text and len(text.split()) <= OBJECT else "work"


def _clause(verb: str, tokens: Sequence[Token]) -> str:
    """`that company hid data` behind found, `government to act` behind urged."""
    told = event(tokens)
    if not told.verb or not told.topic:
        return ""
    if verb in gloss_words().clausal:
        return f"that {told.topic} {told.verb} {told.thing}".strip()
    base = next((b for t in tokens if (b := known(t.word)) and form(b) == told.verb), "")
    return f"{told.topic} to {base} {told.thing}".strip() if base else ""


def _topic(clause: Sequence[Token], at: int) -> str:
    """The noun phrase before the verb at `at` and its adverbs, empty for none."""
    last = at - 1
    while last >= 0 and (
        clause[last].tag in LOOSE or clause[last].word in verb_words().modals or clause[last].word == "被"
    ):
        last -= 1
    first = last
    while first >= 0 and clause[first].tag in _IN_PHRASE and clause[first].word[:1] not in MARKS:
        first -= 1
    if first == last or (first >= 0 and clause[first].tag in ("p", "v", "f")):
        return ""
    text = phrase("".join(token.word for token in clause[first + 1 : last + 1]))
    return text if len(text.split()) <= OBJECT else ""


def gist(tokens: Sequence[Token]) -> str:
    """The longest noun phrase of a clause whose verb is not understood, empty for none."""
    runs: list[list[str]] = [[]]
    for _, _, tag, word in unframed(tokens):
        if tag in _IN_PHRASE and word[:1] not in MARKS:
            runs[-1].append(word)
        else:
            runs.append([])
    named = ("".join(run[-8:]).strip("的") for run in runs if run)
    texts = [phrase(text) for text in named if text not in gloss_words().subjectless]
    return max((text for text in texts if len(text.split()) <= OBJECT), key=len, default="")


def _controlled(word: str, tokens: Sequence[Token]) -> tuple[str, str] | None:
    """`began building`, `decided to close` with the object; None when no verb of the tables follows."""
    chain, thing = _chain(word, tokens)
    return (chained(chain), thing) if len(chain) > 1 else None


def _chain(word: str, tokens: Sequence[Token]) -> tuple[list[str], str]:
    """The control verb at the head and those that follow it, up to the verb they lead to, with the object of that."""
    chain = [verb_words().control[word]]
    for index, (_, _, tag, following) in enumerate(tokens[:4]):
        if following in verb_words().control and len(chain) < 3:
            more, thing = _chain(following, tokens[index + 1 :])
            if len(more) > 1:
                return chain + more, thing
        if known(following) and len(following) > 1 and tag in ("v", "vn", "zg"):
            return [*chain, known(following)], acted_on(tokens[index + 1 :], "")
        if tag not in LOOSE and following not in verb_words().modals:
            break
    return chain, ""
