# /// mistake
# cause = "zeroes the negative entries of the caller's x"
# test = "test_activation_arguments_unchanged"
# hint.ko = "relu_forward를 부르고 나서 x를 출력해 보세요. 음수는 어디로 갔나요?"
# hint.en = "Print x after calling relu_forward. Where did its negative numbers go?"
# ///
def relu_forward(x):
    x[x < 0] = 0
    return x, x.copy()


def relu_backward(dout, cache):
    return dout * (cache > 0)
