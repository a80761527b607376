# /// mistake
# cause = "draws half as many values"
# test = "test_bootstrap_ci"
# hint.ko = """\
# 표본마다 값을 몇 개 뽑나요? 값이 적으면 평균은 더 흔들리나요?"""
# hint.en = """\
# How many values are in a resample? Does a mean of fewer values vary more?"""
# ///
import numpy as np


def bootstrap_ci(values, n_boot, alpha, rng):
    means = rng.choice(values, size=(n_boot, len(values) // 2)).mean(axis=1)
    lo, hi = np.quantile(means, [alpha / 2, 1 - alpha / 2])
    return lo, hi
