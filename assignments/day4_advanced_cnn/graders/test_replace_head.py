"""Graders of D4-05: replace_head, freeze_backbone and trainable_parameters.

What must not move is compared to the last bit. What the network says and how its head learns is compared with a NumPy
float64 network at 1e-4: over 30 seeds torch's float32 stays within 1e-5 of it (tests/test_day4_replace_head.py), and
the mildest mistake, normalising by the statistics of the batch, moves the logits by more than 1e-1.

Each function is tried by itself on networks that the apparatus makes; freezing is tried in eval mode first, so that it
does not hang on batch normalisation. Verdicts rest on hidden tensors after steps that the apparatus takes.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_replace_head as reference
import torch

from autograder import checks
from autograder.harness import check

SINGLE = 1e-4
LR = 0.1

# Known mistakes are replayed in this process, where one call may take two seconds; on a busy machine, several threads
# that wait for each other take longer than that.
torch.set_num_threads(1)


def network(student: Any, tensors: Any, train: bool = False) -> Any:
    model = student.lab.replace_head_model(tensors, returns=["model: handle"])
    mode(student, model, train)
    return model


def mode(student: Any, model: Any, train: bool) -> None:
    student.lab.replace_head_mode(model, train, returns=["done: data"])


def logits(student: Any, model: Any, X: Any) -> Any:
    return student.lab.replace_head_logits(model, X, returns=["logits: array"])


def state_of(student: Any, model: Any) -> dict[str, Any]:
    found = student.lab.replace_head_tensors(model, returns=["tensors: data"])
    return {name: np.array(t) for name, t in found.items()} if isinstance(found, dict) else {}


def same(found: Any, want: Any, tol: float = 0.0) -> None:
    """Every tensor of `want` is in `found`."""
    for name, value in want.items():
        checks.close(name, found.get(name, np.array(np.nan)), value, tol=tol)


def head_of(student: Any, model: Any, classes: int) -> dict[str, Any]:
    """The head as it is now, of the right shape and finite."""
    found = state_of(student, model)
    head = {name: found.get(name, np.array(np.nan)) for name in ("fc.weight", "fc.bias")}
    for name, want in (("fc.weight", (classes, reference.WIDTH)), ("fc.bias", (classes,))):
        checks.shape(name, head[name], want)
        checks.finite(name, head[name])
    return head


def fit(student: Any, model: Any, parameters: Any, batches: Any) -> None:
    student.lab.replace_head_fit(model, parameters, batches, LR, returns=["done: data"])


@pytest.mark.public
@check("replace_head", level="values", points=0, ko="작은 네트워크에 새 헤드", en="a new head for a small network")
def test_public_replace_head(student: Any) -> None:
    ones, zeros = np.ones(2, np.float32), np.zeros(2, np.float32)
    state = {
        "conv1.weight": np.zeros((2, 1, 3, 3), np.float32),
        "layer1.conv.weight": np.zeros((2, 2, 3, 3), np.float32),
    }
    for bn in ("bn1", "layer1.bn"):
        state |= {f"{bn}.weight": ones, f"{bn}.bias": ones, f"{bn}.running_mean": zeros, f"{bn}.running_var": ones}
        state[f"{bn}.num_batches_tracked"] = np.array(7)
    state |= {"layer1.fc.weight": np.zeros((2, 2, 1, 1), np.float32), "layer1.fc.bias": ones}
    state |= {"fc.weight": np.ones((10, 2), np.float32), "fc.bias": np.ones(10, np.float32)}
    model = student.lab.replace_head_model(state, returns=["model: handle"])
    student.replace_head(model, 3)
    student.freeze_backbone(model)
    student.lab.replace_head_mode(model, True, returns=["done: data"])
    # Whatever the picture: bn1 gives 1, layer1 adds 1, so the head sees 2 and 2.
    X = np.arange(40, dtype=np.float32).reshape(2, 1, 5, 4)
    got = student.lab.replace_head_logits(model, X, returns=["logits: array"])
    before = student.lab.replace_head_tensors(model, returns=["tensors: data"])
    weight, bias = (np.array(before.get(name, np.nan)) for name in ("fc.weight", "fc.bias"))
    checks.shape("fc.weight", weight, (3, 2))
    checks.shape("fc.bias", bias, (3,))
    checks.close("logits", got, np.tile(2 * weight.sum(axis=1) + bias, (2, 1)), tol=1e-5)
    for _ in range(5):
        parameters = student.trainable_parameters(model)
        batches = [[X, np.array([0, 2])]]
        student.lab.replace_head_fit(model, parameters, batches, 0.1, returns=["done: data"])
    after = student.lab.replace_head_tensors(model, returns=["tensors: data"])
    for name in ("conv1.weight", "bn1.weight", "bn1.running_mean", "bn1.running_var", "layer1.fc.bias"):
        checks.close(name, np.array(after.get(name, np.nan)), state[name], tol=0.0)
    moved = float(np.abs(np.array(after["fc.weight"]) - weight).max())
    checks.at_least(
        "change of fc.weight",
        moved,
        1e-3,
        ko="학습하는 동안 `fc.weight`가 바뀐 정도 (가장 큰 것)",
        en="Largest change of `fc.weight` in training",
    )


@check("replace_head", level="values", points=1.5, ko="새 헤드로 계산하기", en="the network uses its new head")
def test_replace_head_forward(student: Any, rng: np.random.Generator) -> None:
    for old, new in ((10, 3), (3, 8)):
        state = reference.tensors(rng, old)
        model = network(student, state)
        student.replace_head(model, new)
        mode(student, model, False)
        [[X, _]] = reference.batches(rng, 1, new)
        got = logits(student, model, X)
        checks.shape("logits", got, (len(X), new))
        checks.close("logits", got, reference.logits(state | head_of(student, model, new), X), tol=SINGLE)


@check(
    "replace_head", level="values", points=1, ko="옛 헤드는 사라지고 몸통은 그대로", en="old head gone, body as it was"
)
def test_replace_head_names(student: Any, rng: np.random.Generator) -> None:
    state = reference.tensors(rng, 10)
    model = network(student, state)
    student.replace_head(model, 4)
    found = state_of(student, model)
    same(found, reference.body(state))
    head_of(student, model, 4)
    left = sorted(found.keys() - state.keys())
    checks.close("number of other tensors in state_dict()", np.array(len(left)), np.array(0), tol=0.0)


@check("replace_head", level="values", points=0.5, ko="헤드는 새로 초기화", en="a head that knows nothing yet")
def test_replace_head_fresh(student: Any, rng: np.random.Generator) -> None:
    for old, new in ((10, 4), (3, 6), (4, 4)):
        state = reference.tensors(rng, old)
        model = network(student, state)
        student.replace_head(model, new)
        weight = head_of(student, model, new)["fc.weight"]
        kept = (weight[:, None] == state["fc.weight"][None]).all(axis=2).sum()
        checks.at_most(
            "rows of the old fc.weight in the new one",
            float(kept),
            0.0,
            ko="새 `fc.weight`에 남아 있는 옛 행의 수",
            en="Rows of the old `fc.weight` in the new one",
        )


@check("replace_head", level="values", points=2, ko="한 걸음에 헤드만 움직임", en="a step moves the head alone")
def test_freeze_backbone_step(student: Any, rng: np.random.Generator) -> None:
    state, steps = reference.tensors(rng, 4), reference.batches(rng, 2, 4)
    # Once with everything able to learn, once with nothing: the head learns afterwards either way.
    for learning in (reference.parameters(state), []):
        model = network(student, state)
        student.lab.replace_head_learning(model, learning, returns=["done: data"])
        student.freeze_backbone(model)
        mode(student, model, False)
        fit(student, model, None, steps)
        found = state_of(student, model)
        same(found, reference.body(state))
        same(found, reference.head_trained(state, steps, LR), SINGLE)


@check("replace_head", level="values", points=2, ko="배치 정규화도 멈춤", en="batch normalisation rests too")
def test_freeze_backbone_statistics(student: Any, rng: np.random.Generator) -> None:
    state = reference.tensors(rng, 4)
    model = network(student, state, train=True)
    student.freeze_backbone(model)
    for train in (None, True, False, True):  # None: as freeze_backbone left it
        if train is not None:
            mode(student, model, train)
        for X, _ in reference.batches(rng, 5, 4):
            checks.close("logits", logits(student, model, X), reference.logits(state, X), tol=SINGLE)
        same(state_of(student, model), state)


@check("replace_head", level="values", points=1.5, ko="학습할 파라미터 고르기", en="choosing what learns")
def test_trainable_parameters(student: Any, rng: np.random.Generator) -> None:
    state = reference.tensors(rng, 4)
    names = reference.parameters(state)
    for learning in (["fc.weight", "fc.bias"], ["layer1.fc.bias", "bn1.weight", "fc.bias"], ["conv1.weight"], names):
        model = network(student, state)
        student.lab.replace_head_learning(model, learning, returns=["done: data"])
        grads = {name: rng.normal(size=state[name].shape).astype(np.float32) for name in names}
        chosen = student.trainable_parameters(model)
        student.lab.replace_head_step(model, chosen, grads, LR, returns=["done: data"])
        found = state_of(student, model)
        same(found, {name: t for name, t in state.items() if name not in learning})
        same(found, {name: state[name] - LR * grads[name] for name in learning}, SINGLE)


@check("replace_head", level="values", points=1, ko="셋을 함께 쓰기", en="the three together")
def test_replace_head_together(student: Any, rng: np.random.Generator) -> None:
    for frozen_first in (False, True):
        state, steps = reference.tensors(rng, 10), reference.batches(rng, 5, 3)
        model = network(student, state, train=True)
        if frozen_first:
            student.freeze_backbone(model)
        student.replace_head(model, 3)
        if not frozen_first:
            student.freeze_backbone(model)
        head = head_of(student, model, 3)
        mode(student, model, True)
        fit(student, model, student.trainable_parameters(model), steps)
        found = state_of(student, model)
        same(found, reference.body(state))
        same(found, reference.head_trained(state | head, steps, LR), SINGLE)


@check("replace_head", level="edge", points=0.5, ko="float64 모델", en="a float64 model")
def test_replace_head_dtype(student: Any, rng: np.random.Generator) -> None:
    state = reference.tensors(rng, 10, np.float64)
    model = network(student, state)
    student.replace_head(model, 3)
    mode(student, model, False)
    [[X, _]] = reference.batches(rng, 1, 3, np.float64)
    got = logits(student, model, X)
    checks.shape("logits", got, (len(X), 3))
    checks.dtype("logits", got, np.float64)
    checks.close("logits", got, reference.logits(state | head_of(student, model, 3), X), tol=1e-9)
