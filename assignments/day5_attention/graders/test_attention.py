"""Graders of D5-12, attention.

Tolerances, scaled, measured over 20 seeds (tests/test_day5_attention.py keeps the distance). Right versions differ from
the reference by 6e-16 in float64 and, as scores of 1e4 lose digits in the exponent, by 3e-12 there; with 1e-9 added to
the denominator, as much good code has it, by 1e-9. The mildest mistake, the width of the values in place of that of the
keys, is off by 6e-2 (CURRICULUM 5): 1e-6, and so wide that such a denominator passes. In float32 right versions are off
by 3e-7: 1e-4. That hidden weights are 0 is exact: exp of -1e9 is 0 too.

Verdicts rest on what comes out for hidden arrays; the permutation of keys, the causal property and what hidden values
may change all follow from it.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_attention as reference

from autograder import checks
from autograder.harness import check

DOUBLE, SINGLE = 1e-6, 1e-4
SIZES = [(2, 4, 5, 8, 6), (3, 3, 7, 2, 9), (1, 5, 2, 1, 3), (2, 6, 1, 4, 1)]  # B, Tq, Tk, D, Dv
MASKED = [(2, 4, 5, 8, 6), (1, 7, 3, 2, 5)]


def right(student: Any, q: Any, k: Any, v: Any, mask: Any = None, tol: float = DOUBLE, given: Any = None) -> None:
    """`given`: handles to hand over in place of the arrays."""
    handed = given or ((q, k, v) if mask is None else (q, k, v, mask))
    out, weights = student.attention(*handed)
    want_out, want_weights = reference.attention(q, k, v, mask)
    checks.shape("weights", weights, want_weights.shape)
    checks.close("weights", weights, want_weights, tol=tol)
    if mask is not None:
        hidden = ~np.broadcast_to(mask, want_weights.shape)
        checks.at_most(
            "weights[~mask]",
            float(np.abs(weights[hidden]).max(initial=0.0)),
            0.0,
            ko="가려진 자리의 가장 큰 가중치",
            en="Largest weight where the mask hides",
        )
    checks.shape("out", out, want_out.shape)
    checks.close("out", out, want_out, tol=tol)


@pytest.mark.public
@check("attention", level="values", points=0, ko="키 두 개 (손 계산)", en="two keys, worked by hand")
def test_public_attention(student: Any) -> None:
    # D = 4, so that scores are divided by 2: log 3 for the first key and 0 for the second; weights 3/4 and 1/4.
    q = np.array([[[2.0, 0.0, 0.0, 0.0]]])
    k = np.array([[[np.log(3.0), 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]]])
    v = np.array([[[4.0], [8.0]]])
    out, weights = student.attention(q, k, v)
    checks.close("weights", weights, np.array([[[0.75, 0.25]]]), tol=1e-6)
    checks.close("out", out, np.array([[[5.0]]]), tol=1e-6)


@pytest.mark.public
@check("attention", level="values", points=0, ko="마스크 (손 계산)", en="a mask, worked by hand")
def test_public_attention_mask(student: Any) -> None:
    # Scores are all 0: two keys of three get a half each, and one of three gets all.
    q, k, v = np.zeros((1, 2, 1)), np.ones((1, 3, 1)), np.array([[[1.0], [2.0], [6.0]]])
    out, weights = student.attention(q, k, v, np.array([[[True, False, True], [False, True, False]]]))
    checks.close("weights", weights, np.array([[[0.5, 0.0, 0.5], [0.0, 1.0, 0.0]]]), tol=1e-6)
    checks.close("out", out, np.array([[[3.5], [2.0]]]), tol=1e-6)


@check("attention", level="values", points=4, ko="마스크 없이", en="without a mask")
def test_attention(student: Any, rng: np.random.Generator) -> None:
    for sizes in SIZES:
        right(student, *reference.arrays(rng, *sizes))


@check("attention", level="values", points=4, ko="마스크와 함께", en="with a mask")
def test_attention_mask(student: Any, rng: np.random.Generator) -> None:
    for sizes in MASKED:
        right(student, *reference.arrays(rng, *sizes), reference.mask(rng, *sizes[:3]))
    causal = np.broadcast_to(np.tril(np.ones((6, 6), dtype=bool)), (2, 6, 6))
    right(student, *reference.arrays(rng, 2, 6, 6, 3, 4), causal)


@check("attention", level="edge", points=1, ko="브로드캐스팅되는 마스크", en="masks that are broadcast")
def test_attention_broadcast(student: Any, rng: np.random.Generator) -> None:
    b, tq, tk = 3, 4, 5
    for shape in [(1, tq, tk), (b, 1, tk)]:
        right(student, *reference.arrays(rng, b, tq, tk, 4, 2), reference.mask(rng, *shape))
    right(student, *reference.arrays(rng, b, tq, tk, 4, 2), reference.mask(rng, 1, tq, tk)[0])
    right(student, *reference.arrays(rng, b, tq, tk, 4, 2), reference.mask(rng, 1, 1, tk)[0, 0])


@check("attention", level="edge", points=1, ko="모두 가려진 행", en="rows that are hidden all along")
def test_attention_hidden_rows(student: Any, rng: np.random.Generator) -> None:
    for sizes in MASKED:
        seen = reference.mask(rng, *sizes[:3])
        seen[0, rng.integers(sizes[1])] = False
        right(student, *reference.arrays(rng, *sizes), seen)
    right(student, *reference.arrays(rng, 2, 3, 4, 2, 3), np.zeros((2, 3, 4), dtype=bool))


@check("attention", level="edge", points=1, ko="큰 점수", en="large scores")
def test_attention_large(student: Any, rng: np.random.Generator) -> None:
    b, tq, tk, d, dv = 2, 3, 5, 4, 2
    q, k, v = reference.arrays(rng, b, tq, tk, d, dv)
    # Each query has a score range of its own, from -1e4 to 1e4, and within it the keys differ by about 1.
    q[..., 0], k[..., 0] = rng.permutation(np.linspace(-2e4, 2e4, b * tq)).reshape(b, tq), 1.0
    right(student, q, k, v)
    # The keys of one query are far apart as well.
    q, k, v = reference.arrays(rng, b, tq, tk, d, dv)
    q[..., 0], k[..., 0] = 1.0, rng.permutation(np.linspace(-2e4, 2e4, b * tk)).reshape(b, tk)
    right(student, q, k, v)
    # The last key, which no query may see, has by far the largest score, or by far the smallest.
    for last in (1e4, -1e4):
        q, k, v = reference.arrays(rng, b, tq, tk, d, dv)
        q[..., 0] = 2.0
        k[:, -1, 0] = last
        v[:, -1] = 1e8
        right(student, q, k, v, reference.mask(rng, b, tq, tk))


@check("attention", level="edge", points=1, ko="float32, 그대로인 인자", en="float32; arguments stay")
def test_attention_arguments(student: Any, rng: np.random.Generator) -> None:
    for dtype, tol in ((np.float32, SINGLE), (np.float64, DOUBLE)):
        for layout in ("F", "strided"):
            q, k, v = (a.astype(dtype) for a in reference.arrays(rng, 4, 3, 5, 6, 2))
            arrays = {"q": q, "k": k, "v": v, "mask": reference.mask(rng, 4, 3, 5)}
            given = {name: student.put(a, layout=layout) for name, a in arrays.items()}
            right(student, **arrays, tol=tol, given=tuple(given.values()))
            for name, a in arrays.items():
                checks.unchanged(name, a, student.get(given[name]))
