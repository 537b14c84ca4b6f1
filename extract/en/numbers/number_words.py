"""English number words as tables: what each word is worth and how it joins its neighbours. Grammar is in `spelled`."""

from __future__ import annotations

from decimal import Decimal

UNITS = {
    word: Decimal(value)
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
DIGITS = {word: str(value) for word, value in UNITS.items() if value < 10} | {"nought": "0", "oh": "0"}
UNITS["nought"] = Decimal(0)
TENS = {
    word: Decimal(10 * value)
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(1000),
    "lakh": Decimal(10**5),
    "million": Decimal(10**6),
    "crore": Decimal(10**7),
    "billion": Decimal(10**9),
    "trillion": Decimal(10**12),
    "quadrillion": Decimal(10**15),
}
# Written behind figures only ($1.13bn, 3 mln); the one-letter forms are decided in `scales`, since 5m may be metres.
SHORT_SCALES = {
    "mn": Decimal(10**6),
    "mln": Decimal(10**6),
    "mio": Decimal(10**6),
    "mil": Decimal(10**6),  # RM3.2mil, as Malaysian papers print it
    "bil": Decimal(10**9),
    "bn": Decimal(10**9),
    "bln": Decimal(10**9),
    "tn": Decimal(10**12),
    "trn": Decimal(10**12),
    "trln": Decimal(10**12),
    "tln": Decimal(10**12),
    "cr": Decimal(10**7),
}
LETTER_SCALES = {"k": Decimal(1000), "m": Decimal(10**6), "b": Decimal(10**9), "t": Decimal(10**12)}

# Indefinite plurals: `dozens of` is two dozen at least, `hundreds` one hundred at least and below a thousand.
VAGUE = {
    "dozens": (Decimal(24), Decimal(99)),
    "scores": (Decimal(40), Decimal(99)),
    "hundreds": (Decimal(100), Decimal(1000)),
    "thousands": (Decimal(1000), Decimal(10_000)),
    "lakhs": (Decimal(10**5), Decimal(10**6)),
    "millions": (Decimal(10**6), Decimal(10**7)),
    "crores": (Decimal(10**7), Decimal(10**8)),
    "billions": (Decimal(10**9), Decimal(10**10)),
    "trillions": (Decimal(10**12), Decimal(10**13)),
}

# Sets called by how many are in them: a pair of trawlers, a trio of paintings.
SETS = {
    name: Decimal(value)
    for value, names in enumerate(
        ["pair duo brace", "trio threesome", "quartet foursome", "quintet", "sextet", "septet", "octet"], start=2
    )
    for name in names.split()
}

_STEMS = {
    "first": "one",
    "second": "two",
    "third": "three",
    "fifth": "five",
    "eighth": "eight",
    "ninth": "nine",
    "twelfth": "twelve",
}
ORDINALS = {ordinal: UNITS[cardinal] for ordinal, cardinal in _STEMS.items()}
ORDINALS |= {f"{word}th": UNITS[word] for word in UNITS if UNITS[word] > 3 and word not in _STEMS.values()}
ORDINALS |= {f"{word[:-1]}ieth": TENS[word] for word in TENS}
ORDINALS |= {f"{word}th": SCALES[word] for word in ("hundred", "thousand", "million")}

# The lower part of a fraction: one-fifth, three quarters, two-thirds.
DENOMINATORS = {"half": Decimal(2), "quarter": Decimal(4), "fourth": Decimal(4)}
DENOMINATORS |= {word: ORDINALS[word] for word in ORDINALS if ORDINALS[word] >= 3}
FRACTION_SIGNS = {
    "¼": Decimal("0.25"),
    "½": Decimal("0.5"),
    "¾": Decimal("0.75"),
    "⅓": Decimal(1) / 3,
    "⅔": Decimal(2) / 3,
    "⅛": Decimal("0.125"),
}
