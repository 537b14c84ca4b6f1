"""Names that one statement tells in Chinese letters and the other in Latin ones: whether one is heard in the other."""

from __future__ import annotations

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from claims.match.evidence.naming import names_in
from claims.match.pairs.overlap import meet
from claims.match.pairs.pair import Pair
from claims.match.statement.mention import Mention
from claims.match.words.kin import sounds_like
from claims.match.words.rarity import stem
from claims.match.words.surfaces import surfaces, surnames
from claims.match.words.terms import PLACES, terms
from extract.text.fold import fold


def other_person(pair: Pair) -> tuple[str, str] | None:
    """A Chinese name in Latin letters that is heard nowhere in the Chinese text, and who that one is about."""
    from extract.zh.words.dictionary import pinyin

    latin, chinese = sorted((pair.left, pair.right), key=lambda mention: mention.lang)
    name = _PERSON.match(latin.subject or "")
    foreign = _FOREIGN.search(chinese.text, chinese.start, chinese.end)
    if foreign and (named := _FULL_NAME.search(latin.subject or "")) and not _is_heard(foreign, named):
        return named[0], foreign[0]
    who = fold(chinese.subject or "")
    if other := _other_surname(latin, chinese):
        return other
    if name is None or any(term.form.partition(".")[0] in PLACES for term in terms(name[0], "en")):
        return None  # Hong Kong is no person
    if not _SHORT_NAME.fullmatch(who) or not _is_spelled(name[1]) or not _is_spelled(name[2]):
        return None
    if any(term.sort == "idea" and term.end - term.start > 1 for term in terms(who, "zh")):
        return None
    if pinyin(who[0]).lower() == name[2].lower():
        return None  # Eileen Gu has another first name in English
    sound = pinyin(chinese.folded).lower()
    if any("".join(parts).lower() in sound for parts in (name.groups(), name.groups()[::-1])):
        return None
    told = "".join(pinyin(who).lower().split())
    if any(fuzz.ratio(told, part.lower()) >= _SPOKEN for part in name.groups()):
        return None  # Federer is 费德勒, Hulun Lake 呼伦湖
    return name[0], who


_HYPHENATED = re.compile(r"\b([A-Z][a-z]+) [A-Z][a-z]+-[a-z]+\b")


def _other_surname(latin: Mention, chinese: Mention) -> tuple[str, str] | None:
    """A Chinese name spelled with a hyphen of whose surname the Chinese text has no sign, and whom that is about."""
    named = _HYPHENATED.search(latin.subject or "")
    about = [fold(chinese.subject or ""), *names_in(chinese.subject or chinese.text, chinese)] if named else []
    who = next((name for name in about if _SHORT_NAME.fullmatch(name) and name[0] in surnames()), None)
    if named is None or who is None:
        return None
    told = stem(named[1])
    signs = {sign for sign, spelled in surnames().items() if told in spelled or _is_pinyin_of(named[1], sign)}
    return (named[0], who) if signs and signs.isdisjoint(chinese.folded) else None


def _is_pinyin_of(name: str, sign: str) -> bool:
    from extract.zh.words.dictionary import pinyin

    return pinyin(sign, person=True).lower() == name.lower()


_FOREIGN = re.compile(r"([\u3400-\u9fff]{2,6})[·・‧]([\u3400-\u9fff]{2,8})")
_FULL_NAME = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?([A-Z][a-z]+)\b")
_HEARD = 50  # rapidfuzz ratio of a name to how its Chinese letters sound, from which the two may be one


def _is_heard(foreign: re.Match[str], named: re.Match[str]) -> bool:
    """Whether one part of a name in Chinese letters sounds a little like one of a name in Latin ones."""
    from extract.zh.words.dictionary import pinyin

    first, last = fold(foreign[1]), fold(foreign[2])  # where a name begins and ends among other words nobody knows
    parts = {first[-size:] for size in range(2, 7)} | {last[:size] for size in range(2, 7)}
    sounds = ["".join(pinyin(part).lower().split()) for part in parts]
    return any(fuzz.ratio(sound, part.lower()) >= _HEARD for sound in sounds for part in named.groups())


_SPOKEN = 65  # the same for one part of a name and a whole subject

_PERSON = re.compile(r"([A-Z][a-z]+) ([A-Z][a-z]+)(?=$|['’])")
_SHORT_NAME = re.compile(r"[\u3400-\u9fff]{2,3}")
_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ian|iao|ing|ong|uai|uan|ai|an|ao|ei|en|er|ia|ie"
    r"|in|iu|ou|ua|ue|ui|un|uo|ve|[aeiouv]))+",
    re.IGNORECASE,
)


def _is_spelled(name: str) -> bool:
    """Whether a name in Latin letters is spelled as Chinese ones are, in syllables of pinyin."""
    return _PINYIN.fullmatch(name) is not None


def unlike(names: Iterable[str], others: set[str]) -> list[str]:
    """The names that sound like none of the other language's: Moutai is 茅台, though the dictionary has Maotai."""
    return [name for name in names if not any(_sounds_like(name, other) for other in others)]


def _sounds_like(name: str, other: str) -> bool:
    """Whether two names of the two languages are one by sound, or a Chinese one renders that of a place in a table."""
    if "." not in name and "." not in other:
        return sounds_like(name, other)
    chinese, place = (name, other) if "." in other else (other, name)
    return chinese[0] >= "\u3400" and any(meet(chinese, stem(each)) for each in surfaces(place) if each.isascii())
