"""What a Chinese clause says of its figure: the verb beside it and the noun it measures, in English.

Verbs come from verbs.toml alone and take the form that the grammar asks for: past, passive, negated, planned. A verb
that is not there is left out, and so is all that stands behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.document import Token
from extract.verbforms import forms
from extract.zh.phrasebook import tables
from extract.zh.verbs import verbs
from extract.zh.wording import phrase, sense

OBJECT = 5  # words of an object


class Said(NamedTuple):
    """`topic` is the noun before the verb, `verb` in its form; `start` is where the first of both stands."""

    topic: str
    verb: str
    start: int
    base: str = ""  # of the verb


_SUMS = frozenset(["总", "净", "平均", "人均", "年均", "固定资产"])
_LOOSE = frozenset(["d", "ul", "uz", "ug", "m", "q", "t", "c", "y", "u", "ud", "z"])
_NOUNS = frozenset(["n", "vn", "nz", "ns", "nt", "nr", "nrt", "nrfg", "j", "b", "an", "ng", "s", "l", "eng", "i"])
_MARKS = frozenset("，。;:!?、\n()“”「」『』…—,；：")


def before_figure(tokens: Sequence[Token], taken: tuple[int, int]) -> Said:
    """What stands right before a figure in its clause; `taken` is the stretch of the subject, said already."""
    at = len(tokens) - 1
    verb, modal, negated, passive, start = "", "", False, False, -1
    seen = False
    while at >= 0:
        start_at, _, tag, word = tokens[at]
        if len(word) == 1 and at and (pair := tokens[at - 1].word + word) in verbs().plain and not verb:
            at, start_at, tag, word = at - 1, tokens[at - 1].start, "v", pair  # 接 + 载
        if taken[0] <= start_at < taken[1] or word[:1] in _MARKS:
            break
        if word in verbs().negators:
            negated = True
        elif word in verbs().passive and verb:
            passive = True
        elif word in verbs().modals and (verb or (tag in ("v", "d", "p") and word not in verbs().plain)):
            modal = verbs().modals[word]
        elif word in verbs().silent:
            seen = True
        elif not verb and at and tokens[at - 1].word in _SUMS and sense(word):
            break  # 总投资: a noun
        elif not verb and not seen and word in verbs().plain and (tag not in ("n", "nr", "p", "ns") or len(word) > 1):
            verb, start = verbs().plain[word], start_at
        elif word in verbs().small or (tag in _LOOSE and word not in verbs().plain):
            pass
        else:
            break
        at -= 1
    topic, begun = _topic(tokens, at, taken)
    if not verb:
        return Said(topic, "", begun if topic else start)
    return Said(topic, _form(verb, modal, negated, passive), begun if topic else start, verb)


def _topic(tokens: Sequence[Token], at: int, taken: tuple[int, int]) -> tuple[str, int]:
    """The noun phrase that ends at token `at`, empty behind a preposition or when it is the subject itself."""
    last = at
    while at >= 0 and tokens[at].tag in _NOUNS and not taken[0] <= tokens[at].start < taken[1]:
        at -= 1
    before = tokens[at] if at >= 0 else None
    if at == last or (before is not None and (before.tag in ("p", "f", "zg", "c") or before.word in ("·", "、"))):
        return "", -1
    return phrase("".join(token.word for token in tokens[at + 1 : last + 1])), tokens[at + 1].start


def _form(verb: str, modal: str, negated: bool, passive: bool) -> str:
    found = forms(verb)
    if modal == "allegedly":
        return f"allegedly {found.past}"
    if negated:
        return f"{modal} not {found.base}" if modal in ("may", "can", "must", "should") else f"did not {found.base}"
    if modal:
        return (
            f"{modal} be {found.participle}"
            if passive and not found.base.startswith("be ")
            else f"{modal} {found.base}"
        )
    return found.participle if passive else found.past


_REASONS = frozenset(["因", "因为", "由于", "经", "在", "于", "从", "向", "对", "为", "给"])
_BREAKS = frozenset(["的", "之", "和", "与", "及", "或"])
_SINGLE = frozenset(["死", "伤"])  # verbs of one character that are sure behind a figure


def after_figure(tokens: Sequence[Token]) -> tuple[str, str]:
    """The verb whose subject a figure is and its object (29人死亡, 200人参加会议); both empty when there is none."""
    modal, negated, passive, reason = "", False, False, False
    for index, (_, _, tag, word) in enumerate(tokens[:8]):
        if word[:1] in _MARKS or word in _BREAKS:
            break
        if word in verbs().negators:
            negated = True
        elif word in verbs().passive:
            passive = True
        elif word in _REASONS:
            reason = True
        elif word in verbs().modals:
            modal = verbs().modals[word]
        elif word in verbs().plain and (len(word) > 1 or word in _SINGLE):
            if reason and _verb_follows(tokens, index):
                continue
            verb = verbs().plain[word]
            thing = "" if _is_state(word) else object_of(tokens[index + 1 :])
            if (not thing and is_bare(verb)) or _is_relative(tokens, index):
                break
            return _form(verb, modal, negated, passive), thing
        elif not (reason or word in verbs().small or tag in _LOOSE):
            break
    return "", ""


def _verb_follows(tokens: Sequence[Token], at: int) -> bool:
    """Behind 因 or 在 the verb is the last of the clause."""
    for _, _, tag, word in tokens[at + 1 :]:
        if word[:1] in _MARKS:
            return False
        if word in verbs().plain and tag in ("v", "vn"):
            return True
    return False


def is_bare(verb: str) -> bool:
    """Whether an English verb says nothing without an object."""
    return verb in verbs().bare


def _is_state(word: str) -> bool:
    """Whether the verb takes no object in English: be vaccinated."""
    return verbs().plain[word].startswith("be ")


def is_verb(word: str) -> bool:
    """Whether a word is a verb of the table and no noun of ours."""
    return word in verbs().plain and word not in tables().nouns


def object_of(tokens: Sequence[Token]) -> str:
    """The object at the head of `tokens`, up to the next mark; empty when it is long, not understood or a clause.

    Of an object with numbers or pronouns in it only the nouns behind them are said.
    """
    run: list[str] = []
    for _, _, tag, word in tokens:
        if word[:1] in _MARKS and word[:1] not in "“”「」『』":
            break
        is_word = tag in ("p", "c") or (tag in ("v", "vd") and not tables().nouns.get(word))
        if is_word and word not in ("和", "与", "及", "或"):
            return ""
        if word in "《》〈〉“”「」『』":
            continue
        if tag in _LOOSE or tag in ("r", "f", "x"):
            run = []
        else:
            run.append(word)
    if not run or run[-1] == "的":
        return ""
    text = phrase("".join(run[-8:]))
    return text if len(text.split()) <= OBJECT else ""


_VERBAL = frozenset(["v", "vd", "zg", "vg", "vi", "l", "i", "d"])


def _titled(tokens: Sequence[Token], at: int) -> bool:
    """通过《…》: the preposition is a verb before a title."""
    return at + 1 < len(tokens) and tokens[at + 1].word[:1] == "《"


def event(tokens: Sequence[Token]) -> tuple[str, str, int]:
    """The first verb of a clause in its form, its object, and where the verb stands; empty and -1 for none."""
    modal, negated, passive = "", False, False
    for index, (start, _, tag, word) in enumerate(tokens):
        if word[:1] in _MARKS:
            modal, negated, passive = "", False, False
        elif word in verbs().negators:
            negated = True
        elif word in verbs().passive and tag != "n":
            passive = True
        elif word in verbs().control and (led := _controlled(word, tokens[index + 1 :])):
            return led[0], led[1], start
        elif word in verbs().modals:
            modal = verbs().modals[word]
        elif word in verbs().plain and (tag in _VERBAL or (word == "通过" and _titled(tokens, index))):
            thing = "" if _is_state(word) else object_of(tokens[index + 1 :])
            if (
                word in verbs().silent
                or _is_relative(tokens, index)
                or (not thing and (len(word) == 1 or is_bare(verbs().plain[word])))
            ):
                continue
            return _form(verbs().plain[word], modal, negated, passive), thing, start
    return "", "", -1


def _is_relative(tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb defines a noun and says nothing of the subject: 的 follows at once, or 的 and another verb."""
    seen = headed = False
    for index, (_, _, tag, word) in enumerate(tokens[at + 1 : at + 14]):
        if word[:1] in _MARKS or (index == 0 and tag == "ul"):
            return False
        if word == "的":
            if index < 2:
                return True
            seen = True
        elif seen and tag in _NOUNS:
            headed = True
        elif headed and tag == "v" and is_verb(word):
            return True
    return False


