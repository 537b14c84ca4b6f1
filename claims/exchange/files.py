"""Files of an export: written whole or not at all, packed where their name says so."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
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
    """A name beside `path` for a file that takes its place when the block ends well, and is removed when it does not.

    What is no file, as /dev/null, is written to itself. ClaimsError says why nothing can be written there.
    """
    is_special = path.exists() and not path.is_file()
    final = path.resolve()
    unfinished = path if is_special else final.with_name(f".{final.name}.{os.getpid()}.part")
    try:
        yield unfinished
        if not is_special:
            with unfinished.open("rb") as stream:
                os.fsync(stream.fileno())
            os.replace(unfinished, final)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            raise
        raise ClaimsError(
            f"{path} cannot be written ({error.strerror or error}): see to its folder and room."
        ) from error
    finally:
        with suppress(OSError):
            if not is_special:
                unfinished.unlink()
