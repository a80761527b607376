# /// mistake
# cause = "takes the share among the confident images"
# test = "test_judge_generator_unsure"
# hint.ko = "확신 없는 그림이 대부분일 때, 비율의 분모는 무엇인가요?"
# hint.en = "When most images are unsure, what is your share a share of?"
# ///
import numpy as np


def class_coverage(probs, min_share=0.01, min_conf=0.7):
    k = probs.shape[1]
    winner = probs.argmax(axis=1)
    confidence = probs.max(axis=1)
    found = 0
    for c in range(k):
        share = np.sum((winner == c) & (confidence >= min_conf)) / max(np.sum(confidence >= min_conf), 1)
        if share >= min_share:
            found += 1
    return found
