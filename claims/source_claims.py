"""The claims of one source, ready to be stored; what `add`, `extract` and `check` make of a text alike."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TypeVar

from claims.match.lookup.prepared import Prepared, prepare
from claims.match.statement.mention import from_rows
from db.texts import rows
from db.texts.rows import Appearance, Base
from extract.model import Claim, Quantity, Source

Made = TypeVar("Made")
_log = logging.getLogger(__name__)


def appearances_of(source: Source) -> list[Appearance]:
    """The claims of a source, ready to be stored."""
    from extract.appearance import appearance_id

    return [
        Appearance(appearance_id(claim, source), claim, tuple(_base(quantity) for quantity in claim.quantities))
        for claim in claims_of(source)
    ]


def claims_of(source: Source) -> list[Claim]:
    """The claims of a source, its language guessed when nobody knows it."""
    from extract import extract

    return extract(source.text, source.lang, source.published, region=source.region)


def name_of(source: Source) -> str:
    """What a source is called in messages: its address, else its file."""
    return source.url or source.ref or "-"


def stumbled(error: Exception) -> str:
    """The sentence for a source on which a rule failed: a mistake of ours, not of the user's."""
    return f"a rule failed on it ({type(error).__name__}: {error}); please report it with the text"


def tried(make: Callable[[Source], Made], source: Source) -> Made | str:
    """What `make` makes of a source, or a sentence: a rule that stumbles over one article must not stop an archive."""
    try:
        return make(source)
    except ImportError:
        raise  # the installation is at fault, not the source: everything after it would fail too
    except Exception as error:  # noqa: BLE001 - whatever a rule may fail of
        _log.debug("a rule failed", exc_info=True)
        return stumbled(error)


def prepared(found: Appearance, source: Source) -> Prepared:
    """What linking makes of an appearance: the same as it would make of its stored rows."""
    text = source.text
    row = dict(zip(rows.APPEARANCE, rows.appearance_row(found, source, 0, ""), strict=True))
    row |= {"publisher": source.publisher, "source_title": source.title}
    quantities = [
        dict(zip(rows.QUANTITY, rows.quantity_row(found.id, place, quantity, base, text), strict=True))
        for place, (quantity, base) in enumerate(zip(found.claim.quantities, found.bases, strict=True))
    ]
    attributions = [
        dict(zip(rows.ATTRIBUTION, rows.attribution_row(found.id, place, each, text), strict=True))
        for place, each in enumerate(found.claim.attributions)
    ]
    return prepare(from_rows(row, quantities, attributions))


def _base(quantity: Quantity) -> Base:
    from extract.quantities.lexicon import base_value

    if quantity.value is None:
        return Base(None, None, None)
    value, unit = base_value(quantity.value, quantity.unit)
    highest = base_value(quantity.max_value, quantity.unit)[0] if quantity.max_value is not None else None
    return Base(value, highest, unit)
