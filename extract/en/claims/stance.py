"""What denies, plans, forecasts, alleges or supposes what an English clause says."""

from __future__ import annotations

import re

from extract.claims.scene import ClaimDraft, Scene
from extract.claims.stance import Hedge, cue_before, first_cue, stated
from extract.claims.words import words_of
from extract.en.words.finite import is_past, verb_at
from extract.en.words.grammar import GRAMMAR
from extract.en.words.headlines import is_headline
from extract.en.words.moves import MOVING
from extract.en.words.tags import tag
from extract.model import Quantity, Span

HEDGING: re.Pattern[str] = re.compile(rf"\b(?:{GRAMMAR.either('hedging')})\b", re.IGNORECASE)
BEHIND_DATE: re.Pattern[str] = re.compile(r".{0,2}", re.DOTALL)  # a blank or a bracket
_CONDITIONS = re.compile(rf"\b(?:{GRAMMAR.either('conditions')})\b", re.IGNORECASE)
DENYING: re.Pattern[str] = re.compile(rf"(?<![.@-])\b(?:{GRAMMAR.either('denying')})\b|n['’]t\b", re.IGNORECASE)
# not only, No. 10
DENYING_NOTHING: re.Pattern[str] = re.compile(rf"\b(?:{GRAMMAR.either('denying_not')})\b|\bNo\.", re.IGNORECASE)
_ACTS = ("denied", "denies", "deny", "refused", "refuses")
_ACCUSING = re.compile(r"\b(?:indictment|lawsuit|complaint|charge sheet|charges|plaintiffs?)\b", re.IGNORECASE)


_JUDGED_BACK = 40
# Voters backed the proposal: what is judged is no plan of theirs.
_JUDGED = re.compile(
    r"\b(?:back|oppos|support|approv|reject|favou?r|endors|criticis|criticiz|welcom)(?:e[ds]?|s|ing)?"
    r" (?:the|a|his|her|its|their|this|that)(?: \w+){0,2} \Z"
)


def is_no_plan(scene: Scene, start: int, cue: Span) -> bool:
    """Whether a hedging word only names a plan that somebody judges, or claims what has been won."""
    if scene.text(*cue) == "claimed" and _is_won(scene, cue[1]):
        return True
    return _JUDGED.search(scene.document.folded, max(start, cue[0] - _JUDGED_BACK), cue[0]) is not None


def _is_won(scene: Scene, claimed: int) -> bool:
    """Whether what somebody claimed is a thing: claimed the title; not: claimed the title was his."""
    at = next((n for n, clause in enumerate(scene.clauses) if clause.start <= claimed <= clause.end), None)
    if at is None or scene.text(claimed, claimed + 6) == " that ":
        return False
    return verb_at([token for token in words_of(scene, at) if token.start > claimed]) is None


def hedge_of_event(scene: Scene, draft: ClaimDraft, run: range) -> Span | None:
    """What hedges a happening, in any clause that tells it."""
    cue = first_cue(scene, scene.clauses[run.start].start, scene.clauses[run.stop - 1].end)
    return None if cue is None or tells_deed(scene, draft, cue) else cue


_PLANS = ("plan", "plans", "proposal", "proposals")
_TO_BE_DONE = re.compile(r"\A (?:to|for|of)\b|\b(?:by|until|from|for) \Z")  # plans to open it in May
_DEEDS = ("proposed", "pledged", "promised", "vowed", "threatened", "called for")


def tells_deed(scene: Scene, draft: ClaimDraft, cue: Span) -> bool:
    """Whether a past verb tells what was done on a day, before what hedges or denies: said on Friday it would."""
    clauses = (words_of(scene, at) for at in draft.run or ())
    words = next((words for words in clauses if verb_at(words) is not None), [])
    at = verb_at(words)
    if at is None or not is_past(words[at]):
        return False
    if draft.first.quantity.start > cue[0]:
        named = words[at].start < cue[0] and scene.text(*cue) in _PLANS
        return named and not _TO_BE_DONE.search(scene.text(cue[1], draft.first.quantity.start))
    if words[at].start == cue[0]:
        return scene.text(*cue) in _DEEDS
    between = [word.tag for word in words[at + 1 :] if word.start < cue[0]]
    return any(tag[0] in "NP" or tag in ("IN", "CC") for tag in between)


def foretells(scene: Scene, draft: ClaimDraft) -> bool:
    """Whether a happening is only planned or forecast: will outperform the market in 2005."""
    return draft.run is not None and hedge_of_event(scene, draft, draft.run) is not None


def _before(scene: Scene, draft: ClaimDraft, since: int) -> Span | None:
    """What hedges a figure before it; not in: can carry 900 people and burns 30 tonnes."""
    found = cue_before(scene, draft, since)
    return None if found is None or _goes_on(scene.text(found[1], stated(draft).start)) else found


_AND_DOES = re.compile(r",? (?:and|but) (?:[a-z]+ly )?(?P<verb>[a-z]{3,})\b")


