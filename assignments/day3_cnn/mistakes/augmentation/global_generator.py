# /// mistake
# cause = "draws from NumPy's global generator"
# test = "test_augmentation_generator"
# hint.ko = "같은 시드로 만든 rng를 두 번 넣어서 결과를 견주어 보세요. 난수가 정말 그 rng에서 나오나요?"
# hint.en = """\
# Call it twice with generators made from the same seed and compare. Do your random numbers really come from rng?"""
# signature.random_shift_again = [1e-06, 10.0]
# ///
import numpy as np
import torch


def random_shift(x, max_shift, rng):
    height, width = x.shape[2:]
    out = torch.zeros_like(x)
    for i in range(len(x)):
        dy, dx = (int(d) for d in np.random.randint(-max_shift, max_shift + 1, size=2))
        kept = x[i, :, max(-dy, 0) : height - max(dy, 0), max(-dx, 0) : width - max(dx, 0)]
        out[i, :, max(dy, 0) : height - max(-dy, 0), max(dx, 0) : width - max(-dx, 0)] = kept
    return out
