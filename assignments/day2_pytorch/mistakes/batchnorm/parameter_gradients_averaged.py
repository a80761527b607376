# /// mistake
# cause = "dgamma and dbeta are means over the batch"
# test = "test_batchnorm_dgamma_dbeta"
# hint.ko = """\
# gamma 하나는 예제 N개에 모두 쓰여요. 길이 N개 있을 때 연쇄 법칙은 그것들을 어떻게 모으나요?"""
# hint.en = """\
# One gamma is used by all N examples. What does the chain rule do with N paths?"""
# ///
def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    dx = gamma / std * (dout - dbeta / len(dout) - xhat * dgamma / len(dout))
    return dx, dgamma / len(dout), dbeta / len(dout)
