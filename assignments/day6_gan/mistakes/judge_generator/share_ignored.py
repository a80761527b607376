# /// mistake
# cause = "counts a class that one image is sure of"
# test = "test_judge_generator_coverage"
# hint.ko = "그림 1000장 가운데 한 장만 나온 클래스도 세나요?"
# hint.en = "Does a class count when one image out of 1000 shows it?"
# ///
import numpy as np


def class_coverage(probs, min_share=0.01, min_conf=0.7):
    n, k = probs.shape
    winner = probs.argmax(axis=1)
    confidence = probs.max(axis=1)
    found = 0
    for c in range(k):
        share = np.sum((winner == c) & (confidence >= min_conf)) / n
        if share > 0:
            found += 1
    return found
