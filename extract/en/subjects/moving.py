"""What an English figure changes, foretells or values: the risk in `may raise the risk of dementia by up to 12%`."""

from __future__ import annotations

from extract.en.subjects.phrase import Subject, is_pronoun, phrase_of
from extract.en.subjects.sides import SOFT, Sides, without_bounds
from extract.en.words.finite import verb_at
from extract.en.words.grammar import GRAMMAR
from extract.text.document import Token

_PREPOSITIONS = GRAMMAR.words("prepositions")
_PRONOUNS = GRAMMAR.words("pronouns")
_MEASURES = GRAMMAR.words("measures", "qualifiers")
_EARNED = GRAMMAR.words("earned")
_CHANGING = GRAMMAR.words("changing")
_CHANGES = GRAMMAR.words("changes")
_EXPECTING = GRAMMAR.words("expecting")
_VALUING = frozenset(("put", "puts", "estimate", "estimated", "estimates"))
_PUTTING = frozenset(("put", "puts"))
_ABOUT = frozenset(("somewhere", "between", "about", "around", "nearly", "almost", "just", "only"))
_RATING = _VALUING | frozenset(
    (
        "sees",
        "see",
        "forecast",
        "forecasts",
        "expects",
        "kept",
        "keeps",
        "keep",
        "leave",
        "leaves",
        "left",
        "sets",
        "held",
        "holds",
        "hold",
    )
)
_POSSESSIVES = frozenset(("its", "his", "her", "their", "our"))
_TOLD_OF = frozenset(("forecast", "forecasts", "estimate", "estimates", "target", "outlook", "prediction"))
_FORETELLING = frozenset(
    ("predicted", "predicts", "predict", "forecast", "forecasts", "projected", "projects", "foresees")
)
_FORETELLERS = frozenset(("analysts", "economists", "experts", "forecasters", "investors", "traders", "officials"))
_POSTING = frozenset(("posted", "reported", "saw", "recorded", "posts", "reports", "announced", "enjoyed", "suffered"))
_NEAR = 4  # words behind a figure among which its noun of change stands
_YIELDS = frozenset(("productivity", "capacity", "employment", "staffing", "investment", "net", "annual", "total"))
_MAKING = frozenset(("make", "makes", "made", "making", "left", "leave", "leaves", "leaving"))
_RANKED = frozenset(("the", "its", "his", "her", "their", "a"))
_BEING = frozenset(("is", "was", "were", "are", "been", "be"))
_SENTENCING = frozenset(("sentenced", "sentences", "jailed", "jails", "imprisoned", "banned", "suspended"))
_WAYS = frozenset(("up", "down", "higher", "lower"))
_SHOWING = frozenset(
    ("show", "shows", "showed", "shown", "left", "leaves", "leaving", "sent", "sending", "drove", "pushed")
)
_SEEING = frozenset(("see", "sees", "saw", "envisages", "foresee", "foresees", "expects", "expect"))


def to_come(here: Sides) -> Subject | None:
    """The noun phrase before an infinitive that stands for a future: fares in `Rail fares to rise by 4%`."""
    before = here.before
    to = next((n for n in range(1, len(before) - 1) if before[n].word == "to" and _is_base(before, n + 1)), None)
    if to is None:  # Acme planning $100m share sale
        to = next(
            (n for n in range(1, len(before)) if before[n].word.endswith("ing") and before[n - 1].word[0].isupper()),
            None,
        )
    return phrase_of(before[:to]) if to is not None and verb_at(before[:to]) is None else None


def valued(here: Sides, *, rated: bool = False) -> str | None:
    """What is put or estimated at the figure: the damage in `early estimates put the damage at £45m`.

    `rated`: the figure is a rate or a sum, so that it may also be seen or kept there: the bank kept its rate at 4%.
    """
    valuing = _RATING if rated else _VALUING
    before = without_bounds(here.before, _ABOUT)
    if not before or before[-1].word.lower() not in ("at", "on"):
        return None
    valuing = valuing if before[-1].word == "at" else _PUTTING  # the poll puts Labour on 40%
    verb = next((n for n in range(len(before) - 2, -1, -1) if before[n].word.lower() in valuing), None)
    thing = before[verb + 1 : -1] if verb is not None else []
    if thing and thing[-1].word in ("unchanged", "steady", "stable"):
        thing = thing[:-1]  # left its rate unchanged at 2%
    found = phrase_of(thing)
    return found.phrase if found is not None else None


