# /// mistake
# cause = "averages over the resamples"
# test = "test_bootstrap_ci"
# hint.ko = """\
# 표본마다 평균이 하나씩, 모두 `n_boot`개인가요?"""
# hint.en = """\
# Is there one mean for each resample, `n_boot` in all?"""
# ///
import numpy as np


def bootstrap_ci(values, n_boot, alpha, rng):
    means = rng.choice(values, size=(n_boot, len(values))).mean(axis=0)
    lo, hi = np.quantile(means, [alpha / 2, 1 - alpha / 2])
    return lo, hi
