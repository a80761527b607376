# /// mistake
# cause = "the backward pass takes mean and variance as constants"
# test = "test_batchnorm_dx"
# hint.ko = """\
# 예제 하나를 바꾸면 배치의 평균도 바뀌어요. 그 길로 움직이는 다른 예제들이 여러분의 dx에 들어 있나요?"""
# hint.en = """\
# Changing one example changes the batch's mean. Does your dx know of the other examples that move with it?"""
# ///
def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    return dout * gamma / std, dgamma, dbeta
