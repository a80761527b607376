"""Graders of D2-14, batchnorm_forward and batchnorm_backward.

Tolerances, measured over 6 to 10 seeds (tests/test_day2_batchnorm.py keeps the distance). Right versions differ from
the reference by 4e-15 in float64, and by 1e-10 or more where they compute E[x^2] - E[x]^2, which only float32 has to
punish; the mildest mistake, eps within the running variance, by 0.013: 1e-7 stands between. Gradients differ from
central differences by 1.6e-8, for features whose spread is near h; the mildest mistake by 0.8: 1e-6. In float32 around
1e4, where numbers are 1e-3 apart, right versions are off by 1.6e-3 and E[x^2] - E[x]^2 by more than 100: 0.02.

Verdicts rest on outputs, gradients and the dictionary of running averages after calls on hidden inputs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_batchnorm as reference
from reference_batchnorm import backward_cases, batch, layer

from autograder import checks
from autograder.harness import check

DOUBLE, GRADIENT, SINGLE = 1e-7, 1e-6, 0.02


def averages(rng: np.random.Generator, d: int) -> tuple[Any, Any]:
    """A running mean and a running variance, both (d,), far from those of `batch`."""
    return rng.normal(3.0, 2.0, size=d), rng.uniform(2.0, 4.0, size=d)


def fresh(d: int) -> dict[str, Any]:
    return {"mean": np.zeros(d), "var": np.ones(d)}


def started(student: Any, mean: Any, var: Any) -> Any:
    """A dictionary of running averages on the student's side."""
    return student.lab.batchnorm_averages(mean, var, returns=["running: handle"])


def held(student: Any, running: Any) -> tuple[Any, Any]:
    """What the student's side of `running` holds now."""
    mean, var = student.lab.batchnorm_statistics(running, returns=["running_mean: array", "running_var: array"])
    return mean, var


@pytest.mark.public
@check("batchnorm", level="values", points=0, ko="학습 모드 (손 계산)", en="training mode, worked by hand")
def test_public_batchnorm_train(student: Any) -> None:
    # Feature 0: mean 4, variance 9, sqrt(9 + 16) = 5. Feature 1 is constant: mean 5, variance 0, sqrt(0 + 16) = 4.
    x = np.array([[1.0, 5.0], [7.0, 5.0]])
    running = student.lab.batchnorm_averages(np.zeros(2), np.ones(2), returns=["running: handle"])
    out, _ = student.batchnorm_forward(x, np.array([5.0, 2.0]), np.array([1.0, -1.0]), running, "train", eps=16.0)
    checks.close("out", out, np.array([[-2.0, -1.0], [4.0, -1.0]]), tol=1e-9)
    # The variances that divide by N - 1 are 18 and 0.
    specs = ["running_mean: array", "running_var: array"]
    mean, var = student.lab.batchnorm_statistics(running, returns=specs)
    checks.close("mean", mean, np.array([0.1 * 4, 0.1 * 5]), tol=1e-9)
    checks.close("var", var, np.array([0.9 + 0.1 * 18, 0.9]), tol=1e-9)


@pytest.mark.public
@check("batchnorm", level="values", points=0, ko="평가 모드, 예제 하나", en="evaluation mode, a single example")
def test_public_batchnorm_test(student: Any) -> None:
    running = student.lab.batchnorm_averages(np.array([3.0]), np.array([9.0]), returns=["running: handle"])
    out, _ = student.batchnorm_forward(np.array([[8.0]]), np.array([2.0]), np.array([1.0]), running, "test", eps=16.0)
    checks.close("out", out, np.array([[3.0]]), tol=1e-9)  # (8 - 3) / sqrt(9 + 16) = 1
    specs = ["running_mean: array", "running_var: array"]
    mean, var = student.lab.batchnorm_statistics(running, returns=specs)
    checks.close("mean", mean, np.array([3.0]), tol=1e-9)
    checks.close("var", var, np.array([9.0]), tol=1e-9)


@pytest.mark.public
@check("batchnorm", level="gradients", points=0, ko="역전파 (손 계산)", en="backward, worked by hand")
def test_public_batchnorm_backward(student: Any) -> None:
    x, gamma = np.array([[1.0, 5.0], [7.0, 5.0]]), np.array([2.0, 1.0])
    running = {"mean": np.zeros(2), "var": np.ones(2)}
    _, cache = student.batchnorm_forward(x, gamma, np.zeros(2), running, "train", eps=16.0)
    dx, dgamma, dbeta = student.batchnorm_backward(np.array([[1.0, 3.0], [0.0, -1.0]]), cache)
    checks.close("dx", dx, np.array([[0.128, 0.5], [-0.128, -0.5]]), tol=1e-9)
    checks.close("dgamma", dgamma, np.array([-0.6, 0.0]), tol=1e-9)
    checks.close("dbeta", dbeta, np.array([1.0, 2.0]), tol=1e-9)


