"""Graders of D2-12: xavier_normal, he_normal and init_model.

Weights may be drawn in any way, so they are judged by what chance leaves to them. Size within 3 %: for the 21,600 and
more numbers of each probe the standard error of a standard deviation is at most 0.48 %, and the mildest mistake, the
other Xavier formula, is off by 18 %. Mean within 5 standard errors, which chance exceeds once in 1.7 million. Share
within one standard deviation, 0.683 with a standard error of 0.0021: 0.015, and uniform numbers are 0.106 away. Ten
ReLU layers of width 200 change the deviation of a signal by a factor of 0.70 to 1.81 by He and of 0.03 to 0.06 by
Xavier over 30 seeds: 0.4 to 2.5, and below 0.15. tests/test_day2_weight_init.py keeps these distances.

Known mistakes are told by evidence. Verdicts rest on the weights themselves, read from parameters that were taken from
the model before init_model ran.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_weight_init as reference

from autograder import checks
from autograder.harness import check

SIZE, OFFSET, SHARE = 0.03, 5.0, 0.015
GROWTH = {
    "ko": "열 번째 층을 지난 신호의 표준편차 ÷ 첫 층을 지난 신호의 표준편차",
    "en": "Standard deviation of the signal after layer 10 / after layer 1",
}


def generator(student: Any, rng: np.random.Generator) -> Any:
    return student.lab.weight_generator(int(rng.integers(2**31)), returns=["rng: handle"])


def judge(name: str, weights: Any, scheme: str) -> None:
    """Weights of `scheme`: their size, their mean, the shape of their distribution."""
    checks.finite(name, weights)
    checks.close(f"std({name})", reference.size(weights, scheme), np.array(1.0), tol=SIZE)
    checks.at_most(
        f"|mean({name})| / standard error",
        reference.offset(weights),
        OFFSET,
        ko=f"`{name}` 평균의 절댓값 ÷ 표준오차",
        en=f"Absolute mean of `{name}` / its standard error",
    )
    checks.at_most(
        f"|mean(|{name}| < std) - 0.683|",
        abs(reference.within(weights) - 0.683),
        SHARE,
        ko=f"`{name}` 값이 표준편차 안에 드는 비율과 0.683의 차이",
        en=f"Difference between the share of `{name}` within one standard deviation and 0.683",
    )


def initialised(
    student: Any,
    rng: np.random.Generator,
    layers: list[Any],
    scheme: str,
    dtype: str = "float32",
    seed: int | None = None,
) -> dict[str, Any]:
    """The parameters by name of a model of these layers after init_model."""
    student.lab.weight_seed(int(rng.integers(2**31)), returns=["nothing: data"])
    model = student.lab.weight_model(layers, dtype, returns=["model: handle"])
    held = student.lab.weight_parameters(model, returns=["parameters: handle"])
    if seed is not None:  # only now: the layers have just drawn numbers for themselves
        student.lab.weight_seed(seed, returns=["nothing: data"])
    student.init_model(model, scheme)
    values: dict[str, Any] = student.lab.weight_values(held, returns=["parameters: data"])
    return values


@pytest.mark.public
@check("weight_init", level="values", points=0, ko="모양과 표준편차", en="shape and standard deviation")
def test_public_weight_init(student: Any) -> None:
    for function, std in ((student.xavier_normal, 0.05), (student.he_normal, 0.05 * 2**0.5)):
        rng = student.lab.weight_generator(3, returns=["rng: handle"])
        weights = function(400, 100, rng)  # sqrt(1 / 400) = 0.05
        checks.shape("weights", weights, (100, 400))
        checks.close("std", np.array(weights.std()), np.array(std), tol=0.03)


@pytest.mark.public
@check(
    "weight_init",
    level="values",
    points=0,
    ko="init_model: 선형 층과 합성곱 층",
    en="init_model: linear and convolution",
)
def test_public_init_model(student: Any) -> None:
    layers = [["linear", 100, 400, True], ["conv", 50, 40, 2, 4, True]]
    model = student.lab.weight_model(layers, "float32", returns=["model: handle"])
    held = student.lab.weight_parameters(model, returns=["parameters: handle"])
    student.init_model(model, "xavier")
    values = student.lab.weight_values(held, returns=["parameters: data"])
    checks.close("std(0)", np.array(values["0.weight"].std()), np.array(0.1), tol=0.03)  # sqrt(1 / 100)
    checks.close("std(1)", np.array(values["1.weight"].std()), np.array(0.05), tol=0.03)  # sqrt(1 / (50 * 2 * 4))
    checks.close("bias(0)", values["0.bias"], np.zeros(400), tol=1e-12)
    checks.close("bias(1)", values["1.bias"], np.zeros(40), tol=1e-12)


@check("weight_init", level="values", points=1.5, ko="xavier_normal과 he_normal의 값", en="values of the two functions")
def test_weight_functions(student: Any, rng: np.random.Generator, evidence: dict[str, Any]) -> None:
    functions = {"xavier": student.xavier_normal, "he": student.he_normal}
    drawn = {name: f(300, 600, generator(student, rng)) for name, f in functions.items()}
    for name, weights in drawn.items():
        if weights.ndim == 2:
            evidence[f"{name}_rows"] = weights.shape[0]
            evidence[f"{name}_within"] = reference.within(weights)
            # Whichever way round it came: the size that 300 inputs ask for.
            evidence[f"{name}_size"] = reference.size(weights.reshape(-1, 300), name)
    for name, weights in drawn.items():
        checks.shape("weights", weights, (600, 300))
        judge("weights", weights, name)
        square = functions[name](512, 512, generator(student, rng))
        checks.shape("weights", square, (512, 512))
        judge("weights", square, name)


@check("weight_init", level="edge", points=0.5, ko="rng에서만 뽑음", en="random numbers from rng alone")
def test_weight_rng(student: Any, rng: np.random.Generator, evidence: dict[str, Any]) -> None:
    state = student.lab.weight_global_numbers(returns=["numbers: array"])
    for function in (student.xavier_normal, student.he_normal):
        seed = int(rng.integers(2**31))
        first, again = (student.lab.weight_generator(seed, returns=["rng: handle"]) for _ in range(2))
        weights, following = function(60, 50, first), function(60, 50, first)
        same, other = function(60, 50, again), function(60, 50, generator(student, rng))
        evidence["same_state"] = float(np.array_equal(weights, same))
        evidence["following"] = float(np.array_equal(weights, following))
        checks.close("weights", same, weights, tol=1e-12)
        for later in (following, other):
            checks.at_most(
                "likeness of two matrices",
                abs(reference.likeness(weights, later)),
                0.2,
                ko="따로 뽑은 두 행렬의 상관계수 (절댓값)",
                en="Correlation of two matrices drawn apart (absolute)",
            )
    checks.unchanged("np.random", state, student.lab.weight_global_numbers(returns=["numbers: array"]))


@check(
    "weight_init", level="values", points=1, ko="init_model: 선형 층과 편향", en="init_model: linear layers and biases"
)
def test_weight_linear(student: Any, rng: np.random.Generator, evidence: dict[str, Any]) -> None:
    block = [["linear", 100, 250, True], ["relu"], ["block", [["linear", 250, 120, True]]]]
    # The last layer has a single output, as a model for regression has.
    layers = [["linear", 300, 100, True], ["relu"], ["block", block], ["linear", 25000, 1, True]]
    models = {scheme: initialised(student, rng, layers, scheme) for scheme in ("xavier", "he")}
    for scheme, values in models.items():
        evidence[f"linear_{scheme}"] = reference.size(values["0.weight"], scheme)
        evidence[f"nested_{scheme}"] = reference.size(values["2.2.0.weight"], scheme)
        evidence["bias"] = max(float(np.abs(v).max()) for name, v in values.items() if "bias" in name)
    for scheme, values in models.items():
        for name, value in values.items():
            if name.endswith("weight"):
                judge(name, value, scheme)
            else:
                checks.close(name, value, np.zeros(value.shape), tol=1e-12)


@check("weight_init", level="values", points=0.5, ko="init_model: 합성곱 층", en="init_model: convolutions")
def test_weight_conv(student: Any, rng: np.random.Generator, evidence: dict[str, Any]) -> None:
    layers = [["conv", 30, 120, 3, 2, True], ["relu"], ["conv", 120, 40, 1, 5, True]]
    models = {scheme: initialised(student, rng, layers, scheme) for scheme in ("xavier", "he")}
    for scheme, values in models.items():
        evidence[f"conv_{scheme}"] = reference.size(values["0.weight"], scheme)
    for scheme, values in models.items():
        for name, value in values.items():
            if name.endswith("weight"):
                judge(name, value, scheme)
            else:
                checks.close(name, value, np.zeros(value.shape), tol=1e-12)


@check("weight_init", level="values", points=0.5, ko="열 층을 지난 신호", en="a signal through ten layers")
def test_weight_signal(student: Any, rng: np.random.Generator, evidence: dict[str, Any]) -> None:
    layers = [["linear", 200, 200, True], ["relu"]] * 10
    x = rng.normal(size=(200, 200))
    for scheme in ("he", "xavier"):
        values = initialised(student, rng, layers, scheme)
        weights = [values[f"{2 * i}.weight"] for i in range(10)]
        likeness = max(reference.likeness(weights[i], weights[0]) for i in range(1, 10))
        evidence["layers_alike"] = likeness
        checks.at_most(
            "likeness of two layers",
            likeness,
            0.05,
            ko="두 층의 가중치 사이의 상관계수",
            en="Correlation of the weights of two layers",
        )
        grown = reference.growth(weights, x)
        if scheme == "he":
            checks.at_least("std(layer 10) / std(layer 1)", grown, 0.4, **GROWTH)
            checks.at_most("std(layer 10) / std(layer 1)", grown, 2.5, **GROWTH)
        else:
            checks.at_most("std(layer 10) / std(layer 1)", grown, 0.15, **GROWTH)


@check("weight_init", level="edge", points=0.5, ko="다른 층은 그대로, 편향 없는 층", en="other layers stay; no bias")
def test_weight_other_layers(student: Any, rng: np.random.Generator, evidence: dict[str, Any]) -> None:
    scale, shift = rng.uniform(0.5, 2.0, size=80), rng.normal(size=80)
    scales, shifts = rng.uniform(0.5, 2.0, size=60), rng.normal(size=60)
    layers = [
        ["linear", 300, 80, True],
        ["norm1", scale, shift],
        ["conv", 40, 60, 3, 3, True],
        ["norm2", scales, shifts],
    ]
    values = initialised(student, rng, layers, "he", "float64")
    wants = {"1.weight": scale, "1.bias": shift, "3.weight": scales, "3.bias": shifts}
    evidence["norm_moved"] = max(float(np.abs(values[name] - want).max()) for name, want in wants.items())
    judge("0.weight", values["0.weight"], "he")
    judge("2.weight", values["2.weight"], "he")
    for name, want in wants.items():
        checks.close(name, values[name], want, tol=1e-12)
    values = initialised(student, rng, [["linear", 200, 120, False], ["conv", 40, 60, 3, 3, False]], "he")
    for name, value in values.items():
        judge(name, value, "he")


@check("weight_init", level="edge", points=0.5, ko="seed, 제자리, dtype", en="the seed, in place, dtype")
def test_weight_seed(student: Any, rng: np.random.Generator, evidence: dict[str, Any]) -> None:
    layers, seed = [["linear", 200, 120, True], ["conv", 20, 60, 5, 4, True]], int(rng.integers(2**31))
    for dtype in ("float32", "float64"):
        first = initialised(student, rng, layers, "he", dtype, seed)
        again = initialised(student, rng, layers, "he", dtype, seed)
        other = initialised(student, rng, layers, "he", dtype, seed + 1)
        evidence["same_seed"] = float(np.array_equal(first["0.weight"], again["0.weight"]))
        evidence["other_seed"] = float(np.array_equal(first["0.weight"], other["0.weight"]))
        evidence[f"bits_{dtype}"] = 8 * first["0.weight"].dtype.itemsize
        for name in ("0.weight", "1.weight"):
            checks.dtype(name, first[name], np.dtype(dtype))
            judge(name, first[name], "he")
            checks.close(name, again[name], first[name], tol=1e-12)
            checks.at_most(
                "likeness of two models",
                abs(reference.likeness(first[name], other[name])),
                0.1,
                ko="시드가 다른 두 모델의 가중치 사이의 상관계수 (절댓값)",
                en="Correlation of the weights of two models with different seeds (absolute)",
            )
