"""Lists: what figures side by side share: 分别增长5%、6%和7% are three rises."""

from __future__ import annotations

import re

from extract.zh.quantities.draft import Draft
from extract.zh.quantities.passage import Passage

_JOINT = re.compile(r"\ ?(?:、|和|及|与|以及|或|跟)\ ?(?:约|近|超过?|逾)?\ ?")

_OTHERWISE = re.compile(r"\ ?(?:,|，)?(?:或|或者|即|相当于|[(（])(?:约|近|超过?|逾)?\ ?")  # 升321点或1.6%


def follow_list(passage: Passage, before: Draft, draft: Draft) -> None:
    """Gives `draft` the direction of the figure of the same kind and unit that stands right before it in a list;
    a figure told again in another unit moves the same way.
    """
    if draft.direction is not None or before.direction is None or draft.kind in ("date", "duration", "age", "rank"):
        return
    between = passage.text[before.end : draft.start]
    alike = before.kind == draft.kind and before.unit == draft.unit
    if _OTHERWISE.fullmatch(between) or (alike and _JOINT.fullmatch(between)):
        draft.direction = before.direction
