"""Cells of CSV that are safe to open: a spreadsheet runs what starts like a formula, and sources write what they want.

As OWASP advises against CSV injection, text that starts with such a sign gets an apostrophe before it; numbers stay
numbers, -3 included. JSON and Parquet hold every text as it is.
"""

from __future__ import annotations

import json
import re

# Full-width signs too: spreadsheets set to Chinese or Japanese take ＝ for =. A sign alone is no formula.
_FORMULA = re.compile(r"[=+\-@＝＋－＠\t\r\n].", re.DOTALL)
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as the code page of the machine, and Chinese as noise


def cell(value: object) -> object:
    """A value as one cell: lists, objects and booleans as JSON writes them, None empty.

    >>> cell("=HYPERLINK(1)"), cell(-3), cell(True), cell(["两"])
    ("'=HYPERLINK(1)", -3, 'true', '["两"]')
    """
    if isinstance(value, list | dict | bool):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value
