# /// mistake
# cause = "the formula as the table has it: e^x overflows for large x"
# test = "test_activation_overflow"
# hint.ko = "아주 큰 수를 넣고 분자와 분모를 따로 출력해 보세요. 둘 다 무한대가 되면 나눈 값은 무엇인가요?"
# hint.en = """\
# Put in a very large number and print numerator and denominator by themselves. What is infinity divided by infinity?"""
# ///
def tanh(x):
    return (np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))
