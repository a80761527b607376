# /// mistake
# cause = "draws from the global generator and not from the seed"
# test = "test_net_start"
# hint.ko = "같은 seed로 신경망을 두 개 만들어 params를 견주어 보세요. 무작위 수는 어디에서 오나요?"
# hint.en = "Make two networks with the same seed and compare their params. Where do the random numbers come from?"
# ///
import numpy as np


class TwoLayerNet:
    def __init__(self, input_dim, hidden_dim, num_classes, weight_scale=1e-3, reg=0.0, seed=0):
        self.reg = reg
        self.params = {}
        self.params["W1"] = np.random.normal(0, weight_scale, (input_dim, hidden_dim))
        self.params["b1"] = np.zeros(hidden_dim)
        self.params["W2"] = np.random.normal(0, weight_scale, (hidden_dim, num_classes))
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
