"""Reader of Word documents, by python-docx: paragraphs and tables in order.

python-docx is optional: `pip install 'claimtrail[docx]'`.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING

from claims.ingest.credits import author_in_byline
from claims.ingest.encoding import clean
from claims.ingest.finish import finished
from claims.ingest.material import Material, UnreadableError
from claims.ingest.metadata import Metadata
from claims.ingest.zipped import MAGIC, opened
from extract.model import Source

if TYPE_CHECKING:
    from docx.document import Document

SUFFIXES = frozenset(("docx",))
# How python-docx meets what is not where it should be; lxml's errors are SyntaxErrors.
_DAMAGES = (KeyError, ValueError, SyntaxError, AttributeError, TypeError, IndexError, RuntimeError, EOFError)
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def recognises(material: Material, head: bytes) -> bool:
    """A Word document by its name or by what a server says, and as a ZIP archive."""
    return (material.suffix in SUFFIXES or material.media_type == _TYPE) and head.startswith(MAGIC)


def read(material: Material) -> Iterator[Source]:
    """The one text of a Word document."""
    data = material.data()
    opened(data).close()  # refuses bombs
    try:
        import docx
        from docx.opc.exceptions import OpcError
    except ImportError:
        raise UnreadableError(
            "reading Word needs python-docx; install it with: pip install 'claimtrail[docx]'"
        ) from None
    try:
        document = docx.Document(io.BytesIO(data))
        lines = [line for line in _lines(document) if line]
        title = document.core_properties.title or None
    except (OpcError, zipfile.BadZipFile, zlib.error, *_DAMAGES) as error:
        raise UnreadableError(f"the document is damaged ({type(error).__name__}); save it again and add that") from None
    if not lines:
        raise UnreadableError("it holds no text; give a document with an article in it")
    stated = Metadata(
        title=title,
        author=author_in_byline(lines[:6]),
        url=material.url,
        opening=tuple(lines[:8]),
    )
    yield finished("\n".join(lines), stated, material, f"python-docx {version('python-docx')}; docx 1")


def _lines(document: Document) -> Iterator[str]:
    from docx.text.paragraph import Paragraph

    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            yield from (" ".join(line.split()) for line in clean(part.text).split("\n"))
        else:
            for row in part.rows:
                yield "\t".join(" ".join(clean(cell.text).split()) for cell in row.cells)
