# /// mistake
# cause = "does not look at alpha"
# test = "test_bootstrap_ci"
# hint.ko = """\
# `alpha`를 0.05에서 0.3으로 바꾸면 구간이 좁아지나요?"""
# hint.en = """\
# Does your interval shrink as `alpha` goes from 0.05 to 0.3?"""
# ///
import numpy as np


def bootstrap_ci(values, n_boot, alpha, rng):
    means = rng.choice(values, size=(n_boot, len(values))).mean(axis=1)
    lo, hi = np.quantile(means, [0.025, 0.975])
    return lo, hi
