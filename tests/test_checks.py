"""Judging numbers: NaN fails, the reported error is the one in the docstring, and no expected entry is given away."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as stnp

from autograder import checks, messages
from autograder.checks import Failure
from autograder.result import Message

WANT = np.array([[1.0, -2.0, 4.0], [0.5, 0.0, 3.0]])


def failure(check: Callable[..., object], *args: Any, **options: Any) -> Failure:
    """What `check` says of these arguments, which must have words in both languages."""
    with pytest.raises(Failure) as caught:
        check(*args, **options)
    said = caught.value
    for lang in ("ko", "en"):
        assert messages.text(Message(said.id, said.values), lang)
    return said


def test_the_scaled_error_is_the_largest_difference_over_the_largest_expected_entry() -> None:
    got = WANT.copy()
    got[1, 1] = 0.2
    assert checks.scaled_error(got, WANT) == pytest.approx(0.2 / 4)
    assert checks.scaled_error(np.array([0.25]), np.array([0.0])) == 0.25, "absolute, where all expected are zero"
    assert checks.scaled_error(np.zeros((0, 3)), np.zeros((0, 3))) == 0
    assert np.isnan(checks.scaled_error(np.array([np.nan, 1]), np.array([1.0, 1])))
    assert checks.scaled_error(np.array([1e30], np.float32), np.array([1e30])) < 1e-7


@pytest.mark.parametrize("factor", [0.999, 1.001])
def test_close_passes_up_to_its_tolerance_and_not_beyond(factor: float) -> None:
    got = WANT.copy()
    got[0, 2] += 1e-6 * 4 * factor
    if factor < 1:
        assert checks.close("out", got, WANT, tol=1e-6) == pytest.approx(factor * 1e-6, rel=1e-6)
    else:
        assert failure(checks.close, "out", got, WANT, tol=1e-6).id == "values"


def test_a_failure_names_the_place_and_the_extent_but_no_expected_entry() -> None:
    secret = np.array([[17.123456789, -2.718281828], [3.141592653, 1.618033988]])
    got = secret.copy()
    got[1, 0] += 5
    got[0, 1] += 1
    said = failure(checks.close, "dw", got, secret, tol=1e-9)
    assert said.values["index"] == [1, 0]
    assert (said.values["wrong"], said.values["size"]) == (2, 4)
    assert said.values["error"] == pytest.approx(5 / 17.123456789)
    assert said.values["factor"] is None
    told = json.dumps(said.values)
    assert not any(f"{value:.4f}"[:-1] in told for value in secret.flat)


def _at(*places: tuple[int, int]) -> Any:
    """A (2, 8) array of ones with other values at `places`."""
    out = np.ones((2, 8))
    for number, place in enumerate(places):
        out[place] += 1.0 + number
    return out


SQUARE = np.random.default_rng(3).normal(size=(4, 4))
MAPS = np.random.default_rng(4).normal(size=(2, 3, 5, 6))


def _ring(x: Any) -> Any:
    out = x.copy()
    out[..., [0, -1], :] *= 2
    out[..., :, [0, -1]] *= 3
    return out


@pytest.mark.parametrize(
    ("got", "want", "pattern"),
    [
        (SQUARE + 0.5, SQUARE, ["offset", 0.5]),
        (SQUARE - 0.25, SQUARE, ["offset", -0.25]),
        (SQUARE.T, SQUARE, ["transposed"]),
        (SQUARE[::-1], SQUARE, ["order"]),
        (MAPS[::-1], MAPS, ["order"]),
        (_ring(MAPS), MAPS, ["border"]),
        (MAPS + 5.0 * (np.arange(3) == 1)[:, None, None] * MAPS, MAPS, ["at", 1, 1]),
        (MAPS + 5.0 * (np.arange(6) % 2 == 1) * MAPS, MAPS, ["every", 2, 3, 1]),
        (_at((0, 2), (1, 4)), np.ones((2, 8)), None),
        (_at((0, 2)), np.ones((2, 8)), None),
        (np.random.default_rng(5).normal(size=(4, 4)), SQUARE, None),
        (np.array([1.7e308, -1.7e308]), np.array([-1.7e308, 1.6e308]), None),
    ],
    ids=str,
)
def test_the_form_of_what_is_wrong_is_told(got: Any, want: Any, pattern: Any) -> None:
    said = failure(checks.close, "x", got, want, tol=1e-9)
    assert said.values["pattern"] == pattern
    text = [messages.text(Message("values", said.values), lang) for lang in ("ko", "en")]
    plain = [messages.text(Message("values", {**said.values, "pattern": None}), lang) for lang in ("ko", "en")]
    assert all((a != b) == (pattern is not None) for a, b in zip(text, plain, strict=True))


@pytest.mark.parametrize("factor", [-1.0, 2.0, 0.25, 1 / 7, 1.5])
def test_a_constant_factor_is_told(factor: float) -> None:
    said = failure(checks.close, "dw", WANT * factor, WANT, tol=1e-9)
    assert said.values["factor"] == pytest.approx(factor, abs=1e-6)


def test_no_factor_is_told_where_there_is_none() -> None:
    pairs = ((WANT + 1, WANT), (np.ones(3), np.zeros(3)), (np.zeros(3), np.ones(3)), (1e-17 * WANT, WANT))
    for got, want in pairs:
        assert failure(checks.close, "x", got, want, tol=1e-9).values["factor"] is None


@pytest.mark.parametrize(("bad", "kind"), [(np.nan, "nan"), (np.inf, "inf"), (-np.inf, "inf")])
def test_nan_and_infinity_fail_whatever_the_tolerance(bad: float, kind: str) -> None:
    got = WANT.copy()
    got[1, 2] = bad
    said = failure(checks.close, "out", got, WANT, tol=float("inf"))
    assert (said.id, said.values["kind"], said.values["count"]) == ("not_finite", kind, 1)


@pytest.mark.parametrize("tol", [1e-9, float("nan")])
def test_all_nan_fails_and_so_does_a_tolerance_that_is_none(tol: float) -> None:
    failure(checks.close, "out", np.full((2, 3), np.nan), WANT, tol=tol)
    if tol != tol:
        failure(checks.close, "out", WANT + 1, WANT, tol=tol)


def test_values_near_the_end_of_float64_fail_without_a_warning() -> None:
    said = failure(checks.close, "out", np.full(3, 1.7e308), np.full(3, -1e-3), tol=1e-9)
    assert said.values["error"] > 1e300


@pytest.mark.parametrize("got", [WANT + 5j, WANT.astype(complex), np.complex64(WANT)])
def test_complex_numbers_fail_even_where_their_real_part_is_right(got: Any) -> None:
    assert failure(checks.close, "out", got, WANT, tol=1e-3).id == "dtype"


@pytest.mark.parametrize(
    ("got", "want", "right"),
    [
        ((2, 3), (2, 3), True),
        ((1, 3), (3,), True),
        ((), (), True),
        ((3, 1), (3,), False),
        ((3,), (1, 3), False),
        ((3, 2), (2, 3), False),
        ((1, 1, 3), (3,), False),
        ((6,), (2, 3), False),
        ((), (1,), False),
        ((1,), (), False),
    ],
)
def test_shapes_must_be_equal_but_for_a_leading_axis_of_one(
    got: tuple[int, ...], want: tuple[int, ...], right: bool
) -> None:
    if right:
        checks.shape("out", np.zeros(got), want)
        assert checks.close("out", np.zeros(got), np.zeros(want), tol=0) == 0
    else:
        said = failure(checks.shape, "out", np.zeros(got), want)
        assert (said.values["got"], said.values["want"]) == (list(got), list(want))
        assert failure(checks.close, "out", np.zeros(got), np.zeros(want), tol=1).id == "shape"


def test_a_single_right_number_is_not_spread_over_the_expected_shape() -> None:
    assert failure(checks.close, "out", np.array(1.0), np.ones((2, 3)), tol=1e-9).id == "shape"


def test_dtype() -> None:
    checks.dtype("out", np.zeros(2, ">f4"), ">f4")
    said = failure(checks.dtype, "out", np.zeros(2, np.float32), np.float64)
    assert said.values == {"name": "out", "got": "float32", "want": "float64"}


def test_unchanged_means_to_the_bit() -> None:
    before = np.array([1.0, np.nan, -0.0])
    checks.unchanged("x", before, before.copy())
    for after in (
        np.array([1.0, np.nan, 0.0]),
        before[:2],
        before.reshape(3, 1),
        before.astype(np.float32),
        before + 1,
    ):
        assert failure(checks.unchanged, "x", before, after).id == "argument_changed"


def test_accuracy_is_the_share_of_equal_labels() -> None:
    labels = np.array([0, 1, 2, 1])
    assert checks.accuracy("predict(X)", np.array([0, 1, 1, 1]), labels) == 0.75
    assert checks.accuracy("predict(X)", np.array([0.0, 1.0, np.nan, 1.0]), labels) == 0.75
    assert failure(checks.accuracy, "predict(X)", np.array([[0], [1]]), labels).id == "shape"
    assert failure(checks.accuracy, "predict(X)", np.array(1), labels).id == "shape"


@pytest.mark.parametrize(
    ("check", "good", "bad", "id"),
    [
        (checks.at_least, 0.9, 0.8999, "below_threshold"),
        (checks.at_most, 0.9, 0.9001, "above_threshold"),
    ],
)
def test_thresholds_pass_at_equality_and_fail_for_nan(check: Any, good: float, bad: float, id: str) -> None:
    assert check("accuracy", good, 0.9) == good
    for value in (bad, float("nan")):
        said = failure(check, "accuracy", value, 0.9)
        assert (said.id, said.values["threshold"]) == (id, 0.9)


@given(
    stnp.arrays(np.float64, stnp.array_shapes(min_dims=1, max_dims=3, max_side=4), elements=st.floats(-1e3, 1e3)),
    st.floats(1e-3, 10) | st.floats(-10, -1e-3),
)
@settings(max_examples=60, deadline=None)
def test_an_error_larger_than_the_tolerance_never_passes(want: Any, off: float) -> None:
    tol = 1e-6
    got = want.copy()
    got.flat[-1] += off
    if abs(off) > 2 * tol * np.max(np.abs(want)):
        failure(checks.close, "x", got, want, tol=tol)
    assert checks.close("x", want, want, tol=0) == 0


def test_the_numeric_gradient_agrees_with_autograd() -> None:
    rng = np.random.default_rng(0)
    x, w = rng.normal(size=(3, 4)), rng.normal(size=(4, 5))
    leaf = torch.tensor(x, requires_grad=True)
    torch.logsumexp(torch.tanh(leaf @ torch.tensor(w)), dim=1).sum().backward()

    def f(at: Any) -> float:
        return float(np.log(np.exp(np.tanh(at @ w)).sum(axis=1)).sum())

    assert leaf.grad is not None
    kept = x.copy()
    assert checks.scaled_error(checks.numeric_gradient(f, x), leaf.grad.numpy()) < 4e-10
    np.testing.assert_array_equal(x, kept)


def test_the_numeric_gradient_of_a_single_number_and_of_nothing() -> None:
    assert checks.numeric_gradient(lambda x: float(x**2), np.array(3.0)) == pytest.approx(6)
    assert checks.numeric_gradient(lambda x: 0.0, np.zeros((0, 2))).shape == (0, 2)


def test_fail_carries_its_values() -> None:
    said = failure(checks.fail, "not_repeatable", name="train", times=2)
    assert said.values == {"name": "train", "times": 2}
