"""Graders of D2-03, class MLP.

The grader puts its own random numbers into the registered parameters, found by their shapes (all widths of a model
differ), and judges what comes out for its own inputs: layers that are not registered, an activation too many or too few
and a wrong way to flatten all show in the logits. Number and shapes of the parameters are read beside the student's
code and only say more plainly what is wrong; no point is given for them without gradients or logits.

Dropout is judged by logits too: with the weights of `reference.through`, each logit shows one unit of either hidden
layer.

Tolerances. 1e-10 on logits in float64: right versions differ from the reference by less than 1e-14, and the mildest
mistake, a missing activation, by more than 1e-2. 1e-6 on gradients, against central differences (CURRICULUM 4.2). Over
9,000 units a share is 5 standard deviations wide, 5 sqrt(q (1 - q) / n), whatever p is: a right version fails once in
a million runs, and one layer without dropout is off by 16 of these standard deviations or more.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_mlp as reference

from autograder import checks
from autograder.harness import check

DOUBLE, GRADIENT = 1e-10, 1e-6


def registered(student: Any, model: Any, want: list[tuple[int, int]]) -> None:
    """The model has to hold parameters of these sizes and no others."""
    found = student.lab.mlp_sizes(model, returns=["sizes: array"])
    if found.ndim != 2 or found.shape[1] != 2 or found.dtype.kind != "i":
        checks.fail("not_an_array", name="parameters", type="object")
    counted = np.array([sum(int(a) * max(int(b), 1) for a, b in sizes) for sizes in (found, want)], dtype=float)
    checks.close("sum(p.numel() for p in model.parameters())", counted[0], counted[1], tol=0.0)
    checks.close("parameters", found, np.array(sorted(want)), tol=0.0)


def loaded(student: Any, model: Any, sizes: tuple[int, list[int], int], values: list[Any]) -> Any:
    """The model in float64 with these parameters in it."""
    registered(student, model, reference.sizes(*sizes))
    return student.lab.mlp_loaded(model, values, returns=["model: handle"])


def repeats(student: Any, model: Any, x: Any) -> None:
    """Called twice with the same x, a new model has to say the same twice."""
    same = student.lab.mlp_repeats(model, x.astype(np.float32), returns=["same: array"])
    checks.close("model(x) == model(x)", same, np.ones(len(x)), tol=0.0)


def logits(student: Any, model: Any, x: Any, *, training: bool = False, seed: int = 0) -> Any:
    return student.lab.mlp_logits(model, x, training, seed, returns=["logits: array"])


@pytest.mark.public
@check("mlp", level="values", points=0, ko="작은 신경망 (손 계산)", en="a small network, worked by hand")
def test_public_mlp(student: Any) -> None:
    # 2 inputs, 3 hidden units, 1 output: 2*3 + 3 + 3*1 + 1 = 13 parameters.
    model = student.MLP(2, [3], 1)
    sizes = student.lab.mlp_sizes(model, returns=["sizes: array"])
    checks.close("sizes", sizes, np.array([[1, 0], [1, 3], [3, 0], [3, 2]]), tol=0.0)
    w1, b1 = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]), np.array([0.0, 0.5, -4.0])
    w2, b2 = np.array([[2.0, 3.0, 5.0]]), np.array([-10.0])
    model = student.lab.mlp_loaded(model, [w1, b1, w2, b2], returns=["model: handle"])
    # x = [1, 2]: hidden [1, 2.5, -1] -> [1, 2.5, 0] -> 2 + 7.5 - 10. x = [4, -1]: [4, -0.5, -1] -> [4, 0, 0] -> 8 - 10.
    out = student.lab.mlp_logits(model, np.array([[1.0, 2.0], [4.0, -1.0]]), False, 0, returns=["logits: array"])
    checks.close("logits", out, np.array([[-0.5], [-2.0]]), tol=1e-12)


@check("mlp", level="values", points=2, ko="로짓의 값", en="the logits")
def test_mlp_logits(student: Any, rng: np.random.Generator) -> None:
    for hidden in ([], [7], [9, 4], [8, 3, 6]):
        for activation in ("ReLU", "Tanh"):
            sizes = (5, hidden, 2)
            values, x = reference.values(rng, *sizes), rng.normal(size=(11, 5))
            kind = student.lab.mlp_activation(activation, returns=["activation: handle"])
            model = loaded(student, student.MLP(*sizes, activation=kind), sizes, values)
            checks.close("logits", logits(student, model, x), reference.logits(values, x, activation), tol=DOUBLE)


@check("mlp", level="values", points=1, ko="등록된 파라미터와 기울기", en="registered parameters and their gradients")
def test_mlp_parameters(student: Any, rng: np.random.Generator, once: Any) -> None:
    for hidden in ([], [8], [64, 32]):
        widths = student.lab.mlp_widths(hidden, returns=["hidden: handle"])
        repeats(student, student.MLP(10, widths, 4), rng.normal(size=(2, 10)))
        registered(student, student.MLP(10, widths, 4), reference.sizes(10, hidden, 4))
    tanh = student.lab.mlp_activation("Tanh", returns=["activation: handle"])
    for hidden in ([], [6], [7, 5]):
        sizes = (4, hidden, 3)
        values, x, weights = reference.values(rng, *sizes), rng.normal(size=(6, 4)), rng.normal(size=(6, 3))
        want = once(f"gradient of {hidden}", lambda v=values, x=x, w=weights: slopes(v, x, w))
        model = loaded(student, student.MLP(*sizes, activation=tanh), sizes, values)
        got = student.lab.mlp_gradient(model, x, weights, returns=["gradient: array"])
        checks.close("gradient", got, want, tol=GRADIENT)


def slopes(values: list[Any], x: Any, weights: Any) -> Any:
    """The gradient of sum(weights * logits) with respect to every parameter, in one vector in the order of sizes."""
    found = []
    for i in sorted(range(len(values)), key=lambda i: (*values[i].shape, 0)[:2]):

        def total(v: Any, i: int = i) -> float:
            return float((weights * reference.logits([*values[:i], v, *values[i + 1 :]], x, "Tanh")).sum())

        found.append(checks.numeric_gradient(total, values[i]).reshape(-1))
    return np.concatenate(found)


@check("mlp", level="values", points=1, ko="이미지와 N = 1", en="images, and N = 1")
def test_mlp_images(student: Any, rng: np.random.Generator) -> None:
    for n, c, h, w, hidden in [(6, 3, 2, 5, [8]), (1, 1, 4, 3, [7, 5]), (1, 2, 3, 3, [])]:
        sizes = (c * h * w, hidden, 4)
        values, x = reference.values(rng, *sizes), rng.normal(size=(n, c, h, w))
        model = loaded(student, student.MLP(*sizes), sizes, values)
        checks.close("logits", logits(student, model, x), reference.logits(values, x), tol=DOUBLE)
        rows = rng.normal(size=(1, c * h * w))
        checks.close("logits", logits(student, model, rows), reference.logits(values, rows), tol=DOUBLE)


@check(
    "mlp",
    level="values",
    points=1,
    ko="드롭아웃: 학습 때만, 모든 은닉층에",
    en="dropout: in training, in every hidden layer",
)
def test_mlp_dropout(student: Any, rng: np.random.Generator) -> None:
    for seed, p in enumerate((0.25, 0.5)):
        sizes = (3, [40, 31], 30)
        x = rng.normal(size=(300, 3))
        model = loaded(student, student.MLP(*sizes, dropout=p), sizes, reference.through(rng, 3, 40, 31))
        checks.close("logits", logits(student, model, x), np.ones((300, 30)), tol=DOUBLE)
        out = logits(student, model, x, training=True, seed=seed)
        kept = np.abs(out) > 1e-12
        # A unit that is on in both hidden layers was multiplied by 1 / (1 - p) twice, and no other number can come.
        checks.close("logits", out, kept / (1 - p) ** 2, tol=DOUBLE)
        share = (1 - p) ** 2
        spread = 5 * np.sqrt(share * (1 - share) / kept.size)
        checks.close("logits > 0", np.array(kept.mean()), np.array(share), tol=float(spread / share))
