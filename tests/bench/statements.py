"""Generated statements with realistic repetition, as many as wanted.

Two thirds of the words follow the frequencies of rarity.toml, the others are names from a vocabulary that grows as
texts do (Heaps). A third of the statements retell an earlier one: half of them word for word or in another order of
words, some with the figure rounded, a tenth with another figure. Statements run through the days at a steady pace, a
thousand a day.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, product

from db.texts.rows import Appearance, Base
from db.writing.store import Store
from extract.appearance import appearance_id
from extract.model import Claim, Quantity, Source

_SYLLABLES = ["".join(pair) for pair in product("bdfgklmnprstvz", "aeiou")]
_ITEMS = ["workers", "homes", "cars", "patients", "schools", "ships", "pupils", "masks", "shops", "trees", "tickets"]
_SAID = 6  # words of a statement beside figure and item
_A_DAY = 1_000
_TOLD_AGAIN = 20_000  # the stories that may still be told again


@dataclass(frozen=True, slots=True)
class Story:
    """What a statement is about, whatever its wording."""

    words: tuple[str, ...]
    item: str
    value: int
    day: date


Statement = tuple[str, str, Story]  # the text, the figure as written, what it is about


@cache
def _common() -> tuple[list[str], list[float]]:
    """The words of rarity.toml and how often each is said."""
    table = tomllib.loads(files("claims.match.words").joinpath("rarity.toml").read_text("utf-8"))["en"]
    octaves = {word: int(octave) for octave, words in table.items() for word in words.split() if int(octave) >= 6}
    return list(octaves), list(accumulate(2.0**-octave for octave in octaves.values()))


@lru_cache(maxsize=1)
def generated(size: int, seed: int = 0) -> list[Statement]:
    """`size` statements, the same for the same seed."""
    chance = random.Random(seed)
    stories: list[Story] = []
    found = []
    for number in range(size):
        if stories and chance.random() < 0.33:
            story = stories[-1 - int(min(len(stories), _TOLD_AGAIN) * chance.random() ** 2)]  # the newest most
        else:
            story = _story(chance, number)
            stories.append(story)
        found.append(_told(story, chance))
    return found


def _story(chance: random.Random, number: int) -> Story:
    words, weights = _common()
    names = int(200 + 40 * number**0.6)
    said = [
        chance.choices(words, cum_weights=weights)[0] if chance.random() < 0.67 else _name(chance.randrange(names))
        for _ in range(_SAID)
    ]
    day = date(2015, 1, 1) + timedelta(number // _A_DAY)
    return Story(tuple(said), chance.choice(_ITEMS), int(10 ** chance.uniform(0.5, 6)), day)


@cache
def _name(rank: int) -> str:
    random_of_rank = random.Random(rank)
    return "".join(random_of_rank.choice(_SYLLABLES) for _ in range(3)).title()


def _told(story: Story, chance: random.Random) -> Statement:
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


def add(store: Store, name: str, statements: list[Statement]) -> tuple[str, ...]:
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
