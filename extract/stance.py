"""Whether a clause denies what it says, or only plans, forecasts, alleges or supposes it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.en.words.tags import tag
from extract.model import Lang, Quantity, Role
from extract.scene import Draft, Mention, Scene
from extract.wordlists import either, words
from extract.words import words_of

Span = tuple[int, int]

_HEDGING = {
    "zh": re.compile(either("zh", "hedging")),
    "en": re.compile(rf"\b(?:{either('en', 'hedging')})\b", re.IGNORECASE),
}
_HEDGING_BEHIND = re.compile(either("zh", "hedging_behind"))
_CONDITIONS = {
    "zh": re.compile(either("zh", "conditions")),
    "en": re.compile(rf"\b(?:{either('en', 'conditions')})\b", re.IGNORECASE),
}
_DENYING = {
    "zh": re.compile(either("zh", "denying")),
    "en": re.compile(rf"(?<![.@-])\b(?:{either('en', 'denying')})\b|n['’]t\b", re.IGNORECASE),
}
_DENYING_BEHIND = re.compile(either("zh", "denying_behind"))
# Denying words that deny nothing: 不仅, not only, No. 10.
_NOT_DENYING = {
    "zh": re.compile(either("zh", "denying_not")),
    "en": re.compile(rf"\b(?:{either('en', 'denying_not')})\b|\bNo\.", re.IGNORECASE),
}


_SET_BEFORE = 10  # characters before a forecast in which a result may be set against it
_OUTDOING = re.compile(r"(?:[高低好优逊胜差强弱]于|超[出过]?|不及|符合|合乎)[^，。；]{0,6}\Z")
_LEFT_OUT = re.compile(r"\s*[^，。；\d\s]{1,6}(?:则|也|亦)?为[约近]?\s*")
_JUDGED_BACK = 40
# Voters backed the proposal: what is judged is no plan of theirs.
_JUDGED = re.compile(
    r"\b(?:back|oppos|support|approv|reject|favou?r|endors|criticis|criticiz|welcom)(?:e[ds]?|s|ing)?"
    r" (?:the|a|his|her|its|their|this|that)(?: \w+){0,2} \Z"
)
_ACTS = frozenset(("否认", "拒绝", "denied", "denies", "deny", "refused", "refuses"))
_ASIDE = ("context", "time", "from")  # what is compared with may stand behind a forecast that is none of the claim's
_DEEDS = words("zh", "hedging_deeds")
# What may stand between a date and the comma behind it: 预计到2050年底，…; not 将在4月离任，….
_SET_OFF = re.compile(r"(?:[底初中末前后内起间时来]|以前|以后|之前|之后|左右|[^\u3400-\u9fff]){0,2}")


def hedge(scene: Scene, draft: Draft, since: int = 0) -> Span | None:
    """Where the cue stands that makes a draft a plan, forecast, allegation or supposition; None for a plain one.

    What stands before `since` tells of the speaker and hedges nothing that he says.
    """
    lang, text = scene.sentence.lang, scene.document.folded
    if draft.run is not None:
        # A Chinese happening is told in the clause of its day: what is said on it may be planned or supposed.
        last = draft.first.clause if lang == "zh" else draft.run.stop - 1
        found = _cue(scene, scene.clauses[draft.run.start].start, scene.clauses[last].end)
        return None if found is not None and text[found[0] : found[1]] in _DEEDS else found
    if _only_describes(scene, draft):
        return None
    at = next((m.quantity for m, role in reversed(draft.members) if _asserted(m, role)), draft.last.quantity)
    found = _cue(scene, max(since, _beginning(scene, draft)), at.start)
    if found is not None and lang == "en" and _goes_on(text[found[1] : at.start]):
        found = None  # can carry 900 people and burns 30 tonnes
    if found is None and lang == "zh":
        end = scene.clauses[draft.last.clause].end
        behind = _HEDGING_BEHIND.search(text, at.end, end) or _SUBJECT_WILL.match(text, at.end, end)
        found = behind and behind.span(behind.lastgroup or 0)
    return (
        found
        or _condition(scene, draft)
        or _elided(scene, draft)
        or _followed(scene, draft)
        or _verb_behind(scene, draft)
        or _to_come(scene, draft)
    )


# A figure in the subject: 数万人即将参加, 储存7天后就会销毁.
_SUBJECT_WILL = re.compile(
    r"[\u3400-\u9fff]{0,8}?(?P<cue>即将|将(?:会|要|被|于|在|由|用|有|获)|有望|可能会|或将|预计将|料将|就会|才会|会被)"
)
_DESCRIBES = re.compile(r"的?(?![时后前以之的，。、至到])[\u3400-\u9fff]")


_AND_DOES = re.compile(r",? (?:and|but) (?:[a-z]+ly )?(?P<verb>[a-z]{3,})\b")


def _goes_on(between: str) -> bool:
    """Whether a finite verb follows what an English modal hedges, so that the figure behind is plainly told."""
    verbs = [match["verb"] for match in _AND_DOES.finditer(between)]
    if not verbs or verbs[-1] in ("said", "could", "would"):
        return False
    return tag(verbs[-1]) in ("VBZ", "VBD") or (verbs[-1].endswith("s") and tag(verbs[-1][:-1]) in ("VB", "VBP"))


def _only_describes(scene: Scene, draft: Draft) -> bool:
    """Whether a Chinese age only describes a person (可能让他仿效66岁的主席): it is a fact, whatever is said of him."""
    quantity = draft.first.quantity
    if scene.sentence.lang != "zh" or quantity.kind != "age" or len(draft.members) > 1:
        return False
    stated = scene.text(quantity.start - 1, quantity.start) in ("为", "是", "达", "到", "约", "近", "至")
    return not stated and _DESCRIBES.match(scene.document.folded, quantity.end) is not None


def _asserted(mention: Mention, role: Role) -> bool:
    """Whether a figure is stated, and neither compared with nor only measured by another (是预期的六倍)."""
    return role not in _ASIDE and mention.tie != "gauged"


def _beginning(scene: Scene, draft: Draft) -> int:
    """Where a draft begins to state something: behind a forecast that came out otherwise, at a date set off before."""
    actual = _actual(draft)
    if actual is not None:
        return scene.clauses[actual.clause].start
    first = draft.first.clause
    set_off = first and any(
        m.clause == first - 1
        and role == "time"
        and _SET_OFF.fullmatch(scene.text(m.quantity.end, scene.clauses[first - 1].end))
        for m, role in draft.dates
    )
    return scene.clauses[first - 1 if set_off else first].start


def _actual(draft: Draft) -> Mention | None:
    """The result that is set against a forecast in the same draft."""
    for mention, _ in draft.members:
        if mention.tie == "actual":
            return mention
    return None


def _cue(scene: Scene, start: int, end: int) -> Span | None:
    """The first hedging word of a stretch, such 将 apart as only put an object before its verb (将两名官员撤职)."""
    text, lang = scene.document.folded, scene.sentence.lang
    found = hedged_between(text, lang, start, end)
    while found is not None and (
        (lang == "en" and _JUDGED.search(text, max(start, found[0] - _JUDGED_BACK), found[0]))
        or (text[found[0] : found[1]] == "将" and _takes_object(scene, found[1]))
        or _outdone(scene, start, found[0])
    ):
        found = hedged_between(text, lang, found[1], end)
    return found


def _outdone(scene: Scene, start: int, at: int) -> bool:
    """Whether what was forecast is only what a result is measured by (高于市场预期的5%)."""
    before = scene.text(max(start, at - _SET_BEFORE), at)
    return scene.sentence.lang == "zh" and _OUTDOING.search(before) is not None


def _takes_object(scene: Scene, at: int) -> bool:
    """Whether a noun and no verb stands at `at`."""
    clause = max(i for i, clause in enumerate(scene.clauses) if clause.start <= at)
    words = words_of(scene, clause)
    if any(w.start < at < w.end for w in words):
        return False  # 将要
    behind = next((w for w in words if w.start >= at and w.word.isalnum()), None)
    return behind is None or behind.tag[0] in "nrmab" or behind.tag == "eng"


_ACCUSING = re.compile(r"\b(?:indictment|lawsuit|complaint|charge sheet|charges|plaintiffs?)\b", re.IGNORECASE)


def only_alleged(speakers: Iterable[str]) -> bool:
    """Whether one of those who say it accuses somebody: the indictment, a lawsuit."""
    return any(_ACCUSING.search(speaker) for speaker in speakers)


def hedged_between(text: str, lang: Lang, start: int, end: int) -> Span | None:
    """The first word of a stretch that plans, forecasts, alleges or supposes."""
    found = _HEDGING[lang].search(text, start, end)
    return found and found.span()


def _condition(scene: Scene, draft: Draft) -> Span | None:
    """如果…，…: a condition in the clause before makes the statement a supposition."""
    if not draft.first.clause:
        return None
    text, clause = scene.document.folded, scene.clauses[draft.first.clause - 1]
    found = _CONDITIONS[scene.sentence.lang].search(text, clause.start, clause.end)
    if found is None and scene.sentence.lang == "zh":  # 假设每人一只，每周五日，每月需…
        found = _ASSUMED.search(text, scene.clauses[max(0, draft.first.clause - 2)].start, clause.start)
    return found.span() if found else None


def _elided(scene: Scene, draft: Draft) -> Span | None:
    """预计甲国将有100万人死亡，乙国为30万: what hedges the clause before, where this one leaves the verb out."""
    clause = draft.first.clause
    if not clause or scene.sentence.lang != "zh":
        return None
    if not _LEFT_OUT.fullmatch(scene.document.folded, scene.clauses[clause].start, draft.first.quantity.start):
        return None
    before = next((d for d in scene.drafts if d.run is None and d.last.clause == clause - 1), None)
    return None if before is None else hedge(scene, before)


_ASSUMED = re.compile("假设|假如|假定|假使")
_FOLLOWS = re.compile(
    r"\s*(?:creating|leaving|bringing|taking|raising|cutting|saving|making|boosting|reducing|generating|costing|affecting"
    r"|benefiting|putting|giving|pushing|lifting|providing|supplying|turning|securing|safeguarding"
    r"|protecting|adding(?! that)"
    r"|(?:before |then |and )?(?:dipping|rising|falling|slowing|growing|climbing|easing|reaching|hitting|picking up"
    r"|dropping|increasing|declining|peaking|accelerating|recovering|rebounding|topping|shrinking|expanding|passing))\b"
)
_MODAL = re.compile(
    r"\b(?:will|would|could|may|might|should|plans? to|expected to|aims? to|hopes? to|wants? to"
    r"|(?:is|are|was|were) (?:tipped|forecast|expected|set|likely|projected|predicted|due|seen))\b"
)


def _followed(scene: Scene, draft: Draft) -> Span | None:
    """It would invest $1bn, creating 300 jobs: what hedges the clause whose consequence an English one tells."""
    clause, text = draft.first.clause, scene.document.folded
    if scene.sentence.lang != "en":
        return None
    while clause and _FOLLOWS.match(text, scene.clauses[clause].start):
        clause -= 1
        found = _MODAL.search(text, scene.clauses[clause].start, scene.clauses[clause].end)
        if found is not None:
            return found.span()
    return None


_IN_SUBJECT = re.compile(
    r"(?: (?!(?:said|says?|thinks?|thought|believed?|who|which|that|they|he|she|it|we|and|but|was|were|is|are|had"
    r"|has|have|after|when|as|if|because|while|how|what|where|why|gave|took|made|found|saw|got|left|led|came|went)\b)[\w'’-]+){0,7}?"
    r" (?P<cue>will|would|could|may|might|reportedly|allegedly|should|(?:is|are|was|were) (?:to|due|set|likely|expected"
    r"|planned|scheduled|predicted|thought|believed|forecast|projected|said|reported|alleged))\b"
)


_IN_SUBJECTS = ("level", "part", "whole", "total", "average")
# US deficit to reach $368bn, with no mark at its end and no verb before it
_TO_DO = re.compile(r"\s*(?:[\w$£€'’&.%-]+ ){1,7}?(?P<cue>to) (?!the|an?|its|be)[a-z]+\b")
_VERBAL = ("VBD", "VBZ", "VBN", "VBP", "MD", "JJ", "IN")


def _to_come(scene: Scene, draft: Draft) -> Span | None:
    """What an English headline foretells: US deficit to reach $368bn."""
    start, end = scene.sentence.start, scene.sentence.end
    if scene.sentence.lang != "en" or scene.text(start, end).rstrip().endswith(_MARKS):
        return None
    found = _TO_DO.match(scene.document.folded, start, draft.first.quantity.start)
    before = words_of(scene, draft.first.clause)[:_HEAD] if found else []
    told = any(w.tag in _VERBAL and w.word.islower() and found and w.end <= found.start("cue") for w in before)
    return None if told or not before or found is None else found.span("cue")


_HEAD = 8  # words before the infinitive of a headline
_MARKS = (".", "!", "?", ";", ":", '"', "”", ")")


def _verb_behind(scene: Scene, draft: Draft) -> Span | None:
    """Another 96 homes would be released: what hedges a clause whose subject its figure stands in."""
    last = draft.last.quantity
    lost = draft.last.cue == "by" and last.kind == "count"  # as many as 300 jobs could be lost
    if scene.sentence.lang != "en" or not (lost or draft.last.cue in _IN_SUBJECTS) or _is_one(last):
        return None
    found = _IN_SUBJECT.match(scene.document.folded, last.end, scene.clauses[draft.last.clause].end)
    return found and found.span("cue")


def _is_one(quantity: Quantity) -> bool:
    """Whether it is the one of `one of its uses is to make it easier`, which is no plan."""
    return quantity.kind == "count" and quantity.value == 1


def negation(scene: Scene, draft: Draft) -> Span | None:
    """Where the word stands that denies the clause of a draft; None for an affirmed one."""
    text, start = scene.document.folded, scene.clauses[draft.first.clause].start
    if _only_describes(scene, draft):
        return None
    if draft.run is None:
        actual = _actual(draft)
        start = scene.clauses[actual.clause].start if actual is not None else start
        found = negated_between(text, scene.sentence.lang, start, draft.last.quantity.start)
        chinese = scene.sentence.lang == "zh"
        if found is not None and chinese and (_aside(scene, draft, found) or _modifies(scene, draft, found)):
            return None
        return found or _refuted(scene, draft)
    found = negated_between(text, scene.sentence.lang, start, scene.clauses[draft.run.stop - 1].end)
    return None if found is None or text[found[0] : found[1]].lower() in _ACTS else found  # to refuse is a happening


def _aside(scene: Scene, draft: Draft, found: Span) -> bool:
    """Whether what a word denies is told between the figures of a draft, and is none of them (40席，未过半，少3席)."""
    inside = {mention.clause for mention, _ in draft.members}
    denied = max(at for at, clause in enumerate(scene.clauses) if clause.start <= found[0])
    return min(inside) < denied < max(inside) and denied not in inside


_THEN_STATED = re.compile(r"的[^，。；的]{1,10}?(?:为|是|达|共|至少|约|有)[\u3400-\u9fff]{0,3}\Z")


def _modifies(scene: Scene, draft: Draft, found: Span) -> bool:
    """Whether what is denied only tells which thing the figure is of (尚未服完的刑期为6个月)."""
    return _THEN_STATED.search(scene.text(found[1], draft.last.quantity.start)) is not None


# A figure in the subject: 4个（甲乙丙丁）都没有签约.
_SUBJECT_NOT = re.compile(
    r"(?:[\u3400-\u9fff]|\([^)，。]{0,30}\)){0,8}?(?P<cue>没有(?!了|意见|立场|看法|表态)|未有|并未|未能|尚未|还未|并无|无法|不予|都不|均不|皆不|均未|都未)"
    r"(?![^，。；]{0,12}的)"
)


def _refuted(scene: Scene, draft: Draft) -> Span | None:
    """网传“死亡200人”不实: where the clause says behind its figures that they are not so."""
    if scene.sentence.lang != "zh":
        return None
    text, end = scene.document.folded, scene.clauses[draft.last.clause].end
    at = draft.last.quantity.end
    found = _DENYING_BEHIND.search(text, at, end) or _SUBJECT_NOT.match(text, at, end)
    return found and found.span(found.lastgroup or 0)


def negated_between(text: str, lang: Lang, start: int, end: int) -> Span | None:
    """The first denying word of a stretch, such words apart as 不仅 and not only."""
    found = _DENYING[lang].search(text, start, end)
    if found is None or _NOT_DENYING[lang].search(text, max(start, found.start() - 2), min(end + 4, found.end() + 24)):
        return None
    return found.span()
