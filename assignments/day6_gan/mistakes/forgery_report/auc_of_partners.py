# /// mistake
# cause = "compares each real image with one fake image"
# test = "test_forgery_report_auc"
# hint.ko = "진짜 30장과 가짜 80장이면 쌍은 모두 몇 개인가요?"
# hint.en = "How many pairs do 30 real and 80 fake images make?"
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
    n = min(len(real), len(fake))
    difference = real_logits[:n] - fake_logits[:n]
    auc = ((difference > 0).double() + 0.5 * (difference == 0).double()).mean().item()
    return {"accuracy": accuracy, "tpr": tpr, "fpr": fpr, "auc": auc, "threshold": threshold}
