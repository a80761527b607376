"""Graders of D3-09, class SmallCNN.

Hidden weights are put into the student's model, parameter by parameter as their shapes say, and its logits and
gradients for hidden images are compared with a NumPy forward. Shapes of parameters are what the model says of itself;
that those parameters are the ones in use is shown by the logits.

Tolerances. 1e-4 for float32 logits and 1e-3 for float32 gradients: right versions stay below 1e-6 and 2e-6 over 20
seeds (tests/test_day3_small_cnn.py), the mildest mistake, average pooling, is off by more than 0.3. 1e-10 in float64
(right: 1e-15), where a cast to float32 on the way costs 1e-7.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
import reference_small_cnn as reference

from autograder import checks
from autograder.harness import check

SINGLE, GRADIENT, DOUBLE = 1e-4, 1e-3, 1e-10


def told_shapes(student: Any, model: Any) -> list[list[int]]:
    """The shapes of the model's parameters, as it says."""
    told = student.lab.small_cnn_shapes(model, returns=["shapes: data"])
    if not isinstance(told, list) or not all(isinstance(s, list) and all(type(i) is int for i in s) for s in told):
        checks.fail("not_numbers", name="model.parameters()")
    return list(told)


def same_shapes(student: Any, model: Any, want: list[tuple[int, ...]]) -> None:
    """The model's parameters have the shapes `want`, in any order."""
    told = told_shapes(student, model)
    checks.close("len(list(model.parameters()))", np.array(len(told)), np.array(len(want)), tol=0)
    for got, shape in zip(sorted(told), sorted(map(list, want)), strict=True):
        if got != shape:
            checks.fail("shape", name="model.parameters()", got=got, want=shape)


def output_shape(student: Any, model: Any, x: Any, want: list[int]) -> None:
    got = student.lab.small_cnn_output_shape(model, x, returns=["shape: data"])
    if not isinstance(got, list) or not all(type(i) is int for i in got):
        checks.fail("not_numbers", name="logits.shape")
    if got != want:
        checks.fail("shape", name="logits", got=got, want=want)


def logits(student: Any, model: Any, weights: Any, x: Any) -> Any:
    return student.lab.small_cnn_logits(model, weights, x, returns=["logits: array"])


@pytest.mark.public
@check("small_cnn", level="shape", points=0, ko="로짓의 모양과 파라미터의 개수", en="shape of logits, parameters")
def test_public_small_cnn_shape(student: Any) -> None:
    for channels, classes, size, numbers in ((1, 10, 8, 6090), (3, 7, 16, 8679)):
        model = student.SmallCNN(in_channels=channels, num_classes=classes, image_size=size)
        counted = sum(math.prod(shape) for shape in told_shapes(student, model))
        name = "sum(p.numel() for p in model.parameters())"
        checks.close(name, np.array(float(counted)), np.array(float(numbers)), tol=0)
        output_shape(student, model, np.ones((2, channels, size, size), dtype=np.float32), [2, classes])


@pytest.mark.public
@check("small_cnn", level="values", points=0, ko="작은 예제 (손 계산)", en="small example, worked by hand")
def test_public_small_cnn_values(student: Any) -> None:
    # Filters that copy channel 0, and a linear layer that picks its four corners: logit k is the brightest pixel of
    # quarter k, and 0 where no pixel of that quarter is above 0.
    w1, w2, w3 = np.zeros((16, 1, 3, 3)), np.zeros((32, 16, 3, 3)), np.zeros((5, 128))
    w1[0, 0, 1, 1] = w2[0, 0, 1, 1] = 1
    w3[[0, 1, 2, 3], [0, 1, 2, 3]] = 1
    weights = [w.astype(np.float32) for w in (w1, np.zeros(16), w2, np.zeros(32), w3, np.arange(5) / 10)]
    image = np.zeros((1, 1, 8, 8), dtype=np.float32)
    image[0, 0, 1, 2], image[0, 0, 3, 3] = 5, 2
    image[0, 0, 0, 7] = 3
    image[0, 0, 4:, :4] = -1
    image[0, 0, 7, 7] = 4
    model = student.SmallCNN(num_classes=5)
    got = student.lab.small_cnn_logits(model, weights, image, returns=["logits: array"])
    checks.close("logits", got, np.array([[5.0, 3.1, 0.2, 4.3, 0.4]]), tol=1e-5)


@check(
    "small_cnn",
    level="shape",
    points=1,
    ko="파라미터의 모양과 개수, 로짓의 모양",
    en="shapes and number of parameters, shape of logits",
)
def test_small_cnn_parameters(student: Any, rng: np.random.Generator) -> None:
    for channels, classes, size in [(1, 10, 8), (3, 4, 16), (1, 5, 28), (3, 10, 32), (1, 3, 14)]:
        model = student.SmallCNN(in_channels=channels, num_classes=classes, image_size=size)
        same_shapes(student, model, reference.shapes(channels, classes, size))
        output_shape(student, model, reference.images(rng, 3, channels, size), [3, classes])


