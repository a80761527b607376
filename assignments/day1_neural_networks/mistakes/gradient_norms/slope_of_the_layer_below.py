# /// mistake
# cause = "takes the slope from the values that went into the layer"
# test = "test_norms_of_activations"
# hint.ko = "l번째 층의 도함수에는 어느 층에서 저장한 값이 필요한가요?"
# hint.en = "Which stored value belongs to the derivative of layer l?"
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
        out = h[layer]
        da = dh * {"sigmoid": out * (1 - out), "tanh": 1 - out**2, "relu": out > 0}[activation]
        norms[layer] = np.sqrt(((h[layer].T @ da) ** 2).sum())
        dh = da @ W[layer].T
    return norms
