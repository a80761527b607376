"""Graders of D6-03: conv_transpose_output_size and class Generator.

Verdicts rest on pictures and gradients of hidden weights and noise. The apparatus puts the weights into the student's
layers by kind and channels, so that no attribute's name matters; a layer that the figure does not have gets a fixed
pattern, which shows in the pictures.

Tolerance 1e-9 (scaled) in float64: over 20 seeds right versions differ from the reference by 4e-15 at most; the mildest
mistake, a batch normalisation after the last layer, by 2e-6 at least in evaluation mode, and by 0.1 in training mode
(tests/test_day6_generator.py).
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_generator as reference

from autograder import checks
from autograder.harness import check

TOL = 1e-9


def built(student: Any, z_dim: int, out_ch: int, size: int, base: int) -> Any:
    """The student's model; 32 is left to the default."""
    return student.Generator(z_dim, out_ch, size) if base == 32 else student.Generator(z_dim, out_ch, size, base)


def judge(student: Any, rng: np.random.Generator, n: int, given: tuple[int, int, int, int], training: bool) -> None:
    """The pictures of n hidden noise vectors; `given`: z_dim, out_ch, image_size, base."""
    weights, z = reference.weights(rng, *given), rng.normal(size=(n, given[0]))
    model = student.lab.generator_given(built(student, *given), weights, training, returns=["model: handle"])
    pictures = student.call(model, student.put(z, layout="torch"), returns=["pictures: array"])
    want, _ = reference.forward(weights, reference.channels(*given[1:]), z, training)
    checks.close("pictures", pictures, want, tol=TOL)


@pytest.mark.public
@check("generator", level="values", points=0, ko="출력 크기 (손 계산)", en="output size, worked by hand")
def test_public_conv_transpose_output_size(student: Any) -> None:
    # 4 stamps of length 4, 2 apart: the last begins at 6 and ends before 10; 1 is cut off at each border
    checks.close("size", np.array(student.conv_transpose_output_size(4, 4, 2, 1)), np.array(8), tol=0)
    # 5 stamps of length 3, 3 apart: 12 + 3 = 15; nothing is cut, 2 are added
    checks.close("size", np.array(student.conv_transpose_output_size(5, 3, 3, 0, out_pad=2)), np.array(17), tol=0)


@pytest.mark.public
@check("generator", level="shape", points=0, ko="모양", en="shapes")
def test_public_generator_shape(student: Any) -> None:
    for out_ch, size in ((1, 8), (3, 32)):
        model = student.Generator(16, out_ch, size)
        z = student.put(np.ones((2, 16), dtype=np.float32), layout="torch")
        checks.shape("pictures", student.call(model, z, returns=["pictures: array"]), (2, out_ch, size, size))


@pytest.mark.public
@check("generator", level="values", points=0, ko="작은 모델 (손 계산)", en="a small model, worked by hand")
def test_public_generator_values(student: Any) -> None:
    # Two channels of 2x2; the second is not used. Each kernel is 0 but for one place, by which pixel (i, j) goes to
    # (2i, 2j); the second one halves it, too. So the four pixels of the first map end up at (0, 0), (0, 4), (4, 0)
    # and (4, 4), and the bias of 0.25 comes to every pixel.
    stamp = np.zeros((1, 1, 4, 4))
    stamp[0, 0, 1, 1] = 1.0
    weights = {"linear 1 8": np.array([[1.0], [-2.0], [3.0], [0.0], [9.0], [9.0], [9.0], [9.0]])}
    weights |= {
        "convt 2 1": np.concatenate([stamp, 0 * stamp]),
        "convt 1 1": stamp / 2,
        "convt 1 1 bias": np.ones(1) / 4,
    }
    for width in (1, 2):  # batch normalisation changes nothing: the square root of var + 1e-5 is 1
        one, nothing = np.ones(width), np.zeros(width)
        weights |= {f"norm {width}": np.array([one, nothing, nothing, one - 1e-5])}
    model = student.lab.generator_given(student.Generator(1, 1, 8, base=1), weights, False, returns=["model: handle"])
    want = np.full((1, 1, 8, 8), 0.25)
    want[0, 0, ::4, ::4] += [[0.5, 0.0], [1.5, 0.0]]  # ReLU made 0 of -2
    pictures = student.call(model, student.put(np.ones((1, 1)), layout="torch"), returns=["pictures: array"])
    checks.close("pictures", pictures, np.tanh(want), tol=1e-6)


