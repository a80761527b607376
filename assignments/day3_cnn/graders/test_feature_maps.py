"""Graders of D3-12: get_activation and top_patches.

Verdicts rest on activations of hidden weights and images wherever outputs can show a property: which layer was seen,
in which mode it ran, whether the result is a copy. Hooks left behind, a result that hangs on the graph, gradients and
modes of the model leave no trace in an output; there the apparatus looks at the model after the call, in addition.

Tolerance 1e-6 (scaled): everything is float64, so right versions differ from the reference by 3e-15 at most; the
mildest mistake in a value, running statistics for those of the batch, by 0.14 (tests/test_day3_feature_maps.py).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_feature_maps as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-6
HOOKS = {"ko": "함수를 부른 뒤 모델에 남은 hook의 수", "en": "Hooks left on the model after the call"}


def weights(rng: np.random.Generator, channels: int = 3, maps: int = 4, kernel: int = 3) -> dict[str, Any]:
    """Random weights of the apparatus's network, by name."""
    found = {"stem.0.weight": rng.normal(size=(maps, channels, kernel, kernel)), "stem.0.bias": rng.normal(size=maps)}
    for block in ("block.0", "block.1"):
        found |= {
            f"{block}.conv1.weight": rng.normal(size=(maps, maps, kernel, kernel)),
            f"{block}.conv1.bias": rng.normal(size=maps),
            f"{block}.bn.weight": rng.uniform(0.5, 2.0, size=maps),
            f"{block}.bn.bias": rng.normal(size=maps),
            f"{block}.bn.running_mean": rng.normal(size=maps),
            f"{block}.bn.running_var": rng.uniform(0.5, 2.0, size=maps),
        }
    return found | {"head.weight": rng.normal(size=(5, maps)), "head.bias": rng.normal(size=5)}


def network(student: Any, given: dict[str, Any], training: bool) -> Any:
    """The network on the student's side."""
    return student.lab.feature_maps_network(given, training, returns=["model: handle"])


def images(student: Any, x: Any) -> Any:
    """x as a tensor on the student's side."""
    return student.put(x, layout="torch")


def judge(student: Any, rng: np.random.Generator, layers: list[str], training: bool) -> Any:
    """The values of these layers; gives the model back."""
    given, x = weights(rng), rng.normal(size=(2, 3, 5, 6))
    model, want = network(student, given, training), reference.activations(given, x, training)
    for name in layers:
        got = student.get_activation(model, name, images(student, x))
        checks.close(name, got, want[name], tol=TOL)
    return model


def no_hooks(student: Any, model: Any) -> None:
    checks.at_most("hook", student.lab.feature_maps_hooks(model, returns=["hooks: scalar"]), 0, **HOOKS)


def small_network(student: Any) -> Any:
    """One channel and 1x1 kernels: the stem is relu(2 x + 1), each block multiplies by 10."""
    one, none = np.ones(1), np.zeros(1)
    given = {"stem.0.weight": np.full((1, 1, 1, 1), 2.0), "stem.0.bias": one}
    for block in ("block.0", "block.1"):
        given |= {f"{block}.conv1.weight": np.full((1, 1, 1, 1), 10.0), f"{block}.conv1.bias": none}
        given |= {f"{block}.bn.{name}": one for name in ("weight", "running_var")}
        given |= {f"{block}.bn.{name}": none for name in ("bias", "running_mean")}
    given |= {"head.weight": np.ones((1, 1)), "head.bias": none}
    return student.lab.feature_maps_network(given, False, returns=["model: handle"])


@pytest.mark.public
@check("feature_maps", level="values", points=0, ko="작은 모델 (손 계산)", en="a small model, worked by hand")
def test_public_get_activation(student: Any) -> None:
    model, x = small_network(student), student.put(np.array([[[[1.0, -3.0]]]]), layout="torch")
    # 2 * 1 + 1 and 2 * (-3) + 1; then the ReLU; then times 10
    for name, want in (("stem.0", [3.0, -5.0]), ("stem.1", [3.0, 0.0]), ("block.0.conv1", [30.0, 0.0])):
        checks.close(name, student.get_activation(model, name, x), np.array([[[want]]]), tol=1e-6)


@pytest.mark.public
@check("feature_maps", level="edge", points=0, ko="hook을 떼어 냄", en="the hook comes off again")
def test_public_hooks(student: Any) -> None:
    model, x = small_network(student), student.put(np.array([[[[1.0, 2.0]]]]), layout="torch")
    checks.close("stem.0", student.get_activation(model, "stem.0", x), np.array([[[[3.0, 5.0]]]]), tol=1e-6)
    checks.at_most("hook", student.lab.feature_maps_hooks(model, returns=["hooks: scalar"]), 0, **HOOKS)


