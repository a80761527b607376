# /// mistake
# cause = "does not look at n_boot"
# test = "test_bootstrap_rng"
# hint.ko = """\
# `n_boot=1`이면 평균은 몇 개인가요? 두 끝은 어때야 하나요?"""
# hint.en = """\
# With `n_boot=1`, how many means are there? What do both ends have to be?"""
# ///
import numpy as np


def bootstrap_ci(values, n_boot, alpha, rng):
    means = rng.choice(values, size=(1000, len(values))).mean(axis=1)
    lo, hi = np.quantile(means, [alpha / 2, 1 - alpha / 2])
    return lo, hi