@check("generator", level="values", points=2, ko="conv_transpose_output_size", en="conv_transpose_output_size")
def test_conv_transpose_output_size_values(student: Any, rng: np.random.Generator) -> None:
    got, want = [], []
    while len(want) < 60:
        size, k, s, p = (int(rng.integers(low, high)) for low, high in ((1, 12), (1, 8), (1, 5), (0, 4)))
        out_pad = int(rng.integers(0, s))
        if reference.output_size(size, k, s, p, out_pad) > 0:
            given = (size, k, s, p, out_pad) if out_pad else (size, k, s, p)
            got.append(np.asarray(student.conv_transpose_output_size(*given), dtype=float).reshape(()))
            want.append(reference.output_size(size, k, s, p, out_pad))
    checks.close("size", np.array(got), np.array(want), tol=0)


@check("generator", level="shape", points=1, ko="네 가지 크기의 모양", en="shapes for all four sizes")
def test_generator_shapes(student: Any, rng: np.random.Generator) -> None:
    for n, *given in ((3, 5, 1, 8, 4), (2, 7, 3, 16, 2), (2, 4, 1, 28, 3), (4, 6, 3, 32, 2), (2, 16, 3, 8, 32)):
        model = built(student, *given)
        z = student.put(rng.normal(size=(n, given[0])).astype(np.float32), layout="torch")
        pictures = student.call(model, z, returns=["pictures: array"])
        checks.shape("pictures", pictures, (n, given[1], given[2], given[2]))
        checks.at_least(
            "std",
            float(pictures.std(axis=0).max()),
            1e-3,
            ko="서로 다른 잡음에서 나온 그림의 표준편차 (가장 큰 픽셀)",
            en="Standard deviation of images from different noise (the largest of a pixel)",
        )  # different noise, different pictures


@check("generator", level="values", points=4, ko="평가 모드의 그림", en="pictures in evaluation mode")
def test_generator_pictures(student: Any, rng: np.random.Generator) -> None:
    for n, *given in ((4, 5, 1, 8, 4), (2, 7, 3, 16, 2), (1, 4, 1, 28, 3), (3, 6, 3, 32, 2), (1, 3, 3, 8, 32)):
        judge(student, rng, n, tuple(given), training=False)


@check("generator", level="values", points=2, ko="학습 모드: 배치의 통계", en="training mode: the batch's statistics")
def test_generator_batch(student: Any, rng: np.random.Generator) -> None:
    for n, *given in ((5, 4, 1, 8, 3), (2, 7, 3, 16, 2), (3, 5, 1, 28, 2)):
        judge(student, rng, n, tuple(given), training=True)


@check("generator", level="gradients", points=2, ko="잡음까지 오는 기울기", en="the gradient at the noise")
def test_generator_gradient(student: Any, rng: np.random.Generator) -> None:
    for n, *given in ((2, 6, 1, 8, 4), (3, 4, 3, 16, 2)):
        weights, z = reference.weights(rng, *given), rng.normal(size=(n, given[0]))
        upstream = rng.normal(size=(n, given[1], given[2], given[2]))
        model = student.lab.generator_given(built(student, *given), weights, False, returns=["model: handle"])
        gradient = student.lab.generator_gradient(
            model, student.put(z, layout="torch"), student.put(upstream, layout="torch"), returns=["dz: array"]
        )
        want = reference.noise_gradient(weights, reference.channels(*given[1:]), z, upstream)
        checks.close("dz", gradient, want, tol=TOL)


@check("generator", level="edge", points=1, ko="z의 모양이 (N, z_dim, 1, 1)", en="z of shape (N, z_dim, 1, 1)")
def test_generator_noise_as_maps(student: Any, rng: np.random.Generator) -> None:
    for n, *given in ((3, 5, 1, 8, 4), (1, 4, 1, 28, 2)):
        weights, z = reference.weights(rng, *given), rng.normal(size=(n, given[0], 1, 1))
        model = student.lab.generator_given(built(student, *given), weights, False, returns=["model: handle"])
        pictures = student.call(model, student.put(z, layout="torch"), returns=["pictures: array"])
        want, _ = reference.forward(weights, reference.channels(*given[1:]), z[:, :, 0, 0], False)
        checks.close("pictures", pictures, want, tol=TOL)
