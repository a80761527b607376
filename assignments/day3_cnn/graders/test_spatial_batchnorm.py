"""Graders of D3-07, spatial_batchnorm_forward and spatial_batchnorm_backward.

Tolerances, measured over 3 to 4 seeds (tests/test_day3_spatial_batchnorm.py keeps the distance). Right versions
differ from the reference by 1e-15 in float64; the mildest mistake, the variance that divides by K - 1, by 0.076:
1e-7. Gradients differ from central differences by 6e-10, those of the mildest mistake by 0.087: 1e-6. In float32
right versions are off by 1.2e-6, and what matters there is the dtype: 1e-3.

Verdicts rest on outputs, gradients and the dictionary of running averages after calls on hidden inputs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_spatial_batchnorm as reference
from reference_spatial_batchnorm import backward_cases, images, layer

from autograder import checks
from autograder.harness import check

DOUBLE, GRADIENT, SINGLE = 1e-7, 1e-6, 1e-3


def averages(rng: np.random.Generator, c: int) -> tuple[Any, Any]:
    """A running mean and a running variance, both (c,), far from those of `images`."""
    return rng.normal(3.0, 2.0, size=c), rng.uniform(2.0, 4.0, size=c)


def started(student: Any, mean: Any, var: Any) -> Any:
    """A dictionary of running averages on the student's side."""
    return student.lab.spatial_averages(mean, var, returns=["running: handle"])


def held(student: Any, running: Any) -> tuple[Any, Any]:
    """What the student's side of `running` holds now."""
    mean, var = student.lab.spatial_statistics(running, returns=["running_mean: array", "running_var: array"])
    return mean, var


@pytest.mark.public
@check("spatial_batchnorm", level="values", points=0, ko="학습 모드 (손 계산)", en="training mode, worked by hand")
def test_public_spatial_train(student: Any) -> None:
    # Channel 0 holds 1, 7, 1, 7: mean 4, variance 9, sqrt(9 + 16) = 5. Channel 1 holds 5 only: sqrt(0 + 16) = 4.
    x = np.array([[[[1.0, 7.0]], [[5.0, 5.0]]], [[[1.0, 7.0]], [[5.0, 5.0]]]])
    running = student.lab.spatial_averages(np.zeros(2), np.ones(2), returns=["running: handle"])
    gamma, beta = np.array([5.0, 2.0]), np.array([1.0, -1.0])
    out, _ = student.spatial_batchnorm_forward(x, gamma, beta, running, "train", eps=16.0)
    want = np.array([[[[-2.0, 4.0]], [[-1.0, -1.0]]], [[[-2.0, 4.0]], [[-1.0, -1.0]]]])
    checks.close("out", out, want, tol=1e-9)
    # The variances that divide by K - 1 = 3 are 36 / 3 = 12 and 0.
    specs = ["running_mean: array", "running_var: array"]
    mean, var = student.lab.spatial_statistics(running, returns=specs)
    checks.close("mean", mean, np.array([0.1 * 4, 0.1 * 5]), tol=1e-9)
    checks.close("var", var, np.array([0.9 + 0.1 * 12, 0.9]), tol=1e-9)


@pytest.mark.public
@check("spatial_batchnorm", level="values", points=0, ko="평가 모드, 픽셀 하나", en="evaluation mode, a single pixel")
def test_public_spatial_test(student: Any) -> None:
    running = student.lab.spatial_averages(np.array([3.0]), np.array([9.0]), returns=["running: handle"])
    x = np.array([[[[8.0]]]])
    out, _ = student.spatial_batchnorm_forward(x, np.array([2.0]), np.array([1.0]), running, "test", eps=16.0)
    checks.close("out", out, np.array([[[[3.0]]]]), tol=1e-9)  # (8 - 3) / sqrt(9 + 16) = 1


@pytest.mark.public
@check("spatial_batchnorm", level="gradients", points=0, ko="역전파 (손 계산)", en="backward, worked by hand")
def test_public_spatial_backward(student: Any) -> None:
    x, gamma = np.array([[[[1.0, 7.0]], [[5.0, 5.0]]]]), np.array([2.0, 1.0])
    running = {"mean": np.zeros(2), "var": np.ones(2)}
    _, cache = student.spatial_batchnorm_forward(x, gamma, np.zeros(2), running, "train", eps=16.0)
    dout = np.array([[[[1.0, 0.0]], [[3.0, -1.0]]]])
    dx, dgamma, dbeta = student.spatial_batchnorm_backward(dout, cache)
    checks.close("dx", dx, np.array([[[[0.128, -0.128]], [[0.5, -0.5]]]]), tol=1e-9)
    checks.close("dgamma", dgamma, np.array([-0.6, 0.0]), tol=1e-9)
    checks.close("dbeta", dbeta, np.array([1.0, 2.0]), tol=1e-9)


