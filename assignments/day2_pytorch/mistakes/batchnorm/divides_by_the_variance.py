# /// mistake
# cause = "divides by the variance, not by its root"
# test = "test_batchnorm_train"
# hint.ko = """\
# gamma가 1이고 beta가 0일 때 out의 표준편차를 특성마다 출력해 보세요. 1에 가까운가요?"""
# hint.en = """\
# With gamma 1 and beta 0, print the standard deviation of each feature of out. Is it close to 1?"""
# ///
def batchnorm_forward(x, gamma, beta, running, mode, momentum=0.1, eps=1e-5):
    if mode == "train":
        mean, var = x.mean(axis=0), x.var(axis=0)
        running["mean"] = (1 - momentum) * running["mean"] + momentum * mean
        running["var"] = (1 - momentum) * running["var"] + momentum * x.var(axis=0, ddof=1)
    else:
        mean, var = running["mean"], running["var"]
    std = var + eps
    xhat = (x - mean) / std
    return gamma * xhat + beta, (xhat, gamma, std)
