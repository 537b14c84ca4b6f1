"""English clauses within a clause: in seats where the party was second, a car that can fly."""

from __future__ import annotations

from extract.en.subjects.phrase import Subject, is_pronoun, phrase_of
from extract.en.subjects.sides import words_before
from extract.en.words.finite import verb_at
from extract.en.words.grammar import GRAMMAR
from extract.text.document import Token

_AUXILIARIES = GRAMMAR.words("auxiliaries")
_SPEAKING = GRAMMAR.words("speaking")
_CLAUSE_STARTS = frozenset(("where", "when", "while", "because", "although"))
_RELATIVE = frozenset(("who", "which", "that"))
_JOINING_VERBS = frozenset(("and", "but", "or", "that", "who", "which", "if", "when", "because", "as", "after", ","))


def told_within(tokens: list[Token], inside: int) -> Subject | None:
    """The subject of a clause within a clause that begins with `when` or `where` before `inside`, a date."""
    before = words_before(tokens, inside)
    if not any(token.word.lower() in ("when", "where") for token in before[1:]):
        return None
    return nested(before)


def nested(before: list[Token]) -> Subject | None:
    """The subject of the last clause within a clause: in seats where the party was second, the side that scored."""
    for at in range(len(before) - 2, 0, -1):
        lower = before[at].word.lower()
        if lower in _CLAUSE_STARTS:
            inner = verb_at(before, at + 1)
            if inner is not None and any(token.word.lower() in _AUXILIARIES for token in before[inner + 2 :]):
                return None  # the studio where Lennon spent his last hours is to close
            found = phrase_of(before[at + 1 : inner]) if inner is not None and inner > at + 1 else None
        elif lower in ("that", "who", "which") and _tells_of_noun(before, at) and verb_at(before, at + 1) == at + 1:
            whole = phrase_of(before[:at]) if _verb_behind_relative(before, at) is not None else None
            if whole is not None and not is_pronoun(whole.phrase):
                return whole  # cases of a car that can fly have doubled
            start = _start_of_noun(before, at)
            if start > 1 and before[start].word[0].isupper() and before[start - 1].word == "in":
                at, start = start - 1, _start_of_noun(before, start - 1)  # a school in Leeds that has lost eight
            found = phrase_of(before[start:at])
        elif lower == "that" and (before[at - 1].word in ("and", "but") or _is_told(before, at)):
            inner = verb_at(before, at + 1)  # and that salaries had risen
            found = phrase_of(before[at + 1 : inner]) if inner is not None and inner > at + 1 else None
        else:
            continue
        if found is not None:
            return found
    return None


def _verb_behind_relative(tokens: list[Token], at: int) -> int | None:
    """Where the verb of the clause stands whose subject a relative clause tells more of, that begins at `at`."""
    if verb_at(tokens) != at + 1 or tokens[0].word in _RELATIVE:
        return None  # the clause has its verb before: fans left the side that lost
    behind = at + 2
    while (verb := verb_at(tokens, behind)) is not None:
        if any(token.word.lower() in _JOINING_VERBS for token in tokens[at + 2 : verb]):
            return None  # a car that can fly and has spread, a plan that says prices will rise
        if verb > at + 2 and tokens[verb].word.lower() in _AUXILIARIES:
            return verb
        behind = verb + 1
    return None


def _is_told(tokens: list[Token], at: int) -> bool:
    """Whether `that` stands behind a verb that tells what is so: jurors heard that he had."""
    word = tokens[at - 1]
    return word.tag in ("VBD", "VBZ", "VBP", "VBN") and word.word.lower() not in _SPEAKING | _AUXILIARIES


def _tells_of_noun(tokens: list[Token], at: int) -> bool:
    """Whether a noun stands directly before a relative word; a figure between is what it tells more of."""
    return tokens[at - 1].tag[0] == "N" and tokens[at].start - tokens[at - 1].end == 1


def _start_of_noun(tokens: list[Token], end: int) -> int:
    """Where the noun phrase that ends at `end` begins."""
    start = end
    while start and (tokens[start - 1].tag[0] in "NJ" or tokens[start - 1].word[0].isupper()):
        start -= 1
    return start
