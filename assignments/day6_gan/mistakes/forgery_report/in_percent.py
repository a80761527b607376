# /// mistake
# cause = "reports percentages"
# test = "test_forgery_report_rates"
# hint.ko = "비율은 0부터 1까지의 수인가요, 0부터 100까지의 수인가요?"
# hint.en = "Is a share a number from 0 to 1, or from 0 to 100?"
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
    accuracy = 0.5 * (tpr + (1 - fpr))
    difference = real_logits.unsqueeze(1) - fake_logits.unsqueeze(0)
    auc = ((difference > 0).double() + 0.5 * (difference == 0).double()).mean().item()
    return {"accuracy": 100 * accuracy, "tpr": 100 * tpr, "fpr": 100 * fpr, "auc": auc, "threshold": threshold}
