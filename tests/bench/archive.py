"""An archive of news as JSON Lines, as large as wanted: what `claims add` is measured on.

python -m tests.bench.archive 50000 > archive.jsonl

Articles of some 1,700 characters are put together from sentences of real news where it lies beside the checkout. Each
number gets other digits, each name of a story becomes another one, and half of the words of meaning are exchanged for
others of their kind: new facts in old frames, since news does not tell of other things in the same words ten times.
Without real news generated English statements take their place (tests/bench/statements.py): a few samples would repeat
too much. A third of the articles tell an earlier one again: half of those word for word under another name, as wire
copy is printed, half with a part of the sentences in another order and the large figures rounded.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extract.text.fold import fold
from extract.zh.words.tags import tagged
from tests.bench.statements import generated
from tests.bench.texts import CORPUS, FILES, articles

_LENGTH = 1_700  # characters of an article, the mean of a Hong Kong archive
_READ = int(6e6)  # bytes of real news in each script
_SHARES = {"zh-Hant": 6, "zh-Hans": 2, "en": 2}
_GENERATED = 200_000  # statements where there is no real news
_TOLD_AGAIN = 5_000  # the latest stories that may still be told again
_A_DAY = 50
_OUTLETS = ("Harbour Post", "Morning Wire", "Peak Daily", "City Herald", "Delta News")
_SENTENCE = re.compile(r"[^。！？\n.!?]*(?:[。！？\n]|[.!?](?:\s|$))")
_NUMBER = re.compile(r"(?<![\d.,])[1-9]\d?(?:,?\d{3})*(?![\d年月日])|(?<![\d.,])[1-9]\d{4,}(?!\d)")
_LARGE = 1_000  # from which a figure is rounded when it is told again
_KINDS = frozenset(("n", "v", "vn", "a"))  # of words that half of the time are exchanged
_NAMES = frozenset(("nr", "ns", "nt", "nz", "Name"))
_EXCHANGED = 0.5
_ENGLISH = re.compile(r"[A-Za-z]+|[^A-Za-z]+")
_TELLING = 6  # letters from which an English word has a meaning of its own

Word = tuple[str, str]  # as it is written, and its kind; "" for what stays


@dataclass(frozen=True, slots=True)
class _Story:
    """What an article tells, sentence by sentence."""

    script: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pool:
    """The sentences of a script, word by word, and its words by their kind."""

    sentences: list[list[Word]]
    words: dict[str, list[str]]


def main() -> None:
    """Writes the archive to standard output; reads its options from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    for line in lines(options.articles, options.seed):
        sys.stdout.write(line)


def lines(count: int, seed: int = 0) -> Iterator[str]:
    """`count` articles, the same for the same seed, each as a line of JSON."""
    chance = random.Random(seed)
    pools = {script: _pool(script) for script in FILES}
    stories: list[_Story] = []
    for number in range(count):
        if stories and chance.random() < 1 / 3:
            story = chance.choice(stories)
            if chance.random() < 0.5:
                story = _retold(story, chance)
        else:
            script = chance.choices(list(_SHARES), list(_SHARES.values()))[0]
            story = _Story(script, tuple(_fresh(pools[script], chance)))
            stories.append(story)
            del stories[:-_TOLD_AGAIN]
        yield json.dumps(_article(number, story, chance), ensure_ascii=False) + "\n"


def _pool(script: str) -> _Pool:
    if not (CORPUS / FILES[script]).exists():
        return _Pool([[(f"{text} ", "")] for text, _, _ in generated(_GENERATED)], {})
    text = "\n".join(article.text for article in articles(script, _READ))
    found = [match.group() for match in _SENTENCE.finditer(text) if len(match.group().strip()) > 1]
    split = _english if script == "en" else _chinese
    sentences = [list(split(sentence)) for sentence in found]
    words: dict[str, set[str]] = {}
    for written, kind in (word for sentence in sentences for word in sentence if word[1]):
        words.setdefault(kind, set()).add(written)
    return _Pool(sentences, {kind: sorted(others) for kind, others in words.items()})


def _chinese(sentence: str) -> Iterator[Word]:
    at = 0
    for word, tag in tagged(fold(sentence)):
        written = sentence[at : at + len(word)]
        at += len(word)
        yield written, tag if len(written) > 1 and (tag in _KINDS or tag in _NAMES) and word[0] >= "\u3400" else ""
    yield sentence[at:], ""


def _english(sentence: str) -> Iterator[Word]:
    for place, match in enumerate(_ENGLISH.finditer(sentence)):
        word = match.group()
        kind = "Name" if word[0].isupper() and place else word[-3:] if len(word) >= _TELLING else ""
        yield word, kind if word.isalpha() else ""


def _fresh(pool: _Pool, chance: random.Random) -> Iterator[str]:
    """Three neighbours after three from somewhere else, until they are long enough."""
    length = 0
    renamed: dict[str, str] = {}
    while length < _LENGTH:
        at = chance.randrange(len(pool.sentences))
        for words in pool.sentences[at : at + 3]:
            sentence = "".join(_other_word(word, pool, renamed, chance) for word in words)
            length += len(sentence)
            yield _NUMBER.sub(lambda match: _other_digits(match.group(), chance), sentence)


def _other_word(word: Word, pool: _Pool, renamed: dict[str, str], chance: random.Random) -> str:
    written, kind = word
    if kind in _NAMES:
        return renamed.setdefault(written, chance.choice(pool.words[kind]))
    return chance.choice(pool.words[kind]) if kind and chance.random() < _EXCHANGED else written


def _other_digits(number: str, chance: random.Random) -> str:
    return chance.choice("123456789") + "".join(
        chance.choice("0123456789") if sign.isdigit() else sign for sign in number[1:]
    )


def _retold(story: _Story, chance: random.Random) -> _Story:
    kept = [sentence for sentence in story.sentences if chance.random() < 0.6] or list(story.sentences)
    chance.shuffle(kept)
    return _Story(story.script, tuple(_NUMBER.sub(lambda match: _rounded(match.group()), each) for each in kept))


def _rounded(number: str) -> str:
    value = int(number.replace(",", ""))
    return f"{round(value, 2 - len(str(value))):,}" if value >= _LARGE and "," in number else number


def _article(number: int, story: _Story, chance: random.Random) -> dict[str, str]:
    outlet = chance.choice(_OUTLETS)
    return {
        "url": f"https://{outlet.lower().replace(' ', '-')}.example/{number}",
        "title": story.sentences[0].strip()[:40],
        "published": (date(2015, 1, 1) + timedelta(number // _A_DAY)).isoformat(),
        "publisher": outlet,
        "lang": story.script if (CORPUS / FILES[story.script]).exists() else "en",
        "text": "".join(story.sentences),
    }


if __name__ == "__main__":
    main()
