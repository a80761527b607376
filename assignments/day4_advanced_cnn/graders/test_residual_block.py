"""Graders of D4-02, classes ResidualBlock and Bottleneck.

The grader fills the model with its own random numbers, each convolution with those of its shape and each BN with those
of its width, so that no layer needs a name; then it judges what comes out for its own inputs, in training and in
evaluation. Layers of one shape hold the same numbers: that one layer is used twice in place of two shows in the number
of parameters, which are read beside the student's code and only say more plainly what is wrong; no point is given for
them without outputs.

Gradients of parameters of one shape are added up, which is the derivative by the number that all of them hold.

Tolerances. 1e-10 on outputs in float64: right versions differ from the reference by less than 1e-13, the mildest
mistake by more than 1e-2. A block at rest is exact. 1e-6 on gradients, against central differences (CURRICULUM 4.2), at
points that are 1e-3 or more away from every kink.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_residual_block as reference

from autograder import checks
from autograder.harness import check

DOUBLE, GRADIENT = 1e-10, 1e-6


class Tried:
    """A student's block that holds the grader's numbers, and the reference that holds the same.

    What it answers has names of its own for each class, so that a mistake in one is told beside a mistake in the other.
    """

    def __init__(self, student: Any, rng: np.random.Generator, *widths: int, stride: int = 1) -> None:
        self.student, self.name = student, "block" if len(widths) == 2 else "bottleneck"
        # A stride of 1 is left to the default of the argument.
        given = {"stride": stride} if stride != 1 else {}
        self.model = (student.ResidualBlock if len(widths) == 2 else student.Bottleneck)(*widths, **given)
        self.layers = (reference.residual if len(widths) == 2 else reference.bottleneck)(*widths, stride)
        self.main = len(widths)
        self.registered()
        self.values = reference.Values(rng, self.layers)
        self.load(self.values)

    def registered(self) -> None:
        """The model has to hold the parameters of the figure and no others."""
        want = np.array(reference.sizes(self.layers))
        found = self.student.lab.residual_sizes(self.model, returns=[f"{self.name}_sizes: array"])
        if found.ndim != 2 or found.shape[1] != 5 or found.dtype.kind != "i":
            checks.fail("not_an_array", name="parameters", type="object")
        counted = np.array([np.maximum(s[:, 1:], 1).prod(axis=1).sum() for s in (found, want)], dtype=float)
        checks.close("sum(p.numel() for p in model.parameters())", counted[0], counted[1], tol=0.0)
        checks.close("parameters", found, want, tol=0.0)

    def load(self, values: reference.Values) -> None:
        self.reference = reference.Block(values, self.layers, self.main)
        self.model = self.student.lab.residual_loaded(self.model, *values.crossing(), returns=["model: handle"])

    def output(self, x: Any, training: bool) -> Any:
        """What the block makes of x, which has to stay as it is."""
        returns = [f"{self.name}_out: array", f"{self.name}_x: array"]
        out, after = self.student.lab.residual_output(self.model, x, training, returns=returns)
        checks.unchanged("x", x, after)
        return out

    def compare(self, x: Any, training: bool) -> None:
        want = self.reference(x, training)
        checks.close("out", self.output(x, training), want, tol=DOUBLE)

    def gradients(self, x: Any, weights: Any, training: bool) -> Any:
        returns = [f"{self.name}_dx: array", f"{self.name}_gradient: array"]
        return self.student.lab.residual_gradients(self.model, x, weights, training, returns=returns)

    def at_rest(self, x: Any, weights: Any, training: bool) -> None:
        """With BN's weight and bias at 0 only the shortcut is left, and it is a wire."""
        self.load(self.values.plain())
        checks.close("out", self.output(x, training), np.maximum(x, 0.0), tol=0.0)
        dx, _ = self.gradients(x, weights, training)
        checks.close("x.grad", dx, weights * (x > 0), tol=1e-14)


@pytest.mark.public
@check("residual_block", level="values", points=0, ko="채널 하나 (손 계산)", en="one channel, worked by hand")
def test_public_residual_block(student: Any) -> None:
    def parameters(model: Any) -> Any:
        sizes = student.lab.residual_sizes(model, returns=["sizes: array"])
        return np.array(float(np.maximum(sizes[:, 1:], 1).prod(axis=1).sum()))

    # Two 3x3 convolutions and two BN; with a 1x1 convolution and a third BN where the shape changes.
    for args, count in (((1, 1), 9 + 9 + 4), ((1, 2), 18 + 36 + 8 + 2 + 4), ((2, 2, 2), 36 + 36 + 8 + 4 + 4)):
        checks.close("number of parameters", parameters(student.ResidualBlock(*args)), np.array(float(count)), tol=0.0)
    checks.close("number of parameters", parameters(student.Bottleneck(1, 2, 3)), np.array(67.0), tol=0.0)
    out, _ = student.lab.residual_output(
        student.ResidualBlock(1, 2, 2), np.zeros((1, 1, 5, 4), np.float32), False, returns=["out: array", "x: array"]
    )
    checks.shape("out", out, (1, 2, 3, 2))
    # This convolution gives 2 * x[i] + x[i + 1] along a row, and this BN changes nothing: 1e-5 is its eps.
    kernel = np.array([[[[0.0, 0.0, 0.0], [0.0, 2.0, 1.0], [0.0, 0.0, 0.0]]]])
    nothing = [np.ones(1), np.zeros(1), np.zeros(1), np.ones(1) - 1e-5]
    block = student.lab.residual_loaded(student.ResidualBlock(1, 1), [kernel], [nothing], returns=["model: handle"])
    # [-3, -2, 1] -> [-8, -3, 2] -> ReLU [0, 0, 2] -> [0, 2, 4] -> + x [-3, 0, 5] -> ReLU [0, 0, 5]
    x = np.array([[[[-3.0, -2.0, 1.0]]]])
    out, after = student.lab.residual_output(block, x, False, returns=["out: array", "x: array"])
    checks.close("out", out, np.array([[[[0.0, 0.0, 5.0]]]]), tol=1e-12)
    checks.unchanged("x", x, after)


