"""Dumps on their way in: line by line, from a file or standard input, packed or not, with every damage named."""

from __future__ import annotations

import gzip
import io
import json
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, cast

from claims.errors import ClaimsError
from db.upkeep.dump import HEAD, TABLES

_LONGEST = 1 << 28  # bytes of one line: no text comes near it
_PACKED = b"\x1f\x8b"  # how gzip begins
_AGAIN = "export it again with 'claims export all', or fetch all of it"


@dataclass(frozen=True, slots=True)
class Head:
    """The first line of a dump: the schema step that its rows have, and whether its texts are whole."""

    schema: str
    has_quotes_only: bool
    line: dict[str, Any]


class Dump:
    """A dump from `stream`, called `name` to its user; `told` hears how many bytes were read, as they come.

    `head` is read at once. ClaimsError names the line that is damaged, or says that the dump was cut off.
    """

    def __init__(self, stream: BinaryIO, name: str, told: Callable[[int], None] = lambda count: None) -> None:
        self._name = name
        self._counted = _Counted(stream, told)
        buffered = io.BufferedReader(self._counted, 1 << 20)
        is_packed = buffered.peek(2)[:2] == _PACKED
        self._stream = cast(BinaryIO, gzip.GzipFile(fileobj=buffered) if is_packed else buffered)
        self.number = 0  # of the line read last
        self.head = self._head()

    def _head(self) -> Head:
        line = self._line()
        stated = line.get(HEAD) if line is not None else None
        if not isinstance(stated, dict) or not isinstance(stated.get("schema"), str):
            raise ClaimsError(f"{self._name} is no dump: 'claims export all' writes one.")
        return Head(stated["schema"], stated.get("texts") == "quotes", line or {})

    def rows(self) -> Iterator[tuple[str, dict[str, Any]]]:
        """Every row with its table; ends well only where the dump's own end is."""
        told = 0
        while (line := self._line()) is not None:
            if HEAD in line:
                self._demand_end(line, told)
                return
            table, row = line.get("table"), line.get("row")
            if table not in TABLES or not isinstance(row, dict):
                self.damaged("it is no row of a table")
            yield str(table), row
            told += 1
        raise ClaimsError(f"{self._name} was cut off after line {self.number:,}: {_AGAIN}.")

    def damaged(self, why: object) -> NoReturn:
        """Raises the error of the line read last."""
        raise ClaimsError(f"Line {self.number:,} of {self._name} is damaged ({why}): {_AGAIN}.")

    def refuse(self, why: object) -> NoReturn:
        """Raises the error of a dump whose lines do not go together."""
        raise ClaimsError(f"{self._name} is damaged ({why}): {_AGAIN}.")

    def _demand_end(self, line: dict[str, Any], told: int) -> None:
        if line[HEAD] != {"rows": told}:
            self.damaged(f"{told:,} rows came before it, and it says otherwise")
        if self._line() is not None:
            self.damaged("the dump ended before it")

    def _line(self) -> dict[str, Any] | None:
        """The next line as an object; None at the end. The brackets and commas of a JSON array are passed over."""
        while raw := self._raw():
            self.number += 1
            if (text := raw.strip().rstrip(b",")) in (b"", b"[", b"]"):
                continue
            try:
                found = json.loads(text, parse_constant=_no_constant)
            except (ValueError, RecursionError) as error:
                if not raw.endswith(b"\n"):
                    raise ClaimsError(f"{self._name} was cut off in line {self.number:,}: {_AGAIN}.") from error
                self.damaged(f"it is no JSON: {error}")
            if not isinstance(found, dict):
                self.damaged("it is no object")
            return found
        return None

    def _raw(self) -> bytes:
        try:
            raw = self._stream.readline(_LONGEST)
        except EOFError as error:
            raise ClaimsError(f"{self._name} was cut off after line {self.number:,}: {_AGAIN}.") from error
        except (OSError, zlib.error) as error:
            after = f"after line {self.number:,}"
            raise ClaimsError(f"{self._name} cannot be read {after} ({error}): {_AGAIN}.") from error
        if len(raw) == _LONGEST:
            self.damaged("it is too long")
        return raw


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number")


class _Counted(io.RawIOBase):
    """What is read of a stream, counted on the way."""

    def __init__(self, stream: BinaryIO, told: Callable[[int], None]) -> None:
        self._stream = stream
        self._told = told

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        buffer[: len(data)] = data
        self._told(len(data))
        return len(data)


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """The file called `name`, or standard input for `-`; ClaimsError when it cannot be opened."""
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        stream = open(name, "rb")  # noqa: SIM115 - only what opening it raises is told here
    except OSError as error:
        raise ClaimsError(f"{name} cannot be read ({error.strerror}): name a dump, or - for standard input.") from error
    with stream:
        yield stream


def size_of(name: str) -> int | None:
    """Bytes that there are to read; None where nobody knows."""
    return Path(name).stat().st_size if name != "-" and Path(name).is_file() else None
