# /// mistake
# cause = "takes the smallest and the largest mean"
# test = "test_bootstrap_ci"
# hint.ko = """\
# `n_boot`을 늘리면 구간이 계속 넓어지나요?"""
# hint.en = """\
# Does your interval grow without end as `n_boot` grows?"""
# ///
def bootstrap_ci(values, n_boot, alpha, rng):
    means = rng.choice(values, size=(n_boot, len(values))).mean(axis=1)
    lo, hi = means.min(), means.max()
    return lo, hi
