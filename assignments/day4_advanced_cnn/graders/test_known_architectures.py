"""Graders of D4-09, build_resnet18 and preprocess_imagenet.

A model is judged by its outputs for hidden images once its state holds hidden numbers, all of it or only the new head;
the number of its parameters is asked for first because it tells more, and proves nothing by itself. There is no
network in a sandbox, and the apparatus sees to it that there is none in a replay either. The "pretrained" file holds
hidden numbers too, so that only someone who loads it can answer right. The notebook's own check of the model is none of
the grading's, since a replay of it could reach a network. Preprocessing is asked for first: a diagnosis
then tells its mistakes apart without building 11 million parameters for each.

LOGITS, 1e-4: right models in float32 stay below 2e-6 of torchvision's in float64; a wrong one is off by 1e-2 or more.
EXACT, 1e-5: pictures that need no resizing; right versions stay below 3e-7.
RESIZED, 0.03: PIL and torch resize bytes, which costs up to a level and a half of 255: 0.012 over 20 seeds. The mildest
mistake, another interpolation, is off by 0.15. Sizes and margins here are such that no rounding is at stake.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_known_architectures as reference

from autograder import checks
from autograder.harness import check

LOGITS, EXACT, RESIZED = 1e-4, 1e-5, 0.03
MEAN, STD = np.array([0.485, 0.456, 0.406]), np.array([0.229, 0.224, 0.225])
PARAMETERS = {3: 11_178_051, 10: 11_181_642, 1000: 11_689_512}
HEAD = 2  # entries of the state: the last layer's weight and bias
BLOCK = 4099  # a prime, so that repeated numbers do not fall into step with a kernel's shape


def picture(rng: np.random.Generator, *shape: int) -> Any:
    """Noise, uint8: every pixel matters."""
    return rng.integers(0, 256, size=shape, dtype=np.uint8)


def preprocessed(student: Any, rng: np.random.Generator, sizes: Any, tol: float) -> None:
    for shape, size in sizes:
        image = picture(rng, *shape)
        held = student.put(image)
        got = student.preprocess_imagenet(held, size)
        checks.close("pixels", got, reference.preprocessed(image, size), tol=tol)
        checks.unchanged("img_uint8", image, student.get(held))


def built(
    student: Any, rng: np.random.Generator, once: Any, num_classes: int, weights: str | None, last: int | None = 0
) -> None:
    """Outputs of the student's model; `last` entries of its state are exchanged: 0 all, None none."""
    images = rng.normal(size=(2, 3, 64, 64)).astype(np.float32)
    cached, block = rng.uniform(-1, 1, size=(2, BLOCK)).astype(np.float32)
    parameters, out = student.lab.known_architectures_answers(
        images,
        num_classes,
        weights,
        None if weights is None else cached,
        block,
        last,
        returns=["parameters: scalar", "out: array"],
    )
    checks.close("parameters", np.array(parameters), np.array(float(PARAMETERS[num_classes])), tol=1e-12)
    body, head = block if last == 0 else cached, cached if last is None else block
    want = once(num_classes, lambda: reference.logits(images, num_classes, body, head))
    checks.close("out", out, want, tol=LOGITS)


@pytest.mark.public
@check("known_architectures", level="values", points=0, ko="순수한 빨간 그림", en="a pure red picture")
def test_public_preprocess_red(student: Any) -> None:
    red = np.zeros((256, 256, 3), dtype=np.uint8)
    red[..., 0] = 255
    want = np.ones((1, 3, 224, 224)) * ((np.array([1.0, 0.0, 0.0]) - MEAN) / STD)[:, None, None]
    checks.close("pixels", student.preprocess_imagenet(red), want, tol=1e-5)


@pytest.mark.public
@check("known_architectures", level="values", points=0, ko="넓은 그림의 가운데", en="the middle of a wide picture")
def test_public_preprocess_wide(student: Any) -> None:
    # 8 x 24 with size 7: the short side is 8 already, and the columns 8 to 15 keep clear of every border. Of the eight
    # middle rows and columns seven are kept, all white.
    wide = np.zeros((8, 24, 3), dtype=np.uint8)
    wide[:, 8:16] = 255
    want = np.ones((1, 3, 7, 7)) * ((1 - MEAN) / STD)[:, None, None]
    checks.close("pixels", student.preprocess_imagenet(wide, 7), want, tol=1e-5)


@pytest.mark.practice
@check("known_architectures", level="values", points=0, ko="모델의 크기와 출력", en="size and output of the model")
def test_practice_build_resnet18(student: Any, rng: np.random.Generator) -> None:
    images = rng.normal(size=(2, 3, 64, 64)).astype(np.float32)
    parameters, out = student.lab.known_architectures_seen(
        student.build_resnet18(10), images, returns=["parameters: scalar", "out: array"]
    )
    checks.close("parameters", np.array(parameters), np.array(11_181_642.0), tol=1e-12)
    checks.shape("out", out, (2, 10))


@check("known_architectures", level="values", points=1.5, ko="픽셀 값", en="values of pixels")
def test_preprocess_values(student: Any, rng: np.random.Generator) -> None:
    preprocessed(student, rng, [((64, 64, 3), 56), ((256, 256, 3), 224)], EXACT)


@check("known_architectures", level="values", points=1, ko="가운데 자르기", en="centre crop")
def test_preprocess_crop(student: Any, rng: np.random.Generator) -> None:
    preprocessed(student, rng, [((64, 96, 3), 56), ((128, 32, 3), 28)], EXACT)


@check("known_architectures", level="values", points=1, ko="크기 바꾸기", en="resizing")
def test_preprocess_resize(student: Any, rng: np.random.Generator) -> None:
    preprocessed(student, rng, [((64, 96, 3), 28), ((192, 128, 3), 56), ((48, 48, 3), 56), ((20, 60, 3), 28)], RESIZED)


@check("known_architectures", level="values", points=1.5, ko="처음부터 만든 모델", en="a model from scratch")
def test_build_resnet18(student: Any, rng: np.random.Generator, once: Any) -> None:
    built(student, rng, once, 3, None)


@check("known_architectures", level="edge", points=0.5, ko="흑백과 RGBA", en="gray and RGBA")
def test_preprocess_gray_rgba(student: Any, rng: np.random.Generator) -> None:
    preprocessed(student, rng, [((64, 80), 56), ((32, 32, 4), 28)], EXACT)


@check("known_architectures", level="edge", points=0.5, ko="자료형", en="dtype")
def test_preprocess_dtype(student: Any, rng: np.random.Generator) -> None:
    image = picture(rng, 32, 32, 3)
    got = student.preprocess_imagenet(image, 28)
    checks.close("pixels", got, reference.preprocessed(image, 28), tol=EXACT)
    checks.dtype("pixels", got, np.float32)


@check("known_architectures", level="edge", points=1, ko="사전학습된 가중치", en="pretrained weights")
def test_build_resnet18_pretrained(student: Any, rng: np.random.Generator, once: Any) -> None:
    built(student, rng, once, 10, "DEFAULT", HEAD)
    built(student, rng, once, 1000, "IMAGENET1K_V1", None)
