"""Files that are ZIP archives inside, Word documents and EPUB books: bombs are refused before they unpack."""

from __future__ import annotations

import io
import zipfile

from claims.ingest.material import MEBIBYTE, UnreadableError

MAGIC = b"PK\x03\x04"
_UNPACKED = 256 * MEBIBYTE  # more than any report, less than a bomb


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive, which unpacks to a bearable size; zipfile itself gives no more of an entry than its size says."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, ValueError):
        raise UnreadableError("the document is damaged; save it again and add that") from None
    if unpacked > _UNPACKED:
        raise UnreadableError(f"it unpacks to more than {_UNPACKED // MEBIBYTE} MiB; save its text alone and add that")
    return archive
