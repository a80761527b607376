# /// mistake
# cause = "computes in float32, in which thirty sigmoid layers lose their digits"
# test = "test_norms_of_activations"
# hint.ko = "숫자들의 dtype을 출력해 보세요. 아주 작은 기울기를 담기에 충분한가요?"
# hint.en = "Print the dtype of your numbers. Is it enough for gradients that become very small?"
# ///
import numpy as np


def gradient_norms(depth, activation, width=64, seed=0, scale="xavier"):
    rng = np.random.default_rng(seed)
    h = [rng.normal(size=(32, width)).astype(np.float32)]
    std = np.sqrt((2 if scale == "he" else 1) / width)
    W = [(std * rng.normal(size=(width, width))).astype(np.float32) for _ in range(depth)]
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
