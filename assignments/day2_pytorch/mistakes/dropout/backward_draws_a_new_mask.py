# /// mistake
# cause = "the backward pass draws a mask of its own"
# test = "test_dropout_backward"
# signature.dx_agrees = [0.5, 0.65]
# signature.dx_kept = [0.65, 0.75]
# hint.ko = """\
# 순전파에서 어떤 뉴런이 꺼졌나요? 역전파는 그것을 어떻게 알 수 있나요?"""
# hint.en = """\
# Which neurons were off in the forward pass, and how could the backward pass know?"""
# ///
def dropout_forward(x, p, mode, rng):
    if mode == "test":
        return x, (0.0, rng)
    return x * (rng.random(x.shape) >= p) / (1 - p), (p, rng)


def dropout_backward(dout, cache):
    p, rng = cache
    return dout * (rng.random(dout.shape) >= p) / (1 - p)
