# /// mistake
# cause = "divides by the sum over all examples, not over each example's own classes"
# test = "test_softmax_values_and_axes"
# hint.ko = "예제 두 개를 넣고 행마다 확률을 더해 보세요. 행마다 1이 되나요, 아니면 모두 더해야 1이 되나요?"
# hint.en = """\
# Put in two examples and add up the probabilities of each row. Is it 1 for every row, or only for all of them \
# together?"""
# ///
import numpy as np


def softmax(x, axis=-1):
    raised = np.exp(x - np.max(x))
    return raised / np.sum(raised)
