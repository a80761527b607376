# /// mistake
# cause = "exp(-x) of a very negative x"
# test = "test_activation_overflow"
# hint.ko = "아주 작은 음수를 넣고 식의 중간값을 하나씩 출력해 보세요. 어떤 지수 함수가 매우 커지나요?"
# hint.en = """\
# Put in a very negative number and print what the formula computes on the way. Which exponential becomes huge?"""
# ///
def sigmoid(x):
    return 1 / (1 + np.exp(-x))
