"""torchvision beside a torch without CUDA, in a process of ours; tests/test_sandbox.py has it beside student code."""

from __future__ import annotations

import subprocess
import sys

IDLE = """
import sys
from autograder.vision import guard
guard()
guard()
assert [type(finder).__name__ for finder in sys.meta_path].count("_Guard") == 1
assert "torch" not in sys.modules, "nothing is loaded until it is asked for"
"""
USED = """
from autograder.vision import guard
guard()
import torch, torchvision
from torchvision import datasets, models
from torchvision.transforms import v2
assert models.resnet18(weights=None).eval()(torch.zeros(1, 3, 32, 32)).shape == (1, 1000)
assert v2.functional.horizontal_flip(torch.arange(3.0).reshape(1, 1, 3)).flatten().tolist() == [2.0, 1.0, 0.0]
try:
    kept = torchvision.ops.nms(torch.tensor([[0.0, 0, 1, 1]]), torch.tensor([0.5]), 0.5)
except RuntimeError as problem:  # torchvision's own words
    assert "Couldn't load custom C++ ops" in str(problem)
    kept = torch.tensor([0])
assert kept.tolist() == [0]
"""
AGAIN = """
import torch
torch.library.define("torchvision::nms", "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor")
from autograder.vision import guard
guard()
import torchvision
"""


def run(code: str) -> None:
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr


def test_the_guard_costs_nothing_until_torchvision_is_imported() -> None:
    run(IDLE)


def test_torchvision_works_but_for_its_compiled_operators() -> None:
    run(USED)


def test_operators_that_are_there_already_stay() -> None:
    run(AGAIN)
