# /// alternative
# note = "scikit-learn's roc_auc_score and balanced_accuracy_score"
# ///
import torch
from sklearn.metrics import balanced_accuracy_score, roc_auc_score


def forgery_report(D, real, fake):
    before = D.training
    D.train(False)
    with torch.no_grad():
        scores = [D(images).squeeze(-1).tolist() for images in (real, fake)]
    D.train(before)
    truth = [1] * len(scores[0]) + [0] * len(scores[1])
    logits = scores[0] + scores[1]
    answers = [int(z > 0.0) for z in logits]
    return {
        "accuracy": float(balanced_accuracy_score(truth, answers)),
        "auc": float(roc_auc_score(truth, logits)),
        "tpr": sum(answers[: len(real)]) / len(real),
        "fpr": sum(answers[len(real) :]) / len(fake),
        "threshold": 0.0,
    }
