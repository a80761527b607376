# /// mistake
# cause = "the larger of x and alpha x"
# test = "test_leaky_alphas"
# hint.ko = "기울기 alpha가 1보다 크거나 음수여도 그 식이 맞나요? 양수 x와 음수 x를 하나씩 넣어 손으로 계산해 보세요."
# hint.en = """\
# Does your formula still hold when the slope alpha is larger than one, or negative? Work it out by hand for one \
# positive and one negative x."""
# ///
def leaky_relu(x, alpha=0.01):
    x = np.asarray(x)
    x = x if x.dtype.kind == "f" else x.astype(np.float64)
    return np.maximum(x, x.dtype.type(alpha) * x)
