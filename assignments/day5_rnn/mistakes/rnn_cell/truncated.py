# /// mistake
# cause = "the gradient is cut off after 20 steps"
# test = "test_rnn_long"
# hint.ko = "첫 입력은 100번째 상태에 영향을 주나요? 여러분의 기울기는 몇 시점까지 거슬러 가나요?"
# hint.en = "Does the first input influence the hundredth state? How many steps back does your gradient go?"
# ///
import numpy as np


def rnn_backward(dh, cache, window=20):
    x, h0, Wx, Wh, h = cache
    dx, dWx, dWh, db = np.zeros_like(x), np.zeros_like(Wx), np.zeros_like(Wh), np.zeros_like(Wh[0])
    dh0 = np.zeros_like(h0)
    for start in range(x.shape[1]):
        d = dh[:, start]
        for t in range(start, max(start - window, -1), -1):
            before = h[:, t - 1] if t > 0 else h0
            dz = d * (1 - h[:, t] ** 2)
            dx[:, t] += dz @ Wx.T
            dWx += x[:, t].T @ dz
            dWh += before.T @ dz
            db += dz.sum(axis=0)
            d = dz @ Wh.T
            if t == 0:
                dh0 += d
    return dx, dh0, dWx, dWh, db
