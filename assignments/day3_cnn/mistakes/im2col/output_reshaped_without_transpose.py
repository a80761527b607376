# /// mistake
# cause = "reshapes the product to (N, F, Ho, Wo) although the filter axis is last"
# test = "test_conv2d_im2col"
# hint.ko = "행렬곱의 결과에서 필터 축은 몇 번째인가요? reshape만으로 그 축이 옮겨지나요?"
# hint.en = "Which axis of your matrix product is the filter? Does reshape alone move it?"
# ///
def conv2d_im2col(x, w, b, stride, pad):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    out = im2col(x, kh, kw, stride, pad) @ w.reshape(F, -1).T + b
    return out.reshape(N, F, Ho, Wo)
