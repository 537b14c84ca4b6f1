"""Files of an export: written whole or not at all, packed where their name says so."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from glob import escape
from pathlib import Path
from typing import BinaryIO, cast

from claims.errors import ClaimsError

PACKED = ".gz"


@contextmanager
def output(name: str | None) -> Iterator[BinaryIO]:
    """A stream into the file called `name`, packed when that ends in .gz; standard output for None or `-`.

    The file appears when all of it was written and replaces one that was there; ClaimsError when it cannot be written.
    """
    if name is None or name == "-":
        sys.stdout.flush()
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    path = Path(name)
    with replacing(path) as unfinished, unfinished.open("wb") as stream:
        if path.suffix != PACKED:
            yield stream
            return
        # Without name and time in its head, the same export is the same file.
        with gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=stream, mtime=0) as packing:
            yield cast(BinaryIO, packing)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A name beside `path` for a file that takes its place when the block ends well.

    What is no file, as /dev/null, is written to itself. ClaimsError says why nothing can be written there.
    """
    try:
        if path.exists() and not path.is_file():
            yield path
            return
        with beside(path.resolve()) as unfinished:
            yield unfinished
            with unfinished.open("rb") as stream:
                os.fsync(stream.fileno())
            os.replace(unfinished, path.resolve())
    except BrokenPipeError:
        raise
    except OSError as error:
        told = error.strerror or error
        raise ClaimsError(f"{path} cannot be written ({told}): see to its folder and room.") from error


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """A name in the folder of `path` for a file that is not finished; what has it when the block ends is removed.

    So is what a process left there that was killed before it could.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.part")
    for left in path.parent.glob(f".{escape(path.name)}.*.part*"):
        if not _is_at_work(left.name[len(path.name) + 2 :].partition(".")[0]):
            with suppress(OSError):
                left.unlink()
    try:
        yield unfinished
    finally:
        with suppress(OSError):
            unfinished.unlink()


def _is_at_work(process: str) -> bool:
    """Whether the process of this number runs; where nobody can tell, it does."""
    if os.name != "posix" or not process.isdigit():
        return True
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        pass
    return True
