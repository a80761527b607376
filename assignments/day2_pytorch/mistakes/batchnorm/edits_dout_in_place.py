# /// mistake
# cause = "multiplies dout by gamma in place"
# test = "test_batchnorm_arguments_unchanged"
# hint.ko = """\
# 역전파를 부르기 전과 뒤에 dout을 출력해 보세요. 같은 cache와 dout으로 한 번 더 부르면 같은 답이 나올까요?"""
# hint.en = """\
# Print dout before and after the backward pass. Would a second call with the same dout give the same answer?"""
# ///
def batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    dbeta = dout.sum(axis=0)
    dgamma = (dout * xhat).sum(axis=0)
    dout *= gamma
    dx = (dout - dout.mean(axis=0) - xhat * (dout * xhat).mean(axis=0)) / std
    return dx, dgamma, dbeta