def made_into(here: Sides) -> str | None:
    """What becomes of a rank: the new company in `will make the new company the third biggest brewer`."""
    before = here.before
    if len(before) < 3 or before[-1].word.lower() not in _RANKED:
        return None
    verb = next((n for n in range(len(before) - 3, -1, -1) if before[n].word.lower() in _MAKING), None)
    thing = before[verb + 1 : -1] if verb is not None else []
    if not thing or thing[0].word.lower() in _PRONOUNS or any(token.tag[0] not in "NJDPV" for token in thing):
        return None
    found = phrase_of(thing)
    return found.phrase if found is not None and not is_pronoun(found.phrase) else None


def set_by(here: Sides) -> str | None:
    """Who did something with the figure at `at`: Ann Bell in `The record was set by Ann Bell with 40 goals`."""
    before = here.lead
    by = next((n for n in range(len(before) - 2, 1, -1) if before[n].word == "by"), None)
    if by is None or before[-1].word not in ("with", "in"):
        return None
    who = before[by + 1 : -1]
    verb = verb_at(before[:by])
    passive = verb is not None and before[verb].word in _BEING and all(token.word[0].isupper() for token in who)
    found = phrase_of(who) if passive else None
    return found.phrase if found is not None else None


def seen_moving(here: Sides) -> str | None:
    """What somebody sees moving by the figure at `at`: demand in `they see demand rising by 5%`."""
    before = here.before
    moving = next((n for n in range(len(before) - 1, 1, -1) if before[n].tag == "VBG"), None)
    verb = next((n for n in range(moving - 2, -1, -1) if before[n].word in _SEEING), None) if moving else None
    found = phrase_of(before[verb + 1 : moving]) if verb is not None else None
    return found.phrase if found is not None and not is_pronoun(found.phrase) else None


def sentenced(here: Sides) -> str | None:
    """Whom somebody sends to prison for the time at `at`: Ann Bell in `The judge jailed Ann Bell for six years`."""
    before = without_bounds(here.before, SOFT | {"a", "an", "total", "of", "another", "further"})
    if len(before) < 3 or before[-1].word not in ("to", "for"):
        return None
    verb = next((n for n in range(len(before) - 2, 0, -1) if before[n].word in _SENTENCING), None)
    if verb is None or before[verb - 1].word in _BEING:
        return None
    found = phrase_of(before[verb + 1 : -1])
    return found.phrase if found is not None and not is_pronoun(found.phrase) else None


def shown_moving(here: Sides) -> str | None:
    """What somebody shows up or down by the figure at `at`: prices in `figures showed prices up 10%`."""
    before = without_bounds(here.before, SOFT - _WAYS)
    if len(before) < 3 or before[-1].word not in _WAYS:
        return None
    verb = next((n for n in range(len(before) - 3, 0, -1) if before[n].word in _SHOWING), None)
    thing = before[verb + 1 : -1] if verb is not None else []
    if not thing or any(token.tag[0] not in "NJDP" for token in thing):
        return None
    found = phrase_of(thing)
    return found.phrase if found is not None and not is_pronoun(found.phrase) else None


def foretold(here: Sides) -> str | None:
    """What somebody foretells at the figure: economic growth in `the minister predicted economic growth of 4%`."""
    before = here.lead
    if len(before) < 4 or before[-1].word != "of":
        return None
    verb = next((n for n in range(len(before) - 2, -1, -1) if before[n].word.lower() in _FORETELLING), None)
    thing = before[verb + 1 : -1] if verb is not None else []
    if not thing or verb_at(thing) is not None or thing[0].word.lower() in _PRONOUNS:
        return None
    found = phrase_of(thing)
    told = found is not None and (found.holder or " " in found.phrase)  # not: analysts had forecast a profit of
    return found.phrase if found is not None and told and not is_pronoun(found.phrase) else None


def made_to(here: Sides) -> str | None:
    """What is expected or urged to do something with the figure at `at`: prices in `we expect prices to fall 10%`."""
    before = here.before
    verb, thing = _expected(before)
    if not thing or thing[0].word.lower() in _PRONOUNS:
        return None
    found = phrase_of(thing)
    who = before[verb - 1].word if verb else ""  # nobody where the clause goes on with the verb
    tells = verb is not None and any(token.word.lower() in _FORETELLERS for token in before[:verb])
    named = not who or (not tells and who[0].isupper() and who.lower() not in _PRONOUNS | _FORETELLERS)
    if found is None or is_pronoun(found.phrase) or (named and not found.holder):
        return None  # Acme expects sales to grow: its own
    return found.phrase


def it_made_to(here: Sides) -> bool:
    """Whether something named before is expected to do something with the figure: the bank expects it to fall 4%."""
    _, thing = _expected(here.before)
    return [token.word for token in thing] == ["it"]


