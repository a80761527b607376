"""Graders of D4-10, class_activation_map.

Tolerances. 1e-6 in float64: right versions differ from the reference by less than 1e-13, or 1e-8 with a small number
in the denominator, and the mildest mistake, another rule of enlargement, by more than 1e-2. 1e-4 in float32, where
right versions stay below 1e-6. Constant maps are made of small whole numbers, so that they are constant to the last bit
whatever the order of a sum is.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_class_activation_map as reference

from autograder import checks
from autograder.harness import check

DOUBLE, SINGLE = 1e-6, 1e-4


def tensors(student: Any, *arrays: Any) -> list[Any]:
    """Each array as a tensor on the student's side."""
    return [student.put(a, layout="torch") for a in arrays]


def compare(student: Any, features: Any, weight: Any, classes: Any, size: Any = None) -> None:
    """The maps for these inputs; `classes` is an integer or an array (N,), and `size` is left out where it is None."""
    want = reference.cam(features, weight, classes, size)
    given = tensors(student, features, weight)
    given.append(classes if isinstance(classes, int) else tensors(student, classes)[0])
    cam = student.class_activation_map(*given, **({} if size is None else {"size": size}))
    checks.close("cam", cam, want, tol=DOUBLE)


@pytest.mark.public
@check("class_activation_map", level="values", points=0, ko="두 채널 (손 계산)", en="two channels, worked by hand")
def test_public_class_activation_map(student: Any) -> None:
    features = student.put(np.array([[[[1.0, 2.0], [3.0, 4.0]], [[1.0, 0.0], [0.0, 3.0]]]]), layout="torch")
    fc_weight = student.put(np.array([[1.0, 1.0], [2.0, -1.0]]), layout="torch")
    # Class 0: [[2, 2], [3, 7]], from 2 to 7. Class 1: [[1, 4], [6, 5]], from 1 to 6.
    cam = student.class_activation_map(features, fc_weight, 0)
    checks.close("cam", cam, np.array([[[0.0, 0.0], [0.2, 1.0]]]), tol=1e-6)
    cam = student.class_activation_map(features, fc_weight, student.put(np.array([1]), layout="torch"))
    checks.close("cam", cam, np.array([[[0.0, 0.6], [1.0, 0.8]]]), tol=1e-6)
    # A row [0, 1], enlarged to four places: [0, 0.25, 0.75, 1].
    row = student.put(np.array([[[[0.0, 1.0]]]]), layout="torch")
    cam = student.class_activation_map(row, student.put(np.array([[3.0]]), layout="torch"), 0, size=(1, 4))
    checks.close("cam", cam, np.array([[[0.0, 0.25, 0.75, 1.0]]]), tol=1e-6)


@check("class_activation_map", level="values", points=2, ko="한 클래스의 맵", en="maps of one class")
def test_class_activation_map_values(student: Any, rng: np.random.Generator) -> None:
    for n, c, h, w, k in [(3, 5, 4, 6, 7), (1, 4, 5, 3, 2), (4, 6, 7, 7, 6)]:
        features, weight = rng.normal(size=(n, c, h, w)), rng.normal(size=(k, c))
        features *= (0.3 ** np.arange(n))[:, None, None, None]  # pictures of unequal brightness, some dark
        compare(student, features, weight, int(rng.integers(k)))


@check("class_activation_map", level="values", points=1, ko="그림마다 다른 클래스", en="a class for each picture")
def test_class_activation_map_classes(student: Any, rng: np.random.Generator) -> None:
    for n, c, h, w, k in [(5, 4, 3, 4, 6), (1, 3, 4, 2, 5), (4, 4, 4, 4, 4)]:
        compare(student, rng.normal(size=(n, c, h, w)), rng.normal(size=(k, c)), rng.permutation(k)[:n])


@check("class_activation_map", level="values", points=2, ko="그림의 크기로 늘리기", en="enlarged to the picture")
def test_class_activation_map_size(student: Any, rng: np.random.Generator) -> None:
    for (n, c, h, w), size in [((2, 3, 4, 4), (8, 8)), ((3, 4, 3, 5), (10, 12)), ((1, 2, 2, 3), (7, 5))]:
        compare(student, rng.normal(size=(n, c, h, w)), rng.normal(size=(5, c)), int(rng.integers(5)), size)


@check("class_activation_map", level="edge", points=1, ko="상수인 맵", en="constant maps")
def test_class_activation_map_constant(student: Any, rng: np.random.Generator) -> None:
    weight = rng.integers(-3, 4, size=(4, 3)).astype(np.float64)
    for size in (None, (6, 10)):
        features = rng.normal(size=(3, 3, 3, 5))
        features[1] = np.array([2.0, -1.0, 3.0])[:, None, None]
        compare(student, features, weight, 2, size)
        compare(student, np.concatenate([features[:1], np.zeros((1, 3, 3, 5))]), weight, np.array([1, 3]), size)


@check(
    "class_activation_map", level="edge", points=1, ko="자료형, requires_grad, 입력", en="dtype, requires_grad, inputs"
)
def test_class_activation_map_tensors(student: Any, rng: np.random.Generator) -> None:
    features, weight = rng.normal(size=(3, 4, 3, 4)).astype(np.float32), rng.normal(size=(5, 4)).astype(np.float32)
    want = reference.cam(features, weight, 1, (6, 8))
    given = tensors(student, features, weight)
    cam = student.class_activation_map(*given, 1, size=(6, 8))
    checks.dtype("cam", cam, np.float32)
    checks.close("cam", cam, want, tol=SINGLE)
    for name, before, handle in zip(("features", "fc_weight"), (features, weight), given, strict=True):
        after = student.lab.class_activation_value(handle, returns=[f"{name}: array"])
        checks.unchanged(name, before, after)
    leaves = [student.lab.class_activation_leaf(a, returns=["tensor: handle"]) for a in (features, weight)]
    checks.close("cam", student.class_activation_map(*leaves, 1, size=(6, 8)), want, tol=SINGLE)
