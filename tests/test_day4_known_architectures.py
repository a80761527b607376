"""D4-09: the reference against torchvision's own transforms, and how far right versions are from it."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch

from autograder import checks, vision

DAY, SLUG = "day4", "known_architectures"
SOURCES = daykit.right_versions(DAY, SLUG)


@pytest.fixture(params=sorted(SOURCES))
def version(request: pytest.FixtureRequest) -> dict[str, Any]:
    vision.guard()
    return daykit.namespace(DAY, SOURCES[request.param])


def test_the_reference_is_what_comes_with_the_weights(reference: ModuleType) -> None:
    rng = np.random.default_rng(3)
    image = rng.integers(0, 256, size=(300, 450, 3), dtype=np.uint8)
    prepare = reference.models.ResNet18_Weights.IMAGENET1K_V1.transforms()
    theirs = prepare(torch.tensor(image).permute(2, 0, 1))[None].numpy()
    # half a level of 255, as torch rounds to bytes after resizing
    assert np.abs(reference.preprocessed(image, 224) - theirs).max() < 0.51 / 255 / 0.224


@pytest.mark.parametrize("shape", [(64, 96, 3), (64, 64), (72, 64, 4)])
def test_pixels_without_resizing_are_exact(shape: tuple[int, ...], reference: ModuleType, version: Any) -> None:
    image = np.random.default_rng(4).integers(0, 256, size=shape, dtype=np.uint8)
    got = version["preprocess_imagenet"](image, 56)
    assert got.dtype == torch.float32
    assert checks.scaled_error(got.numpy(), reference.preprocessed(image, 56)) < 1e-6


@pytest.mark.parametrize("shape", [(64, 96), (192, 128), (48, 48), (20, 60)])
def test_right_ways_to_resize_differ_by_rounding(shape: tuple[int, ...], reference: ModuleType, version: Any) -> None:
    image = np.random.default_rng(5).integers(0, 256, size=(*shape, 3), dtype=np.uint8)
    got = version["preprocess_imagenet"](image, 28).numpy()
    assert checks.scaled_error(got, reference.preprocessed(image, 28)) < 0.015


@pytest.mark.parametrize(("num_classes", "weights", "last"), [(3, None, 0), (10, "DEFAULT", 2)])
def test_models_match_torchvision_in_float64(
    num_classes: int, weights: str | None, last: int, reference: ModuleType, apparatus: ModuleType, version: Any
) -> None:
    rng = np.random.default_rng(6)
    images = rng.normal(size=(1, 3, 64, 64)).astype(np.float32)
    cached, block = rng.uniform(-1, 1, size=(2, 4099)).astype(np.float32)
    apparatus.names.update(version)
    answers = apparatus.known_architectures_answers
    _, out = answers(images, num_classes, weights, None if weights is None else cached, block, last)
    want = reference.logits(images, num_classes, block if last == 0 else cached, block)
    assert checks.scaled_error(out.numpy(), want) < 1e-5


def test_nothing_is_downloaded(apparatus: ModuleType, version: Any) -> None:
    apparatus.names.update(version)
    with pytest.raises(OSError, match="no network"):
        apparatus.known_architectures_answers(np.zeros((1, 3, 64, 64), np.float32), 3, "DEFAULT", None, None, None)
