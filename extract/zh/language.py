"""Chinese, both scripts, read on its Simplified half-width fold: what it answers to the stages."""

from __future__ import annotations

from extract.language import Language
from extract.text.fold import fold
from extract.zh.claims import breakdown, clauses, dating, events, framing, joins, place, prices, stance, timing
from extract.zh.claims import severally as several
from extract.zh.gloss import counted, gloss, wording
from extract.zh.quantities import grammar
from extract.zh.quantities.regions import region_of
from extract.zh.speech import carrying, naming, polls, statements
from extract.zh.subjects import announced, choosing, inclause, pronouns
from extract.zh.words import heads, labels, words


def _head(text: str) -> str:
    """The head of a row or column in English, where its words are known."""
    return wording.phrase(fold(text)) or text


ZH = Language(
    find_quantities=grammar.read_document,
    region_of=region_of,
    heads=heads.HEADS,
    words_between=words.between,
    gives_base=dating.gives_base,
    split=clauses.split,
    read_figure=clauses.read_figure,
    read_date=timing.read_date,
    tie_counts=joins.tie_counts,
    severally=several.severally,
    is_same_sort=joins.is_same_sort,
    tells_whole=joins.tells_whole,
    sum_up=joins.sum_up,
    tells_alone=joins.tells_alone,
    is_index=joins.is_index,
    frames_before=True,
    parts_figures=framing.parts_figures,
    frame_room=framing.ROOM,
    only_names=framing.only_names,
    first_part=breakdown.FIRST,
    next_part=breakdown.NEXT,
    counts_part=breakdown.counts_part,
    reckoned=breakdown.reckoned,
    has_verb=events.has_verb,
    happens=events.happens,
    tells_apart=events.tells_apart,
    names_work=events.names_work,
    date_belongs=dating.belongs,
    date_precedes=dating.precedes,
    date_of_base=dating.is_of_base,
    date_beside_base=dating.is_beside_base,
    now=dating.NOW,
    has_own_time=dating.has_own_time,
    time_goes_on=dating.goes_on,
    place_of=place.place_of,
    topic_of=inclause.topic_of,
    labels=labels.LABELS,
    shares=prices.SHARES,
    person_named=pronouns.person_named,
    speaker_subject=announced.subject_of_speaker,
    subject_of=choosing.subject_of,
    hedging=stance.HEDGING,
    denying=stance.DENYING,
    denying_nothing=stance.DENYING_NOTHING,
    is_no_plan=stance.is_no_plan,
    behind_date=stance.BEHIND_DATE,
    hedges=stance.HEDGES,
    hedge_of_event=stance.hedge_of_event,
    comes_true=stance.comes_true,
    framed_to=stance.framed_to,
    only_describes=stance.only_describes,
    denies_other=stance.denies_other,
    refuted=stance.refuted,
    is_deed=stance.is_deed,
    find_statements=statements.find_statements,
    is_quotation=carrying.is_quotation,
    looks_far=naming.looks_far,
    stands_for=naming.stands_for,
    named=naming.named,
    speaks_within=carrying.speaks_within,
    continues=carrying.continues,
    lies_between=carrying.lies_between,
    carried=carrying.CARRIED,
    pollster=polls.pollster,
    answers=polls.answers,
    gloss_around=gloss.around,
    gloss_item=counted.item,
    times_grown=counted.times_grown,
    gloss_classifier=wording.classifier,
    gloss_head=_head,
)
