# /// mistake
# cause = "the backward pass forgets the path through the variance"
# test = "test_batchnorm_dx"
# hint.ko = """\
# x에서 out으로 가는 길을 그림으로 그려 보세요. 분모를 지나는 길도 dx에 들어 있나요?"""
# hint.en = """\
# Draw the paths from x to out. Is the one through the denominator part of your dx?"""
# ///
def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    return gamma / std * (dout - dout.mean(axis=0)), dgamma, dbeta
