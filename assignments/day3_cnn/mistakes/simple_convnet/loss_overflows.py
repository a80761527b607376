# /// mistake
# cause = "takes exp of the scores as they are"
# test = "test_convnet_loss"
# hint.ko = """\
# 점수가 1000이면 np.exp(점수)는 얼마인가요? 모든 점수에서 같은 수를 빼면 확률이 변하나요?"""
# hint.en = """\
# What is np.exp of a score of 1000? And do probabilities change when the same number is taken off all scores?"""
# ///
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


class SimpleConvNet:
    def __init__(self, input_dim=(1, 8, 8), num_filters=8, filter_size=3, num_classes=10, weight_scale=0.1, seed=0):
        rng = np.random.default_rng(seed)
        C, H, W = input_dim
        D = num_filters * (H // 2) * (W // 2)
        self.params = {}
        self.params["W1"] = rng.normal(0, weight_scale, (num_filters, C, filter_size, filter_size))
        self.params["b1"] = np.zeros(num_filters)
        self.params["W2"] = rng.normal(0, weight_scale, (D, num_classes))
        self.params["b2"] = np.zeros(num_classes)

    def loss(self, X, y=None):
        W1, b1 = self.params["W1"], self.params["b1"]
        W2, b2 = self.params["W2"], self.params["b2"]
        N, k = len(X), W1.shape[2]
        pad = (k - 1) // 2
        padded = np.pad(X, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
        windows = sliding_window_view(padded, (k, k), axis=(2, 3))
        a = np.einsum("nchwij,fcij->nfhw", windows, W1, optimize=True) + b1.reshape(1, -1, 1, 1)
        h = np.maximum(a, 0)
        H, W = h.shape[2] // 2 * 2, h.shape[3] // 2 * 2
        corners = np.stack([h[:, :, i:H:2, j:W:2] for i in (0, 1) for j in (0, 1)])
        winner = corners.argmax(axis=0)
        p = corners.max(axis=0)
        flat = p.reshape(N, -1)
        scores = flat @ W2 + b2
        if y is None:
            return scores
        z = scores
        log_p = z - np.log(np.exp(z).sum(axis=1, keepdims=True))
        loss = -log_p[np.arange(N), y].mean()
        dscores = np.exp(log_p)
        dscores[np.arange(N), y] -= 1
        dscores /= N
        grads = {"W2": flat.T @ dscores, "b2": dscores.sum(axis=0)}
        dp = (dscores @ W2.T).reshape(p.shape)
        dh = np.zeros_like(h)
        for at in range(4):
            dh[:, :, at // 2 : H : 2, at % 2 : W : 2] = dp * (winner == at)
        da = dh * (a > 0)
        grads["W1"] = np.einsum("nchwij,nfhw->fcij", windows, da, optimize=True)
        grads["b1"] = da.sum(axis=(0, 2, 3))
        return loss, grads
