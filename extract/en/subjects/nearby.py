"""English phrases near a figure that say whom it is about: who holds or is so many, what there is, who is so old."""

from __future__ import annotations

from extract.en.subjects.inclause import noun_at_end
from extract.en.subjects.phrase import Subject, is_earned, is_pronoun, phrase_of
from extract.en.subjects.sides import SOFT, Sides, without_bounds
from extract.en.words.finite import verb_at
from extract.en.words.grammar import GRAMMAR
from extract.text.document import Token

_AUXILIARIES = GRAMMAR.words("auxiliaries")
_SPEAKING = GRAMMAR.words("speaking")
_PREPOSITIONS = GRAMMAR.words("prepositions")
_OPENERS = GRAMMAR.words("openers")
_BEFORE_NOUN = _OPENERS | _PREPOSITIONS
_ADVERBS = frozenset(("up", "down", "higher", "lower"))
_CONTAINERS = GRAMMAR.words("containers")
_PEOPLE = GRAMMAR.words("people")
_OPENING = frozenset(("after", "before", "when", "while", "as", "because", "although", "until", "that", "since"))
_JOINING = frozenset(("and", "but", "while", "when", "after", "before", "as", "because", "that"))
_DEPENDING = frozenset(("as", "because", "when", "while"))
_LONG_NOUN = 3
_TOLD_BY = frozenset(("to", "costing", "worth", "measuring", "weighing", "totalling", "lasting", "containing", "aged"))
_HOLDING = frozenset(("worth", "costing", "measuring", "weighing", "containing"))
_DIMENSIONS = frozenset(("long", "wide", "high", "tall", "deep", "thick", "across", "away", "from", "below", "above"))
_NEAR = 12  # characters between a noun and its size: a bridge more than 300 metres long
_WANTING = frozenset(("want", "wants", "wanted", "expect", "expects", "allow", "require", "requires"))
_SHORT_NOUN = 4  # words of a noun phrase and its `of`
_BE = frozenset(("be", "been", "a", "an"))
_LAYERS = ("top", "upper", "upmost", "uppermost", "outer", "bottom", "lower", "lowest")
_NEEDING = ("take", "takes", "took", "taken", "need", "needs", "needed", "require", "requires", "required")
_SHE = ("he", "she", "they", "we", "it", "I", "you")
_HELPING = ("would", "will", "could", "may", "might", "has", "had", "also", "still", "only")
_IT = frozenset(("It", "it", "This", "this", "That"))
_BEING = frozenset(("is", "was", "'s", "will", "would"))
_SAYING = frozenset(
    ("saying", "warning", "claiming", "estimating", "forecasting", "predicting", "suggesting", "arguing", "showing")
)
_COMPARING = frozenset(("to", "against", "than", "versus"))
_SETTING = frozenset(
    ("in", "on", "at", "ahead", "behind", "second", "third", "fourth", "fifth", "joint", "top", "bottom")
)


def begins_statement(here: Sides, end: int) -> bool:
    """Whether a subject at `at`..`end` stands between a conjunction and its verb: … and 12 people died."""
    before = without_bounds(here.before, SOFT - _JOINING)
    behind = here.behind(end)
    joined = bool(before) and before[-1].word.lower() in _JOINING
    if joined and before[-1].word.lower() in _DEPENDING and behind and behind[0].word in ("at", "from", "in", "of"):
        return verb_at(behind) is not None  # as 40 workers at the mill and the port walk out
    return joined and verb_at(behind[:4]) == 0 and behind[0].tag in ("VBD", "VBP", "VBZ", "MD")


def share_anew(here: Sides, end: int) -> str | None:
    """Whose share opens a second statement: voters in `… as 12% of voters disappeared`."""
    before = without_bounds(here.before, SOFT - _JOINING)
    behind = here.behind(end)
    if not before or not behind or behind[0].word != "of":
        return None
    wanted = before[-1].word in _WANTING and any(token.word == "to" for token in behind)  # want 40% of power to come
    if before[-1].word.lower() not in _JOINING and not wanted:
        return None
    if wanted:
        found = phrase_of(behind[1 : next(n for n, token in enumerate(behind) if token.word == "to")])
    else:
        found = phrase_after(here, end) if verb_at(behind) is not None else None
    return found.phrase if found is not None and not is_pronoun(found.phrase) else None


