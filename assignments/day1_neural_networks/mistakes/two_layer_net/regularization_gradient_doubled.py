# /// mistake
# cause = "adds 2 reg W to the gradient where the loss has one half of reg W squared"
# test = "test_net_gradients_with_reg"
# hint.ko = "손실의 규제 항을 W로 미분해 보세요. 제곱을 미분하면 나오는 수와 앞에 있던 수를 곱하면 얼마인가요?"
# hint.en = """\
# Differentiate the L2 term of your loss by W. The square brings a number down: what is it times the number in front?"""
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
        loss, dscores = softmax_cross_entropy(scores, y)
        loss = loss + 0.5 * self.reg * (np.sum(W1**2) + np.sum(W2**2))
        grads = {}
        da, grads["W2"], grads["b2"] = affine_backward(dscores, cache3)
        dh = relu_backward(da, cache2)
        _, grads["W1"], grads["b1"] = affine_backward(dh, cache1)
        grads["W1"] = grads["W1"] + 2 * self.reg * W1
        grads["W2"] = grads["W2"] + 2 * self.reg * W2
        return loss, grads
