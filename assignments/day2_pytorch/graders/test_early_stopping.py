"""Graders of D2-10, class EarlyStopping. Everything is exact: all values are multiples of 1/8, so that no way of
writing the comparison rounds differently, and a script is played up to the first True, as a training loop would.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_early_stopping as reference

from autograder import checks
from autograder.harness import check


def played(student: Any, stopper: Any, values: Any) -> list[float]:
    """The answers of step to `values`, up to the first True, as numbers."""
    answers = student.lab.early_stopping_answers(stopper, values, returns=["answers: data"])
    for answer in answers if isinstance(answers, list) else [None]:
        if not isinstance(answer, bool | int):
            checks.fail("not_a_number", name="step(value)", type=type(answer).__name__)
    return [float(answer) for answer in answers]


def stops(student: Any, stopper: Any, values: Any, want: list[bool]) -> None:
    """step has to stop where `want` does: at the same call, and no earlier."""
    got = played(student, stopper, values)
    # Padded, for a program that stops early or late answers another number of times.
    size = len(values)
    padded = [np.pad(np.array(a, dtype=float), (0, size - len(a)), constant_values=1.0) for a in (got[:size], want)]
    checks.close("step(value)", *padded, tol=0.0)


def follows(student: Any, values: Any, patience: int, min_delta: float = 0.0, mode: str = "min") -> Any:
    """Play a script on a new instance and compare the answers; returns the instance, best and best_step."""
    stopper = student.EarlyStopping(patience, min_delta=min_delta, mode=mode)
    want, best, best_step = reference.outcome(values, patience, min_delta, mode)
    stops(student, stopper, values, want)
    return stopper, best, best_step


def remembers(student: Any, stopper: Any, best: float, best_step: int) -> None:
    checks.close("best", np.array(student.attribute(stopper, "best", "scalar")), np.array(best), tol=0.0)
    checks.close("best_step", np.array(student.attribute(stopper, "best_step", "scalar")), np.array(best_step), tol=0.0)


@pytest.mark.public
@check("early_stopping", level="values", points=0, ko="patience가 2인 짧은 기록", en="a short record with patience 2")
def test_public_early_stopping(student: Any) -> None:
    # 3, 2 good; 2.5 bad; 1 good; 1 and 4 bad: two in a row, so the sixth call stops. The best was 1, in call number 3.
    stopper = student.EarlyStopping(2)
    values = np.array([3.0, 2.0, 2.5, 1.0, 1.0, 4.0])
    answers = student.lab.early_stopping_answers(stopper, values, returns=["answers: data"])
    checks.close("step(value)", np.array([bool(a) for a in answers]), np.array([0, 0, 0, 0, 0, 1]), tol=0.0)
    checks.close("best", np.array(student.attribute(stopper, "best", "scalar")), np.array(1.0), tol=0.0)
    checks.close("best_step", np.array(student.attribute(stopper, "best_step", "scalar")), np.array(3.0), tol=0.0)


@check("early_stopping", level="values", points=1, ko="멈추는 때", en="when to stop")
def test_early_stopping_answers(student: Any, rng: np.random.Generator) -> None:
    scripts = [np.array(s) for s in ([5, 6, 4, 5, 3, 4, 4, 4.0], [2, 2, 2, 2.0], [4, 3, 5, 4, 3.5, 2.0], [1, 2.0])]
    for values in [*scripts, *(reference.script(rng) for _ in range(6))]:
        for patience in (1, 2, 3):
            follows(student, values, patience)


@check("early_stopping", level="values", points=0.5, ko="best와 best_step", en="best and best_step")
def test_early_stopping_best(student: Any, rng: np.random.Generator) -> None:
    for patience in (1, 2, 3, 20):
        remembers(student, *follows(student, reference.script(rng), patience))


@check("early_stopping", level="values", points=0.5, ko="min_delta보다 작은 개선", en="gains below min_delta")
def test_early_stopping_min_delta(student: Any, rng: np.random.Generator) -> None:
    # 0.5 less is not more than min_delta, 0.625 less is; and small gains add up: 0.25 three times.
    scripts = [np.array(s) for s in ([3, 2.5, 2.375, 2.0, 1.75, 1.75], [4, 3.75, 3.5, 3.25, 3.0, 2.75, 2.5])]
    for values in [*scripts, *(reference.script(rng) for _ in range(4))]:
        for patience in (2, 3):
            remembers(student, *follows(student, values, patience, min_delta=0.5))


@check("early_stopping", level="values", points=0.5, ko='mode="max"', en='mode="max"')
def test_early_stopping_max(student: Any, rng: np.random.Generator) -> None:
    for min_delta in (0.0, 0.25):
        for values in [
            np.array([0.5, 0.75, 1.0, 1.125, 1.25, 1.25, 1.25]),
            *(-reference.script(rng) for _ in range(4)),
        ]:
            remembers(student, *follows(student, values, 2, min_delta=min_delta, mode="max"))


@check("early_stopping", level="values", points=0.5, ko="NaN은 나쁜 epoch", en="NaN is a bad epoch")
def test_early_stopping_nan(student: Any, rng: np.random.Generator) -> None:
    nan = float("nan")
    for values in ([3, nan, 2, nan, nan, nan], [nan, nan, 2, 3, 1, nan, 2, nan]):
        shift = float(rng.integers(0, 40)) / 8
        for mode, sign in (("min", 1.0), ("max", -1.0)):
            script = sign * (np.array(values) + shift)
            remembers(student, *follows(student, script, 3, mode=mode))


@check("early_stopping", level="values", points=0.5, ko="patience=0", en="patience=0")
def test_early_stopping_no_patience(student: Any, rng: np.random.Generator) -> None:
    for values in (np.array([3.0, 2.0, 1.0, 1.0, 0.5]), reference.script(rng), reference.script(rng)):
        remembers(student, *follows(student, values, 0))


@check("early_stopping", level="values", points=0.5, ko="여러 개를 함께 쓰기", en="several at once")
def test_early_stopping_instances(student: Any, rng: np.random.Generator) -> None:
    for _ in range(3):
        scripts = [reference.script(rng), reference.script(rng) + 8]
        both = [student.EarlyStopping(patience) for patience in (2, 20)]
        wanted = [reference.outcome(s, p) for s, p in zip(scripts, (2, 20), strict=True)]
        length = len(wanted[0][0])
        got = student.lab.early_stopping_side_by_side(both, [s[:length] for s in scripts], returns=["answers: data"])
        for answers, want in zip(got if isinstance(got, list) else [], wanted, strict=True):
            checks.close(
                "step(value)", np.array([float(a is True) for a in answers]), np.array(want[0][:length]), tol=0.0
            )
        remembers(student, both[0], *wanted[0][1:])
