"""Graders of D5-10: Vocab and collate. Everything is exact.

Texts are random words, Korean and others, with many that occur equally often, so that an order which comes from a set
is right in one of thousands of runs at most. Strings that decode gives are compared character by character, as their
code points. That collate gives tensors shows in torch's own refusal to work with anything else.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest
import reference_vocab as reference

from autograder import checks
from autograder.harness import check


def fitted(student: Any, texts: Sequence[str], **options: Any) -> Any:
    vocab = student.Vocab(**options)
    student.method(vocab, "fit", texts, returns=["nothing: handle"])
    return vocab


def encoded(student: Any, vocab: Any, text: str) -> Any:
    """The ids that the student's encode gives, which must be a list of int, as an array."""
    ids = student.method(vocab, "encode", text, returns=["ids: data"])
    if not isinstance(ids, list) or any(type(i) is not int for i in ids):
        checks.fail("not_numbers", name="encode")
    return np.array(ids, dtype=np.int64)


def exactly(name: str, got: Any, want: Any) -> None:
    """The same shape, to the last axis, and the same values."""
    if got.shape != want.shape:
        checks.fail("shape", name=name, got=list(got.shape), want=list(want.shape))
    checks.close(name, got, want, tol=0.0)


def encodes_as(student: Any, vocab: Any, text: str, known: Sequence[str], level: str = "word") -> None:
    exactly("encode", encoded(student, vocab, text), np.array(reference.encoded(known, text, level), dtype=np.int64))


def decodes_as(student: Any, vocab: Any, ids: Sequence[int], want: str) -> None:
    text = student.method(vocab, "decode", list(ids), returns=["text: data"])
    if not isinstance(text, str):
        checks.fail("not_plain_data", name="decode", type=type(text).__name__)
    exactly("decode", np.array([ord(c) for c in text], dtype=np.int64), np.array([ord(c) for c in want], np.int64))


def collated(student: Any, batch: Any) -> tuple[Any, Any]:
    ids, lengths = student.collate(batch)
    # No verdict: for the diagnosis, which takes equal numbers of two dtypes for the same.
    student.lab.text_dtype(ids, returns=["dtype: data"])
    found = student.lab.text_values(ids, returns=["ids: array"])
    return found, student.lab.text_values(lengths, returns=["lengths: array"])


def collates(student: Any, batch: list[list[int]]) -> None:
    ids, lengths = collated(student, batch)
    want = reference.padded(batch)
    exactly("ids", ids, want)
    checks.dtype("ids", ids, np.int64)
    exactly("lengths", lengths, np.array([len(row) for row in batch]))
    checks.dtype("lengths", lengths, np.int64)


def rows(rng: np.random.Generator, lengths: Sequence[int]) -> list[list[int]]:
    return [[int(i) for i in rng.integers(1, 50, size=n)] for n in lengths]


@pytest.mark.public
@check("vocab", level="values", points=0, ko="두 문장의 어휘", en="a vocabulary of two sentences")
def test_public_vocab(student: Any) -> None:
    # 나는 comes up twice; of the others, each seen once, 학교에 is the first.
    vocab = fitted(student, ["나는 학교에 간다", "나는 쉰다"])
    checks.close("encode", encoded(student, vocab, "나는 학교에 간다 쉰다"), np.array([2, 3, 4, 5]), tol=0.0)
    checks.close("encode", encoded(student, vocab, "너는 쉰다"), np.array([1, 5]), tol=0.0)
    decodes_as(student, vocab, [2, 1, 5, 0, 0], "나는 <unk> 쉰다")


@pytest.mark.public
@check("vocab", level="edge", points=0, ko="한 글자씩", en="character by character")
def test_public_characters(student: Any) -> None:
    # a comes up four times, b and n twice, all else once.
    vocab = fitted(student, ["banana bread"], level="char", min_freq=2)
    checks.close("encode", encoded(student, vocab, "an b"), np.array([2, 4, 1, 3]), tol=0.0)


@pytest.mark.public
@check("vocab", level="values", points=0, ko="두 문장의 배치", en="a batch of two sentences")
def test_public_collate(student: Any) -> None:
    ids, lengths = collated(student, [[5, 6, 7], [8]])
    checks.close("ids", ids, np.array([[5, 6, 7], [8, 0, 0]]), tol=0.0)
    checks.close("lengths", lengths, np.array([3, 1]), tol=0.0)


@check("vocab", level="values", points=1.5, ko="번호의 순서", en="the order of ids")
def test_vocab_order(student: Any, rng: np.random.Generator, evidence: Any) -> None:
    pool = reference.words(rng, 120)
    texts = reference.texts(rng, pool, 40)
    known = reference.table(texts, "word", 1)
    ids = encoded(student, fitted(student, texts), " ".join(known[2:]))
    # The order of a set differs from run to run, so that no replay could find it; these shares, of 1 / 2, do.
    counts = np.array([" ".join(texts).split().count(token) for token in known[2:]])
    if sorted(ids.tolist()) == list(range(2, len(known))):
        rising, tied = np.triu(ids[:, None] < ids, 1), np.triu(counts[:, None] == counts, 1)
        evidence["tied_in_order"] = float(rising[tied].mean())
        evidence["frequent_first"] = float(rising[np.triu(~tied, 1)].mean())
    exactly("encode", ids, np.arange(2, len(known)))
    for _ in range(2):
        pool = reference.words(rng, 24)
        texts = reference.texts(rng, pool, 5)
        vocab = fitted(student, texts)
        known = reference.table(texts, "word", 1)
        for text in (*texts, " ".join(known[:1:-1])):
            encodes_as(student, vocab, text, known)


