"""Naming the speaker of a Chinese statement for whom a pronoun or a word such as 报告 stands."""

from __future__ import annotations

from extract.speech.statement import Statement
from extract.text.document import Document
from extract.text.fold import fold
from extract.zh.speech import antecedents
from extract.zh.speech.toldof import person_before
from extract.zh.words.pronouns import HE_OR_SHE


def looks_far(speaking: Statement) -> bool:
    """Whether the name may be told paragraphs before: a pronoun's and that of 该报告, not that of 调查."""
    return speaking.called is None or antecedents.looks_far(speaking.called)


def stands_for(document: Document, speaking: Statement, told: Statement) -> bool:
    """Whether a statement without a name may be of the speaker of one before it: a person for 他, a paper for 报告."""
    called = speaking.called
    inside = speaking.anaphor == "person" and not antecedents.may_publish(called)
    if inside and told.outer and told.rule != "according to":
        return False
    if speaking.anaphor == "outlet" and (not told.outer or told.rule == "quoted inside"):
        return False
    return called is None or told.name is None or antecedents.fits(called, fold(told.name))


def named(document: Document, statement: Statement) -> Statement:
    """A statement that found no name among those before it, with what its own words and the clauses before tell."""
    called = statement.called
    if statement.name is not None or statement.anaphor is None or not called:
        return statement
    name = antecedents.full_name(document, called, statement.start) if len(called) == 1 else None
    if name is None and called in HE_OR_SHE:
        name = person_before(document, statement.start)
    own = antecedents.own_name(called) if name is None else None
    at = document.folded.find(own, statement.start, statement.end) if own else -1
    if own and at >= 0:
        name = document.text[at : at + len(own)]
    return statement._replace(name=name)
