# /// mistake
# cause = "draws from the global state, seeded"
# test = "test_norms_of_activations"
# hint.ko = "어느 난수 생성기에서 뽑나요? 문제에 적힌 것과 같은가요?"
# hint.en = "Which generator do your numbers come from? Is it the one in the statement?"
# ///
import numpy as np


def gradient_norms(depth, activation, width=64, seed=0, scale="xavier"):
    rng = np.random
    rng.seed(seed)
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
