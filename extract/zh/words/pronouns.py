"""Pronouns: words that stand for a person or a thing told before."""

from __future__ import annotations

import re

HE_OR_SHE = frozenset(("他", "她"))
MYSELF: re.Pattern[str] = re.compile("我(?!国)|咱|自己(?!的?国)")  # by whom somebody speaks of himself
THIRD_PERSON = HE_OR_SHE | {"它", "他们", "她们", "它们"}
