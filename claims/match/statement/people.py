"""Which counted things are persons, by the ideas of the tables and by the words before a figure."""

from __future__ import annotations

import re
from collections.abc import Iterable

from claims.match.statement.figures import Figure
from claims.match.statement.mention import Mention

PEOPLE = "thing.people"
_PERSONS = frozenset(
    f"thing.{idea}"
    for idea in (
        *(
            "people",
            "national",
            "case",
            "victim",
            "suspect",
            "prisoner",
            "survivor",
            "hostage",
            "player",
            "scientist",
            "expert",
        ),
        *(
            "militant",
            "firefighter",
            "rescue_worker",
            "foreigner",
            "candidate",
            "couple",
            "birth",
            "sick",
            "team",
            "examinee",
            "death_penalty",
            "suicide",
        ),
        *(
            "protest",
            "participate",
            "visit",
            "adult",
            "age_group",
            "graduate",
            "driver",
            "employer",
            "customer",
            *(
                "poverty",
                "runner",
                "cyclist",
                "climber",
                "pedestrian",
                "pilot",
                "volunteer",
                "lawyer",
                "engineer",
                "journalist",
            ),
            *(
                "viewer",
                "follower",
                "investor",
                "disabled",
                "homeless_person",
                "labourer",
                "veteran",
                "guard",
                "witness",
            ),
            *(
                "plaintiff",
                "defendant",
                "subscriber",
                "pilgrim",
                "muslim",
                "christian",
                "monk",
                "priest",
                "actor",
                "author",
            ),
            *("cook", "cleaner", "donor", "orphan", "diplomat", "lawmaker", "aid_worker", "fraudster", "entrepreneur"),
            *("fisherman", "docker", "motorcyclist", "worshipper", "goalkeeper", "day_tripper"),
            *("bystander", "herder", "landlord", "gymnast", "weightlifter", "wrestler", "skier", "skater"),
            *("poacher", "neighbour"),
        ),
    )
)

# Of whatever persons
WHOEVER = frozenset(("thing.participate", "ballot.turnout", "人数", "人次", "crowd"))


def is_person(form: str) -> bool:
    """Whether an idea of things is one of persons."""
    return form in _PERSONS


def may_be_people(forms: Iterable[str]) -> bool:
    """Whether counted things may be persons: persons are, words that no table knows may be, other ideas are not."""
    things = ("thing", "vehicle", "product", "told_in")
    return all(form in (*_PERSONS, "product.houses") or form.partition(".")[0] not in things for form in forms)


_HEADS = re.compile(r"人[数次][^,，。;；]{0,6}\Z")


def counts_heads(mention: Mention, figure: Figure) -> bool:
    """Whether a Chinese figure is one of persons by the words before it, whatever they do: 投票人数达61万."""
    return mention.lang == "zh" and _HEADS.search(mention.folded[: figure.start]) is not None
