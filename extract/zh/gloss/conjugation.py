"""English verbs for Chinese ones, in the form that the grammar asks for: past, passive, negated, planned.

The verbs of gloss.toml come first, then those of verbs.toml (which part the words of a sentence, too), then the first
sense of CC-CEDICT.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from extract.gloss.verbforms import forms
from extract.zh.gloss.phrasebook import gloss_words
from extract.zh.words.dictionary import verb as translated
from extract.zh.words.verbs import verb_words

_WORDS = 3  # of a verb from the dictionary; longer ones explain


@lru_cache(maxsize=20_000)
def known(word: str) -> str:
    """The English verb, in its base form, that our tables have for a word; empty for none."""
    return gloss_words().verbs.get(word) or verb_words().plain.get(word, "")


@lru_cache(maxsize=20_000)
def guessed(word: str) -> str:
    """The verb of our tables, else of the dictionary where it is short and plain; empty for none."""
    if word in verb_words().plain or word in gloss_words().verbs:
        return known(word)
    if len(word) < 2 or word in gloss_words().unsaid or word in verb_words().modals or negates(word):
        return ""
    text = translated(word) or ""
    if (
        not text
        or not text.isascii()
        or len(text.split()) > _WORDS
        or text.split()[0] in ("not", "do", "feel")
        or text.split()[0].endswith("ly")
    ):
        return ""
    first, _, rest = text.partition(" ")
    if not rest and first.endswith("ize") and len(first) > 5:
        return f"{first[:-3]}ise"
    return text


def form(verb: str, modal: str = "", *, negated: bool = False, passive: bool = False) -> str:
    """The verb behind its subject: past where nothing else is asked for.

    >>> form("build", "expected to", passive=True)
    'expected to be built'
    """
    found = forms(verb)
    if modal == "allegedly":
        return f"allegedly {found.past}"
    if negated and (passive or verb.startswith("be ")):
        return f"not {found.participle}"
    if negated:
        return f"{modal} not {found.base}" if modal in ("may", "can", "must", "should") else f"did not {found.base}"
    if modal:
        passive = passive and not found.base.startswith("be ")
        return f"{modal} be {found.participle}" if passive else f"{modal} {found.base}"
    return found.participle if passive else found.past


@dataclass(slots=True)
class Manner:
    """How a verb is meant by the words around it: as planned or likely, as denied, as done to its subject."""

    modal: str = ""
    negated: bool = False
    passive: bool = False

    def form(self, verb: str) -> str:
        """The verb as it is meant."""
        return form(verb, self.modal, negated=self.negated, passive=self.passive)


def is_bare(verb: str) -> bool:
    """Whether an English verb says nothing without an object."""
    return verb in verb_words().bare or verb in gloss_words().bare


def negates(word: str) -> bool:
    """Whether a word before a verb says that it did not happen: 没有, 不会."""
    return word in verb_words().negators or word in gloss_words().negators


def takes_object(verb: str) -> bool:
    """Whether anything may follow the verb in English: not be vaccinated, not die."""
    return not verb.startswith("be ") and verb not in gloss_words().intransitive


def closed(verb: str) -> str:
    """A verb without the preposition that waits for an object."""
    lead, _, last = verb.rpartition(" ")
    if last == "in" and " " not in lead:
        return verb  # hand in
    return lead if lead and last in ("to", "as", "in", "for", "of", "with", "from", "on", "at", "into") else verb


def chained(chain: Sequence[str]) -> str:
    """announce it would + stop -ing + sell: announced it would stop selling."""
    text = ""
    kind = "past"
    for link in chain:
        lead, _, following = link.rpartition(" ")
        base = lead if following in ("-ing", "to", "would") else link
        made = forms(base)
        text += f" {made.past if kind == 'past' else made.gerund if kind == '-ing' else made.base}"
        kind = following if following == "-ing" else "base"
        if following in ("to", "would"):
            text += f" {following}"
    return text.strip()
