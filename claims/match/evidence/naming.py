"""What a statement names: by names that no table knows, by those of towns, companies, teams and parties, by numbers."""

from __future__ import annotations

import re

from claims.match.pairs.overlap import alike
from claims.match.statement.mention import QUOTED, Mention
from claims.match.words.terms import Term, terms
from extract.text.fold import fold
from extract.zh.words.dictionary import english


def labels_of(mention: Mention) -> set[str]:
    """The numbers that name what a clause is of; where it has none, the only one of its sentence."""
    own, around = ({form for form in forms if form[0] == "#"} for forms in (mention.core_forms, mention.forms))
    return own or (around if len(around) == 1 else set())


def names_in(part: str | None, mention: Mention) -> list[str]:
    """The names in a subject, those of known places and companies among them."""
    found = terms(part, mention.lang) if part else ()
    if part and found and _is_whereabouts(part, found[-1]):
        found = found[:-1]
    return [term.form for term in found if term.sort == "name" or term.form.partition(".")[0] in _OWN_PLACES]


_SOMEBODY = re.compile(
    r"(?:[者员兵妇童]|[学考医男女新生]生|[选棋歌枪杀凶射骑水旗国好高老新猎车]手|[球名老小主女猛武]将|[球歌影明童新巨]星|男子|女子|少[女年]|青年|[男女老]人|男孩|女孩|教师|老师|医师|渔民|农民|居民|民工|旅客|游客)\Z"
)


def _is_whereabouts(subject: str, last: Term) -> bool:
    """Whether a headline's subject ends in where somebody did it: 棋手新疆夺冠."""
    where = last.form.startswith(("city.", "province.")) and last.end == len(subject)
    return where and _SOMEBODY.search(fold(subject), 0, last.start) is not None


_OWN_PLACES = ("city", "province", "company", "team", "party")


ONLY_ITSELF = ("team.", "party.")  # axes of which no name is like another


def is_named(name: str, mention: Mention, crossing: bool) -> bool:
    """Whether a statement tells a name of another one, which is in the other language where they are `crossing`."""
    if name in mention.forms or name.startswith(ONLY_ITSELF):
        return name in mention.forms
    if not crossing and len(name) > 1 and name[0] >= "\u3400" and name in mention.folded:
        return True  # cut otherwise
    if crossing:
        return any(alike(name, form, True) for form in mention.forms) or _is_translated(name, mention)
    return any(alike(_bare(name), _bare(form), False) for form in mention.forms)


def _bare(form: str) -> str:
    """A name without the sort under which a table knows it: Tasmania, which a text may call Tasmanian."""
    sort, _, name = form.partition(".")
    return name if name and sort in _OWN_PLACES else form


def _is_translated(name: str, mention: Mention) -> bool:
    """Whether an English text says all that renders a Chinese name in words of its own: the French Open."""
    if mention.lang != "en" or name[0] < "\u3400" or len(name) < 2:
        return False
    rendered = [[term.form for term in terms(gloss, "en")] for gloss in english(name)]
    return any(len(words) > 1 and all(word in mention.forms for word in words) for words in rendered)


_TOWNS = ("city.", "province.", "team.", "party.")


def names_of(mention: Mention) -> set[str]:
    """The names of a clause, those of towns, teams and parties among them; of its sentence where it has none."""
    inside = {form for form, term in mention.core_forms.items() if term.sort == "name" or form.startswith(_TOWNS)}
    return inside or {form for form, term in mention.forms.items() if term.sort == "name" and term.start != QUOTED}
