# /// mistake
# cause = "ranks equal scores in the order in which they come"
# test = "test_roc_auc_ties"
# hint.ko = """\
# 두 예제의 점수가 같아요. 데이터의 순서를 바꾸면 AUC도 바뀌나요?"""
# hint.en = """\
# Two examples have the same score. Does your AUC change with the order of the data?"""
# ///
import numpy as np


def roc_auc(scores, labels):
    order = np.argsort(scores, kind="stable")
    ranks = np.empty(len(scores))
    ranks[order] = np.arange(1, len(scores) + 1)
    p = int(labels.sum())
    return (ranks[labels == 1].sum() - p * (p + 1) / 2) / (p * (len(labels) - p))
