# /// mistake
# cause = "reshapes w to (C * kh * kw, F), which mixes the filters"
# test = "test_conv2d_im2col"
# hint.ko = "w.reshape(-1, F)의 첫 열에는 첫 필터의 숫자들이 들어 있나요? 작은 w로 출력해 보세요."
# hint.en = "Does the first column of w.reshape(-1, F) hold the numbers of the first filter? Print it for a small w."
# ///
def conv2d_im2col(x, w, b, stride, pad):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    out = im2col(x, kh, kw, stride, pad) @ w.reshape(-1, F) + b
    return out.reshape(N, Ho, Wo, F).transpose(0, 3, 1, 2)
