# /// alternative
# note = "one pass over sorted pairs; midpoints as thresholds; a first threshold above all scores"
# ///
import numpy as np


def confusion_at(y, score, threshold):
    counts = [[0, 0], [0, 0]]
    for truth, value in zip(y, score, strict=True):
        counts[truth][int(value >= threshold)] += 1
    return np.array(counts)


def roc_curve(y, score):
    pairs = sorted(zip(score.tolist(), y.tolist(), strict=True), reverse=True)
    fp = tp = 0
    fps, tps, thr = [0], [0], [pairs[0][0] + 1]
    for i, (value, truth) in enumerate(pairs):
        tp += truth
        fp += 1 - truth
        if i + 1 == len(pairs) or pairs[i + 1][0] != value:
            fps.append(fp)
            tps.append(tp)
            thr.append(value)
    return np.array(fps) / fp, np.array(tps) / tp, np.array(thr)


def auc(fpr, tpr):
    area = 0.0
    for i in range(1, len(fpr)):
        area += (fpr[i] - fpr[i - 1]) * (tpr[i] + tpr[i - 1]) / 2
    return area


def best_threshold(y, score):
    values = np.unique(score)
    cuts = np.append(values[0] - 1, (values[1:] + values[:-1]) / 2)
    f1 = []
    for cut in cuts:
        m = confusion_at(y, score, cut)
        f1.append(2 * m[1, 1] / (m[1].sum() + m[:, 1].sum()))
    return cuts[np.argmax(f1)], max(f1)
