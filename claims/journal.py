"""What a run does, told line by line on standard error: when, how grave, what happened, and its circumstances.

A line tells of ids, places, counts and times. Words of a source, what somebody searched for, and tokens are in none.
"""

from __future__ import annotations

import json
import logging
import re
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, Literal

import click

Form = Literal["text", "json"]
FORMS: tuple[Form, ...] = ("text", "json")
_OURS = ("claims", "db", "extract")
_PLAIN = re.compile(r'[^\s"=]+')  # what stands for itself in key=value


def tell(log: logging.Logger, event: str, **circumstances: object) -> None:
    """Tells that something happened; costs nothing while nobody listens."""
    _tell(log, logging.INFO, event, circumstances)


def warn(log: logging.Logger, event: str, **circumstances: object) -> None:
    """Tells of something that went wrong and that a person may want to see to."""
    if is_listened_to():  # else whoever runs the command is told in its own words
        _tell(log, logging.WARNING, event, circumstances)


def _tell(log: logging.Logger, level: int, event: str, circumstances: dict[str, object]) -> None:
    if log.isEnabledFor(level):
        log.log(level, event, extra={"circumstances": circumstances})


def since(started: float) -> int:
    """Milliseconds since a moment of `time.monotonic`."""
    return round(1000 * (time.monotonic() - started))


class Lines(logging.Formatter):
    """One line for each record: time in UTC, level, event and circumstances, as key=value or as an object of JSON.

    A record that was not made by `tell` has the name of its logger for an event, and its sentence as `message`.
    """

    def __init__(self, form: Form = "text") -> None:
        super().__init__()
        self._form = form

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        told: dict[str, Any] | None = getattr(record, "circumstances", None)
        event = record.name if told is None else record.getMessage()
        row = {"message": record.getMessage()} if told is None else {k: v for k, v in told.items() if v is not None}
        if record.exc_info:
            row["traceback"] = self.formatException(record.exc_info)
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        level = record.levelname.lower()
        if self._form == "json":
            return json.dumps({"time": at, "level": level, "event": event, **row}, ensure_ascii=False, default=str)
        return " ".join([at, level, event, *(f"{key}={_value(value)}" for key, value in row.items())])


def _value(value: object) -> str:
    """
    >>> _value(3), _value("a b"), _value("")
    ('3', '"a b"', '""')
    """
    told = str(value)
    return told if _PLAIN.fullmatch(told) else json.dumps(told, ensure_ascii=False)


def place(address: str) -> str:
    """An address or path without what stands behind a question mark, where keys and questions are.

    >>> place("https://news.example/a?key=1#top")
    'https://news.example/a'
    """
    return re.split("[?#]", address, maxsplit=1)[0]


class _ToStandardError(logging.Handler):
    def __init__(self, form: Form) -> None:
        super().__init__()
        self.form = form
        self.setFormatter(Lines(form))

    def emit(self, record: logging.LogRecord) -> None:
        click.echo(self.format(record), err=True)


def listen(form: Form = "text") -> Callable[[], None]:
    """Writes what our packages tell, from `info` on, to standard error; gives what ends that."""
    handler = _ToStandardError(form)
    logs = [logging.getLogger(name) for name in _OURS]
    before = [(log.level, log.propagate) for log in logs]
    for log in logs:
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        log.propagate = False

    def end() -> None:
        for log, (level, propagate) in zip(logs, before, strict=True):
            log.removeHandler(handler)
            log.setLevel(level)
            log.propagate = propagate

    return end


def is_listened_to() -> bool:
    """Whether lines are written, which a moving bar in the same terminal would tear."""
    return logging.getLogger("claims").isEnabledFor(logging.INFO)


def form() -> Form | None:
    """How lines are written now; None while they are not."""
    handlers = logging.getLogger("claims").handlers
    return next((each.form for each in handlers if isinstance(each, _ToStandardError)), None)
