# /// mistake
# cause = "the backward pass reshapes dout without moving the channel axis"
# test = "test_spatial_dx"
# hint.ko = """\
# 순전파는 채널 축을 옮기고 나서 표로 만들었어요. dout도 같은 길을 지나나요?"""
# hint.en = """\
# The forward pass moves the channel axis before it makes a table. Does dout go the same way?"""
# ///
def spatial_batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    n, c, h, w = dout.shape
    rows = dout.reshape(-1, c)
    dbeta = rows.sum(axis=0)
    dgamma = (rows * xhat).sum(axis=0)
    k = len(rows)
    dx = gamma / std * (rows - dbeta / k - xhat * dgamma / k)
    return dx.reshape(n, h, w, c).transpose(0, 3, 1, 2), dgamma, dbeta
