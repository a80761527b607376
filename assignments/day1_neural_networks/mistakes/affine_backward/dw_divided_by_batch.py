# /// mistake
# cause = "divides dw by the batch size"
# test = "test_dw"
# hint.ko = "평균은 이 층에서 내나요, 손실 함수에서 내나요? dout에는 이미 무엇이 들어 있는지 생각해 보세요."
# hint.en = "Is the average taken in this layer or in the loss function? Think about what dout already contains."
# ///
def affine_backward(dout, cache):
    x, w = cache
    n = x.shape[0]
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(n, -1).T @ dout / n
    db = dout.sum(axis=0)
    return dx, dw, db
