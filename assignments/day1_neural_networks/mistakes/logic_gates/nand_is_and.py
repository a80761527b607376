# /// mistake
# cause = "NAND has the weights of AND"
# test = "test_gates"
# hint.ko = "NAND의 진리표를 한 줄씩 넣어 보세요. 두 입력이 모두 1일 때 합은 어느 쪽에 있어야 하나요?"
# hint.en = """\
# Put the rows of the truth table of NAND in, one by one. On which side must the sum be when both inputs are 1?"""
# ///
def NAND(x):
    return perceptron(x, np.array([1.0, 1.0]), -1.5)
