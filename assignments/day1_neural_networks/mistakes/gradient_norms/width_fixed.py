# /// mistake
# cause = "always 64 wide"
# test = "test_norms_of_shapes"
# hint.ko = "width에 64가 아닌 값을 넣어 보세요. 결과가 달라지나요?"
# hint.en = "Try a width other than 64. Does anything change?"
# ///
import numpy as np


def gradient_norms(depth, activation, width=64, seed=0, scale="xavier"):
    width = 64
    rng = np.random.default_rng(seed)
    h = [rng.normal(size=(32, width))]
    std = np.sqrt((2 if scale == "he" else 1) / width)
    W = [std * rng.normal(size=(width, width)) for _ in range(depth)]
    dh = rng.normal(size=(32, width))
    for w in W:
        a = h[-1] @ w
        h.append({"sigmoid": 1 / (1 + np.exp(-a)), "tanh": np.tanh(a), "relu": np.maximum(a, 0)}[activation])
    norms = np.zeros(depth)
    for layer in reversed(range(depth)):
        out = h[layer + 1]
        da = dh * {"sigmoid": out * (1 - out), "tanh": 1 - out**2, "relu": out > 0}[activation]
        norms[layer] = np.sqrt(((h[layer].T @ da) ** 2).sum())
        dh = da @ W[layer].T
    return norms
