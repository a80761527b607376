"""Graders of D1-15: gradient norms of a deep network.

The reference is a backward pass of our own with slopes from the numbers before the activation, proved against
torch.autograd in tests/test_day1_tools.py. Right versions differ from it
by 3e-15 of each layer's own norm; the mildest mistake by 5e-3. Every layer is compared relative to itself, since the
first layer's norm may be a millionth of the last one's: 1e-9.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_norms

from autograder import checks
from autograder.harness import check

TOL = 1e-9


def expect(student: Any, once: Any, *args: Any, **options: Any) -> None:
    got = student.gradient_norms(*args, **options)
    want = once(repr((args, options)), lambda: reference_norms.norms(*args, **options))
    checks.shape("norms", got, want.shape)
    checks.close("norms", got.reshape(want.shape) / want, np.ones(want.shape), tol=TOL)


@pytest.mark.public
@check("gradient_norms", level="values", points=0, ko="너비 1, 한 층", en="width 1, one layer")
def test_public_norms(student: Any) -> None:
    # one layer of width 1: dL/dw is the sum of x * slope * r over the 32 examples
    rng = np.random.default_rng(4)
    x, w, r = rng.normal(size=32), float(rng.normal()), rng.normal(size=32)
    want = abs(np.sum(x * (1 - np.tanh(w * x) ** 2) * r))
    checks.close("norms", student.gradient_norms(1, "tanh", width=1, seed=4), np.array([want]), tol=1e-9)


@check("gradient_norms", level="values", points=2, ko="세 활성화 함수의 값", en="values for the three activations")
def test_norms_of_activations(student: Any, rng: np.random.Generator, once: Any) -> None:
    for activation in ("sigmoid", "tanh", "relu"):
        for scale in ("xavier", "he"):
            expect(student, once, 5, activation, seed=int(rng.integers(1000)), scale=scale)


@check("gradient_norms", level="values", points=2, ko="여러 너비와 깊이", en="several widths and depths")
def test_norms_of_shapes(student: Any, rng: np.random.Generator, once: Any) -> None:
    for depth, width in ((1, 8), (2, 3), (4, 20)):
        expect(student, once, depth, "tanh", width=width, seed=int(rng.integers(1000)))
    for activation, scale in (("sigmoid", "xavier"), ("relu", "he")):
        expect(student, once, 30, activation, width=16, seed=int(rng.integers(1000)), scale=scale)


@check("gradient_norms", level="edge", points=1, ko="seed와 전역 난수", en="the seed and the global random state")
def test_norms_of_seeds(student: Any, rng: np.random.Generator, once: Any) -> None:
    seed = int(rng.integers(1000))
    for again in (seed, seed, seed + 1):
        expect(student, once, 3, "relu", width=10, seed=again)
    state = student.lab.global_numbers(returns=["numbers: array"])
    expect(student, once, 3, "tanh", width=10, seed=seed)
    checks.unchanged("np.random", state, student.lab.global_numbers(returns=["numbers: array"]))
