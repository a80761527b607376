# /// mistake
# cause = "draws without replacement"
# test = "test_bootstrap_ci"
# hint.ko = """\
# 모든 값을 한 번씩만 뽑으면 무엇이 달라지나요?"""
# hint.en = """\
# If you draw every value exactly once, what varies?"""
# ///
import numpy as np


def bootstrap_ci(values, n_boot, alpha, rng):
    means = np.array([rng.permutation(values).mean() for _ in range(n_boot)])
    lo, hi = np.quantile(means, [alpha / 2, 1 - alpha / 2])
    return lo, hi
