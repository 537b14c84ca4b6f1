"""Chinese words in English, one by one: for subjects, counted things and the words around a figure.

It translates no sentence: function words go, known words become their first equivalent, names unknown to the dictionary
are written in pinyin, Latin words stay.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from extract.dictionary import english, is_ours, pinyin, verb
from extract.document import Document, Token
from extract.figures import rendered
from extract.fold import fold
from extract.model import Claim, Quantity
from extract.zh.speech_words import words

LONGEST = 8  # characters of a word that is looked up across the tagger's borders
NEAR = 8  # words kept on either side of the figures
EVENT_WORDS = 14

_FUNCTION = {
    **{
        "和": "and",
        "与": "and",
        "及": "and",
        "以及": "and",
        "跟": "and",
        "或": "or",
        "、": ",",
        "，": ",",
        "不": "not",
    },
    **{
        "没有": "no",
        "未": "not",
        "无": "no",
        "是": "is",
        "在": "in",
        "从": "from",
        "自": "from",
        "向": "to",
        "至": "to",
        "到": "to",
    },
    **{
        "由": "by",
        "被": "by",
        "将": "will",
        "会": "will",
        "可": "can",
        "可以": "can",
        "能": "can",
        "比": "than",
        "较": "than",
    },
    **{
        "每": "per",
        "其": "its",
        "各": "each",
        "该": "the",
        "所有": "all",
        "全部": "all",
        "有": "have",
        "用": "use",
        "月": "monthly",
    },
    **{"已有": "have", "共有": "have", "拥有": "have"},
}
_DROPPED = frozenset(
    """的 了 着 过 地 得 已 已经 也 还 都 就 便 而 并 且 则 又 把 于 以 为 之 所 亦 才 更 再 均 却 仍 只 个 名 家 条 张 件 种 位 间 次 项 左右 以上
    以下 近 约 逾 共 总共 合共 仅 仅有 多 余 来 去 起 上 中 里 内 外 下 们 吧 呢 啊 嘅 咗 人民币 元 美元 港元 万 亿 % 一 其中 根据 据 随着 之后 之前 时 后
    前 当 曾 曾经 目前 如今 此 那 何 等 等等 即 因 因此 所以 但 但是 不过 虽然 尽管 如果 如 若 由于 为了 关于 对于 至于 此外 另外 同时 而且 并且 显示 表示
    指出 称 说 他 她 它 他们 对 一位 一名 一个 一家 一些 这 这个 年 日 号 以来 期间 当中 部 年内 最 很 十分 非常 正 正在 自己 约为 合计 到了 来说""".split()
)


def around(claim: Claim, document: Document, figures: Sequence[Quantity], change: str) -> str:
    """`Subject: words figure words`: the clause around its figures, the nearest words first; `change` stands for them all."""
    subject, subject_span = _subject(claim, document)
    first, last = _frame(claim, figures)
    pieces: list[tuple[int, str]] = []
    for start, end in _gaps(claim, subject_span):
        pieces.extend(_translated(document.folded, _tokens(document, start, end)))
    before = [text for at, text in pieces if at < first]
    after = [text for at, text in pieces if at >= last]
    if not figures:
        body = _line(before[:EVENT_WORDS])
    else:
        middle = change or _figures(claim, document, figures, pieces)
        if _is_counted(claim, figures) and all(text[:1].isupper() or text in ("have", "is") for text in before):
            places = _line(text for text in before if text[:1].isupper())
            return " ".join(part for part in (middle, f"in {places}" if places else "", _line(_head(after))) if part)
        if middle.startswith(("up ", "down ")):
            before = [text for text in before if text not in _MOVES]
        body = " ".join(part for part in (_line(_tail(before)), middle, _line(_head(after))) if part)
    return f"{subject}: {body}" if subject and body else subject or body


def item(quantity: Quantity, document: Document) -> str | None:
    """The counted thing in English, singular; None when the quantity has none."""
    if quantity.item is None:
        return None
    start = quantity.item_start
    if start is None:
        start = document.text.find(quantity.item, quantity.end, quantity.end + 80)
    return (phrase(document, start, start + len(quantity.item)) if start >= 0 else _split(fold(quantity.item))) or None


@lru_cache(maxsize=20_000)
def classifier(word: str) -> str:
    """What a rate is per: `set` for 份, `person` for 人."""
    return _sense(word) or pinyin(word)


def phrase(document: Document, start: int, end: int) -> str:
    """The English of `start`..`end`, word by word."""
    whole = _sense(document.folded[start:end].strip())
    return whole or _line(text for _, text in _translated(document.folded, _tokens(document, start, end)))


def _is_counted(claim: Claim, figures: Sequence[Quantity]) -> bool:
    """The subject is what is counted: it need not be said twice."""
    return any(q.kind == "count" and q.item and claim.subject and q.item in claim.subject for q in figures[:1])


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
    span = (start, start + len(claim.subject)) if start >= 0 else (0, 0)
    text = phrase(document, *span) if start >= 0 else _split(fold(claim.subject))
    return text[:1].upper() + text[1:], span


def _gaps(claim: Claim, subject: tuple[int, int]) -> Iterator[tuple[int, int]]:
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


_MOVES = frozenset(
    "grow increase rise fall decrease raise cut decline shrink climb drop reach".split()
)  # said by up, down
_BEHIND = {"后": "later", "前": "before"}


def _figures(claim: Claim, document: Document, figures: Sequence[Quantity], pieces: list[tuple[int, str]]) -> str:
    """The figures in their order with the few words between them."""
    parts: list[str] = []
    for index, quantity in enumerate(figures):
        text = rendered(quantity, item(quantity, document), classifier)
        if quantity.direction and claim.kind == "change":
            text = f"{quantity.direction} {text}"
        parts.append(text)
        if quantity.kind == "duration" and (behind := _BEHIND.get(document.folded[quantity.end : quantity.end + 1])):
            parts.append(behind)
        if index + 1 < len(figures):
            parts.extend([t for at, t in pieces if _after(quantity) <= at < figures[index + 1].start][:4])
    return _line(parts)


def _tail(texts: list[str]) -> list[str]:
    """The last words, from the comma that leaves enough of them."""
    near = texts[-NEAR:]
    return near[near.index(",") + 1 :] if "," in near[: len(near) // 2] else near


def _head(texts: list[str]) -> list[str]:
    near = texts[:NEAR]
    return near[: near.index(",")] if "," in near else near


def _line(texts: Iterable[str]) -> str:
    """Words in a row without doubled words and stray commas and conjunctions."""
    kept: list[str] = []
    for text in texts:
        if text in (",", "and") and (not kept or kept[-1] in (",", "and")):
            continue
        if not kept or kept[-1] != text:
            kept.append(text)
    while kept and kept[-1] in (",", "and"):
        kept.pop()
    return " ".join(kept).replace(" ,", ",")


# --- words ---


def _translated(folded: str, tokens: Sequence[Token]) -> Iterator[tuple[int, str]]:
    """Pairs of a place and the English of the word there; words of our table are found across the tagger's borders."""
    index, at = 0, tokens[0].start if tokens else 0
    limit = tokens[-1].end if tokens else 0
    while index < len(tokens):
        token = tokens[index]
        at = max(at, token.start)
        named = _name(folded, tokens, index) if at == token.start else 0
        if named:
            end = tokens[index + named - 1].end
            yield at, pinyin(folded[at:end], person=words().person.fullmatch(folded[at:end]) is not None)
        else:
            end = _longest(folded, at, min(limit, at + LONGEST)) or token.end
            text = _single(folded[at:end], token.tag)
            if text:
                yield at, text
        at = end
        while index < len(tokens) and tokens[index].end <= at:
            index += 1


