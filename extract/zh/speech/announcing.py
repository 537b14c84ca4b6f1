"""Who gives out what he states, so that plain sentences behind it belong to him as well."""

from __future__ import annotations

import re

from extract.zh.speech.speaker import Speaker
from extract.zh.speech.voices import Passage
from extract.zh.words.speech_words import speech_words

# Authorities speak of what they are in charge of until somebody else does.
_OFFICIAL = re.compile(
    r"(?:局|署|部|厅|委|处|院|政府|港府|中心|台|警方|指挥部|应变中心|大队|总队|支队|研究所|总处|管理会|委员会"
    r"|防总|当局|发言人|[署局处部校院]方)$"
)
GIVING_OUT = frozenset(("通报", "公布", "公告", "统计"))
_ANNOUNCED = re.compile(r"发布|公布|通报|公告|通告|声明|公报|新闻稿")


def announces(passage: Passage, speaker: Speaker, match: re.Match[str]) -> bool:
    """Whether a body gives out what it states (通报, 发布消息称), or somebody speaks of his office, so that plain
    sentences behind it belong to the speaker.
    """
    text = passage.document.folded
    name = text[speaker.start : speaker.end]
    if speaker.anaphor is None and _in_office(text, speaker):
        return True
    if speaker.anaphor is not None or (speech_words().bodies.search(name) is None and not name.endswith("发言人")):
        return False
    given_out = match.group() in GIVING_OUT or _ANNOUNCED.search(text, speaker.end, match.start()) is not None
    return given_out or _OFFICIAL.search(text, speaker.start, speaker.end) is not None


_OFFICE = re.compile(
    r"(?:局长|署长|司长|部长|处长|厅长|总监|警司|督察|行政长官|特首|发言人|专员|市长|州长|省长|县长|总长|秘书长"
    r"|秘书|经理|总裁|总干事|执行官|校长|外相|外长|防长|财长|大臣|主任|指挥官|总督察)\Z"
)


def _in_office(text: str, speaker: Speaker) -> bool:
    """Whether a person is introduced with an office: he speaks of what he is in charge of."""
    at = text.find(text[speaker.start : speaker.end], max(0, speaker.start - _FAR), speaker.end)
    return _OFFICE.search(text, max(0, at - _TITLE), at) is not None


_TITLE, _FAR = 6, 6000  # characters of an office, and of the text in which it is looked for


def is_single(name: str) -> bool:
    """Whoever finds something himself goes on only where that is plain; what a body finds goes on."""
    known = speech_words().person.fullmatch(name) is not None and speech_words().bodies.search(name) is None
    return known or name.endswith(("人员", "专家", "学者"))
