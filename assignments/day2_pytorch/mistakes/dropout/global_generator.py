# /// mistake
# cause = "draws from NumPy's global generator"
# test = "test_dropout_rng"
# signature.same_state = [0.4, 0.6]
# signature.following = [0.4, 0.6]
# hint.ko = """\
# 시드(seed)가 같은 rng를 두 번 주면 같은 마스크가 나오나요? 무작위 수를 어디에서 뽑고 있나요?"""
# hint.en = """\
# Hand over two generators with the same seed. Are the masks the same? Where do your random numbers come from?"""
# ///
import numpy as np


def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, np.ones_like(x)
    mask = ((np.random.random(x.shape) >= p) / (1 - p)).astype(x.dtype)
    return x * mask, mask
