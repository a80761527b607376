# /// mistake
# cause = "flattens the caller's w by setting its shape, and leaves it so"
# test = "test_im2col_arguments_unchanged"
# hint.ko = "conv2d_im2col을 부르기 전과 후에 w.shape를 출력해 보세요. 그 배열을 가진 사람은 여러분뿐인가요?"
# hint.en = "Print w.shape before and after the call of conv2d_im2col. Are you the only one who holds that array?"
# ///
def conv2d_im2col(x, w, b, stride, pad):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    w.shape = (F, -1)
    out = im2col(x, kh, kw, stride, pad) @ w.T + b
    return out.reshape(N, Ho, Wo, F).transpose(0, 3, 1, 2)
