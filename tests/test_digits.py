"""The digits that graders read are scikit-learn's own, and reading them does not import it."""

from __future__ import annotations

import subprocess
import sys

import numpy as np
from sklearn.datasets import load_digits

from autograder.digits import digits


def test_the_digits_are_scikit_learns() -> None:
    images, labels = digits()
    bundle = load_digits()
    np.testing.assert_array_equal(images, bundle.images)
    np.testing.assert_array_equal(labels, bundle.target)
    assert (images.dtype, labels.dtype) == (np.float64, np.int64)


def test_scikit_learn_is_not_imported() -> None:
    program = "import sys; from autograder.digits import digits; digits(); sys.exit('sklearn' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], timeout=300).returncode == 0
