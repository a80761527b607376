# /// mistake
# cause = "dgamma and dbeta are summed over the images only"
# test = "test_spatial_dgamma_dbeta"
# hint.ko = """\
# dgamma의 모양을 출력해 보세요. gamma의 모양과 같은가요?"""
# hint.en = """\
# Print the shape of dgamma. Is it that of gamma?"""
# ///
def spatial_batchnorm_backward(dout, cache):
    xhat, gamma, std = cache
    n, c, h, w = dout.shape
    rows = dout.transpose(0, 2, 3, 1).reshape(-1, c)
    dbeta = rows.sum(axis=0)
    dgamma = (rows * xhat).sum(axis=0)
    k = len(rows)
    dx = gamma / std * (rows - dbeta / k - xhat * dgamma / k)
    return (
        dx.reshape(n, h, w, c).transpose(0, 3, 1, 2),
        (dout * xhat.reshape(n, h, w, c).transpose(0, 3, 1, 2)).sum(axis=0),
        dout.sum(axis=0),
    )
