# /// mistake
# cause = "flips the filter, which makes it the convolution of mathematics"
# test = "test_conv2d_im2col"
# hint.ko = "3번의 식에서 필터의 왼쪽 위 숫자는 창의 어느 픽셀과 곱해지나요?"
# hint.en = "In the formula of exercise 3, which pixel of the window meets the top left number of the filter?"
# ///
def conv2d_im2col(x, w, b, stride, pad):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    out = im2col(x, kh, kw, stride, pad) @ w[:, :, ::-1, ::-1].reshape(F, -1).T + b
    return out.reshape(N, Ho, Wo, F).transpose(0, 3, 1, 2)
