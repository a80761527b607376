# /// mistake
# cause = "compares the means only"
# test = "test_judge_generator_distance"
# hint.ko = "평균이 같은 두 묶음은 언제나 같은 묶음인가요?"
# hint.en = "Are two sets with the same mean always alike?"
# ///
import numpy as np


def frechet_distance(f1, f2):
    f1 = f1.astype(np.float64)
    f2 = f2.astype(np.float64)
    m1, m2 = f1.mean(axis=0), f2.mean(axis=0)
    return np.sum((m1 - m2) ** 2)
