# /// mistake
# cause = "sets the negative entries of x itself to 0"
# test = "test_activation_shapes"
# hint.ko = "함수를 부른 뒤에도 받은 배열이 그대로인가요? 부르기 전과 후의 x를 출력해 보세요."
# hint.en = "Is the array that you were given still the same after the call? Print x before and after."
# ///
def relu(x):
    x = np.asarray(x)
    if x.dtype.kind != "f":
        x = x.astype(np.float64)
    x[x < 0] = 0
    return x + 0.0
