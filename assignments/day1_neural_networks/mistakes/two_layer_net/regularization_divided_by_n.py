# /// mistake
# cause = "divides the L2 term by the number of examples"
# test = "test_net_loss"
# hint.ko = "같은 데이터를 두 번 이어 붙이면 규제 항은 변해야 하나요? 식에서 규제 항에 N이 있는지 찾아보세요."
# hint.en = "If the same data came twice over, should the L2 term change? Look for an N in that term of the formula."
# ///
import numpy as np


class TwoLayerNet:
    def __init__(self, input_dim, hidden_dim, num_classes, weight_scale=1e-3, reg=0.0, seed=0):
        rng = np.random.default_rng(seed)
        self.reg = reg
        self.params = {}
        self.params["W1"] = rng.normal(0, weight_scale, (input_dim, hidden_dim))
        self.params["b1"] = np.zeros(hidden_dim)
        self.params["W2"] = rng.normal(0, weight_scale, (hidden_dim, num_classes))
        self.params["b2"] = np.zeros(num_classes)

    def loss(self, X, y=None):
        W1, b1 = self.params["W1"], self.params["b1"]
        W2, b2 = self.params["W2"], self.params["b2"]
        h, cache1 = affine_forward(X, W1, b1)
        a, cache2 = relu_forward(h)
        scores, cache3 = affine_forward(a, W2, b2)
        if y is None:
            return scores
        n = len(X)
        loss, dscores = softmax_cross_entropy(scores, y)
        loss = loss + 0.5 * self.reg * (np.sum(W1**2) + np.sum(W2**2)) / n
        grads = {}
        da, grads["W2"], grads["b2"] = affine_backward(dscores, cache3)
        dh = relu_backward(da, cache2)
        _, grads["W1"], grads["b1"] = affine_backward(dh, cache1)
        grads["W1"] = grads["W1"] + self.reg * W1 / n
        grads["W2"] = grads["W2"] + self.reg * W2 / n
        return loss, grads
