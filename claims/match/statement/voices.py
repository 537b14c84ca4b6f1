"""Who gives the figure of a statement: whom its text quotes, or who it says counted, measured or reckoned."""

from __future__ import annotations

import re

from claims.match.statement.mention import Mention
from claims.match.statement.once import once

_GIVES_EN = (
    "put|puts|said|says|claim(?:s|ed)|insist(?:s|ed)|estimat(?:es|ed)|reckon(?:s|ed)|count(?:s|ed)|record(?:s|ed)"
    "|report(?:s|ed)|list(?:s|ed)|log(?:s|ged)|measur(?:es|ed)|peg(?:s|ged)|tall(?:ies|ied)|announc(?:es|ed)|gave|gives"
)
_VOICE_EN = re.compile(
    rf"\A(?P<first>[^,;:\d]{{3,60}}?) (?:has |had )?(?:{_GIVES_EN})\b"
    rf"|, (?P<last>[^,;:\d]{{3,60}}?) (?:said|says|claim(?:s|ed)|estimat(?:es|ed)|reported|announced)\b[^,;]{{0,40}}\Z"
    r"|\baccording to (?P<cited>[^,.;:\d]{3,60})",
    re.IGNORECASE,
)
_VOICE_ZH = re.compile(
    r"(?:\A|[,，。;；:：])\s?(?P<who>[\u3400-\u9fff·、“”「」A-Za-z]{2,24}?)(?:\d[^,，。;；]{0,12}?)?"
    r"(?:表示|宣布|宣称|声称|称(?!为|作|号)|说(?!明|法)|估计|估算|统计|点算|公布|透露|测得|测定|通报|认定|数据显示|指(?=[\u3400-\u9fff]))"
)


@once
def voices(mention: Mention) -> frozenset[str]:
    """Those whom a statement quotes; where it quotes nobody, those of whom it says that they give the figure."""
    if mention.speakers:
        return frozenset(mention.speakers)
    pattern = _VOICE_ZH if mention.lang == "zh" else _VOICE_EN
    found = (match for match in pattern.finditer(mention.folded))
    named = (name.strip() for match in found for name in match.groups() if name)
    return frozenset(name for name in named if not _ASKED.search(name))


# Those of whom a poll tells.
_ASKED = re.compile(r"受访|[\d一二三四五六七八九十]成|\brespondents\b|per cent|%", re.IGNORECASE)
