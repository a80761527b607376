"""Graders of D3-01: conv_output_size, pad_nchw, same_padding. Every value is exact, so no tolerance is needed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_output_size as reference

from autograder import checks
from autograder.harness import check

EVEN = {"ko": "짝수 커널에서 `ValueError`가 난 횟수", "en": "Times that an even kernel raised `ValueError`"}


def whole(name: str, got: Any) -> int:
    """`got` as an int; a float, even 3.0, cannot be an array's size and fails."""
    if isinstance(got, np.ndarray) and got.size == 1:
        got = got.item()
    if isinstance(got, bool) or not isinstance(got, int):
        checks.fail("dtype", name=name, got=type(got).__name__, want="int")
    return int(got)


def pair(name: str, got: Any) -> Any:
    """`got` as an array of two integers."""
    sides = got.tolist() if isinstance(got, np.ndarray) else got
    if not isinstance(sides, list | tuple) or len(sides) != 2:
        checks.fail("shape", name=name, got=[len(sides)] if isinstance(sides, list | tuple) else [], want=[2])
    return np.array([whole(name, side) for side in sides])


def refuses(function: Any, *args: Any, **kwargs: Any) -> bool:
    """Whether the call raises ValueError; what keeps it from being made at all is no answer and goes on up."""
    try:
        function(*args, **kwargs)
    except checks.Failure as failure:
        if failure.id != "raised":
            raise
        return bool(failure.values["type"] == "ValueError")
    return False


def numbers(rng: np.random.Generator, dilated: bool) -> dict[str, int]:
    """Random numbers with which the kernel fits."""
    kernel, pad, dilation = int(rng.integers(1, 8)), int(rng.integers(0, 4)), int(rng.integers(2, 5) if dilated else 1)
    least = max(1, dilation * (kernel - 1) + 1 - 2 * pad)
    size, stride = least + int(rng.integers(0, 20)), int(rng.integers(1, 5))
    return {"size": size, "kernel": kernel, "stride": stride, "pad": pad, "dilation": dilation}


def expected(given: dict[str, int]) -> int:
    rest = {name: number for name, number in given.items() if name != "size"}
    return reference.size(given["size"], **rest)


@pytest.mark.public
@check("output_size", level="values", points=0, ko="출력 크기 (손 계산)", en="output sizes, worked by hand")
def test_public_output_size(student: Any) -> None:
    sizes = {
        "28, 5": student.conv_output_size(28, 5),
        "6, 3, s=2": student.conv_output_size(6, 3, stride=2),
        "6, 3, d=2": student.conv_output_size(6, 3, dilation=2),
        "5, 3, p=2": student.conv_output_size(5, 3, pad=2),
    }
    got = np.array([whole(name, size) for name, size in sizes.items()])
    checks.close("size", got, np.array([24, 2, 2, 7]), tol=0)
    both = pair("(6, 9), 3", student.conv_output_size((6, 9), 3, stride=2, pad=1))
    checks.close("(Ho, Wo)", both, np.array([3, 5]), tol=0)


@pytest.mark.public
@check("output_size", level="values", points=0, ko="작은 그림에 두른 패딩", en="a frame around a small picture")
def test_public_pad_nchw(student: Any) -> None:
    out = student.pad_nchw(np.array([[[[1.0, 2.0]]]]), 1, value=9.0)
    checks.close("out", out, np.array([[[[9.0, 9.0, 9.0, 9.0], [9.0, 1.0, 2.0, 9.0], [9.0, 9.0, 9.0, 9.0]]]]), tol=0)


@pytest.mark.public
@check("output_size", level="values", points=0, ko="크기를 그대로 두는 패딩", en="padding that keeps the size")
def test_public_same_padding(student: Any) -> None:
    got = np.array([whole("pad", student.same_padding(kernel)) for kernel in (1, 3, 7)])
    checks.close("pad", got, np.array([0, 1, 3]), tol=0)
    checks.at_least("ValueError", int(refuses(student.same_padding, 4)), 1, **EVEN)


@check("output_size", level="values", points=1, ko="정수 크기", en="integer sizes")
def test_output_size_numbers(student: Any, rng: np.random.Generator) -> None:
    checks.close(
        "size", np.array(student.lab.output_size_of_an_array(9, 4, returns=["size: data"])), np.array(6), tol=0
    )
    for _ in range(40):
        given = numbers(rng, dilated=False)
        want = expected(given)
        del given["dilation"]
        got = whole("size", student.conv_output_size(given.pop("size"), given.pop("kernel"), **given))
        checks.close("size", np.array(got), np.array(want), tol=0)
    for kernel in (1, 2, 5):  # it just covers the image; stride and pad by default
        checks.close("size", np.array(whole("size", student.conv_output_size(kernel, kernel))), np.array(1), tol=0)


