# /// mistake
# cause = "counts equal logits as won"
# test = "test_forgery_report_auc"
# hint.ko = "모든 그림에 같은 로짓을 주는 판별자의 auc는 얼마여야 하나요?"
# hint.en = "What is the auc of a discriminator that gives every image the same logit?"
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
    auc = (difference >= 0).double().mean().item()
    return {"accuracy": accuracy, "tpr": tpr, "fpr": fpr, "auc": auc, "threshold": threshold}
