# /// mistake
# cause = "computes the auc of answers instead of logits"
# test = "test_forgery_report_auc"
# hint.ko = "로짓 3과 로짓 0.1은 auc에서 같은 것인가요?"
# hint.en = "Are a logit of 3 and one of 0.1 the same to the auc?"
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
    answers = (real_logits > threshold).double(), (fake_logits > threshold).double()
    difference = answers[0].unsqueeze(1) - answers[1].unsqueeze(0)
    auc = ((difference > 0).double() + 0.5 * (difference == 0).double()).mean().item()
    return {"accuracy": accuracy, "tpr": tpr, "fpr": fpr, "auc": auc, "threshold": threshold}