# For the notebook alone: it leans on the learner's own forward pass.
@pytest.mark.practice
@check("spatial_batchnorm", level="gradients", points=0, ko="수치 기울기와 비교", en="against the numerical gradient")
def test_practice_spatial_backward(student: Any) -> None:
    rng = np.random.default_rng(1)
    x, gamma, beta = rng.normal(size=(2, 3, 2, 4)), rng.normal(size=3), rng.normal(size=3)
    dout = rng.normal(size=x.shape)  # random, never all ones: with ones the right dx is zero

    def forward(x: Any, gamma: Any, beta: Any) -> Any:
        running = {"mean": np.zeros(3), "var": np.ones(3)}
        return student.spatial_batchnorm_forward(x, gamma, beta, running, "train")

    dx, dgamma, dbeta = student.spatial_batchnorm_backward(dout, forward(x, gamma, beta)[1])
    want_dx = checks.numeric_gradient(lambda v: float((forward(v, gamma, beta)[0] * dout).sum()), x)
    want_dgamma = checks.numeric_gradient(lambda v: float((forward(x, v, beta)[0] * dout).sum()), gamma)
    want_dbeta = checks.numeric_gradient(lambda v: float((forward(x, gamma, v)[0] * dout).sum()), beta)
    checks.close("dx", dx, want_dx, tol=1e-6)
    checks.close("dgamma", dgamma, want_dgamma, tol=1e-6)
    checks.close("dbeta", dbeta, want_dbeta, tol=1e-6)


@check("spatial_batchnorm", level="values", points=1.5, ko="학습 모드의 출력", en="output in training mode")
def test_spatial_train(student: Any, rng: np.random.Generator) -> None:
    for shape, options, layout in [
        ((4, 3, 5, 2), {}, "C"),
        ((3, 3, 3, 3), {}, "F"),
        ((1, 2, 3, 4), {"eps": 0.5}, "C"),
        ((5, 1, 2, 3), {}, "strided"),
        ((2, 4, 1, 1), {"eps": 0.5}, "C"),
    ]:
        x, (gamma, beta) = images(rng, shape), layer(rng, shape[1])
        running = dict(zip(("mean", "var"), averages(rng, shape[1]), strict=True))
        given = student.put(x, layout=layout)
        out, _ = student.spatial_batchnorm_forward(given, gamma, beta, running, "train", **options)
        checks.close("out", out, reference.train(x, gamma, beta, **options), tol=DOUBLE)


@check("spatial_batchnorm", level="values", points=1.5, ko="이동 평균", en="running averages")
def test_spatial_running(student: Any, rng: np.random.Generator) -> None:
    for shape, options in [((3, 2, 2, 3), {}), ((1, 3, 4, 2), {"momentum": 0.3, "eps": 0.5})]:
        batches = [images(rng, shape) for _ in range(5)]
        mean, var = averages(rng, shape[1])
        running = started(student, mean, var)
        for x in batches:
            student.spatial_batchnorm_forward(x, *layer(rng, shape[1]), running, "train", **options)
        want = reference.moved(mean, var, batches, options.get("momentum", 0.1))
        for name, got, expected in zip(("running_mean", "running_var"), held(student, running), want, strict=True):
            checks.close(name, got, expected, tol=DOUBLE)


@check("spatial_batchnorm", level="values", points=1, ko="평가 모드", en="evaluation mode")
def test_spatial_test_mode(student: Any, rng: np.random.Generator) -> None:
    for shape, options in [((1, 4, 1, 1), {}), ((3, 2, 2, 5), {}), ((2, 3, 3, 3), {"eps": 0.5})]:
        x, (gamma, beta), (mean, var) = images(rng, shape), layer(rng, shape[1]), averages(rng, shape[1])
        running = started(student, mean, var)
        out, _ = student.spatial_batchnorm_forward(x, gamma, beta, running, "test", **options)
        want = reference.normalise(x, gamma, beta, mean, var, options.get("eps", 1e-5))
        checks.close("out", out, want, tol=DOUBLE)
        for name, got, before in zip(("running_mean", "running_var"), held(student, running), (mean, var), strict=True):
            checks.close(name, got, before, tol=DOUBLE)