# For the notebook alone: it leans on the learner's own forward pass.
@pytest.mark.practice
@check("batchnorm", level="gradients", points=0, ko="수치 기울기와 비교", en="against the numerical gradient")
def test_practice_batchnorm_backward(student: Any) -> None:
    rng = np.random.default_rng(1)
    x, gamma, beta = rng.normal(size=(5, 3)), rng.normal(size=3), rng.normal(size=3)
    dout = rng.normal(size=(5, 3))  # random, never all ones: with ones the right dx is zero

    def forward(x: Any, gamma: Any, beta: Any) -> Any:
        return student.batchnorm_forward(x, gamma, beta, {"mean": np.zeros(3), "var": np.ones(3)}, "train")

    dx, dgamma, dbeta = student.batchnorm_backward(dout, forward(x, gamma, beta)[1])
    want_dx = checks.numeric_gradient(lambda v: float((forward(v, gamma, beta)[0] * dout).sum()), x)
    want_dgamma = checks.numeric_gradient(lambda v: float((forward(x, v, beta)[0] * dout).sum()), gamma)
    want_dbeta = checks.numeric_gradient(lambda v: float((forward(x, gamma, v)[0] * dout).sum()), beta)
    checks.close("dx", dx, want_dx, tol=1e-6)
    checks.close("dgamma", dgamma, want_dgamma, tol=1e-6)
    checks.close("dbeta", dbeta, want_dbeta, tol=1e-6)


@check("batchnorm", level="values", points=1.5, ko="학습 모드의 출력", en="output in training mode")
def test_batchnorm_train(student: Any, rng: np.random.Generator) -> None:
    for n, d, spread, eps in [(4, 5, 5, None), (5, 5, 5, None), (64, 3, 5, None), (2, 1, 5, 0.5), (6, 4, 2e-3, None)]:
        x, (gamma, beta) = batch(rng, n, d, spread), layer(rng, d)
        options = {} if eps is None else {"eps": eps}
        running = dict(zip(("mean", "var"), averages(rng, d), strict=True))
        out, _ = student.batchnorm_forward(x, gamma, beta, running, "train", **options)
        checks.close("out", out, reference.train(x, gamma, beta, **options), tol=DOUBLE)


@check("batchnorm", level="values", points=1.5, ko="이동 평균", en="running averages")
def test_batchnorm_running(student: Any, rng: np.random.Generator) -> None:
    for n, d, momentum, eps in [(4, 3, None, None), (9, 2, 0.3, 0.5)]:
        batches = [batch(rng, n + i, d) for i in range(5)]
        mean, var = averages(rng, d)
        options = {} if momentum is None else {"momentum": momentum, "eps": eps}
        running = started(student, mean, var)
        for x in batches:
            student.batchnorm_forward(x, *layer(rng, d), running, "train", **options)
        want = reference.moved(mean, var, batches, momentum or 0.1)
        for name, got, expected in zip(("running_mean", "running_var"), held(student, running), want, strict=True):
            checks.close(name, got, expected, tol=DOUBLE)


@check("batchnorm", level="values", points=1.5, ko="평가 모드", en="evaluation mode")
def test_batchnorm_test_mode(student: Any, rng: np.random.Generator) -> None:
    for n, d, options in [(1, 4, {}), (6, 3, {}), (3, 3, {"eps": 0.5})]:
        x, (gamma, beta), (mean, var) = batch(rng, n + 4, d)[:n], layer(rng, d), averages(rng, d)
        running = started(student, mean, var)
        out, _ = student.batchnorm_forward(x, gamma, beta, running, "test", **options)
        want = reference.normalise(x, gamma, beta, mean, var, options.get("eps", 1e-5))
        checks.close("out", out, want, tol=DOUBLE)
        for name, got, before in zip(("running_mean", "running_var"), held(student, running), (mean, var), strict=True):
            checks.close(name, got, before, tol=DOUBLE)


@check("batchnorm", level="gradients", points=2, ko="dx의 기울기", en="gradient dx")
def test_batchnorm_dx(student: Any, rng: np.random.Generator, once: Any) -> None:
    for i, (x, gamma, beta, dout, eps) in enumerate(backward_cases(rng)):
        want = once(f"batchnorm/dx/{i}", lambda a=(x, gamma, beta, dout, eps): reference.gradients(*a)[0])
        _, cache = student.batchnorm_forward(x, gamma, beta, fresh(x.shape[1]), "train", eps=eps)
        dx, _, _ = student.batchnorm_backward(dout, cache)
        checks.close("dx", dx, want, tol=GRADIENT)


