"""What a Chinese clause tells as the happening of its day."""

from __future__ import annotations

import re

from extract.claims.scene import Mention, Scene
from extract.claims.stance import hedged_between
from extract.claims.words import words_of
from extract.quantities.moves import told_by_claims
from extract.text.wordlists import alternatives
from extract.zh.subjects import nounphrase, phrases
from extract.zh.words.grammar import GRAMMAR

_HAPPENED = re.compile(GRAMMAR.either("happened"))
_MOVES = re.compile(rf"{alternatives(told_by_claims('zh'))}|[高低平]开|开[盘市]|[高低]收|走势|波动")
_ADJUNCT = re.compile(rf"(?:{GRAMMAR.either('adjunct_ends')})\s*\Z")
_OCCASION = re.compile(GRAMMAR.either("occasions"))
_OPENING = 5  # characters of the verb with which a description begins
_DESCRIBED = re.compile(r"[^，。；]{0,10}的")
_ISSUED = re.compile(r"(?:发布|发表|公布|出版|刊登|刊出|推出)了?\s*\Z")


def has_verb(scene: Scene, clause: int) -> bool:
    """Whether a clause tells that something happens."""
    return phrases.happens(words_of(scene, clause))


def tells_apart(scene: Scene, mention: Mention) -> bool:
    """Whether a figure only describes somebody whose deed the clause dates (背负4项控罪的梁某今日到庭)."""
    clause, quantity = scene.clauses[mention.clause], mention.quantity
    if quantity.kind not in ("count", "age", "duration"):
        return False
    described = _DESCRIBED.match(scene.document.folded, quantity.end, clause.end)
    if described is None:
        return False
    dates = [d.quantity.start for d in scene.dates if d.clause == mention.clause]
    opens = quantity.start - clause.start <= _OPENING and any(at >= described.end() for at in dates)
    return opens or (quantity.kind == "age" and bool(dates))


def names_work(scene: Scene, dated: Mention) -> bool:
    """Whether a date only tells what is issued apart (发表2020年度年报)."""
    return _ISSUED.search(scene.text(max(0, dated.quantity.start - 4), dated.quantity.start)) is not None


def happens(scene: Scene, dated: Mention, run: range, used: bool) -> bool:
    """Whether the clauses of a date tell what happened on it; `used` is one that is the time of figures already."""
    text = scene.text(scene.clauses[run.start].start, scene.clauses[run.stop - 1].end)
    if used and _ADJUNCT.search(text):
        return False
    if dated.use == "said" and scene.drafts:
        return _OCCASION.search(text) is not None
    if not used:
        return True
    plain = _HAPPENED.search(text) is not None and hedged_between(scene.language, text, 0, len(text)) is None
    return plain or _tells_of_two(scene, dated, run)


def _tells_of_two(scene: Scene, dated: Mention, run: range) -> bool:
    """Whether a clause tells of one thing and the figures behind it of another, on the same day."""
    behind = run.stop
    one_day = dated.quantity.start_date is not None and dated.quantity.start_date == dated.quantity.end_date
    if behind >= len(scene.clauses) or run.start != dated.clause or dated.attribute or not one_day:
        return False
    first, second = (nounphrase.phrase_before(words_of(scene, at), scene.clauses[at].end) for at in (run.start, behind))
    text = scene.text(*scene.clauses[run.start])
    if second is None or _MOVES.search(text):
        return False  # 港股今日大跌，恒指跌213点: the figures say how much
    return first is not None or hedged_between(scene.language, text, 0, len(text)) is not None
