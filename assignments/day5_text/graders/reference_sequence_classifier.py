"""Reference of D5-11 in float64 NumPy: an embedding, a GRU or an LSTM read token by token, a linear layer; sentences.

tests/test_day5_sequence_classifier.py compares it with torch.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

Array = np.ndarray[Any, Any]
GATES = {"gru": 3, "lstm": 4}


def shapes(kind: str, vocab: int, embed: int, hidden: int, classes: int) -> dict[str, tuple[int, ...]]:
    """Shapes of the parameters as in torch; "b" is that of both biases of the recurrent layer."""
    rows = GATES[kind] * hidden
    return {"E": (vocab, embed), "ih": (rows, embed), "hh": (rows, hidden), "b": (rows,)} | {
        "V": (classes, hidden),
        "c": (classes,),
    }


def weights(rng: np.random.Generator, kind: str, *sizes: int) -> dict[str, Array]:
    """Random float32 parameters; the embedding of 0 is the zero vector. Both biases are given the same values."""
    found = {name: rng.normal(size=shape) for name, shape in shapes(kind, *sizes).items()}
    found["E"][0] = 0
    found["hh"] /= np.sqrt(found["hh"].shape[1]) / 1.5
    return {name: value.astype(np.float32) for name, value in found.items()}


def logits(w: Mapping[str, Array], ids: Array, lengths: Array) -> Array:
    """Logits (B, K), each sentence on its own, up to its length."""
    v = {name: value.astype(np.float64) for name, value in w.items()}
    lstm = len(v["hh"]) == GATES["lstm"] * v["hh"].shape[1]
    found = []
    for sentence, length in zip(ids, lengths, strict=True):
        h = cell = np.zeros(v["hh"].shape[1])
        for token in sentence[:length]:
            given, kept = v["ih"] @ v["E"][token] + v["b"], v["hh"] @ h + v["b"]
            if lstm:  # torch's order: input, forget, new, output
                enter, keep, new, out = np.split(given + kept, 4)
                cell = _sigmoid(keep) * cell + _sigmoid(enter) * np.tanh(new)
                h = _sigmoid(out) * np.tanh(cell)
            else:  # torch's order: reset, update, new
                (r, z, n), (rk, zk, nk) = np.split(given, 3), np.split(kept, 3)
                update = _sigmoid(z + zk)
                h = (1 - update) * np.tanh(n + _sigmoid(r + rk) * nk) + update * h
        found.append(v["V"] @ h + v["c"])
    return np.array(found)


def _sigmoid(x: Array) -> Array:
    found: Array = (1 + np.tanh(x / 2)) / 2
    return found


def padded(rng: np.random.Generator, lengths: Array, width: int, vocab: int) -> Array:
    """Random sentences (B, width) of tokens from 1 on, 0 after each one's length."""
    ids = rng.integers(1, vocab, size=(len(lengths), width))
    ids[np.arange(width) >= lengths[:, None]] = 0
    return ids


def order_task(rng: np.random.Generator, n: int, pair: Array) -> tuple[Array, Array, Array]:
    """Sentences (n, 12) of ids 2 to 11, of length 4 to 12, with each of `pair` once; label 1 where pair[0] is first."""
    lengths = rng.integers(4, 13, size=n)
    others = np.setdiff1d(np.arange(2, 12), pair)
    ids = others[rng.integers(len(others), size=(n, 12))]
    labels = np.zeros(n, dtype=np.int64)
    for i, length in enumerate(lengths):
        ids[i, length:] = 0
        first, second = rng.choice(length, size=2, replace=False)
        ids[i, first], ids[i, second] = pair
        labels[i] = first < second
    return ids, lengths, labels
