"""What one act of speech looks like before pronouns are resolved: the common ground of the two languages.

It holds no grammar; `extract.zh.speech` and `extract.en.speech` find statements, `attribution` settles them.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Anaphor = Literal["person", "outlet", "anyone"]
# By what words a statement is somebody's, told to people and asked for by the rules that settle it.
StatementRule = Literal[
    "according to",
    "announced",
    "answers of a poll",
    "as X calls it",
    "by its agent",
    "by the count of",
    "carried over",
    "cites",
    "citing",
    "expected by",
    "figures of",
    "figures show",
    "heading",
    "heads a list",
    "hearsay",
    "holds",
    "investigated",
    "learnt from",
    "polled",
    "published",
    "put at",
    "quoted",
    "quoted inside",
    "said",
    "said after",
]
FORETOLD: StatementRule = "expected by"  # what others had forecast; nobody speaks there
ANSWERED: StatementRule = "answers of a poll"


class Statement(NamedTuple):
    """Words that attribute (`start`..`end`) and the stretch they attribute (`scope_start`..`scope_end`).

    `name` is None when a pronoun or nothing stands for the speaker; `anaphor` then says whom to look for, and when it
    is None too, nobody is named (据了解) and the statement only ends what was said before. `outer` marks an outlet or a
    report inside which others speak; `carries` says that plain sentences after it still belong to it; `indefinite`
    marks a speaker brought in by 有 or a number, who may well speak inside an outlet's report. `called` holds the
    folded words that stand for the speaker where they may name him all the same (调查, 该报告).
    """

    start: int
    end: int
    name: str | None
    scope_start: int
    scope_end: int
    rule: StatementRule
    anaphor: Anaphor | None = None
    outer: bool = False
    carries: bool = False
    indefinite: bool = False
    called: str | None = None
