# /// mistake
# cause = "adds up the weighted inputs of all rows together, for one answer"
# test = "test_perceptron_values"
# hint.ko = """\
# 행이 네 개 들어오면 답도 네 개여야 해요. 여러분의 합은 행마다 따로인가요? 합의 모양을 출력해 보세요."""
# hint.en = """\
# Four rows that come in need four answers. Is there one sum for each row in your code? Print the shape of the sum."""
# ///
import numpy as np


def perceptron(x, w, b):
    total = np.sum(w * x) + b
    return 1 if total > 0 else 0
