# /// mistake
# cause = "returns dx as (N, D) although x had more axes"
# test = "test_backward_images"
# hint.ko = "x는 처음에 어떤 모양으로 들어왔나요? 기울기의 모양은 언제나 원래 배열과 같아요."
# hint.en = "What shape did x have when it came in? A gradient always has the shape of its array."
# ///
def affine_backward(dout, cache):
    x, w = cache
    dx = dout @ w.T
    dw = x.reshape(x.shape[0], -1).T @ dout
    db = dout.sum(axis=0)
    return dx, dw, db
