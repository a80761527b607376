"""Graders of D2-13, dropout_forward and dropout_backward.

Which numbers survive is read off the output, since no input is 0; what they must be is then known to the last bit but
for rounding: right versions are off by 2.2e-16 in float64 and 1.2e-7 in float32, so 1e-12 and 1e-6. Shares are judged
within five standard errors, 0.01 for 50,000 numbers, which a right version exceeds once in 1.7 million; the mildest
mistake, normal instead of uniform numbers, drops 0.62 of them where it should be 0.3. Masks can be drawn in many ways,
so most known mistakes are told by evidence (shares and factors) and not number by number.

Verdicts rest on outputs for hidden inputs. The one look into the student's process, whether NumPy's global generator
moved, comes on top: that a mask depends on `rng` alone is also seen from outputs.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from reference_dropout import away_from_zero, different_rows, factor, five_sigma

from autograder import checks
from autograder.harness import check

EXACT, SINGLE = 1e-12, 1e-6
SHARE = {"ko": "`out`에서 0인 비율과 `p`의 차이", "en": "Difference between the share of zeros in `out` and `p`"}
ROWS = {"ko": "0의 자리가 서로 다른 행의 비율", "en": "Share of rows with zeros in places of their own"}


def generator(student: Any, rng: np.random.Generator) -> Any:
    """A fresh generator on the student's side, with a seed that nobody knows before."""
    return student.lab.dropout_generator(int(rng.integers(2**31)), returns=["rng: handle"])


def forward(student: Any, x: Any, p: float, mode: str, rng: Any) -> tuple[Any, Any, Any]:
    """Output, cache and mask (True where a number survived) of one forward pass."""
    out, cache = student.dropout_forward(x, p, mode, rng)
    checks.shape("out", out, x.shape)
    checks.finite("out", out)
    return out, cache, out != 0


@pytest.mark.public
@check(
    "dropout", level="values", points=0, ko="학습 모드: 1000개 가운데 10 %를 끔", en="training: 10 % of 1000 numbers"
)
def test_public_dropout_train(student: Any) -> None:
    x = np.full((50, 20), 4.5)
    rng = student.lab.dropout_generator(7, returns=["rng: handle"])
    out, _ = student.dropout_forward(x, 0.1, "train", rng)
    checks.shape("out", out, (50, 20))
    checks.close("out", out, np.where(out != 0, 5.0, 0.0), tol=1e-12)  # 4.5 / 0.9 where it is not dropped
    checks.at_most(
        "|mean(out == 0) - 0.1|",
        abs(float((out == 0).mean()) - 0.1),
        0.048,
        ko="`out`에서 0인 비율과 0.1의 차이",
        en="Difference between the share of zeros in `out` and 0.1",
    )


@pytest.mark.public
@check("dropout", level="values", points=0, ko="평가 모드: 그대로", en="evaluation mode: as it was")
def test_public_dropout_test(student: Any) -> None:
    x = np.array([[1.0, -2.0, 3.0], [0.0, 5.0, -6.0]])
    out, _ = student.dropout_forward(x, 0.5, "test", student.lab.dropout_generator(7, returns=["rng: handle"]))
    checks.close("out", out, x, tol=1e-12)


@pytest.mark.public
@check("dropout", level="gradients", points=0, ko="역전파는 같은 마스크를 씀", en="backward uses the same mask")
def test_public_dropout_backward(student: Any) -> None:
    x, dout = np.full((4, 6), 2.0), np.arange(1.0, 25.0).reshape(4, 6)
    rng = student.lab.dropout_generator(7, returns=["rng: handle"])
    out, cache = student.dropout_forward(x, 0.5, "train", rng)
    dx = student.dropout_backward(dout, cache)
    checks.close("dx", dx, np.where(out != 0, 2 * dout, 0.0), tol=1e-12)  # 1 / (1 - 0.5) = 2


