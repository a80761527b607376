# /// mistake
# cause = "puts the discriminator into training mode at the end"
# test = "test_forgery_report_mode"
# hint.ko = "평가 모드로 건네받은 판별자는 어떤 모드로 돌려줘야 하나요?"
# hint.en = "In which mode should a discriminator go back that came in evaluation mode?"
# ///
import torch


def forgery_report(D, real, fake):
    D.eval()
    with torch.no_grad():
        real_logits = D(real).squeeze(1)
        fake_logits = D(fake).squeeze(1)
    D.train()
    threshold = 0.0
    tpr = (real_logits > threshold).double().mean().item()
    fpr = (fake_logits > threshold).double().mean().item()
    accuracy = 0.5 * (tpr + (1 - fpr))
    difference = real_logits.unsqueeze(1) - fake_logits.unsqueeze(0)
    auc = ((difference > 0).double() + 0.5 * (difference == 0).double()).mean().item()
    return {"accuracy": accuracy, "tpr": tpr, "fpr": fpr, "auc": auc, "threshold": threshold}
