# /// mistake
# cause = "leaves the discriminator in evaluation mode"
# test = "test_forgery_report_mode"
# hint.ko = "보고서를 만든 뒤에 학습을 이어 가면 판별자는 어떤 모드인가요?"
# hint.en = "When training goes on after the report, in which mode is the discriminator?"
# ///
import torch


def forgery_report(D, real, fake):
    D.eval()
    with torch.no_grad():
        real_logits = D(real).squeeze(1)
        fake_logits = D(fake).squeeze(1)
    threshold = 0.0
    tpr = (real_logits > threshold).double().mean().item()
    fpr = (fake_logits > threshold).double().mean().item()
    accuracy = 0.5 * (tpr + (1 - fpr))
    difference = real_logits.unsqueeze(1) - fake_logits.unsqueeze(0)
    auc = ((difference > 0).double() + 0.5 * (difference == 0).double()).mean().item()
    return {"accuracy": accuracy, "tpr": tpr, "fpr": fpr, "auc": auc, "threshold": threshold}
