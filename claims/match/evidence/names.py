"""Names that no table knows: shared by two statements, told apart, shortened, or heard in the other language."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from claims.match.evidence.initials import is_spelled_out
from claims.match.evidence.speakers import is_disputed
from claims.match.evidence.when import time
from claims.match.evidence.where import lies_in, place
from claims.match.pairs.overlap import alike, is_known, meet
from claims.match.pairs.pair import Feature, Pair, is_literal, shown
from claims.match.statement.mention import QUOTED, Mention
from claims.match.statement.results import SCORE
from claims.match.words.kin import sounds_like
from claims.match.words.rarity import stem
from claims.match.words.surfaces import surfaces, surnames
from claims.match.words.terms import PLACES, Term, terms
from extract.text.dictionary import english
from extract.text.fold import fold


def _labels(mention: Mention) -> set[str]:
    """The numbers that name what a clause is of; where it has none, the only one of its sentence."""
    own, around = ({form for form in forms if form[0] == "#"} for forms in (mention.core_forms, mention.forms))
    return own or (around if len(around) == 1 else set())


def names(pair: Pair) -> Feature:
    """Names that no table knows: one shared speaks for, different ones on both sides speak against."""
    crossing = pair.is_crossing
    about = _subjects(pair, crossing)
    if not crossing and about[0] and about[1]:
        return Feature("names", -1.0, f"One is about {shown(about[0][0])}, the other about {shown(about[1][0])}.")
    if crossing and (told := _other_person(pair)):
        return Feature("names", -1.0, f"One is about {told[0]}, the other about {told[1]}.")
    labels = [_labels(mention) for mention in (pair.left, pair.right)]
    if labels[0] and labels[1] and not labels[0] & labels[1]:
        return Feature("names", -1.0, f"One is about number {min(labels[0])[1:]}, the other {min(labels[1])[1:]}.")
    works = [{form for form in mention.forms if form[0] == "《"} for mention in (pair.left, pair.right)]
    if works[0] and works[1] and not works[0] & works[1]:
        return Feature("names", -1.0, f"One is about {min(works[0])}》, the other about {min(works[1])}》.")
    left, right = (_names(mention) for mention in (pair.left, pair.right))
    told_left = {name for name in left if _is_named(name, pair.right, crossing)}
    told_right = {name for name in right if _is_named(name, pair.left, crossing)}
    told_left |= {name for name in left - told_left if is_spelled_out(name, pair.left, pair.right)}
    told_right |= {name for name in right - told_right if is_spelled_out(name, pair.right, pair.left)}
    only_left, only_right = (
        sorted(name for name in only if name[0] != "#") for only in (left - told_left, right - told_right)
    )
    only_left, only_right = _against(only_left, only_right), _against(only_right, only_left)
    met = told_left | told_right
    if pair.leading and pair.leading.left.unit == SCORE and (club := _other_side(pair)):
        return Feature("names", -1.0, f"One names {shown(club)}, and who else played nothing tells that both do.")
    only_left = [name for name in only_left if not _is_beside(name, met, pair.left)]
    only_right = [name for name in only_right if not _is_beside(name, met, pair.right)]
    if crossing:
        heard = _unlike(only_left, right), _unlike(only_right, left)
        met |= set(only_left) - set(heard[0])
        only_left, only_right = (
            [name for name in only if len(name) > 1 and name[0] != "《" and is_known(name)] for only in heard
        )
    else:
        short = [(one, other) for one in only_left for other in only_right if _is_short(one, other)]
        met |= {one for one, _ in short}
        only_left = [name for name in only_left if all(name != one for one, _ in short)]
        only_right = [name for name in only_right if all(name != other for _, other in short)]
        if _may_lie_in(only_left, only_right) and _tells_one_name(pair):
            only_left = only_right = []
    if crossing and (told := _other_company(pair, only_left, only_right)):
        return Feature("names", -1.0, f"One is about {shown(told[0])}, the other about {shown(told[1])}.")
    shared = sorted(met)
    if only_left and only_right and not (crossing and shared):
        value = -0.5 if _may_each_leave_out(pair, shared) else -1.0
        return Feature("names", value, f"One names {shown(only_left[0])}, the other {shown(only_right[0])}.")
    if shared:
        return Feature("names", 1.0, f"Both name {shown(shared[0])}.")
    return Feature("names", 0.0, "No other name is shared.")


def _subjects(pair: Pair, crossing: bool) -> tuple[list[str], list[str]]:
    """The names that each is about and the other nowhere tells, shortened or as what they lie in."""
    left, right = (
        [
            name
            for name in _named(mine.about, mine)
            if not _is_named(name, other, crossing) and not is_spelled_out(name, mine, other)
        ]
        for mine, other in ((pair.left, pair.right), (pair.right, pair.left))
    )
    left = [name for name in left if not lies_in(name, right)]
    right = [name for name in right if not lies_in(name, left)]
    if any(_is_short(one, other) for one in left for other in right):
        return [], []  # 雅江 is 雅鲁藏布江
    return left, right


def _may_each_leave_out(pair: Pair, shared: list[str]) -> bool:
    """Whether each may name what the other leaves out: two who tell one thing in their own words do.

    Where figures clash both have to be of one time and to name something else in common, or to spell what they name
    in two languages. Of the labelled pairs that this alone would have kept apart when they were first met, 5 of 5
    were the same and 5 of 6 contradictions.
    """
    if not pair.is_clash:
        akin = (shared or _are_of_one_day(pair)) and pair.overlap.share < _LITERAL
        return bool(akin) or not is_literal(pair)
    if shared and is_disputed(pair):
        return True
    crossing = pair.is_crossing
    return not is_literal(pair) and time(pair).value == 1 and (crossing or bool(shared) or place(pair).value > 0)


def _other_side(pair: Pair) -> str | None:
    """A club that one statement alone names, where both name one side of a match, or one player, at the most."""
    met = [one for one, _ in pair.overlap.shared if one in pair.left.forms and _is_player(pair.left.forms[one])]
    told = [{form for form in mention.forms if form.startswith(_PLAYING)} for mention in (pair.left, pair.right)]
    other = min((form for form in told[0] ^ told[1] if form.startswith("team.")), default=None)
    return other if len(met) < len(_SIDES) else None


def _is_player(term: Term) -> bool:
    return term.sort == "name" or term.form.startswith(_PLAYING)


_PLAYING = ("team.", "city.", "country.")
_SIDES = ("home", "away")


def _against(names: list[str], others: list[str]) -> list[str]:
    """The names that others may shut out: no place that lies in one of them, clubs and parties beside others alone."""
    sided = any(other.startswith(_ONLY_ITSELF) for other in others)
    return [name for name in names if not lies_in(name, others) and (sided or not name.startswith(_ONLY_ITSELF))]


_TOLD = 0.6  # of shared words: what tells more may well leave a name out


def _other_company(pair: Pair, left: list[str], right: list[str]) -> tuple[str, str] | None:
    """A known company beside a shared one, and a name that the other side has instead: OpenAI, Ampere."""
    both = pair.left.core_forms.keys() & pair.right.core_forms
    if pair.overlap.share >= _TOLD or not any(form.startswith("company.") for form in both):
        return None
    for mention, other, names in ((pair.left, pair.right, right), (pair.right, pair.left, left)):
        firms = [form for form in mention.core_forms if form.startswith("company.") and form not in other.forms]
        strange = [name for name in names if "." not in name]
        if firms and strange:
            return firms[0], strange[0]
    return None


def _are_of_one_day(pair: Pair) -> bool:
    """Whether both tell of one day and one known place: each may well name what the other leaves out."""
    left, right = pair.left, pair.right
    dated = left.time_start == left.time_end == right.time_start == right.time_end is not None
    return dated and place(pair).value > 0


def _other_person(pair: Pair) -> tuple[str, str] | None:
    """A Chinese name in Latin letters that is heard nowhere in the Chinese text, and who that one is about."""
    from extract.text.dictionary import pinyin

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
    about = [fold(chinese.subject or ""), *_named(chinese.subject or chinese.text, chinese)] if named else []
    who = next((name for name in about if _SHORT_NAME.fullmatch(name) and name[0] in surnames()), None)
    if named is None or who is None:
        return None
    told = stem(named[1])
    signs = {sign for sign, spelled in surnames().items() if told in spelled or _is_pinyin_of(named[1], sign)}
    return (named[0], who) if signs and signs.isdisjoint(chinese.folded) else None


def _is_pinyin_of(name: str, sign: str) -> bool:
    from extract.text.dictionary import pinyin

    return pinyin(sign, person=True).lower() == name.lower()


_FOREIGN = re.compile(r"([\u3400-\u9fff]{2,6})[·・‧]([\u3400-\u9fff]{2,8})")
_FULL_NAME = re.compile(r"\b([A-Z][a-z]+) (?:[A-Z]\. )?([A-Z][a-z]+)\b")
_HEARD = 50  # rapidfuzz ratio of a name to how its Chinese letters sound, from which the two may be one


def _is_heard(foreign: re.Match[str], named: re.Match[str]) -> bool:
    """Whether one part of a name in Chinese letters sounds a little like one of a name in Latin ones."""
    from extract.text.dictionary import pinyin

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


def _is_short(one: str, other: str) -> bool:
    """Whether one of two Chinese names holds some characters of the other, from its first on: 凯 and 凯达格兰."""
    short, name = sorted((one, other), key=len)
    if len(short) == 1 and "." in name:
        return short >= "\u3400" and any(short in surface for surface in surfaces(name))  # 纽 of 纽交所 is New York
    if not "\u3400" <= short[0] == name[0] or len(short) == len(name):
        return False
    rest = iter(name)
    return all(sign in rest for sign in short)


def _is_beside(name: str, met: set[str], mention: Mention) -> bool:
    """Whether a name stands wherever it does right before one that both tell: the first name of Robert Mugabe."""
    if mention.lang == "zh" or not met:
        return False
    ends = [term.end for term in mention.terms if term.form == name and term.start >= 0]
    starts = {term.start for term in mention.terms if term.form in met and term.sort == "name"}
    return bool(ends) and all(end + 1 in starts and mention.text[end] == " " for end in ends)


def _may_lie_in(left: list[str], right: list[str]) -> bool:
    """Whether one side names provinces and the other what stands in no table, which may lie there."""
    return any(
        all(name.startswith("province.") for name in wide) and not any("." in name for name in narrow)
        for wide, narrow in ((left, right), (right, left))
    )


_PROPER = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+(?: [A-Z][a-z]+)+")


def _tells_one_name(pair: Pair) -> bool:
    """Whether both texts tell of one thing by a name of several English words: the Creek Fire."""
    left, right = (
        set(_PROPER.findall(f"the {mention.text}".replace("the The ", "the "))) for mention in (pair.left, pair.right)
    )
    return not left.isdisjoint(right)


def _unlike(names: list[str], others: set[str]) -> list[str]:
    """The names that sound like none of the other language's: Moutai is 茅台, though the dictionary has Maotai."""
    return [name for name in names if not any(_sounds_like(name, other) for other in others)]