def forward(student: Any, x: Any, gamma: Any, beta: Any, eps: float = 1e-5) -> Any:
    """The cache of a forward pass in training mode."""
    running = {"mean": np.zeros(len(gamma), gamma.dtype), "var": np.ones(len(gamma), gamma.dtype)}
    return student.spatial_batchnorm_forward(x, gamma, beta, running, "train", eps=eps)[1]


@check("spatial_batchnorm", level="gradients", points=2, ko="dx의 기울기", en="gradient dx")
def test_spatial_dx(student: Any, rng: np.random.Generator, once: Any) -> None:
    for i, (x, gamma, beta, dout, eps) in enumerate(backward_cases(rng)):
        want = once(f"spatial_batchnorm/dx/{i}", lambda a=(x, gamma, beta, dout, eps): reference.gradients(*a)[0])
        dx, _, _ = student.spatial_batchnorm_backward(dout, forward(student, x, gamma, beta, eps))
        checks.close("dx", dx, want, tol=GRADIENT)


@check("spatial_batchnorm", level="gradients", points=1, ko="dgamma와 dbeta의 기울기", en="gradients dgamma and dbeta")
def test_spatial_dgamma_dbeta(student: Any, rng: np.random.Generator, once: Any) -> None:
    for i, (x, gamma, beta, dout, eps) in enumerate(backward_cases(rng)):
        want = once(f"spatial_batchnorm/dw/{i}", lambda a=(x, gamma, beta, dout, eps): reference.gradients(*a)[1:])
        _, dgamma, dbeta = student.spatial_batchnorm_backward(dout, forward(student, x, gamma, beta, eps))
        checks.close("dgamma", dgamma, want[0], tol=GRADIENT)
        checks.close("dbeta", dbeta, want[1], tol=GRADIENT)


@check(
    "spatial_batchnorm",
    level="edge",
    points=0.5,
    ko="두 층의 cache가 섞이지 않음",
    en="two layers keep their caches apart",
)
def test_spatial_caches(student: Any, rng: np.random.Generator, once: Any) -> None:
    shape = (2, 3, 2, 2)
    x, (gamma, beta), dout = images(rng, shape), layer(rng, 3), rng.normal(size=shape)
    want = once("spatial_batchnorm/caches", lambda: reference.gradients(x, gamma, beta, dout, 1e-5))
    cache = forward(student, x, gamma, beta)
    later = forward(student, images(rng, shape), *layer(rng, 3))  # before the first layer goes backward
    student.spatial_batchnorm_backward(rng.normal(size=shape), later)
    for factor in (1.0, 2.0):  # the same cache twice; gradients are linear in dout
        got = student.spatial_batchnorm_backward(factor * dout, cache)
        for name, g, expected in zip(("dx", "dgamma", "dbeta"), got, want, strict=True):
            checks.close(name, g, factor * expected, tol=GRADIENT)


@check("spatial_batchnorm", level="edge", points=0.5, ko="float32, 바뀌지 않는 인수", en="float32; arguments stay")
def test_spatial_float32_and_arguments(student: Any, rng: np.random.Generator, once: Any) -> None:
    shape = (3, 2, 4, 2)
    x, dout = images(rng, shape).astype(np.float32), rng.normal(size=shape).astype(np.float32)
    gamma, beta = (a.astype(np.float32) for a in layer(rng, 2))
    running = {"mean": np.zeros(2, np.float32), "var": np.ones(2, np.float32)}
    want = once("spatial_batchnorm/float32", lambda: reference.gradients(x, gamma, beta, dout, 1e-5))
    given, upstream = student.put(x), student.put(dout)
    out, cache = student.spatial_batchnorm_forward(given, gamma, beta, running, "train")
    got = student.spatial_batchnorm_backward(upstream, cache)
    right = (reference.train(x, gamma, beta), *want)
    for name, g, expected in zip(("out", "dx", "dgamma", "dbeta"), (out, *got), right, strict=True):
        checks.close(name, g, expected, tol=SINGLE)
        checks.dtype(name, g, np.float32)
    checks.unchanged("x", x, student.get(given))
    checks.unchanged("dout", dout, student.get(upstream))
