# /// mistake
# cause = "convolves place by place and filter by filter in Python, without the matrix product"
# test = "test_im2col_speed"
# hint.ko = "이미지, 필터, 자리의 수를 곱해 보세요. 그 수만큼 도는 파이썬 반복문을 행렬 곱 몇 번으로 바꿀 수 있나요?"
# hint.en = "Multiply the numbers of images, filters and places: how many matrix products could do what that loop does?"
# ///
def conv2d_im2col(x, w, b, stride, pad):
    N, _, H, W = x.shape
    F, _, kh, kw = w.shape
    Ho, Wo = (H + 2 * pad - kh) // stride + 1, (W + 2 * pad - kw) // stride + 1
    framed = np.pad(x, ((0, 0), (0, 0), (pad, pad), (pad, pad)))
    out = np.zeros((N, F, Ho, Wo), dtype=x.dtype)
    for f in range(F):
        for i in range(Ho):
            for j in range(Wo):
                windows = framed[:, :, i * stride : i * stride + kh, j * stride : j * stride + kw]
                out[:, f, i, j] = (windows * w[f]).sum(axis=(1, 2, 3)) + b[f]
    return out
