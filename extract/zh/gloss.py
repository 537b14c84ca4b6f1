"""Chinese words in English, one by one: for subjects, counted things and the words around a figure.

It translates no sentence: function words go, known words become their first equivalent, names unknown to the dictionary
are written in pinyin, Latin words stay.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from extract.dictionary import english, pinyin
from extract.document import Document, Token
from extract.figures import rendered
from extract.fold import fold
from extract.model import Claim, Quantity
from extract.zh.speech_words import words as speech_words

LONGEST = 8  # characters of a word that is looked up across token borders

_FUNCTION = {
    "和": "and", "与": "and", "及": "and", "以及": "and", "跟": "and", "或": "or", "、": ",", "，": ",", "不": "not", "没有": "no",
    "未": "not", "无": "no", "是": "is", "在": "in", "对": "on", "从": "from", "自": "from", "向": "to", "至": "to", "到": "to", "由": "by",
    "被": "by", "将": "to", "会": "will", "可": "can", "可以": "can", "能": "can", "比": "than", "较": "than", "每": "per", "约": "",
    "其": "its", "各": "each", "该": "the", "这": "this", "所有": "all", "全部": "all", "等": "etc", "有": "have", "用": "use",
}  # fmt: skip
_DROPPED = frozenset(
    ["的", "了", "着", "过", "地", "得", "已", "已经", "也", "还", "都", "就", "便", "而", "并", "且", "则", "又", "把", "于", "以", "为", "之", "所", "亦", "才", "更", "再", "均", "却", "仍", "只", "个", "名", "家", "条", "张", "只", "件", "种", "位", "间", "所", "次", "项", "左右", "以上", "以下", "超过", "近", "约", "逾", "达", "共", "共有", "总共", "合共", "仅", "仅有", "多", "余", "来", "去", "起", "上", "中", "里", "内", "外", "下", "们", "吧", "呢", "啊", "嘅", "咗", "人民币", "元", "美元", "港元", "万", "亿", "%", "一", "其中", "根据", "据", "随着", "之后", "之前", "时", "后", "前", "当", "曾", "曾经", "目前", "如今", "此", "那", "何", "等等", "即", "因", "因此", "所以", "但", "但是", "不过", "虽然", "尽管", "如果", "如", "若", "由于", "为了", "关于", "对于", "至于", "此外", "另外", "同时", "而且", "并且", "显示", "表示", "指出", "称", "说"]
)


def translated(document: Document, tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Pairs of a place and the English of the word there, for the tokens in order; commas come as `,`."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        step, text = _known(document.folded, tokens, at)
        if text is None:
            text = _single(token)
        if text:
            yield token.start, text
        at += step


def _known(folded: str, tokens: Sequence[Token], at: int) -> tuple[int, str | None]:
    """The longest run of tokens that the dictionary knows as one word, or a name of single characters."""
    named = _name(tokens, at)
    if named:
        return named, pinyin(folded[tokens[at].start : tokens[at + named - 1].end], person=True)
    for count in range(min(4, len(tokens) - at), 1, -1):
        last = tokens[at + count - 1]
        if last.end - tokens[at].start <= LONGEST and last.word.strip():
            found = _sense(folded[tokens[at].start : last.end])
            if found:
                return count, found
    return 1, None


def _name(tokens: Sequence[Token], at: int) -> int:
    """How many tokens make a person's name that the tagger took apart: a surname and one or two single characters."""
    first = tokens[at]
    if (
        len(first.word) != 1
        or first.tag not in ("nr", "a", "v", "n", "ng", "zg", "x", "d", "j", "q")
        or first.word in _DROPPED
    ):
        return 0
    if speech_words().person.match(first.word + "一一") is None or first.word in _FUNCTION:
        return 0
    count = 1
    while count < 3 and at + count < len(tokens):
        token = tokens[at + count]
        if (
            len(token.word) > 1
            or token.word in _DROPPED
            or token.word in _FUNCTION
            or token.tag in ("m", "q", "p", "uj", "x")
        ):
            break
        count += 1
    return count if count >= 2 and (first.tag == "nr" or count == 3) else 0


def _single(token: Token) -> str:
    word = token.word
    if word in _DROPPED or (token.tag in ("x", "uj", "ul", "y", "e", "o") and word not in _FUNCTION):
        return word if word.isascii() and word.isalnum() else ""
    if word in _FUNCTION:
        return _FUNCTION[word]
    if word.isascii():
        return word if any(sign.isalpha() for sign in word) else ""
    if token.tag in ("m", "q") and not _sense(word):
        return ""
    return _sense(word) or ("" if len(word) == 1 and token.tag not in ("nr", "ns", "n") else pinyin(word))


@lru_cache(maxsize=50_000)
def _sense(word: str) -> str:
    return next(iter(english(word)), "")


@lru_cache(maxsize=20_000)
def classifier(word: str) -> str:
    """What a rate is per: `set` for 份, `person` for 人."""
    return _sense(word) or pinyin(word)


