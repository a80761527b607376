# /// mistake
# cause = "builds a graph that nobody needs"
# test = "test_forgery_report_mode"
# hint.ko = "판별자의 출력에 requires_grad가 켜져 있나요? 보고서에 기울기가 필요한가요?"
# hint.en = "Is requires_grad on in what the discriminator gives? Does a report need gradients?"
# ///
def forgery_report(D, real, fake):
    was_training = D.training
    D.eval()
    real_logits = D(real).squeeze(1)
    fake_logits = D(fake).squeeze(1)
    D.train(was_training)
    threshold = 0.0
    tpr = (real_logits > threshold).double().mean().item()
    fpr = (fake_logits > threshold).double().mean().item()
    accuracy = 0.5 * (tpr + (1 - fpr))
    difference = real_logits.unsqueeze(1) - fake_logits.unsqueeze(0)
    auc = ((difference > 0).double() + 0.5 * (difference == 0).double()).mean().item()
    return {"accuracy": accuracy, "tpr": tpr, "fpr": fpr, "auc": auc, "threshold": threshold}
