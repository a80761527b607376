# /// mistake
# cause = "leaves the slope of the activation out"
# test = "test_norms_of_activations"
# hint.ko = "연쇄 법칙의 곱셈에서 활성화 함수의 미분은 어디에 있나요?"
# hint.en = "Where in your product of the chain rule is the slope of the activation?"
# ///
import numpy as np


def gradient_norms(depth, activation, width=64, seed=0, scale="xavier"):
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
        da = dh
        norms[layer] = np.sqrt(((h[layer].T @ da) ** 2).sum())
        dh = da @ W[layer].T
    return norms
