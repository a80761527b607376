"""Judge numbers: closeness, gradient, accuracy. Pure functions over plain NumPy arrays, no I/O.

A check returns what it measured, or raises :class:`Failure` with a message id and values that describe the learner's
own behaviour. Comparisons are written so that NaN fails: `not (error <= tol)`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = [
    "Failure",
    "accuracy",
    "at_least",
    "at_most",
    "close",
    "dtype",
    "fail",
    "finite",
    "numeric_gradient",
    "scaled_error",
    "shape",
    "unchanged",
]

Array = npt.NDArray[Any]


class Failure(AssertionError):
    """A check that the learner's code did not meet: `id` names the message, `values` fill it."""

    def __init__(self, id: str, **values: Any) -> None:
        super().__init__(f"{id}: {values}")
        self.id = id
        self.values: Mapping[str, Any] = values


def fail(id: str, **values: Any) -> None:
    """Raise :class:`Failure`: for a property that no other check here expresses."""
    raise Failure(id, **values)


def scaled_error(got: Array, want: Array) -> float:
    """max|got - want| / max|want|, or max|got| where `want` is all zero; NaN where `got` holds a NaN.

    Element-wise relative error is the wrong metric: a correct backward reaches 1e-6 and worse where a true entry
    is close to zero (CURRICULUM 4.2); scaled by the largest entry, correct code stays below 4e-10.
    """
    if want.size == 0:
        return 0.0
    mine, right = np.asarray(got, np.float64), np.asarray(want, np.float64)
    with np.errstate(all="ignore"):
        worst = float(np.abs(mine - right).max())
    scale = float(np.abs(right).max())
    return worst / scale if scale > 0 else worst


def shape(name: str, got: Array, want: Sequence[int]) -> None:
    """`got` must have shape `want`; `(1, M)` is accepted for `(M,)`, as many correct programs return it."""
    want = tuple(want)
    if got.shape != want and not (len(want) == 1 and got.shape == (1, *want)):
        raise Failure("shape", name=name, got=list(got.shape), want=list(want))


def dtype(name: str, got: Array, want: npt.DTypeLike) -> None:
    """`got` must have dtype `want`."""
    if got.dtype != np.dtype(want):
        raise Failure("dtype", name=name, got=str(got.dtype), want=str(np.dtype(want)))


def finite(name: str, got: Array) -> None:
    """No NaN and no infinity in `got`."""
    if not np.isfinite(got).all():
        bad = ~np.isfinite(got)
        kind = "nan" if np.isnan(got.astype(np.float64)).any() else "inf"
        raise Failure("not_finite", name=name, kind=kind, count=int(bad.sum()), size=int(got.size))


def close(name: str, got: Array, want: Array, *, tol: float) -> float:
    """`got` must equal `want` up to the scaled error `tol`; returns that error.

    On failure reports the worst index, the error, the tolerance, the share of wrong entries, and the constant factor
    by which `got` differs from `want` if there is one, and how the wrong entries lie; never an entry of `want`.
    """
    got, want = np.asarray(got), np.asarray(want)
    shape(name, got, want.shape)
    if got.dtype.kind == "c":  # as float64 it would lose its imaginary part, and could pass
        raise Failure("dtype", name=name, got=str(got.dtype), want=str(want.dtype))
    got = got.reshape(want.shape)
    finite(name, got)
    error = scaled_error(got, want)
    if not error <= tol:
        scale = float(np.max(np.abs(want))) or 1.0
        mine, right = got.astype(np.float64), want.astype(np.float64)
        with np.errstate(all="ignore"):
            off = np.abs(mine - right) / scale
            factor = _factor(mine, right)
            pattern = _pattern(mine, right, off > tol, tol * scale) if factor is None else None
        worst = np.unravel_index(int(np.argmax(off)), off.shape)
        raise Failure(
            "values",
            name=name,
            error=error,
            tol=tol,
            index=[int(i) for i in worst],
            wrong=int((off > tol).sum()),
            size=int(off.size),
            factor=factor,
            pattern=pattern,
            where=_where(off > tol),
        )
    return error


def _factor(got: Array, want: Array) -> float | None:
    """The constant c with got = c * want, where there is one (to 1e-6) and it is worth telling."""
    with np.errstate(all="ignore"):
        denominator = float((want * want).sum())
        if denominator == 0:
            return None
        c = float((got * want).sum()) / denominator
    if not np.isfinite(c) or scaled_error(got, c * want) > 1e-6:
        return None
    return round(c, 6) or None  # a learner's 1e-17 is no factor: words for it would divide by its rounded value, 0


