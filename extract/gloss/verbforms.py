"""Forms of English verbs: `invest`, `invested`, `investing`; of a phrase (`take part in`) its first word changes."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple


class Forms(NamedTuple):
    """One verb; `past` goes with every subject, `participle` stands behind what is acted on."""

    base: str
    past: str
    participle: str
    gerund: str


# Base, past and, where it differs from the past, participle.
_TABLE = """
be was been|beat beat beaten|become became become|begin began begun|break broke broken|bring brought|build built
buy bought|choose chose chosen|come came come|cost cost|cut cut|deal dealt|do did done|draw drew drawn
drive drove driven|eat ate eaten|fall fell fallen|feel felt|fight fought|find found|flee fled|fly flew flown
get got|give gave given|go went gone|grow grew grown|have had|hear heard|hit hit|hold held|keep kept
know knew known|lay laid|lead led|leave left|lend lent|lose lost|make made|mean meant|meet met
overturn overturned|pay paid|put put|read read|rise rose risen|run ran run|say said|see saw seen|seek sought
sell sold|send sent|set set|shoot shot|shrink shrank shrunk|shut shut|sink sank sunk|sit sat|sleep slept
speak spoke spoken|spend spent|stand stood|steal stole stolen|strike struck|swim swam swum|take took taken
teach taught|tell told|think thought|throw threw thrown|undergo underwent undergone|wake woke woken
wear wore worn|win won|withdraw withdrew withdrawn|write wrote written|cast cast|broadcast broadcast
split split|spread spread|hurt hurt|bid bid|let let|understand understood|swear swore sworn|sing sang sung
hide hid hidden|hang hung|forbid forbade forbidden|freeze froze frozen|tear tore torn|bite bit bitten|ride rode ridden
feed fed|breed bred|bend bent|bind bound|blow blew blown|catch caught|cling clung|dig dug
forget forgot forgotten|shake shook shaken|slide slid|spin spun|sting stung|sweep swept|swing swung|weave wove woven
overthrow overthrew overthrown|overtake overtook overtaken
"""
_IRREGULAR = {
    row.split()[0]: (row.split()[1], row.split()[-1]) for row in _TABLE.replace("\n", "|").strip("|").split("|")
}
_LAST_DOUBLED = """
admit ban begin bid cancel chat commit compel control cut drop equip expel get grab hit incur let occur patrol
permit plan plug prefer propel put quit rebel refer rob run scrap set ship shut sit slip snap split stab stop
strip submit swim top transfer trap travel win
"""
_DOUBLED = frozenset(_LAST_DOUBLED.split())


@cache
def bases() -> dict[str, str]:
    """Irregular form -> the verb in its base form, where the form is no other word: `sold`, not `found` or `left`."""
    return {
        form: base
        for base, irregular in _IRREGULAR.items()
        for form in irregular
        if form not in _IRREGULAR and form not in _OTHER_WORDS
    }


_OTHER_WORDS = frozenset(("found", "left", "felt", "rose", "saw", "thought", "led", "paid", "struck", "bound"))


@lru_cache(maxsize=100_000)
def forms(phrase: str) -> Forms:
    """The forms of a verb or of a phrase that begins with one; `be arrested` is `arrested` behind a subject.

    >>> forms("take part in").past
    'took part in'
    """
    first, _, rest = phrase.partition(" ")
    tail = f" {rest}" if rest else ""
    if first == "be" and rest:
        return Forms(phrase, rest, rest, f"being{tail}")
    past, participle = _IRREGULAR.get(first) or (_regular(first),) * 2
    return Forms(phrase, past + tail, participle + tail, _gerund(first) + tail)


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if _doubles(verb) else f"{verb}ed"


_SHORT = re.compile(r"[^aeiou]*[aeiou][bdgkmnprt]")


def _doubles(verb: str) -> bool:
    """Whether the last letter is written twice: of one syllable that ends in a single vowel and a consonant, too."""
    return verb in _DOUBLED or _SHORT.fullmatch(verb) is not None


def _gerund(verb: str) -> str:
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")) and verb != "be":
        return f"{verb[:-1]}ing"
    return f"{verb}{verb[-1]}ing" if _doubles(verb) else f"{verb}ing"
