# /// mistake
# cause = "takes 1.96 standard errors to each side"
# test = "test_bootstrap_ci"
# hint.ko = """\
# 한쪽으로 치우친 데이터에서도 구간이 평균의 양쪽으로 똑같이 뻗나요? `rng`는 어디에서 쓰이나요?"""
# hint.en = """\
# On skewed data, does your interval reach equally far to both sides? Where do you use `rng`?"""
# ///
def bootstrap_ci(values, n_boot, alpha, rng):
    means = rng.choice(values, size=(n_boot, len(values))).mean(axis=1)
    return values.mean() - 1.96 * means.std(), values.mean() + 1.96 * means.std()
