# /// mistake
# cause = "uses 0.01 and 0.7 whatever it is given"
# test = "test_judge_generator_coverage"
# hint.ko = "min_conf=0.5로 부르면 여러분의 함수는 무엇이 달라지나요?"
# hint.en = "What changes in your function when it is called with min_conf=0.5?"
# ///
import numpy as np


def class_coverage(probs, min_share=0.01, min_conf=0.7):
    n, k = probs.shape
    winner = probs.argmax(axis=1)
    confidence = probs.max(axis=1)
    found = 0
    for c in range(k):
        share = np.sum((winner == c) & (confidence >= 0.7)) / n
        if share >= 0.01:
            found += 1
    return found
