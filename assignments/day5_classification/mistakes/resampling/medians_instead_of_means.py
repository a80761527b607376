# /// mistake
# cause = "resamples the median"
# test = "test_bootstrap_ci"
# hint.ko = """\
# 어떤 통계량의 신뢰구간인가요?"""
# hint.en = """\
# Of which statistic is this the interval?"""
# ///
import numpy as np


def bootstrap_ci(values, n_boot, alpha, rng):
    means = np.median(rng.choice(values, size=(n_boot, len(values))), axis=1)
    lo, hi = np.quantile(means, [alpha / 2, 1 - alpha / 2])
    return lo, hi