def owner(here: Sides) -> str | None:
    """Whose so many are: Ann Bell in `surpass Ann Bell's 11 years`."""
    before = here.before
    owned = bool(before) and before[-1].word.endswith(("'s", "’s", "s'", "s’")) and before[-1].word[0].isupper()
    if owned and any(token.word in _COMPARING for token in before[-_SHORT_NOUN:-1]):
        return before[-1].word.rstrip("'’s") + "s" * before[-1].word.endswith(("s'", "s’"))  # 40% to the Tories' 42%
    verb = verb_at(before) if owned else None
    said_of_it = verb is not None and before[0].word in _IT and before[verb].word in _BEING  # It was Bell's sixth win
    if not owned or before[-1].end + 1 != here.at or (verb is not None and not said_of_it):
        return None  # he will pass Ann Bell's 11 years: he
    start = len(before) - 1
    while start and before[start - 1].word[0].isupper():
        start -= 1
    found = phrase_of(before[start:])
    return found.phrase if found is not None and found.holder else None


def right_before(here: Sides) -> Subject | None:
    """The noun phrase that a figure stands at, where its verb was said once: retailers 43,000 and agencies 33,000."""
    before = here.before
    joint = next((n for n in range(len(before) - 1, -1, -1) if before[n].word == "and"), -1)
    phrase = before[joint + 1 :]
    governed = not phrase or phrase[-1].word in ("to", "for", "among")  # advice, funds and insurance to 5,000 customers
    return phrase_of(phrase) if not governed and here.at - phrase[-1].end == 1 else None


def before_verb(here: Sides) -> Subject | None:
    """The noun phrase before a verb that is itself the figure: profits in `profits doubled`."""
    before = without_bounds(here.before)
    told = next((n for n in range(1, len(before)) if before[n].tag == "VBN" and before[n - 1].tag[0] == "N"), None)
    if told is not None and verb_at(before[:told]) is None:
        return phrase_of(before[:told])  # a new injection given each month halved attacks
    return phrase_of(before) if verb_at(before) is None else None


def before_bound(here: Sides) -> Subject | None:
    """What a figure that opens its clause bounds: a reading in `A reading above 50 indicates growth`."""
    before = here.before
    if len(before) < 2 or before[-1].word not in ("above", "below", "over", "under"):
        return None
    return phrase_of(before[:-1])


def around(here: Sides) -> Subject | None:
    """What a figure within the subject belongs to: the decision in `The decision to keep rates at 4% was passed`."""
    before, behind = here.lead, here.behind(here.at + 1)
    if len(before) < _LONG_NOUN or verb_at(behind) is None:
        return None
    told = next((n for n in range(1, len(before)) if before[n].word in _TOLD_BY), None)
    if told is not None and before[told].word != "to":
        named = noun_at_end(before[:told])  # work on a stand costing $5m
        return Subject(named, True) if named else None
    found = phrase_of(before[:told]) if told is not None else None
    return found if found is not None and found.holder else None


def taken(here: Sides, end: int) -> str | None:
    """What is needed, of which nobody named needs so much: rain in `It would take 300 litres of rain to fill it`."""
    before, behind = here.lead, here.behind(end)
    needing = [token.word.lower() for token in before if token.word[0].isalnum()]
    if needing[:1] != ["it"] or needing[-1] not in _NEEDING or not behind or behind[0].word != "of":
        return None
    if any(word not in _HELPING for word in needing[1:-1]):
        return None
    to = next((n for n, token in enumerate(behind) if n and token.word.lower() in _PREPOSITIONS), len(behind))
    found = phrase_of(behind[1:to])
    return found.phrase if found is not None and not is_pronoun(found.phrase) else None


def taking(here: Sides) -> str | None:
    """Who needs the time at `at`: Meyer in `It took Meyer four minutes`."""
    before = here.lead
    if len(before) < 3 or before[0].word.lower() != "it" or before[1].word not in ("took", "takes", "cost", "costs"):
        return None
    found = phrase_of(before[2:])
    return found.phrase if found is not None and not is_pronoun(found.phrase) else None


def before_adverb(here: Sides) -> Subject | None:
    """The noun phrase before `up` or `down` that moves without a verb: with Germany down 4% and France up 2%."""
    before = here.before
    if len(before) > 2 and before[-1].word == "to":
        before = before[:-1]  # Elbe down to 47cm
    if not before or before[-1].word.lower() not in _ADVERBS:
        return None
    start = end = len(before) - 1
    while start and (before[start - 1].tag[0] in "NJD" or before[start - 1].word[0].isupper()):
        start -= 1
    if start and before[start - 1].word in _AUXILIARIES:
        return None  # had shot down 12 drones
    return phrase_of(before[start:end])


