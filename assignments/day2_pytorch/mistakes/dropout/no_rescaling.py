# /// mistake
# cause = "drops, but never divides by 1 - p"
# test = "test_dropout_train"
# signature.kept = [0.68, 0.72]
# signature.factor = [1.0, 1.0]
# signature.test_factor = [1.0, 1.0]
# hint.ko = """\
# 학습 모드와 평가 모드에서 out의 평균을 각각 출력해 보세요. 두 값이 비슷한가요?"""
# hint.en = """\
# Print the mean of out in training mode and in evaluation mode. Are they close?"""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, np.ones_like(x)
    mask = (rng.random(x.shape) >= p).astype(x.dtype)
    return x * mask, mask