def _sounds_like(name: str, other: str) -> bool:
    """Whether two names of the two languages are one by sound, or a Chinese one renders that of a place in a table."""
    if "." not in name and "." not in other:
        return sounds_like(name, other)
    chinese, place = (name, other) if "." in other else (other, name)
    return chinese[0] >= "\u3400" and any(meet(chinese, stem(each)) for each in surfaces(place) if each.isascii())


_LITERAL = 0.75  # share of common words from which an exchanged name is the only difference


def _named(part: str | None, mention: Mention) -> list[str]:
    """The names in a subject, those of known places and companies among them."""
    found = terms(part, mention.lang) if part else ()
    return [term.form for term in found if term.sort == "name" or term.form.partition(".")[0] in _OWN_PLACES]


_OWN_PLACES = ("city", "province", "company", "team", "party")


_ONLY_ITSELF = ("team.", "party.")


def _is_named(name: str, mention: Mention, crossing: bool) -> bool:
    if name in mention.forms or name.startswith(_ONLY_ITSELF):
        return name in mention.forms
    if not crossing and len(name) > 1 and name[0] >= "\u3400" and name in mention.folded:
        return True  # cut otherwise
    return any(alike(name, form, crossing) for form in mention.forms) or (crossing and _is_translated(name, mention))


def _is_translated(name: str, mention: Mention) -> bool:
    """Whether an English text says all that renders a Chinese name in words of its own: the French Open."""
    if mention.lang != "en" or name[0] < "\u3400" or len(name) < 2:
        return False
    rendered = [[term.form for term in terms(gloss, "en")] for gloss in english(name)]
    return any(len(words) > 1 and all(word in mention.forms for word in words) for words in rendered)


_TOWNS = ("city.", "province.", "team.", "party.")


def _names(mention: Mention) -> set[str]:
    inside = {form for form, term in mention.core_forms.items() if term.sort == "name" or form.startswith(_TOWNS)}
    return inside or {form for form, term in mention.forms.items() if term.sort == "name" and term.start != QUOTED}
