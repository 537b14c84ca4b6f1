"""Extraction speed beside two reference lines measured in the same run: a bare digit regex and spaCy's blank tokeniser.

python -m tests.bench.extraction [--megabytes 5] [--repeat 3] [--hostile]
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import time
from collections.abc import Callable
from functools import partial

import spacy

from claims.match.bulk import few_collections
from extract import extract
from tests.bench.texts import FILES, Article, articles

HOSTILE = {
    "digits": "7",
    "一": "一",
    "brackets": "（",
    "one sentence": "有3万人和5亿元，",
    "spaces": " ",
    "one one one": "one ",
    "$": "$",
    "3,": "3,",
}


def main() -> None:
    """Prints a table; reads its options from the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=float, default=5)
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--hostile", action="store_true", help="also the adversarial texts, at two lengths each")
    options = parser.parse_args()
    for script in FILES:
        measure_script(script, articles(script, int(options.megabytes * 1e6)), options.repeat)
    if options.hostile:
        measure_hostile()
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")  # noqa: T201


def measure_script(script: str, texts: list[Article], repeat: int) -> None:
    """Median speed of the extractor and of both references over the same documents, one by one."""
    characters = sum(len(article.text) for article in texts)
    blank = spacy.blank(texts[0].lang)
    digits = re.compile(r"\d[\d,.]*")

    def run_extract() -> int:
        return sum(len(extract(a.text, a.lang, a.published)) for a in texts)

    def run_spacy() -> int:
        return sum(len(blank(a.text)) for a in texts)

    def run_digits() -> int:
        return sum(len(digits.findall(a.text)) for a in texts)

    claims = run_extract()  # also loads what is loaded once
    with few_collections():  # as every command that reads many texts
        speeds = {
            name: characters / statistics.median(timed(run) for _ in range(repeat))
            for name, run in (("extract", run_extract), ("spaCy blank", run_spacy), ("digit regex", run_digits))
        }
    print(  # noqa: T201
        f"{script:8} {len(texts):5} documents {characters:9,} characters {claims:6,} claims  "
        + "  ".join(f"{name} {speed:12,.0f} c/s" for name, speed in speeds.items())
        + f"  extract/spaCy {speeds['extract'] / speeds['spaCy blank']:.3f}"
    )


def measure_hostile() -> None:
    """Time for 100,000 and 1,000,000 characters of each adversarial text; linear cost is a ratio near ten."""
    for name, unit in HOSTILE.items():
        lang = "zh" if re.search(r"[一-鿿（]", unit) else "en"
        times = [timed(partial(extract, unit * (n // len(unit)), lang)) for n in (100_000, 1_000_000)]
        print(f"hostile {name:14} 100k {times[0]:7.2f} s   1M {times[1]:7.2f} s   ratio {times[1] / times[0]:5.1f}")  # noqa: T201


def timed(run: Callable[[], object]) -> float:
    """Seconds of processor time of one call."""
    start = time.process_time()
    run()
    return time.process_time() - start


if __name__ == "__main__":
    main()