def item(quantity: Quantity, document: Document) -> str | None:
    """The counted thing in English, singular; None when the quantity has none."""
    if quantity.item is None:
        return None
    start = quantity.item_start
    if start is None:
        start = document.text.find(quantity.item, quantity.end, quantity.end + 80)
    if start < 0:
        return _sense(fold(quantity.item)) or None
    return phrase(document, start, start + len(quantity.item)) or None


def phrase(document: Document, start: int, end: int) -> str:
    """The English of `start`..`end`, word by word."""
    whole = _sense(document.folded[start:end].strip())
    if whole:
        return whole
    return _line(text for _, text in translated(document, _tokens(document, start, end)))


def around(claim: Claim, document: Document, figures: Sequence[Quantity], change: str) -> str:
    """`Subject: words figure words`: the clause around its figures, the nearest words first; `change` stands for them all."""
    subject, subject_span = _subject(claim, document)
    pieces: list[tuple[int, str]] = []
    first, last = _frame(claim, figures)
    for start, end in _gaps(claim, document, figures, subject_span):
        pieces.extend(translated(document, _tokens(document, start, end)))
    before = [text for at, text in pieces if at < first]
    after = [text for at, text in pieces if at >= last]
    middle = change or _figures(claim, document, figures, pieces)
    if not figures:
        body = _line([*before, *after][:EVENT_WORDS])
    else:
        body = " ".join(part for part in (_line(_tail(before)), middle, _line(_head(after))) if part)
    if subject and body:
        return f"{subject}: {body}"
    return subject or body


EVENT_WORDS = 14
NEAR = 7  # words kept on either side of the figures


def _frame(claim: Claim, figures: Sequence[Quantity]) -> tuple[int, int]:
    if not figures:
        return claim.end, claim.end
    return min(q.start for q in figures), max(_after(q) for q in figures)


def _after(quantity: Quantity) -> int:
    """The end of a quantity with the counted thing behind it."""
    if quantity.item is not None and quantity.item_start is not None and quantity.item_start >= quantity.start:
        return max(quantity.end, quantity.item_start + len(quantity.item))
    return quantity.end


def _subject(claim: Claim, document: Document) -> tuple[str, tuple[int, int]]:
    if not claim.subject:
        return "", (0, 0)
    start = document.text.rfind(claim.subject, 0, claim.end)
    if start < 0:
        return claim.subject, (0, 0)
    english_subject = phrase(document, start, start + len(claim.subject))
    return english_subject[:1].upper() + english_subject[1:], (start, start + len(claim.subject))


def _gaps(
    claim: Claim, document: Document, figures: Sequence[Quantity], subject: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """What is left of the clause without subject, figures, dates and the words that attribute."""
    taken = [subject, *((q.start, _after(q)) for q in claim.quantities)]
    taken.extend((a.start, a.end) for a in claim.attributions)
    at = claim.start
    for start, end in sorted(taken):
        if start > at and start < claim.end:
            yield at, start
        at = max(at, min(end, claim.end))
    if at < claim.end:
        yield at, claim.end


def _figures(claim: Claim, document: Document, figures: Sequence[Quantity], pieces: list[tuple[int, str]]) -> str:
    """The figures in their order with the few words between them."""
    parts: list[str] = []
    for index, quantity in enumerate(figures):
        text = rendered(quantity, item(quantity, document), classifier)
        if quantity.direction and claim.kind == "change":
            text = f"{quantity.direction} {text}"
        parts.append(text)
        if index + 1 < len(figures):
            parts.extend([t for at, t in pieces if _after(quantity) <= at < figures[index + 1].start][:4])
    return _line(parts)


def _tail(texts: list[str]) -> list[str]:
    """The last words, from the last comma that leaves enough of them."""
    near = texts[-NEAR:]
    return near[near.index(",") + 1 :] if "," in near[: len(near) // 2] else near


def _head(texts: list[str]) -> list[str]:
    near = texts[:NEAR]
    return near[: near.index(",")] if "," in near else near


def _line(texts: Iterable[str]) -> str:
    """Words in a row without doubled or stray commas and conjunctions."""
    kept: list[str] = []
    for text in texts:
        if text in (",", "and", "etc") and (not kept or kept[-1] in (",", "and")):
            continue
        kept.append(text)
    while kept and kept[-1] in (",", "and"):
        kept.pop()
    return " ".join(kept).replace(" ,", ",")


def _tokens(document: Document, start: int, end: int) -> list[Token]:
    """The tagged words inside `start`..`end`; a word cut by a border counts with what is inside."""
    sentences = document.sentences
    index = max(0, bisect_right(sentences, start, key=lambda sentence: sentence.start) - 1)
    found: list[Token] = []
    while index < len(sentences) and sentences[index].start < end:
        tokens = document.tokens(sentences[index])
        at = bisect_right(tokens, start, key=lambda token: token.end)
        while at < len(tokens) and tokens[at].start < end:
            token = tokens[at]
            first, last = max(token.start, start), min(token.end, end)
            whole = first == token.start and last == token.end
            found.append(token if whole else Token(first, last, token.tag, document.folded[first:last]))
            at += 1
        index += 1
    return found
