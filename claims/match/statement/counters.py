"""Chinese counters: what a figure in 4.6万间 or 35人 counts, as far as the word behind its digits tells."""

from __future__ import annotations

import re

from extract.text.fold import fold

# Counters that may count one thing; other differing ones do not.
_COUNTERS = tuple(
    map(
        frozenset,
        (
            *(
                "名位人口个员死伤亡",
                "宗例起件个桩次",
                "家间所个座处栋幢",
                "辆部台架艘个列",
                "张幅份个",
                "项个条",
                "户个家",
            ),
            *("枚面块", "枚颗发个星", "册本部", "部支台只", "艘条", "具名人"),
        ),
    )
)
_COUNTER = re.compile(r"[\d〇零一二两三四五六七八九十百千万亿多余几]\s*(?![十百千万亿多余几])([\u4e00-\u9fff])$")


def may_count_one_thing(left: str, right: str) -> bool:
    """Whether two figures as they are written may count one thing, as far as their counters tell."""
    counters = {counter(left), counter(right)} - {""}
    return len(counters) < 2 or any(counters <= family for family in _COUNTERS)


def counter(exact: str) -> str:
    """The Chinese counter that a figure ends in (4.6万间: 间), empty without one."""
    match = _COUNTER.search(fold(exact))
    return match[1] if match else ""


_OF_PEOPLE, _OF_THINGS = frozenset("人名位男女"), frozenset("间座栋幢辆架艘台部棵株头只件张册套枚颗支瓶箱项份笔")


def counts_people_and_things(left: str, right: str) -> bool:
    """Whether counters tell that one counts persons, the other what no person is."""
    counters = counter(left), counter(right)
    return any(one in _OF_PEOPLE and other in _OF_THINGS for one, other in (counters, counters[::-1]))


_LEAVES, _MATTERS = frozenset("页首句字版章集"), frozenset("项宗起条间家名位人辆架艘栋座个")


def counts_leaves_and_matters(left: str, right: str) -> bool:
    """Whether counters tell that one counts pages or songs, the other what is written of: 18 pages, 18 charges."""
    counters = counter(left), counter(right)
    return any(one in _LEAVES and other in _MATTERS for one, other in (counters, counters[::-1]))


_OF_UNIT = {"kg": ("thing.weight",), "m": ("thing.length", "thick", "thicknes", "thinner", "thin", "tall", "height")}


def is_of_unit(form: str, unit: str | None) -> bool:
    """Whether a word says no more than a unit does: what weighs 40 tonnes is a 40-tonne animal."""
    return form in _OF_UNIT.get(unit or "", ())
