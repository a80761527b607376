"""Graders of D2-15, four optimizers written by hand.

Verdicts rest on the paths of parameters over hidden gradients, against sums over the whole history in NumPy. One thing
no path can show, that the update rule is the student's own: for it apparatus.py switches torch's rules off during a
step, which stops `class MyAdam(torch.optim.Adam)` and is no evidence against someone who works around it.

EXACT, 1e-10: right versions stay below 1e-13 (tests/test_day2_optimizers.py), the mildest wrong rule is off by 1e-2
after ten steps, moments kept in float32 by 1e-7. Where eps stands is asked for by one check alone, of gradients around
1e-6, where eps inside of the root changes a step by a factor of 100 and eps before the correction by 1e-2; in the
others eps is 0, so that one slip does not cost the points of the whole rule.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_optimizers as reference

from autograder import checks
from autograder.harness import check

EXACT = 1e-10
STEPS = 10
NAMES = ("SGDMomentum", "MyAdagrad", "MyRMSprop", "MyAdam")


def settings(name: str, rng: np.random.Generator) -> dict[str, Any]:
    """Arguments of one optimizer, away from the defaults; eps is 0."""
    lr = float(rng.uniform(0.02, 0.05))
    if name == "SGDMomentum":
        return {"lr": lr, "momentum": float(rng.uniform(0.6, 0.9)), "weight_decay": float(rng.uniform(0.1, 0.3))}
    if name == "MyAdagrad":
        return {"lr": lr, "eps": 0.0}
    if name == "MyRMSprop":
        return {"lr": lr, "alpha": float(rng.uniform(0.6, 0.9)), "eps": 0.0}
    betas = (float(rng.uniform(0.5, 0.8)), float(rng.uniform(0.85, 0.95)))
    return {"lr": lr, "betas": betas, "eps": 0.0, "weight_decay": float(rng.uniform(0.1, 0.3))}


def parameters(student: Any, start: list[Any]) -> Any:
    """Parameters, one for each array, as one handle."""
    return student.lab.optimizers_parameters(*start, returns=["params: handle"])


def stepped(student: Any, optimizer: Any, params: Any, gradients: Any, **how: Any) -> Any:
    """Parameters after each step, and the gradients as the steps left them."""
    returns = ["parameters: array", "gradients: array"]
    return student.lab.optimizers_stepped(optimizer, params, gradients, returns=returns, **how)


def drawn(rng: np.random.Generator, start: list[Any], steps: int = STEPS, scale: float = 1.0) -> list[list[Any]]:
    """Random gradients, one per parameter and step."""
    return [[scale * rng.normal(size=p.shape) for p in start] for _ in range(steps)]


def follows_the_rule(student: Any, rng: np.random.Generator, name: str) -> None:
    """Ten steps on given gradients, and ten steps of training a small network."""
    chosen = settings(name, rng)
    start = [rng.normal(size=(3, 2)), rng.normal(size=4)]
    gradients = drawn(rng, start)
    params = parameters(student, start)
    got, _ = stepped(student, getattr(student, name)(params, **chosen), params, gradients)
    want = reference.walk(name, start, lambda step, _: gradients[step], STEPS, [chosen] * 2)
    checks.close("parameters", got, want, tol=EXACT)

    start = [rng.normal(size=(3, 4)), rng.normal(size=4), rng.normal(size=(4, 2))]
    x, y = rng.normal(size=(6, 3)), rng.normal(size=(6, 2))
    params = parameters(student, start)
    optimizer = getattr(student, name)(params, **chosen)
    got = student.lab.optimizers_trained(optimizer, params, x, y, STEPS, returns=["parameters: array"])
    want = reference.walk(name, start, lambda _, p: reference.network_gradients(p, x, y), STEPS, [chosen] * 3)
    checks.close("parameters", got, want, tol=EXACT)


def by_hand(student: Any, name: str, gradients: list[list[float]], want: list[list[float]], **chosen: Any) -> None:
    """Two steps of one parameter that starts at 0, as worked by hand."""
    params = student.lab.optimizers_parameters(np.zeros(2), returns=["params: handle"])
    optimizer = getattr(student, name)(params, **chosen)
    given = [[np.array(g)] for g in gradients]
    got, _ = student.lab.optimizers_stepped(optimizer, params, given, returns=["p: array", "gradients: array"])
    checks.close("p", got, np.array(want), tol=1e-6)


@pytest.mark.public
@check("optimizers", level="values", points=0, ko="SGDMomentum, 두 걸음 (손 계산)", en="SGDMomentum, two steps by hand")
def test_public_optimizers_momentum(student: Any) -> None:
    # v: 2, -4 and then 0.5 * 2 + 1, 0.5 * -4 + 1
    by_hand(student, "SGDMomentum", [[2.0, -4.0], [1.0, 1.0]], [[-0.2, 0.4], [-0.4, 0.5]], lr=0.1, momentum=0.5)


@pytest.mark.public
@check("optimizers", level="values", points=0, ko="MyAdagrad, 두 걸음 (손 계산)", en="MyAdagrad, two steps by hand")
def test_public_optimizers_adagrad(student: Any) -> None:
    # s: 9, 16 and then 25, 25
    by_hand(student, "MyAdagrad", [[3.0, -4.0], [4.0, 3.0]], [[-0.1, 0.1], [-0.18, 0.04]], lr=0.1)


@pytest.mark.public
@check("optimizers", level="values", points=0, ko="MyRMSprop, 두 걸음 (손 계산)", en="MyRMSprop, two steps by hand")
def test_public_optimizers_rmsprop(student: Any) -> None:
    # s: 0.25 * 4 = 1 and then 0.75 * 1 + 0.25 * 1 = 1
    by_hand(student, "MyRMSprop", [[2.0, -2.0], [1.0, 1.0]], [[-0.2, 0.2], [-0.3, 0.1]], lr=0.1, alpha=0.75)


@pytest.mark.public
@check("optimizers", level="values", points=0, ko="MyAdam, 두 걸음 (손 계산)", en="MyAdam, two steps by hand")
def test_public_optimizers_adam(student: Any) -> None:
    # Step 1: m = 1, corrected 1 / 0.5 = 2; s = 1, corrected 1 / 0.25 = 4: a step of lr * 2 / 2.
    # Step 2: m = 2.5, corrected 2.5 / 0.75; s = 4.75, corrected 4.75 / 0.4375.
    second = 0.1 * (2.5 / 0.75) / (4.75 / 0.4375) ** 0.5
    by_hand(student, "MyAdam", [[2.0, -2.0], [4.0, -4.0]], [[-0.1, 0.1], [-0.1 - second, 0.1 + second]],
            lr=0.1, betas=(0.5, 0.75))  # fmt: skip


@check("optimizers", level="values", points=1, ko="SGDMomentum, 열 걸음", en="SGDMomentum, ten steps")
def test_optimizers_momentum(student: Any, rng: np.random.Generator) -> None:
    follows_the_rule(student, rng, "SGDMomentum")


@check("optimizers", level="values", points=1, ko="MyAdagrad, 열 걸음", en="MyAdagrad, ten steps")
def test_optimizers_adagrad(student: Any, rng: np.random.Generator) -> None:
    follows_the_rule(student, rng, "MyAdagrad")


@check("optimizers", level="values", points=1, ko="MyRMSprop, 열 걸음", en="MyRMSprop, ten steps")
def test_optimizers_rmsprop(student: Any, rng: np.random.Generator) -> None:
    follows_the_rule(student, rng, "MyRMSprop")


@check("optimizers", level="values", points=1.5, ko="MyAdam, 열 걸음", en="MyAdam, ten steps")
def test_optimizers_adam(student: Any, rng: np.random.Generator) -> None:
    follows_the_rule(student, rng, "MyAdam")


@check("optimizers", level="edge", points=0.5, ko="그룹마다 다른 값, 바뀌는 lr", en="groups with values of their own")
def test_optimizers_groups(student: Any, rng: np.random.Generator) -> None:
    for name in NAMES:
        start = [rng.normal(size=3), rng.normal(size=(2, 2))]
        gradients = drawn(rng, start)
        rates = rng.uniform(0.01, 0.1, size=(STEPS, 2)).tolist()
        chosen = [settings(name, rng) for _ in start]
        params = list(student.lab.optimizers_parameters(*start, returns=["first: handle", "second: handle"]))
        groups = [{"params": [p], **own} for p, own in zip(params, chosen, strict=True)]
        optimizer = getattr(student, name)(groups, lr=1.0)
        got, _ = stepped(student, optimizer, params, gradients, rates=rates)
        want = reference.walk(name, start, lambda step, _, g=gradients: g[step], STEPS, chosen, rates)
        checks.close("parameters", got, want, tol=EXACT)


@check("optimizers", level="edge", points=0.5, ko="grad가 None인 걸음", en="steps without a gradient")
def test_optimizers_without_gradient(student: Any, rng: np.random.Generator) -> None:
    for name in NAMES:
        start = [rng.normal(size=3) for _ in range(4)]
        gradients: list[list[Any]] = drawn(rng, start)
        for step, given in enumerate(gradients):
            given[1] = None  # never
            given[2] = None if step < 3 else given[2]  # late
            given[3] = None if 3 < step < 7 else given[3]  # pauses
        chosen = settings(name, rng)
        params = parameters(student, start)
        got, _ = stepped(student, getattr(student, name)(params, **chosen), params, gradients)
        want = reference.walk(name, start, lambda step, _, g=gradients: g[step], STEPS, [chosen] * 4)
        checks.close("parameters", got, want, tol=EXACT)


@check("optimizers", level="edge", points=0.5, ko="기울기를 바꾸지 않음", en="gradients stay as they were")
def test_optimizers_gradients_unchanged(student: Any, rng: np.random.Generator) -> None:
    for name in NAMES:
        start = [rng.normal(size=(2, 3))]
        gradients = drawn(rng, start)
        chosen = settings(name, rng)
        params = parameters(student, start)
        optimizer = getattr(student, name)(params, **chosen)
        got, left = stepped(student, optimizer, params, gradients, reuse=True)
        want = reference.walk(name, start, lambda step, _, g=gradients: g[step], STEPS, [chosen])
        checks.close("parameters", got, want, tol=EXACT)
        checks.unchanged("p.grad", np.concatenate([g.ravel() for (g,) in gradients]), left)


@check(
    "optimizers", level="edge", points=0.5, ko="아주 작은 기울기, 기본값", en="very small gradients, default arguments"
)
def test_optimizers_tiny_gradients(student: Any, rng: np.random.Generator) -> None:
    for name in NAMES:
        start = [np.zeros(5)]
        gradients = drawn(rng, start, scale=1e-6)
        # Everything but SGD's lr is the default here: a decay would drown gradients of this size.
        chosen = {"lr": settings(name, rng)["lr"]} if name == "SGDMomentum" else {}
        params = parameters(student, start)
        got, _ = stepped(student, getattr(student, name)(params, **chosen), params, gradients)
        want = reference.walk(name, start, lambda step, _, g=gradients: g[step], STEPS, [chosen])
        checks.close("parameters", got, want, tol=EXACT)


@check("optimizers", level="edge", points=0.5, ko="저장하고 이어서 학습", en="save, load and go on")
def test_optimizers_resume(student: Any, rng: np.random.Generator) -> None:
    for name in NAMES:
        start = [rng.normal(size=(2, 2)), rng.normal(size=3)]
        gradients = drawn(rng, start)
        chosen = settings(name, rng)
        want = reference.walk(name, start, lambda step, _, g=gradients: g[step], STEPS, [chosen] * 2)
        params = parameters(student, start)
        first = getattr(student, name)(params, **chosen)
        half, _ = stepped(student, first, params, gradients[:4])
        checks.close("parameters", half, want[:4], tol=EXACT)
        # The new parameters start where the reference stands, so that only what was saved decides.
        params = parameters(student, [want[3, :4].reshape(2, 2), want[3, 4:]])
        second = getattr(student, name)(params, **chosen)
        second = student.lab.optimizers_handed_over(first, second, returns=["optimizer: handle"])
        rest, _ = stepped(student, second, params, gradients[4:])
        checks.close("parameters", rest, want[4:], tol=EXACT)
