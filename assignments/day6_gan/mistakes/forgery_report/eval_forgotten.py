# /// mistake
# cause = "uses the discriminator in the mode that it comes in"
# test = "test_forgery_report_mode"
# hint.ko = "학습 모드의 판별자에게 그림 하나를 혼자, 그리고 배치 안에서 물어보세요. 같은 답인가요?"
# hint.en = "Ask a discriminator in training mode about one image, alone and in a batch. Is it the same answer?"
# ///
import torch


def forgery_report(D, real, fake):
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
