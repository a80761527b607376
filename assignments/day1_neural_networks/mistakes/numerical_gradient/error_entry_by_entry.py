# /// mistake
# cause = "divides each difference by its own entry"
# test = "test_rel_error"
# hint.ko = "두 기울기가 모두 0에 가까운 원소에서 여러분의 상대 오차는 얼마가 되나요?"
# hint.en = "What does your relative error become at an entry where both gradients are almost zero?"
# ///
import numpy as np


def rel_error(a, b):
    scale = np.maximum(np.maximum(np.abs(a), np.abs(b)), 1e-12)
    return float(np.max(np.abs(a - b) / scale))
