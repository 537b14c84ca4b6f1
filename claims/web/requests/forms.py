"""What the form of a page sends: its fields as text, and a chosen file as its name with its bytes in base64."""

from __future__ import annotations

import re
from base64 import b64encode
from pathlib import PurePosixPath
from urllib.parse import parse_qsl

_BOUNDARY = re.compile(r'\Amultipart/form-data\b.*?;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))', re.IGNORECASE)
_NAME = re.compile(rb';\s*name="([^"]*)"')
_FILE = re.compile(rb';\s*filename="([^"]*)"')


def form_fields(content_type: str, body: bytes) -> dict[str, str]:
    """The fields that are not empty; a file stands under its field's name, and what it is called under NAME_name.

    UnicodeDecodeError for text that is not UTF-8.

    >>> form_fields("application/x-www-form-urlencoded", b"q=a+b&min=")
    {'q': 'a b'}
    """
    boundary = _BOUNDARY.match(content_type)
    if boundary is None:
        return dict(parse_qsl(body.decode("utf8"), errors="strict"))
    found: dict[str, str] = {}
    line = f"\r\n--{boundary[1] or boundary[2]}".encode()
    for part in (b"\r\n" + body).split(line)[1:]:
        head, _, content = part.partition(b"\r\n\r\n")
        name, file = _NAME.search(head), _FILE.search(head)
        if name is None or not content:
            continue
        field = name[1].decode("utf8")
        if file is None:
            found[field] = content.decode("utf8")
        elif file[1]:
            found[field] = b64encode(content).decode("ascii")
            found[f"{field}_name"] = _own_name(file[1].decode("utf8", "replace"))
    return found


def _own_name(path: str) -> str:
    r"""What a file is called, without the folder that some browsers tell.

    >>> _own_name("C:\\reports\\审计%22报告%22.pdf")
    '审计"报告".pdf'
    """
    return PurePosixPath(path.replace("\\", "/").replace("%22", '"')).name[-200:]
