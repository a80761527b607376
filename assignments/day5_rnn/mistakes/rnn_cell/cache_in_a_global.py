# /// mistake
# cause = "the backward pass reads a global that the last forward pass wrote"
# test = "test_rnn_caches"
# hint.ko = "RNN 층이 둘 있는 신경망을 떠올려 보세요. 첫째 층의 역전파는 누구의 값을 쓰게 되나요?"
# hint.en = "Think of a network with two such layers. Whose values does the backward pass of the first one read?"
# ///
import numpy as np


last = {}


def rnn_forward(x, h0, Wx, Wh, b):
    state, states = h0, []
    for t in range(x.shape[1]):
        state = np.tanh(x[:, t] @ Wx + state @ Wh + b)
        states.append(state)
    h = np.stack(states, axis=1)
    last.update(x=x, h0=h0, Wx=Wx, Wh=Wh, h=h)
    return h, None


def rnn_backward(dh, cache):
    x, h0, Wx, Wh, h = (last[name] for name in ("x", "h0", "Wx", "Wh", "h"))
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dnext = np.zeros_like(h0)
    for t in reversed(range(x.shape[1])):
        before = h[:, t - 1] if t > 0 else h0
        dz = (dh[:, t] + dnext) * (1 - h[:, t] ** 2)
        dx[:, t] = dz @ Wx.T
        dWx += x[:, t].T @ dz
        dWh += before.T @ dz
        db += dz.sum(axis=0)
        dnext = dz @ Wh.T
    return dx, dnext, dWx, dWh, db
