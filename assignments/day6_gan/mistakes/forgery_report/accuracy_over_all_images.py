# /// mistake
# cause = "counts right answers over both groups together"
# test = "test_forgery_report_accuracy"
# hint.ko = "진짜가 가짜보다 10배 많아요. 모두 진짜라고만 답해도 90%가 넘어요. 그것이 좋은 판별자인가요?"
# hint.en = "With ten times more real images, calling everything real is right in 90 %. Is that a good discriminator?"
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
    right = (real_logits > threshold).sum() + (fake_logits <= threshold).sum()
    accuracy = (right / (len(real) + len(fake))).item()
    difference = real_logits.unsqueeze(1) - fake_logits.unsqueeze(0)
    auc = ((difference > 0).double() + 0.5 * (difference == 0).double()).mean().item()
    return {"accuracy": accuracy, "tpr": tpr, "fpr": fpr, "auc": auc, "threshold": threshold}
