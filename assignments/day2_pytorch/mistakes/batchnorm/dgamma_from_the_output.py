# /// mistake
# cause = "dgamma multiplies by gamma * xhat"
# test = "test_batchnorm_dgamma_dbeta"
# hint.ko = """\
# out의 식을 gamma로 미분하면 gamma 옆에 있던 무엇이 남나요?"""
# hint.en = """\
# Differentiate the formula of out by gamma: what stood beside gamma, and remains?"""
# ///
def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - xhat * dgamma / len(dout))
    return dx, (dout * gamma * xhat).sum(axis=0), dbeta
