# /// mistake
# cause = "takes a logit of 0 for the answer real"
# test = "test_forgery_report_undecided"
# hint.ko = "로짓이 0이면 판별자는 뭐라고 답한 것인가요?"
# hint.en = "What has the discriminator said where the logit is 0?"
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
    tpr = (real_logits >= threshold).double().mean().item()
    fpr = (fake_logits >= threshold).double().mean().item()
    accuracy = 0.5 * (tpr + (1 - fpr))
    difference = real_logits.unsqueeze(1) - fake_logits.unsqueeze(0)
    auc = ((difference > 0).double() + 0.5 * (difference == 0).double()).mean().item()
    return {"accuracy": accuracy, "tpr": tpr, "fpr": fpr, "auc": auc, "threshold": threshold}
