"""Dated happenings: clauses that have a date, somebody and a verb, and no other figure."""

from __future__ import annotations

from extract.claims.scene import ClaimDraft, Mention, Scene


def find_events(scene: Scene) -> None:
    """Adds a draft for every dated happening of the scene, and gives dates left over to the nearest draft."""
    if not scene.dates:
        return
    language = scene.language
    used = {id(mention) for draft in scene.drafts for mention, role in draft.dates if role == "time"}
    figured = {
        m.clause for d in scene.drafts for m, _ in d.members if not m.attribute and not language.tells_apart(scene, m)
    }
    events: list[ClaimDraft] = []
    last_run: range | None = None
    for mention in scene.dates:
        if mention.quantity.optional:
            continue
        run = _run(scene, mention, figured)
        beside = last_run is not None and mention.clause in last_run and events != []
        if beside and not language.happens_apart(scene, events[-1], mention):
            _date(events[-1], mention)
            continue
        if (
            run is None
            or mention.use == "base"
            or (mention.use == "said" and _tells_of(scene, run))
            or (mention.attribute and (scene.drafts or language.names_work(scene, mention)))
            or not language.happens(scene, mention, run, id(mention) in used)
        ):
            continue
        last_run = run
        events.append(ClaimDraft([(mention, "time")], "dated event", "event", run=run))
    scene.drafts.extend(events)
    scene.drafts.sort(key=lambda draft: draft.first.quantity.start)
    _attach(scene)


def _tells_of(scene: Scene, run: range) -> bool:
    """Whether what is said on a day tells of another (the paper reported on Monday that they met on Sunday)."""
    return any(m.clause in run and m.use == "at" and not m.quantity.optional for m in scene.dates)


def _date(event: ClaimDraft, mention: Mention) -> None:
    """Gives an event another date of its clauses; one that dates the clause comes before one that describes a noun."""
    first = event.first
    if _describes(first) and not _describes(mention) and mention.use != "base":
        event.members = [(mention, "time")]
        event.dates.append((first, "context"))
        return
    aside = mention.use == "base" or (_describes(mention) and not _describes(first))
    event.dates.append((mention, "context" if aside else "time"))


def _describes(mention: Mention) -> bool:
    """Whether a date tells of a noun beside one that dates the clause: its squad for the 12 March game on Monday."""
    return mention.attribute or mention.months > 0


def _run(scene: Scene, mention: Mention, figured: set[int]) -> range | None:
    """The clauses that the date's happening takes: its own, and the next when its own is nothing but the time.

    So it takes the ones before where it only goes on with them.
    """
    clause = mention.clause
    if clause in figured:
        return None
    if scene.language.has_verb(scene, clause):
        return range(clause, clause + 1)
    for following in range(clause + 1, min(len(scene.clauses), clause + 3)):
        if following in figured:
            break
        if scene.language.has_verb(scene, following):
            return range(clause, following + 1)
    begun = scene.language.goes_on_from(scene, mention)
    return None if begun is None or begun in figured else range(begun, clause + 1)


def _attach(scene: Scene) -> None:
    """A date that no draft has taken stands beside the nearest one as context, so that nothing found is lost."""
    held = {id(mention.quantity) for draft in scene.drafts for mention, _ in (*draft.dates, *draft.members)}
    for mention in scene.dates:
        if mention.quantity.optional or id(mention.quantity) in held or not scene.drafts:
            continue
        nearest = min(scene.drafts, key=lambda d: abs(d.first.quantity.start - mention.quantity.start))
        nearest.dates.append((mention, "context"))