def _longest(folded: str, start: int, limit: int) -> int:
    """The end of the longest word of our own table at `start`, of two characters or more; 0 for none."""
    return next((end for end in range(limit, start + 1, -1) if is_ours(folded[start:end])), 0)


_STOPS_NAME = frozenset(
    "的 了 在 和 与 等 是 于 及 对 向 为 从 由 被 将 也 又 还 曾 已 均 则 就 都 或 以 把 至 到".split()
)


def _name(folded: str, tokens: Sequence[Token], index: int) -> int:
    """How many tokens make a name that the tagger took apart into characters: behind a title, a surname, or unknown."""
    count = 0
    while count < 4 and index + count < len(tokens):
        token = tokens[index + count]
        if len(token.word) > 1 or not "\u3400" <= token.word <= "\u9fff" or token.tag in ("m", "q", "p", "uj", "ul"):
            break
        if token.word in _STOPS_NAME:
            break
        count += 1
    if count < 2:
        return 0
    start = tokens[index].start
    if tokens[index].tag == "nr" or _is_titled(folded, start):
        return min(count, 3)
    known = [_is_common(token.word) for token in tokens[index : index + count]]
    if count > 3 or known.count(False) * 2 < count or english(folded[start : tokens[index + count - 1].end]):
        return 0
    return count


def _is_titled(folded: str, at: int) -> bool:
    """A title stands right before: 主席易会满."""
    return any(words().titles.fullmatch(folded, at - length, at) for length in (2, 3, 4) if at >= length)


def _is_common(sign: str) -> bool:
    return sign in _DROPPED or sign in _FUNCTION or is_ours(sign)


def _single(word: str, tag: str) -> str:
    if word in _FUNCTION:
        return _FUNCTION[word]
    if word in _DROPPED or tag in ("uj", "ul", "y", "e", "o") or (tag in ("m", "q") and not is_ours(word)):
        return ""
    if word.isascii():
        return word if any(sign.isalpha() for sign in word) else ""
    if len(word) == 1:
        return _sense(word) if is_ours(word) or tag in ("n", "ns") else ""
    return (verb(word) if tag == "v" else None) or _split(word)


@lru_cache(maxsize=50_000)
def _split(word: str) -> str:
    """A word's first sense; for an unknown word those of the known words in it; pinyin when there are none."""
    known = _sense(word)
    if known:
        return known
    if all(sign in _DROPPED or sign in _FUNCTION for sign in word):
        return ""
    parts: list[str] = []
    at = 0
    while at < len(word):
        end = next((end for end in range(len(word), at + 1, -1) if end - at < len(word) and _sense(word[at:end])), 0)
        if end:
            parts.append(_sense(word[at:end]))
        elif len(word) == 2 and word[at] not in _DROPPED and word[at] not in _FUNCTION:
            return pinyin(word)
        else:
            parts.append(_FUNCTION.get(word[at], "") or (_sense(word[at]) if is_ours(word[at]) else ""))
        at = end or at + 1
    found = " ".join(part for part in parts if part and part != ",")
    return found if any(len(part) > 1 for part in parts) or word in _DROPPED else pinyin(word)


@lru_cache(maxsize=50_000)
def _sense(word: str) -> str:
    return next(iter(english(word)), "")


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
