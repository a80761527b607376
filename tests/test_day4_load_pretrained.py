"""D4-04's reference against torch's own load_state_dict, and the solution on torchvision's ResNet."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from types import ModuleType

import daykit
import numpy as np
import pytest
import torch
from torch import nn

from autograder import vision

DAY, SLUG = "day4", "load_pretrained"


def test_reference_matches_torch(reference: ModuleType) -> None:
    rng = np.random.default_rng(0)
    for _ in range(20):
        start, file = reference.tensors(rng, 4), reference.tensors(rng, int(rng.integers(2, 6)))
        gone = rng.choice(sorted(file), size=3, replace=False)
        file = reference.without(file, *gone) | {"layer3.weight": rng.normal(size=3)}
        want = reference.report(start, file)
        model = nn.Module()
        for name, value in start.items():
            model.register_buffer(name.replace(".", "_"), torch.tensor(value))
        fitting = OrderedDict(
            (name.replace(".", "_"), torch.tensor(value))
            for name, value in file.items()
            if name not in want["mismatched"]
        )
        told = model.load_state_dict(fitting, strict=False)
        assert told.unexpected_keys == [name.replace(".", "_") for name in want["unexpected"]]
        lost = want["missing"] + want["mismatched"]
        assert set(told.missing_keys) == {name.replace(".", "_") for name in lost}
        assert set(want["loaded"]) == set(start) - set(lost)
        for name, value in reference.after(start, file).items():
            np.testing.assert_array_equal(model.state_dict()[name.replace(".", "_")].numpy(), value)


def test_solution_loads_a_resnet_saved_by_data_parallel(tmp_path: Path) -> None:
    vision.guard()
    models = pytest.importorskip("torchvision.models")
    old, new = models.resnet18(num_classes=7), models.resnet18(num_classes=3)
    path = str(tmp_path / "old.pt")
    torch.save(nn.DataParallel(old).state_dict(), path)
    head = new.fc.weight.detach().clone()
    report = daykit.functions(DAY, SLUG)["solution"][SLUG](new, path)
    assert report["mismatched"] == ["fc.bias", "fc.weight"]
    assert report["missing"] == report["unexpected"] == []
    assert torch.equal(new.fc.weight, head)
    for name in report["loaded"]:
        assert torch.equal(new.state_dict()[name], old.state_dict()[name])
    assert len(report["loaded"]) == len(old.state_dict()) - 2


def test_the_solution_passes_the_public_check_in_a_notebook(capsys: pytest.CaptureFixture[str]) -> None:
    """Only the check holds its objects there: the folder of its files once went before they were written."""
    daykit.public_check(DAY, SLUG)
    assert "✅" in capsys.readouterr().out
