# /// mistake
# cause = "sorts the caller's values in place"
# test = "test_bootstrap_ci"
# hint.ko = """\
# 함수를 부르고 난 뒤 `values`를 출력해 보세요. 처음 그대로인가요?"""
# hint.en = """\
# Print `values` after the call. Are they in the order in which they came?"""
# ///
import numpy as np


def bootstrap_ci(values, n_boot, alpha, rng):
    values.sort()
    means = rng.choice(values, size=(n_boot, len(values))).mean(axis=1)
    lo, hi = np.quantile(means, [alpha / 2, 1 - alpha / 2])
    return lo, hi
