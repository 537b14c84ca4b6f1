"""Who said it: the attributions of the paragraphs that hold a quantity.

The languages find statements (`extract.zh.speech`, `extract.en.speech`); here pronouns find their names, a change of
voice ends a scope, and plain sentences that go on are joined to the statement before them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby
from operator import attrgetter

from extract.language import Language
from extract.languages import language_for
from extract.model import Attribution, Quantity
from extract.speech.statement import Statement, StatementRule
from extract.text import listing
from extract.text.document import Document, Sentence

LOOK_BACK = 4  # paragraphs searched for the name behind a pronoun
RECENT = 30  # statements before a pronoun among which its name is looked for
RESUMED = 3  # sentences behind a plain one, among which its speaker may speak again


@dataclass(slots=True)
class Paragraph:
    """The sentences of one line with the statements in it, pronouns resolved."""

    sentences: list[Sentence]
    statements: list[Statement] = field(default_factory=list)
    read_to: int = -1  # statements behind are not looked for yet: they reach no figure
    heads: tuple[int, ...] | None = None  # of an item of a list: the paragraphs that may announce it
    voices: tuple[Statement, ...] | None = None  # of nothing but a quotation: who goes on speaking in it

    @property
    def language(self) -> Language:
        """What its sentences are written in."""
        return language_for(self.sentences[0].lang)


def find_attributions(document: Document, quantities: Sequence[Quantity]) -> list[Attribution]:
    """The attributions whose scope holds at least one of `quantities`, in reading order.

    Only paragraphs with quantities are read, and those right before one that leaves its speaker to a pronoun.
    """
    starts = sorted(quantity.start for quantity in quantities)
    paragraphs = [Paragraph(list(lines)) for _, lines in groupby(document.sentences, key=_PARAGRAPH)]
    found: dict[tuple[int, int, str], list[Attribution]] = {}
    poll: Statement | None = None
    for index, paragraph in enumerate(paragraphs):
        end = paragraph.sentences[-1].end
        last = bisect_right(starts, end - 1) - 1
        if last < 0 or starts[last] < paragraph.sentences[0].start:
            continue
        _read(document, paragraphs, index, LOOK_BACK, starts[last])
        above = (_of_list(document, paragraphs, index), _quoted(document, paragraphs, index))
        told = list(chain(_scopes(document, paragraph), *above))
        poll = paragraph.language.pollster(document, told) or poll
        if poll is not None:
            told += paragraph.language.answers(document, paragraph.sentences, told, poll)
        for scope in told:
            if scope.name is None or not _holds(starts, scope.scope_start, scope.scope_end):
                continue
            place = (scope.start, scope.end, scope.name)
            known = found.setdefault(place, [])
            # Carried over, or said on both sides of the speaker: the scope grows.
            if known and _adjoin(document.folded, known[-1], scope):
                first, last = min(known[-1].scope_start, scope.scope_start), max(known[-1].scope_end, scope.scope_end)
                known[-1] = replace(known[-1], scope_start=first, scope_end=last)
            else:
                known.append(Attribution(*place, scope.scope_start, scope.scope_end, scope.rule))
    return _each_once(chain.from_iterable(found.values()))


_PARAGRAPH = attrgetter("paragraph")


def _adjoin(text: str, known: Attribution, scope: Statement) -> bool:
    """Whether nothing stands between two scopes of one speaker: not what the article tells of him behind his name."""
    first, last = sorted(((known.scope_start, known.scope_end), (scope.scope_start, scope.scope_end)))
    return not any(letter.isalnum() for letter in text[first[1] : last[0]])


def _of_list(document: Document, paragraphs: list[Paragraph], index: int) -> Iterator[Statement]:
    """What announces the list to which a paragraph without a speaker of its own belongs."""

    def line(at: int) -> str:
        return document.folded[paragraphs[at].sentences[0].start : paragraphs[at].sentences[-1].end]

    paragraph = paragraphs[index]
    if paragraph.statements or index == 0 or not listing.is_item(line(index)):
        return
    known = paragraphs[index - 1].heads  # the item before is of the same list
    paragraph.heads = tuple(listing.heads_above(line, index)) if known is None else known
    for head in paragraph.heads:
        above = paragraphs[head]
        _read(document, paragraphs, head, LOOK_BACK, above.sentences[-1].end)
        speaking = [s for s in above.statements if s.name is not None and s.scope_end >= above.sentences[-1].end - 1]
        if speaking:
            start, end = paragraph.sentences[0].start, paragraph.sentences[-1].end
            yield speaking[-1]._replace(scope_start=start, scope_end=end, rule="carried over")
            return


def _quoted(document: Document, paragraphs: list[Paragraph], index: int) -> tuple[Statement, ...]:
    """Who spoke last before a paragraph that is nothing but a quotation, behind others that may be so too."""
    first = index
    while paragraphs[first].voices is None and _only_quotes(document, paragraphs, first):
        first -= 1
        _read(document, paragraphs, first, LOOK_BACK, paragraphs[first].sentences[-1].end)
    for at in range(first + 1, index + 1):
        paragraphs[at].voices = tuple(_going_on(paragraphs[at - 1], paragraphs[at]))
    return paragraphs[index].voices or ()


def _only_quotes(document: Document, paragraphs: list[Paragraph], index: int) -> bool:
    """Whether a paragraph is nothing but a quotation of somebody whom one before must name."""
    paragraph = paragraphs[index]
    if paragraph.statements or index == 0:
        return False
    return paragraph.language.is_quotation(document, paragraph.sentences[0].start, paragraph.sentences[-1].end)


def _going_on(above: Paragraph, quoted: Paragraph) -> Iterator[Statement]:
    """What goes on in a quotation: the statement that reaches to the end of the paragraph before."""
    end = above.sentences[-1].end
    speaking = [s for s in above.statements or above.voices or () if not s.outer]
    if speaking and speaking[-1].name is not None and speaking[-1].scope_end >= end - 1:
        start, end = quoted.sentences[0].start, quoted.sentences[-1].end
        yield speaking[-1]._replace(scope_start=start, scope_end=end, rule="carried over")


def _each_once(attributions: Iterable[Attribution]) -> list[Attribution]:
    """In reading order, without those of a name that an earlier one of the same name holds within its scope."""
    kept: list[Attribution] = []
    last: dict[str, Attribution] = {}
    for attribution in sorted(attributions, key=lambda a: (a.scope_start, -a.scope_end)):
        before = last.get(attribution.name)
        if before is None or before.scope_end < attribution.scope_end:
            kept.append(attribution)
            last[attribution.name] = attribution
    return sorted(kept, key=lambda a: a.start)


def _holds(starts: Sequence[int], start: int, end: int) -> bool:
    index = bisect_right(starts, start - 1)
    return index < len(starts) and starts[index] < end


def _read(document: Document, paragraphs: list[Paragraph], index: int, depth: int, last: int) -> None:
    """Finds the statements of one paragraph that may reach a figure at `last` or before it, with their names.

    Earlier paragraphs are read whole where a pronoun asks for it.
    """
    paragraph = paragraphs[index]
    if paragraph.read_to >= last:
        return
    paragraph.read_to = last
    language = paragraph.language
    resolved: list[Statement] = []
    for statement in language.find_statements(document, paragraph.sentences, last):
        if statement.name is None and statement.anaphor is not None:
            name = _antecedent(document, language, resolved, statement)
            near = depth if language.looks_far(statement) else min(depth, 1)
            for earlier in range(index - 1, max(-1, index - 1 - near), -1):
                if name is not None or (statement.anaphor == "anyone" and statement.rule != "figures show"):
                    break
                _read(document, paragraphs, earlier, depth - 1, paragraphs[earlier].sentences[-1].end)
                name = _antecedent(document, language, paragraphs[earlier].statements, statement)
            statement = statement._replace(name=name)
        resolved.append(language.named(document, statement))
    paragraph.statements = resolved


def _antecedent(
    document: Document, language: Language, statements: Sequence[Statement], speaking: Statement
) -> str | None:
    """The last name that fits: a person for 他, no person for `it`, an outlet or a publisher for 报道 and 数据."""
    for statement in reversed(statements[-RECENT:]):
        if statement.name is not None and language.stands_for(document, speaking, statement):
            return statement.name
    return None


def _scopes(document: Document, paragraph: Paragraph) -> Iterator[Statement]:
    """Every statement with its settled scope, then again for each sentence that it carries over to."""
    statements = paragraph.statements
    if not statements:
        return
    for index in range(len(statements)):
        yield _until_next_voice(statements, index, paragraph.language)
    yield from _carried(paragraph, document)


_BEFORE_VERB: frozenset[StatementRule] = frozenset(("as X calls it", "published"))  # where what is said stands


def _until_next_voice(statements: Sequence[Statement], index: int, language: Language) -> Statement:
    """Cut where another speaker takes over; an outlet's report holds other speakers inside it, and so may a person's
    words (王某表示，专家指出…).
    """
    statement = statements[index]
    if statement.outer:
        return statement
    for at in range(index + 1, len(statements)):
        following = statements[at]
        if following.start >= statement.scope_end:
            break
        if following.scope_start < following.start or following.rule in _BEFORE_VERB:
            continue
        if language.speaks_within(statement, following):
            return statement
        if statement.scope_start <= following.start:
            return statement._replace(scope_end=following.start)
    return statement


def _carried(paragraph: Paragraph, document: Document) -> Iterator[Statement]:
    """The statements that go on in sentences without a speaker of their own, once for each such sentence."""
    active: list[Statement] = []
    language = paragraph.language
    carried = 0
    sentences = list(_with_statements(paragraph, document.folded))
    for at, (start, end, sentence, own) in enumerate(sentences):
        if own:
            kept = [s for s in active if s.outer and all(o.indefinite or (o.name is None and o.anaphor) for o in own)]
            for statement in kept:
                yield statement._replace(scope_start=start, scope_end=end, rule="carried over")
            inner = _last_voice([s for s in own if not s.outer])
            active = [*kept, *(s for s in own if s.outer or s in inner if s.carries and s.name is not None)]
            carried = 0
            continue
        carried += 1
        resumed = _next_voices(sentences, at + 1) if active else ()
        active = [
            s
            for s in active
            if (s.outer or carried <= language.carried)
            and (
                language.continues(document, sentence, s)
                or (s.name in resumed and language.lies_between(document, sentence, s))
            )
        ]
        for statement in active:
            yield statement._replace(scope_start=start, scope_end=end, rule="carried over")


def _last_voice(voices: list[Statement]) -> list[Statement]:
    """Of several voices the last, which alone goes on; of one inside another's words (甲认为，乙指…) the outer one."""
    last = voices[-1:]
    while len(voices) > 1 and 0 <= voices[-1].start - voices[-2].scope_start <= 1:
        voices = voices[:-1]
        last = voices[-1:]
    return last


