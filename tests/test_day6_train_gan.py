"""D6-07: the reference game against torch, the judge against its script and scikit-learn's digits, right versions."""

from __future__ import annotations

import hashlib
from types import ModuleType
from typing import Any

import daykit
import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

DAY, SLUG = "day6", "train_gan"
SOURCES = daykit.right_versions(DAY, SLUG)
EXACT = daykit.stated(DAY, SLUG, "EXACT")
WEIGHTS = daykit.assignment(DAY).graders / "reference_train_gan.npz"
WEIGHTS_SHA256 = "ccc28432b19ccc4a6c91aaddca29bf8196a9712232a4bbe17ef3fd530063716d"


@pytest.fixture
def script() -> ModuleType:
    return daykit.load(daykit.ROOT / "scripts" / "train_judge.py")


def trainer(version: str, networks: Any) -> Any:
    """A right version's train_gan, with `networks` in the place of the lesson's."""
    generator, discriminator = networks
    given = {"DigitGenerator": generator, "DigitDiscriminator": discriminator}
    return daykit.namespace(DAY, SOURCES[version], **given)["train_gan"]


def draws(rng: np.random.Generator, steps: int) -> tuple[list[Any], list[Any]]:
    reals = [rng.integers(0, 40, size=12) for _ in range(steps)]
    return reals, [(rng.normal(size=(12, 16)), rng.normal(size=(12, 16))) for _ in range(steps)]


def test_reference_game_matches_autograd_and_torch_adam(reference: ModuleType) -> None:
    rng = np.random.default_rng(6)
    images = reference.examples(rng, 40)
    reals, noises = draws(rng, 8)
    weights = {k: torch.from_numpy(v).requires_grad_() for k, v in reference.start().items()}
    adams = [torch.optim.Adam([weights[k] for k in names], lr=2e-3, betas=(0.5, 0.999)) for names in ("wc", "Ab")]
    bce = nn.functional.binary_cross_entropy_with_logits
    d_losses: list[float] = []
    g_losses: list[float] = []
    for rows, (z_d, z_g) in zip(reals, noises, strict=True):
        real = torch.from_numpy(images[rows].reshape(12, 64).astype(np.float64))
        for z, losses in ((z_d, d_losses), (z_g, g_losses)):
            fake = torch.from_numpy(z) @ weights["A"].T + weights["b"] + 0.25
            made = fake @ weights["w"] + weights["c"]
            loss = bce(made, torch.ones_like(made))
            if z is z_d:
                sure = real @ weights["w"] + weights["c"]
                loss = bce(sure, torch.ones_like(sure)) + bce(made, torch.zeros_like(made))
            adam = adams[0] if z is z_d else adams[1]
            adam.zero_grad()
            loss.backward()
            adam.step()
            losses.append(loss.item())
    game = reference.played(images, reals, noises)
    for name, weight in weights.items():
        checks.close(name, game.weights[name], weight.detach().numpy(), tol=1e-12)
    checks.close("d_loss", game.d_loss, np.array(d_losses), tol=1e-12)
    checks.close("g_loss", game.g_loss, np.array(g_losses), tol=1e-12)


@pytest.mark.parametrize("version", sorted(SOURCES))
def test_right_versions_play_the_reference_game(reference: ModuleType, apparatus: ModuleType, version: str) -> None:
    train = trainer(version, apparatus.train_gan_networks("probes"))
    notes = apparatus.train_gan_notes()
    for seed in range(20):
        rng = np.random.default_rng(seed)
        images, z = reference.examples(rng, 40), rng.normal(size=(20, 16))
        notes["G_saw"].clear()
        notes["D_saw"].clear()
        G, history = train(torch.from_numpy(images), steps=10, batch_size=12, seed=seed)
        got = apparatus.train_gan_images(G, z, as_returned=True).numpy()
        reals = [r for r in (reference.numbers(p.numpy(), 40) for p in notes["D_saw"]) if len(r)]
        saw = [p.numpy().astype(float) for p in notes["G_saw"]]
        noises = list(zip(saw, saw, strict=True)) if len(saw) == 10 else list(zip(saw[::2], saw[1::2], strict=True))
        game = reference.played(images, reals, noises)
        assert checks.scaled_error(got, game.images(z)) <= EXACT / 20
        assert checks.scaled_error(np.array(history["d_loss"]), game.d_loss) <= EXACT / 20
        assert checks.scaled_error(np.array(history["g_loss"]), game.g_loss) <= EXACT / 20
        for wrong in reference.WRONG:
            other = reference.played(images, reals, noises, wrong)
            assert checks.scaled_error(other.images(z), game.images(z)) > 100 * EXACT, wrong


