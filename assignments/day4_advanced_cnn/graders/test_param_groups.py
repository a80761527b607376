"""Graders of D4-06: param_groups and unfreeze_from. The network is float64, and a step of SGD is a product and a sum:
torch agrees with the reference to 1e-15 (tests/test_day4_param_groups.py), so 1e-6 leaves room; the mildest mistake,
decay on a bias, is off by more than 1e-2.

Verdicts rest on where hidden parameters are after a step with hidden gradients. param_groups is tried on parameters
which all have a gradient, frozen ones too, as it happens when freezing comes after some training; the optimizer's own
learning rate is a hidden number that no group may fall back on.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_param_groups as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-6


def network(student: Any, tensors: Any, learning: Any) -> Any:
    return student.lab.param_groups_model(tensors, list(learning), returns=["model: handle"])


def agrees(student: Any, model: Any, want: Any) -> None:
    found = student.lab.param_groups_tensors(model, returns=["tensors: data"])
    for name, value in want.items():
        got = np.array(found.get(name, np.nan) if isinstance(found, dict) else np.nan)
        checks.close(name, got, value, tol=TOL)


def steps(
    student: Any, rng: np.random.Generator, learning: Any, lr_backbone: float, lr_head: float, **decay: float
) -> None:
    """A step on the student's groups takes the parameters where it should."""
    start, grads = reference.tensors(rng), reference.tensors(rng)
    model = network(student, start, learning)
    groups = student.param_groups(model, lr_backbone, lr_head, **decay)
    default = float(rng.uniform(5, 9))
    student.lab.param_groups_step(model, groups, grads, default, returns=["done: data"])
    shrink = decay.get("weight_decay", 0.0)
    agrees(student, model, reference.stepped(start, grads, learning, lr_backbone, lr_head, shrink))


def learns(student: Any, rng: np.random.Generator, learning: Any, start_at: str, want: Any) -> None:
    """After unfreeze_from, a step on the whole network moves what `want` names."""
    start, grads = reference.tensors(rng), reference.tensors(rng)
    model = network(student, start, learning)
    student.unfreeze_from(model, start_at)
    student.lab.param_groups_learn(model, grads, 0.1, returns=["done: data"])
    agrees(student, model, reference.stepped(start, grads, want, 0.1, 0.1))


@pytest.mark.public
@check("param_groups", level="values", points=0, ko="몸통 0.1, 헤드 1.0", en="body 0.1, head 1.0")
def test_public_param_groups(student: Any) -> None:
    shapes = {"stem.conv.weight": (3, 1, 3, 3), "mix.0.weight": (3, 3, 1, 1), "deep.fc.weight": (4, 3)}
    shapes |= dict.fromkeys(("stem.bn.weight", "stem.bn.bias", "mix.0.bias", "mix.1.weight", "mix.1.bias"), (3,))
    shapes |= {"deep.fc.bias": (4,), "fc.weight": (5, 4), "fc.bias": (5,)}
    ones = {name: np.ones(shape) for name, shape in shapes.items()}
    model = student.lab.param_groups_model(ones, ["fc.weight", "fc.bias"], returns=["model: handle"])
    student.unfreeze_from(model, "deep")
    groups = student.param_groups(model, 0.1, 1.0, weight_decay=0.5)
    student.lab.param_groups_step(model, groups, ones, 9.0, returns=["done: data"])
    tensors = student.lab.param_groups_tensors(model, returns=["tensors: data"])
    # All parameters and gradients are 1: 1 - lr (1 + 0.5) where weight decay applies, else 1 - lr; stem, mix: frozen.
    wanted = {"mix.0.weight": 1.0, "deep.fc.weight": 0.85, "deep.fc.bias": 0.9, "fc.weight": -0.5, "fc.bias": 0.0}
    for name, value in wanted.items():
        checks.close(name, np.array(tensors[name]), np.full(shapes[name], value), tol=1e-6)


@check("param_groups", level="values", points=2, ko="몸통과 헤드의 학습률", en="rates of the body and of the head")
def test_param_groups_rates(student: Any, rng: np.random.Generator) -> None:
    for lr_backbone, lr_head in ((0.01, 0.1), (0.3, 0.2)):
        steps(student, rng, reference.EVERYTHING, lr_backbone, lr_head)


@check("param_groups", level="values", points=1.5, ko="고정한 파라미터는 빼기", en="frozen parameters are left out")
def test_param_groups_frozen(student: Any, rng: np.random.Generator) -> None:
    some = ["stem.bn.bias", "mix.0.weight", "deep.fc.bias", "fc.weight"]
    for learning in (reference.of_blocks("deep", "fc"), some, reference.of_blocks("fc"), reference.of_blocks("mix")):
        steps(student, rng, learning, 0.05, 0.2)


@check("param_groups", level="values", points=1.5, ko="weight decay는 가중치에만", en="weight decay for weights alone")
def test_param_groups_decay(student: Any, rng: np.random.Generator) -> None:
    steps(student, rng, reference.EVERYTHING, 0.05, 0.2, weight_decay=0.3)
    steps(student, rng, reference.of_blocks("mix", "fc"), 0.05, 0.2, weight_decay=0.7)


@check("param_groups", level="values", points=1.5, ko="이 블록부터 끝까지 풀기", en="from this block to the end")
def test_unfreeze_from(student: Any, rng: np.random.Generator) -> None:
    for i, name in enumerate(reference.BLOCKS):
        learns(student, rng, reference.of_blocks("fc"), name, reference.of_blocks(*reference.BLOCKS[i:]))
    # What has been learning before goes on.
    learns(student, rng, ["stem.bn.bias"], "deep", ["stem.bn.bias", *reference.of_blocks("deep", "fc")])


@check("param_groups", level="edge", points=0.5, ko="없는 이름이면 예외", en="a name that is not there raises")
def test_unfreeze_from_unknown_name(student: Any, rng: np.random.Generator) -> None:
    learns(student, rng, [], "mix", reference.of_blocks("mix", "deep", "fc"))
    model = network(student, reference.tensors(rng), [])
    try:
        student.unfreeze_from(model, "layer9")
    except checks.Failure as failure:
        if failure.id != "raised":
            raise
    else:
        checks.at_least(
            "number of exceptions",
            0.0,
            1.0,
            ko="없는 이름을 주었을 때 생긴 예외의 수",
            en="Exceptions raised for a name that is not there",
        )
