# /// mistake
# cause = "dx leaves gamma out"
# test = "test_batchnorm_dx"
# hint.ko = """\
# out에서 x로 거슬러 올라갈 때 맨 처음 만나는 곱셈은 무엇인가요?"""
# hint.en = """\
# Going back from out to x, which multiplication do you meet first?"""
# ///
def batchnorm_backward(dout, cache):
    xhat, _, std = cache
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    return (dout - dbeta / len(dout) - xhat * dgamma / len(dout)) / std, dgamma, dbeta
