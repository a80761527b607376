"""D6-10: the reference against scikit-learn's metrics, and right versions against the reference."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch

from autograder import checks

ROOT = Path(__file__).resolve().parents[1]
DAY = ROOT / "assignments" / "day6_gan"
SHARE = 1e-6  # as graders/test_forgery_report.py states it


def module(path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The module at `path`, under a name of its own."""
    spec = importlib.util.spec_from_file_location(f"day6_forgery_report_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    found = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, found)
    spec.loader.exec_module(found)
    return found


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return module(DAY / "graders" / "reference_forgery_report.py", monkeypatch)


@pytest.fixture
def apparatus(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    return module(DAY / "apparatus.py", monkeypatch)


def test_reference_matches_scikit_learn(reference: ModuleType) -> None:
    from sklearn.metrics import balanced_accuracy_score, roc_auc_score

    for seed in range(10):
        rng = np.random.default_rng(seed)
        real, fake = rng.integers(-2, 5, size=30).astype(float), rng.integers(-3, 3, size=12).astype(float)
        truth, logits = np.repeat([1, 0], [30, 12]), np.concatenate([real, fake])
        told = reference.report(real, fake)
        assert told["auc"] == pytest.approx(roc_auc_score(truth, logits), abs=1e-12)
        assert told["accuracy"] == pytest.approx(balanced_accuracy_score(truth, logits > 0), abs=1e-12)
        assert (told["tpr"], told["fpr"]) == (np.mean(real > 0), np.mean(fake > 0))


@pytest.mark.parametrize("version", ["solution", "ranks", "scikit_learn"])
@pytest.mark.parametrize("training", [True, False])
def test_right_versions_report_the_reference(
    reference: ModuleType, apparatus: ModuleType, version: str, training: bool
) -> None:
    lesson = (DAY / "lesson.py").read_text(encoding="utf-8")
    source = lesson.split('# %% solution="forgery_report"\n')[1].split("\n# %%")[0]
    if version != "solution":
        source = (DAY / "alternatives" / "forgery_report" / f"{version}.py").read_text(encoding="utf-8")
    scope: dict[str, Any] = {"torch": torch, "np": np}
    exec(compile(source, version, "exec"), scope)
    for seed in range(10):
        rng = np.random.default_rng(seed)
        made = reference.weight(rng)
        real, fake = reference.images(rng, 40, 3, 1), reference.images(rng, 11, 3)
        D = apparatus.forgery_report_detective(made, training)
        told = scope["forgery_report"](D, torch.from_numpy(real), torch.from_numpy(fake))
        want = reference.report(reference.logits(made, real), reference.logits(made, fake))
        for name, value in want.items():
            checks.close(name, np.array(float(told[name])), np.array(value), tol=SHARE / 1e6)
        assert apparatus.forgery_report_afterwards(D) == [int(training), 0]
