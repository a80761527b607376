"""D5-10: the reference against scikit-learn's and torch's own, right versions on odd texts, texts fit for grading."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from types import ModuleType

import daykit
import numpy as np
import pytest
import torch
from sklearn.feature_extraction.text import CountVectorizer
from torch.nn.utils.rnn import pad_sequence

DAY, SLUG = "day5-text", "vocab"
VERSIONS = daykit.functions(DAY, SLUG)


@pytest.mark.parametrize("name", sorted(VERSIONS))
@pytest.mark.parametrize("level", ["word", "char"])
def test_right_versions_agree_with_the_reference(name: str, level: str, reference: ModuleType) -> None:
    rng = np.random.default_rng(1)
    texts = reference.texts(rng, [*reference.words(rng, 20), unicodedata.normalize("NFD", "각é"), "🙂"], 8)
    for min_freq in (1, 3):
        vocab = VERSIONS[name]["Vocab"](level, min_freq)
        vocab.fit(texts)
        known = reference.table(texts, level, min_freq)
        for text in (*texts, "", "  \n", "전혀 다른 글"):
            assert vocab.encode(text) == reference.encoded(known, text, level)
        glue = " " if level == "word" else ""
        assert vocab.decode([0, *range(1, len(known)), 0]) == glue.join(known[1:])


@pytest.mark.parametrize("name", sorted(VERSIONS))
def test_right_batches_are_those_of_torch(name: str, reference: ModuleType) -> None:
    for batch in ([[3, 4, 5], [6]], [[], [1, 2]], [[7]]):
        ids, lengths = VERSIONS[name]["collate"](batch)
        rows = [torch.tensor(row, dtype=torch.int64) for row in batch]
        assert ids.equal(pad_sequence(rows, batch_first=True))
        assert ids.dtype == lengths.dtype == torch.int64
        assert np.array_equal(ids.numpy(), reference.padded(batch))
        assert lengths.tolist() == [len(row) for row in batch]


def test_the_reference_counts_as_scikit_learn_does(reference: ModuleType) -> None:
    rng = np.random.default_rng(2)
    texts = reference.texts(rng, reference.words(rng, 20), 10)
    counter = CountVectorizer(token_pattern=r"\S+", lowercase=False)
    totals = np.asarray(counter.fit_transform(texts).sum(axis=0)).ravel()
    count = {token: int(totals[i]) for token, i in counter.vocabulary_.items()}
    known = reference.table(texts, "word", 2)[2:]
    assert set(known) == {token for token, n in count.items() if n >= 2}
    assert [count[token] for token in known] == sorted((count[token] for token in known), reverse=True)


def test_hidden_texts_have_ties_so_that_chance_cannot_order_them(reference: ModuleType) -> None:
    for seed in range(20):
        rng = np.random.default_rng(seed)
        texts = reference.texts(rng, reference.words(rng, 24), 5)
        ties = Counter(Counter(" ".join(texts).split()).values()).values()
        assert math.prod(map(math.factorial, ties)) > 1000  # orders that equally frequent tokens could come in