def _controlled(word: str, tokens: Sequence[Token]) -> tuple[str, str] | None:
    """`began building`, `decided to close` with the object; None when no verb of the table follows."""
    chain, thing = _chain(word, tokens)
    return (_joined(chain), thing) if len(chain) > 1 else None


def _chain(word: str, tokens: Sequence[Token]) -> tuple[list[str], str]:
    """The control verb at the head and those that follow it, up to the verb they lead to, with the object of that."""
    chain = [verbs().control[word]]
    for index, (_, _, tag, following) in enumerate(tokens[:4]):
        if following in verbs().control and len(chain) < 3:
            more, thing = _chain(following, tokens[index + 1 :])
            if len(more) > 1:
                return chain + more, thing
        if following in verbs().plain and len(following) > 1 and tag in ("v", "vn", "zg"):
            return [*chain, verbs().plain[following]], object_of(tokens[index + 1 :])
        if tag not in _LOOSE and following not in verbs().modals:
            break
    return chain, ""


def _joined(chain: Sequence[str]) -> str:
    """announce it would + stop -ing + sell: announced it would stop selling."""
    text = ""
    kind = "past"
    for link in chain:
        lead, _, following = link.rpartition(" ")
        base = lead if following in ("-ing", "to", "would") else link
        form = forms(base)
        text += f" {form.past if kind == 'past' else form.gerund if kind == '-ing' else form.base}"
        kind = following if following == "-ing" else "base"
        if following in ("to", "would"):
            text += f" {following}"
    return text.strip()
