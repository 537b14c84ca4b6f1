"""Bytes to text: the declared encoding is heard, the Chinese that comes out decides.

UTF-8 is proved by decoding. Between GB18030, Big5 and UTF-16, which decode almost anything, the one that yields the
commonest characters of written Chinese wins: a wrong choice yields rare ones.
"""

from __future__ import annotations

import codecs
import re

from claims.ingest.material import UnreadableError

# The commonest characters of Chinese news in either script, about a third of any text.
COMMON = frozenset(
    "的一是不了在人有我他这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么"
    "心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长"
    "這來國個說們為時會過學對裡後麼沒於還發當無開經頭從動兩長與將現實點關機電話報導員單萬億間問進產業務"
    "月新市政府民部全部分元美港台北京报道记者表示其中目前此次被由但并及或等因将与现实点关机电话员单万亿间问进产业务，。、：（）"
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BINARY: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a picture, sound or film"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"OggS", "a sound or film"),
    (b"ID3", "a sound"),
)
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
# Pages that declare gb2312 or big5 use characters of their supersets.
_WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "big5": "big5hkscs", "iso-8859-1": "cp1252", "ascii": "cp1252"}
_DECLARED = re.compile(
    rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,40})|encoding=[\"']([A-Za-z0-9_.:-]{2,40})[\"']", re.I
)
_HAN = re.compile("[\u3400-\u9fff]")
_STRANGE = re.compile("[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f\x7f-\x9f]")
_SAMPLE = 20_000

# Marks that reorder, join or hide characters, and control characters; they carry no text and could disguise a figure.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]"
)
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of `data`, without invisible characters, lines ended by `\\n`.

    `declared` is what a server said; a charset declared inside the first bytes is found here. Raises UnreadableError
    when nothing readable comes out.
    """
    for magic, kind in _BINARY:
        if data.startswith(magic):
            raise UnreadableError(f"it is {kind}, not text; save its text as .txt, .md, .html or .pdf and add that")
    return clean(_decode(data, declared))


def clean(text: str) -> str:
    """`text` without NUL, bidirectional controls and other invisible characters, with `\\n` as the only line end."""
    return _LINE_ENDS.sub("\n", _INVISIBLE.sub("", text.encode("utf-8", "replace").decode()))


def _decode(data: bytes, declared: str | None) -> str:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start >= len(data) - 3 and error.reason == "unexpected end of data":  # cut off inside a character
            return data[: error.start].decode("utf-8")
    else:
        if text.count("\0") * 4 <= len(text):
            return text
    if _mostly_utf8(data):
        return data.decode("utf-8", "replace")
    return _best(data, _names(data, declared))


def _mostly_utf8(data: bytes) -> bool:
    """A few damaged bytes in what is otherwise UTF-8: fewer than one in ten characters beyond ASCII."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    beyond_ascii = sum(1 for character in text if character > "\x7f")
    return text.count("\0") * 20 <= len(text) and text.count("\ufffd") * 10 <= beyond_ascii


def _names(data: bytes, declared: str | None) -> list[str]:
    """Encodings to try, the declared ones first."""
    match = _DECLARED.search(data[:2048])
    inside = (match[1] or match[2]).decode("ascii") if match else None
    names: list[str] = []
    for name in (declared, inside):
        if name:
            name = _WIDER.get(name.lower(), name.lower())
            try:
                codecs.lookup(name)
            except (LookupError, ValueError):  # ValueError: of what can be no name, a NUL in it perhaps
                continue
            names.append(name)
    return list(dict.fromkeys([*names, *_CANDIDATES, "cp1252"]))


def _best(data: bytes, names: list[str]) -> str:
    sample = data[:_SAMPLE]
    scored = [(_score(sample, name), -rank, name) for rank, name in enumerate(names)]
    score, _, name = max(scored)
    if score < 0.2:
        raise UnreadableError(
            "its characters fit none of UTF-8, GB18030, Big5, UTF-16 or Windows-1252; save it as UTF-8 and add it again"
        )
    return _without_nuls(data, name).decode(name, "replace")


def _without_nuls(data: bytes, encoding: str) -> bytes:
    """In UTF-16 a NUL is half of a character; elsewhere it is dirt that would split one."""
    return data if encoding.startswith("utf-16") else data.replace(b"\0", b"")


def _score(sample: bytes, encoding: str) -> float:
    """How much of `sample` reads as Chinese or Latin text in `encoding`, from 0 to about 1."""
    try:
        text = _without_nuls(sample, encoding).decode(encoding, "replace")
    except (UnicodeError, LookupError):
        return 0.0
    if not text:
        return 0.0
    strange = len(_STRANGE.findall(text)) + text.count("\0")
    han = len(_HAN.findall(text))
    common = sum(1 for character in text if character in COMMON)
    latin = sum(1 for character in text if character.isascii() and (character.isalnum() or character.isspace()))
    plausible = min(common * 3, common + han) + latin
    return plausible / len(text) - 4 * strange / len(text)