def test_networks_of_the_lesson_are_those_that_grade(apparatus: ModuleType) -> None:
    inputs = {"DigitGenerator": torch.randn(3, 16), "DigitDiscriminator": torch.rand(3, 1, 8, 8)}
    for (name, x), own in zip(inputs.items(), apparatus.train_gan_networks("digits"), strict=True):
        networks = [daykit.given(DAY, name)(), own()]
        assert str(networks[0]) == str(networks[1])
        networks[1].load_state_dict(networks[0].state_dict())
        assert torch.equal(*(network.eval()(x) for network in networks))


def test_judge_is_the_one_that_was_measured() -> None:
    assert hashlib.sha256(WEIGHTS.read_bytes()).hexdigest() == WEIGHTS_SHA256


def test_judge_in_numpy_is_the_scripts_network(reference: ModuleType, script: ModuleType) -> None:
    torch.manual_seed(0)
    network = script.network()
    network(torch.randn(50, 1, 8, 8))  # running statistics that are not 0 and 1
    network.eval()
    judge = reference.Judge()
    judge.weights = {k: v.astype(np.float64) for k, v in script.weights(network).items()}
    x = torch.randn(7, 1, 8, 8)
    with torch.no_grad():
        features, logits = network[:11](x), network(x)
    got = judge.features(x.numpy())
    checks.close("features", got, features.numpy(), tol=1e-5)
    checks.close("probabilities", judge.probabilities(got), torch.softmax(logits, dim=1).numpy(), tol=1e-5)


def test_judge_reads_digits_that_it_never_saw(reference: ModuleType, script: ModuleType) -> None:
    pixels, labels = (part.numpy() for part in script.digits())
    judge = reference.Judge()
    guesses = judge.probabilities(judge.features(pixels[script.TRAINED :])).argmax(axis=1)
    assert checks.accuracy("judge", guesses, labels[script.TRAINED :]) >= 0.98


def test_opinion_of_digits_noise_copies_and_one_class(reference: ModuleType) -> None:
    from sklearn.datasets import load_digits

    digits, labels, judge = reference.load_digits(), load_digits().target, reference.Judge()
    rng = np.random.default_rng(0)
    order = rng.permutation(len(digits))
    real, hidden = digits[order[:1400]], digits[order[1400:]]
    told = reference.opinion(judge, hidden, real)
    assert (told.coverage, told.frechet < 1, told.entropy > 0.98, told.nearest > 1) == (10, True, True, True)
    copies = reference.opinion(judge, real[:1000], real)
    assert copies.nearest < 1e-3
    noise = reference.opinion(judge, rng.uniform(-1, 1, size=(1000, 1, 8, 8)), real)
    assert (noise.coverage < 8, noise.frechet > 16) == (True, True)
    ones = reference.opinion(judge, digits[labels == 1], real)
    assert (ones.coverage, ones.frechet > 16, ones.entropy < 0.2) == (1, True, True)


def test_frechet_distance_matches_scipys_matrix_root(reference: ModuleType) -> None:
    from scipy.linalg import sqrtm

    rng = np.random.default_rng(1)
    some, other = rng.normal(size=(50, 5)) @ rng.normal(size=(5, 5)), rng.normal(size=(60, 5)) + 0.3
    first, second = np.cov(some.T), np.cov(other.T)
    want = np.sum((some.mean(0) - other.mean(0)) ** 2) + np.trace(first + second - 2 * np.real(sqrtm(first @ second)))
    checks.close("frechet", np.array(reference.frechet_distance(some, other)), np.array(want), tol=1e-9)