@check("dropout", level="values", points=1.5, ko="학습 모드: 비율과 값", en="training mode: share and values")
def test_dropout_train(student: Any, rng: np.random.Generator, evidence: dict[str, Any]) -> None:
    for p in (0.3, 0.1, 0.5, 0.9):
        x = away_from_zero(rng, (250, 200))
        out, _, kept = forward(student, x, p, "train", generator(student, rng))
        if p == 0.3:
            evidence |= {"kept": float(kept.mean()), "factor": factor(out, x)}
            evidence["kept_below_zero"] = float(kept[x < 0].mean())
        checks.close("out", out, np.where(kept, x / (1 - p), 0.0), tol=EXACT)
        checks.at_most("|mean(out == 0) - p|", abs(float((~kept).mean()) - p), five_sigma(p, x.size), **SHARE)
    x = away_from_zero(rng, (5, 4))
    out, _, _ = forward(student, x, 0.0, "train", generator(student, rng))
    checks.close("out", out, x, tol=EXACT)


@check("dropout", level="values", points=0.5, ko="숫자마다 따로, 모든 모양", en="every number on its own, any shape")
def test_dropout_every_number(student: Any, rng: np.random.Generator, evidence: dict[str, Any]) -> None:
    x = away_from_zero(rng, (64, 48))
    _, _, kept = forward(student, x, 0.5, "train", generator(student, rng))
    evidence |= {"rows": different_rows(kept), "columns": different_rows(kept.T)}
    checks.at_least("different rows of (out == 0)", evidence["rows"], 1.0, **ROWS)
    checks.at_least(
        "different columns of (out == 0)",
        evidence["columns"],
        1.0,
        ko="0의 자리가 서로 다른 열의 비율",
        en="Share of columns with zeros in places of their own",
    )
    for shape in [(500,), (4, 3, 16, 16)]:
        x = away_from_zero(rng, shape)
        _, _, kept = forward(student, x, 0.5, "train", generator(student, rng))
        rows = kept.reshape(-1, shape[-1])
        checks.at_least("different rows of (out == 0)", different_rows(rows), 0.9, **ROWS)
        checks.at_most("|mean(out == 0) - p|", abs(float((~kept).mean()) - 0.5), five_sigma(0.5, x.size), **SHARE)


@check(
    "dropout", level="values", points=1, ko="평가 모드와 학습 모드의 차이", en="evaluation mode against training mode"
)
def test_dropout_test_mode(student: Any, rng: np.random.Generator, evidence: dict[str, Any]) -> None:
    x = away_from_zero(rng, (250, 200))
    _, _, trained = forward(student, x, 0.3, "train", generator(student, rng))
    out, _, kept = forward(student, x, 0.3, "test", generator(student, rng))
    evidence |= {"test_kept": float(kept.mean()), "test_factor": factor(out, x)}
    checks.close("out", out, x, tol=EXACT)
    # Handing x on is right here only because training does something else.
    checks.at_most(
        "mean(out != 0) in training mode",
        float(trained.mean()),
        0.99,
        ko="학습 모드에서 0이 되지 않은 비율",
        en="Share of numbers that are not 0 in training mode",
    )


@check("dropout", level="gradients", points=1.5, ko="dx의 기울기", en="gradient dx")
def test_dropout_backward(student: Any, rng: np.random.Generator, evidence: dict[str, Any]) -> None:
    for p, shape in [(0.3, (60, 50)), (0.1, (1, 9)), (0.9, (2, 3, 4, 5)), (0.0, (3, 4))]:
        x, dout = away_from_zero(rng, shape), away_from_zero(rng, shape)
        _, cache, kept = forward(student, x, p, "train", generator(student, rng))
        dx = student.dropout_backward(dout, cache)
        if p == 0.3:
            checks.shape("dx", dx, shape)
            evidence |= {"dx_agrees": float(((dx != 0) == kept).mean()), "dx_kept": float((dx != 0).mean())}
            evidence["dx_factor"] = factor(dx, dout)
        checks.close("dx", dx, np.where(kept, dout / (1 - p), 0.0), tol=EXACT)
    _, cache, _ = forward(student, x, 0.5, "test", generator(student, rng))
    dx = student.dropout_backward(dout, cache)
    checks.shape("dx", dx, dout.shape)
    evidence |= {"test_dx_kept": float((dx != 0).mean()), "test_dx_factor": factor(dx, dout)}
    checks.close("dx", dx, dout, tol=EXACT)


