# /// mistake
# cause = "multiplies by the variance 1 / width and forgets the square root"
# test = "test_norms_of_activations"
# hint.ko = """\
# W를 하나 뽑아 W.std()를 출력하고 문제의 std와 견주어 보세요. 여러분이 곱한 수는 표준편차인가요, 분산인가요?"""
# hint.en = """\
# Draw one W, print W.std() and compare it with the std of the statement. Did you multiply by a standard deviation or \
# by a variance?"""
# ///
import numpy as np


def gradient_norms(depth, activation, width=64, seed=0, scale="xavier"):
    rng = np.random.default_rng(seed)
    h = [rng.normal(size=(32, width))]
    std = (2 if scale == "he" else 1) / width
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
