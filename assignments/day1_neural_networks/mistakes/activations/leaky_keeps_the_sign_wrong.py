# /// mistake
# cause = "subtracts where it should multiply by alpha"
# test = "test_activation_values"
# hint.ko = "x가 음수일 때 leaky ReLU의 값은 음수인가요, 양수인가요? 그래프에서 확인해 보세요."
# hint.en = "Is leaky ReLU negative or positive for a negative x? Look at the graph."
# ///
def leaky_relu(x, alpha=0.01):
    x = np.asarray(x)
    x = x if x.dtype.kind == "f" else x.astype(np.float64)
    return np.where(x > 0, x, -x.dtype.type(alpha) * x)
