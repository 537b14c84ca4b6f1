"""What the stages ask of a language: one `Language` of functions and patterns, built where the language lives.

`extract.zh.language` and `extract.en.language` hold such values, `extract.languages` finds them. A stage holds what is
the same in all languages and asks for the rest: `scene.language.split(…)`. A question with a default is one that a
language may leave out when it has no such construction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from extract.dates.reckoning import OpenPeriod
from extract.model import Attribution, Claim, Quantity, Role, Span
from extract.speech.statement import Statement
from extract.text.document import Document, Sentence, Token

if TYPE_CHECKING:  # a scene carries its language, which is asked about scenes
    from extract.claims.scene import ClaimDraft, Clause, Earlier, Mention, Scene

Subject = tuple[str | None, str]  # in the text's words, and in plain words where it was found
# By the start of a figure that is told severally: where its statement begins, and its role there.
Places = dict[int, tuple[int, Role]]
NO_WORDS: re.Pattern[str] = re.compile("")
NEVER: re.Pattern[str] = re.compile(r"(?!)")


def never(*_: object) -> bool:
    """No, in a language that knows no such thing."""
    return False


def nothing(*_: object) -> None:
    """There is none, in a language that knows no such thing."""


def none_at_all(*_: object) -> tuple[()]:
    """There are none, in a language that knows no such thing."""
    return ()


def nowhere(scene: Scene) -> Places:
    """No figure is told severally."""
    return {}


def from_the_start(attributed: Sequence[Attribution], told: int) -> int:
    """Where the text begins."""
    return 0


def no_parts(scene: Scene, drafts: list[ClaimDraft], at: int) -> int:
    """Nothing behind is a part."""
    return 0


def as_they_are(scene: Scene, drafts: list[ClaimDraft]) -> list[ClaimDraft]:
    """All drafts, unchanged."""
    return drafts


def all_of_them(draft: ClaimDraft, dates: list[Mention]) -> list[Mention]:
    """All dates."""
    return dates


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The questions to a language about what stands before a colon and a figure."""

    is_label: Callable[[str, bool], bool]  # words before the colon, which may open their line
    is_bound: Callable[[str], bool]  # words between the colon and the figure
    is_state: Callable[[str], bool] = never  # that tells by itself what is counted in a line: 12 dead
    summing: re.Pattern[str] = NO_WORDS  # words behind a figure that its label is still of


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads:
    """What the head of a column or row says of its figures: patterns to search its words for."""

    no_figures: re.Pattern[str]  # years, ranks and codes
    share: re.Pattern[str]
    lasting: Mapping[str, str] = field(default_factory=dict)  # the unit of time by the end of the head
    counted: re.Pattern[str]  # one of its groups holds what is counted
    money: re.Pattern[str] = NEVER
    age: re.Pattern[str]
    length: re.Pattern[str]
    by_millions: re.Pattern[str]  # what is told as 45 m and goes into millions, not what is thrown or climbed


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """The questions to a language, by the stage that asks them."""

    # What stands in a text: pipeline, words, grouping.
    find_quantities: Callable[[Document, Sequence[Sentence]], list[Quantity]]
    region_of: Callable[[Document], str | None]  # where a text is from, which tells whose dollars are meant
    words_between: Callable[[Document, int, int], list[Token]]
    heads: Heads
    gives_base: Callable[[str, int], bool] = never  # behind a semicolon, of what stands before it
    split: Callable[[Document, Sentence], list[Clause]]
    read_figure: Callable[[str, int, list[Clause], Quantity, Mention | None], Mention]
    read_date: Callable[[str, int, list[Clause], Quantity], Mention]

    # Which figures are one statement: joining, kinds, alone.
    tie_counts: Callable[[Scene], None]
    severally: Callable[[Scene], Places] = nowhere
    is_same_sort: Callable[[Scene, Quantity, Quantity], bool] = (
        never  # a part as its whole, with another figure between
    )
    tells_whole: Callable[[Scene, ClaimDraft], bool] = never  # for itself, before the share that is the claim
    sum_up: Callable[[Scene, list[ClaimDraft]], list[ClaimDraft]] = as_they_are
    tells_alone: Callable[[Quantity], bool] = never  # something only where its sentence has no other figure
    is_index: Callable[[Quantity], bool] = never  # a ratio below one that is no share

    # What only frames a figure, and what it breaks down into: framing, breakdown.
    frames_before: bool  # whether a frame stands before its figure, else behind it
    frame_room: int  # characters that a clause may hold besides a duration that is its all
    opens_clause: Callable[[Scene, Mention], bool] = never  # a frame that stands before its figure all the same
    only_names: Callable[[Scene, Mention], bool] = never  # people of an age, of whom the next clause tells
    parts_figures: Callable[[str], bool] = never  # the words between a frame and a figure
    first_part: re.Pattern[str]  # all that may stand between a whole and the first of its parts
    next_part: re.Pattern[str]  # and between two parts
    counts_part: Callable[[Scene, Quantity, Quantity], bool]
    reckoned: Callable[[Scene, list[ClaimDraft], int], int] = no_parts

    # What happens on a day: events.
    has_verb: Callable[[Scene, int], bool]
    happens: Callable[[Scene, Mention, range, bool], bool]
    happens_apart: Callable[[Scene, ClaimDraft, Mention], bool] = never  # on a day of its own, in the same clauses
    goes_on_from: Callable[[Scene, Mention], int | None] = nothing  # the clause whose statement a date goes on with
    tells_apart: Callable[[Scene, Mention], bool] = never  # somebody, by a figure, whose deed is dated
    names_work: Callable[[Scene, Mention], bool] = never  # by its date

    # When it holds: times, and the running time of a text.
    date_belongs: Callable[[Scene, Mention, ClaimDraft, ClaimDraft | None, ClaimDraft | None], bool]
    date_precedes: Callable[[Mention, Mention], bool]
    date_of_base: Callable[[Mention, Mention], bool]
    date_beside_base: Callable[[Mention, Mention], bool]
    ensues: Callable[[Scene, Mention, ClaimDraft], bool] = never  # from what was done on a day, in the next clause
    date_of_another_deed: Callable[[Scene, Mention, list[Mention]], bool] = never
    dates_of: Callable[[ClaimDraft, list[Mention]], list[Mention]] = all_of_them
    dates_behind: Callable[[Scene, ClaimDraft, ClaimDraft | None], Sequence[Mention]] = none_at_all
    now: re.Pattern[str]  # words of the day on which they are spoken
    has_own_time: Callable[[Scene, ClaimDraft, OpenPeriod, bool], bool] = never  # and not that told before
    is_aside: Callable[[Scene, int], bool] = never  # a clause beside the statement
    foretells: Callable[[Scene, ClaimDraft], bool] = never  # on a day that is no time of what was
    time_goes_on: Callable[[Document, Sentence, int, OpenPeriod], bool]  # so many lines below
    days_alone: Callable[[Scene], Sequence[Mention]] = none_at_all

    # Where it holds, whom or what it is about: grouping, subject.
    place_of: Callable[[Scene, ClaimDraft], str | None]
    topic_of: Callable[[Scene], str | None]
    person_named: Callable[[Document, Sentence], str | None] = nothing
    labels: Labels
    shares: frozenset[str]  # what a company pays its dividend on
    speaker_subject: Callable[[Scene, ClaimDraft, str], Subject | None]
    subject_of: Callable[[Scene, ClaimDraft, Earlier, str | None], Subject]

    # Whether it is so: stance, hedging.
    hedging: re.Pattern[str]  # words that plan, forecast, allege or suppose
    denying: re.Pattern[str]
    denying_nothing: re.Pattern[str]  # though such words are in them: 不仅, not only
    is_no_plan: Callable[[Scene, int, Span], bool]  # a hedging word, in a stretch from there on
    behind_date: re.Pattern[str]  # all that may stand between a date and the comma that sets it off
    hedges: tuple[Callable[[Scene, ClaimDraft, int], Span | None], ...]  # in their order
    hedge_of_event: Callable[[Scene, ClaimDraft, range], Span | None]
    comes_true: Callable[[str], bool] = never  # what a hedging word plans for a day that is over
    framed_to: Callable[[Sequence[Attribution], int], int] = from_the_start
    accuses: Callable[[str], bool] = never
    only_describes: Callable[[Scene, ClaimDraft], bool] = never  # somebody of whom other things are said
    denies_other: Callable[[Scene, ClaimDraft, Span], bool] = never  # a denying word
    refuted: Callable[[Scene, ClaimDraft], Span | None] = nothing
    is_deed: Callable[[str], bool]  # of a denying word
    tells_deed: Callable[[Scene, ClaimDraft, Span], bool] = never  # that was done, before a word that denies another

    # Who said it: attribution.
    find_statements: Callable[[Document, Sequence[Sentence], int], list[Statement]]
    is_quotation: Callable[[Document, int, int], bool]
    looks_far: Callable[[Statement], bool]  # for the name behind a pronoun
    stands_for: Callable[[Document, Statement, Statement], bool]
    named: Callable[[Document, Statement], Statement]
    speaks_within: Callable[[Statement, Statement], bool] = never  # the second inside the words of the first
    continues: Callable[[Document, Sentence, Statement], bool]
    lies_between: Callable[[Document, Sentence, Statement], bool] = never  # two statements of one speaker
    carried: int  # plain sentences that go on with a person's words
    pollster: Callable[[Document, Sequence[Statement]], Statement | None] = nothing
    answers: Callable[[Document, Sequence[Sentence], Sequence[Statement], Statement], Iterable[Statement]] = none_at_all

    # The claim in English: gloss.
    gloss_around: Callable[[Claim, Document, Sequence[Quantity], str], str]
    gloss_item: Callable[[Quantity, Document], str | None]
    times_grown: Callable[[Quantity, Document], Decimal | None] = nothing  # as many times as before, where so told
    gloss_classifier: Callable[[str], str]
    gloss_head: Callable[[str], str]  # of a row or column
