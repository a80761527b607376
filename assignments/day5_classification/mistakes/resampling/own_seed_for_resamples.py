# /// mistake
# cause = "makes a generator of its own"
# test = "test_bootstrap_rng"
# hint.ko = """\
# 시드를 바꾸어 두 번 불러 보세요. 결과가 달라지나요?"""
# hint.en = """\
# Call it with two seeds. Does the result change?"""
# ///
import numpy as np


def bootstrap_ci(values, n_boot, alpha, rng):
    means = np.random.default_rng(0).choice(values, size=(n_boot, len(values))).mean(axis=1)
    lo, hi = np.quantile(means, [alpha / 2, 1 - alpha / 2])
    return lo, hi
