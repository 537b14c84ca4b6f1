"""English: what it answers to the stages."""

from __future__ import annotations

from extract.en import gloss
from extract.en.claims import breakdown, clauses, dating, events, framing, joins, place, prices, stance, timing
from extract.en.quantities import reader
from extract.en.quantities.regions import region_of
from extract.en.speech import continuing, naming, statements
from extract.en.subjects import choosing as topics
from extract.en.words import heads, labels, words
from extract.language import Language


def _head(text: str) -> str:
    """The head of a row or column in the text's words."""
    return text


EN = Language(
    find_quantities=reader.read_document,
    region_of=region_of,
    heads=heads.HEADS,
    words_between=words.between,
    split=clauses.split,
    read_figure=clauses.read_figure,
    read_date=timing.read_date,
    tie_counts=joins.tie_counts,
    tells_alone=joins.tells_alone,
    frames_before=False,
    frame_room=framing.ROOM,
    opens_clause=framing.opens_clause,
    parts_figures=framing.parts_figures,
    first_part=breakdown.FIRST,
    next_part=breakdown.NEXT,
    counts_part=breakdown.counts_part,
    has_verb=events.has_verb,
    happens=events.happens,
    happens_apart=events.happens_apart,
    goes_on_from=events.goes_on_from,
    date_belongs=dating.belongs,
    date_precedes=dating.precedes,
    date_of_base=dating.is_of_base,
    date_beside_base=dating.is_beside_base,
    ensues=dating.ensues,
    date_of_another_deed=dating.is_of_another_deed,
    dates_of=dating.of_draft,
    dates_behind=dating.later,
    now=dating.NOW,
    has_own_time=dating.has_own_time,
    is_aside=dating.is_aside,
    foretells=stance.foretells,
    time_goes_on=dating.goes_on,
    days_alone=dating.days_alone,
    place_of=place.place_of,
    topic_of=topics.topic_of,
    labels=labels.LABELS,
    shares=prices.SHARES,
    speaker_subject=topics.subject_of_speaker,
    subject_of=topics.subject_of,
    hedging=stance.HEDGING,
    denying=stance.DENYING,
    denying_nothing=stance.DENYING_NOTHING,
    is_no_plan=stance.is_no_plan,
    behind_date=stance.BEHIND_DATE,
    hedges=stance.HEDGES,
    hedge_of_event=stance.hedge_of_event,
    accuses=stance.accuses,
    is_deed=stance.is_deed,
    tells_deed=stance.tells_deed,
    find_statements=statements.find_statements,
    is_quotation=continuing.is_quotation,
    looks_far=naming.looks_far,
    stands_for=naming.stands_for,
    named=naming.named,
    continues=continuing.continues,
    carried=continuing.CARRIED,
    gloss_around=gloss.around,
    gloss_item=gloss.item,
    times_grown=gloss.times_grown,
    gloss_classifier=gloss.classifier,
    gloss_head=_head,
)
