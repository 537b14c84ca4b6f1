"""The languages that texts are read in: a third one is one more line here."""

from __future__ import annotations

from functools import cache
from typing import assert_never

from extract.language import Language
from extract.model import Lang


@cache
def language_for(lang: Lang) -> Language:
    """What the stages ask of a language; its modules are loaded when a text needs it, which may be never."""
    match lang:
        case "zh":
            from extract.zh.language import ZH

            return ZH
        case "en":
            from extract.en.language import EN

            return EN
    assert_never(lang)
