# /// alternative
# note = "layers in a loop, gradients collected on the way back"
# ///
import numpy as np


class TwoLayerNet:
    def __init__(self, input_dim, hidden_dim, num_classes, weight_scale=1e-3, reg=0.0, seed=0):
        rng = np.random.default_rng(seed)
        sizes = [input_dim, hidden_dim, num_classes]
        self.params, self.reg = {}, reg
        for i in (1, 2):
            self.params[f"W{i}"] = rng.normal(scale=weight_scale, size=(sizes[i - 1], sizes[i]))
            self.params[f"b{i}"] = np.zeros((sizes[i],))

    def loss(self, X, y=None):
        caches, out = [], X
        for i in (1, 2):
            out, cache = affine_forward(out, self.params[f"W{i}"], self.params[f"b{i}"])
            caches.append(cache)
            if i == 1:
                out, cache = relu_forward(out)
                caches.append(cache)
        if y is None:
            return out
        loss, dout = softmax_cross_entropy(out, y)
        grads = {}
        for i in (2, 1):
            weight = self.params[f"W{i}"]
            dout, dw, grads[f"b{i}"] = affine_backward(dout, caches.pop())
            grads[f"W{i}"] = dw + self.reg * weight
            loss = loss + 0.5 * self.reg * np.sum(weight * weight)
            if i == 2:
                dout = relu_backward(dout, caches.pop())
        return float(loss), grads
