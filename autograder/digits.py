"""scikit-learn's embedded handwritten digits from its file: to import it would cost each grader three seconds."""

from __future__ import annotations

import gzip
import importlib.util
from pathlib import Path
from typing import Any

import numpy as np

__all__ = ["digits"]

FILE = "datasets/data/digits.csv.gz"  # a line for each image: 64 pixels and the label


def digits() -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """Images (1797, 8, 8), float64 from 0 to 16, and labels (1797,), int64, as scikit-learn gives them."""
    found = importlib.util.find_spec("sklearn")
    assert found is not None and found.submodule_search_locations is not None
    with gzip.open(Path(found.submodule_search_locations[0], FILE), "rt") as lines:
        table = np.loadtxt(lines, delimiter=",")
    return table[:, :64].reshape(-1, 8, 8), table[:, 64].astype(np.int64)
