# /// mistake
# cause = "a Python if on a whole column of sums"
# test = "test_perceptron_values"
# hint.ko = "한 번에 여러 행이 들어와요. if는 숫자 하나만 물어볼 수 있어요. 원소마다 견주는 연산은 무엇일까요?"
# hint.en = """\
# A whole column of examples comes in at once, and an if can ask about one number only. Which operation compares \
# entry by entry?"""
# ///
def perceptron(x, w, b):
    if x @ w + b > 0:
        return 1
    return 0
