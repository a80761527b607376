# /// mistake
# cause = "draws from the global generator and not from the seed"
# test = "test_convnet_start"
# hint.ko = """\
# 같은 seed로 신경망을 두 개 만들어 params를 견주어 보세요. 무작위 수는 어디에서 오나요?"""
# hint.en = """\
# Make two networks with the same seed and compare their params. Where do the random numbers come from?"""
# ///
import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


class SimpleConvNet:
    def __init__(self, input_dim=(1, 8, 8), num_filters=8, filter_size=3, num_classes=10, weight_scale=0.1, seed=0):
        C, H, W = input_dim
        D = num_filters * (H // 2) * (W // 2)
        self.params = {}
        self.params["W1"] = np.random.normal(0, weight_scale, (num_filters, C, filter_size, filter_size))
        self.params["b1"] = np.zeros(num_filters)
        self.params["W2"] = np.random.normal(0, weight_scale, (D, num_classes))
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
        z = scores - scores.max(axis=1, keepdims=True)
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
