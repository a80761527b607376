# /// mistake
# cause = "stores weights as (outputs, inputs), as PyTorch does"
# test = "test_net_shapes"
# hint.ko = "params의 .shape를 출력해서 문제의 표와 견주어 보세요. 두 축의 순서가 같은가요?"
# hint.en = "Print the .shape of your params and compare with the table. Are the two axes in the same order?"
# ///
import numpy as np


class TwoLayerNet:
    def __init__(self, input_dim, hidden_dim, num_classes, weight_scale=1e-3, reg=0.0, seed=0):
        rng = np.random.default_rng(seed)
        self.reg = reg
        self.params = {}
        self.params["W1"] = rng.normal(0, weight_scale, (hidden_dim, input_dim))
        self.params["b1"] = np.zeros(hidden_dim)
        self.params["W2"] = rng.normal(0, weight_scale, (num_classes, hidden_dim))
        self.params["b2"] = np.zeros(num_classes)

    def loss(self, X, y=None):
        W1, b1 = self.params["W1"], self.params["b1"]
        W2, b2 = self.params["W2"], self.params["b2"]
        h, cache1 = affine_forward(X, W1.T, b1)
        a, cache2 = relu_forward(h)
        scores, cache3 = affine_forward(a, W2.T, b2)
        if y is None:
            return scores
        loss, dscores = softmax_cross_entropy(scores, y)
        loss = loss + 0.5 * self.reg * (np.sum(W1**2) + np.sum(W2**2))
        grads = {}
        da, grads["W2"], grads["b2"] = affine_backward(dscores, cache3)
        dh = relu_backward(da, cache2)
        _, grads["W1"], grads["b1"] = affine_backward(dh, cache1)
        grads["W1"] = grads["W1"].T + self.reg * W1
        grads["W2"] = grads["W2"].T + self.reg * W2
        return loss, grads