Told = tuple[int, int, Sentence, list[Statement]]


def _next_voices(sentences: Sequence[Told], first: int) -> tuple[str | None, ...]:
    """The names of those who speak in the next sentence with a speaker of its own, of the few that follow."""
    own = next((own for _, _, _, own in sentences[first : first + RESUMED] if own), [])
    return tuple(statement.name for statement in own)


def _with_statements(paragraph: Paragraph, folded: str) -> Iterator[Told]:
    """Every sentence with the statements that begin in it or speak for its beginning."""
    waiting = sorted(paragraph.statements, key=lambda s: min(s.start, s.scope_start), reverse=True)
    near: list[Statement] = []
    for start, end, sentence in _whole_sentences(paragraph.sentences, folded):
        while waiting and min(waiting[-1].start, waiting[-1].scope_start) < end:
            near.append(waiting.pop())
        near = [s for s in near if max(s.start + 1, s.scope_end) > start][-RECENT:]
        own = [s for s in near if start <= s.start < end or s.scope_start <= start < s.scope_end]
        yield start, end, sentence, sorted(own, key=lambda s: s.start)


def _whole_sentences(sentences: Sequence[Sentence], folded: str) -> Iterator[tuple[int, int, Sentence]]:
    """Sentences, those joined again that were parted at a semicolon."""
    index = 0
    while index < len(sentences):
        first = sentences[index]
        while folded[sentences[index].start : sentences[index].end].rstrip().endswith(";") and index + 1 < len(
            sentences
        ):
            index += 1
        yield first.start, sentences[index].end, first
        index += 1
