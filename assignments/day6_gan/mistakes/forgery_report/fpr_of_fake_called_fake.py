# /// mistake
# cause = "reports the share of fake images called fake as fpr"
# test = "test_forgery_report_rates"
# hint.ko = "fpr은 가짜 그림 가운데 무엇이라고 답한 비율인가요?"
# hint.en = "Which answer does fpr count among the fake images?"
# ///
import torch


def forgery_report(D, real, fake):
    was_training = D.training
    D.eval()
    with torch.no_grad():
        real_logits = D(real).squeeze(1)
        fake_logits = D(fake).squeeze(1)
    D.train(was_training)
    threshold = 0.0
    tpr = (real_logits > threshold).double().mean().item()
    fpr = (fake_logits > threshold).double().mean().item()
    fpr = 1 - fpr
    accuracy = 0.5 * (tpr + fpr)
    difference = real_logits.unsqueeze(1) - fake_logits.unsqueeze(0)
    auc = ((difference > 0).double() + 0.5 * (difference == 0).double()).mean().item()
    return {"accuracy": accuracy, "tpr": tpr, "fpr": fpr, "auc": auc, "threshold": threshold}
