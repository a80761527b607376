# /// mistake
# cause = "counts classes without asking for confidence"
# test = "test_judge_generator_unsure"
# hint.ko = "순수한 잡음을 넣어도 모든 클래스가 나왔다고 하지 않나요?"
# hint.en = "Would pure noise pass your test?"
# ///
import numpy as np


def class_coverage(probs, min_share=0.01, min_conf=0.7):
    n, k = probs.shape
    winner = probs.argmax(axis=1)
    found = 0
    for c in range(k):
        share = np.sum(winner == c) / n
        if share >= min_share:
            found += 1
    return found
