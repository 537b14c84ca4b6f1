"""Dated happenings: clauses that have a date, somebody and a verb, and no other figure."""

from __future__ import annotations

import re

from extract.document import Token
from extract.en.claims import finite as english
from extract.moves import told_by_claims
from extract.scene import Draft, Mention, Scene
from extract.wordlists import alternatives, either
from extract.words import words_of
from extract.zh.subjects import nounphrase as chinese
from extract.zh.subjects import phrases

_HAPPENED = re.compile(either("zh", "happened"))
_MOVES = re.compile(rf"{alternatives(told_by_claims('zh'))}|[高低平]开|开[盘市]|[高低]收|走势|波动")
_ADJUNCT = re.compile(rf"(?:{either('zh', 'adjunct_ends')})\s*\Z")
_SAYING = re.compile(r"\b(?:said|says|told|added)\b")
_TODAY = re.compile(r"(?i:today|tonight)")
_OWN_WORDS = re.compile(r"\b(?:I|my|we|our|me|us)\b|[\"“]")
_YEAR = re.compile(r"\d{4}")  # what was said long ago is told as a happening
_OCCASION = re.compile(either("zh", "occasions"))


def find_events(scene: Scene) -> None:
    """Adds a draft for every dated happening of the scene, and gives dates left over to the nearest draft."""
    if not scene.dates:
        return
    used = {id(mention) for draft in scene.drafts for mention, role in draft.dates if role == "time"}
    figured = {
        m.clause for d in scene.drafts for m, _ in d.members if not m.attribute and not _only_describes(scene, m)
    }
    events: list[Draft] = []
    last_run: range | None = None
    for mention in scene.dates:
        if mention.quantity.optional:
            continue
        run = _run(scene, mention, figured)
        if last_run is not None and mention.clause in last_run and events:
            events[-1].dates.append((mention, "context" if mention.attribute else "time"))
            continue
        if (
            run is None
            or (mention.attribute and (scene.drafts or _names_work(scene, mention)))
            or not _happens(scene, mention, run, id(mention) in used)
        ):
            continue
        last_run = run
        events.append(Draft([(mention, "time")], "dated event", "event", run=run))
    scene.drafts.extend(events)
    scene.drafts.sort(key=lambda draft: draft.first.quantity.start)
    _attach(scene)


def _only_describes(scene: Scene, mention: Mention) -> bool:
    """Whether a Chinese figure only describes somebody whose deed the clause dates (背负4项控罪的梁某今日到庭)."""
    clause, quantity = scene.clauses[mention.clause], mention.quantity
    if scene.sentence.lang != "zh" or quantity.kind not in ("count", "age", "duration"):
        return False
    described = _DESCRIBED.match(scene.document.folded, quantity.end, clause.end)
    if described is None:
        return False
    dates = [d.quantity.start for d in scene.dates if d.clause == mention.clause]
    opens = quantity.start - clause.start <= _OPENING and any(at >= described.end() for at in dates)
    return opens or (quantity.kind == "age" and bool(dates))


_OPENING = 5  # characters of the verb with which such a description begins
_DESCRIBED = re.compile(r"[^，。；]{0,10}的")
_ISSUED = re.compile(r"(?:发布|发表|公布|出版|刊登|刊出|推出)了?\s*\Z")


def _names_work(scene: Scene, mention: Mention) -> bool:
    """Whether a date only tells what is issued apart (发表2020年度年报)."""
    return _ISSUED.search(scene.text(max(0, mention.quantity.start - 4), mention.quantity.start)) is not None


def _run(scene: Scene, mention: Mention, figured: set[int]) -> range | None:
    """The clauses that the date's happening takes: its own, and the next when its own is nothing but the time."""
    clause = mention.clause
    if clause in figured:
        return None
    if _verb(scene, clause):
        return range(clause, clause + 1)
    following = clause + 1
    while following < min(len(scene.clauses), clause + 3):
        if following in figured:
            return None
        if _verb(scene, following):
            return range(clause, following + 1)
        following += 1
    return None


def _verb(scene: Scene, clause: int) -> bool:
    words = words_of(scene, clause)
    if scene.sentence.lang == "zh":
        return phrases.happens(words)
    at = english.verb_at(words)
    return at is not None and (at > 0 or (clause > 0 and _goes_on(words[0])))


def _goes_on(word: Token) -> bool:
    """Whether a clause that begins with this verb has its subject before: who hold the seats, face an election."""
    return word.tag in ("VBN", "VBD") or (word.tag in ("VB", "VBP") and word.word.lower() not in ("are", "have", "do"))


def _happens(scene: Scene, mention: Mention, run: range, used: bool) -> bool:
    text = scene.text(scene.clauses[run.start].start, scene.clauses[run.stop - 1].end)
    if mention.use == "base" or (used and _ADJUNCT.search(text)):
        return False
    if _TODAY.fullmatch(scene.text(mention.quantity.start, mention.quantity.end)) and _OWN_WORDS.search(text):
        return False  # “I had a really good game today”
    dated = _YEAR.search(scene.text(mention.quantity.start, mention.quantity.end))
    if mention.use == "said" and (scene.drafts or (_SAYING.search(text) and not dated)):
        return scene.sentence.lang == "zh" and _OCCASION.search(text) is not None
    if used and scene.sentence.lang == "zh":
        plain = _HAPPENED.search(text) is not None and scene.language.hedged_between(text, 0, len(text)) is None
        return plain or _tells_apart(scene, mention, run)
    return not used


def _tells_apart(scene: Scene, mention: Mention, run: range) -> bool:
    """Whether a Chinese clause tells of one thing and the figures behind it of another, on the same day."""
    behind = run.stop
    one_day = mention.quantity.start_date is not None and mention.quantity.start_date == mention.quantity.end_date
    if behind >= len(scene.clauses) or run.start != mention.clause or mention.attribute or not one_day:
        return False
    first, second = (chinese.phrase_before(words_of(scene, at), scene.clauses[at].end) for at in (run.start, behind))
    text = scene.text(scene.clauses[run.start].start, scene.clauses[run.start].end)
    if second is None or _MOVES.search(text):
        return False  # 港股今日大跌，恒指跌213点: the figures say how much
    return first is not None or scene.language.hedged_between(text, 0, len(text)) is not None


def _attach(scene: Scene) -> None:
    """A date that no draft has taken stands beside the nearest one as context, so that nothing found is lost."""
    held = {id(mention) for draft in scene.drafts for mention, _ in (*draft.dates, *draft.members)}
    for mention in scene.dates:
        if mention.quantity.optional or id(mention) in held or not scene.drafts:
            continue
        nearest = min(scene.drafts, key=lambda d: abs(d.first.quantity.start - mention.quantity.start))
        nearest.dates.append((mention, "context"))
