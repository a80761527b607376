# /// mistake
# cause = "norms of the gradients of the layers, not of the weights"
# test = "test_norms_of_activations"
# hint.ko = "무엇으로 미분한 값의 크기인가요? 층의 출력인가요, 가중치인가요?"
# hint.en = "The gradient with respect to what: the outputs of a layer, or its weights?"
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
        out = h[layer + 1]
        da = dh * {"sigmoid": out * (1 - out), "tanh": 1 - out**2, "relu": out > 0}[activation]
        norms[layer] = np.sqrt((da**2).sum())
        dh = da @ W[layer].T
    return norms
