"""Up or down: whether a quantity is itself a change, and which way it goes.

`rose 5%` is a change; `rose to 5%` and `rose from 5%` are levels. A change is told by a verb before the figure (`fell by 3%`), a
word beside it (`up 3%`, `3% higher`) or a noun (`a 3% fall`, `growth of 3%`).
"""

from __future__ import annotations

import re

from extract.en.passage import Passage
from extract.model import Direction

# Stems of verbs: rise, rises, rose, risen, rising. Those in `_VERB_ONLY_BY` also mean other things and need `by` or a rate.
_UP_VERBS = (
    "rise rises rose risen rising|increase increases increased increasing|grow grows grew grown growing|jump jumps jumped jumping|"
    "climb climbs climbed climbing|soar soars soared soaring|surge surges surged surging|gain gains gained gaining|"
    "advance advances advanced advancing|add adds added adding|rally rallies rallied rallying|rebound rebounds rebounded rebounding|"
    "leap leaps leaped leapt leaping|spike spikes spiked spiking|swell swells swelled swollen swelling|expand expands expanded expanding|"
    "accelerate accelerates accelerated accelerating|improve improves improved improving|appreciate appreciates appreciated appreciating|"
    "strengthen strengthens strengthened strengthening|edge edges edged edging|inch inches inched inching|raise raises raised raising|"
    "boost boosts boosted boosting|lift lifts lifted lifting|hike hikes hiked hiking|recover recovers recovered recovering|"
    "skyrocket skyrockets skyrocketed skyrocketing|rocket rockets rocketed rocketing|balloon balloons ballooned ballooning|"
    "outperform outperforms outperformed outperforming|widen widens widened widening|firmed firming|bounce bounced bouncing|"
    "mushroom mushroomed|escalate escalated|double doubled|multiply multiplied|push pushed pushes|drive drove driven|extend extended|"
    "exceed exceeded exceeds"
)
_DOWN_VERBS = (
    "fall falls fell fallen falling|drop drops dropped dropping|decline declines declined declining|decrease decreases decreased decreasing|"
    "slump slumps slumped slumping|slip slips slipped slipping|slide slides slid sliding|plunge plunges plunged plunging|"
    "plummet plummets plummeted plummeting|tumble tumbles tumbled tumbling|sink sinks sank sunk sinking|shrink shrinks shrank shrunk shrinking|"
    "lose loses lost losing|shed sheds shedding|cut cuts cutting|reduce reduces reduced reducing|lower lowers lowered lowering|"
    "slash slashes slashed slashing|trim trims trimmed trimming|ease eases eased easing|dip dips dipped dipping|contract contracts contracted contracting|"
    "weaken weakens weakened weakening|depreciate depreciates depreciated depreciating|retreat retreats retreated retreating|"
    "crash crashes crashed crashing|dive dives dived dove diving|narrow narrows narrowed narrowing|halve halved halving|"
    "slow slows slowed slowing|tank tanked tanking|dwindle dwindled|diminish diminished|axe axes axed axing|downgrade downgraded|"
    "underperform underperforms underperformed underperforming|drain drained|devalue devalued|nosedive nosedived|erode eroded|"
    "subside subsided|recede receded|tumbled|deteriorate deteriorated|wiped|wipe|shave shaved shaves|knock knocked knocks|erased"
)
_VERBS: dict[str, Direction] = {word: "up" for line in _UP_VERBS.split("|") for word in line.split()}
_VERBS |= {word: "down" for line in _DOWN_VERBS.split("|") for word in line.split()}
# The particle decides where the verb alone does not: edged down, inched lower, go up.
_PARTICLES: dict[str, Direction] = {"up": "up", "higher": "up", "down": "down", "lower": "down", "upwards": "up", "downwards": "down", "upward": "up", "downward": "down"}
# Verbs whose object is rarely a change when it is a thing that is counted: adds 3 players, lost three matches, cut 5 holes.
_COUNT_VERBS = {
    "lose", "loses", "lost", "losing", "shed", "sheds", "shedding", "cut", "cuts", "cutting", "axe", "axes", "axed", "axing", "slash", "slashed",
    "gain", "gains", "gained", "gaining", "add", "adds", "added", "adding", "increased", "reduced", "grew", "grown", "fell", "rose", "dropped",
}  # fmt: skip
_NOUN_AFTER: dict[str, Direction] = {
    word: "up"
    for word in "rise rises increase increases growth jump gain gains surge climb advance rally rebound leap spike boost hike hikes expansion improvement "
    "uptick upturn appreciation upswing pickup raise uplift acceleration".split()
} | {
    word: "down"
    for word in "fall falls drop drops decline declines decrease decreases slump slip slide plunge tumble cut cuts reduction reductions loss losses dip "
    "contraction slowdown downturn depreciation devaluation retreat crash shrinkage slashing shortening deterioration weakening".split()
}  # fmt: skip
_BESIDE_AFTER = re.compile(
    r"[ -](?:(?:year[- ](?:on|over)[- ]year|month[- ](?:on|over)[- ]month|quarter[- ](?:on|over)[- ]quarter|on[- ]year|annual|yearly|monthly|quarterly|annualised|"
    r"annualized|[a-z]+ly|year-to-year|like-for-like|same-store|underlying|pay|price|rate|wage|salary|tax|sales|profit|earnings|revenue|output|real|"
    r"overall|further|average|net|nominal|one-day|single-day|steep|sharp|big|bigger|staff|job|jobs|budget|spending|interest|interest-rate|workforce|traffic|production|dividend|economic|"
    r"GDP|gross|domestic|product|population|volume|share|stock|market|export|import|house|credit|loan|first-quarter|second-quarter|third-quarter|fourth-quarter|full-year)[ -]){0,3}"
    r"(?P<noun>[a-z]+)\b"
)
_MORE = re.compile(
    r" (?:[a-z]+ )?(?P<word>higher|up|more|lower|down|less|fewer|faster|slower|cheaper|dearer|better|worse|above|below|larger|smaller|bigger|ahead|longer|shorter|stronger|weaker)\b(?P<than> than)?"
)
_MORE_WAY: dict[str, Direction] = dict.fromkeys(("higher", "up", "more", "larger", "bigger", "stronger"), "up") | dict.fromkeys(
    ("lower", "down", "less", "fewer", "cheaper", "smaller", "weaker"), "down"
)  # type: ignore[assignment]
_OF_NOUN = re.compile(
    r"\b(?P<noun>[A-Za-z]+)(?: rates?)?(?: (?:in|to|on|for) (?:[\w'’-]+ ){1,6}?)?(?: (?:year-on-year|on year|this year|last year|in \d{4}|for the (?:year|quarter)))? (?:of|by|at|totalling|averaging|reaching)(?: (?:just|only|up|some|about|around|over|nearly|almost|more|less|than|at|least|between|roughly|approximately|a|an|the|as|much|to|close|well|under|estimated))*\s*\Z"
)
_LEVEL = re.compile(
    r"\b(?:to|from|at|of|than|with|is|was|are|were|against|versus|below|above|stood|stands|standing|total|totalled|totaling|totalling|reach|reached|reaching|hit|"
    r"hitting|for|owns?|holds?|in|on|between|the|and|until|past|through|back|nearly|over)(?: (?:just|only|some|about|around|over|nearly|almost|more than|less than|fewer than|"
    r"at least|roughly|approximately|a|an|the|as (?:much|many|low|high|little) as|close to|well over|just over|just under|under|up to|its|their|[A-Z]\w+['’]s|last (?:year|month)['’]s|between|an estimated|a record|record|below|above))*[ ($£€¥]*\Z"
)
_DIRECT = re.compile(
    r"\b(?P<word>[A-Za-z]+)(?: (?P<particle>up|down|higher|lower|back|off|on|by|another|a further|further|an additional|sharply|slightly|only|just|an average|on average|steeply|to))*"
    r"(?: (?:just|only|some|about|around|over|nearly|almost|more than|less than|fewer than|at least|roughly|approximately|a|an|the|another|a further|further|an additional|"
    r"as much as|as many as|close to|well over|just over|just under|under|up to|between|by|an estimated|estimated|its|their|his|her|[a-z]+ly|an average|an average of|a total of|a combined|a whopping|a record|a massive|a modest|a net|net|a mere|even|another|out|off))*[ ($£€¥“\"]*\Z"
)
_BY = re.compile(r"\bby(?: (?:just|only|some|about|around|over|nearly|almost|more than|less than|at least|roughly|approximately|a|an|the|another|a further|further|as much as|close to|well over|just over|just under|under|up to|between|an estimated|[a-z]+ly|an average(?: of)?|anything|something))*[ ($£€¥]*\Z")
_UP_TO = re.compile(r" (?:by )?up to(?: an?| the| its)?(?=[ ($£€¥]*\Z)")
# `ended up 1.5 percent` is a close, but `end up $100bn in the red` is none.
_PHRASAL = frozenset(
    "end ends ended ending pick picked make makes made making set setting put take taken took give given gave come came turn turned buy bought open opened cough coughed pay paid bring brought "
    "show sign signed line lined hold held tie tied stump rack racked snap snapped clock clocked run ran add adds added".split()
)
# Raising, losing and adding money is doing business; a sum changes by what follows `by`.
_BUSINESS = frozenset("raise raises raised raising add adding drive driven push pushed boost lift extend exceed exceeded exceeds knock wipe".split())
_BOUND = re.compile(
    r"(?: (?:just|only|some|about|around|over|nearly|almost|more than|less than|fewer than|at least|roughly|approximately|as much as|as many as|close to|well over|just over|just under|under|between|a record|an estimated"
    r"|a total of|a massive|a whopping|a mere|a modest|a further|another|an additional|an average of|an average|a combined|an|a|the|its|their|even))+(?=[ ($£€¥]*\Z)"
)
_AT_RATE = re.compile(r"\bat (?:an?|the|its)(?: [a-z-]+){0,3} (?:rate|pace|clip|speed) of(?: (?:just|only|about|around|over|nearly|almost|more than|less than|at least))? \Z")
_WORD = re.compile(r"[A-Za-z’'-]+")
_CLAUSE = re.compile(r"[;:()\"“”]|, (?:but|while|whereas|although|and (?:the|its|it|that|they)|who|which|with)\b|\b(?:while|whereas|although|because|but)\b")


