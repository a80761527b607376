"""D6-08: the reference in NumPy against torch and torchvision, and how near right versions come to it."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import daykit
import numpy as np
import pytest
import torch

from autograder import checks, vision

DAY, SLUG = "day6", "generate"
SOURCES = daykit.right_versions(DAY, SLUG)
IMAGES = daykit.stated(DAY, SLUG, "IMAGES")
CONFIG = {"z_dim": 5, "channels": 3, "image_size": 4}


@pytest.mark.parametrize("name", sorted(SOURCES))
def test_right_versions_draw_the_reference_images(
    reference: ModuleType, apparatus: ModuleType, tmp_path: Path, name: str
) -> None:
    right = daykit.namespace(DAY, SOURCES[name], SampleGenerator=apparatus.generate_network())
    for seed in range(5):
        state = reference.state(np.random.default_rng(seed), CONFIG)
        path = str(tmp_path / f"{seed}.pt")
        right["save_generator"](apparatus.generate_made(CONFIG, state), path)
        got = right["generate"](path, 9, seed, batch_size=4)
        want = reference.images(CONFIG, state, 9, seed)
        assert checks.scaled_error(got.detach().numpy(), want) <= IMAGES / 20
        in_training = apparatus.generate_made(CONFIG, state)(torch.from_numpy(reference.noise(9, 5, seed)))
        assert checks.scaled_error((in_training.detach().numpy() + 1) / 2, want) > 0.1


def test_reference_grid_matches_torchvision(reference: ModuleType) -> None:
    vision.guard()
    from torchvision.utils import make_grid

    rng = np.random.default_rng(0)
    for n, nrow, pad in ((7, 3, 1), (2, 8, 2), (10, 5, 0)):
        x = rng.normal(size=(n, 3, 4, 4)).astype(np.float32)
        want = make_grid(torch.from_numpy(x), nrow=nrow, padding=pad, pad_value=0).numpy()
        assert np.array_equal(reference.grid(x, nrow, pad), want)


def test_the_network_of_the_lesson_is_the_one_that_grades(apparatus: ModuleType) -> None:
    networks = [daykit.given(DAY, "SampleGenerator")(**CONFIG), apparatus.generate_network()(**CONFIG)]
    assert networks[0].config == networks[1].config == CONFIG
    networks[1].load_state_dict(networks[0].state_dict())
    z = torch.randn(3, 5)
    assert torch.equal(*(network.eval()(z) for network in networks))
