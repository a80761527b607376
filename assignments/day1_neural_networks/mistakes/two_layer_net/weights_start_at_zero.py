# /// mistake
# cause = "starts all weights at zero"
# test = "test_net_overfit"
# hint.ko = "모든 뉴런이 같은 값에서 시작해 같은 기울기를 받으면 서로 달라질 수 있을까요?"
# hint.en = "If every neuron starts the same and gets the same gradient, will they ever differ?"
# ///
import numpy as np


class TwoLayerNet:
    def __init__(self, input_dim, hidden_dim, num_classes, weight_scale=1e-3, reg=0.0, seed=0):
        self.reg = reg
        self.params = {}
        self.params["W1"] = np.zeros((input_dim, hidden_dim))
        self.params["b1"] = np.zeros(hidden_dim)
        self.params["W2"] = np.zeros((hidden_dim, num_classes))
        self.params["b2"] = np.zeros(num_classes)

    def loss(self, X, y=None):
        W1, b1 = self.params["W1"], self.params["b1"]
        W2, b2 = self.params["W2"], self.params["b2"]
        h, cache1 = affine_forward(X, W1, b1)
        a, cache2 = relu_forward(h)
        scores, cache3 = affine_forward(a, W2, b2)
        if y is None:
            return scores
        loss, dscores = softmax_cross_entropy(scores, y)
        loss = loss + 0.5 * self.reg * (np.sum(W1**2) + np.sum(W2**2))
        grads = {}
        da, grads["W2"], grads["b2"] = affine_backward(dscores, cache3)
        dh = relu_backward(da, cache2)
        _, grads["W1"], grads["b1"] = affine_backward(dh, cache1)
        grads["W1"] = grads["W1"] + self.reg * W1
        grads["W2"] = grads["W2"] + self.reg * W2
        return loss, grads
