# /// mistake
# cause = "one class against the rest: its true negatives count, too"
# test = "test_balanced_accuracy"
# hint.ko = "어떤 클래스의 예제가 하나뿐일 때, 그것을 놓치면 그 클래스의 비율은 얼마인가요?"
# hint.en = "If a class has a single example and you miss it, what is the share for that class?"
# ///
import numpy as np


def balanced_accuracy(y, pred):
    return np.mean([np.mean((y == c) == (pred == c)) for c in np.unique(y)])
