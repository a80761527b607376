# /// mistake
# cause = "returns the share of the classes that have appeared"
# test = "test_judge_generator_coverage"
# hint.ko = "10가지 가운데 8가지가 나왔으면 무엇을 돌려줘야 하나요?"
# hint.en = "When 8 classes of 10 have appeared, what should come back?"
# ///
import numpy as np


def class_coverage(probs, min_share=0.01, min_conf=0.7):
    n, k = probs.shape
    winner = probs.argmax(axis=1)
    confidence = probs.max(axis=1)
    found = 0
    for c in range(k):
        share = np.sum((winner == c) & (confidence >= min_conf)) / n
        if share >= min_share:
            found += 1
    return found / k