@check("small_cnn", level="values", points=2, ko="무작위 가중치로 계산한 로짓", en="logits with random weights")
def test_small_cnn_values(student: Any, rng: np.random.Generator) -> None:
    for n, channels, classes in [(5, 1, 10), (1, 3, 4), (4, 2, 7)]:
        weights, x = reference.weights(rng, channels, classes, 8), reference.images(rng, n, channels, 8)
        got = logits(student, student.SmallCNN(channels, classes), weights, x)
        checks.close("logits", got, reference.logits(weights, x), tol=SINGLE)


@check("small_cnn", level="values", points=1, ko="다른 크기의 그림", en="images of other sizes")
def test_small_cnn_sizes(student: Any, rng: np.random.Generator) -> None:
    for n, channels, classes, size in [(2, 3, 5, 16), (2, 1, 10, 28), (1, 3, 3, 32), (3, 1, 4, 14)]:
        weights, x = reference.weights(rng, channels, classes, size), reference.images(rng, n, channels, size)
        got = logits(student, student.SmallCNN(channels, classes, image_size=size), weights, x)
        checks.close("logits", got, reference.logits(weights, x), tol=SINGLE)


@check("small_cnn", level="gradients", points=1, ko="여섯 파라미터의 기울기", en="gradients of all six parameters")
def test_small_cnn_gradients(student: Any, rng: np.random.Generator, once: Any) -> None:
    channels, classes = 2, 4
    weights, x = reference.weights(rng, channels, classes, 8), reference.images(rng, 3, channels, 8)
    dout = rng.normal(size=(3, classes)).astype(np.float32)

    def slopes() -> list[tuple[list[Any], list[float]]]:
        """For each parameter three directions and the slope along each; directions that meet a kink are drawn anew."""
        found = []
        for index, weight in enumerate(weights):
            directions: list[Any] = []
            along: list[float] = []
            while len(along) < 3:
                direction = rng.normal(size=weight.shape)
                slope = reference.slope(weights, index, direction, x, dout)
                if slope is not None:
                    directions.append(direction)
                    along.append(slope)
            found.append((directions, along))
        return found

    model = student.SmallCNN(channels, classes)
    got = student.lab.small_cnn_gradients(model, weights, x, dout, returns=["gradients: data"])
    if not isinstance(got, list) or not all(isinstance(g, np.ndarray) for g in got):
        checks.fail("not_numbers", name="gradients")
    checks.close("len(list(model.parameters()))", np.array(len(got)), np.array(len(weights)), tol=0)
    for gradient, weight, (directions, along) in zip(got, weights, once("slopes", slopes), strict=True):
        name = f"gradient {weight.shape}"
        checks.shape(name, gradient, weight.shape)
        checks.finite(name, gradient)
        told = np.array([float((gradient.reshape(weight.shape) * d).sum()) for d in directions])
        checks.close(name, told, np.array(along), tol=GRADIENT)


@check("small_cnn", level="edge", points=0.5, ko="모델마다 다른 시작, state_dict 옮기기", en="new models, state_dict")
def test_small_cnn_instances(student: Any, rng: np.random.Generator) -> None:
    weights, x = reference.weights(rng, 1, 4, 8), reference.images(rng, 3, 1, 8)
    first, second = student.SmallCNN(num_classes=4), student.SmallCNN(num_classes=4)
    differ = student.lab.small_cnn_differ(first, second, x, returns=["differ: data"]) is True
    checks.at_least(
        "different models out of 2",
        2.0 if differ else 1.0,
        2.0,
        ko="모델을 두 번 만들었을 때 서로 다른 모델의 수",
        en="Different models when two are made",
    )
    checks.close("logits", logits(student, first, weights, x), reference.logits(weights, x), tol=SINGLE)
    student.lab.small_cnn_copied(first, second, returns=["nothing: data"])
    student.lab.small_cnn_loaded(first, [np.zeros_like(w) for w in weights], returns=["model: handle"])
    got = student.lab.small_cnn_logits(second, weights[:1], x, returns=["logits: array"])
    checks.close("logits", got, reference.logits(weights, x), tol=SINGLE)


@check("small_cnn", level="edge", points=0.5, ko=".double() 뒤의 float64 정밀도", en="float64 after .double()")
def test_small_cnn_double(student: Any, rng: np.random.Generator) -> None:
    weights = [w.astype(np.float64) for w in reference.weights(rng, 1, 10, 8)]
    x = rng.normal(size=(2, 1, 8, 8))
    got = logits(student, student.SmallCNN(), weights, x)
    checks.dtype("logits", got, np.float64)
    checks.close("logits", got, reference.logits(weights, x), tol=DOUBLE)