@pytest.mark.public
@check("feature_maps", level="values", points=0, ko="자리 찾기 (손 계산)", en="places, worked by hand")
def test_public_top_patches(student: Any) -> None:
    # two images of 1x3 pixels with two channels
    acts = np.array([[[[1.0, 7.0, 3.0]], [[0.0, -1.0, -2.0]]], [[[2.0, 9.0, 8.0]], [[-9.0, 5.0, 4.0]]]])
    places = student.top_patches(student.put(acts, layout="torch"), 3)
    # channel 0: 9, 8 in image 1, then 7 in image 0; channel 1: 5, 4 in image 1, then 0 in image 0
    want = np.array([[[1, 0, 1], [1, 0, 2], [0, 0, 1]], [[1, 0, 1], [1, 0, 2], [0, 0, 0]]])
    checks.close("places", places, want, tol=0)


@check("feature_maps", level="values", points=1.5, ko="여러 층의 값", en="values of several layers")
def test_feature_maps_values(student: Any, rng: np.random.Generator) -> None:
    for layers in (["block.0", "head", "block.1.conv1", "stem"], ["block.1", "stem.1", "block.0.relu", "block"]):
        judge(student, rng, layers, training=False)


@check("feature_maps", level="values", points=0.5, ko="inplace ReLU 앞의 층", en="layers before a ReLU in place")
def test_feature_maps_copies(student: Any, rng: np.random.Generator) -> None:
    judge(student, rng, ["stem.0", "block.0.bn", "block.1.bn"], training=False)


@check("feature_maps", level="values", points=0.5, ko="모델의 모드는 그대로", en="the mode of the model stays")
def test_feature_maps_modes(student: Any, rng: np.random.Generator) -> None:
    for training in (True, False):
        model = judge(student, rng, ["block.0.bn", "block.1", "head"], training=training)
        modes = student.lab.feature_maps_modes(model, returns=["modes: array"])
        checks.close("training", modes, np.full(modes.shape, float(training)), tol=0)


@check("feature_maps", level="values", points=1, ko="top_patches의 자리", en="the places of top_patches")
def test_feature_maps_places(student: Any, rng: np.random.Generator) -> None:
    for shape, k in [((3, 2, 4, 5), 6), ((1, 3, 6, 3), 1), ((4, 1, 2, 7), 56), ((2, 5, 3, 3), 4)]:
        acts = rng.permutation(np.arange(float(np.prod(shape)))).reshape(shape) / 7 - 8
        places = student.top_patches(images(student, acts), k)
        checks.close("places", places, reference.places(acts, k), tol=0)


@check("feature_maps", level="edge", points=0.5, ko="hook을 남기지 않음", en="no hook is left behind")
def test_feature_maps_hooks(student: Any, rng: np.random.Generator) -> None:
    given, x = weights(rng), rng.normal(size=(2, 3, 4, 5))
    model, want = network(student, given, False), reference.activations(given, x, False)
    for name in ("block.0.conv1", "stem"):
        checks.close(name, student.get_activation(model, name, images(student, x)), want[name], tol=TOL)
        no_hooks(student, model)
        try:  # four channels where the first layer takes three: the model stops before it reaches the named layer
            student.get_activation(model, "block.1", images(student, rng.normal(size=(2, 4, 4, 5))))
        except checks.Failure as stopped:
            if stopped.id != "raised":
                raise
        no_hooks(student, model)


@check("feature_maps", level="edge", points=0.5, ko="그래프에서 떼어 낸 결과", en="the result is detached")
def test_feature_maps_detached(student: Any, rng: np.random.Generator) -> None:
    given, x = weights(rng), rng.normal(size=(1, 3, 4, 4))
    model, want = network(student, given, False), reference.activations(given, x, False)
    for name in ("block.0.conv1", "head"):
        asked = student.lab.feature_maps_attached(
            model, name, images(student, x), returns=["activation: array", "attached: scalar", "switched_off: scalar"]
        )
        checks.close(name, asked[0], want[name], tol=TOL)
        checks.at_most(
            "requires_grad",
            asked[1],
            0,
            ko="결과의 `requires_grad` 값 (`True`는 1, `False`는 0)",
            en="`requires_grad` of the result (`True` is 1, `False` is 0)",
        )
        checks.at_most(
            "set_grad_enabled(False)",
            asked[2],
            0,
            ko="함수를 부른 뒤 기울기 계산이 꺼져 있는지 (꺼졌으면 1, 아니면 0)",
            en="Whether gradients are switched off after the call (1 for yes, 0 for no)",
        )
    gradients = student.lab.feature_maps_gradients(model, returns=["grad: array"])
    checks.close("grad", gradients, np.full(gradients.shape, 0.25), tol=0)


@check("feature_maps", level="edge", points=0.5, ko="없는 이름은 KeyError", en="KeyError for an unknown name")
def test_feature_maps_unknown(student: Any, rng: np.random.Generator) -> None:
    model, refused = judge(student, rng, ["block.1.conv1"], training=False), 0
    unknown = ("blocks", "block.2", "stem.0.conv1", "conv1", f"layer{rng.integers(9)}")
    for name in unknown:
        try:
            student.get_activation(model, name, images(student, rng.normal(size=(1, 3, 4, 4))))
        except checks.Failure as failure:
            if failure.id != "raised":
                raise
            refused += failure.values["type"] == "KeyError"
    checks.at_least(
        "KeyError",
        refused,
        len(unknown),
        ko="없는 이름을 주었을 때 `KeyError`가 난 횟수",
        en="Times that an unknown name raised `KeyError`",
    )
