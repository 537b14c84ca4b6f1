"""Text to claims. Pure: no database, no network, no clock, no command line.

>>> from extract import extract
>>> [claim.kind for claim in extract("Prices rose 3% to £20.", "en")]
['change']
"""

from __future__ import annotations

from datetime import date

from extract.model import Attribution, Claim, Lang, Quantity, Source

__all__ = ["Attribution", "Claim", "Lang", "Quantity", "Source", "extract"]


def extract(
    text: str, lang: str | None = None, published: date | None = None, *, region: str | None = None
) -> list[Claim]:
    """Every quantified claim and dated event in `text`, in reading order.

    `lang` is a tag such as zh, zh-Hant or en-GB; for any other and for None the characters show the language.
    `published` resolves relative dates (去年, last Friday), which stay without days when it is None; `region` (cn, hk,
    tw, sg, us, gb …) decides what a bare 元, 尺 or $ means.
    """
    from extract.pipeline import find_claims
    from extract.text.document import Document

    return find_claims(Document.of(text, lang, published, region))
