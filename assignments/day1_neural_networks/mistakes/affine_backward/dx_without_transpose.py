# /// mistake
# cause = "multiplies dout by w instead of its transpose"
# test = "test_dx"
# hint.ko = """\
# dx의 원소 하나는 그 입력에서 나가는 가중치들을 모아야 해요. 여러분의 식은 w의 행을 모으나요, 열을 모으나요?"""
# hint.en = """\
# One entry of dx has to gather the weights that leave that input. Does your formula gather a row of w or a column?"""
# ///
def affine_backward(dout, cache):
    x, w = cache
    dx = (dout @ w).reshape(x.shape)
    dw = x.reshape(x.shape[0], -1).T @ dout
    db = dout.sum(axis=0)
    return dx, dw, db
