# /// mistake
# cause = "the backward pass divides by N, not by N * H * W"
# test = "test_spatial_dx"
# hint.ko = """\
# 평균을 낸 값은 모두 몇 개인가요? 역전파에서 나누는 수와 같은가요?"""
# hint.en = """\
# How many values were averaged? Is that what your backward pass divides by?"""
# ///
def spatial_batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    n, c, h, w = dout.shape
    rows = dout.transpose(0, 2, 3, 1).reshape(-1, c)
    dbeta = rows.sum(axis=0)
    dgamma = (rows * xhat).sum(axis=0)
    k = n
    dx = gamma / std * (rows - dbeta / k - xhat * dgamma / k)
    return dx.reshape(n, h, w, c).transpose(0, 3, 1, 2), dgamma, dbeta
