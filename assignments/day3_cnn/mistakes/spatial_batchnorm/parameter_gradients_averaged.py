# /// mistake
# cause = "dgamma and dbeta are means"
# test = "test_spatial_dgamma_dbeta"
# hint.ko = """\
# gamma 하나는 값 K개에 모두 쓰여요. 길이 K개 있을 때 연쇄 법칙은 그것들을 어떻게 모으나요?"""
# hint.en = """\
# One gamma is used by all K values. What does the chain rule do with K paths?"""
# ///
def spatial_batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    n, c, h, w = dout.shape
    rows = dout.transpose(0, 2, 3, 1).reshape(-1, c)
    dbeta = rows.sum(axis=0)
    dgamma = (rows * xhat).sum(axis=0)
    k = len(rows)
    dx = gamma / std * (rows - dbeta / k - xhat * dgamma / k)
    return dx.reshape(n, h, w, c).transpose(0, 3, 1, 2), dgamma / k, dbeta / k
