# /// alternative
# note = "searchsorted in the scores of each class; np.trapezoid; F1 from precision and recall"
# ///
import numpy as np


def confusion_at(y, score, threshold):
    called = score >= threshold
    fp, tp = int((called & (y == 0)).sum()), int((called & (y == 1)).sum())
    return np.array([[(y == 0).sum() - fp, fp], [(y == 1).sum() - tp, tp]], dtype=float)


def roc_curve(y, score):
    thr = np.append(np.inf, np.unique(score)[::-1])
    fpr, tpr = (1 - np.searchsorted(np.sort(score[y == c]), thr, side="left") / (y == c).sum() for c in (0, 1))
    return fpr, tpr, thr


def auc(fpr, tpr):
    return np.trapezoid(tpr, fpr)


def best_threshold(y, score):
    best = (-np.inf, -1.0)
    for threshold in sorted(set(score.tolist()), reverse=True):
        called = score >= threshold
        hits = (called & (y == 1)).sum()
        precision, recall = hits / called.sum(), hits / y.sum()
        f1 = 2 * precision * recall / (precision + recall) if hits else 0.0
        if f1 > best[1]:
            best = (threshold, f1)
    return best
