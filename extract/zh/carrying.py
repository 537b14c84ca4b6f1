"""Which plain Chinese sentences go on with what somebody has stated before them."""

from __future__ import annotations

import re

from extract.document import Sentence
from extract.statement import Statement

_TURN = re.compile(
    r"\s*(?:在(?![同其这该])[^，。]{1,12}[，，]|与此同时|另一方面|此外，据|值得|公开资料|记者|本报|据悉|据了解|事实上|由于|不过，|然而|而在|至于|[“「『《]|.{0,8}?(?:财新|本报|本台|大纪元)记者|\()"
)

_FOLLOWS = re.compile(
    r"\s*(?:因此|所以|此外|另外|同时|其中|而且|并且|例如|比如|换言之|也就是|该|其|预计|预料|预期|目前|未来|今后|下一步|接下来|届时|将|从|自|当中|现时|至今|截至|他们|我们|我国|公司|首先|其次|第[一二三]|一是|二是|三是|如果|若|只要|除|而[^。]{2,40}?[也亦](?:将|会))"
)


# The sentence is about another body or about people who may speak for themselves.
_OTHER_BODY = re.compile(
    r"\s*[^，。]{0,12}?(?:大学|公司|集团|银行|学院|医院|协会|研究院|交易所|警方|政府|(?:部|委|厅|总局)(?![分门队长员托内])|学者|专家|分析师|业内|市民|居民|网友|网民)"
)


_QUOTATION = re.compile(r"\s*[“「『][^”」』]{12,}(?:[。!?…][”」』]?|[”」』][。!?])\s*\Z")


def continues(text: str, sentence: Sentence, statement: Statement) -> bool:
    """Whether a sentence without a speaker of its own plainly goes on with `statement`."""
    if _QUOTATION.match(text, sentence.start, sentence.end):
        return not statement.outer  # “…”: whoever spoke last
    if statement.rule == "announced" and _OTHER_BODY.match(text, sentence.start, sentence.end):
        return False
    if statement.rule in ("figures show", "figures of", "published", "announced"):
        return _TURN.match(text, sentence.start, sentence.end) is None
    return _FOLLOWS.match(text, sentence.start, sentence.end) is not None