def _pattern(got: Array, want: Array, wrong: Array, tol: float) -> list[Any] | None:
    """What the difference looks like, where it has a form worth telling; `wrong` marks the entries that differ.

    ["offset", c]: got = want + c. ["transposed"]: the transpose. ["order"]: the right entries in another order.
    ["border"]: wrong along the border of the last two axes only. ["at", axis, i]: wrong at one index of an axis only.
    ["every", 2, axis, first]: wrong at every second index of an axis only.
    """

    def equal(a: Array, b: Array) -> bool:
        return bool(np.max(np.abs(a - b)) <= tol)

    if wrong.sum() < 2:
        return None
    offset = float(np.mean(got - want))
    if equal(got - want, np.full(want.shape, offset)):
        return ["offset", round(offset, 6)] if round(offset, 6) else None
    if got.ndim == 2 and got.shape[0] == got.shape[1] and equal(got.T, want):
        return ["transposed"]
    if equal(np.sort(got, axis=None), np.sort(want, axis=None)):
        return ["order"]
    if wrong.ndim >= 2 and min(wrong.shape[-2:]) >= 3:
        inner = wrong[..., 1:-1, 1:-1]
        if inner.size and not inner.any() and wrong.any(axis=-1).any(axis=-1).all():
            return ["border"]
    for axis in range(wrong.ndim):
        at = np.flatnonzero(wrong.any(axis=tuple(a for a in range(wrong.ndim) if a != axis)))
        if len(at) == 1 and wrong.shape[axis] > 1:
            return ["at", axis, int(at[0])]
        if wrong.shape[axis] >= 4 and np.array_equal(at, np.arange(at[0], wrong.shape[axis], 2)):
            return ["every", 2, axis, int(at[0])]
    return None


def _where(wrong: Array) -> list[str] | None:
    """A map of the last two axes, rows of digits split by "/": 0 is right, 9 wrong for every index of the axes before.

    One map for each index of the third axis from the end where there are at most 8 and they differ. None where there
    is nothing to see: everything is wrong, or the axes are too short or too long for a picture.
    """
    if wrong.ndim < 2 or min(wrong.shape[-2:]) < 2 or max(wrong.shape[-2:]) > 32 or wrong.all():
        return None
    share = wrong.reshape(-1, *wrong.shape[-3:]).mean(axis=0) if wrong.ndim > 2 else wrong[None].astype(np.float64)
    if len(share) > 8 or (share == share[0]).all():
        share = share.mean(axis=0, keepdims=True)
    return ["/".join("".join(f"{int(np.ceil(9 * v))}" for v in row) for row in each) for each in share]


def unchanged(name: str, before: Array, after: Array) -> None:
    """The learner's code must not have edited an argument in place."""
    if before.shape != after.shape or before.dtype != after.dtype or before.tobytes() != after.tobytes():
        raise Failure("argument_changed", name=name)


def accuracy(name: str, predicted: Array, labels: Array) -> float:
    """Share of `predicted` (N,) that equals `labels` (N,)."""
    shape(name, predicted, labels.shape)
    return float((predicted.reshape(labels.shape) == labels).mean())


def at_least(name: str, got: float, threshold: float, *, ko: str | None = None, en: str | None = None) -> float:
    """`got` must reach `threshold`. `ko` and `en` say what was measured, where `name` is no code that learners know."""
    words = _words(ko, en)
    if not got >= threshold:
        raise Failure("below_threshold", name=name, got=float(got), threshold=float(threshold), **words)
    return got


def at_most(name: str, got: float, threshold: float, *, ko: str | None = None, en: str | None = None) -> float:
    """`got` must not exceed `threshold`. `ko` and `en` as in :func:`at_least`."""
    words = _words(ko, en)
    if not got <= threshold:
        raise Failure("above_threshold", name=name, got=float(got), threshold=float(threshold), **words)
    return got


def _words(ko: str | None, en: str | None) -> dict[str, str]:
    if ko is not None and en is not None:
        return {"ko": ko, "en": en}
    if ko is not None or en is not None:
        raise TypeError(f"what was measured is said in both languages or in none, not as ko={ko!r}, en={en!r}")
    return {}


def numeric_gradient(f: Callable[[Array], float], x: Array, h: float = 1e-5) -> Array:
    """Central differences (f(x + h e_i) - f(x - h e_i)) / 2h in float64, the shape of `x`.

    h = 1e-5 balances truncation h^2|f'''|/6 against rounding eps|f|/h: the error stays below 4e-10 for every layer of
    the course (CURRICULUM 4.2), while the smallest wrong gradient is off by 9e-3.
    """
    x = np.array(x, dtype=np.float64)
    grad = np.zeros_like(x)
    for i in np.ndindex(*x.shape):
        kept = x[i]
        x[i] = kept + h
        above = f(x)
        x[i] = kept - h
        below = f(x)
        x[i] = kept
        grad[i] = (above - below) / (2 * h)
    return grad
