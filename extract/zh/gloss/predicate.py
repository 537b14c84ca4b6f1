"""What a Chinese clause says of its figure: the verb beside it and the noun it measures, in English.

A verb that no table has is left out, and so is all that stands behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.gloss.figures import plural
from extract.text.document import Token
from extract.zh.gloss.conjugation import Manner, form, guessed, is_bare, known, negates, takes_object
from extract.zh.gloss.framed import LOOSE, MARKS, NOUNS, TIMES, is_relative, unframed
from extract.zh.gloss.happening import GAP, acted_on
from extract.zh.gloss.phrasebook import gloss_words
from extract.zh.gloss.wording import phrase, sense
from extract.zh.words.generalnouns import MEASURES
from extract.zh.words.verbs import verb_words


class Said(NamedTuple):
    """`topic` is the noun before the verb, `verb` in its form; `start` is where the first of both stands."""

    topic: str
    verb: str
    start: int
    base: str = ""  # of the verb


FOLLOWING = 14  # words behind a figure among which its verb may stand
_SUMS = frozenset(["总", "净", "平均", "人均", "年均", "固定资产"])


def before_figure(tokens: Sequence[Token], taken: tuple[int, int], *, lasting: bool = False) -> Said:
    """What stands right before a figure in its clause; `taken` is the stretch of the subject, said already.

    `lasting`: the figure is a length of time, which follows a verb and its object (担任主席十年).
    """
    walked = _walked(tokens, len(tokens) - 1, taken)
    topic, begun = _topic(tokens, walked.at, taken)
    if not walked.verb and lasting and topic and (led := _lasting(tokens, begun)):
        return Said("", f"{form(led[0])} {topic}", led[1])
    thing = ""
    if not walked.verb and topic and (giver := _giving(tokens, begun)) >= 0:
        walked, thing = _walked(tokens, giver, taken), f" {topic}"  # 罚款公司50万元
        topic, begun = _topic(tokens, walked.at, taken)
    verb, start, manner = walked.verb, walked.start, walked.manner
    if not verb:
        return Said(topic, "", begun if topic else start)
    before = tokens[walked.at - _run(tokens, walked.at)] if topic and walked.at >= _run(tokens, walked.at) else None
    if before is not None and before.word in gloss_words().commanding and not manner.modal:  # 法院判公司赔偿12万元
        return Said("", f"{gloss_words().commanding[before.word]} {topic} to {verb}{thing}", before.start, verb)
    if topic and before is not None and before.word in verb_words().passive:
        topic, manner.passive = "", True  # 被警方罚款
    elif not thing and not manner.passive and verb in gloss_words().giving:
        thing = _recipient(tokens, walked.at)
    deprived = manner.passive and not manner.modal and not manner.negated
    made = (gloss_words().deprived.get(verb, "") if deprived else "") or manner.form(verb)
    return Said(topic, f"{made}{thing}", begun if topic else start, verb)


_ORDERED = "ordered to"
_PENALTIES = frozenset(["fine", "jail"])  # one is not ordered to do them


@dataclass(slots=True)
class _Walked:
    """How far back the words before a figure belong to its verb, which verb that is, and how it is meant."""

    tokens: Sequence[Token]
    at: int
    verb: str = ""
    manner: Manner = field(default_factory=Manner)
    start: int = -1
    told: bool = False  # by a verb that the figure says

    def takes(self, taken: tuple[int, int]) -> bool:
        """Whether the word at which it has come belongs to the verb, too; `taken` is said already."""
        start, _, tag, word = self.tokens[self.at]
        if len(word) == 1 and self.at and not self.verb and known(self.tokens[self.at - 1].word + word):
            self.at -= 1
            start, tag, word = self.tokens[self.at].start, "v", self.tokens[self.at].word + word  # 接 + 载
        if taken[0] <= start < taken[1] or word[:1] in MARKS:
            return False
        if self._takes_manner(tag, word):
            return True
        if word in verb_words().silent:
            self.told = True
            return True
        if not self.verb and self.at and self.tokens[self.at - 1].word in _SUMS and sense(word):
            return False  # 总投资: a noun
        if not self.verb and not self.told and (found := _verb(word, tag)):
            self.verb, self.start = found, start
            return True
        return word in verb_words().small or (tag in LOOSE and not known(word))

    def _takes_manner(self, tag: str, word: str) -> bool:
        """Whether a word says how the verb behind it is meant."""
        if negates(word):
            self.manner.negated = True
        elif word in verb_words().passive and self.verb:
            self.manner.passive = True
        elif word in verb_words().ordered and self.verb:
            self.manner.passive = self.manner.passive or self.verb in _PENALTIES
            self.manner.modal = self.manner.modal if self.verb in _PENALTIES else _ORDERED
        elif word in verb_words().modals and (self.verb or (tag in ("v", "d", "p") and not known(word))):
            self.manner.modal = verb_words().modals[word]
        else:
            return False
        return True


def _walked(tokens: Sequence[Token], at: int, taken: tuple[int, int]) -> _Walked:
    """The words back from `at`, up to the first that does not belong to the verb of the figure."""
    walked = _Walked(tokens, at)
    while walked.at >= 0 and walked.takes(taken):
        walked.at -= 1
    return walked


def _giving(tokens: Sequence[Token], begun: int) -> int:
    """Index of the verb right before the noun at `begun` that says what somebody has to pay or gets; -1 for none."""
    at = next((n for n, token in enumerate(tokens) if token.end == begun), -1)
    if at + 1 < len(tokens) and tokens[at + 1].tag == "b":
        return -1  # 负债主要为
    while at >= 0 and tokens[at].tag in ("ul", "m", "q"):
        at -= 1
    if at > 0 and len(tokens[at].word) == 1 and known(tokens[at - 1].word + tokens[at].word) in gloss_words().giving:
        return at
    return at if at >= 0 and known(tokens[at].word) in gloss_words().giving else -1


def _run(tokens: Sequence[Token], at: int) -> int:
    """How many nouns end with the word at `at`."""
    first = at
    while first >= 0 and tokens[first].tag in NOUNS:
        first -= 1
    return at - first


_TOWARDS = frozenset(["对", "向", "给"])


def _recipient(tokens: Sequence[Token], at: int) -> str:
    """Who gets what a verb gives, where a preposition before it says so (对公司处以罚款): with a space before it."""
    run = _run(tokens, at)
    if not run or _towards(tokens, at - run) < 0:
        return ""
    text = phrase("".join(token.word for token in tokens[at - run + 1 : at + 1]))
    return f" {text}" if text else ""


def _towards(tokens: Sequence[Token], at: int) -> int:
    """Index of 对, 向 or 给 that ends with `at`, but for 该, 每名 and the like; -1 for none."""
    while at >= 0 and (tokens[at].tag in ("r", "m", "q") or tokens[at].word == "每"):
        at -= 1
    return at if at >= 0 and tokens[at].word in _TOWARDS else -1


def _lasting(tokens: Sequence[Token], begun: int) -> tuple[str, int] | None:
    """The verb right before the noun that starts at `begun`, and where it stands."""
    before = [token for token in tokens if token.end <= begun and token.tag not in ("ul", "ug", "m", "q")]
    if not before or before[-1].tag not in ("v", "vn") or before[-1].word in verb_words().silent:
        return None
    verb = known(before[-1].word)
    return (verb, before[-1].start) if verb and verb not in gloss_words().momentary else None


def _verb(word: str, tag: str) -> str:
    """The English verb beside a figure, guessed for what can be nothing but a verb; empty for other words."""
    if tag == "p" or (tag in ("n", "nr", "ns") and len(word) == 1):
        return verb_words().plain.get(word, "") if word == "通过" else ""
    return known(word) or (guessed(word) if tag == "v" else "")


def _topic(tokens: Sequence[Token], at: int, taken: tuple[int, int]) -> tuple[str, int]:
    """The noun phrase that ends at token `at`, empty behind a preposition or when it is the subject itself."""
    last = at
    while at >= 0 and _names(tokens[at]) and not taken[0] <= tokens[at].start < taken[1]:
        if at < last and known(tokens[at].word) in gloss_words().giving:
            break  # 罚款汇丰
        at -= 1
    before = tokens[at] if at >= 0 else None
    if _towards(tokens, at) >= 0:
        return "", -1  # 向每名市民派发
    if at == last or (before is not None and (before.word in ("·", "、") or _opens(before))):
        return "", -1
    return phrase("".join(token.word for token in tokens[at + 1 : last + 1])), tokens[at + 1].start


def _names(token: Token) -> bool:
    return token.tag in NOUNS or (token.tag == "a" and token.word in MEASURES)  # 纯利


def _opens(token: Token) -> bool:
    """Whether the noun behind a word belongs to that word: a preposition, a place, a comparison."""
    acts = known(token.word) in gloss_words().giving or token.word in gloss_words().commanding
    return token.tag in ("p", "f", "c") or (token.tag == "zg" and not acts)


_REASONS = frozenset(["因", "因为", "由于", "经", "在", "于", "从", "向", "对", "为", "给"])
_BREAKS = frozenset(["的", "之", "和", "与", "及", "或"])
ENDS_OF_TOLLS = frozenset(["死", "伤"])  # verbs of one character that are sure behind a figure: 18死62伤


def after_figure(behind: Sequence[Token], foreseen: str = "") -> tuple[str, str]:
    """The verb whose subject a figure is and its object (29人死亡, 200人参加会议); both empty when there is none.

    `foreseen` stands before a verb that nothing behind the figure says to be planned or likely.
    """
    if linked := _linked(behind):
        return linked
    manner, reason = Manner(foreseen), False
    tokens = unframed(behind[:FOLLOWING])
    for index, (_, _, tag, word) in enumerate(tokens[:8]):
        if word[:1] in MARKS or word in _BREAKS:
            break
        if negates(word):
            manner.negated = True
        elif word in verb_words().passive:
            manner.passive = True
        elif word in _REASONS:
            reason = True
        elif word in verb_words().modals:
            manner.modal = verb_words().modals[word]
        elif tag == "ad" and index + 1 < len(tokens) and tokens[index + 1].tag == "v":
            continue  # 公开倡导
        elif (len(word) > 1 or word in ENDS_OF_TOLLS) and (verb := known(word) or _sure(tokens, index)):
            if reason and _verb_follows(tokens, index):
                continue
            manner.passive = manner.passive or word[0] == "被"
            thing = acted_on(tokens[index + 1 :], verb) if takes_object(verb) and not manner.passive else ""
            if (not thing and not manner.passive and is_bare(verb)) or is_relative(tokens, index):
                break
            return manner.form(verb), thing
        elif not (reason or word in verb_words().small or tag in LOOSE):
            break
    return "", ""


_TAKING = frozenset(["从", "向", "对", "对于", "针对", "与", "跟", "同", "为", "给", "以", "自", "透过", "通过"])


def is_object(before: Sequence[Token]) -> bool:
    """Whether a figure belongs to the word before it: a preposition (从数十个国家), a verb that no table has (葬送)."""
    last = next((token for token in reversed(before) if token.tag not in ("d", "ul", "ug", "m", "q", "r")), None)
    if last is None:
        return False
    if last.tag == "p":
        return last.word in _TAKING
    told = known(last.word) or last.word in verb_words().silent or last.word in verb_words().small
    return last.tag == "v" and len(last.word) > 1 and not told and last.word not in verb_words().modals


def _linked(tokens: Sequence[Token]) -> tuple[str, str] | None:
    """与…相关, 源头不明: what tells the counted apart from others; None for other words."""
    for index, token in enumerate(tokens[:8]):
        if token.word[:1] in MARKS:
            return None
        if index and token.word in gloss_words().telling:
            joined = next((n for n in range(index) if tokens[n].word in ("与", "和", "跟", "同")), -1)
            thing = phrase("".join(t.word for t in tokens[joined + 1 : index]))
            told = known(token.word).removeprefix("be ")
            if joined >= 0:
                return (f"{told} to" if thing else told), thing
            return (f"with {thing} {told}", "") if thing else None
    return None


def _sure(tokens: Sequence[Token], at: int) -> str:
    """The verb that the dictionary has for a word between an adverb and an aspect, which can be no noun."""
    _, _, tag, word = tokens[at]
    led = at > 0 and (tokens[at - 1].tag == "d" or tokens[at - 1].word in verb_words().modals)
    aspect = at + 1 < len(tokens) and tokens[at + 1].tag in ("ul", "ug")
    return guessed(word) if tag == "v" and (led or aspect or tokens[at - 1].word in verb_words().passive) else ""


def _verb_follows(tokens: Sequence[Token], at: int) -> bool:
    """Behind 因 or 在 the verb is the last of the clause."""
    for _, _, tag, word in tokens[at + 1 :]:
        if word[:1] in MARKS:
            return False
        if tag in ("v", "vn") and known(word):
            return True
    return False


def shared(text: str, behind: Sequence[Token]) -> tuple[str, str]:
    """69% of respondents, and the noun in the singular that follows the share."""
    run: list[str] = []
    skipped = 0
    for token in behind:
        if token.tag in ("uj", "ul") and not run:
            skipped += 1
            continue
        if token.tag not in ("n", "vn", "b", "ns", "nz", "j", "nr", "eng") and token.word not in ("受访", "受访者"):
            break
        run.append(token.word)
    whole = phrase("".join(run)) if run else ""
    verb, thing = after_figure(behind[skipped + len(run) :]) if run else ("", "")
    return " ".join(part for part in (f"{text} of {plural(whole)}" if whole else text, verb, thing) if part), whole


def measured(behind: Sequence[Token]) -> str:
    """The noun that a figure defines: 15秒的短视频, 三十亿元贷款 at the end of a clause; empty for none."""
    if not behind:
        return ""
    led = behind[0].word == "的"
    run: list[str] = []
    for token in behind[led:]:
        if token.tag not in _DEFINED or token.word in TIMES:
            break
        run.append(token.word)
    following = behind[led + len(run)].word if led + len(run) < len(behind) else "，"
    acts = len(run) > 1 and behind[led].tag == "vn" and known(run[0])  # 五百亿元建设新厂房
    if not run or acts or following == "的" or (not led and following[:1] not in MARKS):
        return ""
    text = phrase("".join(run))
    return text if len(text.split()) <= NOUN and text not in _SAYING_NOTHING else ""


_SAYING_NOTHING = frozenset(["time", "price", "person", "incident"])
NOUN = 4  # words of what a figure defines
_DEFINED = frozenset(["n", "vn", "nz", "ns", "j", "b", "an", "ng", "l", "eng", "a"])


def defining(text: str, behind: Sequence[Token], told: str) -> str:
    """A figure with the noun that it defines: 15 seconds (short film)."""
    thing = measured(behind)
    if not thing:
        return text
    text = text.removeprefix("for ")
    return text if thing in f"{told} {text}".lower() else f"{text} ({thing})"


def denied(text: str, before: Sequence[Token], *, none: bool) -> str:
    """A figure that is denied; a denial behind it belongs to what is said of it and leaves a gap."""
    if none:
        return f"no {text.removeprefix('1 ')}"
    return f"not {text}" if any(negates(token.word) for token in before) else f"{text} {GAP}"


def is_verb(word: str) -> bool:
    """Whether a word is a verb of the table and no noun of ours."""
    return word in verb_words().plain and word not in gloss_words().nouns
