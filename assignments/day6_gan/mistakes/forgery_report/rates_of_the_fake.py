# /// mistake
# cause = "takes fake images for the positive group"
# test = "test_forgery_report_rates"
# hint.ko = "여기서 positive는 어느 쪽인가요? tpr의 분모에 들어가는 그림은요?"
# hint.en = "Which group is the positive one here? Which images does tpr divide by?"
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
    tpr, fpr = 1 - fpr, 1 - tpr
    return {"accuracy": accuracy, "tpr": tpr, "fpr": fpr, "auc": auc, "threshold": threshold}
