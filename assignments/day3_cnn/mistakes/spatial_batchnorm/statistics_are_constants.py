# /// mistake
# cause = "the backward pass takes mean and variance as constants"
# test = "test_spatial_dx"
# hint.ko = """\
# 픽셀 하나를 바꾸면 채널의 평균도 바뀌어요. 그 길로 움직이는 다른 픽셀들이 여러분의 dx에 들어 있나요?"""
# hint.en = """\
# Changing one pixel changes its channel's mean. Does your dx know of the other pixels that move with it?"""
# ///
def spatial_batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    n, c, h, w = dout.shape
    rows = dout.transpose(0, 2, 3, 1).reshape(-1, c)
    dbeta = rows.sum(axis=0)
    dgamma = (rows * xhat).sum(axis=0)
    dx = gamma / std * rows
    return dx.reshape(n, h, w, c).transpose(0, 3, 1, 2), dgamma, dbeta
