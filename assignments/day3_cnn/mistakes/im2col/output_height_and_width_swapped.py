# /// mistake
# cause = "transposes the output to (N, F, Wo, Ho)"
# test = "test_conv2d_im2col"
# hint.ko = "transpose에 적은 숫자 넷이 각각 어느 축인지 적어 보세요."
# hint.en = "Write down which axis each of the four numbers in your transpose is."
# ///
def conv2d_im2col(x, w, b, stride, pad):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    out = im2col(x, kh, kw, stride, pad) @ w.reshape(F, -1).T + b
    return out.reshape(N, Ho, Wo, F).transpose(0, 3, 2, 1)