@check("batchnorm", level="gradients", points=1, ko="dgamma와 dbeta의 기울기", en="gradients dgamma and dbeta")
def test_batchnorm_dgamma_dbeta(student: Any, rng: np.random.Generator, once: Any) -> None:
    for i, (x, gamma, beta, dout, eps) in enumerate(backward_cases(rng)):
        want = once(f"batchnorm/parameters/{i}", lambda a=(x, gamma, beta, dout, eps): reference.gradients(*a)[1:])
        _, cache = student.batchnorm_forward(x, gamma, beta, fresh(x.shape[1]), "train", eps=eps)
        _, dgamma, dbeta = student.batchnorm_backward(dout, cache)
        checks.close("dgamma", dgamma, want[0], tol=GRADIENT)
        checks.close("dbeta", dbeta, want[1], tol=GRADIENT)


@check("batchnorm", level="edge", points=0.5, ko="두 층의 cache가 섞이지 않음", en="two layers keep their caches apart")
def test_batchnorm_caches(student: Any, rng: np.random.Generator, once: Any) -> None:
    x, (gamma, beta), dout = batch(rng, 6, 3), layer(rng, 3), rng.normal(size=(6, 3))
    want = once("batchnorm/caches", lambda: reference.gradients(x, gamma, beta, dout, 1e-5))
    other, others = batch(rng, 6, 3), layer(rng, 3)
    running = started(student, np.zeros(3), np.ones(3))
    _, cache = student.batchnorm_forward(x, gamma, beta, running, "train")
    _, later = student.batchnorm_forward(other, *others, running, "train")  # before the first layer goes backward
    student.batchnorm_backward(rng.normal(size=(6, 3)), later)
    for factor in (1.0, 2.0):  # the same cache twice; gradients are linear in dout
        got = student.batchnorm_backward(factor * dout, cache)
        for name, g, expected in zip(("dx", "dgamma", "dbeta"), got, want, strict=True):
            checks.close(name, g, factor * expected, tol=GRADIENT)


@check("batchnorm", level="edge", points=0.5, ko="평균이 큰 float32", en="float32 far from zero")
def test_batchnorm_float32(student: Any, rng: np.random.Generator, once: Any) -> None:
    x = (batch(rng, 24, 4, 1.5) / 2 + 1e4).astype(np.float32)
    gamma, beta = (a.astype(np.float32) for a in layer(rng, 4))
    dout = rng.normal(size=x.shape).astype(np.float32)
    running = {name: value.astype(np.float32) for name, value in fresh(4).items()}
    # Seen from around zero the gradients are the same, and central differences lose nothing to the mean.
    near = x.astype(np.float64) - 1e4
    want = once("batchnorm/float32", lambda: reference.gradients(near, gamma, beta, dout.astype(np.float64), 1e-5))
    out, cache = student.batchnorm_forward(x, gamma, beta, running, "train")
    checks.dtype("out", out, np.float32)
    checks.close("out", out, reference.train(near, gamma, beta), tol=SINGLE)
    for name, g, expected in zip(("dx", "dgamma", "dbeta"), student.batchnorm_backward(dout, cache), want, strict=True):
        checks.dtype(name, g, np.float32)
        checks.close(name, g, expected, tol=SINGLE)


@check("batchnorm", level="edge", points=0.5, ko="인수를 바꾸지 않음", en="arguments stay as they were")
def test_batchnorm_arguments_unchanged(student: Any, rng: np.random.Generator, once: Any) -> None:
    x, (gamma, beta), dout = batch(rng, 5, 3), layer(rng, 3), rng.normal(size=(5, 3))
    want = once("batchnorm/unchanged", lambda: reference.gradients(x, gamma, beta, dout, 1e-5))
    arguments = {"x": x, "gamma": gamma, "beta": beta, "dout": dout}
    kept = {name: student.put(value) for name, value in arguments.items()}
    _, cache = student.batchnorm_forward(
        kept["x"], kept["gamma"], kept["beta"], started(student, np.zeros(3), np.ones(3)), "train"
    )
    dx, _, _ = student.batchnorm_backward(kept["dout"], cache)
    checks.close("dx", dx, want[0], tol=GRADIENT)
    for name, before in arguments.items():
        checks.unchanged(name, before, student.get(kept[name]))