@check("output_size", level="values", points=0.5, ko="dilation이 있는 크기", en="sizes with dilation")
def test_output_size_dilation(student: Any, rng: np.random.Generator) -> None:
    for _ in range(30):
        given = numbers(rng, dilated=True)
        got = whole("size", student.conv_output_size(**given))
        checks.close("size", np.array(got), np.array(expected(given)), tol=0)


@check("output_size", level="values", points=0.5, ko="튜플 (H, W)", en="tuples (H, W)")
def test_output_size_pairs(student: Any, rng: np.random.Generator) -> None:
    for _ in range(20):
        given = numbers(rng, dilated=bool(rng.integers(0, 2)))
        want = [expected(given), expected(given | {"size": given["size"] + 7})]
        sides = (given["size"], given.pop("size") + 7)
        if rng.integers(0, 2):
            want, sides = want[::-1], sides[::-1]
        got = pair("(Ho, Wo)", student.conv_output_size(sides, **given))
        checks.close("(Ho, Wo)", got, np.array(want), tol=0)


@check("output_size", level="values", points=1, ko="pad_nchw의 값", en="values of pad_nchw")
def test_output_size_padding(student: Any, rng: np.random.Generator) -> None:
    for shape, pad in [((2, 3, 4, 5), 2), ((1, 1, 3, 3), 1), ((3, 2, 5, 2), 3), ((2, 4, 3, 4), 0)]:
        x = rng.normal(size=shape)
        checks.close("out", student.pad_nchw(x, pad), reference.padded(x, pad), tol=0)
        value = float(rng.uniform(2.0, 9.0)) * float(rng.choice([-1, 1]))
        checks.close("out", student.pad_nchw(x, pad, value), reference.padded(x, pad, value), tol=0)


@check("output_size", level="values", points=0.5, ko="same_padding의 값", en="values of same_padding")
def test_output_size_same(student: Any, rng: np.random.Generator) -> None:
    kernels = [1, 3, *(2 * int(k) + 1 for k in rng.integers(2, 12, size=4))]
    got = np.array([whole("pad", student.same_padding(kernel)) for kernel in kernels])
    checks.close("pad", got, np.array([(kernel - 1) // 2 for kernel in kernels]), tol=0)
    even = [2, *(2 * int(k) for k in rng.integers(2, 12, size=3))]
    checks.at_least("ValueError", sum(refuses(student.same_padding, kernel) for kernel in even), len(even), **EVEN)


@check("output_size", level="edge", points=0.5, ko="너무 큰 커널은 ValueError", en="ValueError where it does not fit")
def test_output_size_too_large_kernels(student: Any, rng: np.random.Generator) -> None:
    refused = 0
    for _ in range(8):
        given = numbers(rng, dilated=bool(rng.integers(0, 2)))
        given |= {"kernel": int(rng.integers(4, 9)), "pad": int(rng.integers(0, 2)), "stride": int(rng.integers(2, 5))}
        fits = given["dilation"] * (given["kernel"] - 1) + 1 - 2 * given["pad"]
        got = whole("size", student.conv_output_size(**given | {"size": fits}))
        checks.close("size", np.array(got), np.array(1), tol=0)
        refused += refuses(student.conv_output_size, **given | {"size": fits - 1})
        refused += refuses(student.conv_output_size, **given | {"size": (fits + 4, fits - 1)})
    checks.at_least(
        "ValueError",
        refused,
        16,
        ko="너무 큰 커널에서 `ValueError`가 난 횟수",
        en="Times that a kernel which does not fit raised `ValueError`",
    )


@check("output_size", level="edge", points=0.5, ko="x의 dtype과 불연속 배열", en="dtypes and non-contiguous arrays")
def test_output_size_padding_dtypes(student: Any, rng: np.random.Generator) -> None:
    for dtype in (np.float32, np.int64, np.uint8):
        x = rng.integers(1, 200, size=(2, 3, 4, 3)).astype(dtype)
        out = student.pad_nchw(x, 1, 7)
        checks.dtype("out", out, dtype)
        checks.close("out", out, reference.padded(x, 1, 7), tol=0)
    for layout in ("F", "strided"):
        x = rng.normal(size=(3, 2, 4, 5))
        checks.close("out", student.pad_nchw(student.put(x, layout=layout), 2), reference.padded(x, 2), tol=0)


@check("output_size", level="edge", points=0.5, ko="결과는 새 배열", en="the result is a new array")
def test_output_size_padding_copies(student: Any, rng: np.random.Generator) -> None:
    for pad in (0, 1):
        x = rng.normal(size=(2, 3, 4, 5))
        held = student.put(x)
        out = student.lab.output_size_padded_then_overwritten(held, pad, returns=["out: array"])
        checks.close("out", out, reference.padded(x, pad), tol=0)
        checks.unchanged("x", x, student.get(held))
