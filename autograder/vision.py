"""Let torchvision be imported beside a torch without CUDA.

PyPI's wheel of torchvision links its operators against CUDA libraries. Where these are missing the operators are not
registered, and `import torchvision` ends with "operator torchvision::nms does not exist", although data sets,
transforms and models do without them.
"""

from __future__ import annotations

import importlib.abc
import importlib.machinery
import sys
from collections.abc import Sequence
from pathlib import Path

__all__ = ["guard"]

# What torchvision's Python code expects to be there; from torchvision 0.28, csrc/ops/nms.cpp and quantized/cpu.
OPERATORS = {
    "nms": "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
    "qnms": "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor",
}


def guard() -> None:
    """From now on `import torchvision` works here; nothing happens, and nothing is loaded, until someone does it."""
    if not any(isinstance(finder, _Guard) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Guard())


class _Guard(importlib.abc.MetaPathFinder):
    """Finds nothing itself; sees that torchvision is about to be imported."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: object = None) -> None:
        if name == "torchvision":
            _define()


def _define() -> None:
    """Names and types of the operators, without the operators themselves, unless the real ones can be loaded."""
    spec = importlib.machinery.PathFinder.find_spec("torchvision")
    if spec is None or spec.origin is None:
        return
    import torch

    for library in Path(spec.origin).parent.glob("_C*.so"):
        try:
            torch.ops.load_library(library)
        except OSError:  # one of its CUDA libraries is missing
            continue
    for name, schema in OPERATORS.items():
        if not hasattr(torch.ops.torchvision, name):
            torch.library.define(f"torchvision::{name}", schema)