def there_is(here: Sides) -> str | None:
    """What there is: an outcry in `there was an outcry three months ago`, also where somebody says so."""
    before = here.before
    told = next((n + 1 for n, token in enumerate(before) if token.word.lower() in _SPEAKING), 0)
    opening = (*before[:2], *before[told : told + 2])
    there = next((before.index(token) for token in opening if token.word.lower() == "there"), None)
    verb = verb_at(before, there + 1) if there is not None else None
    if verb is None or there is None or verb > there + 2:
        return None
    found = phrase_of([token for token in before[verb + 1 :] if token.tag != "RB" and token.word not in _BE])
    if found is None and told:
        found = phrase_of(_noun_behind(here))  # there would be a $30bn shortfall
        return found.phrase if found is not None else None
    return found.phrase if found is not None and found.holder else None


def _noun_behind(here: Sides) -> list[Token]:
    """The nouns that a figure stands before, without a gap between them."""
    run: list[Token] = []
    for token in here.behind(here.at):
        if run and token.start - run[-1].end > 1:
            continue
        if token.tag[0] not in "NJ":
            break
        run.append(token)
    return run


def accompanied(here: Sides) -> str | None:
    """Who does something beside the clause: foreign films in `with foreign films taking the remaining 62%`."""
    before = here.before
    start = next((n for n in range(len(before) - 1, -1, -1) if before[n].word.lower() == "with"), None)
    if start is None:
        return None
    verb = next((n for n in range(start + 2, len(before)) if _accompanies(before, n)), None)
    if verb is not None and before[verb].word in _SAYING:  # with analysts saying the deficit could end up higher
        inner = before[verb + 2 if before[verb + 1 : verb + 2] and before[verb + 1].word == "that" else verb + 1 :]
        found = phrase_of(inner[: verb_at(inner)]) if verb_at(inner) else None
    else:
        found = phrase_of(before[start + 1 : verb]) if verb is not None else None
    if found is None or is_pronoun(found.phrase) or (not found.holder and is_earned(found.phrase)):
        return None  # with takings over three days beginning on Friday
    return found.phrase


