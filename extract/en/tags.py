"""Parts of speech of single English words, from the lexicon of Brill's tagger that the textblob package ships.

The lexicon gives each of 94,000 words its commonest tag in newspaper text (Penn Treebank tags); unknown words are tagged by
their ending. Context is the caller's affair: a rule that asks what stands behind a number needs no tagger for whole sentences.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

# Plural in sense without a plural ending, so that 30,000 staff have a head noun.
INVARIANT = frozenset(
    "people staff police troops men women children aircraft spacecraft helicopters sheep series species fish personnel crew "
    "cattle deer offspring cavalry infantry clergy media data criteria phenomena bacteria alumni feet teeth geese mice lives "
    "wives knives thieves leaves shelves halves wolves calves clergymen".split()
)
# The lexicon's commonest tag misleads behind a number or is missing: newer words, and words that news uses as nouns.
_NEWER = {
    "apps": "NNS", "app": "NN", "smartphone": "NN", "smartphones": "NNS", "coronavirus": "NN", "bitcoin": "NN", "blog": "NN",
    "email": "NN", "emails": "NNS", "runs": "NNS", "claims": "NNS", "tries": "NNS", "clips": "NNS", "downloads": "NNS",
    "hits": "NNS", "starts": "NNS", "caps": "NNS", "wins": "NNS", "losses": "NNS", "cuts": "NNS", "moves": "NNS", "times": "NNS",
    "worth": "IN", "per": "IN", "via": "IN", "amid": "IN", "ago": "RB", "apiece": "RB", "aboard": "IN", "including": "IN",
    "following": "VBG", "compared": "VBN", "according": "VBG", "due": "IN", "left": "VBD", "lot": "NN", "etc": "FW",
    "down": "RB", "up": "RB", "out": "RP", "off": "RP", "back": "RB", "ahead": "RB", "above": "IN", "below": "IN", "near": "IN",
    "such": "JJ", "last": "JJ", "next": "JJ", "more": "JJR", "less": "JJR", "fewer": "JJR", "most": "JJS", "other": "JJ",
    "online": "JJ", "overseas": "JJ", "worldwide": "RB", "nationwide": "RB", "countrywide": "RB", "globally": "RB",
    "killed": "VBN", "said": "VBD", "use": "VB", "plus": "CC", "v": "IN", "vs": "IN", "than": "IN", "like": "IN", "so": "RB",
    "well": "RB", "strong": "JJ", "old": "JJ", "long": "JJ", "high": "JJ", "tall": "JJ", "wide": "JJ", "deep": "JJ",
    "each": "DT", "both": "DT", "all": "DT", "earlier": "RBR", "later": "RBR", "early": "RB", "late": "RB", "yet": "RB",
    "there": "EX", "here": "RB", "where": "WRB", "when": "WRB", "who": "WP", "which": "WDT", "that": "IN", "while": "IN",
    "is": "VBZ", "was": "VBD", "were": "VBD", "are": "VBP", "has": "VBZ", "had": "VBD", "have": "VBP", "be": "VB",
    "home": "NN", "odd": "JJ", "or": "CC", "and": "CC", "but": "CC", "nil": "CD", "won": "VBD", "lost": "VBD", "scored": "VBD",
}  # fmt: skip
_NOUN_ENDINGS = ("tion", "sion", "ment", "ness", "ity", "ship", "ism", "ist", "ance", "ence", "er", "or", "ium", "hood", "age")
_ADJECTIVE_ENDINGS = ("ous", "ful", "less", "able", "ible", "ive", "ic", "ical", "ish", "al", "ary")


@cache
def _lexicon() -> dict[str, str]:
    """Word to commonest tag; the package is located without being imported, which would load all of nltk."""
    package = find_spec("textblob")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("textblob, which ships the English lexicon, is not installed: install claimtrail with its dependencies")
    path = Path(package.submodule_search_locations[0]) / "en" / "en-lexicon.txt"
    lexicon = {}
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            word, _, tag = line.partition(" ")
            lexicon[word] = tag.rstrip()
    return lexicon | _NEWER


def tag(word: str) -> str:
    """The Penn Treebank tag that a word has by itself.

    >>> tag("cameras"), tag("unveiled"), tag("hospitalisations")
    ('NNS', 'VBN', 'NNS')
    """
    lexicon = _lexicon()
    lower = word.lower()
    if lower in INVARIANT:
        return "NNS"
    if len(word) > 1 and word.isupper():
        return "NNP"
    known = lexicon.get(word)
    if word == lower:
        return known or _by_ending(word)
    as_common = lexicon.get(lower)
    if known in ("NNP", "NNPS") or (known is None and as_common is None):
        return "NNPS" if known == "NNPS" or (word.endswith("s") and not word.endswith("ss") and len(word) > 3 and known is None) else "NNP"
    return known or as_common or _by_ending(lower)


def _by_ending(word: str) -> str:
    """A guess for a word that the lexicon lacks; `re-opened` and `car-makers` go by their last part."""
    if "-" in word:
        last = word.rsplit("-", 1)[1]
        known = _lexicon().get(last)
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
