# /// alternative
# note = "the auc from ranks (Mann and Whitney); both groups in one batch; inference_mode"
# ///
import numpy as np
import torch


@torch.inference_mode()
def forgery_report(D, real, fake):
    mode = D.training
    try:
        D.eval()
        logits = D(torch.cat([real, fake])).reshape(-1).cpu().numpy().astype(float)
    finally:
        D.train(mode)
    is_real = np.arange(len(logits)) < len(real)
    _, place, counts = np.unique(logits, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[place]
    m, n = len(real), len(fake)
    called = logits > 0
    tpr, fpr = called[is_real].mean(), called[~is_real].mean()
    auc = (ranks[is_real].sum() - m * (m + 1) / 2) / (m * n)
    return {"tpr": tpr, "fpr": fpr, "threshold": 0, "accuracy": np.mean([tpr, 1 - fpr]), "auc": auc}
