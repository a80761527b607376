"""D3-10: the reference loop against torch.optim in float64, and how right versions lie to tolerance and thresholds."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from autograder import checks

ROOT = Path(__file__).resolve().parents[1]
DAY = ROOT / "assignments" / "day3_cnn"
WEIGHTS = 1e-6  # as graders/test_train_cnn.py states it


@pytest.fixture(autouse=True)
def one_thread() -> Iterator[None]:
    """torch on one thread, as in the sandbox: several spin for minutes where other processes are busy."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def module(path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module at `path`, under a name of its own."""
    spec = importlib.util.spec_from_file_location(f"day3_train_cnn_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, found)
    spec.loader.exec_module(found)
    return found


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return module(DAY / "graders" / "reference_train_cnn.py", monkeypatch)


@pytest.fixture
def apparatus(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return module(DAY / "apparatus.py", monkeypatch)


VERSIONS = ["solution", "dataloader", "everything_moved_first"]


def trainer(version: str, network: Any) -> Any:
    """A right version's train_cnn, with `network` in the place of DigitCNN."""
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    source = lesson.split('# %% solution="train_cnn"\n')[1].split("\n# %%")[0]
    if version != "solution":
        source = (DAY / "alternatives" / "train_cnn" / f"{version}.py").read_text(encoding="utf-8")
    scope: dict[str, Any] = {"torch": torch, "nn": nn, "np": np}
    exec(compile(source, version, "exec"), scope)
    scope["DigitCNN"] = network
    return scope["train_cnn"]


@pytest.mark.parametrize("wrong", ["", "accumulated", "softmax", "sgd", "still", "one_epoch"])
def test_reference_loop_matches_torch_optimizers(reference: ModuleType, wrong: str) -> None:
    rng = np.random.default_rng(6)
    X, y = reference.examples(rng, 30, 4)
    batches = [b for _ in range(3) for b in np.array_split(rng.permutation(30), 4)]
    rows = torch.from_numpy(np.column_stack([X.reshape(30, -1).astype(np.float64), np.ones(30)]))
    weight = torch.zeros(4, 65, dtype=torch.float64, requires_grad=True)
    make: Any = torch.optim.SGD if wrong == "sgd" else torch.optim.Adam
    optimizer = make([weight], lr=0.01)
    for batch in batches[:4] if wrong == "one_epoch" else [] if wrong == "still" else batches:
        if wrong != "accumulated":
            optimizer.zero_grad()
        scores = rows[batch] @ weight.T
        scores = torch.softmax(scores, dim=1) if wrong == "softmax" else scores
        nn.functional.cross_entropy(scores, torch.from_numpy(y[batch])).backward()
        optimizer.step()
    checks.close("w", reference.trained((X, y), batches, 0.01, wrong, 3), weight.detach().numpy(), tol=1e-12)


@pytest.mark.parametrize("version", VERSIONS)
def test_right_versions_end_in_the_weights_of_the_reference(
    reference: ModuleType, apparatus: ModuleType, version: str
) -> None:
    train = trainer(version, apparatus.train_cnn_network("probe"))
    for seed in range(20):
        X, y = reference.examples(np.random.default_rng(seed), 50, 3)
        model = train(torch.from_numpy(X), torch.from_numpy(y), epochs=3, lr=0.01, batch_size=16, seed=seed)
        batches = [reference.numbers(b.numpy(), 50) for b in apparatus.train_cnn_batches(model)]
        got = apparatus.train_cnn_weights(model).detach().numpy()
        assert checks.scaled_error(got, reference.trained((X, y), batches, 0.01)) <= WEIGHTS / 1e4
        dropped = [b for b in batches if len(b) == 16]
        assert checks.scaled_error(got, reference.trained((X, y), dropped, 0.01)) > 1e4 * WEIGHTS


@pytest.mark.parametrize("version", VERSIONS)
def test_right_versions_read_digits(reference: ModuleType, apparatus: ModuleType, version: str) -> None:
    (X, y), (hidden, labels) = reference.digits(np.random.default_rng(7), reference.load_digits())
    train = trainer(version, apparatus.train_cnn_network("digits"))
    model = train(torch.from_numpy(X), torch.from_numpy(y), seed=1)
    assert not model.training
    with torch.no_grad():
        guesses = model(torch.from_numpy(hidden)).argmax(dim=1).numpy()
    assert checks.accuracy("digits", guesses, labels) > 0.95


def test_classes_are_renumbered_by_every_seed(reference: ModuleType) -> None:
    pixels, labels = reference.load_digits()
    first = pixels[0]
    told = set()
    for seed in range(12):
        for X, y in reference.digits(np.random.default_rng(seed), (pixels, labels)):
            told |= {int(y[i]) for i in range(len(y)) if np.array_equal(X[i], first)}
    assert len(told) >= 5


def test_the_network_of_the_lesson_is_the_one_that_grades(apparatus: ModuleType) -> None:
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    given = lesson[lesson.index("class DigitCNN(nn.Module):") :].split("\n\n\n# %%")[0]
    scope: dict[str, Any] = {"torch": torch, "nn": nn}
    exec(compile(given, "given", "exec"), scope)
    networks = [scope["DigitCNN"](10), apparatus.train_cnn_network("digits")(10)]
    assert str(networks[0]).split("\n")[1:] == str(networks[1]).split("\n")[1:]
    networks[1].load_state_dict(networks[0].state_dict())
    x = torch.rand(3, 1, 8, 8)
    assert torch.equal(*(network.eval()(x) for network in networks))
