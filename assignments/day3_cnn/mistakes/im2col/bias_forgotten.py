# /// mistake
# cause = "leaves the bias out"
# test = "test_conv2d_im2col"
# hint.ko = "w가 모두 0이면 out은 무엇이어야 하나요?"
# hint.en = "What should the output be when w is all zeros?"
# ///
def conv2d_im2col(x, w, b, stride, pad):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    out = im2col(x, kh, kw, stride, pad) @ w.reshape(F, -1).T
    return out.reshape(N, Ho, Wo, F).transpose(0, 3, 1, 2)