def direction_of(passage: Passage, start: int, end: int, *, counted: bool, rate: bool) -> Direction | None:
    """Which way the quantity at `start`..`end` goes; `counted` for counts, `rate` for percentages and points."""
    if rate and passage.text[start - 1 : start] == "+":
        return "up"
    beside = _beside(passage, end, counted=counted, rate=rate)
    if beside is not None:
        return beside
    before = passage.before(start, 110)
    cut = None
    for cut in _CLAUSE.finditer(before):
        pass
    clause = before[cut.end() :] if cut else before
    return _before(clause, counted=counted, rate=rate)


def _beside(passage: Passage, end: int, *, counted: bool, rate: bool) -> Direction | None:
    """`5% higher`, `a 5% fall`, `5% year-on-year growth`."""
    after = passage.after(end, 90)
    more = None if counted else _MORE.match(after)
    if more and more["word"] in _MORE_WAY:
        return _MORE_WAY[more["word"]]
    noun = _BESIDE_AFTER.match(after)
    if noun is None or (noun["noun"] in ("loss", "losses") and not rate):
        return None
    return _NOUN_AFTER.get(noun["noun"])


def _before(clause: str, *, counted: bool, rate: bool) -> Direction | None:
    clause = _BOUND.sub("", _UP_TO.sub("", clause))
    direct = _DIRECT.search(clause)
    word = direct["word"].lower() if direct else ""
    tail = clause.rstrip(" ($£€¥").lower()
    if direct and not tail.endswith((" to", " from", " at", " of")):
        particle = _particle(direct.group())
        if word in _PARTICLES:
            return _PARTICLES[word]
        way = _VERBS.get(word, None if counted or (word in _PHRASAL and not rate) else particle)
        if word in _BUSINESS and not rate and not counted:
            return None
        if way and (not counted or word in _COUNT_VERBS):
            return particle or way
    if _BY.search(clause):
        return _last_verb(clause)
    if rate and _AT_RATE.search(clause):
        return _last_verb(clause)
    of_noun = _OF_NOUN.search(clause) if rate else None
    if of_noun:
        return _NOUN_AFTER.get(of_noun["noun"].lower()) or _named_change(clause)
    if counted or _LEVEL.search(clause):
        return None
    return _last_verb(clause[-50:]) if rate else None


def _named_change(clause: str) -> Direction | None:
    """`operating earnings growth of`: the change is the last word before `of`."""
    words = _WORD.findall(clause)
    for word in reversed(words[-5:]):
        if word in _NOUN_AFTER:
            return _NOUN_AFTER[word]
    return None


def _particle(words: str) -> Direction | None:
    return next((_PARTICLES[word] for word in words.split()[1:3] if word in _PARTICLES), None)


def _last_verb(clause: str) -> Direction | None:
    """The way of the last verb of change in the clause, or of the particle behind it."""
    words = [match.group().lower() for match in _WORD.finditer(clause)]
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word in _VERBS:
            following = words[index + 1] if index + 1 < len(words) else ""
            return _PARTICLES.get(following) or _VERBS[word]
        following = words[index + 1] if index + 1 < len(words) else ""
        if word in ("up", "down") and index and following != "to" and words[index - 1] not in ("set", "made", "follow", "come", "sign"):
            return _PARTICLES[word]
    return None
