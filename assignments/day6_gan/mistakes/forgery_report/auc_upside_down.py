# /// mistake
# cause = "computes how often the fake image has the larger logit"
# test = "test_forgery_report_auc"
# hint.ko = "완벽한 판별자의 auc는 1이어야 해요. 여러분의 것은요?"
# hint.en = "The auc of a perfect discriminator is 1. And yours?"
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
    difference = fake_logits.unsqueeze(0) - real_logits.unsqueeze(1)
    auc = ((difference > 0).double() + 0.5 * (difference == 0).double()).mean().item()
    return {"accuracy": accuracy, "tpr": tpr, "fpr": fpr, "auc": auc, "threshold": threshold}