def _accompanies(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    placed = token.word in _SETTING and tokens[at - 1].word[0].isupper()  # with Rovers in second place
    return placed or (
        token.word.islower()
        and (token.tag == "VBG" or token.word in ("worth", "set", "due", "expected", "available") or _acts(tokens, at))
    )


def _acts(tokens: list[Token], at: int) -> bool:
    """Whether a word in -ing behind a name tells what its owner does: Bell smashing 49."""
    return tokens[at].word.endswith("ing") and tokens[at - 1].word[0].isupper()


def sized(here: Sides, end: int) -> str | None:
    """What the figure at `start`..`end` is the size of, before the verb: a flat of 80 square metres sold.

    Also the stuff that is measured: snow in `after 20cm of snow fell`.
    """
    before, behind = here.lead, here.behind(end)
    if not behind:
        return None
    if not before or (behind[0].word == "of" and before[-1].word.lower() in _OPENING):  # after 20cm of snow fell
        verb = verb_at(behind, 1) if behind[0].word == "of" else None
        found = phrase_of(behind[1:verb]) if verb is not None and verb <= _SHORT_NOUN else None
        return found.phrase if found is not None else None
    if behind[0].word == "of" and before[-1].word in _LAYERS:  # said the top two metres of soil were dry
        found = phrase_of(behind[1 : verb_at(behind, 1)])
        return found.phrase if found is not None else None
    acts = behind[0].word in _DIMENSIONS and len(behind) > 1 and behind[1].tag in ("VBD", "VBN", "VBZ")
    if acts and verb_at(before) is None:
        return _of_that_size(before)
    verb = verb_at(behind)
    closed = verb == 0 or (verb is not None and behind[0].word in _PREPOSITIONS)  # the age of 21 for drivers was cut
    if before[-1].word == "of" and closed and verb_at(before) is None:
        return noun_at_end(before[:-1])
    return None


def _of_that_size(before: list[Token]) -> str | None:
    """What stands before its size: a bank of snow up to [two metres] thick blocked, guests [20 metres] away heard."""
    found = phrase_of(without_bounds(before, SOFT | {"to"}))
    return found.phrase if found is not None and not is_pronoun(found.phrase) else None


def object_of_size(here: Sides, end: int) -> str | None:
    """What somebody does something with that is so large or worth so much: a bag in `found a bag containing 3kg`."""
    before = here.lead
    behind = here.behind(end)
    if before and before[-1].word in _HOLDING:
        before = before[:-1]
    elif not behind or behind[0].word not in _DIMENSIONS or not before or here.at - before[-1].end > _NEAR:
        return None
    noun = next(
        (n for n in range(len(before) - 1, max(-1, len(before) - 5), -1) if before[n].word in ("a", "an")), None
    )
    if noun is None or verb_at(before[:noun]) is None:
        return None
    return noun_at_end(before[noun + 1 :])


def phrase_after(here: Sides, end: int) -> Subject | None:
    """The noun phrase between a figure that opens its clause and the verb: one in five voters had …"""
    behind = here.behind(end)
    sized = next((n for n, token in enumerate(behind[:2]) if token.word == "magnitude"), None)
    behind = behind if sized is None else behind[sized + 1 :]  # a 6.4-magnitude earthquake
    verb = verb_at(behind)
    if verb and verb > 1 and behind[0].tag == "VBN" and behind[1].tag == "NNS":  # seven in 10 affected homes have
        found = phrase_of(behind[1:verb])
        return Subject(f"{behind[0].word} {found.phrase}", True) if found is not None and found.holder else found
    if verb and behind[0].word == "of" and behind[verb - 1].word in _SHE:  # a third of the sites she visited have
        return phrase_of(behind[1:verb])
    if verb is None and behind and behind[0].word == "of":  # of adults disapprove
        verb = next((n for n in range(1, len(behind)) if _ends_noun(behind, n)), None)
    return phrase_of(behind[:verb]) if verb else None


def _ends_noun(tokens: list[Token], at: int) -> bool:
    """Whether a word goes on behind the noun before it."""
    noun = tokens[at - 1].tag in ("NNS", "NNPS") or tokens[at - 1].word[0].isupper()
    return noun and tokens[at].word.islower() and tokens[at].tag[0] not in "NJ"


def container(here: Sides) -> str | None:
    """What holds the number that begins at `at`: the poll in `a poll of about 800 voters`."""
    before = here.lead
    if len(before) < 2 or before[-1].word.lower() != "of":
        return None
    if before[-2].word.lower() in _CONTAINERS:
        return noun_at_end(before[:-1], measures=True)
    by = next((n for n in range(len(before) - 2, 0, -1) if before[n].word == "by"), 0)  # a survey by Mirrix of 900
    return noun_at_end(before[:by]) if by and before[by - 1].word in _CONTAINERS else None


def bearing(here: Sides, end: int) -> str | None:
    """What a count whose noun ends at `end` tells of: the tower in `a 60-storey tower`."""
    run = here.behind(end)
    if not run or run[0].start - end > 1 or run[0].word.lower() in _PREPOSITIONS | _AUXILIARIES:
        return None
    stop = next((n for n in range(1, len(run)) if run[n].tag[0] not in "NJ" or _parted(run, n)), len(run))
    stop = min(stop, verb_at(run) or stop)  # the ten-day festival runs until May
    found = phrase_of(run[:stop])
    if found is None and stop == 1 and run[0].word.isalpha():
        return run[0].word  # a stand, which may be a verb elsewhere
    return found.phrase if found is not None and not is_pronoun(found.phrase) else None


def _parted(tokens: list[Token], at: int) -> bool:
    return at > 0 and tokens[at].start - tokens[at - 1].end > 1


def aged(here: Sides, end: int) -> str | None:
    """Who is of the age at `start`..`at`: people in `people aged 18 to 24`, keeper in `the 20-year-old keeper`."""
    before = here.before
    told = next((n for n in range(len(before) - 1, max(-1, len(before) - 4), -1) if before[n].word == "aged"), None)
    if told:
        named = noun_at_end(before[:told])
        acted = verb_at(before[:told]) is not None  # who won the by-election aged 21
        return named if named is None or not acted or named.split()[-1].lower() in _PEOPLE else None
    decade = before[:-1] if before and before[-1].word in ("early", "mid", "late") else before
    if len(decade) > 2 and decade[-1].word in ("his", "her", "their") and decade[-2].word == "in":
        named = noun_at_end(decade[:-2])  # a man in his 30s
        return named if named is not None and named.split()[-1].lower() in _PEOPLE else None
    run: list[Token] = []
    for token in here.behind(end):
        lower = token.word.lower()
        if not token.word[0].isalpha() or lower in _BEFORE_NOUN or lower in _AUXILIARIES or lower in _SPEAKING:
            break
        if token.start - (run[-1].end if run else end) > 1:
            break  # stabbed the 22-year-old 12 times
        run.append(token)
    found = phrase_of(run[: verb_at(run, 1)] if run else [])
    return found.phrase if found is not None and not is_pronoun(found.phrase) else None
