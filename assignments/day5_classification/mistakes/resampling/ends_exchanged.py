# /// mistake
# cause = "gives the upper end first"
# test = "test_bootstrap_coverage"
# hint.ko = """\
# `lo <= hi`인가요?"""
# hint.en = """\
# Is `lo <= hi`?"""
# ///
import numpy as np


def bootstrap_ci(values, n_boot, alpha, rng):
    means = rng.choice(values, size=(n_boot, len(values))).mean(axis=1)
    lo, hi = np.quantile(means, [1 - alpha / 2, alpha / 2])
    return lo, hi
