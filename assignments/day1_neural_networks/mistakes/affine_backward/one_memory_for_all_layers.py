# /// mistake
# cause = "remembers the last forward pass globally instead of using the cache"
# test = "test_backward_cache_reuse"
# hint.ko = """\
# 두 층이 이 함수를 쓰면 누구의 x와 w가 남아 있나요? 순전파를 두 번 한 다음에 첫 번째 층의 역전파를 불러 보세요."""
# hint.en = """\
# If two layers use your function, whose x and w are remembered? Run two forward passes, then the backward pass of \
# the first."""
# ///
seen = {}


def affine_forward(x, w, b):
    seen["x"], seen["w"] = x, w
    return x.reshape(x.shape[0], -1) @ w + b, None


def affine_backward(dout, cache):
    x, w = seen["x"], seen["w"]
    dx = (dout @ w.T).reshape(x.shape)
    dw = x.reshape(x.shape[0], -1).T @ dout
    db = dout.sum(axis=0)
    return dx, dw, db
