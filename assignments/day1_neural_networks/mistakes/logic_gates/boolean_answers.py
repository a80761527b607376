# /// mistake
# cause = "returns True and False instead of integers"
# test = "test_gate_types"
# hint.ko = "다음 게이트는 0과 1이라는 숫자를 기대해요. 돌려주는 배열의 dtype을 출력해 보세요."
# hint.en = "The next gate expects the numbers 0 and 1 from this one. Print the dtype of what you return."
# ///
def perceptron(x, w, b):
    return x @ w + b > 0
