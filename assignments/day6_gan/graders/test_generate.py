"""Graders of D6-08: save_generator, generate, image_grid.

`generate` reads a checkpoint that the apparatus writes from hidden weights, so that a wrong save_generator does not
cost its points, and its images are compared with a generator in NumPy. The running statistics are far from those of a
batch: drawing in training mode is off by more than 0.1.

Tolerance. 1e-5: right versions compute in float32 and stay below 5e-7; the mildest mistake (noise drawn batch by batch)
gives other images altogether. The layout of a grid is exact. What the apparatus says of the model's mode and of
attached gradients is a word of the student's process; it counts only beside right numbers.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
import reference_generate as reference

from autograder import checks
from autograder.harness import check

IMAGES = 1e-5
SMALL = {"z_dim": 5, "channels": 1, "image_size": 4}
COLOUR = {"z_dim": 3, "channels": 3, "image_size": 5}


def network(student: Any) -> None:
    """Put the lesson's own SampleGenerator back in its place."""
    student.replace("SampleGenerator", student.lab.generate_network(returns=["network: handle"]))


def written(student: Any, config: dict[str, int], state: Any) -> Any:
    return student.lab.generate_written(config, state, returns=["path: handle"])


@check("generate", level="values", points=1.5, ko="저장한 파일", en="the file")
def test_generate_saved(student: Any, rng: np.random.Generator) -> None:
    network(student)
    for config in (SMALL, COLOUR):
        state = reference.state(rng, config)
        generator = student.lab.generate_made(config, state, returns=["generator: handle"])
        path = student.lab.generate_path(returns=["path: handle"])
        student.save_generator(generator, path)
        training = student.lab.generate_changed(generator, returns=["training: data"])
        told = student.lab.generate_read(path, returns=["file: data"])
        found = dict(told[1]) if isinstance(told, list) and len(told) == 2 else {}
        for name, value in state.items():
            got = found.get(name)
            checks.close(name, got if isinstance(got, np.ndarray) else np.zeros(0), value, tol=0)
        numbers = [float(told[0].get(k, -1)) if isinstance(told[0], dict) else -1.0 for k in config]
        checks.close('file["config"]', np.array(numbers), np.array(list(config.values()), dtype=float), tol=0)
        checks.at_least(
            "generator still in training mode",
            float(training is True),
            1.0,
            ko="저장한 뒤에도 생성자가 학습 모드인지 (맞으면 1, 아니면 0)",
            en="Whether the generator is still in training mode after saving (1 for yes, 0 for no)",
        )


@check("generate", level="values", points=1.5, ko="그린 그림", en="the images")
def test_generate_images(student: Any, rng: np.random.Generator) -> None:
    network(student)
    for config, n, seed in ((SMALL, 7, 3), (COLOUR, 4, 12)):
        state = reference.state(rng, config)
        got = student.generate(written(student, config, state), n, seed)
        checks.shape("images", got, (n, config["channels"], config["image_size"], config["image_size"]))
        checks.dtype("images", got, np.float32)
        checks.close("images", got, reference.images(config, state, n, seed), tol=IMAGES)


@check("generate", level="values", points=1, ko="batch_size와 상관없이", en="whatever the batch size")
def test_generate_batches(student: Any, rng: np.random.Generator) -> None:
    network(student)
    state = reference.state(rng, SMALL)
    path = written(student, SMALL, state)
    for n, size in ((150, 64), (20, 1), (20, 7), (9, 200), (1, 64)):
        got = student.generate(path, n, 5, batch_size=size)
        checks.close("images", got, reference.images(SMALL, state, n, 5), tol=IMAGES)


@check("generate", level="values", points=0.5, ko="시드마다 다른 그림", en="other images for another seed")
def test_generate_seed(student: Any, rng: np.random.Generator) -> None:
    network(student)
    state = reference.state(rng, SMALL)
    path = written(student, SMALL, state)
    for seed in (4, 5, 4):
        checks.close("images", student.generate(path, 5, seed), reference.images(SMALL, state, 5, seed), tol=IMAGES)


