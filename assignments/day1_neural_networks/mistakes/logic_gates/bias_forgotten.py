# /// mistake
# cause = "leaves the bias out of the sum"
# test = "test_perceptron_values"
# hint.ko = "편향만 크게 바꿔 보세요. 여러분의 뉴런이 그 변화를 알아채나요?"
# hint.en = "Change nothing but the bias, by a lot. Does your neuron notice?"
# ///
def perceptron(x, w, b):
    return (x @ w > 0).astype(int)


def AND(x):
    return (x.sum(axis=1) > 1.5).astype(int)


def NAND(x):
    return (x.sum(axis=1) < 1.5).astype(int)


def OR(x):
    return (x.sum(axis=1) > 0.5).astype(int)
