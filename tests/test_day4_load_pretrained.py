"""D4-04's reference against torch's own load_state_dict, and the solution on torchvision's ResNet."""

from __future__ import annotations

import importlib.util
import sys
import warnings
from collections import OrderedDict
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from autograder import vision
from autograder.course import Course
from autograder.integrations import otter

ROOT = Path(__file__).resolve().parents[1]
GRADERS = ROOT / "assignments" / "day4_advanced_cnn" / "graders"


@pytest.fixture
def reference(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The reference module of the exercise, under a name of its own."""
    path = GRADERS / "reference_load_pretrained.py"
    spec = importlib.util.spec_from_file_location("day4_reference_load_pretrained", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setitem(sys.modules, spec.name, module)
    spec.loader.exec_module(module)
    return module


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
    scope: dict[str, Any] = {"torch": torch}
    exec(Course(ROOT).assignment("day4").solutions["load_pretrained"], scope)
    old, new = models.resnet18(num_classes=7), models.resnet18(num_classes=3)
    path = str(tmp_path / "old.pt")
    torch.save(nn.DataParallel(old).state_dict(), path)
    head = new.fc.weight.detach().clone()
    report = scope["load_pretrained"](new, path)
    assert report["mismatched"] == ["fc.bias", "fc.weight"]
    assert report["missing"] == report["unexpected"] == []
    assert torch.equal(new.fc.weight, head)
    for name in report["loaded"]:
        assert torch.equal(new.state_dict()[name], old.state_dict()[name])
    assert len(report["loaded"]) == len(old.state_dict()) - 2


def test_the_solution_passes_the_public_check_in_a_notebook(capsys: pytest.CaptureFixture[str]) -> None:
    """Only the check holds its objects there: the folder of its files once went before they were written."""
    day = Course(ROOT).assignment("day4")
    scope: dict[str, Any] = {"__name__": "load_pretrained_check"}
    with warnings.catch_warnings():
        # otter-grader 7.0.0 imports ipylab, which passes trait types where traitlets wants instances.
        warnings.filterwarnings("ignore", "Traits should be given as instances", DeprecationWarning)
        exec(compile(otter.check_file(day, day.exercise("load_pretrained"), "en"), "check", "exec"), scope)
    notebook: dict[str, Any] = {"torch": torch}
    for name in day.exercise("load_pretrained").functions:
        exec(day.solutions[name], notebook)
    check = scope["check_1"]
    getattr(check, "test_func", check)(notebook)
    assert "✅" in capsys.readouterr().out
