# /// mistake
# cause = "multiplies dout by gamma in place"
# test = "test_spatial_float32_and_arguments"
# hint.ko = """\
# 역전파를 부르기 전과 뒤에 dout을 출력해 보세요."""
# hint.en = """\
# Print dout before and after the backward pass."""
# ///
def spatial_batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    n, c, h, w = dout.shape
    rows = dout.transpose(0, 2, 3, 1).reshape(-1, c)
    dbeta = rows.sum(axis=0)
    dgamma = (rows * xhat).sum(axis=0)
    dout *= (gamma / std).reshape(1, c, 1, 1)
    rows = dout.transpose(0, 2, 3, 1).reshape(-1, c)
    dx = rows - rows.mean(axis=0) - xhat * (rows * xhat).mean(axis=0)
    return dx.reshape(n, h, w, c).transpose(0, 3, 1, 2), dgamma, dbeta
