# /// alternative
# note = "bincount of numbered pairs; 1e-8 in every denominator; area under the ROC curve by trapezoids"
# ///
import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    pairs = y_true.astype(np.int64) * num_classes + y_pred.astype(np.int64)
    return np.bincount(pairs, minlength=num_classes**2).reshape(num_classes, num_classes)


def precision_recall_f1(matrix):
    tp = np.diagonal(matrix).astype(float)
    precision = tp / (matrix.sum(0) + 1e-8)
    recall = tp / (matrix.sum(1) + 1e-8)
    return precision, recall, 2 * precision * recall / (precision + recall + 1e-8)


def roc_auc(scores, labels):
    order = np.argsort(-scores)
    scores, labels = scores[order], labels[order]
    last = np.append(np.flatnonzero(np.diff(scores)), len(scores) - 1)  # where a run of equal scores ends
    hit = np.append(0, np.cumsum(labels)[last]) / labels.sum()
    alarm = np.append(0, np.cumsum(1 - labels)[last]) / (1 - labels).sum()
    return np.sum(np.diff(alarm) * (hit[1:] + hit[:-1]) / 2)