@check("dropout", level="edge", points=0.5, ko="rng에서만 뽑음", en="random numbers from rng alone")
def test_dropout_rng(student: Any, rng: np.random.Generator, evidence: dict[str, Any]) -> None:
    x, seed = away_from_zero(rng, (100, 50)), int(rng.integers(2**31))
    state = student.lab.dropout_global_numbers(returns=["numbers: array"])
    first, again = (student.lab.dropout_generator(seed, returns=["rng: handle"]) for _ in range(2))
    mask = forward(student, x, 0.5, "train", first)[2]
    following = forward(student, x, 0.5, "train", first)[2]
    same = forward(student, x, 0.5, "train", again)[2]
    other = forward(student, x, 0.5, "train", generator(student, rng))[2]
    evidence |= {"same_state": float((mask == same).mean()), "following": float((mask == following).mean())}
    checks.at_least(
        "equal masks for equal rng",
        evidence["same_state"],
        1.0,
        ko="같은 시드의 `rng`로 마스크를 다시 만들었을 때 그대로인 자리의 비율",
        en="Share of a mask that stays the same with an `rng` of the same seed",
    )
    for later in (following, other):
        checks.at_most(
            "equal entries of two masks, minus 0.5",
            float((mask == later).mean()) - 0.5,
            five_sigma(0.5, x.size),
            ko="따로 뽑은 두 마스크에서 같은 자리의 비율 - 0.5",
            en="Share of equal places in two masks drawn apart, minus 0.5",
        )
    checks.unchanged("np.random", state, student.lab.dropout_global_numbers(returns=["numbers: array"]))


@check("dropout", level="edge", points=0.5, ko="두 층의 cache가 섞이지 않음", en="two layers keep their caches apart")
def test_dropout_caches(student: Any, rng: np.random.Generator, evidence: dict[str, Any]) -> None:
    x, dout = away_from_zero(rng, (40, 30)), away_from_zero(rng, (40, 30))
    source = generator(student, rng)
    _, cache, kept = forward(student, x, 0.3, "train", source)
    _, later, others = forward(student, away_from_zero(rng, (40, 30)), 0.3, "train", source)
    for mine, mask in ((later, others), (cache, kept), (cache, kept)):
        dx = student.dropout_backward(dout, mine)
        checks.shape("dx", dx, dout.shape)
        evidence["dx_of_first_layer_agrees"] = float(((dx != 0) == kept).mean())
        checks.close("dx", dx, np.where(mask, dout / 0.7, 0.0), tol=EXACT)


@check("dropout", level="edge", points=0.5, ko="float32, 바뀌지 않는 인수", en="float32; arguments stay as they were")
def test_dropout_float32_and_arguments(student: Any, rng: np.random.Generator, evidence: dict[str, Any]) -> None:
    x, dout = (away_from_zero(rng, (30, 20)).astype(np.float32) for _ in range(2))
    held, upstream = student.put(x), student.put(dout)
    out, cache = student.dropout_forward(held, 0.3, "train", generator(student, rng))
    dx = student.dropout_backward(upstream, cache)
    after, upstream_after = student.get(held), student.get(upstream)
    evidence |= {"bits": 8 * max(out.dtype.itemsize, dx.dtype.itemsize)}
    evidence |= {"x_edited": float((after != x).any()), "dout_edited": float((upstream_after != dout).any())}
    for name, got, given in (("out", out, x), ("dx", dx, dout)):
        checks.close(name, got, np.where(out != 0, given / np.float32(0.7), 0), tol=SINGLE)
        checks.dtype(name, got, np.float32)
    checks.unchanged("x", x, after)
    checks.unchanged("dout", dout, upstream_after)