def _goes_on(between: str) -> bool:
    """Whether a finite verb follows what a modal hedges, so that the figure behind is plainly told."""
    verbs = [match["verb"] for match in _AND_DOES.finditer(between)]
    if not verbs or verbs[-1] in ("said", "could", "would"):
        return False
    return tag(verbs[-1]) in ("VBZ", "VBD") or (verbs[-1].endswith("s") and tag(verbs[-1][:-1]) in ("VB", "VBP"))


def _condition(scene: Scene, draft: ClaimDraft, since: int) -> Span | None:
    """If the plant closes, 500 people …: a condition in the clause before."""
    if not draft.first.clause:
        return None
    found = _CONDITIONS.search(scene.document.folded, *scene.clauses[draft.first.clause - 1])
    return found and found.span()


_FOLLOWS = re.compile(
    r"\s*(?:creating|leaving|bringing|taking|saving|making|generating|costing|affecting"
    r"|benefiting|putting|giving|providing|supplying|turning|securing|safeguarding"
    rf"|protecting|(?!adding that)(?:before |then |and )?(?:{MOVING}|reaching|hitting|picking up|peaking|topping"
    r"|passing|cooling))\b"
)
_MODAL = re.compile(
    r"\b(?:will|would|could|may|might|should|plans? to|expected to|aims? to|hopes? to|wants? to"
    r"|(?:is|are|was|were) (?:tipped|forecast|expected|set|likely|projected|predicted|due|seen))\b"
)


def _followed(scene: Scene, draft: ClaimDraft, since: int) -> Span | None:
    """It would invest $1bn, creating 300 jobs: what hedges the clause whose consequence this one tells."""
    clause, text = draft.first.clause, scene.document.folded
    while clause and _FOLLOWS.match(text, scene.clauses[clause].start):
        clause -= 1
        found = _MODAL.search(text, *scene.clauses[clause])
        if found is not None:
            return found.span()
    return None


_IN_SUBJECT = re.compile(
    r"(?: (?!(?:said|says?|thinks?|thought|believed?|who|which|that|they|he|she|it|we|and|but|was|were|is|are|had"
    r"|has|have|after|when|as|if|because|while|how|what|where|why|gave|took|made|found|saw|got|left|led|came"
    r"|went)\b)[\w'’-]+){0,7}?"
    r" (?P<cue>will|would|could|may|might|reportedly|allegedly|should|(?:is|are|was|were) (?:to|due|set|likely|expected"
    r"|planned|scheduled|predicted|thought|believed|forecast|projected|said|reported|alleged))\b"
)
# 88 homes, each of 50 square metres, would be ready
_ASIDE = re.compile(r", (?:each|all|most|some|many|half|one|two|which|who|including)\b")
_GOES_ON = re.compile(r"\s*(?P<cue>will|would|could|may|might|should)\b")
_IN_SUBJECTS = ("level", "part", "whole", "total", "average")


def _verb_behind(scene: Scene, draft: ClaimDraft, since: int) -> Span | None:
    """Another 96 homes would be released: what hedges a clause whose subject its figure stands in."""
    last = draft.last.quantity
    lost = draft.last.cue == "by" and last.kind == "count"  # as many as 300 jobs could be lost
    if not (lost or draft.last.cue in _IN_SUBJECTS) or _is_one(last):
        return None
    text, clause = scene.document.folded, draft.last.clause
    found = _IN_SUBJECT.match(text, last.end, scene.clauses[clause].end)
    aside = last.kind == "count" and _ASIDE.match(text, scene.clauses[clause].end) is not None
    if found is None and aside and clause + 2 < len(scene.clauses):
        found = _GOES_ON.match(text, *scene.clauses[clause + 2])
    return found and found.span("cue")


def _is_one(quantity: Quantity) -> bool:
    """Whether it is the one of `one of its uses is to make it easier`, which is no plan."""
    return quantity.kind == "count" and quantity.value == 1


# US deficit to reach $368bn, with no mark at its end and no verb before it
_TO_DO = re.compile(r"\s*(?:[\w$£€'’&.%-]+ ){1,7}?(?P<cue>to) (?!the|an?|its|be)[a-z]+\b")
_VERBAL = ("VBD", "VBZ", "VBN", "VBP", "MD", "JJ", "IN")
_HEAD = 8  # words before the infinitive of a headline


def _to_come(scene: Scene, draft: ClaimDraft, since: int) -> Span | None:
    """What a headline foretells: US deficit to reach $368bn."""
    if not is_headline(scene):
        return None
    found = _TO_DO.match(scene.document.folded, scene.sentence.start, draft.first.quantity.start)
    if found is None:
        return None
    before = words_of(scene, draft.first.clause)[:_HEAD]
    told = any(w.tag in _VERBAL and w.word.islower() and w.end <= found.start("cue") for w in before)
    return None if told or not before else found.span("cue")


HEDGES: tuple[Hedge, ...] = (_before, _condition, _followed, _verb_behind, _to_come)


def is_deed(word: str) -> bool:
    """Whether a denying word is something that is done: to refuse is a happening."""
    return word.lower() in _ACTS


def accuses(speaker: str) -> bool:
    """Whether what is said only accuses somebody: the indictment, a lawsuit."""
    return _ACCUSING.search(speaker) is not None
