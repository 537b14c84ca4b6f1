"""Sets called by how many are in them: `a pair of trawlers` are two; `a pair of shoes` is one thing to wear."""

from __future__ import annotations

from extract.en.numbers.number_words import SETS
from extract.en.passage import Passage
from extract.en.quantities.draft import QuantityDraft
from extract.en.quantities.nouns import noun_after
from extract.en.words.vocabulary import VOCABULARY

_OF = len(" of")
_PAIRED = VOCABULARY.words("sets.paired")


def find_set(passage: Passage, at: int, end: int, name: str) -> QuantityDraft | None:
    """What is counted by the set `name` at `at`..`end`, with or without its article; nothing where it is one pair."""
    noun = noun_after(passage.text, end + _OF, passage.end, plural=True)
    if noun is None:
        return None
    last = passage.text[noun.start : noun.end].rsplit(" ", 1)[-1]
    if last[0].isupper() or (name == "pair" and last in _PAIRED):
        return None
    return QuantityDraft(at, end, noun.end, "count", "en count: a set", SETS[name], item=(noun.start, noun.end))
