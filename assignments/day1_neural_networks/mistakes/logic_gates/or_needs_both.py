# /// mistake
# cause = "the bias of OR is so low that one input is not enough"
# test = "test_gates"
# hint.ko = "입력 하나만 1일 때 가중합을 손으로 계산해 보세요. 0을 넘나요?"
# hint.en = "Work out the weighted sum by hand for a single input of 1. Is it above 0?"
# ///
def OR(x):
    return perceptron(x, np.array([1.0, 1.0]), -1.0)
