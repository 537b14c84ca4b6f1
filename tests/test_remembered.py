"""What is said of a word is asked once, and memory for it stays bounded."""

from __future__ import annotations

import pytest

from extract.text import remembered


def test_a_word_is_judged_once() -> None:
    asked: list[str] = []

    def length(word: str) -> int:
        asked.append(word)
        return len(word)

    lengths = remembered.Remembered(length)
    assert [*map(lengths.__getitem__, ("两", "万人", "两"))] == [1, 2, 1]
    assert asked == ["两", "万人"]


def test_too_many_words_are_forgotten_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_MOST", 2)
    lengths = remembered.Remembered(len)
    assert [lengths[word] for word in ("a", "bb", "ccc")] == [1, 2, 3]
    assert dict(lengths) == {"ccc": 3}
