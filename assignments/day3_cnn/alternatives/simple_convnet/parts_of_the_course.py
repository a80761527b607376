# /// alternative
# note = "the parts that the statement gives, and no calculus of its own"
# ///
import numpy as np


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
        a, cache1 = conv_forward(X, W1, b1, (W1.shape[2] - 1) // 2)
        h, cache2 = relu_forward(a)
        p, cache3 = pool_forward(h)
        scores, cache4 = affine_forward(p.reshape(len(X), -1), W2, b2)
        if y is None:
            return scores
        loss, dscores = softmax_cross_entropy(scores, y)
        grads = {}
        dflat, grads["W2"], grads["b2"] = affine_backward(dscores, cache4)
        dh = pool_backward(dflat.reshape(p.shape), cache3)
        da = relu_backward(dh, cache2)
        _, grads["W1"], grads["b1"] = conv_backward(da, cache1)
        return loss, grads
