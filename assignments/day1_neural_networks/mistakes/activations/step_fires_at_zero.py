# /// mistake
# cause = "gives 1 where x is exactly 0"
# test = "test_activation_values"
# hint.ko = "x가 정확히 0일 때 계단 함수의 값은 얼마라고 했나요?"
# hint.en = "What did the table say about the step function where x is exactly 0?"
# ///
def step(x):
    x = np.asarray(x)
    return (x >= 0).astype(x.dtype if x.dtype.kind == "f" else np.float64)
