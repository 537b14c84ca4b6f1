"""What is known of a source that is sent, as parameters of the API and of the forms of pages."""

from __future__ import annotations

from dataclasses import replace
from typing import get_args

from claims.web.requests.parameters import Parameter
from extract.model import Lang
from extract.quantities.lexicon import regions

REGION = Parameter("region", "Region for a bare 元 or $.", example="cn", choices=regions(), where="body")
PUBLISHED = Parameter(
    "published", "Day of publication, for relative dates such as 去年.", "date", "2026-11-20", where="body"
)
LANG = Parameter("lang", "Language of the text; guessed without it.", choices=get_args(Lang), where="body")
# What outranks that which a page says of itself.
DETAILS = (
    Parameter("title", "Its headline.", example="青石县洪水成灾", where="body"),
    PUBLISHED,
    Parameter("publisher", "Who published it.", example="新海日报", where="body"),
    Parameter("author", "Who wrote it.", example="林安", where="body"),
    LANG,
    REGION,
)
# The same in a form, in which `lang` is the language of the page itself.
FORM_DETAILS = tuple(replace(each, name="language") if each is LANG else each for each in DETAILS)
