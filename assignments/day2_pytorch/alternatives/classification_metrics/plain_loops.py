# /// alternative
# note = "loops over examples, classes and thresholds; lists; an int32 matrix"
# ///
import numpy as np


def confusion_matrix(y_true, y_pred, num_classes):
    matrix = np.zeros((num_classes, num_classes), dtype=np.int32)
    for truth, guess in zip(y_true, y_pred, strict=True):
        matrix[truth][guess] += 1
    return matrix


def precision_recall_f1(matrix):
    columns = ([], [], [])
    for c in range(len(matrix)):
        predicted, actual = sum(matrix[:, c]), sum(matrix[c])
        precision = matrix[c][c] / predicted if predicted else 0.0
        recall = matrix[c][c] / actual if actual else 0.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        for column, value in zip(columns, (precision, recall, f1), strict=True):
            column.append(value)
    return tuple(np.array(column) for column in columns)


def roc_auc(scores, labels):
    won, seen = 0.0, 0
    for score in np.unique(scores):
        here = labels[scores == score]
        positives = (here == 1).sum()
        negatives = len(here) - positives
        won += positives * (seen + negatives / 2)
        seen += negatives
    return float(won / (seen * (labels == 1).sum()))
