"""Naming the speaker of an English statement for whom he, she or it stands."""

from __future__ import annotations

from extract.en.speech.continuing import are_many, body_before, is_impersonal, named_last, several_before
from extract.en.words import persons
from extract.speech.statement import FORETOLD, Statement
from extract.text.document import Document


def looks_far(speaking: Statement) -> bool:
    """A pronoun's name may be told paragraphs before."""
    return True


def stands_for(document: Document, speaking: Statement, told: Statement) -> bool:
    """Whether a statement without a name may be of the speaker of one before it: a person for he, no person for it."""
    if told.rule == FORETOLD:
        return False
    if speaking.anaphor == "person" and told.outer and told.rule != "according to":
        return False
    if speaking.anaphor == "outlet" and (not told.outer or told.rule == "quoted inside"):
        return False
    name = told.name or ""
    body = not persons.is_known_person(name) and not are_many(name)
    return body or not is_impersonal(document.folded, speaking)


def named(document: Document, statement: Statement) -> Statement:
    """A statement with the person or the body that its pronoun stands for, where the text before names a nearer one."""
    text, name = document.folded, statement.name
    if statement.anaphor == "person":
        if persons.is_person(name):
            return statement._replace(name=named_last(text, statement))
        return statement._replace(name=persons.person_of(text, statement.start, statement.end) or name)
    if name is None and statement.rule != "figures show" and is_impersonal(text, statement):
        return statement._replace(name=body_before(document, statement.start))
    if name is None and statement.anaphor == "anyone" and text.startswith(("They ", "they "), statement.start):
        return statement._replace(name=several_before(document, statement.start))
    return statement
