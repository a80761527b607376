"""D6-10: the reference against scikit-learn's metrics, and right versions against the reference."""

from __future__ import annotations

from types import ModuleType

import daykit
import numpy as np
import pytest
import torch

from autograder import checks

DAY, SLUG = "day6", "forgery_report"
VERSIONS = daykit.functions(DAY, SLUG)
SHARE = daykit.stated(DAY, SLUG, "SHARE")


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


@pytest.mark.parametrize("version", sorted(VERSIONS))
@pytest.mark.parametrize("training", [True, False])
def test_right_versions_report_the_reference(
    reference: ModuleType, apparatus: ModuleType, version: str, training: bool
) -> None:
    for seed in range(10):
        rng = np.random.default_rng(seed)
        made = reference.weight(rng)
        real, fake = reference.images(rng, 40, 3, 1), reference.images(rng, 11, 3)
        D = apparatus.forgery_report_detective(made, training)
        told = VERSIONS[version][SLUG](D, torch.from_numpy(real), torch.from_numpy(fake))
        want = reference.report(reference.logits(made, real), reference.logits(made, fake))
        for name, value in want.items():
            checks.close(name, np.array(float(told[name])), np.array(value), tol=SHARE / 1e6)
        assert apparatus.forgery_report_afterwards(D) == [int(training), 0]
