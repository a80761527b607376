# /// mistake
# cause = "asks for more than the limits"
# test = "test_judge_generator_limits"
# hint.ko = "기준과 꼭 같은 값은 기준을 채운 것인가요, 못 채운 것인가요?"
# hint.en = "Does a value equal to the limit meet it?"
# ///
import numpy as np


def class_coverage(probs, min_share=0.01, min_conf=0.7):
    n, k = probs.shape
    winner = probs.argmax(axis=1)
    confidence = probs.max(axis=1)
    found = 0
    for c in range(k):
        share = np.sum((winner == c) & (confidence > min_conf)) / n
        if share > min_share:
            found += 1
    return found
