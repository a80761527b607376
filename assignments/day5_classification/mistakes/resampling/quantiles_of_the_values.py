# /// mistake
# cause = "takes the quantiles of the values themselves"
# test = "test_bootstrap_coverage"
# hint.ko = """\
# 값들이 흩어진 정도인가요, 평균이 흔들리는 정도인가요? $N$이 커지면 구간이 좁아지나요?"""
# hint.en = """\
# Is this the spread of the values, or that of their mean? Does your interval shrink as $N$ grows?"""
# ///
import numpy as np


def bootstrap_ci(values, n_boot, alpha, rng):
    means = rng.choice(values, size=n_boot)
    lo, hi = np.quantile(means, [alpha / 2, 1 - alpha / 2])
    return lo, hi
