"""Reference of D5-10 in plain Python: ids by sorting on (count, first place), padding by NumPy; and random texts."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

SYLLABLES = "가나다라마바사각난달람맙샀한글"
LETTERS = "abcdeXYéñ"


def tokens(text: str, level: str) -> list[str]:
    """The tokens of a text in NFC: words between white space, or single characters."""
    text = unicodedata.normalize("NFC", text)
    return text.split() if level == "word" else [text[i] for i in range(len(text))]


def table(texts: Sequence[str], level: str, min_freq: int) -> list[str]:
    """The tokens by id; the first two are <pad> and <unk>."""
    row = [token for text in texts for token in tokens(text, level)]
    kept = {token for token in row if row.count(token) >= min_freq}
    return ["<pad>", "<unk>", *sorted(kept, key=lambda token: (-row.count(token), row.index(token)))]


def encoded(known: Sequence[str], text: str, level: str) -> list[int]:
    """The ids of a text by a table of :func:`table`."""
    return [known.index(token) if token in known else 1 for token in tokens(text, level)]


def padded(batch: Sequence[Sequence[int]]) -> npt.NDArray[np.int64]:
    """The lists as rows (B, T), 0 on the right."""
    out = np.zeros((len(batch), max(map(len, batch))), np.int64)
    for row, values in zip(out, batch, strict=True):
        np.put(row, np.arange(len(values)), values)
    return out


def words(rng: np.random.Generator, count: int) -> list[str]:
    """Different words in random order, Korean and others, upper and lower case, with punctuation here and there."""
    found: set[str] = set()
    while len(found) < count:
        letters = SYLLABLES if rng.uniform() < 0.5 else LETTERS
        word = "".join(letters[i] for i in rng.integers(len(letters), size=rng.integers(2, 5)))
        found.add(word + (".", ",", "", "")[rng.integers(4)])
    in_order = sorted(found)  # a set's own order differs from run to run
    rng.shuffle(in_order)
    return in_order


def texts(rng: np.random.Generator, pool: Sequence[str], count: int) -> list[str]:
    """Texts of 4 to 9 words from a pool, early ones more often, with white space of all kinds between them."""
    share = 1 / (2.0 + np.arange(len(pool)))
    found = []
    for _ in range(count):
        text = ""
        for i in rng.choice(len(pool), size=rng.integers(4, 10), p=share / share.sum()):
            text += pool[i] + (" ", "  ", "\t", "\n")[rng.integers(4)]
        found.append(text)
    return found