def _expected(before: list[Token]) -> tuple[int | None, list[Token]]:
    """Where a verb of expecting stands, and the words between it and the infinitive."""
    to = next((n for n in range(len(before) - 1, -1, -1) if before[n].word == "to" and _is_base(before, n + 1)), None)
    if to is None:
        return None, []
    verb = next((n for n in range(to - 1, max(-1, to - 8), -1) if before[n].word.lower() in _EXPECTING), None)
    return verb, before[verb + 1 : to] if verb is not None else []


def _is_base(tokens: list[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].tag in ("VB", "NN", "VBP")


def moved_in(here: Sides, end: int) -> str | None:
    """What a noun of change is about: railway revenue in `a 2% rise in railway revenue`, `a drop of 5% in exports`."""
    before = [token.word.lower() for token in here.before[-2:]]
    behind = here.behind(end)
    noun = next((n for n, t in enumerate(behind[:_NEAR]) if t.word.lower() in _CHANGES), None)
    if noun is not None and all(t.tag[0] in "JRN" and t.word.islower() for t in behind[:noun]):
        behind = behind[noun + 1 :]  # a 2% month-on-month rise in orders
    elif before[-1:] != ["of"] or before[0] not in _CHANGES:
        return None
    if len(behind) < 2 or behind[0].word.lower() not in ("in", "of") or behind[1].start - behind[0].end > 1:
        return None
    if [t.word for t in behind[1:4]] in (["month", "on", "month"], ["year", "on", "year"]):
        behind = behind[3:]  # a rise in month on month output
    ends = (n for n, t in enumerate(behind) if n and (t.word.lower() in _PREPOSITIONS or not t.word[0].isalnum()))
    cut = min(next(ends, len(behind)), verb_at(behind, 1) or len(behind))
    told = here.before
    its_own = behind[cut - 1].word in _EARNED and not any(token.word in _FORETELLING for token in told)
    if (
        (its_own or any(t.word in _POSTING for t in told))
        and _only_measures(behind[1:cut])
        and verb_at(told) is not None
    ):
        return None  # Acme posted a 4% rise in quarterly sales: its own
    if behind[cut - 1].tag[:2] == "JJ":
        return None  # a 0.3% contraction in the previous [three months]
    found = phrase_of(behind[1:cut])
    return found.phrase if found is not None and not is_pronoun(found.phrase) else None


def _only_measures(tokens: list[Token]) -> bool:
    """Whether words tell what is measured and nothing of whose it is."""
    return all(token.word.lower() in _MEASURES | {"and", "its", "their", "both"} for token in tokens)


def changed(here: Sides) -> str | None:
    """What somebody changes by the figure at `at`: the risk in `may raise the risk of dementia by up to 12%`."""
    before = here.lead
    if not before:
        return None
    if before[-1].word.lower() not in ("by", "to", "from"):
        return _changed_thing(before)
    verb = next((n for n in range(len(before) - 1, -1, -1) if before[n].word.lower() in _CHANGING), None)
    verb = _noun_of_change(before) if verb is None else verb
    if verb is None:
        return None
    thing = before[verb + 1 : -1]
    if thing and thing[0].word == "of":  # a lowering of the voting age
        thing = thing[1:]
    while thing and thing[-1].word.lower() in ("up", "down", "back", "higher", "lower", "further", "back", "year"):
        thing = thing[:-1]
    if len(thing) > 1 and thing[0].word in _POSSESSIVES and any(token.word in _TOLD_OF for token in thing[1:4]):
        thing = thing[1:]  # cut its growth forecast for the region
    if not thing or thing[0].word.lower() in _PRONOUNS or thing[0].word.lower() in _PREPOSITIONS:
        return None
    its_own = before[verb + 1].word not in _POSSESSIVES and before[verb].tag != "VBG"
    if its_own and thing[0].word.lower() in _MEASURES | _YIELDS and verb_at(before[: verb + 1]):
        return None  # Acme increased spending on roads by 8%: its own
    found = phrase_of(thing)
    return found.phrase if found is not None and not is_pronoun(found.phrase) else None


def _changed_thing(before: list[Token]) -> str | None:
    """The object right before a figure: the repo rate in `raised the repo rate 25 basis points`."""
    verb = next((n for n in range(len(before) - 3, -1, -1) if before[n].word in _CHANGING), None)
    thing = before[verb + 1 :] if verb is not None else []
    if not thing or thing[0].word not in ("the", "its", "their") or any(t.tag[0] not in "NJDP" for t in thing):
        return None
    found = phrase_of(thing)
    return found.phrase if found is not None else None


def _noun_of_change(before: list[Token]) -> int | None:
    """Where the preposition stands behind a noun of change: the pay in `calls for a cut in the pay to $5`."""
    nouns = (n for n in range(len(before) - 3, -1, -1) if before[n].word.lower() in _CHANGES)
    return next((n + 1 for n in nouns if before[n + 1].word in ("of", "in") and verb_at(before[n + 2 :]) is None), None)
