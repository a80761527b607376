# /// mistake
# cause = "gives fractions to np.percentile"
# test = "test_bootstrap_coverage"
# hint.ko = """\
# `np.percentile`의 인자는 0과 1 사이인가요, 0과 100 사이인가요?"""
# hint.en = """\
# Does `np.percentile` take numbers up to 1, or up to 100?"""
# ///
import numpy as np


def bootstrap_ci(values, n_boot, alpha, rng):
    means = rng.choice(values, size=(n_boot, len(values))).mean(axis=1)
    lo, hi = np.percentile(means, [alpha / 2, 1 - alpha / 2])
    return lo, hi
