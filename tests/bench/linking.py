"""Linking speed: generated statements with realistic repetition, linked in one go, and one more source added.

python -m tests.bench.linking [--sizes 10000 100000]

Two thirds of the words follow the frequencies of rarity.toml, the others are names from a vocabulary that grows as
texts do (Heaps). A third of the statements retell an earlier one in another order of words, some with the figure
rounded, a tenth with another figure.
"""

from __future__ import annotations

import argparse
import math
import random
import resource
import time
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from importlib.resources import files
from itertools import accumulate, product

from claims.match.link import link_all, link_appearances
from db import open_db
from db.rows import Appearance, Base
from db.store import Store
from extract.appearance import appearance_id
from extract.model import Claim, Quantity, Source

PER_SOURCE = 10
_SYLLABLES = ["".join(pair) for pair in product("bdfgklmnprstvz", "aeiou")]
_ITEMS = ["workers", "homes", "cars", "patients", "schools", "ships", "pupils", "masks", "shops", "trees", "tickets"]
_SAID = 6  # words of a statement beside figure and item


@dataclass(frozen=True, slots=True)
class Story:
    """What a statement is about, whatever its wording."""

    words: tuple[str, ...]
    item: str
    value: int
    day: date


@cache
def _common() -> tuple[list[str], list[float]]:
    """The words of rarity.toml and how often each is said."""
    table = tomllib.loads(files("claims.match").joinpath("rarity.toml").read_text("utf-8"))["en"]
    octaves = {word: int(octave) for octave, words in table.items() for word in words.split() if int(octave) >= 6}
    return list(octaves), list(accumulate(2.0**-octave for octave in octaves.values()))


def main() -> None:
    """Prints a table; reads its options from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    before: tuple[int, float] | None = None
    for size in parser.parse_args().sizes:
        seconds = measure(size)
        if before:
            growth = math.log(seconds / before[1]) / math.log(size / before[0])
            print(f"growth exponent {growth:.2f}")  # noqa: T201
        before = size, seconds


def measure(size: int) -> float:
    """Seconds for linking `size` appearances; prints them with what was found."""
    store = Store(open_db(":memory:", create=True))
    chance = random.Random(size)
    statements = list(generated(size, chance))
    with store.transaction():
        for start in range(0, size, PER_SOURCE):
            add(store, f"s{start}", statements[start : start + PER_SOURCE])
    started = time.perf_counter()
    link_all(store)
    seconds = time.perf_counter() - started
    one_more = time.perf_counter()
    with store.transaction():
        added = add(store, "last", list(generated(PER_SOURCE, chance)))
        link_appearances(store.connection, added)
    counts = {
        name: store.connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
        for name in ("claims", "links", "match_keys")
    }
    print(  # noqa: T201
        f"{size:>9,} appearances: {seconds:7.1f} s, {1000 * seconds / size:.3f} ms each; one source more "
        f"{1000 * (time.perf_counter() - one_more) / PER_SOURCE:.2f} ms each; {counts}; "
        f"peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB"
    )
    return seconds


def generated(size: int, chance: random.Random) -> list[tuple[str, str, Story]]:
    """`size` statements: text, the figure as written, and what it is about."""
    vocabulary = int(200 + 40 * size**0.6)
    stories: list[Story] = []
    found = []
    for number in range(size):
        if stories and chance.random() < 0.33:
            story = chance.choice(stories[-5000:])
        else:
            story = _story(chance, vocabulary, number)
            stories.append(story)
        found.append(_told(story, chance))
    return found


def _story(chance: random.Random, vocabulary: int, number: int) -> Story:
    words, weights = _common()
    said = [
        chance.choices(words, cum_weights=weights)[0] if chance.random() < 0.67 else _name(chance.randrange(vocabulary))
        for _ in range(_SAID)
    ]
    day = date(2015, 1, 1) + timedelta(number % 3000)
    return Story(tuple(said), chance.choice(_ITEMS), int(10 ** chance.uniform(0.5, 6)), day)


def _name(rank: int) -> str:
    random_of_rank = random.Random(rank)
    return "".join(random_of_rank.choice(_SYLLABLES) for _ in range(3)).title()


def _told(story: Story, chance: random.Random) -> tuple[str, str, Story]:
    value = story.value
    if chance.random() < 0.1:
        value += max(1, value // 3)
    elif chance.random() < 0.3 and value > 1000:
        value = round(value, 2 - len(str(value)))
    words = list(story.words)
    if chance.random() < 0.5:
        words = words[_SAID // 2 :] + words[: _SAID // 2]
    before, after = " ".join(words[: _SAID // 2]), " ".join(words[_SAID // 2 :])
    return f"The {before} had {value:,} {story.item} of {after}.", f"{value:,}", story


def add(store: Store, name: str, statements: list[tuple[str, str, Story]]) -> tuple[str, ...]:
    """Stores one source that makes these statements; gives the ids of its appearances."""
    text = "\n".join(line for line, _, _ in statements)
    source = Source(text, f"https://{name}.example/", title=name, published=statements[0][2].day, lang="en")
    found = []
    origin = 0
    for line, figure, story in statements:
        start = origin + line.index(figure)
        value = Decimal(figure.replace(",", ""))
        quantity = Quantity(start, start + len(figure), "count", "bench", value, item=story.item)
        end = origin + len(line)
        claim = Claim("count", origin, end, origin, end, "en", "bench", line, (quantity,))
        found.append(Appearance(appearance_id(claim, source), claim, (Base(value, None, None),)))
        origin = end + 1
    return store.add(source, found, "bench").appearance_ids


if __name__ == "__main__":
    main()
