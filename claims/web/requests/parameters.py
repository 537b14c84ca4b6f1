"""What a route takes, described once: read from here by the views and written from here into the API description."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, Protocol

from claims.web.requests.errors import ApiError, bad_value

Value = str | int | float | date
Where = Literal["query", "path", "body"]
MAX_TEXT = 200_000  # characters of one text to extract from or check: the longest articles seen have a quarter of that
MAX_STATEMENT = 5_000  # characters of each of two texts to compare: a long passage, of which each claim meets each
MAX_ARTICLE = 500_000  # characters of one text that is sent to be added: a long report has half of that
MAX_PAGE = 1_000_000  # characters of HTML
MAX_WORDS = 500  # characters of a search query or another short value
ESCAPED = 12  # bytes of JSON that one character takes at most: 😀 as \ud83d\ude00
MAX_BODY = MAX_TEXT * ESCAPED + 100_000  # bytes: whatever the description allows fits, however it is written
MAX_SENT = (MAX_ARTICLE + MAX_PAGE) * ESCAPED + 200_000  # bytes of what is sent to be added

_WHOLE = re.compile(r"-?[0-9]{1,15}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Arguments(Protocol):
    """Datasette's `request.args`: every value of every name of a query string."""

    def getlist(self, name: str) -> list[str]:
        """All values given for `name`."""

    def keys(self) -> Iterable[str]:
        """The names given."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One value that a caller may give; `example` is what the description shows and the tests send."""

    name: str
    description: str
    type: Literal["string", "integer", "number", "date"] = "string"
    example: str | int | float | None = None
    choices: tuple[str, ...] = ()
    where: Where = "query"
    required: bool = False
    minimum: int | None = None
    maximum: int | None = None  # of a number its largest value, of a string its length
    instead: bool = False  # of another one, so that no example has both

    def schema(self) -> dict[str, Any]:
        """The value as JSON Schema."""
        if self.type == "date":
            found: dict[str, Any] = {"type": "string", "format": "date"}
        else:
            found = {"type": self.type}
        if self.choices:
            found["enum"] = list(self.choices)
        if self.type in ("integer", "number"):
            bounds = {"minimum": self.minimum, "maximum": self.maximum}
            found.update({name: bound for name, bound in bounds.items() if bound is not None})
        elif self.type == "string" and not self.choices:
            found["maxLength"] = self.maximum or MAX_WORDS
            if self.minimum:
                found["minLength"] = self.minimum
        return found

    def read(self, raw: str) -> Value:
        """The value that the text `raw` of a path or query string stands for; ApiError 400 when it stands for none."""
        if self.type == "integer":
            return self._bounded(self._integer(raw))
        if self.type == "number":
            return self._bounded(self._number(raw))
        if self.type == "date":
            return self._day(raw)
        return self._text(raw)

    def read_number(self, raw: object) -> float:
        """The value of a JSON number; ApiError 400 for anything else."""
        if isinstance(raw, bool) or not isinstance(raw, int | float):
            raise bad_value(f"{self.name} must be a number.")
        return self._bounded(self._number(str(raw)))

    def _integer(self, raw: str) -> int:
        if not _WHOLE.fullmatch(raw):
            raise bad_value(f"{self.name} must be a whole number, not “{shown(raw)}”.")
        return int(raw)

    def _number(self, raw: str) -> float:
        try:
            number = float(raw)
        except ValueError:
            number = math.nan
        if not math.isfinite(number):
            raise bad_value(f"{self.name} must be a plain number such as 20000000, not “{shown(raw)}”.")
        return number

    def _bounded(self, number: float) -> float:
        if self.minimum is not None and number < self.minimum:
            raise bad_value(f"{self.name} must be at least {self.minimum}.")
        if self.maximum is not None and number > self.maximum:
            raise bad_value(f"{self.name} must be at most {self.maximum}.")
        return number

    def _day(self, raw: str) -> date:
        try:
            return date.fromisoformat(raw if _DAY.fullmatch(raw) else "")
        except ValueError:
            raise bad_value(f"{self.name} must be a date such as 2026-11-20, not “{shown(raw)}”.") from None

    def _text(self, raw: str) -> str:
        if self.choices and raw not in self.choices:
            raise bad_value(f"{self.name} must be one of {', '.join(self.choices)}, not “{shown(raw)}”.")
        limit = self.maximum or MAX_WORDS
        if len(raw) > limit:
            raise ApiError(400, "too_long", f"{self.name} may have {limit:,} characters; this has {len(raw):,}.")
        if self.minimum and len(raw.strip()) < self.minimum:
            raise bad_value(f"{self.name} must not be empty.")
        return raw


def shown(raw: str) -> str:
    """`raw` short enough to be repeated in a message."""
    return raw if len(raw) <= 40 else raw[:39] + "…"


def read_query(parameters: Sequence[Parameter], arguments: Arguments, *, lenient: bool) -> dict[str, Value]:
    """The values that a query string gives to `parameters`; empty ones are left out, as HTML forms send them.

    A name that is none of them is an error, because a filter with a slip of the pen would answer with everything; a
    `lenient` route passes it over, for clients written for another service.
    """
    known = {parameter.name: parameter for parameter in parameters if parameter.where == "query"}
    unknown = [name for name in arguments.keys() if name not in known]  # noqa: SIM118 - MultiParams is no mapping
    if unknown and not lenient:
        names = ", ".join(known) or "no parameters"
        raise bad_value(f"There is no parameter “{shown(unknown[0])}” here: this address takes {names}.")
    values: dict[str, Value] = {}
    for name, parameter in known.items():
        given = [raw for raw in arguments.getlist(name) if raw != ""]
        if len(given) > 1:
            raise bad_value(f"{name} is given {len(given)} times: give it once.")
        if given:
            values[name] = parameter.read(given[0])
        elif parameter.required:
            raise bad_value(f"{name} is missing.")
    return values


def read_json(parameters: Sequence[Parameter], body: bytes) -> dict[str, Value]:
    """The values that a JSON object gives to the parameters of the body; null counts as not given."""
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        raise bad_value('The body must be a JSON object in UTF-8, such as {"text": "…"}.') from None
    if not isinstance(given, dict):
        raise bad_value('The body must be a JSON object, such as {"text": "…"}.')
    return read_fields(parameters, given)


def read_fields(parameters: Sequence[Parameter], given: Mapping[str, object]) -> dict[str, Value]:
    """The values that the members of a JSON object or the fields of a form give to the parameters of the body."""
    known = {parameter.name: parameter for parameter in parameters if parameter.where == "body"}
    for name in given:
        if name not in known:
            raise bad_value(f"There is no field “{shown(name)}” here: the body takes {', '.join(known)}.")
    values: dict[str, Value] = {}
    for name, parameter in known.items():
        raw = given.get(name)
        if raw is None:
            if parameter.required:
                raise bad_value(f"{name} is missing.")
            continue
        if parameter.type == "number":
            values[name] = parameter.read_number(raw)
            continue
        if not isinstance(raw, str):
            raise bad_value(f"{name} must be a string.")
        if not raw.isascii() and any("\ud800" <= character <= "\udfff" for character in raw):
            raise bad_value(f"{name} holds half of a surrogate pair, which is no character.")
        values[name] = parameter.read(raw)
    return values
