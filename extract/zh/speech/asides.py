"""Chinese sources that an aside names: 正如张三所说，…, 照张三的说法，…, 在张三看来，…, 用张三的话说，…"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.speech.statement import Statement
from extract.zh.speech.items import Item, items_between
from extract.zh.speech.speaker import Speaker, speaker_of
from extract.zh.speech.spokenfor import noun_phrase
from extract.zh.speech.voices import Passage, statement_of

_WHO = r"(?P<who>[^，。;:!?“「『]{1,48}?)"
_BEHIND = r"(?:的|过的)?(?:那样|一样|般)?\s?(?=[，。:“「『])"
_SAYS = "(?:说|言|指出|指|述|描述|称|讲|写道?|形容|强调|提[到及出]|揭示|预[言料测]|警告|总结|承认|解释|分析|观察到)"
# Each with words of which a stretch must hold one; every branch begins with a character of its own: both are looked
# for at memory speed.
_ASIDES = (
    (("所",), re.compile(rf"(?:正如|就如|诚如|恰如|一如|亦如|如)同?{_WHO}所{_SAYS}{_BEHIND}")),
    (("正如",), re.compile(rf"正如{_WHO}(?:指出|写道|强调|警告|总结){_BEHIND}")),
    (
        ("说法", "讲法", "看法", "观点", "的话"),
        re.compile(rf"(?:按照|依照|照|按|用){_WHO}的?(?:说法|讲法|观点|看法|话来?[说讲])(?:就?是)?\s?(?=[，:“「『])"),
    ),
    (("看来，",), re.compile(rf"在{_WHO}看来(?=，)")),
)
_AHEAD = re.compile(r"(?:\A|[，。;:!?\n“「『(—]|但是?|而|不过|因此|所以|也|其实|然而|例如)\s?\Z")
_OPENING = 3  # characters before an aside that say whether it stands by itself
# The text itself, and everybody: 如上文所述, 在外人看来.
_NOBODY = re.compile(
    "[上下前本后]?文|题|以上|前面|上面|下面|开头|笔者|我|你|咱|大家|人们|俗[语话]|常言|古人|外界|旁人|外人|常人"
    "|很多人|许多人|不少人|有人|任何|世人|网上|这种?|该说法|此|相关"
)


def asides(passage: Passage) -> Iterator[Statement]:
    """The statements of such asides: what the sentence tells behind them, or before them where they close it."""
    text = passage.document.folded
    for pattern in _patterns(text, passage.start, passage.end):
        for match in pattern.finditer(text, passage.start, passage.end):
            ahead = text[max(passage.start, match.start() - _OPENING) : match.start()]
            if _AHEAD.search(ahead) is None or passage.quotation_at(match.start()) is not None:
                continue
            speaker = _named(noun_phrase(items_between(passage.document, *match.span("who"))), text)
            if speaker is None:
                continue
            closing = text[match.end() : match.end() + 1] == "。"
            ends = (passage.sentence_start(match.start()), match.start())
            scope = ends if closing else (match.end(), passage.sentence_end(match.end()))
            yield statement_of(passage, speaker, match.span(), scope, "said")


def _named(phrase: list[Item], text: str) -> Speaker | None:
    speaker = speaker_of(phrase, text) if phrase else None
    if speaker is None or not speaker.proper or speaker.report or speaker.anaphor not in (None, "person"):
        return None
    return speaker if _NOBODY.match(text, speaker.start, speaker.end) is None else None


def may_stand_aside(text: str, start: int, end: int) -> bool:
    """Whether a stretch may hold such an aside."""
    return any(pattern.search(text, start, end) for pattern in _patterns(text, start, end))


def _patterns(text: str, start: int, end: int) -> list[re.Pattern[str]]:
    stretch = text[start:end]
    return [pattern for signs, pattern in _ASIDES if any(map(stretch.__contains__, signs))]
