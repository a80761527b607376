# /// mistake
# cause = "the backward pass forgets the path through the mean"
# test = "test_batchnorm_dx"
# hint.ko = """\
# x 전체에 같은 수를 더하면 out이 변하나요? 그렇다면 dx를 예제 방향으로 더한 값은 얼마여야 할까요?"""
# hint.en = """\
# Does out change when the same number is added to all of x? So what should your dx sum to over the examples?"""
# ///
def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    return gamma / std * (dout - xhat * dgamma / len(dout)), dgamma, dbeta
