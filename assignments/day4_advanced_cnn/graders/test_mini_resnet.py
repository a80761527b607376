"""Graders of D4-03: make_deep_net, gradient_ratio and train_resnet.

Tolerances, measured over 3 to 10 seeds (tests/test_day4_mini_resnet.py keeps the distance). In float64 logits of
right versions are within 1e-15 of the reference; those of the mildest mistake, ReLU before the addition, are off by
0.48: 1e-9. Ratios differ from those of central differences by 1.2e-10 and gradients by 3.4e-10; the mildest mistake,
softmax before the loss, by 0.076: 1e-6. Thresholds and their evidence are in assignment.toml.

Verdicts rest on logits and gradients for hidden weights, images and labels. What the sandbox says of shapes of
parameters serves the message only: outputs with the graders' weights say the same.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_mini_resnet as reference

from autograder import checks
from autograder.harness import check

DOUBLE, GRADIENT = 1e-9, 1e-6
# Depth, channels, and the shape of the images.
NETS = [(1, 3, (2, 1, 5, 7)), (3, 4, (1, 1, 6, 6)), (2, 8, (3, 1, 8, 8))]


def right_logits(student: Any, rng: np.random.Generator, residual: bool) -> None:
    for depth, channels, shape in NETS:
        weights, x = reference.weights(rng, depth, channels), rng.normal(size=shape)
        net = student.make_deep_net(depth, residual, channels=channels)
        got = student.lab.mini_resnet_logits(net, weights, x, returns=["logits: array"])
        checks.close("net(X)", got, reference.logits(weights, residual, x), tol=DOUBLE)


def tensors(student: Any, *arrays: Any) -> list[Any]:
    return [student.put(array, layout="torch") for array in arrays]


@pytest.mark.public
@check("mini_resnet", level="values", points=0, ko="블록 하나 (손 계산)", en="one block, worked by hand")
def test_public_resnet_block(student: Any) -> None:
    # One channel; every filter passes the pixel on times a number: 1, then -2 and 3 in the block. One pixel: 2.
    passing = np.zeros((1, 1, 3, 3))
    passing[0, 0, 1, 1] = 1.0
    none, linear = np.zeros(1), np.arange(10.0)[:, None]
    weights = [passing, none, -2 * passing, np.array([5.0]), 3 * passing, np.array([-1.0]), linear, np.zeros(10)]
    x = np.full((1, 1, 1, 1), 2.0)
    # F(2) = 3 * relu(-2 * 2 + 5) - 1 = 2; the residual block adds 2.
    for residual, pixel in ((False, 2.0), (True, 4.0)):
        net = student.make_deep_net(1, residual, channels=1)
        got = student.lab.mini_resnet_logits(net, weights, x, returns=["logits: array"])
        checks.close("net(X)", got, pixel * linear.T, tol=1e-9)


@pytest.mark.public
@check("mini_resnet", level="gradients", points=0, ko="두 번 불러도 같은 비율", en="the same ratio when called twice")
def test_public_resnet_ratio(student: Any) -> None:
    # One pixel, two 1 x 1 filters a and b with tanh: dL/da : dL/db = b * (1 - t * t) * x : t with t = tanh(a * x).
    a, b, x = 0.5, 2.0, 1.5
    linear, y = np.array([[1.0], [-1.0]]), np.array([0])
    filters = [np.full((1, 1, 1, 1), a), np.full((1, 1, 1, 1), b)]
    net = student.lab.mini_resnet_network(filters, [np.zeros(1)] * 2, linear, False, returns=["net: handle"])
    images, labels = student.put(np.full((1, 1, 1, 1), x), layout="torch"), student.put(y, layout="torch")
    t = np.tanh(a * x)
    for _ in range(2):
        got = student.gradient_ratio(net, images, labels)
        checks.close("ratio", np.array(got), np.array(b * (1 - t * t) * x / t), tol=1e-6)


@pytest.mark.public
@check("mini_resnet", level="training", points=0, ko="줄무늬 배우기", en="learning stripes")
def test_public_resnet_train(student: Any) -> None:
    rng = np.random.default_rng(1)
    y = np.arange(120) % 2
    rows, columns = np.mgrid[:8, :8]
    place = np.stack([rows, columns])[y] + rng.integers(4, size=(120, 1, 1))
    X = ((place % 4 < 2)[:, None] * 0.8 + 0.2 * rng.random(size=(120, 1, 8, 8))).astype(np.float32)
    model = student.train_resnet(student.put(X, layout="torch"), student.put(y, layout="torch"), epochs=6)
    logits = student.call(model, student.put(X, layout="torch"), returns=["logits: array"])
    checks.shape("model(X)", logits, (120, 10))
    checks.at_least(
        "stripes",
        checks.accuracy("model(X)", logits.argmax(axis=1), y),
        0.9,
        ko="줄무늬 그림의 정확도",
        en="Accuracy on the stripes",
    )


@check("mini_resnet", level="shape", points=0, ko="파라미터와 출력의 모양", en="shapes of parameters and output")
def test_resnet_shapes(student: Any, rng: np.random.Generator) -> None:
    for depth, residual, channels in ((1, True, 5), (3, False, 4), (2, True, 8)):
        net = student.make_deep_net(depth, residual, channels=channels)
        got = student.lab.mini_resnet_sizes(net, returns=["sizes: array"])
        want = np.sort([np.prod(shape) for shape in reference.shapes(depth, channels)])
        checks.close("parameters", got, want, tol=0.0)
        x = rng.normal(size=(2, 1, 6, 5)).astype(np.float32)
        logits = student.call(net, student.put(x, layout="torch"), returns=["logits: array"])
        checks.shape("net(X)", logits, (2, 10))


@check("mini_resnet", level="values", points=2, ko="잔차 블록의 출력", en="output of residual blocks")
def test_resnet_residual(student: Any, rng: np.random.Generator) -> None:
    right_logits(student, rng, True)


@check("mini_resnet", level="values", points=1, ko="보통 블록의 출력", en="output of plain blocks")
def test_resnet_plain(student: Any, rng: np.random.Generator) -> None:
    right_logits(student, rng, False)


@check("mini_resnet", level="gradients", points=1.5, ko="기울기의 비율", en="ratio of gradients")
def test_resnet_ratio(student: Any, rng: np.random.Generator, once: Any) -> None:
    for i, (sizes, nested) in enumerate(reference.NETWORKS):
        numbers, X, y = reference.network(rng, sizes)
        net = student.lab.mini_resnet_network(*numbers, nested, returns=["net: handle"])
        got = student.gradient_ratio(net, *tensors(student, X, y))
        case = (numbers, X, y)
        want = once(f"mini_resnet/{i}", lambda case=case: reference.ratio(reference.smooth_gradients(*case)))
        checks.close("ratio", np.array(got), np.array(want), tol=GRADIENT)


@check("mini_resnet", level="gradients", points=1, ko="남는 기울기가 없음", en="no gradients left over")
def test_resnet_ratio_again(student: Any, rng: np.random.Generator, once: Any) -> None:
    numbers, X, y = reference.network(rng, [(3, 3), (2, 2)])
    other_X, other_y = rng.normal(size=X.shape), (y + 1) % 4
    want = once("mini_resnet/again", lambda: reference.ratio(reference.smooth_gradients(numbers, X, y)))
    later = once("mini_resnet/later", lambda: reference.smooth_gradients(numbers, other_X, other_y))
    net = student.lab.mini_resnet_network(*numbers, False, returns=["net: handle"])
    student.lab.mini_resnet_gradients(
        net, other_X, other_y, returns=["gradients: data"]
    )  # some are there to begin with
    for _ in range(2):
        got = student.gradient_ratio(net, *tensors(student, X, y))
        checks.close("ratio", np.array(got), np.array(want), tol=GRADIENT)
    # A backward pass adds to what is there: it ends right only where nothing was left and no parameter moved.
    after = student.lab.mini_resnet_gradients(net, other_X, other_y, returns=["gradients: data"])
    kept = student.lab.mini_resnet_weights(net, returns=["weights: data"])
    for name, values, right in ((".grad", after, later), ("weight", kept, [*numbers[0], numbers[2]])):
        if not isinstance(values, list) or len(values) != len(right):
            checks.fail("not_an_array", name=name, type=type(values).__name__)
        for got, expected in zip(values, right, strict=True):
            checks.close(name, got, expected, tol=GRADIENT)


@check("mini_resnet", level="gradients", points=1, ko="블록 10개를 거슬러 온 기울기", en="gradients through 10 blocks")
def test_resnet_flow(student: Any, rng: np.random.Generator, once: Any, thresholds: Any, evidence: Any) -> None:
    X, y, _, _ = reference.split(rng, once("mini_resnet/digits", reference.load_digits))
    ratios = {}
    for residual in (True, False):
        got = student.lab.mini_resnet_flow(10, residual, 3, X[:32], y[:32], returns=["ratios: data"])
        ratios[residual] = np.array(got, dtype=np.float64)
        checks.shape("ratio", ratios[residual], (3,))
        checks.finite("ratio", ratios[residual])
    evidence["flow_residual"], evidence["flow_plain"] = float(ratios[True].min()), float(ratios[False].max())
    checks.at_least(
        "residual",
        evidence["flow_residual"],
        thresholds["flow_residual"]["value"],
        ko="잔차 연결이 있을 때 첫 합성곱의 기울기 ÷ 마지막 합성곱의 기울기",
        en="Gradient at the first convolution / at the last, with residual connections",
    )
    checks.at_most(
        "plain",
        evidence["flow_plain"],
        thresholds["flow_plain"]["value"],
        ko="잔차 연결이 없을 때 첫 합성곱의 기울기 ÷ 마지막 합성곱의 기울기",
        en="Gradient at the first convolution / at the last, without residual connections",
    )


@check("mini_resnet", level="training", points=2.5, ko="처음 보는 숫자의 정확도", en="accuracy on unseen digits")
def test_resnet_digits(
    student: Any, rng: np.random.Generator, once: Any, thresholds: Any, evidence: Any, pictures: Any
) -> None:
    best = 0.0
    for seed in range(2):
        X, y, hidden_X, hidden_y = reference.split(rng, once("mini_resnet/digits", reference.load_digits))
        model = student.train_resnet(*tensors(student, X, y), seed=seed)
        logits = student.call(model, student.put(hidden_X, layout="torch"), returns=["logits: array"])
        checks.shape("model(X)", logits, (len(hidden_y), 10))
        labels = logits.argmax(axis=1)
        accuracy = checks.accuracy("model(X)", labels, hidden_y)
        if accuracy >= best:
            best = accuracy
            evidence["digits"] = best
            # Over images, per class, how far logits spread; and how far the classes' mean logits lie apart.
            evidence["spread"], evidence["offset"] = float(logits.std(axis=0).mean()), float(logits.mean(axis=0).std())
        if best >= thresholds["digits"]["value"]:
            break
    ko, en = "처음 보는 손글씨에 모델이 한 답", "The model's answers for digits it had not seen"
    pictures.confusion(ko, en, hidden_y, labels)
    checks.at_least("digits", best, thresholds["digits"]["value"])


@check("mini_resnet", level="training", points=1, ko="평가 모드와 seed", en="evaluation mode and seed")
def test_resnet_model(student: Any, rng: np.random.Generator, once: Any, thresholds: Any, evidence: Any) -> None:
    X, y, hidden_X, hidden_y = reference.split(rng, once("mini_resnet/digits", reference.load_digits))
    given, few = tensors(student, X[:320], y[:320]), student.put(hidden_X, layout="torch")
    models = [student.train_resnet(*given, epochs=12, seed=seed) for seed in (5, 5, 6)]
    first, again, other = (student.call(model, few, returns=["logits: array"]) for model in models)
    for logits in (first, again, other):
        checks.shape("model(X)", logits, (len(hidden_y), 10))
        checks.finite("model(X)", logits)
    evidence["learned"] = checks.accuracy("model(X)", first.argmax(axis=1), hidden_y)
    alone = student.lab.mini_resnet_alone(models[0], hidden_X[:20], returns=["logits: array"])
    evidence["alone"] = checks.scaled_error(alone, first[:20]) if alone.shape == (20, 10) else 1e6
    evidence["same_seed"] = float(np.abs(first - again).max() / np.abs(first).max())
    evidence["other_seed"] = float(np.abs(first - other).max() / np.abs(first).max())
    checks.at_least(
        "learned",
        evidence["learned"],
        thresholds["learned"]["value"],
        ko="처음 보는 숫자의 정확도",
        en="Accuracy on unseen digits",
    )
    checks.at_most(
        "alone",
        evidence["alone"],
        thresholds["alone"]["value"],
        ko="그림을 하나씩 넣을 때와 한꺼번에 넣을 때의 상대 오차",
        en="Relative error between images one by one and all at once",
    )
    if not evidence["same_seed"] <= thresholds["alone"]["value"]:
        checks.fail("not_repeatable", name="train_resnet", times=2)
    if not evidence["other_seed"] > thresholds["alone"]["value"]:
        checks.fail("seed_ignored", name="train_resnet")
