# /// mistake
# cause = "mirrors the interval at the mean"
# test = "test_bootstrap_ci"
# hint.ko = """\
# 한쪽으로 치우친 데이터에서 긴 꼬리는 평균의 어느 쪽인가요? 여러분의 구간도 그쪽으로 긴가요?"""
# hint.en = """\
# On which side of the mean is the long tail of skewed data? Does your interval reach further on that side?"""
# ///
import numpy as np


def bootstrap_ci(values, n_boot, alpha, rng):
    means = rng.choice(values, size=(n_boot, len(values))).mean(axis=1)
    lo, hi = 2 * values.mean() - np.quantile(means, [1 - alpha / 2, alpha / 2])
    return lo, hi