@check("vocab", level="values", points=1.5, ko="드문 토큰과 모르는 토큰", en="rare tokens and unknown tokens")
def test_vocab_rare_and_unknown(student: Any, rng: np.random.Generator) -> None:
    for min_freq in (2, 3):
        pool = reference.words(rng, 16)
        texts = reference.texts(rng, pool[:12], 6)
        # One word that is just frequent enough, within one text, and one that is not.
        texts += [f"{pool[12]} " * min_freq, f"{pool[13]} " * (min_freq - 1)]
        vocab = fitted(student, texts, min_freq=min_freq)
        known = reference.table(texts, "word", min_freq)
        for _ in range(2):  # the second time, no unknown word must have become known
            encodes_as(student, vocab, " ".join(pool), known)
            encodes_as(student, vocab, f"{pool[14]} {pool[0]} {pool[0].swapcase()} {pool[14]}", known)


@check("vocab", level="values", points=1, ko="번호에서 글로", en="from ids to text")
def test_vocab_decode(student: Any, rng: np.random.Generator) -> None:
    pool = reference.words(rng, 12)
    texts = reference.texts(rng, pool, 6)
    vocab = fitted(student, texts)
    known = reference.table(texts, "word", 1)
    for text in texts:
        decodes_as(student, vocab, reference.encoded(known, text, "word"), " ".join(text.split()))
    decodes_as(student, vocab, [3, 1, 2, 1, 0, 0], f"{known[3]} <unk> {known[2]} <unk>")
    decodes_as(student, vocab, [0, len(known) - 1, 0, 4], f"{known[-1]} {known[4]}")


@check("vocab", level="values", points=1.5, ko="문장을 배치로", en="sentences to a batch")
def test_collate(student: Any, rng: np.random.Generator) -> None:
    for lengths in ((3, 7, 1, 4), (2, 5), (6,)):
        collates(student, rows(rng, lengths))


@check("vocab", level="edge", points=0.5, ko="한 글자씩", en="character by character")
def test_vocab_characters(student: Any, rng: np.random.Generator) -> None:
    pool = [*reference.words(rng, 8), "🙂🙃", "🎉"]
    texts = [" ".join(pool[i] for i in rng.integers(10, size=6)) for _ in range(3)] + ["🙂 \t🎉🎉"]
    for min_freq in (1, 2):
        vocab = fitted(student, texts, level="char", min_freq=min_freq)
        known = reference.table(texts, "char", min_freq)
        for text in texts:
            encodes_as(student, vocab, text + "☂", known, "char")
        ids = [int(i) for i in rng.integers(0, len(known), size=12)]
        decodes_as(student, vocab, ids, "".join(known[i] for i in ids if i))


@check("vocab", level="edge", points=1, ko="같아 보이는 글자", en="characters that look the same")
def test_vocab_forms(student: Any, rng: np.random.Generator) -> None:
    for level in ("word", "char"):
        pool = [*reference.words(rng, 8), "Ａ", "A", "①", "1"]
        rng.shuffle(pool)
        # In fit and in encode, each of both forms.
        texts = [unicodedata.normalize(("NFC", "NFD")[i % 2], t) for i, t in enumerate(reference.texts(rng, pool, 6))]
        texts += [unicodedata.normalize("NFD", "한글 각각 é"), "Ａ A ① 1"]
        vocab = fitted(student, texts, level=level)
        known = reference.table(texts, level, 1)
        for form in ("NFC", "NFD"):
            for text in (*texts, "각각 한글", "éa"):
                encodes_as(student, vocab, unicodedata.normalize(form, text), known, level)
        ids = range(2, len(known))
        decodes_as(student, vocab, ids, ("" if level == "char" else " ").join(known[2:]))


@check("vocab", level="edge", points=0.5, ko="다시 만드는 어휘", en="a vocabulary made again")
def test_vocab_again(student: Any, rng: np.random.Generator) -> None:
    pool = reference.words(rng, 14)
    first, second = reference.texts(rng, pool[:10], 4), reference.texts(rng, pool[4:], 4)
    vocab = fitted(student, first, min_freq=2)
    for texts in (first, second):
        student.method(vocab, "fit", texts, returns=["nothing: handle"])
        encodes_as(student, vocab, " ".join(pool), reference.table(texts, "word", 2))


@check("vocab", level="edge", points=0.5, ko="빈 문장", en="empty sentences")
def test_collate_empty(student: Any, rng: np.random.Generator) -> None:
    for lengths in ((0, 3, 0, 2), (4, 0), (0,), (0, 0)):
        collates(student, rows(rng, lengths))
