"""Parts of speech of single English words, from the lexicon of Brill's tagger that the textblob package ships.

The lexicon gives each of 94,000 words its commonest tag in newspaper text (Penn Treebank tags); unknown words are
tagged by their ending. Context is the caller's affair: a rule that asks what stands behind a number needs no tagger.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from extract.en.words.vocabulary import VOCABULARY

_INVARIANT = VOCABULARY.words("nouns.invariant")
_NOUN_ENDINGS = (
    "tion", "sion", "ment", "ness", "ity", "ship", "ism", "ist", "ance", "ence", "er", "or", "ium", "hood", "age",
)  # fmt: skip
_PREPOSITIONS = ("with", "to")
_ADJECTIVE_ENDINGS = ("ous", "ful", "less", "able", "ible", "ive", "ic", "ical", "ish", "al", "ary")

_REMEMBERED = 1 << 15  # words; news repeats its own


@cache
def _lexicon() -> dict[str, str]:
    """Word to commonest tag; the package is located without being imported, which would load all of nltk."""
    package = find_spec("textblob")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError(
            "textblob, which ships the English lexicon, is not installed: install claimtrail with its dependencies"
        )
    path = Path(package.submodule_search_locations[0]) / "en" / "en-lexicon.txt"
    lexicon = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            word, _, tag = line.partition(" ")
            lexicon[word] = tag.rstrip()
    return lexicon | VOCABULARY.by_word("tags")


@lru_cache(maxsize=_REMEMBERED)
def tag(word: str) -> str:
    """The Penn Treebank tag that a word has by itself.

    >>> tag("cameras"), tag("listed"), tag("hospitalisations")
    ('NNS', 'VBN', 'NNS')
    """
    lexicon = _lexicon()
    lower = word.lower()
    if lower in _INVARIANT:
        return "NNS"
    if len(word) > 1 and word.isupper():
        return "NNP"
    known, as_common = lexicon.get(word), lexicon.get(lower)
    if word == lower:
        return known or _by_ending(word)
    if known in ("NNP", "NNPS"):
        return known
    if known is None and as_common is None:
        return "NNPS" if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else "NNP"
    return known or as_common or _by_ending(lower)


def is_known(word: str) -> bool:
    """Whether the lexicon has a word as it is written; a name that it lacks must not be tagged by its ending."""
    return word in _lexicon()


def _by_ending(word: str) -> str:
    """A guess for a word that the lexicon lacks; `re-opened` and `car-makers` go by their last part."""
    if "-" in word:
        first, last = word.split("-", 1)[0], word.rsplit("-", 1)[1]
        if first in _PREPOSITIONS:
            return "JJ"  # with-profits policies
        known = _lexicon().get(last)
        if known is not None and first == "re":
            return known  # the re-release
        if known is not None and known != "IN":
            return "JJ" if known.startswith("VB") or known == "NN" else known
    if word.endswith("ly"):
        return "RB"
    if word.endswith("ing"):
        return "VBG"
    if word.endswith("ed"):
        return "VBN"
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return "NNS"
    if word.endswith(_NOUN_ENDINGS):
        return "NN"
    return "JJ" if word.endswith(_ADJECTIVE_ENDINGS) else "NN"