@check("generate", level="values", points=0.5, ko="기울기 없이", en="without gradients")
def test_generate_attached(student: Any, rng: np.random.Generator) -> None:
    network(student)
    state = reference.state(rng, SMALL)
    told = student.lab.generate_attached(written(student, SMALL, state), returns=["images: data"])
    images, attached = told if isinstance(told, list) and len(told) == 2 else (None, True)
    got = images if isinstance(images, np.ndarray) else np.zeros(0)
    checks.close("images", got, reference.images(SMALL, state, 3, 1), tol=IMAGES)
    checks.at_most(
        "gradients attached",
        float(attached is not False),
        0.0,
        ko="만든 그림이 기울기를 추적하는지 (추적하면 1, 아니면 0)",
        en="Whether the images track gradients (1 for yes, 0 for no)",
    )


@check("generate", level="values", points=1.5, ko="모아 보기", en="images side by side")
def test_generate_grid(student: Any, rng: np.random.Generator) -> None:
    for n, channels, size, nrow, pad in ((7, 1, 4, 3, 1), (6, 3, 5, 3, 2), (10, 1, 3, 4, 0)):
        x = rng.uniform(0.1, 1, size=(n, channels, size, size)).astype(np.float32)
        got = student.image_grid(student.put(x, layout="torch"), nrow, pad)
        want = reference.grid(x, nrow, pad)
        checks.shape("grid", got, want.shape)
        checks.close("grid", got, want, tol=0)


@check("generate", level="values", points=0.5, ko="그림이 적을 때", en="few images")
def test_generate_few(student: Any, rng: np.random.Generator) -> None:
    for n, dtype in ((3, np.float64), (1, np.float32)):
        x = rng.uniform(0.1, 1, size=(n, 1, 4, 4)).astype(dtype)
        got = student.image_grid(student.put(x, layout="torch"))
        want = reference.grid(x, 8, 1)
        checks.shape("grid", got, want.shape)
        checks.dtype("grid", got, dtype)
        checks.close("grid", got, want, tol=0)


# The public checks come last: a replay of the mistakes has no SampleGenerator before `network` put it there.


@pytest.mark.public
@check("generate", level="values", points=0, ko="저장하고 그리기", en="save and draw")
def test_public_generate(student: Any) -> None:
    config = {"z_dim": 2, "channels": 1, "image_size": 2}
    # Every weight is 0 but the last bias, so that each image is (tanh(bias) + 1) / 2.
    state = {
        "hidden.weight": np.zeros((32, 2), dtype=np.float32),
        "hidden.bias": np.zeros(32, dtype=np.float32),
        "out.weight": np.zeros((4, 32), dtype=np.float32),
        "out.bias": np.array([-100.0, 0.0, 0.549306, 100.0], dtype=np.float32),
    }
    path = student.lab.generate_path(returns=["path: handle"])
    student.save_generator(student.lab.generate_made(config, state, returns=["generator: handle"]), path)
    images = student.generate(path, 3, 0, batch_size=2)
    checks.shape("images", images, (3, 1, 2, 2))
    checks.close("images", images, np.tile([[[0.0, 0.5], [0.75, 1.0]]], (3, 1, 1, 1)), tol=1e-5)


@pytest.mark.public
@check("generate", level="values", points=0, ko="세 장을 두 줄에", en="three images in two rows")
def test_public_grid(student: Any) -> None:
    x = np.arange(1.0, 4.0, dtype=np.float32).reshape(3, 1, 1, 1)
    got = student.image_grid(student.put(x, layout="torch"), nrow=2, pad=1)
    want = [[0, 0, 0, 0, 0], [0, 1, 0, 2, 0], [0, 0, 0, 0, 0], [0, 3, 0, 0, 0], [0, 0, 0, 0, 0]]
    checks.shape("grid", got, (1, 5, 5))
    checks.close("grid", got, np.array([want], dtype=float), tol=1e-6)
