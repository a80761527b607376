"""Graders of D2-01: to_image_batch, pad_tokens and tabular.

All on one level, because the three functions have nothing to do with each other. Shapes, dtypes and values are judged
here; that a result is a tensor without gaps and without requires_grad shows in torch's own refusal to work with it
otherwise, beside the student's code, and comes together with its values.

Tolerances. Tokens are exact. 1e-6 for float32: x / 255 and x * (1 / 255) differ by 6e-8 in float32 and a double rounded
to float32 by as much; the mildest mistake, 256 for 255, is off by 4e-3.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_tensor_layouts as reference

from autograder import checks
from autograder.harness import check

SINGLE = 1e-6


def pixels(rng: np.random.Generator, *shape: int) -> Any:
    """Random uint8 images in which 0 and 255 come up."""
    images = rng.integers(0, 256, size=shape, dtype=np.uint8)
    images.reshape(-1)[:2] = 0, 255
    return images


def held(student: Any, tensor: Any, name: str, dtype: Any, shape: tuple[int, ...]) -> Any:
    """The values of a tensor that has to have this dtype and shape, (1, M) and (M,) told apart.

    The dtype in words is asked for the diagnosis only, which takes equal numbers of two dtypes for the same answer.
    """
    student.lab.tensor_layouts_dtype(tensor, returns=["dtype: data"])
    found = student.lab.tensor_layouts_values(tensor, returns=[f"{name}: array"])
    if found.shape != shape:
        checks.fail("shape", name=name, got=list(found.shape), want=list(shape))
    checks.dtype(name, found, dtype)
    return found


def as_batch(student: Any, images: Any) -> Any:
    want = reference.image_batch(images)
    found = held(student, student.to_image_batch(images), "images", np.float32, want.shape)
    checks.close("images", found, want, tol=SINGLE)
    return found


@pytest.mark.public
@check("tensor_layouts", level="values", points=0, ko="2x1 컬러 이미지", en="a colour image of 2x1 pixels")
def test_public_images(student: Any) -> None:
    # One image, two rows of one pixel: red and green, then blue and a little of everything.
    images = np.array([[[[255, 51, 0]], [[0, 102, 255]]]], dtype=np.uint8)
    out = student.lab.tensor_layouts_values(student.to_image_batch(images), returns=["images: array"])
    checks.shape("images", out, (1, 3, 2, 1))
    checks.close("images", out, np.array([[[[1.0], [0.0]], [[0.2], [0.4]], [[0.0], [1.0]]]]), tol=1e-6)


@pytest.mark.public
@check("tensor_layouts", level="values", points=0, ko="문장 세 개, 표 하나", en="three sentences and a table")
def test_public_tokens_and_table(student: Any) -> None:
    tokens = student.lab.tensor_layouts_values(student.pad_tokens([[5, 6, 7], [8], []]), returns=["tokens: array"])
    checks.close("tokens", tokens, np.array([[5, 6, 7], [8, 0, 0], [0, 0, 0]]), tol=0.0)
    table = student.lab.tensor_layouts_values(student.tabular([[1, 2], [3, 4]]), returns=["table: array"])
    checks.dtype("table", table, np.float32)
    checks.close("table", table, np.array([[1.0, 2.0], [3.0, 4.0]]), tol=1e-6)


@check("tensor_layouts", level="values", points=1, ko="컬러 이미지", en="colour images")
def test_layout_of_colour_images(student: Any, rng: np.random.Generator) -> None:
    for shape in [(4, 5, 3, 3), (1, 2, 6, 3), (3, 3, 3, 3)]:
        images = pixels(rng, *shape)
        given = student.put(images)
        out = student.to_image_batch(given)
        want = reference.image_batch(images)
        checks.close("images", held(student, out, "images", np.float32, want.shape), want, tol=SINGLE)
        checks.unchanged("images", images, student.get(given))


@check("tensor_layouts", level="values", points=0.5, ko="흑백 이미지", en="gray images")
def test_layout_of_gray_images(student: Any, rng: np.random.Generator) -> None:
    for shape in [(4, 5, 3), (1, 2, 6), (3, 4, 5, 1), (1, 3, 2, 1), (2, 4, 3)]:
        as_batch(student, pixels(rng, *shape))


@check("tensor_layouts", level="values", points=0.5, ko="메모리에 빈틈없이", en="without gaps in memory")
def test_layout_is_contiguous(student: Any, rng: np.random.Generator) -> None:
    for shape in [(3, 4, 5, 3), (2, 4, 3)]:
        images = pixels(rng, *shape)
        out = student.lab.tensor_layouts_in_order(student.to_image_batch(images), returns=["images: array"])
        checks.close("images", out, reference.image_batch(images).reshape(-1), tol=SINGLE)


@check("tensor_layouts", level="values", points=1, ko="문장 채우기", en="sentences, padded")
def test_layout_of_tokens(student: Any, rng: np.random.Generator) -> None:
    for lengths, options in [
        ([2, 5, 3], {}),
        ([4, 0, 1, 4], {"pad": 7}),
        ([3], {"pad": -1}),
        ([0, 0], {}),
        ([1, 6], {"pad": -100}),
    ]:
        seqs = [[int(t) for t in rng.integers(1, 1000, size=n)] for n in lengths]
        want = reference.padded(seqs, options.get("pad", 0))
        tokens = held(student, student.pad_tokens(seqs, **options), "tokens", np.int64, want.shape)
        checks.close("tokens", tokens, want, tol=0.0)


@check("tensor_layouts", level="values", points=0.5, ko="리스트를 바꾸지 않음", en="lists stay as they were")
def test_layout_leaves_lists_alone(student: Any, rng: np.random.Generator) -> None:
    seqs = [[int(t) for t in rng.integers(1, 9, size=n)] for n in (3, 1, 4)]
    given = student.lab.tensor_layouts_lists(seqs, returns=["seqs: handle"])
    tokens = held(student, student.pad_tokens(given), "tokens", np.int64, (3, 4))
    checks.close("tokens", tokens, reference.padded(seqs, 0), tol=0.0)
    if student.lab.tensor_layouts_lists(given, returns=["seqs: data"]) != seqs:
        checks.fail("argument_changed", name="seqs")


@check("tensor_layouts", level="values", points=0.5, ko="표", en="tables")
def test_layout_of_tables(student: Any, rng: np.random.Generator) -> None:
    whole = rng.integers(-50, 50, size=(4, 3))
    mixed = [[int(rng.integers(9)), float(rng.normal()), float(rng.normal(1e3))] for _ in range(5)]
    for rows in (whole.tolist(), mixed, rng.normal(size=(1, 6)).tolist(), rng.normal(size=(3, 1)).tolist()):
        want = np.array(rows, dtype=np.float64)
        table = held(student, student.tabular(rows), "table", np.float32, want.shape)
        checks.close("table", table, want, tol=SINGLE)
