# /// mistake
# cause = "forgets to double x in tanh(x) = 2 sigmoid(2x) - 1"
# test = "test_activation_values"
# hint.ko = "x = 1에서 여러분의 값과 np.tanh(1)을 견주어 보세요. 어느 쪽이 더 천천히 올라가나요?"
# hint.en = "Compare your value at x = 1 with np.tanh(1). Which of the two rises more slowly?"
# ///
def tanh(x):
    return 2 * sigmoid(x) - 1