@check("residual_block", level="values", points=2, ko="그대로인 지름길", en="the plain shortcut")
def test_residual_block_identity(student: Any, rng: np.random.Generator) -> None:
    for channels, n, h, w, training in [(3, 1, 5, 6, False), (2, 4, 4, 3, True)]:
        block, x = Tried(student, rng, channels, channels), rng.normal(size=(n, channels, h, w))
        block.compare(x, training)
        block.at_rest(x, rng.normal(size=x.shape), training)


@check("residual_block", level="values", points=3, ko="모양이 바뀌는 지름길", en="the shortcut where the shape changes")
def test_residual_block_projection(student: Any, rng: np.random.Generator) -> None:
    for given, out, stride, n, h, w in [(2, 3, 1, 2, 6, 5), (3, 3, 2, 1, 6, 4), (2, 4, 2, 3, 5, 7), (4, 2, 2, 1, 1, 3)]:
        Tried(student, rng, given, out, stride=stride).compare(rng.normal(size=(n, given, h, w)), False)


@check("residual_block", level="values", points=2, ko="학습과 평가", en="training and evaluation")
def test_residual_block_training(student: Any, rng: np.random.Generator) -> None:
    for given, out, stride in [(3, 3, 1), (2, 3, 2)]:
        learns(Tried(student, rng, given, out, stride=stride), rng, given)


def learns(block: Tried, rng: np.random.Generator, given: int) -> None:
    """Two batches in training, and one example by the statistics that they left."""
    for n, training in ((4, True), (2, True), (1, False)):
        block.compare(rng.normal(size=(n, given, 5, 6)) + 0.5, training)


@check("residual_block", level="values", points=2, ko="병목 블록", en="the bottleneck block")
def test_bottleneck_values(student: Any, rng: np.random.Generator) -> None:
    for widths, stride, n, h, w in [((4, 2, 4), 1, 2, 5, 4), ((3, 2, 5), 1, 1, 4, 4), ((4, 3, 4), 2, 3, 5, 6)]:
        block = Tried(student, rng, *widths, stride=stride)
        block.compare(rng.normal(size=(n, widths[0], h, w)), False)
        learns(block, rng, widths[0])
    block, x = Tried(student, rng, 5, 2, 5), rng.normal(size=(2, 5, 3, 4))
    block.compare(x, False)
    block.at_rest(x, rng.normal(size=x.shape), False)


@check("residual_block", level="gradients", points=2, ko="기본 블록의 기울기", en="gradients of the basic block")
def test_residual_block_gradients(student: Any, rng: np.random.Generator, once: Any) -> None:
    for widths, stride in (((2, 2), 1), ((2, 3), 2)):
        follows(Tried(student, rng, *widths, stride=stride), rng, once)


@check("residual_block", level="gradients", points=1, ko="병목 블록의 기울기", en="gradients of the bottleneck block")
def test_bottleneck_gradients(student: Any, rng: np.random.Generator, once: Any) -> None:
    for widths, stride in (((3, 2, 3), 1), ((2, 3, 4), 2)):
        follows(Tried(student, rng, *widths, stride=stride), rng, once)


def follows(block: Tried, rng: np.random.Generator, once: Any) -> None:
    """Gradients in training mode, where BN's statistics depend on x too."""
    while True:
        x = rng.normal(size=(3, block.layers[0][1], 3, 4))
        shape = block.reference(x, True).shape
        if block.reference.margin > 1e-3:
            break
    weights = rng.normal(size=shape)
    dx, want = once(f"gradients {block.layers}", lambda: slopes(block, x, weights))
    found = block.gradients(x, weights, True)
    checks.close("gradient", found[1], want, tol=GRADIENT)
    checks.close("x.grad", found[0], dx, tol=GRADIENT)


def slopes(block: Tried, x: Any, weights: Any) -> tuple[Any, Any]:
    """Gradients of sum(weights * output): by x, and by convolutions, BN weights and BN biases, each sorted by shape."""
    values = block.values

    def total(held: dict[Any, Any], key: Any, v: Any) -> float:
        kept, held[key] = held[key], v
        found = float((weights * block.reference(x, True)).sum())
        held[key] = kept
        return found

    convs = [checks.numeric_gradient(lambda v, k=k: total(values.convs, k, v), values.convs[k]) for k in values.convs]
    norms = [checks.numeric_gradient(lambda v, k=k: total(values.norms, k, v), values.norms[k]) for k in values.norms]
    by_x = checks.numeric_gradient(lambda v: float((weights * block.reference(v, True)).sum()), x)
    order = [*convs, *(n[0] for n in norms), *(n[1] for n in norms)]
    return by_x, np.concatenate([o.reshape(-1) for o in order])
