# /// mistake
# cause = "leaves alpha out on each side"
# test = "test_bootstrap_ci"
# hint.ko = """\
# 구간 밖에 남는 몫은 왼쪽과 오른쪽을 더해서 얼마인가요?"""
# hint.en = """\
# How much lies outside your interval, left and right together?"""
# ///
import numpy as np


def bootstrap_ci(values, n_boot, alpha, rng):
    means = rng.choice(values, size=(n_boot, len(values))).mean(axis=1)
    lo, hi = np.quantile(means, [alpha, 1 - alpha])
    return lo, hi
