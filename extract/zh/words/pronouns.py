"""Pronouns: words that stand for a person or a thing told before."""

from __future__ import annotations

HE_OR_SHE = frozenset(("他", "她"))
THIRD_PERSON = HE_OR_SHE | {"它", "他们", "她们", "它们"}
